//! What a clause tells of its subject: subjects of passives and of "died", reduced relatives; objects are in `objects`.
//!
//! In go a sentence's persons and rows, out come those of whom the verb tells it, with the outcome. What the verb itself tells is
//! for [`super::predicate`].

use sayso_reader::{Upos, Words};

use super::deeds::suffers_at;
use super::describing::is_naming;
use super::doubt::{is_doubted, is_saying};
use super::hit::Hit;
use super::objects::{befell, done_to};
use super::people::Named;
use super::predicate::{Number, Subject};
use super::turns;
use crate::Outcome;
use crate::figures::frame::Frame;

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
    } else if let Some(outcome) = befell(f, piece, first)
        && !found.iter().any(|hit| row.contains(&hit.person))
    {
        found.extend(row.clone().map(|person| Hit { person, outcome }));
    }
}

/// "killed X and Karo Hasten fled": the last of the row, with a verb right behind the name, begins a clause of its own.
fn without_next_subject(f: &Frame, people: &[Named], row: &Words) -> Words {
    let Some(last) = people.get(row.end - 1) else { return row.clone() };
    let verb = |k: usize| {
        f.upos(k) == Upos::Verb || f.grammar().be.contains(f.word(k)) || f.grammar().have.contains(f.word(k))
    };
    let participle =
        f.pack().morphology.is_progressive(f.word(last.end())) || suffers_at(f, last.end(), f.len()).is_some();
    if row.len() > 1 && verb(last.end()) && !participle { row.start..row.end - 1 } else { row.clone() }
}

/// The outcome that a predicate behind the row tells of it, and of whom in the row.
fn suffered_by(f: &Frame, piece: &Words, first: &Named, last: &Named, row: &Words) -> Option<(Outcome, Words)> {
    let subject = Subject { f, piece, many: row.len() > 1 };
    if first.speaks && !first.owns && row.len() == 1 {
        // "A witness named X, who was wounded, said"
        let who = first.end() + usize::from(f.word(first.end()) == ",");
        let told = (f.is(who, |w| &w.who)).then(|| subject.tells(who + 1, false))??;
        return matches!(told.0.outcome, Outcome::Wounded | Outcome::Detained).then(|| (told.0.outcome, row.clone()));
    }
    if !last.counts() || !first.counts() {
        return None;
    }
    let told = subject.predicate(last.end())?;
    let including = (first.start.saturating_sub(8).max(piece.start)..first.start).any(|k| f.is(k, |w| &w.including));
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
    if is_object_of_another(f, piece, led) || is_doubted(f, piece, led.start) || may_be_towns(f, piece, first, last) {
        return None;
    }
    Some((told.outcome, who))
}

/// "Arven, Dorvet and Tolm were reported to have been captured": towns are captured too, and a name of one word without a rank or
/// an office says not which it is, whatever the reader takes it for.
fn may_be_towns(f: &Frame, piece: &Words, first: &Named, last: &Named) -> bool {
    const REACH: usize = 10;
    let bare = |n: &Named| n.person.words.len() == 1 && n.start == n.person.words.start;
    let captured = |k: usize| f.pack().outcomes.cues(f.word(k)).iter().any(|c| c.outcome == Outcome::Captured);
    let until = piece.end.min(last.end().saturating_add(REACH));
    (bare(first) || bare(last)) && (last.end()..until).any(captured)
}

/// "a captured Halvian captain, X, said": held or wounded by the participle before the rank, whoever speaks. "The wounded" may be
/// many, and the speaker behind them unhurt: "some of the wounded guard chief X said".
fn described(f: &Frame, piece: &Words, first: &Named) -> Option<Outcome> {
    let k = first.start.checked_sub(1).filter(|&k| k > piece.start)?;
    let outcome = suffers_at(f, k, k + 1)?.outcome;
    let article = f.pack().grammar.indefinite.contains(f.before(k));
    (article && matches!(outcome, Outcome::Wounded | Outcome::Detained)).then_some(outcome)
}

/// "X and Y were driving home when they were shot dead": the pronoun of the only persons before it.
fn when_they(f: &Frame, piece: &Words, last: &Named, row: &Words, people: &[Named]) -> Option<Outcome> {
    let be = last.end();
    let one = row.len() == 1;
    let first = people.get(row.start)?;
    if !last.counts() || first.oblique || row.start > 0 || !f.pack().victim_words.clause_be.contains(f.word(be)) {
        return None;
    }
    let when = (be..piece.end.min(be + 34)).find(|&k| f.is(k, |w| &w.when))?;
    let fits = if one { f.pack().victim_words.he_she.contains(f.word(when + 1)) } else { f.is(when + 1, |w| &w.they) };
    let alone = people.get(row.end).is_none_or(|n| n.person.words.start > when);
    if !fits || !alone || is_doubted(f, piece, first.start) {
        return None;
    }
    let subject = Subject { f, piece, many: !one };
    subject.tells(when + 2, false).map(|(deed, _)| deed.outcome)
}

/// "a group backing X was killed": the name is the object of a verb, and the subject stands before.
fn is_object_of_another(f: &Frame, piece: &Words, named: &Named) -> bool {
    let Some(k) = named.start.checked_sub(1).filter(|&k| k >= piece.start) else { return false };
    f.upos(k) == Upos::Verb
        && !is_saying(f, f.word(k))
        && !is_naming(f, f.word(k))
        && (f.pack().morphology.is_progressive(f.word(k)) || f.pack().morphology.is_past(f.word(k)))
        && !f.pack().victim_words.object_ends.contains(f.word(k))
}

/// Whether a phrase before a name counts several ("two officers X and Y").
fn counted(f: &Frame, start: usize, name: usize) -> bool {
    (start..name).any(|k| f.pack().numbers.cardinals.contains_key(f.word(k)) && f.word(k) != "one")
}
