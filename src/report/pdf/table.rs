//! Tables that go on from page to page.

use super::blocks::Setting;
use super::columns::{Columns, columns};
use super::flow::height;
use super::style::Type;
use super::tags::{Node, Scope, Tags};
use super::text::Line;
use crate::report::document::{Cell, ColumnKind, Row, Table};
use crate::report::drawing::{Ink, Picture, Stroke, range_mark};
use crate::report::figures::percent;
use crate::say;
use crate::score::Readings;

/// The line below a heading, and the one between rows.
const HEAD_RULE: Stroke = Stroke::solid(Ink::Text, 0.8);
const ROW_RULE: Stroke = Stroke::solid(Ink::Grid, 0.4);

/// What a cell shows.
enum Content {
    Lines(Vec<Line>),
    Mark(Picture, String),
}

/// Sets a table.
pub(super) fn set(setting: &mut Setting<'_, '_>, table: &Table) {
    if table.rows.is_empty() || table.columns.is_empty() {
        return;
    }
    let columns = columns(setting, table);
    if has_marks(table) && !setting.legend {
        let ahead = lead(setting, table);
        setting.flow.need(ahead.min(setting.flow.context.frame.room()));
        legend(setting);
        setting.legend = true;
    }
    let ahead = lead(setting, table);
    setting.flow.need(ahead.min(setting.flow.context.frame.room()));
    let node = setting.flow.tags.add(Tags::DOCUMENT, "Table");
    caption(setting, table, node);
    let head = setting.flow.tags.add(node, "THead");
    header(setting, table, &columns, Some(head));
    let body = setting.flow.tags.add(node, "TBody");
    let last = table.rows.len() - 1;
    let mut ready: Option<Wrapped> = None;
    for (at, row) in table.rows.iter().enumerate() {
        let wrapped = ready.take().unwrap_or_else(|| wrap(setting, &columns, table, row));
        // The last row does not go to the next page alone.
        ready = table.rows.get(at + 1).filter(|_| at + 1 == last && at > 1).map(|next| wrap(setting, &columns, table, next));
        let next = ready.as_ref().map_or(0.0, |next| next.height);
        set_row(setting, table, &columns, wrapped, next, body);
    }
    let (left, right, y) = (setting.flow.context.frame.left, setting.flow.context.frame.right, setting.flow.y);
    setting.flow.artifact(|canvas, _| canvas.rule([left, y], [right, y], ROW_RULE));
    setting.flow.space(setting.flow.context.style.gap * 1.5);
}

/// How high the caption, the headings and the first rows are together.
pub(super) fn lead(setting: &Setting<'_, '_>, table: &Table) -> f64 {
    // One row alone at the foot of a page looks like an oversight.
    beginning(setting, table, 2, setting.flow.context.frame.room() / 4.0)
}

/// How high the whole table is.
pub(super) fn whole(setting: &Setting<'_, '_>, table: &Table) -> f64 {
    beginning(setting, table, usize::MAX, f64::INFINITY)
}

/// The height of a table up to some rows, each of which counts up to a height.
fn beginning(setting: &Setting<'_, '_>, table: &Table, rows: usize, most: f64) -> f64 {
    if table.rows.is_empty() || table.columns.is_empty() {
        return 0.0;
    }
    let columns = columns(setting, table);
    let style = setting.flow.context.style;
    let marks = if has_marks(table) && !setting.legend { 2.0 * style.remark.leading + style.gap } else { 0.0 };
    let caption = caption_lines(setting, table).len();
    let rows: f64 = table.rows.iter().take(rows).map(|row| wrap(setting, &columns, table, row).height.min(most)).sum();
    marks + height(caption, style.caption) + 4.0 + header_height(setting, table, &columns) + rows
}

fn has_marks(table: &Table) -> bool {
    table.rows.iter().flat_map(|row| &row.cells).any(|cell| matches!(cell, Cell::Range(_)))
}

fn caption_lines(setting: &Setting<'_, '_>, table: &Table) -> Vec<Line> {
    if table.caption.trim().is_empty() {
        return Vec::new();
    }
    setting.flow.context.setter().lines(&table.caption, setting.flow.context.style.caption, setting.flow.context.frame.line())
}

