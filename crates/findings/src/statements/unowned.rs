//! Claims that nobody is named for: "The daily Zorno reported | claims | that Kelt had fallen".
//!
//! The paper reports; whose the claims are is left open, so they are not the paper's. Drafts go in, and such a noun loses the
//! source that the verb before it has.

use sayso_reader::Upos;
use sayso_text::Span;

use super::{Draft, NEIGHBOURS};
use crate::context::Context;

/// Words between the verb and such a noun, as in "reported | further | claims".
const BETWEEN: usize = 2;

/// Takes the source of another saying from nouns that have none of their own.
pub(super) fn claims(ctx: &Context, drafts: &mut [Draft]) {
    let verbs: Vec<Option<(usize, Option<Span>)>> = drafts
        .iter()
        .map(|d| {
            let words = ctx.reading.words_in(d.cue?);
            words.clone().any(|k| ctx.upos(k) == Upos::Verb).then_some((words.end, d.source))
        })
        .collect();
    for (at, draft) in drafts.iter_mut().enumerate() {
        let (Some(cue), Some(source)) = (draft.cue, draft.source) else { continue };
        let noun = ctx.reading.words_in(cue);
        if noun.len() != 1 || !ctx.pack.statement_words.unowned_sayings.contains(&ctx.lower(noun.start)) {
            continue;
        }
        // "denied its claims", "reported the army's claims": whose they are is said.
        let owned =
            |from: usize| (from..noun.start).any(|k| matches!(ctx.upos(k), Upos::Pron | Upos::Part | Upos::Propn));
        // Drafts are in order of place: the verb's stands near.
        let mut near = verbs.iter().take(at + NEIGHBOURS).skip(at.saturating_sub(NEIGHBOURS)).flatten();
        let of_verb = near.any(|&(end, of)| {
            of == Some(source)
                && end <= noun.start
                && noun.start - end <= BETWEEN
                && source.end <= cue.start
                && !owned(end)
        });
        if of_verb {
            draft.source = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Manner;
    use crate::testing::{bare_reading, in_context, report};

    /// The source that is left to the noun: of "WHO verb ... noun that", with the reader's one source for both cues.
    fn left(text: &str, verb: &str, noun: &str) -> bool {
        let at = |word: &str| {
            let start = text.find(word).unwrap();
            sayso_text::Span::new(start, start + word.len())
        };
        let mut reading = bare_reading(text);
        for word in &mut reading.words {
            word.upos = match word.span.of(text) {
                w if w == verb => Upos::Verb,
                "its" | "her" => Upos::Pron,
                _ => Upos::Noun,
            };
        }
        let source = sayso_text::Span::new(0, at(verb).start - 1);
        let said = |cue: &str| Draft {
            source: Some(source),
            cue: Some(at(cue)),
            ..Draft::of(vec![sayso_text::Span::new(at(noun).end + 1, text.len())], Manner::Say)
        };
        in_context(&report(text), &reading, |ctx| {
            let mut drafts = vec![said(verb), said(noun)];
            claims(ctx, &mut drafts);
            assert_eq!(drafts[0].source, Some(source), "the verb keeps its source");
            drafts[1].source.is_some()
        })
    }

    #[test]
    fn a_paper_reports_claims_of_others() {
        assert!(!left("Radio Kelt reported claims that nine barges sank", "reported", "claims"));
        assert!(!left("Radio Kelt published further allegations that nine barges sank", "published", "allegations"));
        assert!(left("Radio Kelt repeated its claims that nine barges sank", "repeated", "claims"), "its own");
        assert!(left("Radio Kelt reported losses that nine barges brought", "reported", "losses"), "no saying");
    }
}
