//! What the method promises of every set of definitions and of all answers, tried on random ones.
//!
//! The exceptions are the method's own:
//! - Raising an answer can lower a figure where a follow-up with `otherwise = "exclude"` comes back into the sum, where a level
//!   question comes up for answer and turns out not to apply, and under `reverse`. Conditions with `at-most` or `is` can break
//!   when an answer improves; none are made here.
//! - Under `missing = "exclude"` an answer to a part of what was missing brings the whole of it into the claimed reading, which
//!   can fall; and the readings keep their order only where siblings have the same maximum, so sums and scales stand above `bounds`.
//! - An open condition keeps its follow-ups open, so the best answer to it can lower what is possible.
//! - A child without any answer reads 0, 0, 1 even where some of it is N/A under `zero`; one answer takes that back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

mod common;

use capgap::library::Library;
use capgap::model::{Framework, Missing, NeedOf, NotApplicable, Otherwise, QuestionKind, StateSize};
use capgap::score::{Assessment, Cell, CellState, LeafState, NodeState, QuestionState, RatingOutcome, Readings, Scorer, Sheet, Targets};
use common::random::Random;
use common::sets::{self, Set};
use std::collections::{BTreeMap, BTreeSet};

/// Sets that are made; each is answered and changed several times. `CAPGAP_TEST_SETS` asks for another number.
fn how_many() -> u64 {
    std::env::var("CAPGAP_TEST_SETS").ok().and_then(|text| text.parse().ok()).unwrap_or(200)
}

const CLOSE: f64 = 1e-12;

/// One random set with random answers, and the rest of its random numbers.
struct World {
    seed: u64,
    random: Random,
    set: Set,
    library: Library,
    scorer: Scorer,
    sheet: Sheet,
    before: Assessment,
}

impl World {
    fn new(seed: u64) -> Self {
        let set = sets::make(Random::new(seed));
        let library = sets::library(&set.files());
        let mut random = Random::new(seed + 1_000_000);
        let scorer = scorer(&library, &set.asked);
        let sheet = sets::sheet(&library, &mut random);
        let before = scorer.score(&sheet);
        Self { seed, random, set, library, scorer, sheet, before }
    }

    fn changed(&self, at: usize, cell: Cell) -> Assessment {
        let mut sheet = self.sheet.clone();
        sheet.cells[at] = cell;
        self.scorer.score(&sheet)
    }

    /// Every question that hangs on this one, at whatever remove.
    fn hang_on(&self, at: usize) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        let mut waiting = vec![at];
        while let Some(above) = waiting.pop() {
            for (position, question) in self.library.questions.iter().enumerate() {
                let waits = question.when.iter().any(|condition| self.library.question(&condition.question.id) == Some(above));
                if waits && found.insert(position) {
                    waiting.push(position);
                }
            }
        }
        found
    }

    /// Whether something that hangs on this question may leave the sum when the answer changes, and take value with it.
    fn may_come_and_go(&self, at: usize) -> bool {
        self.hang_on(at).into_iter().any(|other| {
            let question = &self.library.questions[other];
            let level = matches!(question.kind, QuestionKind::Level { .. }) && !question.measures.is_empty();
            question.otherwise == Otherwise::Exclude || level
        })
    }
}

fn scorer(library: &Library, asked: &str) -> Scorer {
    let targets = library.target_profile(&"default".into());
    Scorer::new(library, &library.asked(&asked.into()), Targets { default: targets, chosen: targets })
}

/// Every node, with whether something in its branch is reversed, and whether some rule in it leaves out what is missing.
fn branches(framework: &Framework) -> Vec<(bool, bool)> {
    let mut marks = vec![(false, false); framework.nodes.len()];
    for at in (0..framework.nodes.len()).rev() {
        let node = &framework.nodes[at];
        marks[at].0 |= node.needs.iter().any(|need| need.reverse);
        marks[at].1 |= node.missing == Missing::Exclude;
        if let Some(parent) = node.parent {
            marks[parent] = (marks[parent].0 | marks[at].0, marks[parent].1 | marks[at].1);
        }
    }
    marks
}

