//! How sure a plan is: draws, weights and open answers, with how far they are told where somebody watches.

use super::Environment;
use super::plan_stop::Watch;
use super::progress;
use super::session::Scored;
use crate::library::StartRules;
use crate::model::ThreatProfile;
use crate::plan::{Answers, Ask, Doubt, Funded, Objective, Robustness, Stop, Tornado, WhatIf, Wishes, answers, robustness, tornado};
use crate::say;
use crate::score::Sheet;
use crate::words::Words;
use clap::{Arg, ArgAction, ArgMatches};
use std::num::NonZero;
use std::sync::mpsc::Sender;

/// In how many draws the exact plan is made where it is asked for.
const THOROUGH: u32 = 50;

/// The flags.
pub(super) fn arguments(words: &Words) -> [Arg; 3] {
    let flag = |name: &'static str, key: &str| Arg::new(name).long(name).action(ArgAction::SetTrue).help(words.say(key, &[]));
    [flag("thorough", "plan-cli-thorough"), flag("no-answers", "plan-cli-no-answers"), super::plan_stop::time_limit(words)]
}

/// What it is asked of.
pub(super) struct Doubts<'d> {
    pub(super) words: &'d Words,
    pub(super) matches: &'d ArgMatches,
    /// The State, as its answers and what is assumed put it.
    pub(super) scored: &'d Scored,
    pub(super) profile: Option<&'d ThreatProfile>,
    pub(super) what_if: &'d WhatIf,
    pub(super) wishes: &'d Wishes,
    pub(super) funded: &'d Funded,
    pub(super) watch: &'d Watch,
    /// Width of the terminal of whoever wants to be told; none where nobody does.
    pub(super) watched: Option<u16>,
    /// Whether whoever the plan is for may see which questions are open.
    pub(super) names_questions: bool,
}

/// What was found.
#[derive(Default)]
pub(super) struct Found {
    pub(super) robustness: Option<Robustness>,
    pub(super) tornado: Option<Tornado>,
    pub(super) answers: Option<Answers>,
    /// Draws that were asked for.
    pub(super) draws: u32,
}

/// How far something is: how much of how much.
type Far = (usize, usize);

impl Doubts<'_> {
    /// Makes the draws, tries the weights and looks at the open answers.
    pub(super) fn found(&self, environment: &mut Environment<'_>) -> Found {
        let matches = self.matches;
        let draws = matches.get_one::<u32>("draws").copied().unwrap_or(0);
        let library = &self.scored.library;
        let size = self.scored.submission.size;
        let objective = Objective::new(library, &self.scored.assessment, self.profile);
        let rules = StartRules::of(library);
        let costs: Vec<f64> = library.interventions.iter().map(|intervention| intervention.cost.of(size).middle()).collect();
        let stops = || self.watch.stops();
        let ask = Ask {
            library,
            assessment: &self.scored.assessment,
            objective: &objective,
            rules: &rules,
            costs: &costs,
            // Without a limit of money every cost of any draw is within it.
            budget: self.wishes.budget.min(f64::MAX),
            mandatory: self.wishes.mandatory.clone(),
            excluded: [self.wishes.excluded.as_slice(), &self.funded.lateness.left_out].concat(),
            ended: self.wishes.done.iter().chain(&self.wishes.under_way).copied().collect(),
            most_steps: self.wishes.most_steps,
            stop: Stop::when(&stops),
        };
        let sheet = Sheet::of(library, &self.scored.submission);
        let asked = library.asked(&self.scored.submission.questionnaire.id);
        let threads = matches.get_one::<u16>("threads").and_then(|threads| NonZero::new(usize::from(*threads)));
        let doubt = Doubt {
            library,
            asked: &asked,
            targets: self.scored.target_profiles(),
            sheet: &sheet,
            what_if: self.what_if,
            assessment: &self.scored.assessment,
            threats: self.profile,
            size,
            ask: &ask,
            plan: &self.funded.order,
            draws,
            thorough: if matches.get_flag("thorough") { THOROUGH } else { 0 },
            seed: matches.get_one::<u64>("seed").copied().unwrap_or(1),
            threads: threads.unwrap_or(NonZero::<usize>::MIN),
        };
        let mut found = Found { draws, ..Found::default() };
        if draws == 0 {
            return found;
        }
        let all = usize::try_from(draws).unwrap_or(usize::MAX);
        let made = |far: &Sender<Far>| {
            let far = far.clone();
            robustness(&doubt, &move |done| {
                // Where nobody hears any more how far it is, the draws go on.
                let _ = far.send((usize::try_from(done).unwrap_or(usize::MAX), all));
                !self.watch.stops()
            })
        };
        found.robustness = self.telling(environment, "plan-progress", made);
        found.tornado = tornado(&doubt).filter(|_| !self.funded.order.is_empty());
        if self.names_questions && !matches.get_flag("no-answers") {
            let made = |far: &Sender<Far>| {
                let far = far.clone();
                answers(&doubt, self.funded, &self.scored.ranking.look_first, &move |done, all| {
                    let _ = far.send((done, all));
                })
            };
            found.answers = self.telling(environment, "plan-progress-answers", made);
        }
        found
    }

    /// Does something that takes its time, and tells how far it is.
    fn telling<T: Send>(
        &self,
        environment: &mut Environment<'_>,
        message: &str,
        make: impl FnOnce(&Sender<Far>) -> Option<T> + Send,
    ) -> Option<T> {
        progress::while_told(environment, self.watched, |(done, all), seconds| self.line(message, done, all, seconds), make).flatten()
    }

    fn line(&self, message: &str, done: usize, all: usize, seconds: f64) -> String {
        #[allow(clippy::cast_precision_loss)] // proof: counts of draws stay far below 2^52
        let (made, left) = (done as f64, all.saturating_sub(done) as f64);
        let rate = if seconds > 0.0 { made / seconds } else { 0.0 };
        let left = if rate > 0.0 { format!("{:.0}", (left / rate).ceil()) } else { say!(self.words, "dash") };
        let arguments = [
            ("done", done.to_string().into()),
            ("all", all.to_string().into()),
            ("rate", format!("{rate:.0}").into()),
            ("left", left.into()),
        ];
        self.words.say(message, &arguments)
    }
}
