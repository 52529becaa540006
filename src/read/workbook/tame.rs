//! Taking out of XML what the crate that reads workbooks cannot bear.
//!
//! Every `<` is looked at by itself, whatever it stands in, and only bytes within a tag are overwritten with as many others.
//! So nothing can hide behind a comment or a quote that two readers would see differently.

/// The longest tag that is looked at; longer ones are in no workbook.
const LONGEST_TAG: usize = 4096;

/// Makes the text of a part harmless; nothing where it cannot be done.
///
/// Announced numbers of texts are taken out, since memory is set aside for them; so are dimensions, since they are reckoned
/// with unchecked; addresses that no sheet has; and types of cells that make a whole sheet unreadable.
pub(super) fn tame(xml: &mut [u8]) -> Option<()> {
    // Hostile tags could each be looked at far beyond their end.
    let mut budget = xml.len().saturating_mul(8).saturating_add(LONGEST_TAG);
    let mut at = 0;
    while let Some(found) = xml.get(at..)?.iter().position(|byte| *byte == b'<') {
        let start = at + found + 1;
        at = start;
        let name_end = start + xml.get(start..)?.iter().take(64).take_while(|byte| !ends_name(**byte)).count();
        let name = xml.get(start..name_end)?;
        let local = name.iter().rposition(|byte| *byte == b':').map_or(name, |colon| &name[colon + 1..]);
        let local_start = name_end - local.len();
        let what = match local {
            b"sst" | b"f" => Patch::All,
            b"numFmt" => Patch::Long,
            b"row" | b"c" => Patch::Cell,
            b"dimension" => {
                // Another name, so that it is passed over.
                *xml.get_mut(local_start)? = b'D';
                continue;
            }
            _ => continue,
        };
        let end = tag_end(xml.get(name_end..)?).map(|length| name_end + length)?;
        budget = budget.checked_sub(end - start)?;
        patch(xml.get_mut(name_end..end)?, what);
    }
    Some(())
}

fn ends_name(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/' | b'<' | b'=' | b'"' | b'\'')
}

/// Length up to the `>` that closes a tag.
fn tag_end(rest: &[u8]) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in rest.iter().enumerate().take(LONGEST_TAG) {
        match (quote, *byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') => quote = Some(*byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

#[derive(Clone, Copy)]
enum Patch {
    /// Every attribute goes.
    All,
    /// Attributes with long values go.
    Long,
    /// Addresses out of range and unknown types go.
    Cell,
}

/// Overwrites attributes with blanks. What is not an attribute as it should be goes with all that follows.
fn patch(attributes: &mut [u8], what: Patch) {
    let mut at = 0;
    while at < attributes.len() {
        let rest = &attributes[at..];
        let blank = rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let from = at + blank;
        let rest = &attributes[from..];
        if rest.is_empty() || rest == b"/" {
            return;
        }
        let Some((key, value, length)) = attribute(rest) else {
            wipe(&mut attributes[from..]);
            return;
        };
        let goes = match what {
            Patch::All => true,
            Patch::Long => value.len() > 255,
            Patch::Cell => match key {
                b"r" => !is_address(value),
                b"t" => !matches!(value, b"s" | b"b" | b"d" | b"str" | b"inlineStr" | b"is"),
                b"s" => value.len() > 9,
                _ => false,
            },
        };
        if goes {
            wipe(&mut attributes[from..from + length]);
        }
        at = from + length;
    }
}

fn wipe(bytes: &mut [u8]) {
    let last = bytes.len().saturating_sub(1);
    for (at, byte) in bytes.iter_mut().enumerate() {
        // The slash of an empty element stays.
        if !(at == last && *byte == b'/') {
            *byte = b' ';
        }
    }
}

/// Key, value and length of the attribute that a text begins with.
fn attribute(text: &[u8]) -> Option<(&[u8], &[u8], usize)> {
    let equals = text.iter().position(|byte| *byte == b'=')?;
    let key = text[..equals].trim_ascii();
    if key.iter().any(u8::is_ascii_whitespace) {
        return None;
    }
    let after = &text[equals + 1..];
    let blank = after.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let quote = *after.get(blank).filter(|byte| matches!(byte, b'"' | b'\''))?;
    let value = &after[blank + 1..];
    let length = value.iter().position(|byte| *byte == quote)?;
    Some((key, &value[..length], equals + 1 + blank + 1 + length + 1))
}

/// Whether this is a row, a column or a cell that a sheet can have.
fn is_address(text: &[u8]) -> bool {
    let letters = text.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (column, row) = text.split_at(letters);
    let row_fits = std::str::from_utf8(row).ok().and_then(|row| row.parse::<u32>().ok()).is_some_and(|row| (1..=1_048_576).contains(&row));
    let digits = row.iter().all(u8::is_ascii_digit);
    let column =
        column.iter().fold(0_u32, |sum, byte| sum.saturating_mul(26).saturating_add(u32::from(byte.to_ascii_uppercase() - b'A') + 1));
    letters <= 3 && digits && row_fits && column <= 16_384
}

#[cfg(test)]
mod tests {
    use super::tame;

    fn tamed(text: &str) -> String {
        let mut bytes = text.as_bytes().to_vec();
        tame(&mut bytes).map(|()| String::from_utf8(bytes).unwrap()).unwrap_or_default()
    }

    #[test]
    fn takes_out_what_harms_and_nothing_else() {
        let fine = r#"<c r="B2" s="3" t="s"><v>0</v></c><row r="1048576" ht="3"/>"#;
        assert_eq!(tamed(fine), fine);
        assert_eq!(tamed(r#"<sst count="9" uniqueCount="9"><si/>"#), r#"<sst                          ><si/>"#);
        assert_eq!(tamed(r#"<x:dimension ref="B2:A1"/>"#), r#"<x:Dimension ref="B2:A1"/>"#);
        assert_eq!(tamed(r#"<c r="A99999999999" t="e">"#), r#"<c                       >"#);
        assert_eq!(tamed(r#"<row r="0"/>"#), r#"<row      />"#);
        assert_eq!(tamed(r#"<c r="XFE1"/>"#), r#"<c         />"#);
        assert_eq!(tamed(r#"<c r="1A" oops r="3"/>"#), r#"<c                  />"#);
        assert_eq!(tamed(r#"<f t="shared" si="9">A1</f>"#), r#"<f                  >A1</f>"#);
    }

    #[test]
    fn looks_into_comments_and_quotes() {
        let hidden = r#"<!-- <c r=" --> <sst uniqueCount="1"> "x"> "#;
        assert!(!tamed(hidden).contains("uniqueCount=\"1\""), "{}", tamed(hidden));
    }

    #[test]
    fn gives_up_on_tags_without_end() {
        assert_eq!(tamed(&format!("<c {}>", "x".repeat(5000))), "");
        assert_eq!(tamed("<c r=\""), "");
    }
}
