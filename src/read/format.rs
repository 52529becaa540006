//! What a file holds, told by its name or by how it begins.

use super::csv;

/// A format that answers can come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// TOML; definitions come in it too.
    Toml,
    /// JSON.
    Json,
    /// A table: CSV with a comma, a semicolon or a tab.
    Csv,
    /// A workbook (.xlsx).
    Workbook,
}

/// How every packed file begins, workbooks among them.
const PACKED: [u8; 4] = *b"PK\x03\x04";

impl Format {
    /// The format that the ending of a name tells of, without its dot; none where it tells of none.
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Self> {
        match ending.to_ascii_lowercase().as_str() {
            "toml" => Some(Self::Toml),
            "json" => Some(Self::Json),
            "csv" | "tsv" => Some(Self::Csv),
            "xlsx" | "xlsm" | "xls" => Some(Self::Workbook),
            _ => None,
        }
    }

    /// The format that a text is likely to be in.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        let start = text.trim_start();
        let json = start.starts_with('{') || (start.starts_with('[') && start[1..].trim_start().starts_with('{'));
        if json {
            Self::Json
        } else if csv::has_headings(text) {
            Self::Csv
        } else {
            Self::Toml
        }
    }

    /// Whether bytes begin as a workbook does.
    #[must_use]
    pub fn is_packed(bytes: &[u8]) -> bool {
        bytes.starts_with(&PACKED)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_formats_apart_by_how_they_begin() {
        for (text, format) in [
            ("{\"submission\": {}}", Format::Json),
            (" \n[ {\"a\": 1}]", Format::Json),
            ("record,id,value\n", Format::Csv),
            ("state;code;questionnaire\n", Format::Csv),
            ("[submission]\nstate = \"a, b\"\n", Format::Toml),
            ("[[evidence]]\nid = \"a\"\n", Format::Toml),
            ("format = 1\n", Format::Toml),
            ("", Format::Toml),
        ] {
            assert_eq!(Format::of_text(text), format, "{text}");
        }
        assert!(Format::is_packed(b"PK\x03\x04rest") && !Format::is_packed(b"PK"));
    }
}
