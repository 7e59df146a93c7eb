//! What a predicate tells of its subject: the end of a name, or of a row of names, in; what the verb behind it tells, of how many
//! it tells it and whether others are named with them, out.
//!
//! The words between must be a description of that name: a bounded run without another verb.

use sayso_reader::{Upos, Words};

use super::deeds::{Deed, group, suffers_at};
use super::describing::{is_describing, is_kin, is_naming};
use super::doubt::is_saying;
use super::turns;
use crate::Outcome;
use crate::figures::frame::Frame;

/// The farthest a predicate may stand behind its name.
const FARTHEST: usize = 26;

/// Of how many a verb tells by its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Number {
    One,
    Many,
    Open,
}

/// What a predicate tells.
pub(super) struct Predicate {
    pub outcome: Outcome,
    pub number: Number,
    /// Whether others are named with it ("and two others were killed").
    pub joined: bool,
}

/// A name, or a row of them, of which the words behind it tell something.
pub(super) struct Subject<'s, 'a> {
    pub f: &'s Frame<'a>,
    pub piece: &'s Words,
    pub many: bool,
}

impl Subject<'_, '_> {
    /// From the end of a name over its description to what is told of it.
    pub fn predicate(&self, end: usize) -> Option<Predicate> {
        let f = self.f;
        let stop = self.piece.end.min(end + FARTHEST);
        let (mut k, mut joined, mut relative) = (end, false, false);
        let mut opened = false;
        while k < stop {
            let word = f.word(k);
            if f.is_mark(k) {
                if matches!(word, ";" | ":" | "?" | "!" | ".") {
                    return None;
                }
                if f.line_ends_after(k) {
                    return None;
                }
                opened = opened && word != ",";
                k += 1;
                continue;
            }
            if let Some((deed, number)) = self.tells(k, k == end || !opened || f.is_mark(k - 1)) {
                let number = if relative && number == Number::Many && !self.many { return None } else { number };
                return Some(Predicate { outcome: deed.outcome, number, joined });
            }
            if relative && !f.grammar().barriers.contains(word) && !is_saying(f, word) {
                // "X, who was the mayor, was killed"
                k += 1;
                continue;
            }
            if f.pack().small.who.contains(word) && !relative {
                relative = true;
                k += 1;
                continue;
            }
            let with = f.pack().victim_words.joined_by.contains(word)
                || f.pack().small.as_.contains(word) && f.is(k + 1, |w| &w.well);
            joined |= with || is_kin(f, word) && f.pack().grammar.their.contains(f.before(k));
            if !(opened || joined || self.opens(k)) || self.closes(k) {
                return None;
            }
            // "X 53 civilians died": another count begins
            let count = word.starts_with(|c: char| c.is_ascii_digit())
                || f.pack().numbers.cardinals.contains_key(word) && !f.pack().small.one.contains(word);
            let aged = f.is_dash(k + 1)
                || f.is_mark(k + 1) && !f.pack().small.least.contains(f.before(k))
                || f.pack().small.aged.contains(f.before(k));
            if count && !joined && !self.many && !aged && f.before(k) != "[" {
                return None;
            }
            opened = true;
            k += 1;
        }
        None
    }

    /// Whether a word can begin a description or an addition behind a name.
    fn opens(&self, k: usize) -> bool {
        let (f, word) = (self.f, self.f.word(k));
        let role = f.pack().roles.noun(&f.pack().units.singular(word)).is_some()
            || is_describing(f, k) && f.upos(k) != Upos::Verb;
        f.pack().victim_words.opening.contains(word)
            || role
            || word.starts_with(|c: char| c.is_ascii_digit())
            || self.many && f.pack().numbers.cardinals.contains_key(word)
    }

    /// Whether a word ends every description: another verb, a new clause, a saying.
    fn closes(&self, k: usize) -> bool {
        let (f, word) = (self.f, self.f.word(k));
        let g = f.grammar();
        g.barriers.contains(word)
            || is_saying(f, word)
            || g.auxiliaries.contains(word)
            || f.pack().victim_words.closing.contains(word)
            || f.upos(k) == Upos::Verb
                && !is_naming(f, word)
                && !f.pack().morphology.is_progressive(word)
                && !f.pack().morphology.is_past(word)
            || f.upos(k) == Upos::Aux
    }

