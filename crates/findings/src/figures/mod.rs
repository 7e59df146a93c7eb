//! Figures: how many people or things, what became of them, who says so.
//!
//! A report's words go in; out comes a [`Figure`] for each number the contract asks for. [`numbers`] reads the number and its
//! bounds, [`quantity`] the bare count, [`nouns`] what it counts, [`uncounted`] sorts out years and names, [`ages`] ages,
//! [`shares`] shares; [`singles`] and [`named`] find persons without a number, [`tables`] the cells of a table; [`outcome`] says
//! what became of them, [`mod@told`] weighs that against what the network marks; [`side`], [`scope`] and [`place`] add the rest.
//! Rules work by the order of words and get better where the reader gives a tree; what its network marks as a figure is one more
//! witness.

mod again;
mod ages;
mod beside;
mod candidate;
mod compounds;
mod counted;
pub(crate) mod cues;
mod digits;
mod farther;
mod found;
pub(crate) mod frame;
mod meaning;
pub(crate) mod named;
mod noun_words;
mod nouns;
mod numbers;
mod outcome;
mod passing;
mod phrase;
mod place;
mod quantity;
mod role;
mod scope;
mod set_phrases;
mod shares;
mod side;
mod singles;
mod spelled;
mod tables;
mod told;
mod uncounted;
mod undone;
pub(crate) mod unhurt;

#[cfg(test)]
mod tests;

use std::cmp::Reverse;

use sayso_reader::Words;
use sayso_text::Span;

use crate::by_place::ByPlace;
use crate::context::Context;
use crate::rules::NamedRule;
use crate::times::Clock;
use crate::{Figure, FindingId, Manner, Mention, Outcome, Polarity, Side, Speaker, Statement, Unit, When};
use again::is_named_again;
use candidate::Kind;
use told::{marks_in, told};

pub(crate) use candidate::Candidate;
pub(crate) use cues::is_carried_out;
pub(crate) use frame::Frame;
pub(crate) use named::{Person, persons};
pub(crate) use place::is_somebodys;
pub(crate) use side::{Item, Parties, said};
pub(crate) use told::{Told, harms};
pub(crate) use undone::{is_active, is_man_in_first_case, is_not_done, is_untrue};

/// The rules of figures that have a name.
pub(crate) fn named_rules() -> Vec<NamedRule> {
    outcome::named_rules().chain(told::named_rules()).chain(side::named_rules()).collect()
}

/// The figures of a report, in order of span.
pub(crate) fn figures(ctx: &Context, statements: &[Statement], mentions: &[Mention], parties: &Parties) -> Vec<Figure> {
    let f = Frame::new(ctx);
    let (mentions, statements) = (in_order(mentions), ByPlace::new(statements));
    let clock = Clock::new(ctx);
    let mut told: Vec<(Words, Candidate, Outcome)> = Vec::new();
    let mut came_by: Vec<Vec<&'static str>> = Vec::new();
    let mut before = None;
    let cells = tables::cells(&f);
    for piece in pieces(ctx) {
        let here = mentions_in(&mentions, ctx.span(&piece));
        for (candidate, told_of) in counted_in(&f, &piece, here, before) {
            if is_named_again(&f, &candidate, told_of.outcome, &told) || is_in_table(&cells, &candidate) {
                continue;
            }
            before = Some(told_of.outcome).filter(|o| *o != Outcome::Other).or(before);
            told.push((piece.clone(), candidate, told_of.outcome));
            came_by.push(told_of.rules);
        }
    }
    told.extend(cells.into_iter().map(|(c, outcome)| (f.sentence(c.words.start), c, outcome)));
    role::roles(&f, &mut told);
    let items: Vec<Item> = told.iter().map(|(piece, c, outcome)| item(ctx, piece, c, *outcome, &statements)).collect();
    let sides = side::settle(&f, parties, &items);
    let mut found: Vec<Figure> = Vec::with_capacity(items.len());
    // What a table's cell is comes from its heading, by no rule that has a name.
    let came_by = came_by.into_iter().chain(std::iter::repeat(Vec::new()));
    for ((item, (side, whose)), mut rules) in items.iter().zip(sides).zip(came_by) {
        let here = mentions_in(&mentions, ctx.span(&item.sentence));
        let figure = figure(&f, &clock, item, side, here);
        rules.extend(whose);
        ctx.rules.keep(&figure.id, &rules);
        found.push(figure);
    }
    found.retain(|g| !is_hypothetical(&f, g));
    found.sort_by_key(|g| (g.span, g.id.clone()));
    found
}

/// Whether the words are of a table's row: its cells are read by their headings alone.
fn is_in_table(cells: &[(Candidate, Outcome)], c: &Candidate) -> bool {
    let from = cells.partition_point(|(cell, _)| cell.words.end <= c.words.start);
    cells.get(from).is_some_and(|(cell, _)| cell.words.start < c.words.end)
}

