//! Bytes to text.

/// The text of a file that was read as bytes: UTF-8 with or without a byte-order mark, or UTF-16 with one. Line ends stay.
///
/// # Errors
/// The first byte, from 0, that does not belong to the encoding.
pub fn decode(bytes: &[u8]) -> Result<String, usize> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => sixteen(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => sixteen(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => eight(rest).map_err(|offset| offset + 3),
        _ => eight(bytes),
    }
}

fn eight(bytes: &[u8]) -> Result<String, usize> {
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|error| error.valid_up_to())
}

/// UTF-16 after its mark of two bytes.
fn sixteen(bytes: &[u8], unit: impl Fn([u8; 2]) -> u16) -> Result<String, usize> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    let mut offset = 2;
    for decoded in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        let letter = decoded.map_err(|_| offset)?;
        offset += letter.len_utf16() * 2;
        text.push(letter);
    }
    if rest.is_empty() { Ok(text) } else { Err(offset) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sixteen_of(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        ['\u{feff}'].into_iter().chain(text.chars()).collect::<String>().encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn reads_utf8_and_utf16_with_a_mark() {
        let text = "état;𝒳\r\n1;2\n";
        assert_eq!(decode(text.as_bytes()).as_deref(), Ok(text));
        assert_eq!(decode(["\u{feff}", text].concat().as_bytes()).as_deref(), Ok(text));
        assert_eq!(decode(&sixteen_of(text, u16::to_le_bytes)).as_deref(), Ok(text));
        assert_eq!(decode(&sixteen_of(text, u16::to_be_bytes)).as_deref(), Ok(text));
        assert_eq!(decode(b"").as_deref(), Ok(""));
    }

    #[test]
    fn names_the_first_byte_that_does_not_fit() {
        // "état" as Windows-1252 and Latin-1 write it.
        assert_eq!(decode(b"\xe9tat"), Err(0));
        assert_eq!(decode(b"\xef\xbb\xbfab\xe9"), Err(5));
        assert_eq!(decode(b"\xff\xfea\x00b"), Err(4), "half a letter");
        assert_eq!(decode(b"\xff\xfea\x00\x00\xd8a\x00"), Err(4), "half of a pair");
    }
}
