//! What hangs under a node with its weights, and the largest gaps among it.

use crate::model::{Aggregate, Framework, NeedOf};
use crate::score::{LeafScore, LeafState};

/// A need with the product of its shares down from the node.
#[derive(Debug, Clone)]
pub(super) struct Weighed {
    pub(super) of: NeedOf,
    pub(super) leaf: usize,
    pub(super) weight: f64,
}

/// All needs under a node in definition order, each with the product of its shares down from it.
pub(super) fn weigh(framework: &Framework, node: usize, share: f64, needs: &mut Vec<Weighed>) {
    // Down level by level with a list, since a tree may be deeper than the stack.
    let children = framework.children();
    let mut open = vec![(node, share)];
    let mut found: Vec<(usize, Vec<Weighed>)> = Vec::new();
    while let Some((at, share)) = open.pop() {
        let node = &framework.nodes[at];
        let below = children[at].iter().map(|child| framework.nodes[*child].weight).chain(node.needs.iter().map(|need| need.weight));
        let whole: f64 = match node.aggregate {
            Aggregate::Mean | Aggregate::Geometric => below.sum(),
            Aggregate::Minimum | Aggregate::Product => below.count() as f64,
            Aggregate::Sum => 1.0,
        };
        let equal = matches!(node.aggregate, Aggregate::Minimum | Aggregate::Product);
        let part = |weight: f64| share * if equal { 1.0 } else { weight } / whole;
        open.extend(children[at].iter().map(|child| (*child, part(framework.nodes[*child].weight))));
        let kept = node.needs.iter().filter(|need| !need.reverse);
        found.push((at, kept.map(|need| Weighed { of: need.of.clone(), leaf: usize::MAX, weight: part(need.weight) }).collect()));
    }
    found.sort_by_key(|(at, _)| *at);
    needs.extend(found.into_iter().flat_map(|(_, needs)| needs));
}

/// Parts into which a weighted gap is rounded, so that what differs by less counts as equal.
const PARTS: f64 = 1e9;

/// The leaves with the largest gaps, largest first; those that are equal in definition order.
pub(super) fn largest(needs: &[Weighed], most: usize, leaves: &[LeafScore]) -> impl Iterator<Item = usize> + use<> {
    let mut largest: Vec<(u64, usize)> = Vec::with_capacity(most);
    // What a gap must come to, in parts, to be among them.
    let mut limit = 1.0;
    for need in needs {
        let Some(leaf) = leaves.get(need.leaf) else { continue };
        let target = leaf.targets[1].unwrap_or(0);
        let parts = (f64::from(target) / f64::from(leaf.top) - leaf.readings.claimed) * need.weight * PARTS + 0.5;
        // One decision and not several, since each is as good as drawn by lot.
        if !((leaf.answered > 0) & (leaf.state == LeafState::Scored) & (parts >= limit)) {
            continue;
        }
        // proof: gaps are at most 1, and weights were read from a file that a person wrote; what is beyond is cut
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let size = parts as u64;
        if largest.len() == most && largest[most - 1].0 >= size {
            continue;
        }
        // What came first stays before what is equal to it.
        largest.truncate(most - 1);
        largest.push((size, need.leaf));
        let mut at = largest.len() - 1;
        while at > 0 && largest[at - 1].0 < size {
            largest.swap(at - 1, at);
            at -= 1;
        }
        if largest.len() == most {
            #[allow(clippy::cast_precision_loss)] // where it is inexact, the sizes were compared above
            let least = largest[most - 1].0 as f64;
            limit = least + 1.0;
        }
    }
    largest.into_iter().map(|(_, leaf)| leaf)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::CapabilityId;
    use crate::score::{LeafOf, Readings};

    fn leaf(level: u8, target: Option<u8>, answered: u32) -> LeafScore {
        let readings = Readings::of([f64::from(level) / 4.0; 3]);
        LeafScore {
            of: LeafOf::Capability(0),
            state: if answered == 9 { LeafState::NotApplicable } else { LeafState::Scored },
            readings,
            reversed: Readings::default(),
            levels: [level; 3],
            top: 4,
            ungated: [level; 3],
            towards_next: [0.0; 3],
            answered,
            open: 0,
            coverage: None,
            targets: [target; 2],
            not_yet_claimed: false,
        }
    }

    #[test]
    fn the_largest_are_those_of_a_sorted_list_and_equal_ones_keep_their_order() {
        let mut drawn = 7_u32;
        let mut draw = |below: u32| {
            drawn = drawn.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (drawn >> 16) % below
        };
        let mut ties = 0;
        for most in [1, 2, 10, 60] {
            for _ in 0..50 {
                let leaves: Vec<LeafScore> = (0..40)
                    .map(|_| {
                        let target = draw(5);
                        leaf(u8::try_from(draw(5)).unwrap_or(0), (target > 0).then_some(u8::try_from(target).unwrap_or(1)), draw(10))
                    })
                    .collect();
                let need = |leaf| Weighed { of: NeedOf::Capability(CapabilityId::from("a")), leaf, weight: f64::from(leaf as u32 % 3) };
                let needs: Vec<Weighed> = (0..40).map(need).collect();
                let mut sorted: Vec<(usize, usize)> = Vec::new();
                for (at, leaf) in leaves.iter().enumerate() {
                    let target = usize::from(leaf.targets[1].unwrap_or(0));
                    let gap = target.saturating_sub(usize::from(leaf.levels[1])) * (at % 3);
                    if gap > 0 && leaf.answered > 0 && leaf.state == LeafState::Scored {
                        sorted.push((gap, at));
                    }
                }
                sorted.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
                ties += sorted.windows(2).filter(|pair| pair[0].0 == pair[1].0).count();
                let wanted: Vec<usize> = sorted.iter().take(most).map(|(_, at)| *at).collect();
                assert_eq!(largest(&needs, most, &leaves).collect::<Vec<_>>(), wanted);
            }
        }
        assert!(ties > 500, "{ties} ties alone");
    }
}
