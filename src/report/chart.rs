//! Charts as values: what is to be seen, before any format draws it.
//!
//! Every text is finished and every number stands where it is to be drawn; a format decides on lines, patterns and
//! colours. No meaning may be in colour alone: each value has its text, and each band its pattern.

use crate::score::Readings;

/// A chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// What it shows, in a few words.
    pub title: String,
    /// What a reader who does not see it must know: what is drawn, and what stands out.
    pub description: String,
    /// What is drawn.
    pub drawing: Drawing,
}

/// What a chart draws.
#[derive(Debug, Clone, PartialEq)]
pub enum Drawing {
    /// One mark a row with the three readings, on a scale from 0 to 1.
    Ranges(Vec<RangeRow>),
    /// One axis a row around a centre, each from 0 to 1; three axes or more.
    Radar(Vec<RadarAxis>),
    /// A grid of shares.
    HeatMap {
        /// Headings of the columns.
        columns: Vec<String>,
        /// Rows, each with as many cells as there are columns.
        rows: Vec<HeatRow>,
    },
    /// Steps from one total to another.
    Waterfall(Vec<WaterfallStep>),
    /// Points by cost and benefit.
    Priority {
        /// What the cost is in.
        cost: String,
        /// What the benefit is in.
        benefit: String,
        /// The points, best first.
        points: Vec<PriorityPoint>,
    },
    /// Bars of shares that sum to 1.
    Shares {
        /// What the parts of each bar are, in order.
        parts: Vec<String>,
        /// The bars.
        rows: Vec<ShareRow>,
    },
    /// One dot a row at what is claimed, on a line from what is evidenced to what is possible, on a scale from 0 to 1.
    Dots(Vec<RangeRow>),
    /// Lines from date to date: a slope each where there are two dates.
    Slopes {
        /// The dates in their order, two or more, at equal distances.
        marks: Vec<String>,
        /// The lines.
        lines: Vec<SlopeLine>,
    },
    /// One box a row: how figures are spread, on a scale from 0 to 1.
    Spreads(Vec<SpreadRow>),
    /// Bars in time, each from a month to another.
    Gantt {
        /// Marks of the scale in order of time, the first where the chart begins and the last where it ends: two or more.
        marks: Vec<TimeMark>,
        /// The bars.
        rows: Vec<GanttRow>,
    },
    /// Bars to both sides of a line: what less and what more of something does (a tornado).
    Swings {
        /// Where the line stands, in the unit of the chart.
        middle: f64,
        /// The figure of the line.
        text: String,
        /// The bars, widest first.
        rows: Vec<SwingRow>,
    },
}

/// A bar to both sides of a line.
#[derive(Debug, Clone, PartialEq)]
pub struct SwingRow {
    /// Name of the bar.
    pub label: String,
    /// Where it ends with less of it, in the unit of the chart; on either side of the line.
    pub less: f64,
    /// Where it ends with more of it.
    pub more: f64,
    /// Text beside it.
    pub text: String,
}

/// A line from date to date.
#[derive(Debug, Clone, PartialEq)]
pub struct SlopeLine {
    /// Name of the line.
    pub label: String,
    /// A share from 0 to 1 for each date; none where there is no figure.
    pub values: Vec<Option<f64>>,
    /// The same as texts, empty where there is none.
    pub texts: Vec<String>,
    /// Whether the difference from the first to the last is more than open answers could make.
    pub clear: bool,
}

/// A mark of a scale of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeMark {
    /// Where it stands, in months.
    pub month: i32,
    /// Its name; empty where it is a line alone.
    pub label: String,
}

/// A bar in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GanttRow {
    /// Name of the bar.
    pub label: String,
    /// The month in which it begins.
    pub start: i32,
    /// The first month in which it has ended.
    pub end: i32,
    /// Whether it runs already when the plan begins.
    pub under_way: bool,
    /// Text beside it.
    pub text: String,
}

/// How figures are spread; each part from 0 to 1, none where it is not told.
#[derive(Debug, Clone, PartialEq)]
pub struct SpreadRow {
    /// Name of the row.
    pub label: String,
    /// Heading of the group that begins with this row; empty where the group goes on.
    pub group: String,
    /// Least and greatest.
    pub ends: Option<(f64, f64)>,
    /// Lower and upper quartile.
    pub quartiles: Option<(f64, f64)>,
    /// The one in the middle.
    pub median: Option<f64>,
    /// The mean.
    pub mean: Option<f64>,
    /// Short text beside the mark.
    pub text: String,
}

/// A row of range marks.
#[derive(Debug, Clone, PartialEq)]
pub struct RangeRow {
    /// Name of the row.
    pub label: String,
    /// Heading of the group that begins with this row; empty where the group goes on.
    pub group: String,
    /// The readings, each from 0 to 1; none where the figure does not exist.
    pub readings: Option<Readings>,
    /// Short text beside the mark, such as a rating.
    pub text: String,
}

/// An axis of a radar.
#[derive(Debug, Clone, PartialEq)]
pub struct RadarAxis {
    /// Name of the axis.
    pub label: String,
    /// The readings, each from 0 to 1.
    pub readings: Readings,
    /// Where the targets lie, from 0 to 1; none without targets.
    pub target: Option<f64>,
}

/// A row of a heat map.
#[derive(Debug, Clone, PartialEq)]
pub struct HeatRow {
    /// Name of the row.
    pub label: String,
    /// The cells; none where there is no figure.
    pub cells: Vec<Option<HeatCell>>,
}

/// A cell of a heat map.
#[derive(Debug, Clone, PartialEq)]
pub struct HeatCell {
    /// The share, from 0 to 1.
    pub share: f64,
    /// The same as text.
    pub text: String,
    /// The band it lies in, from 0 (least) to 3, which has a pattern and a colour.
    pub band: u8,
}

/// A step of a waterfall.
#[derive(Debug, Clone, PartialEq)]
pub struct WaterfallStep {
    /// Name of the step.
    pub label: String,
    /// Where it begins, in the unit of the chart.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// Whether it is a total that stands on the ground, such as today or the target.
    pub total: bool,
    /// Text beside it.
    pub text: String,
}

/// A point of a priority chart.
#[derive(Debug, Clone, PartialEq)]
pub struct PriorityPoint {
    /// Short mark, such as the rank.
    pub mark: String,
    /// What it is.
    pub label: String,
    /// Cost, in the unit of the chart, 0 or more.
    pub cost: f64,
    /// Benefit, in the unit of the chart.
    pub benefit: f64,
    /// What must be funded with it, in the order in which each can start; empty where it stands alone.
    pub with: Vec<String>,
}

/// A bar of shares.
#[derive(Debug, Clone, PartialEq)]
pub struct ShareRow {
    /// Name of the bar.
    pub label: String,
    /// Its parts, which sum to 1.
    pub shares: Vec<f64>,
    /// Text beside it.
    pub text: String,
}

/// The bounds of the bands of a heat map, those of the ratings N, P, L and F.
pub(super) const BANDS: [f64; 3] = [0.15, 0.5, 0.85];

impl HeatCell {
    /// A cell for a share, from 0 to 1, with its text.
    #[must_use]
    pub fn of(share: f64, text: String) -> Self {
        let band = BANDS.iter().filter(|bound| share > **bound + 1e-9).count();
        Self { share, text, band: u8::try_from(band).unwrap_or(u8::MAX) }
    }
}
