# Lists of definitions (`capgap list`) and single definitions in full (`capgap show`).

catalogue-named = { $title } ({ $id })
catalogue-phase-of = { $scenario }: { $phase }
catalogue-yes = yes
catalogue-no = no
catalogue-nothing = Nothing of this kind is defined.

# Titles of lists, which are also headings

catalogue-title-capabilities = Capabilities
catalogue-title-pillars = Pillars
catalogue-title-frameworks = Frameworks
catalogue-title-elements = Elements of the norms framework
catalogue-title-actions = Practical actions
catalogue-title-scenarios = Threat scenarios
catalogue-title-questionnaires = Questionnaires and views
catalogue-title-questions = Questions
catalogue-title-interventions = Interventions
catalogue-title-profiles = Target profiles, threat profiles and audiences
catalogue-title-crosswalk = Crosswalk to other instruments
catalogue-title-rules = Rules: answers that do not fit together
catalogue-title-principles = Capacity-building principles
catalogue-title-scales = Maturity scales
catalogue-title-shares = Effective shares of the capabilities
catalogue-title-unverified = Records whose source has not been verified

# Kinds of thing

catalogue-kind-capability = foundational cyber capability
catalogue-kind-pillar = pillar
catalogue-kind-area = area of the norms framework
catalogue-kind-element = element of the norms framework
catalogue-kind-phase = phase of a threat scenario
catalogue-kind-node = node of a framework
catalogue-kind-action = practical action
catalogue-kind-principle = capacity-building principle
catalogue-kind-instrument = instrument
catalogue-kind-head = head of an instrument
catalogue-kind-questionnaire = questionnaire
catalogue-kind-view = view of a questionnaire
catalogue-kind-section = section of a questionnaire
catalogue-kind-question = question
catalogue-kind-rule = rule: answers that do not fit together
catalogue-kind-intervention = intervention
catalogue-kind-target-profile = target profile
catalogue-kind-threat-profile = threat profile
catalogue-kind-audience = audience
catalogue-kind-scale = maturity scale

catalogue-framework-norms = norms framework
catalogue-framework-pillars = view by pillar
catalogue-framework-scenario = threat scenario
catalogue-framework-lens = lens
catalogue-framework-index = index

catalogue-question-level = level
catalogue-question-choice = choice
catalogue-question-yes-no = yes or no
catalogue-question-checklist = checklist
catalogue-question-number = number
catalogue-question-text = free text

catalogue-action-national = at home
catalogue-action-international = with other States

# Column headings

catalogue-column-id = Id
catalogue-column-title = Title
catalogue-column-kind = Kind
catalogue-column-version = Version
catalogue-column-mark = Mark
catalogue-column-facts = Facts
catalogue-column-target = Target { $profile }
catalogue-column-capability = Capability
catalogue-column-capabilities = Capabilities
catalogue-column-core = Core
catalogue-column-levels = Levels
catalogue-column-level = Level
catalogue-column-test = Test for every capability
catalogue-column-share = { $framework }
catalogue-column-scenario-shares = Threat scenarios
catalogue-column-nodes = Nodes
catalogue-column-node = Node
catalogue-column-essential = Essential needs
catalogue-column-essential-count = Essential
catalogue-column-supporting-count = Supporting
catalogue-column-action = Action
catalogue-column-actions = Actions
catalogue-column-where = Where
catalogue-column-shown-by = Shown by
catalogue-column-shown-from = From level
catalogue-column-phases = Phases
catalogue-column-engages = Engages
catalogue-column-head = Head
catalogue-column-covered-by = Covered by
catalogue-column-instrument = Instrument
catalogue-column-principle = Principle
catalogue-column-design = What the design says, or what to settle
catalogue-column-element = Element
catalogue-column-theme = Theme
catalogue-column-months = Months
catalogue-column-cost-medium = Cost, medium State
catalogue-column-cost = Cost
catalogue-column-running-cost = Running cost a year
catalogue-column-size = Size of State
catalogue-column-intervention = Intervention
catalogue-column-from = From
catalogue-column-to = To
catalogue-column-because-of = Because it raises
catalogue-column-target-core = Core
catalogue-column-target-other = Others
catalogue-column-target-single = Set singly
catalogue-column-target-level = Target
catalogue-column-norms-share = Norms framework
catalogue-column-scenarios = Scenarios
catalogue-column-scenario = Scenario
catalogue-column-profile = Profile
catalogue-column-shown = Shown
catalogue-column-strictest = Strictest marking
catalogue-column-likelihood = Likelihood
catalogue-column-impact = Impact
catalogue-column-questions = Questions
catalogue-column-section = Section
catalogue-column-at = At
catalogue-column-when = When all of these hold
catalogue-column-answer = Answer
catalogue-column-value = Value
catalogue-column-weight = Weight
catalogue-column-not-reached-without = Level it is needed for
catalogue-column-need = Needs
catalogue-column-needed-by = Needed by
catalogue-column-role = Role
catalogue-column-to-reach = To reach
catalogue-column-needs-capability = Needs
catalogue-column-at-level = At level
catalogue-column-needs-this-at = Needs this at
catalogue-column-source = Source
catalogue-column-evidence = Evidence that is
catalogue-column-supports = Supports up to

