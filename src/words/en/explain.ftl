# One figure down to the answers it comes from.

# What all explanations share

explain-fact-id = Id
explain-fact-state = State
explain-fact-questionnaire = Questionnaire
explain-fact-day = Situation on
explain-fact-targets = Target profile
explain-profile-default = { $title } (the default targets)
explain-profile-chosen = { $title } (the chosen targets)
explain-source-document = the document itself was read
explain-source-public = a public page about the document was read
explain-source-general = well established, not read in the document
explain-source-derived = made by this project from published texts
explain-source-verified = Source: { $text } ({ $kind }; checked).
explain-source-unverified = Source: { $text } ({ $kind }; not yet checked).
explain-named = { $title } ({ $id })
explain-semicolon = {"; "}
explain-sum = Sum
explain-yes = yes
explain-partly = partly
explain-no = no
explain-none-of-these = none of these
explain-level-of = Level of “{ $capability }”
explain-level-label = { $level } { $label }
explain-number-unit = { $number } { $unit }
explain-state-ruled = not put, counts as answered with 0
explain-state-excluded = not put, leaves the sum
explain-state-not-applicable-zero = not applicable, counts 0
explain-open-question = { $text } ({ $id }): { $state }
explain-does-not-bind = does not bind

explain-column-question = Question
explain-column-answer = Answer
explain-column-weight = Weight
explain-column-value = Value
explain-column-reading = Reading
explain-column-office = Office
explain-column-note = Note
explain-column-capability = Capability
explain-column-at-level = At level
explain-column-stands-at = Stands at
explain-column-met = Met
explain-column-status = Status
explain-column-target = Target
explain-column-target-value = Target ÷ L
explain-column-node = Element or phase
explain-column-role = Role

# Capabilities

explain-capability-title = Capability: { $title }
explain-level-and-score = Level and score
explain-fact-pillar = Pillar
explain-fact-level-claimed = Level answered
explain-fact-level-claimed-means = What that level means
explain-fact-level = Level that stands
explain-fact-level-means = What stands
explain-fact-score = Score, claimed reading
explain-level-none = None of the levels described for this capability.
explain-capability-not-asked = This questionnaire asks nothing about the capability. It has no figures and leaves every sum.
explain-capability-not-applicable = The capability does not apply. It has no figures and leaves every sum.
explain-not-applicable-reason = { $question } Reason given: { $reason }

explain-level-not-applicable-zero = The level question was answered “not applicable”. This question counts that as 0, so all three readings are 0.
explain-before-gate-claimed = Before the gate, the claimed and the potential reading have the level answered: { $level }.
explain-before-gate-evidence = Before the gate, the evidenced reading has level { $level }: the level answered, as far as the evidence of that answer supports it.
explain-before-gate-facts = Before the gate, the evidenced reading has level { $level }. The evidence of the level answer itself supports level { $own }; but each level up to { $level } has facts, and all of them are met and evidenced.
explain-before-gate-open = The level is open ({ $state }). Before the gate it reads 0 in the evidenced and the claimed reading, and { $top } in the potential reading.
explain-before-gate-ruled = The level question was not put, because a condition is not met. It counts as answered with level 0.
explain-facts-caption = Facts, each with the level that cannot be reached without it
explain-column-fact = Fact
explain-column-at = At level
explain-fact-evidenced = Supported by evidence of its own
explain-fact-covered = Covered by the evidence of the level answer
explain-fact-not-evidenced = No evidence that supports it
explain-fact-met = met, keeps no level back
explain-fact-leaves = Leaves the sum, keeps no level back
explain-fact-gates = keeps the level at { $level } or below ({ $readings })
explain-not-gated = The gate changes nothing in the claimed reading: no fact up to level { $level } is lacking.
explain-gated = Claimed is level { $claimed }, but level { $level } stands, because these facts of the next level are not fully met:
explain-fact-and-answer = { $fact } Answer: { $answer }
explain-gated-method = The arithmetic: ℓ* is the lower of the level before the gate and the level at which facts that are not met keep it; p is the mean value of the facts at level ℓ* + 1; the score is (ℓ* + p) ÷ L, with L = { $top }, the highest level.
explain-arithmetic-caption = From the level to the score, in each reading
explain-column-before-gate = Before gate
explain-column-gate = Kept at
explain-column-gated-level = ℓ*
explain-column-towards-next = p, work towards the next level
explain-column-score = Score = (ℓ* + p) ÷ L
explain-score-formula = ({ $level } + { $towards }) ÷ { $top } = { $score }
explain-towards-top = highest level: 0
explain-towards-no-fact = no facts at level { $next }: 0
explain-towards-mean = facts of level { $next }, mean of { $values } = { $mean }
explain-not-yet-claimed = Not yet claimed: all facts of level { $next } are met, but that level was not claimed.
explain-context-questions = These questions give context and score nothing here:

