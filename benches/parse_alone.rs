//! Reads every file of a folder and parses it with the library that capgap reads TOML with, and does nothing else: what a batch of answer
//! files is held against by `benches/run --answers`.
//!
//! `cargo bench --bench parse_alone -- FOLDER`
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)] // a bench ends where something is wrong, and prints

use std::hint::black_box;
use toml::de::DeTable;

fn main() {
    let Some(folder) = std::env::args().skip(1).find(|argument| !argument.starts_with('-')) else { return };
    let mut files: Vec<_> = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in &files {
        let text = std::fs::read_to_string(file).expect("a text");
        black_box(DeTable::parse(black_box(&text)).expect("TOML"));
    }
    println!("{} files", files.len());
}
