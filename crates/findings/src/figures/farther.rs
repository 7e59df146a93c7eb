//! Outcomes by cues farther off: a passive at the end of the sentence, a vehicle that carried them away, the syntax tree.

use sayso_reader::Deprel;

use super::candidate::{Candidate, Kind};
use super::cues::is_passive;
use super::found::{Found, Scan, Way};
use super::frame::Frame;
use crate::{Outcome, Role};
use sayso_language::Voice;

/// "An area of 960 square kilometres was taken": the measure is the subject.
fn is_area(f: &Frame, start: usize) -> bool {
    f.pack().small.of.contains(f.before(start)) && f.is(start - 2, |w| &w.area)
}

impl Scan<'_, '_> {
    /// "Two soldiers in the village of Orsk were killed": a passive or intransitive farther off, with nothing between that
    /// could be its subject.
    pub(super) fn wide(&self, c: &Candidate) -> Option<Found> {
        let (f, g) = (self.f, self.f.grammar());
        if c.kind != Kind::Number || self.is_oblique(c) {
            return None;
        }
        // "leaving hundreds of families from the villages stranded"
        let left = f.pack().figure_words.leaving.contains(f.before(c.words.start));
        let mut parts = false;
        for at in c.words.end..self.sentence.end.min(c.words.end + 18) {
            parts |= f.is(at, |w| &w.including);
            if let Some(placed) = self.cue_starting(at).find(|p| p.cue.voice == Voice::Subject && !p.cue.weak) {
                let told = left
                    || is_passive(f, at, c.words.end)
                    || placed.words.len() > 1
                    || f.pack().figure_words.ended_so.contains(f.word(at));
                return told.then_some(Found {
                    outcome: placed.cue.outcome,
                    way: Way::Right,
                    weak: false,
                    cue: Some(at),
                });
            }
            // "several fighters fired on the patrol and were killed"
            let goes_on = f.is(at, |w| &w.and) && f.pack().grammar.was_were.contains(f.word(at + 1));
            let stops = !parts && !left && (self.at(at).is_some() || f.is(at, |w| &w.and) && !goes_on)
                || g.barriers.contains(f.word(at))
                || f.word(at) == ";"
                || self.cue_starting(at).next().is_some_and(|p| p.cue.voice == Voice::Object);
            if stops {
                return None;
            }
        }
        None
    }

    /// Whether a preposition stands before it: "in two villages", "with ten bombs".
    pub fn is_oblique(&self, c: &Candidate) -> bool {
        let start = c.words.start;
        if start > self.sentence.start + 1 && is_area(self.f, start) {
            return false;
        }
        start > self.sentence.start
            && self.f.grammar().prepositions.contains(self.f.word(start - 1))
            && !self.f.pack().figure_words.oblique_leads.contains(self.f.word(start - 1))
    }

    /// "A ferry left the island carrying 40 miners", "two buses left with 83 people on board".
    pub(super) fn aboard(&self, c: &Candidate) -> Option<Found> {
        let (f, start) = (self.f, c.words.start);
        let carried = f.pack().figure_words.bringing.contains(f.before(start))
            && (!f.pack().small.with.contains(f.before(start))
                || f.pack().figure_words.aboard.contains(f.word(c.words.end)));
        let civilian = !matches!(c.counted.role, Some(Role::Military | Role::Police | Role::Peacekeeper));
        if !carried || !civilian || c.is_people() != Some(true) {
            return None;
        }
        let cue = (self.sentence.start.max(start.saturating_sub(14))..start)
            .rev()
            .find(|&k| f.pack().figure_words.departing.contains(f.word(k)))?;
        let vehicle =
            (self.sentence.start..cue).rev().take(4).any(|k| f.pack().figure_words.conveyances.contains(f.word(k)));
        vehicle.then_some(Found { outcome: Outcome::Evacuated, way: Way::Left, weak: false, cue: Some(cue) })
    }

    /// By the tree: the counted is object, passive subject or subject of a cue, or has a participle of its own.
    pub(super) fn tree(&self, c: &Candidate) -> Option<Found> {
        if !self.f.tree {
            return None;
        }
        let (ctx, own) = (self.f.ctx, &c.words);
        let mut at = own.clone().find(|&k| !own.contains(&ctx.head(k)) || ctx.head(k) == k)?;
        for _ in 0..3 {
            let (head, deprel) = (ctx.head(at), ctx.deprel(at));
            for child in ctx.children(at) {
                if ctx.deprel(child) == Deprel::Acl
                    && child >= own.end
                    && child < own.end + 4
                    && let Some(found) = self.cue_over(child, &[Voice::Subject])
                {
                    return Some(found);
                }
            }
            let voices: &[Voice] = match deprel {
                Deprel::Obj => &[Voice::Object],
                Deprel::NsubjPass => &[Voice::Subject],
                Deprel::Nsubj => &[Voice::Subject],
                Deprel::Nmod => &[Voice::Leading],
                Deprel::Conj => &[],
                _ => return None,
            };
            if head == at {
                return None;
            }
            if deprel != Deprel::Conj {
                return self.cue_over(head, voices).filter(|f| !f.weak || c.kind == Kind::Number);
            }
            at = head;
        }
        None
    }

    /// "Nine guards who had been wounded have died": what the sentence tells goes before what they were by a clause of their own.
    pub(super) fn died_of_it(&self, c: &Candidate) -> Option<Found> {
        let ctx = self.f.ctx;
        let head = c.counted.head.filter(|_| self.f.tree)?;
        let verb = ctx.head(head);
        let hurt = ctx.children(head).any(|k| {
            matches!(ctx.deprel(k), Deprel::AclRelcl | Deprel::Acl)
                && self.cue_over(k, &[Voice::Subject]).is_some_and(|f| f.outcome == Outcome::Wounded)
        });
        let died = hurt && matches!(ctx.deprel(head), Deprel::Nsubj | Deprel::NsubjPass) && verb != head;
        self.cue_over(verb, &[Voice::Subject]).filter(|f| died && f.outcome == Outcome::Killed && !f.weak)
    }

    fn cue_over(&self, word: usize, voices: &[Voice]) -> Option<Found> {
        let hit = self.cues.iter().find(|p| p.words.contains(&word) && voices.contains(&p.cue.voice))?;
        Some(Found { outcome: hit.cue.outcome, way: Way::Own, weak: hit.cue.weak, cue: Some(hit.words.start) })
    }
}
