//! The file: pages, fonts and properties by `printpdf`; structure, outline and language beside them.

use super::canvas::Canvas;
use super::embed::embed;
use super::flow::{Flow, Link};
use super::margins::Margins;
use super::page::{no_warnings, options, packed, page, stream};
use super::structure::{key_of_page, outline, structure};
use super::style::Frame;
use super::writer::Writer;
use crate::report::document::Document;
use crate::say;
use lopdf::{Dictionary, Object, ObjectId, dictionary};
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
    let begun = begun(document, &flow, sheet);
    let mut writer = Writer::new(begun.max_id);
    let parts = Parts::of(&begun, &mut writer);
    let ids: Vec<ObjectId> = order.iter().map(|_| writer.reserve()).collect();
    // By the order in which they were made.
    let mut pages = vec![(0, 0); count];
    for (id, made) in ids.iter().zip(&order) {
        if let Some(place) = pages.get_mut(*made) {
            *place = *id;
        }
    }
    let links = links(&flow, &mut writer, &pages, sheet.height);
    let mut hashed = 0;
    for ((made, id), around) in order.iter().zip(&ids).zip(around) {
        let Some(done) = flow.finished.get_mut(*made) else { continue };
        let content = std::mem::take(&mut done.content);
        hashed = hash(content.iter().copied(), hashed);
        let contents = [content, around].map(|bytes| {
            let id = writer.reserve();
            writer.stream(id, &dictionary! { "Filter" => "FlateDecode" }, &bytes);
            Object::Reference(id)
        });
        let mut page = parts.page.clone();
        page.set("Contents", contents.to_vec());
        page.set("Tabs", "S");
        page.set("StructParents", key_of_page(*made));
        if let Some(annotations) = links.get(*made).filter(|links| !links.is_empty()) {
            page.set("Annots", annotations.iter().map(|id| Object::Reference(*id)).collect::<Vec<_>>());
        }
        writer.object(*id, &Object::Dictionary(page));
    }
    let kids: Vec<Object> = ids.iter().map(|id| Object::Reference(*id)).collect();
    let tree = dictionary! { "Type" => "Pages", "Count" => i64::try_from(count).unwrap_or(0), "Kids" => kids };
    writer.object(parts.pages, &Object::Dictionary(tree));
    let structure = structure(&flow, &mut writer, &pages, &links);
    let outlines = outline(&flow.entries, &mut writer, &pages, sheet.height);
    let catalogue = catalogue(parts.catalogue, structure, outlines, &say!(context.words, "html-language"));
    writer.object(parts.root, &Object::Dictionary(catalogue));
    let seed = hash(document.title.bytes().chain(document.imprint.bytes()), hashed);
    let id: Vec<u8> = [seed, hash(seed.to_be_bytes(), hashed)].into_iter().flat_map(u64::to_be_bytes).collect();
    let id = Object::String(id, lopdf::StringFormat::Hexadecimal);
    (writer.finish(dictionary! { "Root" => parts.root, "Info" => parts.info, "ID" => vec![id.clone(), id] }), count)
}

/// What `printpdf` makes of a document of one page: fonts, properties and the frame of all pages.
fn begun(document: &Document, flow: &Flow<'_>, sheet: Frame) -> lopdf::Document {
    let mut made = PdfDocument::new(&document.title);
    properties(document, &mut made);
    let specimen = embed(&flow.glyphs, &mut made);
    made.pages.push(page(sheet, specimen));
    let mut warnings = Vec::new();
    let begun = made.to_lopdf_document(&options(), &mut warnings);
    no_warnings(&warnings);
    begun
}

/// The parts of a file of the crate that are written later, with what belongs to this document alone.
struct Parts {
    root: ObjectId,
    catalogue: Dictionary,
    info: ObjectId,
    pages: ObjectId,
    /// What all pages have.
    page: Dictionary,
}

impl Parts {
    /// Writes everything else of the file.
    fn of(made: &lopdf::Document, writer: &mut Writer) -> Self {
        let dictionary = |id: ObjectId| made.get_dictionary(id).cloned().unwrap_or_default();
        let reference = |from: &Dictionary, key: &[u8]| from.get(key).and_then(Object::as_reference).unwrap_or_default();
        let (root, info) = (reference(&made.trailer, b"Root"), reference(&made.trailer, b"Info"));
        let catalogue = dictionary(root);
        let pages = reference(&catalogue, b"Pages");
        let first = made.page_iter().next().unwrap_or_default();
        let mut page = dictionary(first);
        let specimen = page.remove(b"Contents").and_then(|contents| contents.as_reference().ok()).unwrap_or_default();
        page.remove(b"Annots");
        for (id, object) in made.objects.iter().filter(|(id, _)| ![root, pages, first, specimen].contains(id)) {
            match object {
                Object::Stream(stream) if stream.dict.has(b"Filter") => writer.stream(*id, &stream.dict, &stream.content),
                Object::Stream(stream) => {
                    let mut dictionary = stream.dict.clone();
                    dictionary.set("Filter", "FlateDecode");
                    writer.stream(*id, &dictionary, &packed(&stream.content));
                }
                Object::Dictionary(properties) if *id == info => {
                    // What the crate takes from the clock or counts up over the whole process goes, so that the bytes repeat.
                    let mut properties = properties.clone();
                    for key in ["CreationDate", "ModDate", "Trapped", "GTS_PDFXVersion", "Identifier"] {
                        properties.remove(key.as_bytes());
                    }
                    writer.object(*id, &Object::Dictionary(properties));
                }
                other => writer.object(*id, other),
            }
        }
        Self { root, catalogue, info, pages, page }
    }
}

/// Writes the links of all pages, in the order in which pages were made.
fn links(flow: &Flow<'_>, writer: &mut Writer, pages: &[ObjectId], height: f64) -> Vec<Vec<ObjectId>> {
    // Their keys follow those of the pages.
    let mut key = key_of_page(flow.finished.len());
    let mut links = Vec::new();
    for done in &flow.finished {
        let annotation = |link: &Link| {
            let mut dictionary = annotation(link, &flow.entries, pages, height);
            dictionary.set("StructParent", key);
            key += 1;
            let id = writer.reserve();
            writer.object(id, &Object::Dictionary(dictionary));
            id
        };
        links.push(done.links.iter().map(annotation).collect());
    }
    links
}

fn properties(document: &Document, made: &mut PdfDocument) {
    let info = &mut made.metadata.info;
    info.author.clone_from(&document.author);
    info.subject = document.facts.iter().map(|(label, text)| [label, ": ", text].concat()).take(3).collect::<Vec<_>>().join("; ");
    info.keywords = [&document.marking, &document.banner].into_iter().filter(|word| !word.is_empty()).cloned().collect();
    info.creator = format!("capgap {}", env!("CARGO_PKG_VERSION"));
    "printpdf".clone_into(&mut info.producer);
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

fn catalogue(mut catalogue: Dictionary, root: ObjectId, outlines: Option<ObjectId>, language: &str) -> Dictionary {
    catalogue.set("Lang", lopdf::text_string(language));
    catalogue.set("MarkInfo", dictionary! { "Marked" => true });
    catalogue.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalogue.set("StructTreeRoot", root);
    if let Some(outlines) = outlines {
        catalogue.set("Outlines", outlines);
        catalogue.set("PageMode", "UseOutlines");
    }
    catalogue
}

/// A number that tells contents apart (FNV-1a); nobody is kept from finding two that share it.
pub(super) fn hash(bytes: impl IntoIterator<Item = u8>, from: u64) -> u64 {
    bytes.into_iter().fold(from ^ 0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
