//! The worked example of the method, with something of every kind beside it.

use super::{ActionStatus, Unexplained, action_status, explain};
use crate::diagnostic::Severity;
use crate::library::{Definitions, Library, check_submission};
use crate::model::{ProfileId, StateSize, Submission};
use crate::plan::{Ranking, rank};
use crate::read::{self, Content};
use crate::report::Subject;
use crate::report::document::{Block, Cell, Document};
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

[[questionnaire]]
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
  { id = "f.share", kind = "number", text = "How many?", measures = { f = { weight = 2 } }, from = 0, to = 8, unit = "persons" },
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

const ANSWERS: &str = r#"
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

struct World {
    library: Library,
    submission: Submission,
    assessment: Assessment,
    at_target: Vec<Vec<f64>>,
    ranking: Ranking,
    words: Words,
}

impl World {
    fn new(answers: &str) -> Self {
        let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
        let capabilities: String = ["a", "b", "c", "d", "e", "f", "shared"].into_iter().map(capability).collect();
        for text in [DEFINITIONS, SCENARIO, INDEX, &capabilities] {
            let _ = read::text("definitions.toml", text, &mut sources, &mut definitions, &mut findings);
        }
        let Content::Answers(given) = read::text("answers.toml", answers, &mut sources, &mut definitions, &mut findings) else {
            panic!("no answers: {findings:?}")
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
        let ranking = rank(&library, &assessment, None, StateSize::Medium);
        Self { library, submission, assessment, at_target, ranking, words: Words::english() }
    }

    fn subject(&self) -> Subject<'_> {
        Subject {
            library: &self.library,
            submission: &self.submission,
            assessment: &self.assessment,
            at_target: &self.at_target,
            ranking: &self.ranking,
            words: &self.words,
            targets: Some(self.submission.target_profile.as_ref().map_or("default", |profile| profile.id.as_str())),
            threats: None,
        }
    }

