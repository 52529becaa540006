//! What a form says.

use super::expression::{Values, holds};
use super::form::{Form, Row, built_in, bytes, form, questionnaires};
use crate::common::build::{Case, sound_library};
use crate::common::random::Random;
use crate::xlsform::read::small;
use capgap::library::{FormField, Library, QuestionField, RegisterField, answer_value, choice_name, field_name, id_of_choice, meets};
use capgap::library::{HeadField, NONE_CHOICE, NOT_APPLICABLE_CHOICE, UNKNOWN_CHOICE, WITHHELD_CHOICE};
use capgap::model::{AnswerValue, Given, Place, Question, QuestionKind, QuestionnaireId};
use capgap::words::Words;
use capgap::write::{NoForm, xlsform};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

#[test]
fn forms_for_the_converter() {
    let Some(folder) = std::env::var_os("CAPGAP_FORMS") else { return };
    let library = built_in();
    let all = questionnaires(&library);
    assert!(all.len() > 10, "{all:?}");
    let mut forms: Vec<(String, Vec<u8>)> =
        all.into_iter().map(|questionnaire| (questionnaire.clone(), bytes(&library, &questionnaire))).collect();
    forms.push(("every-kind".into(), bytes(&small(), "all")));
    forms.push(("odd-texts".into(), bytes(&odd(), "all")));
    for (name, bytes) in forms {
        std::fs::write(Path::new(&folder).join(format!("{name}.xlsx")), bytes).expect("the form can be written");
    }
}

/// Ids and texts that nobody would write and that files may hold all the same.
const ODD_IDS: [&str; 14] =
    ["a.b", "a-b", "a_b", "a--b", "a..b", "A.b", "5g", "-x", "x-", "_x", "id", "submission", "register", "state.note"];

pub(crate) fn odd() -> Library {
    let text = "text = '''${x} <b>*bold*</b> _under_ \"quoted\" & 'single' \\ ]]>'''";
    let mut case = Case::new();
    for id in ODD_IDS {
        case = case.question(id, "choice", &format!("help = '''{}'''\noptions = [{{ id = \"unknown\", {text}, value = 0 }}, {{ id = \"_none\", {text}, value = 1 }}, {{ id = \"A_-.b\", {text}, value = 1 }}]", &text[10..text.len() - 3]));
    }
    let needs: Vec<String> = ODD_IDS.iter().map(|id| format!("{{ question = \"{id}\" }}")).collect();
    case.framework("f", "", &format!("[[node]]\nid = \"n\"\ntitle = \"N\"\nneeds = [{}]", needs.join(", "))).library()
}

#[test]
fn the_same_definitions_give_the_same_bytes() {
    let library = built_in();
    assert_eq!(bytes(&library, "rapid"), bytes(&library, "rapid"));
}

#[test]
fn what_asks_nothing_gives_no_form() {
    let nothing = xlsform(&built_in(), &QuestionnaireId::from("nothing"), &Words::english());
    assert_eq!(nothing.expect_err("there is no such questionnaire"), NoForm::NothingAsked);
}

#[test]
fn a_text_beyond_a_cell_is_refused() {
    let long = "x".repeat(40_000);
    let library = Case::new()
        .gated(&["a"])
        .question("q", "yes-no", &format!("measures = \"a\"\nat = 1\nhelp = \"{long}\""))
        .framework("f", "", "[[node]]\nid = \"n\"\ntitle = \"N\"\nneeds = [{ capability = \"a\" }]")
        .library();
    assert_eq!(xlsform(&library, &QuestionnaireId::from("all"), &Words::english()).expect_err("too long"), NoForm::TooLong);
}

// Names.

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase()) && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

fn id_of(name: &str) -> Option<String> {
    match FormField::of(name)? {
        FormField::Question(id, QuestionField::Answer) => Some(id.as_str().to_owned()),
        _ => None,
    }
}

