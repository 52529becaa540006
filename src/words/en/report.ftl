# The gap report.

list-semicolon = {"; "}
size-small = small
size-medium = medium-sized
size-large = large

report-title = Gap report: { $state }
report-draft = DRAFT – not approved
report-label-state = State
report-label-questionnaire = Questionnaire
report-label-date = Assessed on
report-label-status = Status
report-label-marking = Marking
report-label-classification = Classification
report-label-targets = Targets
report-label-threats = Threat profile
report-label-definitions = Definitions
report-label-fingerprints = Fingerprints
report-state = { $state } ({ $code })
report-profile = { $title } ({ $id })
report-no-targets = none: there are no figures against targets
report-no-threats = none: every scenario counts alike
report-no-date = no date given
report-status-draft = draft
report-status-reviewed = reviewed
report-status-approved = approved
report-status-cleared = { $status } by { $office } on { $date }
report-fingerprint = { $name } { $print }
report-definitions = version { $version }, scored by capgap { $engine }

summary-heading = In brief
summary-nothing = Nothing is answered yet: { $asked ->
    [0] no question has been put
    [one] one question has been put
   *[other] { $asked } questions have been put
}. This file holds no finding, and the chapters of figures are left out.
summary-nothing-to-do = What to do: answer the questions (“capgap ask FILE”), or hand them out as a form or a workbook, and make the report again. What remains unknown may be answered “unknown”; the report then says what that could change.
summary-label-whole = Way to the targets
summary-whole = { $claimed } % claimed, { $evidenced } % evidenced, { $potential } % possible
summary-label-elements = Elements by rating
summary-label-evidence = On evidence
summary-evidence = { $figure } % of what is claimed
summary-label-questions = Questions
summary-elements = { $all ->
    [one] { $rated ->
        [0] the only element of the framework could not be assessed
       *[other] of one element, one assessed: { $f } F, { $l } L, { $p } P, { $n } N
    }
   *[other] { $rated ->
        [0] none of { $all } elements of the framework could be assessed
       *[other] { $rated } of { $all } assessed: { $f } fully in place (F), { $l } largely (L), { $p } partly (P), { $n } not or hardly (N)
    }
}
summary-named = { $title } ({ $figure } %)
summary-furthest = Where the State is furthest
summary-missing = Where most is missing
summary-longest-way = Longest way to the targets: { $list }.
summary-ratings-trust = { $upheld } of { $rated ->
    [one] one rating holds
   *[other] { $rated } ratings hold
} on evidence alone. { $could ->
    [0] No rating could change through answers that are still open.
    [one] One rating could be higher, depending on answers that are still open.
   *[other] { $could } ratings could be higher, depending on answers that are still open.
}
summary-answers = { $answered } of { $asked ->
    [one] one question put was answered
   *[other] { $asked } questions put were answered
} (unknown: { $unknown }, withheld: { $withheld }, not answered yet: { $unanswered }, not applicable: { $notapplicable }). { $unevidenced ->
    [0] Every answer above zero cites evidence.
    [one] One answer above zero cites no evidence of its own.
   *[other] { $unevidenced } answers above zero cite no evidence of their own.
}
summary-evidence-share = Evidence supports { $figure } % of what is claimed over all capabilities; the rest is taken on trust.
summary-scenario = { $title }: { $figure } %, weakest in { $phase }
summary-threats = A State is as ready for a threat as its weakest phase. Least ready: { $list }.
summary-threats-not-assessed = { $count ->
    [one] One threat scenario is not assessed by this questionnaire.
   *[other] { $count } threat scenarios are not assessed by this questionnaire.
}
summary-gaps = The gaps that matter most, by their size and their weight in the framework and the threat scenarios:
summary-gap = { $title }: stands at { $level }, target { $target }
summary-first-caption = The first interventions by benefit for cost, with what they raise and move
summary-first-moved = “{ $title }”
summary-first-moves = Moves { $list }{ $others ->
    [0] {""}
    [one] {" "}and one more
   *[other] {" "}and { $others } more
}.
summary-read-heading = How to read the figures
summary-read-evidenced = Evidenced: what is supported by a document, record or act in the evidence register.
summary-read-claimed = Claimed: what was answered. This is the headline; the distance down to evidenced is taken on trust.
summary-read-potential = Potential: what it would be if every open answer turned out the best; the distance up is what nobody has looked up yet.
summary-read-rating = Ratings N, P, L, F (ISO/IEC 33020) stand for 0 to 15, above 15 to 50, above 50 to 85 and above 85 per cent of the way to the default targets. While an essential capability is below its target the rating is at most L; while one is absent, at most P.
summary-read-level = Levels: { $levels }. A level counts only when the facts it rests on are met.

