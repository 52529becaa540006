//! What a batch reads: files, folders and standard input.

use super::Environment;
use crate::batch::Task;
use crate::disk::{self, Gathered, LARGEST_FILE, ReadError, gather};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Endings of files in folders that can hold submissions.
const ENDINGS: [&str; 4] = ["toml", "json", "csv", "xlsx"];

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
    /// What came on standard input.
    Standard(Vec<u8>),
}

impl Inputs {
    /// What stands at and below these paths, without the folder into which is written.
    pub(super) fn at<'p>(environment: &mut Environment<'_>, paths: impl Iterator<Item = &'p PathBuf>, folder: &Path) -> Self {
        let (mut inputs, mut seen) = (Self { paths: Vec::new(), found: Vec::new(), others: 0 }, BTreeSet::new());
        let mut standard = false;
        for path in paths {
            inputs.paths.push(path.display().to_string());
            if path.as_os_str() == "-" {
                let read = (!standard).then(|| disk::read_bytes_from(&mut *environment.input, LARGEST_FILE));
                standard = true;
                inputs.found.extend(read.map(|read| match read {
                    Ok(bytes) => Input::Standard(bytes),
                    Err(error) => Input::Unreadable("-".into(), error),
                }));
                continue;
            }
            let mut gathered = Gathered::default();
            gather(path, &ENDINGS, folder, &mut gathered, &mut seen);
            inputs.others += gathered.others;
            inputs.found.extend(gathered.files.into_iter().map(|(path, error)| match error {
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

    /// The tasks, in the order in which the paths were named; they can be done again.
    pub(super) fn tasks(&self) -> impl Iterator<Item = Task> + '_ {
        self.found.iter().map(|input| match input {
            Input::File(path) => Task::File(path.clone()),
            Input::Unreadable(path, error) => Task::Unreadable(path.clone(), error.again()),
            Input::Standard(bytes) => Task::Bytes("-".to_owned(), bytes.clone()),
        })
    }
}
