//! The bar with links to the sections and the filters. In goes the case set out, out comes a form that stays hidden where no
//! script runs; the state of the filters lives in the address (`#?side=halvia&sign=ne`).

use maud::{Markup, html};
use sayso_case::Fold;

use crate::answers::Sign;
use crate::collation::Collation;
use crate::groups;
use crate::references::number;
use crate::safe::{Words, shortened};
use crate::voices::Group;

/// How many speakers the list offers: those who answer most.
const SPEAKERS: usize = 300;

/// The bar.
pub(crate) fn bar(all: &Collation) -> Markup {
    let case = all.index.case;
    let links = [
        ("two", "Incidents", true),
        ("totals", "Running totals", case.ledger.iter().any(|l| l.incident.is_none())),
        ("also", "Also said", !case.also_said.is_empty()),
        ("names", "Names", true),
        ("origins", "Origins", true),
        ("reports", "Reports", true),
    ];
    html! {
        div class="filters" {
            nav aria-label="Sections" { @for (id, name, there) in links { @if there { a href={"#" (id)} { (name) } " " } } }
            form id="f" aria-label="Show only" hidden { (fields(all)) }
        }
    }
}

fn fields(all: &Collation) -> Markup {
    let groups: std::collections::BTreeSet<Group> = voices(all).into_iter().map(|v| all.voices.get(v).group).collect();
    let mut speakers: Vec<usize> = voices(all);
    speakers.retain(|v| all.voices.get(*v).report.is_none());
    speakers.truncate(SPEAKERS);
    speakers.sort_by_cached_key(|v| all.voices.get(*v).handle.to_lowercase());
    html! {
        select name="side" aria-label="Side" { option value="" { "side" } @for group in groups { option value=(groups::slug(all, group)) { (Words(&groups::name(all, group))) } } }
        select name="sp" aria-label="Speaker" { option value="" { "speaker" } @for v in &speakers { @let v = all.voices.get(*v); option value=(v.slug) { (Words(&v.handle)) } } }
        select name="rep" aria-label="Report" { option value="" { "report" } @for k in 0..all.index.case.reports.len() { option value=(number(k)) { (number(k)) " " (Words(&shortened(all.index.outlet(k), 26))) } } }
        select name="sign" aria-label="Sign" { option value="" { "≠ = ?" } @for s in Sign::ALL { option value=(s.name()) { (s.glyph()) " " (s.word()) } } }
        label { input type="checkbox" name="o2" value="1"; " 2+ origins" }
        input type="search" name="q" aria-label="Words" placeholder="words  ( / )" autocomplete="off";
        button type="reset" name="clear" hidden { "all" }
        output id="shown" {}
    }
}

/// Who answers a question of an incident that is told: first of the incidents first.
fn voices(all: &Collation) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    let told = all.incidents.iter().filter(|t| t.incident.fold != Some(Fold::Background));
    for take in told.flat_map(|t| &t.questions).flat_map(|q| &q.answers).flat_map(|a| &a.takes) {
        if seen.insert(take.voice) {
            order.push(take.voice);
        }
    }
    order
}