/// A candidate with its statement and unit.
pub(crate) fn item<'a>(
    ctx: &Context,
    sentence: &Words,
    candidate: &'a Candidate,
    outcome: Outcome,
    statements: &ByPlace<'a, Statement>,
) -> Item<'a> {
    let statement = innermost(statements, ctx.span(&candidate.words)).filter(|s| !is_mutual(ctx, s));
    Item { candidate, outcome, unit: unit(candidate, outcome), statement, sentence: sentence.clone() }
}

/// What is counted: by the noun, else by what became of it.
fn unit(c: &Candidate, outcome: Outcome) -> Unit {
    use Outcome::{Captured, Delivered, Destroyed, HandedOver, Other, Violated, Voted};
    c.counted.unit.unwrap_or(match outcome {
        Captured | Destroyed | Other | Delivered | HandedOver | Violated | Voted if c.counted.head.is_some() => {
            Unit::Other
        }
        Violated | Voted | Delivered => Unit::Other,
        _ => Unit::People,
    })
}

/// The sentences, those without end cut every so many words, so that the work stays linear in any text.
pub(crate) fn pieces(ctx: &Context) -> Vec<Words> {
    const LONGEST: usize = 300;
    let cut = |s: &Words| {
        let end = s.end;
        s.clone().step_by(LONGEST).map(move |k| k..end.min(k + LONGEST)).collect::<Vec<_>>()
    };
    ctx.reading.sentences.iter().flat_map(cut).collect()
}

/// The mentions by span.
pub(crate) fn in_order(mentions: &[Mention]) -> Vec<Mention> {
    let mut sorted = mentions.to_vec();
    sorted.sort_by_key(|m| m.span);
    sorted
}

/// Those of the ordered mentions that begin in a span.
pub(crate) fn mentions_in(ordered: &[Mention], span: Span) -> &[Mention] {
    let from = ordered.partition_point(|m| m.span.start < span.start);
    let to = ordered.partition_point(|m| m.span.start < span.end);
    ordered.get(from..to).unwrap_or_default()
}

/// A candidate that counts, with what became of it.
pub(crate) fn counted_in(
    f: &Frame,
    sentence: &Words,
    mentions: &[Mention],
    before: Option<Outcome>,
) -> Vec<(Candidate, Told)> {
    let people = persons(f, sentence, mentions);
    let victims = if people.is_empty() { Vec::new() } else { crate::victims::told::told_of(f, sentence, mentions) };
    let candidates = candidates(f, sentence, &people, &victims);
    let outcomes = outcome::outcomes(f, sentence, &candidates, before);
    let counts = |(c, slot)| {
        let told = told(f, &c, slot).and_then(|t| of_persons(&c, t, &victims))?;
        Some((c, told))
    };
    candidates.into_iter().zip(outcomes).filter_map(counts).collect()
}

/// The first of the victims whose name stands in a candidate.
fn victim_in<'v>(c: &Candidate, victims: &'v [(Person, Outcome)]) -> Option<&'v (Person, Outcome)> {
    victims.iter().find(|(p, _)| c.words.start <= p.name.start && p.name.end <= c.words.end)
}

/// Of persons given by name the rules of victims decide: a deed that stands near a name need not be done to that person
/// ("After the two deaths Governor X came").
fn of_persons(c: &Candidate, told: Told, victims: &[(Person, Outcome)]) -> Option<Told> {
    use Outcome::{Captured, Detained, Killed, KilledOrCaptured, KilledOrWounded, Missing, Wounded};
    let decided =
        matches!(told.outcome, Killed | Wounded | Missing | Detained | Captured | KilledOrWounded | KilledOrCaptured);
    if c.kind != Kind::Named || !decided {
        return Some(told);
    }
    let of = victim_in(c, victims);
    let (_, outcome) = of?;
    let same = *outcome == told.outcome || told.outcome == Captured && *outcome == Detained;
    Some(if same { told } else { Told { outcome: *outcome, rules: Vec::new() } })
}

fn candidates(f: &Frame, sentence: &Words, people: &[Person], victims: &[(Person, Outcome)]) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for number in numbers::numbers(f, sentence.clone()) {
        if found.last().is_some_and(|c| number.words.start < c.words.end) {
            // the whole of "eight of the 14 people"
            continue;
        }
        let counted = nouns::counted(f, &number);
        let (number, counted) = if counted.head.is_none() {
            nouns::turned(f, &number).or_else(|| nouns::labelled(f, &number))
        } else {
            None
        }
        .unwrap_or((number, counted));
        let mut counted = counted;
        if uncounted::is_sum(f, &number.words, number.low.or(number.high), &counted) {
            counted.unit = Some(Unit::Other);
        }
        if uncounted::is_count(f, &number, &counted) {
            found.push(Candidate::of(&number, counted));
        }
    }
    let named = named::named(f, people, &found);
    let (told, open): (Vec<_>, Vec<_>) = named.into_iter().partition(|c| victim_in(c, victims).is_some());
    found.extend(told);
    found.extend(singles::singles(f, sentence, &found));
    // of a name of which nothing is told, "a student" beside it may be the one counted
    let clear = |c: &Candidate| !found.iter().any(|o| o.words.start < c.words.end && c.words.start < o.words.end);
    let open: Vec<_> = open.into_iter().filter(clear).collect();
    found.extend(open);
    for marked in marks_in(f, sentence) {
        let w = &marked.words;
        if w.end <= sentence.end
            && !w.is_empty()
            && !found.iter().any(|c| c.words.start < w.end && w.start < c.words.end)
        {
            let counted = phrase::phrase(f, w.start, w.end);
            found.push(Candidate::exact(w.clone(), Kind::Marked, 1, counted));
        }
    }
    found.sort_by_key(|c| (c.words.start, c.words.end));
    found
}