fn caption(setting: &mut Setting<'_, '_>, table: &Table, node: Node) {
    let lines = caption_lines(setting, table);
    if lines.is_empty() {
        return;
    }
    let (frame, type_) = (setting.flow.context.frame, setting.flow.context.style.caption);
    let node = setting.flow.tags.add(node, "Caption");
    setting.flow.lines(&lines, type_, frame.left, frame.line(), node);
    setting.flow.y += 4.0;
}

fn header_lines(setting: &Setting<'_, '_>, table: &Table, columns: &Columns) -> Vec<Vec<Line>> {
    let type_ = columns.cell.bold();
    let setter = setting.flow.context.setter();
    table.columns.iter().zip(&columns.places).map(|(column, (_, width))| setter.lines(&column.title, type_, *width)).collect()
}

fn header_height(setting: &Setting<'_, '_>, table: &Table, columns: &Columns) -> f64 {
    let most = header_lines(setting, table, columns).iter().map(Vec::len).max().unwrap_or(0);
    height(most, columns.cell) + 2.0 * setting.flow.context.style.pad
}

/// The headings; on further pages they are there for the eye alone.
fn header(setting: &mut Setting<'_, '_>, table: &Table, columns: &Columns, head: Option<Node>) {
    let (frame, pad) = (setting.flow.context.frame, setting.flow.context.style.pad);
    let type_ = columns.cell.bold();
    let all = header_lines(setting, table, columns);
    let tall = header_height(setting, table, columns);
    let top = setting.flow.y;
    let bottom = top + tall;
    let row = head.map(|head| setting.flow.tags.add(head, "TR"));
    for ((column, lines), (x, width)) in table.columns.iter().zip(&all).zip(&columns.places) {
        let y = bottom - pad - height(lines.len(), type_);
        let kind = column.kind;
        let draw = |canvas: &mut super::canvas::Canvas, glyphs: &mut super::glyphs::Glyphs<'_>| {
            cell_lines(canvas, glyphs, lines, type_, kind, [*x, y], *width);
        };
        match row {
            Some(row) => {
                let cell = setting.flow.tags.add(row, "TH");
                setting.flow.tags.edit(cell, |tag| tag.scope = Some(Scope::Column));
                setting.flow.tagged(cell, draw);
            }
            None => setting.flow.artifact(draw),
        }
    }
    setting.flow.artifact(|canvas, _| canvas.rule([frame.left, bottom], [frame.right, bottom], HEAD_RULE));
    setting.flow.y = bottom;
    setting.header = (setting.flow.page(), bottom);
}

fn cell_lines(
    canvas: &mut super::canvas::Canvas,
    glyphs: &mut super::glyphs::Glyphs<'_>,
    lines: &[Line],
    type_: Type,
    kind: ColumnKind,
    [x, y]: [f64; 2],
    width: f64,
) {
    let mut y = y;
    for line in lines {
        let x = if kind == ColumnKind::Number { x + width - line.width } else { x };
        let width = if kind == ColumnKind::Number { f64::INFINITY } else { width };
        canvas.line(glyphs, line, type_, x, y, width);
        y += type_.leading;
    }
}

fn contents(setting: &Setting<'_, '_>, columns: &Columns, table: &Table, row: &Row) -> Vec<Content> {
    let setter = setting.flow.context.setter();
    let words = setting.flow.context.words;
    let content = |((cell, (_, width)), column): ((&Cell, &(f64, f64)), &crate::report::document::Column)| match cell {
        Cell::Text(text) if column.kind == ColumnKind::Number && setter.width(text, columns.cell) <= *width + 0.1 => {
            Content::Lines(setter.lines(text, columns.cell, f64::INFINITY))
        }
        Cell::Text(text) => Content::Lines(setter.lines(text, columns.cell, *width)),
        Cell::Range(readings) => {
            let [evidenced, claimed, potential] = readings.array().map(|share| say!(words, "percent", figure = percent(share)));
            let said = say!(words, "terminal-readings", claimed = claimed, evidenced = evidenced, potential = potential);
            Content::Mark(range_mark(*readings), said)
        }
        Cell::None => Content::Lines(vec![setter.single(&say!(words, "dash"), columns.cell)]),
    };
    row.cells.iter().zip(&columns.places).zip(&table.columns).map(content).collect()
}

