# The words of every finding, by its code.
#
# The value is the message of one line; .label stands under the place in the excerpt; .help says what to do
# and gives way to diagnostic-nearest where a nearest valid name is known; .explain is told by its code alone
# and therefore takes no values. Lines of .explain that are indented further are examples.

## Around a finding

severity-error = error
severity-warning = warning
severity-note = note

# The help line where what was written is near a name that exists.
# $name: the name that exists
diagnostic-nearest = did you mean "{ $name }"?

# Under a second place of the same finding: where something was first defined, or the other one of two.
diagnostic-related = see here too

## Parts of messages, used only within this file

# The kind of record. $what: its name in the program
diagnostic-kind =
    { $what ->
        [capability] capability
        [framework] framework
        [scenario] threat scenario
        [node] node
        [question] question
        [section] section
        [questionnaire] questionnaire
        [view] view
        [pillar] pillar
        [scale] scale
        [action] practical action
        [principle] principle
        [instrument] instrument
        [intervention] intervention
        [target-profile] target profile
        [threat-profile] threat profile
        [test] worked test
        [rule] rule
        [evidence] piece of evidence
        [respondent] respondent
        [option] option
        [key] key
        [column] column
        [renamed] record of a renaming
        [removed] record of a removal
       *[other] { $what }
    }

# The type that a key takes.
diagnostic-expected =
    { $expected ->
        [text] a text in quotation marks
        [integer] a whole number
        [number] a number
        [boolean] true or false
        [date] a date such as 2026-05-01
        [month] a month such as "2027-01"
        [time] a time
        [list] a list in [ ]
        [table] a table of keys
        [range] two numbers, lowest first, such as [10000, 20000]
       *[other] { $expected }
    }

# The type that was found.
diagnostic-found =
    { $found ->
        [text] a text in quotation marks
        [integer] a whole number
        [number] a decimal number
        [boolean] true or false
        [date] a date
        [time] a time, or a date with a time
        [list] a list in [ ]
        [table] a table of keys
       *[other] { $found }
    }

# The answer that a question takes.
diagnostic-answer =
    { $expected ->
        [level] a level such as 2
        [choice] the id of one option
        [yes-no] "yes" or "no"
        [checklist] a list of option ids in [ ]
        [number] a number
        [text] a text
       *[other] { $expected }
    }

## The closing line of a check

check-count-errors =
    { $errors ->
        [one] { $errors } error
       *[other] { $errors } errors
    }
check-count-warnings =
    { $warnings ->
        [one] { $warnings } warning
       *[other] { $warnings } warnings
    }
check-count-notes =
    { $notes ->
        [one] { $notes } note
       *[other] { $notes } notes
    }
check-count-files =
    { $files ->
        [one] { $files } file
       *[other] { $files } files
    }
check-summary =
    { $errors ->
        [0]
            { $warnings ->
                [0]
                    { $notes ->
                        [0] nothing found in { check-count-files }
                       *[other] { check-count-notes } in { check-count-files }
                    }
               *[other]
                    { $notes ->
                        [0] { check-count-warnings } in { check-count-files }
                       *[other] { check-count-warnings }, { check-count-notes } in { check-count-files }
                    }
            }
       *[other]
            { $warnings ->
                [0]
                    { $notes ->
                        [0] { check-count-errors } in { check-count-files }
                       *[other] { check-count-errors }, { check-count-notes } in { check-count-files }
                    }
               *[other]
                    { $notes ->
                        [0] { check-count-errors }, { check-count-warnings } in { check-count-files }
                       *[other] { check-count-errors }, { check-count-warnings }, { check-count-notes } in { check-count-files }
                    }
            }
    }

## C1: reading a file

# $message: what the reader of TOML says, in English
C101 = the file is not valid TOML: { $message }
    .label = cannot be read from here on
    .help = Check quotation marks, brackets and commas here and on the line before.
    .explain =
        The file is written in TOML, a plain text format, and something at this
        place does not fit its rules. Most often a quotation mark or a closing
        bracket is missing, or a text stands without quotation marks. What comes
        after it may be read wrongly or not at all, so mend the first finding of a
        file first and check again.

            state = "Atlantis"
            sections = ["strategy-and-law", "technology"]

# $key: the key; $record: what it stands in
C102 =
    { $record ->
        [file] "{ $key }" is not a table of a definition file
        [answer-file] "{ $key }" is not a table of an answer file
        [needs]
            { $key ->
                [question] a need names a capability or a question; this one names both
               *[other] unknown key "{ $key }" in "{ $record }"
            }
       *[other] unknown key "{ $key }" in "{ $record }"
    }
    .label =
        { $record ->
            [file] not known in a definition file
            [answer-file] not known in an answer file
            [needs]
                { $key ->
                    [question] one of the two too many
                   *[other] not a key of this record
                }
           *[other] not a key of this record
        }
    .help = Take it out, or move it to the record that it belongs to; docs/formats.md lists the keys of each.
    .explain =
        Every record has a fixed set of keys, and this one is not among them. It is
        told, not passed over, because a misspelt key would otherwise be lost
        without a word: a weight written as "wieght" would count as 1, and every
        figure above it would be another. Correct the spelling, take the line out,
        or look whether it has slipped under a wrong heading: plain keys come before
        the sub-tables of a record. A need names a capability or a question, never
        both.

        {"    ["}[node]]
            weight = 2

# $key: the key; $record: what it should stand in
C103 =
    { $key ->
        [at-least] a condition has exactly one of "at-least", "at-most", "is" and "includes"
        [core] "asks" needs one of "core", "pillar", "framework" and "capabilities"
        [top] a level question that measures no capability needs "levels" or "top"
        [when] a rule needs at least two conditions under "when"
        [overlay] the table "texts" needs a table "overlay" that names its language
        [question]
            { $record ->
                [renamed] a renaming names one question or one section
               *[other] "{ $record }" needs the key "question"
            }
        [capability]
            { $record ->
                [needs] a need names a capability or a question; this one names neither
               *[other] "{ $record }" needs the key "capability"
            }
       *[other]
            { $record ->
                [answer-file] an answer file needs the table "{ $key }"
               *[other] "{ $record }" needs the key "{ $key }"
            }
    }
    .label = not complete
    .help =
        { $key ->
            [at-least] Keep exactly one of the four in each condition; a second condition is a table of its own.
           *[other] Add what is missing; docs/formats.md says what each key takes.
        }
    .explain =
        The record cannot be used without this key, and there is no value that the
        program could put in its place without guessing. Some records need one of
        several keys: a condition needs exactly one test, a need names a capability
        or a question, and a view says in one way what it asks. Add the key under
        the heading of the record, before its sub-tables.

        {"    ["}submission]
            code = "XAT"

# $key: the key; $expected, $found: names of types
C104 =
    { $expected ->
        [range] "{ $key }" takes two amounts of 0 or more, lowest first, such as [10000, 20000]
        [number]
            { $found ->
                [number] "{ $key }" takes a number; this one is infinite or none at all
               *[other] "{ $key }" takes a number here; this is { diagnostic-found }
            }
       *[other] "{ $key }" takes { diagnostic-expected } here; this is { diagnostic-found }
    }
    .label = expected { diagnostic-expected }
    .help =
        { $expected ->
            [text] Put one text between quotation marks.
            [integer] Write a whole number without quotation marks and without a decimal point.
            [number] Write a number without quotation marks, with a point before any decimals.
            [boolean] Write true or false, without quotation marks.
            [date] Write year, month and day: 2026-05-01.
            [month] Write year and month between quotation marks: "2027-01".
            [list]
                { $found ->
                    [table] Write the heading in double brackets: [[{ $key }]].
                   *[other] Put the items between [ and ], with commas between them.
                }
            [table]
                { $found ->
                    [list] Write the heading in single brackets, since there can be only one of these here.
                   *[other] Write the keys under a heading of their own, or between {"{"} and {"}"} on one line.
                }
            [range] Write the least and the greatest amount in whole units: [10000, 20000].
           *[other] Write it as docs/formats.md shows it.
        }
    .explain =
        Every key takes a value of one type: text in quotation marks, a number
        without them, true or false, a date, a list in square brackets, or a table.
        The program does not turn one into another, because a figure in quotation
        marks may be a slip of the pen or a text that happens to hold digits. Write
        the value as the key takes it. A range of costs is a list of two numbers,
        lowest first.

            core = true
            small = [10000, 20000]

# $key: the key; $found: the word; $allowed: the words it takes
C105 = "{ $key }" cannot be "{ $found }"; it takes one of: { $allowed }
    .label = not one of the words that are known here
    .help = Use one of: { $allowed }.
    .explain =
        This key takes one of a few fixed words, spelt exactly as they are listed.
        Another word cannot be understood, and a guess could change a figure or a
        marking, so the word is not used until it has been mended. Take the word
        from the list that stands most nearly for what you mean; shades of meaning
        belong in a note or a summary.

            status = "in-operation"
            marking = "TLP:AMBER+STRICT"

