//! Runs, paragraphs and fields of WordprocessingML.

pub(super) use crate::report::xml::escape;

/// A run of text; its line feeds become breaks of the line. Nothing where the text is empty.
pub(super) fn run(text: &str, properties: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let properties = if properties.is_empty() { String::new() } else { format!("<w:rPr>{properties}</w:rPr>") };
    let lines: Vec<String> = text.split('\n').map(|line| format!("<w:t xml:space=\"preserve\">{}</w:t>", escape(line))).collect();
    format!("<w:r>{properties}{}</w:r>", lines.join("<w:br/>"))
}

/// A paragraph of a style around finished runs.
pub(super) fn paragraph(style: &str, properties: &str, runs: &str) -> String {
    let style = if style.is_empty() { String::new() } else { format!("<w:pStyle w:val=\"{style}\"/>") };
    format!("<w:p><w:pPr>{style}{properties}</w:pPr>{runs}</w:p>\n")
}

/// A field with the text that it shows until a program works it out.
pub(super) fn field(instruction: &str, shown: &str, properties: &str) -> String {
    let properties = if properties.is_empty() { String::new() } else { format!("<w:rPr>{properties}</w:rPr>") };
    let part = |kind: &str| format!("<w:r>{properties}<w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let instruction = format!("<w:r>{properties}<w:instrText xml:space=\"preserve\"> {instruction} </w:instrText></w:r>");
    let shown = format!("<w:r>{properties}<w:t>{}</w:t></w:r>", escape(shown));
    [part("begin"), instruction, part("separate"), shown, part("end")].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_breaks() {
        assert_eq!(run("", "<w:b/>"), "");
        assert_eq!(
            run("a\nb ", "<w:b/>"),
            "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">a</w:t><w:br/><w:t xml:space=\"preserve\">b </w:t></w:r>"
        );
    }
}
