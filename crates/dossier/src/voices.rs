//! Voices: who speaks, over all reports. In goes the index, out comes for every claim the one voice it belongs to, with its
//! short handle and the group of columns it stands in.
//!
//! Who is one voice under several names, the joining has said ([`HolderId`]). Unnamed sources stay apart, report by report, for "officials"
//! here are not "officials" there; so do the own words of each report.

use std::collections::{BTreeMap, BTreeSet};

use sayso_case::{Claim, Entry, FindingId, HolderId, ReportId, SideId, Speaker, SpeakerKind};

use crate::handles::{handle, outlet_handle};
use crate::index::Index;
use crate::references::number;
use crate::safe::slugs;

/// The group of columns a voice stands in, in order of the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Group {
    /// A side, by its place in [`crate::sides::Sides`].
    Side(usize),
    /// Named, and of no side that the reports tell.
    NoSide,
    /// Not named.
    Unnamed,
    /// A report in its own voice.
    Own,
}

/// One voice.
pub(crate) struct Voice<'c> {
    /// All its names, or the words for it.
    pub(crate) label: String,
    /// As short as the head of a column needs it.
    pub(crate) handle: String,
    /// The same beside a number: a report's own number stands behind.
    pub(crate) beside: String,
    pub(crate) group: Group,
    /// The side it speaks for, of unnamed sources as well.
    pub(crate) side: Option<usize>,
    /// Its name in addresses.
    pub(crate) slug: String,
    /// What the reports call its office, each once.
    pub(crate) roles: Vec<&'c str>,
    /// The report whose own voice it is.
    pub(crate) report: Option<usize>,
}

/// What a voice is known by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key<'c> {
    /// Whoever the joining made one.
    Holder(&'c HolderId),
    /// A report in its own voice.
    Own(usize),
}

impl<'c> Key<'c> {
    fn of(report: usize, holder: &'c HolderId, own: bool) -> Self {
        if own { Key::Own(report) } else { Key::Holder(holder) }
    }
}

/// What is gathered of one voice while the case is read.
#[derive(Default)]
struct Heard<'c> {
    /// The names by which it is cited, and how often.
    spoken: Vec<(&'c str, usize)>,
    /// Where each stands there, in small letters: a voice of many reports has hundreds.
    places: BTreeMap<String, usize>,
    sides: BTreeSet<usize>,
    roles: Vec<&'c str>,
    kind: Option<SpeakerKind>,
}

/// Words that somebody is cited with.
struct Cited<'c> {
    report: &'c ReportId,
    finding: &'c FindingId,
    holder: &'c HolderId,
    own: bool,
    name: Option<&'c str>,
    side: Option<&'c SideId>,
}

/// All voices of a case.
pub(crate) struct Voices<'c> {
    all: Vec<Voice<'c>>,
    places: BTreeMap<Key<'c>, usize>,
    /// The sides that have a voice, in order of their patterns.
    sides: Vec<usize>,
}

/// Who speaks in each report, by report and name.
struct Speakers<'c>(BTreeMap<(usize, &'c str), &'c Speaker>);

impl<'c> Voices<'c> {
    /// Reads every claim and every figure of the ledger once.
    pub(crate) fn of(index: &Index<'c>) -> Self {
        let speakers = Speakers::of(index);
        let mut order: Vec<Key<'c>> = Vec::new();
        let mut heard: BTreeMap<Key<'c>, Heard<'c>> = BTreeMap::new();
        let case = index.case;
        let claims = case.points.iter().flat_map(|p| &p.positions).flat_map(|p| &p.claims);
        let claims = claims.chain(case.also_said.iter().flat_map(|a| &a.claims));
        let claims = claims.map(|c| Cited {
            report: &c.report,
            finding: &c.finding,
            holder: &c.holder,
            own: c.own_voice,
            name: c.speaker.as_deref(),
            side: c.speaker_side.as_ref(),
        });
        let entries = case.ledger.iter().flat_map(|l| &l.entries).map(|e| Cited {
            report: &e.report,
            finding: &e.figure,
            holder: &e.holder,
            own: e.speaker.is_none(),
            name: e.speaker.as_deref(),
            side: e.speaker_side.as_ref(),
        });
        for cited in claims.chain(entries) {
            let Some(report) = index.report(cited.report) else { continue };
            let key = Key::of(report, cited.holder, cited.own);
            let heard = heard.entry(key).or_insert_with(|| {
                order.push(key);
                Heard::default()
            });
            heard.sides.extend(index.sides.place(cited.side));
            heard.hear(index, &speakers, report, cited.finding, cited.name);
        }
        // The own words of reports in order of the reports; all others in order of first use.
        order.sort_by_key(|key| if let Key::Own(report) = key { (1, *report) } else { (0, 0) });
        let mut all: Vec<Voice> = order.iter().map(|key| voice(index, key, &heard[key])).collect();
        let slugs = slugs(all.iter().map(|v| v.handle.as_str()));
        all.iter_mut().zip(slugs).for_each(|(v, slug)| v.slug = slug);
        let places: BTreeMap<Key, usize> = order.into_iter().enumerate().map(|(k, key)| (key, k)).collect();
        let mut voices = Voices { all, places, sides: Vec::new() };
        voices.sides = voices.sides_in_order(index);
        voices
    }

    /// The sides that answer a question, by alphabet, then those that only say something else.
    fn sides_in_order(&self, index: &Index<'c>) -> Vec<usize> {
        let claims = index.case.points.iter().flat_map(|p| &p.positions).flat_map(|p| &p.claims);
        let side = |v: usize| self.get(v).side;
        let answer: BTreeSet<usize> = claims.filter_map(|c| self.of_claim(index, c).and_then(side)).collect();
        let rest: BTreeSet<usize> = self.all.iter().filter_map(|v| v.side).filter(|s| !answer.contains(s)).collect();
        answer.into_iter().chain(rest).collect()
    }

