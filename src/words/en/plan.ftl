# The command plan, and its report.

plan-cli = Says what to fund first within a budget, when, and how sure that is
plan-cli-budget = What may be spent, such as 2000000, 500k or 2m; several, or with commas between, are a ladder, whose first one the plan is made for [default: no limit]
plan-cli-currency = Currency of the plan and of all amounts, such as EUR [default: that of the catalogue]
plan-cli-rate = How much of that currency one unit of the costs' currency is, such as 0.92; with several currencies, USD=0.92 for each
plan-cli-output = File to write, or folder (a name that ends with /, or one that is there) for all formats; a name that ends with .toml keeps the plan
plan-cli-parallel = How many interventions may run at the same time
plan-cli-yearly = What may be spent in each year of the plan, the last amount again in all further years
plan-cli-start = The month in which the plan begins, such as 2027-01 [default: months are counted from 1]
plan-cli-deadline = In how many months everything must have ended
plan-cli-must = An intervention that must be in the plan; several with commas between
plan-cli-without = An intervention that must not be in it
plan-cli-under-way = An intervention that runs already and is paid for
plan-cli-done = An intervention that has ended since the answers were given
plan-cli-steps = The most steps of the solver for each budget; where they run out, the best so far is told with its distance
plan-cli-draws = How often the plan is tried with other weights, answers and costs; 0 for not at all, nor with single weights and open answers
plan-cli-seed = Seed of these draws
plan-cli-threads = How many threads share the draws; the result is the same

plan-not-an-amount = “{ $text }” is no amount for --{ $flag }. Write 2000000, 2_000_000, 500k or 2.5m; commas stand between several amounts.
plan-not-a-currency = “{ $text }” is no currency. Write its three capital letters, such as EUR.
plan-not-a-rate = “{ $text }” is no rate. Write a number above 0 such as 0.92, or with the currency it is of, such as USD=0.92.
plan-not-a-month = “{ $text }” is no month. Write it as 2027-01.
plan-without-rate = Costs are in { $missing }, the plan is in { $wanted }. Say with --rate how much { $wanted } one unit is; there is no rate that holds for every day.
plan-no-intervention = There is no intervention “{ $id }”. The command “capgap list interventions” names all.
plan-no-intervention-near = There is no intervention “{ $id }”. Did you mean “{ $near }”?
plan-clash = “{ $id }” is both wanted and not wanted, or both under way and done. Keep one of the two.
plan-too-dear = What must be in the plan costs more than the budget, with everything it needs to start. Raise --budget, or leave out some of --must.
plan-cannot-start = What must be in the plan cannot be made to start with this catalogue, without what is left out. See --must and --without.
plan-not-for-audience = The profile “{ $title }” does not show interventions, so there is no plan to show. Name another with --audience.

plan-title = Plan: { $state }
plan-label-budget = Budget
plan-label-start = Begins
plan-label-parallel = At the same time, at most
plan-label-yearly = Yearly, at most
plan-label-deadline = Ended within
plan-label-rate = Rate
plan-label-must = Must be in it
plan-label-without = Must not be in it
plan-label-under-way = Under way
plan-label-done = Ended already
plan-months = { $count ->
    [one] one month
   *[other] { $count } months
}
plan-rate = 1 { $from } = { $rate } { $into }
plan-no-limit = no limit
plan-month = month { $number }
plan-in-draws = { $count } of { $draws }

plan-brief-heading = In brief
plan-empty = Nothing of the catalogue that can start adds a certain benefit within this budget ({ $budget }).
plan-brief-fund = Fund { $count ->
    [one] one intervention
   *[other] { $count } interventions
}, within a budget of { $budget }.
plan-brief-cost = They cost { $cost } for a { $size } State ({ $middle } in the middle of all ranges, which is what the budget is met at), and leave { $running } to be paid each year afterwards.
plan-brief-benefit = The norms framework and the threat scenarios together rise from { $before } to { $after } points out of 100: { $benefit } points more with every open answer taken at its best, { $claimed } if they all turn out to be nothing. With every capability at its target it would be { $reachable }.
plan-brief-time = The last of them ends in { $month }, with { $parallel ->
    [one] one at a time
   *[other] at most { $parallel } at a time
}.
plan-brief-draws = In { $draws } draws with other weights (by up to a quarter), other answers (between what is evidenced and what is possible) and other costs (within their ranges), the plan adds { $low } to { $high } points in nine of ten.
plan-brief-within = It stays within the budget in { $share } draws, and costs more than { $high } in one of twenty.
plan-proof-optimal = No other choice within the budget adds more: proven.
plan-proof-at-most = Whether another choice adds more is not proven; none can add more than { $points } points more.
plan-proof-unproven = The best choice that was found; no bound is proven.

