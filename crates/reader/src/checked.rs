//! In go a reading that did not come from the reader and the text it is of, out comes it again, or what is wrong with it.

use std::fmt;

use crate::{Deprel, Reading, Words};

/// Why a reading cannot be one of the text: what is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadReading {
    what: &'static str,
    at: usize,
}

impl fmt::Display for BadReading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the reading is not of this text: {} (number {}); read the text again", self.what, self.at)
    }
}

impl std::error::Error for BadReading {}

impl Reading {
    /// The reading, if all that [`Reader::read`](crate::Reader::read) promises holds of it: words in order, on character
    /// boundaries, none empty; sentences without gaps, each one tree; runs inside the text's words. Rules may then index
    /// without a second look. For readings that were stored or made by hand; the work is linear.
    ///
    /// # Errors
    /// The first broken promise.
    pub fn checked(self, text: &str) -> Result<Reading, BadReading> {
        self.words_fit(text)?;
        self.sentences_fit()?;
        self.trees_fit()?;
        let words = self.words.len();
        let cues = self.sayings.iter().map(|saying| &saying.cue);
        fit("a cue", cues, words, |cue, next| cue.start <= next.start)?;
        for saying in &self.sayings {
            for pieces in [&saying.source, &saying.content] {
                fit("a piece of a saying", pieces.iter(), words, |piece, next| piece.end <= next.start)?;
            }
        }
        fit("a name", self.entities.iter().map(|entity| &entity.words), words, |name, next| name.end <= next.start)?;
        fit("a figure", self.figures.iter().map(|figure| &figure.words), words, |one, next| one.end <= next.start)?;
        Ok(self)
    }

    fn words_fit(&self, text: &str) -> Result<(), BadReading> {
        let mut last = 0;
        for (at, word) in self.words.iter().enumerate() {
            let span = word.span;
            if span.start < last || span.is_empty() || text.get(span.start..span.end).is_none() {
                return Err(BadReading { what: "a word is out of place", at });
            }
            last = span.end;
        }
        Ok(())
    }

    fn sentences_fit(&self) -> Result<(), BadReading> {
        let mut last = 0;
        for (at, sentence) in self.sentences.iter().enumerate() {
            if sentence.start != last || sentence.is_empty() {
                return Err(BadReading { what: "a sentence is out of place", at });
            }
            last = sentence.end;
        }
        if last == self.words.len() {
            Ok(())
        } else {
            Err(BadReading { what: "the sentences are not all words", at: self.sentences.len() })
        }
    }

    /// Every word hangs, over others of its sentence, on the one root.
    fn trees_fit(&self) -> Result<(), BadReading> {
        let mut reaches = vec![false; self.words.len()];
        let mut path = Vec::new();
        for sentence in &self.sentences {
            let mut root = None;
            for first in sentence.clone() {
                let mut at = first;
                while !reaches[at] {
                    let word = &self.words[at];
                    let is_root = word.head == at;
                    if is_root != (word.deprel == Deprel::Root) || (is_root && root.is_some_and(|r| r != at)) {
                        return Err(BadReading { what: "a word is a second root, or a root by halves", at });
                    }
                    // A way longer than the sentence goes in a circle.
                    if !sentence.contains(&word.head) || path.len() > sentence.len() {
                        return Err(BadReading { what: "a word hangs outside its sentence or in a circle", at });
                    }
                    path.push(at);
                    if is_root {
                        root = Some(at);
                        break;
                    }
                    at = word.head;
                }
                for at in path.drain(..) {
                    reaches[at] = true;
                }
            }
        }
        Ok(())
    }
}

/// Whether runs lie inside the words, none is empty, and each goes before the next as `order` asks.
fn fit<'r>(
    what: &'static str,
    runs: impl Iterator<Item = &'r Words>,
    words: usize,
    order: impl Fn(&Words, &Words) -> bool,
) -> Result<(), BadReading> {
    let mut last: Option<&Words> = None;
    for (at, run) in runs.enumerate() {
        if run.is_empty() || run.end > words || last.is_some_and(|last| !order(last, run)) {
            return Err(BadReading { what, at });
        }
        last = Some(run);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use sayso_text::Span;

    use super::*;
    use crate::{Entity, EntityKind, Saying, Tagged, Upos, Word};

    const TEXT: &str = "Élan fell. Two fled.";

    /// Six words in two sentences, with one of everything.
    fn reading() -> Reading {
        let word = |start, end, head, deprel| Word { span: Span::new(start, end), upos: Upos::X, head, deprel };
        Reading {
            words: vec![
                word(0, 5, 1, Deprel::Nsubj),
                word(6, 10, 1, Deprel::Root),
                word(10, 11, 1, Deprel::Punct),
                word(12, 15, 4, Deprel::Nsubj),
                word(16, 20, 4, Deprel::Root),
                word(20, 21, 4, Deprel::Punct),
            ],
            sentences: vec![0..3, 3..6],
            sayings: vec![Saying { cue: 1..2, source: vec![0..1, 2..3], content: vec![3..4, 4..6], manner: None }],
            entities: vec![Entity { words: 0..1, kind: EntityKind::Place }],
            figures: vec![Tagged { words: 3..4, label: None }],
        }
    }

    #[test]
    fn a_whole_reading_passes() {
        reading().checked(TEXT).unwrap();
        Reading::default().checked("").unwrap();
    }

    #[test]
    fn every_broken_promise_is_found() {
        type Break = fn(&mut Reading);
        let breaks: [(&str, Break); 17] = [
            ("a word past the text", |r| r.words[5].span = Span::new(20, 22)),
            ("a word inside a character", |r| r.words[0].span = Span::new(1, 5)),
            ("an empty word", |r| r.words[2].span = Span::new(10, 10)),
            ("words out of order", |r| r.words.swap(0, 1)),
            ("a gap between sentences", |r| r.sentences[1] = 4..6),
            ("sentences that end early", |r| r.sentences[1] = 3..5),
            ("sentences past the words", |r| r.sentences[1] = 3..7),
            ("no sentences", |r| r.sentences.clear()),
            ("a head past the words", |r| r.words[0].head = 6),
            ("a head in another sentence", |r| r.words[0].head = 4),
            ("a circle", |r| (r.words[0].head, r.words[2].head) = (2, 0)),
            ("two roots", |r| (r.words[0].head, r.words[0].deprel) = (0, Deprel::Root)),
            ("a root with a head", |r| r.words[0].deprel = Deprel::Root),
            ("an empty cue", |r| r.sayings[0].cue = 1..1),
            ("a content past the words", |r| r.sayings[0].content[1] = 4..7),
            ("a name past the words", |r| r.entities[0].words = 5..usize::MAX),
            ("figures that overlap", |r| r.figures.push(Tagged { words: 3..5, label: None })),
        ];
        for (what, make) in breaks {
            let mut broken = reading();
            make(&mut broken);
            assert!(broken.checked(TEXT).is_err(), "{what}");
        }
    }
}
