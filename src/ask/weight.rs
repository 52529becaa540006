//! How much each section weighs, and how much of that is answered.

use super::Interview;
use crate::library::objective_shares;

/// What a section weighs.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct SectionWeight {
    /// Share of the section in the weight of all that is asked, from 0 to 1.
    pub share: f64,
    /// Share of its weight that is answered, from 0 to 1; 0 where it weighs nothing.
    pub answered: f64,
}

/// What each section weighs, in the order of [`Interview::sections`]; a capability counts where its first question stands.
#[must_use]
pub fn section_weights(interview: &Interview<'_>) -> Vec<SectionWeight> {
    let library = interview.library();
    let sections: Vec<usize> = interview.sections().iter().map(|progress| progress.section).collect();
    let mut weights = vec![SectionWeight::default(); sections.len()];
    let mut all = 0.0;
    for (capability, share) in objective_shares(library) {
        let id = &library.capabilities[capability].id;
        let measures = |question: &&usize| library.questions[**question].measures.iter().any(|measure| measure.capability.id == *id);
        let Some(question) = interview.order().iter().find(measures) else { continue };
        let section = library.section_of[*question];
        let Some(weight) = sections.iter().position(|at| *at == section).and_then(|at| weights.get_mut(at)) else { continue };
        if let (true, Some(coverage)) = (interview.asked.capabilities[capability], interview.assessment().leaves[capability].coverage) {
            weight.share += share;
            weight.answered += share * coverage;
            all += share;
        }
    }
    for weight in &mut weights {
        weight.answered = if weight.share > 0.0 { weight.answered / weight.share } else { 0.0 };
        weight.share = if all > 0.0 { weight.share / all } else { 0.0 };
    }
    weights
}