# Captions of tables

catalogue-caption-pillar = Capabilities of the pillar { $pillar }
catalogue-caption-area = Elements of the area { $area }
catalogue-caption-actions = Practical actions of the element { $element }
catalogue-caption-heads = Heads of { $instrument }
catalogue-caption-principles = Principles: { $group }
catalogue-caption-section = Questions of the section { $section }
catalogue-caption-needs = What { $node } needs

# Labels of facts

catalogue-fact-definitions = Definitions
catalogue-fact-entries = Entries
catalogue-fact-kind = Kind
catalogue-fact-id = Id
catalogue-fact-version = Version
catalogue-fact-external = Labels elsewhere
catalogue-fact-pillar = Pillar
catalogue-fact-core = Core
catalogue-fact-scale = Scale
catalogue-fact-source = Source
catalogue-fact-source-of-framework = Source of the framework
catalogue-fact-source-kind = Kind of source
catalogue-fact-verified = Verified
catalogue-fact-framework = Framework
catalogue-fact-parent = Part of
catalogue-fact-weight = Weight
catalogue-fact-aggregate = Value
catalogue-fact-cap = Limit
catalogue-fact-missing = Parts without any answer
catalogue-fact-round = Rounded to digits
catalogue-fact-multiplied = Multiplied by
catalogue-fact-bands = Bands
catalogue-fact-perpetrators = Perpetrators
catalogue-fact-vectors = Ways
catalogue-fact-targets = Targets
catalogue-fact-victims = Victims
catalogue-fact-effects = Effects
catalogue-fact-layers = Layers of the perimeter
catalogue-fact-months = Months
catalogue-fact-regional = Regional delivery
catalogue-regional = one delivery can serve up to { $count } States together
catalogue-fact-delivery = Delivered as
catalogue-fact-delivered-by = Usually delivered by
catalogue-fact-alone = A State alone
catalogue-fact-cost-driver = What drives the cost
catalogue-fact-theme = GFCE theme
catalogue-fact-crs = OECD DAC purpose code
catalogue-fact-sdg = Sustainable Development Goals, targets
catalogue-fact-target-core = Target of core capabilities
catalogue-fact-target-other = Target of the others
catalogue-fact-norms-share = Share of the norms framework
catalogue-fact-question-kind = Kind of answer
catalogue-fact-section = Section
catalogue-fact-not-applicable = “Not applicable”
catalogue-fact-number-from = Value 0 at
catalogue-fact-number-to = Value 1 at
catalogue-fact-number-min = Least number accepted
catalogue-fact-number-max = Greatest number accepted
catalogue-fact-logarithm = Logarithm taken first
catalogue-fact-questionnaire = Questionnaire
catalogue-fact-questions = Questions
catalogue-fact-capabilities = Capabilities
catalogue-fact-facts-asked = Facts are asked
catalogue-fact-view-of = View of
catalogue-fact-asks = Asks about
catalogue-fact-element = Element
catalogue-fact-action-level = Where
catalogue-fact-group = Group
catalogue-fact-instrument = Instrument

# Headings

