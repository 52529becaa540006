//! The names of what an intervention is tagged with.

use super::phrases::Catalogue;
use crate::model::{Deliverer, Delivery, Extent};
use crate::say;

impl Catalogue<'_> {
    /// How an intervention is delivered.
    pub(super) fn delivery(self, delivery: Delivery) -> String {
        match delivery {
            Delivery::Advisory => say!(self.words, "catalogue-delivery-advisory"),
            Delivery::Training => say!(self.words, "catalogue-delivery-training"),
            Delivery::Mentoring => say!(self.words, "catalogue-delivery-mentoring"),
            Delivery::Exercise => say!(self.words, "catalogue-delivery-exercise"),
            Delivery::Legislation => say!(self.words, "catalogue-delivery-legislation"),
            Delivery::Equipment => say!(self.words, "catalogue-delivery-equipment"),
            Delivery::PeerExchange => say!(self.words, "catalogue-delivery-peer-exchange"),
            Delivery::Fellowship => say!(self.words, "catalogue-delivery-fellowship"),
            Delivery::Assessment => say!(self.words, "catalogue-delivery-assessment"),
            Delivery::Campaign => say!(self.words, "catalogue-delivery-campaign"),
        }
    }

    /// All the ways in which an intervention is delivered.
    pub(super) fn deliveries(self, delivery: &[Delivery]) -> String {
        self.comma(&delivery.iter().map(|delivery| self.delivery(*delivery)).collect::<Vec<_>>())
    }

    /// A kind of organisation that delivers.
    pub(super) fn deliverer(self, deliverer: Deliverer) -> String {
        match deliverer {
            Deliverer::PeerState => say!(self.words, "catalogue-deliverer-peer-state"),
            Deliverer::PeerTeam => say!(self.words, "catalogue-deliverer-peer-team"),
            Deliverer::PoliceOrJustice => say!(self.words, "catalogue-deliverer-police-or-justice"),
            Deliverer::InternationalOrganisation => say!(self.words, "catalogue-deliverer-international-organisation"),
            Deliverer::RegionalOrganisation => say!(self.words, "catalogue-deliverer-regional-organisation"),
            Deliverer::DevelopmentAgency => say!(self.words, "catalogue-deliverer-development-agency"),
            Deliverer::University => say!(self.words, "catalogue-deliverer-university"),
            Deliverer::CivilSociety => say!(self.words, "catalogue-deliverer-civil-society"),
            Deliverer::TechnicalCommunity => say!(self.words, "catalogue-deliverer-technical-community"),
            Deliverer::Advisers => say!(self.words, "catalogue-deliverer-advisers"),
            Deliverer::TrainingProvider => say!(self.words, "catalogue-deliverer-training-provider"),
            Deliverer::TechnologyFirm => say!(self.words, "catalogue-deliverer-technology-firm"),
        }
    }

    /// How much of an intervention a State can do alone.
    pub(super) fn extent(self, extent: Extent) -> String {
        match extent {
            Extent::Hardly => say!(self.words, "catalogue-alone-hardly"),
            Extent::Partly => say!(self.words, "catalogue-alone-partly"),
            Extent::Largely => say!(self.words, "catalogue-alone-largely"),
            Extent::Wholly => say!(self.words, "catalogue-alone-wholly"),
        }
    }
}
