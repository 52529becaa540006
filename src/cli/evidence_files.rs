//! Files that hold evidence: whether they are there and still what was entered.

use crate::diagnostic::{Code, Diagnostic};
use crate::disk::{self, ReadError};
use crate::library::sha256;
use crate::model::Submission;
use std::path::Path;

/// The SHA-256 of a file of any size, as 64 hexadecimal digits.
pub(super) fn fingerprint(path: &Path) -> Result<String, ReadError> {
    sha256(disk::open_reader(path)?).map_err(ReadError::System)
}

/// What is wrong with the evidence files of a submission; paths count from the folder of the answer file.
pub(super) fn problems(submission: &Submission, answer_file: &Path) -> Vec<Diagnostic> {
    let folder = answer_file.parent().unwrap_or(Path::new(""));
    let with_file = submission.evidence.iter().filter(|entry| !entry.file.is_empty());
    let problem = |entry: &crate::model::Evidence| match fingerprint(&folder.join(&entry.file)) {
        Err(_) => Some("missing"),
        Ok(found) if !entry.sha256.is_empty() && !found.eq_ignore_ascii_case(&entry.sha256) => Some("changed"),
        Ok(_) => None,
    };
    let found = with_file.filter_map(|entry| problem(entry).map(|problem| (entry, problem)));
    found
        .map(|(entry, problem)| {
            Diagnostic::new(Code::EvidenceFileChanged, entry.place).with("id", entry.id.as_str()).with("problem", problem)
        })
        .collect()
}