#[test]
fn every_id_has_a_name_of_its_own_and_gets_back() {
    let library = built_in();
    let mut ids: BTreeSet<String> = library.questions.iter().map(|question| question.id.as_str().to_owned()).collect();
    ids.extend(library.sections.iter().map(|section| section.id.as_str().to_owned()));
    ids.extend(library.capabilities.iter().map(|capability| capability.id.as_str().to_owned()));
    ids.extend(ODD_IDS.map(str::to_owned));
    let mut random = Random::new(5);
    for _ in 0..20_000 {
        let length = random.below(7);
        ids.insert((0..length).map(|_| random.pick(&['a', 'b', '-', '.', '_', 'A', '7', 'e', 'é'])).collect());
    }
    let (mut names, mut plain) = (BTreeSet::new(), 0);
    for id in &ids {
        let name = field_name(id);
        assert!(is_name(&name), "{id}: {name}");
        assert_eq!(id_of(&name).as_ref(), Some(id), "{name}");
        plain += usize::from(!name.starts_with("id___"));
        for (_, part) in QuestionField::ALL {
            let field = FormField::Question(id.as_str().into(), *part);
            assert!(is_name(&field.name()));
            assert_eq!(FormField::of(&field.name()), Some(field.clone()), "{}", field.name());
            assert!(names.insert(field.name()), "{} stands twice", field.name());
        }
        let choice = choice_name(id);
        assert_eq!(id_of_choice(&choice).as_ref(), Some(id));
        assert!(![UNKNOWN_CHOICE, WITHHELD_CHOICE, NOT_APPLICABLE_CHOICE, NONE_CHOICE].contains(&choice.as_str()));
    }
    assert!(plain > 700, "{plain}");
    let ours = HeadField::ALL
        .iter()
        .map(|(_, field)| FormField::Head(*field))
        .chain(RegisterField::ALL.iter().map(|(_, field)| FormField::Register(*field)));
    for field in ours {
        assert_eq!(FormField::of(&field.name()), Some(field.clone()));
        assert!(names.insert(field.name()), "{} stands twice", field.name());
    }
    for name in (0..20_000).map(|_| (0..random.below(12)).map(|_| random.pick(&['a', '_', '2', 'd', 'i'])).collect::<String>()) {
        if let Some(field) = FormField::of(&name) {
            assert_eq!(field.name(), name);
        }
        if let Some(id) = id_of_choice(&name) {
            assert_eq!(choice_name(&id), name);
        }
    }
}

#[test]
fn names_in_a_form_are_unique_and_references_lead_somewhere() {
    let library = built_in();
    let mut forms: Vec<(String, Form)> = vec![("fcc".into(), form(&library, "fcc")), ("rapid".into(), form(&library, "rapid"))];
    forms.push(("odd".into(), form(&odd(), "all")));
    forms.push(("small".into(), form(&small(), "all")));
    for (questionnaire, form) in &forms {
        let mut names = BTreeSet::new();
        for row in form.survey.iter().filter(|row| row.contains_key("name")) {
            assert!(is_name(&row["name"]), "{row:?}");
            assert!(names.insert(row["name"].to_lowercase()), "{questionnaire}: {} stands twice", row["name"]);
        }
        let lists: BTreeSet<&str> = form.choices.iter().map(|choice| choice["list_name"].as_str()).collect();
        let mut choices = BTreeSet::new();
        for choice in &form.choices {
            assert!(choices.insert((&choice["list_name"], &choice["name"])), "{choice:?} stands twice");
            assert!(!choice["name"].contains(char::is_whitespace) && !choice["label"].is_empty());
        }
        let mut depth = 0_i32;
        for row in &form.survey {
            depth += i32::from(row["type"].starts_with("begin_")) - i32::from(row["type"].starts_with("end_"));
            if let Some(list) = row["type"].split_once(' ').filter(|(word, _)| word.starts_with("select_")) {
                assert!(lists.contains(list.1), "{row:?}");
            }
            for cell in row.values() {
                for reference in cell.split("${").skip(1) {
                    let name = reference.split('}').next().expect("a name");
                    assert!(names.contains(name), "{questionnaire}: {name} in {cell}");
                }
            }
        }
        assert_eq!(depth, 0);
    }
}

