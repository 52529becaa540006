//! The formats of a plan, and who publishes its activities.

use super::args::Globals;
use super::formats::{self, Content, PLANS, Place, words_of};
use super::output;
use super::{Environment, Exit};
use crate::disk;
use crate::model::{Marking, Month};
use crate::report::{Document, ORGANISATION_TYPES, Planned, Publisher, plan_csv, plan_iati, plan_json, plan_report, plan_workbook};
use crate::say;
use crate::words::Words;
use clap::{Arg, ArgAction, ArgMatches, value_parser};
use std::path::{Path, PathBuf};

/// The ending of a plan that is kept.
const KEPT: &str = "toml";
/// Flags without which there are no activities.
const PUBLISHER: [&str; 4] = ["reporting-org", "reporting-org-name", "reporting-org-type", "recipient"];

/// What is to be written.
pub(super) enum Wanted {
    /// The file in which the plan is kept.
    Kept,
    /// What is made of it.
    Files(formats::Wanted),
}

impl Wanted {
    /// Why it must not be made of what is only supposed: a message; none where it may.
    pub(super) fn not_of_suppositions(&self) -> Option<&'static str> {
        match self {
            Self::Kept => Some("what-if-not-kept"),
            Self::Files(files) => files.has(Content::Activities).then_some("what-if-not-published"),
        }
    }
}

/// The flags.
pub(super) fn arguments(words: &Words) -> Vec<Arg> {
    let text = |name: &'static str, value: &'static str, key: &str| Arg::new(name).long(name).value_name(value).help(words.say(key, &[]));
    vec![
        text("format", "FORMAT", "report-cli-format").short('f').value_parser(words_of(PLANS)).action(ArgAction::Append),
        text("output", "PATH", "plan-cli-output").short('o').value_parser(value_parser!(PathBuf)),
        text(PUBLISHER[0], "REF", "iati-cli-org"),
        text(PUBLISHER[1], "NAME", "iati-cli-org-name"),
        text(PUBLISHER[2], "CODE", "iati-cli-org-type").value_parser(ORGANISATION_TYPES).hide_possible_values(true),
        text(PUBLISHER[3], "CODE", "iati-cli-recipient"),
    ]
}

/// What the arguments ask for; says what is wrong with them and how the command ends.
pub(super) fn wanted(environment: &mut Environment<'_>, words: &Words, matches: &ArgMatches) -> Result<Wanted, Exit> {
    let target = output::target(matches).filter(|target| !disk::is_folder(target));
    let kept = target.and_then(Path::extension).is_some_and(|ending| ending.eq_ignore_ascii_case(KEPT));
    if kept && !matches.contains_id("format") {
        return Ok(Wanted::Kept);
    }
    let wanted = formats::wanted(environment, words, matches, &PLANS)?;
    let formats::Wanted::Folder(mut files, false) = wanted else { return Ok(Wanted::Files(wanted)) };
    // All formats are all that can be made: activities need a name to publish them under.
    if !PUBLISHER.iter().any(|flag| matches.contains_id(flag)) {
        files.retain(|format| format.content != Content::Activities);
    }
    Ok(Wanted::Files(formats::Wanted::Folder(files, false)))
}

/// Who publishes activities, where some are to be written; says what is missing and how the command ends.
pub(super) fn publisher(
    environment: &mut Environment<'_>,
    words: &Words,
    globals: &Globals,
    matches: &ArgMatches,
    wanted: &Wanted,
    start: Option<Month>,
) -> Result<Option<(Publisher, Month)>, Exit> {
    let Wanted::Files(files) = wanted else { return Ok(None) };
    if !files.has(Content::Activities) {
        return Ok(None);
    }
    let mut wrong = |told: String| {
        output::tell(environment, &told);
        Err(Exit::Usage)
    };
    let given = PUBLISHER.map(|flag| matches.get_one::<String>(flag).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()));
    let missing: Vec<String> =
        PUBLISHER.iter().zip(&given).filter(|(_, text)| text.is_none()).map(|(flag, _)| ["--", flag].concat()).collect();
    let [Some(reference), Some(name), Some(kind), Some(recipient)] = given else {
        return wrong(say!(words, "iati-missing", flags = missing.join(&say!(words, "list-comma"))));
    };
    if reference.chars().any(|c| c.is_whitespace() || c.is_control() || "/&|?".contains(c)) {
        return wrong(say!(words, "iati-not-a-reference", text = reference));
    }
    let recipient = recipient.to_ascii_uppercase();
    if recipient.len() != 2 || !recipient.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return wrong(say!(words, "iati-not-a-country", text = recipient));
    }
    let Some(start) = start else { return wrong(say!(words, "iati-needs-start")) };
    Ok(Some((Publisher { reference, name, kind, recipient, language: globals.language.clone() }, start)))
}

/// Makes and writes what is wanted.
pub(super) fn write(
    environment: &mut Environment<'_>,
    place: Place<'_>,
    files: &formats::Wanted,
    planned: Planned<'_>,
    publisher: Option<&(Publisher, Month)>,
) -> Exit {
    let Place { words, globals, matches, .. } = place;
    let mut document: Option<Document> = None;
    formats::write(environment, place, files, &mut |environment, format| match format.content {
        Content::Figures => Ok(plan_json(planned).into_bytes()),
        Content::Table => Ok(plan_csv(planned).into_bytes()),
        Content::Workbook => output::workbook(environment, words, plan_workbook(planned)),
        Content::Activities => activities(environment, place, planned, publisher),
        Content::Document => {
            let document = document.get_or_insert_with(|| plan_report(planned));
            Ok(output::formatted(environment, words, globals, matches, document, format.word))
        }
    })
}

/// The activities; tells what is left out, and that levels of capabilities are for nobody's eyes by themselves.
fn activities(
    environment: &mut Environment<'_>,
    place: Place<'_>,
    planned: Planned<'_>,
    publisher: Option<&(Publisher, Month)>,
) -> Result<Vec<u8>, Exit> {
    let words = place.words;
    // proof: `publisher` gives one or ends the command wherever activities are wanted
    let Some((publisher, start)) = publisher else { return Err(Exit::Usage) };
    let made = plan_iati(&planned, publisher, *start);
    if !made.without_months.is_empty() && !place.globals.quiet {
        let list = made.without_months.join(&say!(words, "list-comma"));
        output::tell(environment, &say!(words, "iati-without-months", list = list));
    }
    if made.count == 0 {
        output::tell(environment, &say!(words, "iati-none"));
        return Err(Exit::Findings);
    }
    let marking = planned.subject.submission.marking;
    if marking != Marking::Clear && !place.globals.quiet {
        output::tell(environment, &say!(words, "iati-marked", marking = marking.label()));
    }
    Ok(made.text.into_bytes())
}
