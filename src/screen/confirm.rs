//! A question with yes or no.

use super::layout::{put, put_lines, row};
use super::terminal::passing;
use super::{Key, Outcome, Part, shorten, style, wrap};
use crate::say;
use crate::words::Words;
use ratatui::Frame;
use ratatui::layout::Rect;

/// A question that is answered with yes or no; gives `true` for yes.
///
/// The letters of yes and no answer at once; arrows and Tab move, Enter takes what is marked, which at first is the
/// default. Escape leaves without an answer.
#[derive(Debug, Clone)]
pub struct Confirm {
    question: String,
    yes: bool,
    letters: (char, char),
}

impl Confirm {
    /// A question of any length, and the answer that Enter gives when nothing else is pressed.
    #[must_use]
    pub fn new(question: impl Into<String>, default: bool, words: &Words) -> Self {
        let letter = |text: String, otherwise| text.chars().next().unwrap_or(otherwise);
        let letters = (letter(say!(words, "screen-confirm-yes-key"), 'y'), letter(say!(words, "screen-confirm-no-key"), 'n'));
        Self { question: question.into(), yes: default, letters }
    }

    /// The answer that is marked now.
    #[must_use]
    pub fn marked(&self) -> bool {
        self.yes
    }
}

impl Part for Confirm {
    type Value = bool;

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, words: &Words) {
        let height = usize::from(area.height);
        let columns = usize::from(area.width);
        // The answers are seen whatever the length of the question.
        let most = height.saturating_sub(2);
        let mut lines = wrap(&self.question, columns);
        if lines.len() > most {
            let rest = lines.split_off(most.saturating_sub(1)).join(" ");
            lines.push(shorten(&rest, columns));
            lines.truncate(most);
        }
        put_lines(frame, area, &lines, style::STRONG);
        let from = (lines.len() + 1).min(height.saturating_sub(2));
        let answers =
            [(true, say!(words, "screen-confirm-yes"), self.letters.0), (false, say!(words, "screen-confirm-no"), self.letters.1)];
        // On a single row only the marked answer has a place.
        let shown = answers.into_iter().filter(|(answer, ..)| height > 1 || *answer == self.yes);
        for (at, (answer, label, letter)) in shown.enumerate() {
            let marked = answer == self.yes;
            let line = format!("{} {label} ({letter})", if marked { ">" } else { " " });
            put(frame, row(area, from + at), &line, if marked { style::HIGHLIGHT } else { style::PLAIN });
        }
    }

    fn key(&mut self, key: &Key) -> Option<Outcome<bool>> {
        if let Some(outcome) = passing(key) {
            return Some(outcome);
        }
        match key {
            Key::Enter => return Some(Outcome::Taken(self.yes)),
            Key::Escape => return Some(Outcome::Left),
            Key::Up | Key::Left | Key::Home => self.yes = true,
            Key::Down | Key::Right | Key::End => self.yes = false,
            Key::Tab | Key::BackTab => self.yes = !self.yes,
            Key::Char(c) => {
                let letter = c.to_lowercase().next();
                let answer = [(self.letters.0, true), (self.letters.1, false)].into_iter().find(|(of, _)| Some(*of) == letter);
                return answer.map(|(_, answer)| Outcome::Taken(answer));
            }
            _ => {}
        }
        None
    }

    fn help(&self, words: &Words) -> Vec<String> {
        let (yes, no) = (self.letters.0.to_string(), self.letters.1.to_string());
        vec![say!(words, "screen-help-confirm", yes = yes, no = no), say!(words, "screen-help-back")]
    }
}
