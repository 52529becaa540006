//! Interventions: ranked, to look up first, and those that add nothing; and what each rank moves.

use super::book::{Book, Columns, Plan};
use super::cells::Cell;
use super::looks::Look;
use crate::model::Intervention;
use crate::say;
use rust_xlsxwriter::XlsxError;
use serde_json::Value;

const INTERVENTIONS: &Columns<'_> = &[
    ("xlsx-col-position", 6, Look::Whole, "position"),
    ("xlsx-col-id", 32, Look::Id, ""),
    ("xlsx-col-intervention", 44, Look::Text, ""),
    ("xlsx-col-standing", 16, Look::Text, ""),
    ("xlsx-col-cost-low", 13, Look::Money, "cost_range.low"),
    ("xlsx-col-cost", 13, Look::Money, "cost"),
    ("xlsx-col-cost-high", 13, Look::Money, "cost_range.high"),
    ("xlsx-col-running-low", 13, Look::Money, "running_cost_a_year.low"),
    ("xlsx-col-running-high", 13, Look::Money, "running_cost_a_year.high"),
    ("xlsx-col-currency", 9, Look::Short, ""),
    ("xlsx-col-benefit", 11, Look::Points, "benefit"),
    ("xlsx-col-up-to", 11, Look::Points, ""),
    ("xlsx-col-together", 44, Look::Text, ""),
    ("xlsx-col-closure", 34, Look::Text, "closure"),
    ("xlsx-col-open-questions", 34, Look::Text, ""),
    ("xlsx-col-raises", 50, Look::Text, ""),
    ("xlsx-col-months", 9, Look::Whole, ""),
    ("xlsx-col-price-year", 9, Look::Whole, ""),
    ("xlsx-col-assumption", 12, Look::Short, ""),
    ("xlsx-col-theme", 8, Look::Short, ""),
    ("xlsx-col-crs", 9, Look::Short, ""),
    ("xlsx-col-sdg", 14, Look::Short, ""),
    ("xlsx-col-summary", 90, Look::Text, ""),
];

const MOVES: &Columns<'_> = &[
    ("xlsx-col-position", 6, Look::Whole, ""),
    ("xlsx-col-intervention-id", 32, Look::Id, ""),
    ("xlsx-col-framework", 28, Look::Id, "framework"),
    ("xlsx-col-node", 28, Look::Id, "node"),
    ("xlsx-col-title", 48, Look::Text, ""),
    ("xlsx-col-before", 11, Look::Bar, "before"),
    ("xlsx-col-after", 11, Look::Bar, "after"),
    ("xlsx-col-contribution", 13, Look::Points, "contribution"),
];

/// Where an intervention stands that has no rank, or has one.
struct Standing {
    intervention: usize,
    word: String,
    up_to: Cell,
    questions: String,
    record: Value,
}

pub(super) fn interventions(book: &mut Book<'_>) -> Result<(), XlsxError> {
    let (subject, columns) = (book.subject, book.columns(INTERVENTIONS));
    let (words, library, ranking) = (subject.words, subject.library, subject.ranking);
    let mut found: Vec<Standing> = Vec::new();
    for (at, rank) in ranking.ranks.iter().enumerate() {
        let record = book.figures["ranking"][at].clone();
        let up_to = Cell::of(&record["benefit_claimed"], "", "");
        found.push(Standing { intervention: rank.intervention, word: say!(words, "xlsx-ranked"), up_to, questions: String::new(), record });
    }
    for look in &ranking.look_first {
        let questions: Vec<&str> = look.questions.iter().map(|question| library.questions[*question].id.as_str()).collect();
        found.push(Standing {
            intervention: look.intervention,
            word: say!(words, "xlsx-look-first"),
            up_to: Cell::Number(look.benefit_claimed),
            questions: questions.join(", "),
            record: Value::Null,
        });
    }
    let left = [(&ranking.nothing_to_add, "xlsx-nothing-to-add"), (&ranking.cannot_start, "xlsx-cannot-start")];
    for (positions, word) in left {
        found.extend(positions.iter().map(|intervention| Standing {
            intervention: *intervention,
            word: words.say(word, &[]),
            up_to: Cell::Blank,
            questions: String::new(),
            record: Value::Null,
        }));
    }
    let rows = found.into_iter().map(|standing| {
        let intervention = &library.interventions[standing.intervention];
        let closure = ranking.ranks.iter().find(|rank| rank.intervention == standing.intervention).map_or(&[][..], |rank| &rank.closure);
        let together: Vec<&str> = closure.iter().map(|member| library.interventions[*member].title.as_str()).collect();
        let assumption = say!(words, if intervention.planning_assumption { "xlsx-yes" } else { "xlsx-no" });
        let given = vec![
            Cell::text(intervention.id.as_str()),
            Cell::text(intervention.title.as_str()),
            Cell::text(standing.word),
            Cell::text(intervention.currency.as_str()),
            standing.up_to,
            Cell::text(together.join("\n")),
            Cell::text(standing.questions),
            Cell::text(raises(intervention)),
            Cell::number(intervention.months),
            Cell::number(intervention.price_year),
            Cell::text(assumption),
            Cell::text(intervention.theme.as_str()),
            Cell::text(intervention.crs.as_str()),
            Cell::text(intervention.sdg.join(", ")),
            Cell::text(intervention.summary.as_str()),
        ];
        book.row(&columns, &standing.record, given)
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    let plan = Plan { name: "interventions", title: "xlsx-interventions", note: "xlsx-interventions-note", frozen: 3 };
    book.table(plan, &columns, rows)
}

/// Ids of the capabilities with the levels from and to which it raises them.
pub(super) fn raises(intervention: &Intervention) -> String {
    let raise = |raise: &crate::model::Raise| format!("{} {} → {}", raise.capability.id.as_str(), raise.from, raise.to);
    intervention.raises.iter().map(raise).collect::<Vec<_>>().join("\n")
}

pub(super) fn moves(book: &mut Book<'_>) -> Result<(), XlsxError> {
    let (subject, columns) = (book.subject, book.columns(MOVES));
    let mut rows = Vec::new();
    for (at, rank) in subject.ranking.ranks.iter().enumerate() {
        let id = subject.library.interventions[rank.intervention].id.as_str();
        for (number, moved) in rank.moves.iter().enumerate() {
            let title = subject.library.frameworks[moved.framework].nodes[moved.node].title.as_str();
            let given = vec![Cell::count(at + 1), Cell::text(id), Cell::text(title)];
            rows.push(book.row(&columns, &book.figures["ranking"][at]["moves"][number], given));
        }
    }
    let plan = Plan { name: "moves", title: "xlsx-moves", note: "xlsx-moves-note", frozen: 2 };
    book.table(plan, &columns, rows)
}
