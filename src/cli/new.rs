//! `capgap new`: a blank answer file, one that begins with the answers of an earlier one, or a form to be filled by hand.

use super::answer_file::{Format, bytes, loses_something, put};
use super::args::{self, Globals};
use super::formats::{self, DOCUMENTS, words_of};
use super::output;
use super::session::Session;
use super::{Environment, Exit};
use crate::library::{CarriedOver, Library, blank, carry_over, check_submission};
use crate::model::{Date, Marking, Place, QuestionnaireId, Reference, Respondent, RespondentId, SectionId, StateSize, Submission};
use crate::report::{BlankForm, form};
use crate::say;
use crate::text::nearest;
use crate::words::Words;
use crate::write::Blank;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use std::path::{Path, PathBuf};

/// Sizes of States by the words for them.
const SIZES: [(&str, StateSize); 3] = [("small", StateSize::Small), ("medium", StateSize::Medium), ("large", StateSize::Large)];

/// What is made.
#[derive(Clone, Copy)]
enum Made {
    Answers(Format),
    /// A form to be filled by hand, in a format of documents. It is no answer file: nothing reads it back.
    Form(&'static str),
}

pub(super) fn command(words: &Words) -> Command {
    let path = || value_parser!(PathBuf);
    let answers = Format::names(&[Format::Toml, Format::Json, Format::Csv, Format::Workbook, Format::XlsForm]);
    let formats = [answers, words_of(DOCUMENTS).to_vec()].concat();
    let markings = Marking::ALL.map(|(label, _)| label);
    Command::new("new")
        .about(say!(words, "files-new"))
        .arg(Arg::new("questionnaire").required(true).value_name("QUESTIONNAIRE").help(say!(words, "files-new-questionnaire")))
        .arg(Arg::new("output").long("output").short('o').value_name("FILE").value_parser(path()).help(say!(words, "files-new-output")))
        .arg(Arg::new("format").long("format").short('f').value_name("FORMAT").value_parser(formats).help(say!(words, "files-new-format")))
        .arg(args::paper(words))
        .arg(Arg::new("state").long("state").value_name("NAME").help(say!(words, "files-new-state")))
        .arg(Arg::new("code").long("code").value_name("CODE").help(say!(words, "files-new-code")))
        .arg(Arg::new("size").long("size").value_name("SIZE").value_parser(SIZES.map(|(word, _)| word)).help(say!(words, "files-new-size")))
        .arg(Arg::new("assessed-on").long("assessed-on").value_name("DAY").help(say!(words, "files-new-assessed-on")))
        .arg(Arg::new("marking").long("marking").value_name("MARKING").value_parser(markings).help(say!(words, "files-new-marking")))
        .arg(Arg::new("office").long("office").action(ArgAction::Append).value_name("NAME=SECTIONS").help(say!(words, "files-new-office")))
        .arg(Arg::new("from").long("from").value_name("FILE").value_parser(path()).help(say!(words, "files-new-from")))
        .arg(Arg::new("force").long("force").action(ArgAction::SetTrue).help(say!(words, "files-new-force")))
}

pub(super) fn run(environment: &mut Environment<'_>, words: &Words, globals: &Globals, matches: &ArgMatches) -> Exit {
    match file(environment, words, globals, matches) {
        Ok(()) => Exit::Done,
        Err(exit) => exit,
    }
}

fn file(environment: &mut Environment<'_>, words: &Words, globals: &Globals, matches: &ArgMatches) -> Result<(), Exit> {
    let target = matches.get_one::<PathBuf>("output").map(PathBuf::as_path);
    let text = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let made = match output::document_format(text("format"), target) {
        Some(_) => Made::Form(output::format(environment, words, matches)?),
        None => Made::Answers(Format::chosen(environment, words, text("format"), target, &formats::endings(&DOCUMENTS))?),
    };
    let day = match text("assessed-on") {
        None => None,
        Some(found) => match found.parse::<Date>() {
            Ok(day) => Some(day),
            Err(_) => {
                output::tell(environment, &say!(words, "files-not-a-day", found = found));
                return Err(Exit::Usage);
            }
        },
    };
    let mut session = Session::open(environment, globals);
    let earlier = matches.get_one::<PathBuf>("from");
    if let Some(earlier) = earlier {
        session.read_path(environment, earlier);
    }
    let library = session.library(&globals.language);
    if session.has_errors() && (earlier.is_none() || loses_something(&session)) {
        return Err(session.fail(environment, words, globals));
    }
    let questionnaire = questionnaire(environment, words, &library, text("questionnaire").unwrap_or_default())?;
    let carried = match earlier {
        None => None,
        Some(path) => Some(carried(environment, words, globals, session, &library, &questionnaire, path)?),
    };
    let mut submission = carried.as_ref().map_or_else(|| blank(&library, &questionnaire), |carried| carried.submission.clone());
    submission.assessed_on = day;
    if let Some(state) = text("state") {
        submission.state = state.to_owned();
    }
    if let Some(code) = text("code") {
        submission.code = code.to_ascii_uppercase();
    }
    let word = |name: &str, known: &str| text(name) == Some(known);
    if let Some((_, size)) = SIZES.iter().find(|(known, _)| word("size", known)) {
        submission.size = *size;
    }
    for office in matches.get_many::<String>("office").into_iter().flatten() {
        enter_office(&library, &mut submission, office).map_err(|section| {
            let all: Vec<&str> = library.sections.iter().map(|section| section.id.as_str()).collect();
            output::tell(environment, &say!(words, "files-new-no-section", section = section, all = all.join(", ")));
            Exit::Usage
        })?;
    }
    if let Some((_, marking)) = Marking::ALL.iter().find(|(known, _)| word("marking", known)) {
        submission.marking = *marking;
    }
    let format = match made {
        Made::Answers(format) => format,
        Made::Form(format) => return print_form(environment, words, globals, matches, &library, &submission, format),
    };
    let blank = Blank::of(&library, words, &submission);
    let filled = if format == Format::Json { blank.with_empty_answers(&submission) } else { submission.clone() };
    let bytes = bytes(environment, words, &library, &filled, format, &blank.guide(carried.is_some()))?;
    match put(environment, words, target, &bytes, matches.get_flag("force")) {
        Exit::Done => {}
        exit => return Err(exit),
    }
    if !globals.quiet {
        if let Some(path) = target {
            let questions = library.asked(&questionnaire).questions.into_iter().filter(|asked| *asked).count();
            output::tell(environment, &say!(words, "files-made", file = path.display().to_string(), questions = questions));
        }
        if let Some(carried) = &carried {
            tell_carried(environment, words, carried);
        }
    }
    Ok(())
}

/// Makes a blank form of the questionnaire, with what the head of the submission says already.
fn print_form(
    environment: &mut Environment<'_>,
    words: &Words,
    globals: &Globals,
    matches: &ArgMatches,
    library: &Library,
    submission: &Submission,
    format: &str,
) -> Result<(), Exit> {
    let target = matches.get_one::<PathBuf>("output").map(PathBuf::as_path);
    let office = only_office(matches, submission);
    let sections: Option<Vec<SectionId>> = office.map(|office| office.sections.iter().map(|section| section.id.clone()).collect());
    let marked = matches.contains_id("marking") || matches.contains_id("from");
    let blank = BlankForm {
        library,
        words,
        questionnaire: &submission.questionnaire.id,
        sections: sections.as_deref(),
        state: &submission.state,
        code: &submission.code,
        assessed_on: submission.assessed_on,
        offices: office.map_or(&submission.respondents, std::slice::from_ref),
        marking: marked.then_some(submission.marking),
    };
    let bytes = output::formatted(environment, words, globals, matches, &form(blank), format);
    match put(environment, words, target, &bytes, matches.get_flag("force")) {
        Exit::Done => {}
        exit => return Err(exit),
    }
    if let Some(path) = target.filter(|_| !globals.quiet) {
        output::tell(environment, &say!(words, "files-form-made", file = path.display().to_string()));
    }
    Ok(())
}

/// The office that a form is for: the only one that is named, where its sections are named too.
fn only_office<'s>(matches: &ArgMatches, submission: &'s Submission) -> Option<&'s Respondent> {
    let mut named = matches.get_many::<String>("office")?;
    let (Some(only), None) = (named.next(), named.next()) else { return None };
    let (name, _) = only.rsplit_once('=')?;
    submission.respondents.iter().find(|office| office.name == name.trim() && !office.sections.is_empty())
}

