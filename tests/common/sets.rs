//! Random sets of definitions, and random answers to them. Valid by construction.

use super::build::sound_library;
use super::random::Random;
use capgap::library::Library;
use capgap::model::{NotApplicable, Question, QuestionKind};
use capgap::score::{Cell, CellState, Sheet};
use std::fmt::Write as _;

/// A set of definitions, as records that may stand in any file.
#[derive(Debug, Clone, Default)]
pub(crate) struct Set {
    /// One for each file: `[questionnaire]` or `[framework]` with its keys.
    pub(crate) heads: Vec<String>,
    /// Records that may stand in any file, in any order.
    pub(crate) loose: Vec<String>,
    /// Nodes, with what they hang on. Siblings keep their order.
    pub(crate) nodes: Vec<(String, String)>,
    /// The questionnaire or view that is answered.
    pub(crate) asked: String,
}

struct Making {
    random: Random,
    set: Set,
    /// Top of each capability, and whether it has a level question.
    capabilities: Vec<(u8, bool)>,
    questions: Vec<Planned>,
    from_one_below: bool,
    /// Whether N/A may count 0. Not together with a cap above `missing = "exclude"`: see suspected.rs.txt.
    zeros: bool,
    nodes: usize,
}

#[derive(Clone)]
struct Planned {
    id: String,
    text: String,
    context: bool,
    alone: bool,
    /// What a condition on it may say, where one may look at it.
    test: Option<(Test, u8)>,
}

#[derive(Clone, Copy)]
enum Test {
    Level,
    Number,
    Option,
}

const SOURCE: &str = "source = { text = \"random\" }\n";

/// Makes a set out of a stream of random numbers.
pub(crate) fn make(random: Random) -> Set {
    let mut random = random;
    let (from_one_below, zeros) = (random.chance(40), random.chance(60));
    let (set, capabilities, questions) = (Set::default(), Vec::new(), Vec::new());
    let mut making = Making { random, set, capabilities, questions, from_one_below, zeros, nodes: 0 };
    making.capabilities();
    making.questions();
    making.sections();
    for framework in 0..making.random.between(1, 2) {
        making.framework(framework);
    }
    making.profile_and_view();
    making.set
}

impl Making {
    fn capabilities(&mut self) {
        self.set.loose.push("[[pillar]]\nid = \"p\"\ntitle = \"P\"\n".to_owned());
        let short = self.random.between(1, 3) as u8;
        let levels: String = (0..=short).map(|level| format!("{{ name = \"L{level}\" }}, ")).collect();
        let supports = format!(
            "supports = {{ adopted = {}, exercised = {} }}",
            self.random.between(0, short.into()),
            self.random.between(0, short.into())
        );
        self.set.loose.push(format!("[[scale]]\nid = \"short\"\ntitle = \"S\"\nlevel = [{levels}]\n{supports}\n"));
        for at in 0..self.random.between(2, 6) {
            let (scale, top) = if self.random.chance(30) { ("short", short) } else { ("maturity", 4) };
            let levels: String = (1..=top).map(|level| format!("{{ level = {level}, descriptor = \"D\" }}, ")).collect();
            self.set.loose.push(format!(
                "[[capability]]\nid = \"c{at}\"\npillar = \"p\"\ntitle = \"C\"\npurpose = \"P.\"\nscale = \"{scale}\"\nlevel = [{levels}]\n{SOURCE}"
            ));
            let gated = self.random.chance(60);
            self.capabilities.push((top, gated));
        }
    }

    /// Context first, then level questions, then all others: conditions look back only, so there are no circles.
    fn questions(&mut self) {
        for _ in 0..self.random.between(0, 3) {
            self.question(&[], true, false);
        }
        for at in 0..self.capabilities.len() {
            if self.capabilities[at].1 {
                let mut text = format!("kind = \"level\"\nmeasures = \"c{at}\"\n");
                text.push_str(self.not_applicable());
                if self.random.chance(15) {
                    text.push_str(&self.when(u8::MAX, true));
                }
                let id = format!("c{at}.level");
                let test = Some((Test::Level, self.capabilities[at].0));
                self.questions.push(Planned { id, text, context: false, alone: false, test });
            }
        }
        for at in 0..self.capabilities.len() {
            let number = if self.capabilities[at].1 { self.random.between(0, 4) } else { self.random.between(1, 3) };
            for _ in 0..number {
                let mut measured = vec![at];
                if self.random.chance(15) {
                    let other = self.random.below(self.capabilities.len());
                    measured.extend((other != at).then_some(other));
                }
                self.question(&measured, false, false);
            }
        }
        for _ in 0..self.random.between(0, 4) {
            self.question(&[], false, true);
        }
    }

