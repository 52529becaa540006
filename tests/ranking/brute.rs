//! Small random instances, and the rules of section 8 said once more, as plainly as can be.

use crate::common::build::{Case, Scored};
use crate::common::random::Random;
use std::fmt::Write as _;

/// An intervention of an instance.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) id: String,
    /// Capability, from, to.
    pub(crate) raises: Vec<(usize, u8, u8)>,
    pub(crate) after: Vec<usize>,
    pub(crate) cost: u32,
}

/// Definitions and answers of one random case.
#[derive(Debug, Clone)]
pub(crate) struct Instance {
    pub(crate) tops: Vec<u8>,
    pub(crate) targets: Vec<u8>,
    /// For each capability: up to this level, another one must stand at a level.
    pub(crate) requires: Vec<Vec<(u8, usize, u8)>>,
    pub(crate) items: Vec<Item>,
    /// The answer to each level question: a level, `unknown` or `n/a`.
    pub(crate) answers: Vec<String>,
    /// Capabilities that are not asked.
    pub(crate) not_asked: Vec<usize>,
}

impl Instance {
    pub(crate) fn random(random: &mut Random, most: usize) -> Self {
        let number = random.between(2, 5);
        let tops: Vec<u8> = (0..number).map(|_| random.pick(&[4, 4, 2])).collect();
        let requires = (0..number).map(|own| {
            let ways = if own > 0 { random.pick(&[0, 0, 1, 2]) } else { 0 };
            (0..ways)
                .map(|_| {
                    let other = random.below(own);
                    (random.between(1, tops[own].into()) as u8, other, random.between(1, tops[other].into()) as u8)
                })
                .collect()
        });
        let requires = requires.collect();
        let mut ids: Vec<usize> = (0..random.between(2, most)).collect();
        random.shuffle(&mut ids);
        let items = ids.iter().enumerate().map(|(at, id)| {
            let mut raised: Vec<usize> = (0..number).collect();
            random.shuffle(&mut raised);
            raised.truncate(random.pick(&[1, 1, 2]));
            let raises = raised.into_iter().map(|capability| {
                let from = if random.chance(65) { 0 } else { random.between(0, tops[capability] as usize - 1) as u8 };
                (capability, from, random.between(from as usize + 1, tops[capability].into()) as u8)
            });
            let raises = raises.collect();
            let after = if at > 0 && random.chance(25) { vec![random.below(at)] } else { Vec::new() };
            Item { id: format!("i{id}"), raises, after, cost: random.pick(&[0, 10, 10, 20, 20, 30, 40]) }
        });
        let items = items.collect();
        let answers = tops.iter().map(|top| match random.below(10) {
            0 => "unknown".to_owned(),
            1 => "n/a".to_owned(),
            2..8 => random.between(0, 1).to_string(),
            _ => random.between(0, (*top).into()).to_string(),
        });
        let answers = answers.collect();
        let targets = tops.iter().map(|top| if random.chance(10) { 0 } else { random.between(2, (*top).into()) as u8 }).collect();
        let not_asked = (1..number).filter(|_| random.chance(10)).collect();
        Self { tops, targets, requires, items, answers, not_asked }
    }

    /// Adds two interventions that each ask for what the other brings about, and, where there is room, a third that breaks the circle.
    pub(crate) fn add_circle(&mut self, random: &mut Random) {
        let (one, other) = (random.below(self.tops.len()), random.below(self.tops.len()));
        if one == other {
            return;
        }
        let high = |random: &mut Random, top: u8| random.between(2.min(top.into()), top.into()) as u8;
        let first = high(random, self.tops[one]);
        let second = high(random, self.tops[other]);
        let mut add = |raises: Vec<(usize, u8, u8)>, cost: u32| {
            self.items.push(Item { id: format!("k{}", self.items.len()), raises, after: Vec::new(), cost });
        };
        add(vec![(one, 0, first), (other, 1, second)], random.pick(&[0, 10, 20]));
        add(vec![(other, 0, second), (one, 1, first)], random.pick(&[0, 10, 20]));
        add(vec![(one, 0, 1)], random.pick(&[20, 40]));
    }

