//! Persons named as killed, wounded, missing or detained, with age, role, side and who names them.
//!
//! In go a report's words, out come victims, one a person: "Corporal Mikal Brun, 24, was killed", "Rin Vao and Sefu Karr were
//! abducted", "The dead were named as ...". What became of them is read by the rules of the figures, of which a list of names
//! is one.

use sayso_text::Span;

use crate::by_place::ByPlace;
use crate::context::Context;
use crate::figures::{
    Candidate, Frame, Parties, Person, counted_in, in_order, innermost, item, mentions_in, persons, pieces, said,
};
use crate::{FindingId, Mention, MentionKind, Outcome, Side, Speaker, Statement, Victim};

/// The named victims of a report, in order of span.
pub(crate) fn victims(ctx: &Context, statements: &[Statement], mentions: &[Mention]) -> Vec<Victim> {
    let f = Frame::new(ctx);
    let (mentions, statements) = (in_order(mentions), ByPlace::new(statements));
    let parties = Parties::new(ctx, &mentions);
    let mut found = Vec::new();
    for piece in pieces(ctx) {
        let here = mentions_in(&mentions, ctx.span(&piece));
        let named = persons(&f, &piece, here);
        if named.is_empty() {
            continue;
        }
        for (candidate, told) in counted_in(&f, &piece, here, None) {
            let Some(outcome) = suffered(told.outcome).filter(|_| candidate.is_named()) else { continue };
            let listed =
                named.iter().filter(|p| candidate.words.start <= p.name.start && p.name.end <= candidate.words.end);
            let listed = listed.filter(|p| is_person(ctx, ctx.span(&p.name), here));
            found.extend(listed.map(|p| {
                let own = Candidate { words: p.words.clone(), ..candidate.clone() };
                let item = item(ctx, &piece, &own, told.outcome, &statements);
                let side = said(&f, &parties, &item, p.words.start);
                victim(&f, p, outcome, side, &statements)
            }));
        }
    }
    found.sort_by_key(|v| v.span);
    // One name in two counts of one sentence ("X and two others, X a commander") is one victim.
    found.dedup_by(|b, a| a.id == b.id);
    found
}

/// Whether the reader took the name for a person; one it took for nothing must be more than one word. "The Defence Force lost
/// three" names nobody.
fn is_person(ctx: &Context, name: Span, mentions: &[Mention]) -> bool {
    let mut over = mentions.iter().filter(|m| m.span.overlaps(name)).peekable();
    match over.peek() {
        Some(_) => over.any(|m| m.kind == MentionKind::Person),
        None => ctx.of(name).contains(' '),
    }
}

/// The outcomes that make a victim; to be captured is to be detained.
fn suffered(outcome: Outcome) -> Option<Outcome> {
    match outcome {
        Outcome::Killed | Outcome::Wounded | Outcome::Missing | Outcome::Detained => Some(outcome),
        Outcome::Captured => Some(Outcome::Detained),
        _ => None,
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::with_context;

    fn read(text: &str) -> Vec<(String, Option<u32>, Option<String>, Outcome)> {
        with_context(text, |ctx| {
            victims(ctx, &[], &[]).into_iter().map(|v| (v.name, v.age, v.role, v.outcome)).collect()
        })
    }

    fn one(
        name: &str,
        age: Option<u32>,
        role: &str,
        outcome: Outcome,
    ) -> (String, Option<u32>, Option<String>, Outcome) {
        (name.into(), age, Some(role.into()), outcome)
    }

    #[test]
    fn a_rank_an_age_and_an_outcome() {
        assert_eq!(
            read("Corporal Mikal Brun, 24, was killed near the ford."),
            [one("Mikal Brun", Some(24), "Corporal", Outcome::Killed)]
        );
        assert_eq!(
            read("Lieutenant Dalo Emric was wounded."),
            [one("Dalo Emric", None, "Lieutenant", Outcome::Wounded)]
        );
    }

    #[test]
    fn a_rank_between_quotation_marks_keeps_them() {
        let text = "The \"lieutenant colonel\" Boro Masek was detained.";
        let at = text.find("Boro").unwrap();
        let span = Span::new(at, at + "Boro Masek".len());
        let found = with_context(text, |ctx| {
            let id = FindingId::new(&ctx.report.id, "mention", span, "person");
            let (mention_of, name, kind) = (id.clone(), "Boro Masek".to_owned(), MentionKind::Person);
            let mention = Mention { id, span, kind, mention_of, name, named: true, distance: Vec::new() };
            victims(ctx, &[], &[mention])
        });
        let roles: Vec<_> = found.iter().map(|v| (v.name.as_str(), v.role.as_deref())).collect();
        assert_eq!(roles, [("Boro Masek", Some("\"lieutenant colonel\""))]);
    }

    #[test]
    fn a_list_of_names() {
        let found = read("Private Olen Harsk, 19, Private Tuve Lindar, 20, and Corporal Mikal Brun, 24, were killed.");
        let names: Vec<_> = found.iter().map(|v| (v.0.as_str(), v.1)).collect();
        assert_eq!(names, [("Olen Harsk", Some(19)), ("Tuve Lindar", Some(20)), ("Mikal Brun", Some(24))]);
    }

    #[test]
    fn named_as_the_dead() {
        assert_eq!(
            read("The dead were named as Corporal Ande Moru."),
            [one("Ande Moru", None, "Corporal", Outcome::Killed)]
        );
    }

    #[test]
    fn who_only_speaks_is_no_victim() {
        assert!(read("Colonel Dalo Emric said three soldiers were killed.").is_empty());
        assert!(read("Two guards were wounded, Captain Rin Vao said.").is_empty());
    }
}
