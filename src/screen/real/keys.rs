//! What a terminal reports, as keys.

use super::super::Key;
use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use std::collections::{BTreeSet, VecDeque};
use std::io;

/// Keys waiting together from this number on are a pasted text, where a terminal does not tell; nobody types so far ahead.
const PASTED: usize = 12;

/// Turns events into keys, and remembers what was read ahead.
#[derive(Debug, Default)]
pub(super) struct Reader {
    waiting: VecDeque<Key>,
    /// Characters whose keys are down, on consoles that report both ways.
    down: BTreeSet<char>,
}

impl Reader {
    /// The next key; `read` waits for an event, `more` tells whether one is there already.
    pub(super) fn next_key(
        &mut self,
        read: &mut dyn FnMut() -> io::Result<Event>,
        more: &mut dyn FnMut() -> io::Result<bool>,
    ) -> io::Result<Key> {
        loop {
            if let Some(key) = self.waiting.pop_front() {
                return Ok(key);
            }
            let event = match read() {
                Ok(event) => event,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) if matches!(error.kind(), io::ErrorKind::UnexpectedEof | io::ErrorKind::BrokenPipe) => return Ok(Key::Closed),
                Err(error) => return Err(error),
            };
            let Some(key) = self.key(event) else { continue };
            self.waiting.push_back(key);
            if cfg!(windows) {
                self.gather(read, more)?;
            }
        }
    }

    /// Reads what waits already; many characters together become one pasted text.
    fn gather(&mut self, read: &mut dyn FnMut() -> io::Result<Event>, more: &mut dyn FnMut() -> io::Result<bool>) -> io::Result<()> {
        let mut typed = self.waiting.iter().all(|key| typed(key).is_some());
        while typed && more()? {
            if let Some(key) = self.key(read()?) {
                typed = self::typed(&key).is_some();
                self.waiting.push_back(key);
            }
        }
        let run: String = self.waiting.iter().map_while(self::typed).collect();
        let count = run.chars().count();
        if count >= PASTED {
            self.waiting.drain(..count);
            self.waiting.push_front(Key::Paste(run));
        }
        Ok(())
    }

    fn key(&mut self, event: Event) -> Option<Key> {
        match event {
            Event::Key(key) => self.pressed(key).then(|| translate(key)),
            Event::Paste(text) => Some(Key::Paste(text)),
            Event::Resize(..) => Some(Key::Resized),
            _ => None,
        }
    }

    /// Whether an event is a key going down, or a character given by number, which consoles report as going up only.
    fn pressed(&mut self, key: KeyEvent) -> bool {
        let character = match key.code {
            KeyCode::Char(c) => c.to_lowercase().next().filter(|c| !c.is_ascii()),
            _ => None,
        };
        match (key.kind, character) {
            (KeyEventKind::Release, Some(c)) => !self.down.remove(&c),
            (KeyEventKind::Release, None) => false,
            (_, Some(c)) => {
                if cfg!(windows) || cfg!(test) {
                    self.down.insert(c);
                }
                true
            }
            (_, None) => true,
        }
    }
}

/// The character that a key would be in a pasted text.
fn typed(key: &Key) -> Option<char> {
    match key {
        Key::Char(c) => Some(*c),
        Key::Enter => Some('\n'),
        Key::Tab => Some('\t'),
        _ => None,
    }
}

fn translate(key: KeyEvent) -> Key {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    let alternate = key.modifiers.contains(KeyModifiers::ALT);
    match key.code {
        // Both together are AltGr, with which many keyboards write `@` or `[`.
        KeyCode::Char(c) if control == alternate => character(c),
        KeyCode::Char(c) if control => match c.to_ascii_lowercase() {
            'a' => Key::Home,
            'c' => Key::Interrupt,
            'd' => Key::Finish,
            'e' => Key::End,
            'h' => Key::Backspace,
            'j' | 'm' => Key::Enter,
            'u' => Key::DeleteLine,
            'w' => Key::DeleteWord,
            'z' => Key::Undo,
            _ => Key::Other,
        },
        KeyCode::Backspace if control || alternate => Key::DeleteWord,
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Escape,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::Tab => Key::Tab,
        KeyCode::BackTab => Key::BackTab,
        KeyCode::F(number) => Key::Function(number),
        _ => Key::Other,
    }
}

fn character(c: char) -> Key {
    if c.is_control() && !matches!(c, '\n' | '\r' | '\t') { Key::Other } else { c.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(code: KeyCode, modifiers: KeyModifiers, kind: KeyEventKind) -> Event {
        Event::Key(KeyEvent::new_with_kind(code, modifiers, kind))
    }

    fn press(c: char) -> Event {
        event(KeyCode::Char(c), KeyModifiers::NONE, KeyEventKind::Press)
    }

    fn release(c: char) -> Event {
        event(KeyCode::Char(c), KeyModifiers::NONE, KeyEventKind::Release)
    }

    #[test]
    fn control_keys_have_their_meaning_and_altgr_writes() {
        let control = |c| translate(KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL));
        assert_eq!([control('c'), control('z'), control('u'), control('h')], [Key::Interrupt, Key::Undo, Key::DeleteLine, Key::Backspace]);
        assert_eq!(control('q'), Key::Other);
        let altgr = KeyModifiers::CONTROL | KeyModifiers::ALT;
        assert_eq!(translate(KeyEvent::new(KeyCode::Char('@'), altgr)), Key::Char('@'));
        assert_eq!(translate(KeyEvent::new(KeyCode::Char('x'), KeyModifiers::ALT)), Key::Other);
        assert_eq!(translate(KeyEvent::new(KeyCode::Char('É'), KeyModifiers::SHIFT)), Key::Char('É'));
    }

    #[test]
    fn only_keys_going_down_count_save_characters_by_number() {
        let mut reader = Reader::default();
        let keys = [
            press('a'),
            release('a'),
            press('É'),
            release('é'),
            release('é'),
            event(KeyCode::Enter, KeyModifiers::NONE, KeyEventKind::Release),
        ];
        let found: Vec<Key> = keys.into_iter().filter_map(|event| reader.key(event)).collect();
        assert_eq!(found, [Key::Char('a'), Key::Char('É'), Key::Char('é')]);
    }

    #[test]
    fn many_keys_at_once_are_a_paste_and_few_are_not() {
        let gather = |text: &str| {
            let mut events: VecDeque<Event> = text.chars().flat_map(|c| [press(c), release(c)]).collect();
            let mut reader = Reader::default();
            let first = events.pop_front().and_then(|event| reader.key(event));
            reader.waiting.extend(first);
            let events = std::cell::RefCell::new(events);
            let mut read = || Ok(events.borrow_mut().pop_front().expect("asked only for what is there"));
            reader.gather(&mut read, &mut || Ok(!events.borrow().is_empty())).expect("nothing fails");
            Vec::from(reader.waiting)
        };
        assert_eq!(gather("abc"), Key::typed("abc"));
        assert_eq!(gather("twelve signs"), [Key::Paste("twelve signs".to_owned())]);
    }
}