explain-averaged-method = This capability has no level question. Its score is the weighted mean of the values of its questions.
explain-averaged-caption = Questions with weight and value
explain-mean-line = { $reading }: ({ $terms }) ÷ { $weights } = { $value }
explain-averaged-level = Level { $level }: the greatest level ℓ for which the claimed score reaches ℓ ÷ { $top }; { $score } reaches { $bound }.
explain-averaged-next = Level { $next } begins at { $bound }.

explain-evidence = Evidence
explain-evidence-caption = Evidence cited, with what it supports
explain-evidence-none = No evidence is cited.
explain-column-supports = Supports
explain-column-cited-for = Cited for
explain-supports-level = the level answer up to level { $level }
explain-supports-answer = the answer
explain-supports-nothing = nothing
explain-supports-unlisted = nothing: it does not stand in the register
explain-supports-reason = Reason given for what it supports: { $reason }
explain-status-draft = draft
explain-status-adopted = adopted
explain-status-in-operation = in operation
explain-status-exercised = exercised

explain-coverage = Coverage
explain-coverage-sum = { $answered } of { $all } questions answered = { $share }
explain-coverage-none = No question of it can be answered, so there is no coverage.

explain-target-and-gap = Target and gap
explain-gap-among = { $profile }: gap = { $target } ÷ { $top } − { $score }, at least 0 = { $claimed } claimed; { $evidenced } evidenced, { $potential } potential
explain-gap-caption = Target, and gap in each reading
explain-column-profile = Target profile
explain-no-target = { $profile }: this capability has no target.
explain-gap-formula = Gap, claimed: { $target } ÷ { $top } − { $score }, at least 0 = { $gap }

explain-who-answered = Who answered
explain-who-answered-caption = Answers with office and note
explain-nobody-answered = Nobody has answered a question about it.

explain-prerequisites = Prerequisites
explain-prerequisites-note = What other capabilities must reach first. This binds planning; it does not change the score.
explain-prerequisites-caption = Prerequisites, and whether each stands
explain-column-to-reach = To reach
explain-column-needs = Needs

explain-used-by = Where it is needed
explain-used-by-caption = Elements, phases and other nodes that need it
explain-used-by-none = No framework needs it.
explain-column-view = Framework
explain-role-essential-reverse = essential, less is better
explain-role-supporting-reverse = supporting, less is better

explain-next-step = What one level more would change
explain-next-none = The highest level stands already.
explain-next-level = The next level is { $level }: { $descriptor }
explain-next-criteria = Its criteria:
explain-next-lacking = Facts of that level still lacking in the claimed reading:
explain-next-open = Questions about it that are still open:
explain-next-score = At that level the claimed score would be the greater of { $before } and { $level } ÷ { $top }: { $after }.
explain-next-gap = { $profile }: the gap would go from { $before } to { $after }; { $closed } would be closed.
explain-next-moves = The table shows each element alone, in the claimed reading, with everything else as it is.
explain-next-caption = What would move if the capability stood one level higher
explain-column-value-now = Value now
explain-column-value-then = Value then
explain-column-change = Change
explain-column-to-target = Percent to target, { $profile }
explain-from-to = { $from } to { $to }
explain-next-unmoved = Its value does not move: other parts of it decide.
explain-next-share = Change of the score { $step } × weight { $weight } ÷ all weights { $weights } = { $change }

