//! Interventions and profiles.

use super::{Catalogue, facts, moved, shown, source};
use crate::model::Intervention;
use crate::report::catalogue::list::capabilities::capabilities;
use crate::report::catalogue::list::plans;
use crate::report::catalogue::show::intervention::{cost_by_size, plain_facts, raised};
use crate::report::catalogue::show::profile;
use crate::report::document::Document;
use crate::say;

pub(super) fn interventions(c: Catalogue<'_>, document: &mut Document) {
    super::chapter(document, say!(c.words, "catalogue-title-interventions"), |document| {
        if c.library.interventions.iter().any(|intervention| intervention.planning_assumption) {
            document.paragraph(say!(c.words, "catalogue-costs-assumed"));
        }
        for intervention in &c.library.interventions {
            one(c, intervention, document);
        }
    });
}

fn one(c: Catalogue<'_>, intervention: &Intervention, document: &mut Document) {
    document.heading(2, c.named(&intervention.title, intervention.id.as_str()));
    document.paragraph(intervention.summary.clone());
    document.table(raised(c, intervention));
    document.table(cost_by_size(c, intervention));
    let mut plain = Document::default();
    plain_facts(c, intervention, &mut plain);
    let mut about = plain.facts;
    about.push(c.fact("codebook-fact-price-year", intervention.price_year.to_string()));
    about.push(c.fact("catalogue-heading-outputs", intervention.outputs.join("\n")));
    about.push(c.fact("catalogue-heading-indicator", intervention.indicator.as_str()));
    if let Some(alone) = &intervention.alone {
        about.push(c.fact("catalogue-heading-alone", alone.how.as_str()));
    }
    about.push(c.fact("catalogue-fact-cost-driver", intervention.cost_driver.as_str()));
    let principles: Vec<String> = intervention
        .principles
        .iter()
        .map(|note| say!(c.words, "catalogue-principle-note", id = note.principle.id.as_str(), how = note.how.as_str()))
        .collect();
    about.push(c.fact("catalogue-title-principles", principles.join("\n")));
    let after: Vec<String> = intervention.after.iter().map(|after| c.intervention_name(&after.id)).collect();
    about.push(c.fact("catalogue-heading-after", after.join("\n")));
    if !intervention.external_ref.is_empty() {
        about.push(c.fact("catalogue-fact-external", c.comma(&intervention.external_ref)));
    }
    about.push(source(c, &intervention.source));
    facts(document, about);
}

pub(super) fn profiles(c: Catalogue<'_>, document: &mut Document) {
    let mut overview = Document::default();
    let (title, _) = plans::profiles(c, &mut overview);
    super::chapter(document, title, |document| {
        moved(document, 1, overview);
        for threat in &c.library.threats {
            shown(document, c.named(&threat.title, threat.id.as_str()), profile::threat(c, threat));
        }
        for audience in &c.library.audiences {
            shown(document, c.named(&audience.title, audience.id.as_str()), profile::audience(c, audience));
        }
        if !c.library.targets.is_empty() && !c.library.capabilities.is_empty() {
            let mut targets = Document::default();
            capabilities(c, &mut targets);
            document.heading(2, say!(c.words, "codebook-heading-targets"));
            moved(document, 2, targets);
        }
    });
}
