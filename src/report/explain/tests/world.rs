//! A small world: definitions, answers, and the text of what is told of them.

use crate::diagnostic::{Diagnostic, Severity};
use crate::library::{Definitions, Library, check_submission};
use crate::model::{ProfileId, Submission};
use crate::plan::{Ranking, rank};
use crate::read::{self, Content};
use crate::report::Subject;
use crate::report::document::{Block, Cell, Document};
use crate::report::explain::explain;
use crate::score::{Assessment, Scorer, Sheet, Targets};
use crate::text::SourceMap;
use crate::words::Words;

const DEFINITIONS: &str = r#"
[[pillar]]
id = "pillar"
title = "Pillar"
summary = "One pillar."

[[target-profile]]
id = "default"
title = "Standard"
summary = "Targets."
core = 3
other = 2

[[target-profile]]
id = "own"
title = "Own"
summary = "Targets of the State."
core = 4
other = 1

[framework]
id = "norms"
version = "1"
kind = "norms"
title = "Norms"
summary = "All norms."
source = { text = "Here", kind = "derived", verified = false }

[[node]]
id = "x"
title = "Element X"
summary = "The element of the worked example."
needs = [
  { capability = "a", role = "essential", weight = 2, why = "Nothing works without it." },
  { capability = "b", weight = 1, why = "B" },
  { capability = "c", weight = 1, why = "C" },
  { capability = "d", weight = 1, why = "D" },
  { capability = "e", weight = 1, why = "E" },
]

[[action]]
id = "x.N1"
element = "x"
level = "national"
text = "Do it."
shown-by = [{ capability = "a", level = 1 }]
source = { text = "Here", kind = "derived", verified = false }

[[action]]
id = "x.N2"
element = "x"
level = "national"
text = "Do it again."
shown-by = [{ capability = "b", level = 2 }]
source = { text = "Here", kind = "derived", verified = false }

[[action]]
id = "x.N3"
element = "x"
level = "international"
text = "Do more."
shown-by = [{ capability = "b", level = 2 }, { capability = "a", level = 2 }]
source = { text = "Here", kind = "derived", verified = false }

[[action]]
id = "x.N4"
element = "x"
level = "national"
text = "Do the rest."
shown-by = [{ capability = "e", level = 2 }]
source = { text = "Here", kind = "derived", verified = false }

[questionnaire]
id = "bank"
version = "1"
title = "Bank"
summary = "All questions."
source = { text = "Here", kind = "derived", verified = false }

[[view]]
id = "most"
of = "bank"
title = "Most questions"
summary = "All but one."
asks = { capabilities = ["a", "b", "c", "d", "f", "shared"] }

[[section]]
id = "section"
questionnaire = "bank"
title = "Section"
question = [
  { id = "a.level", kind = "level", measures = "a" },
  { id = "a.fact", kind = "yes-no", text = "Is there a fact of A?", measures = "a", at = 2 },
  { id = "b.level", kind = "level", measures = "b" },
  { id = "c.level", kind = "level", measures = "c" },
  { id = "d.level", kind = "level", measures = "d" },
  { id = "d.one", kind = "yes-no", text = "Is there one?", measures = "d", at = 2 },
  { id = "d.two", kind = "yes-no", text = "Are there two?", measures = "d", at = 2 },
  { id = "e.level", kind = "level", measures = "e" },
  { id = "f.share", kind = "number", text = "How many?", measures = "f", weight = 2, from = 0, to = 8, unit = "persons" },
  { id = "f.list", kind = "checklist", text = "Which?", measures = "f", options = [{ id = "p", text = "Plan", weight = 3 }, { id = "q", text = "Queue" }] },
  { id = "f.choice", kind = "choice", text = "What?", measures = "f", when = { question = "f.list", includes = "q" }, options = [{ id = "little", text = "Little", value = 0.25 }, { id = "much", text = "Much", value = 1 }] },
  { id = "shared", kind = "yes-no", text = "Is it shared?", measures = "shared", not-applicable = "allowed" },
]

[[intervention]]
id = "build-a"
title = "Build A"
summary = "Raises A."
raises = [{ capability = "a", from = 0, to = 3 }, { capability = "b", from = 3, to = 4 }]
after = ["prepare"]
delivery = ["advisory"]
theme = "A"
crs = "15110"
sdg = ["16.6"]
months = 12
outputs = ["A"]
cost = { small = [100000, 200000], medium = [150000, 350000], large = [250000, 500000] }
running-cost = { small = [1, 2], medium = [3, 4], large = [5, 6] }
currency = "USD"
price-year = 2026
source = { text = "Here", kind = "derived", verified = false }