/// Enters an office: its name, and behind an equals sign the ids of its sections with commas between them. Its id is made of
/// the plain letters of the name; one of the same name is there already.
///
/// # Errors
/// The section that does not exist.
fn enter_office(library: &Library, submission: &mut Submission, office: &str) -> Result<(), String> {
    const OFFICE: &str = "office";
    let (name, sections) = office.rsplit_once('=').unwrap_or((office, ""));
    let name = name.trim();
    let ids: Vec<SectionId> = sections.split(',').map(str::trim).filter(|id| !id.is_empty()).map(SectionId::from).collect();
    if let Some(unknown) = ids.iter().find(|id| library.section(id).is_none()) {
        return Err(unknown.to_string());
    }
    if name.is_empty() || submission.respondents.iter().any(|office| office.name == name) {
        return Ok(());
    }
    let lower = name.to_lowercase();
    let parts: Vec<&str> = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let begins_well = parts.first().is_some_and(|first| first.starts_with(|c: char| c.is_ascii_lowercase()));
    let stem = if begins_well { parts.join("-") } else { [&[OFFICE], parts.as_slice()].concat().join("-") };
    let taken = |id: &str| submission.respondents.iter().any(|office| office.id.as_str() == id);
    let numbered = (2..).map(|number: u32| [stem.as_str(), &number.to_string()].join("-"));
    let id = std::iter::once(stem.clone()).chain(numbered).find(|id| !taken(id)).unwrap_or_default();
    let sections = ids.into_iter().map(|id| Reference { id, place: Place::default() }).collect();
    submission.respondents.push(Respondent { id: RespondentId(id), name: name.to_owned(), sections, due: None });
    Ok(())
}

