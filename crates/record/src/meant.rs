//! What the ids that a person gives mean: ids cut short and a record in, whole ids out. What nothing begins with, or several things do,
//! is refused, so that the log never has half an id in it.

use std::collections::BTreeSet;

use sayso_case::Case;

use crate::error::RecordError;
use crate::finding::finding_ids;
use crate::record::Record;

/// So many characters of an id at least say which is meant.
const LEAST: usize = 6;

/// Every id that an incident of a case has, or had before it became one with another.
pub(crate) fn incidents(case: &Case) -> BTreeSet<String> {
    let own = case.incidents.iter().map(|i| i.id.to_string());
    own.chain(case.incidents.iter().flat_map(|i| &i.happenings).map(|h| h.alone().to_string())).collect()
}

/// Whether words look like the id of an incident, whole or cut short: "i" and hexadecimal digits. A word of a few such letters ("ice")
/// is a name; no id is named by so few.
pub(crate) fn is_incident(words: &str) -> bool {
    is_id('i', words)
}

/// The same for the id of an answer.
pub(crate) fn is_position(words: &str) -> bool {
    is_id('q', words)
}

fn is_id(letter: char, words: &str) -> bool {
    let hex = words.strip_prefix(letter).filter(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit()));
    hex.is_some_and(|hex| words.len() >= LEAST || hex.bytes().any(|b| b.is_ascii_digit()))
}

/// The one id of such a thing ("incident", "answer", "finding") that begins so.
pub(crate) fn one<'i>(what: &str, words: &str, ids: impl Iterator<Item = &'i str>) -> Result<String, RecordError> {
    let words = words.trim().to_ascii_lowercase();
    if words.len() < LEAST {
        return refused(format!("{words:?} is too short for an id ({what}); give six characters at least"));
    }
    let command = if what == "incident" { "incidents" } else { "points" };
    let found: BTreeSet<&str> = ids.filter(|id| id.starts_with(&words)).collect();
    match (found.len(), found.first()) {
        (1, Some(id)) => Ok((*id).to_owned()),
        (0, _) => refused(format!(
            "there is no {what} {words:?} here; sayso {command} --all --json has the ids; nothing was written"
        )),
        (many, _) => refused(format!("{many} ids begin with {words:?}; give more characters; nothing was written")),
    }
}

/// Whatever a note is about, by its whole id: an incident, a finding, a point, a name, an operation or a report, or a report's path.
pub(crate) fn anything(record: &Record, case: &Case, words: &str) -> Result<String, RecordError> {
    let words = words.trim();
    let reports = record.reports()?;
    if reports.iter().any(|kept| kept.read.report.path == words) {
        return Ok(words.to_owned());
    }
    let mut ids = incidents(case);
    ids.extend(reports.iter().map(|kept| kept.read.report.id.to_string()));
    ids.extend(reports.iter().flat_map(|kept| finding_ids(&kept.read.findings)));
    ids.extend(record.operations().iter().map(|operation| operation.id.to_string()));
    ids.extend(case.points.iter().map(|point| point.id.to_string()));
    ids.extend(case.points.iter().flat_map(|point| &point.positions).map(|position| position.id.to_string()));
    ids.extend(case.names.iter().map(|name| name.id.to_string()));
    ids.extend(case.victims.iter().map(|victim| victim.id.to_string()));
    ids.extend(case.ledger.iter().map(|line| line.id.to_string()));
    let low = words.to_ascii_lowercase();
    let begins: Vec<String> = ids.range(low.clone()..).take_while(|id| id.starts_with(&low)).cloned().collect();
    one_of_anything(words, &begins)
}

/// The one of these ids that words mean, which all of them begin with; or a path, which is the words.
pub(crate) fn one_of_anything(words: &str, begins: &[String]) -> Result<String, RecordError> {
    match begins {
        [path] if path == words => Ok(path.clone()),
        [id] if words.len() >= LEAST => Ok(id.clone()),
        _ if words.len() < LEAST => refused(format!("{words:?} is too short for an id; give six characters at least")),
        [] => refused(format!(
            "nothing in this record has the id {words:?}; the lines of --json and sayso log have ids; nothing was written"
        )),
        many => refused(format!("{} ids begin with {words:?}; give more characters; nothing was written", many.len())),
    }
}

fn refused<T>(why: String) -> Result<T, RecordError> {
    Err(RecordError::Refused(why))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_incidents_are_told_from_names() {
        for id in ["i0123456789abcdef", "i01234", "ifedcba", "i0"] {
            assert!(is_incident(id), "{id}");
        }
        for name in ["ice", "Ida", "i", "ivo marl", "I0123456789abcdef", "f0123456789abcdef"] {
            assert!(!is_incident(name), "{name}");
        }
    }

    #[test]
    fn one_id_begins_so_or_it_is_refused() {
        let of = |words: &str| one("incident", words, ["i0123456", "i0123457", "i9"].into_iter());
        assert_eq!(of("i0123456").ok().as_deref(), Some("i0123456"));
        for (words, says) in [("i012345", "2 ids begin"), ("i0000000", "there is no incident"), ("i9", "too short")] {
            assert!(matches!(of(words), Err(RecordError::Refused(said)) if said.contains(says)), "{words}");
        }
    }
}
