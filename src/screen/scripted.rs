//! A terminal without a screen, whose keys are known beforehand; for tests.

use super::text::width;
use super::{Key, Terminal};
use ratatui::Frame;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use std::collections::VecDeque;
use std::io;

/// One thing that happens to a scripted terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A key is pressed.
    Press(Key),
    /// The window gets another width and height.
    Resize(u16, u16),
}

impl From<Key> for Step {
    fn from(key: Key) -> Self {
        Self::Press(key)
    }
}

impl From<char> for Step {
    fn from(c: char) -> Self {
        Self::Press(c.into())
    }
}

/// A terminal that plays a script and keeps every frame as text.
pub struct ScriptedTerminal {
    terminal: ratatui::Terminal<TestBackend>,
    steps: VecDeque<Step>,
    frames: Vec<String>,
    cursor: Option<(u16, u16)>,
}

impl std::fmt::Debug for ScriptedTerminal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ScriptedTerminal").field("steps", &self.steps).field("frames", &self.frames.len()).finish_non_exhaustive()
    }
}

impl ScriptedTerminal {
    /// A terminal of this width and height, on which these keys will be pressed.
    #[must_use]
    pub fn new<S: Into<Step>>(size: (u16, u16), steps: impl IntoIterator<Item = S>) -> Self {
        let Ok(terminal) = ratatui::Terminal::new(TestBackend::new(size.0, size.1));
        Self { terminal, steps: steps.into_iter().map(Into::into).collect(), frames: Vec::new(), cursor: None }
    }

    /// Adds keys to the end of the script.
    pub fn press<S: Into<Step>>(&mut self, steps: impl IntoIterator<Item = S>) {
        self.steps.extend(steps.into_iter().map(Into::into));
    }

    /// All frames drawn so far, each as the lines of [`frame_text`].
    #[must_use]
    pub fn frames(&self) -> &[String] {
        &self.frames
    }

    /// The frame drawn last; empty where there is none.
    #[must_use]
    pub fn last_frame(&self) -> &str {
        self.frames.last().map_or("", String::as_str)
    }

    /// Column and row of the cursor in the last frame, from 0, where it was shown.
    #[must_use]
    pub fn cursor(&self) -> Option<(u16, u16)> {
        self.cursor
    }

    /// Steps of the script that are still to come.
    #[must_use]
    pub fn steps_left(&self) -> usize {
        self.steps.len()
    }
}

impl Terminal for ScriptedTerminal {
    fn size(&self) -> (u16, u16) {
        let area = self.terminal.backend().buffer().area;
        (area.width, area.height)
    }

    fn draw(&mut self, draw: &mut dyn FnMut(&mut Frame<'_>)) -> io::Result<()> {
        let Ok(_) = self.terminal.draw(|frame| draw(frame));
        let backend = self.terminal.backend();
        let position = backend.cursor_position();
        self.cursor = backend.cursor_visible().then_some((position.x, position.y));
        self.frames.push(frame_text(backend.buffer()));
        Ok(())
    }

    fn next_key(&mut self) -> io::Result<Key> {
        Ok(match self.steps.pop_front() {
            Some(Step::Press(key)) => key,
            Some(Step::Resize(columns, rows)) => {
                self.terminal.backend_mut().resize(columns, rows);
                Key::Resized
            }
            None => Key::Closed,
        })
    }
}

/// The text of a frame, a line for each row, blanks at the ends of lines and empty rows at the end left out.
#[must_use]
pub fn frame_text(buffer: &Buffer) -> String {
    let columns = usize::from(buffer.area.width);
    if columns == 0 {
        return String::new();
    }
    let mut text = String::new();
    for cells in buffer.content().chunks(columns) {
        let mut line = String::new();
        let mut hidden: usize = 0;
        for cell in cells {
            // A wide character covers the cells behind it.
            if hidden > 0 {
                hidden -= 1;
                continue;
            }
            line.push_str(cell.symbol());
            hidden = width(cell.symbol()).saturating_sub(1);
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text.truncate(text.trim_end_matches('\n').len());
    text.push('\n');
    text
}
