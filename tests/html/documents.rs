//! Documents at random, with texts that are hard on a format.

use crate::common::random::Random;
use capgap::report::{
    Block, Cell, Chart, Choice, ColumnKind, Document, Drawing, HeatCell, HeatRow, PriorityPoint, RadarAxis, RangeRow, ShareRow, Table,
    WaterfallStep,
};
use capgap::score::Readings;

/// What a text may have in it.
const HARD: [&str; 30] = [
    "<script>alert(1)</script>",
    "</title></style></script>",
    "<img src=x onerror=alert(1)>",
    "\" onmouseover=\"alert(1)",
    "' onclick='alert(1)",
    "-->",
    "<!--",
    "]]>",
    "&amp;",
    "&#x3c;b&#x3e;",
    "[link](javascript:alert(1))",
    "![image](http://x.invalid/y.png)",
    "http://x.invalid/",
    "www.x.invalid",
    "a@x.invalid",
    "<http://x.invalid>",
    "| cell | cell |",
    "```",
    "`code",
    "**bold",
    "_low_",
    "~~struck~~",
    "# heading",
    "1. one",
    "- item",
    "+ item",
    "> quote",
    "back\\slash",
    "国家网络安全",
    "e\u{301}te\u{301} Ωμέγα Україна",
];
const PLAIN: [&str; 8] = ["State", "capacity", "incident", "response", "team", "of", "the", "norms"];

pub(crate) fn document(random: &mut Random) -> Document {
    let mut document = Document {
        title: text(random),
        marking: random.pick(&["TLP:RED", "TLP:AMBER+STRICT", "TLP:GREEN", "TLP:CLEAR", ""]).to_owned(),
        banner: if random.chance(50) { text(random) } else { String::new() },
        imprint: if random.chance(50) { text(random) } else { String::new() },
        author: if random.chance(50) { label(random) } else { String::new() },
        facts: facts(random),
        ..Document::default()
    };
    for _ in 0..random.between(0, 12) {
        document.blocks.push(block(random));
    }
    document
}

/// Every text of a document besides those within charts, one by one.
pub(crate) fn texts(document: &Document) -> Vec<String> {
    let mut texts = vec![document.title.clone(), document.marking.clone(), document.banner.clone(), document.imprint.clone()];
    let pairs = |facts: &[(String, String)]| facts.iter().flat_map(|(label, text)| [label.clone(), text.clone()]).collect::<Vec<_>>();
    texts.extend(pairs(&document.facts));
    for block in &document.blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph(text) | Block::Notice(text) => texts.push(text.clone()),
            Block::List(items) | Block::Steps(items) => texts.extend(items.iter().cloned()),
            Block::Facts(facts) => texts.extend(pairs(facts)),
            Block::Chart(chart) => texts.extend([chart.title.clone(), chart.description.clone()]),
            Block::Choices { options, .. } => texts.extend(options.iter().flat_map(|option| [option.label.clone(), option.text.clone()])),
            Block::Space { label, .. } => texts.push(label.clone()),
            Block::Table(table) => {
                if table.rows.is_empty() {
                    continue;
                }
                texts.push(table.caption.clone());
                texts.extend(table.columns.iter().map(|column| column.title.clone()));
                for row in &table.rows {
                    texts.push(row.remark.clone());
                    texts.extend(row.cells.iter().filter_map(|cell| if let Cell::Text(text) = cell { Some(text.clone()) } else { None }));
                }
            }
        }
    }
    texts.retain(|text| !text.trim().is_empty());
    texts
}

/// The texts within a chart.
pub(crate) fn chart_texts(chart: &Chart) -> Vec<String> {
    let mut texts = Vec::new();
    match &chart.drawing {
        Drawing::Ranges(rows) => texts.extend(rows.iter().flat_map(|row| [row.label.clone(), row.group.clone(), row.text.clone()])),
        Drawing::Radar(axes) => texts.extend(axes.iter().map(|axis| axis.label.clone())),
        Drawing::HeatMap { columns, rows } => {
            texts.extend(columns.iter().cloned());
            for row in rows {
                texts.push(row.label.clone());
                texts.extend(row.cells.iter().flatten().map(|cell| cell.text.clone()));
            }
        }
        Drawing::Waterfall(steps) => texts.extend(steps.iter().flat_map(|step| [step.label.clone(), step.text.clone()])),
        Drawing::Priority { cost, benefit, points } => {
            texts.extend([cost.clone(), benefit.clone()]);
            texts.extend(points.iter().flat_map(|point| [point.mark.clone(), point.label.clone()]));
            texts.extend(points.iter().flat_map(|point| point.with.iter().cloned()));
        }
        Drawing::Shares { parts, rows } => {
            texts.extend(parts.iter().cloned());
            texts.extend(rows.iter().flat_map(|row| [row.label.clone(), row.text.clone()]));
        }
        Drawing::Dots(rows) => texts.extend(rows.iter().flat_map(|row| [row.label.clone(), row.group.clone(), row.text.clone()])),
        Drawing::Spreads(rows) => texts.extend(rows.iter().flat_map(|row| [row.label.clone(), row.group.clone(), row.text.clone()])),
        Drawing::Swings { text, rows, .. } => {
            texts.push(text.clone());
            texts.extend(rows.iter().flat_map(|row| [row.label.clone(), row.text.clone()]));
        }
        // A name of the scale may be left out where two would run into each other.
        Drawing::Slopes { lines, .. } => texts.extend(lines.iter().map(|line| line.label.clone())),
        Drawing::Gantt { rows, .. } => texts.extend(rows.iter().flat_map(|row| [row.label.clone(), row.text.clone()])),
    }
    texts.retain(|text| !text.is_empty());
    texts
}

