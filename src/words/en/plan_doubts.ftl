# How sure a plan is, and what would change it.

plan-cli-thorough = Make the exact plan too in the first 50 draws, beside the plan from the ranked list
plan-cli-no-answers = Do not look for open answers that would change the plan
plan-cli-time-limit = Stop after so many seconds with the best that was found so far; results may then differ from machine to machine [default: no limit of time, only of --steps]
plan-progress = { $done } of { $all } draws made, { $rate } a second, { $left } s left
plan-progress-answers = { $done } of { $all } plans for open answers made, { $rate } a second, { $left } s left
plan-told-interrupted = Interrupted: what was written holds the best plan so far.
plan-told-time = The time limit was reached: what was written holds the best plan so far.
plan-cut-time = The limit of { $seconds } s was reached before the search had come to its end, so this is the best so far; on another machine or another day it may be another one. { $proof }
plan-cut-interrupt = The search was interrupted before it had come to its end, so this is the best so far; made again it may be another one. { $proof }
plan-cut-time-proven = The limit of { $seconds } s was reached when the choice was proven to be the best, but before everything else was tried. What stands beside it (other budgets, the runner-up, draws, weights, open answers) is not whole, and may be otherwise on another machine or another day.
plan-cut-interrupt-proven = It was interrupted when the choice was proven to be the best, but before everything else was tried. What stands beside it (other budgets, the runner-up, draws, weights, open answers) is not whole.
plan-cut-draws = Of { $asked } draws { $made } were made.

plan-doubts-heading = How sure these figures are
plan-doubts-intro = Nine of ten of { $draws } draws lie within the intervals (5th to 95th percentile). A draw changes each weight by up to a quarter, puts each answer between what is evidenced and what is possible, and each cost within its range. “As it is” counts every open answer at its best, so it may lie outside of the interval.
plan-doubts-caption = Figures of the plan with their intervals
plan-column-figure = Figure
plan-column-as-it-is = As it is
plan-column-median = Median
plan-column-interval = Interval
plan-column-interval-with = Interval with it
plan-column-without = Without
plan-column-with = With plan
plan-interval = { $low } to { $high }
plan-figure-before = Points before
plan-figure-after = Points after
plan-figure-benefit = Points added
plan-figure-cost = Cost of the plan
plan-figure-adds = Points added by { $position }. { $title }
plan-elements-heading = Elements and scenarios with the plan
plan-elements-intro = Those that the plan moves, in per cent of what each can be, without and with it. As in the points, nothing counts beyond its target, and a scenario is the mean of its phases.
plan-elements-caption = Elements and scenarios without and with the plan, with intervals
plan-scenario-mean = Scenario: { $title }
plan-exact-heading = The exact plan again
plan-exact-intro = In { $draws } draws the exact plan was made too, beside the one from the ranked list; in { $proven } of them it was proven to be the best. It adds { $median } points more than the list's in the middle draw, and more than { $high } in one of twenty.
plan-exact-caption = How often each intervention is in the exact plan and in that of the list
plan-column-exact = Exact
plan-column-list = List
plan-column-here = In this plan
plan-yes = yes

plan-weights-heading = The weights that matter most
plan-weights-intro = { $tried ->
    [one] The one weight was
   *[other] Each of { $tried } weights alone was
} taken a quarter less and a quarter more. This plan adds { $points } points as weights are; { $count ->
    [one] the weight that moves this
   *[other] the { $count } weights that move this most
} are below. “Changes” is how many interventions come or go if the plan is made from the ranked list with that weight, for less and for more.
plan-weights-none = None of { $tried } weights, taken alone a quarter less or more, changes what this plan adds.
plan-weights-caption = Points that the plan adds with one weight changed
plan-weights-description = { $count ->
    [one] One bar
   *[other] { $count } bars, widest first,
} to both sides of { $points } points. The widest is “{ $first }”. The table below gives all figures.
plan-weights-range = { $less } | { $more }
plan-weights-middle = { $points } points
plan-column-weight = Weight
plan-column-less = ¼ less
plan-column-more = ¼ more
plan-column-changes = Changes
plan-weights-changes = { $less } | { $more }
plan-weights-no-change = None of them changes the choice that is made from the ranked list.
plan-weight-lens = { $title } against all others
plan-weight-part = { $title } in { $within }
drawing-less = a quarter less
drawing-more = a quarter more

answers-heading = { $count ->
    [0] Answers that would change the plan
    [one] One answer that would change the plan
    [5] Five answers that would change the plan
   *[other] { $count } answers that would change the plan
}
answers-looked-at = { $open ->
    [one] One question is open
   *[other] { $open } questions are open
} (unknown, withheld or unanswered). { $looked ->
    [0] None was
    [one] One was
   *[other] { $looked } were
} looked at: those about what an intervention raises or needs that is in this plan or near to it.
answers-none = Knowing any one of these answers would not change the plan to a better one.
answers-intro = For each, the plan was made again for every answer it could get, each as likely as the others. What knowing it is worth is what those plans add more than this one, in the mean.{ $others ->
    [0] {""}
    [one] {" "}One more is worth something.
   *[other] {" "}{ $others } more are worth something.
}
answers-title = { $position }. { $question }
answers-worth = Worth knowing before choosing: { $points } points, in the mean over { $count } answers.
answers-who-section = Question { $id }, section “{ $section }”. { $why }
answers-who-offices = Question { $id }, section “{ $section }”, to be answered by { $offices }. { $why }
answers-unknown = The State does not know it so far.
answers-withheld = The State has chosen not to disclose it, so the State alone can settle it.
answers-unanswered = Nobody has answered it so far.
answers-as-planned = If it is { $answers }: the plan stays.
answers-joins = If it is { $answers }: joins { $joins }. { $more }
answers-leaves = If it is { $answers }: leaves { $leaves }. { $more }
answers-both = If it is { $answers }: joins { $joins }; leaves { $leaves }. { $more }
answers-more = That adds { $points } points more than this plan would.
answers-more-range = That adds { $least } to { $most } points more than this plan would.
answers-or = { $first } or { $last }
answers-quoted = “{ $text }”
answers-no = “no”
answers-partly = “partly”
answers-yes = “yes”
answers-nothing = none of the list
answers-all = all of the list
answers-number = { $number } { $unit }
