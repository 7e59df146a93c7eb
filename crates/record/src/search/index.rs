//! The index: one SQLite file beside the record, made of it and of nothing else. In goes the record, out comes an index that is up to
//! date. It can be deleted at any time.
//!
//! A report's rows stay as long as its **state** does: the reading that counts, where it is shown, and what people said of its findings.
//! So a search after one more report indexes one report. The rows of a report have numbers made from its place in the log,
//! which is why the order of hits does not hang on the index's history. Texts are not in it again but for the words of
//! statements, which a hit shows.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use sayso_case::{FindingId, Manner, ReadReport, ReportId, Seen, sha256};
use sayso_language::{Pack, Packs};
use sayso_text::Span;

use super::names::{self, NamesFrom, NamesOf};
use super::rows::{Columns, Saying, mark, outlet};
use super::{Hit, Reviewed, Said, days};
use crate::error::RecordError;
use crate::known::reading_of;
use crate::operation::{Came, Change, Operation};
use crate::order::is_row;
use crate::record::Record;
use crate::state::{advice, judged};

/// The index's name in the folder of the record.
pub const INDEX: &str = "search.sqlite";
/// How the database says that it is an index: "SAYI".
const MARK: i32 = 0x5341_5949;
/// Which form of index this program makes; another is made anew.
const FORM: i64 = 1;
/// Bits of a row's number that tell the statements of one report apart.
const BITS: u32 = 22;
/// Names are joined in passing in a record of so many reports at most; that takes about a second for two thousand.
const JOINED_UP_TO: usize = 20_000;
const PATIENCE: Duration = Duration::from_secs(60);
/// Held while an index is made anew.
static MAKING: Mutex<()> = Mutex::new(());

const TABLES: &str = "
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE report (
    arrival INTEGER PRIMARY KEY,                -- where in the log it came
    report TEXT NOT NULL,
    state TEXT NOT NULL,
    path TEXT NOT NULL,
    title TEXT,
    publisher TEXT,
    published TEXT
) STRICT;
CREATE TABLE statement (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    first INTEGER NOT NULL,
    behind INTEGER NOT NULL,
    text TEXT NOT NULL,
    speaker TEXT,
    manner TEXT NOT NULL,
    reviewed TEXT NOT NULL
) STRICT;
CREATE TABLE name (number INTEGER PRIMARY KEY, side TEXT, itself INTEGER NOT NULL) STRICT;
CREATE INDEX name_of ON name (side);
CREATE TABLE variant (number INTEGER PRIMARY KEY, key TEXT NOT NULL, name INTEGER NOT NULL, written TEXT NOT NULL) STRICT;
CREATE INDEX variant_key ON variant (key);
CREATE INDEX variant_of ON variant (name);
CREATE TABLE side (side TEXT NOT NULL, key TEXT NOT NULL) STRICT;
CREATE INDEX side_key ON side (key);
CREATE VIRTUAL TABLE words USING fts5(
    text, sound, speaker, side, place, outlet, mark,
    content = '', contentless_delete = 1, tokenize = \"unicode61 remove_diacritics 0 tokenchars '_'\"
);
";

/// A search index, up to date with its record.
pub(crate) struct Index {
    db: Connection,
    names_left_out: bool,
}

/// A report as it is in the record now.
struct Here<'o> {
    came: &'o Came,
    arrival: usize,
    path: String,
    state: String,
    judgements: Vec<&'o Operation>,
}

/// Removes the index; there need be none.
pub(crate) fn remove(folder: &Path) -> std::io::Result<()> {
    for name in [INDEX.to_owned(), format!("{INDEX}-journal")] {
        match std::fs::remove_file(folder.join(name)) {
            Err(why) if why.kind() != std::io::ErrorKind::NotFound => return Err(why),
            _ => {}
        }
    }
    Ok(())
}

