//! How well two happenings of two reports go together: the two in, their score with its reasons out; `None` where they cannot be
//! one deed. Nothing but the two and fixed tables decides, so that a score stays when other reports come or go.

use std::collections::BTreeSet;

use sayso_case::JoinPart as Part;

use super::weights::WEIGHTS;
use crate::happenings::{DaysFrom, Happening, Harm};
use crate::kinds;
use crate::spots::{Lie, Spots};

/// One part of a score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Reason {
    /// What it is about.
    pub part: Part,
    /// What it is worth.
    pub value: f64,
}

/// A score and what it is made of.
#[derive(Clone, Debug, Default)]
pub(crate) struct Score {
    /// The sum.
    pub sum: f64,
    /// The parts.
    pub reasons: Vec<Reason>,
    special: bool,
    /// The scene of one is named in the other's report, and is no place of the gazetteer.
    rare: bool,
}

impl Score {
    fn add(&mut self, part: Part, value: f64) {
        self.sum += value;
        self.reasons.push(Reason { part, value });
    }
}

/// So many dead or wounded are something special: one, two and three are found everywhere.
const SPECIAL_TOLL: u64 = 4;
/// A place that says so much of a deed is something special: no big city, no place that only holds or adjoins another.
const SPECIAL_PLACE: f64 = 0.55;
/// Words so alike that name no place in common are a form that was filled in twice: copies of one story share its places.
const TEMPLATE: f64 = 0.5;
/// Sums of tenths are not exact; a pair on the edge must not hang on that.
const EDGE: f64 = 1e-6;

/// Compares two happenings. `alone`: one of them was left alone, and a day may be all it shares.
pub(crate) fn score(spots: &Spots, a: &Happening, b: &Happening, alone: bool) -> Option<Score> {
    let w = &WEIGHTS;
    if too_early(a, b) || too_early(b, a) {
        return None;
    }
    let mut out = Score::default();
    let victims = a.victims.intersection(&b.victims).count();
    if victims > 0 {
        out.add(Part::Victims, w.victims);
    }
    out.rare = a.main && b.main && shares_rare_scene(spots, a, b);
    days(&mut out, a, b, victims > 0)?;
    kind(&mut out, a, b)?;
    place(&mut out, spots, a, b)?;
    tolls(&mut out, a, b);
    if a.main && b.main {
        out.add(Part::BothMain, w.both_main);
    }
    let mut alike = cosine(&a.words, &b.words);
    if let (Some(x), Some(y)) = (&a.all_words, &b.all_words) {
        alike = (alike + 2.0 * cosine(x, y)) / 3.0;
    }
    out.add(Part::Words, w.words * alike);
    let persons = a.persons.intersection(&b.persons).count();
    if persons > 0 {
        out.add(Part::Persons, w.person * persons.min(2) as f64);
        out.special = true;
    }
    if !(out.special || victims > 0 || alike + EDGE >= w.special_words || alone) {
        out.add(Part::NothingSpecial, w.nothing_special);
    }
    Some(out)
}

/// Whether the scene of one is named in the report of the other, and the gazetteer does not have it.
fn shares_rare_scene(spots: &Spots, a: &Happening, b: &Happening) -> bool {
    let named = |h: &Happening| h.around.iter().chain(h.places.keys()).copied().collect::<Vec<_>>();
    spots.shares_rare(a.places.keys(), &named(b)) || spots.shares_rare(b.places.keys(), &named(a))
}

/// Told before it happened.
fn too_early(a: &Happening, b: &Happening) -> bool {
    a.is_dated() && a.when().zip(b.until).is_some_and(|(days, until)| days.numbers().0 > until + 1)
}

fn days(out: &mut Score, a: &Happening, b: &Happening, same_victims: bool) -> Option<()> {
    let w = &WEIGHTS;
    let far = || a.until.zip(b.until).is_some_and(|(x, y)| x.abs_diff(y) > 7);
    // A report of what followed comes late.
    let later = if a.until > b.until { a } else { b };
    let far_apart = if out.rare {
        w.far_apart_rare
    } else if later.follows_up {
        w.far_apart_after
    } else {
        w.far_apart
    };
    let named = names_day(a, b) || names_day(b, a) || shares_old_day(a, b);
    let (Some((x, from_x)), Some((y, from_y))) = (a.days, b.days) else {
        if named {
            out.add(Part::Days, w.day_named);
        } else if far() {
            out.add(Part::FarApart, far_apart);
        }
        return Some(());
    };
    let apart = x.gap(y);
    let sure = a.is_dated() && b.is_dated();
    let given = |from: DaysFrom| from <= DaysFrom::Section;
    if apart == 0 {
        let gain = if given(from_x) && given(from_y) { w.day_sure } else { w.day_weak };
        let wide = x.length().max(y.length()) > 3;
        out.add(Part::Days, if wide { gain.min(w.day_wide) } else { gain });
        return Some(());
    }
    if sure {
        if apart > 1 && !(same_victims && apart < 10) {
            return None;
        }
        out.add(Part::Days, w.day_beside);
        return Some(());
    }
    if named {
        out.add(Part::Days, w.day_named);
        return Some(());
    }
    // The day in court is later than the deed; so may be the day of any report on what came of it.
    let follows = |from: DaysFrom, own: crate::days::Days, other: crate::days::Days| {
        from == DaysFrom::Follow && other.before(own)
    };
    if follows(from_x, x, y) || follows(from_y, y, x) {
        if far() {
            out.add(Part::FarApart, far_apart);
        }
        return Some(());
    }
    match apart {
        1 | 2 => out.add(Part::Days, 0.0),
        // Each text gives its own day, and they are no neighbours.
        3..=10 if given(from_x) && given(from_y) && !same_victims => out.add(Part::Days, w.day_apart),
        3..=10 => out.add(Part::Days, w.day_beside),
        // The news of two days, by both texts: no report of what followed.
        _ if given(from_x) && given(from_y) && (a.is_dated() || b.is_dated()) && !later.follows_up && !same_victims => {
            return None;
        }
        _ if a.main && b.main => out.add(Part::FarApart, far_apart),
        _ if same_victims => out.add(Part::FarApart, far_apart),
        _ => return None,
    }
    Some(())
}

