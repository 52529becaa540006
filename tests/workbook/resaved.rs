//! Workbooks that another program opened and saved. `.ci/workbook` runs these two, one before and one after the other program.

use crate::common::random::Random;
use crate::{built_in, content, first_difference, from_toml, from_workbook, generate};
use capgap::words::Words;
use capgap::write::workbook;
use std::fs;
use std::path::PathBuf;

const SEEDS: u64 = 6;

fn folder() -> PathBuf {
    std::env::var_os("CAPGAP_WORKBOOKS").expect("CAPGAP_WORKBOOKS names a folder").into()
}

fn made(seed: u64) -> capgap::model::Submission {
    let asked = ["rapid", "fcc"][usize::from(seed % 3 == 2)];
    from_toml(built_in(), &content(&generate::submission(built_in(), asked, &mut Random::new(seed))))
}

#[test]
#[ignore = "writes files for another program"]
fn writes_workbooks() {
    for seed in 0..SEEDS {
        let bytes = workbook(built_in(), &made(seed), &Words::english()).expect("it can be written");
        fs::write(folder().join(format!("{seed}.xlsx")), bytes).expect("the folder is there");
    }
}

#[test]
#[ignore = "reads what another program wrote"]
fn reads_them_saved_again() {
    let mut differing = Vec::new();
    for seed in 0..SEEDS {
        let bytes = fs::read(folder().join("saved").join(format!("{seed}.xlsx"))).expect("the other program wrote it");
        let (again, findings, _) = from_workbook(built_in(), &bytes);
        let (was, is) = (content(&made(seed)), again.as_ref().map(content).unwrap_or_default());
        if was != is {
            differing.push(format!("seed {seed}: {}\n{:?}", first_difference(&was, &is), findings.first()));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n\n"));
}
