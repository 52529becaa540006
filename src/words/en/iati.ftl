# Activities of the IATI standard.

iati-raise = Level { $level }: { $capability }.
iati-origin = Planned from the national self-assessment of { $day }.
iati-origin-no-day = Planned from a national self-assessment.
iati-promise = Expected to add { $points } points out of 100 to the norms framework and the threat scenarios together, if everything planned before it has ended.
iati-assumption = Costs are planning assumptions in prices of { $year }: the middle of a range for States of this size.
iati-theme = GFCE theme { $theme }
iati-delivery = Delivery: { $delivery }
iati-condition-after = Needs first: the end of “{ $title }”.
iati-condition-level = Needs first: { $capability } at level { $level }.
iati-outputs = Outputs
iati-capabilities = Capabilities raised
iati-success = Sign of success
iati-scale = Level of the capability in the national self-assessment, from 0 to { $top }.
iati-baseline = Level claimed: { $level }. With evidence: { $evidenced }. At most, with every open answer at its best: { $potential }.

iati-cli-org = Identifier of the organisation that publishes IATI activities, such as XM-DAC-41114
iati-cli-org-name = Its name
iati-cli-org-type = Code of its kind in the standard, such as 10 (government), 21 (international NGO) or 40 (multilateral)
iati-cli-recipient = Two-letter code of the State that the activities are for
iati-missing = IATI activities name who publishes them and for whom. Give { $flags } as well.
iati-needs-start = IATI activities have months of the calendar. Say with --start when the plan begins, such as --start 2027-01.
iati-not-a-reference = “{ $text }” is no identifier of an organisation. It has no spaces and none of / & | ?, such as XM-DAC-41114.
iati-not-a-country = “{ $text }” is no code of a State. Write its two letters, such as XA.
iati-marked = These activities hold levels that are marked { $marking }. A register is open to all: look before you publish, or mark them anew with --marking.
iati-without-months = Left out of the activities, because no months are known for them: { $list }. A kept plan (--plan) can name their months.
iati-none = There is nothing in the plan, and a file of activities needs at least one.
