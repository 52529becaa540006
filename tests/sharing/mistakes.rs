//! Shared files as they come back from other programs, people and bad lines: no panic, and every mistake told where it is.

use crate::common::random::Random;
use crate::common::sets;
use crate::made::{Made, audiences, random_submission, read_shared};
use std::ops::Range;

fn files() -> Vec<String> {
    let texts = (0..6).flat_map(|seed| {
        let set = sets::make(Random::new(seed));
        let library = sets::library(&set.files());
        let submission = random_submission(&library, &set.asked, &mut Random::new(seed + 500));
        let made = Made::of(library, submission);
        audiences().iter().map(|profile| made.shared(profile)).collect::<Vec<_>>()
    });
    texts.collect()
}

/// Where the values of keys stand that hold a text, a number or a truth, one a line as they are written.
fn values(text: &str) -> Vec<(String, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if let Some((key, value)) = line.trim_end().trim_end_matches(',').split_once("\": ")
            && !value.ends_with(['{', '[', ']', '}'])
            && value != "null"
        {
            let start = at + key.len() + 3;
            found.push((key.trim().trim_start_matches('"').to_owned(), start..start + value.len()));
        }
        at += line.len();
    }
    found
}

#[test]
fn a_wrong_value_is_told_where_it_stands() {
    let mut random = Random::new(7);
    let mut told = 0;
    for text in files() {
        let places = values(&text);
        assert!(places.len() > 20);
        for _ in 0..25 {
            let (key, place) = random.pick(&places);
            // A list fits nowhere that a single value stands.
            let wrong = [&text[..place.start], "[7, 7]", &text[place.end..]].concat();
            let (shared, findings) = read_shared(&wrong);
            assert!(shared.is_none(), "{key} may be a list");
            let here = findings.iter().filter_map(|finding| finding.place).any(|found| {
                let (start, end) = (found.start as usize, found.end as usize);
                start < place.start + 6 && end > place.start
            });
            assert!(here, "{key} at {place:?}: {findings:?}");
            told += 1;
        }
    }
    assert!(told >= 400);
}

#[test]
fn a_key_that_is_missing_or_misspelt_is_told() {
    let mut random = Random::new(8);
    for text in files() {
        let places = values(&text);
        for _ in 0..10 {
            let (key, place) = random.pick(&places);
            let before = &text[..place.start];
            let Some(open) = before.rfind(&format!("\"{key}\"")) else { panic!("{key}") };
            let misspelt = [&text[..open], "\"x", &text[open + 1..]].concat();
            let (shared, findings) = read_shared(&misspelt);
            // The names of fingerprints are not fixed, and an answer may be to any question.
            if shared.is_some() {
                assert!(key.contains('-') || key.contains('.') || key.len() > 1, "{key}");
                continue;
            }
            assert!(!findings.is_empty() && findings.iter().all(|finding| finding.place.is_some()), "{key}: {findings:?}");
        }
    }
}

#[test]
fn broken_files_are_told_and_harm_nobody() {
    let mut random = Random::new(9);
    for text in files() {
        for _ in 0..25 {
            let mut bytes = text.clone().into_bytes();
            match random.below(4) {
                0 => bytes.truncate(random.below(bytes.len())),
                1 => {
                    let at = random.below(bytes.len());
                    bytes[at] = random.pick(b"{}[]\",:09eE+-.xn \\");
                }
                2 => {
                    let (from, to) = (random.below(bytes.len()), random.below(bytes.len()));
                    bytes.drain(from.min(to)..from.max(to).min(from.min(to) + 60));
                }
                _ => {
                    let at = random.below(bytes.len());
                    let piece: Vec<u8> = bytes[at..(at + 40).min(bytes.len())].to_vec();
                    let into = random.below(bytes.len());
                    bytes.splice(into..into, piece);
                }
            }
            let broken = String::from_utf8_lossy(&bytes).into_owned();
            let (shared, findings) = read_shared(&broken);
            assert!(shared.is_some() == findings.is_empty(), "{findings:?}");
            for place in findings.iter().filter_map(|finding| finding.place) {
                assert!(place.start as usize <= broken.len() && place.start <= place.end, "{findings:?}");
            }
        }
    }
}

#[test]
fn a_newer_format_is_refused() {
    let text = files().remove(0).replacen("\"shared_assessment\": 1", "\"shared_assessment\": 2", 1);
    let (shared, findings) = read_shared(&text);
    assert!(shared.is_none());
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].code, capgap::diagnostic::Code::OutOfRange);
}

#[test]
fn answers_are_not_taken_for_a_shared_assessment() {
    use capgap::read::looks_shared;
    for text in ["{\"shared_assessment\": 1}", "\u{feff} {\"a\": 1, \"shared_assessment\" : 1}"] {
        assert!(looks_shared(text), "{text}");
    }
    for text in [
        "",
        "[submission]\nstate = \"shared_assessment\"",
        "{\"submission\": {\"state\": \"shared_assessment\"}}",
        "{\"answers\": {\"a\": {\"note\": \"\\\"shared_assessment\\\": 1\"}}}",
    ] {
        assert!(!looks_shared(text), "{text}");
    }
}
