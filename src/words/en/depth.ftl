# What the depths of the gap report add: the page in brief, the clearance, the annexes.

depth-cli = How much the report tells: brief (one page), full, or annex (with every answer and all arithmetic). The figures are the same; JSON has all of them whatever the depth

imprint = Definitions { $version } ({ $prints }); capgap { $engine }; targets: { $targets }; threat profile: { $threats }
imprint-none = none
imprint-marking = { $marking }; { $national }

brief-title = { $state } ({ $code }): the gap report in brief
brief-standing-heading = Where the State stands
brief-areas-caption = { $title }: ratings and way to the targets by area
brief-column-area = Way to the targets
brief-column-ratings = Ratings
brief-whole = As a whole
brief-gaps-heading = The gaps that matter most
brief-why-essential = Essential to { $elements ->
    [0] {""}
    [one] “{ $named }”
   *[other] “{ $named }”{ $others ->
        [0] {""}
        [one] {" "}and one other element
       *[other] {" "}and { $others } other elements
    }
}{ $scenarios ->
    [0] {""}
    [one] { $elements ->
        [0] readiness for one threat scenario
       *[other] , and to readiness for one threat scenario
    }
   *[other] { $elements ->
        [0] readiness for { $scenarios } threat scenarios
       *[other] , and to readiness for { $scenarios } threat scenarios
    }
}.
brief-why-supporting = Supports { $elements ->
    [0] {""}
    [one] “{ $named }”
   *[other] “{ $named }”{ $others ->
        [0] {""}
        [one] {" "}and one other element
       *[other] {" "}and { $others } other elements
    }
}{ $scenarios ->
    [0] {""}
    [one] { $elements ->
        [0] readiness for one threat scenario
       *[other] , and readiness for one threat scenario
    }
   *[other] { $elements ->
        [0] readiness for { $scenarios } threat scenarios
       *[other] , and readiness for { $scenarios } threat scenarios
    }
}.
brief-first-heading = What to do first
brief-column-months = Months
brief-intervention = { $title }{ $with ->
    [0] {""}
    [one] {" "}(with one other first)
   *[other] {" "}(with { $with } others first)
}
brief-assumptions = In order of benefit for cost. Costs are planning assumptions, not offers; months count one step after the other.
brief-look-up = Open answers that would tell most: { $list }.
brief-read-heading = How to read this page
brief-read = Evidenced: supported by documents; claimed: as answered; potential: if every open answer turned out the best. This is not a ranking.
brief-read-rated = Evidenced: supported by documents; claimed: as answered; potential: if every open answer turned out the best. F, L, P, N: fully, largely, partly, not in place. Norms are voluntary; this is not a ranking.
brief-sources = { $verified } of { $all } sources of the definitions were checked against the document they name.

clearance-heading = Clearance
clearance-none = Nobody has cleared these answers yet. Until an office approves them, this is a draft.
clearance-approved = Approved by
clearance-reviewed = Reviewed by
clearance-date = Date
clearance-print = Fingerprint of what was cleared
clearance-no-print = none: entered by hand, so a later change would not show
clearance-sign-reviewed = Reviewed by (office, name, date, signature)
clearance-sign-approved = Approved by (office, name, date, signature)

annex-title = Gap report with annexes: { $state }
brief-left-out = Left out here: { $answers ->
    [one] one answer
   *[other] { $answers } answers
}, { $notes ->
    [one] one note
   *[other] { $notes } notes
}, { $evidence ->
    [one] one document
   *[other] { $evidence } documents
} and the arithmetic (see “--depth annex”).
annex-left-out = This report leaves out { $answers ->
    [one] one answer
   *[other] { $answers } answers
} as they were given, { $notes ->
    [one] one note
   *[other] { $notes } notes
} and { $evidence ->
    [one] one document
   *[other] { $evidence } documents
} of the evidence register, and the arithmetic of each figure. They stand in the annexes of the report made with “--depth annex”.
annex-answers-heading = Annex { $letter }: every answer
annex-answers-intro = Each question that was put or answered, with what the answer claims, what stands behind it and who gave it. The last column has what it counts in the three readings, from 0 to 1; a dash where it counts nothing.
annex-answers-caption = Answers: { $title }
annex-column-reads = Evid. / claim. / pot.
annex-reads = { $evidenced } / { $claimed } / { $potential }
annex-not-asked = { $count ->
    [one] One question is not put by this questionnaire and was not answered. It is left out.
   *[other] { $count } questions are not put by this questionnaire and were not answered. They are left out.
}
annex-claims = Level { $level } means: { $text }
annex-criteria = A reviewer would ask for: { $list }
annex-value = Value: { $formula }.
annex-unread = Written was “{ $found }”, which is no answer to this question.
annex-reason = Reason: { $reason }
annex-otherwise = The file says “{ $said }”, which does not count here.
annex-evidence = Evidence: { $list }.
annex-cited = { $title } ({ $status })
annex-note = Note: { $note }
annex-by-on = By { $office }, { $day }.
annex-by = By { $office }.
annex-on = On { $day }.
annex-conflicts-heading = Answers in conflict
annex-register-heading = Annex { $letter }: evidence register
annex-register-intro = { $count ->
    [0] The register is empty.
    [one] One document, with how many answers cite it.
   *[other] { $count } documents, each with how many answers cite it.
}
annex-register-caption = The evidence register
annex-column-cited = Cited by
annex-entry-id = Id { $id }
annex-entry-file = file { $file }
annex-entry-print = SHA-256 { $print }
annex-capabilities-heading = Annex { $letter }: arithmetic of the capabilities
annex-capabilities-intro = How the level and the score of each capability come about, so that each can be recomputed by hand. “capgap explain FILE ID” tells more of any of them: prerequisites, what needs it, what the next level takes.
annex-method-gate = Level: the level answered counts up to the level that its facts allow; a fact that is not fully met keeps the level below its own.
annex-method-score = Score = (ℓ* + p) ÷ L. ℓ* is the level after the gate, p the mean value of the facts of the next level, L the highest level.
annex-method-averaged = A capability without a level question has the weighted mean of the values of its questions.
annex-method-gap = Gap = target ÷ L − score, at least 0.
annex-capabilities-not-asked = This questionnaire asks nothing about: { $list }.
annex-views-heading = Annex { $letter }: arithmetic of the framework, the threat scenarios and the other views
annex-views-intro = What each part is made of: needs with their weights and three readings, their sum, its cap, the way to the targets, the rating. For views whose way to the targets this report does not show, “capgap explain FILE ID” tells it.
annex-method-value = Value: the weighted mean of the parts – sum of weight × value ÷ sum of weights – or what the calculation says instead, such as the lowest or the product.
annex-method-cap = Cap, where there is one: at most the weakest essential need plus one level, because one missing foundation breaks the whole.
annex-nodes-not-asked = Not asked by this questionnaire: { $list }.
annex-nodes-not-applicable = Not applicable: { $list }.
