//! Quotations without a cue and without a saying before: "Mayor Emric wiped her eyes. “It was market day.”"
//!
//! The sentence beside tells who speaks, if it has one person as its subject and says that she spoke. Else nobody is named;
//! but it is not the report that speaks.

use sayso_reader::{Deprel, Words};
use sayso_text::{Quote, Span};

use super::{Draft, span};
use crate::by_place::{ByPlace, Places};
use crate::context::Context;
use crate::{Manner, Mention, MentionKind};

/// A shorter quotation is a word, a title or a slogan.
const LEAST_WORDS: usize = 3;

/// Sayings of the quotations that no saying covers.
pub(super) fn sayings(ctx: &Context, mentions: &ByPlace<Mention>, have: &[Draft]) -> Vec<Draft> {
    let pieces: Vec<Span> = have.iter().flat_map(|d| d.pieces.iter().copied()).collect();
    let places = Places::new(pieces.iter().copied());
    let shared = |a: Span, b: Span| a.end.min(b.end).saturating_sub(a.start.max(b.start));
    let free = |q: Span| !places.touching(q).filter_map(|k| pieces.get(k)).any(|p| shared(*p, q) * 2 >= q.len());
    let quotes = ctx.quotes.iter().filter(|q| q.depth == 0 && free(q.span) && stands_alone(ctx, q));
    quotes.map(|q| Draft { source: beside(ctx, mentions, q), ..Draft::of(vec![q.span], Manner::Say) }).collect()
}

/// A quotation that is a sentence with a verb, with nothing before or behind it in its sentence; not the report's first line.
fn stands_alone(ctx: &Context, quote: &Quote) -> bool {
    let words = ctx.reading.words_in(quote.inner);
    let inner = ctx.of(quote.inner);
    let capital = inner.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric());
    let ends = inner.ends_with(['.', '!', '?', '…']) || (!quote.closed && ctx.after(quote.span.end).starts_with('\n'));
    let blank = |c: char| c == ' ' || c == '\t' || c == '\r' || c == '\u{a0}';
    let before = ctx.before(quote.span.start).trim_end_matches(blank);
    let begins = before.ends_with(['.', '!', '?', '\n', '”', '"', '»', '…']);
    let after = ctx.after(quote.span.end).trim_start_matches(blank);
    let rests = after.chars().next().is_none_or(|c| c.is_uppercase() || c.is_numeric() || "\n\"“«„".contains(c));
    let marks = matches!(ctx.of(quote.span).chars().next(), Some('"' | '“' | '«' | '„' | '»'));
    let verb = words.clone().any(|k| span::verbal(ctx, k));
    let title = before.trim().is_empty();
    marks && capital && ends && begins && rests && verb && words.len() >= LEAST_WORDS && !title
}

/// The person of the sentence before or behind, if either says that she spoke.
fn beside(ctx: &Context, mentions: &ByPlace<Mention>, quote: &Quote) -> Option<Span> {
    let words = ctx.reading.words_in(quote.span);
    let before = words.start.checked_sub(1).map(|k| ctx.sentence(k));
    let after = (words.end < ctx.reading.words.len()).then(|| ctx.sentence(words.end));
    let speaks = |s: Words| speaker(ctx, mentions, &s);
    let found: Vec<Span> = before.and_then(speaks).into_iter().chain(after.and_then(speaks)).collect();
    match found.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// The person with whom a sentence begins, its only one, if it says that she spoke.
fn speaker(ctx: &Context, mentions: &ByPlace<Mention>, sentence: &Words) -> Option<Span> {
    let whole = ctx.span(sentence);
    if ctx.layout.quotes.touching(whole).next().is_some() {
        return None;
    }
    let mut persons = mentions.inside(whole).filter(|m| m.kind == MentionKind::Person);
    let one = persons.next().filter(|_| persons.next().is_none())?;
    let own = ctx.reading.words_in(one.span);
    let subject = own.clone().any(|k| matches!(ctx.deprel(k), Deprel::Nsubj)) || own.start == sentence.start;
    // An office may stand before the name, nothing else.
    let near = own.start - sentence.start.min(own.start) <= 3;
    let words: Vec<String> = (own.end..sentence.end).map(|k| ctx.lower(k)).collect();
    let negated = words.iter().any(|w| ctx.pack.statement_words.unsaid.contains(w));
    (subject && near && !negated && ctx.pack.sayings.spoke(&words)).then_some(one.span)
}
