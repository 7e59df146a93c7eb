//! What every rule may look at: one report, its reading, and the places and countries of the world.

use sayso_gazetteer::Gazetteer;
use sayso_reader::{Reading, Words};
use sayso_reports::Report;
use sayso_text::{Quote, Span};

/// One report with everything known of its text before rules run.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    /// The report.
    pub report: &'a Report,
    /// Its readable text.
    pub text: &'a str,
    /// The reader's words, sentences, entities and attributions.
    pub reading: &'a Reading,
    /// Quotations, paired over the whole text.
    pub quotes: &'a [Quote],
    /// Places and countries.
    pub gazetteer: &'a Gazetteer,
}

impl<'a> Context<'a> {
    /// The words of one token.
    pub fn word(&self, k: usize) -> &'a str {
        self.reading.words.get(k).map_or("", |w| w.span.of(self.text))
    }

    /// The same in lower case, for lists.
    pub fn lower(&self, k: usize) -> String {
        self.word(k).to_lowercase()
    }

    /// The span of a run of words.
    pub fn span(&self, words: &Words) -> Span {
        self.reading.span(words)
    }

    /// The words that stand in a span.
    pub fn of(&self, span: Span) -> &'a str {
        span.of(self.text)
    }

    /// The words of the sentence that holds a word.
    pub fn sentence(&self, word: usize) -> Words {
        self.reading.sentences.get(self.reading.sentence_of(word)).cloned().unwrap_or(0..0)
    }
}
