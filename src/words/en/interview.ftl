# The interview on a full screen. What stands in the foot, above the keys and on lines of lists is short.

interview-title = Question { $number } of { $all }: { $section }
interview-progress = section { $done }/{ $put }, whole { $weight } %
interview-progress-end = whole { $weight } %
interview-percent = { $number } %

interview-key-answer = Up/Down move  Enter answer
interview-key-tick = Space tick  Enter answer
interview-key-type = Enter type the answer
interview-key-back = Left back
interview-key-skip = Right skip
interview-key-explain = ? explain
interview-key-more = Tab more
interview-key-unknown = u unknown
interview-key-withheld = w withheld
interview-key-not-applicable = x not applicable
interview-key-evidence = e evidence
interview-key-note = t note
interview-key-search = / search
interview-key-leave = q leave
interview-key-confirm = confirm it here
interview-key-add-document = add a document
interview-key-change-document = change this one
interview-key-back-word = back
interview-key-more-word = more
interview-key-search-word = search
interview-key-undo-word = undo
interview-key-leave-word = leave
interview-key-search-type = Type what you look for
interview-key-search-take = Up/Down move  Enter go there
interview-key-search-back = Esc back

interview-head-answer = Answer so far: { $answer }
interview-head-answer-signed = Answer so far: { $answer } ({ $signed })
interview-head-confirm = Carried over: { $answer }. Press c to confirm it, or answer anew.
interview-head-conflict = { $count } offices differ here: press d to see what each says and decide.
interview-head-evidence = Evidence: { $count ->
    [one] { $first }
   *[other] { $count } documents
}
interview-head-note = Note: { $note }
interview-head-both = Evidence: { $count ->
    [one] 1 document
   *[other] { $count } documents
}. Note: { $note }
interview-entry-line = Type { $entry }
interview-meaning = What the answer means:

interview-all-section = Section: { $section }. Id of the question: { $id }
interview-all-about-section = About this section:
interview-all-help = Explanation:
interview-all-why = Why this question is here:
interview-all-entry = What to type:
interview-all-chosen = {"  "}(the answer so far)
interview-all-many = Several of these can hold at once, or none.
interview-all-states = Instead of an answer you can say “unknown” (u) or “withheld” (w). The question cannot be said not to apply.
interview-all-states-applicable = Instead of an answer you can say “unknown” (u), “withheld” (w), or “not applicable” with a reason (x).
interview-all-answer = The answer so far:
interview-all-note = The note:
interview-all-evidence = The evidence cited:
interview-all-conflict = What the offices say:

interview-none-of-these = Nothing is ticked. Does none of these hold?
interview-reason-title = Not applicable
interview-reason = Why does this question not apply?
interview-reason-missing = Please write a reason; a few words are enough.
interview-note-title = Note
interview-note = Anything that a reader of the answer should know. Several lines are possible.
interview-entry-title = Answer
interview-entry-prompt = Type { $entry }.
interview-entry-wrong = This is not { $entry }.

interview-not-applicable-forbidden = This question applies to every State: choose an answer, or say unknown (u) or withheld (w).
interview-nothing-to-confirm = There is nothing to confirm here: the answer was not carried over.
interview-not-registered = There is no document “{ $id }” in the register.
interview-no-conflict = Offices do not differ about this question.
interview-nothing-to-undo = There is nothing more to take back.
interview-first-question = This is the first question.
interview-no-question = The question is not part of this interview.

interview-done = Saved: { $what }.
interview-done-not-saved = Kept for now, not saved: { $what }.
interview-done-note = note
interview-done-evidence = evidence
interview-done-confirmed = confirmed
interview-done-settled = decided
interview-done-cleared = answer taken back
interview-done-undone = last change taken back
interview-done-lapsed = The approval has lapsed: it is a draft again.
interview-done-level = Level now { $level }.
interview-done-level-evidence = Level now { $level }, with evidence { $evidenced }.
interview-done-held = Level { $level } until follow-ups are met.
interview-done-appeared = { $count ->
    [one] 1 follow-up added.
   *[other] { $count } follow-ups added.
}
interview-done-gone = { $count ->
    [one] 1 follow-up skipped.
   *[other] { $count } follow-ups skipped.
}

