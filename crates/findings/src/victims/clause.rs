//! What a clause tells of its subject: subjects of passives and of "died", reduced relatives; objects are in `objects`.
//!
//! In go a sentence's persons and rows, out come those of whom the verb tells it, with the outcome. The words between a name
//! and its verb must be a description of that name: a bounded run without another verb.

use sayso_reader::{Upos, Words};

use super::deeds::{Deed, suffers_at};
use super::describing::{is_describing, is_kin, is_naming};
use super::doubt::is_saying;
use super::objects::done_to;
use super::people::Named;
use super::turns;
use super::{Hit, counted};
use crate::Outcome;
use crate::figures::{Frame, lexicon};

/// The farthest a predicate may stand behind its name.
const FARTHEST: usize = 26;

/// What clauses tell of the persons of a row.
pub(super) fn of_row(f: &Frame, piece: &Words, people: &[Named], row: &Words, found: &mut Vec<Hit>) {
    let (Some(first), Some(last)) = (people.get(row.start), people.get(row.end - 1)) else { return };
    if let Some((outcome, who)) = suffered_by(f, piece, first, last, row) {
        found.extend(who.map(|person| Hit { person, outcome }));
    }
    if first.speaks
        && !first.owns
        && let Some(outcome) = described(f, piece, first)
    {
        found.push(Hit { person: row.start, outcome });
    }
    if let Some(outcome) = when_they(f, piece, last, row, people) {
        found.extend(row.clone().map(|person| Hit { person, outcome }));
    }
    if row.start == 0
        && let Some(outcome) = turns::by_own_hand(f, piece, first, row, people)
    {
        found.push(Hit { person: row.start, outcome });
    }
    if let Some(outcome) = done_to(f, piece, first) {
        found.extend(without_next_subject(f, people, row).map(|person| Hit { person, outcome }));
    }
}

/// "killed X and Karo Hasten fled": the last of the row, with a verb right behind the name, begins a clause of its own.
fn without_next_subject(f: &Frame, people: &[Named], row: &Words) -> Words {
    let Some(last) = people.get(row.end - 1) else { return row.clone() };
    let verb = |k: usize| {
        f.upos(k) == Upos::Verb || f.grammar().be.contains(f.word(k)) || f.grammar().have.contains(f.word(k))
    };
    let participle = f.word(last.end()).ends_with("ing") || suffers_at(f, last.end(), f.len()).is_some();
    if row.len() > 1 && verb(last.end()) && !participle { row.start..row.end - 1 } else { row.clone() }
}

/// The outcome that a predicate behind the row tells of it, and of whom in the row.
fn suffered_by(f: &Frame, piece: &Words, first: &Named, last: &Named, row: &Words) -> Option<(Outcome, Words)> {
    let subject = Subject { f, piece, many: row.len() > 1 };
    if first.speaks && !first.owns && row.len() == 1 {
        // "A witness named X, who was wounded, said"
        let who = first.end() + usize::from(f.word(first.end()) == ",");
        let told = (f.word(who) == "who").then(|| subject.tells(who + 1, false))??;
        return matches!(told.0.outcome, Outcome::Wounded | Outcome::Detained).then(|| (told.0.outcome, row.clone()));
    }
    if !last.counts() || !first.counts() {
        return None;
    }
    let told = subject.predicate(last.end())?;
    let including = (first.start.saturating_sub(8).max(piece.start)..first.start).any(|k| f.word(k) == "including");
    let whole = row.clone();
    let only_last = row.end - 1..row.end;
    let who = match told.number {
        Number::One if row.len() > 1 => only_last,
        Number::Many
            if row.len() == 1 && !told.joined && !including && !counted(f, first.start, first.person.words.start) =>
        {
            return None;
        }
        _ => whole,
    };
    // "the brother of X was killed"; in a relative clause it is told of X all the same ("the brother of X, who was killed" is open)
    let led = if who.len() == row.len() { first } else { last };
    if led.oblique && !including {
        return None;
    }
    if is_object_of_another(f, piece, led) || is_doubted(f, piece, led.start) {
        return None;
    }
    Some((told.outcome, who))
}

/// "a captured Halvian captain, X, said": held or wounded by the participle before the rank, whoever speaks. "The wounded" may be
/// many, and the speaker behind them unhurt: "some of the wounded guard chief X said".
fn described(f: &Frame, piece: &Words, first: &Named) -> Option<Outcome> {
    let k = first.start.checked_sub(1).filter(|&k| k > piece.start)?;
    let outcome = suffers_at(f, k, k + 1)?.outcome;
    let article = matches!(f.before(k), "a" | "an");
    (article && matches!(outcome, Outcome::Wounded | Outcome::Detained)).then_some(outcome)
}

