# Comparisons: what is said of several assessments beside each other.

compare-cli = Puts assessments beside each other: dates of one State, several States, or both
compare-cli-files = Answer files and shared assessments, two or more, or folders of them; the order does not matter
compare-cli-anonymous = Tells States as A, B, C in the order of their codes, and nothing that names one
compare-cli-definitions-then = File or folder with the definitions that an earlier assessment was made with, all of them; can be given again
compare-cli-plan = Plan of the State, as “capgap plan” keeps it, to hold against what the later assessment shows
compare-cli-targets = Target profile that all are measured against, instead of the one that they all name
compare-cli-threats = Threat profile that interventions are ranked with, for all States alike
compare-too-few = There are { $count ->
    [0] no assessments
    [one] only one assessment
   *[other] only { $count } assessments
} to compare. Name two files or more.
compare-same-day = { $code } has more than one assessment of { $date }: { $files }. Leave all but one of them out, or mend “assessed-on” in the file where it is wrong.
compare-no-day = { $file } does not say on which day it was assessed, so it cannot be put in order with the others of { $code }. Write “assessed-on” into its table [submission].
compare-not-made = Nothing was made, so that no figure rests on answers that could not be read. Mend the places above, or use --keep-going to count those answers as unanswered.
compare-targets-differ = The assessments name different target profiles ({ $list }); all are measured against “{ $used }”. Another one can be named with --targets.
compare-plan-other-state = The plan { $file } is of { $code }, and none of the States compared has that code.
compare-plan-one-date = The plan { $file } is of { $code }, which has only one assessment here. Name a later one too, to see what became of it.
compare-empty-profile = none

compare-title-one = What moved: { $state }, { $from } to { $to }
compare-title-several = { $count } States beside each other
compare-state-letter = State { $letter }
compare-state-unnamed = State { $number } (not named)
compare-heading-of = { $state }: { $text }
compare-of-day = { $state } of { $date }
compare-own-threats = each State’s own, where it has one
compare-imprint-own-threats = each State’s own
compare-shared = shared assessment
compare-shared-figures = shared assessment, answers withheld
compare-other-definitions = made with definitions { $version }

compare-unchanged = no difference
compare-within = within uncertainty
compare-clear = clear
compare-evidenced = clear, evidenced
compare-not-comparable = not comparable
compare-from-to = { $then } → { $now }
compare-none = None.
compare-and-more = { $list } and { $count } more
compare-range = { $evidenced } · { $claimed } · { $potential }

compare-brief-heading = In brief
compare-brief-overall = { $title }: { $then } % claimed then, { $now } % now; { $difference } points ({ $certainty }).
compare-brief-parts = Where it comes from: { $parts }.
compare-brief-elements = Elements ({ $all }): { $rose } rose clearly and { $fell } fell clearly, of these { $evidenced } with evidence and { $clear } only claimed; { $within } moved within uncertainty, { $unchanged } did not move.
compare-unsure = { $title } (within uncertainty)
compare-brief-closed = Gaps closed: { $count ->
    [0] none.
   *[other] { $count }: { $list }.
}
compare-brief-opened = Gaps opened: { $count ->
    [0] none.
   *[other] { $count }: { $list }.
}
compare-brief-others = Gaps narrowed: { $narrowed }; widened: { $widened }.
compare-brief-answers = Answers that changed: { $count } ({ $differently } answered differently, { $newly } newly answered or looked up, { $nolonger } no longer answered, { $evidence } only in their evidence).
compare-brief-withheld = Answers are withheld, so the difference is not split and no answer is shown.
compare-brief-plan = The plan, { $count } { $count ->
    [one] intervention
   *[other] interventions
} done or under way: reached { $reached } (with evidence { $evidenced }); partly { $partly }; not seen { $notseen }; cannot be told { $open }; stood before { $before }.
compare-part-definitions = other definitions or questions { $points }
compare-part-newly = newly answered or looked up { $points }
compare-hidden = { $certainty }, by less than 0.1
compare-slightly-up = (up by less than 0.1)
compare-slightly-down = (down by less than 0.1)
compare-part-no-longer = no longer answered { $points }
compare-part-differently = answered differently { $points }
compare-part-evidence = evidence { $points }
compare-part-none = nothing moved

