//! What can be written on the command line. Its words come from `words/`.

use super::formats::{DOCUMENTS, REPORTS, words_of};
use crate::report::{Depth, ListKind, Paper};
use crate::say;
use crate::words::Words;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use std::path::PathBuf;

/// Widest help, in columns.
const HELP_WIDTH: usize = 100;

/// Flags that every command takes.
#[derive(Debug, Clone)]
pub(super) struct Globals {
    pub(super) definitions: Vec<PathBuf>,
    pub(super) without_built_in: bool,
    pub(super) language: String,
    pub(super) plain: bool,
    pub(super) width: Option<u16>,
    pub(super) quiet: bool,
    pub(super) colour: Option<bool>,
}

impl Globals {
    pub(super) fn of(matches: &ArgMatches) -> Self {
        Self {
            definitions: matches.get_many::<PathBuf>("definitions").into_iter().flatten().cloned().collect(),
            without_built_in: matches.get_flag("without-built-in"),
            language: matches.get_one::<String>("language").cloned().unwrap_or_default(),
            plain: matches.get_flag("plain"),
            width: matches.get_one::<u16>("width").copied(),
            quiet: matches.get_flag("quiet"),
            colour: matches.get_one::<String>("color").and_then(|when| match when.as_str() {
                "always" => Some(true),
                "never" => Some(false),
                _ => None,
            }),
        }
    }
}

/// The whole command line; its help is as wide as the terminal, but not so wide that lines are hard to follow.
pub(super) fn command(words: &Words, columns: Option<u16>) -> Command {
    let flag = |name: &'static str, key: &str| Arg::new(name).long(name).action(ArgAction::SetTrue).global(true).help(words.say(key, &[]));
    Command::new("capgap")
        .version(env!("CARGO_PKG_VERSION"))
        .term_width(columns.map_or(HELP_WIDTH, usize::from).clamp(60, HELP_WIDTH))
        .about(say!(words, "cli-about"))
        .after_help(say!(words, "cli-after"))
        .subcommand_required(false)
        .arg(
            Arg::new("definitions")
                .long("definitions")
                .short('d')
                .global(true)
                .action(ArgAction::Append)
                .value_name("PATH")
                .value_parser(value_parser!(PathBuf))
                .help(say!(words, "cli-definitions")),
        )
        .arg(flag("without-built-in", "cli-without-built-in"))
        .arg(Arg::new("language").long("language").global(true).value_name("CODE").default_value("en").help(say!(words, "cli-language")))
        .arg(flag("plain", "cli-plain"))
        .arg(
            Arg::new("width")
                .long("width")
                .global(true)
                .value_name("COLUMNS")
                .value_parser(value_parser!(u16).range(60..=400))
                .help(say!(words, "cli-width")),
        )
        .arg(
            Arg::new("color")
                .long("color")
                .visible_alias("colour")
                .global(true)
                .value_name("WHEN")
                .value_parser(["auto", "always", "never"])
                .help(say!(words, "cli-color")),
        )
        .arg(flag("quiet", "cli-quiet").short('q'))
        .subcommand(super::new::command(words))
        .subcommand(answer(words))
        .subcommand(check(words))
        .subcommand(report(words))
        .subcommand(scored(Command::new("score").about(say!(words, "cli-score")), words, ["json", "csv"]))
        .subcommand(super::plan::command(words))
        .subcommand(super::compare::command(words))
        .subcommand(super::convert::command(words))
        .subcommand(explain(words))
        .subcommand(list(words))
        .subcommand(
            Command::new("show")
                .about(say!(words, "cli-show"))
                .arg(Arg::new("id").required_unless_present("all").value_name("ID").help(say!(words, "cli-show-id")))
                .arg(Arg::new("all").long("all").action(ArgAction::SetTrue).conflicts_with("id").help(say!(words, "cli-show-all")))
                .args(documents(words)),
        )
        .subcommand(super::share::command(words))
        .subcommand(super::status::command(words))
        .subcommand(super::split::command(words))
        .subcommand(super::merge::command(words))
        .subcommand(super::log::command(words))
        .subcommand(super::batch::command(words))
        .subcommand(super::portfolio::command(words))
        .subcommand(
            Command::new("schema").about(say!(words, "cli-schema")).arg(
                Arg::new("what")
                    .value_name("WHAT")
                    .value_parser(super::schema::SCHEMAS.map(|(what, _)| what))
                    .default_value("score")
                    .help(say!(words, "cli-schema-what")),
            ),
        )
}