column-element = Element
column-rating = Rating
column-evidenced = Evidenced %
column-evidenced-short = Evid. %
column-claimed = Claimed %
column-claimed-short = Claim. %
column-potential = Potential %
column-potential-short = Pot. %
column-evidenced-unit = Evidenced
column-evidenced-unit-short = Evid.
column-claimed-unit = Claimed
column-claimed-unit-short = Claim.
column-potential-unit = Potential
column-potential-unit-short = Pot.
column-range = 0 to 100 %
column-node = Part
column-coverage = Answered %
column-coverage-short = Answ. %
column-band = Band
column-scenario = Threat scenario
column-ready = Ready %
column-mean = Mean %
column-capability = Capability
column-level = Stands at
column-target = Target
column-gap = Gap %
column-position = No.
column-intervention = Intervention
column-cost = Cost
column-benefit = Points
column-up-to = Up to
column-section = Section
column-answered = Answered
column-unknown = Unknown
column-withheld = Withheld
column-unanswered = Open
column-not-applicable = N/A
column-not-asked = Not asked
column-action = Action
column-what = What it is
column-where = Where
column-status = Status

elements-intro = Figures are per cent of the way to the targets. Norms are voluntary: a low figure names a need, it is not a judgement.
elements-caption = { $title }: rating and way to the targets of each element
elements-area = As a whole: { $claimed } % of the way to the targets claimed, { $evidenced } % evidenced, { $potential } % possible; { $coverage } of the questions answered.
elements-area-none = This questionnaire does not ask enough to say how far the area as a whole has come.
held-at-zero = held at { $rating }: { $list } { $count ->
    [one] is absent
   *[other] are absent
}
held-below = held at { $rating }: { $list } { $count ->
    [one] is below its target
   *[other] are below their targets
}
held-no-essential = held at { $rating }: no essential capability applies
essentials-below = essential and below target: { $list }
essential-not-applicable = essential but not applicable: { $list }
essential-not-asked = essential but not asked: { $list }
asked-share = { $figure } % of its weight is asked

pillars-intro = The same answers by pillar; figures are per cent of the highest level.
values-caption = { $title }: values in three readings
lenses-heading = Further views of the same answers
lenses-intro = Figures are per cent of the highest level, or in the view's own unit.

threats-heading = Readiness for threats, by phase
threats-intro = Each phase is limited by its weakest essential capability, and the scenario by its weakest phase (column Ready). The mean beside it leaves these limits out. Figures are claimed, in per cent.
threats-caption = Readiness for each threat scenario by phase
threats-weakest = weakest: { $phases }; essentials absent { $zero }, below target { $below } of { $all }; ready { $evidenced } % evidenced, { $potential } % possible
nothing-answered = nothing is answered here yet
threats-held-by = held by { $list }
threats-not-assessed = not assessed by this questionnaire: { $list }

progress-heading = Progress to date
progress-intro = Against the assessment of { $date }: how much of the way from there to the targets has been gone, claimed reading. Figures are per cent of the highest level. A difference may also come from answers that were open then; the evidence of both assessments should be read beside it.
progress-caption = Progress of each element and scenario
progress-reached = reached
progress-reached-before = reached before
column-then = Then %
column-now = Now %
column-at-target = At target %
column-progress = Progress

standing-open = open (counted as 0)
gaps-heading = Gaps by size
gaps-none = No capability with a target is below it.
gaps-intro = { $count ->
    [one] One capability is below its target.
   *[other] { $count } capabilities are below their targets.
} Equal gaps are in order of their weight in the framework. A gap includes the work already done towards the next level.
gaps-caption = Capabilities below their target, largest gap first
gaps-next-heading = What the next level takes
gaps-next-intro = In the same order: what a reviewer would ask to see.
gaps-next-title = { $title }: from { $from } to { $to }
gaps-gated = { $answered } was answered, but only { $counts } counts, because of: { $facts }.
gaps-fact-not-met = “{ $text }” (not met)
gaps-fact-open = “{ $text }” (open)
gaps-open = Nothing is answered here yet; it is counted as absent until somebody looks.
gaps-not-yet-claimed = Not yet claimed
gaps-not-yet-claimed-intro = All facts asked for the next level are met here, but the level itself was not claimed. It may be worth a second look.
gaps-not-yet-claimed-item = { $title }: answered { $level }, facts of { $next } met

interventions-heading = Interventions, by benefit for cost
interventions-intro = Today the norms framework and the threat scenarios together stand at { $today } points; { $reachable } would be reached with every capability at its target, and 100 with every capability at its highest level. Points are counted up to the targets, with every open answer taken at its best. { $count ->
    [0] No intervention of the catalogue adds a benefit that is certain.
    [one] One intervention adds a benefit that is certain.
   *[other] { $count } interventions add a benefit that is certain, in this order; each counts as done before the next one is judged.
} Costs are for a { $size } State. “Points” is certain; “up to” is reached if open answers turn out low.
interventions-assumptions = Costs are planning assumptions of this project, not offers. A file of your own replaces them.
interventions-caption = Ranked interventions with cost and benefit
interventions-with = with { $list } first
interventions-reasons-heading = Reasons for the first ranks
interventions-reasons-title = { $position }. { $title }
interventions-cost-line = Cost { $cost }, afterwards { $running } a year (prices of { $year }); { $months } months of work if done one after the other.
interventions-raises = Raises { $list }.
interventions-raise = { $title } ({ $from } → { $to })
interventions-moves = Moves, in points out of 100: { $list }{ $others ->
    [0] {""}
    [one] ; and one more
   *[other] ; and { $others } more
}.
interventions-move-element = { $title } { $before } → { $after } (adds { $contribution })
interventions-move-scenario = readiness for “{ $title }” { $before } → { $after } (adds { $contribution })
interventions-held = Still held together: { $phase } in “{ $scenario }” needs all of { $list }.
interventions-look-first = Look up first
interventions-look-first-intro = These have a benefit only if answers that are open turn out low. Find out before spending.
interventions-look-first-item = { $title }: up to { $benefit } points; ask { $questions }{ $others ->
    [0] {""}
    [one] {" "}and one more
   *[other] {" "}and { $others } more
}
interventions-nothing = Nothing to add, because what they raise stands already, comes with others or has no target:
interventions-nothing-count = { $count } further interventions add nothing here, because what they raise stands already, comes with others or has no target. The report with annexes names them.
interventions-blocked = Cannot start from here with this catalogue: { $list }.

