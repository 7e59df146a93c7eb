//! From the ledger of a joined case to lines.

use std::collections::BTreeMap;

use sayso_findings::{Figure, FindingId};
use sayso_incidents::{Case, Entry, LedgerLine as Gathered, Parts, Range, sums};
use sayso_reports::ReportId;

use crate::ledger_lines::{LedgerEntry, LedgerLine, LeftOutLine, PartsLine, RangeLine, SumLine, SumRowLine};
use crate::line::Line;

/// The lines of `figures`.
pub fn ledger_lines(case: &Case) -> Vec<Line> {
    let texts: BTreeMap<&ReportId, &str> =
        case.reports.iter().map(|r| (&r.report.id, r.report.text.as_str())).collect();
    let figures: BTreeMap<&FindingId, &Figure> =
        case.reports.iter().flat_map(|r| r.findings.figures.iter().map(|f| (&f.id, f))).collect();
    let entry = |e: &Entry| entry(e, figures.get(&e.figure).copied(), texts.get(&e.report).copied().unwrap_or(""));
    let line = |line: &Gathered| {
        Line::Ledger(LedgerLine {
            id: line.id.clone(),
            incident: line.incident.clone(),
            scope: line.scope,
            outcome: line.outcome,
            unit: line.unit,
            side: line.side.clone(),
            role: line.role,
            entries: line.entries.iter().map(entry).collect(),
            range: line.range.as_ref().map(range),
            origins: line.origins,
        })
    };
    case.ledger.iter().map(line).collect()
}

/// The lines of `figures --sum`: the ledger, then its sums, each with what went in.
pub fn sum_lines(case: &Case) -> Vec<Line> {
    let mut lines = ledger_lines(case);
    lines.extend(sums(&case.ledger).into_iter().map(|sum| {
        let rows = sum.rows.iter().map(|row| SumRowLine {
            ledger: row.line.clone(),
            incident: row.incident.clone(),
            range: range(&row.range),
        });
        Line::Sum(SumLine {
            rows: rows.collect(),
            id: sum.id,
            outcome: sum.outcome,
            unit: sum.unit,
            side: sum.side,
            role: sum.role,
            low: sum.low,
            high: sum.high,
            about: sum.about,
            left_out: sum.left_out.into_iter().map(|(figure, why)| LeftOutLine { figure, why }).collect(),
        })
    }));
    lines
}

fn entry(entry: &Entry, figure: Option<&Figure>, text: &str) -> LedgerEntry {
    let span = figure.map(|f| f.span).unwrap_or_default();
    LedgerEntry {
        figure: entry.figure.clone(),
        report: entry.report.to_string(),
        span: span.into(),
        text: span.of(text).to_owned(),
        speaker: entry.speaker.clone(),
        low: entry.low,
        high: entry.high,
        bound: figure.map(|f| f.bound),
        denied: figure.map(|f| f.denied),
        published: entry.published.clone(),
        revises: entry.revises.clone(),
        repeats: entry.repeats.clone(),
        part_of: entry.part_of.clone(),
        parts: entry.parts.as_ref().map(parts),
        left_out: entry.left_out,
    }
}

fn parts(parts: &Parts) -> PartsLine {
    PartsLine {
        figures: parts.figures.clone(),
        whole: parts.whole,
        low: parts.low,
        high: parts.high,
        adds_up: parts.adds_up,
    }
}

fn range(range: &Range) -> RangeLine {
    RangeLine {
        low: range.low,
        low_by: range.low_by.clone(),
        high: range.high,
        high_by: range.high_by.clone(),
        about: range.about,
        figures: range.figures.clone(),
    }
}
