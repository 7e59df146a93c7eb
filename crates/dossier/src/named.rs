//! The named. In go the persons whom reports name as killed, wounded, missing or detained, out comes a table under every
//! spelling of their names.

use maud::{Markup, html};
use sayso_case::JoinedVictim;

use crate::collation::{Collation, Told};
use crate::cut::Cut;
use crate::safe::{Words, anchor};
use crate::wording::{list, plain};

/// Those of one incident.
pub(crate) fn of_incident(all: &Collation, told: &Told) -> Markup {
    let here = all.named(Some(&told.incident.id));
    html! { @if !here.is_empty() { (table(all, here, Cut::WHOLE)) } }
}

/// Those whom no incident of the case has, or a part of them.
pub(crate) fn of_none(all: &Collation, cut: Cut) -> Markup {
    let here = all.named(None);
    html! {
        @if !cut.of(here).is_empty() {
            section class="part" id="named" aria-labelledby="named-h" {
                h2 id="named-h" { "Also named" span class="sub" { "as killed, wounded, missing or detained, in no incident made out" } }
                (table(all, here, cut))
            }
        }
    }
}

fn table(all: &Collation, victims: &[&JoinedVictim], cut: Cut) -> Markup {
    html! {
        details class="named" open[victims.len() <= 30 || !cut.is_whole(victims.len())] {
            summary { b { "The named" } ", " (victims.len()) }
            table class="rows2" {
                thead { tr { th scope="col" { "Name" } th scope="col" { "age" } th scope="col" { "as the reports call them" } th scope="col" { "what became of them" } th scope="col" { "reports" } } }
                tbody { @for victim in cut.of(victims) { (one(all, victim)) } }
            }
        }
    }
}

fn one(all: &Collation, victim: &JoinedVictim) -> Markup {
    let outcomes: Vec<String> = victim.outcomes.iter().map(|o| plain(o.as_str())).collect();
    let ages: Vec<String> = victim.ages.iter().map(u32::to_string).collect();
    let sides = victim.sides.iter().map(|s| all.index.sides.called(s).map_or(s.as_str(), |k| all.index.sides.label(k)));
    let called: Vec<&str> = victim.roles.iter().map(String::as_str).chain(sides).collect();
    html! {
        tr id=(anchor("v-", &victim.id)) {
            th scope="row" { @for (k, name) in victim.names.iter().enumerate() { @if k > 0 { " / " } bdi { (Words(name)) } } }
            td data-l="age" { (ages.join(" / ")) }
            td data-l="called" { (Words(&called.join(", "))) }
            td data-l="said to be" { (list(&outcomes)) }
            td data-l="reports" { @for (k, (report, finding)) in victim.findings.iter().enumerate() { @if k > 0 { " " } (all.index.reference(finding, report)) } }
        }
    }
}
