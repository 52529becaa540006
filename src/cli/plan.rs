//! `capgap plan`: what to fund within a budget, when, and how sure that is.

use super::args::{Globals, paper};
use super::formats::Place;
use super::output;
use super::plan_formats;
use super::plan_kept::Kept;
use super::plan_wishes::{self, Flags};
use super::report::choices;
use super::session::{Choices, Scored};
use super::sharing::{self, Shared};
use super::{Environment, Exit};
use crate::library::StartRules;
use crate::model::ThreatProfile;
use crate::plan::{Ask, Converted, Doubt, Funded, Objective, Robustness, Unplanned, Wishes, convert, fund, rank, robustness};
use crate::report::Planned;
use crate::say;
use crate::score::Sheet;
use crate::words::Words;
use clap::{Arg, ArgMatches, Command, value_parser};
use std::num::NonZero;
use std::path::{Path, PathBuf};

pub(super) fn command(words: &Words) -> Command {
    let path = || value_parser!(PathBuf);
    Command::new("plan")
        .about(say!(words, "plan-cli"))
        .arg(Arg::new("file").required(true).value_name("FILE").value_parser(path()).help(say!(words, "cli-file")))
        .args(plan_wishes::arguments(words))
        .args(plan_formats::arguments(words))
        .arg(paper(words))
        .args(super::args::choices(words))
        .args(sharing::arguments(words))
}

