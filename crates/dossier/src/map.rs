//! The sketch map: where, and how well known. In goes a case, out come a drawing and the same as a list; its style is `map.css`.
//!
//! A filled dot is a place told exactly, a hatched circle one told roughly, as large as its precision (`where_prec`) leaves it
//! open; a line is a road between two places that its name names. There is a scale and no border: nothing is drawn that no report
//! places, but the outline of land where the case spans more than 300 km. What lies nowhere known is in a tray below.

mod draw;
mod labels;
mod land;
mod plane;
mod sites;

use maud::{Markup, html};
use sayso_case::{Case, Incident};

use crate::goals::to_incident;
use crate::safe::Words;
use crate::wording::several;
use sites::{Site, Sites};

/// The style of [`section`].
pub const STYLE: &str = include_str!("map.css");

/// The map of a case's incidents, background left out; nothing where it has none. With one place there is a list and no drawing.
pub fn section(case: &Case) -> Markup {
    section_of(case, &|_| true)
}

/// The same of the incidents that are kept.
pub(crate) fn section_of(case: &Case, keeps: &dyn Fn(&Incident) -> bool) -> Markup {
    let sites = Sites::of(case, keeps);
    if sites.placed.is_empty() && sites.unplaced.is_empty() {
        return html! {};
    }
    let (drawing, undrawn) = draw::drawing(&sites);
    html! {
        section class="map" aria-label="Places" {
            (drawing)
            (list(&sites))
            @if !undrawn.is_empty() { p class="map-tray" { "Known only as a country or open waters: " (names(&undrawn)) "." } }
            @if !sites.unplaced.is_empty() {
                p class="map-tray" { "Of no known place: "
                    @for (k, (name, incident)) in sites.unplaced.iter().take(8).enumerate() { @if k > 0 { "; " } a href=(to_incident(&incident.id)) { bdi { (Words(name)) } } }
                    @if sites.unplaced.len() > 8 { "; and " (several(sites.unplaced.len() - 8, "place")) " more" } "."
                }
            }
        }
    }
}

fn names(sites: &[&Site]) -> Markup {
    html! { @for (k, site) in sites.iter().enumerate() { @if k > 0 { "; " } bdi { (Words(&site.name())) } } }
}

/// Every place, with its names, how well it is known, and what is told of it.
fn list(sites: &Sites) -> Markup {
    html! {
        @if !sites.placed.is_empty() {
            details class="map-list" {
                summary { (several(sites.placed.len(), "place")) " as a list" }
                ol { @for site in &sites.placed { li {
                    b { bdi { (Words(&site.all_names())) } } ": " (site.known()) ". "
                    @for (k, incident) in site.incidents.iter().take(12).enumerate() {
                        @if k > 0 { "; " } a href=(to_incident(&incident.id)) { bdi { (Words(&incident.label)) } }
                    }
                    @if site.incidents.len() > 12 { "; and " (several(site.incidents.len() - 12, "incident")) " more" }
                } } }
            }
        }
    }
}

#[cfg(test)]
mod tests;
