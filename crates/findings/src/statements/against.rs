//! Sayings about another's saying: "..., which Varnia denied" takes the words before it, and "contrary to X" takes none.

use std::collections::BTreeSet;

use sayso_reader::Upos;
use sayso_text::Span;

use super::{Draft, NEIGHBOURS, span, subject};
use crate::by_place::{ByPlace, Places};
use crate::context::Context;
use crate::{Manner, Mention};

/// A name behind "by" has at most so many words.
const LONGEST: usize = 12;

/// Denials in a relative clause that the reader passed over: "..., which the rebels denied", "..., an account that the militia
/// disputes". Their content is the sentence up to there; [`relatives`] cuts it to the saying denied.
pub(super) fn denied(ctx: &Context, mentions: &ByPlace<Mention>, have: &[Draft]) -> Vec<Draft> {
    let cues = Places::new(have.iter().filter_map(|d| d.cue));
    let base = |word: &str| ctx.pack.morphology.base(word);
    let denying: BTreeSet<String> = ctx.pack.statement_words.denying.iter().map(|verb| base(verb)).collect();
    let verbs = (0..ctx.reading.words.len()).filter(|&k| {
        // "The disputes" are none; what else the tree takes "denied" for does not matter.
        !matches!(ctx.upos(k), Upos::Noun | Upos::Propn | Upos::Adj) && denying.contains(&base(&ctx.lower(k)))
    });
    let draft = |verb: usize| {
        let sentence = ctx.sentence(verb);
        let from = verb.saturating_sub(9).max(sentence.start);
        let comma = (from..verb).rev().find(|&k| ctx.word(k) == ",")?;
        let mut at = comma + 1;
        while at < verb
            && (ctx.pack.statement_words.claim_heads.contains(&ctx.lower(at))
                || ctx.pack.small.which.contains(&ctx.lower(at)))
        {
            at += 1;
        }
        let mut end = verb;
        while end > at && matches!(ctx.upos(end - 1), Upos::Aux | Upos::Adv) {
            end -= 1;
        }
        let head = (comma + 1..at).any(|k| !ctx.pack.statement_words.denied_leads.contains(&ctx.lower(k)));
        let source = span::source(ctx, ctx.span(&(at..end)));
        let negated = (end..verb).any(|k| ctx.pack.grammar.never_nots.contains(&ctx.lower(k)));
        // Nothing but the subject stands between, and the clause ends with the verb.
        let plain = (at..end).all(|k| !matches!(ctx.upos(k), Upos::Verb | Upos::Punct));
        let last = matches!(ctx.word(verb + 1), "." | ";" | "," | "") || verb + 1 >= sentence.end;
        let fits = at < end && head && plain && last && !negated && subject::can_speak(ctx, mentions, source);
        let content = Span::new(ctx.place(sentence.start).start, ctx.place(comma).start);
        let cue = ctx.place(verb);
        // "..., a claim that has been refuted by the army".
        let by = (at == end && head && !negated).then(|| agent(ctx, mentions, verb)).flatten();
        let (source, fits) = by.map_or((source, fits), |by| (by, true));
        (fits && cues.touching(cue).next().is_none()).then(|| Draft {
            source: Some(source),
            cue: Some(cue),
            ..Draft::of(vec![content], if ctx.lower(verb).starts_with("den") { Manner::Deny } else { Manner::Reject })
        })
    };
    verbs.filter_map(draft).collect()
}

/// Whoever stands behind "by" at a verb of denying, up to where the clause ends.
fn agent(ctx: &Context, mentions: &ByPlace<Mention>, verb: usize) -> Option<Span> {
    let sentence = ctx.sentence(verb);
    let by = ctx.pack.statement_words.by_from.contains(&ctx.lower(verb + 1)) && verb + 2 < sentence.end;
    let plain = |k: &usize| !matches!(ctx.upos(*k), Upos::Verb | Upos::Punct | Upos::Sconj) && verb + LONGEST > *k;
    let end = (verb + 2..sentence.end).take_while(plain).last()?;
    let source = span::source(ctx, ctx.span(&(verb + 2..end + 1)));
    (by && !source.is_empty() && subject::can_speak(ctx, mentions, source)).then_some(source)
}

