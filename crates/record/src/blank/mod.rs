//! Removing a person's name for good from reports that are to stay. In go the names, out comes how much was blanked.
//!
//! In readable texts, particulars and findings each letter of the name becomes a star for each of its bytes, so that every span holds. The bytes
//! of these reports as they were got are removed, and all their readings but the one that counts; who, why and what of every operation that has
//! the name or judges a finding whose words have it. The log says of which reports something was removed, and not what; so `verify` knows what
//! may be missing.

mod name;

use std::collections::{BTreeMap, BTreeSet};

use sayso_case::{FindingId, Findings, MentionKind, ReadReport, Report, sha256};
use sayso_text::Span;

use crate::correct::everything;
use crate::error::RecordError;
use crate::forget::{Forgotten, take_bodies};
use crate::kept::{Kept, ReadingRow, write_reading};
use crate::operation::{Blanked, Change, OperationId, Stamp};
use crate::record::Record;

use name::{LEAST, Name, blanked, blanked_in, in_bytes, is_in, words};

/// A report that loses a name.
struct Without {
    /// The report without it.
    kept: Kept,
    /// The sums of the readings that go.
    removed: Vec<String>,
    /// The findings whose words had it; they have other ids now.
    changed: BTreeSet<String>,
}

/// A report without the names; with it the ids of findings that have others now, as their words are others. `None`: it has none of them.
fn without(kept: &Kept, names: &[String]) -> Result<Option<(Kept, BTreeSet<String>)>, RecordError> {
    let (report, findings) = (&kept.read.report, &kept.read.findings);
    let mut all = names.iter().map(|name| Name::of(name)).collect::<Result<Vec<_>, _>>()?;
    all.extend(short_forms(&kept.read, &all));
    let bare = Report { text: String::new(), ..report.clone() };
    let blank_text = blanked(&report.text, &all);
    if blank_text.is_none() && !is_in(&bare, &all) {
        return Ok(None);
    }
    let text = blank_text.unwrap_or_else(|| report.text.clone());
    let ids = other_ids(findings, &report.text, &text, &all);
    let changed = ids.keys().filter_map(|written| written.split(' ').next().map(str::to_owned)).collect();
    let findings = blanked_in(findings, &all, &ids)?;
    let bare = blanked_in(&bare, &all, &BTreeMap::new())?;
    let report = Report { text_sha256: sha256(text.as_bytes()), text, ..bare };
    Ok(Some((Kept { read: ReadReport { report, findings }, read_by: kept.read_by.clone() }, changed)))
}

/// What else the report calls a person of one of these names: "Marl" where "Ivo Marl" is named, not "the mayor".
fn short_forms(read: &ReadReport, names: &[Name]) -> Vec<Name> {
    let text = &read.report.text;
    let persons = || read.findings.mentions.iter().filter(|m| m.kind == MentionKind::Person && m.named);
    let is_one = |words: &str| names.iter().any(|name| !name.places(words).is_empty());
    let same: BTreeSet<&str> =
        persons().filter(|m| is_one(m.span.of(text)) || is_one(&m.name)).map(|m| m.mention_of.as_str()).collect();
    let forms = persons().filter(|m| same.contains(m.mention_of.as_str())).filter_map(|m| {
        let shared = |word: &String| names.iter().any(|name| name.0.contains(word));
        let words: Vec<String> = words(m.span.of(text)).map(|(_, word)| word).filter(shared).collect();
        let form = Name(words);
        (form.0.iter().map(|word| word.chars().count()).sum::<usize>() >= LEAST).then_some(form)
    });
    forms.collect()
}

/// The ids, as written, of findings whose words are others now, with their new ones; and of speakers, which are made of their names.
fn other_ids(findings: &Findings, before: &str, after: &str, names: &[Name]) -> BTreeMap<String, String> {
    let mut met: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut others = BTreeMap::new();
    for (id, kind, span) in everything(findings) {
        if span.of(before) == span.of(after) {
            continue;
        }
        let occurrence = met.entry((kind, span.of(after))).or_default();
        *occurrence += 1;
        let new = id.printed_as(&findings.report, kind, *occurrence, span.of(after));
        others.insert(String::from(id.clone()), String::from(new));
    }
    let f = findings;
    let told = f.figures.iter().map(|x| &x.speaker).chain(f.events.iter().map(|x| &x.speaker));
    let told = told.chain(f.victims.iter().map(|x| &x.speaker));
    let of_mentions: BTreeSet<_> = f.mentions.iter().map(|m| &m.mention_of).collect();
    for speaker in f.statements.iter().flat_map(|s| std::iter::once(&s.speaker).chain(&s.also)).chain(told) {
        let (Some(id), Some(name)) = (&speaker.id, &speaker.name) else { continue };
        if let Some(name) = blanked(name, names).filter(|_| !of_mentions.contains(id)) {
            let new = FindingId::new(&f.report, "speaker", Span::default(), &name);
            others.entry(String::from(id.clone())).or_insert_with(|| String::from(new));
        }
    }
    others
}

impl Record {
    /// How many reports have one of these names.
    ///
    /// # Errors
    /// A name is too short, or the record cannot be read.
    pub fn naming(&self, names: &[String]) -> Result<usize, RecordError> {
        Ok(self.without_names(names)?.len())
    }

