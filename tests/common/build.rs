//! Definitions and answers in few words, and the figures that come out, by id.

use capgap::diagnostic::{Diagnostic, Severity};
use capgap::library::{Definitions, GivenSubmission, Library, check_submission};
use capgap::model::{Submission, TargetProfile};
use capgap::read::{self, Content};
use capgap::score::{Assessment, LeafScore, NodeScore, QuestionScore, Readings, Scorer, Sheet, Targets};
use capgap::text::SourceMap;
use std::fmt::Write as _;

/// What may come of two readings that ought to be the same.
pub(crate) const CLOSE: f64 = 1e-12;

/// Reads definition texts into a library and says what was found, errors included.
pub(crate) fn library_of(texts: &[(&str, &str)]) -> (Library, Vec<Diagnostic>) {
    let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
    for (name, text) in texts {
        let content = read::text(name, text, &mut sources, &mut definitions, &mut findings);
        assert!(matches!(content, Content::Definitions), "{name} is not read as definitions: {findings:?}");
    }
    let (library, more) = Library::build(definitions, 0, "en");
    findings.extend(more);
    (library, findings)
}

/// The errors among findings.
pub(crate) fn errors(findings: &[Diagnostic]) -> Vec<&Diagnostic> {
    findings.iter().filter(|finding| finding.severity() == Severity::Error).collect()
}

/// A library that must be without errors.
#[track_caller]
pub(crate) fn sound_library(texts: &[(&str, &str)]) -> Library {
    let (library, findings) = library_of(texts);
    let wrong = errors(&findings);
    if !wrong.is_empty() {
        let all: Vec<&str> = texts.iter().map(|(_, text)| *text).collect();
        panic!("{wrong:#?}\nin\n{}", all.join("\n# next file\n"));
    }
    library
}

/// Reads an answer file that must be without errors.
#[track_caller]
pub(crate) fn submission_of(library: &Library, text: &str) -> Submission {
    let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
    let content = read::text("answers.toml", text, &mut sources, &mut definitions, &mut findings);
    let Content::Answers(given) = content else { panic!("not read as answers: {findings:?}\n{text}") };
    let given: GivenSubmission = *given;
    let submission = check_submission(library, given, &mut findings);
    let wrong = errors(&findings);
    assert!(wrong.is_empty(), "{wrong:#?}\nin\n{text}");
    submission
}

/// The target profiles of a submission: `default` for ratings, the one it names (else `default`) for the rest.
pub(crate) fn targets_of<'l>(library: &'l Library, submission: &Submission) -> Targets<'l> {
    let by_default = library.target_profile(&"default".into());
    let chosen: Option<&TargetProfile> = match &submission.target_profile {
        Some(named) => library.target_profile(&named.id),
        None => by_default,
    };
    Targets { default: by_default, chosen }
}

/// A scorer for a submission.
pub(crate) fn scorer_of(library: &Library, submission: &Submission) -> Scorer {
    Scorer::new(library, &library.asked(&submission.questionnaire.id), targets_of(library, submission))
}

/// A set of definitions in the making. The questionnaire is `all`, with one section.
#[derive(Debug, Clone, Default)]
pub(crate) struct Case {
    records: String,
    questions: String,
    /// Framework with its nodes; each is a file of its own.
    frameworks: Vec<String>,
}

const SOURCE: &str = "source = { text = \"test\" }\n";

impl Case {
    pub(crate) fn new() -> Self {
        Self { records: "[[pillar]]\nid = \"p\"\ntitle = \"P\"\n\n".to_owned(), ..Self::default() }
    }

    /// Any further records, as they are written in a file.
    pub(crate) fn raw(mut self, text: &str) -> Self {
        self.records.push_str(text);
        self.records.push_str("\n\n");
        self
    }

    /// A scale with the levels 0 to `top`; `more` holds further keys.
    pub(crate) fn scale(self, id: &str, top: u8, more: &str) -> Self {
        let levels: String = (0..=top).map(|level| format!("{{ name = \"L{level}\" }}, ")).collect();
        self.raw(&format!("[[scale]]\nid = \"{id}\"\ntitle = \"{id}\"\nlevel = [{levels}]\n{more}"))
    }

