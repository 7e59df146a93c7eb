//! From a report to its findings: the order in which the rules run.

use std::collections::BTreeSet;

use sayso_case::Report;
use sayso_gazetteer::Gazetteer;
use sayso_language::Packs;
use sayso_reader::{Reader, Reading};

use crate::context::Context;
use crate::figures::Parties;
use crate::layout::{Layout, quotes};
use crate::mentions::Mentioned;
use crate::rules::{Rules, Running};
use crate::{Findings, events, figures, ids, mentions, statements, times, victims};

/// Reads one report, with the words of its language. Never fails; a report without findings gives empty lists.
pub fn read(report: &Report, reader: &Reader, packs: Packs) -> Findings {
    read_with(report, &reader.read(&report.text), packs)
}

/// The same from a reading of the report's text that is there already: the rules alone. A reading that does not fit the text
/// counts as far as it does.
pub fn read_with(report: &Report, reading: &Reading, packs: Packs) -> Findings {
    read_by(report, reading, packs, &Rules::default())
}

/// The same by some of the rules that have a name.
pub fn read_by(report: &Report, reading: &Reading, packs: Packs, rules: &Rules) -> Findings {
    read_running(report, reading, packs, &Running::new(rules))
}

/// The rules that had an answer to anything while a report was read: to leave out any other changes nothing in its findings.
pub fn rules_at_work(report: &Report, reading: &Reading, packs: Packs) -> BTreeSet<&'static str> {
    let rules = Rules::default().explained();
    let running = Running::new(&rules);
    read_running(report, reading, packs, &running);
    running.answered()
}

fn read_running(report: &Report, reading: &Reading, packs: Packs, running: &Running) -> Findings {
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
        pack: packs.of(report.read_as.language()),
        rules: running,
    };
    let Mentioned { mentions, same_names, sides } = mentions::mentions(&ctx);
    let statements = statements::statements(&ctx, &mentions);
    let parties = Parties::new(&ctx, &mentions, sides);
    let figures = figures::figures(&ctx, &statements, &mentions, &parties);
    let events = events::events(&ctx, &statements, &mentions);
    let victims = victims::victims(&ctx, &statements, &mentions, &parties);
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
