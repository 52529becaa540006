//! The portfolio as a report: one budget over several States, with deliveries that they share.
//!
//! Each file builds one chapter. States stand in the order of their codes, never by what they gain. Nothing is computed here that
//! planning has not computed.

mod brief;
mod csv;
mod data;
mod others;
mod shared;
pub(in crate::report) mod sheets;
mod states;

pub use self::csv::portfolio_csv;
pub use data::{PORTFOLIO_SCHEMA, portfolio_json};

use super::document::{Block, Document, Layout};
use super::figures::{listed, money, percent, points};
use super::imprint;
use super::plan_report::Cut;
use crate::library::Library;
use crate::model::{Marking, StateSize, Submission, SubmissionStatus};
use crate::plan::{Delivery, NotMade, Portfolio, PortfolioWishes, Proof, Share};
use crate::say;
use crate::words::Words;

/// Builds the report of a portfolio.
#[must_use]
pub fn portfolio_report(pooled: Pooled<'_>) -> Document {
    let mut document = opening(&pooled);
    notices(&pooled, &mut document);
    brief::chapter(&pooled, &mut document);
    states::overview(&pooled, &mut document);
    shared::chapter(&pooled, &mut document);
    states::one_by_one(&pooled, &mut document);
    others::chapter(&pooled, &mut document);
    method(&pooled, &mut document);
    document
}

/// The document without chapters: title, marking, and what was wanted.
fn opening(pooled: &Pooled<'_>) -> Document {
    let words = pooled.words;
    let marking = pooled.classified();
    Document {
        title: say!(words, "portfolio-title", count = pooled.states.len()),
        marking: marking.clone(),
        banner: if pooled.is_draft() { say!(words, "report-draft") } else { String::new() },
        imprint: imprint::made_with(pooled.library, pooled.targets, pooled.threats().as_deref(), words),
        layout: Layout::Report,
        facts: facts(pooled, marking),
        ..Document::default()
    }
}

/// What has to be known before anything else.
fn notices(pooled: &Pooled<'_>, document: &mut Document) {
    let words = pooled.words;
    let portfolio = pooled.portfolio;
    if let Some(cut) = pooled.cut {
        let proven = portfolio.proof == Proof::Optimal;
        document.blocks.push(Block::Notice(match cut {
            Cut::Time(seconds) if proven => say!(words, "portfolio-cut-time-proven", seconds = seconds.to_string()),
            Cut::Interrupt if proven => say!(words, "portfolio-cut-interrupt-proven"),
            Cut::Time(seconds) => say!(words, "portfolio-cut-time", seconds = seconds.to_string()),
            Cut::Interrupt => say!(words, "portfolio-cut-interrupt"),
        }));
    }
    for (why, key) in [(NotMade::Stopped, "portfolio-not-reached"), (NotMade::FloorTooHigh, "portfolio-below-floor")] {
        let budgets: Vec<String> =
            portfolio.not_made.iter().filter(|(_, found)| *found == why).map(|(budget, _)| pooled.budget(*budget)).collect();
        if !budgets.is_empty() {
            document.blocks.push(Block::Notice(words.say(key, &[("budgets", listed(&budgets, words).into())])));
        }
    }
    if !pooled.left_out.is_empty() {
        document.blocks.push(Block::Notice(say!(words, "portfolio-left-out", count = pooled.left_out.len(), files = pooled.files())));
    }
}

fn method(pooled: &Pooled<'_>, document: &mut Document) {
    let words = pooled.words;
    document.heading(1, say!(words, "portfolio-method-heading"));
    document.paragraph(say!(words, "portfolio-method"));
    document.paragraph(say!(words, "portfolio-method-shared"));
    document.paragraph(say!(words, "portfolio-method-bound"));
    if pooled.wishes.floor.is_some() {
        document.paragraph(say!(words, "portfolio-method-floor"));
    }
    document.paragraph(say!(words, "notice-use"));
}

