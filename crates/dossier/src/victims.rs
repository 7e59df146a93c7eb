//! Named victims. In go the persons joined over reports, out comes a list under every spelling of their names.

use maud::{Markup, html};
use sayso_case::JoinedVictim;

use crate::index::Index;
use crate::safe::{Words, anchor};
use crate::sides;
use crate::wording::{heading, list, plain};

/// The section; empty where no report names anybody.
pub(crate) fn section(index: &Index) -> Markup {
    let victims = &index.case.victims;
    html! {
        @if !victims.is_empty() {
            section class="part" id="victims" aria-labelledby="victims-h" {
                h2 id="victims-h" { "The named" }
                p class="lead" { "Persons whom a report names as killed, wounded, missing or detained, under every spelling." }
                div class="scroll" tabindex="0" role="region" aria-label="Named victims" {
                    table class="names" {
                        thead { tr { th scope="col" { "Name" } th scope="col" { "Age" } th scope="col" { "Who" } th scope="col" { "Said to be" } th scope="col" { "Named by" } } }
                        tbody { @for victim in victims { (one(index, victim)) } }
                    }
                }
            }
        }
    }
}

fn one(index: &Index, victim: &JoinedVictim) -> Markup {
    let outcomes: Vec<String> = victim.outcomes.iter().map(|o| plain(o.as_str())).collect();
    let ages: Vec<String> = victim.ages.iter().map(u32::to_string).collect();
    let mut speakers: Vec<&str> = Vec::new();
    for name in victim.speakers.iter().flatten() {
        if !speakers.contains(&name.as_str()) {
            speakers.push(name);
        }
    }
    html! {
        tr id=(anchor("v-", &victim.id)) {
            th scope="row" { @for (k, name) in victim.names.iter().enumerate() { @if k > 0 { " / " } bdi { (Words(name)) } } }
            td class="n" { (ages.join(" / ")) }
            td {
                @for (k, role) in victim.roles.iter().enumerate() { @if k > 0 { "; " } (Words(role)) }
                @for side in &victim.sides { " " @match index.sides.called(side) { Some(s) => (index.sides.badge(s)), None => span class="side" { (sides::sign_alone(None)) (Words(side)) } } }
            }
            td { (heading(&list(&outcomes))) }
            td {
                @for (k, name) in speakers.iter().enumerate() { @if k > 0 { ", " } bdi { (Words(name)) } }
                @for (report, finding) in &victim.findings { " " (index.reference(finding, report)) }
            }
        }
    }
}
