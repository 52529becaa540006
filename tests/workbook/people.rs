//! What people do to workbooks.

use crate::{built_in, content, from_toml, from_workbook, zips};
use capgap::diagnostic::{Diagnostic, RenderOptions, render, sort};
use capgap::model::Submission;
use capgap::text::SourceMap;
use capgap::words::Words;
use capgap::write::workbook;
use rust_xlsxwriter::{Format, Formula, Workbook};

/// A workbook with these sheets. A cell is text, or begins with `n:` number, `d:` day as a serial number, `p:` percentage,
/// `b:` true or false, `f:` formula with its result after `=>`.
fn book(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let (day, percent) = (Format::new().set_num_format("dd/mm/yyyy"), Format::new().set_num_format("0%"));
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(*name).expect("a name");
        for (row, cells) in (0..).zip(*rows) {
            for (column, cell) in (0..).zip(*cells) {
                let number = || cell[2..].parse::<f64>().expect("a number");
                match cell.get(..2) {
                    Some("n:") => sheet.write_number(row, column, number()),
                    Some("d:") => sheet.write_number_with_format(row, column, number(), &day),
                    Some("p:") => sheet.write_number_with_format(row, column, number(), &percent),
                    Some("b:") => sheet.write_boolean(row, column, &cell[2..] == "true"),
                    Some("f:") => {
                        let (formula, result) = cell[2..].split_once("=>").expect("a result");
                        sheet.write_formula(row, column, Formula::new(formula).set_result(result))
                    }
                    _ => sheet.write_string(row, column, *cell),
                }
                .expect("it can be written");
            }
        }
    }
    workbook.save_to_buffer().expect("it can be written")
}

const SUBMISSION: (&str, &[&[&str]]) =
    ("Submission", &[&["Field", "Entry"], &["state", "Atlantis"], &["code", "XAT"], &["questionnaire", "fcc"]]);

/// What was found, a line each, without what the answers of so few questions bring with them.
fn told(findings: &[Diagnostic], sources: &SourceMap) -> String {
    let mut findings = findings.to_vec();
    sort(&mut findings);
    let words = Words::english();
    let options = RenderOptions { width: 100, colour: false, short: true };
    findings.iter().map(|finding| render(finding, sources, &words, options)).collect()
}

/// What a workbook says and what is told of it.
#[track_caller]
fn read(bytes: &[u8]) -> (String, String) {
    let (submission, findings, sources) = from_workbook(built_in(), bytes);
    (submission.as_ref().map(content).unwrap_or_default(), told(&findings, &sources))
}

fn toml(text: &str) -> String {
    content(&from_toml(built_in(), &format!("[submission]\nstate = \"Atlantis\"\ncode = \"XAT\"\nquestionnaire = \"fcc\"\n{text}")))
}

const LOST: &str = "a.xlsx: Submission!A1: warning[C123]: the sheet \"capgap\" is missing (Give the sheet its name back, or copy its rows into a fresh workbook.)\n";