    /// The explanation of an id as text, one line a cell or sentence.
    fn told(&self, id: &str) -> String {
        match explain(self.subject(), id) {
            Ok(document) => text(&document),
            Err(why) => panic!("{id}: {why:?}"),
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
    format!("[[capability]]\nid = \"{id}\"\npillar = \"pillar\"\ntitle = \"Capability {id}\"\npurpose = \"What {id} is for.\"\ncore = {core}\n{requires}{source}{levels}")
}

fn text(document: &Document) -> String {
    let mut lines: Vec<String> = vec![document.title.clone(), document.marking.clone(), document.banner.clone()];
    let pair = |(label, text): &(String, String)| format!("{label}: {text}");
    lines.extend(document.facts.iter().map(pair));
    for block in &document.blocks {
        match block {
            Block::Heading { text, .. } => lines.push(format!("\n{text}")),
            Block::Paragraph(text) | Block::Notice(text) => lines.push(text.clone()),
            Block::List(items) | Block::Steps(items) => lines.extend(items.iter().map(|item| format!("- {item}"))),
            Block::Facts(facts) => lines.extend(facts.iter().map(pair)),
            Block::Table(table) => {
                assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()), "{}", table.caption);
                lines.push(format!("[{}] {}", table.caption, table.columns.iter().map(|c| c.title.as_str()).collect::<Vec<_>>().join(" | ")));
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

fn holds(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "lacks {part:?}:\n{text}");
    }
}

#[test]
fn an_element_is_told_to_the_last_figure() {
    let world = World::new(ANSWERS);
    let told = world.told("norms/x");
    holds(&told, &[
        "(2 × 0.250 + 1 × 0.500 + 1 × 0.000 + 1 × 0.375) ÷ 5 = 0.275",
        "claimed: 1 − 1.875 ÷ 3.250 = 42.3 %",
        "potential: 1 − 1.250 ÷ 3.250 = 61.5 %",
        "Rating: P, up to L.",
        "(2 × 1.000 + 1 × 1.000 + 1 × 0.000 + 1 × 0.667) / 5 = 73.3 %",
        "(2 × 1.000 + 1 × 1.000 + 1 × 1.000 + 1 × 1.000 + 1 × 0.000) / 6 = 83.3 %",
        "Capability e (e): not asked",
        "Capability a stands at 1, below its target 3",
        "Are there two? (d.two): unanswered",
        "x.N1 | Do it. | documented",
        "x.N2 | Do it again. | claimed",
        "x.N3 | Do more. | open",
        "x.N4 | Do the rest. | not assessed",
        "DRAFT",
        "TLP:AMBER",
    ]);
}

#[test]
fn another_profile_stands_beside_the_default_one() {
    let answers = ANSWERS.replace("marking =", "target-profile = \"own\"\nmarking =");
    let told = World::new(&answers).told("norms/x");
    // Own targets: 1, 1, 1/4, 1/4; gaps 0.75, 0.5, 0.25 and none.
    holds(&told, &["42.3 %", "Own (the chosen targets)", "claimed: 1 − 2.250 ÷ 3.500 = 35.7 %"]);
}

#[test]
fn capabilities_are_told_with_gate_and_score() {
    let world = World::new(ANSWERS);
    holds(&world.told("a"), &[
        "Claimed is level 3, but level 1 stands",
        "Is there a fact of A? Answer: no",
        "(1 + 0.000) ÷ 4 = 0.250",
        "Decree, Gazette 1, 2025-01-01 | in operation | the level answer up to level 3",
        "2 of 2 questions answered = 100.0 %",
        "Gap, claimed: 3 ÷ 4 − 0.250, at least 0 = 0.500",
        "Ministry of Examples | Since 2025.",
        "3 | Capability b | 3 | 2 | no",
        "Element X (norms/x) | essential | 2",
        "Criterion 2.",
        "the gap would go from 0.500 to 0.250; 0.250 would be closed",
        "Element X (norms/x) | 0.275 | 0.375 | +0.100 | 42.3 % to 57.7 %",
        "Change of the score 0.250 × weight 2 ÷ all weights 5 = +0.100",
    ]);
    holds(&world.told("d"), &["facts of level 2, mean of 1.000, 0.000 = 0.500", "(1 + 0.500) ÷ 4 = 0.375", "2 of 3 questions answered = 66.7 %", "It covers one ministry."]);
    holds(&world.told("capability:c"), &["The level is open (unknown)", "0 of 1 questions answered"]);
    holds(&world.told("e"), &["This questionnaire asks nothing"]);
    holds(&world.told("capability:shared"), &["does not apply", "There is nothing to share."]);
    // 6 of 8 persons, weight 2; 3 of 4 in the list; the choice is ruled out.
    holds(&world.told("f"), &["claimed: (2 × 0.750 + 1 × 0.750 + 1 × 0.000) ÷ 4 = 0.563", "Level 2: the greatest level"]);
}

#[test]
fn scenarios_and_indices_are_told_with_their_own_rules() {
    let world = World::new(ANSWERS);
    holds(&world.told("threat/x"), &["Capability a 0.250 + one level 0.250 = 0.500, which lowers nothing", "Part"]);
    holds(&world.told("threat"), &["lowest of", "Phase X (threat/x)"]);
    holds(&world.told("index"), &["exp((1 × ln 0.750 + 1 × ln 0.313) ÷ 2) = 0.484", "× 100 = 48.000"]);
    holds(&world.told("node:other"), &["0.500 × 0.625 = 0.313", "supporting, less is better"]);
}

#[test]
fn questions_are_told_with_value_and_conditions() {
    let world = World::new(ANSWERS);
    holds(&world.told("a.level"), &["3 ÷ 4 = 0.750", "Evidenced has the smaller of that and what the evidence of this answer supports: 3"]);
    holds(&world.told("a.fact"), &["reads 0 in all three readings", "Capability a (a): a fact; level 2 cannot be reached without it"]);
    holds(&world.told("f.share"), &["(6 − 0) ÷ (8 − 0) = 0.750", "6 persons", "Part (index/part)"]);
    holds(&world.told("f.list"), &["(3) ÷ (3 + 1) = 0.750", "Plan | 3 | yes"]);
    holds(&world.told("f.choice"), &["includes “Queue”", "A condition does not hold", "An answer was given (Much), but it does not count"]);
    holds(&world.told("question:shared"), &["There is nothing to share.", "leaves the sum"]);
    holds(&world.told("d.two"), &["unanswered", "1 in the potential reading"]);
    holds(&world.told("e.level"), &["does not ask it"]);
}

#[test]
fn actions_and_interventions_are_told() {
    let world = World::new(ANSWERS);
    holds(&world.told("x.N1"), &["Status: documented", "Capability a | 1 | 1 | yes | 1 | yes"]);
    holds(&world.told("x.N3"), &["Status: open", "Capability a, needed 2, found 1"]);
    let statuses: Vec<ActionStatus> = world.library.actions.iter().map(|action| action_status(world.subject(), action)).collect();
    assert_eq!(statuses, [ActionStatus::Documented, ActionStatus::Claimed, ActionStatus::Open, ActionStatus::NotAssessed]);
    holds(&world.told("prepare"), &["It can start now.", "planning assumptions", "1 of 2", "Norms: weight 0.500"]);
    holds(&world.told("build-a"), &["“Prepare B” has ended | no", "It cannot start yet: “Prepare B” has to end first.", "2 of 2"]);
    holds(&world.told("look"), &["worth looking up first", "Level of “Capability c” (c.level)"]);
}

#[test]
fn what_is_not_there_or_not_clear_is_said() {
    let world = World::new(ANSWERS);
    let why = |id: &str| explain(world.subject(), id).map(|document| document.title);
    assert_eq!(why("x"), Err(Unexplained::Ambiguous(vec!["norms/x".to_owned(), "threat/x".to_owned()])));
    assert_eq!(why("shared"), Err(Unexplained::Ambiguous(vec!["capability:shared".to_owned(), "question:shared".to_owned()])));
    assert_eq!(why("build-q"), Err(Unexplained::Unknown(Some("build-a".to_owned()))));
    assert_eq!(why("question:f.shar"), Err(Unexplained::Unknown(Some("f.share".to_owned()))));
    assert_eq!(why("zzzzzzzzzz"), Err(Unexplained::Unknown(None)));
    assert_eq!(why("norms"), Ok("Norms".to_owned()));
    assert_eq!(why("node:threat/x"), Ok("Phase X".to_owned()));
}
