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
use super::paper::Paper;
use crate::words::Words;
use body::Body;
use look::Look;
use package::{Part, pack};
use raster::Raster;
use thiserror::Error;
use zip::result::ZipError;

/// The document cannot be made, such as when a part is larger than an archive can hold.
#[derive(Debug, Error)]
#[error("docx-not-made")]
pub struct NotDocx(#[from] ZipError);

/// Draws a document as a file (.docx) for paper of a size.
///
/// The same document gives the same bytes: the file carries no date and no name of a machine.
///
/// # Errors
/// Where the content does not fit into an archive.
pub fn docx(document: &Document, paper: Paper, words: &Words) -> Result<Vec<u8>, NotDocx> {
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
    Ok(pack(&all)?)
}
