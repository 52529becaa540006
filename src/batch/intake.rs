//! One file that is read whole: what submissions it holds, and everything that is wrong with it.

use crate::diagnostic::{Code, Diagnostic};
use crate::library::{Definitions, GivenSubmission, Library, SharedAssessment};
use crate::read::{self, Content, Export, Format, Kind};
use crate::text::{SourceMap, decode};

/// The name of what comes on standard input, in tables and messages. A lone `-` would be kept from being a formula in tables, and so get
/// another sign before it.
pub const STANDARD_INPUT: &str = "(standard input)";

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
    /// What it holds where that is no submission and nothing is wrong with it: `definitions`, `plan`, `mapping` or `results`.
    pub aside: Option<&'static str>,
}

/// Reads the bytes of a file in any format that holds answers. `register` gives the file of this name that stands beside an export
/// of a form, where there is one.
#[must_use]
pub fn intake(name: &str, bytes: &[u8], library: &Library, register: &dyn Fn(&str) -> Option<Vec<u8>>) -> Intake {
    let mut intake = Intake::default();
    let found = match read::recognized(name, bytes) {
        Ok(found) => found,
        Err(offset) => {
            intake.findings.push(Diagnostic::without_place(Code::NotUtf8).with("offset", offset).with("file", name));
            return intake;
        }
    };
    let (sources, findings) = (&mut intake.sources, &mut intake.findings);
    match found.kind {
        Kind::Workbook => intake.given.extend(read::workbook(name, bytes, sources, findings)),
        Kind::Results(_) => intake.aside = Some("results"),
        Kind::Shared => intake.shared.extend(read::shared_assessment(name, &found.text, sources, findings)),
        Kind::Collected(_) => {
            let register = read::register_beside(name).and_then(|beside| Some((decode(&register(&beside)?).ok()?, beside)));
            let register = register.as_ref().map(|(text, name)| (name.as_str(), text.as_str()));
            intake.given = read::collected(&Export { name, text: &found.text, register }, library, sources, findings);
        }
        Kind::Plain(Format::Csv) => intake.given = read::csv(name, &found.text, sources, findings),
        Kind::Plain(Format::Json) => intake.given.extend(read::json(name, &found.lines(), sources, findings)),
        Kind::Plain(Format::Toml | Format::Workbook) => {
            let mut definitions = Definitions::default();
            match read::text(name, &found.lines(), sources, &mut definitions, findings) {
                Content::Answers(answers) => intake.given.push(*answers),
                // Whatever is wrong with them is no matter of a submission.
                Content::Definitions => intake.aside = Some("definitions"),
                Content::Plan(_) => intake.aside = Some("plan"),
                Content::Mapping(_) => intake.aside = Some("mapping"),
                Content::Unknown => {}
            }
        }
    }
    intake
}
