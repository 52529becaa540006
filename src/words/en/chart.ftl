# Charts of the gap report: titles, descriptions for readers who do not see them, and labels.

chart-profile-title = { $title }: way to the targets
chart-profile = One mark for each of { $all } elements, from 0 to 100 per cent of the way to the targets: what evidence supports, what is claimed, and what is possible if every open answer turns out the best. { $assessed } of them are assessed. The figures stand in the tables of this chapter.
chart-profile-ends = Furthest from the targets: { $least }. Nearest: { $most }.
chart-profile-trust = Most is taken on trust for { $title }: { $claimed } % claimed, { $evidenced } % evidenced.
chart-pillars-title = The pillars
chart-pillars = One axis for each pillar, from 0 in the centre to 1 at the edge, with what is evidenced, claimed and possible, and where the targets lie. Claimed: { $list }.
chart-pillars-furthest = Furthest below its targets: { $title }, with { $claimed } % claimed of { $target } %.
chart-axis = { $title } { $claimed } %
chart-threats-title = Readiness for each threat scenario, by phase
chart-threats = { $rows } threat scenarios by { $columns } phases, claimed reading, in per cent. { $low } of { $all } cells lie at 15 per cent or below. The figures stand in the table of this chapter.
chart-threats-lowest = Lowest: { $list }.
chart-threats-cell = { $scenario }, { $phase }: { $figure }
chart-waterfall-title = From today to the targets
chart-waterfall = Steps from { $today } points today to { $reachable } points with every capability at its target: what each ranked intervention adds, in the order of ranking ({ $count } ranks), counting only what is certain.
chart-waterfall-greatest = The greatest step is { $title } (+{ $points }).
chart-waterfall-beyond = { $points } points are not reached by the catalogue.
chart-today = Today
chart-targets = All targets reached
chart-added = +{ $points }
chart-others = { $count ->
    [one] One further rank
   *[other] { $count } further ranks
}
chart-beyond = Not reached by the catalogue
chart-priority-title = Benefit against cost
chart-priority = The first { $count } ranks by what they cost and what they add. Where an intervention needs others first, the point stands for all of them together.
chart-priority-ends = First for its cost: { $first }. Greatest benefit: { $most }. Least cost: { $least }.
chart-priority-cost = Cost in { $currency }, middle of the range
chart-priority-benefit = Benefit in points
chart-coverage-title = Answers by section
chart-coverage = One bar for each of { $count } sections: answers with evidence, answers without, open ones, unanswered and not applicable. The counts stand in the table of this chapter.
chart-coverage-least = Least is answered in { $title }: { $share }.
chart-part-evidenced = Answered, with evidence or with none needed
chart-part-claimed = Answered without evidence
chart-part-open = Unknown or withheld
chart-part-unanswered = Not answered
chart-part-not-applicable = Not applicable
