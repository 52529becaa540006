//! What stands on every page: banner and marking above, imprint, marking and page number below.

use super::xml::{field, paragraph, run};
use crate::report::document::Document;
use crate::report::tlp;
use crate::say;
use crate::words::Words;

/// The head of every page.
pub(super) fn header(document: &Document) -> String {
    let runs = [run(&document.banner, "<w:b/><w:bCs/>"), marking(&document.marking)].concat();
    part("hdr", &paragraph("Header", "", &runs))
}

/// The foot of every page.
pub(super) fn footer(document: &Document, words: &Words) -> String {
    let mut text = String::new();
    if !document.imprint.is_empty() {
        text.push_str(&paragraph("Footer", "", &run(&document.imprint, "")));
    }
    let numbers = [
        run(&say!(words, "html-page"), ""),
        field("PAGE", "1", ""),
        run(&say!(words, "html-page-of"), ""),
        field("NUMPAGES", "1", ""),
        marking(&document.marking),
    ];
    text.push_str(&paragraph("Footer", "", &numbers.concat()));
    part("ftr", &text)
}

/// A marking at the right end of a line, in the colour that it has, on black and in 12 points.
fn marking(marking: &str) -> String {
    if marking.is_empty() {
        return String::new();
    }
    let [red, green, blue] = tlp::letters(marking);
    let properties = format!(
        "<w:b/><w:bCs/><w:color w:val=\"{red:02X}{green:02X}{blue:02X}\"/><w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"000000\"/>"
    );
    let space = run("\u{a0}", &properties);
    ["<w:r><w:tab/></w:r>", &space, &run(marking, &properties), &space].concat()
}

fn part(element: &str, paragraphs: &str) -> String {
    format!("<w:{element} xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\n{paragraphs}</w:{element}>")
}
