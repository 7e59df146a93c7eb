//! Whether a person has seen something: the words and the mark, the same on every page.

use maud::{Markup, html};

use crate::shown::Shown;

/// "read by program", "seen", "corrected", with their marks.
pub(super) fn state(shown: &Shown, finding: &str) -> Markup {
    let (class, words) = match shown.seen(finding) {
        None => ("by", "read by program"),
        Some(false) => ("is-seen", "seen"),
        Some(true) => ("is-corr", "corrected"),
    };
    html! { span class={"state " (class)} { (words) } }
}
