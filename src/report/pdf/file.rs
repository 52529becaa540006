//! The file: pages, fonts and properties by `printpdf`; structure, outline and language beside them.

use super::canvas::Canvas;
use super::embed::embed;
use super::flow::{Flow, Link};
use super::margins::Margins;
use super::page::{no_warnings, options, packed, page, stream};
use super::structure::{outline, structure};
use super::style::Frame;
use crate::report::document::Document;
use crate::say;
use lopdf::{Dictionary, Object, ObjectId, SaveOptions, Stream, dictionary};
use printpdf::PdfDocument;

/// Puts the pages together; `sheet` is the frame of the paper alone. Returns the file and the number of its pages.
pub(super) fn file(document: &Document, mut flow: Flow<'_>, margins: &Margins, sheet: Frame) -> (Vec<u8>, usize) {
    let count = flow.finished.len();
    // Cover and contents were made last and stand first.
    let order: Vec<usize> = (flow.front..count).chain(0..flow.front).collect();
    let covers = usize::from(flow.front < count);
    let context = flow.context;
    let mut around = Vec::new();
    for number in 0..count {
        let mut canvas = Canvas::new(sheet.height);
        let titled = number >= covers;
        margins.draw(&mut canvas, &mut flow.glyphs, context, sheet, (number + 1, count), titled);
        around.push(stream(canvas.ops, sheet));
    }
    let mut made = PdfDocument::new(&document.title);
    properties(document, &mut made);
    let mut specimen = Some(embed(&flow.glyphs, &mut made));
    made.pages = order.iter().map(|_| page(sheet, specimen.take().unwrap_or_default())).collect();
    let mut warnings = Vec::new();
    let mut file = made.to_lopdf_document(&options(), &mut warnings);
    no_warnings(&warnings);
    drop(made);
    let ids: Vec<ObjectId> = file.page_iter().collect();
    // By the order in which they were made.
    let mut pages = vec![(0, 0); count];
    for (id, made) in ids.iter().zip(&order) {
        if let Some(place) = pages.get_mut(*made) {
            *place = *id;
        }
    }
    let mut links = Vec::new();
    let mut hashed = 0;
    for (made, around) in order.iter().zip(around) {
        let Some((id, done)) = pages.get(*made).zip(flow.finished.get_mut(*made)) else { continue };
        let content = std::mem::take(&mut done.content);
        hashed = hash(content.iter().copied(), hashed);
        let streams = [content, around].map(|bytes| Object::Reference(file.add_object(flate(bytes))));
        let entries = &flow.entries;
        let annotations: Vec<ObjectId> =
            done.links.iter().map(|link| file.add_object(annotation(link, entries, &pages, sheet.height))).collect();
        fill(&mut file, *id, &streams, &annotations);
        links.push((*made, annotations));
    }
    links.sort_by_key(|(made, _)| *made);
    let links: Vec<Vec<ObjectId>> = links.into_iter().map(|(_, annotations)| annotations).collect();
    let root = structure(&flow, &mut file, &pages, &links);
    let outlines = outline(&flow.entries, &mut file, &pages, sheet.height);
    catalogue(&mut file, root, outlines, &say!(context.words, "html-language"));
    finish(document, &mut file, hashed);
    (bytes(file), count)
}

fn properties(document: &Document, made: &mut PdfDocument) {
    let info = &mut made.metadata.info;
    info.author.clone_from(&document.author);
    info.subject = document.facts.iter().map(|(label, text)| [label, ": ", text].concat()).take(3).collect::<Vec<_>>().join("; ");
    info.keywords = [&document.marking, &document.banner].into_iter().filter(|word| !word.is_empty()).cloned().collect();
    info.creator = format!("capgap {}", env!("CARGO_PKG_VERSION"));
    "printpdf".clone_into(&mut info.producer);
}

fn flate(bytes: Vec<u8>) -> Stream {
    Stream::new(dictionary! { "Filter" => "FlateDecode" }, bytes)
}