fn answer(words: &Words) -> Command {
    let text = |name: &'static str, value: &'static str, key: &str| Arg::new(name).long(name).value_name(value).help(words.say(key, &[]));
    let path = value_parser!(PathBuf);
    Command::new("answer")
        .about(say!(words, "line-cli"))
        .arg(Arg::new("file").required(true).value_name("FILE").value_parser(path).help(say!(words, "line-cli-file")))
        .arg(text("as", "OFFICE", "line-cli-as"))
        .arg(text("on", "DATE", "line-cli-on"))
        .arg(text("section", "ID", "line-cli-section"))
        .arg(text("only", "WHICH", "line-cli-only").value_parser(["left", "to-confirm"]))
        .arg(Arg::new("line").long("line").action(ArgAction::SetTrue).help(say!(words, "line-cli-line")))
}

fn check(words: &Words) -> Command {
    Command::new("check")
        .about(say!(words, "cli-check"))
        .arg(paths().num_args(0..).help(say!(words, "cli-check-paths")))
        .arg(Arg::new("strict").long("strict").action(ArgAction::SetTrue).help(say!(words, "cli-strict")))
        .arg(Arg::new("notes").long("notes").action(ArgAction::SetTrue).help(say!(words, "cli-notes")))
        .arg(Arg::new("short").long("short").action(ArgAction::SetTrue).help(say!(words, "cli-short")))
}

fn paths() -> Arg {
    Arg::new("paths").value_name("PATH").value_parser(value_parser!(PathBuf))
}

/// The report can be written in several formats at once, into a folder.
fn report(words: &Words) -> Command {
    let command = scored(Command::new("report").about(say!(words, "cli-report")), words, words_of(REPORTS));
    command
        .mut_arg("format", |format| format.action(ArgAction::Append).help(say!(words, "report-cli-format")))
        .mut_arg("output", |output| output.value_name("PATH").help(say!(words, "report-cli-output")))
        .args([depth(words), paper(words)])
}

/// What `report` and `score` take alike.
fn scored(command: Command, words: &Words, formats: impl Into<clap::builder::PossibleValuesParser>) -> Command {
    let name = Arg::new("file").required(true).value_name("FILE").value_parser(value_parser!(PathBuf)).help(say!(words, "cli-file"));
    command
        .arg(name)
        .args(written(words, formats))
        .arg(
            Arg::new("baseline").long("baseline").value_name("FILE").value_parser(value_parser!(PathBuf)).help(say!(words, "cli-baseline")),
        )
        .args(choices(words))
        .args(super::sharing::arguments(words))
}

/// How much a report tells.
fn depth(words: &Words) -> Arg {
    let depths: Vec<&'static str> = Depth::ALL.iter().map(|(word, _)| *word).collect();
    Arg::new("depth").long("depth").value_name("DEPTH").value_parser(depths).default_value("full").help(say!(words, "depth-cli"))
}

/// In which format a document is written, where, and on which paper.
fn documents(words: &Words) -> Vec<Arg> {
    let mut arguments = written(words, words_of(DOCUMENTS)).to_vec();
    arguments.push(paper(words));
    arguments
}

/// On which paper.
pub(super) fn paper(words: &Words) -> Arg {
    let papers = Paper::ALL.map(|(word, _)| word);
    Arg::new("paper").long("paper").value_name("SIZE").value_parser(papers).default_value(papers[0]).help(say!(words, "cli-paper"))
}

/// In which format something is written, and where.
fn written(words: &Words, formats: impl Into<clap::builder::PossibleValuesParser>) -> [Arg; 2] {
    [
        Arg::new("format").long("format").short('f').value_name("FORMAT").value_parser(formats.into()).help(say!(words, "cli-format")),
        Arg::new("output")
            .long("output")
            .short('o')
            .value_name("FILE")
            .value_parser(value_parser!(PathBuf))
            .help(say!(words, "cli-output")),
    ]
}

/// What decides which figures come out.
pub(super) fn choices(words: &Words) -> [Arg; 3] {
    [
        Arg::new("targets").long("targets").value_name("ID").help(say!(words, "cli-targets")),
        Arg::new("threats").long("threats").value_name("ID").help(say!(words, "cli-threats")),
        Arg::new("keep-going").long("keep-going").action(ArgAction::SetTrue).help(say!(words, "cli-keep-going")),
    ]
}

fn explain(words: &Words) -> Command {
    Command::new("explain")
        .about(say!(words, "cli-explain"))
        .arg(Arg::new("first").required(true).value_name("FILE").help(say!(words, "cli-explain-file")))
        .arg(Arg::new("id").value_name("ID").help(say!(words, "cli-explain-id")))
        .args(documents(words))
        .args(choices(words))
        .args(super::sharing::arguments(words))
}

fn list(words: &Words) -> Command {
    let kinds: Vec<&'static str> = ListKind::ALL.iter().map(|(word, _)| *word).collect();
    Command::new("list")
        .about(say!(words, "cli-list"))
        .arg(Arg::new("kind").required(true).value_name("KIND").value_parser(kinds).help(say!(words, "cli-list-kind")))
        .args(documents(words))
}
