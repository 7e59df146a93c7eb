//! What a figure counts, and what stands beside it: denied, revised, said again, part of a total, whether its parts add up; and who
//! gives the bounds of a range.

use std::collections::BTreeMap;

use sayso_case::{Bound, Outcome, Role, Unit};
use sayso_contract::{FindingId, LedgerEntry, Line, PartsLine, RangeLine};

use crate::commands::in_words::{Reports, once};
use crate::number::number;
use crate::output::one_line;

/// Every entry of the ledger by its figure: a total and its parts may stand in different lines.
pub struct Entries<'l>(BTreeMap<&'l FindingId, &'l LedgerEntry>);

impl<'l> Entries<'l> {
    pub fn of(lines: &'l [Line]) -> Self {
        let ledgers = lines.iter().filter_map(|line| match line {
            Line::Ledger(ledger) => Some(ledger),
            _ => None,
        });
        Entries(ledgers.flat_map(|l| l.entries.iter().map(|e| (&e.figure, e))).collect())
    }

    pub fn note(&self, entry: &LedgerEntry) -> String {
        let mut notes = Vec::new();
        if entry.denied == Some(true) {
            notes.push("denied".to_owned());
        }
        if let Some(id) = &entry.revises {
            notes.push(format!("revises {}", self.number(id)));
        }
        if entry.repeats.is_some() {
            notes.push("again".to_owned());
        }
        if let Some(total) = &entry.part_of {
            notes.push(format!("part of {}", self.number(total)));
        }
        if let Some(parts) = &entry.parts {
            notes.push(self.check(parts));
        }
        notes.join(", ")
    }

    /// "6 + 15 = 21"; where that is not the total: "6 + 15 = 21, does not add up".
    fn check(&self, parts: &PartsLine) -> String {
        let terms: Vec<String> = parts.figures.iter().map(|id| self.number(id)).collect();
        let mut check = terms.join(" + ");
        if terms.len() > 1 {
            check.push_str(&format!(" = {}", number(parts.low, parts.high, None)));
        }
        if !parts.whole {
            check = format!("some of them: {check}");
        }
        if parts.adds_up == Some(false) {
            check.push_str(if parts.whole { ", does not add up" } else { ", more than the total" });
        }
        check
    }

    fn number(&self, id: &FindingId) -> String {
        self.0.get(id).map_or_else(|| "?".to_owned(), |e| number(e.low, e.high, e.bound))
    }

    /// Who gives these figures, each once.
    pub fn speakers(&self, ids: &[FindingId], reports: &Reports<'_>) -> String {
        let entries = ids.iter().filter_map(|id| self.0.get(id));
        one_line(&once(entries.map(|e| reports.speaker(e.speaker.as_deref(), &e.report))))
    }

    /// "from 3 (Ilvesk Herald) to at least 5 (Yaren Hodrev)".
    pub fn bounds(&self, range: &RangeLine, reports: &Reports<'_>) -> String {
        let (low, high) = (self.speakers(&range.low_by, reports), self.speakers(&range.high_by, reports));
        match (range.low, range.high) {
            (Some(a), Some(b)) if a == b => format!("all counted say {}", range_number(range)),
            (Some(a), Some(b)) => format!("from {} ({low}) to {} ({high})", plain(a), plain(b)),
            (Some(a), None) => format!("at least {} ({low}); open above ({high})", plain(a)),
            (None, Some(b)) => format!("up to {} ({high}); open below ({low})", plain(b)),
            (None, None) => format!("open below ({low}) and above ({high})"),
        }
    }
}

fn plain(n: u64) -> String {
    number(Some(n), Some(n), None)
}

/// The number of a range with its bound.
pub fn range_number(range: &RangeLine) -> String {
    interval(range.low, range.high, range.about)
}

/// "about 3–5", "at least 24", "21".
pub fn interval(low: Option<u64>, high: Option<u64>, about: bool) -> String {
    match number(low, high, about.then_some(Bound::About)) {
        words if about && !words.starts_with("about") => format!("about {words}"),
        words => words,
    }
}

/// What is counted and whose: "killed, civilian, Halvia".
pub fn counted(outcome: Outcome, unit: Unit, side: Option<&str>, role: Option<Role>) -> String {
    let mut parts = vec![outcome.as_str().replace('_', " ")];
    parts.push(role.map_or_else(|| unit.as_str(), |role| role.as_str()).to_owned());
    parts.extend(side.map(str::to_owned));
    one_line(&parts.join(", "))
}