    fn not_applicable(&mut self) -> &'static str {
        let zero = if self.zeros { "not-applicable = \"zero\"\n" } else { "" };
        self.random.pick(&["", "not-applicable = \"allowed\"\n", "not-applicable = \"allowed\"\n", zero])
    }

    fn question(&mut self, measured: &[usize], context: bool, alone: bool) {
        let id = format!("q{}", self.questions.len());
        let (mut text, test) = self.kind(alone || context);
        text.push_str("text = \"Q?\"\n");
        text.push_str(self.not_applicable());
        let mut least = u8::MAX;
        let mut measures = Vec::new();
        let mut gates = false;
        for capability in measured {
            let (top, gated) = self.capabilities[*capability];
            if gated {
                let at = self.random.between(1, top.into()) as u8;
                least = least.min(at);
                gates = true;
                measures.push(format!("{{ capability = \"c{capability}\", at = {at} }}"));
            } else {
                measures.push(format!("{{ capability = \"c{capability}\", weight = {:?} }}", self.weight()));
            }
        }
        if !measures.is_empty() {
            let _ = writeln!(text, "measures = [{}]", measures.join(", "));
        }
        if self.random.chance(35) {
            let exclude = !(self.from_one_below && gates);
            let when = self.when(least, exclude);
            text.push_str(&when);
        }
        self.questions.push(Planned { id, text, context, alone, test });
    }

    fn kind(&mut self, levels: bool) -> (String, Option<(Test, u8)>) {
        match self.random.below(if levels { 6 } else { 5 }) {
            0 => ("kind = \"yes-no\"\n".to_owned(), None),
            1 => {
                let values = [0.0, 1.0, self.random.share(), 0.25];
                let options: String = values
                    .iter()
                    .enumerate()
                    .map(|(at, value)| format!("{{ id = \"o{at}\", text = \"O\", value = {value:?} }}, "))
                    .collect();
                (format!("kind = \"choice\"\noptions = [{options}]\n"), None)
            }
            2 => {
                let options: String =
                    (0..3).map(|at| format!("{{ id = \"o{at}\", text = \"O\", weight = {:?} }}, ", self.weight())).collect();
                (format!("kind = \"checklist\"\noptions = [{options}]\n"), Some((Test::Option, 0)))
            }
            3 => ("kind = \"number\"\nfrom = 0\nto = 10\n".to_owned(), Some((Test::Number, 0))),
            4 => {
                let keys = self.random.pick(&[
                    "from = 10\nto = 0\n",
                    "from = 1\nto = 10\ntransform = \"ln\"\n",
                    "from = 10\nto = 1\ntransform = \"ln\"\n",
                ]);
                // No condition looks at it: raising it may lower the number itself.
                (format!("kind = \"number\"\n{keys}"), None)
            }
            _ => ("kind = \"level\"\ntop = 3\n".to_owned(), Some((Test::Level, 3))),
        }
    }

    /// One or two conditions on earlier questions: `at-least` and `includes` alone, which a better answer never breaks.
    fn when(&mut self, least: u8, may_exclude: bool) -> String {
        let above: Vec<Planned> = self.questions.iter().filter(|question| question.test.is_some()).cloned().collect();
        if above.is_empty() {
            return String::new();
        }
        let (mut conditions, mut context) = (Vec::new(), true);
        for _ in 0..self.random.between(1, 2) {
            let question = self.random.pick(&above);
            context &= question.context;
            let id = &question.id;
            conditions.push(match question.test {
                // Not above the level of the fact itself, or it would be asked too late.
                Some((Test::Level, top)) => {
                    format!("{{ question = \"{id}\", at-least = {} }}", self.random.between(1, top.min(least).into()))
                }
                Some((Test::Number, _)) => format!("{{ question = \"{id}\", at-least = {} }}", self.random.between(1, 9)),
                _ => format!("{{ question = \"{id}\", includes = \"o{}\" }}", self.random.below(3)),
            });
        }
        let exclude = if context && may_exclude && self.random.chance(60) { "otherwise = \"exclude\"\n" } else { "" };
        format!("when = [{}]\n{exclude}", conditions.join(", "))
    }

    fn sections(&mut self) {
        let facts = if self.from_one_below { "facts-asked = \"from-one-below\"\n" } else { "" };
        self.set.heads.push(format!("[questionnaire]\nid = \"all\"\ntitle = \"All\"\n{facts}{SOURCE}"));
        let half = self.questions.len() / 2;
        for (at, part) in [&self.questions[..half], &self.questions[half..]].into_iter().enumerate() {
            let mut text = format!("[[section]]\nid = \"s{at}\"\nquestionnaire = \"all\"\ntitle = \"S\"\n");
            for question in part {
                let _ = writeln!(text, "[[section.question]]\nid = \"{}\"\n{}", question.id, question.text);
            }
            self.set.loose.push(text);
        }
    }

    fn framework(&mut self, at: usize) {
        let reverse = self.random.chance(35);
        let depth = self.random.between(1, 4);
        let scale = if self.random.chance(30) { "scale = 100\n" } else { "" };
        let root = format!("f{at}");
        let keys = self.node(&root, &root, depth, reverse, true);
        self.set.heads.push(format!("[framework]\nid = \"{root}\"\ntitle = \"F\"\n{SOURCE}{scale}{keys}"));
    }

    /// The keys of a node; what hangs below it is put with the other nodes.
    fn node(&mut self, framework: &str, own: &str, depth: usize, reverse: bool, sum: bool) -> String {
        let children = if depth > 1 { self.random.between(1, 2) } else { 0 };
        let missing = self.random.pick(&["bounds", "bounds", "exclude"]);
        // Under `exclude` siblings must have the same maximum, or leaving one out can lift claimed above potential.
        let aggregate = loop {
            let aggregate = self.random.pick(&["mean", "mean", "mean", "sum", "geometric", "minimum", "product"]);
            if sum || aggregate != "sum" {
                break aggregate;
            }
        };
        let capped = aggregate == "mean" && children == 0 && self.random.chance(50) && !(self.zeros && missing == "exclude");
        let least = usize::from(children == 0);
        let needs = self.needs(least, capped, reverse);
        let mut keys = format!("aggregate = \"{aggregate}\"\nmissing = \"{missing}\"\nneeds = [{needs}]\n");
        if capped {
            keys.push_str("cap = \"weakest-essential\"\n");
        }
        if self.random.chance(20) {
            let _ = writeln!(keys, "round = {{ digits = {} }}", self.random.between(1, 4));
        }
        for _ in 0..children {
            let id = format!("n{}", self.nodes);
            self.nodes += 1;
            let below = self.node(framework, &id, depth - 1, reverse, sum && missing == "bounds");
            let weight = self.weight();
            let parent = if own == framework { String::new() } else { format!("parent = \"{own}\"\n") };
            let text = format!("[[node]]\nid = \"{id}\"\nframework = \"{framework}\"\n{parent}title = \"N\"\nweight = {weight:?}\n{below}");
            self.set.nodes.push((format!("{framework}/{own}"), text));
        }
        keys
    }

    fn needs(&mut self, least: usize, capped: bool, reverse: bool) -> String {
        let mut of: Vec<String> = (0..self.capabilities.len()).map(|at| format!("capability = \"c{at}\"")).collect();
        if !capped {
            of.extend(self.questions.iter().filter(|question| question.alone).map(|question| format!("question = \"{}\"", question.id)));
        }
        self.random.shuffle(&mut of);
        of.truncate(self.random.between(least, 3).max(usize::from(capped)));
        let mut needs = Vec::new();
        for (at, of) in of.into_iter().enumerate() {
            let role = if (capped && at == 0) || self.random.chance(30) { "essential" } else { "supporting" };
            let turned = if reverse && !capped && self.random.chance(40) { ", reverse = true" } else { "" };
            needs.push(format!("{{ {of}, role = \"{role}\", weight = {:?}{turned} }}", self.weight()));
        }
        needs.join(", ")
    }

    fn profile_and_view(&mut self) {
        let levels: Vec<String> = self
            .capabilities
            .clone()
            .iter()
            .enumerate()
            .map(|(at, (top, _))| format!("c{at} = {}", self.random.between(0, (*top).into())))
            .collect();
        self.set.loose.push(format!("[[target-profile]]\nid = \"default\"\ntitle = \"D\"\nlevels = {{ {} }}\n", levels.join(", ")));
        let some: Vec<String> =
            (0..self.capabilities.len()).filter(|at| *at == 0 || self.random.chance(70)).map(|at| format!("\"c{at}\"")).collect();
        self.set
            .loose
            .push(format!("[[view]]\nid = \"part\"\nof = \"all\"\ntitle = \"Part\"\nasks = {{ capabilities = [{}] }}\n", some.join(", ")));
        self.set.asked = if self.random.chance(30) { "part" } else { "all" }.to_owned();
    }

    fn weight(&mut self) -> f64 {
        self.random.pick(&[1.0, 1.0, 1.0, 2.0, 3.0, 0.5, 0.3, 1.7])
    }
}

