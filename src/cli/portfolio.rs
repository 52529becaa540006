//! `capgap portfolio`: one budget over several States.

use super::args::{Globals, paper};
use super::formats::{self, Content, Place, REPORTS, words_of};
use super::output;
use super::plan_stop::Watch;
use super::plan_wishes::{self, Flags};
use super::portfolio_states::States;
use super::report::choices;
use super::{Environment, Exit, progress};
use crate::plan::{Converted, Floor, NoPortfolio, Portfolio, PortfolioState, PortfolioWishes, Stop, convert, portfolio};
use crate::report::{Cut, Document, Pooled, PooledState, portfolio_csv, portfolio_json, portfolio_report, portfolio_workbook};
use crate::say;
use crate::words::Words;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

/// Steps of the solver for one State at a time where no flag says how many.
const STEPS: &str = "2000";
/// Rounds of prices where no flag says how many.
const ROUNDS: &str = "40";

pub(super) fn command(words: &Words) -> Command {
    let path = || value_parser!(PathBuf);
    let text = |name: &'static str, value: &'static str, key: &str| Arg::new(name).long(name).value_name(value).help(words.say(key, &[]));
    let several = |name: &'static str, value: &'static str, key: &str| text(name, value, key).action(ArgAction::Append);
    let number = |name: &'static str, key: &str| text(name, "NUMBER", key);
    Command::new("portfolio")
        .about(say!(words, "portfolio-cli"))
        .arg(
            Arg::new("paths").required(true).num_args(1..).value_name("PATH").value_parser(path()).help(say!(words, "portfolio-cli-paths")),
        )
        .arg(several("budget", "AMOUNT", "portfolio-cli-budget").required(true))
        .arg(text("currency", "CODE", "plan-cli-currency"))
        .arg(several("rate", "RATE", "plan-cli-rate"))
        .arg(text("floor", "PERCENT", "portfolio-cli-floor").value_parser(value_parser!(u8).range(1..=100)))
        .arg(text("each-at-least", "AMOUNT", "portfolio-cli-each").conflicts_with("floor"))
        .arg(several("without", "ID", "plan-cli-without").value_delimiter(','))
        .arg(Arg::new("anonymous").long("anonymous").action(ArgAction::SetTrue).help(say!(words, "portfolio-cli-anonymous")))
        .arg(number("rounds", "portfolio-cli-rounds").value_parser(value_parser!(u32).range(1..=10_000)).default_value(ROUNDS))
        .arg(number("steps", "portfolio-cli-steps").value_parser(value_parser!(u64).range(1..)).default_value(STEPS))
        .arg(number("threads", "portfolio-cli-threads").value_parser(value_parser!(u16).range(1..=256)))
        .arg(super::plan_stop::time_limit(words))
        .arg(text("format", "FORMAT", "report-cli-format").short('f').value_parser(words_of(REPORTS)).action(ArgAction::Append))
        .arg(text("output", "PATH", "report-cli-output").short('o').value_parser(path()))
        .arg(paper(words))
        .args(super::args::choices(words))
        .mut_arg("targets", |arg| arg.help(say!(words, "portfolio-cli-targets")))
        .mut_arg("threats", |arg| arg.help(say!(words, "portfolio-cli-threats")))
        .mut_arg("keep-going", |arg| arg.help(say!(words, "portfolio-cli-keep-going")))
}