#[test]
fn a_table_of_ones_own_is_read() {
    let answers: &[&[&str]] = &[
        &["Collected in three meetings"],
        &[],
        &["Remark", " Answer:", "id ", "STATE", "Note", "to confirm", "Date", "Evidence", "Office"],
        &["mine", "n:3", "national-strategy.level", "", " kept \u{a0}", "", "d:46143", "act; plan", "ministry"],
        &[],
        &["", "YES\u{a0}", "national-strategy.approved\u{a0}", "", "", "X", "2026-5-1"],
        &["", "b:false", "national-strategy.published", "", "=not a formula", "no", "1.5.2026"],
        &["", "p:0.07", "national-strategy.actions-complete", "", "", "", "n:46143"],
        &["", "f:=1+1=>2", "international-ict-security-policy.level"],
        &["", "", "international-law-position.level", "N/A", "", "", ""],
        &["", "2: Developing – something", "norms-implementation-plan.level"],
        &["", "3,5", "norms-implementation-plan.norms-with-lead"],
        &["", "yes", "international-law-position.topics#sovereignty"],
        &["", "No", "international-law-position.topics#charter"],
        &["", "", "national-strategy.evaluated", " Unknown "],
        &["a sum", "f:=SUM(B4:B5)=>7"],
    ];
    let evidence: &[&[&str]] = &[&["ID", "Title", "Status"], &["act", "An act", "In operation"], &["plan", "n:2026", "draft"]];
    let offices: &[&[&str]] = &[&["ID", "Name", "Sections"], &["ministry", "The ministry", "strategy-and-law, technology"]];
    let bytes = book(&[("Todo", &[&["Who", "When"], &["me", "soon"]]), SUBMISSION, ("Ours", answers), ("E", evidence), ("O", offices)]);
    let (found, told) = read(&bytes);
    let wanted = toml(
        r#"
[[respondent]]
id = "ministry"
name = "The ministry"
sections = ["strategy-and-law", "technology"]
[[evidence]]
id = "act"
title = "An act"
status = "in-operation"
[[evidence]]
id = "plan"
title = "2026"
status = "draft"
[answers."national-strategy.level"]
value = 3
evidence = ["act", "plan"]
note = "kept"
by = "ministry"
on = 2026-05-01
[answers."national-strategy.approved"]
value = "yes"
on = 2026-05-01
to-confirm = true
[answers."national-strategy.published"]
value = "no"
note = "=not a formula"
on = 2026-05-01
[answers."national-strategy.actions-complete"]
value = 7
on = 2026-05-01
[answers."national-strategy.evaluated"]
state = "unknown"
[answers."international-ict-security-policy.level"]
value = 2
[answers."international-law-position.level"]
[answers."international-law-position.topics"]
value = ["sovereignty"]
[answers."norms-implementation-plan.level"]
value = 2
[answers."norms-implementation-plan.norms-with-lead"]
value = 3.5
"#,
    );
    assert_eq!(found, wanted, "{told}");
    for line in [
        "a.xlsx: Ours!A3: warning[C122]: Ours has a column \"Remark\" that means nothing here\n",
        "a.xlsx: Ours!D10: error[C304]: ",
        "a.xlsx: Ours!B16: error[C124]: nobody can tell what this row is about: \"\"",
        "warning[C123]: the sheet \"capgap\" is missing",
    ] {
        assert!(told.contains(line), "{line}\nis not in\n{told}");
    }
    assert_eq!(told.matches("error[").count(), 2, "{told}");
}

#[test]
fn every_message_names_its_cell() {
    let answers: &[&[&str]] = &[
        &["ID", "Answer", "State", "Date", "To confirm", "Answer", "Mine"],
        &["national-strategy.level", "n:9"],
        &["national-strategy.approved", "perhaps"],
        &["national-strategy.actions-complete", "fifty"],
        &["national-strategy.published", "yes", "unknown"],
        &["national-strategy.evaluated", "f:=NA()=>#N/A", "", "01/05/2026"],
        &["no such question", "3"],
        &["national-strateqy.level", "3"],
        &["national-strategy.progress-reported", "yes", "", "", "maybe"],
        &["national-strategy.level", "n:2"],
        &["international-law-position.topics#charter", "sometimes"],
        &["international-law-position.used", "", "dunno"],
    ];
    let bytes = book(&[SUBMISSION, ("Law", answers)]);
    let (_, told) = read(&bytes);
    let wanted = [
        "Law!F1: warning[C122]: Law has a column \"Answer\"",
        "Law!G1: warning[C122]: Law has a column \"Mine\"",
        "Law!B2: error[C303]: ",
        "Law!B3: error[C303]: ",
        "Law!B4: error[C302]: ",
        "Law!A5: error[C313]: ",
        "Law!B6: error[C126]: the cell holds the error #N/A",
        "Law!D6: error[C108]: ",
        "Law!A7: error[C124]: nobody can tell what this row is about: \"no such question\"",
        "Law!A8: warning[C301]: ",
        "Law!E9: error[C104]: ",
        "Law!A10: error[C324]: the question \"national-strategy.level\" is answered twice",
        "Law!B11: error[C303]: ",
        "Law!C12: error[C105]: ",
    ];
    for line in wanted {
        assert!(told.contains(&format!("a.xlsx: {line}")), "{line}\nis not in\n{told}");
    }
    let addresses = told.lines().filter(|line| line.starts_with("a.xlsx: Law!")).count();
    assert_eq!(addresses, wanted.len(), "{told}");
}

