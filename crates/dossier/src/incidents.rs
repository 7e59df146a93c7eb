//! The incidents down a time line. In goes the index, out comes a section: what, where, when, who reports it, its points.

use maud::{Markup, html};
use sayso_case::{FindingId, Incident, ReportId};

use crate::dates;
use crate::index::{Index, Numbered};
use crate::points::{self, Standing};
use crate::safe::{Words, anchor, shortened};
use crate::wording::{plain, several};

/// From how many incidents on the section begins with a list of all.
const LIST_FROM: usize = 4;

/// The section.
pub(crate) fn section(index: &Index) -> Markup {
    let longest = index.case.incidents.iter().map(|i| i.reports.len()).max().unwrap_or(1).max(1);
    html! {
        section class="part" id="incidents" aria-labelledby="incidents-h" {
            h2 id="incidents-h" { "Incidents" }
            @if index.incidents.is_empty() { p class="none" { "No incident was found in these reports." } }
            @if index.incidents.len() >= LIST_FROM { (glance(index, longest)) }
            div class="line" {
                @for run in index.incidents.chunk_by(|a, b| bare(a) && bare(b)) {
                    @if run.len() > 2 { (few(index, run)) }
                    @else { @for (label, incident, numbered) in run { (one(index, label, incident, numbered)) } }
                }
            }
        }
    }
}

/// All incidents in a table with a bar for the reports that tell of each.
fn glance(index: &Index, longest: usize) -> Markup {
    html! {
        details class="glance" open[index.incidents.len() <= 40] {
            summary { "All incidents at a glance" }
            div class="scroll" tabindex="0" role="region" aria-label="All incidents at a glance" {
                table {
                    thead { tr { th scope="col" { "" } th scope="col" { "When" } th scope="col" { "What" } th scope="col" colspan="2" { "Reports" } th scope="col" { "Versions differ on" } } }
                    tbody { @for (label, incident, numbered) in &index.incidents {
                        @let differ = differing(index, numbered);
                        tr {
                            td { a class="num" href={"#" (anchor("i-", &incident.id))} { (label) } }
                            td class="nw" { @match &incident.when { Some(w) => (Words(&dates::words(&w.to_string()))), None => "not given" } }
                            td { a href={"#" (anchor("i-", &incident.id))} { (Words(&incident.label)) } }
                            td class="n" { (incident.reports.len()) }
                            td { svg class="bar" width="90" height="9" aria-hidden="true" { rect width=(90 * incident.reports.len() / longest) height="9" {} } }
                            td { @if differ > 0 { (several(differ, "point")) } @else { "–" } }
                        }
                    } }
                }
            }
        }
    }
}

/// On how many of these points versions differ.
fn differing(index: &Index, numbered: &[Numbered]) -> usize {
    let differs = |n: &&Numbered| matches!(Standing::of(index, n.point), Standing::Disputed | Standing::Differs);
    numbered.iter().filter(differs).count()
}

/// Whether one report alone tells of an incident, and nothing is asked about it.
fn bare((_, incident, points): &(String, &Incident, Vec<Numbered>)) -> bool {
    incident.reports.len() <= 1 && points.is_empty()
}

/// A run of incidents that one report alone tells of, a line each.
fn few(index: &Index, run: &[(String, &Incident, Vec<Numbered>)]) -> Markup {
    html! {
        div class="incident small" {
            details class="few" {
                summary { (several(run.len(), "happening")) " told by one report each" }
                ul { @for (label, incident, _) in run {
                    li id=(anchor("i-", &incident.id)) {
                        span class="num" { (label) } " " bdi { (Words(&incident.label)) } " "
                        @for found in incident.findings.iter().take(1) { (first_words(index, found)) }
                    }
                } }
            }
        }
    }
}

/// The sentence of a finding, shortened, with its place.
fn first_words(index: &Index, id: &FindingId) -> Markup {
    let Some(found) = index.find(id) else {
        return html! {};
    };
    let Some(read) = index.case.reports.get(found.report) else {
        return html! {};
    };
    let sentence = read.findings.sentence_at(found.span.start).of(&read.report.text);
    html! { q { bdi { (Words(&shortened(sentence, 120))) } } " " (index.reference(id, &read.report.id)) }
}

fn one(index: &Index, label: &str, incident: &Incident, numbered: &[Numbered]) -> Markup {
    let id = anchor("i-", &incident.id);
    // What one report alone tells on no point stays small, so that a reader finds what several tell.
    let small = incident.reports.len() <= 1 && differing(index, numbered) == 0;
    html! {
        article class={"incident" @if small { " small" }} id=(id) aria-labelledby={(id) "-h"} {
            p class="when" {
                @match &incident.when {
                    Some(when) => { b { (Words(&dates::words(&when.to_string()))) } @if let Some(p) = dates::precision(&when.to_string()) { " " span { (p) } } }
                    None => b { "Date not given" }
                }
            }
            div class="what" {
                h3 id={(id) "-h"} { a class="num" href={"#" (id)} { (label) } " " bdi { (Words(&incident.label)) } }
                p class="facts" {
                    @if let Some(kind) = incident.event_type { span { (plain(kind.as_str())) } }
                    @if !incident.places.is_empty() {
                        span { "at " @for (k, place) in incident.places.iter().enumerate() { @if k > 0 { " / " } bdi class="place" { (Words(place)) } } }
                    }
                    span { (several(incident.reports.len(), "report")) " (" (outlets(index, &incident.reports)) ")" }
                    span { (several(incident.origins, "origin")) }
                }
                @if small && !numbered.is_empty() {
                    details { summary { (several(numbered.len(), "point")) ", told by one report" } @for n in numbered { (points::row(index, n)) } }
                } @else {
                    @for n in numbered { (points::row(index, n)) }
                }
                @if numbered.is_empty() { (told_in(index, incident)) }
            }
        }
    }
}

fn outlets(index: &Index, reports: &[ReportId]) -> Markup {
    let known: Vec<usize> = reports.iter().filter_map(|r| index.report(r)).collect();
    html! {
        @if known.len() <= 6 {
            @for (n, k) in known.iter().enumerate() { @if n > 0 { ", " } (Words(index.outlet(*k))) " " (index.report_reference(*k)) }
        } @else { (index.report_list(reports)) }
    }
}

/// Where an incident without points is told.
fn told_in(index: &Index, incident: &Incident) -> Markup {
    html! {
        p class="told" { "Told at " @for found in incident.findings.iter().take(12) {
            @if let Some(f) = index.find(found) { @if let Some(read) = index.case.reports.get(f.report) { (index.reference(found, &read.report.id)) " " } }
        } }
    }
}
