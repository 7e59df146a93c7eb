//! Names and origins. In goes the index, out come every name with its variants and who uses which, and who copied whom.

use maud::{Markup, html};
use sayso_case::{MentionKind, Name, Origin, ReportId};
use sayso_text::Span;

use crate::index::Index;
use crate::safe::{Words, anchor, shortened};
use crate::wording::several;

/// The section of names.
pub(crate) fn section(index: &Index) -> Markup {
    let kinds = [
        (MentionKind::Place, "Places"),
        (MentionKind::Person, "Persons"),
        (MentionKind::Body, "Bodies"),
        (MentionKind::Side, "Sides"),
    ];
    html! {
        section class="part" id="names" aria-labelledby="names-h" {
            h2 id="names-h" { "Names" }
            @if index.case.names.is_empty() { p class="none" { "No name was found in these reports." } }
            @else { p class="lead" { "Every way a name is written, in order of first use, with the reports that use it. None is preferred." } }
            @for (kind, heading) in kinds {
                @let all: Vec<&Name> = index.case.names.iter().filter(|n| n.kind == kind).collect();
                @let (many, once): (Vec<&Name>, Vec<&Name>) = all.into_iter().partition(|n| n.variants.len() > 1);
                @if !many.is_empty() || !once.is_empty() { h3 { (heading) } }
                @if !many.is_empty() { dl class="variants" { @for name in many { (variants(index, name)) } } }
                @if !once.is_empty() {
                    details { summary { (several(once.len(), "name")) " written in one way only" }
                        p class="once" { @for (k, name) in once.iter().enumerate() { @if k > 0 { " · " } span id=(anchor("n-", &name.id)) {
                            bdi { (Words(&name.label)) } @if let Some(v) = name.variants.first() { " " (few(index, &v.reports)) } } } } }
                }
            }
        }
    }
}

/// A report list that stays short.
fn few(index: &Index, reports: &[ReportId]) -> Markup {
    html! { (index.report_list(&reports[..reports.len().min(8)])) @if reports.len() > 8 { " …" } }
}

fn variants(index: &Index, name: &Name) -> Markup {
    // A user's label may be a name that no report uses.
    let own = !name.variants.iter().any(|v| name.label.contains(&v.text));
    html! {
        div class="name" id=(anchor("n-", &name.id)) {
            @if own { dt { bdi { (Words(&name.label)) } } }
            @for v in &name.variants {
                dt { bdi { (Words(&v.text)) } }
                dd { (users(index, &v.reports)) }
            }
            @if !name.basis.is_empty() { dd class="joined" { "joined by " (passages(index, &name.basis)) } }
        }
    }
}

/// Outlets with their reports: "The Courier 1, 8".
fn users(index: &Index, reports: &[ReportId]) -> Markup {
    let mut outlets: Vec<(&str, Vec<usize>)> = Vec::new();
    for k in reports.iter().filter_map(|r| index.report(r)) {
        let outlet = index.outlet(k);
        match outlets.iter_mut().find(|(o, _)| *o == outlet) {
            Some((_, all)) => all.push(k),
            None => outlets.push((outlet, vec![k])),
        }
    }
    html! { @for (n, (outlet, all)) in outlets.iter().enumerate() {
        @if n > 0 { ", " } (Words(outlet)) @for k in all.iter().take(20) { " " (index.report_reference(*k)) } @if all.len() > 20 { " …" }
    } }
}

fn passages(index: &Index, basis: &[(ReportId, Span)]) -> Markup {
    html! { @for (n, (report, span)) in basis.iter().take(6).enumerate() { @if let Some(k) = index.report(report) { @if let Some(read) = index.case.reports.get(k) {
        @if n > 0 { "; " } "“" bdi { (Words(&shortened(span.of(&read.report.text), 220))) } "” " (index.place(k, *span))
    } } } @if basis.len() > 6 { " …" } }
}

/// The section of origins.
pub(crate) fn origins(index: &Index) -> Markup {
    let joined = |k: usize| {
        index.case.reports.get(k).is_some_and(|r| index.case.origins.iter().any(|o| o.reports.contains(&r.report.id)))
    };
    let alone: Vec<usize> = (0..index.case.reports.len()).filter(|k| !joined(*k)).collect();
    html! {
        section class="part" id="origins" aria-labelledby="origins-h" {
            h2 id="origins-h" { "Origins" }
            p class="lead" { "Reports or passages that copy one another, or rely on one agency, count as one origin." }
            @if index.case.origins.is_empty() { p class="none" { "No report was found to copy another." } }
            @else { ul class="origins" { @for origin in &index.case.origins { (one_origin(index, origin)) } } }
            @if !alone.is_empty() && !index.case.origins.is_empty() {
                p { "Found to copy nobody here: " @for (n, k) in alone.iter().enumerate() { @if n > 0 { ", " } @if alone.len() <= 40 { (Words(index.outlet(*k))) " " } (index.report_reference(*k)) } "." }
            }
        }
    }
}

fn one_origin(index: &Index, origin: &Origin) -> Markup {
    html! {
        li id=(anchor("o-", &origin.id)) {
            p { @if let Some(credited) = &origin.credited { b { (Words(credited)) } " is credited by " } @else { "Shared by " } (users(index, &origin.reports)) }
            @if !origin.basis.is_empty() { details { summary { (several(origin.basis.len(), "passage")) } p class="passages" { (passages(index, &origin.basis)) } } }
        }
    }
}
