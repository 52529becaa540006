# Documents as HTML and as Markdown.

html-language = en
html-skip = Skip to the content
html-contents = Contents
html-notice = Please note:
html-marks = The marks run from 0 to 100 per cent:
html-hide = Hide
html-show = Show
html-hide-all = Hide all chapters
html-show-all = Show all chapters
html-sort = Sort by this column; a second time: from the other end; a third time: as it was
html-page = {"Page "}
html-page-of = {" of "}
html-part = { $title } ({ $part } of { $parts })
html-made = Made by capgap { $version }.
html-chart = Chart: { $title }.