# $key: the key; $found: the number; $min, $max: the limits
C106 =
    { $key ->
        [format] this file says that it is of format { $found }; formats up to { $max } can be read
        [min] "min" is { $found }, above "max", which is { $max }
        [level] the level is { $found }; a level from { $min } to { $max } is expected here
       *[other] "{ $key }" is { $found }; a number from { $min } to { $max } is expected
    }
    .label =
        { $key ->
            [format] newer than this program
            [min] the least number is above the greatest
           *[other] expected { $min } to { $max }
        }
    .help =
        { $key ->
            [format] Read it with a newer version of the program, or ask for the file in an earlier format.
            [min] Put the least number under "min" and the greatest under "max".
           *[other] Write a number from { $min } to { $max }.
        }
    .explain =
        The number lies outside what the key takes: a level that its scale does not
        have, an estimate that does not run from 1 to 5, a share that does not lie
        between 0 and 1, a year or a duration out of reach. A number outside its
        range would carry through every figure that is computed from it. Mend the
        number, or, for a level, look whether the capability stands on another scale
        than you thought.

            likelihood = 4
            norms-share = 0.5

# $id: the id; $what: the kind of record
C107 = a second { diagnostic-kind } has the id "{ $id }"
    .label = this id is already taken
    .help = Give one of the two another id, or take one of them out.
    .explain =
        Two records of one kind have the same id, so that nobody could say which of
        them is meant where the id is named. Ids are unique among the records of
        their kind; those of nodes within their framework, where the id of the
        framework itself is taken by its root; those of options within their
        question; those of questions over all questionnaires. Put a short prefix
        before the ids of your own questions, or take out the record that was copied
        by mistake.

            id = "hri.act"
            id = "hri.scope"

# $found: the text
C108 = "{ $found }" is not a day of the calendar written as year-month-day
    .label = expected a date such as 2026-05-01
    .help = Write year, month and day with hyphens: 2026-05-01.
    .explain =
        A date is written as year, month and day, with four, two and two digits and
        hyphens between them. It must exist: 2026-02-29 and 2026-13-01 do not. Dates
        are compared with each other, such as evidence with the day of the
        assessment, so that a date which is only meant cannot be used.

            assessed-on = 2026-05-01
            due = "2026-04-15"

# $file: its name; $offset: the first byte that is not UTF-8
C109 = "{ $file }" is not UTF-8 text from byte { $offset } on
    .label = not UTF-8 from here on
    .help = Save the file again with the encoding UTF-8; in a spreadsheet program choose "CSV UTF-8" under "Save as".
    .explain =
        Files are read in the encoding UTF-8, in which letters of all languages can
        be written. This one was probably saved in an older encoding, or it is not a
        text file at all, such as a spreadsheet. Nothing of it was read. Open it in
        a text editor, choose UTF-8 under "Save as", and look at the accented
        letters once more afterwards.

# $file: its name; $size, $limit: whole MiB
C110 = "{ $file }" has { $size } MiB; files of up to { $limit } MiB are read
    .label = too large
    .help = Check that it is the file you meant; definitions can be spread over several files.
    .explain =
        A file is read whole, and 16 MiB are far more than definitions or answers
        need: the answers of one State fill a hundredth of that. Most likely this is
        another file than the one you meant. Nothing of it was read. Definitions
        that are really so many can be spread over any number of files in one
        folder.

# $key: the first table of the file; may be empty
C111 = this file holds neither definitions nor answers
    .label = expected a table such as [submission] or [[capability]]
    .help = An answer file has a [submission] table; docs/formats.md lists the tables of definition files.
    .explain =
        A file is known by its tables. One with [submission] or [answers] holds
        answers; one with any of the tables for scales, capabilities, frameworks,
        questionnaires, interventions, profiles, tests or texts holds definitions.
        This one has none of them: it is empty, its first heading is misspelt, or it
        belongs to another program. Nothing of it was used.

        {"    ["}submission]
            state = "Atlantis"

# $quoted: the id in quotation marks
C112 = an id with a dot needs quotation marks here: { $quoted }
    .label = write [answers.{ $quoted }]
    .help = Put the whole id between quotation marks: [answers.{ $quoted }].
    .explain =
        TOML takes a heading apart at its dots. The ids of most questions hold a
        dot, so that without quotation marks the answer ends up one step too deep
        and belongs to no question; it then counts as not given. Put the whole id
        between quotation marks.

        {"    ["}answers."duty-team.level"]
            value = 2

# $file: its name; $message: what the system says
C113 = "{ $file }" cannot be read: { $message }
    .label = cannot be read
    .help = Check the path, and whether you may open the file.
    .explain =
        The operating system did not hand the file over. It may have been moved or
        renamed, it may be open in another program, it may be a folder, or you may
        lack the right to read it. Nothing of it was used. Open it by hand to see
        whether it is there, and give the path in quotation marks where it holds
        blanks.

# $id: the id
C114 = the id "{ $id }" has characters that an id cannot have
    .label = letters a to z, digits, hyphen, dot and underscore only
    .help = Use lower-case words joined by hyphens, such as "national-strategy".
    .explain =
        Ids tie answers, definitions and other people's files together, so they are
        kept to characters that every keyboard and every system has: letters a to z,
        digits, hyphen, dot and underscore, without blanks and accents. What readers
        see is the title, which may be in any script. Choose the id with care, since
        it should never change once it has been published.

            id = "national-strategy"
            title = "National strategy"

# $key: the key
C115 = "{ $key }" is empty
    .label = a text is expected here
    .help = Write the text between the quotation marks.
    .explain =
        This text is shown to readers, or other records refer to it, and it cannot
        be left empty or blank. Where nothing is known yet, say so in words that a
        reader understands. In an answer file, leave out the whole answer until
        there is one; it then counts as not answered.

# $problem: what is wrong; $message: what the reader of JSON says, in English; $most: the greatest depth
C116 =
    { $problem ->
        [depth] this is not JSON that can be read: more than { $most } brackets within brackets
        [empty] this is not JSON: there is nothing in it
       *[other] this is not JSON: { $message }
    }
    .label = the text cannot be taken apart from here on
    .explain =
        The name of the file says that it holds JSON, and the text breaks the rules
        of JSON at this place: often a comma or a bracket too few or too many, or a
        text without its closing quote. Nothing of the file was used. Mend the place,
        or write the file again with the program that made it.

C117 = "{ $file }" is not a workbook
    .label = not an .xlsx file
    .help = Open it in a spreadsheet program and save it as an Excel workbook (.xlsx).
    .explain =
        The name of the file says that it is a workbook, and what is in it is
        something else, perhaps a file of another program that was renamed, or one
        that was cut off on its way. Open it where it was made and save it as an
        Excel workbook, with the ending .xlsx.

C118 = "{ $file }" asks for a password
    .label = locked with a password
    .help = Open it in the spreadsheet program, take the password away and save it.
    .explain =
        A workbook that opens with a password is encrypted as a whole, so that
        nothing in it can be read without the password. capgap asks for none: it
        would have to keep it while many files are read. Take the password away in
        the spreadsheet program, save the workbook, and protect the file in
        another way while it travels. Locked cells, as in the workbooks of capgap,
        are no obstacle.

C119 = "{ $file }" holds macros and is not read
    .label = a workbook with macros
    .help = Save it as an Excel workbook without macros (.xlsx).
    .explain =
        Macros are programs inside a workbook. No workbook of capgap has any, so
        that one with macros did not come from capgap, or something was added on
        its way. It is left unread. Save it as an Excel workbook without macros, and
        ask where the macros came from.

C120 = "{ $file }" would unpack to more than { $limit } MiB
    .label = packed too tightly to be answers
    .help = Open it in a spreadsheet program, take out what capgap did not write, and save it.
    .explain =
        A workbook is a packed file. This one is small as it is and huge when
        unpacked, which no workbook with answers is; files are made that way to
        fill the memory of whoever opens them. It was not unpacked. Large pictures
        or thousands of empty formatted rows can have the same effect by accident.

C121 = { $table } has no column "{ $column }"
    .label = the column is needed
    .help = Give the column back its heading, or copy the answers into a fresh form.
    .explain =
        What a cell means is told by the heading of its column. A column without
        which the rows cannot be understood is missing: it was renamed, moved to
        another sheet, or deleted. Give the column its heading back. The order of
        columns makes no difference.

C122 = { $table } has a column "{ $column }" that means nothing here
    .label = this column is passed over
    .explain =
        A column has a heading that is not one of those known, so that nothing in
        it was read. If it is your own, for remarks or sums, there is nothing to do.
        If the heading was changed by mistake, change it back.

C123 = the sheet "{ $sheet }" is missing
    .label = renamed or deleted
    .help = Give the sheet its name back, or copy its rows into a fresh workbook.
    .explain =
        The workbook was written with a sheet of this name and no longer has it.
        Answers are found by the ids in their rows, on whatever sheet they stand,
        so a renamed sheet loses nothing; the rows of a deleted one are unanswered.

C124 = nobody can tell what this row is about: "{ $found }"
    .label = not the id of a question or a record
    .help = Put the id back as it stands in a fresh form.
    .explain =
        Each row begins with the id of the question or the record it belongs to.
        The id in this row is none, or it is empty while the row has an answer, so
        that the answer cannot be given to a question. The row was passed over; all
        others were read.

