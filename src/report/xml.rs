//! Text as it may stand in XML.

use super::clean::clean;

/// A text for content and for quoted attributes alike, without what XML 1.0 forbids.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    for c in clean(text) {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_stays_markup_and_nothing_forbidden_comes_in() {
        assert_eq!(escape("<a b=\"x\" c='y'>&amp;]]>"), "&lt;a b=&quot;x&quot; c=&apos;y&apos;&gt;&amp;amp;]]&gt;");
        assert_eq!(escape("a\u{0}\u{1}\u{b}\u{1b}[1m\u{7f}\u{85}\u{202e}\u{fffe}\u{ffff}b"), "a[1mb");
    }
}
