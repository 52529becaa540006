//! Documents as files that word processors edit (.docx, ISO/IEC 29500).
//!
//! `body`, `table` and `front` write the text, `margin` what stands on every page, `look` the page and its styles; `raster`
//! turns pictures into PNG, and `package` puts the parts into their archive. Every text goes through `xml`.

mod body;
mod front;
mod images;
mod look;
mod margin;
mod numbering;
mod package;
mod parts;
mod png;
mod raster;
mod table;
mod widths;
mod xml;

use super::document::Document;
use super::pdf::Paper;
use crate::words::Words;
use body::Body;
use look::Look;
use package::{Part, pack};
use raster::Raster;

/// A document as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Docx {
    /// The file.
    pub bytes: Vec<u8>,
    /// Characters in pictures that none of the fonts has, in order; each shows as U+FFFD. Text outside of pictures has them all.
    pub missing: Vec<char>,
}

/// Draws a document as a file (.docx) that word processors edit.
///
/// The same document gives the same bytes: the file carries no date and no name of a machine.
#[must_use]
pub fn docx(document: &Document, paper: Paper, words: &Words) -> Docx {
    let look = Look::of(document.layout, paper);
    let raster = Raster::new();
    let mut body = Body::of(document, look, &raster, words);
    let content = std::mem::take(&mut body.text);
    front::cover(document, &mut body);
    let contents = front::contents(&body.entries, &look, words);
    let text = [body.text.as_str(), &contents, &content].concat();
    let lists = body.lists;
    let pictures = body.images.into_kept();
    let mut all = vec![
        Part::xml("[Content_Types].xml", parts::CONTENT_TYPES),
        Part::xml("_rels/.rels", parts::RELATIONS),
        Part::xml("docProps/core.xml", &parts::properties(document, words)),
        Part::xml("docProps/app.xml", parts::PROGRAM),
        Part::xml("word/document.xml", &parts::document(&text, &look)),
        Part::xml("word/_rels/document.xml.rels", &parts::relations(pictures.len())),
        Part::xml("word/styles.xml", &look.styles(words)),
        Part::xml("word/numbering.xml", &numbering::numbering(lists)),
        Part::xml("word/settings.xml", parts::SETTINGS),
        Part::xml("word/fontTable.xml", parts::FONTS),
        Part::xml("word/header1.xml", &margin::header(document)),
        Part::xml("word/footer1.xml", &margin::footer(document, words)),
    ];
    let picture = |(at, content)| Part { name: format!("word/media/image{}.png", at + 1), content };
    all.extend(pictures.into_iter().enumerate().map(picture));
    Docx { bytes: pack(&all), missing: raster.missing() }
}
