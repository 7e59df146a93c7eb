//! Headlines and tickers attribute by a colon or a dash: "Ministry: two killed", "Two killed in Orsk – observers".
//!
//! The words beside the mark must stand for somebody who can speak: a name the reader found, or a noun of
//! `languages/en/speakers.toml`. There is no cue.

use sayso_text::Span;

use super::{Draft, span};
use crate::context::Context;
use crate::lists::{SPEAKER_WORDS, singular};
use crate::{Manner, Mention, MentionKind, Polarity};

/// A line longer than this is no headline.
const LONGEST: usize = 25;
/// A source beside the mark has at most this many words.
const SOURCE: usize = 5;

/// Sayings of short lines that no other saying covers.
pub(super) fn sayings(ctx: &Context, mentions: &[Mention], have: &[Draft]) -> Vec<Draft> {
    let mut out = Vec::new();
    for line in sayso_text::paragraphs(ctx.text) {
        let words = ctx.reading.words_in(line);
        if words.len() > LONGEST || words.len() < 3 {
            continue;
        }
        let covered = have.iter().any(|d| d.pieces.iter().any(|p| p.overlaps(line) && p.len() * 3 > line.len()));
        if covered {
            continue;
        }
        let text = ctx.of(line);
        let parts = [": ", " – ", " — ", " - "].iter().find_map(|mark| {
            let at = if *mark == ": " { text.find(mark) } else { text.rfind(mark) }?;
            Some((Span::new(line.start, line.start + at), Span::new(line.start + at + mark.len(), line.end), *mark))
        });
        let Some((left, right, mark)) = parts else { continue };
        let (left, right) = (span::tight(ctx, left), span::tight(ctx, right));
        let (source, content) = if mark == ": " && speaks(ctx, mentions, left) {
            (left, right)
        } else if speaks(ctx, mentions, right) {
            (right, left)
        } else {
            continue;
        };
        if ctx.reading.words_in(content).len() < 2 {
            continue;
        }
        out.push(Draft {
            source: Some(source),
            cue: None,
            pieces: vec![content],
            manner: Manner::Say,
            polarity: Polarity::Affirmed,
            continues: None,
        });
    }
    out
}

/// Whether a few words stand for somebody who can speak.
fn speaks(ctx: &Context, mentions: &[Mention], words: Span) -> bool {
    let range = ctx.reading.words_in(words);
    if range.is_empty() || range.len() > SOURCE {
        return false;
    }
    let named = mentions.iter().any(|m| {
        words.contains(m.span)
            && m.span.len() * 2 >= words.len()
            && matches!(m.kind, MentionKind::Person | MentionKind::Body | MentionKind::Side)
    });
    let last = singular(ctx.word(range.end - 1));
    let noun = SPEAKER_WORDS.unnamed.contains(&last)
        || (SPEAKER_WORDS.body_nouns.contains(&last) && !SPEAKER_WORDS.documents.contains(&last));
    named || noun
}