[[intervention]]
id = "prepare"
title = "Prepare B"
summary = "Raises B."
raises = [{ capability = "b", from = 0, to = 3 }]
delivery = ["advisory"]
theme = "A"
crs = "15110"
sdg = ["16.6"]
months = 12
outputs = ["B"]
cost = { small = [100000, 200000], medium = [150000, 350000], large = [250000, 500000] }
running-cost = { small = [1, 2], medium = [3, 4], large = [5, 6] }
currency = "USD"
price-year = 2026
source = { text = "Here", kind = "derived", verified = false }

[[intervention]]
id = "look"
title = "Build C"
summary = "Raises C."
raises = [{ capability = "c", from = 0, to = 2 }]
delivery = ["advisory"]
theme = "A"
crs = "15110"
sdg = ["16.6"]
months = 12
outputs = ["C"]
cost = { small = [1, 2], medium = [1, 2], large = [1, 2] }
running-cost = { small = [1, 2], medium = [3, 4], large = [5, 6] }
currency = "USD"
price-year = 2026
source = { text = "Here", kind = "derived", verified = false }
"#;

/// A scenario and an index, which stand in files of their own.
const SCENARIO: &str = r#"
[framework]
id = "threat"
version = "1"
kind = "scenario"
title = "Threat"
summary = "A threat."
aggregate = "minimum"
source = { text = "Here", kind = "derived", verified = false }

[[node]]
id = "x"
title = "Phase X"
summary = "A phase."
cap = "weakest-essential"
needs = [
  { capability = "a", role = "essential", weight = 3, why = "A" },
  { capability = "b", role = "supporting", weight = 1, why = "B" },
  { capability = "f", role = "supporting", weight = 1, why = "F" },
]
"#;

const INDEX: &str = r#"
[framework]
id = "index"
version = "1"
kind = "index"
title = "Index"
summary = "An index."
aggregate = "geometric"
missing = "exclude"
scale = 100
round = { digits = 2 }
source = { text = "Here", kind = "derived", verified = false }

[[node]]
id = "part"
title = "Part"
summary = "A part."
needs = [{ question = "f.share", weight = 1, why = "F" }, { capability = "shared", weight = 1, why = "S" }]

[[node]]
id = "other"
title = "Other"
summary = "Another part."
aggregate = "product"
needs = [{ capability = "b", weight = 1, why = "B" }, { capability = "d", reverse = true, weight = 1, why = "D" }]
"#;

pub(super) const ANSWERS: &str = r#"
[submission]
state = "Atlantis"
code = "XAT"
size = "medium"
questionnaire = "most"
assessed-on = 2026-05-01
status = "draft"
marking = "TLP:AMBER"

[[respondent]]
id = "ministry"
name = "Ministry of Examples"

[[evidence]]
id = "decree"
title = "Decree"
reference = "Gazette 1"
date = 2025-01-01
status = "in-operation"

[[evidence]]
id = "rule"
title = "Rule"
status = "adopted"
supports = { level = 1, reason = "It covers one ministry." }

[answers."a.level"]
value = 3
evidence = ["decree"]
by = "ministry"
note = "Since 2025."
[answers."a.fact"]
value = "no"
[answers."b.level"]
value = 2
[answers."c.level"]
state = "unknown"
[answers."d.level"]
value = 1
evidence = ["rule"]
[answers."d.one"]
value = "yes"
[answers."f.share"]
value = 6
evidence = ["decree"]
[answers."f.list"]
value = ["p"]
[answers."f.choice"]
value = "much"
[answers."shared"]
state = "not-applicable"
reason = "There is nothing to share."
"#;

pub(super) struct World {
    pub(super) library: Library,
    submission: Submission,
    assessment: Assessment,
    at_target: Vec<Vec<f64>>,
    ranking: Ranking,
    words: Words,
}

impl World {
    /// The worked example with these answers.
    pub(super) fn new(answers: &str) -> Self {
        let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
        let capabilities: String = ["a", "b", "c", "d", "e", "f", "shared"].into_iter().map(capability).collect();
        for text in [DEFINITIONS, SCENARIO, INDEX, &capabilities] {
            let _ = read::text("definitions.toml", text, &mut sources, &mut definitions, &mut findings);
        }
        Self::of(sources, definitions, findings, answers)
    }

