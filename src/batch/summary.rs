//! `summary.json`: what a run was made with and what came of it.

use super::run::{Aside, Done};
use super::shared::SharedTaken;
use super::table::Column;
use crate::diagnostic::Severity;
use crate::library::{Library, WithheldKind};
use crate::score::Targets;
use serde::Serialize;
use std::collections::BTreeMap;

/// Version of the JSON format of the summary.
pub const BATCH_FORMAT: u8 = 1;

/// The JSON Schema (draft 2020-12) of the summary.
pub const BATCH_SCHEMA: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/schema/batch.schema.json"));

/// How many files without a submission, and how many shared assessments, are named.
const MOST_NAMED: usize = 1_000;

/// What was asked for.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Options {
    /// Whether the last of several submissions of one State code and date was kept alone.
    pub latest: bool,
    /// How many interventions are ranked for each submission, if any.
    pub interventions: Option<usize>,
    /// Word of the format of the reports, if any are made.
    pub reports: Option<String>,
    /// Word of the depth of the reports, if any are made.
    pub depth: Option<String>,
    /// Whether the tables are written as Parquet, too.
    pub parquet: bool,
    /// Word of the format of the pages for what was rejected; none where there are none.
    pub pages: Option<String>,
}

/// A table that was written.
#[derive(Debug, Clone, Serialize)]
pub struct TableWritten {
    /// Name of its file.
    pub file: String,
    /// Its rows, without the headings.
    pub rows: u64,
    /// Its columns; how many there are is what the summary tells.
    #[serde(serialize_with = "number_of")]
    pub columns: Vec<Column>,
}

// The signature is that of serde.
#[allow(clippy::ptr_arg)]
fn number_of<S: serde::Serializer>(columns: &Vec<Column>, to: S) -> Result<S::Ok, S::Error> {
    columns.len().serialize(to)
}

/// What came of a run, counted while it goes.
#[derive(Debug, Default)]
pub struct Summary {
    /// Paths as they were named.
    pub paths: Vec<String>,
    /// Files and streams that were looked into.
    pub inputs: u64,
    /// Those that could be read at all.
    pub readable: u64,
    /// Files of folders that were passed over for their endings.
    pub passed_over: usize,
    /// Submissions that were scored.
    pub taken: u64,
    /// Of those, how many have warnings.
    pub with_warnings: u64,
    /// Submissions left out because a later one takes their place.
    pub superseded: u64,
    /// Submissions and whole inputs that could not be taken.
    pub rejected: u64,
    /// Rejected, by the codes of their errors; one that has several codes counts under each.
    pub by_code: BTreeMap<&'static str, u64>,
    /// How many files hold no submission.
    pub aside: usize,
    /// The first of them.
    pub named_aside: Vec<Aside>,
    /// Shared assessments that were scored again, and those whose figures stand as they were told.
    pub shared: (u64, u64),
    /// The first of them.
    pub named_shared: Vec<SharedTaken>,
    /// How many groups share a State code and date, and how many submissions are in them.
    pub duplicates: (u64, u64),
    /// Reports that were made, and those that were there already.
    pub reports: (u64, u64),
}

impl Summary {
    /// Adds what came of a task.
    pub fn add(&mut self, done: &Done) {
        self.inputs += u64::from(!done.goes_on);
        self.readable += u64::from(done.readable && !done.goes_on);
        self.taken += done.keys.len() as u64;
        self.with_warnings += done.with_warnings;
        self.superseded += done.superseded;
        self.rejected += done.rejected.len() as u64;
        for rejected in &done.rejected {
            let errors = rejected.findings.iter().filter(|finding| finding.severity() == Severity::Error);
            let mut codes: Vec<&'static str> = errors.map(|finding| finding.code.label()).collect();
            codes.sort_unstable();
            codes.dedup();
            for code in codes {
                *self.by_code.entry(code).or_default() += 1;
            }
        }
        self.aside += done.aside.len();
        let room = MOST_NAMED.saturating_sub(self.named_aside.len());
        self.named_aside.extend(done.aside.iter().take(room).cloned());
        let again = done.shared.iter().filter(|shared| shared.scored_again).count() as u64;
        self.shared.0 += again;
        self.shared.1 += done.shared.len() as u64 - again;
        let room = MOST_NAMED.saturating_sub(self.named_shared.len());
        self.named_shared.extend(done.shared.iter().take(room).cloned());
        let made = done.reports.iter().filter(|report| report.bytes.is_some()).count() as u64;
        self.reports.0 += made;
        self.reports.1 += done.reports.len() as u64 - made;
    }

