//! What became of those a candidate counts: the cues of its sentence in, one outcome a candidate out.
//!
//! In order of trust: the cue right beside it ("killing 16", "16 were killed"), the syntax tree, a cue farther off with its
//! form of "to be", a neighbour it is coordinated with ("killed 12 soldiers and three civilians"), the whole it is a part of
//! ("15 civilians, five of them children"), the noun itself ("16 dead").

use sayso_reader::Words;

use super::ages;
use super::candidate::{Candidate, Kind};
use super::cues::{Placed, cues};
use super::frame::Frame;
use super::lexicon::{Voice, lexicon};
use super::meaning::did_it;
use super::phrase::phrase;
use crate::{Outcome, Role, Unit};

/// How an outcome was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// By a cue before it.
    Left,
    /// By a cue after it.
    Right,
    /// By the tree or by its own noun.
    Own,
    /// From a neighbour or a whole.
    Passed,
}

/// An outcome and how it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// The outcome.
    pub outcome: Outcome,
    /// How.
    pub way: Way,
    /// Whether it is only a guess ("left", "arrived", the bare noun).
    pub weak: bool,
    /// The cue's first word, where there is one.
    pub cue: Option<usize>,
}

/// The outcomes of a sentence's candidates, in their order. `before`: what the last figure before the sentence came to.
pub(crate) fn outcomes(
    f: &Frame,
    sentence: &Words,
    candidates: &[Candidate],
    before: Option<Outcome>,
) -> Vec<Option<Found>> {
    let cues = cues(f, sentence, candidates);
    let scan = Scan { f, sentence, candidates, cues: &cues };
    let mut found: Vec<Option<Found>> = candidates.iter().map(|c| scan.direct(c)).collect();
    scan.pass_on(&mut found, before);
    found
}

/// Whether a weak cue means anything for what is counted: "took 12 minutes" and "sent two letters" do not.
fn means(c: &Candidate, found: &Found) -> bool {
    let unit = c.counted.unit;
    let arms = matches!(unit, Some(Unit::Vehicles | Unit::Weapons | Unit::Ammunition));
    match found.outcome {
        Outcome::Captured if found.weak => arms || matches!(unit, Some(Unit::Posts | Unit::Settlements)),
        Outcome::Delivered if found.weak => unit == Some(Unit::Supplies),
        Outcome::Deployed if found.weak => arms || c.counted.role == Some(Role::Military),
        _ => true,
    }
}

/// Whether what they were gives way to what is told of them now: the wounded died or were taken out, the kidnapped were freed,
/// bodies were handed over.
fn gives_way(was: Outcome, told: Outcome) -> bool {
    use Outcome::*;
    match was {
        Wounded => matches!(told, Killed | Evacuated),
        Detained | Captured | Missing => matches!(told, Released | Exchanged | HandedOver | Killed),
        Killed => matches!(told, HandedOver | Exchanged),
        _ => false,
    }
}

/// A sentence with its candidates and cues.
pub(super) struct Scan<'s, 'a> {
    pub(super) f: &'s Frame<'a>,
    pub(super) sentence: &'s Words,
    pub(super) candidates: &'s [Candidate],
    pub(super) cues: &'s [Placed],
}

impl Scan<'_, '_> {
    /// "A bomber killed at least 16 people": the one before an active verb, unless the ones behind it have their own ("A child killed, 7
    /// people injured").
    fn does_it(&self, c: &Candidate) -> bool {
        let end = c.words.end;
        let cue = self.cues.iter().find(|p| p.words.start == end && p.cue.voice == Voice::Object);
        let Some(cue) = cue.filter(|_| c.kind == Kind::Single) else { return false };
        let next = self.candidates.iter().find(|o| o.words.start >= cue.words.end && o.words.start < cue.words.end + 3);
        next.is_some_and(|o| !self.cues.iter().any(|p| p.words.start == o.words.end && p.cue.voice == Voice::Object))
    }

    fn direct(&self, c: &Candidate) -> Option<Found> {
        if (self.does_it(c) || did_it(self.f, c)) && c.counted.head.is_some() {
            return None;
        }
        let means = |found: &Found| means(c, found);
        let near = self.around(c).or_else(|| match (self.left(c).filter(means), self.right(c).filter(means)) {
            (Some(a), Some(b)) if a.weak && !b.weak => Some(b),
            (Some(a), _) => Some(a),
            (None, b) => b,
        });
        let near = near.or_else(|| self.aboard(c));
        let own = c.counted.own.map(|(outcome, weak)| Found { outcome, way: Way::Own, weak, cue: None });
        let strong = |found: &Found| !found.weak;
        // "three of the wounded died": what is told of them now goes before what they were
        let told = near.filter(strong).filter(|n| match own {
            Some(own) if !own.weak => gives_way(own.outcome, n.outcome) || c.counted.part && n.way == Way::Right,
            _ => true,
        });
        told.or(own.filter(strong)).or_else(|| self.tree(c).filter(means)).or_else(|| self.wide(c)).or(near).or(own)
    }

