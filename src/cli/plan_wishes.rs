//! What somebody wants of a plan, as the flags say it.

use super::output;
use super::{Environment, Exit};
use crate::library::Library;
use crate::model::Month;
use crate::plan::Wishes;
use crate::say;
use crate::text::nearest;
use crate::words::Words;
use clap::{Arg, ArgAction, ArgMatches, value_parser};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Steps of the solver for each budget where no flag says how many.
const STEPS: &str = "20000";
/// How many interventions run at the same time where no flag says how many.
const PARALLEL: &str = "3";
/// How many draws are made where no flag says how many.
const DRAWS: &str = "1000";

/// The flags.
pub(super) fn arguments(words: &Words) -> Vec<Arg> {
    let text = |name: &'static str, value: &'static str, key: &str| Arg::new(name).long(name).value_name(value).help(words.say(key, &[]));
    let several = |name: &'static str, value: &'static str, key: &str| text(name, value, key).action(ArgAction::Append);
    let ids = |name: &'static str, key: &str| several(name, "ID", key).value_delimiter(',');
    vec![
        several("budget", "AMOUNT", "plan-cli-budget"),
        text("currency", "CODE", "plan-cli-currency"),
        several("rate", "RATE", "plan-cli-rate"),
        text("parallel", "NUMBER", "plan-cli-parallel").value_parser(value_parser!(u16).range(1..)).default_value(PARALLEL),
        several("yearly", "AMOUNT", "plan-cli-yearly"),
        text("plan", "FILE", "plan-cli-plan").value_parser(value_parser!(PathBuf)),
        text("start", "MONTH", "plan-cli-start"),
        text("deadline", "MONTHS", "plan-cli-deadline").value_parser(value_parser!(u16).range(1..=1200)),
        ids("must", "plan-cli-must"),
        ids("without", "plan-cli-without"),
        ids("under-way", "plan-cli-under-way"),
        ids("done", "plan-cli-done"),
        text("steps", "NUMBER", "plan-cli-steps").value_parser(value_parser!(u64).range(1..)).default_value(STEPS),
        text("draws", "NUMBER", "plan-cli-draws").value_parser(value_parser!(u32).range(0..=1_000_000)).default_value(DRAWS),
        text("seed", "NUMBER", "plan-cli-seed").value_parser(value_parser!(u64)).default_value("1"),
        text("threads", "NUMBER", "plan-cli-threads").value_parser(value_parser!(u16).range(1..=256)).default_value("1"),
    ]
}

/// What the flags say beside the wishes themselves.
#[derive(Debug)]
pub(super) struct Flags {
    pub(super) currency: Option<String>,
    pub(super) rates: BTreeMap<String, f64>,
    pub(super) start: Option<Month>,
    /// Budgets in the order in which they were named; the first one is that of the plan.
    pub(super) budgets: Vec<f64>,
    yearly: Vec<f64>,
}

/// Reads what can be read without the definitions; says what is wrong and how the command ends.
pub(super) fn flags(environment: &mut Environment<'_>, words: &Words, matches: &ArgMatches) -> Result<Flags, Exit> {
    // Commands that take only some of these flags do not know the others.
    let all = |name: &str| matches.try_get_many::<String>(name).ok().flatten().into_iter().flatten().cloned().collect::<Vec<String>>();
    let mut wrong = |told: String| {
        output::tell(environment, &told);
        Exit::Usage
    };
    let mut amounts = |name: &str| -> Result<Vec<f64>, Exit> {
        let mut amounts = Vec::new();
        for text in all(name) {
            match listed_amounts(&text) {
                Some(mut found) => amounts.append(&mut found),
                None => return Err(wrong(say!(words, "plan-not-an-amount", text = text, flag = name))),
            }
        }
        Ok(amounts)
    };
    let (budgets, yearly) = (amounts("budget")?, amounts("yearly")?);
    let is_code = |text: &str| text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    let currency = matches.get_one::<String>("currency").cloned();
    if let Some(code) = currency.as_deref().filter(|code| !is_code(code)) {
        return Err(wrong(say!(words, "plan-not-a-currency", text = code)));
    }
    let mut rates = BTreeMap::new();
    for text in all("rate") {
        let (of, rate) = text.split_once('=').unwrap_or(("", &text));
        match rate.parse::<f64>().ok().filter(|rate| rate.is_finite() && *rate > 0.0 && (of.is_empty() || is_code(of))) {
            Some(rate) => rates.insert(of.to_owned(), rate),
            None => return Err(wrong(say!(words, "plan-not-a-rate", text = &text))),
        };
    }
    let start = match matches.try_get_one::<String>("start").ok().flatten().map(|text| (text, text.parse::<Month>())) {
        None => None,
        Some((_, Ok(month))) => Some(month),
        Some((text, Err(_))) => return Err(wrong(say!(words, "plan-not-a-month", text = text))),
    };
    Ok(Flags { currency, rates, start, budgets, yearly })
}

