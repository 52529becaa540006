//! A reader of PDF for tests: texts with their places, the structure, and the outline.

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeMap;

/// A text on a page, as it was shown in one go.
#[derive(Debug, Clone)]
pub(crate) struct Shown {
    pub(crate) text: String,
    pub(crate) left: f64,
    pub(crate) right: f64,
    /// Height of the base line above the lower edge of the page.
    pub(crate) base: f64,
    pub(crate) size: f64,
    /// Number of the content it belongs to; none for what is only there for the eye.
    pub(crate) number: Option<i64>,
    /// Whether it belongs to a header or a footer.
    pub(crate) margin: bool,
}

/// A file that was read.
pub(crate) struct Read {
    pub(crate) file: Document,
    pub(crate) pages: Vec<Vec<Shown>>,
    page_ids: Vec<ObjectId>,
}

struct Font {
    said: BTreeMap<u16, String>,
    widths: BTreeMap<u16, f64>,
}

impl Read {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let file = Document::load_mem(bytes).expect("the file can be read");
        let page_ids: Vec<ObjectId> = file.page_iter().collect();
        let fonts = fonts(&file, page_ids[0]);
        let pages = page_ids.iter().map(|id| shown(&file, *id, &fonts)).collect();
        Self { file, pages, page_ids }
    }

    /// What a page says outside its margins, in the order in which it was drawn.
    pub(crate) fn page(&self, at: usize) -> String {
        self.pages[at].iter().filter(|shown| !shown.margin).map(|shown| shown.text.as_str()).collect::<Vec<_>>().join("\n")
    }

    /// The role of the part of the structure that each content of a page belongs to, by its number.
    pub(crate) fn roles(&self, at: usize) -> Vec<String> {
        let page = self.file.get_dictionary(self.page_ids[at]).unwrap();
        let key = page.get(b"StructParents").unwrap().as_i64().unwrap();
        let root = self.root();
        let numbers = self.file.get_dictionary(root.get(b"ParentTree").unwrap().as_reference().unwrap()).unwrap();
        let numbers = numbers.get(b"Nums").unwrap().as_array().unwrap();
        let pair = numbers.chunks(2).find(|pair| pair[0].as_i64().unwrap() == key).unwrap();
        let nodes = self.file.get_object(pair[1].as_reference().unwrap()).unwrap().as_array().unwrap();
        nodes.iter().map(|node| role(self.file.get_dictionary(node.as_reference().unwrap()).unwrap())).collect()
    }

    fn root(&self) -> &Dictionary {
        let id = self.file.catalog().unwrap().get(b"StructTreeRoot").unwrap().as_reference().unwrap();
        self.file.get_dictionary(id).unwrap()
    }

    /// Everything that belongs to the structure, in its order.
    pub(crate) fn in_order(&self) -> String {
        let first = self.root().get(b"K").unwrap().as_reference().unwrap();
        let mut text = String::new();
        self.walk(first, 0, &mut |_, _, said| {
            text.push_str(said);
            text.push('\n');
        });
        text
    }

    /// The structure as lines, each indented by its depth: roles, with how often the same one comes in a row.
    pub(crate) fn tree(&self) -> String {
        let first = self.root().get(b"K").unwrap().as_reference().unwrap();
        let mut lines: Vec<String> = Vec::new();
        self.lines(first, 0, &mut lines);
        lines.join("\n") + "\n"
    }

    fn lines(&self, id: ObjectId, depth: usize, lines: &mut Vec<String>) {
        let node = self.file.get_dictionary(id).unwrap();
        let mut line = format!("{}{}", "  ".repeat(depth), role(node));
        if let Ok(attributes) = node.get(b"A").and_then(Object::as_dict) {
            for key in ["Scope", "ColSpan"] {
                if let Ok(value) = attributes.get(key.as_bytes()) {
                    let value =
                        value.as_name().map_or_else(|_| value.as_i64().unwrap().to_string(), |name| String::from_utf8_lossy(name).into());
                    line.push_str(&format!(" {key}={value}"));
                }
            }
        }
        if node.has(b"Alt") {
            line.push_str(" with words");
        }
        lines.push(line);
        for kid in kids(node) {
            match kid {
                Object::Reference(kid) => self.lines(kid, depth + 1, lines),
                Object::Dictionary(kid) if kid.has(b"Obj") => lines.push(format!("{}link", "  ".repeat(depth + 1))),
                _ => {}
            }
        }
    }

    /// Calls back with role, depth and text of each content.
    fn walk(&self, id: ObjectId, depth: usize, told: &mut dyn FnMut(&str, usize, &str)) {
        let node = self.file.get_dictionary(id).unwrap();
        let own = node.get(b"Pg").and_then(Object::as_reference).ok();
        let content = |page: Option<ObjectId>, number: i64| {
            let at = self.page_ids.iter().position(|id| Some(*id) == page).expect("the content is on a page");
            let texts = self.pages[at].iter().filter(|shown| shown.number == Some(number));
            texts.map(|shown| shown.text.as_str()).collect::<Vec<_>>().join("\n")
        };
        for kid in kids(node) {
            match kid {
                Object::Integer(number) => told(&role(node), depth, &content(own, number)),
                Object::Reference(kid) => {
                    let parent = self.file.get_dictionary(kid).unwrap().get(b"P").unwrap().as_reference().unwrap();
                    assert_eq!(parent, id, "a part of the structure names another parent");
                    self.walk(kid, depth + 1, told);
                }
                Object::Dictionary(kid) if kid.has(b"MCID") => {
                    let page = kid.get(b"Pg").and_then(Object::as_reference).ok();
                    told(&role(node), depth, &content(page, kid.get(b"MCID").unwrap().as_i64().unwrap()));
                }
                _ => {}
            }
        }
    }

    /// The outline as lines, each indented by its depth, with the number of the page.
    pub(crate) fn outline(&self) -> String {
        let mut text = String::new();
        if let Ok(outlines) = self.file.catalog().unwrap().get(b"Outlines") {
            self.entries(outlines.as_reference().unwrap(), 0, &mut text);
        }
        text
    }

    fn entries(&self, id: ObjectId, depth: usize, text: &mut String) {
        let mut next = self.file.get_dictionary(id).unwrap().get(b"First").and_then(Object::as_reference).ok();
        let mut last = None;
        while let Some(at) = next {
            let entry = self.file.get_dictionary(at).unwrap();
            assert_eq!(entry.get(b"Parent").unwrap().as_reference().unwrap(), id);
            assert_eq!(entry.get(b"Prev").and_then(Object::as_reference).ok(), last);
            let title = lopdf::decode_text_string(entry.get(b"Title").unwrap()).unwrap();
            let page = entry.get(b"Dest").unwrap().as_array().unwrap()[0].as_reference().unwrap();
            let page = self.page_ids.iter().position(|id| *id == page).expect("the outline leads to a page");
            text.push_str(&format!("{}{title} {}\n", "  ".repeat(depth), page + 1));
            self.entries(at, depth + 1, text);
            last = Some(at);
            next = entry.get(b"Next").and_then(Object::as_reference).ok();
        }
        assert_eq!(self.file.get_dictionary(id).unwrap().get(b"Last").and_then(Object::as_reference).ok(), last);
    }
}