# $problem: what is wrong; $columns: the number of headings; $most: the greatest number of cells
C125 =
    { $problem ->
        [wide] this row has more cells than the { $columns } that have a heading
        [narrow] this row has fewer cells than the { $columns } columns that have a heading
        [large] this table has more than { $most } cells
        [broken] this sheet cannot be read to its end: { $message }
       *[other] a quotation mark in this row is never closed
    }
    .label = the rows cannot be told apart from here on
    .help =
        { $problem ->
            [wide] Put a text with a separator in it between double quotes, or save the table again from the spreadsheet program.
            [narrow] Export or save the table again; the row was cut off.
            [large] Spread the rows over several files.
            [broken] Open the workbook in a spreadsheet program and save it again.
           *[other] Look for a text that begins with a double quote and does not end with one.
        }
    .explain =
        In a CSV file a line is a row, and a separator stands between its cells: a
        comma, a semicolon or a tab. Text with a separator or a line break in it
        stands in double quotes. Here a quote is not closed, or a row has more cells
        than there are headings, so that everything after it would be read in the
        wrong column. That row was passed over, and after a quote that is not closed
        everything else too. Save the table again from the spreadsheet program as CSV
        in UTF-8.

C126 = the cell holds the error { $found }
    .label = a formula went wrong here
    .help = Type the answer itself instead of a formula.
    .explain =
        A formula in this cell could not be worked out, and the spreadsheet program
        put an error in its place. An answer cannot be taken from it, so it counts
        as not given. Type the answer itself.

# $found: the first heading or answer that is a label
C131 = this export has labels instead of the names of the form: "{ $found }"
    .label = not a name of the form
    .help = Export again with XML values and headers (in KoboToolbox: Downloads, Value and header format). ODK Central always gives names.
    .explain =
        An export can head its columns with the words of the questions or with the
        short names that the form gives them, and the same goes for choices. Words
        differ from language to language and stand more than once in a form, so
        that only names tell which question a column is about. What stands here as
        a label was not read. In KoboToolbox choose "XML values and headers" when
        you download; in JSON and in exports of ODK Central names are all there is.

# $count: documents cited
C132 =
    { $count ->
        [one] the answers cite a document, and this export does not hold the register
       *[other] the answers cite { $count } documents, and this export does not hold the register
    }
    .label = cited here first
    .help = Read the JSON export instead, or put the second CSV file of the export beside this one.
    .explain =
        Documents are entered in a part of the form that can be filled many times,
        and exports in CSV leave such parts out or put them into a file of their
        own: from ODK Central it is the one whose name ends in
        -register___entry.csv, to be kept beside the first. The export in JSON holds
        everything. Without them each document cited here was entered with its
        short name alone, as a draft, which supports nothing.

# $file: its name
C141 = "{ $file }" was changed while it was read
    .label = changed while it was read
    .help = Read it again when nobody works on it.
    .explain =
        Between the beginning and the end of reading, another program wrote into
        the file, so that what was read may be half the old state and half the
        new one. Nothing of it was used. Read it again when it has been saved,
        or read a copy.

# $file: its name
C142 = "{ $file }" holds no submission
    .label = no submission in it
    .help = Look whether it is the right file, and whether it was saved.
    .explain =
        The file can be read and there is nothing in it that could be scored: a
        table with headings and no rows, an export of a form that nobody has
        filled, or an empty file. It may be the wrong one, or one that was sent
        before it was filled. Ask whoever sent it for the filled one.

# $name: name of the part
C143 = this is a part of a submission ("{ $name }") and not the whole
    .label = a part
    .help = Put all parts together first, with "capgap merge".
    .explain =
        A submission can be split into parts that several offices fill at the same
        time. A part asks a few of the questions; scored alone it would stand in
        the tables as a State that has answered hardly anything. Put the parts
        together with "capgap merge" and hand in what comes out.

# $message: what went wrong, in English, for whoever mends the program
C144 = the program itself made a mistake with this submission: { $message }
    .label = a mistake of the program
    .help = Nothing is wrong with the file as far as anybody knows. Tell whoever maintains the program, with this message.
    .explain =
        While this one submission was read or scored, the program came upon
        something that should not be possible. Nothing of the submission was
        used, and all others were scored as if it were not there. Please tell
        whoever maintains the program, with the message and, where it may be
        shared, the file.

# $audience: the profile that it is for
C145 = these figures were made with other definitions, and the answers to score again are withheld from the audience "{ $audience }"
    .label = figures without answers
    .help = Ask for the answers, or read the definitions that it was made with as well, with --definitions.
    .explain =
        A shared assessment holds figures, and of the answers only what its audience
        may see. Where the answers are withheld, figures can stand beside others only
        if all were made with the same definitions. Ask the State for a file on the
        present definitions or for one that shows the answers, or score the others
        with the definitions that this one was made with.
# $file: its name; $row: number of the row; $problem: what is wrong; $message: what the system said
C151 =
    { $problem ->
        [quote] "{ $file }" cannot be read from row { $row } on: a quotation mark there is never closed
        [long] row { $row } of "{ $file }" is longer than 16 MB and was passed over
        [short] row { $row } of "{ $file }", the last one, breaks off
       *[cut] "{ $file }" breaks off at row { $row }: { $message }
    }
    .label = breaks off
    .help = Get the whole file, or mend this row, and read it again; all rows before it were taken.
    .explain =
        A table or a file of JSON Lines is read row by row, however long it is, and
        this one does not come to a good end: it was cut off while it was copied or
        sent, it was packed and the packing is damaged, or a quotation mark was
        opened and never closed, so that nobody can tell where the next row begins.
        All rows before this one were taken, and none after it. Get the whole file
        again, or mend the row, and run the batch once more.

# $column: its name; $file: the table, where it is known
C152 = the mapping says nothing of the column "{ $column }"
    .label = a column without a meaning
    .help = Name it in the mapping, or list it under "ignore".
    .explain =
        A mapping says what each column of somebody else's table means. This column
        is in the table and neither in the mapping nor the id of a question that the
        questionnaire asks. It may be a question that is spelt differently, which would
        otherwise be lost without a word. Name the column where it belongs, or put it on
        the list "ignore"; other-columns = "ignore" passes over all such columns.

# no values
# $id: the id; $what: the kind of record
C201 = no { diagnostic-kind } has the id "{ $id }"
    .label = not defined
    .help = Check the spelling, or read the definitions that hold it as well, with --definitions.
    .explain =
        Something is named here that none of the definitions read has. Either the id
        is misspelt, or the file that defines it was not read; files of your own are
        added with --definitions. Practical actions, principles and what a scenario
        engages name nodes of a norms framework, not of other frameworks.
        Definitions with a reference that leads nowhere are not scored, because a
        part of the figures would be missing without anybody noticing.

            capgap check answers.toml --definitions own-folder

# $id: a node in the circle
C202 = going up from "{ $id }", from parent to parent, leads in a circle
    .label = part of a circle, or hanging on one
    .help = Give one of the nodes in the circle another parent, or none, so that it hangs on the root.
    .explain =
        A framework is a tree: going up from a node, from parent to parent, one must
        come to the root. From this node one goes round in a circle instead, so that
        a value would depend on itself. Look at "parent" of this node and of the
        nodes above it, and hang one of them elsewhere. A node without "parent"
        hangs on the root.

            id = "cables"
            parent = "connectivity"

# $members: the ids of the circle, with arrows
C203 = capabilities require each other in a circle: { $members }
    .label = part of the circle
    .help = Take out the requirement in the circle that matters least, or lower its level.
    .explain =
        Each of these capabilities needs another one of them before it can rise, so
        that none of them could ever rise first. No plan could be drawn up for them.
        Ask which of the requirements is truly a condition and which only helps, and
        take out the latter under "requires". The check looks at capabilities, not
        at single levels: two that need each other at different levels also form a
        circle.

# $members: the ids of the circle, with arrows
C204 = questions wait for each other in a circle: { $members }
    .label = part of the circle
    .help = Take the condition out of one of these questions.
    .explain =
        Each of these questions is asked only when another of them has been answered
        in a certain way, so that none of them could ever be asked. Decide which
        question comes first and take its "when" away. Where "facts-asked" is
        "from-one-below", facts wait for the level question of their capability by
        themselves; a level question should then not wait for one of its facts.

# $found: the number; $what: weight, scale or sum
C205 =
    { $what ->
        [scale] "scale" is { $found }; it has to be above 0
        [sum] the weights of all options add up to { $found }
       *[weight] the weight is { $found }, which is too low
    }
    .label =
        { $what ->
            [scale] expected a number above 0
            [sum] at least one option needs a weight above 0
           *[weight] expected a number above 0
        }
    .help =
        { $what ->
            [scale] Write the number that the rounded value is multiplied by, such as 100.
            [sum] Give the options that count a weight above 0, or leave the weights out: then each is 1.
           *[weight] Write a number above 0, or take out what should not count.
        }
    .explain =
        A weight says how much something counts beside its siblings. With a weight
        of 0 it would not count at all, with a negative one it would count
        backwards, and weights that add up to 0 cannot be divided by. Options of a
        checklist may have the weight 0 as long as one of them has more. Where less
        is better, say so with "reverse" on the need or with goalposts turned round,
        not with a negative weight.

            needs = [{"{"} question = "hri.old-machines", reverse = true {"}"}]

