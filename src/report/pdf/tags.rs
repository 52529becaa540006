//! The structure of a document: what each part of a page is, for readers who do not see it.

use std::collections::BTreeMap;

/// A part of the structure, by its place in [`Tags::nodes`].
pub(super) type Node = usize;

/// What a part consists of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kid {
    Node(Node),
    /// Content of a page, by its number there.
    Content {
        page: usize,
        number: usize,
    },
    /// A link of a page, by its place there.
    Link {
        page: usize,
        at: usize,
    },
}

/// What a heading of a table is the heading of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    Row,
    Column,
}

impl Scope {
    /// The name that PDF has for it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Row => "Row",
            Self::Column => "Column",
        }
    }
}

/// A part. A long document has tens of thousands, so texts that few have stand beside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag {
    /// One of the standard types of PDF.
    pub(super) role: &'static str,
    pub(super) parent: Option<Node>,
    pub(super) scope: Option<Scope>,
    /// How many columns a cell spans.
    pub(super) columns: u16,
    /// The first and the last of what it consists of, by place in the list of all that.
    ends: Option<(u32, u32)>,
}

/// All parts of a document.
#[derive(Debug)]
pub(super) struct Tags {
    pub(super) nodes: Vec<Tag>,
    /// What parts consist of, each with the place of what comes after it.
    kids: Vec<(Kid, Option<u32>)>,
    /// What stands for a part where it is not seen.
    instead: BTreeMap<Node, String>,
}

impl Tags {
    /// The whole document, the first part.
    pub(super) const DOCUMENT: Node = 0;

    pub(super) fn new() -> Self {
        let whole = Tag { role: "Document", parent: None, scope: None, columns: 1, ends: None };
        Self { nodes: vec![whole], kids: Vec::new(), instead: BTreeMap::new() }
    }

    /// Adds a part below another one.
    pub(super) fn add(&mut self, parent: Node, role: &'static str) -> Node {
        let node = self.nodes.len();
        self.nodes.push(Tag { role, parent: Some(parent), scope: None, columns: 1, ends: None });
        self.kid(parent, Kid::Node(node));
        node
    }

    /// Adds something to what a part consists of.
    pub(super) fn kid(&mut self, node: Node, kid: Kid) {
        let (Some(tag), Ok(at)) = (self.nodes.get_mut(node), u32::try_from(self.kids.len())) else { return };
        let before = tag.ends.map(|(_, last)| last);
        tag.ends = Some((tag.ends.map_or(at, |(first, _)| first), at));
        let before = before.and_then(|before| usize::try_from(before).ok()).and_then(|before| self.kids.get_mut(before));
        if let Some((_, next)) = before {
            *next = Some(at);
        }
        self.kids.push((kid, None));
    }

    /// What a part consists of, in order.
    pub(super) fn kids(&self, node: Node) -> impl Iterator<Item = Kid> {
        let entry = |at: u32| usize::try_from(at).ok().and_then(|at| self.kids.get(at));
        let first = self.nodes.get(node).and_then(|tag| tag.ends).and_then(|(first, _)| entry(first));
        std::iter::successors(first, move |(_, next)| next.and_then(entry)).map(|(kid, _)| *kid)
    }

    /// Sets what stands for a part where it is not seen.
    pub(super) fn say(&mut self, node: Node, instead: String) {
        self.instead.insert(node, instead);
    }

    /// What stands for a part where it is not seen.
    pub(super) fn instead(&self, node: Node) -> Option<&str> {
        self.instead.get(&node).map(String::as_str)
    }

    pub(super) fn edit(&mut self, node: Node, edit: impl FnOnce(&mut Tag)) {
        if let Some(tag) = self.nodes.get_mut(node) {
            edit(tag);
        }
    }

    pub(super) fn role(&self, node: Node) -> &'static str {
        self.nodes.get(node).map_or("Span", |tag| tag.role)
    }
}