/// The wishes, with the ids of the flags looked up.
pub(super) fn wishes(
    environment: &mut Environment<'_>,
    words: &Words,
    matches: &ArgMatches,
    library: &Library,
    flags: &Flags,
) -> Result<Wishes, Exit> {
    let mut set = |name: &str| positions(environment, words, library, matches.get_many::<String>(name).into_iter().flatten());
    let (mandatory, excluded, under_way, done) = (set("must")?, set("without")?, set("under-way")?, set("done")?);
    let ended: Vec<usize> = done.iter().chain(&under_way).copied().collect();
    let clash = mandatory.iter().chain(&ended).find(|at| excluded.contains(at)).or_else(|| done.iter().find(|at| under_way.contains(at)));
    if let Some(at) = clash {
        output::tell(environment, &say!(words, "plan-clash", id = library.interventions[*at].id.as_str()));
        return Err(Exit::Usage);
    }
    let mut budgets = flags.budgets.iter().copied();
    Ok(Wishes {
        budget: budgets.next().unwrap_or(f64::INFINITY),
        ladder: budgets.collect(),
        mandatory: mandatory.into_iter().filter(|at| !ended.contains(at)).collect(),
        excluded,
        under_way,
        done,
        starts: BTreeMap::new(),
        parallel: matches.get_one::<u16>("parallel").copied().map_or(1, usize::from),
        yearly: flags.yearly.clone(),
        deadline: matches.get_one::<u16>("deadline").copied(),
        most_steps: matches.get_one::<u64>("steps").copied().unwrap_or(1),
    })
}

/// Positions of interventions by their ids, each once and in order of the catalogue.
pub(super) fn positions<'i>(
    environment: &mut Environment<'_>,
    words: &Words,
    library: &Library,
    ids: impl Iterator<Item = &'i String>,
) -> Result<Vec<usize>, Exit> {
    let mut found = Vec::new();
    for id in ids {
        let Some(at) = library.intervention(&id.as_str().into()) else {
            let told = match nearest(id, library.interventions.iter().map(|intervention| intervention.id.as_str())) {
                Some(near) => say!(words, "plan-no-intervention-near", id = id, near = near),
                None => say!(words, "plan-no-intervention", id = id),
            };
            output::tell(environment, &told);
            return Err(Exit::Usage);
        };
        found.push(at);
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// Amounts with commas between them; none where one of them is no amount, or commas may stand between groups of digits.
pub(super) fn listed_amounts(text: &str) -> Option<Vec<f64>> {
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    let digits = |part: &str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let grouped = parts.len() > 1 && digits(parts[0], 3) && parts[1..].iter().all(|part| part.len() == 3 && digits(part, 3));
    if grouped { None } else { parts.into_iter().map(amount).collect() }
}

/// Nobody plans with more money than this; figures beyond it would lose single units.
const MOST: f64 = 1e15;

/// An amount such as `2000000`, `2_000_000`, `500k` or `2.5m`.
fn amount(text: &str) -> Option<f64> {
    let text = text.replace(['_', ' ', '\u{a0}', '\u{202f}'], "").to_ascii_lowercase();
    let (figure, unit) = match (text.strip_suffix('k'), text.strip_suffix('m')) {
        (Some(figure), _) => (figure, 1e3),
        (_, Some(figure)) => (figure, 1e6),
        _ => (text.as_str(), 1.0),
    };
    let plain = !figure.is_empty() && figure.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let amount = plain.then(|| figure.parse::<f64>().ok())?? * unit;
    (amount <= MOST).then_some(amount)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_and_groups_of_digits_refused() {
        assert_eq!(listed_amounts("500k,1m, 2_000_000"), Some(vec![5e5, 1e6, 2e6]));
        assert_eq!(listed_amounts("1k,200"), Some(vec![1e3, 200.0]));
        assert_eq!(listed_amounts("2.5M"), Some(vec![2.5e6]));
        assert_eq!(listed_amounts("0"), Some(vec![0.0]));
        for wrong in ["2,000,000", "2,500", "", "-5", "1e9", "inf", "nan", "k", "1,,2", "1.2.3", "99999999999999999999"] {
            assert_eq!(listed_amounts(wrong), None, "{wrong}");
        }
    }
}
