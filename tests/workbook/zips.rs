//! Taking workbooks apart and putting them together, as no spreadsheet program would.

use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The parts of a workbook with their names.
pub(crate) fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a workbook");
    let read = |at| {
        let mut part = archive.by_index(at).expect("a part");
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("it unpacks");
        (part.name().expect("a name").into_owned(), content)
    };
    (0..ZipArchive::new(Cursor::new(bytes)).expect("a workbook").len()).map(read).collect()
}

/// A workbook out of its parts.
pub(crate) fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut packing = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        packing.start_file(name.as_str(), SimpleFileOptions::default()).expect("a name");
        packing.write_all(content).expect("memory");
    }
    packing.finish().expect("memory").into_inner()
}

/// The workbook with a text put in place of another one in a part, which must be there.
pub(crate) fn replaced(bytes: &[u8], part: &str, from: &str, to: &str) -> Vec<u8> {
    let mut parts = parts(bytes);
    let (_, content) = parts.iter_mut().find(|(name, _)| name == part).expect("the part");
    let text = String::from_utf8(std::mem::take(content)).expect("XML");
    assert!(text.contains(from), "{from} is not in {part}:\n{}", &text[..text.len().min(3000)]);
    *content = text.replace(from, to).into_bytes();
    packed(&parts)
}

/// The workbook without the parts whose name has this in it.
pub(crate) fn without(bytes: &[u8], name: &str) -> Vec<u8> {
    packed(&parts(bytes).into_iter().filter(|(part, _)| !part.contains(name)).collect::<Vec<_>>())
}