fn example() -> Submission {
    from_toml(
        built_in(),
        r#"
[submission]
state = "Atlantis"
code = "XAT"
questionnaire = "rapid"
[[respondent]]
id = "ministry"
[[evidence]]
id = "act"
title = "An act"
status = "adopted"
[answers."national-strategy.level"]
value = 2
evidence = ["act"]
by = "ministry"
[answers."national-csirt.level"]
state = "unknown"
[[conflict]]
question = "national-csirt.level"
[[conflict.side]]
from = "a"
value = 1
[[conflict.side]]
from = "b"
nothing = true
"#,
    )
}

fn written(submission: &Submission) -> Vec<u8> {
    workbook(built_in(), submission, &Words::english()).expect("it can be written")
}

/// The part of the sheet of this name.
fn part_of(bytes: &[u8], name: &str) -> String {
    let parts = zips::parts(bytes);
    let (_, text) = parts.iter().find(|(part, _)| part == "xl/workbook.xml").expect("a workbook");
    let text = String::from_utf8_lossy(text).into_owned();
    let sheets: Vec<&str> = text.split("<sheet ").skip(1).collect();
    let at = sheets.iter().position(|sheet| sheet.starts_with(&format!("name=\"{name}\""))).expect(name);
    format!("xl/worksheets/sheet{}.xml", at + 1)
}

#[test]
fn sheets_may_have_other_names() {
    let submission = example();
    let bytes = zips::replaced(&written(&submission), "xl/workbook.xml", "name=\"Strategy and law\"", "name=\"Chapter 1\"");
    let (found, told) = read(&bytes);
    assert_eq!(found, content(&submission), "{told}");
    assert!(told.contains("warning[C123]: the sheet \"Strategy and law\" is missing"), "{told}");
}

#[test]
fn sheets_may_be_gone() {
    let submission = example();
    let gone = |name: &str| {
        let bytes = written(&submission);
        let part = part_of(&bytes, name);
        let text = zips::parts(&bytes).into_iter().find(|(found, _)| *found == part).expect("the part").1;
        let text = String::from_utf8(text).expect("XML");
        let data = text.split_once("<sheetData>").and_then(|(_, rest)| rest.split_once("</sheetData>")).expect("cells").0;
        let bytes = zips::replaced(&bytes, &part, data, "");
        zips::replaced(&bytes, "xl/workbook.xml", &format!("name=\"{name}\""), "name=\"Sheet1\"")
    };
    let (found, told) = read(&gone("Strategy and law"));
    assert!(found.contains("national-csirt.level") && !found.contains("national-strategy.level"), "{found}");
    assert!(told.contains("warning[C123]: the sheet \"Strategy and law\" is missing"), "{told}");
    let (found, told) = read(&gone("Evidence"));
    assert!(found.contains("national-strategy.level") && !found.contains("An act"), "{found}");
    assert!(told.contains("error[C306]") && told.contains("warning[C123]: the sheet \"Evidence\" is missing"), "{told}");
    // The hidden sheet has what stood there.
    let (found, told) = read(&gone("Submission"));
    assert_eq!(found, content(&submission), "{told}");
    let (found, told) = read(&gone("capgap"));
    assert_eq!(found, content(&Submission { conflicts: Vec::new(), ..submission.clone() }), "{told}");
    assert!(told.contains("warning[C123]: the sheet \"capgap\" is missing"), "{told}");
    let (found, told) = read(&gone("Conflicts"));
    assert_eq!(found, content(&submission), "{told}");
}

#[test]
fn a_column_without_its_heading_is_told() {
    let submission = example();
    let bytes = written(&submission);
    // Only the heading of the evidence sheet is called so.
    let renamed = zips::replaced(&bytes, "xl/sharedStrings.xml", "<t>Reference</t>", "<t>Where</t>");
    let (found, told) = read(&renamed);
    assert_eq!(found, content(&submission), "{told}");
    assert!(told.contains("Evidence!A1: error[C121]: Evidence has no column \"reference\""), "{told}");
    assert!(told.contains("Evidence!C1: warning[C122]: Evidence has a column \"Where\""), "{told}");
    let renamed = zips::replaced(&bytes, "xl/sharedStrings.xml", "<t>Title</t>", "<t>Name of the document</t>");
    let (found, told) = read(&renamed);
    assert!(!found.contains("[[evidence]]"), "{found}");
    assert!(told.contains("Evidence!A1: error[C121]: Evidence has no column \"title\""), "{told}");
}

