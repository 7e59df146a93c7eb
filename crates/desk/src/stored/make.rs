//! Making the file: in goes a record, out comes what is joined of it as each page asks for it. It takes the memory that joining takes, so
//! it is done by a process of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use std::path::Path;

use rusqlite::{Connection, params};
use sayso_case::{Case, Fold, Incident, IncidentId, MentionKind, Name, Point, Variant};
use sayso_contract::{Timeline, for_each_incident};
use sayso_dossier::{Ask, Goals, LISTED, Options, Sheet, Spread, places_of, places_shown, strip};
use sayso_record::{Change, Joined, Operation, Record, finding_ids, unsure};
use serde_json::Value;

use super::file::{Broken, File, MadeOf, New, day_number, number, packed, written};
use crate::failed::DeskError;
use crate::held::lines_of;
use crate::lines::value;
use crate::source::{Counts, List};

/// So many lines are packed together.
pub(super) const PACK: usize = 50;
/// So many lines are made at once.
const AT_ONCE: usize = 20_000;
/// So many reports that use a name are kept with it.
const USERS: usize = 12;
/// The list of names as the review asks for them; the others have the numbers of [`List`].
pub(super) const NAMES: i64 = 100;

/// Sorts of ids.
pub(super) mod sort {
    pub(in crate::stored) const INCIDENT: i64 = 0;
    /// Under which a part of an incident was or would be known.
    pub(in crate::stored) const WAS: i64 = 1;
    pub(in crate::stored) const POINT: i64 = 2;
    pub(in crate::stored) const POSITION: i64 = 3;
    pub(in crate::stored) const NAME: i64 = 4;
    pub(in crate::stored) const OTHER: i64 = 5;
}

/// Of what a file of this record is made now.
pub(super) fn made_of(record: &Record, options: &Options) -> MadeOf {
    MadeOf {
        program: options.version.clone().unwrap_or_default(),
        folder: options.folder.clone().unwrap_or_default(),
        operations: record.operations().len(),
        last: record.operations().last().map(|o| o.id.to_string()).unwrap_or_default(),
    }
}

/// Whether something was taken out of a record for good since an operation of its log.
pub(super) fn is_forgotten_since(operations: &[Operation], from: usize) -> bool {
    let goes = |o: &Operation| matches!(o.change(), Some(Change::Forget | Change::Blank { .. }) | None);
    operations.iter().skip(from).any(goes)
}

/// Joins a record and keeps what comes of it beside it.
pub(crate) fn make(folder: &Path, options: &Options, threads: NonZeroUsize) -> Result<(), DeskError> {
    let failed = |why: Broken| DeskError::Kept(folder.to_owned(), why.to_string());
    let (lock, has_waited) = New::wait(folder).map_err(failed)?;
    let record = Record::open(folder)?;
    let made_of = made_of(&record, options);
    // Whoever was waited for may have made it.
    if has_waited && File::open(folder).is_some_and(|(_, there)| there == made_of) {
        return Ok(());
    }
    let joined = record.case(threads)?;
    let new = New::begin(folder, lock).map_err(failed)?;
    if let Err(why) = fill(&new.db, &record, &joined, options) {
        new.discard();
        return Err(failed(why));
    }
    // The index for searching has the names of the case; where it cannot be made, a search says so.
    let _ = record.prepare_search(&joined.case);
    // What was forgotten while this was made must not come back by it.
    let now = Record::open_behind(folder, &record.log())?;
    if is_forgotten_since(now.operations(), made_of.operations) {
        new.discard();
        return Ok(());
    }
    new.end(&made_of).map_err(failed)
}

