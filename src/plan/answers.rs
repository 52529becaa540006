//! What it is worth to know an answer before the choice is made: for each open question, the plan for each answer that it could get.
//!
//! Worth is the expected value of knowing: the mean over the outcomes, equally likely, of what the best plan for the outcome adds more than the
//! plan that was chosen without knowing.

use super::budget::{Ask, best_of_list};
use super::funded::Funded;
use super::objective::{Objective, Position};
use super::ranking::LookFirst;
use super::robustness::{Doubt, levels_of};
use crate::library::StartRules;
use crate::model::{Question, QuestionKind};
use crate::score::{Assessment, Cell, CellState, EQUAL, LeafState, OpenKind, QuestionState, Reading, Scorer, Sheet};
use std::collections::{BTreeMap, BTreeSet};

/// How many ranks of the list are near the choice.
const NEAR: usize = 10;

/// What answers are worth to a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Answers {
    /// How many questions are open.
    pub open: usize,
    /// How many of them were looked at: those on what an intervention raises or needs that is chosen or near to it.
    pub looked_at: usize,
    /// Those that are worth something, most first.
    pub lookups: Vec<Lookup>,
}

/// What one answer is worth.
#[derive(Debug, Clone, PartialEq)]
pub struct Lookup {
    /// Position of the question.
    pub question: usize,
    /// Why it is open.
    pub open: OpenKind,
    /// What knowing it before choosing adds to J, in the mean.
    pub worth: f64,
    /// Every outcome, worst first as the question lists them.
    pub outcomes: Vec<OutcomeOf>,
}

/// What one outcome would change.
#[derive(Debug, Clone, PartialEq)]
pub struct OutcomeOf {
    /// The outcome.
    pub outcome: Outcome,
    /// What the best plan for it adds to J more than the plan does.
    pub gain: f64,
    /// What that plan has that the plan has not.
    pub joins: Vec<usize>,
    /// What the plan has that it has not.
    pub leaves: Vec<usize>,
}

/// An answer that an open question could get.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Outcome {
    /// A level.
    Level(u8),
    /// An option of a choice, by position.
    Option(usize),
    /// No (0), partly (1) or yes (2).
    YesNo(u8),
    /// Nothing of a checklist.
    Nothing,
    /// All of a checklist.
    All,
    /// A number.
    Number(f64),
}

/// What an outcome does to a plan.
#[derive(Debug, Clone, Default)]
struct Change {
    gain: f64,
    joins: Vec<usize>,
    leaves: Vec<usize>,
}

/// All by which two positions of a State differ for a plan: leaf, whether it counts, value in the potential reading, level.
type Key = Vec<(usize, bool, u64, u8)>;

/// Looks what each open answer is worth. `told` hears how many of how many plans are made; none where it is stopped before the end.
#[must_use]
pub fn answers(doubt: &Doubt<'_>, plan: &Funded, look_first: &[LookFirst], told: &(dyn Fn(usize, usize) + Sync)) -> Option<Answers> {
    let scorer = Scorer::new(doubt.library, doubt.asked, doubt.targets);
    let touched = touched(doubt, plan, look_first);
    let open = |question: usize| match doubt.assessment.questions[question].state {
        QuestionState::Open(kind) => Some(kind),
        _ => None,
    };
    let all: Vec<usize> = (0..doubt.library.questions.len()).filter(|question| open(*question).is_some()).collect();
    let near = |question: &usize| {
        let measures = doubt.library.questions[*question].measures.iter();
        let alone = measures.len() == 0;
        let mut capabilities = measures.filter_map(|measure| doubt.library.capability(&measure.capability.id));
        // What a question alone is worth no intervention changes.
        !alone && capabilities.any(|capability| touched.contains(&capability))
    };
    let looked_at: Vec<usize> = all.iter().copied().filter(near).collect();
    let mut wanted: BTreeMap<Key, (usize, Outcome)> = BTreeMap::new();
    let mut keys: Vec<Vec<(Outcome, Key)>> = Vec::with_capacity(looked_at.len());
    for question in &looked_at {
        if doubt.ask.stop.now() {
            return None;
        }
        let outcomes = outcomes(&doubt.library.questions[*question]).into_iter().map(|outcome| {
            let key = key(doubt.assessment, &scored(doubt, &scorer, *question, outcome));
            wanted.entry(key.clone()).or_insert((*question, outcome));
            (outcome, key)
        });
        keys.push(outcomes.collect());
    }
    // Many outcomes put the State in one and the same place, and a place needs one plan only.
    let changes = changes(doubt, &scorer, &wanted, told)?;
    let mut lookups: Vec<Lookup> = looked_at
        .iter()
        .zip(keys)
        .filter_map(|(question, outcomes)| {
            let outcomes: Vec<OutcomeOf> = outcomes
                .into_iter()
                .map(|(outcome, key)| {
                    let Change { gain, joins, leaves } = changes[&key].clone();
                    OutcomeOf { outcome, gain, joins, leaves }
                })
                .collect();
            #[allow(clippy::cast_precision_loss)] // proof: a question has a handful of outcomes
            let number = outcomes.len().max(1) as f64;
            let worth = outcomes.iter().map(|outcome| outcome.gain).sum::<f64>() / number;
            (worth > EQUAL).then_some(Lookup { question: *question, open: open(*question)?, worth, outcomes })
        })
        .collect();
    // The sort keeps the order of the questionnaire among those that are worth the same, to a billionth.
    lookups.sort_by(|a, b| (b.worth / EQUAL).round().total_cmp(&(a.worth / EQUAL).round()));
    Some(Answers { open: all.len(), looked_at: looked_at.len(), lookups })
}

