//! What is joined, on the disk: `make` keeps it in a file beside the record (`file`), and here each page reads its own rows of it. What
//! people said since it was joined is laid over it as far as it is about findings (`live`); `chosen` is the page of where and when,
//! `knows` what a wish asks.

mod chosen;
mod file;
mod knows;
mod live;
mod make;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use axum::http::StatusCode;
use rusqlite::{OptionalExtension, Row as DbRow, params};
use sayso_case::{Fold, Incident, Located, Name, Point, ReadReport, Report, ReportId};
use sayso_dossier::open::{SeenNow, filled};
use sayso_dossier::{LISTED, Listed, Options, Sheet, Use, begin, report_sheet};
use sayso_record::{Misfit, OperationId, Record, RecordError, Unsure};
use serde_json::Value;

pub(crate) use self::file::{Broken, can_be_made};
use self::file::{File, MadeOf, read, unpacked};
use self::live::Live;
pub(crate) use self::make::make;
use self::make::{NAMES, PACK, is_forgotten_since, made_of, sort};
use crate::failed::Failed;
use crate::set_out::{Kept, Wanted};
use crate::source::{Asks, Counts, List, Quoted, Row};

/// So many connections to the record read reports.
const READERS: usize = 4;
/// A page of so many bytes is kept for those who ask for it next.
const LONG: usize = 64 << 10;

/// What is joined of a record, and what was said since.
#[derive(Debug)]
pub(crate) struct Stored {
    shared: Arc<Shared>,
    live: Live,
}

/// What does not change while nothing is joined again.
struct Shared {
    file: File,
    made_of: MadeOf,
    counts: Counts,
    lengths: Vec<usize>,
    unsure: usize,
    /// How many findings the page of the case counts.
    used: usize,
    sides: Vec<String>,
    title: String,
    misfits: Vec<Misfit>,
    places: Vec<Located>,
    folder: PathBuf,
    /// Connections to the record that nobody uses.
    readers: Mutex<Vec<Record>>,
    /// Pages that were made of rows.
    kept: Mutex<Kept>,
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.made_of)
    }
}

impl From<Broken> for Failed {
    fn from(why: Broken) -> Self {
        let why = format!("What was joined cannot be read ({why}); it is made again. Ask again in a while.");
        Failed { is_hurt: true, ..Failed::new(StatusCode::INTERNAL_SERVER_ERROR, why) }
    }
}

impl From<RecordError> for Broken {
    fn from(why: RecordError) -> Self {
        Broken(why.to_string())
    }
}

/// What a list of incidents is called in the file.
fn name_of(fold: Option<Fold>) -> &'static str {
    match fold {
        None => "incidents two",
        Some(Fold::OneReport) => "incidents one",
        Some(Fold::Background) => "incidents background",
    }
}

fn name_of_part(part: &str) -> String {
    format!("part {part}")
}

impl Stored {
    /// What was joined of a record, where it is there, is of this record at this point of its log or an earlier one, and can be shown.
    pub(crate) fn open(record: &Record, options: &Options) -> Option<Self> {
        let (file, made_of) = File::open(record.folder())?;
        if !is_of(&made_of, record, options) {
            return None;
        }
        let shared = Arc::new(Shared::of(file, made_of, record.folder()).ok()?);
        let live = Live::of(record, &shared, None).ok()?;
        Some(Stored { shared, live })
    }

    /// The same rows at another point of the log.
    pub(crate) fn at(&self, record: &Record) -> Result<Self, Broken> {
        let live = Live::of(record, &self.shared, Some(&self.live))?;
        Ok(Stored { shared: Arc::clone(&self.shared), live })
    }

    pub(crate) fn misfits(&self) -> &[Misfit] {
        &self.shared.misfits
    }

    /// Whether a person has corrected (true) or only seen a finding, by its id.
    pub(crate) fn seen(&self) -> BTreeMap<String, bool> {
        self.live.seen.clone()
    }