pub(super) fn run(environment: &mut Environment<'_>, words: &Words, globals: &Globals, matches: &ArgMatches) -> Exit {
    match plan(environment, words, globals, matches) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn plan(environment: &mut Environment<'_>, words: &Words, globals: &Globals, matches: &ArgMatches) -> Result<Exit, Exit> {
    let Some(file) = matches.get_one::<PathBuf>("file") else { return Err(Exit::Usage) };
    let wanted = plan_formats::wanted(environment, words, matches)?;
    let mut flags = plan_wishes::flags(environment, words, matches)?;
    let kept = Kept::read(environment, words, globals, matches)?;
    kept.complete(&mut flags);
    let publisher = plan_formats::publisher(environment, words, globals, matches, &wanted, flags.start)?;
    let mut scored = Scored::read(environment, words, globals, file, &Choices { fingerprints: true, ..choices(matches) })?;
    // From here on all costs are in the currency of the plan.
    let mut interventions = std::mem::take(&mut scored.library.interventions);
    let rates = used_rates(&flags, &interventions);
    let converted = convert(&mut interventions, flags.currency.as_deref(), &flags.rates);
    scored.library.interventions = interventions;
    let currency = match converted {
        Converted::Into(currency) => currency,
        Converted::WithoutRate { wanted, missing } => {
            let missing = missing.join(&say!(words, "list-comma"));
            output::tell(environment, &say!(words, "plan-without-rate", wanted = wanted, missing = missing));
            return Err(Exit::Usage);
        }
    };
    let rates: Vec<(String, f64)> = rates.into_iter().filter(|(of, _)| *of != currency).collect();
    let mut wishes = plan_wishes::wishes(environment, words, matches, &scored.library, &flags)?;
    kept.fix(environment, words, &scored, &currency, &mut wishes)?;
    let profile = scored.threat_profile().cloned();
    scored.ranking = rank(&scored.library, &scored.assessment, profile.as_ref(), scored.submission.size);
    let shared = Shared::of(environment, words, globals, matches, &scored, None)?;
    if let Some(audience) = shared.audience().filter(|audience| !audience.sees_interventions()) {
        output::tell(environment, &say!(words, "plan-not-for-audience", title = &audience.profile.title));
        return Err(Exit::Usage);
    }
    let funded = fund(&scored.library, &scored.assessment, profile.as_ref(), scored.submission.size, &wishes).map_err(|why| {
        let key = match why {
            Unplanned::TooDear => "plan-too-dear",
            Unplanned::CannotStart => "plan-cannot-start",
        };
        output::tell(environment, &words.say(key, &[]));
        Exit::Findings
    })?;
    let robustness = draws(environment, words, globals, matches, &scored, profile.as_ref(), &wishes, &funded)?;
    let planned = Planned {
        subject: shared.subject(scored.subject(words)),
        wishes: &wishes,
        plan: &funded,
        robustness: robustness.as_ref(),
        currency: &currency,
        rates: &rates,
        kept: kept.plan(),
        start: flags.start,
    };
    match &wanted {
        plan_formats::Wanted::Kept => kept.write(environment, words, globals, matches, &planned),
        plan_formats::Wanted::Files(files) => {
            let sources: Vec<&Path> = [file.as_path()].into_iter().chain(kept.path()).collect();
            let place = Place { words, globals, matches, sources: &sources, word: "plan" };
            Ok(plan_formats::write(environment, place, files, planned, publisher.as_ref()))
        }
    }
}

/// The rates that costs are converted at, by the currency that they are of.
fn used_rates(flags: &Flags, interventions: &[crate::model::Intervention]) -> Vec<(String, f64)> {
    let mut currencies: Vec<&str> = interventions.iter().map(|intervention| intervention.currency.as_str()).collect();
    currencies.sort_unstable();
    currencies.dedup();
    let rate = |currency: &&str| Some(((*currency).to_owned(), *flags.rates.get(*currency).or_else(|| flags.rates.get(""))?));
    currencies.iter().filter_map(rate).collect()
}

/// Makes the draws, and tells how far they are where somebody watches.
#[allow(clippy::too_many_arguments)] // all of it is what one draw is made from
fn draws(
    environment: &mut Environment<'_>,
    words: &Words,
    globals: &Globals,
    matches: &ArgMatches,
    scored: &Scored,
    profile: Option<&ThreatProfile>,
    wishes: &Wishes,
    funded: &Funded,
) -> Result<Option<Robustness>, Exit> {
    let draws = matches.get_one::<u32>("draws").copied().unwrap_or(0);
    if draws == 0 {
        return Ok(None);
    }
    let library = &scored.library;
    let size = scored.submission.size;
    let objective = Objective::new(library, &scored.assessment, profile);
    let rules = StartRules::of(library);
    let costs: Vec<f64> = library.interventions.iter().map(|intervention| intervention.cost.of(size).middle()).collect();
    let ask = Ask {
        library,
        assessment: &scored.assessment,
        objective: &objective,
        rules: &rules,
        costs: &costs,
        // Without a limit of money every cost of any draw is within it.
        budget: wishes.budget.min(f64::MAX),
        mandatory: wishes.mandatory.clone(),
        excluded: [wishes.excluded.as_slice(), &funded.lateness.left_out].concat(),
        ended: wishes.done.iter().chain(&wishes.under_way).copied().collect(),
        most_steps: wishes.most_steps,
    };
    let sheet = Sheet::of(library, &scored.submission);
    let asked = library.asked(&scored.submission.questionnaire.id);
    let doubt = Doubt {
        library,
        asked: &asked,
        targets: scored.target_profiles(),
        sheet: &sheet,
        assessment: &scored.assessment,
        threats: profile,
        size,
        ask: &ask,
        plan: &funded.order,
        draws,
        seed: matches.get_one::<u64>("seed").copied().unwrap_or(1),
        threads: matches.get_one::<u16>("threads").and_then(|threads| NonZero::new(usize::from(*threads))).unwrap_or(NonZero::<usize>::MIN),
    };
    let watched = environment.interactive && !globals.quiet;
    let (sender, receiver) = std::sync::mpsc::channel::<u32>();
    let found = std::thread::scope(|scope| {
        let made = scope.spawn(move || {
            // Where nobody hears any more how far it is, the draws go on.
            robustness(&doubt, &move |done| sender.send(done).map_or(true, |()| true))
        });
        for done in receiver {
            if watched && (done % 10 == 0 || done == draws) {
                let told = say!(words, "plan-progress", done = done.to_string(), draws = draws.to_string());
                let _ = write!(environment.errors, "\r{told}").and_then(|()| environment.errors.flush());
            }
        }
        made.join().ok().flatten()
    });
    if watched {
        let _ = writeln!(environment.errors);
    }
    Ok(found)
}