# $id: capability or scale; $expected: "scale", or the levels such as 1…4; $found: the levels described (not with "scale")
C206 =
    { $expected ->
        [scale] the scale "{ $id }" has fewer than two levels
       *[other] "{ $id }" needs one text for each of the levels { $expected }, in order; it has [{ $found }]
    }
    .label =
        { $expected ->
            [scale] at least two levels are expected
           *[other] levels { $expected } are expected, each once
        }
    .help =
        { $expected ->
            [scale] Add [[scale.level]] records, from the lowest level, 0, upwards.
           *[other] Write one [[capability.level]] for each level, from 1 upwards; level 0 is not written.
        }
    .explain =
        A level can be answered only where the reader sees what it means. A
        capability describes each level from 1 to the top of its scale once and in
        order; level 0 stands for "none of these" and is not written. A scale itself
        has at least two levels, the lowest of which is 0. Add the missing levels,
        put them in order, or name another scale.

        {"    ["}[capability.level]]
            level = 1

# $id: the capability
C207 = no framework needs the capability "{ $id }"
    .label = not needed anywhere
    .help = Add it to the "needs" of a node, or take it out.
    .explain =
        The capability is asked about, but its answers enter no framework other than
        the view by pillar. States would collect answers and evidence that no
        element, scenario or index uses. Name it as a need of the nodes that rest on
        it, or consider whether the question is worth the work that it makes.

            needs = [{"{"} capability = "duty-team", role = "supporting" {"}"}]

# $id: the capability
C208 = no question measures the capability "{ $id }"
    .label = not asked by any questionnaire
    .help = Add a question that measures it, at least a level question.
    .explain =
        Nothing in the questionnaires asks about this capability, so that it can
        never be assessed. Nodes that cannot do without it are then shown as not
        assessed, and others rest on fewer capabilities than they name. Add a level
        question for it, and facts where they help, or take the capability out.

            kind = "level"
            measures = "duty-team"

# $id: the question; $at: its level; $top: the top of the scale
C209 = "{ $id }" is a fact of level { $at }; the scale of its capability has levels 1 to { $top }
    .label = belongs to a level that does not exist
    .help = Write under "at" a level from 1 to { $top }.
    .explain =
        A fact belongs to a level: while it is not shown, that level cannot be
        reached. Here the level is 0, which everybody reaches, or one above the top
        of the scale, which nobody does, so that the fact could never count as
        meant. Write the lowest level that should not be given without this fact.

            measures = "duty-team"
            at = 2

# $id: the question; $at: its level; $asked: the level from which it is asked
C210 = "{ $id }" is a fact of level { $at } but is asked only from level { $asked } on
    .label = asked only where its level has already been passed
    .help = Ask it at level { $at } at the latest, or move the fact to a higher level.
    .explain =
        A fact decides whether a level is reached. This one is asked only of those
        who claim a higher level than the one that it decides on, and a fact that is
        not asked counts 0. Whoever claims just the level of the fact would
        therefore never be given it. Lower the number under "at-least", take the
        condition out, or give the fact a higher level under "at".

            at = 3
            when = {"{"} question = "duty-team.level", at-least = 2 {"}"}

# $id: the question that the condition names
C211 = this condition asks for an answer that "{ $id }" does not offer
    .label = no such answer
    .help = Ask for an answer that it offers: at-least or at-most for levels and numbers within their limits, is for words and ids, includes for checklists.
    .explain =
        The condition asks for an answer that the question does not offer: a word
        that is not one of its options, a number outside its limits, or a test that
        does not belong to its kind. The follow-up would never be asked and would
        count 0 for every State. Compare the condition with the options of the
        question. "partly" can be asked for only where the question offers it.

            when = {"{"} question = "hri.act", is = "in-force" {"}"}

# $id: the question
C212 = no view shows the question "{ $id }"
    .label = never asked
    .help = Let a view ask the capability that it measures, or take the question out.
    .explain =
        Its questionnaire is marked as a bank, a store whose questions are asked
        only through views. None of the views asks for what this question measures,
        so that no State will ever see it. Extend a view, or take the question out.
        Where the questionnaire is meant to be answered as it stands, take out the
        key "bank".

# $id: the intervention
C213 = the intervention "{ $id }" raises no capability
    .label = raises nothing
    .help = Say under "raises" which capability it lifts, from which level to which.
    .explain =
        An intervention costs money and takes time; what it brings is said under
        "raises". Without it the intervention changes no figure and could never be
        recommended or planned. Name each capability that it lifts, the level that
        has to be there before, and the level that is there afterwards.

            raises = [{"{"} capability = "duty-team", from = 1, to = 2 {"}"}]

# $id: the intervention; $why: what it waits for: an id, a capability with a level, or a circle with arrows
C214 = the intervention "{ $id }" can never start; it waits for: { $why }
    .label = can never start
    .help = Add an intervention that brings this about, or ask for less under "from", "after" or "requires".
    .explain =
        Beginning with a State at level 0 everywhere, and carrying out everything
        that can be carried out, this intervention still waits for something. The
        message says for what: another intervention, a capability with the level
        that nobody brings it to, or interventions that wait for each other in a
        circle, shown with arrows. Such an intervention would never appear in a
        plan. Lower its "from", take out an "after", or add an intervention that
        closes the gap before it.

            raises = [{"{"} capability = "duty-team", from = 0, to = 2 {"}"}]

# $id: the action
C215 = nothing shows the practical action "{ $id }"
    .label = no capability shows it
    .help = Name under "shown-by" at least one capability with the level from which it shows the action.
    .explain =
        A report says of each practical action whether it is documented, claimed or
        open, and reads that from the levels of capabilities. This action names
        none, so that its state would mean nothing. Name the capabilities that show
        it; all of them have to hold. Actions are suggestions for putting voluntary
        norms into practice, and open means no more than that nothing has been shown
        yet.

            shown-by = [{"{"} capability = "duty-team", level = 2 {"}"}]

# $id: the node
C216 = "{ $id }" has no essential need
    .label = at least one need should be essential
    .help = Mark with role = "essential" what the element cannot be practised without.
    .explain =
        Essential needs decide how an element is rated, what caps a phase, and
        whether a short questionnaire asks enough to assess it. Without one, an
        element could look well served while the one thing that it depends on is
        missing. Mark the one or two capabilities without which nothing else helps.

            needs = [{"{"} capability = "duty-team", role = "essential" {"}"}]

# $id: the node; $found: essential needs it has; $most: how many it may have
C217 = "{ $id }" has { $found } essential needs; at most { $most } are expected
    .label = too many essential needs
    .help = Keep as essential what nothing else makes up for, and make the others supporting.
    .explain =
        Where almost everything is essential, the weakest of many capabilities
        decides the whole, and the word no longer tells a reader where to begin. An
        element has one to five essential needs, a phase of a threat scenario at
        most seven. Ask of each whether the rest would be useless without it; if
        not, it is supporting and still counts with its weight.

# $id: the node; $found: needs it has
C218 =
    "{ $id }" rests on { $found ->
        [one] { $found } need
       *[other] { $found } needs
    }; at least two are expected
    .label = too few needs
    .help = Add at least one more capability, essential or supporting.
    .explain =
        An element that rests on one capability is only another name for it:
        whatever raises the one raises the other, and the same answer is counted
        twice under two headings. Add what else the element takes in practice, such
        as law beside a team, or people beside tools, or join it with a neighbouring
        element.

# $id: the node; $other: the other node
C219 = "{ $id }" rests on the same needs with the same weights as "{ $other }"
    .label = same needs, same weights
    .help = Change the needs or weights of one of them, or join the two.
    .explain =
        Two elements with the same needs and weights always have the same figure,
        whatever a State answers. A reader would take them for two findings where
        there is one, and their needs would count twice in the whole. Ask what the
        one takes that the other does not, and let needs or weights say it.

# $id: the capability; $framework: the framework; $share: per cent with one decimal
C220 = the capability "{ $id }" has { $share }% of the weight of "{ $framework }"
    .label = one capability weighs much
    .help = Check that this is meant; otherwise lower its weights or spread them over other needs.
    .explain =
        The share is what the capability counts in the figure of the whole
        framework: the product of the shares on the way down, added up over all its
        places. Above 5% a single answer moves the whole visibly. That can be right,
        since some capabilities carry many elements, but it should be a decision and
        not an accident of where the capability happens to be named. Nothing has to
        be changed if it is meant.

# $head: instrument and code
C221 = no capability covers the head "{ $head }"
    .label = not covered
    .help = Add it to the "crosswalk" of a capability, or say under "excluded" why none covers it.
    .explain =
        A crosswalk shows users of another instrument where its headings are found
        here. This heading is found nowhere, so that a reader cannot tell whether it
        was left out on purpose. Name it under "crosswalk" of the capabilities that
        it belongs to, or give the reason for leaving it out. No figure depends on
        it.

            crosswalk = ["cmm:D1.2"]
            excluded = "Not a matter of ICT security."

