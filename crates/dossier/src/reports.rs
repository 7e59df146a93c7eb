//! The reports. In goes the case set out, out comes each report's full readable text: who is cited, the word that says so and
//! the sentences in use marked in place, with the numbers of the questions that they answer; and its particulars.

use maud::{Markup, html};
use sayso_case::{ReadAs, ReadReport, Report, ReportId};
use sayso_exports::Citation;
use sayso_text::Span;

use crate::cite::citation;
use crate::collation::Collation;
use crate::dates;
use crate::formats;
use crate::marks::{self, Mark};
use crate::references::number;
use crate::safe::{Words, address, anchor, language};
use crate::wording::several;

/// The section, with what the files were that are no reports.
pub(crate) fn section(all: &Collation, passed_over: Option<&str>) -> Markup {
    html! {
        section class="part" id="reports" aria-labelledby="reports-h" {
            h2 id="reports-h" { "Reports" span class="sub" {
                span class="src" { "who is cited" } ", " span class="cue" { "the word that says so" } ", " span class="u" { "a sentence in use" }
                "; the number behind it leads back to the question"
            } }
            @for (k, read) in all.index.case.reports.iter().enumerate() { (one(all, k, read, false)) }
            (left_out(all, passed_over))
        }
    }
}

/// What was not read, and what the files were that are no reports.
pub(crate) fn left_out(all: &Collation, passed_over: Option<&str>) -> Markup {
    let unread: Vec<ReportId> = all
        .index
        .case
        .reports
        .iter()
        .map(|r| &r.report)
        .filter(|r| not_read(r).is_some())
        .map(|r| r.id.clone())
        .collect();
    html! {
        @if !unread.is_empty() { p class="meta left" { "Not read for findings, its text kept: " (all.index.report_list(&unread, 60)) "." } }
        @if let Some(files) = passed_over { p class="meta left" { "Passed over, being no reports: " (Words(files)) "." } }
    }
}

/// A report, folded or open.
pub(crate) fn one(all: &Collation, k: usize, read: &ReadReport, open: bool) -> Markup {
    let paragraphs = all.index.paragraphs.get(k).map_or(&[][..], Vec::as_slice);
    let uses = all.uses(k).iter().map(|(span, questions)| (*span, questions.as_slice()));
    whole(k, read, paragraphs, uses, open)
}

/// The same where nothing of the case is at hand but the sentences that answer questions, each with the numbers and ids of these.
pub(crate) fn whole<'u>(
    k: usize,
    read: &ReadReport,
    paragraphs: &[Span],
    uses: impl Iterator<Item = (Span, &'u [(usize, &'u str)])>,
    open: bool,
) -> Markup {
    let report = &read.report;
    let text = report.text.as_str();
    let not_read = not_read(report);
    let mut marks = marks_of(uses, read);
    marks::prepare(text, &mut marks);
    html! {
        details class="report" id={"r" (k + 1)} open[open] {
            summary {
                b { (number(k)) } " "
                span class="t" { @if let Some(p) = &report.publisher { (Words(p)) ", " } "“" bdi { @match &report.title { Some(t) => (Words(t)), None => (Words(&report.path)) } } "”"
                    @if not_read.is_some() { " " b class="nr" { "not read" } } }
                span class="d" { @match report.published { Some(d) => (dates::words(&d.to_string())), None => "date not given" } }
            }
            div class="sheet" {
                p class="cite" { cite id={"c" (k + 1)} { (citation(report)) } }
                (formats::fold(&Citation::of(report)))
                (particulars(read))
                @if let Some(why) = &not_read {
                    p class="none" { "Nothing was looked for in this report: " (Words(why)) ". Its text is here in full." }
                }
                div class="text" lang=[language(report.language.as_deref())] {
                    @for (p, place) in paragraphs.iter().enumerate() {
                        p id={"r" (k + 1) "-" (p + 1)} data-n=(p + 1) dir="auto" { (marks::paragraph(text, *place, &marks)) }
                    }
                    @if paragraphs.is_empty() { p class="none" { "This report has no readable text." } }
                }
            }
        }
    }
}

/// Why nothing was looked for in a report.
pub(crate) fn not_read(report: &Report) -> Option<&str> {
    match &report.read_as {
        ReadAs::Not(why) => Some(why),
        ReadAs::English | ReadAs::Language(_) | ReadAs::Assumed | ReadAs::Partly(_) => None,
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
                @if let Some(gone) = &report.gone { dt { "No longer there on" } dd { (Words(&dates::words(gone))) } }
                dt { "SHA-256" } dd class="hash" { (report.id.as_str()) }
                @if !report.from.is_empty() {
                    dt { "Known from" } dd { @for (n, (field, source)) in report.from.iter().enumerate() { @if n > 0 { ", " } (field.as_str()) ": " (source.as_str()) } }
                }
                dt { "Found" } dd { (several(read.findings.statements.len(), "statement")) ", " (several(read.findings.figures.len(), "figure")) ", " (several(read.findings.events.len(), "event")) }
            }
        }
    }
}

/// All marks of a report.
fn marks_of<'u>(uses: impl Iterator<Item = (Span, &'u [(usize, &'u str)])>, read: &ReadReport) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (span, questions) in uses {
        let after =
            html! { @for (number, id) in questions { a class="up" href={"#" (anchor("p-", id))} { (number) } } };
        marks.push(Mark { span, class: "u", after, rank: 0 });
    }
    for statement in &read.findings.statements {
        let bare = |span, class, rank| Mark { span, class, after: html! {}, rank };
        marks.extend(statement.source.map(|span| bare(span, "src", 1)));
        marks.extend(statement.cue.map(|span| bare(span, "cue", 2)));
    }
    marks
}
