//! Ids: words that never change once a definition has been published.

use super::Place;
use serde::{Serialize, Serializer};
use std::fmt;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The id as it is written in a file.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }
    )*};
}

ids! {
    /// Id of a maturity scale.
    ScaleId;
    /// Id of one of the pillars.
    PillarId;
    /// Id of a foundational cyber capability.
    CapabilityId;
    /// Id of a framework.
    FrameworkId;
    /// Id of a node, unique within its framework.
    NodeId;
    /// Id of a practical action.
    ActionId;
    /// Id of a questionnaire or of a view of one.
    QuestionnaireId;
    /// Id of a section of a questionnaire.
    SectionId;
    /// Id of a question, unique over all questionnaires.
    QuestionId;
    /// Id of an option of a choice or a checklist, unique within its question.
    OptionId;
    /// Id of an intervention.
    InterventionId;
    /// Id of a target profile or of a threat profile.
    ProfileId;
    /// Id of an entry of the evidence register, unique within its answer file.
    EvidenceId;
    /// Id of an office that answers, unique within its answer file.
    RespondentId;
}

/// An id that points at something defined elsewhere, with the place where it was written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Reference<I> {
    /// The id that is meant.
    pub id: I,
    /// Where the reference stands.
    pub place: Place,
}

impl<I: Serialize> Serialize for Reference<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.id.serialize(serializer)
    }
}
