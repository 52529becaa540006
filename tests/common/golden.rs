//! What the program writes, compared byte for byte with files that were read before they were accepted.

use std::fs;
use std::path::Path;
use std::process::Command;

/// Compares what each of these arguments makes with the golden file of this name; writes them anew where `CAPGAP_BLESS` is set.
pub(crate) fn are_as_accepted(reports: &[(&str, &[&str])]) {
    let bless = std::env::var_os("CAPGAP_BLESS").is_some();
    let mut different = Vec::new();
    for (name, arguments) in reports.iter().copied() {
        let made = run(arguments);
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
        if bless {
            fs::write(&path, &made).expect("the golden file can be written");
            continue;
        }
        let accepted = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        if accepted != made {
            let line = accepted.lines().zip(made.lines()).position(|(a, b)| a != b).unwrap_or(0);
            different.push(format!(
                "{name}, line {}:\n  accepted {:?}\n  made     {:?}",
                line + 1,
                accepted.lines().nth(line).unwrap_or_default(),
                made.lines().nth(line).unwrap_or_default()
            ));
        }
    }
    assert!(different.is_empty(), "\n{}", different.join("\n"));
}

/// What the program writes for these arguments.
pub(crate) fn run(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_capgap"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("NO_COLOR")
        .output()
        .expect("the program starts");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("reports are UTF-8")
}
