//! Outcomes that a candidate takes over from a neighbour it is coordinated with, from the whole it is a part of, or from the figure before.

use sayso_reader::{Deprel, Upos};

use super::ages;
use super::candidate::{Candidate, Kind};
use super::outcome::{Found, Scan, Way};
use crate::Outcome;

impl Scan<'_, '_> {
    /// Outcomes that come from another figure; `found` has one place a candidate.
    pub(super) fn pass_on(&self, found: &mut [Option<Found>], before: Option<Outcome>) {
        self.pass_from_whole_or_left(found, before);
        self.pass_from_right(found);
        self.pass_from_before(found);
    }

    /// "15 civilians, five of them children", "killed 12 soldiers and three civilians".
    fn pass_from_whole_or_left(&self, found: &mut [Option<Found>], before: Option<Outcome>) {
        let mut whole: Option<Found> = None;
        let mut last: Option<(&Candidate, Option<Found>, bool)> = None;
        for (c, slot) in self.candidates.iter().zip(found) {
            let joined = last.filter(|(l, ..)| self.coordinated(l, c));
            let part = self.is_part(c) || joined.is_some_and(|(_, _, part)| part);
            if slot.is_some_and(|o| !o.weak) {
                // told of itself
            } else if part {
                *slot = match (whole, before) {
                    (Some(from), _) => Some(passed(from)),
                    (None, Some(outcome)) if c.counted.part && self.is_described(c) => {
                        Some(Found { outcome, way: Way::Passed, weak: true, cue: None })
                    }
                    _ => *slot,
                };
            } else if let Some((_, from, _)) = joined.filter(|(l, ..)| like(l, c) && !self.acts_alone(c)) {
                *slot = from.filter(|o| o.way != Way::Right).map(passed).or(*slot);
            }
            whole = slot.filter(|_| c.is_people() != Some(false)).or(whole);
            last = Some((c, *slot, part));
        }
    }

    /// "three civilians and 12 soldiers were killed".
    fn pass_from_right(&self, found: &mut [Option<Found>]) {
        let mut next: Option<(&Candidate, Option<Found>)> = None;
        for (c, slot) in self.candidates.iter().zip(found).rev() {
            let joined = next.filter(|(n, _)| self.coordinated(c, n) && like(c, n));
            if let Some((_, from)) = joined.filter(|_| slot.is_none_or(|o| o.weak)) {
                *slot = from.filter(|o| o.way != Way::Left).map(|o| Found { way: Way::Right, ..o }).or(*slot);
            }
            next = Some((c, *slot));
        }
    }

    /// "Fourteen died in the first blast and three while carrying the wounded", "one side says 12, the other 30".
    fn pass_from_before(&self, found: &mut [Option<Found>]) {
        let mut last: Option<(&Candidate, Option<Found>)> = None;
        for (c, slot) in self.candidates.iter().zip(found) {
            // "An 18-year-old was shot in the back and a 22-year-old in the face"
            let aged = c.kind == Kind::Single && is_aged(self, c);
            let bare = (c.kind == Kind::Number || aged) && c.counted.head.is_none();
            let year = c.low.is_some_and(|l| (1000..10000).contains(&l));
            let near = |l: &Candidate| c.words.start.checked_sub(l.words.end).is_some_and(|words| words < 14);
            let from = last.filter(|(l, _)| slot.is_none() && bare && near(l) && !year && !self.is_oblique(c));
            if let Some((_, from)) = from {
                *slot = from.filter(|o| !o.weak).map(|o| Found { weak: !aged, ..passed(o) });
            }
            last = Some((c, *slot));
        }
    }

    /// "Three of them were children.", "five of them women": who they are is told, and so what became of all. "Two of the
    /// delegates had left" tells another thing.
    fn is_described(&self, c: &Candidate) -> bool {
        let (f, end) = (self.f, c.words.end);
        let apposed =
            c.counted.head.is_some() && end > 0 && !f.pack().grammar.have_forms.contains(f.word(end)) && f.is_mark(end);
        apposed || f.pack().grammar.be_now.contains(f.word(end))
    }

    /// "including five women", "five of them children", "among them a nurse".
    fn is_part(&self, c: &Candidate) -> bool {
        let (f, start) = (self.f, c.words.start);
        let opener = |k: usize| f.pack().figure_words.parts.contains(f.word(k));
        let led = (start > 0 && opener(start - 1))
            || (start > 1
                && f.pack().grammar.among_of.contains(f.word(start - 2))
                && f.pack().grammar.them_whom.contains(f.word(start - 1)))
            || (start > 1 && f.is(start - 2, |w| &w.of) && f.is(start - 1, |w| &w.which));
        led || c.counted.part
    }

    /// "found three dead and a neighbour called for help": one who does something else.
    fn acts_alone(&self, c: &Candidate) -> bool {
        let (f, end) = (self.f, c.words.end);
        let verb = f.upos(end) == Upos::Verb
            && !f.pack().morphology.is_progressive(f.word(end))
            && f.ctx.deprel(end) != Deprel::Acl;
        c.kind == Kind::Single && verb && self.cue_starting(end).next().is_none()
    }

    /// Whether only "and", "or" or commas stand between two candidates.
    fn coordinated(&self, a: &Candidate, b: &Candidate) -> bool {
        // "a miner, 48, and a nurse, 37"
        let (mut at, mut links) = (a.words.end, 0);
        while at < b.words.start && links <= 3 {
            match ages::aside_end(self.f, at) {
                Some(end) => at = end,
                None if self.f.pack().figure_words.coordinated.contains(self.f.word(at)) => {
                    (at, links) = (at + 1, links + 1);
                }
                None => return false,
            }
        }
        links <= 3 && at >= b.words.start
    }
}

/// "a 22-year-old" without a noun, where the sentence goes on with a preposition and no verb.
fn is_aged(scan: &Scan, c: &Candidate) -> bool {
    let end = c.words.end;
    end > 0 && scan.f.is(end - 1, |w| &w.old) && scan.f.pack().figure_words.aged_leads.contains(scan.f.word(end))
}

fn passed(from: Found) -> Found {
    Found { way: Way::Passed, ..from }
}

/// Things and people are not coordinated into one outcome that only people or only things can have.
fn like(a: &Candidate, b: &Candidate) -> bool {
    match (a.is_people(), b.is_people()) {
        (Some(x), Some(y)) => x == y,
        _ => true,
    }
}
