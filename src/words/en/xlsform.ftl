# Words of the forms for ODK and KoboToolbox, and why one could not be written.

xlsform-nothing-asked = there is nothing to ask in this questionnaire, so that no form can be made of it
xlsform-too-long = a text of the definitions is longer than a cell of a workbook can hold (32,767 characters)

# Name and code of the language, as the form needs it.
xlsform-language = English (en)

xlsform-about = About this submission
xlsform-welcome = Nothing but the name and code of the State has to be filled, and “we do not know” is an answer. Answers can be changed until the form is sent. The criteria of each level are shown as guidance: if you see none, switch guidance on in the settings of the app (Form management, Show guidance for questions).
xlsform-state = Name of the State
xlsform-code = Code of the State
xlsform-code-hint = Three capital letters, as in ISO 3166-1 alpha-3
xlsform-code-wrong = The code has three capital letters.
xlsform-size = Size of the State
xlsform-size-hint = Decides which range of costs applies
xlsform-small = Small
xlsform-medium = Medium
xlsform-large = Large
xlsform-assessed-on = On which day were things as these answers describe them?
xlsform-office = Office that answers
xlsform-office-hint = An office, not a person
xlsform-needed = This has to be filled.

xlsform-register = If documents show what you answer, enter each of them once now. Answers can then cite it by its short name. You can come back here at any time.
xlsform-document = Document
xlsform-document-id = Short name by which answers cite the document
xlsform-document-id-hint = Without blanks, for example strategy-2025
xlsform-document-id-wrong = Letters without accents, digits, hyphens, dots and underscores only.
xlsform-document-title = Title of the document
xlsform-document-reference = Where it can be found
xlsform-document-reference-hint = Number in the gazette, file name or link
xlsform-document-date = Date of the document
xlsform-document-status = What does the document show?
xlsform-status-draft = A draft: nothing yet
xlsform-status-adopted = That something was adopted
xlsform-status-in-operation = That something is in operation
xlsform-status-exercised = That something was exercised or used

xlsform-level = Which level describes the situation today?
xlsform-level-hint = The highest level of which the whole description holds
xlsform-checklist-hint = Choose all that hold
xlsform-unit = In { $unit }
xlsform-criteria = Criteria of level { $level }
xlsform-between = Between { $min } and { $max }.
xlsform-at-least = { $min } or more.
xlsform-at-most = { $max } or less.
xlsform-stands-alone = “None of these” and the choices below it stand alone.

xlsform-yes = Yes
xlsform-partly = Partly
xlsform-no = No
xlsform-none-of-these = None of these
xlsform-unknown = We do not know
xlsform-withheld = We choose not to disclose this
xlsform-not-applicable = Not applicable to this State
xlsform-no-answer = If there is no answer: why?
xlsform-reason = Why is it not applicable?

xlsform-add = Add to this answer
xlsform-add-evidence = Documents that show it
xlsform-add-note = A note
xlsform-evidence = Documents, by their short names
xlsform-evidence-hint = With a blank between them. Entered so far: { $listed }
xlsform-note = Note
