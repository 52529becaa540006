//! The bytes of a file, written object by object.
//!
//! `lopdf` keeps every object of a file in memory and copies it once more on packing. The structure of a long document has
//! some ten thousands of them, so here an object is bytes as soon as it is known.

use super::page::packed;
use lopdf::{Dictionary, Object, ObjectId, StringFormat, dictionary};
use std::io::Write as _;

/// How many small objects are packed together.
const TOGETHER: usize = 200;

/// Where an object stands in the file.
#[derive(Debug, Clone, Copy)]
enum Place {
    Nowhere,
    /// From this byte on.
    Byte(usize),
    /// As one of the objects of a pack.
    Packed {
        pack: u32,
        at: usize,
    },
}

/// A file in the making.
pub(super) struct Writer {
    bytes: Vec<u8>,
    /// By number.
    places: Vec<Place>,
    /// Small objects that are not written yet: their numbers with where they begin, and their bytes.
    open: Vec<(u32, usize)>,
    small: Vec<u8>,
}

impl Writer {
    /// An empty file of version 1.7; numbers up to `taken` are given away already.
    pub(super) fn new(taken: u32) -> Self {
        let places = (0..=taken).map(|_| Place::Nowhere).collect();
        // Four bytes above 127 tell that this is no text.
        let bytes = [b"%PDF-1.7\n%".as_slice(), &[0xe2, 0xe3, 0xcf, 0xd3, b'\n']].concat();
        Self { bytes, places, open: Vec::new(), small: Vec::new() }
    }

    /// A number for an object that is written later.
    pub(super) fn reserve(&mut self) -> ObjectId {
        let number = u32::try_from(self.places.len()).unwrap_or(u32::MAX);
        self.places.push(Place::Nowhere);
        (number, 0)
    }

    fn put(&mut self, number: u32, place: Place) {
        if let Some(at) = usize::try_from(number).ok().and_then(|number| self.places.get_mut(number)) {
            *at = place;
        }
    }

    /// Writes a stream.
    pub(super) fn stream(&mut self, (number, _): ObjectId, dictionary: &Dictionary, content: &[u8]) {
        self.put(number, Place::Byte(self.bytes.len()));
        let mut dictionary = dictionary.clone();
        dictionary.set("Length", i64::try_from(content.len()).unwrap_or(0));
        // Writing to memory cannot fail, here and below.
        let _ = writeln!(self.bytes, "{number} 0 obj");
        write_dictionary(&mut self.bytes, &dictionary);
        self.bytes.extend_from_slice(b"\nstream\n");
        self.bytes.extend_from_slice(content);
        self.bytes.extend_from_slice(b"\nendstream\n");
        self.bytes.extend_from_slice(b"endobj\n");
    }

    /// Writes any other object.
    pub(super) fn object(&mut self, id: ObjectId, object: &Object) {
        self.small(id, |bytes| write_object(bytes, object));
    }

    /// Writes an object that is no stream, as bytes.
    pub(super) fn small(&mut self, (number, _): ObjectId, write: impl FnOnce(&mut Vec<u8>)) {
        self.open.push((number, self.small.len()));
        write(&mut self.small);
        self.small.push(b'\n');
        if self.open.len() >= TOGETHER {
            self.pack();
        }
    }

    fn pack(&mut self) {
        let (open, small) = (std::mem::take(&mut self.open), std::mem::take(&mut self.small));
        if open.is_empty() {
            return;
        }
        let id = self.reserve();
        let mut content = Vec::with_capacity(small.len() + 12 * open.len());
        for (at, (number, from)) in open.iter().enumerate() {
            self.put(*number, Place::Packed { pack: id.0, at });
            let _ = write!(content, "{number} {from} ");
        }
        let dictionary = dictionary! {
            "Type" => "ObjStm",
            "N" => i64::try_from(open.len()).unwrap_or(0),
            "First" => i64::try_from(content.len()).unwrap_or(0),
            "Filter" => "FlateDecode",
        };
        content.extend_from_slice(&small);
        self.stream(id, &dictionary, &packed(&content));
    }

    /// Ends the file with the table of all objects; `trailer` says where to begin reading.
    pub(super) fn finish(mut self, mut trailer: Dictionary) -> Vec<u8> {
        self.pack();
        let id = self.reserve();
        let start = self.bytes.len();
        self.put(id.0, Place::Byte(start));
        let mut table = Vec::with_capacity(7 * self.places.len());
        for place in &self.places {
            let (kind, first, second) = match place {
                Place::Nowhere => (0, 0, 0xffff),
                Place::Byte(at) => (1, *at, 0),
                Place::Packed { pack, at } => (2, usize::try_from(*pack).unwrap_or(0), *at),
            };
            table.push(kind);
            table.extend(u32::try_from(first).unwrap_or(0).to_be_bytes());
            table.extend(u16::try_from(second).unwrap_or(0).to_be_bytes());
        }
        trailer.set("Type", "XRef");
        trailer.set("Size", i64::try_from(self.places.len()).unwrap_or(0));
        trailer.set("W", vec![1.into(), 4.into(), 2.into()]);
        trailer.set("Filter", "FlateDecode");
        self.stream(id, &trailer, &packed(&table));
        let _ = writeln!(self.bytes, "startxref\n{start}");
        self.bytes.extend_from_slice(b"%%EOF\n");
        self.bytes
    }
}

