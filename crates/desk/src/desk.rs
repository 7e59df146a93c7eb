//! The desk itself: the record, what of it is shown, and the one place where anything is written. Many read at once; one writes at a time.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use sayso_accounts::Accounts;
use sayso_case::Case;
use sayso_dossier::Options;
use sayso_record::{
    Change, Found, Joined, Misfit, Operation, Query, Record, RecordError, Saying, Stamp, Wish, only_seen,
};

use crate::Asked;
use crate::door::Door;
use crate::failed::{DeskError, Failed};
use crate::joining::Joining;
use crate::shown::Shown;
use crate::stored::{Stored, can_be_made};
use crate::token::{self, Forms};

/// What all requests share.
pub(crate) struct Desk {
    pub asked: Asked,
    /// Who comes in.
    pub door: Door,
    /// The forms that it gave out.
    pub forms: Forms,
    shown: RwLock<Arc<Shown>>,
    /// Open for reading: what is in no case is asked of it (searching, originals).
    reader: Mutex<Record>,
    /// Whether somebody else wrote is asked on a connection of its own, so that nobody waits with it for a writer.
    watch: Mutex<Watch>,
    writer: Mutex<()>,
    readers: AtomicU64,
    /// Whether a large record is being joined again elsewhere.
    pub joining: Joining,
}

struct Watch {
    record: Record,
    /// SQLite's number of the data that was read last.
    version: i64,
}

/// What came of something that was said.
#[derive(Debug)]
pub(crate) struct Done {
    /// The operations that were appended.
    pub operations: Vec<Operation>,
    /// What does not fit any more because of it.
    pub unfit: Vec<String>,
}

impl Desk {
    /// Opens a record and joins its case, or, of a large one, takes what was joined of it last.
    pub(crate) fn open(asked: Asked, accounts: Option<Accounts>) -> Result<Self, DeskError> {
        // Before what is shown is read, so that nothing that is written meanwhile is missed.
        let watched = Record::open_to_watch(&asked.record)?;
        let version = watched.version_of_data()?;
        let record = Record::open(&asked.record)?;
        // Beside a record that nobody may write to nothing can be kept.
        let is_large = record.size()? > asked.held && can_be_made(&asked.record);
        let shown = Arc::new(if is_large { stored(&asked, &record)? } else { held(&asked, &record)? });
        index(&asked, &shown).map_err(DeskError::System)?;
        Ok(Desk {
            door: Door::new(asked.who.clone(), accounts),
            forms: Forms::default(),
            asked,
            shown: RwLock::new(shown),
            reader: Mutex::new(record),
            watch: Mutex::new(Watch { record: watched, version }),
            writer: Mutex::new(()),
            readers: AtomicU64::new(0),
            joining: Joining::default(),
        })
    }

