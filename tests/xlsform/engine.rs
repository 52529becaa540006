//! What the engine of ODK Collect filled, read back. `.ci/xlsform` makes the files; without them there is nothing to test.

use super::form::built_in;
use super::read::{read_export, read_toml, small};
use super::written::odd;
use capgap::diagnostic::{Code, Severity};
use capgap::library::Library;
use capgap::write::{Guide, toml};
use std::fs;
use std::path::Path;

#[test]
fn what_the_engine_filled_is_read_back() {
    let Some(folder) = std::env::var_os("CAPGAP_FILLED") else { return };
    let mut compared = 0;
    for entry in fs::read_dir(&folder).expect("a folder of filled forms") {
        let folder = entry.expect("an entry").path();
        let library = match folder.file_name().expect("a name").to_string_lossy().as_ref() {
            "every-kind" => small(),
            "odd-texts" => odd(),
            _ => built_in(),
        };
        compared += compare(&library, &folder);
    }
    assert!(compared > 10, "{compared} compared");
    println!("{compared} submissions read back");
}

fn compare(library: &Library, folder: &Path) -> usize {
    let text = |name: &str| fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{}/{name}: {error}", folder.display()));
    let mut compared = 0;
    for (name, register) in [
        ("central.csv", Some("central-register___entry.csv")),
        ("split.csv", Some("central-register___entry.csv")),
        ("kobo.csv", None),
        ("kobo.json", None),
        ("odata.json", None),
    ] {
        let second = register.map(text);
        let (found, findings) = read_export(library, &text(name), second.as_deref());
        let strange: Vec<_> = findings
            .iter()
            .filter(|finding| {
                finding.severity() == Severity::Error || finding.code == Code::AnswerNotAsked || finding.code == Code::ColumnUnknown
            })
            .collect();
        assert!(strange.is_empty(), "{}/{name}: {strange:?}", folder.display());
        assert!(!found.is_empty(), "{}/{name}", folder.display());
        for (number, mut found) in found.into_iter().enumerate() {
            let (mut wanted, findings) = read_toml(library, &text(&format!("{number}.toml")));
            let wrong: Vec<_> = findings.iter().filter(|finding| finding.severity() == Severity::Error).collect();
            assert!(wrong.is_empty(), "{}/{number}.toml: {wrong:?}", folder.display());
            if name == "kobo.csv" {
                found.evidence.clear();
                wanted.evidence.clear();
            }
            let (found, wanted) = (toml(&found, &Guide::default()), toml(&wanted, &Guide::default()));
            assert_eq!(found, wanted, "{}/{name}, {number}", folder.display());
            compared += 1;
        }
    }
    compared
}
