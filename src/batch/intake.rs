//! One file that is read whole: what submissions it holds, and everything that is wrong with it.

use crate::diagnostic::{Code, Diagnostic};
use crate::library::{Definitions, GivenSubmission, Library, SharedAssessment};
use crate::read::{self, Content, Export, Format};
use crate::text::{SourceMap, decode, floor_char};

/// What a file holds.
#[derive(Debug, Default)]
pub struct Intake {
    /// Its texts.
    pub sources: SourceMap,
    /// What is wrong with it as a file; nothing was compared with the definitions yet.
    pub findings: Vec<Diagnostic>,
    /// Submissions, in the order of the file.
    pub given: Vec<GivenSubmission>,
    /// Shared assessments, in the order of the file.
    pub shared: Vec<SharedAssessment>,
    /// What it holds where that is no submission and nothing is wrong with it: `definitions`, `plan` or `results`.
    pub aside: Option<&'static str>,
}

/// Reads the bytes of a file in any format that holds answers. `register` gives the file of this name that stands beside an export
/// of a form, where there is one.
#[must_use]
pub fn intake(name: &str, bytes: &[u8], library: &Library, register: &dyn Fn(&str) -> Option<Vec<u8>>) -> Intake {
    let mut intake = Intake::default();
    let by_name = name.rsplit_once('.').and_then(|(_, ending)| Format::of_ending(ending));
    if by_name == Some(Format::Workbook) || (by_name.is_none() && Format::is_packed(bytes)) {
        intake.given.extend(read::workbook(name, bytes, &mut intake.sources, &mut intake.findings));
        return intake;
    }
    let text = match decode(bytes) {
        // Spreadsheet programs write UTF-16; what is no table is UTF-8.
        Ok(text) if by_name == Some(Format::Csv) || std::str::from_utf8(bytes).is_ok() => text,
        Ok(_) => return not_utf8(intake, name, 0),
        Err(offset) => return not_utf8(intake, name, offset),
    };
    let format = by_name.unwrap_or_else(|| Format::of_text(&text));
    if is_result(format, &text) {
        intake.aside = Some("results");
        return intake;
    }
    let (sources, findings) = (&mut intake.sources, &mut intake.findings);
    if format == Format::Json && read::looks_shared(&text) {
        intake.shared.extend(read::shared_assessment(name, &text, sources, findings));
        return intake;
    }
    if matches!(format, Format::Csv | Format::Json) && read::looks_collected(&text) {
        let register = read::register_beside(name).and_then(|beside| Some((decode(&register(&beside)?).ok()?, beside)));
        let register = register.as_ref().map(|(text, name)| (name.as_str(), text.as_str()));
        intake.given = read::collected(&Export { name, text: &text, register }, library, sources, findings);
        return intake;
    }
    match format {
        Format::Csv => intake.given = read::csv(name, &text, sources, findings),
        Format::Json => intake.given.extend(read::json(name, &lines(text), sources, findings)),
        Format::Toml | Format::Workbook => {
            let mut definitions = Definitions::default();
            match read::text(name, &lines(text), sources, &mut definitions, findings) {
                Content::Answers(answers) => intake.given.push(*answers),
                // Whatever is wrong with them is no matter of a submission.
                Content::Definitions => intake.aside = Some("definitions"),
                Content::Plan(_) => intake.aside = Some("plan"),
                Content::Unknown => {}
            }
        }
    }
    intake
}

/// The text with line ends of one kind.
fn lines(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n") } else { text }
}

/// Whether a text is what this program writes about submissions: figures, or the tables of a batch.
fn is_result(format: Format, text: &str) -> bool {
    /// How the tables of a batch begin.
    const TABLE: &str = "input,row,id,state,code,assessed_on,questionnaire";
    /// Beyond this the head of the file is over.
    const HEAD: usize = 200;
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let head = &start[..floor_char(start, HEAD)];
    match format {
        Format::Csv => head.starts_with(TABLE),
        Format::Json => head.contains("\"engine\":") && !read::looks_shared(text),
        Format::Toml | Format::Workbook => false,
    }
}

fn not_utf8(mut intake: Intake, name: &str, offset: usize) -> Intake {
    intake.findings.push(Diagnostic::without_place(Code::NotUtf8).with("offset", offset).with("file", name));
    intake
}
