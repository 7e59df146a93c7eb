//! From a report to its findings: the order in which the rules run.

use sayso_case::Report;
use sayso_gazetteer::Gazetteer;
use sayso_language::Packs;
use sayso_reader::{Reader, Reading};

use crate::context::Context;
use crate::layout::{Layout, quotes};
use crate::{Findings, events, figures, ids, mentions, statements, times, victims};

/// Reads one report, with the words of its language. Never fails; a report without findings gives empty lists.
pub fn read(report: &Report, reader: &Reader, packs: Packs) -> Findings {
    read_with(report, &reader.read(&report.text), packs)
}

/// The same from a reading of the report's text that is there already: the rules alone. A reading that does not fit the text
/// counts as far as it does.
pub fn read_with(report: &Report, reading: &Reading, packs: Packs) -> Findings {
    let (text, quotes) = (&report.text, quotes(&report.text));
    let reading = &*reading.fitted(text);
    let layout = Layout::new(text, reading, &quotes);
    let ctx = Context {
        report,
        text,
        reading,
        quotes: &quotes,
        layout: &layout,
        gazetteer: Gazetteer::builtin(),
        pack: packs.of(report.language.as_deref()),
    };
    let (mentions, same_names) = mentions::mentions(&ctx);
    let statements = statements::statements(&ctx, &mentions);
    let figures = figures::figures(&ctx, &statements, &mentions);
    let events = events::events(&ctx, &statements, &mentions);
    let victims = victims::victims(&ctx, &statements, &mentions);
    let mut found = Findings {
        report: report.id.clone(),
        sentences: reading.sentences.iter().map(|s| reading.span(s)).collect(),
        statements,
        figures,
        events,
        mentions,
        victims,
        times: times::times(&ctx),
        same_names,
    };
    ids::settle(&mut found, &report.text);
    found
}
