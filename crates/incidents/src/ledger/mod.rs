//! Figures over time: what became of how many, by incident or as a running total; figures in, [`LedgerLine`]s out.
//!
//! `parts` finds breakdowns, `range` says what counts and gives each line its bounds, `sums` adds up when asked.

mod parts;
mod range;
mod sums;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use sayso_case::{
    Bound, ClaimKind, Entry, Figure, FindingId, HolderId, IncidentId, LedgerLine, LeftOut, LineId, Outcome, Role,
    Scope, Unit,
};

use self::parts::Breakdowns;
use self::range::{Voice, settle};
pub use self::sums::sums;
use crate::incidents::Happening;
use crate::names::Names;
use crate::origins::Origins;
use crate::pile::{Pile, speaker_name};
use crate::points::tolls::Tally;
use crate::points::{Holder, Speakers};
use crate::sides::Sides;

/// Where a line stands: an incident (by its place in time), running totals, or nowhere.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Whose {
    Incident(usize),
    Totals,
    Nobody,
}

/// What is told apart: also whose side in words, and the class of people.
type Key = (Whose, Outcome, Unit, Option<String>, Option<Role>, Option<&'static str>);

/// A report's figure and who gives it.
type Told<'a> = (usize, &'a Figure, &'a Holder);

/// The ledger: incidents' figures first, in the order of incidents, then running totals, then those of no incident;
/// lines by their first entries.
/// `tallies` are, for each happening, the figures that answer a question of its points: those alone count.
pub(crate) fn ledger(
    pile: &Pile,
    names: &Names,
    sides: &Sides,
    speakers: &Speakers,
    origins: &Origins,
    happenings: &[Happening],
    tallies: &[BTreeMap<FindingId, Tally>],
) -> Vec<LedgerLine> {
    let mut incident_of: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (h, happening) in happenings.iter().enumerate() {
        for (r, t) in happening.traces.iter().filter(|(_, t)| t.kind == ClaimKind::Figure) {
            incident_of.entry((*r, t.at)).or_insert(h);
        }
    }
    let mut order: Vec<Key> = Vec::new();
    let mut lines: BTreeMap<Key, Vec<Told>> = BTreeMap::new();
    let mut breakdowns: Vec<Breakdowns> = Vec::new();
    for (r, read) in pile.reports.iter().enumerate() {
        breakdowns.push(Breakdowns::of(pile, r));
        for (at, f) in read.findings.figures.iter().enumerate() {
            let whose = match incident_of.get(&(r, at)) {
                _ if f.scope == Some(Scope::Total) => Whose::Totals,
                Some(h) => Whose::Incident(*h),
                None if f.outcome == Outcome::Other => continue,
                None => Whose::Nobody,
            };
            let side = f.side.as_ref().and_then(|s| {
                let name = s.basis.first().and_then(|b| names.at(pile, r, *b));
                sides.label(&s.value, name)
            });
            let key = match whose {
                Whose::Incident(h) => match tallies.get(h).and_then(|t| t.get(&f.id)) {
                    Some(t) => (whose, f.outcome, f.unit, t.side.clone(), t.role(), Some(t.class)),
                    None => (whose, f.outcome, f.unit, side, f.role, None),
                },
                _ => (whose, f.outcome, f.unit, side, f.role, None),
            };
            let line = lines.entry(key.clone()).or_default();
            if line.is_empty() {
                order.push(key);
            }
            if let Some(holder) = speakers.of_figure(r, at) {
                line.push((r, f, holder));
            }
        }
    }
    order.sort_by_key(|k| k.0);
    let desk = Desk { pile, origins, happenings, breakdowns, tallies };
    order.into_iter().filter_map(|key| lines.remove(&key).map(|figures| desk.line(key, figures))).collect()
}

/// What every line is made with.
struct Desk<'a> {
    pile: &'a Pile<'a>,
    origins: &'a Origins,
    happenings: &'a [Happening],
    breakdowns: Vec<Breakdowns>,
    tallies: &'a [BTreeMap<FindingId, Tally>],
}