/// The index of a record, made or brought up to date.
pub(crate) fn up_to_date(record: &Record, packs: Packs, from: NamesFrom<'_>) -> Result<Index, RecordError> {
    let cannot = |why: rusqlite::Error| RecordError::Index(record.folder().to_owned(), why.to_string());
    let mut db = open(record.folder())?;
    let head = record.operations().last().map_or("", |o| o.id.as_str());
    if meta(&db, "head").map_err(cannot)?.as_deref() != Some(head) {
        refresh(record, &mut db, packs, from)?;
        let named = db.execute("INSERT OR REPLACE INTO meta VALUES ('head', ?1)", [head]);
        named.map_err(cannot)?;
    }
    let names_left_out = meta(&db, "names").map_err(cannot)?.as_deref() == Some("left out");
    Ok(Index { db, names_left_out })
}

/// The index of a record as it is, whatever became of the record since; `None` where there is none that can be searched.
pub(crate) fn as_it_is(folder: &Path) -> Option<Index> {
    let db = Connection::open_with_flags(folder.join(INDEX), rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).ok()?;
    let db = set(db).ok().filter(|db| is_it(db).unwrap_or_default())?;
    // One that was never filled has no head.
    meta(&db, "head").ok().flatten()?;
    let names_left_out = meta(&db, "names").ok()?.as_deref() == Some("left out");
    Some(Index { db, names_left_out })
}

fn meta(db: &Connection, key: &str) -> rusqlite::Result<Option<String>> {
    db.query_row("SELECT value FROM meta WHERE key = ?1", [key], |row| row.get(0)).optional()
}

/// The file of the index, empty where it is new, of another form, or broken; in memory where no file can be written.
fn open(folder: &Path) -> Result<Connection, RecordError> {
    let failed = |why: &dyn std::fmt::Display| RecordError::Index(folder.to_owned(), why.to_string());
    let file = folder.join(INDEX);
    if let Ok(Some(db)) = usable(&file) {
        return Ok(db);
    }
    // What another thread is making has no form yet: it must not be taken for broken and removed.
    let _one_at_a_time = MAKING.lock().unwrap_or_else(PoisonError::into_inner);
    if let Ok(Some(db)) = usable(&file) {
        return Ok(db);
    }
    if file.is_file() && !is_ours(&file) {
        return Err(failed(&"search.sqlite in this folder is no index of this program; move it away"));
    }
    // What is there is of another form, or broken; it is made of the record again.
    let made = remove(folder).ok().and_then(|()| fresh(Connection::open(&file)).ok());
    match made {
        Some(db) => Ok(db),
        None => fresh(Connection::open_in_memory()).map_err(|why| failed(&why)),
    }
}

/// Whether a file begins as an index does, broken or not.
fn is_ours(file: &Path) -> bool {
    use std::io::Read;
    const AT: usize = 68;
    let mut head = [0_u8; AT + 4];
    let read = std::fs::File::open(file).and_then(|mut file| file.read_exact(&mut head));
    // An empty file is one that was never written.
    if read.is_err() {
        return std::fs::metadata(file).is_ok_and(|m| m.len() == 0);
    }
    head.starts_with(b"SQLite format 3") && head.ends_with(&MARK.to_be_bytes())
}

fn usable(file: &Path) -> rusqlite::Result<Option<Connection>> {
    if !file.is_file() {
        return Ok(None);
    }
    let db = set(Connection::open_with_flags(file, rusqlite::OpenFlags::SQLITE_OPEN_READ_WRITE)?)?;
    let is_it = is_it(&db)?;
    // What cannot be written cannot be brought up to date.
    let writable = db.execute_batch("BEGIN IMMEDIATE; ROLLBACK;").is_ok();
    Ok((is_it && writable).then_some(db))
}

/// Whether it is an index of this program's making.
fn is_it(db: &Connection) -> rusqlite::Result<bool> {
    let mark: i32 = db.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let form: i64 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    Ok(mark == MARK && form == FORM && meta(db, "program")?.as_deref() == Some(env!("CARGO_PKG_VERSION")))
}

fn set(db: Connection) -> rusqlite::Result<Connection> {
    db.busy_timeout(PATIENCE)?;
    db.execute_batch("PRAGMA trusted_schema = OFF; PRAGMA synchronous = NORMAL; PRAGMA cell_size_check = ON;")?;
    Ok(db)
}

