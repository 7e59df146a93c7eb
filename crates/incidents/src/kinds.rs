//! Which kinds of events can be one happening told in other words.

use sayso_case::{EventType, Outcome};

/// How well two kinds go together: 1 the same, 0.5 often told for each other, 0 possible, `None` never one happening.
pub(crate) fn match_of(a: EventType, b: EventType) -> Option<f64> {
    use EventType::*;
    if a == b {
        return Some(1.0);
    }
    let (a, b) = (a.min(b), a.max(b));
    let near = match (a, b) {
        (x, Attack) if violent(x) => true,
        (Shooting, Clash | Ambush | CeasefireViolation | Execution)
        | (Clash, Ambush | CeasefireViolation)
        | (Ambush, CeasefireViolation)
        | (Shelling, Clash | Airstrike | Bombing | CeasefireViolation | ChemicalAttack)
        | (Airstrike, Bombing | ChemicalAttack)
        | (Bombing, ChemicalAttack | Ambush)
        | (Arrest, Abduction)
        | (Capture, Arrest | Abduction)
        | (Withdrawal | Displacement, Evacuation)
        | (Withdrawal, Displacement)
        | (Agreement, Ceasefire | Exchange)
        | (Exchange, Handover)
        | (AidDelivery, Blockade | Handover)
        | (Blockade, CourtOrder) => true,
        _ => false,
    };
    let possible = (violent(a) && violent(b))
        || matches!((a, b), (Clash | Capture | Shooting, Capture | Withdrawal))
        || matches!((a, b), (Clash, Ceasefire) | (Abduction | Arrest, Execution) | (Execution, Abduction));
    if near { Some(0.5) } else { possible.then_some(0.0) }
}

/// Whether people are hurt by it.
pub(crate) fn violent(kind: EventType) -> bool {
    use EventType::*;
    matches!(
        kind,
        Shooting
            | Shelling
            | Airstrike
            | Bombing
            | Clash
            | Ambush
            | ChemicalAttack
            | Execution
            | CeasefireViolation
            | Attack
    )
}

/// Whether people are hurt, taken or lost.
pub(crate) fn is_harm(outcome: Outcome) -> bool {
    use Outcome::*;
    matches!(outcome, Killed | Wounded | KilledOrWounded | KilledOrCaptured | Missing | Detained)
}

/// Whether a figure of this outcome can belong to an event of this kind.
pub(crate) fn fits(outcome: Outcome, kind: EventType) -> bool {
    use Outcome::*;
    match outcome {
        Killed | Wounded | KilledOrWounded | KilledOrCaptured | Destroyed => {
            violent(kind) || kind == EventType::Capture
        }
        Missing => violent(kind) || kind == EventType::Abduction,
        Detained | Released | Exchanged | HandedOver | Surrendered => {
            !violent(kind) || matches!(kind, EventType::Clash)
        }
        Captured => violent(kind) || matches!(kind, EventType::Capture | EventType::Arrest | EventType::Abduction),
        Displaced | Evacuated | Arrived | Remaining | Trapped | Delivered => {
            !violent(kind) && !matches!(kind, EventType::Execution | EventType::Arrest)
        }
        Violated => matches!(kind, EventType::CeasefireViolation | EventType::Ceasefire | EventType::Shelling),
        Deployed | Voted | Other => true,
    }
}

/// The plain English word for a kind.
pub(crate) fn word(kind: EventType) -> String {
    let mut words = kind.as_str().replace('_', " ");
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn matching_has_no_direction() {
        for a in EventType::ALL {
            for b in EventType::ALL {
                assert_eq!(match_of(*a, *b), match_of(*b, *a), "{a:?} {b:?}");
            }
        }
        assert_eq!(match_of(EventType::Shooting, EventType::Clash), Some(0.5));
        assert_eq!(match_of(EventType::Shooting, EventType::AidDelivery), None);
        assert_eq!(match_of(EventType::Attack, EventType::Bombing), Some(0.5));
    }
}