impl Set {
    /// The files, in the order in which they were made.
    pub(crate) fn files(&self) -> Vec<String> {
        let mut files = self.heads.clone();
        files[0] = [self.loose.concat(), self.heads[0].clone()].concat();
        let nodes: String = self.nodes.iter().map(|(_, text)| text.as_str()).collect();
        files.push(nodes);
        files.retain(|file| !file.is_empty());
        files
    }

    /// The same records spread over other files in another order.
    pub(crate) fn shuffled(&self, random: &mut Random) -> Vec<String> {
        let mut places: Vec<usize> = (0..self.nodes.len()).collect();
        random.shuffle(&mut places);
        let mut nodes: Vec<&str> = vec![""; self.nodes.len()];
        let mut parents: Vec<&str> = self.nodes.iter().map(|(parent, _)| parent.as_str()).collect();
        parents.sort_unstable();
        parents.dedup();
        for parent in parents {
            // Siblings keep their order: the earliest stands at the first of their places.
            let siblings: Vec<usize> = (0..self.nodes.len()).filter(|at| self.nodes[*at].0 == parent).collect();
            let mut free: Vec<usize> = siblings.iter().map(|at| places[*at]).collect();
            free.sort_unstable();
            for (at, place) in siblings.into_iter().zip(free) {
                nodes[place] = &self.nodes[at].1;
            }
        }
        let mut loose: Vec<&str> = self.loose.iter().map(String::as_str).collect();
        random.shuffle(&mut loose);
        let mut files: Vec<String> = self.heads.clone();
        files.push(String::new());
        for text in loose {
            let at = random.below(files.len());
            files[at] = if random.chance(50) { [files[at].as_str(), text].concat() } else { [text, files[at].as_str()].concat() };
        }
        random.shuffle(&mut files);
        // Nodes go in their order over the files in theirs.
        let mut at = 0;
        for text in nodes {
            at = random.between(at, files.len() - 1);
            files[at].push_str(text);
        }
        files.retain(|file| !file.is_empty());
        files
    }
}

