# The interview in lines: for pipes and screen readers. Each line makes sense alone.

line-welcome = Every answer is saved at once and you can stop at any time. “help” lists what can be typed.

line-section = Section { $number } of { $count }: { $title }
line-section-progress = In this section: { $counts }; { $weight } % of the weight.
line-overall = In all: { $counts }; { $weight } % of the weight.
line-question = Question { $number } of { $count }: { $id }
line-help-text = Help: { $text }
line-option = { $key }:
line-option-chosen = { $key } (the answer so far):
line-option-ticked = { $key } (ticked so far):
line-answer = Answer so far: { $answer }
line-answer-signed = Answer so far: { $answer } ({ $signed })
line-answer-to-confirm = Answer carried over, to be confirmed: { $answer }
line-evidence = Evidence: { $document }
line-note = Note: { $note }
line-conflict = The offices disagree. Settle it by the number of a side, such as “settle 1”, or answer anew:

line-prompt-one = Type { $first } to { $last }
line-prompt-yes-partly-no = Type y, p or n
line-prompt-yes-no = Type y or n
line-prompt-checklist = Type the letters of all that hold ({ $first } to { $last }, with blanks between) or “none”
line-prompt-number = Type { $entry }
line-prompt-text = Type the text in one line
line-prompt-command = or a command; an empty line skips.
line-prompt-confirm = to change it, “confirm” to keep it, or another command; an empty line skips.
line-prompt-settle = or “settle” with the number of a side, or another command; an empty line skips.
line-prompt-done = Type a command; “quit” ends.
line-prompt-end = Type a command; an empty line goes to the first question that is left, “quit” ends.

line-too-long = This line is longer than { $limit } bytes and was not taken.
line-not-text = This line cannot be read as text (it is not UTF-8) and was not taken. Please type it again.
line-no-command = “{ $found }” is not a command; “help” lists them.
line-no-command-near = “{ $found }” is not a command. Did you mean “{ $near }”? “help” lists them all.
line-no-answer = “{ $found }” is not an answer to this question, and not a command.
line-no-answer-near = “{ $found }” is not an answer to this question. Did you mean the command “{ $near }”?
line-text-empty = Behind the sign = stands no text. “clear” takes an answer back.

line-either = “{ $line }” can be the answer, or the command “{ $command }”. Type = for the answer or : for the command; an empty line takes neither.
line-saved = Saved.
line-saved-with = Saved. { $told }
line-not-saved = NOT SAVED: { $why } The answer is kept in memory and saved with the next one.
line-unchanged = Nothing has changed.
line-answer-now = Answer: { $answer }. { $mark }
line-note-now = The note is written. { $mark }
line-note-gone = There is no note. { $mark }
line-evidence-now = { $count ->
    [0] No document supports this answer. { $mark }
    [one] One document supports this answer. { $mark }
   *[other] { $count } documents support this answer. { $mark }
}
line-undone = The last change is taken back. { $mark }
line-lapsed = The review or approval of the file no longer holds, because an answer has changed: it is a draft again.
line-appeared = { $count ->
    [one] One follow-up question is asked because of this.
   *[other] { $count } follow-up questions are asked because of this.
}
line-gone = { $count ->
    [one] One follow-up question is skipped because of this.
   *[other] { $count } follow-up questions are skipped because of this.
}
line-left-as-it-is = Left as it is.

line-not-applicable-forbidden = This question applies to every State; “not applicable” is no answer to it. “unknown” and “withheld” always are.
line-reason-missing = “Not applicable” needs a reason, such as: na We have no ports.
line-nothing-to-confirm = There is no carried-over answer here to confirm.
line-not-registered = There is no document “{ $id }” in the register.
line-no-such-side = There is no such side to a disagreement about this question.
line-nothing-to-undo = Nothing has been changed yet that could be taken back.
line-no-question = This is behind the last question. “back” and “go” lead to one.
line-no-question-before = There is no question before this one.

line-ask-note = Type the note; a single hyphen takes the note away, an empty line leaves it as it is.
line-ask-reason = Why does it not apply? An empty line leaves the answer as it is.
line-ask-because = Why is the next change made? The reason goes into the change log.
line-because = The reason is written into the change log with the next change.
line-because-none = No reason is given with the next change.
line-settle-how = Type “settle” with the number of a side, such as “settle 1”; for a document its id first, such as “settle strategy-2025 1”.
line-no-such-conflict = There is no disagreement about a document “{ $id }”.

line-meaning-none = The answer counts for no capability; it says something about the State.
line-why-always = The question is asked of every State, whatever else is answered.

