# Documents as PDF.

pdf-page = Page { $page } of { $pages }
