//! Interventions: what they raise, and whether each can ever start.

use super::references::level_of;
use super::{Check, rings};
use crate::diagnostic::{Code, Diagnostic};
use crate::library::{Obstacle, StartRules};

pub(super) fn check(check: &mut Check<'_>) {
    let library = check.library;
    if let Some(first) = library.interventions.first() {
        for other in library.interventions.iter().filter(|other| other.currency != first.currency) {
            check.push(
                Diagnostic::new(Code::MixedCurrencies, other.place)
                    .with("found", other.currency.as_str())
                    .with("other", first.currency.as_str())
                    .related(first.place),
            );
        }
    }
    for intervention in &library.interventions {
        if intervention.raises.is_empty() {
            check.push(Diagnostic::new(Code::RaisesNothing, intervention.place).with("id", intervention.id.as_str()));
        }
        for raise in &intervention.raises {
            level_of(check, &raise.capability, raise.to, 0);
            if raise.from >= raise.to {
                check.push(
                    Diagnostic::new(Code::BadRaise, raise.capability.place)
                        .with("id", raise.capability.id.as_str())
                        .with("from", raise.from)
                        .with("to", raise.to),
                );
            }
        }
        for note in &intervention.principles {
            let exists = library.principles.iter().any(|principle| principle.id == note.principle.id);
            check.known("principle", &note.principle, exists, library.principles.iter().map(|principle| principle.id.as_str()));
        }
        for after in &intervention.after {
            let exists = library.intervention(&after.id).is_some();
            check.known("intervention", after, exists, library.interventions.iter().map(|i| i.id.as_str()));
        }
    }
    let found = rings(library.interventions.len(), |at| {
        library.interventions[at].after.iter().filter_map(|after| library.intervention(&after.id)).collect()
    });
    let circular = !found.is_empty();
    for members in found {
        let names: Vec<&str> = members.iter().map(|member| library.interventions[*member].id.as_str()).collect();
        let first = &library.interventions[members[0]];
        check.push(Diagnostic::new(Code::NeverStarts, first.place).with("id", first.id.as_str()).with("why", names.join(" → ")));
    }
    if !circular {
        startable(check);
    }
}

/// From a State with every capability at level 0, each intervention must be able to start at some point.
fn startable(check: &mut Check<'_>) {
    let library = check.library;
    let rules = StartRules::of(library);
    let mut levels = vec![Some(0u8); library.capabilities.len()];
    let mut ended = vec![false; rules.len()];
    loop {
        let ready = (0..rules.len()).find(|at| !ended[*at] && rules.obstacle(*at, &levels, &ended).is_none());
        match ready {
            Some(at) => rules.end(at, &mut levels, &mut ended),
            None => break,
        }
    }
    for at in (0..rules.len()).filter(|at| !ended[*at]) {
        let why = match rules.obstacle(at, &levels, &ended) {
            Some(Obstacle::After(other)) => library.interventions[other].id.0.clone(),
            Some(Obstacle::Below(capability, level)) => format!("{} {level}", library.capabilities[capability].id),
            None => String::new(),
        };
        let intervention = &library.interventions[at];
        check.push(Diagnostic::new(Code::NeverStarts, intervention.place).with("id", intervention.id.as_str()).with("why", why));
    }
}
