//! An attacker who has the shared output, knows the definitions and the rules of suppression, and may know how many took part.
//!
//! What is published becomes bounds of unknown counts; what the definitions say of them (whoever has a rating has a figure, whoever is at
//! level 0 is below the target, …) becomes differences. Both together are a system of difference constraints, which shortest paths
//! solve exactly. The attacker wins where some group of States is certainly there and certainly smaller than the threshold.

use crate::common::random::Random;
use crate::small::{Levels, OPEN, World, random_levels, states};
use serde_json::Value;

const FAR: i64 = 1 << 40;

/// Unknown counts. Variable 0 is the number nought.
struct Attack {
    threshold: i64,
    /// How far a published count may lie below the true one.
    slack: i64,
    names: Vec<String>,
    /// The greatest that variable i − variable j can be.
    most: Vec<Vec<i64>>,
    /// What follows from a count that is not published: at least one of these differences is smaller than the threshold.
    hidden: Vec<Vec<(usize, usize)>>,
    /// Groups of States that the attacker would like to know the size of: one count without another.
    secrets: Vec<(usize, usize)>,
}

impl Attack {
    fn new(threshold: u64, slack: i64) -> Self {
        let threshold = i64::try_from(threshold).unwrap();
        Self { threshold, slack, names: vec!["0".to_owned()], most: vec![vec![0]], hidden: Vec::new(), secrets: Vec::new() }
    }

    /// A count that is part of another one.
    fn count(&mut self, name: &str, of: Option<usize>) -> usize {
        let at = self.names.len();
        self.names.push(name.to_owned());
        self.most.iter_mut().for_each(|row| row.push(FAR));
        self.most.push(vec![FAR; at + 1]);
        self.most[at][at] = 0;
        // Counts are not below nought.
        self.limit(0, at, 0);
        if let Some(of) = of {
            self.within(at, of);
        }
        self.secrets.push((at, 0));
        at
    }

    /// Variable i − variable j is at most so much.
    fn limit(&mut self, i: usize, j: usize, most: i64) {
        self.most[i][j] = self.most[i][j].min(most);
    }

    /// One group lies within another; what it leaves out is a secret too.
    fn within(&mut self, part: usize, whole: usize) {
        self.limit(part, whole, 0);
        self.secrets.push((whole, part));
    }

    /// What is published of a part of a count, of which this is published: less than the threshold is not told, and nearly all as fewer.
    fn part(&mut self, at: usize, value: Option<i64>, of: Option<i64>) {
        let most = of.unwrap_or(0) - self.threshold;
        match value {
            // Without rounding, everything up to the whole is told.
            Some(value) => {
                self.limit(0, at, -value);
                if value < most || self.slack == 0 {
                    self.limit(at, 0, value + self.slack);
                }
            }
            None if most > 0 => self.limit(at, 0, self.threshold - 1),
            None => {}
        }
    }

    /// What is published of a count. `of` is the count whose rest must be large enough too; none where only the count itself must be.
    fn published(&mut self, at: usize, value: Option<i64>, of: Option<usize>) {
        match value {
            Some(value) => {
                self.limit(at, 0, value + self.slack);
                self.limit(0, at, -value);
                if let Some(of) = of {
                    self.limit(at, of, -self.threshold);
                }
            }
            None => match of {
                Some(of) => self.hidden.push(vec![(at, 0), (of, at)]),
                None => self.limit(at, 0, self.threshold - 1),
            },
        }
    }

    /// All shortest paths; false where nothing fits.
    fn close(&mut self) -> bool {
        let count = self.most.len();
        for k in 0..count {
            for i in 0..count {
                let first = self.most[i][k];
                if first < FAR {
                    for j in 0..count {
                        let way = first + self.most[k][j];
                        if way < self.most[i][j] {
                            self.most[i][j] = way;
                        }
                    }
                }
            }
        }
        (0..count).all(|at| self.most[at][at] >= 0)
    }

