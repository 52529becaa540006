//! What is defined: lists, and one thing in full with what refers to it.
//!
//! Nothing here is scored: the only figures are those that stand in the definitions, and the effective shares that the
//! library reckons from them.

mod book;
mod list;
mod lookup;
mod phrases;
mod show;
mod tables;
pub(super) mod tags;

use super::document::Document;
use super::explain::Unexplained;
use crate::library::Library;
use crate::words::Words;
use phrases::Catalogue;
use std::cell::OnceCell;

/// What can be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKind {
    /// Capabilities by pillar.
    Capabilities,
    /// Pillars.
    Pillars,
    /// Frameworks of every kind.
    Frameworks,
    /// Elements of the norms framework by area.
    Elements,
    /// Practical actions by element.
    Actions,
    /// Threat scenarios.
    Scenarios,
    /// Questionnaires and views of them.
    Questionnaires,
    /// Questions by section.
    Questions,
    /// Interventions.
    Interventions,
    /// Target profiles and threat profiles.
    Profiles,
    /// Heads of neighbouring instruments with the capabilities that cover them.
    Crosswalk,
    /// Combinations of answers that contradict themselves.
    Rules,
    /// Capacity-building principles.
    Principles,
    /// Maturity scales.
    Scales,
    /// Effective share of each capability in the norms framework and in the scenarios.
    Shares,
    /// Records whose source nobody has checked.
    Unverified,
}

impl ListKind {
    /// All kinds with the word that the command line knows them by.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("capabilities", Self::Capabilities),
        ("pillars", Self::Pillars),
        ("frameworks", Self::Frameworks),
        ("elements", Self::Elements),
        ("actions", Self::Actions),
        ("scenarios", Self::Scenarios),
        ("questionnaires", Self::Questionnaires),
        ("questions", Self::Questions),
        ("interventions", Self::Interventions),
        ("profiles", Self::Profiles),
        ("crosswalk", Self::Crosswalk),
        ("rules", Self::Rules),
        ("principles", Self::Principles),
        ("scales", Self::Scales),
        ("shares", Self::Shares),
        ("unverified", Self::Unverified),
    ];
}

/// Lists one kind of definition.
#[must_use]
pub fn list(library: &Library, kind: ListKind, words: &Words) -> Document {
    list::list(Catalogue { library, words, asked: &OnceCell::new() }, kind)
}

/// Shows one definition in full, with what refers to it.
///
/// The id may stand alone, as `FRAMEWORK/NODE`, as `INSTRUMENT:CODE`, or after the name of its kind, such as
/// `capability:`, where several kinds of thing have it.
///
/// # Errors
/// Where nothing or more than one thing has this id.
pub fn show(library: &Library, id: &str, words: &Words) -> Result<Document, Unexplained> {
    let thing = lookup::find(library, id)?;
    Ok(show::show(Catalogue { library, words, asked: &OnceCell::new() }, thing))
}

/// Tells all definitions as a book: every record once, with index and sources.
#[must_use]
pub fn codebook(library: &Library, words: &Words) -> Document {
    book::book(Catalogue { library, words, asked: &OnceCell::new() })
}

#[cfg(test)]
#[allow(clippy::panic)] // a test fails by panicking
mod tests {
    use super::lookup::{find, names, things};
    use super::phrases::Catalogue;
    use super::{ListKind, list, show};
    use crate::library::{Definitions, Library};
    use crate::read;
    use crate::report::document::{Block, Document, Table};
    use crate::report::explain::Unexplained;
    use crate::text::SourceMap;
    use crate::words::Words;
    use std::cell::OnceCell;
    use std::collections::BTreeSet;

    fn shipped() -> Library {
        let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
        read::built_in(&mut sources, &mut definitions, &mut findings);
        assert!(findings.is_empty(), "{findings:?}");
        let built_in = u32::try_from(sources.files().count()).unwrap_or(u32::MAX);
        Library::build(definitions, built_in, "en").0
    }

    fn own(text: &str) -> Library {
        let (mut sources, mut definitions, mut findings) = (SourceMap::default(), Definitions::default(), Vec::new());
        let _ = read::text("own.toml", text, &mut sources, &mut definitions, &mut findings);
        assert!(findings.is_empty(), "{findings:?}");
        Library::build(definitions, 0, "en").0
    }

    fn tables(document: &Document) -> impl Iterator<Item = &Table> {
        document.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
    }

