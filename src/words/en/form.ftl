# Blank forms to be printed and filled by hand.

form-title = { $title } (form to be filled by hand)
form-title-office = { $title } (form for { $office })

form-fact-questionnaire = Questionnaire
form-fact-definitions = Definitions
form-fact-questions = Questions
form-fact-sections = Sections
form-fact-state = State
form-fact-code = Code of the State
form-fact-day = Day that the answers describe
form-fact-offices = Offices
form-fact-marking = Sharing marking
form-named = { $title } ({ $id })
form-imprint = { $questionnaire } · definitions { $version } · fingerprint { $print }
form-no-version = without version

form-heading-head = About this form
form-space-state = Name of the State
form-space-code = Code of the State: three capital letters (ISO 3166-1 alpha-3)
form-space-day = Day that the answers describe (year, month, day)
form-space-offices = Offices that answer, and the sections of each
form-space-marking = Sharing marking: { $markings }

form-heading-how = How to fill it in
form-how-one = Round boxes: tick one. Square boxes: tick all that apply.
form-how-level = A level is reached where everything under its box is true and can be shown. Begin at the lowest level and stop before the first one that does not hold; tick the last one that did. Where none holds, tick 0.
form-how-unknown = “Unknown” says that you do not know, “withheld” that the State chooses not to disclose. Both are answers of their own. A question that is left alone counts as not answered yet; nothing is compulsory.
form-how-not-applicable = “Not applicable” can be ticked only where the form offers it, and needs a reason.
form-how-when = Some questions are to be answered only if another answer makes sense of them. This is said below them.
form-how-evidence = Enter each document that shows an answer once, in the list at the end, and write its number (D1, D2, …) below every question that it supports.
form-how-status = What a document shows decides how far it supports an answer: a draft shows nothing yet; adopted: a law, a strategy or a decision is in force; in operation: staff lists, records of work, budgets spent; exercised: a report of an exercise or of a real case.
form-how-supports = For questions on levels, what is adopted supports answers up to level { $adopted }, what is in operation up to level { $operation }, what was exercised up to level { $exercised }.
form-how-id = The words in brackets behind a question are its id. By it the answer is typed in later.

form-level-question = Which level has been reached?
form-question = { $number }. { $text } [{ $id }]
form-only = Only if { $conditions }.

# $question: one of the two below
form-the-question = question { $number }
form-question-elsewhere = “{ $text }” [{ $id }], which this form does not ask,
form-when-level-at-least = { $question } is answered with level { $value } or higher
form-when-level-at-most = { $question } is answered with level { $value } or lower
form-when-number-at-least = { $question } is answered with { $value } or more
form-when-number-at-most = { $question } is answered with { $value } or less
form-when-is = { $question } is answered with { $values }
form-when-includes = { $option } is ticked in { $question }
form-quoted = “{ $text }”
form-or = { $first } or { $last }

form-criteria = What has to be shown:
form-criterion = – { $text }
form-evidence-examples = Examples of evidence: { $list }
form-yes = Yes
form-partly = Partly
form-no = No
form-none-of-these = None of these
form-unknown = Unknown
form-withheld = Withheld
form-not-applicable = Not applicable (reason below)
form-number = Number
form-number-unit = Number, in { $unit }
form-number-between = { $number }, from { $min } to { $max }
form-number-from = { $number }, { $min } or more
form-number-up-to = { $number }, up to { $max }
form-number-counts = { $from } counts nothing, { $to } counts in full; what lies between counts in part.
form-number-counts-logarithm = { $from } counts nothing, { $to } counts in full; what lies between counts in part, on a logarithmic scale.
form-text = Answer
form-space-note = Documents (D1, D2, …) and note
form-space-note-reason = Documents (D1, D2, …) and note; reason, if not applicable

form-heading-documents = Documents
form-documents-explained = One entry for each document: title; where it can be found, such as a gazette or file number; its date; and whether it is a draft, adopted, shows something in operation, or was exercised. Copy this page where there are more.
form-document = D{ $number }

form-heading-end = At the end
form-space-filled = Filled in by (office, not person), on (day)
form-end-type = To type the answers in: make an answer file with “capgap new { $questionnaire } -o FILE.toml”, then go through it with “capgap answer FILE.toml”, where / searches for a question, or write under the id of each question in the file.