#[derive(Clone, Copy, PartialEq)]
enum Never {
    Lower,
    Higher,
}

fn breaks(never: Never, before: f64, after: f64) -> bool {
    match never {
        Never::Lower => after < before - CLOSE,
        Never::Higher => after > before + CLOSE,
    }
}

/// What a comparison leaves out.
#[derive(Clone, Copy, Default)]
struct Except {
    reversed: bool,
    claimed_where_missing_is_left_out: bool,
    potential: bool,
}

/// No reading of any question, leaf or node may move the wrong way. What leaves the sum has no reading to compare.
fn compare(world: &World, after: &Assessment, never: Never, except: Except, what: &str) {
    let seed = world.seed;
    let check = |place: &str, before: Readings, after: Readings, skipped: [bool; 3]| {
        for (reading, skip) in skipped.into_iter().enumerate() {
            let (before, after) = (before.array()[reading], after.array()[reading]);
            assert!(skip || !breaks(never, before, after), "seed {seed}, {what}: {place}, reading {reading}: {before} → {after}");
        }
    };
    let skipped = [false, false, except.potential];
    for (at, (before, after)) in world.before.questions.iter().zip(&after.questions).enumerate() {
        if !before.state.leaves() && !after.state.leaves() {
            check(world.library.questions[at].id.as_str(), before.readings, after.readings, skipped);
        }
    }
    for (at, (before, after)) in world.before.leaves.iter().zip(&after.leaves).enumerate() {
        if before.state == LeafState::Scored && after.state == LeafState::Scored {
            check(&format!("leaf {at}"), before.readings, after.readings, skipped);
            if !except.potential {
                for reading in 0..3 {
                    let levels = (f64::from(before.levels[reading]), f64::from(after.levels[reading]));
                    assert!(!breaks(never, levels.0, levels.1), "seed {seed}, {what}: level of leaf {at}: {levels:?}");
                }
            }
        }
    }
    for (framework, (before, after)) in world.library.frameworks.iter().zip(world.before.frameworks.iter().zip(&after.frameworks)) {
        for (at, (reversed, leaves_out)) in branches(framework).into_iter().enumerate() {
            let counts = |state: NodeState| matches!(state, NodeState::Scored | NodeState::Missing);
            if (except.reversed && reversed) || !counts(before[at].state) || !counts(after[at].state) {
                continue;
            }
            let claimed = except.claimed_where_missing_is_left_out && leaves_out;
            check(framework.nodes[at].id.as_str(), before[at].readings, after[at].readings, [false, claimed, except.potential]);
        }
    }
}

/// Runs a property on all sets.
fn on_all(property: impl Fn(&mut World)) {
    for seed in 0..how_many() {
        let mut world = World::new(seed);
        let run = std::panic::AssertUnwindSafe(|| property(&mut world));
        if let Err(panic) = std::panic::catch_unwind(run) {
            eprintln!("the set of seed {seed}:\n{}", world.set.files().join("\n"));
            std::panic::resume_unwind(panic);
        }
    }
}

#[test]
fn evidenced_claimed_potential_in_this_order_and_within_bounds() {
    on_all(|world| {
        let seed = world.seed;
        let ordered = |place: &str, readings: Readings, max: f64| {
            let [evidenced, claimed, potential] = readings.array();
            let fine = -CLOSE <= evidenced && evidenced <= claimed + CLOSE && claimed <= potential + CLOSE && potential <= max + CLOSE;
            assert!(fine, "seed {seed}: {place} reads {readings:?} of {max}");
        };
        for _ in 0..4 {
            world.sheet = sets::sheet(&world.library, &mut world.random);
            let assessment = world.scorer.score(&world.sheet);
            for (at, question) in assessment.questions.iter().enumerate() {
                ordered(world.library.questions[at].id.as_str(), question.readings, 1.0);
            }
            for (at, leaf) in assessment.leaves.iter().enumerate() {
                ordered(&format!("leaf {at}"), leaf.readings, 1.0);
                assert!(leaf.levels.is_sorted() && leaf.levels[2] <= leaf.top, "seed {seed}: levels {:?}", leaf.levels);
                ordered(&format!("leaf {at} turned round"), leaf.reversed, 1.0);
                assert!(leaf.coverage.is_none_or(|coverage| (0.0..=1.0).contains(&coverage)), "seed {seed}");
            }
            for (framework, nodes) in world.library.frameworks.iter().zip(&assessment.frameworks) {
                for (node, score) in framework.nodes.iter().zip(nodes) {
                    ordered(node.id.as_str(), score.readings, score.max);
                    assert!((-CLOSE..=1.0 + CLOSE).contains(&score.asked), "seed {seed}: {} asked {}", node.id, score.asked);
                    assert!(score.coverage.is_none_or(|coverage| (-CLOSE..=1.0 + CLOSE).contains(&coverage)), "seed {seed}");
                    for share in score.to_target.into_iter().flatten() {
                        ordered(&format!("percent to target of {}", node.id), share, 1.0);
                    }
                    if let RatingOutcome::Rated { evidenced, claimed, potential, .. } = score.rating {
                        assert!(evidenced <= claimed && claimed <= potential, "seed {seed}: {} is rated {:?}", node.id, score.rating);
                    }
                }
            }
        }
    });
}

