//! What stands between a file from anywhere and the crate that reads workbooks.
//!
//! That crate trusts what a workbook says of itself: it sets memory aside for as many texts as are announced, and counts with
//! any address. So the parts that are read are unpacked here, never more than a limit, made harmless, and packed anew.

use super::tame::tame;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Place;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The most that a workbook may hold unpacked, in bytes: 256 MiB.
const MOST: u64 = 256 * MIB;
const MIB: u64 = 1024 * 1024;

/// The most elements in all parts together; each can cost memory beyond its bytes.
const MOST_ELEMENTS: usize = 8_000_000;

/// How a file begins that older programs write, and that newer ones write around an encrypted workbook.
const COMPOUND: [u8; 4] = [0xD0, 0xCF, 0x11, 0xE0];

/// A workbook that can be handed on.
pub(super) struct Opened {
    /// The workbook with only the parts that are read.
    pub(super) bytes: Vec<u8>,
    /// Whether there are formulas in it.
    pub(super) formulas: bool,
    /// Whether its days are counted from 1904.
    pub(super) from_1904: bool,
}

/// The workbook without what could harm.
///
/// # Errors
/// A finding where it is none, asks for a password, holds macros, or would unpack to too much.
pub(super) fn opened(name: &str, bytes: &[u8], place: Place) -> Result<Opened, Diagnostic> {
    let told = |code: Code| Diagnostic::new(code, place).with("file", name);
    if bytes.len() as u64 > crate::disk::LARGEST_FILE {
        let mib = |bytes: u64| usize::try_from(bytes.div_ceil(MIB)).unwrap_or(usize::MAX);
        return Err(told(Code::TooLarge).with("size", mib(bytes.len() as u64)).with("limit", mib(crate::disk::LARGEST_FILE)));
    }
    unpacked(name, bytes, MOST).map_err(|refused| match refused {
        Refused::NotWorkbook => told(Code::NotWorkbook),
        Refused::Password => told(Code::PasswordProtected),
        Refused::Macros => told(Code::WorkbookMacros),
        Refused::TooMuch => told(Code::UnpacksTooLarge).with("limit", usize::try_from(MOST / MIB).unwrap_or(usize::MAX)),
    })
}

/// Why a file is not handed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refused {
    NotWorkbook,
    Password,
    Macros,
    TooMuch,
}

fn unpacked(name: &str, bytes: &[u8], most: u64) -> Result<Opened, Refused> {
    if bytes.starts_with(&COMPOUND) {
        // The name of the stream that an encrypted workbook is kept in, as the directory of the file writes it.
        let wanted: Vec<u8> = b"EncryptedPackage".iter().flat_map(|byte| [*byte, 0]).collect();
        let encrypted = bytes.windows(wanted.len()).any(|window| window == wanted.as_slice());
        return Err(if encrypted { Refused::Password } else { Refused::NotWorkbook });
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refused::NotWorkbook)?;
    let mut parts = Vec::new();
    let mut declared = 0_u64;
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(|_| Refused::NotWorkbook)?;
        let part_name = part.name().map_err(|_| Refused::NotWorkbook)?.replace('\\', "/");
        if part.encrypted() {
            return Err(Refused::Password);
        }
        declared = declared.saturating_add(part.size());
        parts.push(part_name);
    }
    let lower = |name: &String| name.to_lowercase();
    let ending = name.to_lowercase();
    let with_macros = parts.iter().map(lower).any(|part| part.ends_with("vbaproject.bin") || part.contains("/macrosheets/"));
    if with_macros || ending.ends_with(".xlsm") || ending.ends_with(".xltm") {
        return Err(Refused::Macros);
    }
    if declared > most {
        return Err(Refused::TooMuch);
    }
    let mut opened = Opened { bytes: Vec::new(), formulas: false, from_1904: false };
    let mut packing = ZipWriter::new(Cursor::new(Vec::new()));
    let (mut left, mut elements, mut workbook) = (most, 0, false);
    for (at, name) in parts.iter().enumerate().filter(|(_, name)| is_read(&name.to_lowercase())) {
        let mut content = Vec::new();
        let part = archive.by_index(at).map_err(|_| Refused::NotWorkbook)?;
        // What the list of parts says of their sizes may be untrue.
        part.take(left + 1).read_to_end(&mut content).map_err(|_| Refused::NotWorkbook)?;
        left = left.checked_sub(content.len() as u64).ok_or(Refused::TooMuch)?;
        let content = String::from_utf8(content).map_err(|_| Refused::NotWorkbook)?;
        let mut content = content.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(content).into_bytes();
        elements += content.iter().filter(|byte| **byte == b'<').count();
        if elements > MOST_ELEMENTS {
            return Err(Refused::TooMuch);
        }
        tame(&mut content).ok_or(Refused::NotWorkbook)?;
        workbook |= holds(&content, b"<sheets") || holds(&content, b":sheets");
        opened.formulas |= holds(&content, b"<f ") || holds(&content, b"<f>") || holds(&content, b":f>") || holds(&content, b":f ");
        opened.from_1904 |= [&b"date1904=\"1\""[..], b"date1904=\"true\"", b"date1904='1'"].iter().any(|said| holds(&content, said));
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        packing.start_file(name.as_str(), stored).map_err(|_| Refused::NotWorkbook)?;
        packing.write_all(&content).map_err(|_| Refused::NotWorkbook)?;
    }
    if !workbook {
        return Err(Refused::NotWorkbook);
    }
    opened.bytes = packing.finish().map_err(|_| Refused::NotWorkbook)?.into_inner();
    Ok(opened)
}

