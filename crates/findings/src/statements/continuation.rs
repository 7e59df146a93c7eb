//! Quotations without a cue of their own continue the speaker before them: source and cue are null.
//!
//! Made for: "We did not shoot first," Colonel Emric said. "They did." and for quotations over several paragraphs.

use sayso_text::{Quote, Span};

use super::Draft;
use crate::Manner;
use crate::context::Context;

/// A shorter quotation is a word kept at a distance, not a saying.
const LEAST_WORDS: usize = 3;

/// The drafts with continuations added, in order of place.
pub(super) fn with_continuations(ctx: &Context, drafts: Vec<Draft>) -> Vec<Draft> {
    let mut out = drafts;
    let read = out.len();
    for quote in ctx.quotes.iter().filter(|q| q.depth == 0 && outer(ctx, q)) {
        let (said, _) = out.split_at(read);
        let near = near(said, quote);
        let around = said.get(near.clone()).unwrap_or_default();
        let covered: usize = around.iter().flat_map(|d| &d.pieces).map(|p| shared(*p, quote.inner)).max().unwrap_or(0);
        if covered * 2 >= quote.inner.len()
            || ctx.reading.words_in(quote.inner).len() < LEAST_WORDS
            || !sentence(ctx, quote)
        {
            continue;
        }
        let last = read.max(out.len().saturating_sub(8));
        let candidates: Vec<usize> = near.chain(last..out.len()).collect();
        if let Some(before) = speaker_before(ctx, &out, &candidates, quote) {
            let piece = quote.span.trimmed(ctx.text);
            let origin = out.get(before).and_then(|d| d.continues).unwrap_or(before);
            let draft = Draft { continues: Some(origin), ..Draft::of(vec![piece], Manner::Say) };
            // Later ones go behind; places in the list stay good until the end.
            out.push(draft);
        }
    }
    in_order(out)
}

/// Whether the quotation was opened in a paragraph before (`layout::quotes`).
fn runs_on(quote: &Quote) -> bool {
    quote.span.start == quote.inner.start
}

/// Gives a quotation over several paragraphs whose cue stands in the last of them to that saying as a whole.
///
/// "“Our post was hit. | “Two guards are missing. | “The road is closed,” the border guard said.": three pieces of one saying.
pub(super) fn over_paragraphs(ctx: &Context, drafts: &mut [Draft]) {
    let quotes: Vec<&Quote> = ctx.quotes.iter().filter(|q| q.depth == 0 && outer(ctx, q)).collect();
    let mut run: Vec<Span> = Vec::new();
    for pair in quotes.windows(2) {
        let [a, b] = pair else { continue };
        // Open to the end of its paragraph, and the next paragraph begins with a quotation.
        let between = ctx.between(a.span.end, b.span.start);
        let on = !a.closed && between.contains('\n') && between.trim().is_empty();
        if !on {
            run.clear();
            continue;
        }
        run.push(a.span);
        let is_said = |q: Span| drafts.iter().position(|d| d.pieces.iter().any(|p| shared(*p, q) * 2 >= q.len()));
        // Said already: what follows continues it.
        if run.iter().any(|q| is_said(*q).is_some()) {
            continue;
        }
        let line =
            ctx.between(b.span.start, ctx.after(b.span.end).find('\n').map_or(ctx.text.len(), |at| b.span.end + at));
        let line = Span::new(b.span.start, b.span.start + line.len());
        let said = is_said(b.span).and_then(|k| drafts.get_mut(k));
        if let Some(d) = said.filter(|d| d.cue.is_some_and(|c| line.contains(c)) && b.closed) {
            d.pieces.splice(0..0, run.drain(..));
        }
    }
}

/// The sayings around a quotation, of those in order of place: a content is not longer than this many bytes.
fn near(drafts: &[Draft], quote: &Quote) -> std::ops::Range<usize> {
    const FAR: usize = 6_000;
    let from = drafts.partition_point(|d| d.start() + FAR < quote.span.start);
    let to = drafts.partition_point(|d| d.start() < quote.span.end + FAR);
    from..to.max(from)
}

/// Sorted by place, with `continues` following.
pub(super) fn in_order(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut drafts: Vec<(usize, Draft)> = drafts.into_iter().enumerate().collect();
    drafts.sort_by_key(|(_, d)| (d.start(), d.cue.map(|c| c.start)));
    let mut place: Vec<(usize, usize)> = drafts.iter().enumerate().map(|(new, (old, _))| (*old, new)).collect();
    place.sort_unstable();
    let new = |old: usize| place.get(old).map(|p| p.1);
    drafts.into_iter().map(|(_, d)| Draft { continues: d.continues.and_then(new), ..d }).collect()
}

fn shared(a: Span, b: Span) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// Whether the marks are those of an outer quotation; a straight single one may be an apostrophe.
fn outer(ctx: &Context, quote: &Quote) -> bool {
    runs_on(quote) || matches!(ctx.of(quote.span).chars().next(), Some('"' | '“' | '«' | '„' | '‘' | '‹'))
}

/// A quotation that is a sentence of its own: it begins one, and its first letter is a capital.
fn sentence(ctx: &Context, quote: &Quote) -> bool {
    let capital = runs_on(quote)
        || ctx.of(quote.inner).trim_start().chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric());
    let before = ctx.before(quote.span.start).trim_end_matches([' ', '\t']);
    let begins = before.is_empty() || before.ends_with(['.', '!', '?', '\n', '”', '"', '»', '’', ':', '…']);
    capital && begins
}

/// The saying just before the quotation, in its paragraph or at the end of the one before.
fn speaker_before(ctx: &Context, drafts: &[Draft], candidates: &[usize], quote: &Quote) -> Option<usize> {
    let paragraph = ctx.layout.line_start(quote.span.start);
    let opens_paragraph = ctx.between(paragraph, quote.span.start).trim().is_empty();
    let earliest =
        if opens_paragraph { ctx.layout.line_start(ctx.before(paragraph).trim_end().len()) } else { paragraph };
    let end = |d: &Draft| d.pieces.iter().map(|p| p.end).chain(d.cue.map(|c| c.end)).max().unwrap_or(0);
    let (k, last) = candidates
        .iter()
        .filter_map(|&k| Some((k, drafts.get(k)?)))
        .filter(|(_, d)| end(d) <= quote.span.start && d.start() >= earliest)
        .max_by_key(|(k, d)| (end(d), usize::MAX - *k))?;
    // A quotation may follow at once; after other words only if the saying before it was quoted too.
    let between = ctx.between(end(last), quote.span.start);
    let near = between.len() < 240 && between.matches(['.', '!', '?']).count() <= 2;
    near.then_some(k)
}
