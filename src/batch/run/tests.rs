use super::*;
use crate::batch::{Cells, Column, Kind};
use crate::library::{Definitions, Library};
use crate::score::Targets;

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

[framework]
id = "f"
version = "1"
kind = "index"
title = "F"
source = { text = "test" }

[[node]]
id = "all"
title = "All"
needs = [{ question = "n" }]
"#;

/// A table that fails on one State after half a row.
#[derive(Debug)]
struct Failing(Vec<Column>);

impl Table for Failing {
    fn name(&self) -> &'static str {
        "failing"
    }

    fn columns(&self) -> &[Column] {
        &self.0
    }

    fn rows(&self, seen: &Seen<'_>, cells: &mut dyn Cells) {
        cells.text(seen.head.code);
        cells.end_row();
        cells.text(seen.head.code);
        assert!(seen.head.code != "XBD", "half a row");
        cells.end_row();
    }
}

fn library() -> Library {
    let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
    crate::read::text("d.toml", DEFINITIONS, &mut sources, &mut definitions, &mut findings);
    let (library, more) = Library::build(definitions, 0, "en");
    let errors: Vec<_> = findings.iter().chain(&more).filter(|finding| finding.severity() == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    library
}

#[test]
fn a_mistake_of_the_program_on_one_submission_leaves_the_others_whole() {
    let library = library();
    let prepared = Prepared::new(&library, Targets { default: None, chosen: None }, None);
    let failing = Failing(vec![Column::new("code", Kind::Text)]);
    let tables: [&dyn Table; 1] = [&failing];
    let read = |_: &Path| Err(ReadError::Changed);
    let superseded = Superseded::default();
    let job = Job { prepared: &prepared, tables: &tables, read: &read, superseded: &superseded, reports: None };
    let text = "state,code,questionnaire,n\nA,XAA,q,1\nB,XBD,q,2\nC,XAC,q,3\n";
    let done = work(&job, &mut Worker::default(), Task::Bytes("three.csv".to_owned(), text.into()));
    assert_eq!(String::from_utf8(done.tables[0].clone()).expect("text"), "XAA\nXAA\nXAC\nXAC\n");
    assert_eq!((done.rows.as_slice(), done.keys.len()), ([4].as_slice(), 2));
    let [rejected] = done.rejected.as_slice() else { panic!("{:?}", done.rejected) };
    assert_eq!((rejected.row, rejected.findings[0].code), (2, Code::ProgramMistake));
    assert_eq!(rejected.findings[0].arguments, [("message", "half a row".into())]);
}

#[test]
fn a_file_that_changes_while_it_is_read_is_rejected() {
    let library = library();
    let prepared = Prepared::new(&library, Targets { default: None, chosen: None }, None);
    let read = |_: &Path| Err(ReadError::Changed);
    let superseded = Superseded::default();
    let job = Job { prepared: &prepared, tables: &[], read: &read, superseded: &superseded, reports: None };
    let done = work(&job, &mut Worker::default(), Task::File("a.toml".into()));
    assert_eq!((done.rejected[0].findings[0].code, done.readable), (Code::ChangedWhileRead, false));
}
