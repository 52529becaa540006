//! Sheets are headed by a submission; here one that stands for several States, with their strictest marking and nobody's name.

use crate::library::Library;
use crate::model::{Marking, Place, Submission};
use crate::plan::Ranking;
use crate::report::subject::Subject;
use crate::score::Assessment;
use crate::words::Words;

/// What a subject for several States borrows from.
pub(super) struct Several {
    submission: Submission,
    assessment: Assessment,
    ranking: Ranking,
}

impl Several {
    pub(super) fn marked(marking: Marking) -> Self {
        Self {
            submission: Submission { marking, ..Submission::empty(Place::default()) },
            assessment: Assessment::default(),
            ranking: Ranking {
                today: [0.0; 2],
                reachable: 0.0,
                ranks: Vec::new(),
                look_first: Vec::new(),
                nothing_to_add: Vec::new(),
                cannot_start: Vec::new(),
            },
        }
    }

    pub(super) fn subject<'a>(
        &'a self,
        library: &'a Library,
        words: &'a Words,
        targets: Option<&'a str>,
        threats: Option<&'a str>,
    ) -> Subject<'a> {
        Subject {
            library,
            submission: &self.submission,
            assessment: &self.assessment,
            at_target: &[],
            ranking: &self.ranking,
            words,
            targets,
            threats,
            baseline: None,
            audience: None,
        }
    }
}
