//! From what a second reader proposes to lines.

use std::collections::BTreeMap;

use sayso_case::{FindingId as Id, Proposed, Report};

use crate::line::Line;
use crate::proposed_line::{ProposedLine, SecondBy};
use crate::words::{Anchor, Place, Words};

/// The lines of what a second reader proposes, in its order.
pub fn proposed_lines(report: &Report, proposed: &[Proposed], by: &SecondBy) -> Vec<Line> {
    const TYPE: &str = "proposed";
    let text = &report.text;
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let line = |found: &Proposed| {
        let words = found.span.of(text);
        let occurrence = seen.entry(words).and_modify(|n| *n += 1).or_insert(1);
        let id = Id::new(&report.id, TYPE, found.span, "").printed_as(&report.id, TYPE, *occurrence, words);
        let Place { start, end } = found.span.into();
        Line::Proposed(ProposedLine {
            id: (&id).into(),
            anchor: Anchor { text_sha256: report.text_sha256.clone(), start, end },
            report: report.id.to_string(),
            span: Place { start, end },
            text: words.to_owned(),
            kind: found.kind,
            source: found.source.map(|span| Words::at(text, span)),
            cue: found.cue.map(|span| Words::at(text, span)),
            outcome: found.outcome,
            read_by: by.clone(),
        })
    };
    proposed.iter().map(line).collect()
}