    /// The same interventions in another order of the file.
    pub(crate) fn shuffled(&self, random: &mut Random) -> Self {
        let mut order: Vec<usize> = (0..self.items.len()).collect();
        random.shuffle(&mut order);
        let place = |at: &usize| order.iter().position(|other| other == at).unwrap();
        let items = order.iter().map(|at| {
            let item = &self.items[*at];
            Item { after: item.after.iter().map(place).collect(), ..item.clone() }
        });
        Self { items: items.collect(), ..self.clone() }
    }

    /// The definitions, with a norms framework and a scenario over the capabilities.
    pub(crate) fn case(&self, random: &mut Random) -> Case {
        let mut case = Case::new().scale("two", 2, "");
        for (own, top) in self.tops.iter().enumerate() {
            let requires: String = self.requires[own]
                .iter()
                .map(|(to, other, level)| format!("{{ to = {to}, capability = \"c{other}\", level = {level} }}, "))
                .collect();
            let scale = if *top == 2 { "two" } else { "maturity" };
            case = case.capability_on(&format!("c{own}"), scale, *top, &format!("requires = [{requires}]")).level_of(&format!("c{own}"));
        }
        let targets: Vec<String> = self.targets.iter().enumerate().map(|(at, level)| format!("c{at} = {level}")).collect();
        let asked: Vec<String> = (0..self.tops.len()).filter(|at| !self.not_asked.contains(at)).map(|at| format!("\"c{at}\"")).collect();
        case = case
            .targets("default", &targets.join(", "))
            .raw(&format!("[[view]]\nid = \"part\"\nof = \"all\"\ntitle = \"Part\"\nasks = {{ capabilities = [{}] }}", asked.join(", ")))
            .framework("norms", "kind = \"norms\"", &self.nodes(random, ""))
            .framework("threat", "kind = \"scenario\"\naggregate = \"minimum\"", &self.nodes(random, "cap = \"weakest-essential\"\n"));
        for item in &self.items {
            case = case.raw(&self.intervention(item));
        }
        case
    }

    fn nodes(&self, random: &mut Random, keys: &str) -> String {
        let mut nodes = String::new();
        for at in 0..random.between(1, 3) {
            let mut needed: Vec<usize> = (0..self.tops.len()).collect();
            random.shuffle(&mut needed);
            needed.truncate(random.between(2, 4));
            let needs: Vec<String> = needed
                .iter()
                .enumerate()
                .map(|(place, capability)| {
                    let role = if place == 0 || random.chance(30) { "essential" } else { "supporting" };
                    format!("{{ capability = \"c{capability}\", role = \"{role}\", weight = {:?} }}", 0.5 + random.share())
                })
                .collect();
            let _ = write!(nodes, "[[node]]\nid = \"n{at}\"\ntitle = \"N\"\n{keys}needs = [{}]\n\n", needs.join(", "));
        }
        nodes
    }

    fn intervention(&self, item: &Item) -> String {
        let raises: Vec<String> = item
            .raises
            .iter()
            .map(|(capability, from, to)| format!("{{ capability = \"c{capability}\", from = {from}, to = {to} }}"))
            .collect();
        let after: Vec<String> = item.after.iter().map(|other| format!("\"{}\"", self.items[*other].id)).collect();
        // The middle of the range is the cost; the other sizes are never taken.
        let (low, high) = (item.cost / 2, item.cost + item.cost.div_ceil(2));
        format!(
            "[[intervention]]\nid = \"{id}\"\ntitle = \"{id}\"\nsummary = \"S.\"\nraises = [{}]\nafter = [{}]\nmonths = 6\n\
             cost = {{ small = [0, 1], medium = [{low}, {high}], large = [0, 7] }}\ncurrency = \"USD\"\nprice-year = 2025\nsource = {{ text = \"test\" }}",
            raises.join(", "),
            after.join(", "),
            id = item.id,
        )
    }

