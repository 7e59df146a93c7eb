//! The log: who did what, when and why, the last first; what does not fit any more; and the way to take each back.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};
use sayso_contract::OperationLine;
use sayso_dossier::safe::Words;
use sayso_record::{Change, Operation, operation_line};

use super::operation::{about, what, when};
use super::{form, frame, long, quote::quote};
use crate::call::{Answer, Call};
use crate::desk::Desk;
use crate::failed::Failed;
use crate::shown::Shown;

/// So many stand on a page.
const LISTED: usize = 100;
/// So many characters of what was found.
const FOUND: usize = 90;

pub(crate) fn page(desk: &Desk, call: &Call) -> Answer {
    let shown = desk.shown();
    let all = &shown.operations;
    let from = long::from(call, LISTED, all.len());
    let removed = desk.door.accounts().map(|accounts| accounts.removed()).transpose()?.unwrap_or_default();
    let misfits: BTreeMap<&str, &str> = shown.misfits.iter().map(|m| (m.operation.as_str(), m.why.as_str())).collect();
    let main = html! {
        h1 { "Log" span class="sub" { (all.len()) " operations, the last first; nothing in it is ever edited" } }
        @if !misfits.is_empty() { p class="wide" role="note" { (misfits.len()) " of them do not fit any more and are left out; each says why." } }
        table class="list log" {
            thead { tr { th scope="col" { "When" } th scope="col" { "Who" } th scope="col" { "What" } th scope="col" { "Why" } th scope="col" { span class="vh" { "Take back" } } } }
            tbody { @for operation in all.iter().rev().skip(from).take(LISTED) { (row(&shown, call, operation, &removed, misfits.get(operation.id.as_str()).copied())?) } }
        }
        (long::links(call, from, LISTED, all.len()))
    };
    Ok(frame::page(desk, call, "Log", "/log", &main))
}

fn row(
    shown: &Shown,
    call: &Call,
    operation: &Operation,
    removed: &BTreeSet<String>,
    unfit: Option<&str>,
) -> Result<Markup, Failed> {
    let counts = shown.counts_still(operation);
    let line = operation_line(operation, counts);
    let words = line.finding.as_deref().map(|finding| shown.words(finding)).transpose()?.flatten();
    Ok(html! {
        tr class=[(!counts).then_some("undone")] id={"o-" (operation.id.short())} {
            td data-l="When" { (when(&line.at)) }
            td data-l="Who" {
                bdi { (Words(line.who.as_deref().unwrap_or("forgotten"))) }
                @if line.who.as_ref().is_some_and(|who| removed.contains(who)) { " " span class="sub" { "account removed" } }
            }
            th scope="row" data-l="What" {
                span class="w" { (what(&line)) " " (about_linked(&line)) }
                @if let Some(words) = &words { p class="sub" { (quote(words, FOUND)) } }
                @if !counts { " " span class="sub" { "undone" } }
                @if let Some(why) = unfit { p class="sub" { "Does not fit any more: " (Words(why)) "." } }
            }
            td data-l="Why" { @if let Some(why) = &line.why { (Words(why)) } }
            td {
                @if counts && !matches!(operation.change(), Some(Change::Forget | Change::Blank { .. }) | None) {
                    (form::form(call, "undo", "/log", &html! {
                        (form::value("operation", operation.id.as_str()))
                        button aria-label={"Undo " (operation.id.short())} { "Undo" }
                    }))
                }
            }
        }
    })
}

/// What it is about, with a link to the finding or the report.
fn about_linked(line: &OperationLine) -> Markup {
    let words = about(line);
    html! {
        @match (&line.finding, &line.report) {
            (Some(finding), _) => a href={"/review/" (Words(finding))} { (Words(&words)) },
            (None, Some(report)) => a href={"/reports/" (Words(report))} { (Words(&words)) },
            _ => (Words(&words)),
        }
    }
}
