//! Which kinds of events can be one happening told in other words.

use sayso_case::{EventType, Outcome};

/// How well two kinds go together: 1 the same, 0.5 often told for each other, 0 possible, `None` never one deed.
pub(crate) fn match_of(a: EventType, b: EventType) -> Option<f64> {
    use EventType::*;
    if a == b {
        return Some(1.0);
    }
    let (a, b) = (a.min(b), a.max(b));
    let near = match (a, b) {
        (x, Attack) | (Attack, x) if violent(x) => true,
        (Shooting, Clash | Ambush | CeasefireViolation | Execution)
        | (Clash, Ambush | CeasefireViolation | Capture)
        | (Shelling, Clash | Airstrike | Bombing | CeasefireViolation)
        | (Airstrike, Bombing)
        | (Bombing, Ambush)
        | (Arrest, Abduction)
        | (Withdrawal | Displacement, Evacuation)
        | (Withdrawal, Displacement)
        | (Agreement, Ceasefire | Exchange)
        | (Exchange, Handover)
        | (AidDelivery, Blockade | Handover) => true,
        _ => false,
    };
    // A chemical attack and the strike that answers it are told in one breath.
    let chemical = matches!(a, ChemicalAttack) || matches!(b, ChemicalAttack);
    let hostile = |k: EventType| violent(k) || k == Capture;
    let taken = |k: EventType| matches!(k, Abduction | Execution | Attack);
    let possible = !chemical && ((hostile(a) && hostile(b)) || (taken(a) && taken(b)));
    if near { Some(0.5) } else { possible.then_some(0.0) }
}

/// Whether a deed can be opened by it alone: violence, and people or places taken.
pub(crate) fn is_scene(kind: EventType) -> bool {
    use EventType::*;
    violent(kind) || matches!(kind, Abduction | Capture | Arrest | Exchange | Handover)
}

/// Whether people were taken, let go, or gave up: told of arrests, captures and exchanges.
pub(crate) fn freed(outcome: Outcome) -> bool {
    use Outcome::*;
    matches!(outcome, Detained | Released | Exchanged | Surrendered)
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

/// Whether a figure of this outcome can belong to an event of this kind.
pub(crate) fn fits(outcome: Outcome, kind: EventType) -> bool {
    use EventType::*;
    match outcome {
        Outcome::Detained => matches!(kind, Arrest | Abduction | Clash | Capture),
        Outcome::Released => matches!(kind, Exchange | Handover | Abduction | Arrest),
        Outcome::Exchanged | Outcome::HandedOver => matches!(kind, Exchange | Handover),
        Outcome::Surrendered => matches!(kind, Clash | Capture | Ceasefire),
        Outcome::Displaced | Outcome::Evacuated | Outcome::Arrived | Outcome::Delivered => {
            !violent(kind) && !matches!(kind, Arrest)
        }
        _ => violent(kind) || matches!(kind, Capture | Abduction),
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