line-head = The file does not say everything about itself yet. An empty line leaves a thing open.
line-ask-state = What is the name of the State?
line-ask-code = What is its three-letter code (ISO 3166-1 alpha-3)? A fictional State takes one from XAA to XZZ.
line-no-code = “{ $found }” is not a code; it has three letters from A to Z, such as XAT.
line-ask-assessed-on = Which day do the answers describe, as YYYY-MM-DD? An empty line says today, { $today }.
line-no-day = “{ $found }” is not a day of the calendar written as YYYY-MM-DD, such as 2026-05-03.
line-office-first = The file names no offices yet. “{ $id }” can be entered as the first one.
line-office-unknown = There is no office “{ $id }” in the file; it names: { $all }
line-ask-office = Type the name of the office to enter it; an empty line does not enter it and ends here.

line-register = { $count ->
    [one] One document is in the register:
   *[other] { $count } documents are in the register:
}
line-register-empty = There is no document in the register yet.
line-cited = { $document }; cited here
line-ask-documents = Type the numbers of all documents that support this answer, with blanks between; “+2” adds one, “-2” takes one away, “none” takes all away, “new” enters one; an empty line leaves it as it is.
line-ask-first-document = Type “new” to enter one; an empty line leaves it as it is.
line-no-document = { $count ->
    [0] “{ $found }” is no document: there are none yet. Type “new” to enter one.
    [one] “{ $found }” is no document of the register; type 1, “none” or “new”.
   *[other] “{ $found }” is no document of the register; type numbers from 1 to { $count }, “none” or “new”.
}
line-document = A new document. “cancel” leaves without entering it.
line-ask-title = What is its title?
line-ask-reference = Where can it be found: a gazette number, a file name, a link? An empty line says nothing.
line-ask-date = Which date does it bear, as YYYY-MM-DD? An empty line says none.
line-ask-status = What does it prove? 1: draft, 2: adopted, 3: in operation, 4: exercised. An empty line says draft.
line-no-status = “{ $found }” is none of these; type a number from 1 to 4.
line-ask-supports = Does it support another level than its status says? Type the level, 0 to { $top }; an empty line says no.
line-no-level = “{ $found }” is not a level; type a number from 0 to { $top }, or nothing.
line-ask-supports-reason = Why does it support level { $level }?
line-supports-dropped = Without a reason the status decides.
line-ask-file = Which file holds it, as a path from the folder of the answer file? Its fingerprint is kept. An empty line says none.
line-entered = The document is in the register under the id “{ $id }” and cited here.
line-not-entered = No document was entered.

line-go-how = Type “go” with the number of a question, from 1 to { $count }, or its id.
line-no-such-question = There is no question “{ $found }” here; the numbers go from 1 to { $count }.
line-no-question-near = There is no question “{ $found }” here. Did you mean “{ $near }”?
line-section-line = { $title }: { $counts }; weighs { $share } %
line-section-own = { $section } (yours)
line-section-how = Type “section” with a number to go there.
line-no-section = There is no section “{ $found }”; the numbers go from 1 to { $count }.
line-find-how = Type “find” with words of the question, such as: find incident response
line-found = { $count ->
    [0] No question holds “{ $text }”.
    [one] One question holds “{ $text }”; “go” with its number leads there:
   *[other] { $count } questions hold “{ $text }”; “go” with a number leads there:
}
line-left = { $count ->
    [0] No question is left.
    [one] One question is left:
   *[other] { $count } questions are left, those that weigh most first:
}
line-to-confirm = { $count ->
    [0] No answer waits to be confirmed.
    [one] One carried-over answer waits to be confirmed:
   *[other] { $count } carried-over answers wait to be confirmed:
}
line-telling = { $count ->
    [0] No open question could change the figures of the norms framework or the scenarios.
    [one] The one question that would tell something:
   *[other] The { $count } questions that would tell most:
}
line-telling-stake = { $question }; its capability can still move the figures by { $stake } %
line-listed = { $question }: { $answer }
line-named = { $title } ({ $id })
line-more = And { $count } more; “left all” lists all that are left.
line-nothing-left = No question is left here. “quit” ends, “review” looks it all over.

line-count-answered = { $count } of { $put } answered
line-count-left = { $count } left
line-count-to-confirm = { $count } to confirm
line-count-unknown = { $count } unknown
line-count-withheld = { $count } withheld
line-count-not-applicable = { $count } not applicable
line-count-without-evidence = { $count } without evidence
line-count-waiting = { $count } waiting for others

line-review = Review: the end of the questions.
line-review-complete = Every question that is put has been looked at; nothing is left.
line-review-next = How it goes on: “capgap report { $file }” makes the gap report, “capgap status { $file }” tells by office what is open.
line-conflicts = { $count ->
    [one] One disagreement is to be settled:
   *[other] { $count } disagreements are to be settled:
}
line-conflict-question = { $id }: type “go { $id }” and settle it there
line-conflict-document = the document { $id }: type “settle { $id }” with the number of a side
line-side-without = without this document
line-side-supports = supports level { $level }: { $reason }