fn remark_lines(setting: &Setting<'_, '_>, row: &Row) -> Vec<Line> {
    if row.remark.trim().is_empty() {
        return Vec::new();
    }
    let style = setting.flow.context.style;
    setting.flow.context.setter().lines(&row.remark, style.remark, setting.flow.context.frame.line() - REMARK_INDENT)
}

const REMARK_INDENT: f64 = 10.0;

/// A row as it is set.
struct Wrapped {
    cells: Vec<Content>,
    remark: Vec<Line>,
    height: f64,
}

fn wrap(setting: &Setting<'_, '_>, columns: &Columns, table: &Table, row: &Row) -> Wrapped {
    let style = setting.flow.context.style;
    let cells = contents(setting, columns, table, row);
    let highest = cells.iter().map(|content| content_height(content, columns.cell)).fold(0.0, f64::max);
    let remark = remark_lines(setting, row);
    let below = height(remark.len(), style.remark);
    let between = if below > 0.0 { 1.0 } else { 0.0 };
    Wrapped { cells, remark, height: highest + below + between + 2.0 * style.pad }
}

fn content_height(content: &Content, cell: Type) -> f64 {
    match content {
        Content::Lines(lines) => height(lines.len(), cell),
        Content::Mark(..) => cell.leading,
    }
}

/// Sets a row; where the next one has a height, both are to stand on one page.
fn set_row(setting: &mut Setting<'_, '_>, table: &Table, columns: &Columns, row: Wrapped, next: f64, body: Node) {
    let style = setting.flow.context.style;
    let frame = setting.flow.context.frame;
    let whole = row.height;
    let page = frame.room() - header_height(setting, table, columns);
    let both = if whole + next <= page { whole + next } else { whole };
    // A row that no page can hold begins here if there is room for some lines of it.
    if both > setting.flow.room() + 0.01 && (whole <= page || setting.flow.room() < 6.0 * columns.cell.leading) {
        turn(setting, table, columns);
    }
    let node = setting.flow.tags.add(body, "TR");
    let mut cells: Vec<(Node, Content, usize)> = Vec::new();
    for (at, content) in row.cells.into_iter().enumerate() {
        let role = if at == columns.names { "TH" } else { "TD" };
        let cell = setting.flow.tags.add(node, role);
        if at == columns.names {
            setting.flow.tags.edit(cell, |tag| tag.scope = Some(Scope::Row));
        }
        cells.push((cell, content, 0));
    }
    let top_rule = setting.flow.y;
    if setting.header != (setting.flow.page(), setting.flow.y) {
        setting.flow.artifact(|canvas, _| canvas.rule([frame.left, top_rule], [frame.right, top_rule], ROW_RULE));
    }
    setting.flow.y += style.pad;
    // As often as the row goes on on another page.
    loop {
        let room = frame.bottom - setting.flow.y - style.pad;
        let top = setting.flow.y;
        let mut lowest = top;
        let mut left_over = false;
        for (at, (cell, content, done)) in cells.iter_mut().enumerate() {
            let (Some((x, width)), Some(column)) = (columns.places.get(at), table.columns.get(at)) else { continue };
            match content {
                Content::Mark(picture, said) if *done == 0 => {
                    *done = 1;
                    mark(setting, *cell, picture, said, [*width, columns.cell.leading], [*x, top]);
                    lowest = lowest.max(top + columns.cell.leading);
                }
                Content::Mark(..) => {}
                Content::Lines(lines) => {
                    let fit = fitting(room, columns.cell.leading);
                    let now = lines.get(*done..).unwrap_or_default();
                    let now = now.get(..fit.min(now.len())).unwrap_or_default();
                    if !now.is_empty() {
                        let kind = column.kind;
                        setting.flow.tagged(*cell, |canvas, glyphs| {
                            cell_lines(canvas, glyphs, now, columns.cell, kind, [*x, top], *width);
                        });
                        lowest = lowest.max(top + height(now.len(), columns.cell));
                    }
                    *done += now.len();
                    left_over |= *done < lines.len();
                }
            }
        }
        setting.flow.y = lowest;
        if !left_over {
            break;
        }
        turn(setting, table, columns);
        setting.flow.y += style.pad;
    }
    remark(setting, table, columns, &row.remark, body);
    setting.flow.y += style.pad;
}

