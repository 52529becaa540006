//! Text that must stay text in CommonMark and on GitHub.

use crate::report::clean::clean;

/// A text on one line.
pub(super) fn in_line(text: &str) -> String {
    escaped(&words_of(text))
}

/// A text whose line feeds are kept as hard breaks; empty lines are left out, so that it stays one paragraph.
pub(super) fn paragraph(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(in_line).filter(|line| !line.is_empty()).collect();
    lines.join("\\\n")
}

/// Words with one space between them: an indented line would be code, and two spaces at its end a break.
fn words_of(text: &str) -> String {
    let clean: String = clean(text).collect();
    clean.split([' ', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn escaped(line: &str) -> String {
    let mut text = String::with_capacity(line.len() + line.len() / 8);
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let characters: Vec<char> = line.chars().collect();
    for (at, c) in characters.iter().copied().enumerate() {
        let before = at.checked_sub(1).and_then(|at| characters.get(at)).copied();
        let next = characters.get(at + 1).copied();
        let in_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let special = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '$' => true,
            // Within a word it is only itself.
            '_' => !(in_word(before) && in_word(next)),
            // An address would become a link, and so would a name after an "at" sign or a number after a hash sign.
            ':' => next == Some('/'),
            '.' => (at == digits && digits > 0) || (at.checked_sub(3).and_then(|from| characters.get(from..at))).is_some_and(is_www),
            '@' => {
                // No escape holds back an address of electronic mail; an empty comment does.
                text.push_str("<!-- -->");
                false
            }
            '#' => true,
            ')' => at == digits && digits > 0,
            '-' | '+' | '=' => at == 0,
            _ => false,
        };
        if special {
            text.push('\\');
        }
        text.push(c);
    }
    text
}

fn is_www(word: &[char]) -> bool {
    word.iter().all(|c| c.eq_ignore_ascii_case(&'w'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_stays_markup() {
        let cases = [
            ("[x](javascript:alert(1))", "\\[x\\](javascript:alert(1))"),
            ("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"),
            ("![x](http://a.b)", "!\\[x\\](http\\://a.b)"),
            ("https://a.b www.a.b a@b.c", "https\\://a.b www\\.a.b a<!-- -->@b.c"),
            ("a & b &amp; *c* __d__ e_f ~~g~~ `h`", "a \\& b \\&amp; \\*c\\* \\_\\_d\\_\\_ e_f \\~\\~g\\~\\~ \\`h\\`"),
            ("1. one", "1\\. one"),
            ("12) two", "12\\) two"),
            ("4.5 points", "4\\.5 points"),
            ("- item", "\\- item"),
            ("    code\n\n# title  ", "code \\# title"),
            ("a | b", "a \\| b"),
            ("=== ", "\\==="),
            ("back\\slash", "back\\\\slash"),
        ];
        for (text, wanted) in cases {
            assert_eq!(in_line(text), wanted);
        }
        assert_eq!(paragraph("a\n\n- b\n"), "a\\\n\\- b");
    }
}
