//! Who is counted, where the counted noun does not say: candidates of a report in its order in, their roles filled in.
//!
//! "Two were soldiers", "the number of militants killed at 38", "seven passengers ... four of them".

use sayso_reader::{Upos, Words};

use super::candidate::{Candidate, Kind};
use super::frame::Frame;
use super::phrase::phrase;
use crate::{Outcome, Role, Unit};

/// Fills in the roles. Each candidate comes with its sentence and what became of it.
pub(super) fn roles(f: &Frame, told: &mut [(Words, Candidate, Outcome)]) {
    // The last figure that is no part of another: what a part is a part of.
    let mut whole: Option<usize> = None;
    for k in 0..told.len() {
        let (before, rest) = told.split_at_mut(k);
        let Some((sentence, here, _)) = rest.first_mut() else { continue };
        let part = is_part(f, here);
        if here.counted.role.is_none() && here.is_people() != Some(false) {
            let parent = whole.and_then(|w| before.get(w)).filter(|w| w.0.end == sentence.start || w.0 == *sentence);
            let parent = parent.filter(|w| w.1.is_people() != Some(false)).and_then(|w| w.1.counted.role);
            let beside =
                before.last().filter(|l| l.0 == *sentence && !is_aside(f, &l.1)).and_then(|l| l.1.counted.role);
            here.counted.role = predicate(f, here)
                .or_else(|| number_of(f, here, sentence))
                .or_else(|| parent.filter(|_| part))
                .or_else(|| beside.filter(|_| is_bare(f, here)));
        }
        if !part {
            whole = Some(k);
        }
    }
    // From behind, so that "three Varnian, two Lurian and one Dorvan soldier" have one noun.
    for k in (1..told.len()).rev() {
        let (before, rest) = told.split_at_mut(k);
        let (Some(here), Some(next)) = (before.last_mut(), rest.first()) else { continue };
        if here.0 == next.0 && shares_noun(f, &here.1, &next.1) {
            (here.1.counted.role, here.1.counted.unit) = (next.1.counted.role, next.1.counted.unit);
        }
    }
}

/// "*Three Varnian* and two Lurian soldiers": of both sides one noun tells who they are. Not "three Varnians and two Lurian soldiers".
fn shares_noun(f: &Frame, c: &Candidate, next: &Candidate) -> bool {
    // An adjective of a side may be taken for a noun; then its capital tells.
    let describes =
        |k: usize| matches!(f.upos(k), Upos::Adj | Upos::Propn) || f.ctx.word(k).starts_with(char::is_uppercase);
    let number = |c: &Candidate| c.kind == Kind::Number && c.high != Some(0);
    let of_whom = c.words.end.checked_sub(1).filter(|last| *last > c.words.start && describes(*last));
    let own = next.counted.head.filter(|head| *head > next.words.start + 1 && describes(head - 1));
    // The one word is of the form of the other: "Varnian" as "Lurian", not "Varnians".
    let alike = of_whom.zip(own).is_some_and(|(a, b)| f.pack().morphology.declines() || !ends_as_many(f, a, b - 1));
    let links = c.words.end..next.words.start;
    let linked = links.len() <= 2 && links.clone().all(|k| f.pack().figure_words.coordinated.contains(f.word(k)));
    let open = c.counted.role.is_none() && c.is_people().is_none();
    number(c) && number(next) && open && alike && linked && !links.is_empty() && next.is_people() == Some(true)
}

/// Whether the first of two words ends in "s" and the second does not.
fn ends_as_many(f: &Frame, a: usize, b: usize) -> bool {
    f.pack().units.singular(f.word(a)) != f.word(a) && f.pack().units.singular(f.word(b)) == f.word(b)
}

/// A number without a noun ("five"); "another 40" may be anybody.
fn is_bare(f: &Frame, c: &Candidate) -> bool {
    c.kind == Kind::Number
        && c.counted.head.is_none()
        && c.counted.unit.is_none_or(|u| u == Unit::People)
        && !f.is(c.words.start, |w| &w.another)
}

/// "including two women", "one of them a child": told in passing, so that what follows is not of them.
fn is_aside(f: &Frame, c: &Candidate) -> bool {
    let pronoun = c.words.clone().any(|k| f.pack().figure_words.aside_heads.contains(f.word(k)));
    pronoun || is_part(f, c) && !c.counted.part
}

/// "four of them", "including two", "of whom three".
fn is_part(f: &Frame, c: &Candidate) -> bool {
    c.counted.part
        || f.pack().figure_words.part_words.contains(f.before(c.words.start))
        || f.is(c.words.start, |w| &w.including)
}

/// "Two were soldiers", "nine of the dead were army recruits".
fn predicate(f: &Frame, c: &Candidate) -> Option<Role> {
    let at = c.words.end;
    let open = c.counted.head.is_none() || c.counted.part || c.counted.own.is_some();
    let be = f.pack().grammar.be_now.contains(f.word(at));
    let noun = (open && be).then(|| {
        phrase(f, at + 1 + usize::from(f.pack().grammar.indefinite.contains(f.word(at + 1))), f.sentence(at).end)
    })?;
    noun.role.filter(|_| noun.unit == Some(Unit::People))
}

/// "the number of militants killed at 38", "put the number of soldiers killed at five".
fn number_of(f: &Frame, c: &Candidate, sentence: &Words) -> Option<Role> {
    if !is_bare(f, c) {
        return None;
    }
    let from = c.words.start.saturating_sub(9).max(sentence.start);
    let of = (from..c.words.start)
        .rev()
        .find(|&k| f.is(k, |w| &w.of) && f.pack().figure_words.counts.contains(f.before(k)))?;
    let noun = phrase(f, of + 1, c.words.start);
    f.pack().roles.noun(&f.pack().units.singular(f.word(noun.head?))).or(noun.role)
}