    /// The secrets of which the attacker knows that they are there and smaller than the threshold.
    fn broken(mut self) -> Vec<String> {
        assert!(self.close(), "what is published fits no cohort");
        // Where all but one of the reasons why a count is hidden are impossible, that one holds.
        while let Some(at) = (0..self.hidden.len()).find(|at| self.fitting(&self.hidden[*at]).len() < 2) {
            let reasons = self.hidden.swap_remove(at);
            let [(i, j)] = self.fitting(&reasons)[..] else { panic!("{reasons:?} fit no cohort") };
            self.limit(i, j, self.threshold - 1);
            assert!(self.close(), "{} fits no cohort", self.names[i]);
        }
        let mut broken = Vec::new();
        for (whole, part) in self.secrets.clone() {
            let touches = |reasons: &&Vec<(usize, usize)>| {
                reasons.iter().any(|(i, j)| [i, j].iter().any(|at| **at > 0 && [whole, part].contains(at)))
            };
            let near: Vec<&Vec<(usize, usize)>> = self.hidden.iter().filter(touches).take(3).collect();
            let (mut least, mut most) = (FAR, -FAR);
            let branches: usize = near.iter().map(|reasons| reasons.len()).product();
            for branch in 0..branches {
                let mut rest = branch;
                let taken = near.iter().map(|reasons| {
                    let reason = reasons[rest % reasons.len()];
                    rest /= reasons.len();
                    reason
                });
                let taken: Vec<(usize, usize)> = taken.collect();
                if let Some((low, high)) = self.range(whole, part, &taken) {
                    (least, most) = (least.min(low), most.max(high));
                }
                if least <= 0 || most >= self.threshold {
                    break;
                }
            }
            if least >= 1 && most < self.threshold {
                broken.push(format!("{} without {}: {least} to {most}", self.names[whole], self.names[part]));
            }
        }
        broken
    }

    /// Those of the differences that can be smaller than the threshold.
    fn fitting(&self, reasons: &[(usize, usize)]) -> Vec<(usize, usize)> {
        reasons.iter().copied().filter(|(i, j)| self.most[*j][*i] + self.threshold > 0).collect()
    }

    /// Least and greatest of a difference where also each of these differences is below the threshold; none where nothing fits.
    fn range(&self, whole: usize, part: usize, taken: &[(usize, usize)]) -> Option<(i64, i64)> {
        let fits = taken.iter().all(|(i, j)| self.threshold - 1 + self.way(*j, *i, taken) >= 0);
        fits.then(|| (-self.way(part, whole, taken), self.way(whole, part, taken)))
    }

    /// The greatest that a difference can be, by ways through each of the further limits at most once.
    fn way(&self, from: usize, to: usize, taken: &[(usize, usize)]) -> i64 {
        let through = taken.iter().enumerate().map(|(at, (i, j))| {
            let others = [&taken[..at], &taken[at + 1..]].concat();
            self.most[from][*i] + self.threshold - 1 + self.way(*j, to, &others)
        });
        through.min().map_or(self.most[from][to], |least| least.min(self.most[from][to]))
    }
}

