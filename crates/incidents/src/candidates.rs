//! Which tellings can be one happening at all: sketches in, for each telling those that are worth a score out.
//!
//! Tellings that lie on known days meet where their days can touch. One without any days would meet all others, so it
//! meets those only that share enough with it to reach the score: words, a number, or a place or one near it. Nothing is
//! left out that could score enough.

use std::collections::BTreeMap;

use sayso_case::Outcome;

use crate::alike::{Eye, Sketch};

/// What kind, headlines and origin can add to the score of two tellings one of which has no days.
const BESIDES: f64 = 1.8;
/// The most that places can add.
const PLACES: f64 = 2.0;
/// The most that numbers can add.
const NUMBERS: f64 = 2.0;
/// What each shared word adds, and the most that words can.
const WORD: f64 = 0.25;
const WORDS: f64 = 2.5;
/// Sums of tenths are not exact; a pair on the edge must not be lost to that.
const EDGE: f64 = 1e-6;

/// The tellings in the order of their days, and where each feature of the others is found.
pub(crate) struct Candidates<'s> {
    sketches: &'s [Sketch<'s>],
    /// First and last day, the telling: sorted, so that far ones are not met.
    dated: Vec<((i64, i64), usize)>,
    /// Each telling's place in `dated`.
    rank: Vec<Option<usize>>,
    words: BTreeMap<u64, Vec<usize>>,
    numbers: BTreeMap<(Outcome, u64), Vec<usize>>,
    around: BTreeMap<usize, Vec<usize>>,
    places: BTreeMap<usize, Vec<usize>>,
    beside: BTreeMap<usize, Vec<usize>>,
}

impl<'s> Candidates<'s> {
    /// Sorts and indexes the tellings.
    pub fn of(eye: &Eye, sketches: &'s [Sketch<'s>]) -> Self {
        let spans = sketches.iter().enumerate();
        let mut dated: Vec<((i64, i64), usize)> = spans.filter_map(|(k, s)| Some((s.span?, k))).collect();
        dated.sort_unstable();
        let mut rank = vec![None; sketches.len()];
        for (n, (_, k)) in dated.iter().enumerate() {
            if let Some(slot) = rank.get_mut(*k) {
                *slot = Some(n);
            }
        }
        let mut out = Candidates {
            sketches,
            dated,
            rank,
            words: BTreeMap::new(),
            numbers: BTreeMap::new(),
            around: BTreeMap::new(),
            places: BTreeMap::new(),
            beside: BTreeMap::new(),
        };
        if sketches.iter().any(is_open) {
            out.index(eye);
        }
        out
    }

    fn index(&mut self, eye: &Eye) {
        // What looks back is never one with a telling that has no days.
        for (k, sketch) in self.sketches.iter().enumerate().filter(|(_, s)| !s.telling.background) {
            for word in &sketch.words {
                self.words.entry(*word).or_default().push(k);
            }
            for number in &sketch.telling.numbers {
                self.numbers.entry(*number).or_default().push(k);
            }
            for place in &sketch.telling.around {
                self.around.entry(*place).or_default().push(k);
            }
            for place in &sketch.places {
                self.places.entry(*place).or_default().push(k);
            }
        }
        let named: Vec<usize> = self.places.keys().copied().collect();
        self.beside = eye.near.beside(&named);
    }

    /// Those that telling `k` may be one happening with; every pair comes up with one of its two only.
    pub fn with(&self, k: usize, enough: f64) -> Vec<usize> {
        match (self.sketches.get(k), self.rank.get(k).copied().flatten()) {
            (Some(sketch), Some(rank)) => self.after(sketch, rank),
            (Some(sketch), None) if is_open(sketch) => self.alike(k, sketch, enough),
            _ => Vec::new(),
        }
    }

    /// Those later in order whose days can touch.
    fn after(&self, sketch: &Sketch, rank: usize) -> Vec<usize> {
        let last = sketch.span.map_or(i64::MIN, |(_, last)| last);
        let later = self.dated.get(rank + 1..).unwrap_or_default();
        later.iter().take_while(|((first, _), _)| *first <= last + 2).map(|(_, b)| *b).collect()
    }

    /// Those that share enough with a telling without days.
    fn alike(&self, k: usize, sketch: &Sketch, enough: f64) -> Vec<usize> {
        let mut shared = vec![Shared::default(); self.sketches.len()];
        let mut meet = |list: Option<&Vec<usize>>, note: fn(&mut Shared)| {
            for b in list.into_iter().flatten() {
                shared.get_mut(*b).into_iter().for_each(note);
            }
        };
        for word in &sketch.words {
            meet(self.words.get(word), |s| s.words = s.words.saturating_add(1));
        }
        for number in &sketch.telling.numbers {
            meet(self.numbers.get(number), |s| s.number = true);
        }
        for place in &sketch.telling.around {
            meet(self.around.get(place), |s| s.place = true);
        }
        for place in sketch.places.iter().filter_map(|p| self.beside.get(p)).flatten() {
            meet(self.places.get(place), |s| s.place = true);
        }
        let is_first = |b: usize| b > k || (b != k && self.rank.get(b).copied().flatten().is_some());
        let wanted = shared.iter().enumerate().filter(|(b, s)| s.most() + EDGE >= enough && is_first(*b));
        wanted.map(|(b, _)| b).collect()
    }
}

