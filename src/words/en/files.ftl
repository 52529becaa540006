# Answer files: new ones, and from one format to another.

## capgap new

files-new = Makes a blank answer file with every question, what can be answered, and help; or a blank form to be printed and filled by hand
files-new-questionnaire = Questionnaire or view, such as fcc or rapid; “capgap list questionnaires” names all
files-new-output = File to write; standard output where none is given
files-new-format = Format; else by the ending of the output file. Those of documents, such as html, make a form for a meeting without screens; it is typed in afterwards, since no program reads it back
files-new-state = Name of the State
files-new-code = Its code of three capital letters (ISO 3166-1 alpha-3)
files-new-size = Which cost range applies: small, medium or large
files-new-assessed-on = Day that the answers describe, such as 2026-05-01
files-new-marking = Sharing marking, such as TLP:AMBER
files-new-office = Office that will answer: its name, then = and the ids of its sections with commas between them; can be given again. A form is for one office alone, with its sections only, where a single office is named with sections
files-new-no-section = There is no section “{ $section }”. There are: { $all }.
files-new-from = Earlier answer file of the same State; its answers are carried over, each to be confirmed; a form takes only State, offices and marking from it
files-new-force = Replaces a file that is there; the old one stays beside it with the ending .previous

files-no-questionnaire = There is no questionnaire “{ $id }”. There are: { $all }
files-no-questionnaire-near = There is no questionnaire “{ $id }”; did you mean “{ $near }”? There are: { $all }
files-not-a-day = “{ $found }” is not a day of the calendar written as 2026-05-01
files-exists = { $file } is there already and was left as it is. Choose another name, or use --force to replace it.
files-unknown-ending = The ending “.{ $ending }” names no format that can be written here; use one of { $all }, or name a format with --format.

files-made =
    { $questions ->
        [one] { $file } has { $questions } question to answer.
       *[other] { $file } has { $questions } questions to answer.
    }
files-form-made = { $file } is a form to be printed and filled by hand. It is no answer file.
files-carried =
    { $answers ->
        [0] No answer was carried over.
        [one] { $answers } answer was carried over and waits to be confirmed.
       *[other] { $answers } answers were carried over, and each waits to be confirmed.
    }
files-carried-open =
    { $open ->
        [0] Every question has an earlier answer.
        [one] { $open } question has no earlier answer{ $new ->
            [0] .
           *[other] ; the definitions of then did not have it yet.
        }
       *[other] { $open } questions have no earlier answer{ $new ->
            [0] .
           *[other] ; { $new } of them are new in the definitions.
        }
    }
files-carried-without-question =
    { $count ->
        [one] { $count } answer has no question any more. It was kept and counts nowhere.
       *[other] { $count } answers have no question any more. They were kept and count nowhere.
    }
files-carried-not-asked =
    { $count ->
        [one] { $count } answer was left out, since this questionnaire does not ask for it.
       *[other] { $count } answers were left out, since this questionnaire does not ask for them.
    }
files-carried-conflicts =
    { $count ->
        [one] { $count } conflict was never settled and was left out.
       *[other] { $count } conflicts were never settled and were left out.
    }

## capgap convert

files-convert = Writes answers in another format; nothing of them is lost
files-convert-inputs = Answer files in any format that can be read; - for standard input
files-convert-output = File to write; where one file a submission is made, the folder for them, which must be there
files-convert-format = Format: csv is a form for one submission and a table with one row each for several; csv-wide is that table for one too

files-not-converted = Nothing was written, since something would have been lost on the way. Mend the places above first; the files that were read are as they were.
files-kept-as-they-are =
    { $count ->
        [one] One place that needs a person was taken over as it is; “capgap check” shows it.
       *[other] { $count } places that need a person were taken over as they are; “capgap check” shows them.
    }
files-many-need-folder = { $count } submissions go into one table (-o TABLE.csv) or into a folder with one file each (-o FOLDER --format toml), not into { $file }.
files-written = wrote { $file }

## What a blank file says

# $title: title of the questionnaire
files-head = { $title }: answers

    How to fill this file: open it in any text editor and write under the heading of each question, the line in square brackets. A question that you leave alone counts as not answered yet; nothing is compulsory, and the order makes no difference.

    value = 2                               the answer
    state = "unknown"                       we do not know
    state = "withheld"                      the State chooses not to disclose
    note = "…"                              anything a reader should know
    evidence = ["strategy-2025"]            documents from the register that show it
    by = "digital-ministry"                 the office that answers

    Under [submission] stand the State and its code of three capital letters. Add the day that the answers describe: assessed-on = 2026-05-01. Offices and documents have records of their own, as many as there are, before the first answer:

    {"[["}respondent]]
    id = "digital-ministry"
    name = "Ministry of Digital Affairs"

    {"[["}evidence]]
    id = "strategy-2025"
    title = "National strategy"
    reference = "Official Gazette 2025/14"
    date = 2025-02-01
    status = "adopted"                      draft, adopted, in-operation or exercised

    “capgap check FILE” tells what is wrong or missing at any time, “capgap report FILE” shows what comes out.
files-head-carried = The answers in this file were carried over from an earlier one. Each has the line to-confirm = true and counts as not answered until somebody has looked at it: take the line out where the answer still holds, or write the answer of today.

files-when = Asked when { $conditions }.
files-how-level = Answer: a whole number from 0 to { $top }.
files-how-choice = Answer: the word before the colon of the one that applies, between quotation marks.
files-how-checklist = Answer: the words before the colon of all that apply, such as ["a", "b"]; [] where none does.
files-how-checklist-cell = Answer: the words before the colon of all that apply, with commas between them; { $none } where none does.
files-how-number = Answer: a number.
files-how-between = Answer: a number from { $min } to { $max }.
files-how-from = Answer: a number of { $min } or more.
files-how-up-to = Answer: a number of up to { $max }.
# $range: one of the sentences above
files-how-unit = { $range } Unit: { $unit }
files-how-text = Answer: a text.
files-how-not-applicable = If it does not apply: state = "not-applicable" and reason = "…".
files-how-not-applicable-cell = If it does not apply: not-applicable under state, and why under reason.

files-key-state = Name of the State
files-key-code = Code of the State: three capital letters
files-key-size = Size of the State: which cost range applies
files-key-questionnaire = The questionnaire that is answered
files-key-assessed-on = Day that the answers describe, such as 2026-05-01
files-key-status = How far the answers have come
files-key-marking = Who may see the answers
files-key-office = Name of an office that answers; put a word for it in place of “office” and the number, and write that word under “by”
files-key-due = Day by which the office should be done
files-key-title = Title of a document; put a word for it in place of “document” and the number, and write that word under “evidence”
files-key-reference = Where the document can be found: gazette number, file name or link
files-key-date = Its date, such as 2026-05-01
files-key-proves = What it proves
