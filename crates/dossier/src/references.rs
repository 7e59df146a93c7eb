//! References for people. In goes a finding, a place or a report, out comes its number as a link: "03.4" is paragraph 4 of
//! report 3.

use maud::{Markup, html};
use sayso_case::{FindingId, ReportId};
use sayso_text::Span;

use crate::index::Index;

impl Index<'_> {
    /// "03.4" as a link to the paragraph of a finding, or to the report where the finding is not known; behind it what a person made
    /// of the finding.
    pub(crate) fn reference(&self, id: &FindingId, report: &ReportId) -> Markup {
        let place = match (self.find(id), self.report(report)) {
            (Some(found), _) => self.place(found.report, found.span),
            (None, Some(k)) => self.report_reference(k),
            (None, None) => html! { span class="ref" { "–" } },
        };
        html! { (place) (self.judged_beside(id)) }
    }

    /// "03.4" as a link to a paragraph.
    pub(crate) fn place(&self, report: usize, span: Span) -> Markup {
        let paragraph = self.paragraph(report, span.start);
        if self.paragraphs.get(report).is_none_or(Vec::is_empty) {
            return self.report_reference(report);
        }
        html! { a class="ref" href={"#r" (report + 1) "-" (paragraph)} { (number(report)) "." (paragraph) } }
    }

    /// "03" as a link to the report.
    pub(crate) fn report_reference(&self, report: usize) -> Markup {
        html! { a class="ref" href={"#r" (report + 1)} { (number(report)) } }
    }

    /// "03" for each of these reports, `most` at most.
    pub(crate) fn report_list(&self, reports: &[ReportId], most: usize) -> Markup {
        let known = reports.iter().filter_map(|id| self.report(id));
        html! {
            @for (k, id) in known.take(most).enumerate() { @if k > 0 { " " } (self.report_reference(id)) }
            @if reports.len() > most { " …" }
        }
    }
}

/// The number of a report as it is written: "03".
pub(crate) fn number(report: usize) -> String {
    format!("{:02}", report + 1)
}
