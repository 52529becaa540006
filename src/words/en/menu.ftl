# The start menu: what `capgap` alone opens.

menu-title = capgap: assessing national cyber capacity
menu-prompt = Choose with Up and Down, then press Enter. Nothing is sent anywhere: everything stays in the files of this folder.
menu-files = Answer files in this folder
menu-no-files = {"  "}There are none yet. Choose “New answer file” to begin.
menu-new = New answer file
menu-new-detail = Makes a new answer file in this folder: blank, or beginning with the answers of an earlier year. It asks for the questionnaire and the State first and shows the name of the file before it is made.
menu-open = Open a file somewhere else
menu-open-detail = Opens an answer file that stands in another folder or on another drive, and shows that folder from then on.
menu-open-prompt = Which file? Type its name with the folder, or drag it into this window.
menu-open-missing = There is no file “{ $file }”.
menu-help = What is this?
menu-help-detail = Says in a page what this program does and how an assessment goes.
menu-quit = Quit
menu-quit-detail = Ends the program. Everything is saved.
menu-quit-question = Quit the program? Everything is saved.
menu-help-title = What is this?
menu-help-text =
    With this program a State assesses its own capacity in ICT security. It works without a network; what you answer stays in an answer file in this folder.

    1. Make an answer file with “New answer file”.
    2. Open it and choose “Answer the questions”. Each answer is saved at once. You can stop at any time and go on later, at the same place. Nothing has to be answered: “unknown” and “withheld” are answers too.
    3. Several ministries can share the work: “Split for offices” writes a part for each, which is answered on another computer in the same way; “Merge parts” brings them together again and shows where offices differ.
    4. “Status” says who still owes what; “Check” finds mistakes.
    5. “Report” makes the result as a PDF, a Word document and more, or shows it here; “A file to share” leaves out what others may not see.

    On every page the bottom line says which keys do what. Escape goes back.

menu-file-broken = cannot be read
menu-file-broken-full = This file cannot be read as an answer file. Nothing was changed in it. What is wrong:
menu-file-several = { $count } submissions
menu-file-several-full = This table holds { $count } submissions, one a row. It can be checked here; to answer one, it has to be a file of its own.
menu-file-short = { $state }, { $status }, { $percent } %
menu-file-short-conflicts = { $count ->
    [one] 1 conflict
   *[other] { $count } conflicts
}
menu-file-short-errors = { $count ->
    [one] 1 mistake
   *[other] { $count } mistakes
}
menu-file-state = { $state }: { $questionnaire }
menu-file-code = { $state } ({ $code })
menu-file-cleared = An office has cleared it; any change makes it a draft again.
menu-file-no-state = no State named yet
menu-file-no-day = no day named yet
menu-file-day = As of { $day }; { $status }; marking { $marking }
menu-file-progress = { $percent } % answered by weight; { $left ->
    [one] 1 question left
   *[other] { $left } questions left
}{ $confirm ->
    [0] {""}
    [one] ; 1 answer to confirm
   *[other] ; { $confirm } answers to confirm
}
menu-file-part = This is the part “{ $part }” of a larger file; it is merged again when it is answered.
menu-file-conflicts = Offices say different things in { $count ->
    [one] 1 place
   *[other] { $count } places
}: choose “Answer the questions”, then press k to decide.
menu-file-errors = { $count ->
    [one] 1 mistake is
   *[other] { $count } mistakes are
} in the file: “Check” shows where.
menu-status-draft = draft
menu-status-reviewed = reviewed
menu-status-approved = approved
menu-status-part = part, { $status }
menu-not-answers = { $file } holds no answers. Perhaps it is a file of definitions.

menu-answer = Answer the questions
menu-answer-detail = Begins the interview, or goes on where it stopped. Each answer is saved in this file at once.
menu-answered = Back from the questions. The answers are saved in { $file }.
menu-convert = Make an answer file of it
menu-convert-detail = Writes the answers of this table into an answer file beside it, which can be answered here. The table itself stays as it is.
menu-converted = Made { $file }.
menu-status = Status
menu-status-detail = Shows by office and section what is answered, left, to confirm, unknown, without evidence and in conflict. Changes nothing.
menu-check = Check
menu-check-detail = Looks for mistakes and doubts in the file and says where they are. Changes nothing.
menu-report = Report
menu-report-detail = Makes the gap report as a PDF, a Word document, a web page, a workbook or plain text, as long as you like and for whom you like; or shows it here.
menu-report-saved = Written to { $file }.
menu-split = Split for offices
menu-split-detail = Writes a part of the file for each office, section or pillar into this folder, to be answered on other computers. The file itself stays as it is.
menu-merge = Merge parts
menu-merge-detail = Brings parts that were answered elsewhere back into this file. Nothing is overwritten silently: where offices differ, both answers are kept until you decide.
menu-log = Log of changes
menu-log-detail = Shows what was changed in this file, by which office, when and why. Changes nothing.
menu-back = Back
menu-back-detail = Back to the list of files.
menu-shown-title = { $command }: { $file }
menu-said-nothing = There is nothing to show.

