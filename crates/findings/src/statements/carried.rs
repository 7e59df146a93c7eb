//! Sayings that the reader leaves out because no verb of saying carries them: "a proposal by Varnia that ...", "placed the toll at
//! 11". In go the report and what was found, out come more sayings.

use sayso_reader::{Deprel, Upos, Words};
use sayso_text::Span;

use super::{Draft, span, subject};
use crate::by_place::{ByPlace, Places};
use crate::context::Context;
use crate::{Manner, Mention, MentionKind, Polarity};

/// A content found here is at most so many words long.
const LONGEST: usize = 60;

/// Sayings of nouns and counts that no cue covers.
pub(super) fn sayings(ctx: &Context, mentions: &ByPlace<Mention>, have: &[Draft]) -> Vec<Draft> {
    let cues: Vec<Span> = have.iter().filter_map(|d| d.cue).collect();
    let places = Places::new(cues);
    let free = |k: usize| places.touching(ctx.place(k)).next().is_none();
    let words = 0..ctx.reading.words.len();
    let found = words
        .filter(|&k| free(k))
        .filter_map(|k| put(ctx, mentions, k).or_else(|| silence(ctx, mentions, k)).or_else(|| noun(ctx, mentions, k)));
    found.collect()
}

/// "Officers of the Free Coast put the toll at 14".
fn put(ctx: &Context, mentions: &ByPlace<Mention>, verb: usize) -> Option<Draft> {
    if !ctx.pack.sayings.puts(ctx.word(verb)) || ctx.upos(verb) != Upos::Verb {
        return None;
    }
    let sentence = ctx.sentence(verb);
    let clause = (verb + 1..sentence.end.min(verb + 12)).take_while(|&k| !matches!(ctx.word(k), "," | ";" | "."));
    let clause: Vec<usize> = clause.collect();
    let at = clause.iter().copied().find(|&k| ctx.pack.statement_words.put_at.contains(&ctx.lower(k)))?;
    let counted = clause.iter().any(|&k| k < at && ctx.pack.sayings.puts.nouns.contains(&ctx.lower(k)));
    let number = (at + 1..at + 6).any(|k| {
        clause.contains(&k) && (ctx.upos(k) == Upos::Num || ctx.word(k).starts_with(|c: char| c.is_ascii_digit()))
    });
    if !counted || !number {
        return None;
    }
    let cue = verb..verb + 1;
    let source = subject::of_cue(ctx, &cue).filter(|s| subject::can_speak(ctx, mentions, *s))?;
    let content = span::tight_end(ctx, ctx.span(&(verb + 1..clause.last()? + 1)));
    // "Officers of the self-declared | Free Coast": nothing but names stand between the subject and the verb.
    let end = ctx.reading.words_in(source).end;
    let name = |k: usize| matches!(ctx.upos(k), Upos::Noun | Upos::Propn);
    let source = if end < verb && verb - end <= 4 && (end..verb).all(name) {
        source.cover(ctx.span(&(end..verb)))
    } else {
        source
    };
    let source = span::whole_source(ctx, mentions, span::source(ctx, source), ctx.place(verb));
    Some(Draft { source: Some(source), cue: Some(ctx.place(verb)), ..Draft::of(vec![content], Manner::Say) })
}