interview-not-saved = !!! NOT SAVED: { $reason } Your answers are kept in this window. Press ! to try again; the next answer tries again too.
interview-saved-again = Everything is saved now.
interview-kept-with-title = Saved, with a remark
interview-leave-title = Not saved
interview-leave-unsaved = The last answers could not be saved: { $reason } Leave all the same?

interview-sections-title = Go to a section
interview-sections-prompt = Which section? Beside each: questions done, and the share of its weight that is answered.
interview-section-right = { $done }/{ $put }  { $weight } %
interview-section-detail = This section is { $share } % of the whole by weight. Left: { $left }; to confirm: { $confirm }; unknown: { $unknown }; withheld: { $withheld }; without evidence: { $without }; waiting for other answers: { $waiting }.
interview-section-other = It is assigned to another office; you can answer it all the same.
interview-search-title = Search
interview-search-prompt = Search: { $text }_
    { $count ->
        [0] No question holds all these words. Delete some of them.
        [one] 1 question
       *[other] { $count } questions
    }
interview-search-detail = Section: { $section }. Id: { $id }
interview-confirm-title = Answers to confirm
interview-confirm-prompt = { $count ->
    [one] 1 answer was carried over and waits to be confirmed.
   *[other] { $count } answers were carried over and wait to be confirmed.
} Until then they count as not answered.
interview-none-to-confirm = No answer waits to be confirmed.
interview-telling-title = The questions that would tell most
interview-telling-prompt = These open questions would tell most. Beside each: how much of the whole still hangs on its capability.
interview-telling-detail = Capability: { $capability }. Section: { $section }.
interview-none-telling = No open question would tell more.

interview-conflicts-title = Where offices differ
interview-conflicts-prompt = { $count ->
    [one] About 1 thing offices say different things.
   *[other] About { $count } things offices say different things.
} Open one to see what each says and decide.
interview-none-in-conflict = Offices differ about nothing.
interview-conflict-document = Document: { $title }
interview-settle-title = Decide
interview-settle-prompt = Whose answer shall hold? You can also leave with Esc and answer anew.
interview-side = { $from }: { $says }
interview-side-nothing = nothing: it was taken out
interview-side-evidence = Evidence: { $document }
interview-side-no-evidence = Evidence: none
interview-side-note = Note: { $note }
interview-side-signed = Answered by: { $signed }
interview-document = { $title } ({ $rest })
interview-document-supports = It supports answers up to level { $level }: { $reason }
interview-document-file = File: { $file }
interview-document-cited = { $count ->
    [0] No answer cites it yet.
    [one] 1 answer cites it.
   *[other] { $count } answers cite it.
}

interview-evidence-title = Evidence
interview-evidence-prompt = Tick the documents that support this answer.
interview-form-heading = A document as evidence
interview-form-prompt = Look it over. Enter on a line changes it; the last line enters the document and cites it.
interview-form-title = Title
interview-form-reference = Where it is found
interview-form-date = Date
interview-form-status = What it shows
interview-form-supports = Supports
interview-form-file = File
interview-form-done = Done: enter this document and cite it
interview-form-line = { $label }: { $value }
interview-form-empty = (empty)
interview-form-by-status = as much as what it shows
interview-form-level = answers up to level { $level }: { $reason }
interview-form-up-to = Answers up to level { $level }
interview-form-ask-title = What is the document called?
interview-form-title-missing = Please write a title.
interview-form-ask-reference = Where can it be found? For example a gazette number, a file number or a link. Enter alone leaves it out.
interview-form-ask-date = Of which day is it? Year-month-day, for example 2025-02-28. Enter alone leaves it out.
interview-form-date-wrong = This is not a day written as year-month-day, such as { $today }.
interview-form-date-future = This day is still to come; today is { $today }.
interview-form-ask-status = What does the document show?
interview-form-ask-supports = Up to which level does it support answers? Choose a level only where that differs from what the document shows by itself.
interview-form-ask-reason = Why does it support answers up to level { $level }?
interview-form-ask-file = A file on this computer that holds the document, as a path from the folder of the answer file. Its fingerprint is kept, so that it can be recognised later; the file itself stays where it is. Enter alone leaves it out.
interview-status-draft = A draft shows nothing yet; it can be cited so that it is not forgotten.
interview-status-adopted = It shows that something was adopted: a law, a strategy, a decision.
interview-status-in-operation = It shows that something is in operation: staff lists, records of work, budgets spent.
interview-status-exercised = It shows that something was exercised or used in earnest: a report of an exercise or of a real case.

