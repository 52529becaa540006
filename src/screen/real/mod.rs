//! The terminal before which a person sits.

mod keys;

use super::text::steers;
use super::{Key, Terminal};
use keys::Reader;
use ratatui::Frame;
use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::event::{self, DisableBracketedPaste, EnableBracketedPaste};
use ratatui::crossterm::terminal::{self, EnterAlternateScreen, LeaveAlternateScreen};
use ratatui::crossterm::{cursor, execute};
use ratatui::style::Color;
use std::io::{self, Stdout, stdout};
use std::panic;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether a dialogue holds the terminal now, so that a panic gives it back.
static HELD: AtomicBool = AtomicBool::new(false);
/// The hook is set once however often a dialogue begins.
static HOOK: Once = Once::new();

/// The terminal of this process, held for a dialogue and given back as it was when the value is dropped.
///
/// A second screen is used where the terminal has one, so that what stood there before comes back. Keys come singly,
/// Ctrl-C among them as [`Key::Interrupt`]. A panic gives the terminal back before its message is printed.
pub struct RealTerminal {
    terminal: ratatui::Terminal<CrosstermBackend<Stdout>>,
    reader: Reader,
    colour: bool,
}

impl std::fmt::Debug for RealTerminal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RealTerminal").field("colour", &self.colour).finish_non_exhaustive()
    }
}

impl RealTerminal {
    /// Takes the terminal; without `colour` only bold and reversed text are used.
    ///
    /// Whether input and output are a terminal at all is for the caller to find out before.
    ///
    /// # Errors
    /// Where there is no terminal, or it cannot give keys singly.
    pub fn open(colour: bool) -> io::Result<Self> {
        give_back_on_panic();
        terminal::enable_raw_mode()?;
        HELD.store(true, Ordering::SeqCst);
        let opened = take_screen().and_then(|()| ratatui::Terminal::new(CrosstermBackend::new(stdout())));
        match opened {
            Ok(terminal) => Ok(Self { terminal, reader: Reader::default(), colour }),
            Err(error) => {
                give_back();
                Err(error)
            }
        }
    }
}

impl Drop for RealTerminal {
    fn drop(&mut self) {
        give_back();
    }
}

impl Terminal for RealTerminal {
    fn size(&self) -> (u16, u16) {
        terminal::size().unwrap_or((80, 24))
    }

    fn draw(&mut self, draw: &mut dyn FnMut(&mut Frame<'_>)) -> io::Result<()> {
        let colour = self.colour;
        self.terminal.draw(|frame| {
            draw(frame);
            for cell in &mut frame.buffer_mut().content {
                // The last guard: whatever drew this, it does not steer the terminal.
                if cell.symbol().contains(steers) {
                    cell.set_symbol("?");
                }
                if !colour {
                    cell.fg = Color::Reset;
                    cell.bg = Color::Reset;
                }
            }
        })?;
        Ok(())
    }

    fn next_key(&mut self) -> io::Result<Key> {
        self.reader.next_key(&mut event::read, &mut || event::poll(std::time::Duration::ZERO))
    }
}

fn take_screen() -> io::Result<()> {
    execute!(stdout(), EnterAlternateScreen)?;
    // Consoles of Windows give pasted text as keys in any case; the mark would come as keys too.
    if !cfg!(windows) {
        execute!(stdout(), EnableBracketedPaste)?;
    }
    Ok(())
}

/// Undoes what was taken; each step is tried even where another one failed, and a second time does no harm.
fn give_back() {
    if !HELD.swap(false, Ordering::SeqCst) {
        return;
    }
    if !cfg!(windows) {
        let _ = execute!(stdout(), DisableBracketedPaste);
    }
    let _ = execute!(stdout(), LeaveAlternateScreen, cursor::Show);
    let _ = terminal::disable_raw_mode();
}

fn give_back_on_panic() {
    HOOK.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |information| {
            give_back();
            before(information);
        }));
    });
}