/// What a shared summary says, with what the definitions of [`World`] say of it. `taken` is the number of States where the attacker knows it.
fn attack(summary: &Value, threshold: u64, slack: i64, taken: Option<i64>) -> Vec<String> {
    let mut attack = Attack::new(threshold, slack);
    let all = attack.count("taken", None);
    attack.published(all, summary["submissions"].as_i64(), None);
    if let Some(taken) = taken {
        attack.limit(all, 0, taken);
        attack.limit(0, all, -taken);
        // Then how many there are is no secret; what they are is.
        attack.secrets.retain(|secret| *secret != (all, 0));
    }
    let mut figures = Vec::new();
    let (mut fully, mut storm) = (Vec::new(), None);
    for framework in summary["frameworks"].as_array().unwrap() {
        for node in framework["nodes"].as_array().unwrap() {
            let id = node["id"].as_str().unwrap();
            let with = attack.count(&format!("{id} with a figure"), Some(all));
            attack.published(with, node["with_figure"].as_i64(), None);
            figures.push(with);
            // The bounds between bands, each with the last published one below it, and whether it is published.
            let bounds = |attack: &mut Attack, key: &str, names: &[&str]| -> Vec<(usize, usize, bool)> {
                let bands = node[key].as_array().unwrap();
                let (mut found, mut told, mut below, mut last) = (Vec::new(), 0, None, 0);
                for name in &names[..names.len() - 1] {
                    let bound = attack.count(&format!("{id} {key} up to {name}"), Some(with));
                    let ends = bands.iter().position(|band| band["to"] == *name);
                    match ends {
                        Some(end) => {
                            told = bands[..=end].iter().map(|band| band["count"].as_i64().unwrap()).sum();
                            attack.published(bound, Some(told), Some(with));
                            attack.limit(last, bound, -attack.threshold);
                        }
                        None => attack.limit(0, bound, -told),
                    }
                    found.push((bound, last, ends.is_some()));
                    last = if ends.is_some() { bound } else { last };
                    if let Some(below) = below {
                        attack.within(below, bound);
                    }
                    below = Some(bound);
                }
                found
            };
            let rated = framework["kind"] == "norms" && id != "norms";
            if rated {
                let names = ["N", "P", "L", "F"];
                let claimed = bounds(&mut attack, "ratings", &names);
                let potential = bounds(&mut attack, "ratings_potential", &names);
                // Open answers at their best rate nobody lower.
                for ((claimed, last, told), (potential, before, _)) in claimed.iter().zip(potential) {
                    attack.within(potential, *claimed);
                    if !told {
                        attack.hidden.push(vec![(*claimed, *last), (with, *claimed), (potential, before), (with, potential)]);
                    }
                }
                fully.push((id.to_owned(), with, claimed[2].0));
            } else if framework["kind"] != "scenario" {
                for (bound, last, told) in bounds(&mut attack, "bands", &["0-15", "15-50", "50-85", "85-100"]) {
                    if !told {
                        attack.hidden.push(vec![(bound, last), (with, bound)]);
                    }
                }
            }
            if framework["kind"] == "scenario" {
                let weak = attack.count(&format!("{id} weak"), Some(with));
                attack.part(weak, node["weak"].as_i64(), node["with_figure"].as_i64());
                // Whoever is weak in a phase is weak in the whole, which is listed first.
                match storm {
                    None => storm = Some(weak),
                    Some(storm) => {
                        attack.within(weak, storm);
                        let weakest = attack.count(&format!("{id} weakest"), Some(all));
                        attack.part(weakest, node["weakest"].as_i64(), summary["submissions"].as_i64());
                    }
                }
            }
        }
    }
    for capability in summary["capabilities"].as_array().unwrap() {
        let id = capability["id"].as_str().unwrap();
        let asked = attack.count(&format!("{id} asked"), Some(all));
        attack.published(asked, capability["asked"].as_i64(), None);
        // Here everybody is asked everything, which is no secret.
        attack.limit(all, asked, 0);
        attack.secrets.retain(|secret| *secret != (asked, 0));
        let mut part = |key: &str, within: usize, of: &Value| {
            let at = attack.count(&format!("{id} {key}"), Some(within));
            attack.part(at, capability[key].as_i64(), of.as_i64());
            at
        };
        let of = &capability["asked"];
        let below = part("below_target", asked, of);
        let zero = part("at_zero", below, of);
        let gap = part("gap", asked, of);
        let certain = part("gap_certain", gap, of);
        part("holds_down", all, &summary["submissions"]);
        // Without facts a level below the target is a gap, and one that is open is a gap that may close.
        attack.within(below, gap);
        attack.within(certain, below);
        attack.within(below, certain);
        attack.within(zero, certain);
        // Whoever is rated F has the essential capability at its target.
        for (element, with, largely) in &fully {
            let essential = matches!((element.as_str(), id), ("x" | "z", "a") | ("y", "c") | ("z", "d"));
            if essential && *with == all {
                attack.within(below, *largely);
            }
        }
    }
    for intervention in summary["interventions"].as_array().unwrap() {
        let id = intervention["id"].as_str().unwrap();
        let up_to = attack.count(&format!("{id} up to"), Some(all));
        attack.part(up_to, intervention["serves_up_to"].as_i64(), summary["submissions"].as_i64());
        let serves = attack.count(id, Some(up_to));
        attack.part(serves, intervention["serves"].as_i64(), summary["submissions"].as_i64());
    }
    if summary["rounds"].is_object() {
        let rounds = &summary["rounds"];
        let before = attack.count("before", None);
        attack.published(before, rounds["before"].as_i64(), None);
        let both = attack.count("both", Some(all));
        attack.within(both, before);
        attack.published(both, rounds["both"].as_i64(), None);
        for (change, figure) in rounds["changes"].as_array().unwrap().iter().zip(figures) {
            let id = change["id"].as_str().unwrap();
            let compared = attack.count(&format!("{id} compared"), Some(both));
            attack.published(compared, change["compared"].as_i64(), None);
            attack.within(compared, figure);
            let bands = change["moved"].as_array().unwrap();
            let (mut below, mut last) = (None, 0);
            for name in ["lower", "same"] {
                let bound = attack.count(&format!("{id} {name}"), Some(compared));
                if let Some(end) = bands.iter().position(|band| band["to"] == name) {
                    let told = bands[..=end].iter().map(|band| band["count"].as_i64().unwrap()).sum();
                    attack.published(bound, Some(told), Some(compared));
                    attack.limit(last, bound, -attack.threshold);
                    last = bound;
                } else {
                    attack.hidden.push(vec![(bound, last), (compared, bound)]);
                }
                if let Some(below) = below {
                    attack.within(below, bound);
                }
                below = Some(bound);
            }
        }
    }
    attack.broken()
}

