//! The summary as one long table: a row for every figure.

use super::summary::{Band, Spread, Summary};
use crate::report::csv::field;

/// Headings of [`cohort_rows`].
const HEAD: [&str; 6] = ["about", "framework", "id", "title", "figure", "value"];

/// A figure of the summary.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure<'s> {
    /// What it is about: `cohort`, `node`, `capability`, `intervention` or `change`.
    pub about: &'static str,
    /// Id of the framework, for nodes and changes.
    pub framework: &'s str,
    /// Id.
    pub id: &'s str,
    /// Title.
    pub title: &'s str,
    /// Which figure it is.
    pub figure: String,
    /// The figure.
    pub value: f64,
}

/// All figures of a summary as CSV: header and one row a figure, lines ended with `\n`. What is not told has no row.
#[must_use]
pub fn cohort_csv(summary: &Summary) -> String {
    let mut text = [HEAD.join(",").as_str(), "\n"].concat();
    for row in cohort_rows(summary) {
        let cells = [row.about, row.framework, row.id, row.title, &row.figure, &row.value.to_string()];
        text.push_str(&cells.map(field).join(","));
        text.push('\n');
    }
    text
}

/// All figures of a summary, in order.
#[must_use]
pub fn cohort_rows(summary: &Summary) -> Vec<Figure<'_>> {
    let mut rows = Rows { rows: Vec::new(), about: "cohort", framework: "", id: "", title: "" };
    rows.count("submissions", summary.submissions);
    rows.count("rejected", summary.rejected);
    rows.count("superseded", summary.superseded);
    rows.count("other_definitions", summary.other_definitions);
    rows.spread("coverage", summary.coverage.as_ref());
    rows.spread("evidence", summary.evidence.as_ref());
    if let Some(rounds) = &summary.rounds {
        rows.count("rounds.before", rounds.before);
        rows.count("rounds.both", rounds.both);
        rows.count("rounds.joined", rounds.joined_count);
        rows.count("rounds.left", rounds.left_count);
        rows.count("rounds.other_questionnaire", rounds.other_questionnaire);
    }
    for framework in &summary.frameworks {
        for node in &framework.nodes {
            (rows.about, rows.framework, rows.id, rows.title) = ("node", &framework.id, &node.id, &node.title);
            rows.count("with_figure", node.with_figure);
            rows.count("nothing_answered", node.nothing_answered);
            rows.count("not_asked", node.not_asked);
            rows.count("not_applicable", node.not_applicable);
            rows.spread("claimed", node.claimed.as_ref());
            rows.spread("evidenced", node.evidenced.as_ref());
            rows.spread("potential", node.potential.as_ref());
            rows.spread("coverage", node.coverage.as_ref());
            rows.bands("rating", &node.ratings);
            rows.bands("rating_potential", &node.ratings_potential);
            rows.bands("band", &node.bands);
            rows.count("weak", node.weak);
            rows.count("weakest", node.weakest);
        }
    }
    rows.framework = "";
    for capability in &summary.capabilities {
        (rows.about, rows.id, rows.title) = ("capability", &capability.id, &capability.title);
        rows.count("asked", capability.asked);
        rows.count("not_asked", capability.not_asked);
        rows.count("not_applicable", capability.not_applicable);
        rows.count("nothing_answered", capability.nothing_answered);
        for (level, count) in capability.levels.iter().enumerate() {
            rows.count(&format!("level.{level}"), Some(*count));
        }
        rows.count("at_zero", capability.at_zero);
        rows.count("below_target", capability.below_target);
        rows.count("gap", capability.gap);
        rows.count("gap_certain", capability.gap_certain);
        rows.count("gap_open", capability.gap_open);
        rows.count("holds_down", capability.holds_down);
        rows.count("holds_elements", capability.holds_elements);
    }
    for intervention in &summary.interventions {
        (rows.about, rows.id, rows.title) = ("intervention", &intervention.id, &intervention.title);
        rows.count("serves", intervention.serves);
        rows.count("serves_up_to", intervention.serves_up_to);
        rows.count("regional", intervention.regional.map(u64::from));
    }
    for change in summary.rounds.iter().flat_map(|rounds| &rounds.changes) {
        (rows.about, rows.framework, rows.id, rows.title) = ("change", &change.framework, &change.id, &change.title);
        rows.count("compared", change.compared);
        rows.bands("moved", &change.moved);
        rows.spread("change", change.change.as_ref());
        rows.count("rated_higher", change.rated_higher);
        rows.count("rated_lower", change.rated_lower);
        if let Some(sure) = &change.certainty {
            let [least, greatest] = sure.mean_range;
            rows.put("change.mean.least".to_owned(), least);
            rows.put("change.mean.greatest".to_owned(), greatest);
            rows.count("unchanged", Some(sure.unchanged));
            rows.count("within_uncertainty", Some(sure.within_uncertainty));
            rows.count("clear.lower", Some(sure.clearly_lower));
            rows.count("clear.higher", Some(sure.clearly_higher));
            rows.count("evidenced.lower", Some(sure.evidenced_lower));
            rows.count("evidenced.higher", Some(sure.evidenced_higher));
        }
    }
    rows.rows
}

struct Rows<'s> {
    rows: Vec<Figure<'s>>,
    about: &'static str,
    framework: &'s str,
    id: &'s str,
    title: &'s str,
}

impl Rows<'_> {
    fn put(&mut self, figure: String, value: f64) {
        self.rows.push(Figure { about: self.about, framework: self.framework, id: self.id, title: self.title, figure, value });
    }

    fn count(&mut self, figure: &str, count: Option<u64>) {
        if let Some(count) = count {
            #[allow(clippy::cast_precision_loss)] // proof: counts of submissions stay far below 2^52
            self.put(figure.to_owned(), count as f64);
        }
    }

    fn spread(&mut self, figure: &str, spread: Option<&Spread>) {
        let Some(spread) = spread else { return };
        let parts = [
            ("minimum", spread.minimum),
            ("lower_quartile", spread.lower_quartile),
            ("median", spread.median),
            ("upper_quartile", spread.upper_quartile),
            ("maximum", spread.maximum),
            ("mean", spread.mean),
        ];
        for (part, value) in parts {
            if let Some(value) = value {
                self.put([figure, ".", part].concat(), value);
            }
        }
    }

    fn bands(&mut self, figure: &str, bands: &[Band]) {
        for band in bands {
            let name = if band.from == band.to { band.from.clone() } else { [band.from.as_str(), "..", &band.to].concat() };
            self.count(&[figure, ".", &name].concat(), Some(band.count));
        }
    }
}