    /// A capability on the scale 0 to 4, without a question.
    pub(crate) fn capability(self, id: &str) -> Self {
        self.capability_on(id, "maturity", 4, "")
    }

    /// A capability on a scale with a top, with further keys.
    pub(crate) fn capability_on(self, id: &str, scale: &str, top: u8, more: &str) -> Self {
        let levels: String = (1..=top).map(|level| format!("{{ level = {level}, descriptor = \"{id} {level}\" }}, ")).collect();
        self.raw(&format!(
            "[[capability]]\nid = \"{id}\"\npillar = \"p\"\ntitle = \"{id}\"\npurpose = \"Test.\"\nscale = \"{scale}\"\nlevel = [{levels}]\n{more}\n{SOURCE}"
        ))
    }

    /// Capabilities with a level question `ID.level` each, which may be not applicable.
    pub(crate) fn gated(mut self, ids: &[&str]) -> Self {
        for id in ids {
            self = self.capability(id).level_of(id);
        }
        self
    }

    /// The level question of a capability.
    pub(crate) fn level_of(self, id: &str) -> Self {
        self.question(&format!("{id}.level"), "level", &format!("measures = \"{id}\"\nnot-applicable = \"allowed\""))
    }

    /// A question with further keys.
    pub(crate) fn question(mut self, id: &str, kind: &str, more: &str) -> Self {
        // A level question that measures a capability takes its words from there; a text is allowed all the same.
        let _ = writeln!(self.questions, "[[section.question]]\nid = \"{id}\"\nkind = \"{kind}\"\ntext = \"{id}?\"\n{more}\n");
        self
    }

    /// Numbers from 0 to 100, each alone.
    pub(crate) fn numbers(mut self, ids: &[&str]) -> Self {
        for id in ids {
            self = self.question(id, "number", "from = 0\nto = 100\nnot-applicable = \"allowed\"");
        }
        self
    }

    /// Capabilities without a level question, each measured by one number from 0 to 100 called `ID.n`.
    pub(crate) fn measured(mut self, ids: &[&str]) -> Self {
        for id in ids {
            let keys = format!("from = 0\nto = 100\nmeasures = \"{id}\"\nnot-applicable = \"allowed\"");
            self = self.capability(id).question(&format!("{id}.n"), "number", &keys);
        }
        self
    }

    /// A framework: keys of the root, then `[[node]]` records.
    pub(crate) fn framework(mut self, id: &str, keys: &str, nodes: &str) -> Self {
        self.frameworks.push(format!("[framework]\nid = \"{id}\"\ntitle = \"{id}\"\n{keys}\n{SOURCE}\n{nodes}\n"));
        self
    }

    /// A target profile of single levels: `"a = 3, b = 2"`.
    pub(crate) fn targets(self, id: &str, levels: &str) -> Self {
        self.raw(&format!("[[target-profile]]\nid = \"{id}\"\ntitle = \"{id}\"\nlevels = {{ {levels} }}"))
    }

    /// The files.
    pub(crate) fn files(&self) -> Vec<(String, String)> {
        let mut files = vec![("records.toml".to_owned(), self.records.clone())];
        if !self.questions.is_empty() {
            let bank = format!("[questionnaire]\nid = \"all\"\ntitle = \"All\"\n{SOURCE}\n[[section]]\nid = \"s\"\ntitle = \"S\"\n\n");
            files.push(("questions.toml".to_owned(), bank + &self.questions));
        }
        files.extend(self.frameworks.iter().enumerate().map(|(at, text)| (format!("framework-{at}.toml"), text.clone())));
        files
    }

    /// The library, which must be without errors.
    #[track_caller]
    pub(crate) fn library(&self) -> Library {
        let files = self.files();
        sound_library(&files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect::<Vec<_>>())
    }

    /// Scores answers to the questionnaire `all`.
    #[track_caller]
    pub(crate) fn score(&self, answers: &[(&str, &str)]) -> Scored {
        self.score_with("questionnaire = \"all\"", answers)
    }

    /// The same with other keys of the submission.
    #[track_caller]
    pub(crate) fn score_with(&self, keys: &str, answers: &[(&str, &str)]) -> Scored {
        Scored::new(self.library(), &answer_file(keys, answers))
    }
}

