//! `capgap answer`: the interview about one answer file.

use super::args::Globals;
use super::keeper::{self, Keeper};
use super::output;
use super::sharing::is_shared_file;
use super::{Environment, Exit};
use crate::ask::line::{self, Ended, Only, Talk, Way};
use crate::ask::{Interview, terminal};
use crate::library::Library;
use crate::model::{Date, RespondentId, Submission};
use crate::say;
use crate::score::Targets;
use crate::text::nearest;
use crate::words::Words;
use clap::ArgMatches;
use std::io::{self, BufReader, ErrorKind};
use std::path::{Path, PathBuf};

/// The target profile that counts where no other one is named.
const DEFAULT_PROFILE: &str = "default";
/// Width of lines where no terminal says another, in columns.
const WIDTH: usize = 80;
/// Endings of files that hold answers and cannot be changed in place.
const TABLES: [&str; 4] = ["xlsx", "csv", "json", "xlsm"];

/// What the flags say.
struct Wanted {
    file: PathBuf,
    office: Option<RespondentId>,
    today: Date,
    section: Option<String>,
    only: Only,
    in_lines: bool,
}

pub(super) fn run(environment: &mut Environment<'_>, words: &Words, globals: &Globals, matches: &ArgMatches) -> Exit {
    let wanted = match wanted(environment, words, globals, matches) {
        Ok(wanted) => wanted,
        Err(exit) => return exit,
    };
    let office = wanted.office.as_ref().map(RespondentId::as_str);
    let (opened, library, submission) = match keeper::open(environment, words, globals, &wanted.file, office) {
        Ok(opened) => opened,
        Err(exit) => return exit,
    };
    let unreadable = opened.unreadable;
    let keeper = Keeper::new(opened, &library, words, &submission, wanted.today);
    if unreadable > 0 {
        output::tell(environment, &say!(words, "line-file-unreadable", count = unreadable));
    }
    Sitting { environment, words, globals, library: &library, keeper, wanted, interrupted: false }.run(submission)
}

fn wanted(environment: &mut Environment<'_>, words: &Words, globals: &Globals, matches: &ArgMatches) -> Result<Wanted, Exit> {
    let Some(file) = matches.get_one::<PathBuf>("file").cloned() else { return Err(Exit::Usage) };
    let name = file.display().to_string();
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    if name == "-" {
        output::tell(environment, &say!(words, "line-file-stream"));
        return Err(Exit::Usage);
    }
    if TABLES.contains(&ending.as_str()) {
        if is_shared_file(&file) {
            output::tell(environment, &say!(words, "share-no-answers", file = name));
            return Err(Exit::Usage);
        }
        let toml = file.with_extension("toml").display().to_string();
        output::tell(environment, &say!(words, "line-file-convert", file = name, toml = toml));
        return Err(Exit::Usage);
    }
    let today = match matches.get_one::<String>("on") {
        None => environment.today,
        Some(text) => match text.parse::<Date>() {
            Ok(date) => date,
            Err(_) => {
                output::tell(environment, &say!(words, "line-no-day", found = text));
                return Err(Exit::Usage);
            }
        },
    };
    Ok(Wanted {
        file,
        office: matches.get_one::<String>("as").map(|id| id.as_str().into()),
        today,
        section: matches.get_one::<String>("section").cloned(),
        only: if matches.get_one::<String>("only").is_some_and(|only| only == "to-confirm") { Only::ToConfirm } else { Only::Left },
        in_lines: globals.plain || matches.get_flag("line") || !environment.interactive,
    })
}

/// One sitting at an answer file.
struct Sitting<'s, 'e, 'l> {
    environment: &'s mut Environment<'e>,
    words: &'l Words,
    globals: &'s Globals,
    library: &'l Library,
    keeper: Keeper<'l>,
    wanted: Wanted,
    /// Whether the user broke it off by Ctrl-C.
    interrupted: bool,
}

