//! What a questionnaire or view asks.

use super::Library;
use crate::model::{Asks, CapabilityId, NeedOf, Question, QuestionnaireId};

/// What is asked, by position in the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Whether each capability is asked about. One whose question is asked only because another hangs on it is not.
    pub capabilities: Vec<bool>,
    /// Whether each question is put.
    pub questions: Vec<bool>,
}

impl Library {
    /// What the questionnaire or view of this id asks; nothing where there is none of this id.
    #[must_use]
    pub fn asked(&self, id: &QuestionnaireId) -> Asked {
        let mut asked = Asked { capabilities: vec![false; self.capabilities.len()], questions: vec![false; self.questions.len()] };
        match self.view(id) {
            Some(view) => {
                let mut lone_questions = Vec::new();
                for (position, capability) in self.capabilities.iter().enumerate() {
                    asked.capabilities[position] = match &view.asks {
                        Asks::Core => capability.core,
                        Asks::Pillar(pillar) => capability.pillar.id == pillar.id,
                        Asks::Capabilities(list) => list.iter().any(|wanted| wanted.id == capability.id),
                        Asks::Framework(..) => false,
                    };
                }
                if let Asks::Framework(framework, node) = &view.asks {
                    self.needs_below(&framework.id, node.as_ref().map(|node| &node.id), &mut |of| match of {
                        NeedOf::Capability(id) => {
                            if let Some(position) = self.capability(id) {
                                asked.capabilities[position] = true;
                            }
                        }
                        NeedOf::Question(id) => lone_questions.extend(self.question(id)),
                    });
                }
                for (position, question) in self.questions.iter().enumerate() {
                    let of_bank = self.sections[self.section_of[position]].questionnaire.id == view.of.id;
                    asked.questions[position] = of_bank && self.measures_any(question, &asked.capabilities);
                }
                for position in lone_questions {
                    asked.questions[position] = self.sections[self.section_of[position]].questionnaire.id == view.of.id;
                }
                self.add_conditions(&mut asked.questions);
            }
            None => {
                for (position, question) in self.questions.iter().enumerate() {
                    if self.sections[self.section_of[position]].questionnaire.id == *id {
                        asked.questions[position] = true;
                        for measure in &question.measures {
                            if let Some(capability) = self.capability(&measure.capability.id) {
                                asked.capabilities[capability] = true;
                            }
                        }
                    }
                }
                self.add_conditions(&mut asked.questions);
            }
        }
        asked
    }

    /// Hands over what the nodes at and below a node of a framework need; all of it where no node is named.
    fn needs_below(&self, framework: &crate::model::FrameworkId, node: Option<&crate::model::NodeId>, take: &mut dyn FnMut(&NeedOf)) {
        let Some(framework) = self.framework(framework).map(|position| &self.frameworks[position]) else { return };
        let top = node.and_then(|id| framework.nodes.iter().position(|n| n.id == *id)).unwrap_or(0);
        let mut below = vec![false; framework.nodes.len()];
        for (position, node) in framework.nodes.iter().enumerate() {
            below[position] = position == top || node.parent.is_some_and(|parent| below[parent]);
            if below[position] {
                node.needs.iter().for_each(|need| take(&need.of));
            }
        }
    }

    fn measures_any(&self, question: &Question, capabilities: &[bool]) -> bool {
        let asked = |id: &CapabilityId| self.capability(id).is_some_and(|position| capabilities[position]);
        question.measures.iter().any(|measure| asked(&measure.capability.id))
    }

    /// A questionnaire that asks a follow-up asks its condition.
    fn add_conditions(&self, questions: &mut [bool]) {
        let mut waiting: Vec<usize> = (0..questions.len()).filter(|position| questions[*position]).collect();
        while let Some(position) = waiting.pop() {
            for condition in &self.questions[position].when {
                if let Some(above) = self.question(&condition.question.id)
                    && !questions[above]
                {
                    questions[above] = true;
                    waiting.push(above);
                }
            }
        }
    }
}
