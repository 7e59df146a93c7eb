//! The reader: text in, [`Reading`] out.

use std::fmt;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use sayso_text::Span;
use sha2::{Digest, Sha256};

use crate::bundle::Bundle;
use crate::decode;
use crate::features::{self, NEWLINE, features};
use crate::network::{self, Bytes, Network};
use crate::output::Output;
use crate::reading::{Reading, Word};
use crate::seats::{self, Seats};
use crate::windows::{Window, windows};
use crate::words::words;
use crate::{Deprel, ReaderError, Upos, Words};

/// A larger file is no weights file of this reader: a big encoder has a few hundred megabytes.
const LARGEST: u64 = 1 << 30;

/// A loaded weights file. Cheap to share between threads; nothing in it changes while reading.
pub struct Reader {
    network: Network,
    bundle: Bundle,
    sha256: String,
    seats: Option<Arc<Seats>>,
}

impl fmt::Debug for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader").field("weights", &self.sha256).finish_non_exhaustive()
    }
}

impl Reader {
    /// Loads a weights file.
    pub fn load(path: &Path) -> Result<Self, ReaderError> {
        // Asked before it is opened: opening a pipe waits for whoever writes into it.
        let about = std::fs::metadata(path).map_err(ReaderError::File)?;
        if !about.is_file() || about.len() > LARGEST {
            return Err(ReaderError::NoFile);
        }
        let mut bytes = Vec::new();
        let file = std::fs::File::open(path).map_err(ReaderError::File)?;
        file.take(LARGEST).read_to_end(&mut bytes).map_err(ReaderError::File)?;
        Self::from_bytes(bytes)
    }

    /// Loads weights from memory.
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, ReaderError> {
        let reader = Self::new(Bytes::Owned(bytes))?;
        // A file from elsewhere: can it read the longest window that it says it can?
        reader.try_window(reader.bundle.sizes.window)?;
        Ok(reader)
    }

    /// Uses weights that are part of the program.
    pub fn from_static(bytes: &'static [u8]) -> Result<Self, ReaderError> {
        Self::new(Bytes::Static(bytes))
    }