/// An answer file. Each answer is a state (`unknown`, `withheld`, `unanswered`, `n/a`) or a value as TOML, then, after ` @ `,
/// the statuses of its evidence, joined by ` + `, each with the level that the entry itself names where there is one: `3 @ adopted:4`.
pub(crate) fn answer_file(keys: &str, answers: &[(&str, &str)]) -> String {
    let (mut register, mut table) = (String::new(), String::new());
    for (question, said) in answers {
        let (value, statuses) = said.split_once(" @ ").map_or((*said, ""), |(value, statuses)| (value, statuses));
        let _ = write!(table, "[answers.\"{question}\"]\n{}\n", answer_keys(value));
        let mut cited = Vec::new();
        for (at, status) in statuses.split(" + ").filter(|status| !status.is_empty()).enumerate() {
            let id = format!("{question}-{at}");
            let (status, level) = status.split_once(':').map_or((status, None), |(status, level)| (status, Some(level)));
            let _ = write!(register, "[[evidence]]\nid = \"{id}\"\ntitle = \"{id}\"\nstatus = \"{status}\"\n");
            if let Some(level) = level {
                let _ = writeln!(register, "supports = {{ level = {level}, reason = \"as shown\" }}");
            }
            cited.push(format!("\"{id}\""));
        }
        let _ = write!(table, "evidence = [{}]\n\n", cited.join(", "));
    }
    format!("[submission]\nstate = \"Testland\"\ncode = \"XAA\"\n{keys}\n\n{register}\n{table}")
}

fn answer_keys(value: &str) -> String {
    match value {
        "unknown" | "withheld" | "unanswered" => format!("state = \"{value}\""),
        "n/a" => "state = \"not-applicable\"\nreason = \"does not exist here\"".to_owned(),
        value => format!("value = {value}"),
    }
}

/// Everything that came of one submission.
#[derive(Debug)]
pub(crate) struct Scored {
    pub(crate) library: Library,
    pub(crate) submission: Submission,
    pub(crate) scorer: Scorer,
    pub(crate) sheet: Sheet,
    pub(crate) assessment: Assessment,
}

impl Scored {
    #[track_caller]
    pub(crate) fn new(library: Library, answers: &str) -> Self {
        let submission = submission_of(&library, answers);
        let scorer = scorer_of(&library, &submission);
        let sheet = Sheet::of(&library, &submission);
        let assessment = scorer.score(&sheet);
        Self { library, submission, scorer, sheet, assessment }
    }

    /// The figures of a question.
    #[track_caller]
    pub(crate) fn question(&self, id: &str) -> QuestionScore {
        self.assessment.questions[self.library.question(&id.into()).expect(id)]
    }

    /// The figures of a capability.
    #[track_caller]
    pub(crate) fn leaf(&self, id: &str) -> LeafScore {
        self.assessment.leaves[self.library.capability(&id.into()).expect(id)]
    }

    /// The figures of a question that hangs on a node alone.
    #[track_caller]
    pub(crate) fn alone(&self, id: &str) -> LeafScore {
        let question = self.library.question(&id.into()).expect(id);
        self.assessment.leaves[self.scorer.question_leaf(question).expect(id)]
    }

    /// The figures of a node, the first of this id.
    #[track_caller]
    pub(crate) fn node(&self, id: &str) -> NodeScore {
        let (framework, node) = self.place_of(id);
        self.assessment.frameworks[framework][node]
    }

    /// Framework and position of a node, the first of this id.
    #[track_caller]
    pub(crate) fn place_of(&self, id: &str) -> (usize, usize) {
        let frameworks = self.library.frameworks.iter().enumerate();
        let mut found =
            frameworks.filter_map(|(at, framework)| Some((at, framework.nodes.iter().position(|node| node.id.as_str() == id)?)));
        found.next().expect(id)
    }
}

/// Three readings must be these.
#[track_caller]
pub(crate) fn three(found: Readings, wanted: [f64; 3]) {
    let same = found.array().into_iter().zip(wanted).all(|(found, wanted)| (found - wanted).abs() <= CLOSE);
    assert!(same, "found {:?}, wanted {wanted:?}", found.array());
}

/// A figure must be this.
#[track_caller]
pub(crate) fn same(found: f64, wanted: f64) {
    assert!((found - wanted).abs() <= CLOSE, "found {found}, wanted {wanted}");
}
