//! Charts, drawn as lines and areas with the fonts of the page.

use super::blocks::Setting;
use super::flow::height;
use super::tags::Tags;
use super::text::Line;
use crate::report::chart::{Chart, Drawing};
use crate::report::drawing::{Picture, Sheet, draw};
use crate::say;
use std::ops::Range;

/// Space between the title of a chart and its picture.
const BELOW_TITLE: f64 = 6.0;
/// A part of a chart begins at the foot of a page only where this part of the page is left for it.
const WORTHWHILE: f64 = 0.3;
/// No part of a chart has fewer rows.
const FEWEST: usize = 4;
/// A chart is made smaller down to this, where that saves the rest of a page from staying empty.
const SMALLEST: f64 = 0.8;

/// Sets a chart, on as many pages as it needs.
pub(super) fn set(setting: &mut Setting<'_, '_>, chart: &Chart) {
    let caption = setting.style().caption;
    let (left, width) = (setting.left(), setting.width());
    let pictures = pictures(setting, chart);
    let parts = pictures.len();
    let shaper = setting.flow.context.shaper;
    for (at, picture) in pictures.iter().enumerate() {
        let title = match parts {
            1 => chart.title.clone(),
            _ => say!(setting.flow.context.words, "html-part", title = &chart.title, part = at + 1, parts = parts),
        };
        let lines = setting.wrapped(&title, caption, width);
        let head = height(lines.len(), caption) + BELOW_TITLE;
        let most = setting.flow.context.frame.room() - head;
        let here = setting.flow.room() - head;
        let most = if picture.height > here && picture.height * SMALLEST <= here { here } else { most };
        let factor = if picture.height > most { (most / picture.height).max(0.1) } else { 1.0 };
        let tall = picture.height * factor;
        setting.flow.need(head + tall);
        let figure = setting.flow.tags.add(Tags::DOCUMENT, "Figure");
        let instead = [title.as_str(), chart.description.as_str()].into_iter().filter(|text| !text.is_empty());
        let instead = instead.collect::<Vec<_>>().join("\n");
        setting.flow.tags.say(figure, instead);
        let node = setting.flow.tags.add(figure, "Caption");
        setting.flow.lines(&lines, caption, left, width, node);
        let y = setting.flow.y + BELOW_TITLE;
        setting.flow.tagged(figure, |canvas, glyphs| canvas.picture(glyphs, shaper, picture, [left, y], [factor; 2]));
        setting.flow.y = y + tall;
        setting.flow.space(setting.style().gap * 1.5);
    }
}

/// How much of a chart must stand on the page of its heading.
pub(super) fn lead(setting: &Setting<'_, '_>, chart: &Chart) -> f64 {
    let whole = height_of(setting, chart);
    match rows(chart) {
        Some(count) if count >= 2 * FEWEST => {
            let rows = part(chart, 0..FEWEST + 1);
            let few = drawn(setting, &rows, f64::INFINITY).first().map_or(0.0, |picture| picture.height);
            let least = (setting.flow.context.frame.room() * WORTHWHILE).max(few) + 1.0;
            whole.min(least + title_height(setting, chart))
        }
        _ => (whole - title_height(setting, chart)) * SMALLEST + title_height(setting, chart) + 1.0,
    }
}

/// The height of a chart with its title; that of its first part where it has several.
pub(super) fn height_of(setting: &Setting<'_, '_>, chart: &Chart) -> f64 {
    let picture = drawn(setting, chart, most(setting)).first().map_or(0.0, |picture| picture.height);
    picture.min(most(setting)) + title_height(setting, chart)
}

/// The most height of a picture.
fn most(setting: &Setting<'_, '_>) -> f64 {
    setting.flow.context.frame.room() - 2.0 * setting.style().caption.leading - 12.0
}

fn title_height(setting: &Setting<'_, '_>, chart: &Chart) -> f64 {
    // Longer by what says which part it is.
    let lines: Vec<Line> = setting.wrapped(&[chart.title.as_str(), " (00 00 00)"].concat(), setting.style().caption, setting.width());
    height(lines.len(), setting.style().caption) + BELOW_TITLE
}

/// The pictures of a chart, the first of which fits the room that is left on the page, if that is of any use.
fn pictures(setting: &Setting<'_, '_>, chart: &Chart) -> Vec<Picture> {
    let whole = drawn(setting, chart, most(setting));
    let mut room = setting.flow.room() - title_height(setting, chart);
    let fits = whole.len() == 1 && whole.first().is_some_and(|picture| picture.height * SMALLEST <= room);
    let Some(count) = rows(chart).filter(|_| !fits && room >= setting.flow.context.frame.room() * WORTHWHILE) else { return whole };
    let mut pictures = Vec::new();
    let mut done = 0;
    while done < count {
        let fit = fitting(setting, chart, done..count, room);
        if fit < FEWEST && pictures.is_empty() {
            return whole;
        }
        let next = (done + fit.max(1)).min(count);
        pictures.extend(drawn(setting, &part(chart, done..next), most(setting)));
        done = next;
        room = most(setting);
    }
    pictures
}

/// How many rows of a range fit into some room, so that the next part begins with a group of its own if that is near.
fn fitting(setting: &Setting<'_, '_>, chart: &Chart, range: Range<usize>, room: f64) -> usize {
    let all = range.len();
    let tall = |rows: usize| {
        let part = part(chart, range.start..range.start + rows);
        drawn(setting, &part, f64::INFINITY).first().map_or(f64::INFINITY, |picture| picture.height)
    };
    if tall(all) <= room {
        return all;
    }
    // More rows are never lower.
    let (mut fit, mut too_many) = (0, all);
    while fit + 1 < too_many {
        let middle = usize::midpoint(fit, too_many);
        if tall(middle) <= room {
            fit = middle;
        } else {
            too_many = middle;
        }
    }
    let fit = fit.min(all.saturating_sub(FEWEST));
    let Drawing::Ranges(ranges) = &chart.drawing else { return fit };
    let begins = |rows: &usize| ranges.get(range.start + *rows).is_some_and(|row| !row.group.is_empty());
    (fit.saturating_sub(FEWEST)..=fit).rev().find(begins).filter(|rows| *rows >= FEWEST).unwrap_or(fit)
}

fn drawn(setting: &Setting<'_, '_>, chart: &Chart, height: f64) -> Vec<Picture> {
    let shaper = setting.flow.context.shaper;
    let measure = |text: &str, size: f64, bold: bool| shaper.width(text, size, bold);
    draw(chart, Sheet { width: setting.width(), height, measure: &measure, words: setting.flow.context.words })
}

/// The number of rows of a chart that can be parted between them.
fn rows(chart: &Chart) -> Option<usize> {
    match &chart.drawing {
        Drawing::Ranges(rows) => Some(rows.len()),
        Drawing::Shares { rows, .. } => Some(rows.len()),
        _ => None,
    }
}

fn part(chart: &Chart, range: Range<usize>) -> Chart {
    let drawing = match &chart.drawing {
        Drawing::Ranges(rows) => Drawing::Ranges(rows.get(range).unwrap_or_default().to_vec()),
        Drawing::Shares { parts, rows } => Drawing::Shares { parts: parts.clone(), rows: rows.get(range).unwrap_or_default().to_vec() },
        other => other.clone(),
    };
    Chart { drawing, ..chart.clone() }
}