/// A library out of files, which must be without errors.
#[track_caller]
pub(crate) fn library(files: &[String]) -> Library {
    sound_library(&files.iter().map(|text| ("random.toml", text.as_str())).collect::<Vec<_>>())
}

/// Random answers to everything.
pub(crate) fn sheet(library: &Library, random: &mut Random) -> Sheet {
    let cells = library.questions.iter().map(|question| {
        let state = match random.below(100) {
            0..70 => CellState::Answered,
            70..77 => CellState::Unknown,
            77..82 => CellState::Withheld,
            82..90 => CellState::Unanswered,
            _ if question.not_applicable == NotApplicable::Forbidden => CellState::Answered,
            _ => CellState::NotApplicable,
        };
        Cell { state, ..answer(question, random) }
    });
    Sheet { cells: cells.collect() }
}

/// A random answer with random evidence.
pub(crate) fn answer(question: &Question, random: &mut Random) -> Cell {
    let mut cell = Cell { state: CellState::Answered, ..Cell::default() };
    let most = match &question.kind {
        QuestionKind::Level { top, .. } => {
            cell.number = random.between(0, (*top).into()) as f64;
            *top
        }
        QuestionKind::Choice { options } => {
            cell.number = random.below(options.len()) as f64;
            1
        }
        QuestionKind::YesNo { .. } => {
            cell.number = random.pick(&[0.0, 1.0, 2.0, 2.0]);
            1
        }
        QuestionKind::Checklist { options } => {
            cell.chosen = if random.chance(30) { (1 << options.len()) - 1 } else { random.next() & ((1 << options.len()) - 1) };
            1
        }
        QuestionKind::Number { .. } => {
            let between = random.below(1000) as f64 / 100.0;
            cell.number = random.pick(&[-1.0, 0.0, 1.0, 10.0, 10.0, 12.0, between, between]);
            1
        }
        QuestionKind::Text => 0,
    };
    if random.chance(60) {
        cell.supported = random.between(0, most.into()) as u8;
    }
    cell
}
