//! What a report says in its own voice: the stretches of its sentences that no statement covers, as utterances.

use sayso_case::{ClaimKind, How, Manner};
use sayso_text::Span;

use super::hearing::Hearing;
use super::lemma::concepts;
use super::token::Tok;
use super::utterance::{Finding, Stand, Utterance, hedges};
use super::verdict::told_false;

impl Hearing<'_> {
    /// What a report says in its own voice: the stretches of its sentences that no statement covers.
    pub(super) fn own_words(&self, report: usize) -> Vec<Utterance> {
        let found = &self.pile.read(report).findings;
        let covered: Vec<Span> =
            found.statements.iter().flat_map(|s| [Some(s.span), s.source, s.cue].into_iter().flatten()).collect();
        let holder = self.own_holder(report);
        let words = self.pile.words(report);
        let mut out = Vec::new();
        for (n, sentence) in found.sentences.iter().enumerate() {
            let all = unnumbered(self.words(report, *sentence));
            let covered: Vec<&Span> = covered.iter().filter(|c| c.overlaps(*sentence)).collect();
            let free = |t: &Tok| !covered.iter().any(|c| c.overlaps(t.span));
            let pieces = all.chunk_by(|a, b| free(a) == free(b)).filter(|p| p.first().is_some_and(free));
            for piece in pieces {
                let whole = piece.len() == all.len();
                // "Claims by Orvia that P are false", which an office publishes: the whole is its own word.
                let told_false = holder.named && !whole && told_false(words, all).is_some();
                let piece = if told_false { all } else { piece };
                let (Some(first), Some(last)) = (piece.first(), piece.last()) else { continue };
                if piece.iter().filter(|t| t.is_word()).count() < if whole { 3 } else { 4 } {
                    continue;
                }
                let span = first.span.cover(last.span);
                out.push(Utterance {
                    report,
                    sentence: n,
                    statement: None,
                    words,
                    span,
                    toks: piece.to_vec(),
                    all: piece.to_vec(),
                    behind: Vec::new(),
                    about: concepts(words, piece),
                    holder: holder.clone(),
                    how: if hedges(words, piece) { How::Hedged } else { How::Outright },
                    stand: Stand::Holds,
                    manner: Manner::Say,
                    negated: false,
                    cue: Vec::new(),
                    chain: Vec::new(),
                    finding: self.finding_at(report, *sentence, span),
                });
                if told_false {
                    break;
                }
            }
        }
        out
    }

    /// The event or figure of a sentence, told by the report itself, that stands nearest to some words.
    fn finding_at(&self, report: usize, sentence: Span, span: Span) -> Option<Finding> {
        let found = &self.pile.read(report).findings;
        let away = |s: Span| (!span.contains(s), s.start.abs_diff(span.start));
        let events =
            found.events.iter().filter(|e| sentence.contains(e.span)).map(|e| (e.id.clone(), ClaimKind::Event, e.span));
        let figures = found
            .figures
            .iter()
            .filter(|f| sentence.contains(f.span))
            .map(|f| (f.id.clone(), ClaimKind::Figure, f.span));
        let mentions = || {
            let here = found.mentions.iter().filter(|m| span.contains(m.span));
            here.map(|m| (m.id.clone(), ClaimKind::Mention, m.span)).min_by_key(|(_, _, s)| away(*s))
        };
        events.chain(figures).min_by_key(|(_, kind, s)| (away(*s), *kind)).or_else(mentions)
    }
}

/// "|3.| No unit crossed the line": the words behind the number of an item.
fn unnumbered(toks: &[Tok]) -> &[Tok] {
    match toks {
        [number, mark, rest @ ..] if number.form.bytes().all(|b| b.is_ascii_digit()) && !mark.is_word() => rest,
        all => all,
    }
}
