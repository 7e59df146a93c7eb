//! What stands on a line of the page's own, and sources that run over a line's end.
//!
//! A source or what is said goes in; out comes the source on its own line, and whether words belong to a credit or to a list of tags
//! ("Photo: J. Emric/Tarsin Wire", "Tags: shelling, ferry"), in which nobody says anything.

use sayso_text::Span;

use crate::by_place::ByPlace;
use crate::context::Context;
use crate::mentions::{below_heading, line_ends_before};
use crate::{Mention, MentionKind};

/// A line's label has at most this many words.
const LABEL: usize = 3;
/// The colon behind a label or a credit stands within so many bytes of the line's start.
const FRONT: usize = 200;

/// A source cut to the line, or behind the loud heading, on which it stands beside its cue; and whole again where a full stop inside
/// a name ("Kestrel.News agency") cut it.
pub(super) fn source(ctx: &Context, mentions: &ByPlace<Mention>, span: Span, cue: Span) -> Span {
    let mut words = ctx.reading.words_in(span);
    if words.is_empty() {
        return span;
    }
    while let Some(k) = words.clone().skip(1).find(|&k| line_ends_before(ctx, k)) {
        // "..., says RA | Road Authority said": the part on the cue's side.
        if cue.start >= ctx.place(k).start { words.start = k } else { words.end = k }
    }
    words.start = below_heading(ctx, &words);
    let touches = |a: usize, b: usize| ctx.place(a).end == ctx.place(b).start;
    // "said Emric.Haas added": two people, and a space that is missing.
    let person = |k: usize| mentions.holding(ctx.place(k)).any(|m| m.kind == MentionKind::Person);
    if words.start >= 2
        && ctx.word(words.start - 1) == "."
        && ctx.is_capital(words.start - 2)
        && touches(words.start - 2, words.start - 1)
        && touches(words.start - 1, words.start)
        && !(person(words.start - 2) && person(words.start))
    {
        words.start -= 2;
    }
    let mut cut = ctx.span(&words);
    // "Ilvo "the | Miller" Marenko said": a name is not left half.
    let name = mentions.touching(cut).find(|m| {
        m.kind == MentionKind::Person && m.span.start >= cut.start && m.span.end > cut.end && !m.span.overlaps(cue)
    });
    if let Some(m) = name {
        cut = cut.cover(m.span);
        return cut;
    }
    if cut.start == span.start || cut.end == span.end || cut.len() < span.len() { cut } else { span }
}

/// Whether words stand on a line of the page's own: credits, tags, links to other pieces.
pub(super) fn service(ctx: &Context, span: Span) -> bool {
    let start = ctx.layout.line_start(span.start);
    // A report may be one line of a megabyte, and this is asked of every piece.
    let line = ctx.after(start);
    let line = line.get(..line.floor_char_boundary(FRONT)).unwrap_or(line).lines().next().unwrap_or("");
    let Some((front, _)) = line.split_once(':') else { return false };
    let front = front.trim().to_lowercase();
    let mut words = front.split_whitespace();
    // "Photo by Dana Emric: smoke rises".
    if words.next().is_some_and(|w| ctx.pack.speakers.credits.contains(w))
        && words.next().is_some_and(|w| ctx.pack.small.by.contains(w))
    {
        return true;
    }
    front.split_whitespace().count() <= LABEL && ctx.pack.speakers.service.contains(&front)
}

/// Whether a word such as "Photo" ends some words, behind whose colon the picture's maker is named.
pub(super) fn ends_in_credit(ctx: &Context, span: Span) -> bool {
    let last = ctx.reading.words_in(span).last();
    last.is_some_and(|k| ctx.pack.speakers.credits.contains(&ctx.lower(k)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::with_context;

    fn at(text: &str, words: &str) -> Span {
        let start = text.find(words).unwrap_or_else(|| panic!("{words} is not in the text"));
        Span::new(start, start + words.len())
    }

    #[test]
    fn a_source_stays_on_its_line() {
        let text = "Luria shelled the ford, says HQ\n\nHarbour Command said so.";
        with_context(text, |ctx| {
            let cut = source(ctx, &ByPlace::new(&[]), at(text, "HQ\n\nHarbour Command"), at(text, "said so"));
            assert_eq!(ctx.of(cut), "Harbour Command");
        });
        // A text that is broken to fit a page goes on.
        let long =
            "The shells that fell on the ford on Sunday were fired, as far as the Harbour\nCommand said, from Luria.";
        with_context(long, |ctx| {
            let cut = source(ctx, &ByPlace::new(&[]), at(long, "Harbour\nCommand"), at(long, "said"));
            assert_eq!(ctx.of(cut), "Harbour\nCommand");
        });
    }

    #[test]
    fn a_heading_that_lost_its_end_is_no_source() {
        let text = "QUIET NIGHT Fishermen counted two boats.";
        with_context(text, |ctx| {
            let cut = source(ctx, &ByPlace::new(&[]), at(text, "QUIET NIGHT Fishermen"), at(text, "counted"));
            assert_eq!(ctx.of(cut), "Fishermen");
        });
    }

    #[test]
    fn tags_and_credits_say_nothing() {
        let text = "Two hurt at ford. Photo: D. Emric/Tarsin\n\nTags: ford, two soldiers\n\nArmy: two hurt at ford";
        with_context(text, |ctx| {
            assert!(service(ctx, at(text, "two soldiers")));
            assert!(!service(ctx, at(text, "two hurt at ford")));
            assert!(ends_in_credit(ctx, at(text, "Two hurt at ford. Photo")));
        });
    }
}
