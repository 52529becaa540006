# Words that several reports share.

dash = –
percent = { $figure } %
list-comma = {", "}
list-and = { $first } and { $last }
cost-one = { $currency } { $amount }
cost-range = { $currency } { $low } to { $high }

reading-evidenced = evidenced
reading-claimed = claimed
reading-potential = potential

rating-not-applicable = not applicable
rating-not-assessed = not assessed
rating-not-asked = not assessed by this questionnaire
rating-up-to = { $rating }, up to { $potential }

state-unknown = unknown
state-withheld = withheld
state-unanswered = unanswered
state-not-applicable = not applicable
state-not-asked = not asked

role-essential = essential
role-supporting = supporting
