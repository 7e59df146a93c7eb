//! The answers to one question. In goes a point, out come its sign, its answers with a glyph and a tint each, and who takes
//! which: all that the first lines, the collation and the printed page show of it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use sayso_case::{Attribute, Claim, How, Manner, Mark, Point, PointKind, Position};

use crate::dates;
use crate::index::Index;
use crate::voices::Voices;
use crate::wording::{bounded, letters};

/// How the answers stand to one another, as the case says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sign {
    Disputed,
    Agreed,
    Open,
    Revised,
    Alike,
    Series,
}

impl Sign {
    /// All of them, in the order in which they are counted and offered.
    pub(crate) const ALL: [Sign; 6] =
        [Sign::Disputed, Sign::Agreed, Sign::Open, Sign::Alike, Sign::Revised, Sign::Series];

    fn of(point: &Point, voices: usize) -> Self {
        match (point.mark, point.kind) {
            (Some(Mark::Disputed), _) => Sign::Disputed,
            (Some(Mark::Agreed), _) => Sign::Agreed,
            (Some(Mark::Revised), _) => Sign::Revised,
            (None, PointKind::Series) => Sign::Series,
            (None, PointKind::Fact) if voices > 1 => Sign::Alike,
            _ => Sign::Open,
        }
    }

    /// The sign itself.
    pub(crate) fn glyph(self) -> &'static str {
        match self {
            Sign::Disputed => "≠",
            Sign::Agreed => "=",
            Sign::Open => "?",
            Sign::Revised | Sign::Series => "›",
            Sign::Alike => "·",
        }
    }

    /// The word beside it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Sign::Disputed => "disputed",
            Sign::Agreed => "agreed across sides",
            Sign::Open => "open",
            Sign::Revised => "revised",
            Sign::Alike => "told alike",
            Sign::Series => "a count that grows",
        }
    }

    /// Its name in addresses and classes.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Sign::Disputed => "ne",
            Sign::Agreed => "eq",
            Sign::Open => "open",
            Sign::Revised => "rev",
            Sign::Alike => "alike",
            Sign::Series => "series",
        }
    }
}

/// What stands in a cell for an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Glyph {
    Letter(String),
    Number(String),
    /// Denies the answer with this glyph.
    Denies(String),
    /// Says that it is not so, of what nobody says outright.
    No,
    /// Declines to say.
    Declined,
}

/// One answer with all who take it.
pub(crate) struct Answer<'c> {
    pub(crate) position: &'c Position,
    pub(crate) glyph: Glyph,
    /// From 1; 0 for what has none. A denial bears the tint of what it denies.
    pub(crate) tint: usize,
    /// In order of their groups.
    pub(crate) takes: Vec<Take<'c>>,
}

/// One voice on one answer.
pub(crate) struct Take<'c> {
    pub(crate) voice: usize,
    /// Said outright once at least.
    pub(crate) outright: bool,
    /// A later figure of a voice that gave another before.
    pub(crate) later: bool,
    pub(crate) claims: Vec<&'c Claim>,
}

/// A point ready to be shown.
pub(crate) struct Question<'c> {
    /// Its number in case order.
    pub(crate) place: usize,
    /// Its number on the page, which [`crate::collation`] gives.
    pub(crate) number: usize,
    pub(crate) point: &'c Point,
    pub(crate) sign: Sign,
    pub(crate) answers: Vec<Answer<'c>>,
    /// How many voices answer.
    pub(crate) voices: usize,
}

/// How many tints there are.
const TINTS: usize = 6;

impl<'c> Question<'c> {
    /// Reads one point.
    pub(crate) fn of(index: &Index<'c>, voices: &Voices<'c>, point: &'c Point, place: usize) -> Self {
        let mut order: Vec<&Position> = point.positions.iter().collect();
        order.sort_by_key(|p| first_said(index, p));
        let one_count = matches!((point.kind, point.mark), (PointKind::Series, _) | (_, Some(Mark::Revised)));
        let mut given: BTreeMap<&str, (String, usize)> = BTreeMap::new();
        let mut letter = 0;
        for position in order.iter().filter(|p| !denies_here(point, p) && !is_negative(p)) {
            let text = number_of(index, point, position).unwrap_or_else(|| {
                letter += 1;
                letters(letter - 1).to_uppercase()
            });
            let tint = if one_count { 1 } else { given.len() % TINTS + 1 };
            given.insert(position.id.as_str(), (text, tint));
        }
        let mut answers: Vec<Answer> = order
            .into_iter()
            .map(|position| {
                let (glyph, tint) = glyph_of(index, point, position, &given);
                Answer { position, glyph, tint, takes: takes(index, voices, position) }
            })
            .collect();
        behind_what_they_deny(&mut answers);
        if one_count {
            mark_later(&mut answers);
        }
        let mut all: Vec<usize> = answers.iter().flat_map(|a| a.takes.iter().map(|t| t.voice)).collect();
        all.sort_unstable();
        all.dedup();
        Question { place, number: 0, point, sign: Sign::of(point, all.len()), voices: all.len(), answers }
    }

    /// In which order questions stand: who fired, who the dead were, how many, what was carried, what was admitted.
    fn rank(&self) -> usize {
        match self.point.attribute {
            Attribute::FirstFire => 0,
            Attribute::Perpetrator => 1,
            Attribute::Victims => 2,
            Attribute::Killed => 3,
            Attribute::Wounded => 4,
            Attribute::Cargo => 5,
            Attribute::Weapon => 6,
            Attribute::Cause => 7,
            Attribute::Denial => 8,
            Attribute::Other => 9,
            Attribute::Place => 10,
        }
    }
}

