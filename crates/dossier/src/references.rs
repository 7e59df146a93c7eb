//! References for people. In goes a finding, a place or a report, out comes its number as a link, or its speaker's name.

use maud::{Markup, html};
use sayso_case::{FindingId, ReportId};
use sayso_text::Span;

use crate::index::Index;
use crate::safe::{Words, anchor};

impl Index<'_> {
    /// "3.4" as a link to the finding, or to the report where the finding is not on the page.
    pub(crate) fn reference(&self, id: &FindingId, report: &ReportId) -> Markup {
        match (self.find(id), self.report(report)) {
            (Some(found), _) => {
                let label = format!("{}.{}", found.report + 1, self.paragraph(found.report, found.span.start));
                html! { a class="ref" href={"#" (anchor("", id.as_str()))} { (label) } }
            }
            (None, Some(k)) => self.report_reference(k),
            (None, None) => html! { span class="ref" { "–" } },
        }
    }

    /// "3.4" as a link to a paragraph.
    pub(crate) fn place(&self, report: usize, span: Span) -> Markup {
        let paragraph = self.paragraph(report, span.start);
        if self.paragraphs.get(report).is_none_or(Vec::is_empty) {
            return self.report_reference(report);
        }
        html! { a class="ref" href={"#r" (report + 1) "-" (paragraph)} { (report + 1) "." (paragraph) } }
    }

    /// "3" as a link to the report.
    pub(crate) fn report_reference(&self, report: usize) -> Markup {
        html! { a class="ref" href={"#r" (report + 1)} { (report + 1) } }
    }

    /// "3" for each of these reports.
    pub(crate) fn report_list(&self, reports: &[ReportId]) -> Markup {
        html! { @for (k, id) in reports.iter().filter_map(|id| self.report(id)).enumerate() { @if k > 0 { " " } (self.report_reference(id)) } }
    }

    /// The speaker's name, as a link to what they say where they are listed; the outlet where the report speaks itself.
    pub(crate) fn speaker(&self, name: Option<&str>, report: &ReportId, finding: &FindingId) -> Markup {
        let statement = self.find(finding).and_then(|f| f.finding.statement());
        let voice = statement.and_then(|s| self.voices.get(s.as_str()));
        match (name, voice) {
            (Some(name), Some(n)) => {
                html! { a href={"#voice-" (n)} { bdi class="who" { (Words(name)) } } }
            }
            (Some(name), None) => html! { bdi class="who" { (Words(name)) } },
            (None, _) => {
                let outlet = self.report(report).map_or("", |k| self.outlet(k));
                html! { bdi class="who" { (Words(outlet)) } " " span class="own" { "(in its own words)" } }
            }
        }
    }
}