/// How many lines fit into some room, at least one.
fn fitting(room: f64, leading: f64) -> usize {
    // The room on a page is a few hundred lines at most; less than nothing becomes 0.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let fit = ((room + 0.01) / leading).floor().max(0.0) as usize;
    fit.max(1)
}

/// The next page, with the headings again.
fn turn(setting: &mut Setting<'_, '_>, table: &Table, columns: &Columns) {
    setting.flow.finish();
    header(setting, table, columns, None);
}

/// A mark, no wider than its column and as high as a line.
fn mark(setting: &mut Setting<'_, '_>, cell: Node, picture: &Picture, said: &str, [width, tall]: [f64; 2], corner: [f64; 2]) {
    let figure = setting.flow.tags.add(cell, "Figure");
    setting.flow.tags.say(figure, said.to_owned());
    let shaper = setting.flow.context.shaper;
    let factors = [(width / picture.width).min(1.0), (tall / picture.height).min(1.0)];
    setting.flow.tagged(figure, |canvas, glyphs| canvas.picture(glyphs, shaper, picture, corner, factors));
}

/// The remark of a row, over its whole width, which may go on on the next page.
fn remark(setting: &mut Setting<'_, '_>, table: &Table, columns: &Columns, lines: &[Line], body: Node) {
    if lines.is_empty() {
        return;
    }
    let type_ = setting.flow.context.style.remark;
    let frame = setting.flow.context.frame;
    let node = setting.flow.tags.add(body, "TR");
    let cell = setting.flow.tags.add(node, "TD");
    setting.flow.tags.edit(cell, |tag| tag.columns = u16::try_from(table.columns.len()).unwrap_or(1));
    setting.flow.y += 1.0;
    let mut rest = lines;
    while !rest.is_empty() {
        let room = frame.bottom - setting.flow.y;
        if room < type_.leading {
            turn(setting, table, columns);
            setting.flow.y += setting.flow.context.style.pad;
        }
        let fit = fitting(frame.bottom - setting.flow.y, type_.leading);
        let (now, later) = rest.split_at(fit.min(rest.len()));
        let y = setting.flow.y;
        setting.flow.tagged(cell, |canvas, glyphs| {
            cell_lines(canvas, glyphs, now, type_, ColumnKind::Text, [frame.left + REMARK_INDENT, y], frame.line() - REMARK_INDENT);
        });
        setting.flow.y += height(now.len(), type_);
        rest = later;
    }
}

/// What the marks mean, each part beside a sample.
fn legend(setting: &mut Setting<'_, '_>) {
    let words = setting.flow.context.words;
    let setter = setting.flow.context.setter();
    let (type_, frame) = (setting.flow.context.style.remark, setting.flow.context.frame);
    let shaper = setting.flow.context.shaper;
    let sample = |evidenced: f64, claimed: f64| range_mark(Readings { evidenced, claimed, potential: 1.0 });
    let [wide, high] = [0.3, 0.62];
    let parts = [
        (None, say!(words, "html-marks")),
        (Some(sample(1.0, 1.0)), say!(words, "drawing-evidenced")),
        (Some(sample(0.0, 1.0)), say!(words, "drawing-claimed")),
        (Some(sample(0.0, 0.0)), say!(words, "drawing-potential")),
    ];
    let node = setting.flow.tags.add(Tags::DOCUMENT, "P");
    let (mut x, mut y) = (frame.left, setting.flow.y);
    for (picture, text) in parts {
        let line = setter.single(&text, type_);
        let before = picture.as_ref().map_or(0.0, |picture| picture.width * wide + 5.0);
        if x > frame.left && x + before + line.width > frame.right {
            x = frame.left;
            y += type_.leading + 1.0;
        }
        if let Some(picture) = &picture {
            let corner = [x, y + (type_.leading - picture.height * high) / 2.0];
            setting.flow.artifact(|canvas, glyphs| canvas.picture(glyphs, shaper, picture, corner, [wide, high]));
        }
        let at = x + before;
        setting.flow.tagged(node, |canvas, glyphs| canvas.line(glyphs, &line, type_, at, y, f64::INFINITY));
        x = at + line.width + 12.0;
    }
    setting.flow.y = y + type_.leading;
    setting.flow.space(setting.flow.context.style.gap);
}
