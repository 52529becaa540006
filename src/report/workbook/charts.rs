//! Native charts over the tables of the other sheets. Readings differ in lightness and pattern as well as in hue, and
//! each chart stands above a line that says in words what it shows.

use super::book::{Book, Span};
use super::looks::color;
use crate::report::chart::{Chart as Told, Drawing};
use crate::report::drawing::Ink;
use crate::report::gap_report::charts;
use crate::say;
use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartDataLabelPosition, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartLineDashType, ChartMarker,
    ChartMarkerType, ChartPatternFill, ChartPatternFillType, ChartSolidFill, ChartType, Worksheet, XlsxError,
};

/// Width of a chart in pixels: that of the sheet.
const WIDTH: u32 = 1_150;
/// Pixels that a page is high, with its margins on either paper taken away.
const PAGE: u32 = 1_400;
/// The longest alternative text that Excel takes is 255 characters; the whole one stands above the chart.
const ALTERNATIVE: usize = 250;
/// Height of a row of the sheet in pixels.
const ROW: u32 = 20;

/// Adds the sheet with all charts for which there are figures.
pub(super) fn sheet(book: &mut Book<'_>) -> Result<(), XlsxError> {
    let words = book.subject.words;
    let (name, note) = (say!(words, "xlsx-charts"), say!(words, "xlsx-charts-note"));
    // Twelve characters make 89 pixels.
    let mut sheet = book.sheet(&name, &note, &[12; 13])?;
    sheet.set_screen_gridlines(false).set_portrait();
    let subject = &book.subject;
    let told = [
        (charts::norm_profile(subject), "elements"),
        (charts::all_pillars(subject), "pillars"),
        (charts::waterfall(subject), "way"),
        (charts::priority(subject), "interventions"),
        (charts::coverage(subject), "coverage"),
    ];
    let mut row = super::book::HEADINGS + 1;
    let mut breaks = Vec::new();
    let mut left = PAGE - row * ROW;
    for (told, table) in told {
        let (Some(told), Some(span)) = (told.into_iter().next(), book.spans.get(table)) else { continue };
        let Some((mut chart, height)) = drawn(book, &told, span) else { continue };
        chart
            .set_width(WIDTH)
            .set_height(height)
            .set_alt_text(super::cells::shortened(&told.description, ALTERNATIVE))
            .set_name(told.title.as_str());
        chart.title().set_name(told.title.as_str()).set_font(ChartFont::new().set_size(13).set_bold());
        let needed = height + 4 * ROW;
        if needed > left && row > super::book::HEADINGS + 1 {
            breaks.push(row);
            left = PAGE;
        }
        left = left.saturating_sub(needed);
        describe(book, &mut sheet, row, &told.description)?;
        sheet.insert_chart(row + 1, 0, &chart)?;
        row += height.div_ceil(ROW) + 3;
    }
    sheet.set_page_breaks(&breaks)?;
    sheet.set_freeze_panes(2, 0)?;
    book.put_first(sheet, name, note);
    Ok(())
}

/// What a chart shows, in words, over the whole width.
fn describe(book: &Book<'_>, sheet: &mut Worksheet, row: u32, text: &str) -> Result<(), XlsxError> {
    const LINE: usize = 170;
    let lines = u32::try_from(text.chars().count().div_ceil(LINE)).unwrap_or(1);
    sheet.merge_range(row, 0, row, 12, &super::cells::fine(text), &book.looks.text)?;
    sheet.set_row_height_pixels(row, lines * 18 + 4)?;
    Ok(())
}

