//! Activities of the IATI standard, version 2.03: read by another reader of XML, and held against the rules of the standard.
//!
//! `.ci/iati` holds them against the published schema, code lists and ruleset too.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

use roxmltree::{Document, Node};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const PUBLISHER: [&str; 8] =
    ["--reporting-org", "XM-TEST-1", "--reporting-org-name", "Ministry of A & B", "--reporting-org-type", "10", "--recipient", "XA"];

/// Elements of an activity in the order of the schema, with how many there must and may be.
const ORDER: [(&str, usize, usize); 17] = [
    ("iati-identifier", 1, 1),
    ("reporting-org", 1, 1),
    ("title", 1, 1),
    ("description", 1, 9),
    ("participating-org", 1, 9),
    ("activity-status", 1, 1),
    ("activity-date", 1, 9),
    ("activity-scope", 0, 1),
    ("recipient-country", 1, 1),
    ("sector", 1, 9),
    ("tag", 0, 99),
    ("budget", 0, 99),
    ("related-activity", 0, 99),
    ("conditions", 0, 1),
    ("result", 0, 99),
    ("crs-add", 0, 0),
    ("fss", 0, 0),
];

fn capgap(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_capgap")).current_dir(folder).args(arguments).output().expect("the program runs")
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn example(name: &str) -> String {
    root().join("examples").join(name).display().to_string()
}

fn folder(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("capgap-iati-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).expect("the temporary folder can be written");
    path
}

fn activities(arguments: &[&str]) -> String {
    let output = capgap(root(), &[&["plan", "--draws", "0", "-q", "-f", "iati"], arguments, &PUBLISHER].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn children<'a, 'i>(node: Node<'a, 'i>, name: &'static str) -> Vec<Node<'a, 'i>> {
    node.children().filter(|child| child.has_tag_name(name)).collect()
}

fn child<'a, 'i>(node: Node<'a, 'i>, name: &'static str) -> Node<'a, 'i> {
    children(node, name).into_iter().next().unwrap_or_else(|| panic!("no {name}"))
}

/// The attribute `code`, `type` or another of a child.
fn of<'a>(node: Node<'a, '_>, name: &'static str, attribute: &str) -> &'a str {
    child(node, name).attribute(attribute).unwrap_or_else(|| panic!("{name} has no {attribute}"))
}

fn narrative<'a>(node: Node<'a, '_>) -> &'a str {
    child(node, "narrative").text().unwrap_or_default()
}

/// What the standard asks of every activity.
fn check(text: &str) -> usize {
    let document = Document::parse(text).expect("well-formed");
    let top = document.root_element();
    assert_eq!((top.tag_name().name(), top.attribute("version")), ("iati-activities", Some("2.03")));
    let all: Vec<Node<'_, '_>> = top.children().filter(Node::is_element).collect();
    let identifiers: BTreeSet<&str> = all.iter().map(|activity| child(*activity, "iati-identifier").text().unwrap()).collect();
    assert_eq!(identifiers.len(), all.len(), "every identifier stands once");
    for activity in all.iter().copied() {
        let id = child(activity, "iati-identifier").text().unwrap();
        assert!(id.starts_with("XM-TEST-1-") && !id.contains(['/', '&', '|', '?', ' ']), "{id}");
        let names: Vec<&str> = activity.children().filter(Node::is_element).map(|child| child.tag_name().name()).collect();
        let place = |name: &str| ORDER.iter().position(|(known, ..)| *known == name).unwrap_or_else(|| panic!("{id}: {name}"));
        assert!(names.iter().map(|name| place(name)).collect::<Vec<_>>().is_sorted(), "{id}: {names:?}");
        for (name, least, most) in ORDER {
            let count = names.iter().filter(|found| **found == name).count();
            assert!((least..=most).contains(&count), "{id}: {count} of {name}");
        }
        assert!(activity.attribute(("http://www.w3.org/XML/1998/namespace", "lang")).is_some(), "{id}");
        for node in activity.descendants().filter(|node| node.has_tag_name("narrative")) {
            assert!(!node.text().unwrap_or_default().trim().is_empty(), "{id}: an empty narrative");
        }
        dates(id, activity);
        money(id, activity);
        results(id, activity);
        let shares: f64 =
            children(activity, "sector").iter().map(|sector| sector.attribute("percentage").unwrap().parse::<f64>().unwrap()).sum();
        assert!((shares - 100.0).abs() < 1e-9, "{id}: sectors");
        let sector = of(activity, "sector", "code");
        assert!(sector.len() == 5 && sector.bytes().all(|byte| byte.is_ascii_digit()), "{id}: {sector}");
        for tag in children(activity, "tag") {
            let (vocabulary, code) = (tag.attribute("vocabulary").unwrap(), tag.attribute("code").unwrap());
            match vocabulary {
                "2" => assert!((1..=17).contains(&code.parse::<u8>().unwrap()), "{id}: {code}"),
                "3" => assert!(
                    code.split_once('.').is_some_and(|(goal, target)| goal.parse::<u8>().is_ok() && !target.is_empty()),
                    "{id}: {code}"
                ),
                "99" => assert!(!narrative(tag).is_empty(), "{id}"),
                other => panic!("{id}: vocabulary {other}"),
            }
        }
        for related in children(activity, "related-activity") {
            assert!(identifiers.contains(related.attribute("ref").unwrap()) && related.attribute("ref") != Some(id), "{id}");
            assert_eq!(related.attribute("type"), Some("3"));
        }
        for organisation in children(activity, "participating-org") {
            assert!(matches!(organisation.attribute("role"), Some("1" | "2" | "3" | "4")), "{id}");
            assert!(!narrative(organisation).is_empty(), "{id}");
        }
    }
    all.len()
}

fn dates(id: &str, activity: Node<'_, '_>) {
    let status = of(activity, "activity-status", "code");
    let date = |kind: &str| {
        let found = children(activity, "activity-date").into_iter().find(|date| date.attribute("type") == Some(kind))?;
        found.attribute("iso-date").map(|date| date.parse::<capgap::model::Date>().expect("a day"))
    };
    let (start, end) = match status {
        "1" | "5" => (date("1"), date("3")),
        "2" => (date("2"), date("3")),
        "3" => (date("2"), date("4")),
        other => panic!("{id}: status {other}"),
    };
    assert!(start.expect("a start") < end.expect("an end"), "{id}");
    assert_eq!(children(activity, "activity-date").len(), 2, "{id}");
}

fn money(id: &str, activity: Node<'_, '_>) {
    let mut last = String::new();
    for budget in children(activity, "budget") {
        let (from, to) = (of(budget, "period-start", "iso-date"), of(budget, "period-end", "iso-date"));
        assert!(last.as_str() < from && from < to && from[..4] == to[..4], "{id}: {from} {to}");
        last = to.to_owned();
        let value = child(budget, "value");
        assert!(value.text().unwrap().parse::<f64>().unwrap() >= 0.0, "{id}");
        assert_eq!((value.attribute("currency").map(str::len), value.attribute("value-date").map(str::len)), (Some(3), Some(10)));
        assert_eq!(budget.attribute("type"), Some("1"));
    }
}

fn results(id: &str, activity: Node<'_, '_>) {
    for result in children(activity, "result") {
        assert!(matches!(result.attribute("type"), Some("1" | "2")), "{id}");
        let indicators = children(result, "indicator");
        assert!(!indicators.is_empty(), "{id}");
        for indicator in indicators {
            let period = child(indicator, "period");
            assert!(of(period, "period-start", "iso-date") < of(period, "period-end", "iso-date"), "{id}");
            match indicator.attribute("measure") {
                Some("4") => {
                    let target: u8 = of(period, "target", "value").parse().unwrap();
                    for baseline in children(indicator, "baseline") {
                        let level: u8 = baseline.attribute("value").unwrap().parse().unwrap();
                        assert!(level < target || of(activity, "activity-status", "code") == "3", "{id}: {level} to {target}");
                        assert!(baseline.attribute("iso-date").unwrap().starts_with(baseline.attribute("year").unwrap()), "{id}");
                    }
                }
                Some("5") => assert!(children(indicator, "baseline").is_empty(), "{id}"),
                other => panic!("{id}: measure {other:?}"),
            }
        }
    }
}

#[test]
fn activities_of_the_examples_keep_the_rules_of_the_standard() {
    let mut checked = 0;
    for name in ["atlantis-2026.toml", "castellune-2026.toml", "marevoa-2026.toml"] {
        checked += check(&activities(&[&example(name), "--budget", "600k", "--start", "2027-03"]));
    }
    assert!(checked > 8, "{checked} activities");
}

#[test]
fn budgets_add_up_to_the_cost_and_baselines_are_those_of_the_assessment() {
    let text = activities(&[&example("marevoa-2026.toml"), "--budget", "250k", "--start", "2027-03"]);
    let plan = capgap(
        root(),
        &["plan", &example("marevoa-2026.toml"), "--budget", "250k", "--start", "2027-03", "--draws", "0", "-q", "-f", "json"],
    );
    let plan: serde_json::Value = serde_json::from_slice(&plan.stdout).expect("JSON");
    let score = capgap(root(), &["score", &example("marevoa-2026.toml"), "-q"]);
    let score: serde_json::Value = serde_json::from_slice(&score.stdout).expect("JSON");
    let document = Document::parse(&text).expect("well-formed");
    let all = children(document.root_element(), "iati-activity");
    let items = plan["items"].as_array().expect("a list");
    assert_eq!(all.len(), items.len());
    let mut baselines = 0;
    for (activity, item) in all.into_iter().zip(items) {
        let id = item["id"].as_str().unwrap();
        assert_eq!(child(activity, "iati-identifier").text().unwrap(), ["XM-TEST-1-XMV-2027-03-", id].concat());
        let spent: f64 =
            children(activity, "budget").iter().map(|budget| child(*budget, "value").text().unwrap().parse::<f64>().unwrap()).sum();
        assert_eq!(Some(spent), item["cost"]["middle"].as_f64(), "{id}");
        for indicator in activity.descendants().filter(|node| node.has_tag_name("indicator") && node.attribute("measure") == Some("4")) {
            let capability = of(indicator, "reference", "code");
            let known = score["capabilities"].as_array().unwrap().iter().find(|known| known["id"] == capability).expect("a capability");
            for baseline in children(indicator, "baseline") {
                baselines += 1;
                let level = known["level"].as_u64().expect("a level");
                assert_eq!(baseline.attribute("value").unwrap(), level.to_string(), "{capability}");
            }
        }
    }
    assert!(baselines > 3, "{baselines}");
}

#[test]
fn the_kept_plan_gives_status_months_money_and_names() {
    let folder = folder("kept");
    let answers = example("marevoa-2026.toml");
    let first = capgap(&folder, &["plan", &answers, "--budget", "400k", "--start", "2020-01", "--draws", "0", "-q", "-o", "plan.toml"]);
    assert!(first.status.success());
    let mut text = fs::read_to_string(folder.join("plan.toml")).expect("the plan");
    for status in ["done", "under-way", "funded", "dropped"] {
        text = text.replacen("\"proposed\"", &format!("\"{status}\""), 1);
    }
    text = text.replace("funder = \"\"", "funder = \"<Fund> & \\\"Co\\\" \\u0001\\u202e]]>\"").replacen(
        "owner = \"\"",
        "owner = \"Harbour\"",
        2,
    );
    fs::write(folder.join("plan.toml"), &text).expect("written");
    let made = capgap(&folder, &[&["plan", &answers, "--plan", "plan.toml", "--draws", "0", "-q", "-o", "a.xml"][..], &PUBLISHER].concat());
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let xml = fs::read_to_string(folder.join("a.xml")).expect("the activities");
    check(&xml);
    let document = Document::parse(&xml).expect("well-formed");
    let all = children(document.root_element(), "iati-activity");
    let of_status =
        |code: &str| all.iter().filter(|activity| of(**activity, "activity-status", "code") == code).copied().collect::<Vec<_>>();
    let (running, done, dropped) = (of_status("2"), of_status("3"), of_status("5"));
    assert_eq!((running.len(), done.len(), dropped.len()), (1, 1, 1));
    assert!(children(dropped[0], "budget").is_empty());
    let first_of = |activity: Node<'_, '_>| of(child(activity, "budget"), "period-start", "iso-date").to_owned();
    assert_eq!(first_of(done[0]), children(done[0], "activity-date")[0].attribute("iso-date").unwrap());
    assert_eq!(child(done[0], "budget").attribute("status"), Some("2"));
    let organisations: Vec<(&str, &str)> =
        children(done[0], "participating-org").into_iter().map(|org| (org.attribute("role").unwrap(), narrative(org))).collect();
    assert_eq!(organisations, [("1", "<Fund> & \"Co\" ]]>"), ("2", "Harbour")]);
    // Whoever may not see offices sees neither owner nor funder.
    let shared =
        [&["plan", &answers, "--plan", "plan.toml", "--draws", "0", "-q", "-f", "iati", "--audience", "partner"][..], &PUBLISHER].concat();
    let shared = String::from_utf8(capgap(&folder, &shared).stdout).expect("UTF-8");
    assert!(shared.contains("iati-activity") && !shared.contains("Harbour") && !shared.contains("Fund&gt;"));
    check(&shared);
    fs::remove_dir_all(folder).expect("removable");
}

#[test]
fn hostile_texts_stay_texts() {
    let folder = folder("hostile");
    let own = "[[intervention]]\nid = \"a-b\"\ntitle = \"<b> & 'x' \\u0007\\u000b ]]> \\uFFFE é\"\nsummary = \"tab\\there\\r\\n--> next\"\n\
        raises = [{ capability = \"public-awareness\", from = 0, to = 4 }]\nmonths = 1\ncost = { small = [0, 1], medium = [0, 1], large = [0, 1] }\n\
        currency = \"USD\"\nprice-year = 2026\nsource = { text = \"x\", verified = true }\n";
    fs::write(folder.join("own.toml"), own).expect("written");
    let answers = fs::read_to_string(example("marevoa-2026.toml"))
        .expect("the answers")
        .replace("state = \"Marevoa\"", "state = \"<Marevoa> & \\u0001--\"");
    assert!(answers.contains("<Marevoa>"));
    fs::write(folder.join("answers.toml"), answers).expect("written");
    let flags = [
        "plan",
        "answers.toml",
        "-d",
        "own.toml",
        "--must",
        "a-b",
        "--budget",
        "1",
        "--start",
        "0000-01",
        "--draws",
        "0",
        "-q",
        "-f",
        "iati",
    ];
    let made = capgap(&folder, &[&flags[..], &PUBLISHER].concat());
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let text = String::from_utf8(made.stdout).expect("UTF-8");
    let document = Document::parse(&text).expect("well-formed");
    let activity = child(document.root_element(), "iati-activity");
    assert_eq!(narrative(child(activity, "title")), "<b> & 'x'   ]]>  é");
    assert_eq!(narrative(child(activity, "description")), "tab here\n--> next");
    assert_eq!(narrative(child(activity, "recipient-country")), "<Marevoa> & --");
    // A cost of half a unit is rounded, a purpose code that nobody gave is told as such.
    assert_eq!(of(activity, "sector", "code"), "99810");
    fs::remove_dir_all(folder).expect("removable");
}

#[test]
fn what_is_missing_is_told_before_anything_is_made() {
    let answers = example("marevoa-2026.toml");
    let told = |more: &[&str]| {
        let made = capgap(root(), &[&["plan", &answers, "--budget", "100k", "--draws", "0", "-f", "iati"], more].concat());
        (made.status.code(), String::from_utf8_lossy(&made.stderr).into_owned(), made.stdout.len())
    };
    let (code, errors, bytes) = told(&["--start", "2027-01", "--reporting-org", "XM-1"]);
    assert_eq!((code, bytes), (Some(2), 0));
    assert!(errors.contains("--reporting-org-name, --reporting-org-type, --recipient"), "{errors}");
    let (code, errors, _) = told(&PUBLISHER);
    assert!(code == Some(2) && errors.contains("--start"), "{errors}");
    for (place, wrong) in [(1, "XM TEST"), (1, "A/B"), (7, "XAT"), (7, "1A"), (5, "12")] {
        let mut flags = PUBLISHER;
        flags[place] = wrong;
        let (code, errors, bytes) = told(&[&flags[..], &["--start", "2027-01"]].concat());
        assert_eq!((code, bytes), (Some(2), 0), "{wrong}: {errors}");
    }
    // Levels go out only with a word to whoever publishes them.
    let (code, errors, _) = told(&[&PUBLISHER[..], &["--start", "2027-01"]].concat());
    assert!(code == Some(0) && errors.contains("TLP:AMBER+STRICT"), "{errors}");
    // Nothing to fund gives no file, which would be none.
    let nothing = capgap(
        root(),
        &[&["plan", &answers, "--budget", "0", "--start", "2027-01", "--draws", "0", "-f", "iati"][..], &PUBLISHER].concat(),
    );
    assert_eq!((nothing.status.code(), nothing.stdout.len()), (Some(1), 0));
}

#[test]
fn what_has_no_month_is_left_out_and_told() {
    let answers = example("marevoa-2026.toml");
    let flags =
        ["plan", &answers, "--budget", "100k", "--start", "2027-01", "--draws", "0", "--under-way", "first-sectors-pilot", "-f", "iati"];
    let made = capgap(root(), &[&flags[..], &PUBLISHER].concat());
    let errors = String::from_utf8_lossy(&made.stderr).into_owned();
    assert!(errors.contains("no months are known for them: first-sectors-pilot"), "{errors}");
    assert!(!String::from_utf8_lossy(&made.stdout).contains("-first-sectors-pilot<"));
}