fn fresh(db: rusqlite::Result<Connection>) -> rusqlite::Result<Connection> {
    let db = set(db?)?;
    let begin = format!("BEGIN IMMEDIATE; PRAGMA application_id = {MARK}; PRAGMA user_version = {FORM}; {TABLES}");
    db.execute_batch(&begin)?;
    db.execute("INSERT INTO meta VALUES ('program', ?1)", [env!("CARGO_PKG_VERSION")])?;
    db.execute_batch("COMMIT;")?;
    Ok(db)
}

/// Makes the rows of what came or changed, and removes those of what is gone.
fn refresh(record: &Record, db: &mut Connection, packs: Packs, from: NamesFrom<'_>) -> Result<(), RecordError> {
    let folder = record.folder().to_owned();
    let cannot = |why: rusqlite::Error| RecordError::Index(folder.clone(), why.to_string());
    let is_searched = matches!(from, NamesFrom::Case(_) | NamesFrom::AsTheyAre);
    if is_searched && meta(db, "head").map_err(cannot)?.is_some() {
        // A desk goes on searching what is there until all is written: so it stays in memory till then. In one that was never filled nobody
        // searches, and of many reports it is large.
        db.execute_batch("PRAGMA cache_spill = OFF;").map_err(cannot)?;
    }
    // Two that bring it up to date at once wait for each other; one that read before it writes could not.
    let step = db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(cannot)?;
    if matches!(from, NamesFrom::AsTheyAre)
        && let Some(since) = judged_since(record, &step).map_err(cannot)?
    {
        for one in &since {
            take_out(&step, one.arrival as i64).map_err(cannot)?;
            index_one(&step, one, record.kept_alone(&one.came.report)?.read, packs).map_err(cannot)?;
        }
        return step.commit().map_err(cannot);
    }
    let here = here(record);
    let mut kept: BTreeSet<String> = BTreeSet::new();
    let known: Vec<(i64, String)> = {
        let mut all = step.prepare("SELECT arrival, state FROM report").map_err(cannot)?;
        let rows = all.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).map_err(cannot)?;
        rows.collect::<Result<_, _>>().map_err(cannot)?
    };
    let states: BTreeSet<&str> = here.iter().map(|one| one.state.as_str()).collect();
    for (arrival, state) in known {
        if states.contains(state.as_str()) {
            kept.insert(state);
        } else {
            take_out(&step, arrival).map_err(cannot)?;
        }
    }
    for one in here.iter().filter(|one| !kept.contains(&one.state)) {
        index_one(&step, one, record.as_found(&one.came.report)?, packs).map_err(cannot)?;
    }
    let joined = match from {
        NamesFrom::Case(case) => names::write(&step, &case.names, &case.sides, packs).map(|()| "joined"),
        NamesFrom::AsTheyAre => {
            Ok(if meta(&step, "names").map_err(cannot)?.as_deref() == Some("joined") { "joined" } else { "left out" })
        }
        NamesFrom::Reports(_) if here.len() > JOINED_UP_TO => Ok("left out"),
        NamesFrom::Reports(threads) => {
            let (mut reports, operations) = (Vec::new(), record.followed());
            for one in &here {
                let mut read = record.as_found(&one.came.report)?;
                read.report.path.clone_from(&one.path);
                reports.push(read);
            }
            judged(&mut reports, &operations);
            let (list, sides) = sayso_incidents::names(reports, packs, &advice(&operations), threads);
            names::write(&step, &list, &sides, packs).map(|()| "joined")
        }
    };
    let joined = joined.map_err(cannot)?;
    step.execute("INSERT OR REPLACE INTO meta VALUES ('names', ?1)", [joined]).map_err(cannot)?;
    step.commit().map_err(cannot)
}

/// Makes the rows of a report.
fn index_one(db: &Connection, one: &Here<'_>, read: ReadReport, packs: Packs) -> rusqlite::Result<()> {
    let mut read = [read];
    let (seen, _) = judged(&mut read, &one.judgements);
    let [read] = read;
    put_in(db, one, &read, &seen, packs.of(read.report.read_as.language()))
}

