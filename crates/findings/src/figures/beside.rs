//! The cue beside a candidate: its sentence's cues in, what the words before or behind it tell of it out.

use sayso_language::Voice;

use super::ages;
use super::candidate::{Candidate, Kind};
use super::cues::Placed;
use super::found::{Found, Scan, Way, means};
use super::phrase::phrase;
use crate::Outcome;
use crate::rules::{Question, Rule};

/// What do the words right beside a candidate tell of it?
pub(super) struct Beside;

/// A candidate in its sentence.
pub(super) struct Placing<'a> {
    pub scan: &'a Scan<'a, 'a>,
    pub c: &'a Candidate,
}

impl Placing<'_> {
    fn before(&self) -> Option<Found> {
        self.scan.left(self.c).filter(|found| means(self.c, found))
    }

    fn behind(&self) -> Option<Found> {
        self.scan.right(self.c).filter(|found| means(self.c, found))
    }

    /// "31 were taken on board, four | drowned", with the verb in front: a mark parts those it is said of from the next.
    fn is_parted(&self, behind: &Found) -> bool {
        let start = self.c.words.start;
        behind.cue == Some(self.c.words.end) && start > self.scan.sentence.start && self.scan.f.is_mark(start - 1)
    }

    /// "lost 2,100 men killed and captured", "Losses came to four guards hurt": what right behind says of which kind the losses are.
    fn of_losses(&self, before: &Found, behind: &Found) -> bool {
        let f = self.scan.f;
        let lost = |k: usize| f.pack().figure_words.lost_stems.iter().any(|stem| f.word(k).starts_with(stem.as_str()));
        // "lost 60 men, killed or wounded"
        let end = self.c.words.end;
        let near = |k: usize| k == end || k == end + 1 && f.word(end) == ",";
        let both = matches!(behind.outcome, Outcome::KilledOrWounded | Outcome::KilledOrCaptured);
        behind.cue.is_some_and(|k| near(k) && (k == end || both)) && before.cue.is_some_and(lost)
    }
}

impl Question for Beside {
    type About<'a> = Placing<'a>;
    type Answer = Found;
    const RULES: &'static [Rule<Self>] = &[
        Rule {
            name: "outcome.around",
            example: "The raiders took an estimated 900 villagers hostage.",
            apply: |p| p.scan.around(p.c),
        },
        Rule {
            name: "outcome.behind-sooner",
            example: "The army moved 40 soldiers wounded at the gate.",
            apply: |p| {
                p.behind()
                    .filter(|b| !b.weak && p.before().is_some_and(|a| a.weak || p.of_losses(&a, b) || p.is_parted(b)))
            },
        },
        Rule { name: "outcome.before", example: "The attack killed at least 16 people.", apply: |p| p.before() },
        Rule { name: "outcome.behind", example: "At least 16 people were killed in Orsk.", apply: |p| p.behind() },
        Rule {
            name: "outcome.aboard",
            example: "A ferry left the island carrying 40 miners.",
            apply: |p| p.scan.aboard(p.c),
        },
    ];
}