/// Cohorts of any kind: alike, apart, with single ones that stand out.
fn cohort(random: &mut Random) -> Vec<Levels> {
    let count = random.between(0, 40);
    let kinds: Vec<Levels> = (0..random.between(1, 6)).map(|_| random_levels(random)).collect();
    let alike = random.below(100);
    (0..count).map(|_| if random.chance(alike) { random.pick(&kinds) } else { random_levels(random) }).collect()
}

fn later(random: &mut Random, before: &[Levels]) -> Vec<Levels> {
    let better = |random: &mut Random, level: u8| if level == OPEN || random.chance(70) { level } else { (level + 1).min(4) };
    before.iter().map(|levels| levels.map(|level| better(random, level))).collect()
}

#[test]
fn no_shared_output_gives_a_small_group_away() {
    let world = World::new();
    let mut told = 0;
    for seed in 0..200 {
        let mut random = Random::new(seed);
        let threshold = random.pick(&[2, 3, 5, 5, 5, 8]);
        let first = cohort(&mut random);
        // Some join, some leave.
        let (left, joined) = (random.below(first.len().min(6) + 1), random.between(0, 6));
        let mut second = later(&mut random, &first[left..]);
        second.extend((0..joined).map(|_| random_levels(&mut random)));
        let before = random.chance(60).then(|| world.round(&states(0, &first), true));
        let now = world.round(&states(left, &second), true);
        let summary = world.told(&now, Some(threshold), before.as_ref());
        let json: Value = serde_json::from_str(&capgap::report::cohort_json(&summary)).unwrap();
        told += json.to_string().matches("\"count\":").count();
        let slack = i64::try_from(threshold).unwrap() - 1;
        for taken in [None, Some(i64::try_from(second.len()).unwrap())] {
            let broken = attack(&json, threshold, slack, taken);
            assert!(broken.is_empty(), "seed {seed}, threshold {threshold}, {} States: {broken:#?}\n{json:#}", second.len());
        }
    }
    // An output that says nothing would be safe too.
    assert!(told > 2_000, "only {told} bands told");
}

