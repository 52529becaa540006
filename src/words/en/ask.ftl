# The interview: what is shown of a question.

ask-answer-none = not answered yet
ask-answer-none-of-these = none of these
ask-answer-unknown = unknown
ask-answer-withheld = withheld
ask-answer-not-applicable = not applicable: { $reason }
ask-answer-unreadable = “{ $found }”, which is no answer to this question

ask-why-asked = Asked because of the answer “{ $answer }” to “{ $question }”
ask-why-skipped = Skipped, because of the answer “{ $answer }” to “{ $question }”
ask-why-waits = Not put yet: it depends on the answer to “{ $question }”

ask-criteria = What has to be shown:
ask-evidence-examples = What can be shown as evidence:
ask-level-label = { $name }: { $descriptor }

ask-number-between = a number from { $min } to { $max }
ask-number-from = a number of { $min } or more
ask-number-to = a number of { $max } or less
ask-number-any = a number
ask-number-unit = { $range } ({ $unit })
ask-text = a text

ask-evidence-line = { $title } ({ $status })
ask-status-draft = draft
ask-status-adopted = adopted
ask-status-in-operation = in operation
ask-status-exercised = exercised

ask-signed-by-on = { $by }, { $on }
ask-signed-by = { $by }
ask-signed-on = { $on }

ask-side = { $answer }; evidence: { $evidence }; note: { $note }; { $signed }
ask-side-of = { $from }: { $says }
ask-side-no-evidence = none

ask-meaning-open = { $title }: nothing answered yet.
ask-meaning-level = { $title }: level { $claimed } claimed, { $evidenced } with evidence; up to { $potential } possible.
ask-meaning-held = Answered as { $answered }, held at { $level } because a question at a lower level is not met or not answered.
ask-meaning-lacking = Level { $level } still needs: { $titles }{ $more ->
    [0] {""}
   *[other] {" "}And { $more } more.
}
ask-meaning-left-out = { $title }: leaves the sum.
ask-meaning-norms = Needed by { $count ->
    [one] one element
   *[other] { $count } elements
} of the norms framework: { $titles }
ask-meaning-scenarios = Needed in { $count ->
    [one] one threat scenario
   *[other] { $count } threat scenarios
}: { $titles }
