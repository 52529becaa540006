# The workbook that people fill in a spreadsheet program.

write-not-workbook = The content does not fit into a workbook.

workbook-title = { $state }: { $questionnaire }
workbook-part = Part for: { $name }
workbook-marked = Sharing marking: { $marking }.
workbook-page = Page { $page } of { $pages }
workbook-status-draft = DRAFT
workbook-status-reviewed = Reviewed
workbook-status-approved = Approved

workbook-sheet-instructions = Instructions
workbook-sheet-submission = Submission
workbook-sheet-conflicts = Conflicts
workbook-sheet-evidence = Evidence
workbook-sheet-offices = Offices

## Instructions. The first line of a chapter is its heading; what stands before a bar is a name, the rest explains it.

workbook-fill =
    How to fill this workbook
    Fill the yellow cells. Everything else is locked, so that nothing is changed by accident; there is no password.
    Choose from the list where a cell offers one. For a level, the number alone is enough. Where a percentage is asked, type 50 and not 50%.
    Nothing has to be complete. Leave a row empty and come back to it; save as often as you like, in Excel or in LibreOffice, always as an Excel workbook (.xlsx).
    Several offices can each fill a copy. The copies are put together again by the ids in the first column, so leave those as they are.
workbook-states =
    When a question cannot be answered
    unknown | Nobody could find out. It counts as not known, never as a bad answer.
    withheld | The State knows and chooses not to disclose it.
    not-applicable | The question cannot apply to this State. It is offered only where that is possible, and needs a reason.
    Choose the state in the column “State” and leave the answer empty. A question that is simply not answered yet needs neither.
workbook-evidence =
    Evidence
    Enter each document once, on the sheet “Evidence”, with a short id of your choice, such as strategy-2025: letters without accents, digits and hyphens, no blanks.
    In the column “Evidence” of an answer, choose its id. For several documents, type their ids with commas between them.
workbook-columns =
    What the columns mean
    ID | The name of the question for the program. It stays as it is.
    Question | What is asked. A line below it says when a question is asked only after certain answers; otherwise leave it empty.
    Answer | Your answer. An option below a question has a row of its own: say yes or no to each.
    Help | What the answers mean. Rest the pointer on the answer of a level question to read all criteria.
    State | Only where there is no answer: unknown, withheld, not-applicable.
    Reason | Why the question cannot apply.
    Evidence | Ids of documents on the sheet “Evidence”.
    Note | Anything that explains the answer.
    Office | The id of the office that answered, from the sheet “Offices”.
    Date | The day of the answer, such as 2026-05-01.
    To confirm | “yes” where the answer was carried over from an earlier file. Look at it, correct it if needed, and delete the “yes”.
workbook-back =
    Giving it back
    Sheets and columns may be moved, hidden and made wider, and you may add columns of your own; they are passed over when the workbook is read. Leave the names of sheets and the headings of columns as they are, and do not set a password for opening the file.
workbook-sheets = Sheets
workbook-sheets-submission = Who answers, for which day, and how the answers may be shared
workbook-sheets-conflicts = What offices say differently and nobody has settled yet
workbook-sheets-section = { $title }: { $questions ->
    [one] one question
   *[other] { $questions } questions
}
workbook-sheets-evidence = The documents that answers cite
workbook-sheets-offices = The offices that answer

## Headings of columns. The reader knows them; change them together.

workbook-column-id = ID
workbook-column-question = Question
workbook-column-answer = Answer
workbook-column-help = Help
workbook-column-state = State
workbook-column-reason = Reason
workbook-column-evidence = Evidence
workbook-column-note = Note
workbook-column-office = Office
workbook-column-date = Date
workbook-column-to-confirm = To confirm
workbook-column-title = Title
workbook-column-reference = Reference
workbook-column-status = Status
workbook-column-level = Level
workbook-column-why = Why
workbook-column-file = File
workbook-column-sha = SHA-256
workbook-column-name = Name
workbook-column-sections = Sections
workbook-column-due = Due
workbook-column-field = Field
workbook-column-meaning = Meaning
workbook-column-entry = Entry
workbook-column-conflict = Conflict
workbook-column-about = About
workbook-column-from = From
workbook-column-says = Says
workbook-column-settled = Settled