/// The capabilities that an intervention raises or needs which is chosen or near to it.
fn touched(doubt: &Doubt<'_>, plan: &Funded, look_first: &[LookFirst]) -> BTreeSet<usize> {
    let mut near: BTreeSet<usize> = plan.order.iter().copied().collect();
    near.extend(plan.runner_up.iter().flat_map(|rival| rival.joins.iter().copied()));
    near.extend(
        plan.ladder.iter().chain(&plan.next).filter_map(|rung| rung.bought.as_ref()).flat_map(|bought| bought.joins.iter().copied()),
    );
    near.extend(look_first.iter().map(|look| look.intervention));
    let levels = levels_of(doubt.assessment, doubt.library.capabilities.len());
    near.extend(best_of_list(doubt.ask, &Position::of(doubt.assessment, Reading::Potential), &levels, NEAR).0);
    let raises = near.iter().flat_map(|at| doubt.ask.rules.raises(*at));
    raises.flat_map(|raise| raise.asks().map(|(capability, _)| capability).chain([raise.capability])).collect()
}

/// The answers that a question could get; of what can be counted or combined, the ends alone.
fn outcomes(question: &Question) -> Vec<Outcome> {
    match &question.kind {
        QuestionKind::Level { top, .. } => (0..=*top).map(Outcome::Level).collect(),
        QuestionKind::Choice { options } => (0..options.len()).map(Outcome::Option).collect(),
        QuestionKind::YesNo { partly: Some(_), .. } => [0, 1, 2].map(Outcome::YesNo).to_vec(),
        QuestionKind::YesNo { .. } => [0, 2].map(Outcome::YesNo).to_vec(),
        QuestionKind::Checklist { .. } => vec![Outcome::Nothing, Outcome::All],
        QuestionKind::Number { from, to, .. } => vec![Outcome::Number(*from), Outcome::Number(*to)],
        QuestionKind::Text => Vec::new(),
    }
}

/// The figures where a question has got an answer, without evidence.
fn scored(doubt: &Doubt<'_>, scorer: &Scorer, question: usize, outcome: Outcome) -> Assessment {
    let mut sheet: Sheet = doubt.sheet.clone();
    let mut cell = Cell { state: CellState::Answered, ..Cell::default() };
    match outcome {
        Outcome::Level(level) | Outcome::YesNo(level) => cell.number = f64::from(level),
        #[allow(clippy::cast_precision_loss)] // proof: a question has a handful of options
        Outcome::Option(option) => cell.number = option as f64,
        Outcome::Nothing => {}
        Outcome::All => cell.chosen = u64::MAX,
        Outcome::Number(number) => cell.number = number,
    }
    sheet.cells[question] = cell;
    doubt.scored(scorer, &sheet)
}

fn key(base: &Assessment, other: &Assessment) -> Key {
    let pairs = base.leaves.iter().zip(&other.leaves).enumerate();
    let tell = |leaf: &crate::score::LeafScore| (leaf.state == LeafState::Scored, leaf.readings.potential.to_bits(), leaf.level());
    pairs
        .filter(|(_, (base, other))| tell(base) != tell(other))
        .map(|(at, (_, other))| {
            let (scored, potential, level) = tell(other);
            (at, scored, potential, level)
        })
        .collect()
}

/// The plans for all places, shared among threads.
fn changes(
    doubt: &Doubt<'_>,
    scorer: &Scorer,
    wanted: &BTreeMap<Key, (usize, Outcome)>,
    told: &(dyn Fn(usize, usize) + Sync),
) -> Option<BTreeMap<Key, Change>> {
    let places: Vec<(&Key, (usize, Outcome))> = wanted.iter().map(|(key, at)| (key, *at)).collect();
    let threads = doubt.threads.get().min(places.len().max(1));
    let done = std::sync::atomic::AtomicUsize::new(0);
    let share = |first: usize| {
        let mut found = Vec::new();
        for (key, (question, outcome)) in places.iter().skip(first).step_by(threads) {
            if doubt.ask.stop.now() {
                return None;
            }
            found.push(((*key).clone(), change(doubt, &scored(doubt, scorer, *question, *outcome))));
            told(done.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1, places.len());
        }
        Some(found)
    };
    let share = &share;
    let shares: Option<Vec<Vec<(Key, Change)>>> = std::thread::scope(|scope| {
        let handles: Vec<_> = (0..threads).map(|first| scope.spawn(move || share(first))).collect();
        handles.into_iter().map(|handle| handle.join().ok().flatten()).collect()
    });
    Some(shares?.into_iter().flatten().collect())
}

/// What the best plan for other figures has more than the plan that was chosen.
fn change(doubt: &Doubt<'_>, assessment: &Assessment) -> Change {
    let objective = Objective::new(doubt.library, assessment, doubt.threats);
    let rules = StartRules::of(doubt.library);
    let ask = Ask { assessment, objective: &objective, rules: &rules, ..doubt.ask.clone() };
    let position = Position::of(assessment, Reading::Potential);
    let levels = levels_of(assessment, doubt.library.capabilities.len());
    let (_, best) = best_of_list(&ask, &position, &levels, 0);
    let value = |set: &[usize]| {
        let mut after = position.clone();
        ask.ended.iter().chain(set).for_each(|at| ask.raise(*at, &mut after));
        objective.value(&after)
    };
    let gain = value(&best) - value(doubt.plan);
    if gain <= EQUAL {
        return Change::default();
    }
    let only = |a: &[usize], b: &[usize]| {
        let mut only: Vec<usize> = a.iter().copied().filter(|at| !b.contains(at)).collect();
        only.sort_unstable();
        only
    };
    Change { gain, joins: only(&best, doubt.plan), leaves: only(doubt.plan, &best) }
}