/// A link to a heading.
fn annotation(link: &Link, entries: &[super::flow::Entry], pages: &[ObjectId], height: f64) -> Dictionary {
    let [left, top, right, bottom] = link.edges;
    let mut dictionary = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => vec![real(left), real(height - bottom), real(right), real(height - top)],
        "Border" => vec![0.into(), 0.into(), 0.into()],
        "F" => 4,
    };
    if let Some(entry) = entries.get(link.entry) {
        dictionary.set("Dest", destination(entry, pages, height));
        dictionary.set("Contents", lopdf::text_string(&entry.text));
    }
    dictionary
}

/// Where a heading stands.
pub(super) fn destination(entry: &super::flow::Entry, pages: &[ObjectId], height: f64) -> Object {
    let page = pages.get(entry.page).copied().unwrap_or_default();
    Object::Array(vec![Object::Reference(page), "XYZ".into(), Object::Null, real(height - entry.y + 6.0), Object::Null])
}

pub(super) fn real(value: f64) -> Object {
    // Places on a page need no more digits than this type has.
    #[allow(clippy::cast_possible_truncation)]
    let short = ((value * 100.0).round() / 100.0) as f32;
    Object::Real(short)
}

fn fill(file: &mut lopdf::Document, id: ObjectId, streams: &[Object], annotations: &[ObjectId]) {
    let Ok(page) = file.get_dictionary_mut(id) else { return };
    let old = page.get(b"Contents").and_then(Object::as_reference).ok();
    page.set("Contents", streams.to_vec());
    page.set("Tabs", "S");
    page.remove(b"Annots");
    if !annotations.is_empty() {
        page.set("Annots", annotations.iter().map(|id| Object::Reference(*id)).collect::<Vec<_>>());
    }
    if let Some(old) = old {
        file.objects.remove(&old);
    }
}

fn catalogue(file: &mut lopdf::Document, root: ObjectId, outlines: Option<ObjectId>, language: &str) {
    let Ok(catalogue) = file.catalog_mut() else { return };
    catalogue.set("Lang", lopdf::text_string(language));
    catalogue.set("MarkInfo", dictionary! { "Marked" => true });
    catalogue.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalogue.set("StructTreeRoot", root);
    if let Some(outlines) = outlines {
        catalogue.set("Outlines", outlines);
        catalogue.set("PageMode", "UseOutlines");
    }
}

/// What the crate takes from the clock or counts up over the whole process goes, so that the bytes repeat.
fn finish(document: &Document, file: &mut lopdf::Document, hashed: u64) {
    "1.7".clone_into(&mut file.version);
    let info = file.trailer.get(b"Info").and_then(Object::as_reference);
    if let Ok(info) = info.and_then(|id| file.get_dictionary_mut(id)) {
        for key in ["CreationDate", "ModDate", "Trapped", "GTS_PDFXVersion", "Identifier"] {
            info.remove(key.as_bytes());
        }
    }
    let seed = hash(document.title.bytes().chain(document.imprint.bytes()), hashed);
    let id: Vec<u8> = [seed, hash(seed.to_be_bytes(), hashed)].into_iter().flat_map(u64::to_be_bytes).collect();
    let id = Object::String(id, lopdf::StringFormat::Hexadecimal);
    file.trailer.set("ID", vec![id.clone(), id]);
    for object in file.objects.values_mut() {
        if let Object::Stream(stream) = object
            && !stream.dict.has(b"Filter")
        {
            stream.dict.set("Filter", "FlateDecode");
            stream.set_content(packed(&stream.content));
        }
    }
}

fn bytes(mut file: lopdf::Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    let options = SaveOptions::builder().use_object_streams(true).use_xref_streams(true).compression_level(4).build();
    // Writing to memory cannot fail.
    let _ = file.save_with_options(&mut bytes, options);
    bytes
}

/// A number that tells contents apart (FNV-1a); nobody is kept from finding two that share it.
pub(super) fn hash(bytes: impl IntoIterator<Item = u8>, from: u64) -> u64 {
    bytes.into_iter().fold(from ^ 0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