fn fill(db: &Connection, record: &Record, joined: &Joined, options: &Options) -> Result<(), Broken> {
    let case = &joined.case;
    let mut set = db.prepare("INSERT INTO meta VALUES (?1, ?2)")?;
    set.execute(params!["counts", serde_json::to_string(&Counts::of(case))?])?;
    let sides: Vec<&str> = case.sides.iter().map(|side| side.label.as_str()).collect();
    set.execute(params!["sides", serde_json::to_string(&sides)?])?;
    let misfits: Vec<(&str, &str)> = joined.misfits.iter().map(|m| (m.operation.as_str(), m.why.as_str())).collect();
    set.execute(params!["misfits", serde_json::to_string(&misfits)?])?;
    set.execute(params!["places", serde_json::to_string(&case.places)?])?;
    let mut lengths = Vec::new();
    for list in List::ALL {
        lengths.push(lines(db, case, list)?);
    }
    set.execute(params!["lengths", serde_json::to_string(&lengths)?])?;
    queue(db, case)?;
    names(db, case)?;
    findings(db, case)?;
    let mut spread = Spread::of(case, options, Goals::Served);
    // What people have seen is laid over it when a page is shown, so that a confirmation joins nothing again.
    spread.leave_open();
    set.execute(params!["title", spread.title()])?;
    used(db, &spread)?;
    reports(db, record, case, &spread)?;
    sheets(db, &spread)?;
    incidents(db, case, &spread)
}

/// Lines of a list, packed; how many there are.
fn lines(db: &Connection, case: &Case, list: List) -> Result<usize, Broken> {
    let timeline = if list == List::Timeline { Timeline::of(case) } else { Timeline::default() };
    let mut packs = Packs::of(db, list.number())?;
    for from in (0..).step_by(AT_ONCE) {
        let range = from..from + AT_ONCE;
        let some = if list == List::Timeline { timeline.lines_in(case, range) } else { lines_of(case, list, range) };
        if some.is_empty() {
            break;
        }
        some.iter().try_for_each(|line| packs.add(&value(line)))?;
    }
    packs.end()
}

/// Lines of a list, so many packed together.
struct Packs<'d> {
    insert: rusqlite::Statement<'d>,
    list: i64,
    open: Vec<String>,
    count: usize,
}

impl<'d> Packs<'d> {
    fn of(db: &'d Connection, list: i64) -> Result<Self, Broken> {
        Ok(Packs { insert: db.prepare("INSERT INTO line VALUES (?1, ?2, ?3)")?, list, open: Vec::new(), count: 0 })
    }

    fn add(&mut self, value: &Value) -> Result<(), Broken> {
        // JSON has no line ends in it.
        self.open.push(value.to_string());
        self.count += 1;
        if self.open.len() == PACK { self.close() } else { Ok(()) }
    }

    fn close(&mut self) -> Result<(), Broken> {
        if !self.open.is_empty() {
            let pack = (self.count - 1) / PACK;
            self.insert.execute(params![self.list, pack, packed(&self.open.join("\n"))?])?;
            self.open.clear();
        }
        Ok(())
    }

    fn end(mut self) -> Result<usize, Broken> {
        self.close()?;
        Ok(self.count)
    }
}

fn queue(db: &Connection, case: &Case) -> Result<(), Broken> {
    let mut insert = db.prepare("INSERT INTO unsure VALUES (?1, ?2, ?3)")?;
    for (place, one) in unsure(case).iter().enumerate() {
        insert.execute(params![place, one.id, written(one)?])?;
    }
    Ok(())
}

/// Names for the review, and the ways in which places are written.
fn names(db: &Connection, case: &Case) -> Result<(), Broken> {
    let mut thing = db.prepare("INSERT OR IGNORE INTO thing VALUES (?1, ?2, ?3)")?;
    let mut way = db.prepare("INSERT OR IGNORE INTO way VALUES (?1, ?2)")?;
    let mut ways = db.prepare("INSERT INTO ways VALUES (?1, ?2)")?;
    let mut packs = Packs::of(db, NAMES)?;
    for (place, name) in case.names.iter().enumerate() {
        thing.execute(params![name.id.as_str(), sort::NAME, place])?;
        packs.add(&serde_json::to_value(without_mentions(name, USERS))?)?;
        if name.kind == MentionKind::Place && name.variants.len() > 1 {
            ways.execute(params![place, written(&without_mentions(name, 0))?])?;
            for variant in &name.variants {
                way.execute(params![variant.text, place])?;
            }
        }
    }
    packs.end()?;
    let others = case.victims.iter().map(|v| v.id.as_str()).chain(case.ledger.iter().map(|l| l.id.as_str()));
    for id in others {
        thing.execute(params![id, sort::OTHER, 0])?;
    }
    let mut called = db.prepare("INSERT INTO called VALUES (?1, ?2)")?;
    for (written, shown) in places_shown(case) {
        called.execute(params![written, shown])?;
    }
    Ok(())
}