    /// The cue that ends there; after "of" or "at" rather the noun ("the dead", "toll"), else rather the verb.
    fn cue_ending(&self, end: usize, link: bool) -> Option<&Placed> {
        self.cues
            .iter()
            .filter(|p| p.words.end == end)
            .max_by_key(|p| ((p.cue.voice != Voice::Leading) != link, p.words.len()))
    }

    pub(super) fn cue_starting(&self, start: usize) -> impl Iterator<Item = &Placed> {
        self.cues.iter().filter(move |p| p.words.start == start)
    }

    /// The candidate that a word belongs to.
    pub(super) fn at(&self, k: usize) -> Option<&Candidate> {
        self.candidates.iter().find(|c| c.words.contains(&k))
    }

    /// "took an estimated 900 villagers hostage".
    fn around(&self, c: &Candidate) -> Option<Found> {
        let words = &c.words;
        let hit = self.cues.iter().find(|p| {
            p.closing.is_some_and(|k| k >= words.end && k < words.end + 5)
                && p.words.end <= words.start
                && words.start < p.words.end + 3
        })?;
        Some(Found { outcome: hit.cue.outcome, way: Way::Left, weak: hit.cue.weak, cue: Some(hit.words.start) })
    }

    /// A cue before the candidate: "killing at least 16", "the death toll rose to 70".
    fn left(&self, c: &Candidate) -> Option<Found> {
        let (f, g) = (self.f, self.f.grammar());
        let start = c.words.start;
        let mut at = start;
        let mut link = false;
        while at > self.sentence.start && start - at < 16 {
            if let Some(placed) = self.cue_ending(at, link && start - at > 1) {
                let hit = Found {
                    outcome: placed.cue.outcome,
                    way: Way::Left,
                    weak: placed.cue.weak,
                    cue: Some(placed.words.start),
                };
                match placed.cue.voice {
                    // "the toll hits 43" is no hit
                    Voice::Object if placed.cue.outcome == Outcome::Other && c.counted.head.is_none() => link = true,
                    // "the number of refugees had reached 1,617", "fell to 14"
                    Voice::Subject
                        if c.counted.head.is_none()
                            && (hit.weak && hit.outcome == Outcome::Arrived
                                || f.word(at - 1) == "to" && at == start) =>
                    {
                        link = true
                    }
                    Voice::Object if !link => return Some(hit),
                    Voice::Leading
                        if link || at == start && matches!(f.word(at - 1), "dead" | "wounded" | "killed" | "toll") =>
                    {
                        return self.led(placed, hit);
                    }
                    Voice::Subject if link && start - at == 1 && !placed.cue.weak => return Some(hit),
                    Voice::Leading if at < start => {}
                    _ if link => {}
                    _ => return None,
                }
            }
            if link && let Some(found) = self.number_of(c, at - 1) {
                return Some(found);
            }
            let word = f.word(at - 1);
            let near = start - at < 2;
            if let Some(other) = self.at(at - 1) {
                // "the toll rose from 12 to 16", "rose by 3 to 20"
                let from = other.words.start;
                if link && matches!(f.before(from), "from" | "by") && from > self.sentence.start {
                    at = from - 1;
                    continue;
                }
                return None;
            }
            match word {
                "of" if start - at < 3 => link = true,
                // "The dead were named as Corporal Ande Moru"
                "as" if start - at < 3 && c.kind == Kind::Named => link = true,
                "at" | "to" | "included" | "include" | "includes" | "is" | "was" | ":" | "by" | "as" | "hits"
                | "reaches" | "stood" | "reached" | "hit" | "stands" | "nears" | "exceeds" | "tops"
                    if start - at < 3
                        && (c.kind == Kind::Number && (word != "as" || c.counted.head.is_none())
                            || c.kind == Kind::Single && word.starts_with("include")) =>
                {
                    link = true
                }
                _ if link => {
                    // toward the toll: no other clause between
                    if g.barriers.contains(word) && word != "according" {
                        return None;
                    }
                }
                "\"" | "“" | "‘" | "'" | "«" | "(" | "," if near => {}
                _ if g.adverbs.contains(word) || word.ends_with("ly") || g.determiners.contains(word) => {}
                _ if self.unread_adjective(at - 1) && near => {}
                _ => return None,
            }
            at -= 1;
        }
        None
    }

