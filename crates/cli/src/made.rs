//! What is made of all reports ends in one line, and not in a crash, where the program has a fault.

use sayso_pipeline::{Failure, guarded};

use crate::output::Stop;

/// Makes something of all reports ("the page"); a panic in it becomes one line that says what failed and what to do.
pub fn made<R>(what: &str, work: impl FnOnce() -> R) -> Result<R, Stop> {
    guarded(work).map_err(|fault| Failure::Made { what: what.to_owned(), fault }.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_in_what_is_made_of_all_reports_says_what_to_do() {
        sayso_pipeline::listen();
        let Err(Stop::Failed(why)) = made("the page", || -> u8 { panic!("odd case") }) else { panic!("no fault told") };
        assert!(why.starts_with("the page cannot be made: a fault of this program (odd case at "), "{why}");
        assert!(why.contains("sayso read") && !why.contains('\n') && !why.contains("  "), "{why}");
        assert_eq!(made("the page", || 2).ok(), Some(2));
    }
}