# $found: the entry
C222 = the crosswalk entry "{ $found }" names no known head
    .label = expected instrument:code of a head that is defined
    .help = Write the id of the instrument, a colon, and the code of one of its heads.
    .explain =
        A crosswalk entry has two parts: the id of an instrument and the code of one
        of its heads, with a colon between them. Either the instrument or the code
        is not defined, or the colon is missing. The entry would send readers to a
        heading that nobody can find. No figure depends on it.

            crosswalk = ["cmm:D1.2", "ncsi:9"]

# $word: the word, in lower case
C223 = the word "{ $word }" leaves open what has to be shown
    .label = not clear enough to be judged
    .help = Name the document, body, act, record or figure instead, or add how often.
    .explain =
        Two reviewers who read "adequate", "effective" or "sufficient" will give two
        levels for one and the same State, and figures can then no longer be
        compared. Say instead what can be seen: a document that is in force, a body
        that is staffed, a record, a number. "Regularly" is fine where a period
        stands beside it.

            criteria = ["The plan was exercised in the last 24 months."]

# $text: the criterion
C224 = a criterion of this level stands elsewhere too
    .label = repeats another criterion
    .help = Keep it once and word the other one apart. The criterion: "{ $text }"
    .explain =
        The same criterion, apart from capitals and punctuation, occurs twice.
        Within one capability it cannot tell two levels apart; in two capabilities
        one fact raises both, and they are no longer separate. Keep it at the lowest
        level of the capability that it describes best, and say at the other place
        what is different there.

# $id: the capability
C225 = the capability "{ $id }" has two level questions
    .label = a second level question on the same capability
    .help = Take one of them out, or let it measure another capability.
    .explain =
        The level question of a capability gives its level directly, so that there
        can be only one: with two, nobody could say which answer holds. Question ids
        are shared by all questionnaires, and a short questionnaire is a view of a
        longer one, not a copy with questions of its own. Take one question out and
        write a view where only a part is to be asked.

        {"    ["}[view]]
            asks = {"{"} core = true {"}"}

# $id: the question
C226 = the level question "{ $id }" measures more than one capability
    .label = a level question measures one capability
    .help = Write one level question for each capability, or make this one a choice with options.
    .explain =
        A level question takes its levels and texts from the capability that it
        measures, and those of two capabilities are not the same. One answer could
        not be right for both. Write a level question for each of them. A question
        of another kind, such as a checklist, may measure several capabilities as a
        fact.

# $key: the key; $found: the number
C227 = "{ $key }" is { $found }; the value of an answer lies between 0 and 1
    .label = expected 0 to 1
    .help = Divide by the most that can be reached: 3 points of 4 are 0.75.
    .explain =
        Every answer is worth something between 0, nothing, and 1, all that can be
        reached. A value outside would lift or press every figure above it beyond
        its limits. Where an index gives points, divide them by the greatest number
        of points and let the weight say how much the question counts.

        {"    {"} id = "adopted", text = "Adopted", value = 0.75 {"}"}

# $found: the number
C228 = both goalposts are { $found }
    .label = the same as "from"
    .help = Write under "from" where the value is 0, and under "to" where it is 1.
    .explain =
        The goalposts of a number say where its value is 0 and where it is 1; what
        lies between is shared out evenly. With both at the same place there is
        nothing between, and the value cannot be computed. Where less is better,
        "from" is the greater of the two.

            from = 48
            to = 0

# $found: the number
C229 = a goalpost of { $found } has no logarithm
    .label = expected a number above 0
    .help = Write a goalpost above 0, or take transform = "ln" out.
    .explain =
        Under transform = "ln" the logarithm of the number is taken, which exists
        only for numbers above 0. That suits figures such as income, where doubling
        counts the same from wherever one begins. Set both goalposts above 0.
        Answers of 0 or less are no difficulty: they count as just above 0.

            from = 100
            to = 75_000

# no values
C230 = this question has no options
    .label = at least one option is expected
    .help = Write under "options" an id and a text for each, and a value too where one is to be chosen.
    .explain =
        A choice or a checklist is answered with its options. Without any, nobody
        could answer it, and its value could not be computed. Where the answer is
        simply yes or no, use kind = "yes-no"; where it is free text, kind = "text".

            options = [
        {"      {"} id = "none", text = "There is none", value = 0 {"}"},
        {"      {"} id = "in-force", text = "It is in force", value = 1 {"}"},
            ]

# $id: the question; $above: the question of its condition
C231 = "{ $id }" leaves the sum depending on "{ $above }", which scores itself
    .label = otherwise = "exclude" does not fit here
    .help = Write otherwise = "zero", or hang the condition on a question that does not score.
    .explain =
        With otherwise = "exclude" a follow-up leaves the sum when its condition is
        false. That is right where it does not concern a State at all, such as one
        without a coast. Where the question above scores, a low answer to it would
        also take the harder question away, and a State could gain by answering
        less. Let the follow-up count 0, or let the condition look at a question
        that only describes the State and measures nothing.

            when = {"{"} question = "hri.coast", is = "yes" {"}"}
            otherwise = "exclude"

# $id: the question; $capability: the capability
C232 = "{ $id }" scores nothing, since "{ $capability }" has a level question and this has no level
    .label = context only
    .help = Add the level that it decides on, such as at = 2, or leave it as context.
    .explain =
        Where a capability has a level question, other questions count only as facts
        of a level. This one names no level and is therefore context: it is asked
        and shown but changes no figure. That may be meant. If the level should not
        be given without it, write that level under "at".

            measures = "duty-team"
            at = 2

# $id: the question; $capability: the capability
C233 = "{ $id }" has a level under "at", but "{ $capability }" has no level question
    .label = no level question to go with "at"
    .help = Take "at" out, or add a level question for the capability.
    .explain =
        A fact holds down the level that was answered in the level question of its
        capability. This capability has none, and its score is the weighted mean of
        its questions, in which "at" has no meaning. Take it out and let "weight"
        say how much the question counts, or add a level question.

            measures = "duty-mandate"
            weight = 2

# $test: the test; $of: node or capability; $figure: what is compared; $wanted, $found: the two values
C234 = test "{ $test }": { $figure } of "{ $of }" should be "{ $wanted }" and comes out as "{ $found }"
    .label = comes out otherwise
    .help = Work it out by hand: either the expectation or the definitions have to be mended.
    .explain =
        A worked test holds answers together with the figures that must come out,
        worked out apart from the program. The program comes to another figure.
        Either the working was mistaken, or weights, values or conditions do not say
        what was meant; both have been found in this way. A dash means that there is
        no such figure at this place. Figures are compared to nine digits after the
        point, so write them in full.

            of = "law"
            claimed = 0.4875

# $id: the node
C235 = "{ $id }" cannot have a cap
    .label = cap = "weakest-essential" does not fit here
    .help = Take the cap out, or use it on a mean that stands directly over needs, one of them essential.
    .explain =
        The cap holds a node down to its weakest essential need plus one level. That
        makes sense only for a mean, directly over capabilities, with at least one
        essential need among them and no nodes below. This node aggregates
        otherwise, has nodes under it, or has no essential need. Move the cap down
        to the nodes that meet this, or mark what is essential.

            cap = "weakest-essential"
            needs = [{"{"} capability = "duty-team", role = "essential" {"}"}]

# $id: the record; $source: its source, which may be long
C236 = nobody has checked "{ $id }" against its source
    .label = source not verified
    .help = Compare the two, then set verified = true. Source given: { $source }
    .explain =
        The record names a source, but is not marked as checked against it. It can
        be used; a careful reader will want to know that somebody has held it
        against the document. Open the document at the paragraph given, compare,
        correct where needed, and set verified = true. No figure depends on it.

            source = {"{"} text = "A/76/135, para 53", kind = "document", verified = true {"}"}

# $id: the capability; $levels: the levels without a fact, such as 2, 3
C237 = the core capability "{ $id }" has no fact at level: { $levels }
    .label = levels 2 and 3 rest on the level answer alone
    .help = Add a question with "at" for each of these levels.
    .explain =
        Core capabilities carry many others, and levels 2 and 3 are where most plans
        aim. Without a fact at these levels nothing but the level answer itself says
        that they are reached, and a mistaken answer stays unseen. Add at least one
        question that can be answered from a document for each of the levels named.

            measures = "duty-team"
            at = 3

# $name: the band
C238 = the band "{ $name }" does not begin above the one before it
    .label = bands go from the lowest to the highest
    .help = Put the bands in rising order; only the first may be without "from".
    .explain =
        Bands give names to stretches of a value, from the lowest to the highest.
        Each begins where the one before ends, so the numbers under "from" have to
        rise, and only the first band can do without one. In another order a value
        would belong to two bands or be given the wrong name.

            bands = [{"{"} name = "Starting" {"}"}, {"{"} name = "Building", from = 25 {"}"}]

