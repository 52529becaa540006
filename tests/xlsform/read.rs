//! What is read of exports.

use super::exports::{exports, kobo_csv};
use super::filled::{Filled, filled, meant};
use super::form::{built_in, form};
use crate::common::build::{Case, sound_library};
use crate::common::random::Random;
use capgap::diagnostic::{Code, Diagnostic, Severity};
use capgap::library::{Library, check_submission};
use capgap::model::{EvidenceStatus, Submission};
use capgap::read::{self, Content, Export, collected, looks_collected};
use capgap::text::SourceMap;
use capgap::write::{Guide, toml};

pub(crate) fn read_export(library: &Library, text: &str, register: Option<&str>) -> (Vec<Submission>, Vec<Diagnostic>) {
    let (mut sources, mut findings) = (SourceMap::default(), Vec::new());
    let export = Export { name: "export.csv", text, register: register.map(|text| ("export-register___entry.csv", text)) };
    let given = collected(&export, library, &mut sources, &mut findings);
    let submissions = given.into_iter().map(|given| check_submission(library, given, &mut findings)).collect();
    for finding in &findings {
        let place = finding.place.expect("a place");
        assert!(sources.file(place.file).is_some_and(|file| place.end as usize <= file.text.len()), "{finding:?}");
    }
    (submissions, findings)
}

pub(crate) fn read_toml(library: &Library, text: &str) -> (Submission, Vec<Diagnostic>) {
    let (mut sources, mut findings) = (SourceMap::default(), Vec::new());
    let Content::Answers(given) = read::text("a.toml", text, &mut sources, &mut Default::default(), &mut findings) else {
        panic!("not answers: {findings:?}\n{text}")
    };
    (check_submission(library, *given, &mut findings), findings)
}

fn codes(findings: &[Diagnostic]) -> Vec<Code> {
    let mut codes: Vec<Code> = findings.iter().map(|finding| finding.code).collect();
    codes.sort();
    codes
}

fn content(submission: &Submission) -> String {
    toml(submission, &Guide::default())
}

/// Every kind of question, condition and state on one page.
pub(crate) fn small() -> Library {
    Case::new()
        .gated(&["team"])
        .question("team.roster", "yes-no", "measures = \"team\"\nat = 2\nnot-applicable = \"allowed\"")
        .question("team.strict", "yes-no", "measures = \"team\"\nat = 3\nvalues = { yes = 1, no = 0 }\nwhen = { question = \"team.level\", at-least = 2 }")
        .question(
            "team.test",
            "checklist",
            "measures = \"team\"\nat = 3\nwhen = [{ question = \"team.roster\", is = [\"yes\", \"partly\"] }]\nnot-applicable = \"zero\"\noptions = [{ id = \"call-out\", text = \"Calling\" }, { id = \"in_house\", text = \"Within\" }, { id = \"3\", text = \"Three\" }]",
        )
        .question("law", "choice", "options = [{ id = \"none\", text = \"None\", value = 0 }, { id = \"in_force\", text = \"In force\", value = 1 }, { id = \"0\", text = \"Nought\", value = 0 }]")
        .question("count", "number", "from = 0\nto = 100\nmin = 0\nmax = 100\nunit = \"ports\"\nnot-applicable = \"allowed\"\nwhen = { question = \"law\", is = \"in_force\" }")
        .question("free-number", "number", "from = 0\nto = 100\nwhen = { question = \"count\", at-most = 50 }")
        .question("remark", "text", "when = { question = \"team.test\", includes = \"in_house\" }")
        .framework("f", "", "[[node]]\nid = \"n\"\ntitle = \"N\"\nneeds = [{ capability = \"team\" }, { question = \"law\" }, { question = \"count\" }, { question = \"free-number\" }]")
        .library()
}

#[test]
fn exports_read_as_what_was_meant() {
    for (library, questionnaire, rounds) in [(small(), "all", 40), (built_in(), "rapid", 2)] {
        let form = form(&library, questionnaire);
        let mut random = Random::new(7);
        for round in 0..rounds {
            let all: Vec<Filled> = (0..1 + round % 3).map(|_| filled(&form, &mut random)).collect();
            let wanted: Vec<(Submission, Vec<Diagnostic>)> = all.iter().map(|one| read_toml(&library, &meant(&library, one))).collect();
            for (submission, findings) in &wanted {
                let wrong: Vec<_> = findings.iter().filter(|finding| finding.severity() == Severity::Error).collect();
                assert!(wrong.is_empty(), "{wrong:?}\n{}", content(submission));
            }
            for exported in exports(&form, &all) {
                assert!(looks_collected(&exported.text), "{}", exported.kind);
                let (found, findings) = read_export(&library, &exported.text, exported.register.as_deref());
                assert_eq!(found.len(), all.len(), "{}", exported.kind);
                for (found, (wanted, _)) in found.iter().zip(&wanted) {
                    assert_eq!(content(found), content(wanted), "{} {round}", exported.kind);
                }
                let expected: Vec<Diagnostic> = wanted.iter().flat_map(|(_, findings)| findings.clone()).collect();
                assert_eq!(codes(&findings), codes(&expected), "{}", exported.kind);
            }
        }
    }
}

