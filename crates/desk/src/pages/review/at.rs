//! What is looked at in the review, why, and where to go from it.

use maud::{Markup, html};
use sayso_dossier::safe::Words;

/// What is looked at: its place in the queue, where it has one, and its id.
pub(super) struct At<'a> {
    pub(super) place: Option<usize>,
    pub(super) id: &'a str,
    pub(super) reasons: &'a [String],
}

/// Where to go when something was said of what is looked at: what is at its place in the queue then.
pub(super) fn next(at: &At) -> String {
    match at.place {
        Some(place) => format!("/review?at={place}"),
        None => format!("/review/{}", at.id),
    }
}

/// What makes it unsure.
pub(super) fn reasons(at: &At) -> Markup {
    html! {
        @if at.reasons.is_empty() { p class="sub" { "The program is sure of it; that does not make it right." } }
        @else { ul class="why" { @for reason in at.reasons { li { (Words(reason)) } } } }
    }
}
