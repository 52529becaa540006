//! The gap report: where a State stands against the framework, what is missing, and what to fund first.
//!
//! Each file builds one chapter. Nothing is computed here that the scorer or the ranking has not computed.

mod actions;
mod charts;
mod elements;
mod gaps;
mod interventions;
mod notice;
mod progress;
mod standing;
mod summary;
mod threats;
mod unknowns;

use super::document::{Document, Layout};
use super::subject::Subject;
use crate::library::SHORT;
use crate::model::{FrameworkKind, SubmissionStatus};
use crate::say;

/// Builds the gap report.
#[must_use]
pub fn gap_report(subject: Subject<'_>) -> Document {
    let mut document = opening(&subject);
    summary::chapter(&subject, &mut document);
    elements::chapter(&subject, &mut document);
    elements::pillars(&subject, &mut document);
    threats::chapter(&subject, &mut document);
    progress::chapter(&subject, &mut document);
    elements::lenses(&subject, &mut document);
    gaps::chapter(&subject, &mut document);
    interventions::chapter(&subject, &mut document);
    unknowns::chapter(&subject, &mut document);
    actions::chapter(&subject, &mut document);
    notice::chapter(&subject, &mut document);
    document
}

/// Who answered, when, and on which definitions.
fn opening(subject: &Subject<'_>) -> Document {
    let words = subject.words;
    let submission = subject.submission;
    let library = subject.library;
    let status = match submission.status {
        SubmissionStatus::Draft => say!(words, "report-status-draft"),
        SubmissionStatus::Reviewed => say!(words, "report-status-reviewed"),
        SubmissionStatus::Approved => say!(words, "report-status-approved"),
    };
    let status = match &submission.cleared {
        Some(cleared) if cleared.office.is_empty() => {
            say!(words, "share-status-cleared", status = status, date = cleared.date.to_string())
        }
        Some(cleared) => {
            say!(words, "report-status-cleared", status = status, office = &cleared.office, date = cleared.date.to_string())
        }
        None => status,
    };
    let prints = fingerprints(subject, |kind| !matches!(kind, Some(FrameworkKind::Scenario | FrameworkKind::Lens)));
    let title_of = |id: Option<&str>, title: Option<&String>, none: &str| match (id, title) {
        (Some(id), Some(title)) => say!(words, "report-profile", title = title, id = id),
        _ => words.say(none, &[]),
    };
    let targets = subject.targets.and_then(|id| library.target_profile(&id.into()));
    let threats = subject.threats.and_then(|id| library.threat_profile(&id.into()));
    let mut facts = vec![
        (say!(words, "report-label-state"), named_state(subject)),
        (
            say!(words, "report-label-questionnaire"),
            say!(
                words,
                "report-profile",
                title = library.questionnaire_title(&submission.questionnaire.id),
                id = submission.questionnaire.id.as_str()
            ),
        ),
        (say!(words, "report-label-date"), submission.assessed_on.map_or_else(|| say!(words, "report-no-date"), |date| date.to_string())),
        (say!(words, "report-label-status"), status),
        (say!(words, "report-label-marking"), submission.marking.label().to_owned()),
    ];
    if !submission.classification.is_empty() {
        facts.push((say!(words, "report-label-classification"), submission.classification.clone()));
    }
    facts.extend(subject.audience.into_iter().flat_map(|audience| {
        [(say!(words, "share-label-audience"), audience.profile.title.clone()), (say!(words, "share-label-withheld"), audience.told(words))]
    }));
    facts.extend([
        (say!(words, "report-label-targets"), title_of(subject.targets, targets.map(|profile| &profile.title), "report-no-targets")),
        (say!(words, "report-label-threats"), title_of(subject.threats, threats.map(|profile| &profile.title), "report-no-threats")),
        (
            say!(words, "report-label-definitions"),
            say!(
                words,
                "report-definitions",
                version = library.release.as_ref().map_or("–", |release| release.version.as_str()),
                engine = env!("CARGO_PKG_VERSION")
            ),
        ),
        (say!(words, "report-label-fingerprints"), prints.join(&say!(words, "list-comma"))),
    ]);
    Document {
        title: say!(words, "report-title", state = &submission.state),
        marking: submission.marking.label().to_owned(),
        banner: if submission.status == SubmissionStatus::Approved { String::new() } else { say!(words, "report-draft") },
        layout: Layout::Report,
        facts,
        ..Document::default()
    }
}

fn named_state(subject: &Subject<'_>) -> String {
    let submission = subject.submission;
    match submission.code.as_str() {
        "" => submission.state.clone(),
        code => say!(subject.words, "report-state", state = &submission.state, code = code),
    }
}

/// The fingerprints of those definitions whose kind of framework is wanted; none stands for what is no framework.
fn fingerprints(subject: &Subject<'_>, wanted: impl Fn(Option<FrameworkKind>) -> bool) -> Vec<String> {
    let library = subject.library;
    let kind = |name: &str| library.framework(&name.into()).map(|position| library.frameworks[position].kind);
    let shown = library.fingerprints().named().filter(|(name, _)| wanted(kind(name)));
    shown.map(|(name, print)| say!(subject.words, "report-fingerprint", name = name, print = &print[..SHORT.min(print.len())])).collect()
}