#[test]
fn a_table_without_documents_keeps_what_was_cited() {
    let library = small();
    let form = form(&library, "all");
    let mut random = Random::new(11);
    let mut cited = 0;
    for round in 0..30 {
        let all = vec![filled(&form, &mut random), filled(&form, &mut random)];
        let text = kobo_csv(&form, &all, if round % 2 == 0 { ',' } else { ';' }, round % 3 == 0);
        let (found, findings) = read_export(&library, &text, None);
        for (found, one) in found.iter().zip(&all) {
            let (mut wanted, _) = read_toml(&library, &meant(&library, one));
            wanted.evidence.clear();
            let mut plain = found.clone();
            plain.evidence.clear();
            assert_eq!(content(&plain), content(&wanted));
            let used: std::collections::BTreeSet<_> =
                found.answers.values().flat_map(|answer| &answer.evidence).map(|evidence| evidence.id.clone()).collect();
            assert_eq!(found.evidence.iter().map(|entry| entry.id.clone()).collect::<std::collections::BTreeSet<_>>(), used);
            cited += used.len();
        }
        let told = findings.iter().filter(|finding| finding.code == Code::RegisterMissing).count();
        assert_eq!(told, found.iter().filter(|one| !one.evidence.is_empty()).count());
        assert!(findings.iter().all(|finding| finding.severity() != Severity::Error), "{findings:?}");
    }
    assert!(cited > 20, "{cited}");
}

#[test]
fn a_list_without_its_documents_says_so() {
    let library = small();
    let text = r#"{"value": [{"submission___about": {"submission___state": "Atlantis"}, "register___entry@odata.navigationLink": "x",
        "s___section": {"law___group": {"law": "none", "law___evidence": "act-1 act-2"}}}]}"#;
    let (found, findings) = read_export(&library, text, None);
    let entries: Vec<(&str, EvidenceStatus)> = found[0].evidence.iter().map(|entry| (entry.id.as_str(), entry.status)).collect();
    assert_eq!(entries, [("act-1", EvidenceStatus::Draft), ("act-2", EvidenceStatus::Draft)]);
    assert_eq!(codes(&findings), [Code::MissingKey, Code::MissingKey, Code::RegisterMissing, Code::AnswerOutsideView]);
    // Where the list could hold documents and holds none, an answer that cites some is wrong.
    let (_, findings) = read_export(&library, &text.replace("register___entry@odata.navigationLink", "_x"), None);
    assert_eq!(
        codes(&findings),
        [Code::MissingKey, Code::MissingKey, Code::EvidenceNotListed, Code::EvidenceNotListed, Code::AnswerOutsideView]
    );
}

/// A small export by hand.
const BY_HAND: &str = "\u{feff}SubmissionDate,submission___about-submission___state,submission___about-submission___code,submission___about-submission___questionnaire,s___section-team__level___group-team__level,s___section-law___group-law,interviewer,KEY
2026-05-03,Atlantis,XAT,all,3,in__force,Ada,uuid:1
2026-05-04,,xat,all,9,\"In force, since 2020\",Bob,uuid:2
2026-05-05,Marevoa,XMA,all,_unknown,none,,uuid:3
";

#[test]
fn a_bad_row_spoils_no_other() {
    let library = small();
    let (found, findings) = read_export(&library, BY_HAND, None);
    let states: Vec<&str> = found.iter().map(|one| one.state.as_str()).collect();
    assert_eq!(states, ["Atlantis", "", "Marevoa"]);
    let said: Vec<String> =
        found.iter().map(|one| format!("{:?}", one.answers.values().map(|answer| &answer.state).collect::<Vec<_>>())).collect();
    assert_eq!(
        said,
        [
            "[Answered(Option(OptionId(\"in_force\"))), Answered(Level(3))]",
            "[Unanswered, Unanswered]",
            "[Answered(Option(OptionId(\"none\"))), Unknown]"
        ]
    );
    let wanted = [Code::MissingKey, Code::ColumnUnknown, Code::ExportLabels, Code::AnswerRange, Code::AnswerRange, Code::StateCode];
    assert_eq!(codes(&findings), wanted);
    let second = findings.iter().filter(|finding| finding.code != Code::ColumnUnknown).filter_map(|finding| finding.place);
    assert_eq!(second.map(|place| place.file).collect::<std::collections::BTreeSet<_>>().len(), 1, "all of it is about the second row");
}