    /// A page with the marks of what people have seen by now.
    fn marked(&self, sheet: Arc<Sheet>) -> Arc<Sheet> {
        let live = &self.live;
        let now = SeenNow {
            judged: &|id| live.seen.get(id).copied(),
            is_none: live.seen.is_empty(),
            used: self.shared.used,
            seen: live.used.0,
            corrected: live.used.1,
        };
        match filled(&sheet.main, &now) {
            Cow::Borrowed(_) => sheet,
            Cow::Owned(main) => Arc::new(Sheet { title: sheet.title.clone(), main, list: sheet.list }),
        }
    }

    /// How many operations have come since that change what is joined.
    pub(crate) fn behind(&self) -> usize {
        self.live.behind
    }

    /// How many findings of these reports a person has seen.
    pub(crate) fn seen_in(&self, reports: Range<usize>) -> Result<Vec<usize>, Broken> {
        let find = "SELECT id FROM report WHERE place >= ?1 AND place < ?2 ORDER BY place";
        let ids: Vec<String> = self.shared.all(find, params![reports.start, reports.end], |row| row.get(0))?;
        Ok(ids.iter().map(|id| self.live.seen_in(id)).collect())
    }
}

/// Whether what a file was made of is this record at this point or before, with nothing taken out for good since.
fn is_of(made: &MadeOf, record: &Record, options: &Options) -> bool {
    let now = made_of(record, options);
    (&made.program, &made.folder) == (&now.program, &now.folder)
        && made.is_at(record.operations())
        && !is_forgotten_since(record.operations(), made.operations)
}

impl Shared {
    fn of(file: File, made_of: MadeOf, folder: &Path) -> Result<Self, Broken> {
        let text = |key: &str| file.ask(|db| file::meta(db, key)?.ok_or_else(|| Broken(format!("it has no {key}"))));
        let misfits: Vec<(String, String)> = serde_json::from_str(&text("misfits")?)?;
        let misfit = |(operation, why): (String, String)| -> Result<Misfit, Broken> {
            let operation: OperationId = serde_json::from_value(Value::String(operation))?;
            Ok(Misfit { operation, why })
        };
        Ok(Shared {
            counts: serde_json::from_str(&text("counts")?)?,
            lengths: serde_json::from_str(&text("lengths")?)?,
            sides: serde_json::from_str(&text("sides")?)?,
            title: text("title")?,
            misfits: misfits.into_iter().map(misfit).collect::<Result<_, _>>()?,
            places: serde_json::from_str(&text("places")?)?,
            unsure: file
                .ask(|db| Ok(db.query_row("SELECT coalesce(max(place) + 1, 0) FROM unsure", [], |row| row.get(0))?))?,
            used: file.ask(|db| Ok(db.query_row("SELECT count(*) FROM used", [], |row| row.get(0))?))?,
            file,
            made_of,
            folder: folder.to_owned(),
            readers: Mutex::default(),
            kept: Mutex::default(),
        })
    }

