//! `capgap plan`: what to fund within a budget, when, and how sure that is.

use super::args::{Globals, paper};
use super::formats::Place;
use super::output;
use super::plan_draws::{self, Doubts};
use super::plan_formats;
use super::plan_kept::Kept;
use super::plan_stop::{self, Watch};
use super::plan_what_if;
use super::plan_wishes::{self, Flags};
use super::report::choices;
use super::session::{Choices, Scored};
use super::sharing::{self, Shared};
use super::{Environment, Exit};
use crate::plan::{Converted, Stop, Unplanned, Wishes, convert, fund_until, rank};
use crate::report::{Cut, Insight, Planned};
use crate::say;
use crate::words::Words;
use clap::{Arg, ArgMatches, Command, value_parser};
use std::path::{Path, PathBuf};

pub(super) fn command(words: &Words) -> Command {
    let path = || value_parser!(PathBuf);
    Command::new("plan")
        .about(say!(words, "plan-cli"))
        .arg(Arg::new("file").required(true).value_name("FILE").value_parser(path()).help(say!(words, "cli-file")))
        .args(plan_wishes::arguments(words))
        .args(plan_what_if::arguments(words))
        .args(plan_draws::arguments(words))
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
    let supposed = plan_what_if::wanted(matches);
    if let Some(key) = wanted.not_of_suppositions().filter(|_| supposed) {
        output::tell(environment, &words.say(key, &[]));
        return Err(Exit::Usage);
    }
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
    let mut what_if = plan_what_if::read(environment, words, matches, &scored, &wishes)?;
    let profile = scored.threat_profile().cloned();
    scored.ranking = rank(&scored.library, &scored.assessment, profile.as_ref(), scored.submission.size);
    let before_after = supposed.then(|| plan_what_if::apply(&mut what_if, &mut scored, &mut wishes));
    let shared = Shared::of(environment, words, globals, matches, &scored, None)?;
    if let Some(audience) = shared.audience().filter(|audience| !audience.sees_interventions()) {
        output::tell(environment, &say!(words, "plan-not-for-audience", title = &audience.profile.title));
        return Err(Exit::Usage);
    }
    let watch = Watch::start(plan_stop::limit(matches));
    let stops = || watch.stops();
    let size = scored.submission.size;
    let funded = fund_until(&scored.library, &scored.assessment, profile.as_ref(), size, &wishes, Stop::when(&stops)).map_err(|why| {
        let key = match why {
            Unplanned::TooDear => "plan-too-dear",
            Unplanned::CannotStart => "plan-cannot-start",
        };
        output::tell(environment, &words.say(key, &[]));
        Exit::Findings
    })?;
    let doubts = Doubts {
        words,
        matches,
        scored: &scored,
        profile: profile.as_ref(),
        what_if: &what_if,
        wishes: &wishes,
        funded: &funded,
        watch: &watch,
        watched: environment.progress.filter(|_| !globals.quiet),
        names_questions: shared.audience().is_none_or(crate::report::Audience::sees_answers),
    };
    let found = doubts.found(environment);
    let cut = watch.cut();
    // What is only supposed to have ended stands in a chapter of its own.
    let really = wishes.done.iter().copied().filter(|at| !what_if.done.contains(at)).collect();
    let told = Wishes { done: really, ..wishes.clone() };
    let planned = Planned {
        subject: shared.subject(scored.subject(words)),
        wishes: &told,
        plan: &funded,
        robustness: found.robustness.as_ref(),
        currency: &currency,
        rates: &rates,
        kept: kept.plan(),
        start: flags.start,
        insight: Insight {
            what_if: before_after.as_ref(),
            tornado: found.tornado.as_ref(),
            answers: found.answers.as_ref(),
            cut,
            draws: found.draws,
        },
    };
    let exit = match &wanted {
        plan_formats::Wanted::Kept => kept.write(environment, words, globals, matches, &planned)?,
        plan_formats::Wanted::Files(files) => {
            let sources: Vec<&Path> = [file.as_path()].into_iter().chain(kept.path()).collect();
            let place = Place { words, globals, matches, sources: &sources, word: "plan" };
            plan_formats::write(environment, place, files, planned, publisher.as_ref())
        }
    };
    if let Some(cut) = cut {
        let key = if matches!(cut, Cut::Interrupt) { "plan-told-interrupted" } else { "plan-told-time" };
        output::tell(environment, &words.say(key, &[]));
    }
    Ok(if cut == Some(Cut::Interrupt) && exit == Exit::Done { Exit::Interrupted } else { exit })
}

/// The rates that costs are converted at, by the currency that they are of.
pub(super) fn used_rates(flags: &Flags, interventions: &[crate::model::Intervention]) -> Vec<(String, f64)> {
    let mut currencies: Vec<&str> = interventions.iter().map(|intervention| intervention.currency.as_str()).collect();
    currencies.sort_unstable();
    currencies.dedup();
    let rate = |currency: &&str| Some(((*currency).to_owned(), *flags.rates.get(*currency).or_else(|| flags.rates.get(""))?));
    currencies.iter().filter_map(rate).collect()
}
