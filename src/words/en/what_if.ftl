# What if: a State that stands elsewhere than its answers say.

plan-cli-assume = Plan as if a capability stood at a level, such as national-csirt=3 or with the name of the level; several with commas between. The answers stay as they are, and the report says so on every page
plan-cli-do = Plan as if an intervention had ended; several with commas between. The report says what it costs, what changes, and what could not start

what-if-no-level = “{ $text }” is no assumption. Write a capability, “=” and a level, such as national-csirt=3.
what-if-no-capability = There is no capability “{ $id }”. The command “capgap list capabilities” names all.
what-if-no-capability-near = There is no capability “{ $id }”. Did you mean “{ $near }”?
what-if-not-a-level = “{ $text }” is no level of “{ $id }”. Its levels are: { $all }.
what-if-not-a-level-near = “{ $text }” is no level of “{ $id }”. Did you mean “{ $near }”? Its levels are: { $all }.
what-if-not-applicable = “{ $id }” does not apply to this State, so no level of it can be assumed. Change the answer first.
what-if-not-asked = This questionnaire does not ask about “{ $id }”, so no level of it can be assumed.
what-if-twice = “{ $id }” is assumed at two levels. Keep one of them.
what-if-clash = “{ $id }” is named by --do, and also by --done, --under-way or --without. Keep one of them.
what-if-not-kept = A plan that is kept rests on what the State has answered, so it cannot be written with --assume or --do. Leave them out, or write a report instead, such as -o what-if.pdf.
what-if-not-published = Activities are published as what is planned, so they cannot be written with --assume or --do. Leave them out, or write a report instead, such as -o what-if.pdf.

what-if-title = What if: plan for { $state }
what-if-banner = WHAT IF: NOT THE STATE'S ANSWERS
what-if-notice = This report shows what would be if some things were other than the State has answered. It is no assessment of the State, and must not be quoted as one.
what-if-heading = Before and after
what-if-assumed = Assumed: { $title } stands at { $level }. The answers say { $claimed } (evidenced { $evidenced }, possible { $potential }).
what-if-done = Done: { $title }, which costs { $cost } and takes { $months }.
what-if-done-total = All that is done together costs { $cost }. It is no part of the budget and of the costs of the plan below.
what-if-done-running = What is done leaves { $cost } to be paid each year.
what-if-stuck = { $title } cannot start, so nothing of it is counted. It needs { $lacks }.
what-if-lacks-after = “{ $title }” to have ended
what-if-lacks-level = { $title } at { $level }
what-if-objective = The norms framework and the threat scenarios together go from { $claimed_before } to { $claimed_after } points out of 100 as claimed; from { $evidenced_before } to { $evidenced_after } as evidenced; and from { $potential_before } to { $potential_after } with every open answer at its best.
what-if-column-before = Before
what-if-column-after = After
what-if-ratings-heading = Ratings that change
what-if-ratings-none = No rating changes.
what-if-ratings-caption = Elements whose rating changes
what-if-weakest-heading = Weakest phases that change
what-if-weakest-none = In no scenario is another phase the weakest one.
what-if-weakest-caption = Scenarios whose weakest phase changes
what-if-not-assessed = not assessed
what-if-nodes-heading = Elements and scenarios that move
what-if-nodes-none = No element and no scenario moves.
what-if-nodes-intro = Shares of what each can be, in per cent, before and after; one figure where it stays. A scenario is as ready as its weakest phase, so it moves only where that phase does.
what-if-nodes-caption = Elements and scenarios before and after, in three readings
what-if-column-node = Element or scenario
what-if-capabilities-heading = Capabilities that move
what-if-capabilities-caption = Capabilities before and after, in three readings
what-if-column-capability = Capability
what-if-level = Level: { $before } before, { $after } after.
what-if-from-to = { $before } to { $after }
what-if-plan-follows = The plan below is made from the figures after all this. Without it the plan would be another one: make it again without --assume and --do.
