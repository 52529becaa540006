//! The gap report: where a State stands against the framework, what is missing, and what to fund first.
//!
//! Each file builds one chapter. Nothing is computed here that the scorer or the ranking has not computed.

mod actions;
mod annex;
mod brief;
pub(super) mod charts;
mod clearance;
mod depth;
mod elements;
mod found;
mod gaps;
mod glossary;
mod interventions;
mod notice;
mod progress;
mod standing;
mod summary;
mod threats;
mod unknowns;

pub use depth::Depth;
pub(super) use elements::remark as element_remark;
pub(super) use gaps::by_size as gaps_by_size;
pub(super) use interventions::{look_first, reason_lines, size_word};
pub(super) use progress::steps as progress_of;
pub(super) use threats::scenario;
pub(super) use unknowns::{question_text, states_by_section};

use super::document::{Document, Layout};
use super::imprint;
use super::subject::Subject;
use crate::library::SHORT;
use crate::model::{FrameworkKind, SubmissionStatus};
use crate::say;

/// Builds the gap report.
#[must_use]
pub fn gap_report(subject: Subject<'_>, depth: Depth) -> Document {
    let mut document = opening(&subject, depth);
    if depth == Depth::Brief {
        brief::page(&subject, &mut document);
        return document;
    }
    summary::chapter(&subject, &mut document);
    // Where nothing is answered, every figure is 0 because nobody has looked, and none is worth a page.
    if !summary::nothing_answered(&subject) {
        figures(&subject, &mut document);
    }
    unknowns::chapter(&subject, &mut document);
    if !summary::nothing_answered(&subject) {
        actions::chapter(&subject, &mut document);
    }
    notice::chapter(&subject, annex::left_out(&subject, depth), &mut document);
    glossary::chapter(&subject, &mut document);
    clearance::chapter(&subject, &mut document);
    if depth == Depth::Annex {
        annex::chapters(&subject, &mut document);
    }
    document
}

/// The chapters of figures and of what follows from them.
fn figures(subject: &Subject<'_>, document: &mut Document) {
    elements::chapter(subject, document);
    elements::pillars(subject, document);
    threats::chapter(subject, document);
    progress::chapter(subject, document);
    elements::lenses(subject, document);
    gaps::chapter(subject, document);
    interventions::chapter(subject, document);
}

/// The chapter in brief alone, for a format that arranges the tables itself.
pub(super) fn summary(subject: &Subject<'_>) -> Document {
    let mut document = Document::default();
    summary::chapter(subject, &mut document);
    document
}

/// The chapter of what is not known alone.
pub(super) fn unknowns(subject: &Subject<'_>) -> Document {
    let mut document = Document::default();
    unknowns::chapter(subject, &mut document);
    document
}

/// The doubts and the notice alone.
pub(super) fn notice(subject: &Subject<'_>) -> Document {
    let mut document = Document::default();
    notice::chapter(subject, String::new(), &mut document);
    document
}

/// Title, what stands on every page, and who answered, when, and on which definitions.
pub(super) fn opening(subject: &Subject<'_>, depth: Depth) -> Document {
    let words = subject.words;
    let submission = subject.submission;
    let title = match depth {
        Depth::Brief => "brief-title",
        Depth::Full => "report-title",
        Depth::Annex => "annex-title",
    };
    Document {
        title: words.say(title, &[("state", submission.state.as_str().into()), ("code", submission.code.as_str().into())]),
        marking: imprint::marking(submission, words),
        banner: imprint::banner(submission, words),
        imprint: imprint::imprint(*subject),
        author: imprint::author(submission),
        layout: if depth == Depth::Brief { Layout::OnePage } else { Layout::Report },
        facts: if depth == Depth::Brief { in_brief(subject) } else { facts(subject) },
        ..Document::default()
    }
}

/// On one page the rest stands in title, margin and foot.
fn in_brief(subject: &Subject<'_>) -> Vec<(String, String)> {
    answered(subject).into_iter().chain(shared(subject)).collect()
}

/// Whom the report is for, and what that audience does not get to see.
fn shared(subject: &Subject<'_>) -> Vec<(String, String)> {
    let words = subject.words;
    let told = subject.audience.map(|audience| {
        [(say!(words, "share-label-audience"), audience.profile.title.clone()), (say!(words, "share-label-withheld"), audience.told(words))]
    });
    told.into_iter().flatten().collect()
}

/// What was answered, when, and how far that has come.
fn answered(subject: &Subject<'_>) -> Vec<(String, String)> {
    let words = subject.words;
    let submission = subject.submission;
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
    let questionnaire = &submission.questionnaire.id;
    let title = subject.library.questionnaire_title(questionnaire);
    let date = submission.assessed_on.map_or_else(|| say!(words, "report-no-date"), |date| date.to_string());
    vec![
        (say!(words, "report-label-questionnaire"), say!(words, "report-profile", title = title, id = questionnaire.as_str())),
        (say!(words, "report-label-date"), date),
        (say!(words, "report-label-status"), status),
    ]
}

fn facts(subject: &Subject<'_>) -> Vec<(String, String)> {
    let words = subject.words;
    let submission = subject.submission;
    let library = subject.library;
    let prints = fingerprints(subject, |kind| !matches!(kind, Some(FrameworkKind::Scenario | FrameworkKind::Lens)));
    let title_of = |id: Option<&str>, title: Option<&String>, none: &str| match (id, title) {
        (Some(id), Some(title)) => say!(words, "report-profile", title = title, id = id),
        _ => words.say(none, &[]),
    };
    let targets = subject.targets.and_then(|id| library.target_profile(&id.into()));
    let threats = subject.threats.and_then(|id| library.threat_profile(&id.into()));
    let mut facts = vec![(say!(words, "report-label-state"), named_state(subject))];
    facts.extend(answered(subject));
    facts.push((say!(words, "report-label-marking"), submission.marking.label().to_owned()));
    if !submission.classification.is_empty() {
        facts.push((say!(words, "report-label-classification"), submission.classification.clone()));
    }
    facts.extend(shared(subject));
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
    facts
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
