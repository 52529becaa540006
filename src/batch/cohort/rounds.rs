//! This round against an earlier one, over the States in both.

use super::bins::Bins;
use super::gather::{Kept, Round};
use super::guard::Guard;
use super::marks::{Figure, Marks, NodeMark};
use crate::compare::{Certainty, Sureness, judged};
use crate::library::Library;
use crate::report::{ChangeCertainty, ChangeSummary, DIRECTIONS, Rounds};

/// Compares the latest submission of each State; `rejected` is of the earlier round.
pub(super) fn rounds(library: &Library, now: &Round, before: &Round, rejected: u64, guard: Guard) -> Rounds {
    let pairs: Vec<(&Marks, &Kept)> = now.latest.iter().filter_map(|(key, kept)| Some((&before.latest.get(key)?.marks, kept))).collect();
    let like: Vec<(&Marks, &Kept)> = pairs.iter().copied().filter(|(then, now)| then.questionnaire == now.marks.questionnaire).collect();
    let alone = |one: &Round, other: &Round| -> Vec<String> {
        let codes = one.latest.keys().filter(|key| !other.latest.contains_key(*key));
        codes.map(|key| if key.starts_with('\0') { String::from("–") } else { key.clone() }).collect()
    };
    let (joined, left) = (alone(now, before), alone(before, now));
    let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let (joined_count, left_count) = (count(joined.len()), count(left.len()));
    let mut changes = Vec::new();
    let mut at = 0;
    for framework in &library.frameworks {
        for node in &framework.nodes {
            let marks = like.iter().map(|(then, now)| (then.nodes[at], now.marks.nodes[at], now.changes.get(at).copied().flatten()));
            let change = Change::of(marks);
            changes.push(ChangeSummary {
                framework: framework.id.as_str().to_owned(),
                id: node.id.as_str().to_owned(),
                title: node.title.clone(),
                ..change.told(guard)
            });
            at += 1;
        }
    }
    Rounds {
        before: guard.whole(before.submissions()),
        both: guard.whole(count(pairs.len())),
        other_questionnaire: guard.at_home(count(pairs.len() - like.len())),
        other_definitions: guard.at_home(before.counts.other_definitions),
        rejected: guard.at_home(rejected),
        joined: guard.at_home(joined).unwrap_or_default(),
        left: guard.at_home(left).unwrap_or_default(),
        joined_count: guard.at_home(joined_count),
        left_count: guard.at_home(left_count),
        changes,
    }
}

struct Change {
    bins: Bins,
    rated_higher: u64,
    rated_lower: u64,
    /// How sure each State's change is, in the order of the codes.
    sure: Vec<Sureness>,
}

impl Change {
    fn of(pairs: impl Iterator<Item = (NodeMark, NodeMark, Option<Sureness>)>) -> Self {
        let mut change = Self { bins: Bins::changes(), rated_higher: 0, rated_lower: 0, sure: Vec::new() };
        for (then, now, sure) in pairs {
            if then.figure == Figure::Shown && now.figure == Figure::Shown {
                change.bins.add(i32::from(now.shares[1]) - i32::from(then.shares[1]));
                change.sure.extend(sure);
            }
            if let (Some(then), Some(now)) = (then.ratings, now.ratings) {
                change.rated_higher += u64::from(now[1] > then[1]);
                change.rated_lower += u64::from(now[1] < then[1]);
            }
        }
        change
    }

    fn told(&self, guard: Guard) -> ChangeSummary {
        let moved = [self.bins.between(i32::MIN, -1), self.bins.between(-1, 0), self.bins.between(0, i32::MAX)];
        ChangeSummary {
            framework: String::new(),
            id: String::new(),
            title: String::new(),
            compared: guard.whole(self.bins.total()),
            moved: guard.bands(&moved, &DIRECTIONS),
            // A mean over the States in both and one over all of a round would give the sum of those who joined.
            change: guard.at_home(()).and_then(|()| guard.spread(&self.bins)),
            rated_higher: guard.at_home(self.rated_higher),
            rated_lower: guard.at_home(self.rated_lower),
            // Few States can be sure of anything, and their number with the others would give small groups.
            certainty: guard.at_home(()).and_then(|()| self.certainty()),
        }
    }

    /// How sure the changes are, and their mean; none where there is none.
    fn certainty(&self) -> Option<ChangeCertainty> {
        let count = |certainty: Certainty, rises: Option<bool>| {
            let of =
                self.sure.iter().filter(|sure| sure.certainty == certainty && rises.is_none_or(|rises| rises == (sure.range[0] > 0.0)));
            u64::try_from(of.count()).unwrap_or(u64::MAX)
        };
        #[allow(clippy::cast_precision_loss)] // proof: there are far fewer than 2^52 States
        let mean = |of: &dyn Fn(&Sureness) -> f64| self.sure.iter().map(of).sum::<f64>() / self.sure.len() as f64;
        if self.sure.is_empty() {
            return None;
        }
        let range = [0, 1].map(|end| mean(&|sure| sure.range[end]));
        Some(ChangeCertainty {
            mean: judged(&range, mean(&|sure| sure.evidenced)).word(),
            mean_range: range,
            unchanged: count(Certainty::Unchanged, None),
            within_uncertainty: count(Certainty::WithinUncertainty, None),
            clearly_lower: count(Certainty::Clear, Some(false)),
            clearly_higher: count(Certainty::Clear, Some(true)),
            evidenced_lower: count(Certainty::Evidenced, Some(false)),
            evidenced_higher: count(Certainty::Evidenced, Some(true)),
        })
    }
}
