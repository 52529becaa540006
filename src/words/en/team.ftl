# Several offices on one assessment: parts, merging, status, log.

# Commands and flags.
team-split = Writes a part of an answer file for each office, section or pillar
team-split-file = Answer file to split
team-split-by = What to split by: office, section or pillar
team-split-output = Folder for the parts; that of the answer file where none is given
team-split-format = Format of the parts
team-split-register = Gives every part the whole evidence register; otherwise only what its answers cite
team-split-there = { $file } is there already. Nothing was written; move it away, or name another folder with --output.
team-split-line = { $file }: { $questions ->
    [one] one question
   *[other] { $questions } questions
}
team-split-nothing = There is nothing to split: no office, section or pillar has a question that is asked.
team-split-without = No part was written for { $offices }: no section with a question that is asked belongs to them.
team-split-unassigned = The part “{ $part }” holds the questions that nobody is in charge of.
team-split-conflicts = { $count ->
    [one] One conflict stays
   *[other] { $count } conflicts stay
} in the file; in the parts the questions stand as they were before it.
team-guide-head = A part of “{ $whole }” for { $part }.
    Write an answer as value = … under its heading, or state = "unknown", "withheld" or "not-applicable" with a reason.
    Leave the rest of the file as it is, above all what stands under [part] and [start], and send it back to be merged.

team-merge = Merges parts into the answer file they were taken from, in any order
team-merge-after = Ends with code 1 while a conflict is open. A side is named by its office or its number.
team-merge-file = Answer file that the parts were taken from; it is changed, and its comments stay
team-merge-parts = Parts, or other answer files on the same State and questionnaire; none to settle conflicts only
team-merge-output = File to write instead of changing the answer file
team-merge-as = Office that settles conflicts, for the change log
team-merge-on = Day for the change log, such as 2026-05-03; today where none is given
team-merge-prefer = Settles each conflict for what this part or office says; “master” for the answer file
team-merge-take = Settles the conflict on a question or entry for one side; can be given again
team-merge-settle = Asks for each conflict which side counts
team-merge-nothing = Nothing was merged.
team-merge-summary = { $file }: { $questions ->
    [0] no answer
    [one] one answer
   *[other] { $questions } answers
} and { $entries ->
    [0] no entry of the evidence register
    [one] one entry of the evidence register
   *[other] { $entries } entries of the evidence register
} changed by parts, { $settled ->
    [0] no conflict
    [one] one conflict
   *[other] { $settled } conflicts
} settled, { $left ->
    [0] none
   *[other] { $left }
} open.{ $left ->
    [0] {""}
   *[other] {" "}Settle what is open with --settle or --take.
}
team-not-a-day = write the day as 2026-05-03
team-mend-first = Nothing was done. Mend the places above first.
team-some-unreadable = { $count ->
    [one] One place cannot be read as it should be; it is kept as it stands.
   *[other] { $count } places cannot be read as they should be; they are kept as they stand.
} “capgap check” shows more.
team-not-toml = { $file }: { write-not-toml }. Write the answers into a TOML file, or name one with --output where the command takes it.

team-note-no-start = { $part } does not say what it started from: every answer in it counts as new.
team-note-head = { $part } has another { $key } at its head; what stands in { $master } stays.
team-note-entry-stays = { $part } has taken the evidence “{ $id }” out of its register; it stays, since another office may cite it.
team-note-office = { $part } names the office “{ $id }” otherwise; what stands in { $master } stays.
team-note-marking = The marking is { $marking } now, the strictest of those merged.
team-note-clearance = The answers have changed, so the review or approval no longer holds; the status is draft.
team-note-idle = Nothing new came from { $parts }.
team-key-state = name of the State
team-key-size = size
team-key-assessed-on = day of assessment
team-key-classification = classification
team-key-target-profile = target profile
team-key-threat-profile = threat profile

team-prefer-nothing = No conflict has a side that { $name } says.
team-take-form = { $wish } does not name a side; write ID=SIDE, such as national-strategy.level=2
team-take-no-conflict = There is no open conflict on “{ $id }”.
team-take-no-side = The conflict on “{ $id }” has no side “{ $side }”; it has: { $sides }
team-settle-ask = { $number } of { $all }: which side counts? 1 to { $sides }, Enter to leave it open, q to stop:{" "}
team-settle-again = { $meant } is none of the sides.

team-status = Says who still owes what: questions by office and section
team-status-files = Answer files or parts
team-status-office = Shows one office only, with the ids of what it still has to do; with --set, the name of the office that clears
team-status-set = Sets the status: draft, reviewed or approved
team-status-on = The day to count with; today where none is given
team-status-force = Sets the status although something speaks against it
team-no-office = there is no office “{ $id }” with questions; there are: { $all }
team-set-one = Name one file to set the status of.
team-set-office = Say which office clears the answers: --office "Name of the office"
team-set-conflicts = { $count ->
    [one] One conflict is open.
   *[other] { $count } conflicts are open.
}
team-set-to-confirm = { $count ->
    [one] One answer was carried over and is not confirmed yet.
   *[other] { $count } answers were carried over and are not confirmed yet.
}
team-set-unreadable = { $count ->
    [one] One answer cannot be read.
   *[other] { $count } answers cannot be read.
}
team-set-unanswered = { $count ->
    [one] One question that is asked has no answer.
   *[other] { $count } questions that are asked have no answer.
}
team-set-not-done = The status was not set. With --force it is set all the same.
team-set-done = The status of { $file } is “{ $status }” now.
team-set-lapses = It lapses with the next change of an answer or of the evidence.

