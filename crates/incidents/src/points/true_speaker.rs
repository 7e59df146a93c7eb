//! Whose words a statement really holds, where its own speaker is not he: a statement among its report's in, the speaker, or the one
//! who rejects it, out.

use sayso_case::{Form, Speaker, Statement};
use sayso_language::PointWords;
use sayso_text::Span;

use super::hearing::Hearing;
use super::utterance::is_denial;

impl Hearing<'_> {
    /// Who really says it, where the given speaker is not he: a quotation that goes on after a quotation, or after a
    /// rejection of somebody's claim ("He dismissed the guards' claim that five fell. "We lost two.": he goes on).
    pub(super) fn true_speaker(&self, report: usize, k: usize, s: &Statement) -> Option<&Speaker> {
        let words = self.pile.words(report);
        let statements = &self.pile.read(report).findings.statements;
        // "The army admitted the raid, having denied that it ...": "it" is whoever spoke before in the sentence.
        if is_pronoun(words, &s.speaker) {
            let sentence = self.pile.sentence(report, s.span.start);
            let near = |b: &&Statement| self.pile.sentence(report, b.span.start).abs_diff(sentence) <= 1;
            let named = |b: &&Statement| b.speaker.name.is_some() && !is_pronoun(words, &b.speaker);
            return one_speaker(statements.iter().take(k).rev().filter(|b| near(b) && named(b)));
        }
        if s.source.is_some() || s.cue.is_some() {
            return None;
        }
        let near = |b: &&Statement| {
            let end = [b.source, b.cue].into_iter().flatten().fold(b.span, |all: Span, w| all.cover(w)).end;
            let sentence = self.pile.sentence(report, s.span.start);
            b.span.start < s.span.start && sentence.abs_diff(self.pile.sentence(report, end.saturating_sub(1))) <= 1
        };
        let before = statements.iter().take(k).rev().find(|b| near(b) && b.within.is_none())?;
        let rejecting = statements.iter().take(k).rev().find(|d| {
            is_denial(d)
                && self.pile.sentence(report, d.span.start) == self.pile.sentence(report, before.span.start)
                && d.speaker.name.is_some()
        });
        if before.speaker == s.speaker
            && let Some(d) = rejecting
            && d.speaker != s.speaker
        {
            return Some(&d.speaker);
        }
        let goes_on = s.speaker.name.is_none() && s.form == Form::Direct && before.form != Form::Indirect;
        if !goes_on {
            return None;
        }
        // Through quotations of nobody back to the one that has a speaker.
        statements
            .iter()
            .take(k)
            .rev()
            .take(4)
            .find(|b| b.within.is_none() && b.speaker.name.is_some())
            .map(|b| &b.speaker)
    }

    /// The rejection in which somebody else's claim is named: "dismissed the guards' claim that five fell".
    pub fn rejecter(&self, report: usize, k: usize) -> Option<&Statement> {
        let statements = &self.pile.read(report).findings.statements;
        let claim = statements.get(k).filter(|c| !is_denial(c))?;
        let sentence = |s: &Statement| self.pile.sentence(report, s.cue.unwrap_or(s.span).start);
        let cue = claim.cue?;
        let noun = self.words(report, cue).iter().any(|t| self.pile.words(report).utterance.claim_nouns.has(&t.form));
        let holds = |d: &&Statement| {
            is_denial(d)
                && d.speaker != claim.speaker
                && (claim.within.as_ref() == Some(&d.id)
                    || noun
                        && sentence(d) == sentence(claim)
                        && d.cue.is_some_and(|c| c.start < cue.start)
                        && claim.within.is_none())
        };
        statements.iter().find(holds)
    }

    /// "Claims that five died were denied by the minister": the claim is not the minister's.
    pub(super) fn is_nobodys(&self, report: usize, s: &Statement) -> bool {
        let noun = s.cue.is_some_and(|c| {
            self.words(report, c)
                .iter()
                .any(|t| self.pile.words(report).utterance.claim_nouns.has(&t.form) && t.form.ends_with('s'))
        });
        let statements = &self.pile.read(report).findings.statements;
        noun && !is_denial(s) && statements.iter().any(|d| is_denial(d) && d.source.is_some() && d.source == s.source)
    }
}

/// The speaker of these statements, where they have one and the same: of two it would be a guess.
fn one_speaker<'s>(mut of: impl Iterator<Item = &'s Statement>) -> Option<&'s Speaker> {
    let first = &of.next()?.speaker;
    of.all(|s| s.speaker.name == first.name).then_some(first)
}

/// Whether all that is known of a speaker is a word that points to somebody.
fn is_pronoun(words: &PointWords, speaker: &Speaker) -> bool {
    let word = speaker.name.as_deref().unwrap_or_default().to_lowercase();
    words.utterance.pointing.has(&word)
}