    fn new(bytes: Bytes) -> Result<Self, ReaderError> {
        let sha256 = Sha256::digest(&*bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        let network = Network::load(bytes)?;
        let bundle = Bundle::of(|name| network.entry(name))?;
        let reader = Reader { network, bundle, sha256, seats: None };
        reader.try_window(8)?;
        Ok(reader)
    }

    /// Reads a window of so many pieces, the last one of the vocabulary throughout, with the highest feature.
    fn try_window(&self, length: usize) -> Result<(), ReaderError> {
        let pieces = &self.bundle.pieces;
        let mut ids = vec![pieces.last(); length];
        (ids[0], ids[length - 1]) = (pieces.cls(), pieces.sep());
        let first = (1..length as i32 - 1).collect();
        let window = network::Window { ids, features: vec![features::LARGEST; length], first };
        self.network.call(window, &self.bundle.widths()).map(|_| ())
    }

    /// The SHA-256 of the weights file, in hexadecimal: what tells one reader from another.
    pub fn weights_sha256(&self) -> &str {
        &self.sha256
    }

    /// Whether it was trained to read a language, by its code.
    pub fn reads(&self, language: &str) -> bool {
        self.bundle.languages.iter().any(|code| code == language)
    }

    /// From now on every seat that is spare helps with the windows of a text. The caller of [`Reader::read`] holds one.
    pub fn helped_by(mut self, seats: Arc<Seats>) -> Self {
        self.seats = Some(seats);
        self
    }

    /// Reads a text. An empty text, or one of white space, gives an empty reading; how many threads help changes nothing.
    pub fn read(&self, text: &str) -> Reading {
        let spans = words(text);
        let mut ids = Vec::with_capacity(spans.len() * 2);
        let mut starts = Vec::with_capacity(spans.len() + 1);
        for w in &spans {
            starts.push(ids.len());
            self.bundle.pieces.cut(w.of(text), is_spaced(text, w), &mut ids);
        }
        starts.push(ids.len());
        let lengths: Vec<usize> = starts.windows(2).map(|s| s[1] - s[0]).collect();
        let features = features(text, &spans);
        let sentences = sentences_in_words(text, &spans);
        let mut reading = Reading {
            words: spans
                .iter()
                .enumerate()
                .map(|(k, &span)| Word { span, upos: Upos::X, head: k, deprel: Deprel::Dep })
                .collect(),
            sentences,
            ..Reading::default()
        };
        let plan = windows(&lengths, &reading.sentences, self.bundle.sizes, |k| features[k] / NEWLINE % 2 == 1);
        let input = Input { ids: &ids, starts: &starts, features: &features };
        let found = seats::each(plan.len(), self.seats.as_deref(), |k| {
            let window = plan.get(k).filter(|window| !is_wordless(text, &spans[window.first..window.end]))?;
            Some(self.run(&input, window)?.found(&self.bundle, &reading, window))
        });
        for (found, window) in found.into_iter().zip(&plan) {
            if let Some(found) = found {
                found.add_to(&mut reading, window);
            } else if is_wordless(text, &spans[window.first..window.end]) {
                reading.words[window.first..window.end].iter_mut().for_each(|word| word.upos = Upos::Punct);
            }
        }
        let mut heads: Vec<usize> = reading.words.iter().map(|w| w.head).collect();
        for s in &reading.sentences {
            decode::mend_tree(&mut heads, s);
        }
        for (k, (word, head)) in reading.words.iter_mut().zip(heads).enumerate() {
            word.head = head;
            if head == k {
                word.deprel = Deprel::Root;
            } else if word.deprel == Deprel::Root {
                word.deprel = Deprel::Dep;
            }
        }
        reading
    }

    /// One call. `None` only if the runtime refuses the window (the words then stay without tags).
    fn run(&self, input: &Input, window: &Window) -> Option<Output> {
        let pieces = &self.bundle.pieces;
        let mut numbers = network::Window { ids: vec![pieces.cls()], features: vec![0], first: Vec::new() };
        for k in window.context..window.end {
            numbers.first.push(numbers.ids.len() as i32);
            let run = input.starts[k]..input.starts[k + 1];
            numbers.features.extend(run.clone().map(|_| input.features[k]));
            numbers.ids.extend_from_slice(&input.ids[run]);
        }
        numbers.ids.push(pieces.sep());
        numbers.features.push(0);
        self.network.call(numbers, &self.bundle.widths()).ok()
    }
}

/// Whether a word begins the text or has white space before it.
pub(crate) fn is_spaced(text: &str, word: &Span) -> bool {
    text.get(..word.start).and_then(|before| before.chars().next_back()).is_none_or(char::is_whitespace)
}

/// Whether words are marks alone, as in a line of dots: there is nothing to ask the network about, and a file may hold a
/// megabyte of them.
fn is_wordless(text: &str, words: &[Span]) -> bool {
    words.iter().all(|word| !word.of(text).contains(char::is_alphanumeric))
}

/// Word-pieces of a whole text.
struct Input<'a> {
    ids: &'a [i32],
    /// Where each word's pieces begin; one more for the end.
    starts: &'a [usize],
    features: &'a [i32],
}

/// The sentences of the text as runs of words, without gaps: words between two sentences go to the first.
fn sentences_in_words(text: &str, words: &[Span]) -> Vec<Words> {
    let mut out: Vec<Words> = Vec::new();
    let mut start = 0;
    for s in sayso_text::sentences(text) {
        let end = words.partition_point(|w| w.start < s.end);
        if end > start {
            out.push(start..end);
            start = end;
        }
    }
    if start < words.len() {
        out.push(start..words.len());
    }
    out
}