/// A better answer to the same question; none where it is the best already.
fn better(kind: &QuestionKind, cell: Cell, random: &mut Random) -> Option<Cell> {
    let mut raised = cell;
    let position = cell.number as usize;
    match kind {
        QuestionKind::Level { top, .. } if cell.number < f64::from(*top) => {
            raised.number = random.between(position + 1, (*top).into()) as f64
        }
        QuestionKind::Choice { options } => {
            let above: Vec<usize> = (0..options.len()).filter(|at| options[*at].value > options[position].value).collect();
            raised.number = (!above.is_empty()).then(|| random.pick(&above))? as f64;
        }
        QuestionKind::YesNo { .. } if cell.number < 2.0 => raised.number = random.between(position + 1, 2) as f64,
        QuestionKind::Checklist { options } => {
            let free: Vec<usize> = (0..options.len()).filter(|at| cell.chosen >> at & 1 == 0).collect();
            raised.chosen |= 1 << (!free.is_empty()).then(|| random.pick(&free))?;
        }
        QuestionKind::Number { from, to, .. } if (to - cell.number) * (to - from) > 0.0 => {
            raised.number += (to - cell.number) * random.pick(&[0.1, 0.5, 1.0]);
        }
        _ => return None,
    }
    Some(raised)
}

#[test]
fn a_better_answer_never_lowers_anything() {
    on_all(|world| {
        for at in 0..world.sheet.cells.len() {
            let cell = world.sheet.cells[at];
            if cell.state != CellState::Answered || world.may_come_and_go(at) {
                continue;
            }
            let kind = world.library.questions[at].kind.clone();
            if let Some(raised) = better(&kind, cell, &mut world.random) {
                let after = world.changed(at, raised);
                let what = format!("{} from {cell:?} to {raised:?}", world.library.questions[at].id);
                compare(world, &after, Never::Lower, Except { reversed: true, ..Except::default() }, &what);
            }
        }
    });
}

#[test]
fn the_worst_answer_in_place_of_an_open_one_never_raises_anything() {
    on_all(|world| {
        for at in 0..world.sheet.cells.len() {
            let question = &world.library.questions[at];
            // As a condition the worst level, and the empty list, hold nothing; a number at its goalpost might.
            let decides =
                matches!(question.kind, QuestionKind::Level { .. } | QuestionKind::Checklist { .. }) || world.hang_on(at).is_empty();
            let excludes = world.hang_on(at).into_iter().any(|other| world.library.questions[other].otherwise == Otherwise::Exclude);
            let Some(worst) = extreme(&question.kind, world.sheet.cells[at], false).filter(|_| decides && !excludes) else { continue };
            let after = world.changed(at, worst);
            let what = format!("{} at its worst", question.id);
            compare(world, &after, Never::Higher, Except { reversed: true, ..Except::default() }, &what);
        }
    });
}

