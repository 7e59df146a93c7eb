//! Outcomes that a candidate takes over from a neighbour it is coordinated with, from the whole it is a part of, or from the figure before.

use super::candidate::Kind;
use super::outcome::{Found, Scan, Way};
use crate::Outcome;

impl Scan<'_, '_> {
    /// Outcomes that come from another figure.
    pub(super) fn pass_on(&self, found: &mut [Option<Found>], before: Option<Outcome>) {
        let passed = |from: Found| Found { way: Way::Passed, ..from };
        for c in 0..found.len() {
            if found[c].is_some_and(|o| !o.weak) {
                continue;
            }
            let whole =
                || (0..c).rev().find_map(|p| found[p].filter(|_| self.candidates[p].is_people() != Some(false)));
            if self.is_part(c) {
                found[c] = match (whole(), before) {
                    (Some(from), _) => Some(passed(from)),
                    (None, Some(outcome)) if self.candidates[c].counted.part => {
                        Some(Found { outcome, way: Way::Passed, weak: true, cue: None })
                    }
                    _ => found[c],
                };
            } else if c > 0 && self.coordinated(c - 1, c) && self.like(c - 1, c) {
                let from = found[c - 1].filter(|o| o.way != Way::Right);
                found[c] = from.map(passed).or(found[c]);
            }
        }
        for c in (0..found.len().saturating_sub(1)).rev() {
            if found[c].is_some_and(|o| !o.weak) || !self.coordinated(c, c + 1) || !self.like(c, c + 1) {
                continue;
            }
            let from = found[c + 1].filter(|o| o.way != Way::Left);
            found[c] = from.map(|o| Found { way: Way::Right, ..o }).or(found[c]);
        }
        for c in 1..found.len() {
            // "Fourteen died in the first blast and three while carrying the wounded", "one side says 12, the other 30"
            let bare = self.candidates[c].kind == Kind::Number && self.candidates[c].counted.head.is_none();
            let year = self.candidates[c].low.is_some_and(|l| (1000..10000).contains(&l));
            let gap = self.candidates[c].words.start.checked_sub(self.candidates[c - 1].words.end);
            let near = gap.is_some_and(|words| words < 14);
            if found[c].is_none() && bare && near && !year && !self.is_oblique(c) {
                found[c] = found[c - 1].filter(|o| !o.weak).map(|o| Found { weak: true, ..passed(o) });
            }
        }
    }

    /// "including five women", "five of them children", "among them a nurse".
    fn is_part(&self, c: usize) -> bool {
        let (f, candidate) = (self.f, &self.candidates[c]);
        let start = candidate.words.start;
        let opener =
            |k: usize| matches!(f.word(k), "including" | "mostly" | "comprising" | "include" | "included" | "notably");
        let led = (start > 0 && opener(start - 1))
            || (start > 1
                && matches!(f.word(start - 2), "among" | "amongst" | "of")
                && matches!(f.word(start - 1), "them" | "whom"))
            || (start > 1 && matches!(f.word(start - 2), "of") && f.word(start - 1) == "which");
        led || candidate.counted.part || (c > 0 && self.coordinated(c - 1, c) && self.is_part(c - 1))
    }

    /// Whether only "and", "or" or commas stand between two candidates.
    fn coordinated(&self, a: usize, b: usize) -> bool {
        let gap = self.candidates[a].words.end..self.candidates[b].words.start;
        gap.len() <= 3
            && gap
                .clone()
                .all(|k| matches!(self.f.word(k), "and" | "or" | "," | "as" | "well" | "also" | "\"" | "plus"))
    }

    /// Things and people are not coordinated into one outcome that only people or only things can have.
    fn like(&self, a: usize, b: usize) -> bool {
        match (self.candidates[a].is_people(), self.candidates[b].is_people()) {
            (Some(x), Some(y)) => x == y,
            _ => true,
        }
    }
}
