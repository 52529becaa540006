//! The way out and in: wrapped lines to a writer, lines from a reader.

use crate::say;
use crate::screen::{clean_line, width, wrap};
use crate::words::Words;
use std::io::{self, BufRead, Write};

/// Longer lines are no answer that somebody typed; the rest of them is passed over, in bytes.
const LONGEST_LINE: usize = 64 * 1024;

/// A conversation in lines over any reader and writer.
pub struct Talk<'t> {
    reader: &'t mut dyn BufRead,
    writer: &'t mut dyn Write,
    columns: usize,
    echo: bool,
    pub(super) words: &'t Words,
}

impl std::fmt::Debug for Talk<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Talk").field("columns", &self.columns).field("echo", &self.echo).finish_non_exhaustive()
    }
}

/// What was heard.
enum Heard {
    Line(String),
    TooLong,
    NotText,
    End,
}

impl<'t> Talk<'t> {
    /// A conversation whose lines have at most `columns` columns.
    ///
    /// With `echo` what was read is written too, so that a record of the output is complete where no terminal shows it.
    pub fn new(reader: &'t mut dyn BufRead, writer: &'t mut dyn Write, words: &'t Words, columns: usize, echo: bool) -> Self {
        Self { reader, writer, columns, echo, words }
    }

    /// Writes a text, broken into lines; what could steer a terminal is left out.
    ///
    /// # Errors
    /// Where the writer refuses.
    pub fn say(&mut self, text: &str) -> io::Result<()> {
        self.item("", text)
    }

    /// Writes a text behind a lead, further lines indented by its width.
    pub(super) fn item(&mut self, lead: &str, text: &str) -> io::Result<()> {
        let lead = clean_line(lead);
        let indent = width(&lead);
        for (at, line) in wrap(text, self.columns.saturating_sub(indent)).iter().enumerate() {
            let before = if at == 0 { lead.clone() } else { " ".repeat(indent) };
            writeln!(self.writer, "{}", [before.as_str(), line.as_str()].concat().trim_end())?;
        }
        Ok(())
    }

    /// Writes a text of which all lines but the first are indented.
    pub(super) fn hanging(&mut self, indent: usize, text: &str) -> io::Result<()> {
        for (at, line) in wrap(text, self.columns.saturating_sub(indent)).iter().enumerate() {
            let before = if at == 0 { 0 } else { indent };
            writeln!(self.writer, "{:before$}{line}", "")?;
        }
        Ok(())
    }

    /// Writes an empty line.
    pub(super) fn gap(&mut self) -> io::Result<()> {
        writeln!(self.writer)
    }

    /// Asks for a line and gives it without blanks around it; none at the end of the input.
    ///
    /// # Errors
    /// Where the reader or the writer fails.
    pub fn ask(&mut self, prompt: &str) -> io::Result<Option<String>> {
        let words = self.words;
        if !prompt.is_empty() {
            self.say(prompt)?;
        }
        loop {
            write!(self.writer, "> ")?;
            self.writer.flush()?;
            match self.hear()? {
                Heard::Line(line) => {
                    let line: String = line.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(|c| !c.is_control()).collect();
                    let line = line.trim().to_owned();
                    if self.echo {
                        writeln!(self.writer, "{}", clean_line(&line))?;
                    }
                    return Ok(Some(line));
                }
                Heard::TooLong => self.say(&say!(words, "line-too-long", limit = LONGEST_LINE))?,
                Heard::NotText => self.say(&say!(words, "line-not-text"))?,
                Heard::End => {
                    writeln!(self.writer)?;
                    return Ok(None);
                }
            }
        }
    }

    fn hear(&mut self) -> io::Result<Heard> {
        let mut bytes = Vec::new();
        let mut too_long = false;
        loop {
            let piece = match self.reader.fill_buf() {
                Ok(piece) => piece,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if piece.is_empty() {
                if bytes.is_empty() && !too_long {
                    return Ok(Heard::End);
                }
                break;
            }
            let end = piece.iter().position(|byte| *byte == b'\n');
            let used = end.map_or(piece.len(), |end| end + 1);
            if bytes.len() + used <= LONGEST_LINE {
                bytes.extend_from_slice(&piece[..used]);
            } else {
                too_long = true;
            }
            self.reader.consume(used);
            if end.is_some() {
                break;
            }
        }
        if too_long {
            return Ok(Heard::TooLong);
        }
        Ok(String::from_utf8(bytes).map_or(Heard::NotText, Heard::Line))
    }
}
