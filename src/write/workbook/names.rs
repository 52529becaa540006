//! Names of sheets: at most 31 characters, none of them forbidden, no two alike.

use super::cells;

/// The names given so far.
#[derive(Debug, Default)]
pub(super) struct Names(Vec<String>);

const LONGEST: usize = 31;

impl Names {
    /// A name after a title, unlike all others.
    pub(super) fn new_name(&mut self, title: &str) -> String {
        let allowed: String = cells::fine(title).chars().map(|c| if "[]:*?/\\\n".contains(c) { ' ' } else { c }).collect();
        let joined = allowed.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut name = cells::shortened(&joined, LONGEST).trim_matches('\'').trim().to_owned();
        let mut number = 1_usize;
        let base = name.clone();
        while self.taken(&name) {
            number += 1;
            let ending = [" ", number.to_string().as_str()].concat();
            name = [cells::shortened(&base, LONGEST - ending.len()), ending].concat();
        }
        self.0.push(name.clone());
        name
    }

    /// Spreadsheet programs make no difference between capitals and small letters, and keep "History" for themselves.
    fn taken(&self, name: &str) -> bool {
        let same = |other: &str| other.to_lowercase() == name.to_lowercase();
        name.is_empty() || same("history") || same(super::hidden::SHEET) || self.0.iter().any(|other| same(other))
    }
}

/// An id as a name: titles are too long for the tab of a sheet and often begin alike.
pub(super) fn of_id(id: &str) -> String {
    let words = id.replace(['-', '_'], " ");
    let mut characters = words.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_allowed_and_different() {
        let mut names = Names::default();
        let long = "Policies and regulations: strategy, infrastructure, crime and rights";
        assert_eq!(names.new_name(long), "Policies and regulations…");
        assert_eq!(names.new_name(long), "Policies and regulations… 2");
        assert_eq!(names.new_name("a/b [c]"), "a b c");
        assert_eq!(names.new_name("A B C"), "A B C 2");
        assert_eq!(names.new_name("''"), " 2");
        assert_eq!(names.new_name("History"), "History 2");
        assert_eq!(names.new_name("CAPGAP"), "CAPGAP 2");
        assert_eq!(of_id("strategy-and-law"), "Strategy and law");
        assert_eq!(of_id(""), "");
    }
}