fn figure(f: &Frame, clock: &Clock, item: &Item, side: Option<Side>, mentions: &[Mention]) -> Figure {
    let (ctx, c, sentence, outcome) = (f.ctx, item.candidate, &item.sentence, item.outcome);
    let span = ctx.reading.span(&c.words);
    let (statement, unit) = (item.statement, item.unit);
    let group = (!c.counted.group.is_empty()).then(|| ctx.reading.span(&c.counted.group));
    let denied = statement.is_some_and(|s| s.manner == Manner::Deny && s.polarity == Polarity::Affirmed);
    let denied = denied || f.pack().morphology.declines() && told::is_put_right(f, c);
    Figure {
        id: FindingId::new(&ctx.report.id, "figure", span, outcome.as_str()),
        span,
        low: c.low,
        high: c.high,
        bound: c.bound,
        unit,
        outcome,
        group,
        described_as: described_as(f, c),
        side,
        role: c.counted.role,
        place: place::place(f, c, sentence, mentions),
        when: when(f, clock, c, span, outcome),
        scope: scope::scope(f, c, sentence, outcome),
        denied,
        statement: statement.map(|s| s.id.clone()),
        speaker: statement.map_or_else(Speaker::narrator, |s| s.speaker.clone()),
    }
}

/// "if any soldier is killed" counts nobody: "any" is a figure only where it is denied.
fn is_hypothetical(f: &Frame, figure: &Figure) -> bool {
    let begins = f.ctx.of(figure.span).get(..4).is_some_and(|w| w.eq_ignore_ascii_case("any "));
    begins && !figure.denied
}

/// When, by the rules of times; in a sentence without end any time may be of anything.
fn when(f: &Frame, clock: &Clock, c: &Candidate, span: Span, outcome: Outcome) -> Option<When> {
    const LONGEST: usize = 400;
    if f.sentence(c.words.start).len() > LONGEST {
        return None;
    }
    let behind = matches!(
        outcome,
        Outcome::Killed | Outcome::Wounded | Outcome::KilledOrWounded | Outcome::KilledOrCaptured | Outcome::Missing
    );
    if behind { clock.when_behind(span) } else { clock.when_at(span) }
}

/// "Varnia and Luria blamed | each other for a mine that killed six": of the deed there are two versions, the six are the
/// report's.
pub(crate) fn is_mutual(ctx: &Context, statement: &Statement) -> bool {
    let words = ctx.of(statement.span);
    statement.manner == Manner::Accuse && (words.starts_with("each other") || words.starts_with("one another"))
}

/// The smallest statement that holds the span; of several with the same words who said them first and not who passes them on or denies them.
pub(crate) fn innermost<'a>(statements: &ByPlace<'a, Statement>, span: Span) -> Option<&'a Statement> {
    let denies = |s: &Statement| matches!(s.manner, Manner::Deny | Manner::Reject);
    statements.holding(span).min_by_key(|s| (s.span.len(), s.span.start, denies(s), Reverse(s.chain.len())))
}

/// A description the report or its speaker keeps at a distance: a noun in quotation marks inside the group, "so-called", or
/// "disguised as ..." right after it ("six militants disguised as police officers").
fn described_as(f: &Frame, c: &Candidate) -> Option<Span> {
    let ctx = f.ctx;
    let span = ctx.reading.span(&c.words);
    let inside = |q: &&sayso_text::Quote| {
        q.span.len() < 60 && q.span.start > span.start && span.cover(q.span).len() <= span.len() + 3
    };
    if let Some(q) = ctx.layout.quotes.touching(span).find(inside) {
        return Some(q.span);
    }
    let end = c.words.end;
    for phrase in [
        "disguised as",
        "dressed as",
        "posing as",
        "described as",
        "who were described as",
        "it called",
        "they called",
        "it calls",
    ] {
        if let Some(n) = f.phrase_at(end, phrase) {
            let stop = (end + n..f.sentence(end).end)
                .find(|&k| {
                    f.is_mark(k)
                        || f.grammar().auxiliaries.contains(f.word(k))
                        || matches!(f.word(k), "and" | "in" | "at" | "who" | "on")
                })
                .unwrap_or(f.sentence(end).end);
            return (stop > end + n).then(|| ctx.reading.span(&(end + n..stop)));
        }
    }
    let called = c.counted.group.clone().find(|&k| f.phrase_at(k, "so-called").is_some())?;
    Some(ctx.reading.span(&(called..c.words.end)))
}
