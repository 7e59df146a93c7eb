//! Figures: of each incident what was counted, and the running totals apart.

use maud::html;

use super::sheet::{main_of, sheet};
use super::{frame, long};
use crate::call::{Answer, Call};
use crate::desk::Desk;
use crate::set_out::Wanted;

pub(crate) fn page(desk: &Desk, call: &Call) -> Answer {
    let shown = desk.shown();
    let sheet = sheet(&shown, Wanted::Part("figures".to_owned(), long::wanted(call)))?;
    let main = html! {
        h1 class="vh" { "Figures" }
        @match &sheet {
            Some(sheet) => { (main_of(sheet)) (long::links_of(call, sheet.list)) },
            None => p class="none" { "No figures were found in these reports." },
        }
    };
    Ok(frame::page(desk, call, "Figures", "/figures", &main))
}
