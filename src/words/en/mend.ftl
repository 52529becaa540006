# The page for whoever sent a submission that could not be taken. It goes to people who know their spreadsheet and nothing of programs.

mend-title = What to mend in { $file }
mend-label-file = File
mend-label-row = Row or record
mend-intro = Thank you for the answers. { $count ->
    [one] One thing in them has to be mended
   *[other] { $count } things in them have to be mended
} before they can be counted. Until then nothing of them is in the results; the answers of all others are, and wait for nobody. Nothing in your file has been changed.
mend-heading-errors = What has to be mended
mend-caption-errors = What has to be mended, with its place
mend-heading-steps = How to go about it
mend-step-open = Open the file that you sent, with the program in which you filled it.
mend-step-places = Go to each place in the table above and mend what stands there. The numbers of rows and columns are those that the program shows.
mend-step-unknown = Where you do not know what is right, ask whoever gave the answer; nobody expects a guess. “We do not know” is an answer too.
mend-step-send = Save the file under the same name and send it back as it is.
mend-heading-warnings = Worth a second look
mend-warnings = These hinder nothing. Please look at them while the file is open.
mend-caption-warnings = What is worth a second look, with its place
mend-column-where = Where
mend-column-found = What stands there
mend-column-wrong = What is wrong
mend-column-do = What to do
mend-column-code = Code
mend-found = “{ $text }”
mend-question = The question: { $text }
mend-whole-file = the whole file
mend-sheet-cell = sheet “{ $sheet }”, cell { $cell }
mend-cell = { $cell }
mend-line = line { $line }, character { $column }
mend-more = { $count ->
    [one] One more is not listed
   *[other] { $count } more are not listed
}; many things wrong at once often have one cause. Mend the first ones and send the file back, and you will hear what is left.
