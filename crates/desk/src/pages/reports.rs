//! The list of reports.

use maud::{Markup, html};
use sayso_dossier::LISTED;
use sayso_dossier::safe::{Words, shortened};

use super::{frame, long};
use crate::call::{Answer, Call};
use crate::desk::Desk;
use crate::source::Row;

pub(crate) fn list(desk: &Desk, call: &Call) -> Answer {
    let shown = desk.shown();
    let all = shown.counts().reports;
    let from = long::from(call, LISTED, all);
    let here = from..from.saturating_add(LISTED).min(all);
    let (reports, seen) = (shown.reports_in(here.clone())?, shown.seen_in(here)?);
    let main = html! {
        h1 { "Reports" span class="sub" { (all) ", by path" } }
        table class="list" {
            thead { tr { th scope="col" { "Report" } th scope="col" { "Publisher" } th scope="col" { "Date" } th scope="col" class="num" { "Findings" } th scope="col" class="num" { "Seen" } } }
            tbody { @for (report, seen) in reports.iter().zip(seen) { (row(report, seen)) } }
        }
        (long::links(call, from, LISTED, all))
    };
    Ok(frame::page(desk, call, "Reports", "/reports", &main))
}

fn row(row: &Row<'_>, seen: usize) -> Markup {
    let (report, all) = (&row.report, row.findings);
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
