//! From the ledger of a joined case to lines.

use std::collections::{BTreeMap, BTreeSet};

use sayso_case::{Case, Entry, Figure, FindingId, LedgerLine as Gathered, Parts, Range, ReportId, Sum};

use crate::ledger_lines::{LedgerEntry, LedgerLine, LeftOutLine, PartsLine, RangeLine, SumLine, SumRowLine};
use crate::line::Line;
use crate::of_case::{ALL, Labels, part};

/// The lines of `figures`.
pub fn ledger_lines(case: &Case) -> Vec<Line> {
    ledger_lines_in(case, ALL)
}

/// Those of them that stand in this range of the whole.
pub fn ledger_lines_in(case: &Case, lines: std::ops::Range<usize>) -> Vec<Line> {
    let wanted = part(&case.ledger, lines);
    let told_in: BTreeSet<&ReportId> = wanted.iter().flat_map(|line| &line.entries).map(|e| &e.report).collect();
    let tellers = || case.reports.iter().filter(|r| told_in.contains(&r.report.id));
    let texts: BTreeMap<&ReportId, &str> = tellers().map(|r| (&r.report.id, r.report.text.as_str())).collect();
    let figures: BTreeMap<&FindingId, &Figure> =
        tellers().flat_map(|r| r.findings.figures.iter().map(|f| (&f.id, f))).collect();
    let labels = Labels::of(case);
    let entry =
        |e: &Entry| entry(e, &labels, figures.get(&e.figure).copied(), texts.get(&e.report).copied().unwrap_or(""));
    let line = |line: &Gathered| {
        Line::Ledger(LedgerLine {
            id: line.id.to_string(),
            incident: line.incident.as_ref().map(ToString::to_string),
            scope: line.scope,
            outcome: line.outcome,
            unit: line.unit,
            side: line.side.clone(),
            role: line.role,
            class: line.class.clone(),
            entries: line.entries.iter().map(entry).collect(),
            range: line.range.as_ref().map(range),
            origins: line.origins,
        })
    };
    wanted.iter().map(line).collect()
}

/// The lines of `figures --sum`: the ledger, then its sums, each with what went in.
pub fn sum_lines(case: &Case, sums: Vec<Sum>) -> Vec<Line> {
    let mut lines = ledger_lines(case);
    lines.extend(sums.into_iter().map(|sum| {
        let rows = sum.rows.iter().map(|row| SumRowLine {
            ledger: row.line.to_string(),
            incident: row.incident.to_string(),
            range: range(&row.range),
        });
        Line::Sum(SumLine {
            rows: rows.collect(),
            id: sum.id.to_string(),
            outcome: sum.outcome,
            unit: sum.unit,
            side: sum.side,
            role: sum.role,
            class: sum.class,
            low: sum.low,
            high: sum.high,
            about: sum.about,
            left_out: sum
                .left_out
                .into_iter()
                .map(|(figure, why)| LeftOutLine { figure: (&figure).into(), why })
                .collect(),
        })
    }));
    lines
}

fn entry(entry: &Entry, labels: &Labels, figure: Option<&Figure>, text: &str) -> LedgerEntry {
    let span = figure.map(|f| f.span).unwrap_or_default();
    LedgerEntry {
        figure: (&entry.figure).into(),
        report: entry.report.to_string(),
        span: span.into(),
        text: span.of(text).to_owned(),
        holder: entry.holder.to_string(),
        speaker: entry.speaker.clone(),
        speaker_side: labels.line(entry.speaker_side.as_ref()),
        low: entry.low,
        high: entry.high,
        bound: figure.map(|f| f.bound),
        denied: figure.map(|f| f.denied),
        published: entry.published.map(|date| date.to_string()),
        revises: entry.revises.as_ref().map(Into::into),
        repeats: entry.repeats.as_ref().map(Into::into),
        part_of: entry.part_of.as_ref().map(Into::into),
        parts: entry.parts.as_ref().map(parts),
        left_out: entry.left_out,
    }
}

fn ids(ids: &[FindingId]) -> Vec<crate::FindingId> {
    ids.iter().map(Into::into).collect()
}

fn parts(parts: &Parts) -> PartsLine {
    PartsLine {
        figures: ids(&parts.figures),
        whole: parts.whole,
        low: parts.low,
        high: parts.high,
        adds_up: parts.adds_up,
    }
}

fn range(range: &Range) -> RangeLine {
    RangeLine {
        low: range.low,
        low_by: ids(&range.low_by),
        high: range.high,
        high_by: ids(&range.high_by),
        about: range.about,
        figures: ids(&range.figures),
    }
}
