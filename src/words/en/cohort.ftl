# The summary of many submissions.

cohort-cli-summary = Also writes what all submissions show together: terminal prints it; html, pdf, docx, markdown, xlsx, csv and json become cohort.* in the folder. Several with commas between
cohort-cli-names = Lists in the summary which States are in it, by code; no figure is put beside a name
cohort-cli-baseline = Files or folders of an earlier round, which is scored again with the same definitions and compared over the States in both; each State counts once then, with its latest submission
cohort-cli-for-sharing = Makes only the summary, in which no figure rests on fewer than five submissions; each State counts once, with its latest one
cohort-cli-at-least = The number of submissions that every figure for sharing rests on [default: 5]
cohort-at-least-alone = --at-least needs --for-sharing.
cohort-names-not-shared = A summary for sharing names no State. Leave out --names or --for-sharing.
cohort-too-few = Fewer than { $least } States: nothing can be told of them for sharing.
cohort-written = The summary is in { $folder }: { $files }.

cohort-title = { $count ->
    [one] One submission together
   *[other] { $count } submissions together
}
cohort-title-shared = At least { $count } States together
cohort-title-few = Fewer than { $least } States together
cohort-label-submissions = Submissions
cohort-label-rejected = Rejected
cohort-label-superseded = Left out for a later one of the same State
cohort-label-other-definitions = Answered on other definitions
cohort-label-days = Assessed
cohort-label-questionnaire = Questionnaires
cohort-label-sharing = For sharing
cohort-days = { $first } to { $last }
cohort-questionnaire = { $title } ({ $count })
cohort-sharing = no figure rests on fewer than { $least } submissions
cohort-other-definitions = { $count } { $count ->
    [one] names
   *[other] name
} another version; all were scored with this one
cohort-imprint = Definitions { $version } · { $prints } · capgap { $engine } · targets: { $targets }
cohort-at-least = { $count } or more
cohort-band = { $from } to { $to }

cohort-brief-heading = In brief
cohort-brief-whole = { $title }: half of the submissions stand at { $median } or below{ $quarters ->
    [none] {""}
   *[other] , the middle half between { $lower } and { $upper }
}.
cohort-brief-ratings = Over all elements and submissions, { $n } of the ratings are N, { $p } are P, { $l } are L and { $f } are F.
cohort-brief-lowest = Lowest in the middle: { $list }.
cohort-brief-highest = Highest in the middle: { $list }.
cohort-brief-item = { $title } ({ $figure })
cohort-brief-coverage = Half of the submissions answer { $coverage } of their questions or less, and half have evidence for { $evidence } or less of the answers that need it.
cohort-brief-rounds = Of { $both } States in both rounds, the whole rose in { $higher } and fell in { $lower }; the middle change is { $change } points of a hundred.
cohort-brief-column-what = What
cohort-brief-gaps = Most common gaps
cohort-brief-holds = Hold most ratings down
cohort-brief-weak = Scenarios for which most are weak
cohort-brief-serves = Interventions that would serve most
cohort-brief-as-many = { $list }; and { $count } more in as many
cohort-about = about { $figure } %
cohort-or-less = { $figure } % or less
cohort-or-more = { $figure } % or more
cohort-brief-none = nothing that can be told
cohort-brief-read = Figures are of the claimed reading unless said otherwise. No State is ranked and none is named with a figure.
cohort-too-few-told = Fewer than { $least } States are in this summary, so nothing is told of them.

cohort-elements-heading = { $title }
cohort-elements-intro = How far the elements are reached, as a share of the most that is possible, over the submissions that are assessed on each. Half of them lie in the box; the line across it is the one in the middle.
cohort-spread-title = { $title }: spread over the submissions
cohort-spread-description = One row for each of { $count ->
    [one] one line
   *[other] { $count } lines
}: { $parts ->
    [all] least, lower quartile, median, upper quartile, greatest share and mean
    [quartiles] quartiles, median and mean
   *[middle] median and mean
}, as in the table. { $found }
cohort-spread-caption = { $title }: spread of the claimed shares, in per cent
cohort-column-line = Element
cohort-column-scenario = Scenario
cohort-column-assessed = Assessed
cohort-column-least = Least
cohort-column-lower = Quarter below
cohort-column-median = Median
cohort-column-upper = Quarter above
cohort-column-greatest = Greatest
cohort-column-mean = Mean
cohort-column-lower-short = Q1
cohort-column-upper-short = Q3
cohort-ratings-title = { $title }: ratings
cohort-ratings-description = Share of the submissions at each rating, element by element, as in the table. { $found }
cohort-ratings-found = In { $count } of { $all } elements more than half are at N or P.
cohort-spread-found = Lowest in the middle: { $lowest } ({ $low } %); highest: { $highest } ({ $high } %).
cohort-ratings-caption = { $title }: submissions at each rating
cohort-ratings-intro = The ratings of the assessed submissions by element (N up to 15 %, P up to 50 %, L up to 85 %, F above, of the way to the default targets, with the limits of the method). “Not assessed” has no answer to go by, or a questionnaire that does not ask enough.
cohort-column-not-assessed = Not assessed
cohort-column-not-applicable = Does not apply
cohort-column-ratings = Ratings
cohort-column-up-to = With open answers at their best
cohort-band-count = { $band }: { $count }
cohort-rating-part = { $rating }

