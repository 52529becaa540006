# The command line.

cli-about = Assesses national cyber capacity against the framework for responsible State behaviour, offline.
cli-after = A first run: capgap report examples/atlantis-2026.toml
    Exit codes: 0 done, 1 findings that need a person, 2 usage, 3 input cannot be read, 4 output cannot be written, 5 file in use, 130 interrupted.
cli-definitions = File or folder with definitions that are added to the shipped ones or replace them by id; can be given again
cli-without-built-in = Leaves the shipped definitions out
cli-language = Language of definition texts, where an overlay for it is given
cli-plain = Linear text for screen readers: no bars, no lines of tables
cli-width = Width of the output in columns, 60 to 400
cli-color = Whether colour is used: auto, always or never
cli-quiet = No closing line and no hints on standard error
cli-check = Finds what is wrong or doubtful in definitions and answers
cli-check-paths = Files and folders to check; the shipped definitions where none is given
cli-strict = Ends with code 1 on warnings too
cli-notes = Shows notes too, such as sources that nobody has verified yet
cli-short = One line for each finding
cli-report = Makes the gap report of an answer file
cli-score = Gives the figures of an answer file alone
cli-file = Answer file; - for standard input
cli-format = Format; else by the ending of the output file
cli-output = File to write; standard output where none is given
cli-paper = Size of the pages of a PDF or a DOCX
cli-no-text = { $format } is no text and cannot be shown on a terminal; name a file with --output
cli-baseline = Earlier answer file of the same State and questionnaire, to tell progress against
cli-targets = Target profile to measure against, instead of the one the answer file names
cli-threats = Threat profile to rank with, instead of the one the answer file names
cli-keep-going = Counts answers that cannot be read as unanswered instead of stopping
cli-explain = Takes one figure apart down to its answers, or explains the code of a finding
cli-explain-file = Answer file, or the code of a finding such as C201
cli-explain-id = Id of a capability, element, phase, question, action or intervention
cli-list = Lists what is defined
cli-list-kind = What to list
cli-show = Shows one definition in full, with what refers to it, or all of them as a book
cli-show-id = Id, such as norm-g, national-csirt or ransomware-essential-service/prevent
cli-show-all = Shows all definitions as a book, instead of one
cli-schema = Prints the JSON Schema of what the program writes
cli-schema-what = Which one: the figures, a shared assessment, a plan as JSON, the values in a kept plan, a batch, a comparison, a cohort, or a portfolio

cli-cannot-write = cannot write { $file }: { $message }. What stood there before is untouched.
cli-no-answers = { $file } holds no answers. An answer file has a table [submission].
cli-many-answers = { $file } holds more than one submission, and this command takes one. If it is a folder, name one file of it; if it is a table, “capgap convert” makes a file of each row.
cli-not-made = Nothing was made, so that no figure rests on answers that could not be read. Mend the places above, or use --keep-going to count those answers as unanswered.
cli-kept-going = The answers above count as unanswered in what follows.
cli-no-profile = there is no profile "{ $id }"; there are: { $all }
cli-baseline-differs = { $file } cannot be the baseline: it is of another State or answers another questionnaire
report-cli-format = Format; else by the ending of the output file. Can be given again where the output is a folder
report-cli-output = File to write, or folder (a name that ends with /, or one that is there) for all formats; standard output where none is given
report-unknown-ending = the ending ".{ $ending }" names no format this command can write; use { $all }, or name one with --format
report-several-need-folder = { $count } formats go into a folder: -o FOLDER/
report-not-a-folder = { $folder } is a file and no folder; name a folder, or leave the / at the end out
report-over-answers = { $file } holds the answers that the report is made of; choose another name for the report
report-over-others = { $file } holds answers; choose another name, or another folder
report-folder-written = { $count ->
    [one] One report
   *[other] { $count } reports
} in { $folder }
cli-unknown-ending = the ending ".{ $ending }" names no format this command can write; use .txt, .html, .md, .pdf or .docx, or name one with --format
cli-warnings = { $count ->
    [one] One doubtful place
   *[other] { $count } doubtful places
} in { $file }; “capgap check” with the same files and flags shows them.
cli-more-findings = and { $count } more; mend the first ones and check again
cli-unknown = there is nothing with the id "{ $id }"
cli-unknown-near = there is nothing with the id "{ $id }"; did you mean "{ $near }"?
cli-ambiguous = "{ $id }" is more than one thing; write one of: { $forms }
cli-explain-needs-id = "{ $file }" is not the code of a finding. To explain a figure, name the answer file and an id: capgap explain FILE ID
cli-code-title = { $code }: { $severity }
write-not-toml = the file is no longer a TOML file that can be changed