line-end = Everything is saved in { $file }. “capgap answer { $file }” goes on where you stopped.
line-end-done = Everything is saved in { $file }. “capgap report { $file }” makes the gap report.
line-end-not-saved = The last answers could not be saved.

line-help = What can be typed, in capitals or not. A command can also be written behind a colon, and then in short; where a text is asked for, one with words behind it is asked about first.
line-help-line = { $word } (:{ $short }): { $text }
line-help-answer = To answer with a word that is a command, write = before it, such as: = none
line-does-skip = goes to the next question that is left, as an empty line does
line-does-next = goes to the next question, answered or not
line-does-back = goes to the question before
line-does-unknown = answers “we do not know”
line-does-withheld = answers that the State does not disclose it
line-does-na = answers “not applicable”, with the reason behind it, where the question allows that
line-does-note = writes a note, with the text behind it
line-does-evidence = lists the documents and takes which of them support the answer; “evidence new” enters one
line-does-confirm = keeps an answer that was carried over from an earlier assessment
line-does-clear = takes the answer back; note and evidence stay
line-does-undo = takes the last change back, then the one before it, and so on
line-does-settle = settles a disagreement by the side of this number
line-does-because = gives the reason of the next change, for the change log
line-does-again = shows the question again
line-does-full = shows every question in full from now on
line-does-short = shows one line for each option from now on
line-does-meaning = tells what the answer means and what rests on it
line-does-why = tells why the question is asked
line-does-go = goes to the question of this number or id
line-does-section = lists the sections; with a number it goes there
line-does-find = lists the questions that hold these words
line-does-left = lists what is left, what weighs most first
line-does-to-confirm = lists the carried-over answers to confirm
line-does-telling = lists the ten questions that would tell most
line-does-status = tells how far each section has come
line-does-review = goes to the end, where all is looked over
line-does-help = shows this list
line-does-quit = ends; everything is saved

line-cli = Asks the questions of an answer file one by one and saves every answer
line-cli-file = Answer file, made by “capgap new”
line-cli-as = Office that answers, as the file names it
line-cli-on = Day of the answers as YYYY-MM-DD, instead of today
line-cli-section = Only the questions of this section
line-cli-only = Only what is left, or only what waits to be confirmed
line-cli-line = Asks in lines instead of on the full screen; --plain does so too

line-file-missing = { $file } is not there. A new answer file is made by: capgap new fcc -o { $file }
line-file-stream = The interview needs a file that it can save, not standard input.
line-file-convert = { $file } cannot be answered in place. Make an answer file of it first: capgap convert { $file } -o { $toml }
line-file-not-opened = { $file } was not opened and is as it was. Mend the places above first; “capgap explain” with a code tells how.
line-file-folder-barred = { $file } cannot be saved: nothing may be written into its folder. Copy the file to a folder of your own and open it there; nothing was changed.
line-file-unreadable = { $count ->
    [one] One answer in the file cannot be read as one. It is kept as it is and shown at its question.
   *[other] { $count } answers in the file cannot be read as such. They are kept as they are and shown at their questions.
}
line-file-unread = { $file } cannot be read any more: { $message }.
line-file-gone = { $file } had been taken away meanwhile and was written again.
line-file-joined = { $count ->
    [0] { $file } had been changed elsewhere meanwhile, but not in what it says; that was kept.
    [one] { $file } had been changed elsewhere meanwhile: one change was taken over. What was done before can no longer be undone.
   *[other] { $file } had been changed elsewhere meanwhile: { $count } changes were taken over. What was done before can no longer be undone.
}
line-file-both = Changed on both sides, and what was answered here stands: { $ids }.
line-file-rescued = { $file } was changed elsewhere so that it can no longer be read, and was left as it is. The answers are in { $rescued }.
line-file-rescued-end = The answers are in { $rescued }, not in { $file }, which can no longer be read. Compare the two, and go on with one of them.
line-file-log-unread = The change log { $file } cannot be read ({ $message }); changes are still added to it.
line-file-log-unwritten = The change log cannot be written; the answers are saved all the same. { $why }
line-file-no-document = { $file } cannot be read: { $message }. An empty line names no file.
line-file-no-section = There is no section “{ $id }” in this questionnaire; there are: { $all }
line-file-no-section-near = There is no section “{ $id }” in this questionnaire. Did you mean “{ $near }”?
line-file-no-office = There is no office “{ $id }” in the file; it names: { $all }
line-file-no-offices = The file names no offices, so that nobody can answer as “{ $id }”. Enter the office under [[respondent]], or leave --as out.
line-file-ask-name = Under which other name shall the answers be saved? An empty line gives them up.
line-file-kept-as = The answers are in { $file }.
