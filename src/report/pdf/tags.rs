//! The structure of a document: what each part of a page is, for readers who do not see it.

/// A part of the structure, by its place in [`Tags::nodes`].
pub(super) type Node = usize;

/// What a part consists of.
#[derive(Debug, Clone, PartialEq, Eq)]
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

/// A part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag {
    /// One of the standard types of PDF.
    pub(super) role: &'static str,
    pub(super) parent: Option<Node>,
    pub(super) kids: Vec<Kid>,
    /// What stands for it where it is not seen.
    pub(super) instead: Option<String>,
    /// What a heading of a table is the heading of.
    pub(super) scope: Option<&'static str>,
    /// How many columns a cell spans.
    pub(super) columns: usize,
}

/// All parts of a document.
#[derive(Debug, Default)]
pub(super) struct Tags {
    pub(super) nodes: Vec<Tag>,
}

impl Tags {
    /// The whole document, the first part.
    pub(super) const DOCUMENT: Node = 0;

    pub(super) fn new() -> Self {
        Self { nodes: vec![Tag { role: "Document", parent: None, kids: Vec::new(), instead: None, scope: None, columns: 1 }] }
    }

    /// Adds a part below another one.
    pub(super) fn add(&mut self, parent: Node, role: &'static str) -> Node {
        let node = self.nodes.len();
        self.nodes.push(Tag { role, parent: Some(parent), kids: Vec::new(), instead: None, scope: None, columns: 1 });
        self.kid(parent, Kid::Node(node));
        node
    }

    /// Adds something to what a part consists of.
    pub(super) fn kid(&mut self, node: Node, kid: Kid) {
        if let Some(tag) = self.nodes.get_mut(node) {
            tag.kids.push(kid);
        }
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