/// Gives denials in a relative clause the clause before them, and takes them out of the saying that they deny.
///
/// "Luria said a barge was burnt by gunmen, which Varnia denied": Varnia denies "a barge was burnt by gunmen".
pub(super) fn relatives(ctx: &Context, drafts: &mut [Draft]) {
    for k in 0..drafts.len() {
        let Some((which, source, cue)) = drafts.get(k).and_then(|d| relative(ctx, d)) else { continue };
        let sentence = ctx.reading.sentence_at(cue.start);
        let near = k.saturating_sub(NEIGHBOURS.min(8))..drafts.len().min(k + 8);
        // The saying that is denied: its content ends at the clause, or runs on into it.
        let mut denied: Option<Span> = None;
        for j in near.filter(|j| *j != k) {
            let Some(outer) = drafts.get_mut(j) else { continue };
            if outer.cue.is_none_or(|c| c.start >= which) {
                continue;
            }
            for p in &mut outer.pieces {
                let reaches =
                    p.start < which && p.end + 3 >= which && p.start >= sentence.start && p.end <= sentence.end;
                if !reaches {
                    continue;
                }
                p.end = cut(ctx, *p, which);
                if denied.is_none_or(|d| p.len() > d.len()) {
                    denied = Some(*p);
                }
            }
            outer.pieces.retain(|p| !p.is_empty());
        }
        drafts.get_mut(k).into_iter().for_each(|d| {
            let own =
                d.pieces.iter().copied().find(|p| p.start < which).map(|p| Span::new(p.start, cut(ctx, p, which)));
            let piece = denied.or(own).filter(|p| !p.is_empty());
            let source = d.source.filter(|s| !s.is_empty()).unwrap_or(source);
            if let Some(piece) = piece.filter(|p| !p.overlaps(source)) {
                d.pieces = vec![piece];
            }
        });
    }
}

/// Where the clause before ", which" ends.
fn cut(ctx: &Context, piece: Span, which: usize) -> usize {
    let before = ctx.between(piece.start, piece.end.min(which));
    piece.start + before.trim_end_matches(|c: char| c.is_whitespace() || c == ',').len()
}

/// Where ", which" or ", a claim that" begins, the source and the cue, if the saying is a denial in such a clause.
fn relative(ctx: &Context, d: &Draft) -> Option<(usize, Span, Span)> {
    let (source, cue) = (d.source?, d.cue?);
    if !matches!(d.manner, Manner::Deny | Manner::Reject) {
        return None;
    }
    let mut first = ctx.reading.words_in(if source.start < cue.start { source } else { cue }).start;
    // "a claim that | has been denied by the army"
    while source.start >= cue.start && first > 0 && matches!(ctx.upos(first - 1), Upos::Aux | Upos::Adv) {
        first -= 1;
    }
    let sentence = ctx.sentence(first);
    let mut at = first;
    // Back over "which", "something", "a claim that"; there must be one of them, and a comma before.
    let word = |k: usize| ctx.lower(k);
    while at > sentence.start
        && first - at < 4
        && (ctx.pack.statement_words.claim_heads.contains(&word(at - 1))
            || ctx.pack.statement_words.the_which.contains(&word(at - 1)))
    {
        at -= 1;
    }
    let comma = at > sentence.start && word(at - 1) == ",";
    (at < first && comma).then(|| (ctx.place(at).start, source, cue))
}

/// Whether a saying stands behind "contrary to": its speaker says the opposite of what the sentence says. Its own words stand
/// behind its cue and before the next comma, if anywhere; they alone are kept.
///
/// "The mill still stands, contrary to early reports by the army"; "contrary to what the mayor said, nobody was hurt".
pub(super) fn contrary(ctx: &Context, source: Option<Span>, cue: Span, pieces: Vec<Span>) -> Vec<Span> {
    let first = ctx.reading.words_in(source.map_or(cue, |s| s.cover(cue))).start;
    let sentence = ctx.sentence(first);
    let from = first.saturating_sub(10).max(sentence.start);
    let back: Vec<usize> = (from..=first).rev().take_while(|&k| !matches!(ctx.word(k), "," | ";" | ":")).collect();
    let alone = ctx.pack.morphology.declines();
    let marked = back.iter().any(|&k| {
        ctx.pack.small.contrary.contains(&ctx.lower(k)) && (alone || ctx.pack.small.to.contains(&ctx.lower(k + 1)))
    });
    if !marked {
        return pieces;
    }
    let end = ctx.after(cue.end).find([',', ';', '\n']).map_or(ctx.text.len(), |at| cue.end + at);
    pieces
        .into_iter()
        .filter(|p| p.start >= cue.end && p.start < end)
        .map(|p| span::tight_end(ctx, Span::new(p.start, p.end.min(end))))
        .collect()
}