/// The same attack on what a simpler rule would publish: true counts wherever enough are in them and enough are not.
#[test]
fn the_attack_breaks_a_simpler_rule() {
    let world = World::new();
    let (mut broken, mut tried) = (0, 0);
    for seed in 0..60 {
        let mut random = Random::new(seed);
        let levels = cohort(&mut random);
        if levels.len() < 12 {
            continue;
        }
        tried += 1;
        let round = world.round(&states(0, &levels), true);
        let home: Value = serde_json::from_str(&capgap::report::cohort_json(&world.told(&round, None, None))).unwrap();
        let shared = serde_json::from_str(&capgap::report::cohort_json(&world.told(&round, Some(5), None))).unwrap();
        broken += usize::from(!attack(&exact(&shared, &home), 5, 0, None).is_empty());
    }
    assert!(tried > 20 && broken * 2 > tried, "{broken} of {tried}");
}

/// A shared summary with the true counts in the place of those that are rounded.
fn exact(shared: &Value, home: &Value) -> Value {
    match (shared, home) {
        (Value::Object(shared), Value::Object(home)) => {
            let pairs = shared.iter().map(|(key, value)| {
                let of = &home[key];
                let joined = value
                    .as_array()
                    .is_some_and(|bands| bands.iter().any(|band| band.get("count").is_some() && band.get("from").is_some()));
                (
                    key.clone(),
                    if joined {
                        bands(value, of)
                    } else if key == "at_least" {
                        value.clone()
                    } else {
                        exact(value, of)
                    },
                )
            });
            pairs.collect()
        }
        (Value::Array(shared), Value::Array(home)) => shared.iter().zip(home).map(|(shared, home)| exact(shared, home)).collect(),
        (Value::Number(_), Value::Number(_)) => home.clone(),
        _ => shared.clone(),
    }
}

fn bands(shared: &Value, home: &Value) -> Value {
    let mut rest = home.as_array().unwrap().iter();
    let told = shared.as_array().unwrap().iter().map(|band| {
        let mut count = 0;
        for part in rest.by_ref() {
            count += part["count"].as_i64().unwrap();
            if part["to"] == band["to"] {
                break;
            }
        }
        serde_json::json!({ "from": band["from"], "to": band["to"], "count": count })
    });
    told.collect()
}

/// All States alike: nothing may say what every one of them is.
#[test]
fn nothing_is_said_of_all_states() {
    let world = World::new();
    for levels in [[0, 0, 0, 0], [2, 2, 2, 2], [4, 4, 4, 4], [OPEN; 4]] {
        let round = world.round(&states(0, &[levels; 25]), true);
        let json: Value = serde_json::from_str(&capgap::report::cohort_json(&world.told(&round, Some(5), Some(&round)))).unwrap();
        for node in json["frameworks"].as_array().unwrap().iter().flat_map(|framework| framework["nodes"].as_array().unwrap()) {
            for key in ["ratings", "ratings_potential", "bands"] {
                assert_eq!(node[key], Value::Array(vec![]), "{levels:?} {key}");
            }
            for key in ["weak", "weakest"] {
                assert!(node[key].as_u64().is_none_or(|count| count <= 20), "{levels:?} {key}");
            }
            for part in ["minimum", "maximum"] {
                assert!(node["claimed"].is_null() || node["claimed"][part].is_null());
            }
        }
        for capability in json["capabilities"].as_array().unwrap() {
            for key in ["at_zero", "below_target", "gap", "gap_certain", "holds_down"] {
                // As if five or more were otherwise.
                assert!(capability[key].as_u64().is_none_or(|count| count <= 20), "{levels:?} {key}");
            }
        }
        assert!(json["rounds"]["changes"].as_array().unwrap().iter().all(|change| change["moved"] == Value::Array(vec![])));
    }
}