/// An object as it stands in a file.
fn write_object(bytes: &mut Vec<u8>, object: &Object) {
    match object {
        // Streams stand alone, and nothing here makes one within another object.
        Object::Null | Object::Stream(_) => bytes.extend_from_slice(b"null"),
        Object::Boolean(value) => bytes.extend_from_slice(if *value { b"true" } else { b"false" }),
        Object::Integer(value) => {
            let _ = write!(bytes, "{value}");
        }
        Object::Real(value) => {
            let _ = write!(bytes, "{value}");
        }
        Object::Name(name) => write_name(bytes, name),
        Object::String(text, format) => write_string(bytes, text, format),
        Object::Reference((number, _)) => {
            let _ = write!(bytes, "{number} 0 R");
        }
        Object::Array(items) => {
            bytes.push(b'[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    bytes.push(b' ');
                }
                write_object(bytes, item);
            }
            bytes.push(b']');
        }
        Object::Dictionary(dictionary) => write_dictionary(bytes, dictionary),
    }
}

fn write_dictionary(bytes: &mut Vec<u8>, dictionary: &Dictionary) {
    bytes.extend_from_slice(b"<<");
    for (name, object) in dictionary {
        write_name(bytes, name);
        bytes.push(b' ');
        write_object(bytes, object);
    }
    bytes.extend_from_slice(b">>");
}

fn write_name(bytes: &mut Vec<u8>, name: &[u8]) {
    bytes.push(b'/');
    for byte in name {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'_' | b'.') {
            bytes.push(*byte);
        } else {
            let _ = write!(bytes, "#{byte:02x}");
        }
    }
}

/// A text for readers, as it stands in a file.
pub(super) fn write_text(bytes: &mut Vec<u8>, text: &str) {
    write_object(bytes, &lopdf::text_string(text));
}

fn write_string(bytes: &mut Vec<u8>, text: &[u8], format: &StringFormat) {
    if *format == StringFormat::Hexadecimal {
        bytes.push(b'<');
        for byte in text {
            let _ = write!(bytes, "{byte:02x}");
        }
        bytes.push(b'>');
        return;
    }
    bytes.push(b'(');
    for byte in text {
        match byte {
            b'(' | b')' | b'\\' => bytes.extend_from_slice(&[b'\\', *byte]),
            b'\r' => bytes.extend_from_slice(b"\\r"),
            byte => bytes.push(*byte),
        }
    }
    bytes.push(b')');
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::Document;

    #[test]
    fn what_is_written_is_read_again() {
        let mut writer = Writer::new(3);
        let root = writer.reserve();
        let hard = "(a) \\ b\rc\nd – é";
        let all = dictionary! {
            "Type" => "Catalog",
            "A name" => Object::Name(b"x y#/z".to_vec()),
            "Text" => lopdf::text_string(hard),
            "Bytes" => Object::String(b"(\\)\r\n\0".to_vec(), StringFormat::Literal),
            "Hex" => Object::String(vec![0, 0xab], StringFormat::Hexadecimal),
            "Real" => -0.25,
            "Yes" => true,
            "No" => Object::Null,
            "List" => vec![1.into(), Object::Reference(root), "x".into()],
        };
        writer.object(root, &Object::Dictionary(all.clone()));
        let many: Vec<ObjectId> = (0..3 * TOGETHER).map(|_| writer.reserve()).collect();
        for (at, id) in many.iter().enumerate() {
            writer.small(*id, |bytes| {
                let _ = write!(bytes, "{at}");
            });
        }
        let content = writer.reserve();
        writer.stream(content, &Dictionary::new(), b"\nendstream");
        let bytes = writer.finish(dictionary! { "Root" => root });
        let read = Document::load_mem(&bytes).expect("the file can be read");
        let found = read.catalog().expect("a catalogue");
        for (name, object) in &all {
            assert_eq!(found.get(name).expect("a value"), object, "{}", String::from_utf8_lossy(name));
        }
        for (at, id) in many.iter().enumerate() {
            assert_eq!(read.get_object(*id).and_then(Object::as_i64).expect("a number"), i64::try_from(at).expect("small"));
        }
        let stream = read.get_object(content).and_then(Object::as_stream).expect("a stream");
        assert_eq!(stream.content, b"\nendstream");
    }
}
