//! The list of reports.

use maud::{Markup, html};
use sayso_case::ReadReport;
use sayso_dossier::LISTED;
use sayso_dossier::safe::{Words, shortened};
use sayso_record::finding_ids;

use super::{frame, long};
use crate::call::{Answer, Call};
use crate::desk::Desk;
use crate::shown::Shown;

pub(crate) fn list(desk: &Desk, call: &Call) -> Answer {
    let shown = desk.shown();
    let all = &shown.case.reports;
    let from = long::from(call, LISTED, all.len());
    let main = html! {
        h1 { "Reports" span class="sub" { (all.len()) ", by path" } }
        table class="list" {
            thead { tr { th scope="col" { "Report" } th scope="col" { "Publisher" } th scope="col" { "Date" } th scope="col" class="num" { "Findings" } th scope="col" class="num" { "Seen" } } }
            tbody { @for read in all.iter().skip(from).take(LISTED) { (row(&shown, read)) } }
        }
        (long::links(call, from, LISTED, all.len()))
    };
    Ok(frame::page(desk, call, "Reports", "/reports", &main))
}

fn row(shown: &Shown, read: &ReadReport) -> Markup {
    let report = &read.report;
    let (all, seen) = finding_ids(&read.findings)
        .fold((0, 0), |(all, seen), id| (all + 1, seen + usize::from(shown.seen(&id).is_some())));
    html! {
        tr {
            th scope="row" {
                a href={"/reports/" (report.id.as_str().get(..16).unwrap_or_default())} { bdi { (Words(&shortened(report.title.as_deref().unwrap_or(&report.path), 110))) } }
                " " span class="id" { bdi { (Words(&report.path)) } }
                @if report.gone.is_some() { " " b { "gone from its address" } }
            }
            td data-l="Publisher" { bdi { (Words(report.publisher.as_deref().unwrap_or("not known"))) } }
            td data-l="Date" { @match report.published { Some(day) => (Words(&day.in_words())), None => "not given" } }
            td data-l="Findings" class="num" { (all) }
            td data-l="Seen" class="num" { (seen) }
        }
    }
}