cohort-scenarios-heading = Threat scenarios
cohort-scenarios-intro = A State is as ready as its weakest phase. Weak is who stands at 50 % or below.
cohort-scenarios-title = Readiness for each scenario: spread over the submissions
cohort-scenarios-caption = Scenarios: who is weak, and in which phase
cohort-column-weak = Weak
cohort-column-weakest = Weakest phase
cohort-weakest = { $phase } ({ $count })

cohort-gaps-heading = Most common gaps
cohort-gaps-intro = Capabilities by the number of submissions with a gap to the target. Certain is a gap whatever the open answers turn out to be; the others may close when somebody looks the answers up.
cohort-gaps-caption = Capabilities with a gap, most common first
cohort-column-capability = Capability
cohort-column-target = Target
cohort-column-gap = Gap
cohort-column-certain = Certain
cohort-column-open = Only open
cohort-column-below = Below target
cohort-column-zero = At level 0
cohort-column-asked = Asked of
cohort-more = { $count ->
    [one] One more capability has a gap somewhere
   *[other] { $count } more capabilities have a gap somewhere
}; the data formats hold all.

cohort-holds-heading = What holds most States down
cohort-holds-intro = Essential capabilities that keep the rating of an element lower than its percentage would: below its target a rating is at most L, at level 0 at most P.
cohort-holds-caption = Essential capabilities that hold ratings down
cohort-column-submissions = Submissions
cohort-column-ratings-held = Ratings

cohort-serves-heading = Interventions that would serve most
cohort-serves-intro = Interventions that can start today in a State and narrow a gap there: certainly, or up to, where open answers count as nothing. What many States need alike may be delivered for several together: “Together” is how many States one delivery can serve, where the catalogue knows. The order says nothing of worth for money; the plan of each State does.
cohort-serves-caption = Interventions by the number of States that they would serve
cohort-column-intervention = Intervention
cohort-column-serves = Certainly
cohort-column-up-to-count = Up to
cohort-column-together = Together
cohort-column-months = Months
cohort-column-cost = Cost for a medium State

cohort-coverage-heading = Coverage and evidence
cohort-coverage-intro = Coverage is the share of the questions put that are answered; evidence is the share of the answers above nothing that have some.
cohort-coverage-caption = Coverage and evidence over the submissions, in per cent
cohort-coverage-all = Questions answered
cohort-evidence-all = Answers with evidence
cohort-coverage-of = Coverage: { $title }
cohort-evidenced-of = Evidenced reading: { $title }
cohort-potential-of = Potential reading: { $title }

cohort-rounds-heading = Against the last round
cohort-rounds-intro = The earlier round was read again and scored with the definitions of this one. Compared are the States in both, by code, each with its latest submission, where they answered the same questionnaire. A change is clear where it keeps its sign with every open question taken at nothing or at its best, one that is open in both rounds taken alike; evidenced where what evidence upholds differs that way too; else it is within uncertainty.
cohort-sure-unchanged = Mean: no change, however open questions turn out.
cohort-sure-within = Mean { $mean }: within uncertainty, { $least } to { $greatest } as open questions turn out.
cohort-sure-clear = Mean { $mean }: clear, { $least } to { $greatest } as open questions turn out.
cohort-sure-evidenced = Mean { $mean }: clear and evidenced, { $least } to { $greatest } as open questions turn out.
cohort-sure-states = Clearly higher in { $higher }, clearly lower in { $lower }, within uncertainty in { $within }, unchanged in { $unchanged }.
cohort-label-before = In the earlier round
cohort-label-both = In both
cohort-label-joined = Joined
cohort-label-left = Left
cohort-label-other-questionnaire = Answered another questionnaire then
cohort-label-rejected-before = Rejected in the earlier round
cohort-named = { $count }: { $list }
cohort-rounds-caption = Change of the claimed shares, in points of a hundred
cohort-column-compared = Compared
cohort-column-fell = Lower
cohort-column-same = Same
cohort-column-rose = Higher
cohort-column-rated-higher = Rating higher
cohort-column-rated-lower = Rating lower
cohort-column-moved = Lower, same, higher
cohort-direction-lower = lower
cohort-direction-same = same
cohort-direction-higher = higher
cohort-differ = { $now } submissions of this round and { $before } of the earlier one were answered on other definitions than these. A question that changed its meaning in between changes figures without any change in the States.

cohort-states-heading = States in this summary
cohort-state = { $code } { $name }

cohort-method-heading = How this summary was made
cohort-method = Every figure of a submission counts as its own report shows it, to a tenth of a per cent. Quartiles interpolate between neighbours (type 7). A submission without one answer under a node, or whose questionnaire does not ask enough of it, is left out of that node's spread.
cohort-method-shared = For sharing, a number is told only where at least { $least } submissions are in it. “Or more” is rounded down to a multiple of { $least }, and what holds for all or nearly all is told as if it held for { $least } fewer. Neighbouring ratings are joined until each band holds { $least }. Least and greatest are never told, a median only of { $two } or more and quartiles only of { $four } or more; they and means are told in steps of five per cent, what is below 10 or above 90 as 10 or 90. What is missing may be small, or nothing.

cohort-sheet = { $number } { $caption }
cohort-sheet-front = In brief
cohort-sheet-figures = All figures
cohort-sheet-figures-caption = Every figure of this summary; shares from 0 to 1
cohort-folder-at-home = { $folder } holds { $file }, which is not for sharing. Name another folder with -o.
cohort-no-baseline = { $file } cannot be read: { $message }.
cohort-rejected = { $count ->
    [one] One submission or file
   *[other] { $count } submissions or files
} could not be taken. Run the batch without --for-sharing to see why.
