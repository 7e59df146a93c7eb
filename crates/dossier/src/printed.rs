//! What stands on paper only. In goes the case set out, out come all references with their numbers, and the reports with their
//! hashes.

use maud::{Markup, html};

use crate::collation::Collation;
use crate::dates;
use crate::references::number;
use crate::safe::{Words, shortened};

/// How many characters of a sentence stand in a reference.
const QUOTED: usize = 300;
/// How many digits of a hash stand on paper.
const DIGITS: usize = 12;

/// The section; a browser's screen does not show it.
pub(crate) fn section(all: &Collation) -> Markup {
    let index = &all.index;
    html! {
        section class="refs" aria-labelledby="refs-h" {
            h2 id="refs-h" { "References" span class="sub" { "sentence, report, date, paragraph, id" } }
            ol { @for (report, claim) in &all.references {
                li { (Words(&shortened(claim.sentence.of(index.text(*report)), QUOTED))) " " i { (Words(index.outlet(*report))) }
                    @if let Some(d) = index.published(*report) { ", " (Words(&dates::short(&d))) }
                    ", par. " (index.paragraph(*report, claim.span.start)) ". " span class="id" { (Words(claim.finding.as_str())) } }
            } }
            p { "The reports: " @for (k, read) in index.case.reports.iter().enumerate() {
                @if k > 0 { "; " } b { (number(k)) } " " (Words(index.outlet(k)))
                @if let Some(title) = &read.report.title { ", “" (Words(&shortened(title, 120))) "”" }
                ", SHA-256 " (read.report.id.as_str().get(..DIGITS).unwrap_or_default())
            } "." }
        }
    }
}
