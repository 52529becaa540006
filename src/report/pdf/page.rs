//! A page that is done: its operations as a packed stream.

use super::flow::Link;
use super::style::Frame;
use super::tags::Node;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use printpdf::{Mm, Op, PdfDocument, PdfPage, PdfSaveOptions, PdfWarnMsg};
use std::io::Write as _;

/// A page without its header and footer.
pub(super) struct Finished {
    /// Packed operations.
    pub(super) content: Vec<u8>,
    /// Parts of the structure by the numbers of their content.
    pub(super) contents: Vec<Node>,
    pub(super) links: Vec<Link>,
}

impl Finished {
    pub(super) fn of(ops: Vec<Op>, frame: Frame, contents: Vec<Node>, links: Vec<Link>) -> Self {
        Self { content: stream(ops, frame), contents, links }
    }
}

/// The operations of a page as a packed stream.
///
/// Pages are translated one by one, so that the operations of a long document never lie in memory at once.
pub(super) fn stream(ops: Vec<Op>, frame: Frame) -> Vec<u8> {
    let mut document = PdfDocument::new("");
    document.pages.push(page(frame, ops));
    let mut warnings = Vec::new();
    let mut translated = document.to_lopdf_document(&options(), &mut warnings);
    no_warnings(&warnings);
    let page = translated.page_iter().next();
    let contents = page.map(|page| translated.get_page_contents(page)).unwrap_or_default();
    let stream = contents.first().and_then(|id| translated.objects.remove(id));
    let bytes = match stream {
        Some(lopdf::Object::Stream(stream)) => stream.content,
        _ => Vec::new(),
    };
    packed(&bytes)
}

/// A page of a document of `printpdf`.
pub(super) fn page(frame: Frame, ops: Vec<Op>) -> PdfPage {
    // Paper is a few hundred millimetres wide, so no digit that matters is lost.
    #[allow(clippy::cast_possible_truncation)]
    let millimetres = |points: f64| Mm((points / 72.0 * 25.4) as f32);
    PdfPage::new(millimetres(frame.width), millimetres(frame.height), ops)
}

pub(super) fn options() -> PdfSaveOptions {
    PdfSaveOptions { optimize: false, subset_fonts: false, secure: true, image_optimization: None }
}

/// The crate tells mistakes of its caller as warnings, so one is a mistake here.
pub(super) fn no_warnings(warnings: &[PdfWarnMsg]) {
    debug_assert!(warnings.is_empty(), "{warnings:?}");
}

/// Bytes packed for a stream with the filter `FlateDecode`, quickly rather than as small as can be.
pub(super) fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(4));
    // Writing to memory cannot fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}
