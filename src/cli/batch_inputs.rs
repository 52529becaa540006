//! What a batch reads: files and folders in the order in which they were named, and standard input.

use super::Environment;
use super::batch_run::REJECTED;
use super::batch_stream::Meanings;
use crate::batch::{Opened, STANDARD_INPUT, Stream, Task};
use crate::diagnostic::{Code, Diagnostic};
use crate::disk::{self, Gathered, LARGEST_FILE, ReadError, gather};
use crate::library::Library;
use std::collections::BTreeSet;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

/// Endings of files in folders that can hold submissions.
const ENDINGS: [&str; 10] = ["toml", "json", "csv", "xlsx", "tsv", "jsonl", "ndjson", "gz", "zst", "zstd"];

/// Endings of those among them that are read whole.
const WHOLE: [&str; 4] = ["toml", "json", "csv", "xlsx"];

/// What is to be read.
pub(super) struct Inputs {
    pub(super) paths: Vec<String>,
    pub(super) found: Vec<Input>,
    /// Files of folders that were passed over.
    pub(super) others: usize,
}

/// One input.
pub(super) enum Input {
    File(PathBuf),
    Unreadable(PathBuf, ReadError),
    /// What comes on standard input, kept where it must be read twice.
    Standard(Option<Vec<u8>>),
}

impl Inputs {
    /// What stands at and below these paths, without the folder into which is written. `twice` says that it will be read twice.
    pub(super) fn at<'p>(environment: &mut Environment<'_>, paths: impl Iterator<Item = &'p PathBuf>, folder: &Path, twice: bool) -> Self {
        Self::found(environment, paths, &ENDINGS, folder, twice)
    }

    /// The same for whoever reads every file whole: without streams in folders, and with standard input kept.
    pub(super) fn whole<'p>(environment: &mut Environment<'_>, paths: impl Iterator<Item = &'p PathBuf>) -> Self {
        Self::found(environment, paths, &WHOLE, Path::new(""), true)
    }

    fn found<'p>(
        environment: &mut Environment<'_>,
        paths: impl Iterator<Item = &'p PathBuf>,
        endings: &[&str],
        folder: &Path,
        twice: bool,
    ) -> Self {
        let (mut inputs, mut seen) = (Self { paths: Vec::new(), found: Vec::new(), others: 0 }, BTreeSet::new());
        let mut standard = false;
        for path in paths {
            inputs.paths.push(path.display().to_string());
            if path.as_os_str() == "-" {
                if !std::mem::replace(&mut standard, true) {
                    let kept = twice.then(|| disk::read_bytes_from(&mut *environment.input, LARGEST_FILE)).transpose();
                    inputs.found.push(kept.map_or_else(|error| Input::Unreadable(STANDARD_INPUT.into(), error), Input::Standard));
                }
                continue;
            }
            let mut gathered = Gathered::default();
            gather(path, endings, folder, &mut gathered, &mut seen);
            inputs.others += gathered.others;
            // What an earlier run rejected lies in folders of results.
            let is_of_a_run = |file: &Path| file != path && file.file_name().is_some_and(|name| name == REJECTED);
            let files = gathered.files.into_iter().filter(|(file, _)| !is_of_a_run(file));
            inputs.found.extend(files.map(|(path, error)| match error {
                None => Input::File(path),
                Some(error) => Input::Unreadable(path, ReadError::System(error)),
            }));
        }
        // The register of an export is read with the export, not as one.
        let beside = |input: &Input| match input {
            Input::File(file) => crate::read::register_beside(&file.display().to_string()).map(PathBuf::from),
            _ => None,
        };
        let registers: BTreeSet<PathBuf> = inputs.found.iter().filter_map(beside).collect();
        inputs.found.retain(|input| !matches!(input, Input::File(file) if registers.contains(file)));
        inputs
    }

    /// The tasks, in the order in which the paths were named; they can be done again where standard input was kept.
    pub(super) fn tasks<'t>(&'t self, input: &'t mut (dyn Read + Send), meanings: &'t Meanings, library: &'t Library) -> Tasks<'t> {
        Tasks { left: self.found.iter(), input: Some(input), meanings, library, stream: None }
    }
}

/// Tasks one after the other; a stream makes many.
pub(super) struct Tasks<'t> {
    left: std::slice::Iter<'t, Input>,
    input: Option<&'t mut (dyn Read + Send)>,
    meanings: &'t Meanings,
    library: &'t Library,
    stream: Option<Box<Stream<'t>>>,
}

impl Iterator for Tasks<'_> {
    type Item = Task;

    fn next(&mut self) -> Option<Task> {
        if let Some(block) = self.stream.as_mut().and_then(|stream| stream.next_block()) {
            return Some(Task::Rows(block));
        }
        self.stream = None;
        let (meanings, library) = (self.meanings, self.library);
        let (name, opened) = match self.left.next()? {
            Input::Unreadable(path, error) => return Some(Task::Unreadable(path.clone(), error.again())),
            // What says how to read a table may lie among the tables.
            Input::File(path) if meanings.is_file(path) => return self.next(),
            Input::File(path) if !meanings.may_be_stream(path) => return Some(Task::File(path.clone())),
            Input::File(path) => match meanings.open(path, library) {
                Ok(opened) => (path.display().to_string(), opened),
                Err(error) => return Some(Task::Unreadable(path.clone(), error)),
            },
            Input::Standard(Some(bytes)) => (STANDARD_INPUT.to_owned(), meanings.open_bytes(Cursor::new(bytes.clone()), library)),
            Input::Standard(None) => match self.input.take() {
                Some(input) => (STANDARD_INPUT.to_owned(), meanings.open_bytes(input, library)),
                None => return self.next(),
            },
        };
        Some(match opened {
            Ok(Opened::Whole(name, bytes)) => Task::Bytes(name, bytes),
            Err(findings) => Task::Refused(name, findings),
            Ok(Opened::Stream(mut stream)) => match stream.next_block() {
                Some(block) => {
                    self.stream = Some(stream);
                    Task::Rows(block)
                }
                None => {
                    let nothing = Diagnostic::without_place(Code::HoldsNothing).with("file", name.as_str());
                    Task::Refused(name, vec![nothing])
                }
            },
        })
    }
}
