//! When two positions of a point cannot both be, and when one is a later state of the other: takes in, yes or no out.

use std::collections::BTreeSet;

use sayso_case::How;

use super::take::{Rivalry, Take};
use crate::pile::Pile;

impl Rivalry {
    /// Whether the two positions, which share no holder, contradict each other.
    pub fn holds(self, pile: &Pile, a: &[&Take], b: &[&Take]) -> bool {
        let denies = |x: &[&Take], y: &[&Take]| x.iter().any(|t| y.iter().any(|u| t.denies.as_ref() == Some(&u.canon)));
        let denied = denies(a, b) || denies(b, a);
        match self {
            Rivalry::Never => false,
            Rivalry::Always => true,
            Rivalry::Poles => denied || [a, b].iter().all(|x| x.iter().any(|t| t.holder.named)),
            Rivalry::Parties => {
                let other = |x: &[&Take]| {
                    x.iter().find_map(|t| t.party.clone()).filter(|_| x.iter().all(|t| t.denies.is_none()))
                };
                denied || other(a).zip(other(b)).is_some_and(|(p, q)| !p.may_be(&q))
            }
            Rivalry::Numbers => denied || numbers_differ(pile, a, b),
        }
    }
}

/// Whether two numbers cannot be one: no number fits both, they are of one day, nobody says that the count goes on, and it is
/// not a report against those it quotes.
fn numbers_differ(pile: &Pile, a: &[&Take], b: &[&Take]) -> bool {
    let span = |x: &[&Take]| {
        let low = x.iter().filter_map(|t| t.low).max().unwrap_or(0);
        let high = x.iter().filter_map(|t| t.high).min().unwrap_or(u64::MAX);
        (low, high)
    };
    let ((low_a, high_a), (low_b, high_b)) = (span(a), span(b));
    let apart = high_a < low_b || high_b < low_a;
    let given = [a, b].iter().all(|x| x.iter().all(|t| t.denies.is_none() && (t.low.is_some() || t.high.is_some())));
    let anew = a.iter().chain(b).any(|t| t.anew);
    let one_day = a.iter().any(|t| b.iter().any(|u| pile.published(t.report) == pile.published(u.report)));
    let quoted = a.iter().all(|t| b.iter().all(|u| t.report == u.report && (t.holder.own_voice || u.holder.own_voice)));
    apart && given && !anew && one_day && !quoted
}

/// Whether a holder of both gives them in reports of different days: then he revised his answer.
pub(super) fn is_later(pile: &Pile, a: &[&Take], b: &[&Take], both: &BTreeSet<&str>) -> bool {
    let of = |takes: &[&Take]| -> Vec<usize> {
        takes
            .iter()
            .filter(|t| both.contains(t.holder.key.as_str()) && t.how != How::Relayed)
            .map(|t| t.report)
            .collect()
    };
    let (a, b) = (of(a), of(b));
    a.iter().any(|x| b.iter().any(|y| x != y && pile.published(*x) != pile.published(*y)))
}
