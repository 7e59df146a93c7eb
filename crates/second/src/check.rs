//! Whether what is offered stands in the report, where, and whether the reader had it already.
//!
//! The words must stand in the piece that was asked about, letter by letter, as whole words and only once: a place that could be two
//! is none. A statement needs its speaker's words in the same paragraph, outside of what is said.

use sayso_case::{Findings, Proposed, ProposedKind};
use sayso_text::{Span, paragraphs};

use crate::answer::Offered;

/// What becomes of what is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Checked {
    /// It stands there, and was missed.
    Missed(Proposed),
    /// The reader has it.
    Known,
    /// Its words do not stand there, or in more than one place.
    NotThere,
}

/// Looks for what is offered in a piece of a report.
pub fn check(text: &str, piece: Span, offered: &Offered, found: &Findings) -> Checked {
    let proposed = match offered {
        Offered::Statement { text: said, source, cue } => statement(text, piece, said, source, cue.as_deref()),
        Offered::Figure { text: counted, outcome } => only(text, piece, counted).map(|span| Proposed {
            kind: ProposedKind::Figure,
            span,
            source: None,
            cue: None,
            outcome: *outcome,
        }),
    };
    match proposed {
        None => Checked::NotThere,
        Some(proposed) if is_known(&proposed, found) => Checked::Known,
        Some(proposed) => Checked::Missed(proposed),
    }
}

fn statement(text: &str, piece: Span, said: &str, source: &str, cue: Option<&str>) -> Option<Proposed> {
    let span = only(text, piece, said)?;
    let holds = |outer: &Span| outer.start <= span.start && span.end <= outer.end;
    let paragraph = paragraphs(text).into_iter().find(holds)?;
    let beside = |words: &str| nearest(text, paragraph, words, span);
    // A cue that is not there is a lie like any other; one that is not given is none.
    let cue = match cue.filter(|cue| !cue.trim().is_empty()) {
        Some(cue) => Some(beside(cue)?),
        None => None,
    };
    Some(Proposed { kind: ProposedKind::Statement, span, source: Some(beside(source)?), cue, outcome: None })
}

/// Where the words stand in a part of the text, as whole words.
fn places(text: &str, within: Span, words: &str) -> Vec<Span> {
    let words = words.trim();
    if !words.chars().any(char::is_alphanumeric) {
        return Vec::new();
    }
    let whole = |span: &Span| {
        let touches = |outside: Option<char>, inside: Option<char>| {
            outside.is_some_and(char::is_alphanumeric) && inside.is_some_and(char::is_alphanumeric)
        };
        let before = text.get(..span.start).and_then(|t| t.chars().next_back());
        let after = text.get(span.end..).and_then(|t| t.chars().next());
        !touches(before, words.chars().next()) && !touches(after, words.chars().next_back())
    };
    let at = within.of(text).match_indices(words).map(|(at, _)| within.start + at);
    at.map(|start| Span::new(start, start + words.len())).filter(whole).collect()
}

/// The one place of the words.
fn only(text: &str, within: Span, words: &str) -> Option<Span> {
    match places(text, within, words).as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// The place of the words that is nearest to a statement, outside of it; of two as near the one before it.
fn nearest(text: &str, within: Span, words: &str, said: Span) -> Option<Span> {
    let gap = |place: &Span| if place.end <= said.start { said.start - place.end } else { place.start - said.end };
    places(text, within, words).into_iter().filter(|place| !overlap(*place, said)).min_by_key(gap)
}

fn overlap(a: Span, b: Span) -> bool {
    a.start < b.end && b.start < a.end
}

/// Whether the reader has a finding of this kind on half of these words, or on words half of which these are.
fn is_known(proposed: &Proposed, found: &Findings) -> bool {
    let same = |span: Span| {
        let common = proposed.span.end.min(span.end).saturating_sub(proposed.span.start.max(span.start));
        let length = |span: Span| span.end - span.start;
        common * 2 >= length(span).min(length(proposed.span)) && common > 0
    };
    match proposed.kind {
        ProposedKind::Statement => found.statements.iter().any(|statement| same(statement.span)),
        ProposedKind::Figure => found.figures.iter().any(|figure| same(figure.span)),
    }
}

#[cfg(test)]
mod tests {
    use sayso_case::{Outcome, Report};

    use super::*;

    const TEXT: &str = "The bridge fell in the night, Tolm Averik said. Averik said no more.\n\nTwo guards were hurt. Two guards fled.";

    fn checked(offered: Offered) -> Checked {
        check(TEXT, Span::new(0, TEXT.len()), &offered, &Findings::none(Report::of_words(TEXT).id))
    }

    fn said(text: &str, source: &str, cue: Option<&str>) -> Checked {
        checked(Offered::Statement { text: text.into(), source: source.into(), cue: cue.map(Into::into) })
    }

    #[test]
    fn what_stands_there_has_its_place_from_here() {
        let Checked::Missed(found) = said("The bridge fell in the night", "Tolm Averik", Some("said")) else {
            panic!()
        };
        assert_eq!(found.span.of(TEXT), "The bridge fell in the night");
        assert_eq!(found.source.unwrap().of(TEXT), "Tolm Averik");
        assert_eq!(found.cue.unwrap(), Span::new(42, 46));
    }

    #[test]
    fn what_does_not_stand_there_is_refused() {
        assert_eq!(said("The bridge was blown up", "Tolm Averik", None), Checked::NotThere);
        assert_eq!(said("the bridge fell in the night", "Tolm Averik", None), Checked::NotThere, "another letter");
        assert_eq!(
            said("The bridge fell in the night", "the ministry", None),
            Checked::NotThere,
            "a speaker of its own"
        );
        assert_eq!(said("The bridge fell in the night", "Two guards", None), Checked::NotThere, "another paragraph's");
        assert_eq!(said("The bridge fell in the night", "Tolm Averik", Some("lied")), Checked::NotThere, "another cue");
        assert_eq!(said("he bridge fell", "Tolm Averik", None), Checked::NotThere, "half a word");
        assert_eq!(
            said("The bridge fell in the night", "bridge", None),
            Checked::NotThere,
            "a speaker within what is said"
        );
        assert_eq!(said(". ", "Tolm Averik", None), Checked::NotThere, "no word");
    }

    #[test]
    fn a_place_that_could_be_two_is_none() {
        let figure = |text: &str| Offered::Figure { text: text.into(), outcome: Some(Outcome::Wounded) };
        assert_eq!(checked(figure("Two guards")), Checked::NotThere);
        assert!(matches!(checked(figure("Two guards were hurt")), Checked::Missed(_)));
    }
}