catalogue-heading-levels = Levels
catalogue-heading-prerequisites = What it needs first
catalogue-heading-required-by = What waits for it
catalogue-heading-measured-by = Questions that measure it
catalogue-heading-asked-in = Asked in
catalogue-heading-needed-by = What needs it
catalogue-heading-lenses = Lenses
catalogue-heading-indices = Indices
catalogue-heading-shares = Effective share
catalogue-heading-shows-actions = Practical actions that it shows
catalogue-heading-raised-by = Interventions that raise it
catalogue-heading-targets = Targets
catalogue-heading-crosswalk = Heads of other instruments
catalogue-heading-scenario = The threat
catalogue-heading-engages = Elements that it engages
catalogue-heading-engaged-by = Threat scenarios that engage it
catalogue-heading-tree = Tree
catalogue-heading-needs = Needs
catalogue-heading-children = Parts
catalogue-heading-nodes = Nodes of frameworks
catalogue-heading-instruments = Instruments
catalogue-heading-together = All instruments together
catalogue-heading-heads = Heads
catalogue-heading-covered-by = Capabilities that cover it
catalogue-heading-target-profiles = Target profiles
catalogue-heading-threat-profiles = Threat profiles
catalogue-heading-audiences = Audiences
catalogue-heading-shown = What it gets to see
catalogue-heading-withheld = What is withheld from it
catalogue-heading-single-targets = Targets set singly
catalogue-heading-estimates = Estimates
catalogue-heading-no-estimate = Scenarios without an estimate
catalogue-heading-raises = What it raises
catalogue-heading-outputs = What is there at the end
catalogue-heading-indicator = How success shows
catalogue-heading-alone = How far a State can do it alone
catalogue-heading-principles = Capacity-building principles: a check of the design
catalogue-heading-after = Starts after
catalogue-heading-needs-first = Capabilities that must stand before
catalogue-heading-before = What starts after it
catalogue-heading-cost = Cost
catalogue-heading-answers = Answers
catalogue-heading-answer-values = Answers and their values
catalogue-heading-measures = What it measures
catalogue-heading-when = Asked when all of these hold
catalogue-heading-follow-ups = Questions that hang on the answer
catalogue-heading-rule-when = Answers that do not fit together
catalogue-heading-sections = Sections
catalogue-heading-views = Views
catalogue-heading-shown-by = What shows it
catalogue-heading-supports = Up to which level evidence supports an answer

# Capabilities

catalogue-core = core
catalogue-no-target = no target
catalogue-criteria = What has to be shown:
catalogue-evidence = Examples of evidence:
catalogue-share-in = { $share } of { $framework }
catalogue-shares-explained = The effective share is the part of a framework’s value that rests on a capability when all of it is asked: the product of the shares from the top down, added up over all places where the capability stands.
catalogue-from-level = { $capability } at level { $level }

# Frameworks

catalogue-tree-explained = A node is shown in full by its framework and its own id: { $framework }/NODE.
catalogue-aggregate-mean = weighted mean of what is below
catalogue-aggregate-sum = weighted sum of what is below
catalogue-aggregate-geometric = weighted geometric mean of what is below
catalogue-aggregate-minimum = the least value below
catalogue-aggregate-product = product of what is below
catalogue-cap-weakest-essential = one level above the weakest essential need
catalogue-missing-exclude = leave the sum in the claimed reading
catalogue-band-from = { $name } (from { $from })
catalogue-band-above = { $name } (above { $from })
catalogue-role-reverse = { $role }, less is better
catalogue-shown-by-explained = The action is shown where all of these hold.

# Instruments

catalogue-crosswalk-explained = A crosswalk relates subjects. It never turns the result of one instrument into that of another.
catalogue-head-excluded = Left out: { $reason }
catalogue-head-open = No capability covers it.
catalogue-heads-counted =
    { $heads ->
        [one] 1 head
       *[other] { $heads } heads
    }: { $covered } covered by capabilities, { $excluded } left out with a reason, { $open } without either.

# Questionnaires and questions

catalogue-level-question = { $capability }: which level has been reached?
catalogue-at-explained = “At” is the level of the capability that cannot be reached without the question.
catalogue-bank = A store of questions: it is not filled in as a whole, only through its views.
catalogue-view-of = View of { $questionnaire }; asks about { $asks }.
catalogue-asks-core = the core capabilities
catalogue-asks-pillar = the pillar { $pillar }
catalogue-asks-framework = what { $name } needs
catalogue-asks-capabilities =
    { $count ->
        [one] 1 capability named one by one
       *[other] { $count } capabilities named one by one
    }
