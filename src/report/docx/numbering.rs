//! Bullets and numbers of lists.

use std::fmt::Write as _;

/// The numbers that the styles of lists use: 1 for bullets, 2 for numbers.
const OF_STYLES: usize = 2;

/// The number that the paragraphs of a numbered list carry, so that each list begins with 1; `list` counts from 1.
pub(super) fn of_list(list: usize) -> usize {
    OF_STYLES + list
}

/// The definitions for a document with so many numbered lists.
pub(super) fn numbering(lists: usize) -> String {
    let kind = |id: usize, style: &str, format: &str, sign: &str| {
        format!(
            "<w:abstractNum w:abstractNumId=\"{id}\"><w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
             <w:numFmt w:val=\"{format}\"/><w:pStyle w:val=\"{style}\"/><w:lvlText w:val=\"{sign}\"/><w:lvlJc w:val=\"left\"/><w:pPr>\
             <w:tabs><w:tab w:val=\"num\" w:pos=\"397\"/></w:tabs><w:ind w:left=\"397\" w:hanging=\"397\"/></w:pPr></w:lvl></w:abstractNum>\n"
        )
    };
    let mut text = "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\n".to_owned();
    text.push_str(&kind(0, "ListBullet", "bullet", "\u{2022}"));
    text.push_str(&kind(1, "ListNumber", "decimal", "%1."));
    for (id, of) in [(1, 0), (2, 1)] {
        let _ = writeln!(text, "<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{of}\"/></w:num>");
    }
    for list in 1..=lists {
        let _ = writeln!(
            text,
            "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/>\
             </w:lvlOverride></w:num>",
            of_list(list)
        );
    }
    text.push_str("</w:numbering>");
    text
}
