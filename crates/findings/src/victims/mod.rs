//! Persons named as killed, wounded, missing or detained, with age, role, side and who names them.
//!
//! In go a report's words, out come victims, one a person: "Corporal Mikal Brun, 24, was killed", "Rin Vao and Sefu Karr were
//! abducted", "The dead were named as ...". A person is a victim only where the words say it of that person: [`clause`] and
//! [`predicate`] read verbs, [`turns`] less plain ones, [`lists`] lists, [`behind_nouns`] nouns, [`headings`] lines of names,
//! [`identity`] a name given in the next sentence; [`people`] finds who stands there and [`rows`] in which row, [`doubt`] who
//! speaks and what has not happened. [`told`] asks them in turn; the figures ask it too, so that its files take nothing of the
//! figures but what lies below both (`frame.rs`, `named.rs`, `cues.rs`, `unhurt.rs`). Who visits, mourns, commands or tells is none; where the words leave it open, there is none.

mod behind_nouns;
mod by_case;
mod clause;
mod deeds;
mod describing;
mod doubt;
mod headings;
mod hit;
mod identity;
mod list_names;
mod lists;
mod objects;
mod people;
mod persons_name;
mod phrase;
mod predicate;
mod rows;
pub(crate) mod told;
mod turns;

#[cfg(test)]
mod tests;

use std::collections::HashSet;

use sayso_reader::Words;
use sayso_text::Span;

use crate::by_place::ByPlace;
use crate::context::Context;
use crate::figures::{
    Candidate, Frame, Parties, Person, counted_in, in_order, innermost, item, mentions_in, pieces, said,
};
use crate::{FindingId, Manner, Mention, Outcome, Polarity, Side, Speaker, Statement, Victim};
use hit::Hit;

/// The named victims of a report, in order of span.
pub(crate) fn victims(ctx: &Context, statements: &[Statement], mentions: &[Mention], parties: &Parties) -> Vec<Victim> {
    let f = Frame::new(ctx);
    let mentions = in_order(mentions);
    let by_place = ByPlace::new(statements);
    let speakers = speakers(statements);
    let mut found = Vec::new();
    let mut heading = None;
    let pieces = pieces(ctx);
    for (at, piece) in pieces.iter().enumerate() {
        let here = mentions_in(&mentions, ctx.span(piece));
        let people = people::people(&f, piece, here);
        let mut hits = told::told(&f, piece, &people);
        hits.extend(identity::given(&f, &mentions, pieces.get(..=at).unwrap_or_default(), &people));
        let listed = heading.and_then(|outcome| Some((headings::on_line(&f, piece, &people)?, outcome)));
        match listed {
            Some((person, outcome)) => hits.push(Hit { person, outcome }),
            None => heading = headings::heading(&f, piece),
        }
        let sides = if hits.is_empty() { Vec::new() } else { counted_in(&f, piece, here, None) };
        for hit in hits {
            let Some(named) = people.get(hit.person) else { continue };
            let span = ctx.span(&named.person.name);
            let living = is_living(ctx.of(span), hit.outcome, &speakers) || by_case::is_another(&f, &named.person);
            if living || is_denied(&by_place, span) {
                continue;
            }
            let side = side(&f, piece, parties, &by_place, &sides, &named.person, hit.outcome);
            found.push(victim(&f, &named.person, hit.outcome, side, &by_place));
        }
    }
    found.sort_by_key(|v| v.span);
    // One name told of twice in one sentence ("the death of X, who was shot dead") is one victim.
    let mut seen = HashSet::new();
    found.retain(|v| seen.insert(v.id.clone()));
    found
}

/// Whole names of persons who say something in the report.
fn speakers(statements: &[Statement]) -> HashSet<String> {
    let persons = statements.iter().filter(|s| s.speaker.kind == crate::SpeakerKind::Person && s.source.is_some());
    persons.filter_map(|s| s.speaker.name.as_ref()).map(|name| name.to_lowercase()).collect()
}

/// Whether one of that name speaks in the report: then only the wounded and the held are believed.
fn is_living(name: &str, outcome: Outcome, speakers: &HashSet<String>) -> bool {
    matches!(outcome, Outcome::Killed | Outcome::Missing) && speakers.contains(&name.to_lowercase())
}

/// Whether the words stand in a saying that denies them.
fn is_denied(statements: &ByPlace<Statement>, span: Span) -> bool {
    innermost(statements, span).is_some_and(|s| s.manner == Manner::Deny && s.polarity == Polarity::Affirmed)
}

/// Whose person the victim is, by the rules of the figures.
fn side(
    f: &Frame,
    piece: &Words,
    parties: &Parties,
    statements: &ByPlace<Statement>,
    counted: &[(Candidate, crate::figures::Told)],
    person: &Person,
    outcome: Outcome,
) -> Option<Side> {
    let over = counted
        .iter()
        .find(|(c, _)| c.is_named() && c.words.start <= person.name.start && person.name.end <= c.words.end);
    let own = Candidate { words: person.words.clone(), ..over?.0.clone() };
    let item = item(f.ctx, piece, &own, outcome, statements);
    said(f, parties, &item, person.words.start)
}

fn victim(f: &Frame, p: &Person, outcome: Outcome, side: Option<Side>, statements: &ByPlace<Statement>) -> Victim {
    let ctx = f.ctx;
    let span = ctx.span(&p.name);
    let statement = innermost(statements, span);
    Victim {
        id: FindingId::new(&ctx.report.id, "victim", span, outcome.as_str()),
        span,
        name: ctx.of(span).to_owned(),
        age: p.age,
        role: p.role.as_ref().and_then(|words| role(f, words.clone())),
        outcome,
        side,
        statement: statement.map(|s| s.id.clone()),
        speaker: statement.map_or_else(Speaker::narrator, |s| s.speaker.clone()),
    }
}

/// "a 52-year-old farmer" is "farmer", "Corporal" stays as it is.
fn role(f: &Frame, mut words: std::ops::Range<usize>) -> Option<String> {
    while !words.is_empty() {
        let word = f.word(words.start);
        let old = word.starts_with(|c: char| c.is_ascii_digit())
            || matches!(word, "a" | "an" | "the" | "-" | "year" | "old" | "his" | "her" | "their" | ",");
        if !old {
            break;
        }
        words.start += 1;
    }
    (!words.is_empty()).then(|| f.ctx.of(f.ctx.span(&words)).to_owned())
}