/// The reports that were judged since the index was brought up to date, where nothing else was done since that changes it: a desk on
/// which people confirm one finding after another need not go through all reports for each.
fn judged_since<'o>(record: &'o Record, db: &Connection) -> rusqlite::Result<Option<Vec<Here<'o>>>> {
    let operations = record.operations();
    let Some(head) = meta(db, "head")?.filter(|_| is_row(operations)) else { return Ok(None) };
    let Some(at) = operations.iter().rposition(|o| o.id.as_str() == head) else { return Ok(None) };
    let mut reports: BTreeSet<&ReportId> = BTreeSet::new();
    for operation in operations.iter().skip(at + 1) {
        let what = match operation.change() {
            Some(Change::Undo { operation }) => operations.iter().find(|o| o.id == *operation),
            _ => Some(operation),
        };
        match what.and_then(Operation::change) {
            Some(Change::Note { .. }) => {}
            Some(change) => match change.judged() {
                Some(finding) => _ = reports.insert(&finding.report),
                None => return Ok(None),
            },
            None => return Ok(None),
        }
    }
    let followed = record.followed();
    let mut all = Vec::new();
    for report in reports {
        let came = followed.iter().find_map(|o| match o.change() {
            Some(Change::Add { came }) if came.report == *report => Some((&o.id, came)),
            _ => None,
        });
        // It was taken out.
        let Some((id, came)) = came else { return Ok(None) };
        let Some(arrival) = operations.iter().position(|o| o.id == *id) else { return Ok(None) };
        let find = "SELECT path FROM report WHERE arrival = ?1 AND report = ?2";
        let path = db.query_row(find, params![arrival, report.as_str()], |row| row.get::<_, String>(0)).optional()?;
        let (Some(path), Some(reading)) = (path, reading_of(&followed, report)) else { return Ok(None) };
        let about = |o: &&Operation| o.change().and_then(Change::judged).is_some_and(|f| f.report == *report);
        let judgements: Vec<&Operation> = followed.iter().copied().filter(about).collect();
        let state = state(report, arrival, reading, &path, &judgements);
        all.push(Here { came, arrival, path, state, judgements });
    }
    Ok(Some(all))
}

/// The reports in the record, by where they came, with the state of each.
fn here(record: &Record) -> Vec<Here<'_>> {
    let operations = record.followed();
    let arrivals: BTreeMap<_, usize> = record.operations().iter().enumerate().map(|(k, o)| (&o.id, k)).collect();
    let mut judgements: BTreeMap<&ReportId, Vec<&Operation>> = BTreeMap::new();
    let mut first: BTreeMap<&ReportId, (&Came, usize)> = BTreeMap::new();
    for operation in operations {
        match operation.change() {
            Some(Change::Add { came }) => {
                let arrival = arrivals.get(&operation.id).copied().unwrap_or_default();
                first.entry(&came.report).or_insert((came, arrival));
            }
            Some(change) => {
                if let Some(finding) = change.judged() {
                    judgements.entry(&finding.report).or_default().push(operation);
                }
            }
            None => {}
        }
    }
    let all = first.into_iter().map(|(report, (came, arrival))| {
        let judgements = judgements.remove(report).unwrap_or_default();
        let (path, reading) = (record.known().shown(came), record.known().reading(report).unwrap_or_default());
        let state = state(report, arrival, reading, &path, &judgements);
        Here { came, arrival, path, state, judgements }
    });
    all.collect()
}

fn state(report: &ReportId, arrival: usize, reading: &str, path: &str, judgements: &[&Operation]) -> String {
    let said = judgements.iter().map(|o| o.id.as_str()).collect::<Vec<_>>().join(",");
    sha256(format!("{report}\n{arrival}\n{reading}\n{}:{path}\n{said}", path.len()).as_bytes())
}

/// The numbers of a report's rows.
fn rows(arrival: i64) -> (i64, i64) {
    let first = arrival << BITS;
    (first, first | ((1 << BITS) - 1))
}

fn take_out(db: &Connection, arrival: i64) -> rusqlite::Result<()> {
    let (first, last) = rows(arrival);
    db.prepare_cached("DELETE FROM report WHERE arrival = ?1")?.execute([arrival])?;
    db.prepare_cached("DELETE FROM words WHERE rowid BETWEEN ?1 AND ?2")?.execute([first, last])?;
    db.prepare_cached("DELETE FROM statement WHERE row BETWEEN ?1 AND ?2")?.execute([first, last])?;
    Ok(())
}

