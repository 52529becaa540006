# The command portfolio, and its report.

portfolio-cli = Shares one budget among several States: which interventions where, delivered together where that is possible
portfolio-cli-paths = Answer files of several States, or folders of them
portfolio-cli-budget = What may be spent in all, such as 12000000 or 12m; several, or with commas between, are a ladder, whose first one the portfolio is made for
portfolio-cli-floor = Every State gains at least this share, in percent, of what its own best plan would gain with an equal share of the budget
portfolio-cli-each = Every State gains at least what its own best plan would gain with this much money
portfolio-cli-anonymous = States are told as A, B, C
portfolio-cli-rounds = How many rounds of prices are made; more of them bring the bound nearer
portfolio-cli-steps = The most steps of the solver for one State at a time
portfolio-cli-threads = How many threads share the States; the result is the same [default: as many as there are processors]
portfolio-cli-targets = Target profile of all States [default: that of the files where all name the same, else “default”]
portfolio-cli-threats = Threat profile of all States [default: each file’s own]
portfolio-cli-keep-going = Leave out files that have errors, and say so

portfolio-not-made = { $count ->
    [one] One file cannot be used
   *[other] { $count } files cannot be used
}, so there is no portfolio. Mend what is said above, or leave such files out with --keep-going.
portfolio-no-answers = There are no answers that a portfolio could be made of.
portfolio-one-target = The files name different target profiles. All States are measured against “default”; another one for all is named with --targets.
portfolio-same-state = Several files hold answers of “{ $code }”, and their dates do not say which are the latest: { $files }. Name one of them, or give each its assessed-on.
portfolio-floor-too-high = There is not that much money for each of the { $count } States within the budget. Lower --each-at-least, or raise --budget.
portfolio-progress = { $done } of { $all } rounds, { $left } s left at most

portfolio-title = Portfolio: { $count ->
    [one] one State
   *[other] { $count } States
}
portfolio-label-states = States
portfolio-label-replaced = Not used, because later answers are there
portfolio-replaced = { $state } of { $date }
portfolio-replaced-one = earlier answers of one State
portfolio-own-threats = each State’s own
portfolio-state = { $state } ({ $size })
portfolio-not-named = not named here
portfolio-left-out = { $count ->
    [one] One file is left out because it has errors
   *[other] { $count } files are left out because they have errors
}: { $files }.

portfolio-brief-heading = In brief
portfolio-empty = Nothing of the catalogue that can start adds a certain benefit in any of the States within this budget ({ $budget }).
portfolio-brief-fund = Fund { $count ->
    [one] one delivery
   *[other] { $count } deliveries
} in { $states ->
    [one] one State
   *[other] { $states } States
}, within one budget of { $budget }.
portfolio-brief-cost = They cost { $cost } ({ $middle } in the middle of all ranges, which is what the budget is met at), and leave { $running } to be paid each year afterwards, by the States together.
portfolio-brief-shared = { $count ->
    [one] One of them serves
   *[other] { $count } of them serve
} several States together; one by one the same would cost { $saved } more.
portfolio-brief-benefit = On the mean a State gains { $benefit } points out of 100 with every open answer taken at its best, { $claimed } if they all turn out to be nothing. Each State counts alike. With an equal share of the budget each, and nothing delivered together, their own best plans would gain { $alone }.
portfolio-brief-floor = Every State gains at least { $percent } % of what its own best plan would gain with an equal share of the budget.
portfolio-brief-floor-money = Every State gains at least what its own best plan would gain with { $amount }.
portfolio-brief-floor-cost = Without this floor { $benefit } points were found on the mean: the floor costs { $loss } of them.
portfolio-proof-optimal = No other choice within the budget adds more: proven.
portfolio-proof-at-most = It is within { $percent } % of the proven bound: no choice within the budget can add more than { $most } points on the mean.

portfolio-states-heading = What each State gains
portfolio-states-intro = In the order of codes; nothing here is a ranking. “Own plan” is what the State’s own best plan would gain with an equal share of the budget and no delivery shared. “Money” counts what a State has alone, and an equal part of each delivery that it shares.
portfolio-states-caption = Points out of 100 and money by State
portfolio-column-state = State
portfolio-column-now = Now
portfolio-column-after = After
portfolio-column-alone = Own plan
portfolio-column-floor = Floor
portfolio-column-money = Money
portfolio-column-share = Of all
portfolio-chart-title = Way to the targets: what stands and what is added
portfolio-chart = One bar for each of { $count } States in the order of codes, as long as everything at its target would be. The table below has the figures.
portfolio-chart-stands = Stands today
portfolio-chart-gain = Added
portfolio-chart-left = Left to the targets
portfolio-chart-added = + { $points }

portfolio-shared-heading = Delivered together
portfolio-shared-none = Nothing is delivered to several States together.
portfolio-shared-intro = One delivery serves several States at the cost of a delivery to the largest of them. Running costs stay with each State.
portfolio-shared-caption = Deliveries that several States share, and what that saves
portfolio-shared-joins = { $states } ({ $count } of at most { $most }).
portfolio-column-cost = Cost
portfolio-column-part = A State
portfolio-column-one-by-one = One by one
portfolio-column-saved = Saved