    /// What the predicate that begins at the word tells, with the number of its verb.
    pub fn tells(&self, at: usize, close: bool) -> Option<(Deed, Number)> {
        let (f, g) = (self.f, self.f.grammar());
        let (mut k, mut be, mut have, mut number) = (at, false, false, Number::Open);
        let stop = self.piece.end.min(at + 9);
        while k < stop {
            let word = f.word(k);
            match word {
                word if f.pack().victim_words.untold.contains(word) => {
                    return None;
                }
                word if f.pack().victim_words.one_be.contains(word) => (be, number) = (true, Number::One),
                word if f.pack().victim_words.many_be.contains(word) => (be, number) = (true, Number::Many),
                word if f.pack().small.be.contains(word) && f.pack().small.to.contains(f.before(k)) => return None,
                word if f.pack().victim_words.passive_be.contains(word) => (be, have) = (true, false),
                word if f.pack().small.has.contains(word) => (have, number) = (true, Number::One),
                // "is believed to have killed two": of "to be" nothing holds for the verb behind "have"
                word if f.pack().victim_words.have.contains(word) => (be, have) = (false, true),
                word if f.pack().victim_words.found_dead.contains(word) && (be || f.is(k + 1, |w| &w.dead)) => {
                    if let Some(deed) = suffers_at(f, k, self.piece.end) {
                        return self.fits(deed, be, have, number, k, close);
                    }
                    be = true;
                }
                _ => {
                    if let Some(deed) = suffers_at(f, k, self.piece.end) {
                        return self.fits(deed, be, have, number, k, close);
                    }
                    let counted = be
                        && (f.pack().small.one.contains(word)
                            || f.pack().small.among.contains(word)
                            || k > 0 && f.pack().small.one.contains(f.before(k)) && f.pack().small.of.contains(word));
                    if counted && let Some(deed) = self.one_of(k) {
                        return Some((deed, number));
                    }
                    if be && let Some(deed) = turns::after_be(f, k, self.piece.end) {
                        return Some((deed, number));
                    }
                    let other_deed = be
                        && f.is(k + 1, |w| &w.and)
                        && (f.pack().morphology.is_past(word) || f.pack().victim_words.other_deeds.contains(word));
                    let passes = g.adverbs.contains(word)
                        || f.pack().morphology.is_adverbial(word)
                        || f.pack().victim_words.passed_over.contains(word) && (be || have);
                    if other_deed {
                        k += 1;
                    } else if !passes {
                        return None;
                    }
                }
            }
            k += 1;
        }
        None
    }

    /// "was one of three miners killed", "was among the victims".
    fn one_of(&self, at: usize) -> Option<Deed> {
        let f = self.f;
        let stop = self.piece.end.min(at + 8);
        let begins = f.is(at, |w| &w.among) || f.is(at, |w| &w.one) && f.is(at + 1, |w| &w.of);
        let k = (at..stop).find(|&k| group(f, k).is_some()).filter(|_| begins)?;
        let clear = (at + 1..k).all(|j| !f.is_mark(j) && !f.grammar().auxiliaries.contains(f.word(j)));
        clear.then(|| group(f, k).map(|outcome| Deed { outcome, end: k + 1, passive: false })).flatten()
    }

    fn fits(&self, deed: Deed, be: bool, have: bool, number: Number, k: usize, close: bool) -> Option<(Deed, Number)> {
        let f = self.f;
        // "was killed or captured": it is not said which
        if f.is(deed.end, |w| &w.or_) && suffers_at(f, deed.end + 1, self.piece.end).is_some() {
            return None;
        }
        if be || !deed.passive {
            return Some((deed, number))
                .filter(|_| deed.passive || !(f.is(deed.end, |w| &w.of) && f.is(k, |w| &w.dead)));
        }
        // "X killed three": X did it; "X, killed in 2013": it was done to X
        let bare = !have && close && self.ends_after(deed.end);
        bare.then_some((deed, Number::Open))
    }

    /// Whether no object follows a participle.
    fn ends_after(&self, end: usize) -> bool {
        let (f, g) = (self.f, self.f.grammar());
        let word = f.word(end);
        end >= self.piece.end
            || f.is_mark(end) && !matches!(word, "\"" | "“" | "~" | "$")
            || f.line_ends_after(end - 1)
            || g.prepositions.contains(word)
            || g.calendar.contains(word)
            || g.conjunctions.contains(word) && !f.pack().small.that.contains(word)
            || g.adverbs.contains(word) && !f.pack().victim_words.end_adverbs.contains(word)
            || f.pack().victim_words.end_days.contains(word)
    }
}