## Questions

workbook-level-question = { $capability }: which level has been reached?
workbook-level = { $name } – { $descriptor }
workbook-asked-if = Asked only if { $conditions }.
workbook-and = { " and " }
workbook-or = { " or " }
workbook-when-at-least = { $question } is at least { $value }
workbook-when-at-most = { $question } is at most { $value }
workbook-when-is = { $question } is { $values }
workbook-when-includes = { $question } includes { $option }
workbook-help-checklist = Say yes or no to each of the rows below.
workbook-help-text = Answer in your own words.
workbook-help-number = A number.
workbook-help-number-unit = A number ({ $unit }).
workbook-help-percent = A percentage: type 50, not 50%.
workbook-help-between = From { $min } to { $max }.
workbook-help-from = Not below { $min }.
workbook-help-to = Not above { $max }.
workbook-note-evidence = Evidence, for example: { $examples }
workbook-kept = not an answer: { $value }

workbook-message-level = Choose the highest level of which everything holds. The column “Help” describes the levels.
workbook-message-choice = Choose one from the list.
workbook-message-yes-no = Choose from the list.
workbook-message-state = Only where there is no answer.
workbook-message-evidence = Ids from the sheet “Evidence”; commas between several.
workbook-message-status = draft: not in force. adopted: decided by those who may decide. in-operation: in use. exercised: tested in practice or in an exercise.
workbook-message-id = A short name without blanks, such as strategy-2025. Answers cite it.
workbook-message-reference = Where the document can be found: number of the gazette, file number, link.
workbook-message-supports = Only where the document supports another level than its status does: that level, and why.
workbook-message-file = A file that holds the document, as a path from the folder of the answers.
workbook-message-sha = Fingerprint of the file. The program fills it.
workbook-message-office-id = A short name without blanks, such as digital-ministry.
workbook-message-sections = Ids of the sections that the office answers; commas between several.
workbook-message-settled = “yes” once the answer on the sheet of its section is the one that holds.
workbook-refused = Not one of the answers
workbook-refused-list = Choose from the list, or type what stands before the colon.
workbook-refused-number = Type a number within the limits.
workbook-refused-state = Choose from the list. Not every question can be not applicable.
workbook-refused-date = Type a day, such as 2026-05-01.
workbook-refused-confirm = Type yes, or leave it empty.

## Conflicts

workbook-conflicts-told = Offices gave different answers to these questions. Agree on one, put it on the sheet of the section, then say “yes” in the column “Settled” in the first row of the conflict. The others stay open.
workbook-says-nothing = took it out

## The submission. What stands before a bar is the name of the field, the rest explains it.

workbook-field-state = Name of the State
workbook-field-code = Code of the State | Three capital letters, ISO 3166-1 alpha-3.
workbook-field-size = Size of the State | small, medium or large: decides which range of costs is shown.
workbook-field-questionnaire = Questionnaire | Fixed for this workbook.
workbook-field-assessed-on = Day that the answers describe | Such as 2026-05-01.
workbook-field-status = Status | draft, reviewed or approved. A change of the answers makes it a draft again.
workbook-field-cleared-office = Office that reviewed or approved | Needed for reviewed and approved.
workbook-field-cleared-date = Day of the review or approval
workbook-field-cleared-fingerprint = Fingerprint of what was cleared | The program fills it.
workbook-field-marking = Sharing marking | Traffic Light Protocol 2.0, from TLP:CLEAR to TLP:RED. The stricter one wins when parts are put together.
workbook-field-classification = National classification | In the State’s own words; may be empty.
workbook-field-target-profile = Target profile | What the levels are measured against; empty for the usual one.
workbook-field-threat-profile = Threat profile | How scenarios are weighed; may be empty.
workbook-field-version = Version of the definitions
workbook-field-fingerprint = Fingerprint of the definitions: { $name }
