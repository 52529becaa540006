//! The names of what an intervention is tagged with.

use crate::model::{Deliverer, Delivery, Extent};
use crate::say;
use crate::words::Words;

/// How an intervention is delivered.
pub(in crate::report) fn delivery(delivery: Delivery, words: &Words) -> String {
    match delivery {
        Delivery::Advisory => say!(words, "catalogue-delivery-advisory"),
        Delivery::Training => say!(words, "catalogue-delivery-training"),
        Delivery::Mentoring => say!(words, "catalogue-delivery-mentoring"),
        Delivery::Exercise => say!(words, "catalogue-delivery-exercise"),
        Delivery::Legislation => say!(words, "catalogue-delivery-legislation"),
        Delivery::Equipment => say!(words, "catalogue-delivery-equipment"),
        Delivery::PeerExchange => say!(words, "catalogue-delivery-peer-exchange"),
        Delivery::Fellowship => say!(words, "catalogue-delivery-fellowship"),
        Delivery::Assessment => say!(words, "catalogue-delivery-assessment"),
        Delivery::Campaign => say!(words, "catalogue-delivery-campaign"),
    }
}

/// All the ways in which an intervention is delivered.
pub(in crate::report) fn deliveries(kinds: &[Delivery], words: &Words) -> String {
    kinds.iter().map(|kind| delivery(*kind, words)).collect::<Vec<_>>().join(&say!(words, "list-comma"))
}

/// A kind of organisation that delivers.
pub(in crate::report) fn deliverer(deliverer: Deliverer, words: &Words) -> String {
    match deliverer {
        Deliverer::PeerState => say!(words, "catalogue-deliverer-peer-state"),
        Deliverer::PeerTeam => say!(words, "catalogue-deliverer-peer-team"),
        Deliverer::PoliceOrJustice => say!(words, "catalogue-deliverer-police-or-justice"),
        Deliverer::InternationalOrganisation => say!(words, "catalogue-deliverer-international-organisation"),
        Deliverer::RegionalOrganisation => say!(words, "catalogue-deliverer-regional-organisation"),
        Deliverer::DevelopmentAgency => say!(words, "catalogue-deliverer-development-agency"),
        Deliverer::University => say!(words, "catalogue-deliverer-university"),
        Deliverer::CivilSociety => say!(words, "catalogue-deliverer-civil-society"),
        Deliverer::TechnicalCommunity => say!(words, "catalogue-deliverer-technical-community"),
        Deliverer::Advisers => say!(words, "catalogue-deliverer-advisers"),
        Deliverer::TrainingProvider => say!(words, "catalogue-deliverer-training-provider"),
        Deliverer::TechnologyFirm => say!(words, "catalogue-deliverer-technology-firm"),
    }
}

/// How much of an intervention a State can do alone.
pub(in crate::report) fn extent(extent: Extent, words: &Words) -> String {
    match extent {
        Extent::Hardly => say!(words, "catalogue-alone-hardly"),
        Extent::Partly => say!(words, "catalogue-alone-partly"),
        Extent::Largely => say!(words, "catalogue-alone-largely"),
        Extent::Wholly => say!(words, "catalogue-alone-wholly"),
    }
}

/// A GFCE theme with its name; the letter alone where it is none of the five.
pub(in crate::report) fn theme(letter: &str, words: &Words) -> String {
    let name = match letter {
        "A" => say!(words, "catalogue-theme-a"),
        "B" => say!(words, "catalogue-theme-b"),
        "C" => say!(words, "catalogue-theme-c"),
        "D" => say!(words, "catalogue-theme-d"),
        "E" => say!(words, "catalogue-theme-e"),
        other => return other.to_owned(),
    };
    say!(words, "catalogue-theme", letter = letter, name = name)
}