#[test]
fn the_best_answer_in_place_of_an_open_one_never_lowers_anything() {
    on_all(|world| {
        let zeros = world.before.questions.iter().any(|question| question.state == QuestionState::NotApplicableZero);
        for at in 0..world.sheet.cells.len() {
            let question = &world.library.questions[at];
            if !world.hang_on(at).is_empty() {
                continue;
            }
            let Some(best) = extreme(&question.kind, world.sheet.cells[at], true) else { continue };
            let after = world.changed(at, best);
            let except = Except { reversed: true, claimed_where_missing_is_left_out: true, potential: zeros };
            compare(world, &after, Never::Lower, except, &format!("{} at its best", question.id));
        }
    });
}

/// The best or the worst answer in place of an open one, with the evidence that stands beside it. All kinds made here reach 0 and 1.
fn extreme(kind: &QuestionKind, cell: Cell, best: bool) -> Option<Cell> {
    if matches!(cell.state, CellState::Answered | CellState::NotApplicable) {
        return None;
    }
    let mut changed = Cell { state: CellState::Answered, number: 0.0, chosen: 0, evidenced: cell.evidenced, supported: cell.supported };
    match kind {
        QuestionKind::Level { top, .. } => changed.number = if best { f64::from(*top) } else { 0.0 },
        QuestionKind::Choice { .. } => changed.number = if best { 1.0 } else { 0.0 },
        QuestionKind::YesNo { .. } => changed.number = if best { 2.0 } else { 0.0 },
        QuestionKind::Checklist { options } => changed.chosen = if best { (1 << options.len()) - 1 } else { 0 },
        QuestionKind::Number { from, to, .. } => changed.number = if best { *to } else { *from },
        QuestionKind::Text => return None,
    }
    Some(changed)
}

#[test]
fn more_evidence_never_lowers_anything_and_moves_the_evidenced_reading_alone() {
    on_all(|world| {
        for at in 0..world.sheet.cells.len() {
            let cell = world.sheet.cells[at];
            let most = match world.library.questions[at].kind {
                QuestionKind::Level { top, .. } => top,
                _ => 1,
            };
            if cell.supported >= most {
                continue;
            }
            let supported = world.random.between(usize::from(cell.supported) + 1, most.into()) as u8;
            let after = world.changed(at, Cell { supported, ..cell });
            let what = format!("{} supported up to {supported}", world.library.questions[at].id);
            compare(world, &after, Never::Lower, Except::default(), &what);
            for (before, after) in world.before.frameworks.iter().flatten().zip(after.frameworks.iter().flatten()) {
                let same = before.readings.claimed == after.readings.claimed && before.readings.potential == after.readings.potential;
                assert!(same, "seed {}, {what}", world.seed);
                if let (RatingOutcome::Rated { evidenced: before, .. }, RatingOutcome::Rated { evidenced: after, .. }) =
                    (before.rating, after.rating)
                {
                    assert!(before <= after, "seed {}, {what}: rated {before:?} → {after:?}", world.seed);
                }
            }
        }
    });
}

#[test]
fn not_applicable_touches_only_what_it_measures() {
    on_all(|world| {
        for at in 0..world.sheet.cells.len() {
            if world.library.questions[at].not_applicable == NotApplicable::Forbidden {
                continue;
            }
            let after = world.changed(at, Cell { state: CellState::NotApplicable, ..world.sheet.cells[at] });
            let mut moved = world.hang_on(at);
            moved.insert(at);
            for (leaf, (before, after)) in world.before.leaves.iter().zip(&after.leaves).enumerate() {
                let touched = moved.iter().any(|question| match before.of {
                    capgap::score::LeafOf::Question(own) => own == *question,
                    capgap::score::LeafOf::Capability(own) => {
                        let id = &world.library.capabilities[own].id;
                        world.library.questions[*question].measures.iter().any(|measure| measure.capability.id == *id)
                    }
                });
                assert!(touched || before == after, "seed {}: leaf {leaf} moved with {}", world.seed, world.library.questions[at].id);
            }
        }
    });
}