/// Whether a part says something about the cells: the rest is pictures, notes, layout and properties.
fn is_read(name: &str) -> bool {
    let passed_over = ["docprops/", "customxml/", "/theme/", "/drawings/", "/comments", "/threadedcomments/", "/persons/", "/charts/"];
    (name.ends_with(".xml") || name.ends_with(".rels")) && !passed_over.iter().any(|part| name.contains(part))
}

fn holds(text: &[u8], wanted: &[u8]) -> bool {
    text.windows(wanted.len()).any(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut packing = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            packing.start_file(*name, SimpleFileOptions::default()).unwrap();
            packing.write_all(content).unwrap();
        }
        packing.finish().unwrap().into_inner()
    }

    fn refused(bytes: &[u8], most: u64) -> Option<Refused> {
        unpacked("a.xlsx", bytes, most).err()
    }

    #[test]
    fn counts_what_really_comes_out() {
        let zeros = vec![b' '; 100_000];
        let mut bytes = packed(&[("xl/workbook.xml", b"<sheets/>"), ("xl/worksheets/sheet1.xml", &zeros)]);
        assert_eq!(refused(&bytes, 200_000), None);
        assert_eq!(refused(&bytes, 50_000), Some(Refused::TooMuch));
        // The list of parts is made to say that they are small.
        for at in 0..bytes.len() - 4 {
            if bytes[at..at + 4] == 100_000_u32.to_le_bytes() {
                bytes[at..at + 4].copy_from_slice(&9_u32.to_le_bytes());
            }
        }
        assert_ne!(refused(&bytes, 50_000), None);
    }

    #[test]
    fn tells_what_a_file_is_instead() {
        let encrypted: Vec<u8> = COMPOUND.into_iter().chain(b"EncryptedPackage".iter().flat_map(|byte| [*byte, 0])).collect();
        assert_eq!(refused(&encrypted, MOST), Some(Refused::Password));
        assert_eq!(refused(&COMPOUND, MOST), Some(Refused::NotWorkbook));
        assert_eq!(refused(b"id,answer\n", MOST), Some(Refused::NotWorkbook));
        assert_eq!(refused(&packed(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")]), MOST), Some(Refused::NotWorkbook));
        let macros = packed(&[("xl/workbook.xml", b"<sheets/>"), ("xl/vbaProject.bin", b"")]);
        assert_eq!(refused(&macros, MOST), Some(Refused::Macros));
        let plain = packed(&[("xl/workbook.xml", b"<sheets/>")]);
        assert_eq!(unpacked("A.XLSM", &plain, MOST).err(), Some(Refused::Macros));
        assert_eq!(refused(&plain, MOST), None);
        assert_eq!(refused(&plain[..plain.len() - 9], MOST), Some(Refused::NotWorkbook));
    }
}
