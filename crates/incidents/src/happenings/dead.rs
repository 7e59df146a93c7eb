//! Which happening of its report each named victim is of: a report's happenings and its victims in, the happenings with theirs out.
//!
//! A name stands in a list below its heading, or behind the sentence that counts it ("The fallen are ..."), as often as in the
//! sentence that tells of the deed. A day beside the name or in the heading decides; without one a name goes with the deed of its own
//! sentence, then with that of the sentence before, then with the only deed of its report that counts such victims. A victim of whom none of this
//! says anything is of no happening, and is shown so.

use std::collections::BTreeMap;

use sayso_case::{Moment, Victim};

use super::happening::Happening;
use super::layout::Layout;
use crate::days::Days;
use crate::pile::Pile;

/// A list of names has at most so many sentences; what stands above a longer one is not looked for.
const LONGEST: usize = 80;

/// Gives each happening its named victims.
pub(super) fn lay(pile: &Pile, found: &mut [Happening], layout: &Layout) {
    let victims = &pile.read(layout.report).findings.victims;
    let mut of: BTreeMap<usize, usize> = BTreeMap::new();
    for victim in victims {
        *of.entry(pile.sentence(layout.report, victim.span.start)).or_default() += 1;
    }
    for (k, victim) in victims.iter().enumerate() {
        let sentence = pile.sentence(layout.report, victim.span.start);
        let above = above(sentence, &of);
        for h in homes(pile, found, layout, victim, sentence, above) {
            if let Some(h) = found.get_mut(h) {
                h.of_it.insert(k);
            }
        }
    }
}

/// The sentence before the list that a sentence stands in, or before the sentence itself.
fn above(sentence: usize, victims: &BTreeMap<usize, usize>) -> Option<usize> {
    let before = (0..sentence).rev().take(LONGEST);
    before.into_iter().find(|k| !victims.contains_key(k))
}

fn homes(
    pile: &Pile,
    found: &[Happening],
    layout: &Layout,
    victim: &Victim,
    sentence: usize,
    above: Option<usize>,
) -> Vec<usize> {
    let numbered = || found.iter().enumerate();
    let counts = |h: &Happening| h.tolls.keys().any(|(harm, _)| harm.outcome() == victim.outcome);
    let only = |homes: Vec<usize>| if homes.len() == 1 { homes } else { Vec::new() };
    let here: Vec<usize> = numbered().filter(|(_, h)| h.sentences.contains(&sentence)).map(|(k, _)| k).collect();
    let given: Vec<Days> = times(pile, layout, sentence).collect();
    let of_day = if given.is_empty() { above } else { Some(sentence) };
    let day = of_day.and_then(|s| day(layout, s));
    if let Some(day) = day {
        let on_it = |h: &Happening| h.when().is_some_and(|own| own.length() == 0 && own.gap(day) == 0);
        let on_day = numbered().filter(|(_, h)| on_it(h) && counts(h)).map(|(k, _)| k).collect();
        let on_day = only(on_day);
        if !on_day.is_empty() {
            return on_day;
        }
        // "of those killed on Thursday", where the deed of the sentence was on Wednesday: not sure, so of none.
        let may_be = |k: &usize| found.get(*k).and_then(Happening::when).is_none_or(|own| own.gap(day) == 0);
        return here.into_iter().filter(may_be).collect();
    }
    if !here.is_empty() {
        return here;
    }
    // "who was killed in 2014" is of another deed, which the report does not tell.
    let other_time = |h: &Happening| given.iter().any(|t| h.when().is_none_or(|own| own.gap(*t) > 0));
    let may = |h: &Happening| h.told && counts(h) && !other_time(h);
    let before = numbered().filter(|(_, h)| may(h) && above.is_some_and(|s| h.sentences.contains(&s)));
    let before = only(before.map(|(k, _)| k).collect());
    if !before.is_empty() {
        return before;
    }
    only(numbered().filter(|(_, h)| may(h)).map(|(k, _)| k).collect())
}

/// The one day that a sentence names for a deed.
fn day(layout: &Layout, sentence: usize) -> Option<Days> {
    let named = layout.days.iter().filter(|d| d.sentence == sentence && !d.said && d.days.length() == 0);
    let mut days: Vec<Days> = named.map(|d| d.days).collect();
    days.dedup();
    match days.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// Every time of the calendar that a sentence gives.
fn times<'p>(pile: &'p Pile, layout: &Layout, sentence: usize) -> impl Iterator<Item = Days> + use<'p> {
    let (report, span) = (layout.report, pile.sentence_span(layout.report, sentence));
    let times = pile.read(report).findings.times.iter().filter(move |t| span.contains(t.span));
    times.filter_map(|t| t.value.as_ref()?.parse::<Moment>().ok()).map(Days::of_moment)
}