portfolio-each-heading = State by State
portfolio-each-intro = In an order in which each can start. Points are what each adds when those above it have ended, so they add up; the money of a shared delivery is an equal part of its cost.
portfolio-each-none = Nothing in this portfolio.
portfolio-each-sum = { $count ->
    [one] One intervention
   *[other] { $count } interventions
} for { $money }: { $benefit } points more, { $claimed } if every open answer turns out to be nothing. Afterwards { $running } a year.
portfolio-each-caption = What { $state } has
portfolio-each-with = Together with { $states }.

portfolio-ladder-intro = Each line is a portfolio of its own for its budget; below it stands how it differs from this one. “At most” is what is proven that no choice can exceed.
portfolio-column-deliveries = Deliveries
portfolio-column-at-most = At most
portfolio-this = This portfolio.
portfolio-next = With { $budget }, { $points } points more can be had on the mean. { $change }
portfolio-next-nothing = With the next step of money nothing more was found.
portfolio-pair = { $state }: { $title }
portfolio-more = { $count } more

portfolio-method-heading = How this portfolio was made
portfolio-method = What is sought is the greatest sum of what all States gain, each counted alike whatever its size or need, with the middle of all cost ranges within the budget (docs/method.md). In each State every intervention can start when those before it have ended. When what is shared takes place has to be agreed among those who join; months are not planned here.
portfolio-method-shared = The cost of a shared delivery is that of a delivery to the largest of the joining States, and no delivery serves more States than the catalogue says. Whether the States are willing and able to join is for them to say.
portfolio-method-bound = The bound comes from letting every State choose on its own at prices: a price of money, and for each shared delivery a price for each State that together are no more than it costs. At such prices every State’s best choice is solved for; what the budget is worth and what the States then gain is more than any choice within the budget can come to. Prices are moved in rounds, and the least bound counts.
portfolio-method-floor = The floor can always be kept: every State’s own plan with its equal share is within the budget when all are taken together. Another plan of this method, without the floor, says what the floor costs.

portfolio-told-interrupted = Interrupted: what was written holds the best portfolio so far.
portfolio-told-time = The time limit was reached: what was written holds the best portfolio so far.
portfolio-cut-time = The limit of { $seconds } s was reached before the search had come to its end, so this is the best so far, and each State’s own plan is the best that was found so far; on another machine or another day they may be others. The bound holds all the same.
portfolio-cut-interrupt = The search was interrupted before it had come to its end, so this is the best so far, and each State’s own plan is the best that was found so far; made again they may be others. The bound holds all the same.
portfolio-cut-time-proven = The limit of { $seconds } s was reached when the choice was proven to be the best, but before everything beside it was tried: other budgets, the next step of money, what a floor costs.
portfolio-cut-interrupt-proven = It was interrupted when the choice was proven to be the best, but before everything beside it was tried: other budgets, the next step of money, what a floor costs.
portfolio-not-reached = Not looked at, because it was stopped before: { $budgets }.
portfolio-below-floor = Left out, because there is not that much money for each State within them: { $budgets }.

# The portfolio as a workbook.

portfolio-xlsx-summary-note = What was wanted, what the portfolio says in brief, and what each sheet holds.
portfolio-xlsx-states = States
portfolio-xlsx-states-note = One row for each State in the order of codes; nothing here is a ranking. 1.00% is one point of a hundred. Money counts what a State has alone, and an equal part of each delivery that it shares.
portfolio-xlsx-deliveries = Deliveries
portfolio-xlsx-deliveries-note = One row for each thing that is paid for once. A shared delivery costs as much as one for the largest of the States that join.
portfolio-xlsx-items = State by State
portfolio-xlsx-items-note = One row for each State and intervention, in an order in which each can start. The benefits of a State add up, and so does the money of all rows; rows with the same number of a delivery are served together.
portfolio-xlsx-where = Where
portfolio-xlsx-where-note = Which interventions where: a number is that of the delivery, and the same number in a row is one delivery for those States together.
portfolio-xlsx-moves-note = What each intervention moves in its State when those above it have ended: value of an element or phase before and after, and what that adds to the benefit.
portfolio-xlsx-choices-note = This portfolio; then what other budgets and the next step of money would buy, and the same budget without the floor. “At most” is what is proven that no choice can exceed.
portfolio-xlsx-charts-note = What stands today, what is added, and what is left to the targets, by State; the sheet “States” has the figures.
portfolio-xlsx-method-note = How the portfolio was made, and on which definitions.
portfolio-xlsx-choice-own = this portfolio
portfolio-xlsx-choice-floorless = without the floor
portfolio-xlsx-col-code = Code
portfolio-xlsx-col-size = Size
portfolio-xlsx-col-threats = Threat profile
portfolio-xlsx-col-added = Added
portfolio-xlsx-col-added-low = Added, if low
portfolio-xlsx-col-left = Left to the targets
portfolio-xlsx-col-own-plan = Own plan adds
portfolio-xlsx-col-floor = Floor
portfolio-xlsx-col-money = Money
portfolio-xlsx-col-share = Share of all money
portfolio-xlsx-col-delivery = Delivery
portfolio-xlsx-col-states = States that join
portfolio-xlsx-col-number = States
portfolio-xlsx-col-most = States at most
portfolio-xlsx-col-part = Cost a State
portfolio-xlsx-col-one-by-one = One by one
portfolio-xlsx-col-saved = Saved
portfolio-xlsx-col-alone-low = Alone, from
portfolio-xlsx-col-alone = Alone, middle
portfolio-xlsx-col-alone-high = Alone, to
portfolio-xlsx-col-at-most = At most