    /// No message is missing, no message is left unfilled, every row fits its columns.
    fn sound(document: &Document) {
        let text = format!("{document:?}");
        assert!(!text.contains("catalogue-"), "{text}");
        assert!(!text.contains("{$") && !text.contains("{ $"), "{text}");
        assert!(!document.title.is_empty());
        for table in tables(document) {
            assert!(!table.rows.is_empty() && !table.caption.is_empty());
            assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()), "{}", table.caption);
        }
    }

    #[test]
    fn every_kind_lists_something() {
        let (library, words) = (shipped(), Words::english());
        for (word, kind) in ListKind::ALL {
            let document = list(&library, *kind, &words);
            assert!(tables(&document).count() > 0, "{word}");
            sound(&document);
        }
    }

    #[test]
    fn an_empty_set_lists_nothing_and_says_so() {
        let (library, words) = (own("[definitions]\nversion = \"1\"\n"), Words::english());
        for (word, kind) in ListKind::ALL {
            let document = list(&library, *kind, &words);
            assert!(!document.blocks.is_empty(), "{word}");
            sound(&document);
        }
    }

    #[test]
    fn lists_hold_every_record() {
        let (library, words) = (shipped(), Words::english());
        let rows = |kind| tables(&list(&library, kind, &words)).map(|table| table.rows.len()).sum::<usize>();
        let heads: usize = library.instruments.iter().map(|instrument| instrument.heads.len()).sum();
        assert_eq!(rows(ListKind::Capabilities), library.capabilities.len());
        assert_eq!(rows(ListKind::Crosswalk), heads);
        assert_eq!(rows(ListKind::Actions), library.actions.len());
        assert_eq!(rows(ListKind::Principles), library.principles.len());
        assert_eq!(rows(ListKind::Questions), library.questions.len());
        assert_eq!(rows(ListKind::Shares), library.capabilities.len());
        assert_eq!(rows(ListKind::Questionnaires), library.questionnaires.len() + library.views.len());
        assert_eq!(rows(ListKind::Profiles), library.targets.len() + library.threats.len() + library.audiences.len());
        let norms = library.frameworks.iter().filter(|framework| framework.kind == crate::model::FrameworkKind::Norms);
        assert_eq!(rows(ListKind::Elements), norms.flat_map(|framework| &framework.nodes).filter(|node| !node.needs.is_empty()).count());
    }

    #[test]
    fn crosswalk_names_every_head() {
        let (library, words) = (shipped(), Words::english());
        let text = format!("{:?}", list(&library, ListKind::Crosswalk, &words));
        for head in library.instruments.iter().flat_map(|instrument| &instrument.heads) {
            assert!(text.contains(&format!("Text({:?})", head.code)) && text.contains(&format!("Text({:?})", head.title)), "{}", head.code);
        }
    }

    #[test]
    fn every_record_can_be_shown() {
        let (library, words) = (shipped(), Words::english());
        let (library, words) = (&library, &words);
        let c = Catalogue { library, words, asked: &OnceCell::new() };
        for thing in things(library) {
            let names = names(library, thing);
            assert!(names.iter().any(|name| find(library, name) == Ok(thing)), "{names:?}");
            sound(&show::show(c, thing));
        }
    }

    #[test]
    fn every_name_is_known_and_what_is_offered_is_one_thing() {
        let library = shipped();
        let mut ambiguous = BTreeSet::new();
        for name in things(&library).into_iter().flat_map(|thing| names(&library, thing)) {
            match find(&library, &name) {
                Ok(thing) => assert!(names(&library, thing).contains(&name)),
                Err(Unexplained::Ambiguous(others)) => {
                    assert!(others.len() > 1 && !others.contains(&name), "{name}");
                    ambiguous.extend(others);
                }
                Err(Unexplained::Unknown(_)) => panic!("{name} is not known"),
            }
        }
        assert!(ambiguous.iter().all(|name| find(&library, name).is_ok()), "{ambiguous:?}");
    }

    #[test]
    fn an_id_of_several_kinds_is_offered_in_full() {
        let (library, words) = (shipped(), Words::english());
        let offered = |id| show(&library, id, &words).err();
        let profiles = vec!["target-profile:default".to_owned(), "threat-profile:default".to_owned()];
        assert_eq!(offered("default"), Some(Unexplained::Ambiguous(profiles)));
        let technology = vec!["pillar:technology".to_owned(), "section:technology".to_owned()];
        assert_eq!(offered("technology"), Some(Unexplained::Ambiguous(technology)));
        let Some(Unexplained::Ambiguous(phases)) = offered("respond") else { panic!("several scenarios respond") };
        assert!(phases.contains(&"response-team-harm/respond".to_owned()));
    }

    #[test]
    fn an_unknown_id_gets_the_nearest() {
        let (library, words) = (shipped(), Words::english());
        let nearest = |id| show(&library, id, &words).err();
        assert_eq!(nearest("national-strateqy"), Some(Unexplained::Unknown(Some("national-strategy".to_owned()))));
        assert_eq!(nearest("response-team-harm/respnd"), Some(Unexplained::Unknown(Some("response-team-harm/respond".to_owned()))));
        assert_eq!(nearest("cmm:D1.11"), Some(Unexplained::Unknown(Some("cmm:D1.1".to_owned()))));
        assert_eq!(nearest("qqqqqqqq"), Some(Unexplained::Unknown(None)));
    }

    #[test]
    fn a_foreign_index_can_be_shown() {
        let text = r#"
[framework]
id = "port"
title = "Port index"
source = { text = "Own" }
bands = [{ name = "low" }, { name = "high", from = 50 }]
scale = 100

[[node]]
id = "law"
title = "Law"
missing = "exclude"
round = { digits = 1 }
needs = [{ question = "p.level", reverse = true }, { question = "p.ships" }]

[questionnaire]
id = "port-questions"
title = "Port questions"
source = { text = "Own" }

[[section]]
id = "port"
questionnaire = "port-questions"
title = "Port"

[[section.question]]
id = "p.level"
kind = "level"
text = "Level?"
top = 2
levels = ["none", "some", "all"]

[[section.question]]
id = "p.ships"
kind = "number"
text = "Ships?"
from = 1
to = 100
transform = "ln"
when = { question = "p.level", at-least = 1 }
"#;
        let (library, words) = (own(text), Words::english());
        for id in ["framework:port", "section:port", "law", "port/law", "node:port", "p.level", "p.ships", "port-questions", "maturity"] {
            match show(&library, id, &words) {
                Ok(document) => sound(&document),
                Err(why) => panic!("{id}: {why:?}"),
            }
        }
    }
}
