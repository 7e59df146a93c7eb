//! What every step may look at: the reports in case order, their sentences, words and dates.

use std::num::NonZeroUsize;

use sayso_case::{ReadReport, Speaker, SpeakerKind};
use sayso_language::{Pack, Packs, PointWords};
use sayso_text::Span;

use crate::days::Days;
use crate::phrases::pack_for;

/// The reports of a case, with what is asked of them again and again.
pub(crate) struct Pile<'a> {
    /// In case order.
    pub reports: &'a [ReadReport],
    /// By how many threads the work may be shared.
    pub threads: NonZeroUsize,
    /// When each was published.
    published: Vec<Option<Days>>,
    /// The words of the language of each.
    packs: Vec<&'static Pack>,
    /// The words that names and sides are compared by, which go through reports of all languages.
    pub common: &'static Pack,
}

impl<'a> Pile<'a> {
    /// Over sorted reports.
    pub fn new(reports: &'a [ReadReport], packs: Packs, threads: NonZeroUsize) -> Self {
        let published = reports.iter().map(|r| r.report.published.map(Days::of)).collect();
        let of_each = reports.iter().map(|r| packs.of(r.report.read_as.language())).collect();
        Pile { reports, threads, published, packs: of_each, common: packs.of(None) }
    }

    /// A report by its number in the case.
    #[expect(clippy::indexing_slicing, reason = "a report's number is given by counting these reports")]
    pub fn read(&self, report: usize) -> &'a ReadReport {
        &self.reports[report]
    }

    /// When a report was published.
    pub fn published(&self, report: usize) -> Option<Days> {
        self.published.get(report).copied().flatten()
    }

    /// The words of a report's language.
    pub fn pack(&self, report: usize) -> &'static Pack {
        self.packs.get(report).copied().unwrap_or(self.common)
    }

    /// The words of the language in whose letters a text is written: of a name, which stands in reports of all languages.
    pub fn pack_for(&self, text: &str) -> &'static Pack {
        pack_for(self.common, text)
    }

    /// Those of them by which points are made.
    pub fn words(&self, report: usize) -> &'static PointWords {
        &self.pack(report).point_words
    }

    /// The readable text of a report.
    pub fn text(&self, report: usize) -> &'a str {
        &self.read(report).report.text
    }

    /// The words of a span.
    pub fn of(&self, report: usize, span: Span) -> &'a str {
        span.of(self.text(report))
    }

    /// The sentences of a report.
    pub fn sentences(&self, report: usize) -> &'a [Span] {
        &self.read(report).findings.sentences
    }

    /// Which sentence of its report holds a byte.
    pub fn sentence(&self, report: usize, byte: usize) -> usize {
        let sentences = self.sentences(report);
        sentences.partition_point(|s| s.end <= byte).min(sentences.len().saturating_sub(1))
    }

    /// Its span.
    pub fn sentence_span(&self, report: usize, sentence: usize) -> Span {
        self.sentences(report).get(sentence).copied().unwrap_or_default()
    }
}

/// A speaker's name as claims show it: `None` for the report's own voice and sayings of nobody.
pub(crate) fn speaker_name(speaker: &Speaker) -> Option<String> {
    if speaker.kind == SpeakerKind::Narrator { None } else { speaker.name.clone() }
}
