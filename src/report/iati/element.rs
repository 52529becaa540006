//! Elements of XML, which are well nested because each holds its own.

use crate::report::xml::escape;

/// An element.
#[derive(Debug, Clone)]
pub(super) struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    content: Content,
}

#[derive(Debug, Clone)]
enum Content {
    Elements(Vec<Element>),
    Text(String),
}

impl Element {
    pub(super) fn new(name: &'static str) -> Self {
        Self { name, attributes: Vec::new(), content: Content::Elements(Vec::new()) }
    }

    /// An element with a text alone.
    pub(super) fn text(name: &'static str, text: &str) -> Self {
        Self { name, attributes: Vec::new(), content: Content::Text(text.to_owned()) }
    }

    /// An element with a text in the language of the activity.
    pub(super) fn narrative(name: &'static str, text: &str) -> Self {
        Self::new(name).with(Self::text("narrative", text))
    }

    pub(super) fn attribute(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    pub(super) fn with(mut self, element: Self) -> Self {
        self.add([element]);
        self
    }

    pub(super) fn all(mut self, elements: impl IntoIterator<Item = Self>) -> Self {
        self.add(elements);
        self
    }

    fn add(&mut self, elements: impl IntoIterator<Item = Self>) {
        if let Content::Elements(inside) = &mut self.content {
            inside.extend(elements);
        }
    }

    /// Writes it, indented.
    pub(super) fn write(&self, depth: usize, to: &mut String) {
        let indent = "  ".repeat(depth);
        to.push_str(&indent);
        to.push('<');
        to.push_str(self.name);
        for (name, value) in &self.attributes {
            // A reader of XML makes a space of a line feed in an attribute.
            to.push_str(&[" ", name, "=\"", &escape(&spaced(value).replace('\n', " ")), "\""].concat());
        }
        match &self.content {
            Content::Text(text) => to.push_str(&[">", &escape(&spaced(text)), "</", self.name, ">\n"].concat()),
            Content::Elements(inside) if inside.is_empty() => to.push_str("/>\n"),
            Content::Elements(inside) => {
                to.push_str(">\n");
                inside.iter().for_each(|element| element.write(depth + 1, to));
                to.push_str(&[indent.as_str(), "</", self.name, ">\n"].concat());
            }
        }
    }
}

/// The text with spaces for what parts words and is no letter of XML that survives being read.
fn spaced(text: &str) -> String {
    text.replace("\r\n", "\n").replace(['\t', '\r', '\u{b}', '\u{c}', '\u{85}'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_nested_and_texts_escaped() {
        let element =
            Element::new("a").attribute("b", "\"x\"\n&").with(Element::narrative("c", "1 < 2\tand\u{0} 3")).with(Element::new("d"));
        let mut text = String::new();
        element.write(0, &mut text);
        assert_eq!(text, "<a b=\"&quot;x&quot; &amp;\">\n  <c>\n    <narrative>1 &lt; 2 and 3</narrative>\n  </c>\n  <d/>\n</a>\n");
    }
}