// Conditions.

/// Whether the method puts a question: all conditions hold, and what they look at is put itself.
fn put(library: &Library, question: &Question, values: &BTreeMap<&str, AnswerValue>) -> bool {
    question.when.iter().all(|condition| {
        let above = &library.questions[library.question(&condition.question.id).expect("defined")];
        put(library, above, values) && values.get(above.id.as_str()).is_some_and(|value| meets(value, &condition.test))
    })
}

/// An answer to a question as the form holds it, and as it is checked.
fn any_answer(question: &Question, random: &mut Random) -> (String, Option<AnswerValue>) {
    if random.chance(20) {
        return (random.pick(&["", UNKNOWN_CHOICE, WITHHELD_CHOICE]).to_owned(), None);
    }
    let (written, given) = match &question.kind {
        QuestionKind::Level { top, .. } => {
            let level = random.below(usize::from(*top) + 1);
            (level.to_string(), Given::Cell(level.to_string()))
        }
        QuestionKind::Choice { options } => {
            let option = random.pick(options).id;
            (choice_name(option.as_str()), Given::Text(option.0))
        }
        QuestionKind::YesNo { partly, .. } => {
            let word = if partly.is_some() { random.pick(&["yes", "partly", "no"]) } else { random.pick(&["yes", "no"]) };
            (word.to_owned(), Given::Text(word.to_owned()))
        }
        QuestionKind::Checklist { options } => {
            let chosen: Vec<String> = options.iter().filter(|_| random.chance(50)).map(|option| option.id.0.clone()).collect();
            let names: Vec<String> = chosen.iter().map(|id| choice_name(id)).collect();
            (if names.is_empty() { NONE_CHOICE.to_owned() } else { names.join(" ") }, Given::List(chosen))
        }
        QuestionKind::Number { min, max, .. } => {
            let number = random.pick(&[0.0_f64, 12.5, 50.0, 50.5, 100.0]).max(min.unwrap_or(f64::MIN)).min(max.unwrap_or(f64::MAX));
            (number.to_string(), Given::Number { number, whole: number.fract() == 0.0 })
        }
        QuestionKind::Text => ("text".to_owned(), Given::Text("text".to_owned())),
    };
    let value = answer_value(question, &given, Place::default()).ok();
    assert!(value.is_some(), "{written} to {}", question.id);
    (written, value)
}

#[test]
fn a_form_puts_the_questions_that_the_method_puts() {
    for (library, questionnaire, rounds) in [(small(), "all", 800), (built_in(), "fcc", 2)] {
        let form = form(&library, questionnaire);
        let relevant: BTreeMap<&str, &str> = form
            .survey
            .iter()
            .filter_map(|row| Some((row.get("name")?.as_str(), row.get("relevant").map_or("", String::as_str))))
            .collect();
        let mut random = Random::new(3);
        let mut counts = [0_usize; 2];
        for _ in 0..rounds {
            let (mut values, mut checked) = (Values::new(), BTreeMap::new());
            for question in &library.questions {
                // Also answers to questions that are not put: some tools keep them for a while.
                let (written, value) = any_answer(question, &mut random);
                values.insert(field_name(question.id.as_str()), written);
                checked.extend(value.map(|value| (question.id.as_str(), value)));
            }
            for question in library.questions.iter().filter(|question| !question.when.is_empty()) {
                let expression = relevant[field_name(question.id.as_str()).as_str()];
                let wanted = put(&library, question, &checked);
                assert_eq!(holds(expression, &values, ""), wanted, "{}: {expression}\n{values:?}", question.id);
                counts[usize::from(wanted)] += 1;
            }
        }
        assert!(counts.iter().all(|count| *count > 300), "{counts:?}");
    }
}

