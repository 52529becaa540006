//! A strict reader of the HTML and the XML that reports are written in: it takes nothing that is not closed, quoted and escaped.

use std::collections::BTreeMap;

/// Elements that have no end tag.
const VOID: [&str; 5] = ["br", "hr", "link", "input", "meta"];

/// One start tag.
#[derive(Debug, Clone)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: BTreeMap<String, String>,
    /// Names of the elements around it, the outermost first.
    pub(crate) around: Vec<String>,
}

/// Everything in a file.
#[derive(Debug, Default)]
pub(crate) struct Markup {
    pub(crate) elements: Vec<Element>,
    /// Texts with the position of the element that they stand in directly.
    pub(crate) texts: Vec<(usize, String)>,
}

impl Markup {
    /// Reads a whole file of HTML, or says where it is not well formed.
    pub(crate) fn read(file: &str) -> Result<Self, String> {
        Self::after(file.strip_prefix("<!doctype html>").ok_or("no doctype")?, true)
    }

    /// Reads a whole file of XML, or says where it is not well formed.
    pub(crate) fn read_xml(file: &str) -> Result<Self, String> {
        let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
        Self::after(file.strip_prefix(declaration).ok_or("no declaration")?, false)
    }

    fn after(mut rest: &str, html: bool) -> Result<Self, String> {
        let mut markup = Self::default();
        let mut open: Vec<usize> = Vec::new();
        loop {
            let (text, tag) = rest.split_once('<').unwrap_or((rest, ""));
            if !text.is_empty() {
                match open.last() {
                    Some(element) => markup.texts.push((*element, unescaped(text)?)),
                    None if text.trim().is_empty() => {}
                    None => return Err(format!("text outside of everything: {text:?}")),
                }
            }
            if text.len() == rest.len() {
                break;
            }
            let (tag, after) = tag.split_once('>').ok_or_else(|| format!("a tag that does not end: {tag:.60}"))?;
            rest = after;
            if let Some(name) = tag.strip_prefix('/') {
                let last = open.pop().ok_or_else(|| format!("</{name}> closes nothing"))?;
                if markup.elements[last].name != name {
                    return Err(format!("</{name}> closes <{}>", markup.elements[last].name));
                }
                continue;
            }
            let (tag, closed) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
            let (name, attributes) = tag.split_once([' ', '\n']).unwrap_or((tag, ""));
            let fine = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || (!html && (c == ':' || c.is_ascii_uppercase()));
            if name.is_empty() || !name.chars().all(fine) {
                return Err(format!("no name of an element: {tag:.60}"));
            }
            let around = open.iter().map(|at| markup.elements[*at].name.clone()).collect();
            markup.elements.push(Element { name: name.to_owned(), attributes: attributes_of(attributes)?, around });
            let at = markup.elements.len() - 1;
            if closed || (html && VOID.contains(&name)) {
                continue;
            }
            open.push(at);
            if html && ["script", "style"].contains(&name) {
                let end = format!("</{name}>");
                let (raw, after) = rest.split_once(&end).ok_or_else(|| format!("no {end}"))?;
                markup.texts.push((at, raw.to_owned()));
                open.pop();
                rest = after;
            }
        }
        if let Some(at) = open.last() {
            return Err(format!("<{}> is not closed", markup.elements[*at].name));
        }
        Ok(markup)
    }

    /// The elements of a name.
    pub(crate) fn named<'m>(&'m self, name: &'m str) -> impl Iterator<Item = (usize, &'m Element)> {
        self.elements.iter().enumerate().filter(move |(_, element)| element.name == name)
    }

    /// The text directly in an element.
    pub(crate) fn text_of(&self, element: usize) -> String {
        self.texts.iter().filter(|(at, _)| *at == element).map(|(_, text)| text.as_str()).collect()
    }
}

fn attributes_of(text: &str) -> Result<BTreeMap<String, String>, String> {
    let mut attributes = BTreeMap::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (name, value) = rest.split_once("=\"").ok_or_else(|| format!("an attribute without a quoted value: {rest:.60}"))?;
        let (value, after) = value.split_once('"').ok_or_else(|| format!("a value that does not end: {rest:.60}"))?;
        if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == ':') {
            return Err(format!("no name of an attribute: {name:?}"));
        }
        if attributes.insert(name.to_owned(), unescaped(value)?).is_some() {
            return Err(format!("{name} is there twice"));
        }
        rest = after.trim_start();
    }
    Ok(attributes)
}

fn unescaped(text: &str) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let (name, after) = after.split_once(';').ok_or_else(|| format!("a bare &: {after:.30}"))?;
        out.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#39" | "apos" => '\'',
            _ => return Err(format!("an unknown reference: {name:.30}")),
        });
        rest = after;
    }
    out.push_str(rest);
    if out.contains(|c: char| c.is_control() && c != '\n') {
        return Err(format!("a control character: {out:?}"));
    }
    Ok(out)
}
