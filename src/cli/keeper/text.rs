//! The text of a file with the form in which it is written.

use crate::disk::{ReadError, read_text_from};

/// The bytes of a file and the text in them.
#[derive(Debug, Clone)]
pub(in crate::cli) struct Written {
    /// As they are on the disk.
    pub(super) bytes: Vec<u8>,
    /// Without a byte-order mark, lines ending with a line feed alone.
    pub(in crate::cli) text: String,
    /// Whether a byte-order mark stands first.
    marked: bool,
    /// Whether lines end as Windows ends them.
    returns: bool,
}

const MARK: &str = "\u{feff}";

impl Written {
    /// Takes the bytes of a file.
    ///
    /// # Errors
    /// Where they are no text.
    pub(in crate::cli) fn of(bytes: Vec<u8>) -> Result<Self, ReadError> {
        let text = read_text_from(bytes.as_slice())?;
        let (marked, returns) = (bytes.starts_with(MARK.as_bytes()), bytes.windows(2).any(|pair| pair == b"\r\n"));
        Ok(Self { bytes, text, marked, returns })
    }

    /// The same file with other content in the same form.
    pub(super) fn became(self, bytes: Vec<u8>, text: String) -> Self {
        Self { bytes, text, ..self }
    }

    /// The bytes of another text in the same form; of the same text the very bytes.
    pub(super) fn formed(&self, text: &str) -> Vec<u8> {
        if text == self.text {
            return self.bytes.clone();
        }
        let body = if self.returns { text.replace('\n', "\r\n") } else { text.to_owned() };
        let mark = if self.marked { MARK } else { "" };
        [mark, body.as_str()].concat().into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_form_of_a_file() {
        for form in ["a = 1\nb = 2\n", "a = 1\r\nb = 2\r\n", "\u{feff}a = 1\r\nb = 2\r\n", "a = 1\r\nb = 2\n"] {
            let written = Written::of(form.as_bytes().to_vec()).expect("a text");
            assert_eq!(written.text, "a = 1\nb = 2\n");
            assert_eq!(written.formed(&written.text), form.as_bytes());
        }
        let windows = Written::of(b"\xef\xbb\xbfa = 1\r\n".to_vec()).expect("a text");
        assert_eq!(windows.formed("a = 2\n"), b"\xef\xbb\xbfa = 2\r\n");
    }
}
