//! Names. In goes the case, out comes a table of the things that bear more than one name: all names by alphabet, none first by
//! right, and where it is said that they are one.

use maud::{Markup, html};
use sayso_case::{Case, MentionKind, Name, ReportId};
use sayso_text::Span;

use crate::collation::Collation;
use crate::cut::Cut;
use crate::index::Index;
use crate::safe::{Words, anchor, shortened};
use crate::wording::several;

/// How many names stand open.
const OPEN: usize = 40;

const KINDS: [(MentionKind, &str); 4] = [
    (MentionKind::Place, "place"),
    (MentionKind::Person, "person"),
    (MentionKind::Body, "body"),
    (MentionKind::Side, "side"),
];

/// The names of a case by kind, those that are written in several ways apart: to tell them takes a look at every way of each.
pub(crate) struct Sorted<'c> {
    many: Vec<(&'static str, &'c Name)>,
    once: Vec<&'c Name>,
}

impl<'c> Sorted<'c> {
    pub(crate) fn of(case: &'c Case) -> Self {
        let (mut many, mut once) = (Vec::new(), Vec::new());
        for (kind, word) in KINDS {
            for name in case.names.iter().filter(|n| n.kind == kind) {
                if spellings(name).len() > 1 { many.push((word, name)) } else { once.push(name) }
            }
        }
        Sorted { many, once }
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.many.len() + self.once.len()
    }
}

/// The section, or a part of it.
pub(crate) fn section(all: &Collation, cut: Cut) -> Markup {
    let (index, names) = (&all.index, &all.names);
    let count = names.count();
    let many = cut.of(&names.many);
    let once = cut.behind(names.many.len()).of(&names.once);
    let (first, rest) = many.split_at(many.len().min(cut.open(count, OPEN)));
    html! {
        section class="part" id="names" aria-labelledby="names-h" {
            h2 id="names-h" { "Names" span class="sub" { "no variant is preferred; a speaker is quoted with his own" } }
            @if index.case.names.is_empty() { p class="none" { "No name was found in these reports." } }
            @if !first.is_empty() { (table(index, first)) }
            @if !rest.is_empty() { details { summary { (several(rest.len(), "more name")) } (table(index, rest)) } }
            @if !once.is_empty() {
                details class="once" open[!cut.is_whole(count)] { summary { (several(names.once.len(), "name")) " written in one way only, or in shorter forms of it" }
                    p { @for (k, name) in once.iter().enumerate() { @if k > 0 { " · " } span id=(anchor("n-", &name.id)) {
                        bdi { (Words(spellings(name).first().copied().unwrap_or(&name.label))) } @if let Some(v) = name.variants.first() { " " (index.report_list(&v.reports, 6)) } } } } }
            }
        }
    }
}

/// Every way a name is written, by alphabet; those that differ in capitals alone once, and of a person no shorter form of another
/// one ("Teskel" for "Boran Teskel"). A label that the user chose and no report uses is one of them.
fn spellings(name: &Name) -> Vec<&str> {
    let mut all: Vec<&str> = name.variants.iter().map(|v| v.text.as_str()).collect();
    if !name.label.is_empty() && !all.iter().any(|v| name.label.contains(v)) {
        all.push(&name.label);
    }
    all.sort_by_cached_key(|v| v.to_lowercase());
    all.dedup_by_key(|v| v.to_lowercase());
    if name.kind == MentionKind::Person {
        let whole = all.clone();
        all.retain(|v| !whole.iter().any(|o| o != v && stands_in(v, o)));
    }
    all
}

/// Whether all words of one name stand in another, in their order.
fn stands_in(short: &str, long: &str) -> bool {
    let mut words = long.split_whitespace();
    short.split_whitespace().all(|w| words.any(|o| o.eq_ignore_ascii_case(w)))
}

fn table(index: &Index, names: &[(&str, &Name)]) -> Markup {
    html! {
        table class="rows2 nm" {
            thead { tr { th scope="col" { "kind" } th scope="col" { "names, in the order of the alphabet" } th scope="col" { "where it is said that they are one; who uses which" } } }
            tbody { @for (kind, name) in names { @let written = spellings(name); tr id=(anchor("n-", &name.id)) {
                td { (kind) }
                th scope="row" { @for (k, text) in written.iter().enumerate() { @if k > 0 { span class="sl" { " / " } } bdi { (Words(text)) } } }
                td { @if name.basis.is_empty() { (users(index, name, &written)) } @else { (passages(index, &name.basis)) } }
            } } }
        }
    }
}

/// "Selmir 01 07; Zelmaran 02".
fn users(index: &Index, name: &Name, written: &[&str]) -> Markup {
    let used = |text: &str| -> Vec<ReportId> {
        let mut all: Vec<usize> = name
            .variants
            .iter()
            .filter(|v| {
                v.text.to_lowercase() == text.to_lowercase()
                    || (name.kind == MentionKind::Person && stands_in(&v.text, text))
            })
            .flat_map(|v| v.reports.iter().filter_map(|r| index.report(r)))
            .collect();
        all.sort_unstable();
        all.dedup();
        all.iter().filter_map(|k| index.case.reports.get(*k)).map(|r| r.report.id.clone()).collect()
    };
    html! { @for (k, text) in written.iter().take(8).enumerate() { @if k > 0 { "; " } bdi { (Words(text)) } " " (index.report_list(&used(text), 6)) } @if written.len() > 8 { " …" } }
}

/// Each passage once, with all its places.
fn passages(index: &Index, basis: &[(ReportId, Span)]) -> Markup {
    let mut said: Vec<(String, Vec<(usize, Span)>)> = Vec::new();
    for (report, span) in basis {
        let Some(k) = index.report(report) else { continue };
        let words = shortened(span.of(index.text(k)), 90);
        match said.iter_mut().find(|(w, _)| *w == words) {
            Some((_, places)) => places.push((k, *span)),
            None => said.push((words, vec![(k, *span)])),
        }
    }
    html! { @for (n, (words, places)) in said.iter().take(4).enumerate() {
        @if n > 0 { "; " } "“" bdi { (Words(words)) } "”" @for (k, span) in places.iter().take(4) { " " (index.place(*k, *span)) }
    } @if said.len() > 4 { " …" } }
}