# Nodes

explain-node-title = { $title }
explain-value-of-max = { $value } of at most { $max } ({ $share })
explain-fact-value = Value, claimed reading
explain-fact-coverage = Coverage
explain-fact-rating = Rating
explain-fact-band = Band
explain-node-not-applicable = Nothing under it applies. It has no value and leaves every sum.
explain-node-not-asked = This questionnaire asks nothing under it. It has no value and leaves every sum.
explain-node-missing = Nothing under it has been answered. It therefore reads 0, 0 and { $max }.
explain-node-max = If everything under it that counts had the value 1, its value would be { $max }.
explain-left-out = These leave the sum:
explain-left-out-item = { $name } ({ $id }): { $state }
explain-node-coverage = Coverage is the weighted mean of the coverage of its parts: { $formula } = { $share }
explain-node-coverage-among = Coverage: { $formula } = { $share }
explain-node-asked = Share of its weight that this questionnaire asks (1 where asked, 0 where not): { $formula } = { $share }
explain-node-not-assessed = Not assessed by this questionnaire: an essential need is not asked, or less than half of the weight. There is no rating, no percent to target and no place in the ranking of interventions.
explain-part-coverage = { $name }: { $answered } of { $all } questions answered = { $share }
explain-child-coverage = { $name }: { $share }

explain-value = Value
explain-aggregate-mean = The value is the weighted mean of its parts: the sum of weight × value, divided by the sum of weights. The last column has weight × value in the claimed reading.
explain-aggregate-sum = The value is the sum of weight × value over its parts. The last column has weight × value in the claimed reading.
explain-aggregate-geometric = The value is the weighted geometric mean of its parts: exp(sum of weight × ln value ÷ sum of weights); 0 where a value is 0.
explain-aggregate-minimum = The value is the lowest of its parts: it is as strong as its weakest one.
explain-aggregate-product = The value is the product of its parts.
explain-parts-caption = Parts with their values in each reading
explain-column-part = Part
explain-column-contribution = Product
explain-part-capability = { $role }, at level { $level } ({ $id }). { $why }
explain-part-question = { $role } ({ $id }). { $why }
explain-part-node = See { $id }.
explain-calculation-caption = From the parts to the value, in each reading
explain-column-calculation = Calculation
explain-missing-exclude = A part without any answer leaves the claimed reading here. It counts 0 in the evidenced and its maximum in the potential reading.
explain-formula-nothing = nothing left to count: 0
explain-formula-mean = ({ $terms }) ÷ { $weights } = { $value }
explain-formula-sum = { $terms } = { $value }
explain-formula-geometric = exp(({ $terms }) ÷ { $weights }) = { $value }
explain-formula-geometric-zero = a value is 0: 0
explain-formula-minimum = lowest of { $values } = { $value }
explain-formula-product = { $values } = { $value }
explain-cap-bites = cap: { $name } { $lowest } + one level { $step } = { $limit }, which lowers the value
explain-cap-idle = cap: { $name } { $lowest } + one level { $step } = { $limit }, which lowers nothing
explain-rounded = rounded half up ({ $digits } decimals) = { $value }
explain-scaled = × { $scale } = { $value }
explain-cap-method = The cap: the value is at most that of the weakest essential need plus one level, because one missing foundation breaks the whole.
explain-cap-lowers = In the claimed reading the cap lowers the value.
explain-cap-essential-gone = These essential needs do not count here, and so set no cap:
explain-cap-none = No essential need is left that could set a cap in the claimed reading.