    /// The voice of a claim; `None` where its report is not in the case.
    pub(crate) fn of_claim(&self, index: &Index<'c>, claim: &'c Claim) -> Option<usize> {
        self.places.get(&Key::of(index.report(&claim.report)?, &claim.holder, claim.own_voice)).copied()
    }

    /// The voice that gives a figure of the ledger, as it is called beside a number.
    pub(crate) fn beside(&self, report: usize, entry: &Entry) -> Option<String> {
        let voice = self.places.get(&Key::of(report, &entry.holder, entry.speaker.is_none()))?;
        Some(self.get(*voice).beside.clone())
    }

    /// One voice.
    pub(crate) fn get(&self, voice: usize) -> &Voice<'c> {
        &self.all[voice]
    }

    /// The number of a side's pattern, from 1.
    pub(crate) fn pattern(&self, side: usize) -> usize {
        self.sides.iter().position(|s| *s == side).map_or(0, |k| k + 1)
    }
}

impl<'c> Heard<'c> {
    fn hear(
        &mut self,
        index: &Index<'c>,
        speakers: &Speakers<'c>,
        report: usize,
        finding: &FindingId,
        name: Option<&'c str>,
    ) {
        fn once<'c>(list: &mut Vec<&'c str>, item: Option<&'c str>) {
            if let Some(item) = item.filter(|i| !list.contains(i)) {
                list.push(item);
            }
        }
        let Some(name) = name else { return };
        let capitals = |n: &str| n.chars().filter(|c| c.is_uppercase()).count();
        let next = self.spoken.len();
        let place = *self.places.entry(name.to_lowercase()).or_insert(next);
        match self.spoken.get_mut(place) {
            Some((known, times)) => {
                *times += 1;
                // "OBSERVER MISSION" in a headline is the Observer Mission.
                if capitals(name) < capitals(known) {
                    *known = name;
                }
            }
            None => self.spoken.push((name, 1)),
        }
        let speaker = speakers.get(index, report, finding, name);
        once(&mut self.roles, speaker.and_then(|s| s.role.as_deref()));
        self.kind = self.kind.or(speaker.map(|s| s.kind));
    }
}

impl<'c> Speakers<'c> {
    fn of(index: &Index<'c>) -> Self {
        let mut all = BTreeMap::new();
        for (k, read) in index.case.reports.iter().enumerate() {
            for speaker in read.findings.statements.iter().flat_map(|s| [&s.speaker].into_iter().chain(&s.also)) {
                if let Some(name) = &speaker.name {
                    all.entry((k, name.as_str())).or_insert(speaker);
                }
            }
        }
        Speakers(all)
    }

    /// What the report says of a speaker: a finding's own, else whoever bears the name in it.
    fn get(&self, index: &Index<'c>, report: usize, finding: &FindingId, name: &'c str) -> Option<&'c Speaker> {
        let own = index.find(finding).and_then(|f| f.finding.speaker()).filter(|s| s.name.as_deref() == Some(name));
        own.or_else(|| self.0.get(&(report, name)).copied())
    }
}

/// Whether a word behind the first has a capital, or the first has one and stands alone.
fn has_a_name(words: &str) -> bool {
    let capital = |w: &str| w.chars().next().is_some_and(char::is_uppercase);
    let mut all = words.split_whitespace();
    let first = all.next().is_some_and(capital);
    let mut rest = all.peekable();
    if rest.peek().is_none() { first } else { rest.any(capital) }
}

/// The names by which a voice is cited, by alphabet, without those that stand in another of them.
fn cited(spoken: &[(&str, usize)]) -> String {
    let within = |n: &str| {
        spoken.iter().any(|(o, _)| {
            *o != n && o.split_whitespace().collect::<Vec<_>>().ends_with(&n.split_whitespace().collect::<Vec<_>>())
        })
    };
    let mut names: Vec<&str> = spoken.iter().map(|(n, _)| *n).filter(|n| !within(n)).collect();
    names.sort_by_key(|n| n.to_lowercase());
    names.join(" / ")
}

fn voice<'c>(index: &Index<'c>, key: &Key<'c>, heard: &Heard<'c>) -> Voice<'c> {
    let side = heard.sides.iter().next().copied().filter(|_| heard.sides.len() == 1);
    let spoken = heard.spoken.first().map_or("nobody named", |(name, _)| name);
    let own = |report: usize| format!("{} {}", number(report), index.outlet(report));
    let unnamed = match (heard.spoken.first(), heard.kind) {
        (None, _) | (_, Some(SpeakerKind::Unnamed)) => true,
        (Some((name, _)), None) => !has_a_name(name),
        _ => false,
    };
    let (label, group, report) = match key {
        Key::Holder(_) if unnamed => (spoken.to_owned(), Some(Group::Unnamed), None),
        Key::Holder(_) => (cited(&heard.spoken), None, None),
        Key::Own(report) => (own(*report), Some(Group::Own), Some(*report)),
    };
    let group = group.unwrap_or_else(|| side.map_or(Group::NoSide, Group::Side));
    let short = || handle(&heard.spoken, heard.kind, matches!(group, Group::Side(_)), &index.sides);
    let outlet = |report| outlet_handle(index.outlet(report), &index.sides);
    let handle = report.map_or_else(short, |r| format!("{} {}", number(r), outlet(r)));
    let beside = report.map_or_else(short, |r| format!("{} ({})", outlet(r), number(r)));
    Voice { beside, label, handle, group, side, slug: String::new(), roles: heard.roles.clone(), report }
}