/// "X and Y were driving home when they were shot dead": the pronoun of the only persons before it.
fn when_they(f: &Frame, piece: &Words, last: &Named, row: &Words, people: &[Named]) -> Option<Outcome> {
    let be = last.end();
    let one = row.len() == 1;
    let first = people.get(row.start)?;
    if !last.counts() || first.oblique || row.start > 0 || !matches!(f.word(be), "was" | "were" | "had") {
        return None;
    }
    let when = (be..piece.end.min(be + 34)).find(|&k| f.word(k) == "when")?;
    let fits = if one { matches!(f.word(when + 1), "he" | "she") } else { f.word(when + 1) == "they" };
    let alone = people.get(row.end).is_none_or(|n| n.person.words.start > when);
    if !fits || !alone || is_doubted(f, piece, first.start) {
        return None;
    }
    let subject = Subject { f, piece, many: !one };
    subject.tells(when + 2, false).map(|(deed, _)| deed.outcome)
}

/// "denied that X was killed", "rumours that X was killed", "if X is killed".
pub(super) fn is_doubted(f: &Frame, piece: &Words, start: usize) -> bool {
    let from = start.saturating_sub(7).max(piece.start);
    (from..start).any(|k| {
        matches!(
            f.word(k),
            "denied"
                | "denies"
                | "denying"
                | "denial"
                | "if"
                | "unless"
                | "rumours"
                | "rumour"
                | "rumors"
                | "rumor"
                | "false"
                | "untrue"
                | "dismissed"
                | "refuted"
                | "rejected"
                | "fear"
                | "fears"
                | "feared"
                | "demanded"
                | "threatened"
                | "doubt"
                | "doubted"
                | "unclear"
                | "whether"
        )
    }) && !(from..start).any(|k| matches!(f.word(k), ";" | "."))
}