    /// "the number of refugees had reached 1,617": what the counted noun is in itself.
    fn number_of(&self, c: &Candidate, k: usize) -> Option<Found> {
        let f = self.f;
        let counting = c.counted.head.is_none()
            && k > 1
            && f.before(k) == "of"
            && matches!(f.word(k - 2), "number" | "count" | "tally" | "total");
        let (outcome, _) = lexicon().outcomes.counted(&lexicon().units.singular(f.word(k))).filter(|_| counting)?;
        Some(Found { outcome, way: Way::Left, weak: false, cue: Some(k) })
    }

    /// "the death of a soldier", "the number of dead"; "killed" in "those killed" leads no number after "to".
    fn led(&self, placed: &Placed, hit: Found) -> Option<Found> {
        let word = self.f.word(placed.words.start);
        let things = self.candidates.iter().any(|c| {
            c.words.start > placed.words.end && c.is_people() == Some(false) && c.words.start - placed.words.end < 3
        });
        // "handed over the bodies of six soldiers"
        let given = matches!(word, "bodies" | "remains" | "corpses")
            && self.cues.iter().any(|p| {
                matches!(p.cue.outcome, Outcome::HandedOver | Outcome::Exchanged)
                    && p.words.end <= placed.words.start
                    && p.words.end + 2 > placed.words.start
            });
        if given {
            return Some(Found { outcome: Outcome::HandedOver, ..hit });
        }
        let outcome = if word == "loss" && things { Outcome::Destroyed } else { hit.outcome };
        Some(Found { outcome, ..hit })
    }

    /// An unknown word between a cue and its object that the tagger calls an adjective.
    fn unread_adjective(&self, k: usize) -> bool {
        self.f.upos(k) == sayso_reader::Upos::Adj
    }

    /// A cue after the candidate: "16 were killed", "16 dead", "three others, among them a nurse, died".
    fn right(&self, c: &Candidate) -> Option<Found> {
        let (f, g) = (self.f, self.f.grammar());
        let end = c.words.end;
        let mut at = end;
        let mut be = false;
        let mut parts = false;
        while at < self.sentence.end && at < end + 14 {
            let subject = self.cue_starting(at).find(|p| p.cue.voice == Voice::Subject);
            if let Some(placed) = subject {
                let hit = Found {
                    outcome: placed.cue.outcome,
                    way: Way::Right,
                    weak: placed.cue.weak,
                    cue: Some(placed.words.start),
                };
                // "a soldier left": a weak cue tells nothing of one person
                return (c.kind != Kind::Single && c.kind != Kind::Named || !placed.cue.weak).then_some(hit);
            }
            if self.cue_starting(at).any(|p| matches!(p.cue.voice, Voice::Object | Voice::Around)) {
                return None;
            }
            if let Some(past) = ages::aside_end(f, at).or_else(|| self.aside(c, at)) {
                at = past;
                continue;
            }
            let word = f.word(at);
            if let Some(other) = self.at(at) {
                // "15 civilians including a woman and two children had been killed"
                if !parts {
                    return None;
                }
                at = other.words.end.max(at + 1);
                continue;
            }
            match word {
                "including" | "among" | "mostly" | "most" => parts = true,
                "," | "\"" | "”" | "’" | "'" | "»" | "(" | ")" => {}
                "and" | "them" | "of" if parts => {}
                // "four were left injured"
                "left" if be => {}
                "who" | "that" | "which" if at <= end + 1 => be = true,
                _ if g.auxiliaries.contains(word) => be = true,
                _ if g.adverbs.contains(word) || word.ends_with("ly") => {}
                _ if be && g.be.contains(word) => {}
                // "were identified and detained"
                _ if be && word.ends_with("ed") && f.word(at + 1) == "and" => at += 1,
                _ => return None,
            }
            at += 1;
        }
        None
    }

    /// "14 (others say 19) miners were killed": past the brackets after a bare number, and past the noun.
    fn aside(&self, c: &Candidate, at: usize) -> Option<usize> {
        if c.kind != Kind::Number || c.counted.head.is_some() {
            return None;
        }
        let (f, to) = (self.f, self.sentence.end);
        let end = match f.word(at) {
            "(" if at == c.words.end => (at + 1..to.min(at + 8)).find(|&k| f.word(k) == ")")? + 1,
            ")" if at == c.words.end => at + 1,
            _ => return None,
        };
        let noun = phrase(f, end, to);
        Some(if noun.words.is_empty() { end } else { noun.words.end })
    }
}