fn facts(pooled: &Pooled<'_>, marking: String) -> Vec<(String, String)> {
    let words = pooled.words;
    let states: Vec<String> = (0..pooled.states.len()).map(|at| pooled.named(at)).collect();
    let mut facts = vec![
        (say!(words, "portfolio-label-states"), listed(&states, words)),
        (say!(words, "plan-label-budget"), pooled.budget(pooled.portfolio.budget)),
        (say!(words, "report-label-marking"), marking),
        (say!(words, "report-label-targets"), pooled.targets.map_or_else(|| say!(words, "report-no-targets"), str::to_owned)),
        (say!(words, "report-label-threats"), pooled.threats().unwrap_or_else(|| words.say(pooled.without_one_threats(), &[]))),
        (
            say!(words, "report-label-definitions"),
            say!(
                words,
                "report-definitions",
                version = pooled.library.release.as_ref().map_or("–", |release| release.version.as_str()),
                engine = env!("CARGO_PKG_VERSION")
            ),
        ),
    ];
    for (currency, rate) in pooled.rates {
        let rate = say!(words, "plan-rate", from = currency, rate = rate.to_string(), into = pooled.currency);
        facts.push((say!(words, "plan-label-rate"), rate));
    }
    if !pooled.wishes.excluded.is_empty() {
        let titles: Vec<&str> = pooled.wishes.excluded.iter().map(|at| pooled.title(*at)).collect();
        facts.push((say!(words, "plan-label-without"), titles.join(&say!(words, "list-semicolon"))));
    }
    if !pooled.replaced.is_empty() {
        let replaced = pooled.replaced.iter().map(|state| match state.submission.assessed_on {
            Some(date) if !pooled.is_anonymous => {
                say!(words, "portfolio-replaced", state = &state.submission.state, date = date.to_string())
            }
            _ => say!(words, "portfolio-replaced-one"),
        });
        facts.push((say!(words, "portfolio-label-replaced"), replaced.collect::<Vec<_>>().join(&say!(words, "list-semicolon"))));
    }
    facts
}

/// A State in the report of a portfolio.
#[derive(Debug, Clone, Copy)]
pub struct PooledState<'a> {
    /// Its answers.
    pub submission: &'a Submission,
    /// Id of the threat profile that counts for it; none where all scenarios count alike.
    pub threats: Option<&'a str>,
}

/// What a report of a portfolio is made from. The library has its costs in the currency of the portfolio.
#[derive(Debug, Clone, Copy)]
pub struct Pooled<'a> {
    /// The words.
    pub words: &'a Words,
    /// The definitions.
    pub library: &'a Library,
    /// The States, in the order in which the portfolio has them.
    pub states: &'a [PooledState<'a>],
    /// Answers of an earlier day that later ones stand in place of.
    pub replaced: &'a [PooledState<'a>],
    /// Files that were left out.
    pub left_out: &'a [String],
    /// What was wanted.
    pub wishes: &'a PortfolioWishes,
    /// The portfolio.
    pub portfolio: &'a Portfolio,
    /// Currency of all money.
    pub currency: &'a str,
    /// Rates that costs were converted at: currency and how much of the portfolio's currency one unit of it is.
    pub rates: &'a [(String, f64)],
    /// Id of the target profile that all States are measured against; none where there is none.
    pub targets: Option<&'a str>,
    /// Whether the States are told as A, B, C.
    pub is_anonymous: bool,
    /// What broke the search off; none where it came to its end.
    pub cut: Option<Cut>,
}

impl<'a> Pooled<'a> {
    /// Name of a State; its letter where nobody is to be named.
    fn name(&self, state: usize) -> String {
        if self.is_anonymous { letters(state) } else { self.states[state].submission.state.clone() }
    }

    /// Code of a State; its letter where nobody is to be named.
    fn code(&self, state: usize) -> String {
        if self.is_anonymous { letters(state) } else { self.states[state].submission.code.clone() }
    }

    /// Name of a State with its size.
    fn named(&self, state: usize) -> String {
        say!(self.words, "portfolio-state", state = self.name(state), size = self.size_word(state))
    }

    fn size_word(&self, state: usize) -> String {
        let size = match self.size(state) {
            StateSize::Small => "size-small",
            StateSize::Medium => "size-medium",
            StateSize::Large => "size-large",
        };
        self.words.say(size, &[])
    }

