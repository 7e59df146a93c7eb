//! What other codebooks call our kinds of events: a kind in, its name there out; `None` where ours is wider than any of theirs.

use sayso_case::EventType;

/// The event type of PLOVER (Political Language Ontology for Verifiable Event Records, codebook of 2018).
pub(crate) fn plover(kind: EventType) -> Option<&'static str> {
    use EventType::*;
    match kind {
        Shooting | Shelling | Airstrike | Bombing | Clash | Ambush | ChemicalAttack | Execution | Abduction
        | CeasefireViolation | Attack => Some("ASSAULT"),
        Capture | Arrest | Blockade | CourtOrder => Some("COERCE"),
        Withdrawal | Ceasefire | Exchange => Some("RETREAT"),
        AidDelivery => Some("AID"),
        Agreement => Some("AGREE"),
        Displacement | Evacuation | Handover => None,
    }
}

/// The sub-event type of the ACLED codebook (2023). Who was hit decides between several of theirs for a shooting, a clash and the
/// like, and what their victims were is what reports argue about.
pub fn acled(kind: EventType) -> Option<&'static str> {
    use EventType::*;
    match kind {
        Clash | Ambush => Some("Armed clash"),
        Shelling => Some("Shelling/artillery/missile attack"),
        Airstrike => Some("Air/drone strike"),
        ChemicalAttack => Some("Chemical weapon"),
        Abduction => Some("Abduction/forced disappearance"),
        Arrest => Some("Arrests"),
        Agreement => Some("Agreement"),
        Withdrawal => Some("Non-violent transfer of territory"),
        Shooting | Bombing | Execution | Capture | Displacement | Evacuation | AidDelivery | Ceasefire
        | CeasefireViolation | Blockade | CourtOrder | Exchange | Handover | Attack => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_that_is_wider_than_theirs_has_none() {
        assert_eq!(
            (plover(EventType::Shelling), acled(EventType::Shelling)),
            (Some("ASSAULT"), Some("Shelling/artillery/missile attack"))
        );
        assert_eq!((plover(EventType::Displacement), acled(EventType::Shooting)), (None, None));
    }
}
