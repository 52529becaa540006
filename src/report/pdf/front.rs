//! Cover and contents, which stand before the content but are made after it.

use super::blocks::Setting;
use super::flow::{Flow, height};
use super::style::{CONTENTS_CHAPTER, CONTENTS_ENTRY, COVER_BANNER, COVER_FACT, COVER_LONG_TITLE, COVER_TITLE, Type};
use super::tags::{Node, Tags};
use crate::report::document::Document;
use crate::report::drawing::{Dash, Ink, Stroke};
use crate::say;

/// The deepest level of the contents.
const DEEPEST: u8 = 2;
/// Room above a chapter in the contents, in points: what looks best first.
const CHAPTER_GAPS: [f64; 3] = [6.0, 4.0, 2.5];
/// With fewer headings than this, contents are no help.
const CONTENTS_FROM: usize = 3;
/// From this many characters on, a title is set smaller.
const LONG_TITLE: usize = 60;
/// How far entries below a chapter stand from the left edge.
const INDENT: f64 = 14.0;

/// The cover: title, banner and facts.
pub(super) fn cover(document: &Document, flow: &mut Flow<'_>, parent: Node) {
    let frame = flow.context.frame;
    let setter = flow.context.setter();
    let type_ = if document.title.chars().count() >= LONG_TITLE { COVER_LONG_TITLE } else { COVER_TITLE };
    flow.y = frame.top + frame.room() * 0.17;
    if !document.banner.is_empty() {
        let lines = setter.lines(&document.banner, COVER_BANNER, frame.line());
        let node = flow.tags.add(parent, "P");
        flow.lines(&lines, COVER_BANNER, frame.left, frame.line(), node);
        flow.space(8.0);
    }
    let lines = setter.lines(&document.title, type_, frame.line());
    let node = flow.tags.add(parent, "H1");
    flow.lines(&lines, type_, frame.left, frame.line(), node);
    let y = flow.y + 14.0;
    flow.artifact(|canvas, _| canvas.area([frame.left, y], 72.0, 3.0, Ink::Deep.rgb()));
    flow.y = y + 3.0;
    flow.space(34.0);
    Setting::new(document, flow).facts(&document.facts, COVER_FACT, parent);
    flow.turn();
}

/// The contents with links; nothing where there are too few headings. `before` is the number of pages before the content.
pub(super) fn contents(flow: &mut Flow<'_>, parent: Node, count: usize, before: usize) {
    let gap = gap(flow, count);
    entries(flow, parent, count, before, gap);
}

/// The room above a chapter: less of it where that saves a page that a few lines alone would stand on.
fn gap(flow: &Flow<'_>, count: usize) -> f64 {
    let least = pages(flow, count);
    CHAPTER_GAPS.into_iter().find(|gap| pages_with(flow, count, *gap) == least).unwrap_or(CHAPTER_GAPS[0])
}

fn entries(flow: &mut Flow<'_>, parent: Node, count: usize, before: usize, gap: f64) {
    let frame = flow.context.frame;
    let setter = flow.context.setter();
    let heading = flow.context.style.headings[0];
    let lines = setter.lines(&say!(flow.context.words, "html-contents"), heading, frame.line());
    let node = flow.tags.add(parent, "H2");
    flow.lines(&lines, heading, frame.left, frame.line(), node);
    flow.space(14.0);
    let list = flow.tags.add(parent, "TOC");
    // The widest number that can stand at the end of a line.
    let numbers = setter.width("0000", CONTENTS_CHAPTER);
    for at in 0..count {
        let Some(entry) = flow.entries.get(at).filter(|entry| entry.level <= DEEPEST).cloned() else { continue };
        let chapter = entry.level == 1;
        let (type_, indent) = if chapter { (CONTENTS_CHAPTER, 0.0) } else { (CONTENTS_ENTRY, INDENT) };
        let lines = setter.lines(&entry.text, type_, frame.line() - indent - numbers - 20.0);
        let number = setter.single(&(entry.page + 1 + before).to_string(), type_);
        if chapter {
            flow.space(gap);
        }
        let tall = height(lines.len(), type_);
        // A chapter does not stand alone at the foot where something of it follows.
        let followed =
            flow.entries.get(at + 1..count).into_iter().flatten().find(|next| next.level <= DEEPEST).is_some_and(|next| next.level > 1);
        flow.need(tall + if chapter && followed { 2.0 * CONTENTS_ENTRY.leading } else { 0.0 });
        let item = flow.tags.add(list, "TOCI");
        let reference = flow.tags.add(item, "Reference");
        let link = flow.tags.add(reference, "Link");
        let top = flow.y;
        let last = lines.last().map_or(0.0, |line| line.width);
        flow.tagged(link, |canvas, glyphs| {
            let mut y = top;
            for line in &lines {
                canvas.line(glyphs, line, type_, frame.left + indent, y, f64::INFINITY);
                y += type_.leading;
            }
            canvas.line(glyphs, &number, type_, frame.right - number.width, y - type_.leading, f64::INFINITY);
        });
        if !chapter {
            leader(flow, frame.left + indent + last, frame.right - number.width, top + tall - type_.leading, type_);
        }
        flow.link([frame.left + indent, top, frame.right, top + tall], at, link);
        flow.y = top + tall;
    }
    flow.turn();
}

/// Whether there are enough headings for contents.
pub(super) fn has_contents(flow: &Flow<'_>) -> bool {
    flow.entries.iter().filter(|entry| entry.level <= DEEPEST).count() >= CONTENTS_FROM
}

/// How many pages the contents take: as few as the least room above chapters allows, which is what [`gap`] keeps to.
pub(super) fn pages(flow: &Flow<'_>, count: usize) -> usize {
    pages_with(flow, count, CHAPTER_GAPS[CHAPTER_GAPS.len() - 1])
}

fn pages_with(flow: &Flow<'_>, count: usize, gap: f64) -> usize {
    let mut trial = Flow::new(flow.context);
    trial.entries.clone_from(&flow.entries);
    entries(&mut trial, Tags::DOCUMENT, count, 0, gap);
    trial.finished.len()
}

/// A dotted line from an entry to its page.
fn leader(flow: &mut Flow<'_>, from: f64, to: f64, top: f64, type_: Type) {
    let (from, to, y) = (from + 5.0, to - 5.0, top + type_.base());
    if to > from {
        let stroke = Stroke { ink: Ink::Grid, width: 0.6, dash: Dash::Dotted };
        flow.artifact(|canvas, _| canvas.rule([from, y], [to, y], stroke));
    }
}
