# Charts of the gap report: titles, descriptions that begin with what stands out, and labels.

chart-stand-out = Highest, at { $high } %: { $highest }. Lowest, at { $low } %: { $lowest }.
chart-all-equal = All stand at { $figure } %.
chart-only-one = { $title } stands at { $figure } %.
chart-count-of = { $count } of { $all }
chart-nothing-answered = Nothing is answered here yet.
chart-profile-title = { $title }: way to the targets, with ratings
chart-profile-open = The widest range between evidence and what is possible: { $title }, from { $evidenced } to { $potential } %.
chart-profile = { $found } { $assessed ->
    [0] None of the { $all } elements is assessed.
   *[other] Assessed: { $assessed } of { $all } elements.
} Each bar runs from 0 to 100 per cent of the way to the targets; the letter beside it is the rating: N not or hardly in place, P partly, L largely, F fully.
chart-areas-title = { $title }: way to the targets by area
chart-areas = { $found } Each bar runs from 0 to 100 per cent of the way to the targets; beside it stands what is claimed.
chart-pillars-title = The pillars: what is there, and where the targets lie
chart-pillars-furthest = Furthest from its target: { $title }, { $claimed } % with a target of { $target } %.
chart-pillars-reached = Every pillar stands at its target or above.
chart-pillars = { $found } Each line runs from 0 in the centre to 100 per cent at the edge.
chart-threats-title = Readiness for each threat scenario, by phase
chart-threats = { $found } { $low ->
    [0] No cell lies at 15 per cent or below.
    [one] One of { $all } cells lies at 15 per cent or below.
   *[other] { $low } of { $all } cells lie at 15 per cent or below.
} Figures are per cent, as claimed, for { $rows } scenarios in { $columns } phases.
chart-cell = { $row } ({ $column })
chart-waterfall-title = From today to the targets, in points
chart-waterfall = From { $today } points today to { $reachable } with every capability at its target. The largest single step: { $step } (+{ $points }). Each bar is what a ranked intervention adds, in the order of ranking ({ $count ->
    [one] one rank
   *[other] { $count } ranks
}), counting only what is certain.
chart-step-with = { $title }, with { $list }
chart-today = Today
chart-targets = All targets reached
chart-added = +{ $points }
chart-others = { $count ->
    [one] One further rank
   *[other] { $count } further ranks
}
chart-beyond = Not reached by the catalogue
chart-priority-title = Benefit against cost
chart-priority = Most benefit for its cost: { $first }. Greatest benefit: { $greatest } ({ $points } points for { $cost }). Least cost: { $cheapest } ({ $least }). { $together ->
    [0] Each of the first { $count } ranks stands for one intervention.
    [one] One of the first { $count } ranks stands for several that are funded together; they are joined in the list.
   *[other] { $together } of the first { $count } ranks stand for several that are funded together; they are joined in the list.
}
chart-priority-amount = { $currency } { $amount }
chart-priority-cost = Cost in { $currency }, middle of the range
chart-priority-benefit = Benefit in points
chart-coverage-title = Answers by section
chart-coverage = Share of questions answered. { $found } { $count ->
    [one] There is one section.
   *[other] There are { $count } sections.
}
chart-coverage-without = Most answers without evidence: { $title }, { $figure } %.
chart-part-evidenced = Answered, with evidence or with none needed
chart-part-claimed = Answered without evidence
chart-part-open = Unknown or withheld
chart-part-unanswered = Not answered
chart-part-not-applicable = Not applicable
