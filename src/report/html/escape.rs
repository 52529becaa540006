//! Text as it may stand in HTML and in style sheets.

use crate::report::clean::clean;

/// A text for content and for quoted attributes alike.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    for c in clean(text) {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// A text for a quoted string of a style sheet: everything but plain letters and digits by its number.
pub(super) fn style_string(text: &str) -> String {
    let number = |c: char| if c.is_ascii_alphanumeric() { c.to_string() } else { format!("\\{:06x}", u32::from(c)) };
    clean(text).map(number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_stays_markup() {
        assert_eq!(escape("<a href=\"x\" b='y'>&amp;"), "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;");
        assert_eq!(escape("a\u{0}\u{1b}[1m\r\n\tb\u{202e}c"), "a[1m\nbc");
        assert_eq!(style_string("A\"}</style>"), "A\\000022\\00007d\\00003c\\00002fstyle\\00003e");
    }
}
