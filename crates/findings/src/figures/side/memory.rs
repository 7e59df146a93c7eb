//! What a figure takes over from those before it: a part is of the party its whole is of, a list shares what is said of all of it.
#![expect(
    clippy::indexing_slicing,
    reason = "every place comes from the range of the items, and the lists and sides are as long as the items"
)]

use sayso_reader::Words;

use super::parties::{MANY, Parties};
use super::{Item, belonging, said};
use crate::figures::candidate::Kind;
use crate::figures::frame::Frame;
use crate::{Side, Unit};

/// The sides of a report's figures, which stand in its order.
pub(crate) fn settle(f: &Frame, parties: &Parties, items: &[Item]) -> Vec<Option<Side>> {
    let mut lists: Vec<usize> = Vec::with_capacity(items.len());
    for k in 0..items.len() {
        let joined = k > 0 && in_list(f, &items[k - 1], &items[k]);
        lists.push(if joined { lists[k - 1] } else { k });
    }
    let from = |k: usize| items[lists[k]].candidate.words.start;
    let mut sides: Vec<Option<Side>> =
        items.iter().enumerate().map(|(k, item)| said(f, parties, item, from(k))).collect();
    for k in (1..items.len()).rev() {
        // "four buildings, three vehicles and a mortar belonging to the Front"
        if belonging(f, items[k].candidate.words.end).is_some() && sides[k].is_some() {
            for j in lists[k]..k {
                sides[j] = sides[j].clone().or_else(|| sides[k].clone());
            }
        }
    }
    for k in 1..items.len() {
        if sides[k].is_none() {
            sides[k] = taken_over(f, parties, items, &sides, k);
        }
    }
    for k in 0..items.len() {
        if sides[k].is_none() {
            sides[k] = repeated(f, items, &sides, k);
        }
    }
    for k in 1..items.len() {
        if sides[k].is_none() {
            sides[k] = taken_over(f, parties, items, &sides, k);
        }
    }
    sides
}

/// Whether only commas and "and" stand between two figures of one sentence.
fn in_list(f: &Frame, a: &Item, b: &Item) -> bool {
    let gap = a.candidate.words.end..b.candidate.words.start;
    a.sentence == b.sentence
        && gap.len() <= 3
        && gap
            .clone()
            .all(|k| matches!(f.word(k), "and" | "or" | "," | ";" | "as" | "well" | "also" | "\"" | "plus" | "with"))
}

fn taken_over(f: &Frame, parties: &Parties, items: &[Item], sides: &[Option<Side>], k: usize) -> Option<Side> {
    let (item, last) = (&items[k], &items[k - 1]);
    let people = |i: &Item| i.unit == Unit::People;
    let here = last.sentence == item.sentence;
    let near = here || last.sentence.end == item.sentence.start;
    let c = item.candidate;
    let from = k.saturating_sub(MANY);
    let mut whole = items[from..k].iter().rposition(|i| people(i) == people(item)).map(|w| from + w);
    whole = whole.filter(|&w| items[w].sentence == item.sentence || items[w].sentence.end == item.sentence.start);
    if is_part(f, item) && near {
        return whole.and_then(|w| sides[w].clone());
    }
    if !here {
        // "The other two", "A third was wounded": they go on from the sentence before
        let goes_on = people(item) && is_ordinal(f, item) || c.kind == Kind::Others;
        return whole.filter(|&w| goes_on && items[w].outcome == last.outcome).and_then(|w| sides[w].clone());
    }
    // "Velkia acknowledges 41 dead, Tarmasia 66"
    if item.is_bare(f)
        && sides[k - 1].is_some()
        && let Some(side) = parties.before(f, c.words.start, c.words.start.saturating_sub(1))
    {
        return Some(side);
    }
    let list = in_list(f, last, item) && people(last) == people(item);
    let alike = !people(item) || item.is_armed() && last.is_armed();
    if list && alike && item.is_hostile(f) == last.is_hostile(f) {
        return sides[k - 1].clone();
    }
    let rest = item.is_bare(f) || is_ordinal(f, item) || c.kind == Kind::Others;
    let role = last.candidate.counted.role;
    let same = people(item) && people(last) && (role == c.counted.role || c.counted.role.is_none());
    // "the Staff admits 22 and the Front boasts of over a hundred": another party speaks
    let other = parties.any_in(f, last.candidate.words.end..c.words.start);
    (rest && same && !other).then(|| sides[k - 1].clone()).flatten()
}

/// "two of them", "including three officers", "among them a captain".
fn is_part(f: &Frame, item: &Item) -> bool {
    let start = item.candidate.words.start;
    let two = |a: &str, b: &[&str]| start > 1 && f.word(start - 2) == a && b.contains(&f.before(start));
    item.candidate.counted.part
        || matches!(f.before(start), "including" | "mostly" | "notably" | "included" | "comprising")
        || two("among", &["them", "whom"])
        || two("of", &["them", "whom", "which", "these", "those"])
}

/// "a third", "the other two", "a third sailor".
fn is_ordinal(f: &Frame, item: &Item) -> bool {
    let start = item.candidate.words.start;
    let ordinal = |k: usize| {
        matches!(f.word(k), "second" | "third" | "fourth" | "fifth" | "sixth" | "other" | "remaining" | "rest")
    };
    f.word(start) == "a" && ordinal(start + 1)
        || f.word(start) == "the" && ordinal(start + 1)
        || f.before(start) == "other" && f.word(start.saturating_sub(2)) == "the"
        || f.before(start) == "the" && ordinal(start)
}

/// The same number of the same, told again ("412 fighters" in the headline, "412 fighters of the Bloc" below), or those counted before ("the
/// twelve conscripts"): of the same party, where the report gives them but one.
fn repeated(f: &Frame, items: &[Item], sides: &[Option<Side>], k: usize) -> Option<Side> {
    let item = &items[k];
    let c = item.candidate;
    let noun = item.noun(f);
    let definite = f.before(c.words.start) == "the" || f.word(c.words.start) == "the";
    let same = |j: usize| {
        let other = items[j].candidate;
        let count = (other.low, other.high) == (c.low, c.high);
        let nouns = || noun.is_some() && items[j].noun(f) == noun;
        let told = items[j].outcome == item.outcome;
        j != k
            && items[j].unit == item.unit
            && count
            && c.low.is_some_and(|l| l > 1 || definite)
            && ((told || definite) && nouns() || definite && noun.is_none() && j < k)
    };
    let mut found: Option<&Side> = None;
    for side in near(k, items.len()).filter(|&j| same(j)).filter_map(|j| sides[j].as_ref()) {
        if found.is_some_and(|other| other.value != side.value) {
            return None;
        }
        found = Some(side);
    }
    found.or_else(|| named_dead(items, sides, k)).cloned()
}

/// The figures near one: enough for any report, so that the work stays linear.
fn near(k: usize, end: usize) -> Words {
    k.saturating_sub(MANY)..end.min(k + MANY)
}

/// "The dead were Lieutenant Dalo Emric and Sergeant Rin Vao": soldiers named are of those counted before, where they are all of one
/// party.
fn named_dead<'s>(items: &[Item], sides: &'s [Option<Side>], k: usize) -> Option<&'s Side> {
    let item = &items[k];
    if item.candidate.kind != Kind::Named || !item.is_armed() {
        return None;
    }
    let mut found: Option<&Side> = None;
    for j in near(k, k).filter(|&j| items[j].outcome == item.outcome && items[j].is_armed()) {
        let side = sides[j].as_ref()?;
        if found.is_some_and(|other| other.value != side.value) {
            return None;
        }
        found = Some(side);
    }
    found
}
