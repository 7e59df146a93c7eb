//! A fault of the program in one report must not cost the others, and one in joining must not end in a crash.
//!
//! No room below is meant to panic on any text. Should one do so all the same, the report is named, the fault is said in
//! one line, and the rest goes on. Where all reports go into one thing there is no rest: one line says what can still be had.

use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe};

use crate::output::Stop;

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
    static FAULT: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Must be called once before [`guarded`]: from now on a panic inside it is kept instead of printed.
pub fn listen() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |fault| {
        if std::thread::current().name() == Some(sayso_reader::HELPER) {
            return; // the thread that it helps does the same work again, under guard
        }
        if !GUARDED.get() {
            return usual(fault);
        }
        let place = fault.location().map(|l| format!("{}:{}", l.file(), l.line())).unwrap_or_default();
        FAULT.set(Some(format!("{} at {place}", fault.payload_as_str().unwrap_or("fault"))));
    }));
}

/// Does the work; a panic in it becomes an error that says what and where.
pub fn guarded<R>(work: impl FnOnce() -> R) -> Result<R, String> {
    GUARDED.set(true);
    // What the work shares with others is only read by it, so nothing half-made can be seen after a panic.
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(false);
    done.map_err(|_| FAULT.take().unwrap_or_else(|| "fault".to_owned()))
}

/// Makes something of all reports ("the page"); a panic in it becomes one line that says what failed and what to do.
pub fn made<R>(what: &str, work: impl FnOnce() -> R) -> Result<R, Stop> {
    guarded(work).map_err(|fault| {
        Stop::Failed(format!(
            "{what} cannot be made: a fault of this program ({fault}); sayso read still prints what stands in each report. \
             Please tell its makers and send them the reports."
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_in_what_is_made_of_all_reports_says_what_to_do() {
        listen();
        let Err(Stop::Failed(why)) = made("the page", || -> u8 { panic!("odd case") }) else { panic!("no fault told") };
        assert!(why.starts_with("the page cannot be made: a fault of this program (odd case at "), "{why}");
        assert!(why.contains("sayso read") && !why.contains('\n') && !why.contains("  "), "{why}");
        assert_eq!(made("the page", || 2).ok(), Some(2));
    }

    #[test]
    fn a_fault_is_told_and_the_next_work_goes_on() {
        listen();
        let told = guarded(|| -> u8 { panic!("odd text") }).unwrap_err();
        assert!(told.starts_with("odd text at ") && told.contains("guard.rs"), "{told}");
        assert_eq!(guarded(|| 2), Ok(2));
    }
}
