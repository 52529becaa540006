//! Structure and outline as objects of the file.

use super::file::destination;
use super::flow::{Entry, Flow};
use super::tags::{Kid, Tag, Tags};
use super::writer::{Writer, write_text};
use lopdf::{Object, ObjectId, dictionary, text_string};
use std::io::Write as _;

/// The numbers of the parts of the structure in the file.
struct Numbers {
    root: ObjectId,
    /// Number of the first part; the others follow.
    first: u32,
}

impl Numbers {
    fn of(&self, node: usize) -> ObjectId {
        (self.first.saturating_add(u32::try_from(node).unwrap_or(u32::MAX)), 0)
    }
}

/// The key of a page in the tree of parents: pages come first, in the order in which they were made.
pub(super) fn key_of_page(page: usize) -> i64 {
    i64::try_from(page).unwrap_or(0)
}

/// Adds the structure and returns its root; `pages` and `links` go by the order in which pages were made.
///
/// Links have keys in the tree of parents after those of the pages, in the same order.
pub(super) fn structure(flow: &Flow<'_>, writer: &mut Writer, pages: &[ObjectId], links: &[Vec<ObjectId>]) -> ObjectId {
    let root = writer.reserve();
    let numbers: Vec<u32> = flow.tags.nodes.iter().map(|_| writer.reserve().0).collect();
    let numbers = Numbers { root, first: numbers.first().copied().unwrap_or(0) };
    for (at, tag) in flow.tags.nodes.iter().enumerate() {
        writer.small(numbers.of(at), |bytes| element(bytes, &flow.tags, at, tag, &numbers, pages, links));
    }
    // What a number on a page, or a link, belongs to.
    let mut parents = Vec::new();
    let mut next = 0;
    for done in &flow.finished {
        let id = writer.reserve();
        writer.small(id, |bytes| {
            bytes.push(b'[');
            for node in &done.contents {
                let _ = write!(bytes, "{} 0 R ", numbers.of(*node).0);
            }
            bytes.push(b']');
        });
        parents.extend([Object::Integer(next), Object::Reference(id)]);
        next += 1;
    }
    for link in flow.finished.iter().flat_map(|done| &done.links) {
        parents.extend([Object::Integer(next), Object::Reference(numbers.of(link.node))]);
        next += 1;
    }
    let tree = writer.reserve();
    writer.object(tree, &Object::Dictionary(dictionary! { "Nums" => parents }));
    let first = numbers.of(Tags::DOCUMENT);
    let root = dictionary! { "Type" => "StructTreeRoot", "K" => first, "ParentTree" => tree, "ParentTreeNextKey" => next };
    writer.object(numbers.root, &Object::Dictionary(root));
    numbers.root
}

/// Writes a part as it stands in the file.
fn element(bytes: &mut Vec<u8>, tags: &Tags, at: usize, tag: &Tag, numbers: &Numbers, pages: &[ObjectId], links: &[Vec<ObjectId>]) {
    let parent = tag.parent.map_or(numbers.root, |parent| numbers.of(parent));
    let page_of = |page: usize| pages.get(page).map_or(0, |(number, _)| *number);
    // Writing to memory cannot fail, here and below.
    let _ = write!(bytes, "<</S/{}/P {} 0 R", tag.role, parent.0);
    let own = tags.kids(at).find_map(|kid| if let Kid::Content { page, .. } = kid { Some(page) } else { None });
    if let Some(own) = own {
        let _ = write!(bytes, "/Pg {} 0 R", page_of(own));
    }
    let several = tags.kids(at).nth(1).is_some();
    if several {
        bytes.extend_from_slice(b"/K[");
    } else if tags.kids(at).next().is_some() {
        bytes.extend_from_slice(b"/K ");
    }
    for (at, kid) in tags.kids(at).enumerate() {
        if at > 0 {
            bytes.push(b' ');
        }
        let _ = match kid {
            Kid::Node(node) => write!(bytes, "{} 0 R", numbers.of(node).0),
            Kid::Content { page, number } if Some(page) == own => write!(bytes, "{number}"),
            Kid::Content { page, number } => {
                write!(bytes, "<</Type/MCR/Pg {} 0 R", page_of(page)).and_then(|()| write!(bytes, "/MCID {number}>>"))
            }
            Kid::Link { page, at } => {
                let link = links.get(page).and_then(|links| links.get(at)).map_or(0, |(number, _)| *number);
                write!(bytes, "<</Type/OBJR/Pg {} 0 R", page_of(page)).and_then(|()| write!(bytes, "/Obj {link} 0 R>>"))
            }
        };
    }
    if several {
        bytes.push(b']');
    }
    if let Some(instead) = tags.instead(at) {
        bytes.extend_from_slice(b"/Alt ");
        write_text(bytes, instead);
    }
    if tag.scope.is_some() || tag.columns > 1 {
        bytes.extend_from_slice(b"/A<</O/Table");
        if let Some(scope) = tag.scope {
            let _ = write!(bytes, "/Scope/{}", scope.name());
        }
        if tag.columns > 1 {
            let _ = write!(bytes, "/ColSpan {}", tag.columns);
        }
        bytes.extend_from_slice(b">>");
    }
    bytes.extend_from_slice(b">>");
}