unknowns-heading = What is not known
unknowns-intro = Questions that follow-up rules made unnecessary are left out.
unknowns-caption = Answers by section and state
unknowns-could-heading = Ratings that open answers could change
unknowns-could-item = { $title }: { $claimed }, up to { $potential }
unknowns-look-up-heading = Open answers that would tell most
unknowns-look-up-intro = By their weight in the framework and in the threat scenarios.
unknowns-look-up-item = { $title }: { $questions ->
    [one] one question
   *[other] { $open } questions
} open, score between { $claimed } and { $potential } % ({ $ids })
unknowns-look-up-item-alone = { $title }: { $questions ->
    [one] one question
   *[other] { $open } questions
} open, score between { $claimed } and { $potential } %
unknowns-trust-heading = Claims taken on trust
unknowns-trust-intro = { $count ->
    [one] One capability is claimed above what evidence supports.
   *[other] { $count } capabilities are claimed above what evidence supports. Those with the greatest weight:
}
unknowns-trust-item = { $title }: claimed { $claimed }, evidenced { $evidenced }
unknowns-not-applicable-heading = Not applicable, with the reason given
unknowns-not-applicable-item = { $question }: { $reason }
unknowns-kept-heading = Answers without a question
unknowns-kept-intro = The file holds answers to questions that these definitions do not have. They are kept in the file and score nothing.
question-level-of = Level of “{ $title }”

actions-heading = Practical actions
actions-intro = { $all ->
    [one] One practical action
   *[other] { $all } practical actions
}: { $documented } documented, { $claimed } claimed, { $open } open{ $rest ->
    [0] {""}
   *[other] , { $rest } not assessed by this questionnaire
}. An action counts as documented when everything that shows it stands on evidence.
actions-caption = Practical actions: { $title }
action-national = at home
action-international = abroad
action-documented = documented
action-claimed = claimed
action-open = open
action-not-assessed = not asked

doubts-heading = Claims that pass a prerequisite
doubts-intro = These levels are counted as answered. Each usually rests on something that was answered lower; one of the two may need a second look.
doubts-item = { $title } is answered { $claimed }; it usually needs { $other } at { $needed }, which is answered { $found }. { $why }

notice-heading = Method and sources
notice-method = Every figure can be recomputed by hand from the method that comes with this program (docs/method.md), and each is taken apart by the command “capgap explain”. Answers are the State's own. A level answer counts up to the level that its facts and its evidence allow.
notice-use = The report describes capacity, so that needs can be met. It is not a ranking and says nothing about the lawfulness of any conduct; norms of responsible State behaviour are voluntary.
notice-licence = The definitions are under { $licence }.
notice-fingerprints = Fingerprints of the threat scenarios and further views: { $list }.
notice-verified = Sources of the definitions that were checked against the document they name (“capgap list unverified” names the others):
notice-elements = elements and frameworks: { $verified } of { $all }
notice-capabilities = capabilities: { $verified } of { $all }
notice-actions = practical actions: { $verified } of { $all }
notice-interventions = interventions: { $verified } of { $all }

standing-conflicts = { $count ->
    [one] One answer is in conflict between offices
   *[other] { $count } answers are in conflict between offices
} and not settled; the figures rest on what was there before.
standing-to-confirm = { $count ->
    [one] One answer was carried over from an earlier file and not confirmed. It counts
   *[other] { $count } answers were carried over from an earlier file and not confirmed. They count
} as unanswered.
standing-definitions = The answers were made on definitions of version { $used } and are scored on version { $now }, which differs in: { $parts }. A question may mean something else than when it was answered, and questions that are new are unanswered.
standing-conflicts-heading = In conflict
standing-conflict = { $about }: { $sides }
standing-to-confirm-heading = Carried over, to confirm
standing-unread-heading = Written, but no answer to the question
standing-unread = { $question }: “{ $found }”
standing-moved-heading = Questions with a new id
standing-moved = { $was } is now { $now }
standing-old-heading = Evidence more than five years older than the assessment
standing-old = { $title }, { $date }; cited by { $count ->
    [one] one answer
   *[other] { $count } answers
}