/// What a telling shares with one that has no days.
#[derive(Clone, Copy, Default)]
struct Shared {
    words: u16,
    number: bool,
    place: bool,
}

impl Shared {
    /// The most that the two can score.
    fn most(self) -> f64 {
        let of = |has: bool, worth: f64| if has { worth } else { 0.0 };
        BESIDES + of(self.number, NUMBERS) + of(self.place, PLACES) + (f64::from(self.words) * WORD).min(WORDS)
    }
}

/// Whether a telling has no days, and may be one with others all the same.
fn is_open(sketch: &Sketch) -> bool {
    sketch.span.is_none() && !sketch.telling.background
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use sayso_case::{Bound, EventType, MentionKind, ReadReport};

    use super::*;
    use crate::advice::Advice;
    use crate::alike::sketches;
    use crate::names::Names;
    use crate::origins::Origins;
    use crate::pile::Pile;
    use crate::tellings::tellings;
    use crate::testing::Draft;
    use crate::whereabouts::Whereabouts;

    const ENOUGH: f64 = 3.5;

    /// Reports of a shooting each, the first of them without a date; of this many towns, tolls and mills.
    fn reports(count: usize, undated: usize, towns: usize, tolls: usize, mills: usize) -> Vec<ReadReport> {
        let report = |k: usize| {
            let (town, men) = (format!("Town{}", k % towns), format!("{} men", 3 + k % tolls));
            let text =
                format!("A shooting shook {town} near Mill{}. Of unit{k} {men} fell by the old road.", k % mills);
            let mut read = Draft::new(&format!("{k:05}.txt"), (2031, 3, 1 + (k % 28) as i8), &text)
                .mention(MentionKind::Place, &town)
                .mention(MentionKind::Place, &format!("Mill{}", k % mills))
                .event("shooting", EventType::Shooting, None, Some(&town), None)
                .killed(&men, 3 + (k % tolls) as u64, Bound::Exact, None)
                .done();
            if k < undated {
                read.report.published = None;
            }
            read
        };
        (0..count).map(report).collect()
    }

    type Pairs = BTreeSet<(usize, usize)>;

    /// The pairs that may be one, and those that score enough among all.
    fn pairs(reports: &[ReadReport]) -> (Pairs, Pairs) {
        let pile = Pile::new(reports);
        let names = Names::join(&pile, &Advice::default());
        let near = Whereabouts::of(&pile, &names);
        let origins = Origins::find(&pile);
        let tellings: Vec<_> = (0..reports.len()).flat_map(|r| tellings(&pile, &names, &near, r)).collect();
        let (sketches, eye) = (sketches(&pile, &tellings), Eye { near: &near, origins: &origins });
        let candidates = Candidates::of(&eye, &sketches);
        let all = 0..sketches.len();
        let met = all.clone().flat_map(|a| candidates.with(a, ENOUGH).into_iter().map(move |b| (a.min(b), a.max(b))));
        let scored = all.clone().flat_map(|a| (a + 1..all.end).map(move |b| (a, b)));
        let enough = |(a, b): &(usize, usize)| eye.score(&sketches[*a], &sketches[*b]).is_some_and(|s| s >= ENOUGH);
        (met.collect(), scored.filter(enough).collect())
    }

    #[test]
    fn none_that_scores_enough_is_left_out() {
        for (towns, tolls, mills) in [(5, 3, 4), (30, 7, 2), (7, 30, 30)] {
            let (met, enough) = pairs(&reports(90, 60, towns, tolls, mills));
            assert!(!enough.is_empty());
            assert!(enough.is_subset(&met), "{:?}", enough.difference(&met).next());
        }
    }

    #[test]
    fn those_without_days_do_not_meet_all_others() {
        let (met, _) = pairs(&reports(400, 400, 100, 90, 80));
        // All pairs would be 79,800.
        assert!(met.len() < 4_000, "{}", met.len());
    }

    /// The time and the most memory are printed, for a look at them: `cargo test --release -- --ignored twenty_thousand`.
    #[test]
    #[ignore = "a measurement, not a test"]
    fn twenty_thousand_without_days() {
        let shapes: [(&str, usize, usize, usize); 3] =
            [("many towns", 3000, 40, 2000), ("few towns", 40, 12, 30), ("all alike", 1, 1, 1)];
        for (what, towns, tolls, mills) in shapes {
            let reports = reports(20_000, 20_000, towns, tolls, mills);
            let start = std::time::Instant::now();
            let case = crate::join(reports, &Advice::default());
            let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
            let most = status.lines().find(|l| l.starts_with("VmHWM")).unwrap_or("").to_owned();
            println!("{what}: {} incidents in {:?}, {most}", case.incidents.len(), start.elapsed());
        }
    }
}