#[test]
fn potential_is_claimed_once_nothing_is_open() {
    on_all(|world| {
        for (cell, question) in world.sheet.cells.iter_mut().zip(&world.library.questions) {
            if !matches!(cell.state, CellState::Answered | CellState::NotApplicable) {
                *cell = sets::answer(question, &mut world.random);
            }
        }
        let assessment = world.scorer.score(&world.sheet);
        let closed = |readings: Readings| (readings.claimed - readings.potential).abs() <= CLOSE;
        assert!(assessment.questions.iter().all(|question| closed(question.readings)), "seed {}", world.seed);
        assert!(assessment.leaves.iter().all(|leaf| closed(leaf.readings) && leaf.levels[1] == leaf.levels[2]), "seed {}", world.seed);
        for node in assessment.frameworks.iter().flatten() {
            assert!(closed(node.readings), "seed {}: {:?}", world.seed, node.readings);
            assert!(node.coverage.is_none_or(|coverage| (coverage - 1.0).abs() <= CLOSE), "seed {}: {:?}", world.seed, node.coverage);
            if let RatingOutcome::Rated { claimed, potential, .. } = node.rating {
                assert_eq!(claimed, potential, "seed {}", world.seed);
            }
        }
    });
}

#[test]
fn an_assessment_may_be_used_again() {
    on_all(|world| {
        let mut used = world.before.clone();
        world.scorer.score_into(&world.sheet, &mut used);
        assert_eq!(used, world.before, "seed {}", world.seed);
        // Another sheet in between leaves nothing behind.
        world.scorer.score_into(&Sheet::blank(&world.library), &mut used);
        world.scorer.score_into(&world.sheet, &mut used);
        assert_eq!(used, world.before, "seed {}", world.seed);
        assert_eq!(scorer(&world.library, &world.set.asked).score(&world.sheet), world.before, "seed {}", world.seed);
    });
}

/// Every figure by id, so that positions do not matter.
fn figures(library: &Library, assessment: &Assessment) -> BTreeMap<String, Vec<f64>> {
    let mut all = BTreeMap::new();
    for (question, score) in library.questions.iter().zip(&assessment.questions) {
        all.insert(format!("question {}", question.id), score.readings.array().to_vec());
    }
    for (capability, leaf) in library.capabilities.iter().zip(&assessment.leaves) {
        let mut row = leaf.readings.array().to_vec();
        row.extend(leaf.levels.map(f64::from));
        row.extend(leaf.reversed.array());
        row.extend([leaf.coverage.unwrap_or(-1.0), f64::from(u8::from(leaf.not_yet_claimed))]);
        all.insert(format!("capability {}", capability.id), row);
    }
    for (framework, nodes) in library.frameworks.iter().zip(&assessment.frameworks) {
        for (node, score) in framework.nodes.iter().zip(nodes) {
            let mut row = score.readings.array().to_vec();
            row.extend(score.uncapped.array());
            row.extend([score.max, score.coverage.unwrap_or(-1.0), score.asked]);
            row.extend(score.to_target[1].map_or([-1.0; 3], Readings::array));
            all.insert(format!("node {}/{} {:?} {:?}", framework.id, node.id, score.state, score.rating), row);
        }
    }
    all
}

#[test]
fn order_of_files_and_records_changes_no_figure_and_no_fingerprint() {
    on_all(|world| {
        let other = sets::library(&world.set.shuffled(&mut world.random));
        let prints = |library: &Library| -> BTreeMap<String, String> {
            library.fingerprints().named().map(|(name, print)| (name.to_owned(), print.to_owned())).collect()
        };
        assert_eq!(prints(&world.library), prints(&other), "seed {}", world.seed);
        let mut sheet = Sheet::blank(&other);
        for (question, cell) in world.library.questions.iter().zip(&world.sheet.cells) {
            sheet.cells[other.question(&question.id).unwrap()] = *cell;
        }
        let assessment = scorer(&other, &world.set.asked).score(&sheet);
        let (here, there) = (figures(&world.library, &world.before), figures(&other, &assessment));
        assert!(here.keys().eq(there.keys()), "seed {}", world.seed);
        for (name, row) in &here {
            let same = row.iter().zip(&there[name]).all(|(here, there)| (here - there).abs() <= CLOSE * here.abs().max(1.0));
            assert!(same, "seed {}: {name}: {row:?} or {:?}", world.seed, there[name]);
        }
    });
}