    /// The shipped definitions with these answers.
    pub(super) fn shipped(answers: &str) -> Self {
        let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
        read::built_in(&mut sources, &mut definitions, &mut findings);
        Self::of(sources, definitions, findings, answers)
    }

    fn of(mut sources: SourceMap, mut definitions: Definitions, mut findings: Vec<Diagnostic>, answers: &str) -> Self {
        let Content::Answers(given) = read::text("answers.toml", answers, &mut sources, &mut definitions, &mut findings) else {
            unreachable!("the answers of a test: {findings:?}")
        };
        let (library, more) = Library::build(definitions, 0, "en");
        findings.extend(more);
        let submission = check_submission(&library, *given, &mut findings);
        findings.retain(|finding| finding.severity() == Severity::Error);
        assert!(findings.is_empty(), "{findings:?}");
        let default = library.target_profile(&ProfileId::from("default"));
        let chosen = submission.target_profile.as_ref().map_or(default, |profile| library.target_profile(&profile.id));
        let scorer = Scorer::new(&library, &library.asked(&submission.questionnaire.id), Targets { default, chosen });
        let assessment = scorer.score(&Sheet::of(&library, &submission));
        let at_target = scorer.at_target(&assessment);
        let threats = submission.threat_profile.as_ref().and_then(|profile| library.threat_profile(&profile.id));
        let ranking = rank(&library, &assessment, threats, submission.size);
        Self { library, submission, assessment, at_target, ranking, words: Words::english() }
    }

    pub(super) fn subject(&self) -> Subject<'_> {
        Subject {
            library: &self.library,
            submission: &self.submission,
            assessment: &self.assessment,
            at_target: &self.at_target,
            ranking: &self.ranking,
            words: &self.words,
            targets: Some(self.submission.target_profile.as_ref().map_or("default", |profile| profile.id.as_str())),
            threats: self.submission.threat_profile.as_ref().map(|profile| profile.id.as_str()),
            baseline: None,
            audience: None,
        }
    }

    /// The explanation of an id as text, one line a cell or sentence.
    pub(super) fn told(&self, id: &str) -> String {
        match explain(self.subject(), id) {
            Ok(document) => text(&document),
            Err(why) => unreachable!("{id}: {why:?}"),
        }
    }
}

fn capability(id: &str) -> String {
    let levels: String = (1..=4)
        .map(|level| format!("[[capability.level]]\nlevel = {level}\ndescriptor = \"Level {level} of {id}.\"\ncriteria = [\"Criterion {level}.\"]\nevidence = [\"E\"]\n"))
        .collect();
    let core = id == "a" || id == "b";
    let requires = if id == "a" { "requires = [{ to = 3, capability = \"b\", level = 3, why = \"First B.\" }]\n" } else { "" };
    let source = "source = { text = \"Here\", kind = \"derived\", verified = false }\n";
    format!(
        "[[capability]]\nid = \"{id}\"\npillar = \"pillar\"\ntitle = \"Capability {id}\"\npurpose = \"What {id} is for.\"\ncore = {core}\n{requires}{source}{levels}"
    )
}

fn text(document: &Document) -> String {
    let mut lines: Vec<String> = vec![document.title.clone(), document.marking.clone(), document.banner.clone()];
    let pair = |(label, text): &(String, String)| format!("{label}: {text}");
    lines.extend(document.facts.iter().map(pair));
    for block in &document.blocks {
        match block {
            Block::Chart(_) | Block::Choices { .. } | Block::Space { .. } => {}
            Block::Heading { text, .. } => lines.push(format!("\n{text}")),
            Block::Paragraph(text) | Block::Notice(text) => lines.push(text.clone()),
            Block::List(items) | Block::Steps(items) => lines.extend(items.iter().map(|item| format!("- {item}"))),
            Block::Facts(facts) => lines.extend(facts.iter().map(pair)),
            Block::Table(table) => {
                assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()), "{}", table.caption);
                lines.push(format!(
                    "[{}] {}",
                    table.caption,
                    table.columns.iter().map(|c| c.title.as_str()).collect::<Vec<_>>().join(" | ")
                ));
                for row in &table.rows {
                    let cell = |cell: &Cell| if let Cell::Text(text) = cell { text.clone() } else { String::new() };
                    lines.push(row.cells.iter().map(cell).collect::<Vec<_>>().join(" | "));
                    lines.push(format!("    {}", row.remark));
                }
            }
        }
    }
    let text = lines.join("\n");
    assert!(!text.contains("explain-") && !text.contains("{$") && !text.contains("NaN"), "{text}");
    text
}