explain-percent-to-target = Percent to target
explain-to-target-method = Percent to target = 1 − (sum of weight × gap) ÷ (sum of weight × target). The gap of a capability is its target minus its score, at least 0: too much in one place does not pay for too little in another.
explain-to-target-among = Way to the targets of { $profile }:
explain-to-target-caption = Targets and gaps, claimed reading: { $profile }
explain-column-gap = Gap
explain-column-weight-target = Weight × target
explain-column-weight-gap = Weight × gap
explain-without-target = Has no target and counts on neither side.
explain-to-target-line = { $reading }: 1 − { $gap } ÷ { $target } = { $share }
explain-to-target-none = { $profile }: nothing under it has a target.
explain-to-target-zero = The targets add up to nothing, so there is no percentage.
explain-to-target-not-assessed = Not assessed by this questionnaire, so no percentage is given.
explain-to-target-passed-up = Divided by { $weights }, these go up to the node above: target { $target }; gaps { $gaps } (evidenced, claimed and potential).
explain-no-profile = There is no target profile to measure against.

explain-rating = Rating
explain-rating-is = Rating: { $rating }.
explain-rating-not-applicable = Nothing under it applies, so it is not rated.
explain-rating-not-assessed = No question under it has been answered. That is not the same as the lowest rating.
explain-rating-not-asked = The questionnaire asks too little about it for a rating.
explain-rating-no-target = Nothing under it has a default target, so it cannot be rated.
explain-rating-method = Ratings follow ISO/IEC 33020: N up to 15 %, P above 15 to 50 %, L above 50 to 85 %, F above 85 %. They are put on the percentage as shown, always against the default targets. An essential capability below its target allows at most L; one at level 0 allows at most P.
explain-rating-caption = Rating in each reading
explain-column-by-percent = By percentage
explain-essentials-caption = Essential capabilities: target and level in each reading
explain-column-essential = Essential capability
explain-column-level-in = Level, { $reading }
explain-column-allows = Allows at most
explain-held-nothing = Nothing but the percentage decides the rating.
explain-held-below = The percentage alone would give a higher rating. Below target, and so holding it at L: { $names }.
explain-held-zero = The percentage alone would give a higher rating. At level 0, and so holding it at P: { $names }.
explain-held-no-essential = The percentage alone would give a higher rating. No essential capability applies, so it is at most L.
explain-lift = What would lift the rating to { $rating }
explain-lift-highest = This is the highest rating.
explain-lift-percent = The percentage must pass { $bound } %. It is { $now } %, so more than { $lacking } points are lacking.
explain-lift-essential-must = { $name } stands at { $level } and must rise before a higher rating is possible (target { $target }, gap { $gap }).
explain-lift-essential = { $name } stands at { $level }, below its target { $target } (gap { $gap }).
explain-lift-open = Questions under it that are still open:

# Actions

explain-action-title = Action { $id }
explain-fact-element = Element
explain-fact-action-level = Taken
explain-fact-status = Status
explain-action-national = at home
explain-action-international = with other States
explain-action-documented = documented
explain-action-claimed = claimed
explain-action-open = open
explain-action-not-assessed = not assessed
explain-action-documented-means = Documented: all that shows the action stands in the evidenced reading.
explain-action-claimed-means = Claimed: all that shows the action stands in the claimed reading, but not all of it in the evidenced reading.
explain-action-open-means = Open: not all that shows the action stands in the claimed reading. A capability that does not apply shows nothing.
explain-action-not-assessed-means = Not assessed: this questionnaire does not ask about all that shows the action.
explain-shown-by-caption = What shows the action, and whether it holds
explain-column-holds = Holds
explain-actions = Actions
explain-actions-note = Practical actions that this element is about. Documented: shown by evidence. Claimed: shown by answers. Open: not shown.
explain-actions-caption = Actions with status
explain-column-id = Id
explain-column-action = Action
explain-action-shown = { $capability } (needed { $needed }, found { $found })
explain-action-why-documented = Shown in the evidenced reading by { $items }.
explain-action-why-claimed = Not yet documented, for lack of evidence (evidenced reading): { $items }.
explain-action-why-open = Not shown in the claimed reading: { $items }.
explain-action-why-not-assessed = Not asked: { $items }.

