# Documents for word processors.

docx-language = en-GB