fn without_mentions(name: &Name, users: usize) -> Name {
    let variant = |v: &Variant| Variant {
        text: v.text.clone(),
        reports: v.reports.iter().take(users).cloned().collect(),
        mentions: Vec::new(),
    };
    Name { variants: name.variants.iter().map(variant).collect(), basis: Vec::new(), ..name.clone() }
}

fn findings(db: &Connection, case: &Case) -> Result<(), Broken> {
    let mut all: Vec<(i64, u32)> = Vec::new();
    for (k, read) in (0..).zip(&case.reports) {
        all.extend(finding_ids(&read.findings).filter_map(|id| Some((number(&id)?, k))));
    }
    // In the order of the table, which is written once then.
    all.sort_unstable();
    all.dedup();
    let mut insert = db.prepare("INSERT INTO finding VALUES (?1, ?2)")?;
    for (number, report) in all {
        insert.execute(params![number, report])?;
    }
    Ok(())
}

fn used(db: &Connection, spread: &Spread) -> Result<(), Broken> {
    let mut insert = db.prepare("INSERT OR IGNORE INTO used VALUES (?1)")?;
    // In the order of the table.
    let numbers: BTreeSet<i64> = spread.used().into_iter().filter_map(number).collect();
    for number in numbers {
        insert.execute([number])?;
    }
    Ok(())
}

fn reports(db: &Connection, record: &Record, case: &Case, spread: &Spread) -> Result<(), Broken> {
    let mut insert = db.prepare("INSERT INTO report VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?;
    for (place, read) in case.reports.iter().enumerate() {
        let report = &read.report;
        let bare = sayso_case::Report { text: String::new(), ..report.clone() };
        let reading = record.counting(&report.id).unwrap_or_default();
        insert.execute(params![
            place,
            report.id.as_str(),
            report.path,
            reading,
            finding_ids(&read.findings).count(),
            written(&bare)?,
            written(&spread.uses(place))?
        ])?;
    }
    Ok(())
}

/// Pages of lists, each from every place at which links begin.
fn sheets(db: &Connection, spread: &Spread) -> Result<(), Broken> {
    let mut insert = db.prepare("INSERT INTO sheet VALUES (?1, ?2, ?3, ?4, ?5)")?;
    let mut keep = |name: &str, start: usize, sheet: &Sheet| -> Result<(), Broken> {
        let list = sheet.list.map(|list| list.all);
        insert.execute(params![name, start, sheet.title, list, packed(&sheet.main)?])?;
        Ok(())
    };
    for (name, main) in [("map", spread.map()), ("strip", spread.strip())] {
        keep(name, 0, &Sheet { title: String::new(), main, list: None })?;
    }
    let mut all = |name: &str, ask: &dyn Fn(usize) -> Ask<'static>| -> Result<(), Broken> {
        let mut from = 0;
        while let Some(sheet) = spread.sheet(ask(from)) {
            keep(name, from, &sheet)?;
            from += LISTED;
            if sheet.list.is_none_or(|list| from >= list.all) {
                break;
            }
        }
        Ok(())
    };
    all("case", &|_| Ask::Case)?;
    for fold in [None, Some(Fold::OneReport), Some(Fold::Background)] {
        all(super::name_of(fold), &|from| Ask::Incidents(fold, from))?;
    }
    let parts: Vec<&'static str> = spread.parts().map(|(name, _)| name).collect();
    for name in parts {
        all(&super::name_of_part(name), &|from| Ask::Part(name, from))?;
    }
    Ok(())
}

