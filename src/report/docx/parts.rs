//! The parts of a file around its text.

use super::look::Look;
use super::xml::escape;
use crate::report::document::Document;
use crate::say;
use crate::words::Words;
use std::fmt::Write as _;

/// What kind of content each part has.
pub(super) const CONTENT_TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Default Extension="png" ContentType="image/png"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>
<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>
<Override PartName="/word/fontTable.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"/>
<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>
<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>
</Types>"#;

/// Where a program begins to read.
pub(super) const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="document" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
<Relationship Id="core" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>
<Relationship Id="app" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/>
</Relationships>"#;

/// What made the file.
pub(super) const PROGRAM: &str = concat!(
    r#"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>capgap "#,
    env!("CARGO_PKG_VERSION"),
    "</Application></Properties>"
);

/// How a program treats the file: as one of today, not as one of an earlier version.
pub(super) const SETTINGS: &str = r#"<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:defaultTabStop w:val="425"/>
<w:characterSpacingControl w:val="doNotCompress"/>
<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
</w:settings>"#;

/// The font, and the one of the same widths where it is not installed.
pub(super) const FONTS: &str = include_str!("fonts.xml");

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// What a file says of itself.
pub(super) fn properties(document: &Document, words: &Words) -> String {
    let mut text = "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
                    xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
        .to_owned();
    let language = say!(words, "docx-language");
    let said = [
        ("dc:title", document.title.as_str()),
        ("dc:subject", &document.imprint),
        ("dc:creator", &document.author),
        ("cp:keywords", &document.marking),
        ("dc:language", &language),
        ("cp:contentStatus", &document.banner),
    ];
    for (element, said) in said.into_iter().filter(|(_, said)| !said.is_empty()) {
        let _ = writeln!(text, "<{element}>{}</{element}>", escape(said));
    }
    text.push_str("</cp:coreProperties>");
    text
}

/// The part with the text, on pages of a size.
pub(super) fn document(text: &str, look: &Look) -> String {
    let Look { width, height, side, ends, .. } = look;
    format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"{OFFICE}\" \
         xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\" \
         xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
         xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" mc:Ignorable=\"w14\">\n<w:body>\n{text}\
         <w:sectPr><w:headerReference w:type=\"default\" r:id=\"header\"/><w:footerReference w:type=\"default\" r:id=\"footer\"/>\
         <w:pgSz w:w=\"{width}\" w:h=\"{height}\"/><w:pgMar w:top=\"{ends}\" w:right=\"{side}\" w:bottom=\"{ends}\" w:left=\"{side}\" \
         w:header=\"567\" w:footer=\"510\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
    )
}

/// What the text refers to by name.
pub(super) fn relations(pictures: usize) -> String {
    let mut text = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\n".to_owned();
    let parts = [
        ("styles", "styles", "styles.xml"),
        ("numbering", "numbering", "numbering.xml"),
        ("settings", "settings", "settings.xml"),
        ("fonts", "fontTable", "fontTable.xml"),
        ("header", "header", "header1.xml"),
        ("footer", "footer", "footer1.xml"),
    ];
    for (id, kind, target) in parts {
        let _ = writeln!(text, "<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>");
    }
    for number in 1..=pictures {
        let _ = writeln!(text, "<Relationship Id=\"image{number}\" Type=\"{OFFICE}/image\" Target=\"media/image{number}.png\"/>");
    }
    text.push_str("</Relationships>");
    text
}