/// Adds the outline, nested as the headings are, and returns it; none without headings.
pub(super) fn outline(entries: &[Entry], writer: &mut Writer, pages: &[ObjectId], height: f64) -> Option<ObjectId> {
    if entries.is_empty() {
        return None;
    }
    let root = writer.reserve();
    let ids: Vec<ObjectId> = entries.iter().map(|_| writer.reserve()).collect();
    let (children, count) = siblings(entries, 0..entries.len());
    for at in 0..entries.len() {
        place(entries, at, root, &ids, writer, pages, height);
    }
    let ends = children.first().zip(children.last());
    let mut outlines = dictionary! { "Type" => "Outlines", "Count" => count };
    if let Some((first, last)) = ends.and_then(|(first, last)| ids.get(*first).zip(ids.get(*last))) {
        outlines.set("First", *first);
        outlines.set("Last", *last);
    }
    writer.object(root, &Object::Dictionary(outlines));
    Some(root)
}

/// The entries of a range that no other one of it stands above, and their number.
fn siblings(entries: &[Entry], range: std::ops::Range<usize>) -> (Vec<usize>, i64) {
    let mut found = Vec::new();
    let mut level = u8::MAX;
    for at in range {
        let Some(entry) = entries.get(at) else { continue };
        if entry.level <= level {
            level = entry.level;
            found.push(at);
        }
    }
    let count = i64::try_from(found.len()).unwrap_or(0);
    (found, count)
}

/// The end of what stands below an entry.
fn below(entries: &[Entry], at: usize) -> usize {
    let Some(own) = entries.get(at) else { return at };
    (at + 1..entries.len()).find(|other| entries.get(*other).is_some_and(|other| other.level <= own.level)).unwrap_or(entries.len())
}

fn place(entries: &[Entry], at: usize, root: ObjectId, ids: &[ObjectId], writer: &mut Writer, pages: &[ObjectId], height: f64) {
    let (Some(entry), Some(id)) = (entries.get(at), ids.get(at)) else { return };
    let id_of = |at: usize| ids.get(at).copied().unwrap_or(root);
    let parent = (0..at).rev().find(|before| entries.get(*before).is_some_and(|before| before.level < entry.level));
    let mut item = dictionary! {
        "Title" => text_string(&entry.text),
        "Parent" => parent.map_or(root, id_of),
        "Dest" => destination(entry, pages, height),
    };
    let start = parent.map_or(0, |parent| parent + 1);
    let before = (start..at).rev().find(|before| entries.get(*before).is_some_and(|before| before.level == entry.level));
    if let Some(before) = before {
        item.set("Prev", id_of(before));
    }
    let end = below(entries, at);
    if entries.get(end).is_some_and(|next| next.level == entry.level) {
        item.set("Next", id_of(end));
    }
    let (children, count) = siblings(entries, at + 1..end);
    if let Some((first, last)) = children.first().zip(children.last()) {
        item.set("First", id_of(*first));
        item.set("Last", id_of(*last));
        // Closed: a reader opens what they look for.
        item.set("Count", -count);
    }
    writer.object(*id, &Object::Dictionary(item));
}