# $id: the node
C239 = "{ $id }" has nothing under it
    .label = neither needs nor nodes below
    .help = Give it needs, hang nodes under it, or take it out.
    .explain =
        The value of a node comes from what is under it: capabilities, questions, or
        further nodes. This one has none, so that it would hold its place in the
        mean without ever having a value. Often the "parent" of the nodes meant to
        hang here is misspelt, or a pillar named here holds no capability.

        {"    ["}[node]]
            parent = "law"

# $id: the capability
C240 = no intervention raises the core capability "{ $id }"
    .label = cannot be raised by any plan
    .help = Add an intervention that raises it, or consider whether it belongs to the core.
    .explain =
        Core capabilities carry many others. Where a State lacks this one, no plan
        can propose anything for it, and what rests on it stays out of reach in
        every plan. Add an intervention, with costs of your own if need be.

            raises = [{"{"} capability = "duty-team", from = 0, to = 2 {"}"}]

# $id: the capability that is required; $to: the level that requires it; $level: the level at which it is required
C241 = level { $to } cannot require level { $level } of "{ $id }"
    .label = not a level of the scale, or the capability itself
    .help = Name another capability, and on both sides a level from 1 to the top of its scale.
    .explain =
        A prerequisite says that a level of this capability cannot be reached before
        another capability stands at some level. It cannot be the capability itself,
        and both levels have to exist: 0 is reached by everybody and requires
        nothing, and what is above the top of a scale is reached by nobody. It would
        hold up every plan, or none.

            requires = [{"{"} to = 3, capability = "duty-mandate", level = 2 {"}"}]

# $id: the capability; $from, $to: levels
C242 = raising "{ $id }" from level { $from } to level { $to } is no rise
    .label = "to" has to be above "from"
    .help = Write under "from" the level needed before, and under "to" the higher one afterwards.
    .explain =
        An intervention lifts a capability from one level to a higher one. Here the
        level afterwards is not above the one before, so that the intervention would
        cost money and change nothing. Perhaps the two numbers were interchanged.
        With from = 0 it can start whatever the level is.

            raises = [{"{"} capability = "duty-team", from = 1, to = 3 {"}"}]

# $key: the key of the text
C243 = the text "{ $key }" belongs to nothing that is defined
    .label = nothing of this name
    .help = Check the id and the number in the key; docs/formats.md lists the keys of texts.
    .explain =
        Translated texts are put over the definitions by keys such as
        capability/ID/title. This key leads to nothing: an id is misspelt, a record
        was taken out or renamed, or a number is beyond the last entry. The text is
        passed over, and readers see the original wording there. No figure depends
        on it. Levels count as in the definitions; other numbers count from 1.

            "capability/duty-team/title" = "Équipe de permanence"
            "capability/duty-team/level/2/criteria/1" = "Le tableau des effectifs montre les postes pourvus."

# $id: the node; $need: capability or question
C244 = "{ $need }" stands twice under "{ $id }"
    .label = named a second time
    .help = Keep it once and add up the weights if both were meant.
    .explain =
        A capability or question counts once under a node, with one weight and one
        role. Named twice it would count double, and it might be essential and
        supporting at once. A pillar named on the node brings all its capabilities
        with it, so that none of them can be listed again beside it.

            needs = [{"{"} capability = "duty-team", weight = 3 {"}"}]

# $id: the question
C245 = the question "{ $id }" counts nowhere
    .label = measures nothing and hangs on no node
    .help = Say under "measures" what it measures, or name it as a need of a node.
    .explain =
        The question is asked, but its answer enters no capability and no node. That
        is right for questions that only describe a State, such as whether it has a
        coast, and on which the conditions of others hang. If it should count, let
        it measure a capability or hang it on a node of a framework.

            needs = [{"{"} question = "hri.act", weight = 2 {"}"}]

# $id: the id; $what: the kind of record
C246 = this { diagnostic-kind } replaces the built-in "{ $id }"
    .label = takes the place of the built-in one
    .help = Give it an id of its own if the built-in one should stay.
    .explain =
        A record of yours has the id of one that is part of the program and takes
        its place whole. Figures then rest on your text and weights and can no
        longer be compared with those of States that use the built-in ones; the
        fingerprint in a report shows the difference. A framework or questionnaire
        that is replaced loses its built-in nodes or sections too.

# $id: the question
C247 = the level question "{ $id }" has a level under "at"
    .label = "at" belongs to facts
    .help = Take "at" out.
    .explain =
        A level question asks for the level itself, from 0 to the top. "at" says on
        which single level a fact decides, and has no meaning here. Take it out. If
        the question was meant as a fact, make it a yes-no question, a choice, a
        checklist or a number.

            kind = "yes-no"
            at = 2

# $found: its currency; $other: the currency of the first intervention
C248 = costs in { $found } cannot be added to costs in { $other }
    .label = another currency than that of the first intervention
    .help = Give all costs in one currency; built-in costs are replaced by your own with [[cost]] records.
    .explain =
        Rankings and plans add up and compare costs, so that all interventions need
        one currency. The program converts nothing: an exchange rate is a decision
        with a date, and belongs to those who answer for the plan. Convert the costs
        yourself and note the year of the prices. To plan in your own currency,
        replace the costs of every built-in intervention, or leave the built-in
        definitions out.

        {"    ["}[cost]]
            currency = "EUR"

# $id: the question
C249 = the question "{ $id }" takes free text and cannot be a need
    .label = free text has no value
    .help = Take the need out, or make the question a choice, a checklist, a number or yes-no.
    .explain =
        A need gives its node a value between 0 and 1. Free text has none: the
        program does not judge what is written there. The node would carry a need
        that nobody can ever meet, and its figure would be too low for every State.
        Ask for something that can be counted, and leave the text as a question of
        its own beside it.

            kind = "yes-no"
            text = "Is there a tested plan for the loss of the main cable?"

# $found: options it has; $most: how many it may have
C250 = this checklist has { $found } options; at most { $most } are possible
    .label = too many options
    .help = Leave out what matters least, or make two questions of it.
    .explain =
        A checklist holds a limited number of options. The message says how many;
        those beyond would be lost. Long before that number people stop reading a
        list with care. Join options that always go together, or make two questions
        of it, each with a subject of its own and a weight that says how much it
        counts.

# no values
C251 = "asks" says in one way only what the view asks, and "node" goes with "framework"
    .label = more than one way, or "node" without "framework"
    .help = Keep one of "core", "pillar", "framework" and "capabilities", and "node" only with "framework".
    .explain =
        A view asks the core, or one pillar, or what a framework needs, or a list of
        capabilities. With two of these at once it is open whether both or only what
        they share is meant, and a State would not know what its figures leave out.
        Keep one of them. "node" narrows a framework to one node and all below it,
        and says nothing without the framework.

            asks = {"{"} framework = "port-lens", node = "response" {"}"}

# $key: the key, crs or sdg; $found: what stands there
C255 =
    { $key ->
        [crs] "{ $found }" is no purpose code
       *[sdg] "{ $found }" is no target of the Sustainable Development Goals
    }
    .label =
        { $key ->
            [crs] expected five digits
           *[sdg] expected a goal, a dot, and a number or letter
        }
    .help =
        { $key ->
            [crs] Give the five-digit purpose code of the OECD DAC, in quotation marks.
           *[sdg] Give a target such as "16.6" or "9.c".
        }
    .explain =
        Donors file what they fund under a purpose code of the OECD DAC and under
        targets of the Sustainable Development Goals. A purpose code has five digits;
        a target has the number of the goal, a dot, and a number or a small letter,
        and there are 169 of them.

            crs = "15110"
            sdg = ["16.6", "9.c"]

# $id: the capability; $goal: the level it should reach; $reached: the one it reaches
C256 = no chain of interventions brings "{ $id }" to level { $goal }; it ends at level { $reached }
    .label = out of reach of every plan
    .help = Add an intervention that raises it further, or one that removes what the others wait for.
    .explain =
        Beginning with a State at level 0 everywhere, everything in the catalogue
        that can be carried out was carried out. This capability did not come to
        level 3, or to the top of its scale where that is lower. A State that lacks
        it would find no way there in any plan. Either nothing raises it that far, or
        what does waits for something that nobody brings about.

            raises = [{"{"} capability = "duty-team", from = 2, to = 3 {"}"}]

# $id: the capability; $goal: the level it should reach; $without: the interventions, none of which can be done without
C257 = the core capability "{ $id }" reaches level { $goal } by one way only, which cannot do without: { $without }
    .label = every way there leads through one intervention
    .help = Add another intervention that brings about the same, in another manner or at another price.
    .explain =
        A core capability should have two different ways to level 3, so that a State
        that cannot use one of them still has the other. Two ways are different where
        no intervention stands on both: taking any single intervention out of the
        catalogue must leave the level within reach. For this capability the message
        names those that cannot be taken out, whether they raise the capability
        itself or something that it waits for.

            raises = [{"{"} capability = "duty-team", from = 0, to = 3 {"}"}]

