//! From a report to its findings: the order in which the rules run.

use sayso_gazetteer::Gazetteer;
use sayso_reader::{Reader, Reading};
use sayso_reports::Report;

use crate::context::Context;
use crate::{Findings, events, figures, mentions, statements, times, victims};

/// Reads one report. Never fails; a report without findings gives empty lists.
pub fn read(report: &Report, reader: &Reader) -> Findings {
    read_with(report, &reader.read(&report.text))
}

/// The same from a reading of the report's text that is there already: the rules alone.
pub fn read_with(report: &Report, reading: &Reading) -> Findings {
    let quotes = sayso_text::quotes(&report.text);
    let ctx = Context { report, text: &report.text, reading, quotes: &quotes, gazetteer: Gazetteer::builtin() };
    let (mentions, same_names) = mentions::mentions(&ctx);
    let statements = statements::statements(&ctx, &mentions);
    let figures = figures::figures(&ctx, &statements, &mentions);
    let events = events::events(&ctx, &statements, &mentions);
    let victims = victims::victims(&ctx, &statements, &mentions);
    Findings {
        report: report.id.clone(),
        sentences: reading.sentences.iter().map(|s| reading.span(s)).collect(),
        statements,
        figures,
        events,
        mentions,
        victims,
        times: times::times(&ctx),
        same_names,
    }
}
