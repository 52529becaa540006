# Sharing: what an audience gets to see, and files for it.

share-label-audience = For
share-label-withheld = Withheld
share-state = not shared with this audience
share-status-cleared = { $status } on { $date }
share-no-interventions = The interventions that the figures speak for, and what they would cost, are not shared with this audience.
share-stand-in-state = A State
share-stand-in-title = (title withheld)
share-stand-in-reason = (reason withheld)

share-withheld-nothing = nothing
share-withheld-state = the name of the State
share-withheld-day = the day
share-withheld-clearance = who cleared it
share-withheld-answers = { $count ->
    [one] 1 answer
   *[other] { $count } answers
}
share-withheld-texts = { $count ->
    [one] 1 answer in free text
   *[other] { $count } answers in free text
}
share-withheld-reasons = { $count ->
    [one] 1 reason why a question does not apply
   *[other] { $count } reasons why questions do not apply
}
share-withheld-notes = { $count ->
    [one] 1 note
   *[other] { $count } notes
}
share-withheld-offices = { $count ->
    [one] 1 office
   *[other] { $count } offices
}
share-withheld-authors = { $count ->
    [one] office or day of 1 answer
   *[other] office or day of { $count } answers
}
share-withheld-evidence = { $count ->
    [one] particulars of 1 piece of evidence
   *[other] particulars of { $count } pieces of evidence
}
share-withheld-citations = { $count ->
    [one] 1 reference to evidence
   *[other] { $count } references to evidence
}
share-withheld-interventions = { $count ->
    [one] 1 ranked intervention
   *[other] { $count } ranked interventions
}
share-withheld-unreadable = { $count ->
    [one] 1 answer that could not be read
   *[other] { $count } answers that could not be read
}
share-withheld-unknown = { $count ->
    [one] 1 answer to a question that the definitions do not have
   *[other] { $count } answers to questions that the definitions do not have
}
share-withheld-conflicts = { $count ->
    [one] 1 conflict between offices
   *[other] { $count } conflicts between offices
}

share-cli = Makes a file with what one audience gets to see: figures, and as much of the answers as its profile shows
share-cli-audience = Shows what the profile of this audience lists and withholds all else, such as minister, partner or public (“capgap list profiles”)
share-cli-marking = Marks what is written so instead of as the answers are marked; a looser marking needs --loosen-marking
share-cli-loosen = Lets --marking be looser than that of the answers
share-cli-output = Write to this file, NAME.assessment.json, instead of printing; a shared assessment that is there is replaced
share-no-audience = There is no audience "{ $id }". There are: { $all }
share-no-audience-near = There is no audience "{ $id }"; did you mean "{ $near }"? There are: { $all }
share-no-audiences = There is no audience "{ $id }": the definitions that were read have none.
share-loosens = The marking { $asked } is looser than { $own }, which the answers have. Say --loosen-marking too if that is decided.
share-marking-too-strict = Warning: what is marked { $marking } is not for “{ $title }”, who may get { $most } at the strictest. Where its release is decided, use --marking { $most } --loosen-marking.
share-explains-answers = “{ $title }” gets to see no answers, and an explanation consists of them. Use “capgap report” or “capgap score”, which show it the figures.
share-written = { $file } is for “{ $title }”, marked { $marking }. Withheld: { $withheld }.
share-is-json = A shared assessment is JSON, and { $file } has another ending. Name it such as atlantis.assessment.json.
share-would-replace = { $file } is there already and is no shared assessment. It stays as it is; choose another name.
share-no-answers = { $file } is a shared assessment: figures for one audience, not answers. “capgap check” checks it; reports and further answers are made from the answer file that it was made from.
share-checked = { $file } is a shared assessment for “{ $title }”, marked { $marking }.
