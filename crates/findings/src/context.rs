//! What every rule may look at: one report, its reading, and the places and countries of the world.
//!
//! Words are asked for here and not taken from the reading's list: a rule that looks one word past the end of a text gets
//! an empty word of no part of speech, and goes on.

use sayso_case::Report;
use sayso_gazetteer::Gazetteer;
use sayso_language::{Pack, Small, WordList};
use sayso_reader::{Deprel, Reading, Upos, Words};
use sayso_text::{Quote, Span};

use crate::layout::Layout;
use crate::rules::Running;

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
    /// Who hangs on whom, where lines begin, quotations by place.
    pub layout: &'a Layout<'a>,
    /// Places and countries.
    pub gazetteer: &'a Gazetteer,
    /// The words of the report's language.
    pub pack: &'static Pack,
    /// The rules that have a name, and which of them fired.
    pub rules: &'a Running<'a>,
}

impl<'a> Context<'a> {
    /// The words of one token; "" beyond the text.
    pub fn word(&self, k: usize) -> &'a str {
        self.reading.words.get(k).map_or("", |w| w.span.of(self.text))
    }

    /// The same in lower case, for lists.
    pub fn lower(&self, k: usize) -> String {
        self.pack.morphology.lower(self.word(k))
    }

    /// Whether a word is one of a list of single words.
    pub fn is(&self, k: usize, list: impl Fn(&Small) -> &WordList) -> bool {
        list(&self.pack.small).contains(&self.lower(k))
    }

    /// Whether the word begins with a capital.
    pub fn is_capital(&self, k: usize) -> bool {
        self.word(k).chars().next().is_some_and(char::is_uppercase)
    }

    /// The word's part of speech; `X` beyond the text.
    pub fn upos(&self, k: usize) -> Upos {
        self.reading.words.get(k).map_or(Upos::X, |w| w.upos)
    }

    /// How the word hangs on its head; `Dep` beyond the text.
    pub fn deprel(&self, k: usize) -> Deprel {
        self.reading.words.get(k).map_or(Deprel::Dep, |w| w.deprel)
    }

    /// The word on which it hangs; itself for a root, and beyond the text.
    pub fn head(&self, k: usize) -> usize {
        self.reading.words.get(k).map_or(k, |w| w.head)
    }

    /// Where the word stands; beyond the text an empty place at its end.
    pub fn place(&self, k: usize) -> Span {
        self.reading.words.get(k).map_or(Span::new(self.text.len(), self.text.len()), |w| w.span)
    }

    /// Words that hang directly on this one, in order; the first few hundred.
    pub fn children(&self, k: usize) -> impl Iterator<Item = usize> + 'a {
        self.layout.children(k)
    }

    /// The span of a run of words.
    pub fn span(&self, words: &Words) -> Span {
        self.reading.span(words)
    }

    /// The words that stand in a span.
    pub fn of(&self, span: Span) -> &'a str {
        span.of(self.text)
    }

    /// The text between two bytes; "" where they are out of order or no places of the text.
    pub fn between(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or("")
    }

    /// The text before a byte.
    pub fn before(&self, byte: usize) -> &'a str {
        self.between(0, byte)
    }

    /// The text from a byte on.
    pub fn after(&self, byte: usize) -> &'a str {
        self.between(byte, self.text.len())
    }

    /// The words of the sentence that holds a word.
    pub fn sentence(&self, word: usize) -> Words {
        self.reading.sentences.get(self.reading.sentence_of(word)).cloned().unwrap_or(0..0)
    }
}