catalogue-facts-asked-always = always
catalogue-facts-asked-from-one-below = once the level answered is at most one below the level that the fact is needed for
catalogue-not-applicable-forbidden = may not be answered
catalogue-not-applicable-allowed = may be answered with a reason; the question then leaves the sum
catalogue-not-applicable-zero = may be answered with a reason; the question then counts 0
catalogue-answer-yes = Yes
catalogue-answer-partly = Partly
catalogue-answer-no = No
catalogue-number-unit = { $number } { $unit }
catalogue-text-scores-nothing = Free text for context; it has no value.
catalogue-when-at-least = { $question } is at least { $value }
catalogue-when-at-most = { $question } is at most { $value }
catalogue-when-is = { $question } is one of: { $values }
catalogue-when-includes = { $question } includes { $option }
catalogue-otherwise-zero = Where they do not hold, it counts as answered with value 0.
catalogue-otherwise-exclude = Where they do not hold, it leaves the sum.

# Interventions and profiles

catalogue-audience-always = Always shown: the figures of elements, capabilities and actions, the size of the State, the questionnaire, the status, the marking, the national classification, the definitions and the profiles. Never shown: the change log, answers that could not be read, and what offices say differently.
catalogue-raise = { $capability } from { $from } to { $to }
catalogue-title-and-raises = { $title }. Raises { $raises }.
# $remark: what catalogue-title-and-raises says; $delivery: how it is delivered
catalogue-with-delivery = { $remark } Delivered as { $delivery }.

catalogue-delivery-advisory = advisory
catalogue-delivery-training = training
catalogue-delivery-mentoring = mentoring
catalogue-delivery-exercise = exercise
catalogue-delivery-legislation = legislation support
catalogue-delivery-equipment = equipment or platform
catalogue-delivery-peer-exchange = peer exchange
catalogue-delivery-fellowship = fellowship
catalogue-delivery-assessment = assessment
catalogue-delivery-campaign = campaign

catalogue-deliverer-peer-state = a ministry or authority of another State
catalogue-deliverer-peer-team = a response team of another State or region
catalogue-deliverer-police-or-justice = police, prosecution or judicial school of another State or region
catalogue-deliverer-international-organisation = an international organisation
catalogue-deliverer-regional-organisation = a regional organisation or centre
catalogue-deliverer-development-agency = a development agency or bank
catalogue-deliverer-university = a university or research institute
catalogue-deliverer-civil-society = a civil-society organisation or foundation
catalogue-deliverer-technical-community = a registry, exchange point, standards body or other technical body
catalogue-deliverer-advisers = an advisory firm or single advisers under contract
catalogue-deliverer-training-provider = a provider of courses or exercises
catalogue-deliverer-technology-firm = a maker or service provider, by tender

catalogue-alone-hardly = hardly
catalogue-alone-partly = less than half of it
catalogue-alone-largely = most of it
catalogue-alone-wholly = all of it

catalogue-principles-explained = Where the design says nothing on a principle, the question beside it is to be settled with the State before a project begins.
catalogue-principle-note = { $id }: { $how }
catalogue-to-settle = To settle: { $question }
catalogue-cost-driver = What drives the cost: { $driver }
catalogue-costs-assumed = Costs that the catalogue gives are planning assumptions, to be replaced by the State’s own figures.
catalogue-cost-assumed = These costs are planning assumptions of the catalogue in prices of { $year }, not quotations. Replace them with the State’s own figures.
catalogue-cost-own = The user’s own costs, in prices of { $year }.
catalogue-size-small = small
catalogue-size-medium = medium
catalogue-size-large = large
catalogue-theme = { $letter }: { $name }
catalogue-theme-a = policy and strategy
catalogue-theme-b = incident management and protection of critical infrastructure
catalogue-theme-c = cybercrime
catalogue-theme-d = culture and skills
catalogue-theme-e = standards and emerging technologies
catalogue-estimates-explained = Likelihood and impact from 1 to 5. A scenario’s weight is their product.

# Sources and evidence

catalogue-verified = yes, checked against the document
catalogue-not-verified = no, not yet checked against the document
catalogue-no-source = no source given
catalogue-source-document = the document itself was read
catalogue-source-public = a public page about the document was read
catalogue-source-general = general knowledge, not checked against the document
catalogue-source-derived = made by the author from published texts
catalogue-evidence-adopted = adopted
catalogue-evidence-in-operation = in operation
catalogue-evidence-exercised = exercised