#[test]
fn a_conflict_that_is_settled_goes() {
    let submission = example();
    let bytes = written(&submission);
    let (_, told) = read(&bytes);
    assert!(told.contains("a.xlsx: Conflicts!A3: error[C318]"), "{told}");
    let part = part_of(&bytes, "Conflicts");
    let text = String::from_utf8(zips::parts(&bytes).into_iter().find(|(found, _)| *found == part).expect("the part").1).expect("XML");
    let cell = text.split_once("<c r=\"I3\"").and_then(|(_, rest)| rest.split_once("/>")).expect("an empty cell").0;
    let from = format!("<c r=\"I3\"{cell}/>");
    let to = format!("<c r=\"I3\"{cell} t=\"inlineStr\"><is><t>yes</t></is></c>");
    let (found, told) = read(&zips::replaced(&bytes, &part, &from, &to));
    assert_eq!(found, content(&Submission { conflicts: Vec::new(), ..submission.clone() }), "{told}");
}

#[test]
fn days_may_be_counted_from_1904() {
    let rows: &[&[&str]] = &[&["ID", "Answer", "Date"], &["national-strategy.level", "n:1", "d:44681"]];
    let bytes = zips::replaced(&book(&[SUBMISSION, ("Law", rows)]), "xl/workbook.xml", "<workbookPr ", "<workbookPr date1904=\"1\" ");
    let (found, told) = read(&bytes);
    assert!(found.contains("on = 2026-05-01"), "{found}\n{told}");
}

#[test]
fn a_formula_that_nobody_worked_out_is_told() {
    let rows: &[&[&str]] = &[&["ID", "Answer"], &["national-strategy.level", "f:=1+1=>2"]];
    let bytes = zips::replaced(&book(&[SUBMISSION, ("Law", rows)]), "xl/worksheets/sheet2.xml", "<v>2</v>", "");
    let (found, told) = read(&bytes);
    assert!(!found.contains("national-strategy.level"), "{found}");
    assert!(told.contains("a.xlsx: Law!B2: error[C126]: "), "{told}");
    // Errors newer than the crate that reads workbooks.
    let bytes = zips::replaced(&book(&[SUBMISSION, ("Law", rows)]), "xl/worksheets/sheet2.xml", "<v>2</v>", "<v>#SPILL!</v>");
    let bytes = zips::replaced(&bytes, "xl/worksheets/sheet2.xml", "<c r=\"B2\"", "<c r=\"B2\" t=\"e\"");
    assert!(read(&bytes).1.contains("a.xlsx: Law!B2: error[C126]: the cell holds the error #SPILL!"));
}

#[test]
fn a_workbook_of_something_else_is_told() {
    let (found, told) = read(&book(&[("Budget", &[&["Item", "Cost"], &["paper", "n:3"]])]));
    assert_eq!(found, "");
    assert!(told.starts_with("a.xlsx: Budget!A1: error[C121]: a.xlsx has no column \"id\""), "{told}");
}

#[test]
fn texts_never_become_formulas() {
    let library = built_in();
    let mut submission = example();
    let answer = submission.answers.get_mut(&"national-strategy.level".into()).expect("it is there");
    for text in ["=1+1", "+49 30", "-5", "@office", "\t=1", "\r=1", "=HYPERLINK(\"http://example.org\")", "{=1}"] {
        answer.note = text.to_owned();
        let mut made = example();
        made.answers.insert("national-strategy.level".into(), answer.clone());
        text.clone_into(&mut made.classification);
        text.clone_into(&mut made.state);
        let bytes = workbook(library, &made, &Words::english()).expect("it can be written");
        let formulas = zips::parts(&bytes).iter().filter(|(_, part)| String::from_utf8_lossy(part).contains("<f>")).count();
        assert_eq!(formulas, 0, "{text:?}");
        let (found, told) = read(&bytes);
        assert_eq!(found, content(&made), "{text:?}: {told}");
    }
}

#[test]
fn the_message_of_a_lost_sheet_is_whole() {
    let (_, told) = read(&book(&[SUBMISSION, ("Law", &[&["ID", "Answer"], &["national-strategy.level", "n:1"]])]));
    assert!(told.contains(LOST), "{told}");
}
