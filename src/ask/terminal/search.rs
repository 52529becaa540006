//! The search: a few words, and below them every question that holds them.

use super::{Front, Shown, Stop, told};
use crate::ask::Interview;
use crate::say;
use crate::screen::{Choice, Editor, Frame, Item, Key, Outcome, Part, Rect};
use crate::words::Words;

impl Front<'_, '_> {
    /// Lets the user search all questions, and goes to the one that is taken.
    pub(super) fn search(&mut self) -> Result<(), Stop> {
        let mut search = Search::new(self.interview, self.words);
        if let Shown::Taken(question) = self.show(say!(self.words, "interview-search-title"), &mut search)? {
            self.go(question);
        }
        Ok(())
    }
}

/// A question that can be found.
struct Line {
    /// Everything it can be found by, in small letters.
    text: String,
    item: Item,
}

struct Search {
    query: Editor,
    lines: Vec<Line>,
    found: Choice,
    /// Whether the words are others than those that were searched.
    changed: bool,
}

impl Search {
    fn new(interview: &Interview<'_>, words: &Words) -> Self {
        let library = interview.library();
        let line = |question: &usize| {
            let record = &library.questions[*question];
            let capabilities = record.measures.iter().filter_map(|measure| library.capability(&measure.capability.id));
            let titles: Vec<&str> = capabilities.map(|at| library.capabilities[at].title.as_str()).collect();
            let label = told::line(interview, *question, words);
            let section = library.sections[library.section_of[*question]].title.as_str();
            let id = record.id.as_str();
            let item = Item::new(question.to_string(), label.clone()).right(told::answered(interview, *question, words)).detail(say!(
                words,
                "interview-search-detail",
                section = section,
                id = id
            ));
            Line { text: [id, &label, &titles.join(" ")].join(" ").to_lowercase(), item }
        };
        let lines = interview.order().iter().map(line).collect();
        let mut search = Self { query: Editor::new("", false), lines, found: Choice::new(Vec::new()), changed: false };
        search.find(words);
        search
    }

    fn find(&mut self, words: &Words) {
        let wanted: Vec<String> = self.query.text().split_whitespace().map(str::to_lowercase).collect();
        let matches = |line: &&Line| wanted.iter().all(|word| line.text.contains(word.as_str()));
        let items: Vec<Item> = self.lines.iter().filter(matches).map(|line| line.item.clone()).collect();
        let prompt = say!(words, "interview-search-prompt", text = self.query.text(), count = items.len());
        self.found = Choice::new(items).prompt(prompt);
        self.changed = false;
    }
}

impl Part for Search {
    type Value = usize;

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, words: &Words) {
        if self.changed {
            self.find(words);
        }
        self.found.draw(frame, area, words);
    }

    fn key(&mut self, key: &Key) -> Option<Outcome<usize>> {
        match key {
            Key::Char(c) => self.query.insert(c.encode_utf8(&mut [0; 4])),
            Key::Paste(text) => self.query.insert(text),
            Key::Backspace => self.query.delete_back(),
            Key::DeleteLine => self.query.delete_line(),
            Key::DeleteWord => self.query.delete_word(),
            Key::Left | Key::Right => {}
            key => {
                return match self.found.key(key)? {
                    Outcome::Taken(id) => id.parse().ok().map(Outcome::Taken),
                    Outcome::Left => Some(Outcome::Left),
                    Outcome::Command(key) => Some(Outcome::Command(key)),
                    Outcome::Interrupted => Some(Outcome::Interrupted),
                    Outcome::Closed => Some(Outcome::Closed),
                };
            }
        }
        self.changed = true;
        None
    }

    fn help(&self, words: &Words) -> Vec<String> {
        vec![say!(words, "interview-key-search-type"), say!(words, "interview-key-search-take"), say!(words, "interview-key-search-back")]
    }
}
