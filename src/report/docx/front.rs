//! What stands before the content: a cover or a title, and the contents.

use super::body::{Body, Entry};
use super::look::Look;
use super::xml::{paragraph, run};
use crate::report::document::Document;
use crate::say;
use crate::words::Words;

/// With fewer chapters than this, contents are no help.
const CONTENTS_FROM: usize = 3;
/// The deepest level in the contents.
const DEEPEST: u8 = 2;

/// The cover, or what stands in its place at the top of the first page.
pub(super) fn cover(document: &Document, body: &mut Body<'_>) {
    if !document.title.is_empty() {
        body.text.push_str(&paragraph("Title", "", &run(&document.title, "")));
    }
    if body.look.covered() && !document.banner.is_empty() {
        body.text.push_str(&paragraph("Subtitle", "", &run(&document.banner, "")));
    }
    let larger = if body.look.covered() { "<w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>" } else { "" };
    body.facts(&document.facts, larger);
}

/// Links to the chapters and to what is directly below them, in a field that a word processor can bring up to date.
///
/// Page numbers come with that: only whoever sets the lines knows them, and a wrong one is worse than none.
pub(super) fn contents(entries: &[Entry], look: &Look, words: &Words) -> String {
    if !look.covered() || entries.iter().filter(|entry| entry.level == 1).count() < CONTENTS_FROM {
        return String::new();
    }
    let shown: Vec<&Entry> = entries.iter().filter(|entry| entry.level <= DEEPEST).collect();
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let instruction = format!("<w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-{DEEPEST}\" \\h \\z \\u </w:instrText></w:r>");
    let begin = [mark("begin"), instruction, mark("separate")].concat();
    let mut text = "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/><w:docPartUnique/></w:docPartObj>\
                    </w:sdtPr><w:sdtContent>\n"
        .to_owned();
    text.push_str(&paragraph("TOCHeading", "", &run(&say!(words, "html-contents"), "")));
    for (at, entry) in shown.iter().enumerate() {
        let link = format!(
            "<w:hyperlink w:anchor=\"{}\" w:history=\"1\">{}</w:hyperlink>",
            entry.bookmark,
            run(&entry.text.replace('\n', " "), "")
        );
        let before = if at == 0 { begin.as_str() } else { "" };
        let after = if at + 1 == shown.len() { mark("end") } else { String::new() };
        text.push_str(&paragraph(&format!("TOC{}", entry.level), "", &[before, &link, &after].concat()));
    }
    text.push_str("</w:sdtContent></w:sdt>\n");
    text
}
