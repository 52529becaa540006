//! Settling conflicts: by flags, or one after the other on the terminal, line by line.

use super::args::Globals;
use super::merge::heard;
use super::{Environment, Exit, output};
use crate::library::Library;
use crate::model::{Conflict, ConflictAbout, Submission};
use crate::report::conflicts;
use crate::say;
use crate::team::{self, Merged, find_side};
use crate::words::Words;
use clap::ArgMatches;

/// A conflict that was settled: for which side, and what stood there before and after.
#[derive(Debug)]
pub(super) struct Settled {
    pub(super) side: String,
    pub(super) before: Submission,
    pub(super) after: Submission,
}

/// What the word `master` means after `--prefer`.
const MASTER: &str = "master";

/// Settles what the flags say, then asks about the rest where that is wanted.
pub(super) fn settle(
    environment: &mut Environment<'_>,
    words: &Words,
    globals: &Globals,
    library: &Library,
    merged: &mut Merged,
    matches: &ArgMatches,
    master: &str,
) -> Result<Vec<Settled>, Exit> {
    let mut settled = Vec::new();
    for wish in matches.get_many::<String>("take").into_iter().flatten() {
        settled.push(take(environment, words, merged, wish)?);
    }
    if let Some(name) = matches.get_one::<String>("prefer") {
        let before = settled.len();
        let wanted = merged.submission.conflicts.clone();
        for conflict in &wanted {
            let named = |side: &usize| {
                let files = heard(merged, conflict, *side, if name == MASTER { MASTER } else { master });
                files.contains(name) || conflict.sides.get(*side).is_some_and(|side| side.from == *name)
            };
            let sides: Vec<usize> = (0..conflict.sides.len()).filter(named).collect();
            if let [side] = sides.as_slice() {
                settled.extend(put(merged, &conflict.about, *side));
            }
        }
        if settled.len() == before && !wanted.is_empty() {
            output::tell(environment, &say!(words, "team-prefer-nothing", name = name.as_str()));
        }
    }
    if matches.get_flag("settle") {
        settled.extend(ask(environment, words, globals, library, merged, master)?);
    }
    Ok(settled)
}

/// Settles one conflict and keeps what stood there.
fn put(merged: &mut Merged, about: &ConflictAbout, side: usize) -> Option<Settled> {
    let before = merged.submission.clone();
    let from = before.conflicts.iter().find(|conflict| conflict.about == *about)?.sides.get(side)?.from.clone();
    team::settle(&mut merged.submission, about, side).then(|| Settled { side: from, before, after: merged.submission.clone() })
}

/// One `ID=SIDE` of the command line.
fn take(environment: &mut Environment<'_>, words: &Words, merged: &mut Merged, wish: &str) -> Result<Settled, Exit> {
    let Some((id, side)) = wish.split_once('=') else {
        output::tell(environment, &say!(words, "team-take-form", wish = wish));
        return Err(Exit::Usage);
    };
    let Some(conflict) = merged.submission.conflicts.iter().find(|conflict| about(conflict) == id).cloned() else {
        output::tell(environment, &say!(words, "team-take-no-conflict", id = id));
        return Err(Exit::Usage);
    };
    let Some(settled) = find_side(&conflict, side).and_then(|side| put(merged, &conflict.about, side)) else {
        let sides: Vec<&str> = conflict.sides.iter().map(|side| side.from.as_str()).collect();
        output::tell(environment, &say!(words, "team-take-no-side", id = id, side = side, sides = sides.join(", ")));
        return Err(Exit::Usage);
    };
    Ok(settled)
}

fn about(conflict: &Conflict) -> &str {
    match &conflict.about {
        ConflictAbout::Question(id) => id.as_str(),
        ConflictAbout::Evidence(id) => id.as_str(),
    }
}

/// Asks about each conflict. The end of the input leaves the rest as it is.
fn ask(
    environment: &mut Environment<'_>,
    words: &Words,
    globals: &Globals,
    library: &Library,
    merged: &mut Merged,
    master: &str,
) -> Result<Vec<Settled>, Exit> {
    let mut settled = Vec::new();
    let all = merged.submission.conflicts.clone();
    for (at, conflict) in all.iter().enumerate() {
        let shown = [conflict];
        let document = conflicts(library, &merged.submission, &shown, &|conflict, side| heard(merged, conflict, side, master), words);
        let text = output::text(environment, words, globals, &document, false);
        say_on(environment, &text)?;
        loop {
            say_on(environment, &say!(words, "team-settle-ask", number = at + 1, all = all.len(), sides = conflict.sides.len()))?;
            let Some(line) = read_line(environment) else {
                say_on(environment, "\n")?;
                return Ok(settled);
            };
            match line.trim() {
                "" | "s" => break,
                "q" => return Ok(settled),
                meant => match find_side(conflict, meant) {
                    Some(side) => {
                        settled.extend(put(merged, &conflict.about, side));
                        break;
                    }
                    None => say_on(environment, &(say!(words, "team-settle-again", meant = meant) + "\n"))?,
                },
            }
        }
        say_on(environment, "\n")?;
    }
    Ok(settled)
}

fn say_on(environment: &mut Environment<'_>, text: &str) -> Result<(), Exit> {
    match output::print(environment, text) {
        Exit::Done => environment.output.flush().map_err(|_| Exit::Output),
        exit => Err(exit),
    }
}

/// A line longer than this is no answer to a question.
const LONGEST_LINE: usize = 10_000;

/// One line of the input; none at its end.
fn read_line(environment: &mut Environment<'_>) -> Option<String> {
    let mut line = Vec::new();
    let mut byte = [0u8];
    loop {
        match environment.input.read(&mut byte) {
            Ok(1) if byte == *b"\n" => break,
            Ok(1) if line.len() < LONGEST_LINE => line.push(byte[0]),
            Ok(1) => {}
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            _ if line.is_empty() => return None,
            _ => break,
        }
    }
    Some(String::from_utf8_lossy(&line).into_owned())
}