/// The chart and its height in pixels.
fn drawn(book: &Book<'_>, told: &Told, span: &Span) -> Option<(Chart, u32)> {
    let words = book.subject.words;
    let heading = |key: &'static str| words.say(key, &[]);
    match &told.drawing {
        Drawing::Ranges(rows) => {
            let last = super::book::HEADINGS + u32::try_from(rows.len()).ok()?;
            let mut chart = Chart::new(ChartType::Bar);
            readings(
                &mut chart,
                span,
                last,
                &heading("xlsx-col-element"),
                ["xlsx-col-evidenced", "xlsx-col-claimed", "xlsx-col-potential"].map(heading),
            )?;
            chart.y_axis().set_reverse();
            percent_axis(&mut chart);
            Some((chart, high(rows.len())))
        }
        Drawing::Radar(_) => {
            let mut chart = Chart::new(ChartType::RadarWithMarkers);
            let series = [
                ("xlsx-col-evidenced-top", Ink::Deep, ChartLineDashType::Solid, ChartMarkerType::Circle),
                ("xlsx-col-claimed-top", Ink::Middle, ChartLineDashType::Solid, ChartMarkerType::Diamond),
                ("xlsx-col-potential-top", Ink::Pale, ChartLineDashType::Dash, ChartMarkerType::Square),
                ("xlsx-col-target-top", Ink::Target, ChartLineDashType::RoundDot, ChartMarkerType::Triangle),
            ];
            for (key, ink, dash, marker) in series {
                let title = heading(key);
                let (values, name) = (span.values(&title, span.last)?, span.heading(&title)?);
                let line = ChartFormat::new().set_line(ChartLine::new().set_color(color(ink)).set_width(2.0).set_dash_type(dash)).clone();
                let fill = ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(color(ink))).clone();
                let marker = ChartMarker::new().set_type(marker).set_size(7).set_format(&mut fill.clone()).clone();
                let of = span.values(&heading("xlsx-col-pillar"), span.last)?;
                chart.add_series().set_name(name).set_values(values).set_categories(of).set_format(&mut line.clone()).set_marker(&marker);
            }
            chart.y_axis().set_min(0).set_max(1).set_num_format("0%");
            chart.legend().set_position(ChartLegendPosition::Bottom);
            Some((chart, 560))
        }
        Drawing::Waterfall(steps) => {
            let mut chart = Chart::new(ChartType::BarStacked);
            let of = heading("xlsx-col-step");
            let ground = ChartFormat::new().set_no_fill().set_no_line().clone();
            series(&mut chart, span, span.last, &of, &heading("xlsx-col-from"), ground)?;
            series(&mut chart, span, span.last, &of, &heading("xlsx-col-adds"), filled(Ink::Middle))?
                .set_data_label(ChartDataLabel::new().show_value().set_num_format("0.00%"));
            chart.legend().set_hidden();
            chart.y_axis().set_reverse();
            chart.x_axis().set_num_format("0%").set_min(0);
            Some((chart, high(steps.len())))
        }
        Drawing::Priority { cost, benefit, points } => {
            let mut chart = Chart::new(ChartType::Scatter);
            let last = super::book::HEADINGS + u32::try_from(points.len()).ok()?;
            let values = span.values(&heading("xlsx-col-benefit"), last)?;
            let costs = span.values(&heading("xlsx-col-cost"), last)?;
            let labels: Vec<ChartDataLabel> =
                points.iter().map(|point| ChartDataLabel::new().set_value(point.mark.as_str()).to_custom()).collect();
            let marker = ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(color(Ink::Middle))).clone();
            let marker = ChartMarker::new().set_type(ChartMarkerType::Circle).set_size(9).set_format(&mut marker.clone()).clone();
            let label = ChartDataLabel::new().show_value().set_position(ChartDataLabelPosition::Right).clone();
            chart
                .add_series()
                .set_categories(costs)
                .set_values(values)
                .set_marker(&marker)
                .set_data_label(&label)
                .set_custom_data_labels(&labels);
            chart.x_axis().set_name(cost.as_str()).set_num_format("#,##0").set_min(0);
            chart.y_axis().set_name(benefit.as_str()).set_num_format("0.0%").set_min(0);
            chart.legend().set_hidden();
            Some((chart, 560))
        }
        Drawing::Shares { parts, rows } => {
            let mut chart = Chart::new(ChartType::BarStacked);
            let looks = [
                filled(Ink::Deep),
                filled(Ink::Middle),
                patterned(ChartPatternFillType::DiagonalStripesWideUpwards, Ink::Middle),
                patterned(ChartPatternFillType::Dotted20Percent, Ink::Muted),
                patterned(ChartPatternFillType::HorizontalStripesLight, Ink::Grid),
            ];
            for (part, look) in parts.iter().zip(looks) {
                series(&mut chart, span, span.last, &heading("xlsx-col-section"), part, look)?;
            }
            chart.y_axis().set_reverse();
            percent_axis(&mut chart);
            Some((chart, high(rows.len())))
        }
        Drawing::HeatMap { .. }
        | Drawing::Gantt { .. }
        | Drawing::Swings { .. }
        | Drawing::Dots(_)
        | Drawing::Spreads(_)
        | Drawing::Slopes { .. } => None,
    }
}

/// The three readings as bars that lie on each other: possible behind, claimed before it, evidenced in front.
fn readings(chart: &mut Chart, span: &Span, last: u32, of: &str, [evidenced, claimed, potential]: [String; 3]) -> Option<()> {
    series(chart, span, last, of, &potential, patterned(ChartPatternFillType::DiagonalStripesWideUpwards, Ink::Middle))?
        .set_overlap(100)
        .set_gap(40);
    series(chart, span, last, of, &claimed, filled(Ink::Middle))?;
    series(chart, span, last, of, &evidenced, filled(Ink::Deep))?;
    Some(())
}

pub(super) fn series<'c>(
    chart: &'c mut Chart,
    span: &Span,
    last: u32,
    of: &str,
    title: &str,
    look: ChartFormat,
) -> Option<&'c mut rust_xlsxwriter::ChartSeries> {
    let (values, categories, name) = (span.values(title, last)?, span.values(of, last)?, span.heading(title)?);
    Some(chart.add_series().set_name(name).set_values(values).set_categories(categories).set_format(&mut look.clone()).set_gap(40))
}

pub(super) fn percent_axis(chart: &mut Chart) {
    chart.x_axis().set_min(0).set_max(1).set_num_format("0%");
    chart.legend().set_position(ChartLegendPosition::Top);
}

pub(super) fn filled(ink: Ink) -> ChartFormat {
    let line = ChartLine::new().set_color(color(Ink::Deep)).set_width(0.5).clone();
    ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(color(ink))).set_border(&line).clone()
}

pub(super) fn patterned(pattern: ChartPatternFillType, ink: Ink) -> ChartFormat {
    let fill =
        ChartPatternFill::new().set_pattern(pattern).set_foreground_color(color(ink)).set_background_color(color(Ink::Paper)).clone();
    let line = ChartLine::new().set_color(color(Ink::Deep)).set_width(0.5).clone();
    ChartFormat::new().set_pattern_fill(&fill).set_border(&line).clone()
}

/// Height of a chart with so many bars.
pub(super) fn high(bars: usize) -> u32 {
    140 + 23 * u32::try_from(bars.min(200)).unwrap_or(200)
}