impl Scan<'_, '_> {
    /// The cue that ends there; after "of" or "at" rather the noun ("the dead", "toll"), else rather the verb.
    fn cue_ending(&self, end: usize, link: bool) -> Option<&Placed> {
        self.cues
            .iter()
            .filter(|p| p.words.end == end)
            .max_by_key(|p| ((p.cue.voice != Voice::Leading) != link, p.words.len()))
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
        let (f, g, words) = (self.f, self.f.grammar(), &self.f.pack().figure_words);
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
                                || f.is(at - 1, |w| &w.to) && at == start) =>
                    {
                        link = true
                    }
                    Voice::Object if !link => return Some(hit),
                    // "Без вести: 14": a label
                    Voice::Object if start - at == 1 && f.word(at) == ":" && placed.words.len() > 1 => {
                        return Some(hit);
                    }
                    Voice::Leading
                        if link || at == start && f.pack().figure_words.toll_states.contains(f.word(at - 1)) =>
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
                if link && f.pack().figure_words.change_links.contains(f.before(from)) && from > self.sentence.start {
                    at = from - 1;
                    continue;
                }
                return None;
            }
            match word {
                _ if f.is(at - 1, |w| &w.of) && start - at < 3 => link = true,
                // "The dead were named as Corporal Ande Moru"
                _ if f.is(at - 1, |w| &w.as_) && start - at < 3 && c.kind == Kind::Named => link = true,
                _ if words.toll_links.contains(word)
                    && start - at < 3
                    && (c.kind == Kind::Number && (!f.is(at - 1, |w| &w.as_) || c.counted.head.is_none())
                        || c.kind == Kind::Single && words.includes.contains(word)) =>
                {
                    link = true
                }
                _ if link => {
                    // toward the toll: no other clause between
                    if g.barriers.contains(word) && !f.is(at - 1, |w| &w.according) {
                        return None;
                    }
                }
                "\"" | "“" | "‘" | "'" | "«" | "(" | "," if near => {}
                _ if g.adverbs.contains(word) || word.ends_with("ly") || g.determiners.contains(word) => {}
                _ if self.unread_adjective(at - 1) && near => {}
                // "В плену | оказались двадцать солдат"
                _ if f.pack().morphology.declines() && (g.be.contains(word) || g.auxiliaries.contains(word)) => {}
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
            && f.pack().small.of.contains(f.before(k))
            && f.pack().figure_words.number_nouns.contains(f.word(k - 2));
        let (outcome, _) = f.pack().outcomes.counted(&f.pack().units.singular(f.word(k))).filter(|_| counting)?;
        Some(Found { outcome, way: Way::Left, weak: false, cue: Some(k) })
    }

    /// "the death of a soldier", "the number of dead"; "killed" in "those killed" leads no number after "to".
    fn led(&self, placed: &Placed, hit: Found) -> Option<Found> {
        let word = self.f.word(placed.words.start);
        let things = self.candidates.iter().any(|c| {
            c.words.start > placed.words.end && c.is_people() == Some(false) && c.words.start - placed.words.end < 3
        });
        // "handed over the bodies of six soldiers"
        let given = self.f.pack().figure_words.bodies.contains(word)
            && self.cues.iter().any(|p| {
                matches!(p.cue.outcome, Outcome::HandedOver | Outcome::Exchanged)
                    && p.words.end <= placed.words.start
                    && p.words.end + 2 > placed.words.start
            });
        if given {
            return Some(Found { outcome: Outcome::HandedOver, ..hit });
        }
        let outcome =
            if self.f.is(placed.words.start, |w| &w.loss) && things { Outcome::Destroyed } else { hit.outcome };
        Some(Found { outcome, ..hit })
    }

    /// An unknown word between a cue and its object that the tagger calls an adjective.
    fn unread_adjective(&self, k: usize) -> bool {
        self.f.upos(k) == sayso_reader::Upos::Adj
    }

    /// A cue after the candidate: "16 were killed", "16 dead", "three others, among them a nurse, died".
    fn right(&self, c: &Candidate) -> Option<Found> {
        let (f, g, words) = (self.f, self.f.grammar(), &self.f.pack().figure_words);
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
                _ if words.part_openers.contains(word) => parts = true,
                "," | "\"" | "”" | "’" | "'" | "»" | "(" | ")" => {}
                _ if parts && words.part_joints.contains(word) => {}
                // "four were left injured"
                _ if be && f.is(at, |w| &w.left) => {}
                _ if at <= end + 1 && g.relatives.contains(word) => be = true,
                _ if g.auxiliaries.contains(word) => be = true,
                _ if g.adverbs.contains(word) || word.ends_with("ly") => {}
                _ if (be || f.pack().morphology.declines()) && g.be.contains(word) => {}
                // "were identified and detained"
                _ if be && word.ends_with("ed") && f.is(at + 1, |w| &w.and) => at += 1,
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