/// The `most` weightiest of those that two voices at least answer, in the fixed order, and the rest in the same order.
pub(crate) fn rows<'q, 'c>(
    questions: &'q [Question<'c>],
    most: usize,
) -> (Vec<&'q Question<'c>>, Vec<&'q Question<'c>>) {
    let weight = |q: &Question| match q.sign {
        Sign::Disputed => 0,
        Sign::Agreed => 1,
        _ => 2,
    };
    let mut by_weight: Vec<&Question> = questions.iter().filter(|q| q.voices > 1).collect();
    by_weight.sort_by_key(|q| (weight(q), q.rank(), Reverse(q.voices), q.place));
    by_weight.truncate(most);
    let (mut shown, mut rest): (Vec<_>, Vec<_>) =
        questions.iter().partition(|q| by_weight.iter().any(|w| w.place == q.place));
    shown.sort_by_key(|q| (q.rank(), weight(q), q.place));
    rest.sort_by_key(|q| (q.voices < 2, q.rank(), weight(q), q.place));
    (shown, rest)
}

/// The day of the first report that has a claim, then its place in the case; what has no date comes last.
fn first_said(index: &Index, position: &Position) -> (i64, usize) {
    let said = position.claims.iter().filter_map(|c| index.report(&c.report)).map(|r| {
        let day = index.published(r).and_then(|d| dates::day_number(&d));
        (day.unwrap_or(i64::MAX), r)
    });
    said.min().unwrap_or((i64::MAX, usize::MAX))
}

fn denies_here(point: &Point, position: &Position) -> bool {
    position.denies.as_ref().is_some_and(|d| *d != position.id && point.positions.iter().any(|p| p.id == *d))
}

/// Whether the answer is that something is not so.
fn is_negative(position: &Position) -> bool {
    position.canonical == "not" || position.canonical.starts_with("not ")
}

/// "3", "5+", "≤9", "8–10": the answer as a number, where it is compared as one.
fn number_of(index: &Index, point: &Point, position: &Position) -> Option<String> {
    let compared = position.canonical.strip_prefix("up to ").unwrap_or(&position.canonical);
    let counted = compared.starts_with(|c: char| c.is_ascii_digit())
        || (point.kind == PointKind::Question && matches!(point.attribute, Attribute::Killed | Attribute::Wounded));
    if !counted || compared.starts_with('~') {
        return None;
    }
    // Who says "at least 16" and who says "16" give one answer: the plain number stands for both.
    let figures = || position.claims.iter().filter_map(|c| index.figure(&c.finding)).filter(|f| !f.denied);
    let figure = figures().find(|f| f.low == f.high).or_else(|| figures().next())?;
    bounded(figure.low, figure.high)
}

fn glyph_of(
    index: &Index,
    point: &Point,
    position: &Position,
    given: &BTreeMap<&str, (String, usize)>,
) -> (Glyph, usize) {
    let denied = position.denies.as_ref().and_then(|d| given.get(d.as_str()));
    if let Some((text, tint)) = denied.filter(|_| denies_here(point, position)) {
        return (Glyph::Denies(text.clone()), *tint);
    }
    if position
        .claims
        .iter()
        .all(|c| index.statement(&c.finding).is_some_and(|s| matches!(s.manner, Manner::Decline | Manner::Silent)))
        && !position.claims.is_empty()
    {
        return (Glyph::Declined, 0);
    }
    match given.get(position.id.as_str()) {
        Some((text, tint)) if text.starts_with(|c: char| c.is_ascii_uppercase()) => {
            (Glyph::Letter(text.clone()), *tint)
        }
        Some((text, tint)) => (Glyph::Number(text.clone()), *tint),
        None => (Glyph::No, 0),
    }
}

/// Each voice once, in order of groups, then of the case.
fn takes<'c>(index: &Index<'c>, voices: &Voices<'c>, position: &'c Position) -> Vec<Take<'c>> {
    let mut takes: Vec<Take> = Vec::new();
    for claim in &position.claims {
        let Some(voice) = voices.of_claim(index, claim) else { continue };
        let outright = claim.how == How::Outright;
        match takes.iter_mut().find(|t| t.voice == voice) {
            Some(take) => {
                take.outright |= outright;
                take.claims.push(claim);
            }
            None => takes.push(Take { voice, outright, later: false, claims: vec![claim] }),
        }
    }
    takes.sort_by_key(|t| (voices.get(t.voice).group, t.voice));
    takes
}

/// Puts every denial right behind what it denies.
fn behind_what_they_deny(answers: &mut Vec<Answer>) {
    let (denials, others): (Vec<Answer>, Vec<Answer>) =
        std::mem::take(answers).into_iter().partition(|a| matches!(a.glyph, Glyph::Denies(_)));
    let mut denials: Vec<Option<Answer>> = denials.into_iter().map(Some).collect();
    for answer in others {
        let id = answer.position.id.clone();
        answers.push(answer);
        for denial in &mut denials {
            if denial.as_ref().is_some_and(|d| d.position.denies.as_ref() == Some(&id)) {
                answers.extend(denial.take());
            }
        }
    }
    answers.extend(denials.into_iter().flatten());
}

/// In one count, a voice's later figure is marked as such.
fn mark_later(answers: &mut [Answer]) {
    let mut heard: Vec<usize> = Vec::new();
    for take in answers.iter_mut().flat_map(|a| &mut a.takes) {
        take.later = heard.contains(&take.voice);
        heard.push(take.voice);
    }
}
