//! Broken and hostile workbooks: nothing that comes in may stop the program.

use crate::common::random::Random;
use crate::common::sets;
use crate::{from_workbook, generate, zips};
use capgap::diagnostic::Code;
use capgap::library::Library;
use capgap::words::Words;
use capgap::write::workbook;

fn small() -> (Library, Vec<u8>) {
    let mut random = Random::new(11);
    let set = sets::make(random.clone());
    let library = sets::library(&set.files());
    let mut made = generate::submission(&library, &set.asked, &mut random);
    made.evidence.truncate(2);
    let bytes = workbook(&library, &made, &Words::english()).expect("it can be written");
    (library, bytes)
}

/// How many broken workbooks are tried; more with `CAPGAP_BROKEN`.
fn tries(usual: u64) -> u64 {
    std::env::var("CAPGAP_BROKEN").ok().and_then(|tries| tries.parse().ok()).unwrap_or(usual)
}

#[test]
fn broken_bytes_are_told() {
    let (library, good) = small();
    let mut random = Random::new(3);
    for _ in 0..tries(200) {
        let mut bytes = good.clone();
        for _ in 0..random.between(1, 8) {
            let at = random.below(bytes.len());
            match random.below(6) {
                0 => bytes.truncate(at.max(1)),
                1 => {
                    let end = (at + random.below(40)).min(bytes.len());
                    bytes.drain(at..end);
                }
                2 => {
                    let piece = bytes[at..(at + random.below(400)).min(bytes.len())].to_vec();
                    bytes.splice(at..at, piece);
                }
                3 => bytes[at] = random.pick(&[0, 0xff, 0x80, 1]),
                _ => bytes[at] ^= 1 << random.below(8),
            }
            if bytes.is_empty() {
                bytes.push(0);
            }
        }
        let (submission, findings, _) = from_workbook(&library, &bytes);
        assert!(submission.is_some() || !findings.is_empty(), "nothing was said");
    }
}

/// What stands in workbooks and what nobody expects there.
const PIECES: [&str; 44] = [
    "<c",
    "</c>",
    "<row",
    "<row r=\"4294967295\">",
    "<row r=\"0\">",
    "<c r=\"A1\"/>",
    "<c r=\"ZZZZZZZ99999999999\" t=\"s\"><v>0</v></c>",
    "<c r=\"A1\" t=\"s\"><v>999999999</v></c>",
    "<c r=\"A1\" t=\"s\"><v>-1</v></c>",
    "<c t=\"e\"><v>#SPILL!</v></c>",
    "<c t=\"n\"><v>+1</v></c>",
    "<c t=\"n\"><v>1e999</v></c>",
    "<c t=\"n\"><v>nan</v></c>",
    "<c t=\"d\"><v>T</v></c>",
    "<c t=\"b\"><v>9</v></c>",
    "<c t=\"zzz\"><v>9</v></c>",
    "<f t=\"shared\" si=\"18446744073709551615\" ref=\"B9:A1\">A1</f>",
    "<f>",
    "<is><t>x</t></is>",
    "<dimension ref=\"B9:A1\"/>",
    "<dimension ref=\"A1:XFD1048576\"/>",
    "<dimension/>",
    "<mergeCells count=\"1\"><mergeCell ref=\"B9:A1\"/></mergeCells>",
    "<sst uniqueCount=\"18446744073709551615\" count=\"1\">",
    "<si><t>",
    "<si/>",
    "<numFmt numFmtId=\"1\" formatCode=\"[[[[[[[[[[\"/>",
    "<xf numFmtId=\"99999999999\" applyNumberFormat=\"1\"/>",
    "<sheet name=\"\" sheetId=\"1\" r:id=\"rId1\"/>",
    "<workbookPr date1904=\"1\"/>",
    "<definedName name=\"a\">",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?xml version=\"1.0\" encoding=\"UTF-16\"?>",
    "<!DOCTYPE a [<!ENTITY b \"c\">]>",
    "&b;",
    "&#0;",
    "&#xD800;",
    "\"",
    "'",
    "_xD83D_",
    "\u{0}",
];