    /// One row, where there is one.
    fn one<R>(
        &self,
        find: &str,
        of: impl rusqlite::Params,
        row: impl FnOnce(&DbRow<'_>) -> rusqlite::Result<R>,
    ) -> Result<Option<R>, Broken> {
        self.file.ask(|db| Ok(db.prepare_cached(find)?.query_row(of, row).optional()?))
    }

    /// All rows.
    fn all<R>(
        &self,
        find: &str,
        of: impl rusqlite::Params,
        row: impl FnMut(&DbRow<'_>) -> rusqlite::Result<R>,
    ) -> Result<Vec<R>, Broken> {
        self.file.ask(|db| Ok(db.prepare_cached(find)?.query_map(of, row)?.collect::<Result<_, _>>()?))
    }

    /// Asks the record.
    fn record<R>(&self, ask: impl FnOnce(&Record) -> Result<R, RecordError>) -> Result<R, Broken> {
        let free = self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let record = match free {
            Some(record) => record,
            None => Record::open_to_watch(&self.folder)?,
        };
        let answer = ask(&record);
        let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        if readers.len() < READERS {
            readers.push(record);
        }
        Ok(answer?)
    }

    /// The report at a place, as it was found; and as it is called.
    fn found(&self, place: usize) -> Result<Option<ReadReport>, Broken> {
        let find = "SELECT reading, bare FROM report WHERE place = ?1";
        let row = |row: &DbRow<'_>| Ok((row.get::<_, String>(0)?, row.get::<_, Vec<u8>>(1)?));
        let Some((reading, bare)) = self.one(find, [place], row)? else { return Ok(None) };
        let bare: Report = read(&bare)?;
        let kept = self.record(|record| record.reading(&bare.id, &reading))?;
        Ok(Some(ReadReport { report: Report { text: kept.report.text, ..bare }, findings: kept.findings }))
    }

    /// The place of the one report whose id begins so.
    fn place_of(&self, id: &str) -> Result<Option<usize>, Broken> {
        // Digits of a hash stand before this.
        let find = "SELECT place FROM report WHERE id >= ?1 AND id < ?1 || 'g' LIMIT 2";
        let mut places: Vec<usize> = self.all(find, [id], |row| row.get(0))?;
        Ok(places.pop().filter(|_| places.is_empty() && !id.is_empty()))
    }

    /// The places of the reports in which a finding may stand, the last one first.
    fn places_of_finding(&self, finding: &str) -> Result<Vec<usize>, Broken> {
        let Some(number) = file::number(finding) else { return Ok(Vec::new()) };
        self.all("SELECT report FROM finding WHERE number = ?1 ORDER BY report DESC", [number], |row| row.get(0))
    }

    /// The place of the incident of this id.
    fn incident(&self, id: &str) -> Result<Option<usize>, Broken> {
        self.one("SELECT place FROM incident WHERE id = ?1", [id], |row| row.get(0))
    }

    /// An incident and its points.
    fn joined(&self, place: usize) -> Result<Option<(Incident, Vec<Point>)>, Broken> {
        let packed: Option<Vec<u8>> =
            self.one("SELECT joined FROM whole WHERE place = ?1", [place], |row| row.get(0))?;
        packed.map(|packed| read(&packed)).transpose()
    }

    /// Lines of a list. They are not taken apart: a line may have thousands of names.
    fn lines(&self, list: i64, range: Range<usize>) -> Result<Vec<String>, Broken> {
        let find = "SELECT lines FROM line WHERE list = ?1 AND pack BETWEEN ?2 AND ?3 ORDER BY pack";
        let (first, last) = (range.start / PACK, range.end.saturating_sub(1) / PACK);
        let packs: Vec<Vec<u8>> = self.all(find, params![list, first, last], |row| row.get(0))?;
        let mut all = Vec::new();
        let mut before = range.start - first * PACK;
        for pack in &packs {
            let lines = unpacked(pack)?;
            all.extend(lines.lines().skip(before).take(range.len() - all.len()).map(str::to_owned));
            before = 0;
        }
        Ok(all)
    }

    /// A page that was set out.
    fn sheet(&self, name: &str, from: usize) -> Result<Option<Sheet>, Broken> {
        let all: Option<Option<usize>> =
            self.one("SELECT list FROM sheet WHERE name = ?1 AND start = 0", [name], |row| row.get(0))?;
        let Some(all) = all else { return Ok(None) };
        // Pages begin where links to them do.
        let from = all.map_or(0, |all| begin(from, LISTED, all) / LISTED * LISTED);
        let find = "SELECT title, main FROM sheet WHERE name = ?1 AND start = ?2";
        let row = |row: &DbRow<'_>| Ok((row.get(0)?, row.get::<_, Vec<u8>>(1)?));
        let Some((title, main)) = self.one(find, params![name, from], row)? else { return Ok(None) };
        Ok(Some(Sheet { title, main: unpacked(&main)?, list: all.map(|all| Listed { from, all }) }))
    }
}

impl Stored {
    fn page(&self, wanted: &Wanted) -> Result<Option<Sheet>, Broken> {
        match wanted {
            Wanted::Case => self.shared.sheet("case", 0),
            Wanted::Incidents(fold, from) => self.shared.sheet(name_of(*fold), *from),
            Wanted::Part(name, from) => self.shared.sheet(&name_of_part(name), *from),
            Wanted::Chosen(choice, from) => self.shared.chosen(choice, *from).map(Some),
            Wanted::Incident(id) => {
                let find = "SELECT title, main FROM whole WHERE place = (SELECT place FROM incident WHERE id = ?1)";
                let row = |row: &DbRow<'_>| Ok((row.get(0)?, row.get::<_, Vec<u8>>(1)?));
                let Some((title, main)) = self.shared.one(find, [id], row)? else { return Ok(None) };
                Ok(Some(Sheet { title, main: unpacked(&main)?, list: None }))
            }
            Wanted::Report(id) => {
                let Some(place) = self.shared.place_of(id)? else { return Ok(None) };
                let Some(read_report) = self.read_at(place)? else { return Ok(None) };
                let uses: Option<Vec<u8>> =
                    self.shared.one("SELECT uses FROM report WHERE place = ?1", [place], |row| row.get(0))?;
                let uses: Vec<Use> = uses.map_or(Ok(Vec::new()), |uses| read(&uses))?;
                Ok(Some(report_sheet(place, &read_report, &uses, &self.shared.title)))
            }
        }
    }

    /// The report at a place, corrected as people said.
    fn read_at(&self, place: usize) -> Result<Option<ReadReport>, Broken> {
        let read = self.shared.found(place)?;
        Ok(read.map(|read| self.live.corrected(read)))
    }
}

impl Asks for Stored {
    fn counts(&self) -> &Counts {
        &self.shared.counts
    }

    fn sides(&self) -> &[String] {
        &self.shared.sides
    }

    fn sheet(&self, wanted: Wanted) -> Result<Option<Arc<Sheet>>, Failed> {
        // A report may be corrected at any time.
        if matches!(wanted, Wanted::Report(..)) {
            return Ok(self.page(&wanted)?.map(Arc::new));
        }
        let kept = || self.shared.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(made) = kept().get(&wanted) {
            return Ok(Some(self.marked(made)));
        }
        let made = self.page(&wanted)?.map(Arc::new);
        // Where and when is counted anew each time, and what is long is one for all who look at it; others are quick.
        let is_slow = |made: &Sheet| matches!(wanted, Wanted::Chosen(..)) || made.main.len() > LONG;
        if let Some(made) = made.as_ref().filter(|made| is_slow(made)) {
            kept().keep(wanted, made);
        }
        Ok(made.map(|made| self.marked(made)))
    }

    fn report(&self, id: &str) -> Result<Option<Cow<'_, ReadReport>>, Failed> {
        let Some(place) = self.shared.place_of(id)? else { return Ok(None) };
        Ok(self.read_at(place)?.map(Cow::Owned))
    }

    fn report_of(&self, finding: &str) -> Result<Option<Cow<'_, ReadReport>>, Failed> {
        for place in self.shared.places_of_finding(finding)? {
            let read = self.read_at(place)?;
            let has = |read: &ReadReport| sayso_record::finding_ids(&read.findings).any(|id| id == finding);
            if let Some(read) = read.filter(has) {
                return Ok(Some(Cow::Owned(read)));
            }
        }
        Ok(None)
    }