    /// The summary as JSON, ended with a line break. `files` are the names of all files of this run that the next one replaces.
    #[must_use]
    pub fn to_json(
        &self,
        library: &Library,
        targets: Targets<'_>,
        threats: Option<&str>,
        options: &Options,
        tables: &[TableWritten],
        files: &[String],
    ) -> String {
        let written = Written {
            format: BATCH_FORMAT,
            engine: Engine { name: "capgap", version: env!("CARGO_PKG_VERSION") },
            definitions: Definitions::of(library),
            profiles: Profiles::of(targets, threats),
            options,
            inputs: Inputs {
                paths: &self.paths,
                read: self.readable,
                unreadable: self.inputs - self.readable,
                passed_over: self.passed_over,
                without_submission: self.aside,
                holding: self.named_aside.iter().map(|aside| Holding { input: &aside.input, holds: aside.holds }).collect(),
            },
            submissions: Submissions {
                taken: self.taken,
                with_warnings: self.with_warnings,
                superseded: self.superseded,
                rejected: self.rejected,
                rejected_by_code: &self.by_code,
            },
            shared: SharedOut {
                scored_again: self.shared.0,
                figures_as_told: self.shared.1,
                named: self.named_shared.iter().map(SharedNamed::of).collect(),
            },
            duplicates: DuplicatesOut { groups: self.duplicates.0, submissions: self.duplicates.1 },
            reports: ReportsOut { made: self.reports.0, there_already: self.reports.1 },
            tables,
            files,
        };
        // The value holds no map with other keys than text and no number that JSON cannot say, so this cannot fail.
        let mut text = serde_json::to_string_pretty(&written).unwrap_or_default();
        text.push('\n');
        text
    }
}

/// What a table is made with, by the names under which a Parquet file says it: the program, and the definitions and profiles as JSON,
/// as they stand in the summary.
#[must_use]
pub fn facts(library: &Library, targets: Targets<'_>, threats: Option<&str>) -> Vec<(String, String)> {
    let facts = [
        ("capgap.version", env!("CARGO_PKG_VERSION").to_owned()),
        ("capgap.definitions", json(&Definitions::of(library))),
        ("capgap.profiles", json(&Profiles::of(targets, threats))),
    ];
    facts.map(|(name, value)| (name.to_owned(), value)).into()
}

/// A value as JSON in one line. As in the summary, this cannot fail.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// The files that an earlier run lists in its summary; none where the text is no summary of this format.
#[must_use]
pub fn files_of(summary: &str) -> Vec<String> {
    let Ok(value) = serde_json::from_str::<serde_json::Value>(summary) else { return Vec::new() };
    if value["engine"]["name"] != "capgap" || value["format"] != BATCH_FORMAT {
        return Vec::new();
    }
    value["files"].as_array().into_iter().flatten().filter_map(|file| file.as_str().map(str::to_owned)).collect()
}

#[derive(Serialize)]
struct Written<'s> {
    format: u8,
    engine: Engine,
    definitions: Definitions<'s>,
    profiles: Profiles<'s>,
    options: &'s Options,
    inputs: Inputs<'s>,
    submissions: Submissions<'s>,
    shared: SharedOut<'s>,
    duplicates: DuplicatesOut,
    reports: ReportsOut,
    tables: &'s [TableWritten],
    files: &'s [String],
}

#[derive(Serialize)]
struct Engine {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct Definitions<'s> {
    version: Option<&'s str>,
    fingerprints: BTreeMap<&'s str, &'s str>,
}

impl<'s> Definitions<'s> {
    fn of(library: &'s Library) -> Self {
        let version = library.release.as_ref().map(|release| release.version.as_str());
        Self { version, fingerprints: library.fingerprints().named().collect() }
    }
}

#[derive(Serialize)]
struct Profiles<'s> {
    targets: Option<String>,
    rating_targets: Option<String>,
    threats: Option<&'s str>,
}

impl<'s> Profiles<'s> {
    fn of(targets: Targets<'_>, threats: Option<&'s str>) -> Self {
        let profile = |profile: Option<&crate::model::TargetProfile>| profile.map(|profile| profile.id.as_str().to_owned());
        Self { targets: profile(targets.chosen), rating_targets: profile(targets.default), threats }
    }
}

#[derive(Serialize)]
struct Inputs<'s> {
    paths: &'s [String],
    read: u64,
    unreadable: u64,
    passed_over: usize,
    without_submission: usize,
    holding: Vec<Holding<'s>>,
}

#[derive(Serialize)]
struct Holding<'s> {
    input: &'s str,
    holds: &'static str,
}

#[derive(Serialize)]
struct Submissions<'s> {
    taken: u64,
    with_warnings: u64,
    superseded: u64,
    rejected: u64,
    rejected_by_code: &'s BTreeMap<&'static str, u64>,
}

#[derive(Serialize)]
struct SharedOut<'s> {
    scored_again: u64,
    figures_as_told: u64,
    named: Vec<SharedNamed<'s>>,
}

#[derive(Serialize)]
struct SharedNamed<'s> {
    input: &'s str,
    audience: &'s str,
    scored_again: bool,
    withheld: BTreeMap<&'static str, usize>,
}

impl<'s> SharedNamed<'s> {
    fn of(shared: &'s SharedTaken) -> Self {
        let name = |kind: WithheldKind| WithheldKind::ALL.iter().find(|(_, known)| *known == kind).map_or("", |(name, _)| name);
        let withheld = shared.withheld.all().filter(|(_, count)| *count > 0).map(|(kind, count)| (name(kind), count)).collect();
        Self { input: &shared.input, audience: &shared.audience, scored_again: shared.scored_again, withheld }
    }
}

#[derive(Serialize)]
struct DuplicatesOut {
    groups: u64,
    submissions: u64,
}

#[derive(Serialize)]
struct ReportsOut {
    made: u64,
    there_already: u64,
}
