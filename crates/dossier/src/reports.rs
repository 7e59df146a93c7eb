//! The reports. In goes the index, out comes each report's full readable text with its findings marked in place, its
//! particulars, and below it the apparatus: who says what in which paragraph, and where the page uses it.

use std::collections::BTreeSet;

use maud::{Markup, html};
use sayso_case::{FindingId, Mode, ReadAs, ReadReport, Report, Speaker};

use crate::cite::{citation, copy_button};
use crate::dates;
use crate::index::{Finding, Index, all_findings};
use crate::marks::{self, Mark};
use crate::safe::{Words, address, anchor, language};
use crate::wording::{self, bounds, plain, several};

/// The section. `seen` holds the ids that already stand on the page.
pub(crate) fn section(index: &Index, seen: &mut BTreeSet<String>) -> Markup {
    html! {
        section class="part" id="reports" aria-labelledby="reports-h" {
            h2 id="reports-h" { "Reports" }
            p class="lead" {
                "Every report in full, as it was read. Marked are " span class="src" { "who is cited" } ", "
                span class="cue" { "the word that says so" } ", " span class="c" { "what is said" } ", "
                span class="fg" { "figures" } ", " span class="ev" { "events" } " and " span class="vi" { "named victims" }
                "; a small " span class="up" { "A1b" } " leads back to the version it stands in."
            }
            @for (k, read) in index.case.reports.iter().enumerate() { (one(index, k, read, seen)) }
        }
    }
}

fn one(index: &Index, k: usize, read: &ReadReport, seen: &mut BTreeSet<String>) -> Markup {
    let report = &read.report;
    let text = report.text.as_str();
    let mut all = marks_of(index, read);
    marks::prepare(text, &mut all);
    let paragraphs = index.paragraphs.get(k).map_or(&[][..], Vec::as_slice);
    let not_read = not_read(report);
    let n = k + 1;
    html! {
        details class="report" id={"r" (n)} {
            summary {
                h3 { span class="num" { (n) } " " bdi { @match &report.title { Some(t) => (Words(t)), None => (Words(&report.path)) } } }
                p class="facts" {
                    span { @match &report.publisher { Some(p) => (Words(p)), None => "publisher not given" } }
                    span { @match report.published { Some(d) => (dates::words(&d.to_string())), None => "date not given" } }
                    @match &not_read {
                        Some(_) => span { b { "not read for findings" } },
                        None => span { (several(read.findings.statements.len(), "statement")) ", " (several(read.findings.figures.len(), "figure")) },
                    }
                }
            }
            div class="sheet" {
                p class="cite" { cite id={"c" (n)} { (citation(report)) } }
                (particulars(read))
                @if let Some(why) = &not_read {
                    p class="none" { "Nothing was looked for in this report: " (Words(why)) ". Its text is here in full." }
                }
                div class="text" lang=[language(report.language.as_deref())] {
                    @for (p, place) in paragraphs.iter().enumerate() {
                        p id={"r" (n) "-" (p + 1)} data-n=(p + 1) dir="auto" { (marks::paragraph(text, *place, &all, seen)) }
                    }
                    @if paragraphs.is_empty() { p class="none" { "This report has no readable text." } }
                    (marks::left_over(&all, seen))
                }
                (apparatus(index, k, read))
            }
        }
    }
}

/// Why nothing was looked for in a report.
pub(crate) fn not_read(report: &Report) -> Option<String> {
    match &report.read_as {
        ReadAs::Not(why) => Some(why.clone()),
        ReadAs::English | ReadAs::Assumed | ReadAs::Partly(_) => None,
    }
}

fn particulars(read: &ReadReport) -> Markup {
    let report = &read.report;
    html! {
        details class="particulars" {
            summary { "Where this text comes from" }
            dl {
                dt { "File" } dd { (Words(&report.path)) @for other in &report.also_at { ", also " (Words(other)) } }
                @if let Some(url) = &report.url { dt { "Address" } dd { (address(url)) } }
                @if let Some(got) = &report.retrieved { dt { "Retrieved" } dd { (Words(&dates::words(got))) } }
                dt { "SHA-256" } dd class="hash" { (report.id.as_str()) }
                @if !report.from.is_empty() {
                    dt { "Known from" } dd { @for (n, (field, source)) in report.from.iter().enumerate() { @if n > 0 { ", " } (field.as_str()) ": " (source.as_str()) } }
                }
            }
        }
    }
}

fn name(speaker: &Speaker) -> &str {
    speaker.name.as_deref().unwrap_or("nobody is named")
}

