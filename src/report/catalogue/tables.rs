//! Tables that both lists and single definitions show.

use super::phrases::Catalogue;
use crate::model::{CapabilityId, Instrument, InstrumentHead, Need, Node, Question, Role};
use crate::report::document::{Cell, ColumnKind, Document, Table};
use crate::say;
use std::collections::BTreeMap;

/// An empty table whose column headings have these message ids.
pub(super) fn table(c: Catalogue<'_>, caption: String, columns: &[(&str, ColumnKind)]) -> Table {
    Table::new(caption, columns.iter().map(|(id, kind)| (say!(c.words, id), *kind)).collect())
}

/// A count as a cell.
pub(super) fn count(number: usize) -> Cell {
    number.to_string().into()
}

/// Adds a heading and what is below it, unless there is nothing below it.
pub(super) fn chapter(document: &mut Document, level: u8, title: String, fill: impl FnOnce(&mut Document)) {
    let mut below = Document::default();
    fill(&mut below);
    if !below.blocks.is_empty() {
        document.heading(level, title);
        document.blocks.append(&mut below.blocks);
    }
}

/// The capabilities that name each head, by `instrument:code`, in definition order.
pub(super) fn covered_heads(c: Catalogue<'_>) -> BTreeMap<&str, Vec<&CapabilityId>> {
    let mut covered: BTreeMap<&str, Vec<&CapabilityId>> = BTreeMap::new();
    for capability in &c.library.capabilities {
        for head in &capability.crosswalk {
            covered.entry(head.id.as_str()).or_default().push(&capability.id);
        }
    }
    covered
}

/// Full name of a head, as a crosswalk entry gives it.
pub(super) fn head_name(instrument: &Instrument, head: &InstrumentHead) -> String {
    [instrument.id.as_str(), ":", head.code.as_str()].concat()
}

/// The heads of an instrument with the capabilities that cover them, or why none does.
pub(super) fn heads(c: Catalogue<'_>, instrument: &Instrument, covered: &BTreeMap<&str, Vec<&CapabilityId>>) -> Table {
    let columns = [
        ("catalogue-column-head", ColumnKind::Short),
        ("catalogue-column-title", ColumnKind::Text),
        ("catalogue-column-covered-by", ColumnKind::Text),
    ];
    let mut heads = table(c, say!(c.words, "catalogue-caption-heads", instrument = instrument.title.as_str()), &columns);
    for head in &instrument.heads {
        let by = covered.get(head_name(instrument, head).as_str()).map_or(&[][..], Vec::as_slice);
        let cells = vec![head.code.as_str().into(), head.title.as_str().into(), covered_by(c, head, by).into()];
        heads.row(cells);
    }
    heads
}

/// The capabilities that cover a head, or why there are none.
fn covered_by(c: Catalogue<'_>, head: &InstrumentHead, by: &[&CapabilityId]) -> String {
    if !by.is_empty() {
        return c.comma(&by.iter().map(ToString::to_string).collect::<Vec<_>>());
    }
    match &head.excluded {
        Some(reason) => say!(c.words, "catalogue-head-excluded", reason = reason.as_str()),
        None => say!(c.words, "catalogue-head-open"),
    }
}

/// Questions with kind and the level they belong to; the words of each as a remark.
pub(super) fn questions<'q>(c: Catalogue<'_>, caption: String, questions: impl Iterator<Item = &'q Question>) -> Table {
    let mut rows = question_table(c, caption);
    for question in questions {
        rows.row_with_remark(question_cells(c, question), c.question_text(question));
    }
    rows
}

/// An empty table of questions.
pub(super) fn question_table(c: Catalogue<'_>, caption: String) -> Table {
    let columns = [
        ("catalogue-column-id", ColumnKind::Short),
        ("catalogue-column-kind", ColumnKind::Short),
        ("catalogue-column-at", ColumnKind::Number),
    ];
    table(c, caption, &columns)
}

/// Id, kind, and the levels that cannot be reached without the question.
pub(super) fn question_cells(c: Catalogue<'_>, question: &Question) -> Vec<Cell> {
    let mut levels: Vec<u8> = question.measures.iter().filter_map(|measure| measure.at).collect();
    levels.sort_unstable();
    levels.dedup();
    let at = match levels.as_slice() {
        [] => Cell::None,
        levels => c.comma(&levels.iter().map(ToString::to_string).collect::<Vec<_>>()).into(),
    };
    vec![question.id.as_str().into(), c.question_kind(&question.kind).into(), at]
}

/// What a node needs, with role, weight and reason.
pub(super) fn needs(c: Catalogue<'_>, node: &Node) -> Table {
    let columns = [
        ("catalogue-column-need", ColumnKind::Text),
        ("catalogue-column-role", ColumnKind::Short),
        ("catalogue-column-weight", ColumnKind::Number),
    ];
    let mut needs = table(c, say!(c.words, "catalogue-caption-needs", node = node.title.as_str()), &columns);
    for need in &node.needs {
        needs.row_with_remark(vec![c.need_name(need).into(), role(c, need).into(), need.weight.to_string().into()], need.why.clone());
    }
    needs
}

/// The role of a need; marked where less is better.
pub(super) fn role(c: Catalogue<'_>, need: &Need) -> String {
    let role = match need.role {
        Role::Essential => say!(c.words, "role-essential"),
        Role::Supporting => say!(c.words, "role-supporting"),
    };
    if need.reverse { say!(c.words, "catalogue-role-reverse", role = role) } else { role }
}
