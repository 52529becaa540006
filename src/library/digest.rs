//! Fingerprints of files, so that a document can be told from another one of the same name.

use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::io::{self, ErrorKind, Read};

/// SHA-256 of everything that a reader gives, in 64 hexadecimal digits.
///
/// # Errors
/// Where the reader fails.
pub fn digest(reader: &mut dyn Read) -> io::Result<String> {
    let mut hash = Sha256::new();
    let mut piece = [0; 16 * 1024];
    loop {
        match reader.read(&mut piece) {
            Ok(0) => break,
            Ok(count) => hash.update(piece.get(..count).unwrap_or_default()),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    let mut text = String::with_capacity(64);
    for byte in hash.finalize() {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::digest;

    #[test]
    fn knows_the_published_examples() {
        // FIPS 180-4: of "abc" and of nothing.
        let of = |text: &str| digest(&mut text.as_bytes()).expect("memory can be read");
        assert_eq!(of("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(of(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
