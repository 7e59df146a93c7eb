//! Whether what is offered stands in the report, where, and whether the reader had it already.
//!
//! The words must stand in a paragraph of the piece that was asked about, letter by letter, as whole words and only once: a place that
//! could be two is none. A statement needs its speaker's words in the same paragraph, outside of what is said.

use sayso_case::{Findings, Proposed, ProposedKind};
use sayso_text::{Span, ends_line, paragraphs};
use unicode_normalization::char::is_combining_mark;

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
        Offered::Figure { text: counted, outcome } => only(text, piece, counted).map(|(span, _)| Proposed {
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
    let (span, paragraph) = only(text, piece, said)?;
    let beside = |words: &str| nearest(text, paragraph, words, span);
    // A cue that is not there is a lie like any other; one that is not given is none.
    let cue = match cue.filter(|cue| !cue.trim().is_empty()) {
        Some(cue) => Some(beside(cue)?),
        None => None,
    };
    Some(Proposed { kind: ProposedKind::Statement, span, source: Some(beside(source)?), cue, outcome: None })
}

/// Where the words stand in a part of the text, as whole words; places may share letters ("ha ha" stands twice in "ha ha ha").
fn places(text: &str, within: Span, words: &str) -> Vec<Span> {
    let words = words.trim();
    if !words.chars().any(char::is_alphanumeric) {
        return Vec::new();
    }
    let part = within.of(text);
    let starts = part.char_indices().filter(|(at, _)| part.get(*at..).is_some_and(|rest| rest.starts_with(words)));
    let spans = starts.map(|(at, _)| Span::new(within.start + at, within.start + at + words.len()));
    spans.filter(|span| !goes_on(text, span.start) && !goes_on(text, span.end)).collect()
}

/// Whether a word or a number goes on over this place, so that what ends here is cut: "can|not", "can|'t", "twenty|-five",
/// "1,|200", "1 |200". A cut number is another number, and a cut word may say the opposite.
fn goes_on(text: &str, at: usize) -> bool {
    let (Some(before), Some(after)) = (text.get(..at), text.get(at..)) else { return true };
    let (mut before, mut after) = (before.chars().rev(), after.chars());
    let (last, last_but_one) = (before.next(), before.next());
    let (first, second) = (after.next(), after.next());
    is_one(last, None, first) || is_one(last, first, second) || is_one(last_but_one, last, first)
}

/// Whether two characters, with this one between them if there is one, are of one word or number.
fn is_one(left: Option<char>, between: Option<char>, right: Option<char>) -> bool {
    let (Some(left), Some(right)) = (left, right) else { return false };
    let of_word = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    let of_number = left.is_numeric() && right.is_numeric();
    let joins = |c: char| match c {
        '\'' | '\u{2019}' | '-' | '\u{2010}' | '\u{2011}' | '.' | '\u{ad}' | '\u{200c}' | '\u{200d}' => true,
        ',' | '/' | ':' | '\u{2013}' | '\u{66b}' | '\u{66c}' => of_number,
        space => of_number && space.is_whitespace() && !ends_line(space),
    };
    of_word(left) && of_word(right) && between.is_none_or(joins)
}

/// The one place of the words in a piece, and the paragraph that it lies in, as far as the piece goes.
fn only(text: &str, piece: Span, words: &str) -> Option<(Span, Span)> {
    let moved = |span: Span| Span::new(span.start + piece.start, span.end + piece.start);
    let paragraphs = paragraphs(piece.of(text)).into_iter().map(moved);
    let mut found =
        paragraphs.flat_map(|within| places(text, within, words).into_iter().map(move |span| (span, within)));
    found.next().filter(|_| found.next().is_none())
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
    fn a_word_or_a_number_that_goes_on_is_not_cut() {
        for (text, cut) in [
            ("1,200 guards fled.", "200 guards"),
            ("1 200 guards fled.", "200 guards"),
            ("1\u{202f}200 guards fled.", "200 guards"),
            ("1.5 million guards fled.", "5 million guards"),
            ("50–60 guards fled.", "60 guards"),
            ("Twenty-five guards fled.", "five guards"),
            ("Guards fled in 1,200 cars.", "Guards fled in 1"),
            ("They can't be sure.", "They can"),
            ("They can’t be sure.", "They can"),
            ("They cannot be sure.", "They can"),
            ("U.S. guards fled.", "S. guards"),
            ("The cafe\u{301} burned.", "The cafe"),
        ] {
            let offered = Offered::Figure { text: cut.into(), outcome: None };
            let found = Findings::none(Report::of_words(text).id);
            assert_eq!(
                check(text, Span::new(0, text.len()), &offered, &found),
                Checked::NotThere,
                "{cut:?} of {text:?}"
            );
        }
        for (text, whole) in [
            ("'Two guards fled,' she said.", "Two guards fled"),
            ("The guards' car, and 12 guards, burned.", "The guards"),
            ("On 5 May, 12 guards fled.", "12 guards"),
            ("Guards (12 guards) fled.", "12 guards"),
        ] {
            let offered = Offered::Figure { text: whole.into(), outcome: None };
            let found = Findings::none(Report::of_words(text).id);
            let checked = check(text, Span::new(0, text.len()), &offered, &found);
            assert!(matches!(checked, Checked::Missed(_)), "{whole:?} of {text:?}");
        }
    }

    #[test]
    fn what_was_not_shown_is_not_looked_at() {
        let shown = Span::new(0, TEXT.find(" Averik said no more").unwrap());
        let found = Findings::none(Report::of_words(TEXT).id);
        let said = |source: &str| {
            let text = "The bridge fell in the night".to_owned();
            check(TEXT, shown, &Offered::Statement { text, source: source.into(), cue: None }, &found)
        };
        assert!(matches!(said("Tolm Averik"), Checked::Missed(_)));
        assert_eq!(said("Averik said no more"), Checked::NotThere, "of the same paragraph, and not shown");
    }

    #[test]
    fn a_place_that_could_be_two_is_none() {
        let figure = |text: &str| Offered::Figure { text: text.into(), outcome: Some(Outcome::Wounded) };
        assert_eq!(checked(figure("Two guards")), Checked::NotThere);
        assert!(matches!(checked(figure("Two guards were hurt")), Checked::Missed(_)));
        assert_eq!(
            checked(figure("Averik said no more.\n\nTwo guards were hurt")),
            Checked::NotThere,
            "two paragraphs"
        );
        let text = "He shouted ha ha ha.";
        let shared =
            check(text, Span::new(0, text.len()), &figure("ha ha"), &Findings::none(Report::of_words(text).id));
        assert_eq!(shared, Checked::NotThere, "places that share letters are two");
    }
}