fn role(node: &Dictionary) -> String {
    String::from_utf8_lossy(node.get(b"S").unwrap().as_name().unwrap()).into_owned()
}

fn kids(node: &Dictionary) -> Vec<Object> {
    match node.get(b"K") {
        Ok(Object::Array(kids)) => kids.clone(),
        Ok(kid) => vec![kid.clone()],
        Err(_) => Vec::new(),
    }
}

fn fonts(file: &Document, page: ObjectId) -> BTreeMap<Vec<u8>, Font> {
    let fonts = file.get_page_fonts(page).unwrap();
    fonts.into_iter().map(|(name, font)| (name, font_of(file, font))).collect()
}

fn font_of(file: &Document, font: &Dictionary) -> Font {
    let cmap = file.get_object(font.get(b"ToUnicode").unwrap().as_reference().unwrap()).unwrap().as_stream().unwrap();
    let cmap = String::from_utf8(cmap.decompressed_content().unwrap()).unwrap();
    let mut said = BTreeMap::new();
    let mut ranges = false;
    for line in cmap.lines() {
        ranges = (ranges || line.contains("beginbfrange")) && !line.contains("endbfrange");
        let parts: Vec<&str> = line.split(['<', '>', ' ', '[', ']']).filter(|part| !part.is_empty()).collect();
        let hex = |text: &str| u16::from_str_radix(text, 16).ok();
        let text = |text: &str| {
            let units: Vec<u16> = text.as_bytes().chunks(4).filter_map(|unit| hex(std::str::from_utf8(unit).unwrap())).collect();
            String::from_utf16(&units).unwrap()
        };
        if !line.trim_start().starts_with('<') {
            continue;
        }
        match parts.as_slice() {
            [code, to] if !ranges => {
                said.insert(hex(code).unwrap(), text(to));
            }
            [from, to, first] if ranges => {
                for (at, code) in (hex(from).unwrap()..=hex(to).unwrap()).enumerate() {
                    let first = text(first).chars().next().map_or(0, u32::from);
                    let c = char::from_u32(first + u32::try_from(at).unwrap()).unwrap();
                    said.insert(code, c.to_string());
                }
            }
            _ => {}
        }
    }
    let descendant = font.get(b"DescendantFonts").unwrap().as_array().unwrap()[0].as_dict().unwrap();
    let mut widths = BTreeMap::new();
    let listed = descendant.get(b"W").unwrap().as_array().unwrap();
    for pair in listed.chunks(2) {
        let first = u16::try_from(pair[0].as_i64().unwrap()).unwrap();
        for (code, width) in (first..).zip(pair[1].as_array().unwrap()) {
            widths.insert(code, f64::from(width.as_float().unwrap()));
        }
    }
    let descriptor = descendant.get_deref(b"FontDescriptor", file).unwrap().as_dict().unwrap();
    let program = descriptor.get_deref(b"FontFile2", file).unwrap().as_stream().unwrap().decompressed_content().unwrap();
    assert!(program.len() > 200, "a font is missing from the file");
    Font { said, widths }
}