fn incidents(db: &Connection, case: &Case, spread: &Spread) -> Result<(), Broken> {
    let in_case: BTreeMap<&IncidentId, usize> = case.incidents.iter().enumerate().map(|(k, i)| (&i.id, k)).collect();
    let mut points: BTreeMap<&IncidentId, Vec<&Point>> = BTreeMap::new();
    for point in &case.points {
        points.entry(&point.incident).or_default().push(point);
    }
    let mut strips: BTreeMap<usize, strip::OnStrip> = strip::on_strip(case).into_iter().collect();
    let shown = places_shown(case);
    let mut incident_row = db.prepare("INSERT INTO incident VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?;
    let mut brief_row = db.prepare("INSERT INTO brief VALUES (?1, ?2, ?3, ?4)")?;
    let mut whole_row = db.prepare("INSERT INTO whole VALUES (?1, ?2, ?3, ?4)")?;
    let mut at_row = db.prepare("INSERT OR IGNORE INTO at VALUES (?1, ?2, ?3)")?;
    let mut thing = db.prepare("INSERT OR IGNORE INTO thing VALUES (?1, ?2, ?3)")?;
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for place in 0..spread.incidents() {
        let Some((id, sheet)) = spread.incident(place) else { continue };
        let Some((k, incident)) = in_case.get(&IncidentId::from(id)).and_then(|k| Some((*k, case.incidents.get(*k)?)))
        else {
            continue;
        };
        let (when, day) = (incident.when, incident.when.and_then(|when| when.as_day()));
        incident_row.execute(params![
            place,
            id,
            k,
            incident.fold == Some(Fold::Background),
            when.map(|when| day_number(when.first())),
            when.map(|when| day_number(when.last())),
            day.map(day_number)
        ])?;
        let strip = strips.remove(&k).map(|on| written(&on)).transpose()?;
        brief_row.execute(params![place, packed(&spread.line(place))?, written(&brief(incident))?, strip])?;
        let none = Vec::new();
        let points = points.get(&incident.id).unwrap_or(&none);
        whole_row.execute(params![place, sheet.title, packed(&sheet.main)?, written(&(incident, points))?])?;
        let is_background = incident.fold == Some(Fold::Background);
        for name in places_of(&shown, incident).into_iter().filter(|_| !is_background) {
            at_row.execute(params![name.to_lowercase(), place, name])?;
        }
        thing.execute(params![id, sort::INCIDENT, place])?;
        for was in incident
            .was
            .iter()
            .map(ToString::to_string)
            .chain(incident.happenings.iter().map(|h| h.alone().to_string()))
        {
            thing.execute(params![was, sort::WAS, place])?;
        }
        for point in points {
            thing.execute(params![point.id.as_str(), sort::POINT, place])?;
            for position in &point.positions {
                thing.execute(params![position.id.as_str(), sort::POSITION, place])?;
            }
        }
        places.insert(id.to_owned(), place);
    }
    let mut lines_row = db.prepare("INSERT INTO spoken VALUES (?1, ?2)")?;
    let mut order = case.incidents.iter();
    let mut failed = None;
    for_each_incident(case, |lines| {
        let Some(place) = order.next().and_then(|incident| places.get(incident.id.as_str())) else { return };
        let lines: Vec<String> = lines.iter().map(|line| value(line).to_string()).collect();
        let put = packed(&lines.join("\n")).and_then(|lines| Ok(lines_row.execute(params![place, lines])?));
        failed = failed.take().or(put.err());
    });
    failed.map_or(Ok(()), Err)
}

/// An incident as map and strip ask for it.
fn brief(incident: &Incident) -> Incident {
    Incident {
        event_type: incident.event_type,
        when: incident.when,
        date_prec: incident.date_prec,
        places: incident.places.clone(),
        located: incident.located.clone(),
        rank: incident.rank,
        fold: incident.fold,
        ..Incident::of(incident.id.clone(), &incident.label, Vec::new(), Vec::new())
    }
}
