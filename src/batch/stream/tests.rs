use super::*;
use crate::batch::{Done, Job, Long, Prepared, Scores, Superseded, Table};
use crate::library::{Definitions, Library};
use crate::read;
use crate::score::Targets;
use crate::text::SourceMap;
use std::fmt::Write;
use std::io::Cursor;
use std::sync::Arc;

const DEFINITIONS: &str = r#"
[questionnaire]
id = "q"
title = "Q"
source = { text = "test" }

[[section]]
id = "s"
title = "S"

[[section.question]]
id = "n"
kind = "number"
text = "N?"
from = 0
to = 100

[[section.question]]
id = "t"
kind = "yes-no"
text = "T?"

[framework]
id = "f"
version = "1"
kind = "index"
title = "F"
source = { text = "test" }

[[node]]
id = "all"
title = "All"
needs = [{ question = "n" }, { question = "t" }]
"#;

const MAPPING: &str =
    "format = 1\n[mapping]\nquestionnaire = \"q\"\nid = \"id\"\nstate = \"land\"\nignore-others = true\n[words]\ndk = \"unknown\"\n";

fn library() -> Library {
    let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
    read::text("d.toml", DEFINITIONS, &mut sources, &mut definitions, &mut findings);
    Library::build(definitions, 0, "en").0
}

/// Rows of many lengths: sound ones, quoted ones with line ends, empty lines, wrong ones and some that are no text.
fn table(rows: usize) -> Vec<u8> {
    let mut text = "id,land,n,t\n".to_owned();
    for number in 0..rows {
        let filling = "x".repeat(number % 37 * (number % 11));
        let _ = match number % 13 {
            0 => writeln!(text, "\"a\n{number}\",\"La, \"\"nd\"\"\",{},yes", number % 100),
            1 => writeln!(text, "b{number},Land,{filling},no"),
            2 => writeln!(text, "c{number},Land,150,perhaps"),
            3 => writeln!(text),
            4 => writeln!(text, "d{number},{filling},dk,no\r"),
            5 => writeln!(text, "e{number},Land,7"),
            6 => writeln!(text, "f{number},Land,7,no,more"),
            _ => writeln!(text, "g{number},Land {filling},{},yes", number % 101),
        };
    }
    let mut bytes = text.into_bytes();
    let at = bytes.len() / 2;
    bytes[at] = 0xff;
    bytes
}

fn lines(rows: usize) -> Vec<u8> {
    let mut text = String::new();
    for number in 0..rows {
        let filling = "y".repeat(number % 41 * (number % 7));
        let _ = match number % 7 {
            0 => writeln!(text, "{{\"id\":\"a{number}\",\"land\":\"{filling}\",\"n\":{},\"t\":\"yes\"}}", number % 100),
            1 => writeln!(text, "{{\"id\":\"b\",\"n\":{number},\"t\":\"\\u006eo\"}}"),
            2 => writeln!(text, "{{\"id\":"),
            3 => writeln!(text),
            _ => writeln!(text, "{{\"id\":\"c{number}\",\"land\":\"Land\",\"n\":\"dk\",\"t\":\"no\"}}"),
        };
    }
    text.truncate(text.len() - 1);
    text.into_bytes()
}

/// All that a stream brings: the tables, the numbers, and each rejected row with its findings in words and where they point.
#[derive(Debug, Default, PartialEq)]
struct Came {
    tables: [Vec<u8>; 2],
    rows: [u64; 2],
    keys: usize,
    warnings: u64,
    rejected: Vec<String>,
}

fn came(library: &Library, mapping: &Arc<Mapped>, name: &str, bytes: &[u8], block: Option<usize>) -> (Came, usize) {
    let (scores, long) = (Scores::new(library), Long::new(library));
    let prepared = Prepared::new(library, Targets { default: None, chosen: None }, None);
    let tables: [&dyn Table; 2] = [&scores, &long];
    let superseded = Superseded::default();
    let job = Job { prepared: &prepared, tables: &tables, read: &|_| panic!("no file"), superseded: &superseded, reports: None };
    let Ok(Opened::Stream(stream)) = open(name, Box::new(Cursor::new(bytes.to_vec())), library, Some(mapping)) else { panic!("no stream") };
    let mut stream = match block {
        Some(bytes) => stream.in_blocks_of(bytes),
        None => *stream,
    };
    let (mut came, mut blocks, mut worker) = (Came::default(), 0, Worker::default());
    while let Some(block) = stream.next_block() {
        blocks += 1;
        let Done { tables, rows, keys, with_warnings, rejected, sources, .. } = worker.work(&job, &block);
        for at in 0..2 {
            came.tables[at].extend_from_slice(&tables[at]);
            came.rows[at] += rows[at];
        }
        came.keys += keys.len();
        came.warnings += with_warnings;
        came.rejected.extend(rejected.iter().map(|rejected| {
            let places = rejected.findings.iter().filter_map(|finding| finding.place);
            let places: Vec<_> = places.map(|place| (sources.address(place), sources.line_column(place), sources.excerpt(place))).collect();
            let said: Vec<_> = rejected.findings.iter().map(|finding| (finding.code, &finding.arguments)).collect();
            format!("{} {} {} {} {said:?} {places:?}", rejected.input, rejected.row, rejected.state, rejected.code)
        }));
    }
    (came, blocks)
}

#[test]
fn where_blocks_end_changes_nothing() {
    let library = library();
    let (mut sources, mut findings) = (SourceMap::default(), Vec::new());
    let mapping = read::mapping("m.toml", MAPPING, &mut sources, &mut findings).unwrap();
    let mapping = Arc::new(Mapped::check(&mapping, &library, &mut findings).unwrap_or_else(|| panic!("{findings:?}")));
    for (name, bytes, least) in [("t.csv", table(2_000), 900), ("t.jsonl", lines(2_000), 900)] {
        let (expected, one) = came(&library, &mapping, name, &bytes, Some(4_000_000));
        assert_eq!(one, 1);
        assert!(expected.keys > least && expected.rejected.len() > 200, "{} {:?}", expected.keys, expected.rejected.first());
        for block in [Some(1), Some(7), Some(100), Some(1_000), Some(70_000), None] {
            let (found, blocks) = came(&library, &mapping, name, &bytes, block);
            assert!(block.is_none_or(|block| block > 1_000) || blocks > 20, "{blocks}");
            assert!(found == expected, "{name} in blocks of {block:?}");
        }
    }
}

#[test]
fn a_row_is_too_long_wherever_it_begins() {
    let library = library();
    let (mut sources, mut findings) = (SourceMap::default(), Vec::new());
    let mapping = read::mapping("m.toml", MAPPING, &mut sources, &mut findings).unwrap();
    let mapping = Arc::new(Mapped::check(&mapping, &library, &mut findings).unwrap());
    for (length, taken) in [(16 * 1024 * 1024 - 100, 3), (16 * 1024 * 1024 + 100, 2)] {
        let rows = ["id,land,n,t\na,L,1,yes\nb,", &"x".repeat(length), ",1,no\nc,L,1,yes\n"].concat();
        for block in [None, Some(1_000), Some(5_000_000)] {
            let (found, _) = came(&library, &mapping, "t.csv", rows.as_bytes(), block);
            assert_eq!((found.keys, found.rejected.len()), (taken, 3 - taken), "{length} {block:?}");
        }
    }
}