fn put_in(db: &Connection, here: &Here<'_>, read: &ReadReport, seen: &[Seen], pack: &Pack) -> rusqlite::Result<()> {
    let report = &read.report;
    let arrival = here.arrival as i64;
    let (first, last) = rows(arrival);
    let published = report.published.map(|date| date.to_string());
    db.prepare_cached("INSERT OR REPLACE INTO report VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?.execute(params![
        arrival,
        report.id.as_str(),
        here.state,
        here.path,
        report.title,
        report.publisher,
        published
    ])?;
    let outlet = outlet(pack, read);
    let day = report.published.map(|date| days::marks(sayso_case::Moment::one(date))).unwrap_or_default();
    let mut whole = Columns::of_report(outlet.clone(), day.clone());
    whole.text(pack, report.title.as_deref().unwrap_or_default());
    whole.text(pack, &report.text);
    // Downwards, so that what stands first comes first where the last report does.
    whole.write(db, last)?;
    let judged: BTreeMap<&FindingId, bool> = seen.iter().map(|seen| (&seen.finding, seen.corrected)).collect();
    let sayings = read.findings.statements.iter().filter(|s| s.id == s.saying);
    for (k, one) in sayings.enumerate() {
        let row = last - 1 - k as i64;
        if row <= first {
            break;
        }
        let saying = Saying::of(read, &one.id);
        let reviewed = saying.reviewed(&judged);
        let mut columns = saying.columns(pack, &day);
        columns.outlet.clone_from(&outlet);
        columns.mark.push(mark(&format!("reviewed {}", reviewed.as_str())));
        columns.write(db, row)?;
        db.prepare_cached("INSERT INTO statement VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")?.execute(params![
            row,
            one.id.to_string(),
            one.span.start,
            one.span.end,
            one.span.of(&report.text),
            one.speaker.name,
            one.manner.as_str(),
            reviewed.as_str()
        ])?;
    }
    Ok(())
}

impl Index {
    /// Its names.
    pub fn names(&self) -> NamesOf<'_> {
        NamesOf { db: &self.db, left_out: self.names_left_out }
    }

    /// The first hits of an expression, in order.
    pub fn hits(&self, expression: &str, most: usize) -> rusqlite::Result<Vec<Hit>> {
        let mut find = self.db.prepare_cached(
            "SELECT report.report, report.path, report.title, report.publisher, report.published, \
             statement.id, statement.first, statement.behind, statement.text, statement.speaker, statement.manner, statement.reviewed \
             FROM (SELECT rowid AS row FROM words WHERE words MATCH ?1 ORDER BY rowid DESC LIMIT ?2) AS found \
             JOIN report ON report.arrival = found.row >> ?3 LEFT JOIN statement ON statement.row = found.row \
             ORDER BY found.row DESC",
        )?;
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let rows = find.query_map(params![expression, most, BITS], |row| {
            let wrong =
                |k: usize| rusqlite::Error::InvalidColumnType(k, "index".to_owned(), rusqlite::types::Type::Text);
            let id: Option<String> = row.get(5)?;
            let statement = match id {
                None => None,
                Some(id) => Some(Said {
                    id,
                    span: Span::new(row.get(6)?, row.get(7)?),
                    text: row.get(8)?,
                    speaker: row.get(9)?,
                    manner: Manner::parse(&row.get::<_, String>(10)?).ok_or_else(|| wrong(10))?,
                    reviewed: Reviewed::parse(&row.get::<_, String>(11)?).ok_or_else(|| wrong(11))?,
                }),
            };
            Ok(Hit {
                report: ReportId::parse(&row.get::<_, String>(0)?).ok_or_else(|| wrong(0))?,
                path: row.get(1)?,
                title: row.get(2)?,
                publisher: row.get(3)?,
                published: row.get::<_, Option<String>>(4)?.and_then(|date| date.parse().ok()),
                statement,
            })
        })?;
        rows.collect()
    }
}
