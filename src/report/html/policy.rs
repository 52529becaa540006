//! What the file allows a browser to do.

use crate::library::sha256;

/// A policy under which only this style and this script count, and nothing is fetched or sent.
pub(super) fn policy(style: &str, script: &str) -> String {
    let sources = [("style-src", style), ("script-src", script)].map(|(name, text)| format!("{name} '{}'", source(text)));
    let [style, script] = sources;
    ["default-src 'none'", style.as_str(), script.as_str(), "base-uri 'none'", "form-action 'none'"].join("; ")
}

/// A text as a source of a policy: its SHA-256 in base 64.
fn source(text: &str) -> String {
    // Reading from memory cannot fail; an empty fingerprint would allow nothing.
    let digits = sha256(text.as_bytes()).unwrap_or_default();
    let bytes: Vec<u8> =
        (0..digits.len() / 2).filter_map(|at| digits.get(2 * at..2 * at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok())).collect();
    format!("sha256-{}", base64(&bytes))
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn base64(bytes: &[u8]) -> String {
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let whole = group.iter().chain([0, 0].iter()).take(3).fold(0u32, |whole, byte| whole << 8 | u32::from(*byte));
        for place in 0..4usize {
            let digit = usize::try_from(whole >> (18 - 6 * place) & 63).unwrap_or(0);
            let padding = place > group.len();
            text.push(if padding { '=' } else { DIGITS.get(digit).copied().map_or('=', char::from) });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_base_64_as_its_standard_has_it() {
        // RFC 4648, section 10.
        let cases = [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("foobar", "Zm9vYmFy")];
        for (text, wanted) in cases {
            assert_eq!(base64(text.as_bytes()), wanted);
        }
    }

    #[test]
    fn names_a_text_as_browsers_do() {
        // The empty text, whose fingerprint is known everywhere.
        assert_eq!(source(""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