    /// Removes the names. The database is written anew, so that no byte of them stays in the file; backups have them still. Says from how
    /// many reports. Each report is a step of its own; said again after an error, it goes on.
    ///
    /// # Errors
    /// A path or an address has the name, or what cannot lose its words; then nothing is removed. Or it cannot be written.
    pub fn forget_person(&mut self, names: &[String], stamp: &Stamp) -> Result<(usize, Forgotten), RecordError> {
        let found = self.without_names(names)?;
        let changed: BTreeSet<&str> = found.iter().flat_map(|one| &one.changed).map(String::as_str).collect();
        let bodies = self.bodies_with(names, &changed, stamp)?;
        if found.is_empty() && bodies.is_empty() {
            return Err(RecordError::Refused(
                "no report and no operation of this record has this name; give it as the reports have it".to_owned(),
            ));
        }
        let row = |kept: &Kept| ReadingRow::of(&kept.read, &kept.read_by);
        let rows = found.iter().map(|one| row(&one.kept)).collect::<Result<Vec<_>, _>>().map_err(|why| {
            RecordError::Refused(format!(
                "a report cannot be written down without the name ({why}); nothing was removed"
            ))
        })?;
        self.remove_safely()?;
        if !bodies.is_empty() {
            self.append_with(Change::Forget, stamp, |db| take_bodies(db, &bodies))?;
            self.forget_bodies(&bodies);
        }
        for (one, row) in found.iter().zip(&rows) {
            let (report, removed) = (one.kept.read.report.id.clone(), one.removed.clone());
            let change = Change::Blank { blanked: Blanked { report, removed, reading: row.sum.clone() } };
            self.append_with(change, stamp, |db| {
                db.execute("DELETE FROM reading WHERE report = ?1", [&row.report])?;
                // Its row stays, since readings hang on it.
                db.execute("UPDATE original SET bytes = x'' WHERE report = ?1", [&row.report])?;
                write_reading(db, row)
            })?;
        }
        Ok((found.len(), Forgotten { bodies: bodies.len(), may_be_there: self.written_anew() }))
    }

    /// The reports that have a name anywhere, without it.
    fn without_names(&self, names: &[String]) -> Result<Vec<Without>, RecordError> {
        let all = names.iter().map(|name| Name::of(name)).collect::<Result<Vec<_>, _>>()?;
        let mut found = Vec::new();
        for report in self.originals_kept()? {
            let mut is_named = in_bytes(&self.original(&report)?.unwrap_or_default(), &all);
            for reading in self.readings_of(&report)? {
                is_named = is_named || without(&reading, names)?.is_some();
            }
            if is_named {
                let kept = self.kept(&report)?;
                let (kept, changed) = without(&kept, names)?.unwrap_or((kept, BTreeSet::new()));
                found.push(Without { kept, removed: self.sums_of(&report)?, changed });
            }
        }
        Ok(found)
    }

    /// The operations that lose who, why and what.
    fn bodies_with(
        &self,
        names: &[String],
        changed: &BTreeSet<&str>,
        stamp: &Stamp,
    ) -> Result<BTreeSet<OperationId>, RecordError> {
        let names = names.iter().map(|name| Name::of(name)).collect::<Result<Vec<_>, _>>()?;
        if is_in(&(&stamp.who, &stamp.why), &names) {
            return Err(RecordError::Refused("--who or --why has the name that is to go; say it without".to_owned()));
        }
        let mut bodies: BTreeSet<OperationId> = BTreeSet::new();
        for operation in self.operations().iter().rev() {
            let (Some(body), Some(change)) = (&operation.body, operation.change()) else { continue };
            let judges = change.judged().is_some_and(|finding| changed.contains(finding.id.as_str()));
            if !judges && !is_in(&**body, &names) && !bodies.contains(&operation.id) {
                continue;
            }
            let holds_a_report = |o: &OperationId| {
                let of = self.operations().iter().find(|other| &other.id == o).and_then(|other| other.change());
                matches!(of, Some(Change::Add { .. } | Change::Read { .. } | Change::Blank { .. }))
            };
            let undoes = if let Change::Undo { operation } = change { Some(operation) } else { None };
            if holds_a_report(&operation.id) || undoes.is_some_and(holds_a_report) {
                return Err(RecordError::Refused(format!(
                    "operation {} has the name in a path, an address or its words, and a report hangs on it; remove that report with \
                     sayso forget REPORT --for-good first; nothing was removed",
                    operation.id.short()
                )));
            }
            bodies.insert(operation.id.clone());
            // What was undone must not count again when nothing says any more that it was.
            bodies.extend(undoes.cloned());
        }
        Ok(bodies)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::got;

    #[test]
    fn what_else_a_report_calls_the_person_goes_and_what_it_calls_others_stays() {
        let one = got("a.txt", "Six");
        let mut read = one.read;
        let text = read.report.text.replace("Karsk is near.", "Marl fled, the mayor of Orm. Marlow stayed.");
        let person = read.findings.mentions[1].clone();
        for words in ["Marl fled", "the mayor of Orm"] {
            let at = text.rfind(words).unwrap();
            let span = Span::new(at, at + words.trim_end_matches(" fled").len());
            read.findings.mentions.push(sayso_case::Mention { span, ..person.clone() });
        }
        read.report.text = text.clone();
        let kept = Kept { read, read_by: one.read_by };
        let (kept, changed) = without(&kept, &["Ivo Marl".to_owned()]).unwrap().unwrap();
        let is = text.replace("Ivo Marl", "*** ****").replace("Marl fled", "**** fled");
        assert_eq!(kept.read.report.text, is);
        assert_eq!(kept.read.report.text_sha256, sha256(is.as_bytes()));
        assert!(changed.contains(person.id.as_str()));
        assert!(without(&kept, &["Ivo Marl".to_owned()]).unwrap().is_none());
    }
}