    fn quoted(&self, report: &ReportId) -> Result<Option<Quoted<'_>>, Failed> {
        let find = "SELECT path, reading FROM report WHERE id = ?1";
        let row = |row: &DbRow<'_>| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?));
        let Some((path, reading)) = self.shared.one(find, [report.as_str()], row)? else { return Ok(None) };
        let text = self.shared.record(|record| record.text(report, &reading))?;
        Ok(text.map(|text| Quoted { path: path.into(), text: text.into() }))
    }

    fn reading_of(&self, report: &ReportId) -> Result<Option<String>, Failed> {
        Ok(self.shared.one("SELECT reading FROM report WHERE id = ?1", [report.as_str()], |row| row.get(0))?)
    }

    fn reports_in(&self, range: Range<usize>) -> Result<Vec<Row<'_>>, Failed> {
        let find = "SELECT bare, findings FROM report WHERE place >= ?1 AND place < ?2 ORDER BY place";
        let row = |row: &DbRow<'_>| Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, usize>(1)?));
        let rows = self.shared.all(find, params![range.start, range.end], row)?;
        let mut all = Vec::new();
        for (bare, findings) in rows {
            all.push(Row { report: Cow::Owned(self.live.called(read(&bare)?)), findings });
        }
        Ok(all)
    }

    fn incident(&self, id: &str) -> Result<Option<Cow<'_, Incident>>, Failed> {
        let Some(place) = self.shared.incident(id)? else { return Ok(None) };
        Ok(self.shared.joined(place)?.map(|(incident, _)| Cow::Owned(incident)))
    }

    fn became(&self, id: &str) -> Result<Option<String>, Failed> {
        let find = "SELECT incident.id FROM thing JOIN incident USING (place) WHERE thing.id = ?1 AND thing.sort = ?2 \
                    ORDER BY incident.in_case LIMIT 1";
        Ok(self.shared.one(find, params![id, sort::WAS], |row| row.get(0))?)
    }

    fn points(&self, incident: &Incident) -> Result<Vec<Point>, Failed> {
        let Some(place) = self.shared.incident(incident.id.as_str())? else { return Ok(Vec::new()) };
        Ok(self.shared.joined(place)?.map(|(_, points)| points).unwrap_or_default())
    }

    fn name(&self, id: &str) -> Result<Option<Cow<'_, Name>>, Failed> {
        let find = "SELECT place FROM thing WHERE id = ?1 AND sort = ?2";
        let place: Option<usize> = self.shared.one(find, params![id, sort::NAME], |row| row.get(0))?;
        let Some(place) = place else { return Ok(None) };
        let line = self.shared.lines(NAMES, place..place + 1)?.pop();
        let name = line.map(|line| serde_json::from_str(&line)).transpose().map_err(Broken::from)?;
        Ok(name.map(Cow::Owned))
    }

    fn candidates(&self, name: &Name) -> Option<usize> {
        let located = self.shared.places.iter().find(|place| name.variants.iter().any(|v| v.text == place.words));
        located.map(|place| place.candidates.len())
    }

    fn count(&self, list: List) -> usize {
        let k = List::ALL.iter().position(|other| *other == list);
        k.and_then(|k| self.shared.lengths.get(k)).copied().unwrap_or_default()
    }

    fn lines(&self, list: List, range: Range<usize>) -> Result<Vec<String>, Failed> {
        Ok(self.shared.lines(list.number(), range)?)
    }

    fn incident_lines(&self, id: &str) -> Result<Option<Vec<String>>, Failed> {
        let find = "SELECT lines FROM spoken WHERE place = (SELECT place FROM incident WHERE id = ?1)";
        let packed: Option<Vec<u8>> = self.shared.one(find, [id], |row| row.get(0))?;
        let lines = packed.map(|packed| unpacked(&packed)).transpose()?;
        Ok(lines.map(|lines| lines.lines().map(str::to_owned).collect()))
    }

    fn unsure_count(&self) -> usize {
        self.shared.unsure - self.live.put_away.len()
    }

    fn unsure_in(&self, range: Range<usize>) -> Result<Vec<Unsure>, Failed> {
        let range = range.start..range.end.min(self.unsure_count());
        if range.is_empty() {
            return Ok(Vec::new());
        }
        let (first, last) = (self.live.place_then(range.start), self.live.place_then(range.end - 1));
        let find = "SELECT place, one FROM unsure WHERE place BETWEEN ?1 AND ?2 ORDER BY place";
        let row = |row: &DbRow<'_>| Ok((row.get::<_, usize>(0)?, row.get::<_, Vec<u8>>(1)?));
        let mut all = Vec::new();
        for (place, one) in self.shared.all(find, [first, last], row)? {
            if self.live.put_away.binary_search(&place).is_err() {
                all.push(read(&one)?);
            }
        }
        Ok(all)
    }

    fn unsure_place(&self, id: &str) -> Result<Option<usize>, Failed> {
        let find = "SELECT place FROM unsure WHERE id = ?1 ORDER BY place LIMIT 1";
        let place: Option<usize> = self.shared.one(find, [id], |row| row.get(0))?;
        Ok(place.and_then(|place| self.live.place_now(place)))
    }
}