plan-chosen-heading = What to fund
plan-chosen-intro = In the order in which each starts. Points are what each adds when those above it have ended, so they add up; “if low” is the same if every open answer turns out to be nothing.
plan-chosen-draws = “Chosen” says in how many draws the intervention is in the plan again. In draws the plan is made from the ranked list, not by the exact search.
plan-chosen-caption = Chosen interventions with cost and benefit
plan-column-draws = Chosen
plan-column-low = If low
plan-status-agreed = Agreed.
plan-status-funded = Agreed and funded.
plan-owner = Owner: { $name }.
plan-funder = Funder: { $name }.
plan-reasons-heading = Reasons

plan-waves-heading = When
plan-waves-intro = Nothing starts before what it needs has ended, and at most { $parallel } at a time.
plan-waves-caption = The plan in time
plan-waves-table-caption = First and last month of each
plan-waves-description = { $count ->
    [one] One bar
   *[other] { $count } bars, one for each intervention,
} in time, from { $from } to { $to }. The table below gives the months.
plan-column-from = From
plan-column-to = To
plan-column-year = Year
plan-column-months = Months
plan-column-spent = To be spent
plan-from-to = { $from } to { $to }
plan-under-way = { $title } (under way)
plan-spending-heading = Money by year
plan-spending-intro = The middle of each cost range, spread evenly over the months of the intervention. Running costs and what is under way already are not in it.
plan-spending-caption = What is to be spent in each year
plan-left-out-for-time = Left out because of the time or the yearly money alone: { $list }{ $others ->
    [0] {""}
    [one] {" "}and one more
   *[other] {" "}and { $others } more
}.
plan-late = In the plan because it must be, though it does not fit into the time or the yearly money: { $list }{ $others ->
    [0] {""}
    [one] {" "}and one more
   *[other] {" "}and { $others } more
}.

plan-others-heading = Other choices
plan-ladder-heading = Other budgets
plan-ladder-intro = Each line is a plan of its own for its budget; below it stands how it differs from this plan.
plan-ladder-caption = What other budgets would buy
plan-column-budget = Budget
plan-column-cost = Cost
plan-column-count = Number
plan-column-proof = How sure
plan-this-plan = This plan.
plan-rung-too-dear = What must be in the plan costs more than that.
plan-change-none = The same choice.
plan-change-joins = Joins: { $joins }.
plan-change-leaves = Leaves: { $leaves }.
plan-change-both = Joins: { $joins }. Leaves: { $leaves }.
plan-next-heading = The next step of money
plan-next = With { $budget }, { $points } points more can be had. { $change }
plan-next-nothing = A quarter more money would add nothing.
plan-runner-up-heading = The runner-up
plan-runner-up = The best choice with something that this plan has not costs { $cost } and adds { $behind } points less. { $change }

plan-method-heading = How this plan was made
plan-method = The choice is the one that adds most to the objective of the method (docs/method.md) with the middle of all cost ranges within the budget; among equals the cheapest, then the smallest. Each intervention can start when those before it have ended. Points count up to the targets, and only where a benefit is certain.

plan-cli-plan = A plan of before (as -o plan.toml writes it), whose decisions stay: what is agreed, funded, under way or done is kept, what is dropped is left out
plan-kept = { $file } holds the plan, with { $count ->
    [one] one intervention
   *[other] { $count } interventions
}.
plan-kept-joined = New in it: { $list }.
plan-kept-gone = No longer proposed: { $list }.
plan-kept-differs = { $file } is the plan of “{ $code }” in { $currency }; the answers or the currency are others.
plan-kept-unknown = { $file } names the intervention “{ $id }”, which these definitions do not have. Take it out, or add the definitions with -d.
plan-keep-needs-start = A plan that is kept has months of the calendar. Say with --start when it begins, such as --start 2027-01.
plan-there = { $file } is there already. To plan anew around what is decided in it, name it with --plan too; else choose another name.
plan-file-head = # Status of an item: proposed, agreed, funded, under-way, done, dropped. All but proposed stay as they are when the plan is made anew.
