//! Answer files as this program and most people write them, read without a tree.
//!
//! A file of thousands of answers in TOML is taken apart here at a fraction of the cost of the whole reader, as long as it is written in
//! the plainest way: the answers at the end, one table or one line each, known keys, values that need no decoding. At the first thing
//! that is otherwise, or that a reader would have to tell somebody, nothing comes of it, and the whole reader has to be asked. What is
//! taken here is taken by the whole reader as the same; nothing is ever told from here.

use super::{answers, tree};
use crate::diagnostic::Severity;
use crate::library::GivenSubmission;
use crate::model::{Date, Place};

/// The head of an answer file, and the answers that are still to be taken apart.
#[derive(Debug)]
pub struct PlainFile<'t> {
    /// Everything but the answers, which are empty here.
    pub given: GivenSubmission,
    /// Whether somebody has to be warned of something in the head.
    pub warns: bool,
    /// The answers.
    pub answers: PlainAnswers<'t>,
}

/// The answers of a plain file, one after the other.
#[derive(Debug)]
pub struct PlainAnswers<'t> {
    text: &'t str,
    at: usize,
    /// Whether lines below `[answers]` are answers.
    lines: bool,
    /// Whether a table of one answer has begun, after which `[answers]` would be odd.
    tables: bool,
    answer: PlainAnswer<'t>,
}

/// A plain answer.
#[derive(Debug, Default, PartialEq)]
pub struct PlainAnswer<'t> {
    /// Id of the question.
    pub question: &'t str,
    /// What was answered.
    pub value: Option<PlainValue<'t>>,
    /// The texts of the value where that is a list.
    pub list: Vec<&'t str>,
    /// The word of the state.
    pub state: Option<&'t str>,
    /// The reason of the state; may be empty.
    pub reason: &'t str,
    /// Ids of the evidence that it cites.
    pub evidence: Vec<&'t str>,
    /// Id of the office that answered.
    pub by: Option<&'t str>,
    /// The keys that were there, a bit each.
    keys: u8,
}

/// What was answered, before the question is looked at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PlainValue<'t> {
    /// Text.
    Text(&'t str),
    /// A number of 0 or more.
    Number(f64),
    /// A list, which stands in [`PlainAnswer::list`].
    List,
}

/// What comes next in a plain file.
#[derive(Debug, PartialEq)]
pub enum NextPlain<'a, 't> {
    /// An answer.
    Answer(&'a PlainAnswer<'t>),
    /// The end of the file.
    End,
    /// Something that is not plain.
    Odd,
}

/// Reads the head of an answer file and finds its answers; nothing where it is not plain.
#[must_use]
pub fn plain_file(text: &str) -> Option<PlainFile<'_>> {
    // A line that begins so within a text of several lines leaves a head that is no TOML.
    let start = text.find("\n[answers")? + 1;
    // Line ends of other systems are taken away before a text is parsed.
    if text.contains('\r') || text.starts_with('\u{feff}') {
        return None;
    }
    let (head, rest) = text.split_at(start);
    let mut findings = Vec::new();
    let entries = tree::parse(head, 0, &mut findings);
    let has = |key: &str| entries.iter().any(|entry| entry.key == key);
    if !findings.is_empty() || !has("submission") || ["answers", "conflict", "part", "start"].into_iter().any(has) {
        return None;
    }
    let given = answers::read(entries, Place { file: 0, start: 0, end: 1 }, &mut findings);
    let any = |severity| findings.iter().any(|finding| finding.severity() == severity);
    let answers = PlainAnswers { text: rest, at: 0, lines: false, tables: false, answer: PlainAnswer::default() };
    (!any(Severity::Error)).then_some(PlainFile { given, warns: any(Severity::Warning), answers })
}

const VALUE: u8 = 1;
const STATE: u8 = 2;
const REASON: u8 = 4;
const EVIDENCE: u8 = 8;
const NOTE: u8 = 16;
const BY: u8 = 32;
const ON: u8 = 64;