interview-review-title = Review
interview-review-prompt = Here all is looked over. { $answered } of { $put } questions are answered, { $weight } % by weight. Nothing has to be answered, and you can come back at any time.
interview-review-left = Questions that are left
interview-review-confirm = Answers to confirm
interview-review-conflicts = Where offices differ
interview-review-unknown = Answered with “unknown”
interview-review-withheld = Answered with “withheld”
interview-review-inapplicable = Said not to apply
interview-review-without = Answered without evidence
interview-review-all = All questions with their answers
interview-review-summary = Summary by section
interview-review-leave = Leave: everything is saved
interview-review-pick = Which question do you want to go to?
interview-review-without-pick = These answers claim something that no document supports yet. Go to one, then press e.

interview-more-title = What can be done
interview-more-question = This question
interview-more-explain = Explain it in full
interview-more-confirm = Confirm the answer that was carried over
interview-more-decide = Decide between the offices
interview-more-unknown = Answer “unknown”: we do not know
interview-more-withheld = Answer “withheld”: we do not say
interview-more-not-applicable = Answer “not applicable”, with a reason
interview-more-evidence = Evidence: cite or add documents
interview-more-note = Write a note
interview-more-clear = Take the answer back (Del)
interview-more-skip = Skip it and go on (Right)
interview-more-back = Go back (Left)
interview-more-go = Go somewhere else
interview-more-sections = To a section
interview-more-search = Search all questions
interview-more-telling = The ten questions that would tell most
interview-more-to-confirm = Answers to confirm
interview-more-conflicts = Where offices differ
interview-more-review = Review, behind the last question
interview-more-all = The whole
interview-more-summary = Summary: how far it has come and what is left
interview-more-undo = Take the last change back
interview-more-save = Try again to save
interview-more-keys = All keys (F1)
interview-more-leave = Leave: everything is saved

interview-summary-title = Summary
interview-summary-whole = { $answered } of { $put } questions are answered, { $weight } % by weight. To confirm: { $confirm }; unknown: { $unknown }; withheld: { $withheld }; not applicable: { $inapplicable }; left: { $left }. Answers without evidence: { $without }. { $waiting } more questions wait for other answers; { $out } are skipped because of answers.
interview-summary-conflicts = { $count ->
    [one] About 1 thing offices say different things.
   *[other] About { $count } things offices say different things.
}
interview-summary-left = Left, in order of weight (how much of the whole still hangs on the capability):
interview-summary-telling = - { $stake } %  { $question }
interview-column-section = Section
interview-column-answered = done
interview-column-weight = weight
interview-column-share = share
interview-column-confirm = conf.
interview-column-unknown = unk.
interview-column-withheld = with.
interview-column-without = no ev.
interview-column-left = left
interview-column-all = All

interview-summary-other = { $section } (another office)
interview-summary-legend = done: questions done of those put. weight: how much of the weight of the section is answered. share: what the section weighs in the whole. conf.: to confirm. unk.: unknown. with.: withheld. no ev.: answered without evidence.

interview-keys-title = All keys
interview-keys =
    At the top right stands how many questions of this section are done, and how
    much of the whole is answered by weight.

    Up, Down            move between the options
    Enter               answer with the highlighted option and go on
    0 to 4              answer with this level
    y, p, n             answer yes, partly, no
    1 to 9              choose or tick an option of a list
    Space               tick an option where several can hold
    PageUp, PageDown    scroll the text below the options

    Left, Right         go back; go on without answering
    u                   unknown: we do not know
    w                   withheld: we do not say
    x                   not applicable, with a reason
    c                   confirm an answer that was carried over
    d                   decide where offices differ
    e                   evidence for this question: cite or add documents
    t                   write a note (for an answer just given: Left, then e or t)
    Del                 take the answer back
    z, Ctrl-Z           take the last change back

    ?                   explain the question in full
    g                   go to a section
    / or s              search all questions
    v                   the ten questions that would tell most
    l                   answers to confirm
    k                   where offices differ
    i                   summary
    r                   review, behind the last question
    Tab or m            everything that can be done, as a list
    F1                  this list
    q, Esc              leave; everything is saved
    Ctrl-C              leave at once; everything is saved

    Capital letters mean the same.
