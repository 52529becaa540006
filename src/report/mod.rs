//! Saying it: assessments and rankings become documents, and documents become output.
//!
//! Builders (`gap_report`, `plan_report`, `explain`, `catalogue`, `form`) put words and figures together and compute nothing that the scorer
//! has not computed; renderers (`terminal`, `html`, `markdown`, `json`, `csv`, `workbook`, `iati`) draw, with the pictures of `drawing`. Nothing here reads a file.

mod audience;
mod catalogue;
mod chart;
mod clean;
mod cohort;
mod comparison;
mod conflicts;
mod csv;
mod document;
mod docx;
mod drawing;
mod explain;
mod figures;
mod fonts;
mod form;
mod gap_report;
mod html;
mod iati;
mod imprint;
mod json;
mod log;
mod markdown;
mod pdf;
mod plan_report;
mod portfolio;
mod rejected;
mod said;
mod shared;
mod status;
mod subject;
mod tally;
mod terminal;
mod tlp;
mod workbook;
mod xml;

pub use self::csv::nodes_csv;
pub use self::workbook::{cohort_workbook, comparison_workbook, plan_workbook, portfolio_workbook, workbook};
pub use audience::{Audience, Redacted};
pub use catalogue::{ListKind, codebook, list, show};
pub use chart::{
    Chart, Drawing, GanttRow, HeatCell, HeatRow, PriorityPoint, RadarAxis, RangeRow, ShareRow, SlopeLine, SpreadRow, SwingRow, TimeMark,
    WaterfallStep,
};
pub use cohort::{
    Band, COHORT_FORMAT, COHORT_SCHEMA, CapabilitySummary, ChangeCertainty, ChangeSummary, Counted, DIRECTIONS, FrameworkSummary,
    InterventionSummary, Made, NodeSummary, RATINGS, Rounds, STRETCHES, Spread, StateNamed, Summary, cohort_csv, cohort_json,
    cohort_report, cohort_rows,
};
pub use comparison::{COMPARISON_FORMAT, COMPARISON_SCHEMA, Comparing, comparison_csv, comparison_json, comparison_report};
pub use conflicts::conflicts;
pub use document::{Block, Cell, Choice, Column, ColumnKind, Document, Layout, Row, Table};
pub use docx::{Docx, docx};
pub use explain::{Unexplained, explain};
pub use form::{BlankForm, form};
pub use gap_report::{Depth, gap_report};
pub use html::html;
pub use iati::{Activities, ORGANISATION_TYPES, Publisher, plan_iati};
pub use json::{SCORE_FORMAT, SCORE_SCHEMA, score_json};
pub use log::log;
pub use markdown::markdown;
pub use pdf::{Paper, Pdf, pdf};
pub use plan_report::{Cut, Insight, KEPT_PLAN_SCHEMA, PLAN_SCHEMA, Planned, plan_csv, plan_json, plan_report};
pub use portfolio::{PORTFOLIO_SCHEMA, Pooled, PooledState, portfolio_csv, portfolio_json, portfolio_report};
pub use rejected::{ToMend, to_mend};
pub use said::question_text;
pub use shared::{SHARED_FORMAT, SHARED_SCHEMA, assessment_json};
pub use status::{status, status_csv, status_json};
pub use subject::{Baseline, Subject};
pub use tally::Tally;
pub use terminal::{TerminalOptions, render};
