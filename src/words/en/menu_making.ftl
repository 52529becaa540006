# The start menu: reports, forms and files to share.

menu-report-prompt = Change what is not as you want it, then choose “Make it now”.
menu-make = Make it now
menu-make-detail = Writes { $file } beside the answer file, or to the place that you name. An earlier report of that name is replaced; answers never are.
menu-see = Show it here
menu-see-detail = Shows the report as text on this screen. Writes nothing.
menu-made-title = Written
menu-replace-question = There is already a file “{ $file }”. Replace it?
menu-back-to-file = Back to what can be done with this file.

menu-depth = How much it tells
menu-depth-detail = One page, the report, or the report with every answer. The figures are the same in each.
menu-depth-brief = one page
menu-depth-brief-detail = Where the State stands, the gaps that matter most, what to do first, and what is not known.
menu-depth-full = the report
menu-depth-full-detail = The whole gap report with charts and tables.
menu-depth-annex = the report with annex
menu-depth-annex-detail = The report, every answer with its evidence and notes, and the arithmetic of each figure. Long; for those who have to defend a figure.

menu-format = Format
menu-format-detail = PDF is for printing and filing, a Word document for changing, a web page for reading on a screen, a workbook for the figures.
menu-format-pdf = PDF
menu-format-pdf-detail = Fixed pages, to be printed, signed and filed.
menu-format-docx = Word document
menu-format-docx-detail = To be changed or copied from in Word, LibreOffice and others.
menu-format-html = web page
menu-format-html-detail = One file for any browser, also without a network; the easiest to read on a telephone or with a screen reader.
menu-format-xlsx = workbook
menu-format-xlsx-detail = The figures, gaps, interventions and answers as tables with charts, to reckon on with.
menu-format-txt = plain text
menu-format-txt-detail = To be read anywhere and pasted into a message.
menu-format-all = all, into a folder
menu-format-all-detail = Every format at once, in a folder beside the answer file.

menu-paper = Paper
menu-paper-detail = The size of the pages. The choice holds until the menu ends.
menu-paper-a4 = A4
menu-paper-letter = US Letter

menu-whom = For whom
menu-whom-detail = What the readers may see. The figures are the same; what an audience may not see is left out, and the report says how much that is.
menu-whom-us = for us: everything
menu-whom-us-detail = Nothing is left out. Only for the offices that answered.

menu-place = Where to save it
menu-place-detail = Another name or folder. The name stands beside “Make it now”.
menu-place-prompt = Which name should it have? A name alone stands beside the answer files; with a folder before it, it goes there.
menu-place-answers = “{ $file }” holds answers, which nothing may replace. Please choose another name.

menu-share = A file to share
menu-share-detail = Writes a file with the figures, and of the answers only what a partner, the minister or the public may see. The answer file itself need not leave the house.
menu-share-prompt = Who gets the file? The text below says what they see.

menu-form = Print a blank form
menu-form-detail = Makes a form with every question and space to write, for a meeting without screens. What is written on it is typed in afterwards.
menu-form-make-detail = Writes { $file } into this folder, or to the place that you name.
menu-form-questions = Questions

menu-plan = Plan: what to fund first
menu-plan-detail = Says what to fund within a budget, in which order and when, what it brings, and how sure that is.
menu-plan-prompt = Say what may be spent, then choose “Make it now”. The search may take some seconds.
menu-plan-budget-detail = What may be spent in all. With several amounts, the plan is made for the first one, and the report says what the others would buy.
menu-plan-budget-prompt = What may be spent, in the currency of the catalogue? Write 2000000, 500k or 2m; commas stand between several budgets. Nothing means no limit.
menu-plan-start-detail = The month in which the plan begins. Without one, months are counted from 1.
menu-plan-start-prompt = In which month does it begin? Write it as 2027-01; nothing means that months are only counted.
menu-plan-no-start = not said
menu-plan-keep = Keep it for decisions
menu-plan-keep-detail = Writes { $file } beside the answers, where you note for each intervention whether it is agreed, who answers for it and who pays. Every later plan is made around what is noted there.
menu-plan-kept = kept; made anew around what is decided
menu-plan-not-kept = not yet