# Questions

explain-question-title = Question: { $text }
explain-fact-section = Section
explain-fact-kind = Kind
explain-fact-answer = Answer
explain-fact-reason = Reason
explain-kind-level = maturity level
explain-kind-choice = one of several options
explain-kind-yes-no = yes or no
explain-kind-checklist = all options that hold
explain-kind-number = number
explain-kind-text = free text

explain-asked = Why it was asked or not
explain-asked-not = The questionnaire “{ $questionnaire }” does not ask it. It leaves the sum.
explain-asked-always = The questionnaire “{ $questionnaire }” asks it in every case.
explain-asked-when = It is asked only when all of these conditions hold.
explain-conditions-caption = Conditions with their answers
explain-column-condition = Condition
explain-column-must-be = Must be
explain-condition-open = open
explain-asked-all-met = All conditions hold, so it is asked.
explain-asked-ruled = A condition does not hold, so it is not put. It counts as answered with 0: what cannot exist scores nothing.
explain-asked-excluded = A condition does not hold, so it is not put. It leaves the sum.
explain-asked-open = A condition is open, so this question is open in the same way.
explain-asked-not-applicable = A condition does not apply, so this question does not apply either.
explain-asked-ignored = An answer was given ({ $answer }), but it does not count for the reason above.
explain-test-at-least = at least { $bound }
explain-test-at-most = at most { $bound }
explain-test-one-of = one of { $options }
explain-test-includes = includes “{ $option }”

explain-value-level-method = The value is the level divided by the highest level, { $top }.
explain-value-level = { $level } ÷ { $top } = { $value }
explain-value-own = The value is that of the answer chosen: { $value }
explain-options-caption = Possible answers and what each is worth
explain-column-option = Answer
explain-column-chosen = Chosen
explain-value-checklist = Weights of the options chosen ÷ weights of all: ({ $chosen }) ÷ ({ $all }) = { $value }
explain-value-goalposts = The value is 0 at { $from } and 1 at { $to }, and is kept between 0 and 1.
explain-value-number = ({ $number } − { $from }) ÷ ({ $to } − { $from }) = { $share }; kept between 0 and 1: { $value }
explain-value-number-ln = (ln { $number } − ln { $from }) ÷ (ln { $to } − ln { $from }), kept between 0 and 1 = { $value }
explain-value-number-zero = { $number } has no logarithm and counts as next to 0: { $value }
explain-value-text = Free text gives context and has no value.
explain-value-none = There is no answer that counts, so there is no value of its own.

explain-question-readings-caption = Value in each reading
explain-reads-level = Claimed and potential have the level answered, { $claimed }. Evidenced has the smaller of that and what the evidence of this answer supports: { $upheld }.
explain-reads-zero = Answered with value 0: it reads 0 in all three readings, and needs no evidence.
explain-reads-supported = Answered, with evidence that supports it: its value counts in all three readings.
explain-reads-unsupported = Answered, without evidence of its own that supports it: 0 in the evidenced reading, its value in the other two.
explain-reads-ruled = Not put: it counts as answered with 0 in all three readings.
explain-reads-open = Open: 0 in the evidenced and the claimed reading, 1 in the potential reading.
explain-reads-not-applicable-zero = Not applicable, which this question counts as 0 in all three readings.
explain-reads-leaves = It leaves the sum and has no reading.
explain-reads-covered = For { $capability } the evidence of the level answer covers it, because its level { $at } is not above the evidenced level { $level } there: it counts { $value } in the evidenced reading too.

explain-measures = What it measures
explain-measures-level = { $capability }: its level
explain-measures-fact = { $capability }: a fact; level { $at } cannot be reached without it
explain-measures-weight = { $capability }: weight { $weight } among its questions
explain-measures-context = { $capability }: context only, scores nothing
explain-measures-none = It measures no capability.

# Interventions

