//! Structure and outline as objects of the file.

use super::file::destination;
use super::flow::{Entry, Flow};
use super::tags::{Kid, Tag};
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary, text_string};

/// Adds the structure and returns its root; `pages` and `links` go by the order in which pages were made.
pub(super) fn structure(flow: &Flow<'_>, file: &mut Document, pages: &[ObjectId], links: &[Vec<ObjectId>]) -> ObjectId {
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = flow.tags.nodes.iter().map(|_| file.new_object_id()).collect();
    for (tag, id) in flow.tags.nodes.iter().zip(&ids) {
        let parent = tag.parent.and_then(|parent| ids.get(parent).copied()).unwrap_or(root);
        file.set_object(*id, element(tag, parent, &ids, pages, links));
    }
    // What a number on a page, or a link, belongs to.
    let mut numbers = Vec::new();
    let mut next = 0;
    for (done, id) in flow.finished.iter().zip(pages) {
        let of_page: Vec<Object> = done.contents.iter().filter_map(|node| ids.get(*node)).map(|id| Object::Reference(*id)).collect();
        let of_page = file.add_object(of_page);
        numbers.extend([Object::Integer(next), Object::Reference(of_page)]);
        if let Ok(page) = file.get_dictionary_mut(*id) {
            page.set("StructParents", next);
        }
        next += 1;
    }
    for (done, annotations) in flow.finished.iter().zip(links) {
        for (link, id) in done.links.iter().zip(annotations) {
            let Some(node) = ids.get(link.node) else { continue };
            numbers.extend([Object::Integer(next), Object::Reference(*node)]);
            if let Ok(annotation) = file.get_dictionary_mut(*id) {
                annotation.set("StructParent", next);
            }
            next += 1;
        }
    }
    let parents = file.add_object(dictionary! { "Nums" => numbers });
    let first = ids.first().copied().unwrap_or(root);
    let dictionary = dictionary! { "Type" => "StructTreeRoot", "K" => first, "ParentTree" => parents, "ParentTreeNextKey" => next };
    file.set_object(root, dictionary);
    root
}

fn element(tag: &Tag, parent: ObjectId, ids: &[ObjectId], pages: &[ObjectId], links: &[Vec<ObjectId>]) -> Dictionary {
    let mut element = dictionary! { "S" => tag.role, "P" => parent };
    let page_of = |page: usize| pages.get(page).copied().unwrap_or_default();
    let own = tag.kids.iter().find_map(|kid| if let Kid::Content { page, .. } = kid { Some(*page) } else { None });
    if let Some(own) = own {
        element.set("Pg", page_of(own));
    }
    let kid = |kid: &Kid| match kid {
        Kid::Node(node) => Object::Reference(ids.get(*node).copied().unwrap_or_default()),
        Kid::Content { page, number } => {
            let number = Object::Integer(i64::try_from(*number).unwrap_or(0));
            if Some(*page) == own {
                return number;
            }
            Object::Dictionary(dictionary! { "Type" => "MCR", "Pg" => page_of(*page), "MCID" => number })
        }
        Kid::Link { page, at } => {
            let link = links.get(*page).and_then(|links| links.get(*at)).copied().unwrap_or_default();
            Object::Dictionary(dictionary! { "Type" => "OBJR", "Pg" => page_of(*page), "Obj" => link })
        }
    };
    let mut kids: Vec<Object> = tag.kids.iter().map(kid).collect();
    match kids.len() {
        0 => {}
        1 => element.set("K", kids.remove(0)),
        _ => element.set("K", kids),
    }
    if let Some(instead) = &tag.instead {
        element.set("Alt", text_string(instead));
    }
    let mut table = dictionary! { "O" => "Table" };
    if let Some(scope) = tag.scope {
        table.set("Scope", scope);
    }
    if tag.columns > 1 {
        table.set("ColSpan", i64::try_from(tag.columns).unwrap_or(1));
    }
    if table.len() > 1 {
        element.set("A", table);
    }
    element
}

/// Adds the outline, nested as the headings are, and returns it; none without headings.
pub(super) fn outline(entries: &[Entry], file: &mut Document, pages: &[ObjectId], height: f64) -> Option<ObjectId> {
    if entries.is_empty() {
        return None;
    }
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = entries.iter().map(|_| file.new_object_id()).collect();
    let (children, count) = siblings(entries, 0..entries.len());
    for at in 0..entries.len() {
        place(entries, at, root, &ids, file, pages, height);
    }
    let ends = children.first().zip(children.last());
    let mut outlines = dictionary! { "Type" => "Outlines", "Count" => count };
    if let Some((first, last)) = ends.and_then(|(first, last)| ids.get(*first).zip(ids.get(*last))) {
        outlines.set("First", *first);
        outlines.set("Last", *last);
    }
    file.set_object(root, outlines);
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

fn place(entries: &[Entry], at: usize, root: ObjectId, ids: &[ObjectId], file: &mut Document, pages: &[ObjectId], height: f64) {
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
    file.set_object(*id, item);
}