impl Sitting<'_, '_, '_> {
    fn run(mut self, mut submission: Submission) -> Exit {
        let way = match self.way(&submission) {
            Ok(way) => way,
            Err(exit) => return exit,
        };
        if let Err(exit) = self.office(&mut submission).and_then(|()| self.head(&mut submission)) {
            return exit;
        }
        self.keeper.sign(self.wanted.office.as_ref());
        if let Some(doubt) = self.keeper.doubt() {
            output::tell(self.environment, &doubt);
        }
        let after = self.keeper.last_question();
        let chosen = submission.target_profile.as_ref().map(|profile| &profile.id);
        let targets = Targets {
            default: self.library.target_profile(&DEFAULT_PROFILE.into()),
            chosen: chosen.and_then(|id| self.library.target_profile(id)),
        };
        let office = self.wanted.office.clone();
        let mut interview = Interview::new(self.library, submission, targets, office, self.wanted.today, after.as_ref());
        let ended = if self.wanted.in_lines { self.line_front(&mut interview, way) } else { self.terminal_front(&mut interview, way) };
        self.end(interview.submission(), ended)
    }

    fn way(&mut self, submission: &Submission) -> Result<Way, Exit> {
        let Some(wanted) = &self.wanted.section else { return Ok(Way { only: self.wanted.only, section: None, own: true }) };
        let asked = self.library.asked(&submission.questionnaire.id);
        let sections: Vec<usize> = (0..self.library.sections.len())
            .filter(|section| (0..self.library.questions.len()).any(|at| asked.questions[at] && self.library.section_of[at] == *section))
            .collect();
        let id = |section: &usize| self.library.sections[*section].id.as_str();
        if let Some(section) = sections.iter().find(|section| id(section) == wanted) {
            return Ok(Way { only: self.wanted.only, section: Some(*section), own: false });
        }
        let all: Vec<&str> = sections.iter().map(id).collect();
        let text = match nearest(wanted, all.iter().copied()) {
            Some(near) => say!(self.words, "line-file-no-section-near", id = wanted, near = near),
            None => say!(self.words, "line-file-no-section", id = wanted, all = all.join(", ")),
        };
        output::tell(self.environment, &text);
        Err(Exit::Usage)
    }

    /// Makes sure that the office is one of the file; on a terminal it can be entered.
    fn office(&mut self, submission: &mut Submission) -> Result<(), Exit> {
        let Some(office) = self.wanted.office.clone() else { return Ok(()) };
        if submission.respondents.iter().any(|known| known.id == office) {
            return Ok(());
        }
        let id = office.as_str();
        let fine = !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric() || "-._".contains(c));
        if !self.environment.interactive || !fine {
            let all: Vec<&str> = submission.respondents.iter().map(|known| known.id.as_str()).collect();
            let text = if all.is_empty() {
                say!(self.words, "line-file-no-offices", id = id)
            } else {
                say!(self.words, "line-file-no-office", id = id, all = all.join(", "))
            };
            output::tell(self.environment, &text);
            return Err(Exit::Usage);
        }
        let known = submission.respondents.clone();
        match self.talk(|talk| line::ask_office(talk, &office, &known)) {
            Ok(Some(entered)) => {
                submission.respondents.push(entered);
                self.keep(submission)
            }
            Ok(None) => Err(Exit::Usage),
            Err(_) => Err(Exit::Output),
        }
    }

    /// Asks for what the file does not say about itself.
    fn head(&mut self, submission: &mut Submission) -> Result<(), Exit> {
        if !line::head_is_missing(submission) {
            return Ok(());
        }
        let (before, today) = (submission.clone(), self.wanted.today);
        let goes_on = self.talk(|talk| line::ask_head(talk, submission, today)).map_err(|_| Exit::Output)?;
        if *submission != before {
            self.keep(submission)?;
        }
        if goes_on { Ok(()) } else { Err(Exit::Done) }
    }

    fn keep(&mut self, submission: &mut Submission) -> Result<(), Exit> {
        let kept = self.keeper.keep(submission, "");
        if let Some(told) = kept.told {
            output::tell(self.environment, &told);
        }
        if let Some(joined) = kept.joined {
            *submission = *joined;
        }
        if kept.done { Ok(()) } else { Err(Exit::Output) }
    }

    fn talk<T>(&mut self, act: impl FnOnce(&mut Talk<'_>) -> io::Result<T>) -> io::Result<T> {
        let width = self.width();
        // One byte at a time, so that no line is read ahead and lost with the reader; standard input has a buffer itself.
        let mut reader = BufReader::with_capacity(1, &mut *self.environment.input);
        act(&mut Talk::new(&mut reader, &mut *self.environment.output, self.words, width, !self.environment.interactive))
    }

    fn width(&self) -> usize {
        self.globals.width.or(self.environment.columns).map_or(WIDTH, usize::from).clamp(20, 200)
    }

    fn line_front(&mut self, interview: &mut Interview<'_>, way: Way) -> io::Result<Ended> {
        let name = self.wanted.file.display().to_string();
        let width = self.width();
        // As in `talk`.
        let mut reader = BufReader::with_capacity(1, &mut *self.environment.input);
        let mut talk = Talk::new(&mut reader, &mut *self.environment.output, self.words, width, !self.environment.interactive);
        line::run(interview, &mut talk, &mut self.keeper, way, &name)
    }

    /// The full-screen front; the one in lines where the terminal cannot be taken.
    fn terminal_front(&mut self, interview: &mut Interview<'_>, way: Way) -> io::Result<Ended> {
        let colour = self.globals.colour.unwrap_or(self.environment.colour);
        let Some(mut terminal) = self.environment.terminal.as_mut().and_then(|open| open(colour).ok()) else {
            return self.line_front(interview, way);
        };
        way.begin(interview);
        match terminal::run(interview, terminal.as_mut(), &mut self.keeper, self.words)? {
            terminal::Ended::Left | terminal::Ended::Closed => Ok(Ended::Left),
            terminal::Ended::NotSaved => Ok(Ended::NotSaved),
            terminal::Ended::Interrupted => {
                self.interrupted = true;
                Ok(Ended::Left)
            }
        }
    }

    /// Tries once more what could not be saved, then offers another name.
    fn end(&mut self, submission: &Submission, ended: io::Result<Ended>) -> Exit {
        let exit = match ended {
            Ok(Ended::Left) if self.interrupted => Exit::Interrupted,
            Ok(Ended::Left) => Exit::Done,
            Ok(Ended::NotSaved) if self.keep(&mut submission.clone()).is_ok() => Exit::Done,
            Ok(Ended::NotSaved) => self.under_another_name(submission),
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Exit::Done,
            Err(_) => Exit::Output,
        };
        if let Some(path) = self.keeper.rescued() {
            let text = say!(
                self.words,
                "line-file-rescued-end",
                file = self.wanted.file.display().to_string(),
                rescued = path.display().to_string()
            );
            output::tell(self.environment, &text);
            return Exit::Output;
        }
        exit
    }

    fn under_another_name(&mut self, submission: &Submission) -> Exit {
        let prompt = say!(self.words, "line-file-ask-name");
        loop {
            let name = match self.talk(|talk| talk.ask(&prompt)) {
                Ok(Some(name)) if !name.is_empty() => name,
                _ => return Exit::Output,
            };
            match self.keeper.keep_as(Path::new(&name), submission) {
                Ok(()) => {
                    output::tell(self.environment, &say!(self.words, "line-file-kept-as", file = name));
                    return Exit::Done;
                }
                Err(why) => output::tell(self.environment, &why),
            }
        }
    }
}
