//! Pictures of a document: each is kept once, however often it is shown.

use super::xml::escape;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Units of this format in a point.
const EMU: f64 = 12_700.0;

/// The pictures that have been shown so far.
#[derive(Default)]
pub(super) struct Images {
    /// The bytes of each, in PNG.
    kept: Vec<Vec<u8>>,
    by_content: BTreeMap<Vec<u8>, usize>,
    /// How many times a picture was shown.
    shown: usize,
}

impl Images {
    /// Keeps a picture; returns its number, from 1.
    pub(super) fn keep(&mut self, png: Vec<u8>) -> usize {
        if let Some(number) = self.by_content.get(&png) {
            return *number;
        }
        self.kept.push(png.clone());
        self.by_content.insert(png, self.kept.len());
        self.kept.len()
    }

    /// A run that shows a picture in a size in points, with what is said in its place.
    pub(super) fn show(&mut self, number: usize, size: (f64, f64), title: &str, description: &str) -> String {
        self.shown += 1;
        let id = self.shown;
        let (width, height) = (emu(size.0), emu(size.1));
        let (title, description) = (escape(&in_line(title)), escape(&in_line(description)));
        let mut names = format!("id=\"{id}\" name=\"image{id}\" descr=\"{description}\"");
        if !title.is_empty() {
            let _ = write!(names, " title=\"{title}\"");
        }
        format!(
            "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{width}\" cy=\"{height}\"/>\
             <wp:docPr {names}/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr><a:graphic>\
             <a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr {names}/>\
             <pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"image{number}\"/><a:stretch><a:fillRect/></a:stretch>\
             </pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm>\
             <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )
    }

    /// The bytes of each picture, in the order of their numbers.
    pub(super) fn into_kept(self) -> Vec<Vec<u8>> {
        self.kept
    }
}

/// An attribute has no lines.
fn in_line(text: &str) -> String {
    text.replace('\n', " ")
}

fn emu(points: f64) -> u64 {
    // proof: the value is clamped into the range of the type, and what is no number becomes 0
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let whole = (points * EMU).round().clamp(0.0, 20_000_000.0) as u64;
    whole
}
