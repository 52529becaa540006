//! A small folder with good and bad files, and everything that comes of it, on file in `tests/fixtures/batch/`.
//!
//! `CAPGAP_BLESS=1 cargo test --test batch golden` writes it anew; read before keeping.

use crate::{Folder, files_below, run};
use std::fs;
use std::path::{Path, PathBuf};

fn on_file(below: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/batch").join(below)
}

#[test]
fn a_small_folder_comes_out_as_it_is_on_file() {
    let folder = Folder::new("golden");
    for entry in fs::read_dir(on_file("in")).expect("inputs on file") {
        let path = entry.unwrap().path();
        folder.write(&format!("in/{}", path.file_name().unwrap().to_string_lossy()), fs::read(&path).unwrap());
    }
    let done = run(&folder, &["in", "-o", "out", "--interventions", "--pages", "markdown"]);
    folder.write("out/terminal.txt", format!("exit code {}\n--- stdout\n{}--- stderr\n{}", done.code, done.output, done.errors));
    // The fingerprints of the definitions change with any word in them; tests/batch/outputs.rs looks at the summary.
    let found: Vec<(String, Vec<u8>)> = folder.files("out").into_iter().filter(|(name, _)| name != "summary.json").collect();
    if std::env::var_os("CAPGAP_BLESS").is_some() {
        let _ = fs::remove_dir_all(on_file("out"));
        for (name, bytes) in &found {
            fs::create_dir_all(on_file(&format!("out/{name}")).parent().unwrap()).unwrap();
            fs::write(on_file(&format!("out/{name}")), bytes).unwrap();
        }
    }
    for (name, bytes) in &found {
        let path = on_file(&format!("out/{name}"));
        let expected = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(String::from_utf8_lossy(bytes), expected, "{name}");
    }
    let names: Vec<String> = files_below(&on_file("out")).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, found.into_iter().map(|(name, _)| name).collect::<Vec<_>>());
}