fn text(random: &mut Random) -> String {
    let words: Vec<&str> =
        (0..random.between(1, 9)).map(|_| if random.chance(35) { random.pick(&HARD) } else { random.pick(&PLAIN) }).collect();
    words.join(if random.chance(5) { "\n" } else { " " })
}

fn label(random: &mut Random) -> String {
    let words: Vec<&str> = (0..random.between(1, 9)).map(|_| random.pick(&PLAIN)).collect();
    words.join(" ")
}

fn facts(random: &mut Random) -> Vec<(String, String)> {
    (0..random.between(0, 3)).map(|_| (text(random), text(random))).collect()
}

fn items(random: &mut Random) -> Vec<String> {
    (0..random.between(0, 4)).map(|_| text(random)).collect()
}

fn readings(random: &mut Random) -> Readings {
    let mut values = [random.share(), random.share(), random.share()];
    values.sort_by(f64::total_cmp);
    if random.chance(5) {
        values = random.pick(&[[0.0; 3], [1.0; 3], [f64::NAN; 3], [-1.0, 2.0, f64::INFINITY]]);
    }
    Readings::of(values)
}

fn block(random: &mut Random) -> Block {
    match random.below(10) {
        0 | 1 => Block::Heading { level: u8::try_from(random.between(1, 3)).unwrap(), text: text(random) },
        2 => Block::Paragraph(text(random)),
        3 => Block::List(items(random)),
        4 => Block::Steps(items(random)),
        5 => Block::Notice(text(random)),
        6 => Block::Table(table(random)),
        7 => Block::Choices {
            options: (0..random.between(0, 5)).map(|_| Choice { label: text(random), text: text(random) }).collect(),
            several: random.chance(50),
        },
        8 => Block::Space { label: text(random), lines: u8::try_from(random.between(1, 6)).unwrap() },
        _ => Block::Chart(chart(random)),
    }
}

fn table(random: &mut Random) -> Table {
    let kinds = [ColumnKind::Text, ColumnKind::Short, ColumnKind::Number, ColumnKind::Range];
    let columns: Vec<(String, ColumnKind)> = (0..random.between(1, 5)).map(|_| (text(random), random.pick(&kinds))).collect();
    let count = columns.len();
    let mut table = Table::new(text(random), columns);
    for _ in 0..random.between(0, 5) {
        let cell = |random: &mut Random| match random.below(4) {
            0 => Cell::Range(readings(random)),
            1 => Cell::None,
            _ => Cell::Text(text(random)),
        };
        let cells = (0..count).map(|_| cell(random)).collect();
        let remark = if random.chance(30) { text(random) } else { String::new() };
        table.row_with_remark(cells, remark);
    }
    table
}

/// A chart with labels of plain words, so that they can be found again where they are broken into lines.
pub(crate) fn chart(random: &mut Random) -> Chart {
    let count = random.between(0, 60);
    let drawing = match random.below(6) {
        0 => {
            let row = |random: &mut Random| RangeRow {
                label: label(random),
                group: if random.chance(20) { label(random) } else { String::new() },
                readings: random.chance(90).then(|| readings(random)),
                text: label(random),
            };
            Drawing::Ranges((0..count).map(|_| row(random)).collect())
        }
        1 => {
            let axis = |random: &mut Random| RadarAxis {
                label: label(random),
                readings: readings(random),
                target: random.chance(80).then(|| random.share()),
            };
            Drawing::Radar((0..random.between(3, 14)).map(|_| axis(random)).collect())
        }
        2 => {
            let columns: Vec<String> = (0..random.between(1, 6)).map(|_| label(random)).collect();
            let cell = |random: &mut Random| {
                let share = random.share();
                random.chance(90).then(|| HeatCell::of(share, format!("{:.1}", share * 100.0)))
            };
            let width = columns.len();
            let row = |random: &mut Random| HeatRow { label: label(random), cells: (0..width).map(|_| cell(random)).collect() };
            Drawing::HeatMap { rows: (0..count).map(|_| row(random)).collect(), columns }
        }
        3 => {
            let mut at = random.share();
            let mut step = |random: &mut Random| {
                let from = at;
                at += random.share() - 0.3;
                WaterfallStep { label: label(random), from, to: at, total: random.chance(20), text: "+1.0".into() }
            };
            Drawing::Waterfall((0..count).map(|_| step(random)).collect())
        }
        4 => {
            let point = |at: usize, random: &mut Random| PriorityPoint {
                mark: (at + 1).to_string(),
                label: label(random),
                cost: if random.chance(3) { f64::NAN } else { random.share() * 2e6 },
                benefit: random.share() * 3.0 - 0.2,
                with: (0..random.between(0, 3)).map(|_| label(random)).collect(),
            };
            let points = (0..random.between(0, 40)).map(|at| point(at, random)).collect();
            Drawing::Priority { cost: label(random), benefit: label(random), points }
        }
        _ => {
            let row = |random: &mut Random| {
                let mut shares: Vec<f64> = (0..5).map(|_| random.share()).collect();
                let sum: f64 = shares.iter().sum();
                shares.iter_mut().for_each(|share| *share /= sum);
                ShareRow { label: label(random), shares, text: label(random) }
            };
            Drawing::Shares { parts: (0..5).map(|_| label(random)).collect(), rows: (0..count).map(|_| row(random)).collect() }
        }
    };
    Chart { title: text(random), description: text(random), drawing }
}
