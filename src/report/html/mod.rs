//! Documents as one HTML file: nothing is loaded from elsewhere, and everything can be read without its script.
//!
//! `page` builds the file around the content, `blocks` and `table` the content, `svg` the pictures; `policy` is what the
//! file allows a browser to do. Every text goes through `escape`.

mod blocks;
mod escape;
mod page;
mod policy;
mod svg;
mod table;

use super::document::Document;
use crate::words::Words;

/// Draws a document as a file of HTML in UTF-8.
///
/// The same document gives the same bytes. The file asks for nothing from any network: its policy allows its own style
/// and its own script, both named by their SHA-256, and nothing else.
#[must_use]
pub fn html(document: &Document, words: &Words) -> String {
    page::page(document, words)
}
