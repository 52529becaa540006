//! What stands first: what moved, what is clear, what closed and what opened, on about a page.

use super::Comparing;
use super::names::{difference, parts};
use super::{charts, method};
use crate::compare::{Certainty, Change, FigureChange, GapChange};
use crate::model::FrameworkKind;
use crate::report::document::Document;
use crate::report::figures::{listed, percent};
use crate::say;

/// How many titles a sentence names before it counts the rest.
const NAMED: usize = 5;

pub(super) fn chapter(comparing: &Comparing<'_>, document: &mut Document) {
    let words = comparing.words;
    document.heading(1, say!(words, "compare-brief-heading"));
    for notice in method::notices(comparing) {
        comparing.notice(document, notice);
    }
    for (at, series) in comparing.comparison.states.iter().enumerate() {
        if let Some(change) = &series.whole {
            let lines = lines(comparing, at, change);
            if comparing.comparison.states.len() > 1 {
                document.heading(2, comparing.state(at));
            }
            document.list(lines);
            document.charts(charts::areas(comparing, at));
        }
    }
    super::across::brief(comparing, document);
}

fn lines(comparing: &Comparing<'_>, state: usize, change: &Change) -> Vec<String> {
    let words = comparing.words;
    let mut lines = Vec::new();
    for (at, framework) in comparing.library.frameworks_of(FrameworkKind::Norms) {
        if let Some(figure) = change.nodes[at].first().copied().flatten() {
            lines.push(overall(comparing, framework.title(), &figure));
        }
    }
    // Where there is no norms framework the first one stands for it.
    if lines.is_empty()
        && let (Some(framework), Some(figure)) =
            (comparing.library.frameworks.first(), change.nodes.first().and_then(|nodes| nodes.first().copied().flatten()))
    {
        lines.push(overall(comparing, framework.title(), &figure));
    }
    lines.extend(counted(comparing, change));
    for (gap, message) in [(GapChange::Closed, "compare-brief-closed"), (GapChange::Opened, "compare-brief-opened")] {
        let title = |capability: usize, certainty: Certainty| {
            let title = comparing.library.capabilities[capability].title.as_str();
            if certainty == Certainty::WithinUncertainty { say!(words, "compare-unsure", title = title) } else { title.to_owned() }
        };
        let titles: Vec<String> = change.gaps(gap).map(|(capability, found)| title(capability, found.figure.certainty)).collect();
        let named = named(comparing, &titles);
        lines.push(words.say(message, &[("count", titles.len().into()), ("list", named.into())]));
    }
    let count = |gap| change.gaps(gap).count();
    lines.push(say!(words, "compare-brief-others", narrowed = count(GapChange::Narrowed), widened = count(GapChange::Widened)));
    if let Some(answers) = &change.answers {
        use crate::compare::AnswerKind;
        lines.push(say!(
            words,
            "compare-brief-answers",
            count = answers.len(),
            differently = change.count(AnswerKind::AnsweredDifferently),
            newly = change.count(AnswerKind::NewlyAnswered),
            nolonger = change.count(AnswerKind::NoLongerAnswered),
            evidence = change.count(AnswerKind::EvidenceAlone)
        ));
    } else {
        lines.push(say!(words, "compare-brief-withheld"));
    }
    if let Some((_, effect)) = comparing.plan.filter(|(of, _)| *of == state) {
        lines.push(super::effect::in_brief(comparing, effect));
    }
    lines
}

/// The whole framework in a sentence, with where the difference comes from.
fn overall(comparing: &Comparing<'_>, title: &str, figure: &FigureChange) -> String {
    let words = comparing.words;
    let told = say!(
        words,
        "compare-brief-overall",
        title = title,
        then = percent(figure.then.claimed),
        now = percent(figure.now.claimed),
        difference = difference(figure.then.claimed, figure.now.claimed),
        certainty = comparing.sure(figure)
    );
    match &figure.split {
        Some(split) if figure.certainty != Certainty::Unchanged => {
            [told, say!(words, "compare-brief-parts", parts = parts(split, words))].join(" ")
        }
        _ => told,
    }
}

/// How many elements rose and fell, and how sure that is.
fn counted(comparing: &Comparing<'_>, change: &Change) -> Option<String> {
    let words = comparing.words;
    let mut found: Vec<FigureChange> = Vec::new();
    for (at, framework) in comparing.library.frameworks_of(FrameworkKind::Norms) {
        let nodes = framework.nodes.iter().zip(&change.nodes[at]).filter(|(node, _)| !node.needs.is_empty());
        found.extend(nodes.filter_map(|(_, figure)| *figure));
    }
    if found.is_empty() {
        return None;
    }
    let moved: Vec<&FigureChange> = found.iter().filter(|figure| figure.certainty != Certainty::Unchanged).collect();
    let sure = |certainty| moved.iter().filter(|figure| figure.certainty == certainty).count();
    let rose = moved.iter().filter(|figure| figure.certainty > Certainty::WithinUncertainty && figure.difference() > 0.0).count();
    let fell = moved.iter().filter(|figure| figure.certainty > Certainty::WithinUncertainty && figure.difference() < 0.0).count();
    Some(say!(
        words,
        "compare-brief-elements",
        all = found.len(),
        rose = rose,
        fell = fell,
        evidenced = sure(Certainty::Evidenced),
        clear = sure(Certainty::Clear),
        within = sure(Certainty::WithinUncertainty),
        unchanged = found.len() - moved.len()
    ))
}

/// A few titles, and how many more there are.
pub(super) fn named(comparing: &Comparing<'_>, titles: &[String]) -> String {
    let words = comparing.words;
    match titles.len() {
        0..=NAMED => listed(titles, words),
        count => say!(words, "compare-and-more", list = titles[..NAMED].join(&say!(words, "list-comma")), count = count - NAMED),
    }
}