#[test]
fn order_of_answers_and_evidence_changes_nothing() {
    for seed in 0..how_many() / 4 {
        let mut random = Random::new(seed);
        let set = sets::make(Random::new(seed));
        let library = sets::library(&set.files());
        let mut answers: Vec<(String, String)> = Vec::new();
        for question in &library.questions {
            let value = match &question.kind {
                QuestionKind::Level { top, .. } => random.between(0, (*top).into()).to_string(),
                QuestionKind::Choice { options } => format!("\"{}\"", random.pick(options).id),
                QuestionKind::YesNo { .. } => random.pick(&["\"yes\"", "\"partly\"", "\"no\""]).to_owned(),
                QuestionKind::Checklist { .. } => random.pick(&["[]", "[\"o1\", \"o0\"]", "[\"o2\", \"o1\", \"o0\"]"]).to_owned(),
                _ => random.between(0, 10).to_string(),
            };
            let evidence = random.pick(&["", " @ adopted", " @ draft + in-operation", " @ exercised + adopted"]);
            let said = random.pick(&["unknown", "withheld", "", "", "", ""]);
            answers.push((question.id.0.clone(), if said.is_empty() { value + evidence } else { said.to_owned() }));
        }
        let score = |answers: &[(String, String)]| {
            let said: Vec<(&str, &str)> = answers.iter().map(|(id, said)| (id.as_str(), said.as_str())).collect();
            let file = common::build::answer_file(&format!("questionnaire = \"{}\"", set.asked), &said);
            let submission = common::build::submission_of(&library, &file);
            assert_eq!(submission.size, StateSize::Medium);
            scorer(&library, &set.asked).score(&Sheet::of(&library, &submission))
        };
        let before = score(&answers);
        random.shuffle(&mut answers);
        for (_, said) in &mut answers {
            // Ticks of a checklist and pieces of evidence in another order, too.
            *said = said.replace("[\"o1\", \"o0\"]", "[\"o0\", \"o1\"]").replace("exercised + adopted", "adopted + exercised");
        }
        assert_eq!(score(&answers), before, "seed {seed}");
    }
}

#[test]
fn the_sets_are_varied() {
    // A guard on the generator itself: what the properties are about does occur.
    let mut seen: BTreeSet<String> = BTreeSet::new();
    on_counted(&mut seen);
    for wanted in [
        "Answered",
        "Ruled",
        "Excluded",
        "NotApplicable",
        "NotApplicableZero",
        "NotAsked",
        "Open(Unknown)",
        "node Missing",
        "node Scored",
        "node NotApplicable",
        "node NotAsked",
        "capped",
        "reverse",
        "question need",
        "depth 4",
        "not yet claimed",
        "rated",
    ] {
        assert!(seen.contains(wanted), "no {wanted} in all sets: {seen:?}");
    }
}

fn on_counted(seen: &mut BTreeSet<String>) {
    for seed in 0..how_many() {
        let world = World::new(seed);
        seen.extend(world.before.questions.iter().map(|question| format!("{:?}", question.state)));
        seen.extend(world.before.leaves.iter().filter(|leaf| leaf.not_yet_claimed).map(|_| "not yet claimed".to_owned()));
        for (framework, nodes) in world.library.frameworks.iter().zip(&world.before.frameworks) {
            for (node, score) in framework.nodes.iter().zip(nodes) {
                seen.insert(format!("node {:?}", score.state));
                seen.extend(score.capped.then(|| "capped".to_owned()));
                seen.extend(matches!(score.rating, RatingOutcome::Rated { .. }).then(|| "rated".to_owned()));
                seen.extend(node.needs.iter().any(|need| need.reverse).then(|| "reverse".to_owned()));
                seen.extend(node.needs.iter().any(|need| matches!(need.of, NeedOf::Question(_))).then(|| "question need".to_owned()));
                let mut depth = 1;
                let mut at = node;
                while let Some(parent) = at.parent {
                    (depth, at) = (depth + 1, &framework.nodes[parent]);
                }
                seen.insert(format!("depth {depth}"));
            }
        }
    }
}
