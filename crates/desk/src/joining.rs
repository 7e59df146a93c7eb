//! Joining a large record again behind the desk: in goes a desk that shows what was joined last, out comes one that shows what was said and
//! came since. It is done elsewhere (`Asked::joins`), once at a time, and again while there is something new.

use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use sayso_record::{Change, Operation, Record};

use crate::desk::Desk;

/// After it failed it is tried again so many seconds later.
const AGAIN: i64 = 60;
/// Between two looks at the index are so many seconds: it goes through all reports.
const AT_LEAST: i64 = 15;

/// Whether something is being joined.
#[derive(Debug, Default)]
pub(crate) struct Joining {
    running: AtomicBool,
    /// Whether what was joined last cannot be read.
    hurt: AtomicBool,
    /// Not before this time, in seconds since 1970.
    not_before: AtomicI64,
    /// Why it failed last.
    failed: Mutex<Option<String>>,
    /// Whether the index for searching is being brought up to date.
    indexing: AtomicBool,
    /// How many operations of the log it knows, and when that was looked at last.
    indexed: Mutex<(usize, i64)>,
}

impl Joining {
    /// What was joined cannot be read.
    pub(crate) fn is_hurt(&self) {
        self.hurt.store(true, Ordering::Relaxed);
    }

    /// Why it failed last; `None` where it did not.
    pub(crate) fn failed(&self) -> Option<String> {
        self.failed.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Brings the index for searching up to date where something was said or came that changes it, now and then.
pub(crate) fn index(desk: &Arc<Desk>) {
    let (shown, joining, now) = (desk.shown(), &desk.joining, (desk.asked.clock)());
    let mut indexed = joining.indexed.lock().unwrap_or_else(PoisonError::into_inner);
    let (known, last) = *indexed;
    let changes = |o: &Operation| !matches!(o.change(), Some(Change::Note { .. }));
    let is_new = shown.on_disk().is_some() && shown.operations.iter().skip(known).any(changes);
    if !is_new || now < last.saturating_add(AT_LEAST) || joining.indexing.swap(true, Ordering::AcqRel) {
        return;
    }
    *indexed = (shown.operations.len(), now);
    let own = Arc::clone(desk);
    let index = move || {
        // Where it fails it is tried again when something comes; the index is as it was then.
        let _ = Record::open_behind(&own.asked.record, &shown.operations).and_then(|record| record.refresh_search());
        own.joining.indexing.store(false, Ordering::Release);
    };
    if thread::Builder::new().name("index".to_owned()).spawn(index).is_err() {
        joining.indexing.store(false, Ordering::Release);
    }
}

/// Begins to join the record again where what is shown is behind it or cannot be read, unless it is being joined.
pub(crate) fn begin(desk: &Arc<Desk>) {
    let joining = &desk.joining;
    let is_due = (desk.asked.clock)() >= joining.not_before.load(Ordering::Relaxed);
    let is_wanted = desk.shown().behind > 0 || joining.hurt.load(Ordering::Relaxed);
    if !is_wanted || !is_due || joining.running.swap(true, Ordering::AcqRel) {
        return;
    }
    let own = Arc::clone(desk);
    let join = move || {
        join(&own);
        own.joining.running.store(false, Ordering::Release);
    };
    if thread::Builder::new().name("join".to_owned()).spawn(join).is_err() {
        joining.running.store(false, Ordering::Release);
    }
}

/// Joins the record and shows what comes of it.
pub(crate) fn join(desk: &Desk) {
    let was_hurt = desk.joining.hurt.swap(false, Ordering::Relaxed);
    let joined = (desk.asked.joins)(&desk.asked.record).and_then(|()| match desk.show_joined() {
        Ok(true) => Ok(()),
        Ok(false) => Err("what was made cannot be read".to_owned()),
        Err(why) => Err(why.to_string()),
    });
    let later = (desk.asked.clock)().saturating_add(if joined.is_ok() && !was_hurt { 0 } else { AGAIN });
    desk.joining.not_before.store(later, Ordering::Relaxed);
    *desk.joining.failed.lock().unwrap_or_else(PoisonError::into_inner) = joined.err();
}
