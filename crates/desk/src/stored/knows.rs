//! What a wish asks of a case that nobody holds: ids, or the first characters of them, in; the rows that they mean out.

use std::collections::BTreeSet;

use rusqlite::params;
use sayso_case::{Case, ReportId};
use sayso_record::{Knows, Operation, RecordError};

use super::file::Broken;
use super::make::sort;
use super::{Shared, Stored};

/// So many that begin alike are enough to say that there are several.
const SEVERAL: usize = 2;
/// Behind all digits and letters that an id may go on with.
const BEHIND: &str = "~";

/// A case and the log to which something is said.
pub(crate) struct Known<'s> {
    stored: &'s Stored,
    operations: &'s [Operation],
}

impl Stored {
    /// With the log of the record to which something is said.
    pub(crate) fn known<'s>(&'s self, operations: &'s [Operation]) -> Known<'s> {
        Known { stored: self, operations }
    }
}

fn failed(why: Broken) -> RecordError {
    RecordError::Refused(format!("what was joined cannot be read ({why}); say it again once it is made again"))
}

impl Shared {
    /// The places of things of these sorts whose ids begin so.
    fn places(&self, begins: &str, sorts: [i64; 2]) -> Result<Vec<usize>, Broken> {
        let find = "SELECT DISTINCT place FROM thing WHERE id >= ?1 AND id < ?1 || ?2 AND sort IN (?3, ?4)";
        self.all(find, params![begins, BEHIND, sorts[0], sorts[1]], |row| row.get(0))
    }

    fn ids(&self, find: &str, begins: &str) -> Result<Vec<String>, Broken> {
        self.all(find, params![begins, BEHIND, SEVERAL], |row| row.get(0))
    }
}

impl Knows for Known<'_> {
    fn report_of(&self, finding: &str) -> Result<Option<ReportId>, RecordError> {
        // One that was rejected stands in no case; the log knows where it stood.
        let judged = self.operations.iter().filter_map(|o| o.change()?.judged()).find(|judged| judged.id == finding);
        if let Some(judged) = judged {
            return Ok(Some(judged.report.clone()));
        }
        let shared = &self.stored.shared;
        for place in shared.places_of_finding(finding).map_err(failed)? {
            let read = shared.found(place).map_err(failed)?;
            let has = |read: &sayso_case::ReadReport| sayso_record::finding_ids(&read.findings).any(|id| id == finding);
            if let Some(read) = read.filter(has) {
                return Ok(Some(read.report.id));
            }
        }
        Ok(None)
    }

    fn reports(&self, called: &str) -> Result<Vec<ReportId>, RecordError> {
        const LEAST: usize = 6;
        let shared = &self.stored.shared;
        let mut ids =
            shared.ids("SELECT id FROM report WHERE path = ?1 AND ?2 <> '' LIMIT ?3", called).map_err(failed)?;
        if ids.is_empty() && called.len() >= LEAST {
            ids = shared
                .ids("SELECT id FROM report WHERE id >= ?1 AND id < ?1 || ?2 LIMIT ?3", called)
                .map_err(failed)?;
        }
        Ok(ids.iter().filter_map(|id| ReportId::parse(id)).collect())
    }

    fn part(&self, ids: &[String]) -> Result<Case, RecordError> {
        let shared = &self.stored.shared;
        let mut places: BTreeSet<usize> = BTreeSet::new();
        for id in ids.iter().map(|id| id.trim().to_ascii_lowercase()).filter(|id| !id.is_empty()) {
            let of_incidents = shared.places(&id, [sort::INCIDENT, sort::WAS]).map_err(failed)?;
            places.extend(of_incidents.into_iter().take(SEVERAL));
            let of_answers = shared.places(&id, [sort::POSITION, sort::POSITION]).map_err(failed)?;
            places.extend(of_answers.into_iter().take(SEVERAL));
        }
        let mut case = Case::default();
        for place in places {
            if let Some((incident, points)) = shared.joined(place).map_err(failed)? {
                case.incidents.push(incident);
                case.points.extend(points);
            }
        }
        Ok(case)
    }

    fn anything(&self, words: &str) -> Result<Vec<String>, RecordError> {
        let shared = &self.stored.shared;
        let paths = shared.ids("SELECT path FROM report WHERE path = ?1 AND ?2 <> '' LIMIT min(1, ?3)", words);
        let paths = paths.map_err(failed)?;
        if !paths.is_empty() {
            return Ok(paths);
        }
        let low = words.to_ascii_lowercase();
        let mut all: BTreeSet<String> = BTreeSet::new();
        for find in [
            "SELECT DISTINCT id FROM thing WHERE id >= ?1 AND id < ?1 || ?2 LIMIT ?3",
            "SELECT id FROM report WHERE id >= ?1 AND id < ?1 || ?2 LIMIT ?3",
        ] {
            all.extend(shared.ids(find, &low).map_err(failed)?);
        }
        let begins = |o: &&Operation| !low.is_empty() && o.id.as_str().starts_with(&low);
        all.extend(self.operations.iter().filter(begins).take(SEVERAL).map(|o| o.id.to_string()));
        if self.report_of(&low)?.is_some() {
            all.insert(low);
        }
        Ok(all.into_iter().collect())
    }
}