impl<'t> PlainAnswers<'t> {
    /// The next answer. After [`NextPlain::Odd`] nothing of the file counts.
    pub fn next_plain(&mut self) -> NextPlain<'_, 't> {
        match self.answer() {
            Some(true) => NextPlain::Answer(&self.answer),
            Some(false) => NextPlain::End,
            None => NextPlain::Odd,
        }
    }

    /// Whether there was one more answer; nothing where something is not plain.
    fn answer(&mut self) -> Option<bool> {
        let answer = &mut self.answer;
        (answer.value, answer.state, answer.reason, answer.by, answer.keys) = (None, None, "", None, 0);
        answer.list.clear();
        answer.evidence.clear();
        loop {
            self.skip_empty()?;
            match self.peek() {
                None => return Some(false),
                Some(b'"') if self.lines => {
                    self.answer.question = self.quoted()?;
                    self.equals()?;
                    self.expect(b'{')?;
                    self.blanks();
                    while self.peek()? != b'}' {
                        self.pair()?;
                        self.blanks();
                        match self.peek()? {
                            b',' => self.at += 1,
                            b'}' => break,
                            _ => return None,
                        }
                        self.blanks();
                        // Not every version of the language has a comma at the end.
                        if self.peek()? == b'}' {
                            return None;
                        }
                    }
                    self.at += 1;
                    self.line_end()?;
                    return Some(true);
                }
                Some(b'[') => {
                    let after = self.rest().strip_prefix("[answers")?;
                    self.at = self.text.len() - after.len();
                    if self.peek()? == b']' && !self.lines && !self.tables {
                        self.at += 1;
                        self.line_end()?;
                        self.lines = true;
                        continue;
                    }
                    (self.lines, self.tables) = (false, true);
                    self.expect(b'.')?;
                    self.answer.question = self.quoted()?;
                    self.expect(b']')?;
                    self.line_end()?;
                    loop {
                        self.skip_empty()?;
                        if matches!(self.peek(), None | Some(b'[')) {
                            return Some(true);
                        }
                        self.pair()?;
                        self.line_end()?;
                    }
                }
                Some(_) => return None,
            }
        }
    }