/// "The Guard has yet to reply", "neither army has reacted", "the ministry did not respond to questions". An injured man who "did
/// not respond to treatment" is not silent.
fn silence(ctx: &Context, mentions: &ByPlace<Mention>, verb: usize) -> Option<Draft> {
    if !ctx.pack.sayings.answers(ctx.word(verb)) || ctx.upos(verb) != Upos::Verb {
        return None;
    }
    // "has yet to reply": the subject is that of "has".
    let up = ctx.head(verb);
    let yet = matches!(ctx.deprel(verb), Deprel::Xcomp | Deprel::Advcl | Deprel::Acl) && up + 4 > verb && up < verb;
    let heads = [Some(verb), yet.then_some(up)];
    let subject = heads.into_iter().flatten().find_map(|v| subject::of_verb(ctx, v, &(verb..verb + 1)));
    let source = subject.or_else(|| clause_start(ctx, verb)).filter(|s| subject::can_speak(ctx, mentions, *s))?;
    let own = ctx.reading.words_in(source);
    if own.end > verb {
        return None;
    }
    let first = ctx.lower(own.start);
    let nobody = ctx.pack.statement_words.nobodies.contains(&first);
    let turn = |k: &usize| ctx.pack.statement_words.silence_nots.contains(&ctx.lower(*k));
    let from = own.end.max(verb.saturating_sub(5));
    let turned = (from..verb).find(turn);
    let whom = |k: usize| (k..k + 5).any(|j| ctx.pack.sayings.is_answered(&ctx.lower(j)));
    let object = match ctx.lower(verb + 1).as_str() {
        word if ctx.pack.statement_words.whom_leads.contains(word) => whom(verb + 1),
        _ if ctx.lower(verb).starts_with("return") => whom(verb + 1),
        _ => true,
    };
    let start = if nobody { Some(own.end) } else { turned };
    let mut start = start.filter(|_| object)?;
    while start > own.end && matches!(ctx.upos(start - 1), Upos::Aux) {
        start -= 1;
    }
    // "did not return calls".
    let calls = (verb + 1..verb + 4)
        .find(|&k| ctx.pack.small.return_.contains(&ctx.lower(verb)) && ctx.pack.sayings.is_answered(&ctx.lower(k)));
    let cue = ctx.span(&(start..calls.unwrap_or(verb) + 1));
    Some(Draft { source: Some(span::source(ctx, source)), cue: Some(cue), ..Draft::of(vec![cue], Manner::Silent) })
}

/// Where the tree has no subject: the words from the clause's begin to the verb's first helper ("while *the Guard* | has yet to reply").
fn clause_start(ctx: &Context, verb: usize) -> Option<Span> {
    let sentence = ctx.sentence(verb);
    let helper = |k: &usize| ctx.pack.statement_words.clause_helpers.contains(&ctx.lower(*k));
    let end = (verb.saturating_sub(4).max(sentence.start)..verb).find(helper)?;
    let bar = |k: usize| {
        matches!(ctx.upos(k), Upos::Punct | Upos::Sconj | Upos::Cconj | Upos::Verb | Upos::Aux)
            || ctx.pack.small.that.contains(&ctx.lower(k))
    };
    let start = (end.saturating_sub(9).max(sentence.start)..end).rev().take_while(|&k| !bar(k)).last()?;
    let whole = start == sentence.start || bar(start - 1);
    Some(ctx.span(&(start..end))).filter(|_| whole)
}

/// "Varnia's claim that the bridge was mined", "a demand by Varnia that the rebels give up their guns".
fn noun(ctx: &Context, mentions: &ByPlace<Mention>, noun: usize) -> Option<Draft> {
    let manner =
        ctx.pack.sayings.noun(ctx.word(noun)).filter(|_| matches!(ctx.upos(noun), Upos::Noun | Upos::Propn))?;
    let sentence = ctx.sentence(noun);
    let that = (noun + 1..sentence.end.min(noun + 9)).find(|&k| ctx.pack.small.that.contains(&ctx.lower(k)))?;
    let source = owner_before(ctx, mentions, noun)
        .filter(|_| that == noun + 1)
        .or_else(|| owner_behind(ctx, mentions, noun, that))?;
    let content = clause(ctx, noun, that)?;
    Some(Draft { source: Some(source), cue: Some(ctx.place(noun)), ..Draft::of(vec![content], manner) })
}

