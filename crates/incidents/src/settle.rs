//! A second look at the tellings of one report: those of one scene join, and what has neither day nor place finds a home.

use crate::kinds;
use crate::names::Names;
use crate::pile::Pile;
use crate::tellings::{Telling, add, nearest};
use crate::whereabouts::Whereabouts;

/// Joins the tellings of one report that speak of one scene: the same kind of event, no other day, places that lie
/// together; and brings what has neither day nor place to the telling before it, else to the report's main one.
#[expect(
    clippy::indexing_slicing,
    reason = "all places are below the list's length, which is looked at anew after each change"
)]
pub(crate) fn settle(pile: &Pile, names: &Names, near: &Whereabouts, mut list: Vec<Telling>) -> Vec<Telling> {
    let traces: usize = list.iter().map(|t| t.traces.len()).sum();
    let main = |list: &[Telling]| {
        let rank = |t: &Telling| (t.headline, t.traces.len());
        let best = (0..list.len()).max_by_key(|k| (rank(&list[*k]), std::cmp::Reverse(*k)))?;
        (list[best].headline || list[best].traces.len() * 2 > traces).then_some(best)
    };
    let mut k = 0;
    while k < list.len() {
        let earlier = (0..k).rev().find(|j| one_scene(near, &list[*j], &list[k]));
        let orphan = list[k].days.is_none() && list[k].places.is_empty() && !list[k].background;
        let home = earlier.or_else(|| {
            let first = *list[k].sentences.first()?;
            let close = |t: &Telling| t.sentences.range(..=first).next_back().is_some_and(|s| first - s <= 3);
            let before = (0..k).rev().find(|j| close(&list[*j]) && fits(&list[*j], &list[k]));
            before.or_else(|| main(&list).filter(|m| *m != k && fits(&list[*m], &list[k]))).filter(|_| orphan)
        });
        match home {
            Some(j) => {
                let moved = list.remove(k);
                let j = if j > k { j - 1 } else { j };
                for trace in moved.traces {
                    add(pile, names, near, &mut list[j], trace);
                }
                list[j].traces.sort_by_key(|t| (t.span.start, t.span.end, t.kind, t.at));
            }
            None => k += 1,
        }
    }
    list
}

/// Whether kinds and numbers of two tellings can be one happening's.
fn fits(a: &Telling, b: &Telling) -> bool {
    let kinds = a.events.is_empty()
        || b.events.is_empty()
        || a.events.iter().any(|x| b.events.iter().any(|y| kinds::match_of(*x, *y).is_some_and(|m| m > 0.0)));
    let numbers = |n: &Telling, e: &Telling| {
        n.numbers.is_empty()
            || e.events.is_empty()
            || n.numbers.iter().any(|(o, _)| e.events.iter().any(|k| kinds::fits(*o, *k)))
    };
    kinds && numbers(a, b) && numbers(b, a) && a.background == b.background
}

fn one_scene(near: &Whereabouts, a: &Telling, b: &Telling) -> bool {
    let days = match (a.days, b.days) {
        (Some(x), Some(y)) => x.gap(y) == 0,
        _ => true,
    };
    let kind = a.events.iter().any(|x| b.events.iter().any(|y| kinds::match_of(*x, *y).is_some_and(|m| m >= 0.5)));
    let places = !a.places.is_empty() && nearest(near, &a.places, &b.places).is_some_and(|n| n >= 0.5);
    days && kind && places && fits(a, b)
}