# $id: the intervention; $by: the better one
C258 = the intervention "{ $id }" is never worth choosing: "{ $by }" does at least as much and asks for no more
    .label = another one is better in every case
    .help = Take it out, or say what sets it apart: a lower cost, a shorter time, fewer demands, a further capability.
    .explain =
        Wherever this intervention could start and raise something, the other one
        could start as well, would raise the same at least as far, and would take no
        more money at either end of its range in any size of State, no more running
        cost and no more months; one delivery of it can serve as many States together;
        and it is better in at least one of these. No plan
        would have a reason to choose this one. Most often a cost or a prerequisite
        has been mistyped, or the same work stands in the catalogue twice.

            cost = {"{"} small = [20_000, 40_000], medium = [30_000, 60_000], large = [50_000, 90_000] {"}"}

## C3: answers

# $id: the question id
C301 = there is no question "{ $id }"; the answer is kept but counts nowhere
    .label = no question has this id
    .help = Check the spelling, and whether all definitions that the answers rest on are read.
    .explain =
        The answer names a question that none of the definitions read has. The id
        may be misspelt, the question may come from a questionnaire of your own that
        was not read, or it may have been taken out since. The answer stays in the
        file and enters no figure; the question that was meant counts as not
        answered.

            capgap check answers.toml --definitions own-folder

# $question: the question; $found: the value; $expected: its kind
C302 = "{ $question }" takes { diagnostic-answer }, not "{ $found }"
    .label = expected { diagnostic-answer }
    .help =
        { $expected ->
            [level] Write the level as a whole number without quotation marks: value = 2.
            [choice] Write the id of the one option that holds, in quotation marks.
            [yes-no] Write "yes" or "no" in quotation marks, or "partly" where the question offers it.
            [checklist] Write the options that hold as a list, or [] for none of them: value = ["first", "second"].
            [number] Write a number without quotation marks and without a unit: value = 12.5.
            [text] Write a text in quotation marks.
           *[other] Write it as docs/formats.md shows it.
        }
    .explain =
        Each kind of question takes its own kind of answer: a level is a whole
        number, a choice the id of one option, a checklist a list of ids, a number a
        number without quotation marks and unit. Until it is mended, the answer
        counts as not given: 0 in the claimed figure, and open in what could still
        be reached. What you want to say besides goes into "note".

        {"    ["}answers."duty-team.level"]
            value = 2

# $question: the question; $found: the value; $range: "numbers" (then $min, $max) or "options" (then $options)
C303 =
    { $range ->
        [numbers] "{ $question }" takes numbers from { $min } to { $max }, not { $found }
       *[options] "{ $question }" has no option "{ $found }"
    }
    .label =
        { $range ->
            [numbers] expected { $min } to { $max }
           *[options] not one of its options
        }
    .help =
        { $range ->
            [numbers] Check the number and its unit; for a level, check how far its scale goes.
           *[options] Use one of: { $options }.
        }
    .explain =
        The answer is of the right kind but not among those that the question takes:
        a level above the top of its scale, a number outside its limits, or an
        option that it does not have. Where a limit is shown as "…", there is none
        on that side. Until it is mended, the answer counts as not given. If the
        true figure really lies outside, the limits of the questionnaire need to be
        widened by its author.

        {"    ["}answers."hri.act"]
            value = "in-force"

# $question: the question
C304 = "not applicable" is no answer to "{ $question }"
    .label = not offered by this question
    .help = Answer it, or write state = "unknown" or state = "withheld".
    .explain =
        What is not applicable leaves the sum, and a State could raise its figures
        by declaring what it lacks not applicable. Only questions that truly do not
        concern some States allow it, and this one does not. If the thing does not
        exist, answer with the lowest level or "no"; if nobody knows, or it is not
        to be disclosed, say that. Until then the answer counts as not given.

        {"    ["}answers."duty-team.level"]
            state = "unknown"

# $question: the question
C305 = "not applicable" needs a reason for "{ $question }"
    .label = no reason is given
    .help = Add a line with the reason: reason = "…".
    .explain =
        An answer that is not applicable leaves the sum and changes what the figure
        is made of, so that a reader has to be able to follow why. One sentence is
        enough, such as a fact of geography or of law. Until it is there, the answer
        counts as not given.

            state = "not-applicable"
            reason = "No undersea cable lands in the State."

# $id: the evidence
C306 = the evidence "{ $id }" is not in the register
    .label = not listed under [[evidence]]
    .help = Add it to the register as an [[evidence]] record, or correct its id.
    .explain =
        An answer cites evidence by the id that it has in the register of the same
        file. This id is not there, so that nobody can look it up, and it supports
        nothing: the evidenced figure stays lower than it could be. Enter the
        document once; any number of answers can cite it.

        {"    ["}[evidence]]
            id = "roster-2026"

# $id: the evidence
C307 = no answer cites the evidence "{ $id }"
    .label = not cited
    .help = Name it under "evidence" of the answers that it supports, or take it out.
    .explain =
        The document stands in the register, but no answer refers to it, so that it
        supports nothing and raises no evidenced figure. Often an answer was meant
        to cite it and does not. Add the id to each answer that it bears out. It may
        also stay, as an entry for later.

        {"    ["}answers."duty-team.level"]
            evidence = ["roster-2026"]

# $capability: its title; $level: claimed; $other: title of what it requires; $needed, $found: levels of that
C308 = level { $level } of "{ $capability }" is claimed without what it rests on
    .label = rests on another capability that is claimed lower
    .help = It rests on level { $needed } of "{ $other }", which is claimed at level { $found }.
    .explain =
        The definitions say that this level cannot well be reached before another
        capability stands at a certain level, and the answer given for the other one
        is lower. One of the two answers probably needs a second look. There may
        also be a good reason, such as an arrangement shared with a neighbour; then
        say so under "note". No figure is changed by this finding.

# $id: the rule; $text: what the rule says, in sentences
C309 = answers that do not fit together: { $id }
    .label = one of these answers
    .help = { $text }
    .explain =
        Two or more answers say things that can hardly be true together. The help
        line says which, in the words of the questionnaire's author. Often two
        offices have answered from different knowledge. Bring them together, and
        correct the answer that is mistaken, or explain under "note" why both are
        right. No figure is changed by this finding.

# $name: what was fingerprinted; $found: the fingerprint in the file; $now: that of today, or a dash
C310 = the answers were made with another version of "{ $name }"
    .label = another fingerprint than that of the definitions now read
    .help = Its fingerprint now: { $now }. Read the definitions of that time, or go through the answers again.
    .explain =
        A fingerprint changes whenever a text, a weight or a value of the
        definitions changes. The one in the file belongs to other definitions than
        those read now, so that questions may mean something else than when they
        were answered, and figures may differ from those reported then. Read the
        definitions of that time to get the figures of that time, or look through
        the answers and let the program write new fingerprints. A dash means that
        there is nothing of this name now.

# $question: the question; $above: the question of its condition
C311 = "{ $question }" is not asked after the answer to "{ $above }"
    .label = not asked here; this answer does not count
    .help = Check the answer to "{ $above }", or take this one out.
    .explain =
        The question is a follow-up, asked only when another one is answered in a
        certain way, and that one was answered otherwise. The answer is kept but
        does not count; the questionnaire says whether the follow-up counts 0 or
        leaves the sum. Either the first answer has changed since, or one of the two
        is mistaken.

# $question: the question
C312 = this questionnaire does not ask "{ $question }"; the answer is kept
    .label = not asked by this questionnaire
    .help = Nothing to do, unless another questionnaire was meant under [submission].
    .explain =
        The file holds an answer to a question that belongs to another, often
        longer, questionnaire than the one named in it. It is kept for the day when
        the longer one is answered, and enters no figure now. If the figures should
        rest on it, name the longer questionnaire.

        {"    ["}submission]
            questionnaire = "fcc"

# no values
C313 = an answer has either a value or a state; this one has both or neither
    .label = one of "value" and "state" is expected
    .help = Keep "value" if the question is answered, otherwise "state".
    .explain =
        "value" holds an answer; "state" says why there is none: unknown, withheld,
        not-applicable or unanswered. With both nobody could tell which holds, and
        with neither there is nothing to count, so the answer counts as not given.
        An entry with only a note or evidence is fine as a beginning.

        {"    ["}answers."duty-team.level"]
            state = "unknown"

# $found: the code
C314 = the code of the State is "{ $found }"; three capital letters are expected
    .label = expected three capital letters, such as XAT
    .help = Use the ISO 3166-1 alpha-3 code, or XAA to XZZ for a fictional State.
    .explain =
        The code names the State in tables and comparisons, where its full name
        would be too long or be spelt in different ways. It is the code of three
        letters of ISO 3166-1, in capitals. For examples and exercises the codes XAA
        to XZZ are free.

            state = "Atlantis"
            code = "XAT"

# no values
C315 = a submission that is reviewed or approved says by which office and when
    .label = "cleared" is expected here
    .help = Add cleared = {"{"} office = "…", date = 2026-06-10 {"}"}, or set status = "draft".
    .explain =
        A reader takes a reviewed or approved submission for the word of the State.
        It has to say which office cleared it and on which day; a name of a person
        is not needed. Without that, leave the status at "draft". No figure depends
        on it.

            status = "approved"
            cleared = {"{"} office = "Prime Minister's Office", date = 2026-06-10 {"}"}