/// "a group backing X was killed": the name is the object of a verb, and the subject stands before.
fn is_object_of_another(f: &Frame, piece: &Words, named: &Named) -> bool {
    let Some(k) = named.start.checked_sub(1).filter(|&k| k >= piece.start) else { return false };
    f.upos(k) == Upos::Verb
        && !is_saying(f.word(k))
        && !is_naming(f.word(k))
        && (f.word(k).ends_with("ing") || f.word(k).ends_with("ed"))
        && !matches!(f.word(k), "including" | "reported" | "following")
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Number {
    One,
    Many,
    Open,
}

pub(super) struct Predicate {
    pub outcome: Outcome,
    number: Number,
    /// Whether others are named with it ("and two others were killed").
    joined: bool,
}

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
            if relative && !f.grammar().barriers.contains(word) && !is_saying(word) {
                // "X, who was the mayor, was killed"
                k += 1;
                continue;
            }
            if matches!(word, "who") && !relative {
                relative = true;
                k += 1;
                continue;
            }
            let with =
                matches!(word, "and" | "alongside" | "along" | "together") || word == "as" && f.word(k + 1) == "well";
            joined |= with || is_kin(word) && matches!(f.before(k), "his" | "her" | "their");
            if !(opened || joined || self.opens(k)) || self.closes(k) {
                return None;
            }
            // "X 53 civilians died": another count begins
            let count = word.starts_with(|c: char| c.is_ascii_digit())
                || lexicon().numbers.cardinals.contains_key(word) && word != "one";
            let aged = f.is_dash(k + 1) || f.is_mark(k + 1) && f.before(k) != "least" || f.before(k) == "aged";
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
        let role = lexicon().roles.noun(&lexicon().units.singular(word)).is_some()
            || is_describing(f, k) && f.upos(k) != Upos::Verb;
        matches!(
            word,
            "a" | "an"
                | "the"
                | "his"
                | "her"
                | "their"
                | "one"
                | "another"
                | "of"
                | "from"
                | "former"
                | "known"
                | "nicknamed"
                | "dubbed"
                | "called"
                | "aged"
                | "aka"
                | "alias"
                | "also"
                | "himself"
                | "both"
                | "all"
                | "in"
                | "real"
        ) || role
            || word.starts_with(|c: char| c.is_ascii_digit())
            || self.many && lexicon().numbers.cardinals.contains_key(word)
    }

    /// Whether a word ends every description: another verb, a new clause, a saying.
    fn closes(&self, k: usize) -> bool {
        let (f, word) = (self.f, self.f.word(k));
        let g = f.grammar();
        g.barriers.contains(word)
            || is_saying(word)
            || g.auxiliaries.contains(word)
            || matches!(word, "after" | "before" | "whose" | "which" | "he" | "she" | "they" | "it" | "we" | "i")
            || f.upos(k) == Upos::Verb && !is_naming(word) && !word.ends_with("ing") && !word.ends_with("ed")
            || f.upos(k) == Upos::Aux
    }

    /// What the predicate that begins at the word tells, with the number of its verb.
    fn tells(&self, at: usize, close: bool) -> Option<(Deed, Number)> {
        let (f, g) = (self.f, self.f.grammar());
        let (mut k, mut be, mut have, mut number) = (at, false, false, Number::Open);
        let stop = self.piece.end.min(at + 9);
        while k < stop {
            let word = f.word(k);
            match word {
                "not" | "n't" | "never" | "would" | "could" | "might" | "may" | "should" | "must" | "shall"
                | "will" | "can" | "nearly" | "almost" | "feared" | "thought" | "did" | "do" | "does" | "if" => {
                    return None;
                }
                "was" | "is" | "'s" => (be, number) = (true, Number::One),
                "were" | "are" => (be, number) = (true, Number::Many),
                "be" if f.before(k) == "to" => return None,
                "been" | "being" | "be" | "got" => (be, have) = (true, false),
                "has" => (have, number) = (true, Number::One),
                // "is believed to have killed two": of "to be" nothing holds for the verb behind "have"
                "have" | "had" => (be, have) = (false, true),
                "found" | "shot" | "left" | "pronounced" | "declared" if be || f.word(k + 1) == "dead" => {
                    if let Some(deed) = suffers_at(f, k, self.piece.end) {
                        return self.fits(deed, be, have, number, k, close);
                    }
                    be = true;
                }
                _ => {
                    if let Some(deed) = suffers_at(f, k, self.piece.end) {
                        return self.fits(deed, be, have, number, k, close);
                    }
                    let counted =
                        be && (word == "one" || word == "among" || k > 0 && f.before(k) == "one" && word == "of");
                    if counted && let Some(deed) = self.one_of(k) {
                        return Some((deed, number));
                    }
                    if be && let Some(deed) = turns::after_be(f, k, self.piece.end) {
                        return Some((deed, number));
                    }
                    let other_deed = be
                        && f.word(k + 1) == "and"
                        && (word.ends_with("ed") || matches!(word, "shot" | "beaten" | "hit"));
                    let passes = g.adverbs.contains(word)
                        || word.ends_with("ly")
                        || matches!(word, "reported" | "confirmed" | "to" | "and" | "," | "\"" | "”" | "“")
                            && (be || have);
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
        let begins = matches!(f.word(at), "among") || f.word(at) == "one" && f.word(at + 1) == "of";
        let k = (at..stop).find(|&k| super::deeds::group(f, k).is_some()).filter(|_| begins)?;
        let clear = (at + 1..k).all(|j| !f.is_mark(j) && !f.grammar().auxiliaries.contains(f.word(j)));
        clear.then(|| super::deeds::group(f, k).map(|outcome| Deed { outcome, end: k + 1, passive: false })).flatten()
    }

    fn fits(&self, deed: Deed, be: bool, have: bool, number: Number, k: usize, close: bool) -> Option<(Deed, Number)> {
        let f = self.f;
        // "was killed or captured": it is not said which
        if f.word(deed.end) == "or" && suffers_at(f, deed.end + 1, self.piece.end).is_some() {
            return None;
        }
        if be || !deed.passive {
            return Some((deed, number))
                .filter(|_| deed.passive || !matches!(f.word(deed.end), "of" if f.word(k) == "dead"));
        }
        // "X killed three": X did it; "X, killed in 2013": it was done to X
        let bare = !have
            && close
            && self.ends_after(deed.end)
            && !matches!(f.word(k), "missing" | "wounded" | "dead" | "hurt" if self.ends_adjective(k, deed.end));
        bare.then_some((deed, Number::Open))
    }

    /// "X, dead at 24" is told; "X wounded three" is not.
    fn ends_adjective(&self, _k: usize, end: usize) -> bool {
        !self.ends_after(end)
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
            || g.conjunctions.contains(word) && word != "that"
            || g.adverbs.contains(word) && !matches!(word, "least" | "all" | "both" | "only" | "just")
            || matches!(word, "last" | "earlier" | "this" | "outright")
    }
}