impl Desk<'_> {
    #[expect(clippy::indexing_slicing, reason = "a line has a figure, and an entry for each")]
    fn line(&self, key: Key, mut figures: Vec<Told>) -> LedgerLine {
        let (whose, outcome, unit, side, role, class) = key;
        let published = |r: usize| self.pile.published(r);
        figures.sort_by_key(|(r, f, _)| (published(*r).is_none(), published(*r), *r, f.span));
        let mut entries: Vec<Entry> = Vec::new();
        let mut voices: Vec<Voice> = Vec::new();
        let mut last: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        type Number = (Option<u64>, Option<u64>);
        let mut said: BTreeMap<(usize, Number, HolderId), FindingId> = BTreeMap::new();
        for (r, f, holder) in &figures {
            let voice = self.voice(*r, f, holder);
            let mut entry = self.entry(*r, f, holder);
            let number = (f.low, f.high);
            let said_before = said.get(&(*r, number, entry.holder.clone()));
            entry.repeats = said_before.cloned();
            let before = last.get(&voice.who).map(|(k, q)| (&entries[*k], *q));
            let earlier = |q: usize| published(q).zip(published(*r)).is_some_and(|(a, b)| a.before(b));
            // Two numbers of no one happening are two numbers.
            entry.revises = before
                .filter(|(e, q)| whose != Whose::Nobody && earlier(*q) && (e.low, e.high) != number)
                .map(|(e, _)| e.figure.clone());
            if entry.repeats.is_none() {
                last.insert(voice.who.clone(), (entries.len(), *r));
            }
            entry.left_out = self.unsure(whose, f);
            said.entry((*r, number, entry.holder.clone())).or_insert_with(|| entry.figure.clone());
            entries.push(entry);
            voices.push(voice);
        }
        let mut range = if whose == Whose::Nobody { None } else { settle(&mut entries, &voices) };
        if whose == Whose::Totals {
            // Running totals of two days differ without contradicting one another.
            let mut days = entries.iter().zip(&voices).filter(|(e, _)| e.left_out.is_none()).map(|(_, v)| v.published);
            let first = days.next();
            range = range.filter(|_| days.all(|d| d.is_some() && Some(d) == first));
        }
        let places: Vec<(usize, usize)> =
            figures.iter().map(|(r, f, _)| (*r, self.pile.sentence(*r, f.span.start))).collect();
        let incident = match whose {
            Whose::Incident(h) => self.happenings.get(h).map(|h| h.incident.id.clone()),
            _ => None,
        };
        let anchor = match whose {
            Whose::Nobody => "none",
            _ => incident.as_ref().map_or("total", IncidentId::as_str),
        };
        let first: &FindingId = &entries[0].figure;
        LedgerLine {
            id: LineId::of(&[anchor, first.of_place()]),
            incident,
            scope: match whose {
                Whose::Incident(_) => Some(Scope::Incident),
                Whose::Totals => Some(Scope::Total),
                Whose::Nobody => None,
            },
            outcome,
            unit,
            side,
            role,
            class: class.map(str::to_owned),
            entries,
            range,
            origins: self.origins.count(&places),
        }
    }

    /// Why a figure of people hit does not count, by the points of its incident.
    fn unsure(&self, whose: Whose, f: &Figure) -> Option<LeftOut> {
        let Whose::Incident(h) = whose else { return None };
        if f.unit != Unit::People || !Tally::asked(f.outcome) {
            return None;
        }
        match self.tallies.get(h)?.get(&f.id) {
            None => Some(LeftOut::NotCounted),
            Some(t) => t.part.then_some(LeftOut::Part),
        }
    }

    /// Whose word a figure is.
    fn voice(&self, r: usize, f: &Figure, holder: &Holder) -> Voice {
        let origin = speaker_name(&f.speaker).is_none().then(|| self.origins.whole(r));
        let about = f.bound == Bound::About;
        // What a newspaper counts later takes the place of what it counted; "officials" here are not "officials" there.
        let who = if holder.own_voice { holder.key.clone() } else { holder.id().to_string() };
        Voice { who, origin, published: self.pile.published(r), denied: f.denied, about }
    }

    /// A figure as it stands in the ledger, without what depends on the others.
    fn entry(&self, r: usize, f: &Figure, holder: &Holder) -> Entry {
        let report = &self.pile.read(r).report;
        let breakdowns = self.breakdowns.get(r);
        Entry {
            figure: f.id.clone(),
            report: report.id.clone(),
            holder: holder.id(),
            speaker: speaker_name(&f.speaker),
            speaker_side: holder.side.clone(),
            low: f.low,
            high: f.high,
            published: report.published,
            revises: None,
            repeats: None,
            part_of: breakdowns.and_then(|b| b.part_of.get(&f.id)).cloned(),
            parts: breakdowns.and_then(|b| b.parts.get(&f.id)).cloned(),
            left_out: None,
        }
    }
}
