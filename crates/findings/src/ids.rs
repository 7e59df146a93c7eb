//! The ids that are printed: findings under their places in, the same findings under ids made from their words out.
//!
//! An id hangs on what is quoted, not on where it stands, so that a correction still finds its finding when later versions
//! clean a page better. The same words twice are told apart by which occurrence they are, in order of the text.

use std::collections::BTreeMap;

use sayso_case::ReportId;
use sayso_text::Span;

use crate::{FindingId, Findings};

/// Start, end and what comes after them in the order of occurrences: nothing here is an offset that is compared with
/// anything but offsets of the same text.
type Order = (Span, usize, usize);

/// Gives every finding, and every key that holds a finding's id, the id that is printed.
pub(crate) fn settle(found: &mut Findings, text: &str) {
    let statements: Vec<Order> = found
        .statements
        .iter()
        .map(|s| (s.span, s.cue.map_or(0, |c| c.start + 1), s.source.map_or(0, |c| c.start + 1)))
        .collect();
    let figures: Vec<Order> = found.figures.iter().map(|f| (f.span, f.outcome as usize, 0)).collect();
    let events: Vec<Order> = found.events.iter().map(|e| (e.span, e.event_type as usize, 0)).collect();
    let mentions: Vec<Order> = found.mentions.iter().map(|m| (m.span, m.kind as usize, 0)).collect();
    let victims: Vec<Order> = found.victims.iter().map(|v| (v.span, v.outcome as usize, 0)).collect();
    let times: Vec<Order> = found.times.iter().map(|t| (t.span, 0, 0)).collect();
    let report = found.report.clone();
    let naming = Naming { report: &report, text };
    let statement_of = naming.name("statement", found.statements.iter_mut().map(|s| &mut s.id), &statements);
    let figure_of = naming.name("figure", found.figures.iter_mut().map(|f| &mut f.id), &figures);
    naming.name("event", found.events.iter_mut().map(|e| &mut e.id), &events);
    naming.name("mention", found.mentions.iter_mut().map(|m| &mut m.id), &mentions);
    naming.name("victim", found.victims.iter_mut().map(|v| &mut v.id), &victims);
    naming.name("time", found.times.iter_mut().map(|t| &mut t.id), &times);

    for fired in found.fired.iter_mut().flatten() {
        if let Some(new) = statement_of.get(&fired.finding).or_else(|| figure_of.get(&fired.finding)) {
            fired.finding.clone_from(new);
        }
    }
    let mut one_of = naming.one(found, &mentions);
    naming.speakers(found, &statements, &mut one_of);
    let follow = |id: &mut FindingId, map: &BTreeMap<FindingId, FindingId>| {
        if let Some(new) = map.get(id) {
            id.clone_from(new);
        }
    };
    found.mentions.iter_mut().for_each(|m| follow(&mut m.mention_of, &one_of));
    for s in &mut found.statements {
        follow(&mut s.saying, &statement_of);
        s.within.iter_mut().for_each(|id| follow(id, &statement_of));
        let speakers = std::iter::once(&mut s.speaker).chain(&mut s.also);
        speakers.flat_map(|s| &mut s.id).for_each(|id| follow(id, &one_of));
    }
    let hung = found.figures.iter_mut().map(|f| (&mut f.statement, &mut f.speaker));
    let hung = hung.chain(found.events.iter_mut().map(|e| (&mut e.statement, &mut e.speaker)));
    let hung = hung.chain(found.victims.iter_mut().map(|v| (&mut v.statement, &mut v.speaker)));
    for (statement, speaker) in hung {
        statement.iter_mut().for_each(|id| follow(id, &statement_of));
        speaker.id.iter_mut().for_each(|id| follow(id, &one_of));
    }
}

struct Naming<'a> {
    report: &'a ReportId,
    text: &'a str,
}

impl Naming<'_> {
    /// Names the findings of one type; gives old and new names.
    fn name<'f>(
        &self,
        kind: &str,
        ids: impl Iterator<Item = &'f mut FindingId>,
        order: &[Order],
    ) -> BTreeMap<FindingId, FindingId> {
        let mut all: Vec<(&Order, &mut FindingId)> = order.iter().zip(ids).collect();
        // Stable: what nothing tells apart stays as found.
        all.sort_by_key(|(order, _)| **order);
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        let mut renamed = BTreeMap::new();
        for ((span, ..), id) in all {
            let words = span.of(self.text);
            let occurrence = seen.entry(words).or_default();
            *occurrence += 1;
            let new = id.printed_as(self.report, kind, *occurrence, words);
            renamed.entry(std::mem::replace(id, new.clone())).or_insert(new);
        }
        renamed
    }

    /// What the mentions of one thing share hangs on the id of the first of them.
    fn one(&self, found: &Findings, order: &[Order]) -> BTreeMap<FindingId, FindingId> {
        let mut all: Vec<_> = order.iter().zip(&found.mentions).collect();
        all.sort_by_key(|(order, _)| **order);
        let mut renamed = BTreeMap::new();
        for (_, m) in all {
            let new = || m.mention_of.printed_as(self.report, "mention_of", 1, m.id.as_str());
            renamed.entry(m.mention_of.clone()).or_insert_with(new);
        }
        renamed
    }

    /// Speakers who are mentioned nowhere as a name hang on their own words.
    fn speakers(&self, found: &Findings, order: &[Order], renamed: &mut BTreeMap<FindingId, FindingId>) {
        let mut said: Vec<_> = order.iter().zip(&found.statements).collect();
        said.sort_by_key(|(order, _)| **order);
        // Whoever gives a figure has made a statement; should one not have, they come after those who did.
        let hung = found.figures.iter().map(|f| &f.speaker).chain(found.events.iter().map(|e| &e.speaker));
        let said = said.iter().flat_map(|(_, s)| std::iter::once(&s.speaker).chain(&s.also));
        let all = said.chain(hung).chain(found.victims.iter().map(|v| &v.speaker));
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for speaker in all {
            if let Some(id) = &speaker.id
                && !renamed.contains_key(id)
            {
                let name = speaker.name.as_deref().unwrap_or_default();
                let occurrence = seen.entry(name).or_default();
                *occurrence += 1;
                renamed.insert(id.clone(), id.printed_as(self.report, "speaker", *occurrence, name));
            }
        }
    }
}

#[cfg(test)]
mod tests;