#[test]
fn broken_parts_are_told() {
    let (library, good) = small();
    let parts = zips::parts(&good);
    let mut random = Random::new(5);
    for _ in 0..tries(250) {
        let mut broken = parts.clone();
        for _ in 0..random.between(1, 4) {
            let which = random.below(broken.len());
            let content = &mut broken[which].1;
            let at = random.below(content.len() + 1);
            match random.below(8) {
                0 => content.truncate(at),
                1 => {
                    let end = (at + random.below(200)).min(content.len());
                    content.drain(at..end);
                }
                2 => {
                    let piece = content[at..(at + random.below(400)).min(content.len())].to_vec();
                    let to = random.below(content.len() + 1);
                    content.splice(to..to, piece);
                }
                3 => number(content, &mut random),
                4 if at < content.len() => content[at] ^= 1 << random.below(8),
                _ => {
                    // Mostly where a tag begins, so that it is one.
                    let starts: Vec<usize> = (0..content.len()).filter(|at| content[*at] == b'<').collect();
                    let to = if starts.is_empty() || random.chance(20) { at } else { random.pick(&starts) };
                    content.splice(to..to, random.pick(&PIECES).bytes());
                }
            }
        }
        let (submission, findings, _) = from_workbook(&library, &zips::packed(&broken));
        assert!(submission.is_some() || !findings.is_empty(), "nothing was said");
    }
}

/// Puts an unlikely number in place of one that is there.
fn number(content: &mut Vec<u8>, random: &mut Random) {
    let digits: Vec<usize> = (0..content.len()).filter(|at| content[*at].is_ascii_digit()).collect();
    if digits.is_empty() {
        return;
    }
    let at = random.pick(&digits);
    let length = content[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let unlikely = random.pick(&["0", "-1", "4294967295", "4294967296", "18446744073709551615", "99999999999999999999", "1e400", ""]);
    content.splice(at..at + length, unlikely.bytes());
}

#[test]
fn announced_numbers_cost_nothing() {
    let (library, good) = small();
    let huge = zips::replaced(&good, "xl/sharedStrings.xml", "uniqueCount=\"", "uniqueCount=\"99999999999999999");
    assert!(from_workbook(&library, &huge).0.is_some());
    let far = zips::replaced(
        &good,
        "xl/worksheets/sheet1.xml",
        "</sheetData>",
        "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>",
    );
    assert!(from_workbook(&library, &far).0.is_some());
}

#[test]
fn what_is_no_workbook_is_told() {
    let (library, good) = small();
    let codes = |bytes: &[u8]| -> Vec<Code> { from_workbook(&library, bytes).1.iter().map(|finding| finding.code).collect() };
    assert_eq!(codes(b""), [Code::NotWorkbook]);
    assert_eq!(codes(b"[submission]\nstate = \"Atlantis\"\n"), [Code::NotWorkbook]);
    assert_eq!(codes(&good[..good.len() / 2]), [Code::NotWorkbook]);
    assert_eq!(codes(&zips::without(&good, "xl/workbook.xml")), [Code::NotWorkbook]);
    assert_eq!(codes(&zips::without(&good, "_rels/.rels")), [Code::NotWorkbook]);
    assert_eq!(codes(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]), [Code::NotWorkbook]);
    let mut encrypted = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    encrypted.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(codes(&encrypted), [Code::PasswordProtected]);
    let mut macros = zips::parts(&good);
    macros.push(("xl/vbaProject.bin".to_owned(), vec![1, 2, 3]));
    assert_eq!(codes(&zips::packed(&macros)), [Code::WorkbookMacros]);
    assert_eq!(codes(&vec![b' '; 17 * 1024 * 1024]), [Code::TooLarge]);
}

#[test]
fn a_bomb_is_not_unpacked() {
    let (library, good) = small();
    let mut parts = zips::parts(&good);
    // What the list of parts announces is enough to refuse it.
    parts.push(("xl/worksheets/sheet99.xml".to_owned(), vec![b'x'; 1_234_567]));
    let mut bytes = zips::packed(&parts);
    let (honest, lie) = (1_234_567_u32.to_le_bytes(), 0x2000_0000_u32.to_le_bytes());
    for at in 0..bytes.len() - 4 {
        if bytes[at..at + 4] == honest {
            bytes[at..at + 4].copy_from_slice(&lie);
        }
    }
    let findings = from_workbook(&library, &bytes).1;
    assert_eq!(findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), [Code::UnpacksTooLarge]);
}