pub(super) fn run(environment: &mut Environment<'_>, words: &Words, globals: &Globals, matches: &ArgMatches) -> Exit {
    match made(environment, words, globals, matches) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn made(environment: &mut Environment<'_>, words: &Words, globals: &Globals, matches: &ArgMatches) -> Result<Exit, Exit> {
    let paths: Vec<PathBuf> = matches.get_many::<PathBuf>("paths").into_iter().flatten().cloned().collect();
    let wanted = formats::wanted(environment, words, matches, &REPORTS)?;
    let flags = plan_wishes::flags(environment, words, matches)?;
    let floor = floor(environment, words, matches)?;
    let mut read = States::read(environment, words, globals, &paths, &choices(matches))?;
    let (currency, rates) = in_one_currency(environment, words, &flags, &mut read)?;
    let without = matches.get_many::<String>("without").into_iter().flatten();
    let mut budgets = flags.budgets.iter().copied();
    let wishes = PortfolioWishes {
        budget: budgets.next().unwrap_or(f64::INFINITY),
        ladder: budgets.collect(),
        floor,
        excluded: plan_wishes::positions(environment, words, &read.library, without)?,
        most_steps: matches.get_one::<u64>("steps").copied().unwrap_or(1),
        rounds: matches.get_one::<u32>("rounds").copied().unwrap_or(1),
        threads: matches
            .get_one::<u16>("threads")
            .map_or_else(|| std::thread::available_parallelism().map_or(1, NonZeroUsize::get), |threads| usize::from(*threads)),
    };
    let watch = Watch::start(super::plan_stop::limit(matches));
    let portfolio = reckoned(environment, words, globals, &read, &wishes, &watch)?;
    let cut = watch.cut();
    let states: Vec<PooledState<'_>> = read
        .states
        .iter()
        .map(|state| PooledState { submission: &state.submission, threats: state.threats.as_ref().map(crate::model::ProfileId::as_str) })
        .collect();
    let replaced: Vec<PooledState<'_>> = read.replaced.iter().map(|submission| PooledState { submission, threats: None }).collect();
    let pooled = Pooled {
        words,
        library: &read.library,
        states: &states,
        replaced: &replaced,
        left_out: &read.left_out,
        wishes: &wishes,
        portfolio: &portfolio,
        currency: &currency,
        rates: &rates,
        targets: read.targets.as_ref().map(crate::model::ProfileId::as_str),
        is_anonymous: matches.get_flag("anonymous"),
        cut,
    };
    let sources: Vec<&Path> = paths.iter().map(PathBuf::as_path).collect();
    let place = Place { words, globals, matches, sources: &sources, word: "portfolio" };
    let mut document: Option<Document> = None;
    let written = formats::write(environment, place, &wanted, &mut |environment, format| match format.content {
        Content::Figures => Ok(portfolio_json(pooled).into_bytes()),
        Content::Table => Ok(portfolio_csv(pooled).into_bytes()),
        Content::Workbook => output::workbook(environment, words, portfolio_workbook(pooled)),
        Content::Document | Content::Activities => {
            let document = document.get_or_insert_with(|| portfolio_report(pooled));
            Ok(output::formatted(environment, words, globals, matches, document, format.word))
        }
    });
    if let Some(cut) = cut {
        output::tell(
            environment,
            &words.say(if cut == Cut::Interrupt { "portfolio-told-interrupted" } else { "portfolio-told-time" }, &[]),
        );
    }
    Ok(match written {
        Exit::Done if cut == Some(Cut::Interrupt) => Exit::Interrupted,
        Exit::Done if !read.left_out.is_empty() => Exit::Findings,
        written => written,
    })
}

/// Turns all costs into the currency of the portfolio, and says which and at what rates.
fn in_one_currency(
    environment: &mut Environment<'_>,
    words: &Words,
    flags: &Flags,
    read: &mut States,
) -> Result<(String, Vec<(String, f64)>), Exit> {
    let rates = super::plan::used_rates(flags, &read.library.interventions);
    match convert(&mut read.library.interventions, flags.currency.as_deref(), &flags.rates) {
        Converted::Into(currency) => {
            let rates = rates.into_iter().filter(|(of, _)| *of != currency).collect();
            Ok((currency, rates))
        }
        Converted::WithoutRate { wanted, missing } => {
            let missing = missing.join(&say!(words, "list-comma"));
            output::tell(environment, &say!(words, "plan-without-rate", wanted = wanted, missing = missing));
            Err(Exit::Usage)
        }
    }
}

/// The floor that the flags ask for.
fn floor(environment: &mut Environment<'_>, words: &Words, matches: &ArgMatches) -> Result<Option<Floor>, Exit> {
    if let Some(percent) = matches.get_one::<u8>("floor") {
        return Ok(Some(Floor::OfEqualShare(f64::from(*percent) / 100.0)));
    }
    let Some(text) = matches.get_one::<String>("each-at-least") else { return Ok(None) };
    match plan_wishes::listed_amounts(text).as_deref() {
        Some([amount]) => Ok(Some(Floor::OfMoney(*amount))),
        _ => {
            output::tell(environment, &say!(words, "plan-not-an-amount", text = text, flag = "each-at-least"));
            Err(Exit::Usage)
        }
    }
}

/// Makes the portfolio, and tells how far it is where somebody watches.
fn reckoned(
    environment: &mut Environment<'_>,
    words: &Words,
    globals: &Globals,
    read: &States,
    wishes: &PortfolioWishes,
    watch: &Watch,
) -> Result<Portfolio, Exit> {
    let profile = |id: &Option<crate::model::ProfileId>| id.as_ref().and_then(|id| read.library.threat_profile(id));
    let states: Vec<PortfolioState<'_>> = read
        .states
        .iter()
        .map(|state| PortfolioState { assessment: &state.assessment, threats: profile(&state.threats), size: state.submission.size })
        .collect();
    let width = environment.progress.filter(|_| !globals.quiet);
    let line = |(done, all): (u32, u32), seconds: f64| {
        let left = if done > 0 {
            format!("{:.0}", (seconds * f64::from(all - done.min(all)) / f64::from(done)).ceil())
        } else {
            say!(words, "dash")
        };
        say!(words, "portfolio-progress", done = done.to_string(), all = all.to_string(), left = left)
    };
    let found = progress::while_told(environment, width, line, |far: &Sender<(u32, u32)>| {
        let far = far.clone();
        let stops = || watch.stops();
        // Where nobody hears any more how far it is, it goes on.
        portfolio(&read.library, &states, wishes, Stop::when(&stops), &move |done, all| far.send((done, all)).map_or((), |()| ()))
    });
    match found {
        Some(Ok(portfolio)) => Ok(portfolio),
        Some(Err(NoPortfolio::FloorTooHigh)) => {
            output::tell(environment, &say!(words, "portfolio-floor-too-high", count = states.len()));
            Err(Exit::Findings)
        }
        Some(Err(NoPortfolio::NoState)) | None => Err(Exit::Findings),
    }
}