    fn rest(&self) -> &'t str {
        // Positions are always those of ASCII characters or of ends of texts in quotes.
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn expect(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t')) {
            self.at += 1;
        }
    }

    fn equals(&mut self) -> Option<()> {
        self.blanks();
        self.expect(b'=')?;
        self.blanks();
        Some(())
    }

    /// To the first line that holds something.
    fn skip_empty(&mut self) -> Option<()> {
        loop {
            self.blanks();
            match self.peek() {
                Some(b'\n') => self.at += 1,
                Some(b'#') => self.line_end()?,
                _ => return Some(()),
            }
        }
    }

    /// Over the end of a line, where nothing but a comment stands before it.
    fn line_end(&mut self) -> Option<()> {
        self.blanks();
        match self.peek() {
            None => Some(()),
            Some(b'\n') => {
                self.at += 1;
                Some(())
            }
            Some(b'#') => {
                let rest = self.rest();
                let length = rest.find('\n').unwrap_or(rest.len());
                let plain = rest.bytes().take(length).all(|byte| (byte >= b' ' && byte != 0x7f) || byte == b'\t');
                self.at += (length + 1).min(rest.len());
                plain.then_some(())
            }
            Some(_) => None,
        }
    }

    /// A text in quotes that stands there as it is.
    fn quoted(&mut self) -> Option<&'t str> {
        self.expect(b'"')?;
        let start = self.at;
        let bytes = &self.text.as_bytes()[start..];
        let length = bytes.iter().position(|byte| *byte == b'"' || *byte == b'\\' || *byte < b' ' || *byte == 0x7f)?;
        if bytes[length] != b'"' {
            return None;
        }
        self.at += length + 1;
        self.text.get(start..start + length)
    }

    /// Over a text in quotes that nobody looks at, with the signs that people write in prose.
    fn note(&mut self) -> Option<()> {
        self.expect(b'"')?;
        let bytes = &self.text.as_bytes()[self.at..];
        let mut length = 0;
        loop {
            match *bytes.get(length)? {
                b'"' => break,
                b'\\' if matches!(bytes.get(length + 1), Some(b'"' | b'\\' | b'n' | b't')) => length += 2,
                b'\\' | 0x7f | ..b' ' => return None,
                _ => length += 1,
            }
        }
        self.at += length + 1;
        Some(())
    }

    /// A list of such texts into `list`, on one line.
    fn quoted_list(&mut self, list: for<'a> fn(&'a mut PlainAnswer<'t>) -> &'a mut Vec<&'t str>) -> Option<()> {
        self.expect(b'[')?;
        self.blanks();
        while self.peek()? != b']' {
            let text = self.quoted()?;
            list(&mut self.answer).push(text);
            self.blanks();
            match self.peek()? {
                b',' => self.at += 1,
                b']' => break,
                _ => return None,
            }
            self.blanks();
        }
        self.expect(b']')
    }

    /// A key of an answer with its value.
    fn pair(&mut self) -> Option<()> {
        let bytes = &self.text.as_bytes()[self.at..];
        let length = bytes.iter().position(|byte| !byte.is_ascii_lowercase())?;
        let key = match &bytes[..length] {
            b"value" => VALUE,
            b"state" => STATE,
            b"reason" => REASON,
            b"evidence" => EVIDENCE,
            b"note" => NOTE,
            b"by" => BY,
            b"on" => ON,
            _ => return None,
        };
        if self.answer.keys & key != 0 {
            return None;
        }
        self.answer.keys |= key;
        self.at += length;
        self.equals()?;
        match key {
            VALUE => self.answer.value = Some(self.value()?),
            STATE => self.answer.state = Some(self.quoted()?),
            REASON => self.answer.reason = self.quoted()?,
            EVIDENCE => self.quoted_list(|answer| &mut answer.evidence)?,
            BY => self.answer.by = Some(self.quoted()?),
            ON => self.date()?,
            _ => self.note()?,
        }
        Some(())
    }

    fn value(&mut self) -> Option<PlainValue<'t>> {
        match self.peek()? {
            b'"' => self.quoted().map(PlainValue::Text),
            b'[' => {
                self.quoted_list(|answer| &mut answer.list)?;
                Some(PlainValue::List)
            }
            b'0'..=b'9' => self.number().map(PlainValue::Number),
            _ => None,
        }
    }

    /// A number in digits, with or without a point. What stands behind it, such as an exponent, is for whoever reads on.
    fn number(&mut self) -> Option<f64> {
        /// As many digits are exact in a double.
        const MOST: usize = 15;
        let bytes = self.rest().as_bytes();
        let digits = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let whole = digits(0);
        if whole == 0 || (whole > 1 && bytes[0] == b'0') {
            return None;
        }
        let mut length = whole;
        if bytes.get(whole) == Some(&b'.') {
            let decimals = digits(whole + 1);
            if decimals == 0 {
                return None;
            }
            length += 1 + decimals;
        }
        if length > MOST {
            return None;
        }
        let text = self.text.get(self.at..self.at + length)?;
        self.at += length;
        text.parse().ok()
    }

    fn date(&mut self) -> Option<()> {
        const LENGTH: usize = 10;
        let text = self.text.get(self.at..self.at + LENGTH)?;
        self.at += LENGTH;
        text.parse::<Date>().ok().map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(answers: &str) -> Option<Vec<String>> {
        let text = format!("format = 1\n[submission]\nstate = \"A\"\ncode = \"XAA\"\nquestionnaire = \"q\"\n{answers}");
        let mut file = plain_file(&text)?;
        let mut found = Vec::new();
        loop {
            match file.answers.next_plain() {
                NextPlain::Answer(answer) => {
                    found.push(format!("{} {:?} {:?} {:?}", answer.question, answer.value, answer.list, answer.evidence))
                }
                NextPlain::End => return Some(found),
                NextPlain::Odd => return None,
            }
        }
    }

    #[test]
    fn takes_tables_and_lines() {
        let tables =
            "[answers.\"a.b\"] # why\nvalue = 3\n\n evidence = [ \"x\", \"y\", ]\n[answers.\"c\"]\nvalue = [\"o\"]\non = 2026-02-28";
        let wanted = ["a.b Some(Number(3.0)) [] [\"x\", \"y\"]", "c Some(List) [\"o\"] []"];
        assert_eq!(read(tables).expect("plain"), wanted);
        let note = "[answers.\"a\"]\nnote = \"A \\\"note\\\", \\\\ and\\tmore\"\nvalue = \"x\"\n";
        assert_eq!(read(note).expect("plain"), ["a Some(Text(\"x\")) [] []"]);
        let lines = "[answers]\n\"a.b\" = { value = 3, evidence = [\"x\", \"y\"] }\n# one more\n\"c\" = {value=[\"o\"]}\n[answers.\"d\"]\n";
        assert_eq!(read(lines).expect("plain"), [&wanted[..], &["d None [] []"]].concat());
    }

    #[test]
    fn leaves_what_is_odd() {
        for odd in [
            "[answers.\"a\"]\nvalue = 03\n",
            "[answers.\"a\"]\nvalue = 1.\n",
            "[answers.\"a\"]\nvalue = 1e3\n",
            "[answers.\"a\"]\nvalue = -1\n",
            "[answers.\"a\"]\nvalue = true\n",
            "[answers.\"a\"]\nvalue = \"\"\"x\"\"\"\n",
            "[answers.\"a\"]\nvalue = \"\\u0041\"\n",
            "[answers.\"a\"]\nvalue = 'x'\n",
            "[answers.\"a\"]\nnote = \"\\x\"\n",
            "[answers.\"a\"]\nnote = \"x\\\"\n",
            "[answers.\"a\"]\nreason = \"\\n\"\n",
            "[answers.\"a\"]\nvalue = 1 value = 2\n",
            "[answers.\"a\"]\nvalue = 1\nvalue = 2\n",
            "[answers.\"a\"]\nvalue = [\"x\"\n",
            "[answers.\"a\"]\nvalue = [\"x\" \"y\"]\n",
            "[answers.\"a\"]\nvalue = [,]\n",
            "[answers.\"a\"]\nnotes = \"x\"\n",
            "[answers.\"a\"]\non = 2026-02-30\n",
            "[answers.\"a\"]\non = 2026-02-28T10:00:00\n",
            "[answers.\"a\"] value = 1\n",
            "[answers.\"a\"]\n[[evidence]]\n",
            "[answers.\"a\"]\n[answers]\n",
            "[answers]\n[answers]\n",
            "[answers]\n\"a\" = { value = 1, }\n",
            "[answers]\n\"a\" = { value = 1 by = \"x\" }\n",
            "[answers]\n\"a\" = { value = 1\n}\n",
            "[answers]\na = { value = 1 }\n",
            "[answers.a]\nvalue = 1\n",
            "[answers.\"a\"]\r\nvalue = 1\r\n",
            "[answers.\"a\"]\n# \u{7f}\n",
            "[answers.\"a\"]\nvalue = 1 x\n",
        ] {
            assert_eq!(read(odd), None, "{odd}");
        }
        assert!(plain_file("[answers.\"a\"]\nvalue = 1\n").is_none());
        assert!(plain_file("[submission]\nstate = \"\"\"\n[answers.\"a\"]\nvalue = 1\n\"\"\"\n").is_none());
        assert!(plain_file("answers = {}\n[submission]\nstate = \"A\"\n[answers.\"a\"]\nvalue = 1\n").is_none());
    }
}