    /// What is shown now. Whoever holds it sees one point of the log, whatever is written meanwhile.
    pub(crate) fn shown(&self) -> Arc<Shown> {
        Arc::clone(&self.shown.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Asks the record itself.
    pub(crate) fn read<R>(&self, ask: impl FnOnce(&Record) -> Result<R, RecordError>) -> Result<R, RecordError> {
        ask(&self.reader())
    }

    /// Searches the record, by the names of what is shown where that is the record as it is.
    pub(crate) fn search(&self, shown: &Shown, query: &Query) -> Result<Found, RecordError> {
        let Some(held) = shown.in_memory() else {
            // Nobody waits for those who search, nor they for whoever brings the index up to date.
            return Record::open_to_watch(&self.asked.record)?.search_as_indexed(query);
        };
        self.read(|record| {
            if shown.is_at(record) {
                record.search_beside(&held.case, query)
            } else {
                record.search(query, self.asked.threads)
            }
        })
    }

    /// The accounts; without any there is nothing of what needs them.
    pub(crate) fn accounts(&self) -> Result<&Accounts, Failed> {
        self.door
            .accounts()
            .ok_or_else(|| Failed::nothing("This desk has no accounts; sayso account add makes the first."))
    }

    /// A cookie for a reader who has none.
    pub(crate) fn new_cookie(&self) -> String {
        token::cookie(&self.asked.secret, self.readers.fetch_add(1, Ordering::Relaxed))
    }

    /// Looks whether another program wrote to the record, and shows that then.
    pub(crate) fn look(&self) -> Result<(), DeskError> {
        let mut watch = self.watch.lock().unwrap_or_else(PoisonError::into_inner);
        let version = watch.record.version_of_data()?;
        if version == watch.version {
            return Ok(());
        }
        // What was said here is shown already. What is written meanwhile is seen the next time.
        let old = self.shown();
        if watch.record.has_log(&old.operations)? {
            watch.version = version;
            return Ok(());
        }
        let record = Record::open_behind(&self.asked.record, &old.operations)?;
        if !old.is_at(&record) {
            let new = match old.on_disk() {
                // What cannot be laid over what was joined is joined again.
                Some(stored) => stored.at(&record).map(|stored| Shown::stored(&record, stored)).ok().map(Arc::new),
                None => Some(self.made(&record, record.case(self.asked.threads)?).map_err(DeskError::System)?),
            };
            let mut shown = self.shown.write().unwrap_or_else(PoisonError::into_inner);
            // Something was said here while it was joined: that is newer, and what both come to is joined the next time.
            if !Arc::ptr_eq(&old, &shown) {
                return Ok(());
            }
            if let Some(new) = new {
                *shown = new;
            }
        }
        *self.reader() = record;
        watch.version = version;
        Ok(())
    }

    /// Shows what was joined elsewhere; whether there is anything of this record.
    pub(crate) fn show_joined(&self) -> Result<bool, DeskError> {
        // What is said waits until it is shown: else it would be lost from sight until the next look.
        let _one_at_a_time = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let record = Record::open_behind(&self.asked.record, &self.shown().operations)?;
        let Some(stored) = Stored::open(&record, &options(&self.asked.record, &self.asked.version)) else {
            return Ok(false);
        };
        let new = Arc::new(Shown::stored(&record, stored));
        *self.shown.write().unwrap_or_else(PoisonError::into_inner) = new;
        *self.reader() = record;
        Ok(true)
    }

    /// Does what somebody wishes. Once this returns it is on the disk and shown; where it is refused nothing is written.
    pub(crate) fn say(&self, who: &str, wish: Wish, why: Option<String>) -> Result<Done, RecordError> {
        let _one_at_a_time = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let (shown, threads) = (self.shown(), self.asked.threads);
        let mut record = Record::open_for_writing_behind(&self.asked.record, &shown.operations)?;
        if let Some(stored) = shown.on_disk() {
            let stamp = (self.asked.stamp)(who, why);
            return self.say_to(record, stored, wish, &stamp);
        }
        // Another program may have written since; then what is shown says nothing of the record.
        let before: Option<(&Shown, &Case)> = Some(&*shown)
            .filter(|shown| shown.is_at(&record))
            .and_then(|shown| Some((shown, &*shown.in_memory()?.case)));
        let changes = match before {
            Some((_, case)) => Saying::to_case(&record, case, threads).changes(wish)?,
            None => Saying::to(&record, threads).changes(wish)?,
        };
        let stamp = (self.asked.stamp)(who, why);
        let quick = before.and_then(|(shown, case)| Some((shown, only_seen(case, &record.in_force(), &changes)?)));
        if let Some((shown, case)) = quick {
            return self.write(
                &mut record,
                changes,
                &stamp,
                Joined { case, misfits: shown.misfits.clone() },
                Vec::new(),
            );
        }
        let misfits: Vec<Misfit> = match before {
            Some((shown, _)) => shown.misfits.clone(),
            None => record.case(threads)?.misfits,
        };
        let (joined, unfit) = record.tried(&changes, &stamp, &misfits, threads)?;
        if let Some(why) = unfit.first().filter(|_| changes.iter().any(Change::moves_what_is_joined)) {
            return Err(RecordError::Refused(format!("{why}; nothing was written")));
        }
        self.write(&mut record, changes, &stamp, joined, unfit)
    }

    /// The same of a large record: it is not tried on the case, which is joined again behind it. What does not fit is told then.
    fn say_to(&self, mut record: Record, stored: &Stored, wish: Wish, stamp: &Stamp) -> Result<Done, RecordError> {
        let log = record.log();
        let changes = Saying::to_known(&record, &stored.known(&log), self.asked.threads).changes(wish)?;
        drop(log);
        let mut operations = Vec::new();
        for change in changes {
            operations.push(record.append(change, stamp)?.clone());
        }
        // It is on the disk: where it cannot be shown, the next look does that.
        if let Ok(record) = record.written() {
            if let Ok(stored) = stored.at(&record) {
                *self.shown.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(Shown::stored(&record, stored));
            }
            *self.reader() = record;
        }
        Ok(Done { operations, unfit: Vec::new() })
    }

    /// Appends changes and shows the case that comes of them.
    fn write(
        &self,
        record: &mut Record,
        changes: Vec<Change>,
        stamp: &Stamp,
        joined: Joined,
        unfit: Vec<String>,
    ) -> Result<Done, RecordError> {
        let mut operations = Vec::new();
        for change in changes {
            operations.push(record.append(change, stamp)?.clone());
        }
        // It is on the disk: where it cannot be shown or opened again, the next look does that.
        let _ = self.show(record, joined);
        if let Ok(record) = Record::open_behind(&self.asked.record, &record.log()) {
            *self.reader() = record;
        }
        Ok(Done { operations, unfit })
    }

    fn show(&self, record: &Record, joined: Joined) -> std::io::Result<()> {
        let new = self.made(record, joined)?;
        *self.shown.write().unwrap_or_else(PoisonError::into_inner) = new;
        Ok(())
    }

    fn made(&self, record: &Record, joined: Joined) -> std::io::Result<Arc<Shown>> {
        let options = options(&self.asked.record, &self.asked.version);
        Shown::held(record, joined, options, self.asked.threads).map(Arc::new)
    }

    fn reader(&self) -> MutexGuard<'_, Record> {
        self.reader.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A case that is joined here.
fn held(asked: &Asked, record: &Record) -> Result<Shown, DeskError> {
    let joined = record.case(asked.threads)?;
    Shown::held(record, joined, options(&asked.record, &asked.version), asked.threads).map_err(DeskError::System)
}

/// A case that was joined elsewhere; where there is none yet, or none that can be shown, it is joined now.
fn stored(asked: &Asked, record: &Record) -> Result<Shown, DeskError> {
    let options = options(&asked.record, &asked.version);
    let there = || Stored::open(record, &options).map(|stored| Shown::stored(record, stored));
    if let Some(shown) = there() {
        return Ok(shown);
    }
    let failed = |why: String| DeskError::Kept(asked.record.clone(), why);
    (asked.joins)(&asked.record).map_err(failed)?;
    // Somebody may have written while it was joined, and what was joined then is of that log.
    let record = Record::open(&asked.record)?;
    let shown = Stored::open(&record, &options).map(|stored| Shown::stored(&record, stored));
    shown.ok_or_else(|| failed("what was made cannot be read".to_owned()))
}

/// Brings the index for searching up to date while nobody waits for it.
fn index(asked: &Asked, shown: &Arc<Shown>) -> std::io::Result<()> {
    if shown.on_disk().is_some() {
        return Ok(());
    }
    let (folder, shown) = (asked.record.clone(), Arc::clone(shown));
    let prepare = move || {
        if let (Ok(record), Some(held)) = (Record::open(&folder), shown.in_memory())
            && shown.is_at(&record)
        {
            // Where it fails the first search tries again, and says why it cannot.
            let _ = record.prepare_search(&held.case);
        }
    };
    std::thread::Builder::new().name("index".to_owned()).spawn(prepare).map(drop)
}

/// The accounts of a record, where somebody has one: then nobody is let in without one on any address, since a proxy on this machine comes
/// from this machine.
pub(crate) fn accounts_of(asked: &Asked) -> Result<Option<Accounts>, DeskError> {
    match Accounts::open(&asked.record)? {
        Some(accounts) if !accounts.list()?.is_empty() => Ok(Some(accounts)),
        _ => Ok(None),
    }
}

/// What the pages are called where the record has no title: its folder.
pub(crate) fn options(record: &Path, version: &str) -> Options {
    let folder = record.canonicalize().ok().and_then(|dir| Some(dir.file_name()?.to_string_lossy().into_owned()));
    Options { folder, version: Some(version.to_owned()), ..Options::default() }
}
