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
    [one] one element
   *[other] { $elements } elements
}{ $scenarios ->
    [0] {""}
    [one] { $elements ->
        [0] one threat scenario
       *[other] {" "}and one threat scenario
    }
   *[other] { $elements ->
        [0] { $scenarios } threat scenarios
       *[other] {" "}and { $scenarios } threat scenarios
    }
}.
brief-why-supporting = Supports { $elements ->
    [0] {""}
    [one] one element
   *[other] { $elements } elements
}{ $scenarios ->
    [0] {""}
    [one] { $elements ->
        [0] one threat scenario
       *[other] {" "}and one threat scenario
    }
   *[other] { $elements ->
        [0] { $scenarios } threat scenarios
       *[other] {" "}and { $scenarios } threat scenarios
    }
}.
brief-first-heading = What to do first
brief-column-months = Months
brief-intervention = { $title }{ $with ->
    [0] {""}
    [one] {" "}(with one other first)
   *[other] {" "}(with { $with } others first)
}
brief-nothing = Nothing is answered yet, so there is no finding. Answer the questions (“capgap ask FILE”), then make this page again.
brief-least-ready = Least ready for: { $list }.
brief-assumptions = By benefit for cost. Costs are planning assumptions, not offers; months count one step after the other.
brief-open = { $open ->
    [0] none of { $asked } open
   *[other] { $open } of { $asked } open
}
brief-open-sentence = Questions: { $told }.
brief-could = { $count ->
    [one] One rating could be higher.
   *[other] { $count } ratings could be higher.
}
brief-look-up = Open answers that would tell most: { $list }.
brief-read-heading = How to read this page
brief-read = Evidenced: supported by documents; claimed: as answered; potential: at best. Not a ranking.
brief-read-rated = Evidenced: supported by documents; claimed: as answered; potential: at best. F, L, P, N: fully, largely, partly, not in place. Norms are voluntary; not a ranking.

clearance-heading = Clearance
clearance-none = Not cleared yet; a draft until an office approves it.
clearance-approved = Approved by
clearance-reviewed = Reviewed by
clearance-date = Date
clearance-print = Fingerprint of what was cleared
clearance-no-print = none: entered by hand, so a later change would not show
clearance-sign-reviewed = Reviewed by (office, name, date, signature)
clearance-sign-approved = Approved by (office, name, date, signature)

annex-title = Gap report with annexes: { $state }
brief-left-out = Left out: { $answers ->
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
annex-capabilities-intro = How the level and the score of each capability come about, so that each can be recomputed by hand. Facts have the ids of their questions; annex A has their words and answers. “capgap explain FILE ID” tells more of any of them: prerequisites, what needs it, what the next level takes.
annex-method-before-gate = Before the gate: the claimed and the potential reading have the level answered. The evidenced reading has the level that the evidence of that answer supports, or a higher one up to which every level has facts that are all met and evidenced.
annex-method-gate = Level: the level answered counts up to the level that its facts allow; a fact that is not fully met keeps the level below its own.
annex-method-score = Score = (ℓ* + p) ÷ L. ℓ* is the level after the gate, p the mean value of the facts of the next level, L the highest level.
annex-method-averaged = A capability without a level question has the weighted mean of the values of its questions.
annex-method-gap = Gap = target ÷ L − score, at least 0.
annex-capabilities-not-asked = This questionnaire asks nothing about: { $list }.
annex-interventions-heading = Annex { $letter }: interventions that add nothing here
annex-views-heading = Annex { $letter }: arithmetic of the framework, the threat scenarios and the other views
annex-views-intro = What each part is made of: needs with their weights and three readings, their sum, its cap, the way to the targets, the rating. For views whose way to the targets this report does not show, “capgap explain FILE ID” tells it.
annex-method-value = Value: the weighted mean of the parts – sum of weight × value ÷ sum of weights – or what the calculation says instead, such as the lowest or the product.
annex-method-cap = Cap, where there is one: at most the weakest essential need plus one level, because one missing foundation breaks the whole.
annex-method-short = Kept short: the gap of a capability is its target less its value, at least 0, in each reading; essential capabilities that are not listed stand at their targets in all three readings and limit no rating.
annex-column-role = Role
annex-score = { $reading }: { $before } before the gate, which allows { $kept }; ℓ* = { $level }; p: { $towards }; score { $score }
annex-calculation = { $reading }: { $steps } → { $value }
annex-coverage-whole = Coverage: 100.0 %, as every part has.
annex-all-readings = all three
annex-level-answered = Answered: { $level }.
annex-level-stands = Stands at { $level }; score { $score }.
annex-rating = { $reading } { $share }, by percentage { $percent }, rated { $rating }
annex-ratings = By reading: { $list }.
annex-nodes-not-asked = Not asked by this questionnaire: { $list }.
annex-nodes-not-applicable = Not applicable: { $list }.

glossary-heading = Words and abbreviations
glossary-term-claimed = Claimed
glossary-claimed = what was answered, whether or not a document supports it
glossary-term-coverage = Coverage
glossary-coverage = the share of the questions put that are answered
glossary-term-essential = Essential, supporting
glossary-essential = the two roles of a capability: an element cannot be in place without what is essential to it; what is supporting adds to it
glossary-term-evidenced = Evidenced
glossary-evidenced = supported by an entry of the evidence register
glossary-term-gap = Gap
glossary-gap = how much of the scale lies between where a capability stands and its target
glossary-term-potential = Potential
glossary-potential = what would be reached if every open answer turned out the best
glossary-term-ratings = N, P, L, F
glossary-ratings = not or hardly, partly, largely, fully in place: the rating of an element (ISO/IEC 33020)
glossary-term-target = Target profile
glossary-target = the level that each capability is measured against
glossary-term-threat-profile = Threat profile
glossary-threat-profile = how much each threat scenario weighs when interventions are ranked
glossary-term-tlp = TLP
glossary-tlp = Traffic Light Protocol: how far a document may be shared, from RED (those present) to CLEAR (everyone)
glossary-term-to-target = Way to the targets
glossary-to-target = how much of what the targets ask for is there, in per cent; 100 is every target reached