#[test]
fn places_are_cells_and_objects() {
    let library = small();
    let (mut sources, mut findings) = (SourceMap::default(), Vec::new());
    let export = Export { name: "export.csv", text: BY_HAND, register: None };
    let given = collected(&export, &library, &mut sources, &mut findings);
    let address = |at: usize| sources.address(given[1].answers[at].place).expect("a cell");
    assert_eq!((address(0), address(1)), ("E3 team__level", "F3 law"));
    let text = "[{\"submission___state\": \"Atlantis\"}, {\"law\": \"none\"}]";
    let mut sources = SourceMap::default();
    let given = collected(&Export { name: "a.json", text, register: None }, &library, &mut sources, &mut findings);
    assert_eq!(sources.address(given[1].answers[0].place), Some("#2 law"));
}

#[test]
fn labels_are_told_with_the_way_to_names() {
    let library = small();
    for text in [
        "\"start\",\"Name of the State\",\"team?\",\"_uuid\",\"_submission_time\"\n\"\",\"Atlantis\",\"3 Established\",\"u\",\"t\"\n",
        "[{\"_id\": 1, \"_submission_time\": \"x\", \"Name of the State\": \"Atlantis\"}]",
    ] {
        assert!(looks_collected(text));
        let (found, findings) = read_export(&library, text, None);
        assert!(found.is_empty());
        assert_eq!(codes(&findings), [Code::ExportLabels]);
    }
}

#[test]
fn what_is_no_export_is_told() {
    let library = small();
    for (text, code) in [
        ("[{\"submission___state\": \"Atlantis\", ", Code::NotJson),
        ("[{\"submission___state\": \"Atlantis\"} {}]", Code::NotJson),
        ("{\"value\": [3, {\"submission___state\": \"Atlantis\"}]}", Code::WrongType),
        ("submission___state,law\nAtlantis\n", Code::NotTable),
        ("submission___state,law\nAtlantis,none,more\n", Code::NotTable),
        ("submission___state,law\nAtlantis,\"none\n", Code::NotTable),
        ("submission___state,law,law\nAtlantis,none,in__force\n", Code::AnsweredTwice),
    ] {
        let (_, findings) = read_export(&library, text, None);
        assert!(findings.iter().any(|finding| finding.code == code), "{text}: {findings:?}");
    }
    let deep = format!("[{{\"submission___state\": {}", "[".repeat(100_000));
    assert_eq!(codes(&read_export(&library, &deep, None).1), [Code::NotJson]);
    for empty in ["", "\u{feff}", "[]", "{\"results\": []}", "submission___state\n"] {
        let (found, findings) = read_export(&library, empty, None);
        assert!(found.is_empty() && findings.is_empty(), "{empty}: {findings:?}");
    }
}

#[test]
fn answers_to_questions_of_older_forms_are_kept() {
    let library = small();
    let text =
        "submission___state,s___section-old__question___group-old__question,old__question___note,own-column\nAtlantis,yes,A note,x\n";
    let (found, findings) = read_export(&library, text, None);
    assert_eq!(found[0].answers[&"old.question".into()].note, "A note");
    assert!(findings.iter().any(|finding| finding.code == Code::AnswerWithoutQuestion));
    assert_eq!(findings.iter().filter(|finding| finding.code == Code::ColumnUnknown).count(), 1);
}

#[test]
fn damaged_exports_harm_nobody() {
    let library = sound_library(&[("harbour.toml", include_str!("../fixtures/small/harbour.toml"))]);
    let form = form(&library, "harbours");
    let mut random = Random::new(23);
    for round in 0..300 {
        let all = vec![filled(&form, &mut random), filled(&form, &mut random)];
        let mut texts: Vec<String> =
            exports(&form, &all).into_iter().flat_map(|exported| std::iter::once(exported.text).chain(exported.register)).collect();
        texts.push(kobo_csv(&form, &all, ';', true));
        let mut bytes = texts.swap_remove(round % texts.len()).into_bytes();
        for _ in 0..random.between(1, 6) {
            let at = random.below(bytes.len());
            match random.below(4) {
                0 => bytes.truncate(at.max(1)),
                1 => bytes[at] = random.pick(b"\",;\n\t[]{}:_\\0a\0"),
                2 => bytes.insert(at, random.pick(b"\",;\n\r[]{}")),
                _ => {
                    bytes.remove(at);
                    if bytes.is_empty() {
                        bytes.push(b'x');
                    }
                }
            }
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let _ = looks_collected(&text);
        let _ = read_export(&library, &text, None);
        let _ = read_export(&library, BY_HAND, Some(&text));
    }
}
