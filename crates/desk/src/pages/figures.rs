//! Figures: of each incident what was counted, and the running totals apart.

use maud::html;

use super::frame;
use super::sheet::{main_of, sheet};
use crate::call::{Answer, Call};
use crate::desk::Desk;
use crate::set_out::Wanted;

pub(crate) fn page(desk: &Desk, call: &Call) -> Answer {
    let shown = desk.shown();
    let parts = ["figures", "totals", "named"].map(|name| sheet(&shown, Wanted::Part(name.to_owned())));
    let parts = parts.into_iter().collect::<Result<Vec<_>, _>>()?;
    let main = html! {
        h1 class="vh" { "Figures" }
        @for part in parts.iter().flatten() { (main_of(part)) }
        @if parts.iter().all(Option::is_none) { p class="none" { "No figures were found in these reports." } }
    };
    Ok(frame::page(desk, call, "Figures", "/figures", &main))
}
