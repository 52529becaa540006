//! How and where a file is made: what the pages of a report and of a plan ask alike.

use super::Menu;
use super::face::Stop;
use super::making::{FORMAT, PAPER, PLACE, WHOM, formats, papers};
use crate::say;
use std::path::Path;

impl Menu<'_, '_> {
    /// Asks how and where a file is made, where a line of that is chosen; whether it was one. `named` is a name of the user's own.
    pub(super) fn asked_how(&mut self, id: &str, path: &Path, name: &str, named: &mut Option<String>) -> Result<bool, Stop> {
        match id {
            FORMAT => {
                let now = self.wishes.format.clone();
                self.wishes.format = self.option(say!(self.words, "menu-format"), formats(self.words), now)?;
                // The name that was typed has the ending of another format.
                *named = None;
            }
            PAPER => self.ask_paper()?,
            WHOM => self.ask_whom()?,
            PLACE => {
                let ending = self.wishes.format.clone();
                *named = self.ask_name(path, name, &ending)?.or(named.take());
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Asks for whom a document is.
    fn ask_whom(&mut self) -> Result<(), Stop> {
        let now = self.wishes.whom.clone();
        self.wishes.whom = self.option(say!(self.words, "menu-whom"), self.audiences(), now)?;
        Ok(())
    }

    /// Asks for the size of pages.
    pub(super) fn ask_paper(&mut self) -> Result<(), Stop> {
        let now = self.wishes.paper.clone();
        self.wishes.paper = self.option(say!(self.words, "menu-paper"), papers(self.words), now)?;
        Ok(())
    }
}