#[test]
fn what_stands_alone_stands_alone_and_numbers_stay_within_their_limits() {
    let form = form(&small(), "all");
    let row = |name: &str| form.survey.iter().find(|row| row.get("name").is_some_and(|known| known == name)).expect("a row");
    let fine = |name: &str, value: &str| holds(&row(name)["constraint"], &Values::new(), value);
    for (value, wanted) in [
        ("call-out", true),
        ("call-out in__house 3", true),
        ("_none", true),
        ("_not_applicable", true),
        ("call-out _none", false),
        ("_unknown _none", false),
        ("3 _withheld", false),
        ("_not_applicable 3", false),
    ] {
        assert_eq!(fine("team__test", value), wanted, "{value}");
    }
    for (value, wanted) in [("0", true), ("100", true), ("12.5", true), ("-1", false), ("100.5", false)] {
        assert_eq!(fine("count", value), wanted, "{value}");
    }
    assert!(!row("free_number").contains_key("constraint"));
    let own = row("team__level___add");
    assert_eq!(own["relevant"], "${team__level} != ''");
    assert_eq!(row("free_number___no_answer")["relevant"].matches("${free_number} = ''").count(), 1);
    assert_eq!(row("count___why_not_applicable")["relevant"], "(${law} = 'in__force') and (${count___no_answer} = '_not_applicable')");
}

// The whole.

/// A form as lines to look at: the columns that a row has, each on a line of its own.
fn dump(form: &Form) -> String {
    let mut out = String::new();
    let mut depth = 0_usize;
    for row in &form.survey {
        depth -= usize::from(row["type"].starts_with("end_"));
        let indent = "  ".repeat(depth);
        let _ = writeln!(out, "{indent}{} {}", row["type"], row.get("name").map_or("", String::as_str));
        for (heading, text) in row.iter().filter(|(heading, _)| !["type", "name"].contains(&heading.as_str())) {
            let _ = writeln!(out, "{indent}    {heading}: {}", text.replace('\n', " | "));
        }
        depth += usize::from(row["type"].starts_with("begin_"));
    }
    let line = |row: &Row| row.iter().map(|(heading, text)| format!("{heading}: {text}")).collect::<Vec<_>>().join("; ");
    for choice in &form.choices {
        let _ = writeln!(out, "{} {}: {}", choice["list_name"], choice["name"], choice["label"]);
    }
    for settings in &form.settings {
        let _ = writeln!(out, "{}", line(settings));
    }
    out.lines().map(|line| [line.trim_end(), "\n"].concat()).collect()
}

#[test]
fn a_small_questionnaire_as_a_form() {
    let library = sound_library(&[("harbour.toml", include_str!("../fixtures/small/harbour.toml"))]);
    let found = dump(&form(&library, "harbours"));
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/xlsform-harbours.txt");
    if std::env::var_os("CAPGAP_BLESS").is_some_and(|value| value == "1") {
        std::fs::write(&golden, &found).expect("the golden file can be written");
    }
    let wanted = std::fs::read_to_string(&golden).unwrap_or_default();
    assert_eq!(found, wanted, "\n{found}");
}

#[test]
fn texts_stay_what_they_are() {
    let form = form(&odd(), "all");
    let choice = form.choices.iter().find(|choice| choice["name"] == "unknown").expect("an option called unknown");
    assert_eq!(choice["label"], "$ {x} <b>\\*bold\\*</b> \\_under\\_ \"quoted\" & 'single' \\\\ ]]>");
    let names: Vec<&str> =
        form.choices.iter().filter(|choice| choice["list_name"] == "a__b").map(|choice| choice["name"].as_str()).collect();
    assert_eq!(names, ["unknown", "__none", "A__-.b", "_unknown", "_withheld"]);
}
