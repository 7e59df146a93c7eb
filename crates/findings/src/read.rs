//! From a report to its findings: the order in which the rules run.

use std::collections::BTreeSet;

use sayso_case::Report;
use sayso_gazetteer::Gazetteer;
use sayso_reader::{Reader, Reading};

use crate::context::Context;
use crate::layout::{Layout, quotes};
use crate::rules::{Rules, Running};
use crate::{Findings, events, figures, ids, mentions, statements, times, victims};

/// Reads one report. Never fails; a report without findings gives empty lists.
pub fn read(report: &Report, reader: &Reader) -> Findings {
    read_with(report, &reader.read(&report.text))
}

/// The same from a reading of the report's text that is there already: the rules alone. A reading that does not fit the text
/// counts as far as it does.
pub fn read_with(report: &Report, reading: &Reading) -> Findings {
    read_by(report, reading, &Rules::default())
}

/// The same by some of the rules that have a name.
pub fn read_by(report: &Report, reading: &Reading, rules: &Rules) -> Findings {
    read_running(report, reading, &Running::new(rules))
}

/// The rules that had an answer to anything while a report was read: to leave out any other changes nothing in its findings.
pub fn rules_at_work(report: &Report, reading: &Reading) -> BTreeSet<&'static str> {
    let rules = Rules::default().explained();
    let running = Running::new(&rules);
    read_running(report, reading, &running);
    running.answered()
}

fn read_running(report: &Report, reading: &Reading, running: &Running) -> Findings {
    let (text, quotes) = (&report.text, quotes(&report.text));
    let reading = &*reading.fitted(text);
    let layout = Layout::new(text, reading, &quotes);
    let gazetteer = Gazetteer::builtin();
    let ctx = Context { report, text, reading, quotes: &quotes, layout: &layout, gazetteer, rules: running };
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
        fired: running.kept(),
    };
    ids::settle(&mut found, &report.text);
    found
}
