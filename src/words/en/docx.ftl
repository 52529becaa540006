# Documents for word processors.

docx-language = en-GB
docx-not-made = the document cannot be written: a part of it is too large
