//! Names: the dossier's table, and what can be said of them.

use maud::html;

use super::sheet::{main_of, sheet};
use super::{form, frame, long};
use crate::call::{Answer, Call};
use crate::desk::Desk;
use crate::set_out::Wanted;

pub(crate) fn page(desk: &Desk, call: &Call) -> Answer {
    let shown = desk.shown();
    let sheet = sheet(&shown, Wanted::Part("names".to_owned(), long::wanted(call)))?;
    let lines = |label: &str| html! { label { span { (label) } textarea name="of" rows="2" {} } };
    let main = html! {
        h1 class="vh" { "Names" }
        @match &sheet { Some(sheet) => { (main_of(sheet)) (long::links_of(call, sheet.list)) }, None => p class="none" { "No name was found in these reports." } }
        section class="part say-of" aria-labelledby="say-h" {
            h2 id="say-h" { "What you may say of them" }
            details class="do" { summary { "Names are one" }
                (form::form(call, "join", "/names", &html! { (lines("Names, a line each")) (form::why()) button { "They are one" } })) }
            details class="do" { summary { "Names are not one, or one name stands for several" }
                (form::form(call, "part", "/names", &html! { (lines("Names, a line each")) (form::why()) button { "No two are one" } })) }
            details class="do" { summary { "How lists show a name" }
                (form::form(call, "rename", "/names", &html! { (form::line("name", "Name", "as a report has it")) (form::line("label", "Shown as", "Selmir (Zelmaran)")) (form::why()) button { "Show it so" } })) }
            details class="do" { summary { "Names that belong to a side" }
                (form::form(call, "side", "/names", &html! { (form::line("label", "Side", "what it is called")) label { span { "Names, a line each" } textarea name="name" rows="2" {} } (form::why()) button { "They belong to it" } })) }
            details class="do" { summary { "Where a place lies" }
                (form::form(call, "place", "/names", &html! {
                    (form::line("name", "Place", "as a report has it")) (form::line("latitude", "Degrees north", "45.345")) (form::line("longitude", "Degrees east", "-38.3"))
                    (form::line("precision", "Precision, 1 to 7", "1")) (form::why()) button { "It lies there" }
                })) }
        }
    };
    Ok(frame::page(desk, call, "Names", "/names", &main))
}