explain-intervention-title = Intervention: { $title }
explain-raises = What it raises
explain-raises-method = Afterwards the score of a capability is the greater of what it was and the level reached divided by the highest level.
explain-raises-caption = Capabilities with the level before and after, and where each stands now
explain-column-from = From
explain-column-to = To
explain-column-score-claimed = Score now
explain-column-score-after = Score after
explain-raise-ready = It stands where this intervention begins or above.
explain-raise-there = It stands at the level reached, or above: nothing to raise.
explain-raise-too-low = It stands below where this intervention begins.
explain-raise-out = It has no figures in this assessment and is not raised.

explain-raise-potential = { $stands } Potential reading: { $before }, afterwards { $after }.

explain-start = What it needs before it can start
explain-start-caption = Conditions for a start
explain-column-needed = Needed
explain-start-after = “{ $name }” has ended
explain-start-from = { $name } at { $level } (now { $found })
explain-start-requires = For { $name } at { $to }: { $other } at { $level } (now { $found })
explain-start-itself = by itself
explain-start-can = It can start now.
explain-start-waits = It cannot start yet: “{ $name }” has to end first.
explain-start-below = It cannot start yet: { $name } has to reach { $level } first.

explain-cost = Cost
explain-fact-size = Size of the State
explain-size-small = small
explain-size-medium = medium
explain-size-large = large
explain-fact-middle = Middle of the range
explain-cost-middle = ({ $low } + { $high }) ÷ 2 = { $currency } { $middle }
explain-fact-running-cost = Running cost a year
explain-fact-price-year = Prices of
explain-fact-months = Months
explain-cost-assumption = These costs are planning assumptions of the catalogue, not offers or estimates for this State. The user's own figures can replace them.
explain-cost-own = These costs are the user's own.

explain-rank = Rank
explain-rank-within = It has no rank of its own: it is part of what is funded at rank { $rank }, with “{ $name }”. The figures below are those of that rank.
explain-rank-cannot-start = It is not ranked: no set of interventions lets it start from where things stand.
explain-rank-nothing = It is not ranked: it adds nothing to what stands, to what is ranked before it, or to targets.
explain-objective = The objective J says how far the norms framework and the threat scenarios have come, every capability counted up to its target only, in the potential reading: a benefit counts where it is certain, not where an answer is open. A scenario counts with the mean of its phases. It is shown in points, from 0 to 100. These frameworks make it up:
explain-lens-weight = { $title }: weight { $weight }
explain-fact-rank = Rank
explain-rank-position = { $rank } of { $all }
explain-fact-objective-today = J today
explain-fact-benefit = Benefit
explain-benefit = J with it { $after } − J after the ranks before it { $before } = { $benefit } points
explain-fact-benefit-claimed = Benefit in the claimed reading, in points
explain-fact-benefit-for-cost = Benefit for its cost
explain-benefit-for-cost = { $benefit } points ÷ { $currency } { $cost } = { $ratio } points for each { $currency } { $unit }
explain-benefit-free = costs nothing, and so comes first
explain-rank-method = Each rank goes to the set with the greatest benefit for its cost, given that the ranks before it are done.
explain-closure = The cheapest set that lets it start, in an order in which each can start:
explain-closure-alone = It can start by itself and needs no other intervention.
explain-moves-caption = What moves, in the potential reading and up to targets, with its contribution to J
explain-column-moves = What moves
explain-column-value-before = Before
explain-column-value-after = After
explain-column-share = Weight × share
explain-column-points = Points
explain-move-share = { $weight } × { $share }
explain-move-phase = { $name } { $from } to { $to }
explain-move-need = { $name } { $from } to { $to } (weight { $weight } of { $weights })
explain-rank-held = { $framework }, { $node }: held together by { $names }; raising one of them alone moves nothing.
explain-look-first = It is not ranked, but worth looking up first: if open answers turn out low, it is worth up to { $benefit } points of the objective (from 0 to 100). Today its benefit is not certain, because these questions are open:
