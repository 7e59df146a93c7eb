//! Who it may be instead. In go a report and a finding, out come names with the reason each was thought of, the nearest first. No name is
//! guessed: each stands in the report, or is a side of the case.

use sayso_case::{Mention, MentionKind, ReadReport};
use sayso_text::{Span, paragraphs};

/// So many are offered of a field.
const OFFERED: usize = 8;

/// A name, and why it is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub name: String,
    pub why: &'static str,
}

/// Who may speak: persons and bodies of the report, those in the words for the speaker first, then those of the paragraph.
pub(super) fn speakers(read: &ReadReport, span: Span, source: Option<Span>) -> Vec<Candidate> {
    let speaks = |m: &&Mention| m.named && matches!(m.kind, MentionKind::Person | MentionKind::Body);
    let near = near(read, span);
    let all = read.findings.mentions.iter().filter(speaks);
    let ranked = all.map(|m| match (source.is_some_and(|s| s.contains(m.span)), near.contains(m.span)) {
        (true, _) => (0, &m.name, "in the words for its speaker"),
        (_, true) => (1, &m.name, "in this paragraph"),
        _ => (2, &m.name, "elsewhere in this report"),
    });
    let known = read.findings.statements.iter().filter_map(|s| s.speaker.name.as_ref());
    first(ranked.chain(known.map(|name| (3, name, "speaks in this report"))))
}

/// Whose it may be: the sides of the case, and those that the paragraph names.
pub(super) fn sides(sides: &[String], read: &ReadReport, span: Span) -> Vec<Candidate> {
    let near = near(read, span);
    let named = read.findings.mentions.iter().filter(|m| m.kind == MentionKind::Side && near.contains(m.span));
    let named = named.map(|m| (0, &m.name, "in this paragraph"));
    first(named.chain(sides.iter().map(|side| (1, side, "a side of this case"))))
}

/// Where it may be: places that the report names, those of the paragraph first.
pub(super) fn places(read: &ReadReport, span: Span) -> Vec<Candidate> {
    let near = near(read, span);
    let all = read.findings.mentions.iter().filter(|m| m.named && m.kind == MentionKind::Place);
    first(all.map(|m| match near.contains(m.span) {
        true => (0, &m.name, "in this paragraph"),
        false => (1, &m.name, "elsewhere in this report"),
    }))
}

/// The paragraph of a finding.
fn near(read: &ReadReport, span: Span) -> Span {
    paragraphs(&read.report.text).into_iter().find(|place| place.end > span.start).unwrap_or(span)
}

/// Each name once, with its best reason; those alike in order of the text.
fn first<'n>(ranked: impl Iterator<Item = (u8, &'n String, &'static str)>) -> Vec<Candidate> {
    let mut all: Vec<_> = ranked.filter(|(_, name, _)| !name.trim().is_empty()).collect();
    all.sort_by_key(|(rank, _, _)| *rank);
    let mut out: Vec<Candidate> = Vec::new();
    for (_, name, why) in all {
        if out.len() < OFFERED && !out.iter().any(|known| known.name == *name) {
            out.push(Candidate { name: name.clone(), why });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_once_with_its_best_reason() {
        let names = ["Ivo Marl", "Keltar Office", "", "Ivo Marl"].map(str::to_owned);
        let ranks = [2, 1, 0, 0];
        let ranked = ranks.iter().zip(&names).map(|(rank, name)| (*rank, name, ["a", "b", "c"][usize::from(*rank)]));
        let found: Vec<_> = first(ranked).into_iter().map(|c| (c.name, c.why)).collect();
        assert_eq!(found, [("Ivo Marl".to_owned(), "a"), ("Keltar Office".to_owned(), "b")]);
    }
}