fn shown(file: &Document, page: ObjectId, fonts: &BTreeMap<Vec<u8>, Font>) -> Vec<Shown> {
    let content = Content::decode(&file.get_page_content(page)).expect("the content of a page can be read");
    let mut all: Vec<Shown> = Vec::new();
    let (mut font, mut size) = (Vec::new(), 0.0);
    let (mut x, mut y) = (0.0, 0.0);
    let mut marks: Vec<(Option<i64>, bool)> = Vec::new();
    let number = |object: &Object| f64::from(object.as_float().unwrap());
    let mut fresh = true;
    for operation in &content.operations {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "BDC" => {
                let properties = operands[1].as_dict().unwrap();
                let margin = properties.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == b"Pagination");
                marks.push((properties.get(b"MCID").and_then(Object::as_i64).ok(), margin));
            }
            "BMC" => marks.push((None, false)),
            "EMC" => {
                marks.pop().expect("nothing is ended that was not begun");
            }
            "Tf" => {
                font = operands[0].as_name().unwrap().to_vec();
                size = number(&operands[1]);
            }
            "BT" => fresh = true,
            "Tm" => (x, y) = (number(&operands[4]), number(&operands[5])),
            "TJ" => {
                let (current, margin) = *marks.last().expect("every text belongs to something");
                let of = &fonts[&font];
                if fresh {
                    all.push(Shown { text: String::new(), left: x, right: x, base: y, size, number: current, margin });
                    fresh = false;
                }
                let last = all.last_mut().unwrap();
                for part in operands[0].as_array().unwrap() {
                    match part {
                        Object::String(bytes, _) => {
                            for code in bytes.chunks(2) {
                                let code = u16::from_be_bytes([code[0], code[1]]);
                                assert!(code != 0, "a box stands where a sign should be");
                                last.text.push_str(&of.said[&code]);
                                x += of.widths[&code] / 1000.0 * size;
                                if !of.said[&code].trim().is_empty() {
                                    last.right = last.right.max(x);
                                }
                            }
                        }
                        other => x -= number(other) / 1000.0 * size,
                    }
                }
            }
            _ => {}
        }
    }
    assert!(marks.is_empty(), "something is begun and not ended");
    all
}
