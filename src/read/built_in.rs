//! The definitions that are part of the program.

macro_rules! built_in {
    ($($path:literal,)*) => {
        /// Name and text of every shipped definition file, in the order in which they are read.
        pub const BUILT_IN: &[(&str, &str)] = &[
            $(($path, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/", $path))),)*
        ];
    };
}

built_in![
    "frameworks/scale.toml",
    "frameworks/pillars.toml",
    "frameworks/capabilities/policies-and-regulations-1.toml",
    "frameworks/capabilities/policies-and-regulations-2.toml",
    "frameworks/capabilities/processes-and-structures-1.toml",
    "frameworks/capabilities/processes-and-structures-2.toml",
    "frameworks/capabilities/partnerships-and-networks.toml",
    "frameworks/capabilities/people-and-skills.toml",
    "frameworks/capabilities/technology.toml",
    "frameworks/crosswalk.toml",
    "frameworks/norms.toml",
    "frameworks/norms-measures.toml",
    "frameworks/lenses/self-assessment-64-211.toml",
    "frameworks/lenses/critical-information-infrastructure-58-199.toml",
    "frameworks/lenses/gender-and-inclusion.toml",
    "frameworks/threats/ransomware-essential-service.toml",
    "frameworks/threats/supply-chain-compromise.toml",
    "frameworks/threats/destructive-activity-energy.toml",
    "frameworks/threats/denial-of-service-elections.toml",
    "frameworks/threats/territory-misuse.toml",
    "frameworks/threats/perimeter-vulnerability.toml",
    "frameworks/threats/commercial-intrusion-tools.toml",
    "frameworks/threats/virtual-asset-theft.toml",
    "frameworks/threats/cables-satellites-internet-core.toml",
    "frameworks/threats/data-theft-government.toml",
    "frameworks/threats/ai-enabled-deception.toml",
    "frameworks/threats/response-team-harm.toml",
    "frameworks/interventions/strategy-and-diplomacy.toml",
    "frameworks/interventions/strategy-and-diplomacy-2.toml",
    "frameworks/interventions/incidents-and-infrastructure.toml",
    "frameworks/interventions/incidents-and-infrastructure-2.toml",
    "frameworks/interventions/cybercrime.toml",
    "frameworks/interventions/cybercrime-2.toml",
    "frameworks/interventions/culture-and-skills.toml",
    "frameworks/interventions/standards-and-technology.toml",
    "frameworks/profiles/targets.toml",
    "frameworks/profiles/threats.toml",
    "frameworks/profiles/audiences.toml",
    "questionnaires/fcc.toml",
    "questionnaires/fcc/strategy-and-law.toml",
    "questionnaires/fcc/response-and-products.toml",
    "questionnaires/fcc/leadership-and-incidents.toml",
    "questionnaires/fcc/handling-and-continuity.toml",
    "questionnaires/fcc/partnerships-and-networks.toml",
    "questionnaires/fcc/people-and-skills.toml",
    "questionnaires/fcc/technology.toml",
    "questionnaires/rapid.toml",
    "questionnaires/threats.toml",
    "questionnaires/rules.toml",
];
