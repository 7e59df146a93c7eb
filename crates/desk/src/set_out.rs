//! The case set out, on threads of its own. In goes a case, out come pages of it for as long as anybody holds it.
//!
//! What is set out points into the case, so it lives where the case does: on the stack of the thread that holds both. Whoever wants a page
//! asks over a channel. When the last one lets go of [`SetOut`], the channel closes and the threads end.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use sayso_case::{Case, Fold};
use sayso_dossier::{Ask, Choice, Goals, Options, Sheet, Spread};

/// So many bytes of pages are kept, so that a page that many look at is made once.
const KEPT: usize = 32 << 20;

/// Which page, as it is sent to another thread.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Wanted {
    Case,
    Incidents(Option<Fold>, usize),
    Chosen(Choice, usize),
    Incident(String),
    Report(String),
    Part(String, usize),
}

/// A page that was made.
pub(crate) type Made = Option<Arc<Sheet>>;

type Question = (Wanted, Sender<Made>);

/// A case that pages can be asked of.
#[derive(Debug)]
pub(crate) struct SetOut {
    ask: Mutex<Sender<Question>>,
}

impl SetOut {
    /// Begins to set a case out; questions wait until it is.
    pub(crate) fn begin(case: Arc<Case>, options: Options, threads: NonZeroUsize) -> std::io::Result<Self> {
        let (ask, asked) = channel();
        thread::Builder::new()
            .name("set out".to_owned())
            .spawn(move || answer(&case, &options, threads, &Mutex::new(asked)))?;
        Ok(SetOut { ask: Mutex::new(ask) })
    }

    /// A page; `Ok(None)` where there is no such, and an error where making it failed.
    pub(crate) fn page(&self, wanted: Wanted) -> Result<Made, ()> {
        let (tell, told) = channel();
        let ask = self.ask.lock().unwrap_or_else(PoisonError::into_inner).clone();
        ask.send((wanted, tell)).map_err(|_| ())?;
        told.recv().map_err(|_| ())
    }
}

/// Sets the case out and answers until nobody can ask any more.
fn answer(case: &Case, options: &Options, threads: NonZeroUsize, asked: &Mutex<Receiver<Question>>) {
    let spread = Spread::of(case, options, Goals::Served);
    let kept = Mutex::new(Kept::default());
    thread::scope(|scope| {
        for _ in 0..threads.get() {
            scope.spawn(|| {
                loop {
                    // The lock is let go of before the page is made.
                    let question = asked.lock().unwrap_or_else(PoisonError::into_inner).recv();
                    let Ok((wanted, tell)) = question else { return };
                    // A fault in one page must not take the others with it; whoever asked is told by the closed channel.
                    if let Ok(made) = catch_unwind(AssertUnwindSafe(|| page(&spread, &kept, wanted))) {
                        let _ = tell.send(made);
                    }
                }
            });
        }
    });
}

fn page(spread: &Spread, kept: &Mutex<Kept>, wanted: Wanted) -> Made {
    if let Some(made) = kept.lock().unwrap_or_else(PoisonError::into_inner).get(&wanted) {
        return Some(made);
    }
    let ask = match &wanted {
        Wanted::Case => Ask::Case,
        Wanted::Incidents(fold, from) => Ask::Incidents(*fold, *from),
        Wanted::Chosen(choice, from) => Ask::Chosen(choice, *from),
        Wanted::Incident(id) => Ask::Incident(id),
        Wanted::Report(id) => Ask::Report(id),
        Wanted::Part(name, from) => Ask::Part(name, *from),
    };
    let made = Arc::new(spread.sheet(ask)?);
    kept.lock().unwrap_or_else(PoisonError::into_inner).keep(wanted, &made);
    Some(made)
}

/// Pages that were made.
#[derive(Default)]
pub(crate) struct Kept {
    pages: BTreeMap<Wanted, Arc<Sheet>>,
    bytes: usize,
}

impl Kept {
    /// A page that was made before.
    pub(crate) fn get(&self, wanted: &Wanted) -> Made {
        self.pages.get(wanted).map(Arc::clone)
    }

    /// Keeps a page; where they are too many, all others go, which is simple, and seldom.
    pub(crate) fn keep(&mut self, wanted: Wanted, made: &Arc<Sheet>) {
        if made.main.len() > KEPT {
            return;
        }
        if self.bytes + made.main.len() > KEPT {
            self.pages.clear();
            self.bytes = 0;
        }
        self.bytes += made.main.len();
        self.pages.insert(wanted, Arc::clone(made));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(bytes: usize) -> Arc<Sheet> {
        Arc::new(Sheet { title: String::new(), main: "x".repeat(bytes), list: None })
    }

    #[test]
    fn pages_are_asked_of_a_case_and_end_with_it() {
        let case = Arc::new(Case { title: Some("Arven".into()), ..Case::default() });
        let out = SetOut::begin(Arc::clone(&case), Options::default(), NonZeroUsize::MIN).unwrap();
        let page = out.page(Wanted::Case).unwrap().unwrap();
        assert!(page.main.contains("Arven"), "{}", page.main);
        assert!(Arc::ptr_eq(&page, &out.page(Wanted::Case).unwrap().unwrap()), "it was made twice");
        assert_eq!(out.page(Wanted::Incident("i0".into())), Ok(None));
        drop(out);
        for _ in 0..500 {
            if Arc::strong_count(&case) == 1 {
                return;
            }
            thread::sleep(std::time::Duration::from_millis(10));
        }
        panic!("the case is still held");
    }

    #[test]
    fn no_more_is_kept_than_fits() {
        let mut kept = Kept::default();
        let part = |n: u8| Wanted::Part(n.to_string(), 0);
        for n in 0..5 {
            kept.keep(part(n), &sheet(KEPT / 3));
            assert!(kept.bytes <= KEPT && kept.pages.contains_key(&part(n)), "{n}");
        }
        kept.keep(part(9), &sheet(KEPT + 1));
        assert!(!kept.pages.contains_key(&part(9)));
    }
}