# $id: the office
C316 = the office "{ $id }" is not listed
    .label = not listed under [[respondent]]
    .help = Add the office as a [[respondent]] record, or correct its id.
    .explain =
        An answer names under "by" the office that gave it, with the id that the
        office has in the same file. This id is not there, so that nobody would know
        whom to ask. Enter the office once; name offices, not persons.

        {"    ["}[respondent]]
            id = "transport-ministry"

# $id: the evidence; $date: its date; $assessed: the day of the assessment
C317 = the evidence "{ $id }" is dated { $date }, after the assessment of { $assessed }
    .label = later than the day that the answers describe
    .help = Check both dates, or move the day of the assessment.
    .explain =
        The answers describe one day, and this document is younger than that. It
        cannot show what was there on that day, though it may be about it. It still
        supports the answers that cite it, so check whether it should. Correct the
        date, cite an earlier document, or set the day of the assessment later and
        look through the answers once more.

            assessed-on = 2026-05-01
            date = 2026-03-31

C252 = weight or level of a question that measures nothing
    .label = this question has no "measures"
    .help = Put the weight on the need of the node, or name the capability with "measures".
    .explain =
        A question has a weight, or a level that cannot be reached without it, only as a measure of a
        capability. This one names none, so the weight would be passed over in silence.
        Where the question hangs on a node alone, its weight stands in the need of that node.

        {"    "}needs = [{"{"} question = "coast", weight = 3 {"}"}]

# $what: the kind of record; $id: the id it is said to have now
C253 = no { diagnostic-kind } has the id "{ $id }", to which an earlier one was changed
    .label = leads to nothing
    .help = Correct the id, or say with [[removed]] that the question was taken out.
    .explain =
        A [[renamed]] record says which id a question or a section has today, so that
        answer files made before the change can still be read. The id that this one
        leads to is neither defined nor renamed or removed in its turn, so that such
        answers would be lost.

        {"    [["}renamed]]
            question = "national-strategy.public"
            now = "national-strategy.published"
            since = "1.1.0"

# $problem: what is wrong; $id: the earlier id
C254 =
    { $problem ->
        [in-use] "{ $id }" is said to be an earlier id, and is still in use
       *[other] the changes of "{ $id }" lead in a circle
    }
    .label =
        { $problem ->
            [in-use] defined today
           *[other] comes back to where it began
        }
    .help =
        { $problem ->
            [in-use] Take this record out, or give the question of today another id.
           *[other] Take one of these records out.
        }
    .explain =
        An id that was changed or taken out may never be used again, because nobody
        could say what an answer under it was given to. And a chain of changes has to
        end at a question or section that is there, or at one that was taken out.

C318 = "{ $id }" is answered differently by { $sides }
    .label = not settled yet
    .help = Settle it with "capgap merge FILE --settle", or keep one side and take the conflict out.
    .explain =
        Two offices gave different answers, or different particulars of one piece of
        evidence, and nobody has decided which holds. Both are kept with their
        evidence and office. No figure is made as long as one is open, because
        either choice would be made without anybody noticing. Settle each one in the
        interview, with "capgap merge FILE --settle", or by hand: keep the right
        side under [answers] or [[evidence]] and delete the [[conflict]] record.

C319 = { $date } lies in the future
    .label = later than today
    .help = Check the date.
    .explain =
        The day on which something was answered, dated or assessed has already been,
        so a day that is yet to come is most likely a slip, often of the year or of
        day and month. Figures do not depend on it. Due dates may of course lie in
        the future.

C320 = the question "{ $question }" was taken out of the definitions in version { $since }
    .label = kept, and counts nowhere: { $reason }
    .explain =
        The answer was made on older definitions that had this question. It has been
        taken out since, for the reason that the definitions give. The answer stays in the file and in the list of answers that do not count.

C321 = "{ $question }" is now called "{ $now }"
    .label = read as the answer to "{ $now }"
    .explain =
        The id of the question was changed in a later version of the definitions;
        what is asked is the same. The answer counts for the question under its new
        id, and is written under that id the next time it is changed.

C322 = the answers have changed since they were { $status }
    .label = the clearance of this day no longer holds
    .help = Have the answers cleared again with "capgap status FILE --set { $status } --office OFFICE".
    .explain =
        A review or an approval is for the answers as they were on that day. The
        fingerprint kept with it is another than that of the answers now, so something
        was changed since. The submission counts as a draft, and every page says so,
        until it is cleared again.

C323 = the evidence "{ $id }" is of { $date }, more than five years before the assessment
    .label = old evidence
    .explain =
        Documents grow old: an act may have been amended, an office renamed, a plan
        run out. Evidence more than five years older than the day the answers
        describe still supports them, and is listed, so that somebody looks whether
        it still shows what is there.

C324 = the question "{ $question }" is answered twice
    .label = a second answer
    .help = Keep one of the two and delete the other.
    .explain =
        Two rows or records answer the same question, perhaps one of them under an id
        that the question had before. Which of them holds cannot be told, so the first
        one counts and the other is passed over. Keep one.

C325 = the answer to "{ $question }" was carried over and nobody has confirmed it
    .label = to confirm
    .explain =
        The answer was taken from an earlier file. Until somebody confirms it, it is
        no answer of this assessment: it counts as unanswered and is counted apart.
        Confirm it in the interview, or delete the line "to-confirm = true".

C326 = the evidence file of "{ $id }" { $problem ->
        [missing] is not there
       *[changed] is no longer the one that was entered
    }
    .label = see "file" and "sha256"
    .help = Look at the file; if it is right as it is, enter it again.
    .explain =
        For this entry of the register a file is named, with a fingerprint (SHA-256)
        of what was in it on the day it was entered. Either the file is not in its
        place, or something else is in it now. The entry itself still counts; but
        whoever asks for the document would be shown another one.

C327 = "{ $file }" is a part of another submission
    .label = taken from { $found }
    .help = Merge it into the file it was taken from.
    .explain =
        A part carries the fingerprint of the file it was taken from, and the State
        and questionnaire it belongs to. These belong to another submission than the
        one it is to be merged into, so nothing was changed. Look whether the right
        two files were named.

C328 = a conflict needs one subject and at least two sides: { $about }
    .label = incomplete
    .help = Delete the record if the matter is settled.
    .explain =
        A [[conflict]] record names one question or one entry of the evidence
        register, and has a [[conflict.side]] record for each side. This one names
        none or both, or has fewer than two sides. If the matter is settled, delete
        the whole record.


# $name: part of the definitions; $version: version of the definitions it was made with; $now: the fingerprint now
C329 = these figures were made with another version of "{ $name }"
    .label = another fingerprint than that of the definitions now read
    .help = Made with definitions { $version }; the fingerprint is now: { $now }. Read the definitions of that time with -d to compare it with others made then.
    .explain =
        A shared assessment names the fingerprints of all definitions that its
        figures were made with. Where one differs from those read now, the same
        element or capability may rest on other questions, weights or texts, so
        that its figure cannot simply be held against one made today. A dash means
        that there is nothing of this name now.

# $start: the first month; $end: the last month
C330 = this item of the plan ends in { $end }, before it starts in { $start }
    .label = before its start
    .help = Correct one of the two months.
    .explain =
        In a plan that is kept, "start" is the first and "end" the last month of an
        item; both may be the same. Here the last one comes before the first, most
        often because a year was changed in one of the two and not in the other.

# $name: part of the definitions; $now: the fingerprint now
C331 = the plan was made with another version of "{ $name }"
    .label = another fingerprint than that of the definitions now read
    .help = Its fingerprint now: { $now }. Make the plan anew with --plan and -o, and look at what changes.
    .explain =
        A plan that is kept names the fingerprints of the definitions that it was
        made with. Where one differs from those read now, interventions may cost or
        raise something else than when the plan was agreed, and what it promised
        may be out of reach or too little. Planning anew keeps what was decided and
        writes the new fingerprints. A dash means that there is nothing of this
        name now.

# $id: the intervention; $status: its status in the file; $month: the month that is yet to come
C332 = "{ $id }" is { $status ->
        [done] done
       *[other] under way
    }, but its month { $month } is yet to come
    .label = later than today
    .help = Correct the month or the status.
    .explain =
        What is under way has begun, and what is done has ended, so its first or
        last month cannot lie in the future. Most likely the status was changed and
        the planned months were left as they were. Registers of aid take them for
        the actual ones.

# $count: how many characters; $characters: the first of them with their numbers; $more: how many more there are
# $where: "pictures" where text outside of pictures shows them
C401 = { $count ->
        [one] one character has
       *[other] { $count } characters have
    } no sign in the fonts of the { $where ->
        [pictures] pictures
       *[other] PDF
    } and { $count ->
        [one] shows
       *[other] show
    } as � there: { $characters }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
    .label = no sign for it
    .help = Write it in Latin, Greek or Cyrillic letters, or make another format, such as HTML or DOCX.
    .explain =
        A PDF carries its fonts within it, and so do the pictures of charts. These
        have signs for Latin, Greek and Cyrillic letters and for mathematics. Any
        other character is replaced by a mark that cannot be overlooked, rather
        than left out. In HTML, Markdown, plain text and the text of a DOCX it
        stands as it was written.
