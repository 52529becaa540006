//! Building blocks of a full-screen dialogue: lists, a text entry, a pager, a yes-or-no question.
//!
//! Each part is a plain state that takes one key at a time, tells what came of it and draws itself; [`run`] drives a
//! single part, and whoever combines several drives them alike. This room knows no question, answer or definition, and
//! only [`RealTerminal`] touches the terminal. Everything a user may have written is drawn through [`clean_line`], so
//! that it cannot steer the terminal. Marks are plain ASCII, and no meaning lies in colour alone.
//!
//! ```
//! use capgap::screen::{Choice, Item, Key, Layout, Outcome, ScriptedTerminal, run};
//! use capgap::words::Words;
//!
//! let items = vec![Item::new("new", "New answer file"), Item::new("continue", "Continue")];
//! let mut menu = Choice::new(items).prompt("What would you like to do?").command('?', "help");
//! let mut terminal = ScriptedTerminal::new((80, 24), [Key::Down, Key::Enter]);
//! let outcome = run(&mut terminal, &Words::english(), &Layout::new("Start", ""), &mut menu)?;
//! assert_eq!(outcome, Outcome::Taken("continue".to_owned()));
//! # Ok::<(), std::io::Error>(())
//! ```

mod choice;
mod confirm;
mod editor;
mod item;
mod key;
mod layout;
mod list;
mod multi_choice;
mod pager;
mod pane;
mod real;
mod scripted;
mod style;
mod terminal;
mod text;
mod text_entry;
mod wrap;

pub use choice::Choice;
pub use confirm::Confirm;
pub use editor::Editor;
pub use item::Item;
pub use key::Key;
pub use layout::{Layout, put};
pub use multi_choice::MultiChoice;
pub use pager::Pager;
pub use pane::Pane;
pub use ratatui::Frame;
pub use ratatui::layout::Rect;
pub use real::RealTerminal;
pub use scripted::{ScriptedTerminal, Step, frame_text};
pub use terminal::{Outcome, Part, Terminal, run};
pub use text::{characters, clean, clean_line, shorten, width};
pub use text_entry::TextEntry;
pub use wrap::wrap;
