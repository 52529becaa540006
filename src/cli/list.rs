//! `capgap list` and `capgap show`: what is defined.

use super::args::Globals;
use super::explain::unexplained;
use super::output;
use super::session::Session;
use super::{Environment, Exit};
use crate::library::Library;
use crate::report::{self, ListKind};
use crate::words::Words;
use clap::ArgMatches;

pub(super) fn list(environment: &mut Environment<'_>, words: &Words, globals: &Globals, matches: &ArgMatches) -> Exit {
    let word = matches.get_one::<String>("kind").map(String::as_str).unwrap_or_default();
    let Some((_, kind)) = ListKind::ALL.iter().find(|(known, _)| *known == word) else { return Exit::Usage };
    with_library(environment, words, globals, |environment, library| {
        output::document(environment, words, globals, matches, &report::list(library, *kind, words))
    })
}

pub(super) fn show(environment: &mut Environment<'_>, words: &Words, globals: &Globals, matches: &ArgMatches) -> Exit {
    if matches.get_flag("all") {
        return with_library(environment, words, globals, |environment, library| {
            output::document(environment, words, globals, matches, &report::codebook(library, words))
        });
    }
    let id = matches.get_one::<String>("id").map(String::as_str).unwrap_or_default();
    with_library(environment, words, globals, |environment, library| match report::show(library, id, words) {
        Ok(document) => output::document(environment, words, globals, matches, &document),
        Err(why) => unexplained(environment, words, id, why),
    })
}

fn with_library(
    environment: &mut Environment<'_>,
    words: &Words,
    globals: &Globals,
    then: impl FnOnce(&mut Environment<'_>, &Library) -> Exit,
) -> Exit {
    let mut session = Session::open(environment, globals);
    let library = session.library(&globals.language);
    if session.has_errors() {
        return session.fail(environment, words, globals);
    }
    then(environment, &library)
}
