//! What a file is, told by the ending of its name, and by how it begins where that tells nothing.

use super::{Format, looks_collected, looks_shared};
use crate::text::{decode, floor_char};

/// What a file is before it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A workbook.
    Workbook,
    /// A shared assessment.
    Shared,
    /// An export of a form, which can be read once the questions are known.
    Collected(Format),
    /// What this program writes about submissions: figures, or the tables of a batch.
    Results(Format),
    /// A text of its format.
    Plain(Format),
}

/// A file with its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognized {
    /// What it is.
    pub kind: Kind,
    /// Its text; empty for a workbook. Line ends are as they stand: within the cell of a table they belong to what it holds.
    pub text: String,
}

impl Recognized {
    /// The text with line ends of one kind.
    #[must_use]
    pub fn lines(&self) -> String {
        self.text.replace("\r\n", "\n")
    }
}

/// Tells what a file is by its name and bytes.
///
/// # Errors
/// Where in it the first byte stands that is no UTF-8.
pub fn recognized(name: &str, bytes: &[u8]) -> Result<Recognized, usize> {
    let by_name = name.rsplit_once('.').and_then(|(_, ending)| Format::of_ending(ending));
    if by_name == Some(Format::Workbook) || (by_name.is_none() && Format::is_packed(bytes)) {
        return Ok(Recognized { kind: Kind::Workbook, text: String::new() });
    }
    let text = decode(bytes)?;
    let format = by_name.unwrap_or_else(|| Format::of_text(&text));
    // Spreadsheet programs write UTF-16; what is no table is UTF-8, and so it is written back.
    if format != Format::Csv && std::str::from_utf8(bytes).is_err() {
        return Err(0);
    }
    let kind = match format {
        Format::Json if looks_shared(&text) => Kind::Shared,
        Format::Csv | Format::Json if is_result(format, &text) => Kind::Results(format),
        Format::Csv | Format::Json if looks_collected(&text) => Kind::Collected(format),
        _ => Kind::Plain(format),
    };
    Ok(Recognized { kind, text })
}

/// Whether a text is what this program writes about submissions.
fn is_result(format: Format, text: &str) -> bool {
    /// How the tables of a batch begin.
    const TABLE: &str = "input,row,id,state,code,assessed_on,questionnaire";
    /// Beyond this the head of the file is over.
    const HEAD: usize = 200;
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let head = &start[..floor_char(start, HEAD)];
    if format == Format::Csv { head.starts_with(TABLE) } else { head.contains("\"engine\":") }
}
