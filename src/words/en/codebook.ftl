# The whole set of definitions as a book (`capgap show --all`).

codebook-title = Codebook
codebook-title-version = Codebook: definitions { $version }
codebook-imprint = Definitions { $version } · fingerprint { $print }
codebook-imprint-bare = Fingerprint { $print }

codebook-fact-version = Version
codebook-fact-licence = Licence
codebook-fact-heads = Heads of other instruments
codebook-fact-price-year = Prices of

codebook-heading-introduction = About this book
codebook-what = This book holds every definition by which an assessment is made: what is asked, what counts as which level, what each norm and each threat scenario rests on, and what could be done at which cost. It is made from the same files that the program reads, and says nothing that is not in them. It is meant for a room of ministries and for everybody who reviews the definitions.
codebook-heading-reading = How to read an entry
codebook-reading-ids = Every entry has an id, in parentheses behind its title. Other entries name it by its id; the index at the end leads from the id to the title. “capgap show ID” tells of one entry with everything that refers to it.
codebook-reading-sources = Entries name their source, how it was used, and whether somebody has checked the entry against it. What is not verified waits for somebody who has the document at hand.
codebook-reading-levels = The levels of a capability build on each other: a level is reached where its descriptor and those below it hold, and what it names can be shown.
codebook-reading-needs = A node of a framework needs capabilities. What is essential, the node cannot be practised without; what is supporting makes it better. Weights count among the needs of the same node, and the weight of a node among its neighbours; it is 1 where none is told. The value of a node is the weighted mean of what is below it, unless another rule is told.
codebook-reading-norms = The norms are voluntary and non-binding. Nothing in this book judges a State or ranks States.
codebook-heading-fingerprints = Fingerprints
codebook-fingerprints-explained = Each part of the definitions has a fingerprint. It is printed in every report; where both are the same, the report was made with what stands here.

codebook-source = { $source } ({ $kind }; verified: { $verified })
codebook-yes-no = Where nothing else is told, yes is worth 1, partly 0.5 and no 0.

codebook-column-descriptor = What it looks like
codebook-caption-levels = Levels of { $capability }
codebook-item = – { $text }
codebook-evidence = Examples of evidence: { $list }
codebook-needed-by = Needed by: { $places }
codebook-need = { $id } ({ $role }, { $weight })
codebook-waits = { $capability } to reach level { $to } (needs this at level { $level })
codebook-heading-views = Further views and indices
codebook-needs-pillar = It needs every capability of the pillar { $pillar }, each with the same weight.
codebook-heading-targets = Target level of each capability
codebook-asked-when = Asked when { $conditions }.
codebook-not-applicable = “Not applicable” may be answered, with a reason.
codebook-worth = { $answer } ({ $value })
codebook-answers = Answers and what they are worth: { $list }
codebook-goalposts = Value 0 at { $from }, value 1 at { $to }; unit: { $unit }
codebook-no-unit = none
codebook-heading-sources = Sources
codebook-caption-sources = Sources: { $kind }
codebook-sources-explained = { $records } entries name a source; { $verified } of them were checked against the document. The tables below name each source once, with the number of entries that rest on it.
codebook-column-verified = Verified
codebook-column-records = Entries
codebook-heading-index = Index of ids
codebook-index-explained = Questions are not listed here: they stand in the sections of their questionnaire, and most begin with the id of what they are about. Practical actions stand with their element; rules, principles and the heads of other instruments have chapters of their own.
codebook-kind-capability = capability