/// The questionnaire or view of this id; tells which there are where there is none.
fn questionnaire(environment: &mut Environment<'_>, words: &Words, library: &Library, id: &str) -> Result<QuestionnaireId, Exit> {
    let wanted = QuestionnaireId::from(id);
    if library.questionnaire(&wanted).is_some() {
        return Ok(wanted);
    }
    // A bank is only what views are taken from.
    let whole = library.questionnaires.iter().filter(|questionnaire| !questionnaire.bank).map(|questionnaire| questionnaire.id.as_str());
    let all: Vec<&str> = whole.chain(library.views.iter().map(|view| view.id.as_str())).collect();
    let list = all.join(", ");
    let text = match nearest(id, all.iter().copied()) {
        Some(near) => say!(words, "files-no-questionnaire-near", id = id, near = near, all = list),
        None => say!(words, "files-no-questionnaire", id = id, all = list),
    };
    output::tell(environment, &text);
    Err(Exit::Usage)
}

/// What an earlier answer file gives to the new one.
fn carried(
    environment: &mut Environment<'_>,
    words: &Words,
    globals: &Globals,
    mut session: Session,
    library: &Library,
    questionnaire: &QuestionnaireId,
    path: &Path,
) -> Result<CarriedOver, Exit> {
    if session.answers.len() != 1 {
        let key = session.not_one_submission(session.answers.len());
        output::tell(environment, &words.say(key, &[("file", path.display().to_string().into())]));
        return Err(Exit::Usage);
    }
    let given = session.answers.remove(0);
    let earlier = check_submission(library, given, &mut session.findings);
    if loses_something(&session) {
        return Err(session.fail(environment, words, globals));
    }
    Ok(carry_over(library, &earlier, questionnaire))
}

fn tell_carried(environment: &mut Environment<'_>, words: &Words, carried: &CarriedOver) {
    output::tell(environment, &say!(words, "files-carried", answers = carried.answers));
    output::tell(environment, &say!(words, "files-carried-open", open = carried.open, new = carried.new));
    let more = [
        ("files-carried-without-question", carried.without_question),
        ("files-carried-not-asked", carried.not_asked),
        ("files-carried-conflicts", carried.conflicts),
    ];
    for (id, count) in more.into_iter().filter(|(_, count)| *count > 0) {
        output::tell(environment, &words.say(id, &[("count", count.into())]));
    }
}