    pub(crate) fn score(&self, case: &Case) -> Scored {
        let names: Vec<String> = (0..self.tops.len()).map(|at| format!("c{at}.level")).collect();
        let answers: Vec<(&str, &str)> = names.iter().zip(&self.answers).map(|(name, answer)| (name.as_str(), answer.as_str())).collect();
        let keys = if self.not_asked.is_empty() { "questionnaire = \"all\"" } else { "questionnaire = \"part\"" };
        case.score_with(keys, &answers)
    }

    /// The level of each capability today; none where it does not bind.
    pub(crate) fn levels(&self) -> Vec<Option<u8>> {
        let level = |at: usize| match self.answers[at].as_str() {
            _ if self.not_asked.contains(&at) => None,
            "n/a" => None,
            "unknown" => Some(0),
            level => Some(level.parse().unwrap()),
        };
        (0..self.tops.len()).map(level).collect()
    }

    /// Whether an intervention can start: each capability at its `from`, all it comes after ended, and every prerequisite that its
    /// `to` reaches met, by what stands or by itself. What stands at `to` already, and what does not bind, asks for nothing.
    pub(crate) fn can_start(&self, at: usize, levels: &[Option<u8>], ended: u32) -> bool {
        let item = &self.items[at];
        let stands = |capability: usize, least: u8| levels[capability].is_none_or(|level| level >= least);
        let itself = |capability: usize, least: u8| item.raises.iter().any(|(own, _, to)| *own == capability && *to >= least);
        item.after.iter().all(|other| ended >> other & 1 == 1)
            && item.raises.iter().all(|(capability, from, to)| {
                let met = self.requires[*capability]
                    .iter()
                    .filter(|(reached, _, _)| reached <= to)
                    .all(|(_, other, level)| stands(*other, *level) || itself(*other, *level));
                stands(*capability, *to) || (stands(*capability, *from) && met)
            })
    }

    /// Levels after a set of interventions has ended.
    pub(crate) fn after(&self, levels: &[Option<u8>], set: u32) -> Vec<Option<u8>> {
        let mut levels = levels.to_vec();
        for (_, item) in self.items.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1) {
            for (capability, _, to) in &item.raises {
                levels[*capability] = levels[*capability].map(|level| level.max(*to));
            }
        }
        levels
    }

    /// For each set of interventions that have not ended, whether there is an order in which each can start.
    pub(crate) fn workable(&self, levels: &[Option<u8>], ended: u32) -> Vec<bool> {
        let mut works = vec![false; 1 << self.items.len()];
        works[0] = true;
        for set in 1..works.len() as u32 {
            works[set as usize] = set & ended == 0
                && (0..self.items.len()).filter(|at| set >> at & 1 == 1).any(|last| {
                    let before = set & !(1 << last);
                    works[before as usize] && self.can_start(last, &self.after(levels, before), ended | before)
                });
        }
        works
    }

    /// The cheapest workable set with an intervention in it; ties: fewer, then ids.
    pub(crate) fn cheapest(&self, wanted: usize, works: &[bool]) -> Option<u32> {
        (1..works.len() as u32).filter(|set| works[*set as usize] && set >> wanted & 1 == 1).min_by_key(|set| {
            let mut ids: Vec<&str> = self.members(*set).map(|at| self.items[at].id.as_str()).collect();
            ids.sort_unstable();
            (self.cost(*set), set.count_ones(), ids)
        })
    }

    pub(crate) fn members(&self, set: u32) -> impl Iterator<Item = usize> + use<> {
        (0..self.items.len()).filter(move |at| set >> at & 1 == 1)
    }

    pub(crate) fn cost(&self, set: u32) -> u32 {
        self.members(set).map(|at| self.middle(at)).sum()
    }

    /// Twice the middle of the range, to stay with whole numbers.
    fn middle(&self, at: usize) -> u32 {
        let cost = self.items[at].cost;
        cost / 2 + cost + cost.div_ceil(2)
    }
}

/// The set of a list of positions.
pub(crate) fn set_of(members: &[usize]) -> u32 {
    members.iter().fold(0, |set, at| set | 1 << at)
}