/// All marks of a report. A finding's own span carries its id.
fn marks_of(index: &Index, read: &ReadReport) -> Vec<Mark> {
    let mut all = Vec::new();
    for (id, span, finding) in all_findings(read) {
        let (class, rank, title) = match finding {
            Finding::Statement(s) => {
                ("c", 0, Some(format!("{} {}", name(&s.speaker), wording::manner(s.manner, s.polarity))))
            }
            Finding::Figure(f) => {
                ("fg", 1, Some(format!("{}: {}", plain(f.outcome.as_str()), bounds(f.low, f.high, Some(f)))))
            }
            Finding::Victim(v) => ("vi", 2, Some(format!("said to be {}", plain(v.outcome.as_str())))),
            Finding::Event(e) => ("ev", 3, Some(event_words(e.event_type.as_str(), e.mode))),
            Finding::Mention(_) => ("", 4, None),
        };
        all.push(Mark { span, id: Some(anchor("", id.as_str())), class, title, after: back(index, id), rank });
        if let Finding::Mention(m) = finding {
            let far = |span| Mark { span, id: None, class: "far", title: None, after: html! {}, rank: 5 };
            all.extend(m.distance.iter().map(|&w| far(w)));
        }
        if let Finding::Statement(s) = finding {
            let bare = |span, class| Mark { span, id: None, class, title: None, after: html! {}, rank: 5 };
            all.extend(s.source.map(|w| bare(w, "src")));
            all.extend(s.cue.map(|w| bare(w, "cue")));
            all.extend(s.distance.iter().map(|w| bare(*w, "far")));
        }
    }
    all.sort_by_key(|m| (m.span, m.rank, m.class));
    // One word may be the source of several statements: it is marked once.
    all.dedup_by(|a, b| a.id.is_none() && b.id.is_none() && a.span == b.span && a.class == b.class);
    all
}

fn event_words(kind: &str, mode: Mode) -> String {
    match mode {
        Mode::Happened => plain(kind),
        _ => format!("{}, {}", plain(kind), plain(mode.as_str())),
    }
}

/// Links from a finding back to the versions it stands in.
fn back(index: &Index, id: &FindingId) -> Markup {
    html! { @for u in index.uses(id).iter().filter(|u| u.label != "fig.") { a class="up" href={"#" (u.href)} { (u.label) } } }
}

/// The list below the text.
fn apparatus(index: &Index, k: usize, read: &ReadReport) -> Markup {
    let mut rows: Vec<_> = all_findings(read).filter(|(_, _, f)| !matches!(f, Finding::Mention(_))).collect();
    rows.sort_by_key(|(_, span, _)| *span);
    html! {
        @if !rows.is_empty() {
            details class="apparatus" {
                summary { "What is found in this report (" (rows.len()) ")" }
                ul { @for (id, span, finding) in &rows {
                    li {
                        (index.reference(id, &read.report.id)) " "
                        (entry(read, *finding))
                        @for u in index.uses(id) { " " a class="up" href={"#" (u.href)} { (u.label) } }
                        " " (copy_button(index, k, *span))
                    }
                } }
            }
        }
    }
}

fn entry(read: &ReadReport, finding: Finding) -> Markup {
    let text = read.report.text.as_str();
    let voice = |s: &Speaker| html! { @if s.name.is_some() { ", " bdi { (Words(name(s))) } } };
    html! {
        @match finding {
            Finding::Statement(s) => {
                bdi class="who" { (Words(name(&s.speaker))) } " " (wording::manner(s.manner, s.polarity)) ", " (wording::form(s.form))
                @if s.chain.len() > 2 { ", by way of " @for (n, link) in s.chain.iter().enumerate() {
                    @if n > 0 { " › " } @match link { Some(l) => bdi { (Words(l)) }, None => "nobody named" }
                } }
                @if s.source.is_none() && s.cue.is_none() { ", going on" }
            }
            Finding::Figure(f) => {
                span class="fg" { (plain(f.outcome.as_str())) ": " (bounds(f.low, f.high, Some(f))) }
                @if let Some(role) = f.role { ", " (plain(role.as_str())) }
                @if let Some(side) = &f.side { ", of " bdi { (Words(&side.value)) } }
                @if let Some(words) = f.described_as { ", described as “" (Words(words.of(text))) "”" }
                @if f.denied { ", denied" }
                (voice(&f.speaker))
            }
            Finding::Event(e) => {
                span class="ev" { (event_words(e.event_type.as_str(), e.mode)) }
                @if let Some(w) = &e.when { ", " (Words(&dates::words(&w.moment.to_string()))) }
                (voice(&e.speaker))
            }
            Finding::Victim(v) => { span class="vi" { (Words(&v.name)) } ", " (plain(v.outcome.as_str())) (voice(&v.speaker)) }
            Finding::Mention(_) => {}
        }
    }
}