compare-elements-heading = What moved
compare-elements-intro = Claimed figures as shares of the highest value, over what all assessments asked. “Clear” differences keep their direction however open questions turn out; “clear, evidenced” ones are also seen in what evidence upholds; “within uncertainty” means that open answers could take the difference away.
compare-elements-caption = What stood then and stands now
compare-scenarios-heading = Threat scenarios
compare-split-intro = Where the differences come from, in points of the claimed figure; the first figure and the parts add to the last one; what rounding leaves over is told with the greatest part. The last column is what evidence alone adds to the evidenced figure.
compare-split-caption = Where the differences come from
compare-column-difference = Points
compare-column-difference-short = Pts
compare-column-certainty = How sure
compare-column-level = Level
compare-column-gap-then = Gap then %
compare-column-gap-then-short = Then %
compare-column-gap-now = Gap now %
compare-column-gap-now-short = Now %
compare-column-answers = Answers changed
compare-column-answers-short = Answ.
compare-column-reported-then = Report then %
compare-column-reported-then-short = Then %
compare-column-definitions = Definitions
compare-column-definitions-short = Def.
compare-column-newly = Newly answered
compare-column-newly-short = New
compare-column-no-longer = No longer answered
compare-column-no-longer-short = Gone
compare-column-differently = Answered differently
compare-column-differently-short = Diff.
compare-column-reported-now = Report now %
compare-column-reported-now-short = Now %
compare-column-of-evidence = Evidence (evidenced)
compare-column-of-evidence-short = Evid.

compare-trend-heading = From date to date
compare-trend-intro = Claimed figures on each date, all over what every one of the assessments asked.
compare-trend-caption = Claimed figures by date
compare-steps-heading = Step by step
compare-step-whole = { $points } points ({ $certainty })
compare-step = { $from } to { $to }: { $whole }; { $count ->
    [one] one element
   *[other] { $count } elements
} moved clearly; gaps closed: { $closed }, opened: { $opened }.

compare-gaps-heading = Gaps
compare-gaps-intro = The gap of a capability is what its score lacks to its target, at least 0; every gap here is measured against the same targets then and now.
compare-gaps-closed = Gaps closed
compare-gaps-opened = Gaps opened
compare-gaps-narrowed = Gaps narrowed
compare-gaps-widened = Gaps widened

compare-answers-heading = Capabilities and the answers behind them
compare-answers-intro = Every capability that moved, or of which an answer changed, with what was said then and what is said now.
compare-answers-withheld = The answers of one of the assessments are withheld from the audience that its file was made for. What moved is known; which answers moved it is not shared.
compare-answers-by-capability = Capability by capability
compare-answers-others = Answers that weigh on no capability of this comparison
compare-answers-caption = Answers that changed
compare-capabilities-caption = Capabilities that moved
compare-capability = { $then } % then, { $now } % now: { $difference } points ({ $certainty }). Level { $levelthen } → { $levelnow }. Evidenced: { $evidencedthen } % → { $evidencednow } %.
compare-capability-evidence = Evidence alone adds { $points } to the evidenced figure.
compare-column-question = Question
compare-column-then = Then
compare-column-now = Now
compare-column-how = How it changed
compare-kind-newly = newly answered or looked up
compare-kind-no-longer = no longer answered
compare-kind-differently = answered differently
compare-kind-more-evidence = evidence upholds more
compare-kind-less-evidence = evidence upholds less
compare-said-ruled = not asked: an earlier answer rules it out
compare-said-text = a text, which is left out here
compare-said-evidenced = { $said } (with evidence)

compare-plan-heading = The plan and what became of it
compare-plan-intro = What the plan promised, held against the assessments of { $from } and { $to }. { $others ->
    [0] No further intervention is in the plan.
    [one] One further intervention of the plan has not begun, or was dropped.
   *[other] { $others } further interventions of the plan have not begun, or were dropped.
}
compare-plan-unknown = The catalogue no longer has these interventions of the plan: { $list }.
compare-plan-nothing = No intervention of the plan is done or under way.
compare-plan-caption = Promised and seen
compare-plan-sums = Together they promised { $promised } points; { $claimed } are there as claimed, { $evidenced } with evidence.
compare-plan-method = Points are of the objective, out of 100: what the plan promised, and what as much of the raises as is there now adds to the objective of the earlier assessment, each after those before it. What moved need not have moved because of the intervention; what has not been assessed since cannot be seen.
compare-column-status = Status
compare-column-outcome = What became of it
compare-column-promised = Promised
compare-column-seen = Seen
compare-column-seen-evidenced = Seen, evidenced
compare-column-seen-evidenced-short = Evid.
compare-status-done = done
compare-status-under-way = under way
compare-raise = { $capability } to level { $to }: { $then } → { $now }, { $outcome }
compare-outcome-before = stood before
compare-outcome-reached-evidenced = reached, with evidence
compare-outcome-reached-claimed = reached, only claimed
compare-outcome-partly-evidenced = partly, with evidence
compare-outcome-partly-claimed = partly, only claimed
compare-outcome-not-seen = not seen
compare-outcome-open = cannot be told: answers are open or not shared