menu-office-title = Who answers?
menu-office-prompt = For which office do you answer? Its name is written beside each answer, and its sections come first.
menu-office-due = due { $due }
menu-office-none = For no office in particular
menu-office-none-detail = Answers are written without the name of an office.

menu-ask-questionnaire = Which questions should be asked? The text below says what each is for.
menu-questions = { $count } questions
menu-ask-from = Should it begin with earlier answers?
menu-from-nothing = Begin with nothing
menu-from-nothing-detail = All questions are open.
menu-from = Begin with { $file }
menu-from-detail = The answers and the evidence of that file are carried over. Each answer waits to be confirmed and counts as not answered until then. That file stays as it is.
menu-ask-state = Which State is assessed? Type its name.
menu-state-missing = Please type the name of the State.
menu-ask-code = Which code of three letters does the State have (ISO 3166-1 alpha-3)? XAA to XZZ are free for exercises.
menu-code-wrong = The code has three letters, such as XAT.
menu-ask-size = How large is the State? The size decides which range of costs a report shows.
menu-size-small = small
menu-size-medium = medium
menu-size-large = large
menu-ask-day = Which day do the answers describe? Year-month-day.
menu-day-wrong = This is not a day up to today written as year-month-day, such as { $today }.
menu-ask-offices = Which offices will answer? Type their names with a semicolon between them. Enter alone: none, or not yet.
menu-ask-sections = Which sections will { $office } answer? Tick them with Space; Enter alone: none in particular. Beside a section stands who has it already.
menu-ask-file = What should the file be called?
menu-name-wrong = A file cannot have this name.
menu-name-taken = There is already a file “{ $file }”. Please choose another name.
menu-made = Made { $file }.

menu-split-prompt = What should each part hold?
menu-split-office = The sections of one office
menu-split-office-detail = One part for each office of the file. Sections that no office has come into a part of their own.
menu-split-section = One section
menu-split-section-detail = One part for each section of the questionnaire.
menu-split-pillar = One pillar
menu-split-pillar-detail = One part for each pillar of the capabilities.
menu-split-done = The parts stand beside the file, in the same folder.
menu-merge-prompt = { $count ->
    [0] No part of this assessment was found in this folder.
    [one] This part was found. Is it to be merged into { $file }?
   *[other] These parts were found. Which of them are to be merged into { $file }?
}
menu-merge-other = Another file
menu-merge-other-detail = A part that stands somewhere else; its name is asked next.
menu-merge-ask = Which file holds the part? Type its name with the folder, or drag it into this window.
menu-merge-nothing = Nothing was merged.
menu-merge-done = Merged into { $file }.

menu-busy = One moment
menu-error-title = That did not work
menu-error-start = The definitions cannot be read, so nothing can be done with them.
menu-failed = The screen or the keyboard cannot be used: { $message }

menu-lines-prompt = Nothing is sent anywhere: everything stays in the files of this folder.
menu-lines-choose = Type a number and press Enter; ? with a number explains it; - goes back.
menu-lines-no-item = “{ $typed }” is not one of these; type a number from 1 to { $count }.
menu-lines-tick = Type numbers with blanks between them; Enter alone takes those with a *; - goes back.
menu-lines-ask = { $prompt } (- goes back)
menu-lines-ask-default = { $prompt } (Enter alone: { $default }; - goes back)
menu-lines-confirm = { $question } ({ $yes }/{ $no })
menu-lines-go-on = Press Enter to go on.
menu-compare = Compare assessments
menu-compare-detail = Dates of one State, or several States, beside each other: what moved, how sure that is, and what they have in common.
menu-compare-prompt = Which of them? Two or more.
menu-compare-ask = File to write it to; its ending says which format. Nothing typed: it is shown here.
menu-compare-too-few = Two assessments or more make a comparison.
menu-compare-done = Written to { $file }.

menu-portfolio = One budget for several States
menu-portfolio-detail = Which interventions where, what is delivered to several States together, and how near that is to the best.
menu-portfolio-prompt = Which States share the budget? Two or more.
menu-portfolio-too-few = Two States or more share a budget.
menu-portfolio-no-budget = A portfolio needs a budget.
menu-batch = Tables of all submissions
menu-batch-detail = Scores every file in this folder and the folders below it into tables, with a summary as a page for the browser.
menu-batch-ask = Folder to write the tables to
