//! Hundreds of broken submissions in one run change nothing of the good ones.

use crate::{Folder, answers, run, ten};
use std::collections::BTreeSet;

/// Numbers that are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most.max(1)
    }
}

/// A file with something wrong in it, most of the time.
fn broken(good: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = good.to_vec();
    for _ in 0..=numbers.below(4) {
        let at = numbers.below(bytes.len());
        match numbers.below(8) {
            0 => bytes.truncate(at),
            1 => bytes[at] = u8::try_from(numbers.below(256)).unwrap(),
            2 => drop(bytes.drain(at..(at + 1 + numbers.below(40)).min(bytes.len()))),
            3 => drop(bytes.splice(at..at, "\u{202e}\0[[answers]]\n\"\"\"".bytes())),
            4 => {
                let again = bytes[at..].to_vec();
                bytes.extend(again);
            }
            5 => drop(bytes.splice(at..at, "value = 99999999999999999999\n".bytes())),
            6 => drop(bytes.splice(at..at, [b'['; 300])),
            _ => {
                let text = String::from_utf8_lossy(&bytes).replace("value", "valeu").replace("XQ", "../");
                bytes = text.into_bytes();
            }
        }
        if bytes.is_empty() {
            break;
        }
    }
    bytes
}

#[test]
fn good_rows_are_the_same_with_and_without_the_bad_ones() {
    let folder = Folder::new("broken");
    ten(&folder);
    let alone = run(&folder, &["in", "-o", "alone", "--interventions", "2"]);
    assert_eq!(alone.code, 0, "{}", alone.errors);
    let mut numbers = Numbers(20_260_501);
    const BROKEN: usize = 400;
    for number in 0..BROKEN {
        let good = answers("XQQ", "2026-05-01", 1, "draft");
        let ending = ["toml", "toml", "toml", "json", "csv", "xlsx"][numbers.below(6)];
        // Among the good ones by name, so that each of those has bad ones before and after it.
        let name = format!("in/XA{}-{number}.{ending}", char::from(b'A' + u8::try_from(number % 11).unwrap()));
        let bytes = broken(good.as_bytes(), &mut numbers);
        folder.write(&name, bytes);
    }
    for threads in ["1", "3"] {
        let out = format!("out-{threads}");
        let done = run(&folder, &["in", "-o", &out, "--interventions", "2", "--threads", threads]);
        assert_eq!(done.code, 1, "{}", done.errors);
        let good: BTreeSet<String> = (0..10_u8).map(|number| format!("in/XA{}.toml,", char::from(b'A' + number))).collect();
        for name in ["scores.csv", "long.csv", "gaps.csv", "interventions.csv"] {
            let text = folder.text(&format!("{out}/{name}"));
            let of_good = |line: &&str| line.starts_with("input,") || good.iter().any(|input| line.starts_with(input.as_str()));
            let kept: Vec<&str> = text.lines().filter(of_good).collect();
            assert_eq!(kept, folder.text(&format!("alone/{name}")).lines().collect::<Vec<_>>(), "{name}");
        }
        let summary = folder.json(&format!("{out}/summary.json"));
        let count = |key: &str| summary["submissions"][key].as_u64().unwrap();
        let aside = summary["inputs"]["without_submission"].as_u64().unwrap();
        assert!(count("rejected") > 300, "{summary:#}");
        assert!(count("taken") + count("rejected") + aside >= BROKEN as u64 + 10, "{summary:#}");
        let lines = folder.text(&format!("{out}/rejected.jsonl"));
        assert_eq!(lines.lines().count() as u64, count("rejected"));
        let mut pages = BTreeSet::new();
        for line in lines.lines() {
            let line: serde_json::Value = serde_json::from_str(line).expect("JSON");
            assert!(line["errors"].as_u64().unwrap() > 0, "{line:#}");
            assert!(!lines.contains("C144"), "a mistake of the program");
            let page = line["page"].as_str().unwrap();
            assert!(pages.insert(page.to_lowercase()) && page.split('/').count() == 2, "{page}");
            assert!(folder.text(&format!("{out}/{page}")).contains("What to mend in"));
        }
    }
}