compare-across-brief-heading = What they have in common
compare-across-gaps = Gaps in most of them: { $count ->
    [0] none.
   *[other] { $count }: { $list }.
}
compare-across-missing = Capabilities at level 0 in all: { $count ->
    [0] none.
   *[other] { $count }: { $list }.
}
compare-across-weak = Threat scenarios where all claim less than half: { $count ->
    [0] none.
   *[other] { $count }: { $list }.
}
compare-across-interventions = Interventions that would serve two or more of them: { $count ->
    [0] none.
   *[other] { $count }, first of all: { $list }.
}
compare-across-heading = States beside each other
compare-across-intro = States stand in the order of their codes; this is no ranking, and no figure here sums one up against another. Each State is told with its latest assessment, over what all of them asked: evidenced · claimed · potential, in per cent.
compare-across-caption = Evidenced · claimed · potential, in per cent
compare-weak-intro = A scenario is as ready as its weakest phase.
compare-common-heading = What they have in common
compare-common-gaps-heading = Gaps common to most
compare-common-gaps-intro = Capabilities with a gap to the targets in more than half of the States that have answered something of them; what a State has not answered at all is not known to be a gap.
compare-common-weak-heading = Scenarios where all are weak
compare-common-interventions-heading = Interventions that would serve several
compare-common-interventions-intro = Interventions that would add something in two States or more: { $count }. Listed are { $listed }, those first that stand among the first ten ranks in most States.
compare-interventions-withheld = The interventions of { $states } are withheld.
compare-column-states = States
compare-column-of-states = How many
compare-column-missing = Level 0 in all
compare-column-first = Among first ten
compare-column-first-short = First
compare-column-regional = Regional body
compare-regional-yes = can deliver
compare-missing-yes = yes

compare-slope-areas-title = { $title }: claimed, from date to date
compare-slope-elements-title = { $title }: elements from date to date
compare-slope-moved = { $title } ({ $difference } points)
compare-slope = From { $from } to { $to }. Furthest up: { $most }. Furthest down, or least up: { $least }. There are { $count } lines; each runs from what was claimed first to what is claimed last, and the figures stand in the table.
compare-slope-still = From { $from } to { $to } none of the { $count } lines moves.
compare-dots-title = { $title }: States beside each other
compare-dots = { $nodes } figures, each with { $states } States in the order of their codes. Each dot is what is claimed; the line runs from what evidence upholds to what is possible if every open answer turns out to be the best one.

compare-notice-definitions = Not all were made with the definitions in use: { $list } ({ $parts }). Where the answers are at hand, they were scored again with the definitions in use; where they are not, such figures are shown as not comparable.
compare-notice-not-as-made = What the report of then said is not known for { $list }, since its definitions are not at hand (--definitions-then names them): what changed definitions did to it is not told, and its first figure is the one that today’s definitions give. Questions that were reworded since cannot be told from others.
compare-notice-narrowed = Not all asked the same. Figures rest on the { $count } questions that all of them asked, so they can differ from those of each State’s own report; what lies between stands under “definitions”.
compare-notice-withheld = The answers are withheld for { $list }: its figures are those of the shared file, a difference to it is not split, and it is called clear only where the ranges of both do not touch.
compare-method-heading = How this is reckoned
compare-method-basis = All assessments are measured against one target profile. They are compared over the questions that all of them asked. A capability that is not asked by all is not compared, and says so. What an audience does not get to see is shown as withheld, never as zero.
compare-method-certainty = A difference is clear where the claimed figure keeps its direction with every open question at 0 or at 1, questions that are open on both sides taken alike; evidenced where what evidence upholds differs the same way too; else it lies within uncertainty.
compare-method-parts = The parts are reckoned by scoring again, one kind of change at a time and always in this order: first other definitions and questions that only one of both asked, then what was open and is answered, then what was answered and is open, then what is answered otherwise, last the evidence. Where changes work together, as where a fact counts only once the level is claimed, the effect goes to the later kind; another order would split such an effect otherwise, and the sum would be the same.
compare-method-across = Gaps common to most, weak scenarios and shared interventions are counts over the States that have answered something of them. Interventions are those that each State’s own ranking lists.
