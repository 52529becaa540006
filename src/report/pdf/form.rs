//! What is filled in by hand: boxes to tick and lines to write on.

use super::blocks::Setting;
use super::flow::height;
use super::tags::{Node, Tags};
use super::text::Line;
use crate::report::document::{Choice, Layout};
use crate::report::drawing::{Dash, Ink, Stroke};

/// Side of a box to tick.
const BOX: f64 = 9.0;
/// How far the text beside a box to tick stands from its left edge.
const BESIDE_BOX: f64 = 17.0;
/// Space between choices that stand beside each other.
const BETWEEN: f64 = 20.0;
/// A choice that takes more of a line than this stands alone.
const SHORT: f64 = 0.45;

/// Choices that stand together.
enum Group<'c> {
    /// One with its meaning below it.
    Alone(&'c Choice),
    /// A line of short ones, each with its left edge.
    Line(Vec<(Line, f64)>),
}

impl Setting<'_, '_> {
    /// Choices in the order in which they stand: short ones beside each other, as far as a line reaches.
    fn groups<'c>(&self, options: &'c [Choice]) -> Vec<Group<'c>> {
        let (type_, width) = (self.style().body.bold(), self.width());
        let mut groups: Vec<Group<'c>> = Vec::new();
        for option in options {
            let bare = option.text.trim().is_empty() && !option.label.contains('\n');
            let line = bare.then(|| self.flow.context.setter().single(&option.label, type_)).filter(|line| line.width <= width * SHORT);
            let Some(line) = line else {
                groups.push(Group::Alone(option));
                continue;
            };
            let after = match groups.last() {
                Some(Group::Line(lines)) => lines.last().map(|(last, from)| from + BESIDE_BOX + last.width + BETWEEN),
                _ => None,
            };
            match (groups.last_mut(), after.filter(|after| after + BESIDE_BOX + line.width <= width)) {
                (Some(Group::Line(lines)), Some(after)) => lines.push((line, after)),
                _ => groups.push(Group::Line(vec![(line, 0.0)])),
            }
        }
        groups
    }

    fn option_lines(&self, option: &Choice) -> (Vec<Line>, Vec<Line>) {
        let (type_, width) = (self.style().body, self.width() - BESIDE_BOX);
        let text = if option.text.trim().is_empty() { Vec::new() } else { self.wrapped(&option.text, type_, width) };
        (self.wrapped(&option.label, type_.bold(), width), text)
    }

    fn group_height(&self, group: &Group<'_>) -> f64 {
        let lines = match group {
            Group::Alone(option) => {
                let (label, text) = self.option_lines(option);
                label.len() + text.len()
            }
            Group::Line(_) => 1,
        };
        height(lines, self.style().body) + self.style().between + 1.0
    }

    /// The height of choices, as far as some first lines or choices of them.
    pub(super) fn choices_height(&self, options: &[Choice], most: usize) -> f64 {
        self.groups(options).iter().take(most).map(|group| self.group_height(group)).sum()
    }

    /// Sets choices; what follows is to begin on the page of the last ones, if that needs no more than some height.
    pub(super) fn choices(&mut self, options: &[Choice], several: bool, after: f64) {
        let type_ = self.style().body;
        let (left, width) = (self.left(), self.width() - BESIDE_BOX);
        let list = self.flow.tags.add(Tags::DOCUMENT, "L");
        let groups = self.groups(options);
        let last = groups.len().saturating_sub(1);
        for (at, group) in groups.into_iter().enumerate() {
            let whole = self.group_height(&group) + if at == last { after } else { 0.0 };
            self.flow.need(if whole <= self.flow.context.frame.room() { whole } else { height(2, type_) });
            match group {
                Group::Alone(option) => {
                    let (label, text) = self.option_lines(option);
                    self.tick(left, several);
                    let body = self.choice(list);
                    self.flow.lines(&label, type_.bold(), left + BESIDE_BOX, width, body);
                    self.flow.lines(&text, type_, left + BESIDE_BOX, width, body);
                }
                Group::Line(lines) => {
                    let y = self.flow.y;
                    for (line, from) in &lines {
                        self.tick(left + from, several);
                        let (body, x) = (self.choice(list), left + from + BESIDE_BOX);
                        self.flow.tagged(body, |canvas, glyphs| canvas.line(glyphs, line, type_.bold(), x, y, line.width));
                    }
                    self.flow.y = y + type_.leading;
                }
            }
            self.flow.space(self.style().between + 1.0);
        }
    }

    fn choice(&mut self, list: Node) -> Node {
        let item = self.flow.tags.add(list, "LI");
        self.flow.tags.add(item, "LBody")
    }

    /// An empty box: round where one choice excludes the others.
    fn tick(&mut self, left: f64, several: bool) {
        let y = self.flow.y + (self.style().body.leading - BOX) / 2.0;
        self.flow.artifact(|canvas, _| {
            let stroke = Stroke::solid(Ink::Muted, 0.8);
            if several {
                canvas.square([left + 0.5, y], BOX, stroke);
            } else {
                canvas.ring([left + 0.5 + BOX / 2.0, y + BOX / 2.0], BOX / 2.0, stroke);
            }
        });
    }

    pub(super) fn space_height(&self, label: &str, lines: u8) -> f64 {
        if self.beside(label, lines).is_some() {
            return self.style().hand;
        }
        let type_ = self.style().remark;
        let label = if label.trim().is_empty() { 0 } else { self.wrapped(label, type_, self.width()).len() };
        height(label, type_) + f64::from(lines.max(1)) * self.style().hand
    }

    /// A label that stands beside its line to write on, where all stands on one page.
    fn beside(&self, label: &str, lines: u8) -> Option<Line> {
        let fits = self.layout == Layout::OnePage && lines <= 1 && !label.trim().is_empty() && !label.contains('\n');
        fits.then(|| self.flow.context.setter().single(label, self.style().remark)).filter(|line| line.width <= self.width() * SHORT)
    }

    pub(super) fn room_to_write(&mut self, label: &str, lines: u8) {
        let (type_, hand) = (self.style().remark, self.style().hand);
        let (left, width) = (self.left(), self.width());
        self.flow.need(self.space_height(label, lines.clamp(1, 3)));
        if let Some(line) = self.beside(label, lines) {
            let (top, bottom) = (self.flow.y + hand - type_.leading, self.flow.y + hand);
            let node = self.flow.tags.add(Tags::DOCUMENT, "P");
            self.flow.tagged(node, |canvas, glyphs| canvas.line(glyphs, &line, type_, left, top, f64::INFINITY));
            let from = [left + line.width + 6.0, bottom];
            self.flow.artifact(|canvas, _| canvas.rule(from, [left + width, bottom], Stroke::solid(Ink::Grid, 0.6)));
            self.flow.y = bottom;
            return;
        }
        if !label.trim().is_empty() {
            let wrapped = self.wrapped(label, type_, width);
            let node = self.flow.tags.add(Tags::DOCUMENT, "P");
            self.flow.lines(&wrapped, type_, left, width, node);
        }
        for _ in 0..lines.max(1) {
            self.flow.need(hand);
            let y = self.flow.y + hand;
            let stroke = Stroke { ink: Ink::Grid, width: 0.6, dash: Dash::Solid };
            self.flow.artifact(|canvas, _| canvas.rule([left, y], [left + width, y], stroke));
            self.flow.y = y;
        }
    }
}
