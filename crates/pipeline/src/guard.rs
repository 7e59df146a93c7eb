//! A fault of the program in one report must not cost the others, and one in joining must not end in a crash.
//!
//! No room below is meant to panic on any text. Should one do so all the same, the report is named, the fault is said in
//! one line, and the rest goes on. Where all reports go into one thing there is no rest: a line says what can still be had.

use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe};

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
    static FAULT: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Must be called once before [`guarded`]: from now on a panic inside it is kept instead of printed.
pub fn listen() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |fault| {
        if matches!(std::thread::current().name(), Some(sayso_reader::HELPER | sayso_incidents::HELPER)) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_told_and_the_next_work_goes_on() {
        listen();
        let told = guarded(|| -> u8 { panic!("odd text") }).unwrap_err();
        assert!(told.starts_with("odd text at ") && told.contains("guard.rs"), "{told}");
        assert_eq!(guarded(|| 2), Ok(2));
    }
}
