//! How the catalogue names things, in the words of its language.

use crate::library::{Asked, Library};
use crate::model::{
    ActionLevel, Aggregate, Asks, Capability, CapabilityId, Condition, Framework, FrameworkKind, InterventionId, Need, NeedOf, NodeId,
    Question, QuestionKind, Source, SourceKind, Test,
};
use crate::say;
use crate::words::Words;
use std::cell::OnceCell;

/// The definitions, and the words to tell of them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Catalogue<'a> {
    pub(super) library: &'a Library,
    pub(super) words: &'a Words,
    /// What each questionnaire and then each view asks; reckoned once, when the first definition wants to know.
    pub(super) asked: &'a OnceCell<Vec<Asked>>,
}

impl<'a> Catalogue<'a> {
    /// A title with the id by which more can be asked.
    pub(super) fn named(self, title: &str, id: &str) -> String {
        say!(self.words, "catalogue-named", title = title, id = id)
    }

    /// A capability by id.
    pub(super) fn capability(self, id: &CapabilityId) -> Option<&'a Capability> {
        self.library.capability(id).map(|position| &self.library.capabilities[position])
    }

    /// Title and id of a capability.
    pub(super) fn capability_name(self, id: &CapabilityId) -> String {
        self.capability(id).map_or_else(|| id.to_string(), |capability| self.named(&capability.title, id.as_str()))
    }

    /// Name of a level of a capability, such as "3 Established".
    pub(super) fn level(self, capability: &Capability, level: u8) -> String {
        let scale = self.library.scale_of(capability);
        match scale.and_then(|scale| scale.levels.get(usize::from(level))) {
            Some(named) => level_name(level, &named.name),
            None => level.to_string(),
        }
    }

    /// Name of a level of the capability of this id.
    pub(super) fn level_of(self, id: &CapabilityId, level: u8) -> String {
        self.capability(id).map_or_else(|| level.to_string(), |capability| self.level(capability, level))
    }

    /// Title and id of an intervention.
    pub(super) fn intervention_name(self, id: &InterventionId) -> String {
        match self.library.intervention(id) {
            Some(position) => self.named(&self.library.interventions[position].title, id.as_str()),
            None => id.to_string(),
        }
    }

    /// Title and id of an element of the norms framework.
    pub(super) fn element_name(self, id: &NodeId) -> String {
        match self.library.element(id) {
            Some((framework, node)) => self.named(&self.library.frameworks[framework].nodes[node].title, id.as_str()),
            None => id.to_string(),
        }
    }

    /// Title of a node with its framework where the title alone says little, and its id in full.
    pub(super) fn node_name(self, framework: &Framework, node: usize) -> String {
        let record = &framework.nodes[node];
        if node == 0 {
            return self.named(&record.title, framework.id.as_str());
        }
        let path = [framework.id.as_str(), "/", record.id.as_str()].concat();
        if framework.kind == FrameworkKind::Scenario {
            let whole = framework.root().title.as_str();
            let title = say!(self.words, "catalogue-phase-of", phase = record.title.as_str(), scenario = whole);
            return self.named(&title, &path);
        }
        self.named(&record.title, &path)
    }

    /// What a need is of: a capability, or a question alone.
    pub(super) fn need_name(self, need: &Need) -> String {
        match &need.of {
            NeedOf::Capability(id) => self.capability_name(id),
            NeedOf::Question(id) => match self.library.question(id) {
                Some(position) => self.named(&self.question_text(&self.library.questions[position]), id.as_str()),
                None => id.to_string(),
            },
        }
    }

    /// What a question asks; a level question without words of its own is worded from its capability.
    pub(super) fn question_text(self, question: &Question) -> String {
        if !question.text.is_empty() {
            return question.text.clone();
        }
        let capability = question.measures.first().and_then(|measure| self.capability(&measure.capability.id));
        match capability {
            Some(capability) => say!(self.words, "catalogue-level-question", capability = capability.title.as_str()),
            None => question.id.to_string(),
        }
    }

    /// The kind of a question in a word or two.
    pub(super) fn question_kind(self, kind: &QuestionKind) -> String {
        match kind {
            QuestionKind::Level { .. } => say!(self.words, "catalogue-question-level"),
            QuestionKind::Choice { .. } => say!(self.words, "catalogue-question-choice"),
            QuestionKind::YesNo { .. } => say!(self.words, "catalogue-question-yes-no"),
            QuestionKind::Checklist { .. } => say!(self.words, "catalogue-question-checklist"),
            QuestionKind::Number { .. } => say!(self.words, "catalogue-question-number"),
            QuestionKind::Text => say!(self.words, "catalogue-question-text"),
        }
    }

    /// What the answer to another question must be.
    pub(super) fn condition(self, condition: &Condition) -> String {
        let question = condition.question.id.as_str();
        match &condition.test {
            Test::AtLeast(value) => say!(self.words, "catalogue-when-at-least", question = question, value = value.to_string()),
            Test::AtMost(value) => say!(self.words, "catalogue-when-at-most", question = question, value = value.to_string()),
            Test::Is(values) => say!(self.words, "catalogue-when-is", question = question, values = self.comma(values)),
            Test::Includes(option) => say!(self.words, "catalogue-when-includes", question = question, option = option.as_str()),
        }
    }

    /// Names of the questionnaires and views of which this is true.
    pub(super) fn asked_in(self, asks: impl Fn(&Asked) -> bool) -> Vec<String> {
        let whole = self.library.questionnaires.iter().map(|questionnaire| &questionnaire.id);
        let ids = || whole.clone().chain(self.library.views.iter().map(|view| &view.id));
        let asked = self.asked.get_or_init(|| ids().map(|id| self.library.asked(id)).collect());
        let asking = ids().zip(asked).filter(|(_, asked)| asks(asked));
        asking.map(|(id, _)| self.named(self.library.questionnaire_title(id), id.as_str())).collect()
    }

    /// What a framework is to a reader.
    pub(super) fn framework_kind(self, kind: FrameworkKind) -> String {
        match kind {
            FrameworkKind::Norms => say!(self.words, "catalogue-framework-norms"),
            FrameworkKind::Pillars => say!(self.words, "catalogue-framework-pillars"),
            FrameworkKind::Scenario => say!(self.words, "catalogue-framework-scenario"),
            FrameworkKind::Lens => say!(self.words, "catalogue-framework-lens"),
            FrameworkKind::Index => say!(self.words, "catalogue-framework-index"),
        }
    }

    /// How the values below a node become one.
    pub(super) fn aggregate(self, aggregate: Aggregate) -> String {
        match aggregate {
            Aggregate::Mean => say!(self.words, "catalogue-aggregate-mean"),
            Aggregate::Sum => say!(self.words, "catalogue-aggregate-sum"),
            Aggregate::Geometric => say!(self.words, "catalogue-aggregate-geometric"),
            Aggregate::Minimum => say!(self.words, "catalogue-aggregate-minimum"),
            Aggregate::Product => say!(self.words, "catalogue-aggregate-product"),
        }
    }

    /// Where an action is taken.
    pub(super) fn action_level(self, level: ActionLevel) -> String {
        match level {
            ActionLevel::National => say!(self.words, "catalogue-action-national"),
            ActionLevel::International => say!(self.words, "catalogue-action-international"),
        }
    }

    /// Which capabilities a view asks about.
    pub(super) fn asks(self, asks: &Asks) -> String {
        match asks {
            Asks::Core => say!(self.words, "catalogue-asks-core"),
            Asks::Pillar(id) => {
                let pillar = self.library.pillar(&id.id).map_or(id.id.as_str(), |pillar| &pillar.title);
                say!(self.words, "catalogue-asks-pillar", pillar = pillar)
            }
            Asks::Framework(id, node) => self.asks_framework(id.id.as_str(), node.as_ref().map(|node| node.id.as_str())),
            Asks::Capabilities(list) => say!(self.words, "catalogue-asks-capabilities", count = list.len()),
        }
    }

    fn asks_framework(self, id: &str, node: Option<&str>) -> String {
        let framework = self.library.frameworks.iter().find(|framework| framework.id.as_str() == id);
        let position = |framework: &Framework| framework.nodes.iter().position(|record| Some(record.id.as_str()) == node);
        let name = framework.map(|framework| self.node_name(framework, position(framework).unwrap_or(0)));
        say!(self.words, "catalogue-asks-framework", name = name.unwrap_or_else(|| id.to_owned()))
    }

    /// Where a record comes from and how sure that is, as pairs of label and text.
    pub(super) fn source(self, source: &Source) -> [(String, String); 3] {
        let kind = match source.kind {
            SourceKind::Document => say!(self.words, "catalogue-source-document"),
            SourceKind::PublicSource => say!(self.words, "catalogue-source-public"),
            SourceKind::GeneralKnowledge => say!(self.words, "catalogue-source-general"),
            SourceKind::Derived => say!(self.words, "catalogue-source-derived"),
        };
        let verified = if source.verified { say!(self.words, "catalogue-verified") } else { say!(self.words, "catalogue-not-verified") };
        [
            self.fact("catalogue-fact-source", self.source_text(source)),
            self.fact("catalogue-fact-source-kind", kind),
            self.fact("catalogue-fact-verified", verified),
        ]
    }

    /// The text of a source, or that there is none.
    pub(super) fn source_text(self, source: &Source) -> String {
        if source.text.is_empty() { say!(self.words, "catalogue-no-source") } else { source.text.clone() }
    }

    /// A pair of label and text.
    pub(super) fn fact(self, label: &str, text: impl Into<String>) -> (String, String) {
        (say!(self.words, label), text.into())
    }

    /// Items one after the other with commas, as ids are listed; a dash where there are none.
    pub(super) fn comma(self, items: &[String]) -> String {
        if items.is_empty() { say!(self.words, "dash") } else { items.join(&say!(self.words, "list-comma")) }
    }

    /// Yes or no.
    pub(super) fn yes_no(self, yes: bool) -> String {
        if yes { say!(self.words, "catalogue-yes") } else { say!(self.words, "catalogue-no") }
    }
}

/// The number of a level with its name, where it has another name than its number.
pub(super) fn level_name(level: u8, name: &str) -> String {
    let number = level.to_string();
    if name == number { number } else { [number.as_str(), " ", name].concat() }
}