/// Whether the report of one names the day of the other, which its own text gives.
fn names_day(a: &Happening, b: &Happening) -> bool {
    b.is_dated() && b.when().is_some_and(|d| d.length() <= 1 && a.named.iter().any(|n| n.gap(d) == 0))
}

/// Whether both reports name a day that is the news of neither.
fn shares_old_day(a: &Happening, b: &Happening) -> bool {
    let old = |h: &Happening, day: &crate::days::Days| h.until.is_some_and(|u| u - day.numbers().1 > 2);
    a.named.iter().any(|n| n.length() == 0 && old(a, n) && old(b, n) && b.named.contains(n))
}

fn kind(out: &mut Score, a: &Happening, b: &Happening) -> Option<()> {
    let scenes = |h: &Happening| -> Vec<sayso_case::EventType> {
        h.kinds.keys().copied().filter(|k| kinds::is_scene(*k)).collect()
    };
    let (x, y) = (scenes(a), scenes(b));
    let all = |x: &[sayso_case::EventType], y: &[sayso_case::EventType]| {
        x.iter().flat_map(|k| y.iter().filter_map(|l| kinds::match_of(*k, *l))).max_by(f64::total_cmp)
    };
    if x.is_empty() || y.is_empty() {
        // What people did about it says little for and nothing against.
        let (x, y): (Vec<_>, Vec<_>) = (a.kinds.keys().copied().collect(), b.kinds.keys().copied().collect());
        if let Some(best) = all(&x, &y).filter(|b| *b > 0.0) {
            out.add(Part::Kind, WEIGHTS.kind * best);
        }
        return Some(());
    }
    let best = all(&x, &y)?;
    let main = a.kind().zip(b.kind()).and_then(|(x, y)| kinds::match_of(x, y));
    out.add(Part::Kind, WEIGHTS.kind * main.unwrap_or(best * 0.7));
    Some(())
}

fn place(out: &mut Score, spots: &Spots, a: &Happening, b: &Happening) -> Option<()> {
    let w = &WEIGHTS;
    if a.places.is_empty() || b.places.is_empty() {
        return Some(());
    }
    if let Some(worth) = spots.shared(a.places.keys(), b.places.keys()).map(f64::from) {
        out.add(Part::Place, w.place * worth);
        out.special |= worth >= SPECIAL_PLACE;
        return Some(());
    }
    // The scene of one is named somewhere in the other's report; both reports name a place.
    let across = [spots.shared(a.around.iter(), b.places.keys()), spots.shared(a.places.keys(), b.around.iter())];
    let across = across.into_iter().flatten().reduce(f32::max).map(|n| w.place_around * f64::from(n));
    let both = || spots.shared(a.around.iter(), b.around.iter()).map(|n| w.place_both * f64::from(n));
    if let Some(worth) = across.or_else(both) {
        out.add(Part::Place, if out.rare { w.place_rare } else { worth });
        out.special |= out.rare;
        return Some(());
    }
    if spots.nearest(a.places.keys(), b.places.keys()) == Lie::Apart {
        return None;
    }
    let own = |h: &Happening| h.traces.iter().any(|t| t.place.is_some());
    let known = !a.victims.is_disjoint(&b.victims) || !a.persons.is_disjoint(&b.persons);
    if own(a) && own(b) && !known && cosine(&a.words, &b.words) >= TEMPLATE {
        // "Three officers were killed in a shooting at X": agencies tell of many deeds in the same words.
        return None;
    }
    out.add(Part::Place, w.other_place);
    Some(())
}

fn tolls(out: &mut Score, a: &Happening, b: &Happening) {
    let w = &WEIGHTS;
    for harm in [Harm::Killed, Harm::Wounded] {
        let of =
            |h: &Happening| -> BTreeSet<u64> { h.tolls.keys().filter(|(o, _)| *o == harm).map(|(_, n)| *n).collect() };
        let (x, y) = (of(a), of(b));
        if let Some(n) = x.intersection(&y).max() {
            out.add(Part::Toll, (w.toll + w.toll_doubling * (*n as f64).log2()).min(w.toll_most));
            out.special |= *n >= SPECIAL_TOLL;
        } else if let (Some(p), Some(q), Harm::Killed) = (x.last(), y.last(), harm)
            && (*p).max(*q) > (*p).min(*q).saturating_mul(3).saturating_add(3)
        {
            out.add(Part::Toll, w.toll_apart);
        }
    }
}

/// Likeness of two lists of weighed words, both of length one and in order.
pub(crate) fn cosine(a: &[(u64, f32)], b: &[(u64, f32)]) -> f64 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while let (Some((x, p)), Some((y, q))) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += f64::from(p * q);
                i += 1;
                j += 1;
            }
        }
    }
    sum
}
