//! Names that the reader cuts at a mark: "Ilvo "the Miller" Marenko", "Ruslan (Falcon) Teyev", "Kestrel.News".
//!
//! Entities go in, entities with such names whole come out. A person's call sign belongs to the name; what stands in the marks is no
//! other's name.

use sayso_reader::{Entity, EntityKind, Words};

use super::Raw;
use crate::MentionKind;
use crate::context::Context;

/// A nickname has at most this many words.
const LONGEST: usize = 3;

/// The entities with names whole that a nickname or a full stop without white space cuts.
pub(super) fn whole(ctx: &Context, entities: Vec<Entity>) -> Vec<Entity> {
    let mut out: Vec<Entity> = Vec::with_capacity(entities.len());
    let mut k = 0;
    while let Some(e) = entities.get(k) {
        let mut e = with_outlet(ctx, without_mark(ctx, e.clone()));
        k += 1;
        while let Some((longer, next)) = joined(ctx, &entities, k, &e) {
            e = longer;
            k = next;
        }
        out.push(e);
    }
    out
}

/// "Tariq “" is Tariq: the mark opens the nickname behind it.
fn without_mark(ctx: &Context, mut e: Entity) -> Entity {
    let opens = |k: usize| matches!(ctx.word(k), "\"" | "“" | "«" | "‘");
    if e.words.len() > 1 && opens(e.words.end - 1) && !e.words.clone().rev().skip(1).any(opens) {
        e.words.end -= 1;
    }
    e
}

/// "Equator.Om news agency", of which the reader took "Om news agency": what stands before the full stop belongs to an outlet's name.
fn with_outlet(ctx: &Context, mut e: Entity) -> Entity {
    let Some(front) = e.words.start.checked_sub(2) else { return e };
    // "Om | news agency": the kind may stand behind the name.
    let carrier = (e.words.start..e.words.end + 2).any(|k| ctx.pack.speakers.carriers.contains(&ctx.lower(k)));
    let before = front..front + 1;
    if e.kind == EntityKind::Body && carrier && ctx.is_capital(front) && dotted(ctx, &before, &e.words) {
        e.words.start = front;
    }
    e
}

/// An entity with what belongs to it of the entities from a place on, and the place of the next that does not.
fn joined(ctx: &Context, entities: &[Entity], k: usize, e: &Entity) -> Option<(Entity, usize)> {
    // "said Emric.Haas added": two sentences without a space between them, not one name.
    let person = |e: &Entity| e.kind == EntityKind::Person;
    let carrier = |e: &Entity| e.words.clone().any(|k| ctx.pack.speakers.carriers.contains(&ctx.lower(k)));
    let two = |next: &Entity| (person(e) || person(next)) && !carrier(next);
    if let Some(next) = entities.get(k).filter(|next| dotted(ctx, &e.words, &next.words) && !two(next)) {
        return Some((Entity { words: e.words.start..next.words.end, kind: EntityKind::Body }, k + 1));
    }
    let from = behind_nickname(ctx, &e.words)?;
    let inside = entities.iter().skip(k).take(LONGEST).take_while(|n| n.words.start < from).count();
    let last = entities.get(k + inside).filter(|n| n.words.start == from);
    let person = e.kind == EntityKind::Person || last.is_some_and(|n| n.kind == EntityKind::Person);
    let end = last.map_or(from + 1, |n| n.words.end);
    let next = k + inside + usize::from(last.is_some());
    person.then_some((Entity { words: e.words.start..end, kind: EntityKind::Person }, next))
}

/// "Kestrel" and "News" of "Kestrel.News".
fn dotted(ctx: &Context, a: &Words, b: &Words) -> bool {
    let dot = ctx.place(a.end);
    let before = ctx.place(a.end.saturating_sub(1)).end;
    ctx.word(a.end) == "." && b.start == a.end + 1 && before == dot.start && dot.end == ctx.place(b.start).start
}

/// The word with which a name goes on behind a nickname in marks.
fn behind_nickname(ctx: &Context, name: &Words) -> Option<usize> {
    // "Toma ‘Hammer | ’ Ruvic": the reader took the nickname with the first name.
    let closes = matches!(ctx.word(name.end), "’" | "'" | "\"" | "”" | "»");
    if closes && name.clone().skip(1).any(|k| matches!(ctx.word(k), "‘" | "'" | "\"" | "“" | "«")) {
        let rest = name.end + 1;
        return Some(rest).filter(|&k| {
            ctx.is_capital(k) && name.len() <= 2 + LONGEST && ctx.word(k).chars().all(char::is_alphabetic)
        });
    }
    let open = name.end;
    let close = match ctx.word(open) {
        "\"" => "\"",
        "“" | "„" => "”",
        "'" => "'",
        "‘" => "’",
        "«" => "»",
        "(" => ")",
        _ => return None,
    };
    let end = (open + 2..=open + 1 + LONGEST).find(|&k| ctx.word(k) == close)?;
    let same = ctx.reading.sentence_of(open) == ctx.reading.sentence_of(end + 1);
    let nickname = open + 1..end;
    let called = |k: usize| ctx.is_capital(k) || ctx.pack.mention_words.nickname_links.contains(&ctx.lower(k));
    // Letters in brackets are a party's or a body's short name: "Dalo Emric (FCF)".
    let short = ctx.word(open) == "(" && ctx.word(open + 1).chars().all(|c| !c.is_lowercase());
    let rest = end + 1;
    let capital = ctx.is_capital(rest) && ctx.word(rest).chars().all(char::is_alphabetic);
    let ends_in_name = ctx.is_capital(name.end.saturating_sub(1));
    (same && capital && !short && ends_in_name && name.len() <= LONGEST && nickname.clone().all(called))
        .then_some(rest)
        .filter(|_| nickname.clone().any(|k| ctx.is_capital(k)))
}

/// "Bashir Norel, alias Abu Kestrel": one of two names of one person, read as a side or a place, is a person.
pub(super) fn mend_kinds(ctx: &Context, raws: &mut [Raw]) {
    let mut persons = Vec::new();
    for (k, pair) in raws.windows(2).enumerate() {
        let [a, b] = pair else { continue };
        let mut between = a.words.end..b.words.start;
        let alias = between.len() <= 3 && between.any(|k| ctx.pack.speakers.aliases.contains(&ctx.lower(k)));
        let person = |r: &Raw| r.kind == MentionKind::Person;
        if alias && person(a) != person(b) {
            persons.extend([k, k + 1]);
        }
    }
    for k in persons {
        if let Some(raw) = raws.get_mut(k) {
            raw.kind = MentionKind::Person;
            raw.owner = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::with_context;

    /// The words behind the nickname that follows the first name.
    fn rest(text: &str) -> Option<String> {
        with_context(text, |ctx| behind_nickname(ctx, &(0..1)).map(|k| ctx.word(k).to_owned()))
    }

    #[test]
    fn a_nickname_does_not_end_a_name() {
        for text in
            ["Ilvo \"the Miller\" Marenko spoke.", "Ruslan ‘Falcon’ Marenko spoke.", "Ruslan (Falcon) Marenko spoke."]
        {
            assert_eq!(rest(text).as_deref(), Some("Marenko"), "{text}");
        }
    }

    #[test]
    fn letters_and_quotations_are_no_nickname() {
        for text in ["Emric (FCF) Marenko spoke.", "Emric \"was not here\" Marenko said.", "Emric (Falcon) said."] {
            assert_eq!(rest(text), None, "{text}");
        }
    }
}
