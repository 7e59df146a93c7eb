//! The review: what the program is least sure of, one thing at a time, in the order of `sayso review`. At the left the queue, in the middle
//! the words, at the right what was read and what may be said instead. Every button is a form's; with the script, keys press them.

mod at;
mod candidates;
mod finding;
mod joined;
mod words;

use maud::{Markup, html};
use sayso_dossier::safe::{Words, shortened};
use sayso_record::Unsure;

use self::at::At;
use super::frame;
use crate::call::{Answer, Call};
use crate::desk::Desk;
use crate::failed::Failed;
use crate::shown::Shown;

/// So many of the queue are shown at a time, and so many characters of each.
const SHOWN: usize = 30;
const TEXT: usize = 90;

/// The one at a place of the queue, the first unless another is asked for.
pub(crate) fn queue(desk: &Desk, call: &Call) -> Answer {
    let shown = desk.shown();
    let place = call.number("at", 0, shown.unsure_count().saturating_sub(1));
    let Some(one) = shown.unsure_at(place)? else {
        let main = html! {
            h1 { "Review" }
            p class="wide" { "Nothing is left that the program is unsure of. Every letter of a collation leads to its sentence, and every sentence to where it is judged." }
        };
        return Ok(frame::page(desk, call, "Review", "/review", &main));
    };
    let at = At { place: Some(place), id: &one.id, reasons: &one.reasons };
    let html = of(desk, &shown, call, &at)?.unwrap_or_else(|| unnamed(&one));
    page(desk, &shown, call, &at, &html)
}

/// The one with this id, whether the program is sure of it or not.
pub(crate) fn one(desk: &Desk, call: &Call) -> Answer {
    let shown = desk.shown();
    let id = call.parameter("id");
    let place = shown.unsure_place(id)?;
    let one = place.map(|place| shown.unsure_at(place)).transpose()?.flatten();
    let at = At { place, id, reasons: one.as_ref().map_or(&[][..], |one| &one.reasons) };
    let nothing = || {
        Failed::nothing(
            "There is no such finding in this case: it may have been rejected, or be of a report that was taken out. The log says.",
        )
    };
    let html = of(desk, &shown, call, &at)?.ok_or_else(nothing)?;
    page(desk, &shown, call, &at, &html)
}

/// Middle and right of what has this id.
fn of(desk: &Desk, shown: &Shown, call: &Call, at: &At) -> Result<Option<Markup>, Failed> {
    match finding::sides(desk, shown, call, at)? {
        Some(found) => Ok(Some(found)),
        None => joined::sides(shown, call, at),
    }
}

/// A place's name that is no name of the case: what is known of it.
fn unnamed(one: &Unsure) -> Markup {
    html! { section class="words" { h2 { (Words(&one.text)) } ul { @for reason in &one.reasons { li { (Words(reason)) } } } } }
}

fn page(desk: &Desk, shown: &Shown, call: &Call, at: &At, sides: &Markup) -> Answer {
    let main = html! {
        h1 class="vh" { "Review" }
        div class="review" {
            (list(shown, at)?)
            (sides)
        }
        p class="keys" {
            kbd { "j" } kbd { "k" } " next, before " kbd { "1" } "–" kbd { "9" } " a candidate " kbd { "Enter" } " it is right, and next "
            kbd { "x" } " it is none " kbd { "/" } " search"
        }
    };
    Ok(frame::page(desk, call, "Review", "/review", &main))
}

fn list(shown: &Shown, at: &At) -> Result<Markup, Failed> {
    let all = shown.unsure_count();
    let place = at.place.unwrap_or(0);
    let first = place / SHOWN * SHOWN;
    let here = shown.unsure_in(first..first + SHOWN)?;
    Ok(html! {
        nav class="queue" aria-labelledby="queue-h" {
            h2 id="queue-h" { "Unsure" span class="sub" { (all) ", the least sure first" } }
            p class="steps" {
                @if place > 0 { a href={"/review?at=" (place - 1)} data-key="k" { "← before" } }
                @if place + 1 < all { a href={"/review?at=" (place + usize::from(at.place.is_some()))} data-key="j" { "next →" } }
            }
            ol start=(first + 1) { @for (k, one) in (first..).zip(&here) {
                li { a href={"/review?at=" (k)} aria-current=[(at.place == Some(k)).then_some("true")] {
                    span class="t" dir="auto" { (Words(&shortened(&one.text, TEXT))) }
                    span class="y" { (one.kind.as_str()) @if let Some(reason) = one.reasons.first() { ": " (Words(reason)) } }
                } }
            } }
        }
    })
}