/// Whose the noun is that the reader has as a cue, where it has somebody else for the source: "told the paper, in reference to *the Front*'s |
/// claim that".
pub(super) fn owner_of_cue(
    ctx: &Context,
    mentions: &ByPlace<Mention>,
    cue: &Words,
    source: Option<Span>,
) -> Option<Span> {
    let noun = cue.start;
    let is_noun = cue.len() == 1 && matches!(ctx.upos(noun), Upos::Noun | Upos::Propn);
    ctx.pack.sayings.noun(ctx.word(noun)).filter(|_| is_noun)?;
    let owned = (noun.saturating_sub(2)..noun).any(|k| ctx.pack.grammar.owner_ends.contains(ctx.word(k)));
    let owner = owner_before(ctx, mentions, noun).filter(|_| owned)?;
    (!source.is_some_and(|s| s.overlaps(owner))).then_some(owner)
}

/// The side, body or person right before the noun: "Varnia's claim", "the army's claim", "Varnian demands".
fn owner_before(ctx: &Context, mentions: &ByPlace<Mention>, noun: usize) -> Option<Span> {
    let before = noun.checked_sub(1)?;
    let mut owner = before;
    // "Varnia's repeated claim".
    if ctx.upos(owner) == Upos::Adj {
        owner = owner.checked_sub(1)?;
    }
    if ctx.pack.grammar.owner_ends.contains(ctx.word(owner)) {
        owner = owner.checked_sub(1)?;
        if let Some(m) = mentions.touching(ctx.place(owner)).find(|m| m.kind != MentionKind::Place) {
            return Some(span::source(ctx, m.span));
        }
        let words = subject::phrase(ctx, owner, &(noun..noun + 1))?;
        return subject::can_speak(ctx, mentions, words).then(|| span::source(ctx, words));
    }
    let of = mentions.touching(ctx.place(before)).find(|m| matches!(m.kind, MentionKind::Side | MentionKind::Body))?;
    Some(span::source(ctx, of.span))
}

/// Whoever stands behind "by" or "from" between the noun and "that".
fn owner_behind(ctx: &Context, mentions: &ByPlace<Mention>, noun: usize, that: usize) -> Option<Span> {
    if !ctx.pack.statement_words.by_from.contains(&ctx.lower(noun + 1)) || that < noun + 3 {
        return None;
    }
    let words = span::source(ctx, ctx.span(&(noun + 2..that)));
    let one = !ctx.of(words).contains([',', '"', '“']);
    (one && subject::can_speak(ctx, mentions, words)).then_some(words)
}

/// What the noun says: the clause that hangs on it, by the tree; else up to the next comma or the sentence's end.
fn clause(ctx: &Context, noun: usize, that: usize) -> Option<Span> {
    let sentence = ctx.sentence(noun);
    let stop = |k: &usize| !matches!(ctx.word(*k), "," | ";" | "." | ":" | "\"" | "”" | "–" | "—");
    let flat = (that + 1..sentence.end.min(that + LONGEST)).take_while(stop).last()? + 1;
    let hangs = |k: usize| {
        let mut at = k;
        for _ in 0..30 {
            if ctx.head(at) == noun && matches!(ctx.deprel(at), Deprel::Acl | Deprel::Ccomp | Deprel::AclRelcl) {
                return true;
            }
            if ctx.head(at) == at {
                return false;
            }
            at = ctx.head(at);
        }
        false
    };
    let mut end = flat;
    if hangs(that) {
        // The last word that hangs there: a subject in between may be torn off by a fault of the tree.
        end = (that + 1..flat).rfind(|&k| hangs(k))? + 1;
    }
    // A verb, or it is no clause.
    let verb = (that + 1..end).any(|k| matches!(ctx.upos(k), Upos::Verb | Upos::Aux));
    let content = span::tight_end(ctx, ctx.span(&(that + 1..end)));
    (verb && end > that + 2).then_some(content)
}

impl Draft {
    /// A saying of nobody yet, without a cue.
    pub(super) fn of(pieces: Vec<Span>, manner: Manner) -> Self {
        Draft { source: None, cue: None, pieces, manner, polarity: Polarity::Affirmed, continues: None }
    }
}
