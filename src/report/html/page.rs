//! The file around the content: head, banner, contents, style and script.

use super::blocks::{Content, Entry, list_of_facts};
use super::escape::{escape, style_string};
use super::policy::policy;
use super::svg;
use crate::report::document::{Document, Layout};
use crate::report::drawing::Ink;
use crate::report::tlp;
use crate::say;
use crate::words::Words;
use std::fmt::Write as _;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// As many characters of the title stand at the foot of printed pages.
const FOOT: usize = 70;

/// The typeface of the margins of printed pages, which take none from the page.
const FACE: &str = "Arial,sans-serif";

/// With fewer chapters than this, a table of contents is no help.
const CONTENTS_FROM: usize = 3;
/// The deepest level in the table of contents.
const DEEPEST: u8 = 2;
/// With more parts than this, a chapter stands in the table of contents without them.
const MOST_PARTS: usize = 8;

/// The whole file.
pub(super) fn page(document: &Document, words: &Words) -> String {
    let style = format!("\n{}{}{}", inks(), lines(STYLE), paper(document, words));
    let script = format!("\n{}", lines(SCRIPT));
    let content = Content::of(document, words);
    let mut text = format!("<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n", say!(words, "html-language"));
    let _ = writeln!(text, "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">", escape(&policy(&style, &script)));
    text.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    text.push_str("<meta name=\"color-scheme\" content=\"light dark\">\n");
    let _ = writeln!(text, "<meta name=\"generator\" content=\"capgap {}\">", env!("CARGO_PKG_VERSION"));
    if !document.author.is_empty() {
        let _ = writeln!(text, "<meta name=\"author\" content=\"{}\">", escape(&document.author));
    }
    let _ = writeln!(text, "<title>{}</title>", escape(&title(document)));
    let _ = writeln!(text, "<style>{style}</style>\n</head>");
    text.push_str(&body_tag(document.layout, words));
    let _ = writeln!(text, "<a class=\"skip\" href=\"#content\">{}</a>", escape(&say!(words, "html-skip")));
    text.push_str("<header>\n");
    text.push_str(&margin(document));
    if !document.title.is_empty() {
        let _ = writeln!(text, "<h1>{}</h1>", escape(&document.title));
    }
    let _ = writeln!(text, "{}\n</header>", list_of_facts(&document.facts));
    // One page needs no table of contents.
    if document.layout != Layout::OnePage {
        text.push_str(&contents(&content.entries, words));
    }
    let _ = writeln!(text, "<main id=\"content\" tabindex=\"-1\">\n{}</main>", content.text);
    let margin = margin(document);
    let made = say!(words, "html-made", version = env!("CARGO_PKG_VERSION"));
    let imprint = if document.imprint.is_empty() { String::new() } else { format!("<p>{}</p>\n", escape(&document.imprint)) };
    let _ = writeln!(text, "<footer>\n{imprint}<p>{}</p>\n{margin}</footer>", escape(&made));
    let _ = writeln!(text, "<script>{script}</script>\n</body>\n</html>");
    text
}

/// The colours of drawings, for light paper; the style sheet changes them where the reader wants it dark.
fn inks() -> String {
    let ink = |ink: Ink| {
        let [red, green, blue] = ink.rgb();
        format!("--{}:#{red:02x}{green:02x}{blue:02x};", svg::name(ink))
    };
    format!(":root{{{}}}\n", Ink::ALL.map(ink).concat())
}

/// Line feeds alone: a browser counts them so when it checks the policy, whatever the system that built the program.
fn lines(text: &str) -> String {
    text.replace('\r', "")
}

fn title(document: &Document) -> String {
    let parts = [&document.title, &document.banner, &document.marking].map(String::as_str);
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// How the style sheet knows the layout, and the words that the script needs.
fn body_tag(layout: Layout, words: &Words) -> String {
    let words = [
        ("hide", say!(words, "html-hide")),
        ("show", say!(words, "html-show")),
        ("hide-all", say!(words, "html-hide-all")),
        ("show-all", say!(words, "html-show-all")),
        ("sort", say!(words, "html-sort")),
    ];
    let attributes: String = words.iter().map(|(name, said)| format!(" data-{name}=\"{}\"", escape(said))).collect();
    let class = match layout {
        Layout::Plain | Layout::Report => "",
        Layout::OnePage => " class=\"one-page\"",
        Layout::Form => " class=\"form\"",
        Layout::Book => " class=\"book\"",
    };
    format!("<body{class}{attributes}>\n")
}

/// Banner and marking.
fn margin(document: &Document) -> String {
    let mut text = String::new();
    if !document.banner.is_empty() {
        let _ = write!(text, "<strong class=\"banner\">{}</strong>", escape(&document.banner));
    }
    if !document.marking.is_empty() {
        let _ = write!(text, "<strong class=\"marking {}\">{}</strong>", marking_class(&document.marking), escape(&document.marking));
    }
    if text.is_empty() { text } else { format!("<p class=\"margin\">{text}</p>\n") }
}

/// The class that carries the colour of a marking, as FIRST gives it in TLP 2.0.
fn marking_class(marking: &str) -> &'static str {
    match tlp::label(marking) {
        "TLP:RED" => "tlp-red",
        "TLP:AMBER" | "TLP:AMBER+STRICT" => "tlp-amber",
        "TLP:GREEN" => "tlp-green",
        "TLP:CLEAR" => "tlp-clear",
        _ => "other",
    }
}

/// Banner, marking and page number in the margins of printed pages, for browsers that can.
fn paper(document: &Document, words: &Words) -> String {
    let content = |place: &str, said: &str| {
        if said.is_empty() { String::new() } else { format!("@{place}{{content:\"{}\";font:8.5pt {FACE}}}", style_string(said)) }
    };
    let marking = style_string(&document.marking);
    // Browsers print no ground in a margin unless the reader asks for it, so the colour stands around the marking.
    // White, which would not be seen, gives way to black.
    let colour = match tlp::letters(&document.marking) {
        [0xff, 0xff, 0xff] => "#000000".to_owned(),
        [red, green, blue] => format!("#{red:02x}{green:02x}{blue:02x}"),
    };
    let paint = format!("color:#000000;font:700 12pt {FACE};border:2pt solid {colour};margin:6mm 0 6mm auto;width:max-content");
    let marked = |place: &str| {
        if marking.is_empty() { String::new() } else { format!("@{place}{{content:\"\\00a0{marking}\\00a0\";{paint}}}") }
    };
    let (before, between) = (style_string(&say!(words, "html-page")), style_string(&say!(words, "html-page-of")));
    let number = format!("@bottom-left{{content:\"{before}\" counter(page) \"{between}\" counter(pages);font:8.5pt {FACE}}}");
    let (top, title) = (content("top-left", &document.banner), foot(document));
    format!("@page{{{top}{}{number}{title}{}}}\n", marked("top-right"), marked("bottom-right"))
}

/// Title and imprint between page number and marking, as far as there is room.
fn foot(document: &Document) -> String {
    let mut title: String = document.title.chars().take(FOOT).collect();
    if title.len() < document.title.len() {
        title.push('…');
    }
    let lines: Vec<String> =
        [&title, &document.imprint].into_iter().filter(|line| !line.is_empty()).map(|line| style_string(line)).collect();
    if lines.is_empty() {
        return String::new();
    }
    format!("@bottom-center{{content:\"{}\";white-space:pre-line;padding:0 3mm;font:7.5pt {FACE}}}", lines.join("\\00000a"))
}

/// Links to chapters and to what is directly below them.
fn contents(entries: &[Entry], words: &Words) -> String {
    if entries.iter().filter(|entry| entry.level == 1).count() < CONTENTS_FROM {
        return String::new();
    }
    let heading = escape(&say!(words, "html-contents"));
    let mut text = format!("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">{heading}</h2>\n<ol>\n");
    let mut level = 1;
    let mut open = false;
    let chapters = entries.chunk_by(|_, next| next.level > 1);
    let kept = chapters.flat_map(|chapter| {
        let parts = chapter.iter().filter(|entry| entry.level == DEEPEST).count();
        let deepest = if parts > MOST_PARTS { 1 } else { DEEPEST };
        chapter.iter().filter(move |entry| entry.level <= deepest)
    });
    for entry in kept {
        if entry.level > level {
            text.push_str("\n<ol>\n");
        } else {
            text.push_str(if open { "</li>\n" } else { "" });
            if entry.level < level {
                text.push_str("</ol>\n</li>\n");
            }
        }
        level = entry.level;
        open = true;
        let _ = write!(text, "<li><a href=\"#{}\">{}</a>", entry.id, escape(&entry.text));
    }
    text.push_str(if level > 1 { "</li>\n</ol>\n</li>\n" } else { "</li>\n" });
    text.push_str("</ol>\n</nav>\n");
    text
}