    fn money(&self, amount: f64) -> String {
        say!(self.words, "cost-one", amount = money(amount.max(0.0)), currency = self.currency)
    }

    fn budget(&self, budget: f64) -> String {
        if budget.is_finite() { self.money(budget) } else { say!(self.words, "plan-no-limit") }
    }

    /// Something of every State, as the mean.
    #[allow(clippy::cast_precision_loss)] // proof: there are far fewer than 2^52 States
    fn mean(&self, of: impl Fn(&Share) -> f64) -> f64 {
        self.portfolio.shares.iter().map(of).sum::<f64>() / self.portfolio.shares.len().max(1) as f64
    }

    /// How sure it is that nothing better can be had.
    fn proof(&self, proof: Proof, benefit: f64) -> String {
        let words = self.words;
        match proof {
            Proof::Optimal => say!(words, "portfolio-proof-optimal"),
            Proof::AtMost(most) => {
                let within = if most > 0.0 { (1.0 - benefit / most).clamp(0.0, 1.0) } else { 0.0 };
                // Rounded up, so that nothing is called nearer than it is proven to be.
                let within = percent((within + 0.0005).min(1.0));
                say!(words, "portfolio-proof-at-most", most = at_most(most), percent = within)
            }
            Proof::Unproven => say!(words, "plan-proof-unproven"),
        }
    }

    /// The threat profile of all States; none where they have different ones.
    fn threats(&self) -> Option<String> {
        let first = self.states.first()?.threats?;
        self.states.iter().all(|state| state.threats == Some(first)).then(|| first.to_owned())
    }

    /// What is said where they have no threat profile in common: a message.
    fn without_one_threats(&self) -> &'static str {
        let none = self.states.iter().all(|state| state.threats.is_none());
        if none { "report-no-threats" } else { "portfolio-own-threats" }
    }

    /// The marking for every page, with all national classifications.
    fn classified(&self) -> String {
        let mut national: Vec<&str> = self.states.iter().map(|state| state.submission.classification.as_str()).collect();
        national.retain(|national| !national.is_empty());
        national.sort_unstable();
        national.dedup();
        let marking = self.marking().label();
        if national.is_empty() {
            return marking.to_owned();
        }
        say!(self.words, "imprint-marking", marking = marking, national = national.join(&say!(self.words, "list-semicolon")))
    }

    /// Whether somebody's answers are not approved.
    fn is_draft(&self) -> bool {
        self.states.iter().any(|state| state.submission.status != SubmissionStatus::Approved)
    }

    /// Files that were left out; their names may tell of States.
    fn files(&self) -> String {
        if self.is_anonymous { say!(self.words, "portfolio-not-named") } else { listed(self.left_out, self.words) }
    }

    fn id(&self, intervention: usize) -> &'a str {
        self.library.interventions[intervention].id.as_str()
    }

    fn title(&self, intervention: usize) -> &'a str {
        &self.library.interventions[intervention].title
    }

    fn size(&self, state: usize) -> StateSize {
        self.states[state].submission.size
    }

    /// The strictest marking of all answers.
    fn marking(&self) -> Marking {
        self.states.iter().map(|state| state.submission.marking).max().unwrap_or(Marking::Clear)
    }

    /// The delivery by which a State has an intervention, with its position.
    fn delivery(&self, state: usize, intervention: usize) -> Option<(usize, &'a Delivery)> {
        let mut deliveries = self.portfolio.deliveries.iter().enumerate();
        deliveries.find(|(_, delivery)| delivery.intervention == intervention && delivery.states.contains(&state))
    }
}

/// A bound in points, rounded up, so that none is told that is not proven.
fn at_most(most: f64) -> String {
    const STEP: f64 = 10_000.0;
    points(((most * STEP - 1e-6).ceil() / STEP).max(0.0))
}

/// A, B … Z, AA, AB …: the letters of a State that is not named.
fn letters(state: usize) -> String {
    const LETTERS: usize = 26;
    // proof: a remainder below 26 fits
    #[allow(clippy::cast_possible_truncation)]
    let last = char::from(b'A' + (state % LETTERS) as u8);
    if state < LETTERS { last.to_string() } else { letters(state / LETTERS - 1) + &last.to_string() }
}