team-log = Shows what changed in an answer file: before, after, office, day and why
team-log-file = Answer file whose log is shown
team-log-id = Id of a question, an entry of the register, an office or a key
team-log-since = Shows changes from this day on, such as 2026-05-03
team-log-not-read = { $file } cannot be read: { $message }
team-log-line = { $file }, line { $number } is no entry of a log and was passed over.
team-log-not-written = The answers were written, but not what belongs into their log.

team-not-made = Nothing was made, since no figure must rest on a choice that nobody made. Settle the conflicts with “capgap merge FILE --settle”, or use --keep-going to count what stood there before.
team-kept-going = Questions in conflict count with what stood there before the offices answered differently; evidence in conflict counts as what proves least.

# The log.
team-log-title = Changes of { $file }
team-log-caption = Changes, the oldest first
team-log-empty = Nothing has been logged.
team-log-evidence = evidence { $id }
team-log-office = office { $id }
team-log-nothing = nothing
team-log-side = { $side }: { $says }
team-log-conflict = in conflict ({ $sides })
team-why-interview = in the interview
team-why-merge = merge of { $part }
team-why-merged = merge
team-why-settled = settled for { $side }
team-why-cleared = status set
team-why-outside = changed outside the program
team-column-day = Day
team-log-change = { $what }: { $was } → { $now }
team-log-remark = { $office }; { $why }
team-column-change = Change
team-column-office = Office

# Conflicts.
team-conflict-title = { $title } ({ $id })
team-conflict-caption = What each side says: { $title }
team-conflict-evidence = Entry of the evidence register
team-column-side = Who
team-column-says = Says
team-column-evidence = Evidence
team-side-office = { $id }: { $name }
team-side-heard = { $side } (from { $files })
team-side-note = Note: { $note }
team-no-evidence = none
team-says-nothing = no answer
team-entry-supports = supports level { $level }: { $reason }
team-evidence-draft = draft
team-evidence-adopted = adopted
team-evidence-in-operation = in operation
team-evidence-exercised = exercised
team-unreadable = “{ $value }” (cannot be read as an answer)
team-not-applicable = not applicable: { $reason }
team-said-to-confirm = { $said } (carried over, not confirmed)
team-yes = yes
team-partly = partly
team-no = no
team-none-of-these = none of these

# The status.
team-status-title = Status: { $state } ({ $code })
team-status-several = Status of { $count } files
team-status-file = { $file }: { $state } ({ $code })
team-lapsed = { $status }: the answers have changed since it was { $was }
team-label-part = Part
team-summary-caption = Files with what is left
team-column-file = File
team-column-asked = Asked
team-column-own = Own
team-column-to-do = To do
team-column-conflicts = Conflict
team-column-weight = By weight
team-column-due = Due
team-column-to-confirm = Confirm
team-column-without-evidence = No evid.
team-past-due = { $due } passed
team-total = All, each once
team-unassigned = Nobody
team-left-caption = What is asked, answered and left
team-behind-caption = What stands behind it
team-headline = Of { $asked } questions asked, { $answered } are answered with a value; { $open ->
    [0] nothing is left to do
    [one] one is left to do
   *[other] { $open } are left to do
} (to answer, to confirm or to settle).{ $waiting ->
    [0] {""}
    [one] {" "}One follow-up waits for an answer that is open.
   *[other] {" "}{ $waiting } follow-ups wait for answers that are open.
}{ $weighed ->
    [0] {""}
   *[other] {" "}By their weight in the framework, { $weight } of the questions are answered.
}
team-offices-heading = By office
team-offices-shared = A section that belongs to several offices is counted with each of them; “own” are the answers that an office gave itself.
team-office-absent = The office “{ $id }” is not in this file.
team-to-do-heading = To do
team-to-do-nothing = Nothing is left to do.
team-sections-heading = By section
team-evidence-heading = Evidence register
team-evidence-entries = Entries
team-evidence-drafts = Drafts, which support nothing
team-evidence-old = Over five years old
team-evidence-not-cited = Cited by no answer
team-evidence-missing = File not found
team-none = none
team-counted = { $count }: { $list }
team-conflicts-heading = Conflicts to settle
team-conflicts-intro = No figure is made while one of these is open. “capgap merge FILE --settle” asks about each.
team-conflict-item = { $id }: { $sides }
team-unreadable-heading = Answers that cannot be read
