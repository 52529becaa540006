//! Streams of `capgap batch`: which inputs are one, and what their columns mean.

use super::session::Session;
use crate::batch::{Chosen, Mapped, Opened, STANDARD_INPUT, open};
use crate::diagnostic::Diagnostic;
use crate::disk::{self, ReadError};
use crate::library::Library;
use crate::read;
use crate::words::Words;
use clap::{Arg, ArgMatches, value_parser};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Endings of inputs that may be a stream of rows, packed ones among them.
const ENDINGS: [&str; 8] = ["csv", "tsv", "jsonl", "ndjson", "gz", "gzip", "zst", "zstd"];

/// The flags.
pub(super) fn arguments(words: &Words) -> [Arg; 2] {
    let file = |name: &'static str, key: &str| {
        Arg::new(name).long(name).value_name("FILE").value_parser(value_parser!(PathBuf)).help(words.say(key, &[]))
    };
    [file("mapping", "batch-cli-mapping"), file("columns", "batch-cli-columns")]
}

/// What the files of these flags say.
#[derive(Debug, Default)]
pub(super) struct Meanings {
    pub(super) mapping: Option<Arc<Mapped>>,
    pub(super) chosen: Option<Chosen>,
    files: Vec<PathBuf>,
}

impl Meanings {
    /// Reads the files; what is wrong with them is told in the session.
    pub(super) fn of(session: &mut Session, library: &Library, matches: &ArgMatches) -> Self {
        let mut meanings = Self::default();
        for flag in ["mapping", "columns"] {
            let Some(path) = matches.get_one::<PathBuf>(flag) else { continue };
            let text = match disk::read_text(path) {
                Ok(text) => text,
                Err(error) => {
                    session.cannot_read(path, &error);
                    continue;
                }
            };
            meanings.files.push(path.clone());
            let name = path.display().to_string();
            let Some(found) = read::mapping(&name, &text, &mut session.sources, &mut session.findings) else { continue };
            if flag == "mapping" {
                meanings.mapping = Mapped::check(&found, library, &mut session.findings).map(Arc::new);
            }
            if !found.columns.is_empty() {
                meanings.chosen = Some(Chosen::new(library, &found.columns, &mut session.findings));
            }
        }
        meanings
    }

    /// Whether submissions may have a code of their State.
    pub(super) fn may_have_codes(&self) -> bool {
        self.mapping.as_ref().is_none_or(|mapping| mapping.has_code())
    }

    /// Whether an input of this name is opened as a stream first.
    pub(super) fn may_be_stream(&self, path: &Path) -> bool {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
        ENDINGS.contains(&ending.as_str()) || (self.mapping.is_some() && !["toml", "xlsx"].contains(&ending.as_str()))
    }

    /// Whether this is one of the files that were read for their meanings.
    pub(super) fn is_file(&self, path: &Path) -> bool {
        self.files.iter().any(|file| disk::is_same_file(file, path))
    }

    /// Opens a file as a stream, and says what is wrong with it.
    pub(super) fn open(&self, path: &Path, library: &Library) -> Result<Result<Opened<'static>, Vec<Diagnostic>>, ReadError> {
        let reader = disk::open_stream(path)?;
        Ok(open(&path.display().to_string(), Box::new(reader), library, self.mapping.as_ref()))
    }

    /// The same of what comes on standard input.
    pub(super) fn open_bytes<'r>(&self, reader: impl Read + Send + 'r, library: &Library) -> Result<Opened<'r>, Vec<Diagnostic>> {
        open(STANDARD_INPUT, Box::new(reader), library, self.mapping.as_ref())
    }
}
