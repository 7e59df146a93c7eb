//! The weights and the calls of the network.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use rten::{Model, ModelOptions, NodeId, RunOptions, ThreadPool};
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;
use sayso_text::Span;
use sha2::{Digest, Sha256};

use crate::decode;
use crate::features::{NEWLINE, features};
use crate::output::Output;
use crate::pieces::Pieces;
use crate::reading::{Reading, Word};
use crate::seats::{self, Seats};
use crate::windows::{Window, windows};
use crate::words::words;
use crate::{Deprel, Upos, Words};

/// The vocabulary of the encoder the weights began from (BERT base uncased, Apache-2.0); see `models/reader.md`.
const VOCABULARY: &str = include_str!("../../../models/vocabulary.txt");

/// The network's outputs, by the names in the weights file.
const OUTPUTS: [&str; 8] = ["tags", "entity", "upos", "deprel", "outcome", "manner", "pair", "arc"];

/// A loaded weights file. Cheap to share between threads; nothing in it changes while reading.
pub struct Reader {
    model: Model,
    inputs: [NodeId; 3],
    outputs: [NodeId; 8],
    pieces: Pieces,
    sha256: String,
    seats: Option<Arc<Seats>>,
}

thread_local! {
    /// Every calling thread has a pool of one: calls are spread over threads by the caller, sums keep one order, and no
    /// two callers wait for one thread.
    static ONE_THREAD: RunOptions =
        RunOptions::default().with_thread_pool(Some(Arc::new(ThreadPool::with_num_threads(1))));
}

impl fmt::Debug for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader").finish_non_exhaustive()
    }
}

/// Why a weights file cannot be used.
#[derive(Debug)]
pub enum ReaderError {
    /// The file cannot be read or is no ONNX model that the runtime knows.
    Load(String),
    /// An input or output that the reader needs is not in the file.
    Missing(&'static str),
    /// The vocabulary lacks the pieces that every window begins and ends with.
    Vocabulary,
}

impl fmt::Display for ReaderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReaderError::Load(why) => {
                write!(f, "the weights cannot be loaded ({why}); give an ONNX file made by training/reader")
            }
            ReaderError::Missing(name) => {
                write!(f, "the weights have no node {name:?}; give a file with the heads listed in models/reader.md")
            }
            ReaderError::Vocabulary => {
                write!(f, "the vocabulary has no [CLS], [SEP] or [UNK]; restore models/vocabulary.txt")
            }
        }
    }
}

impl std::error::Error for ReaderError {}

impl Reader {
    /// Loads a weights file.
    pub fn load(path: &Path) -> Result<Self, ReaderError> {
        let bytes = std::fs::read(path).map_err(|e| ReaderError::Load(format!("{}: {e}", path.display())))?;
        Self::from_bytes(bytes)
    }

    /// Loads weights from memory.
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, ReaderError> {
        let sha256 = sha256(&bytes);
        let model = options().load(bytes).map_err(|e| ReaderError::Load(e.to_string()))?;
        Self::new(model, sha256)
    }

    /// Uses weights that are part of the program.
    pub fn from_static(bytes: &'static [u8]) -> Result<Self, ReaderError> {
        let model = options().load_static_slice(bytes).map_err(|e| ReaderError::Load(e.to_string()))?;
        Self::new(model, sha256(bytes))
    }

    /// The SHA-256 of the weights file, in hexadecimal: what tells one reader from another.
    pub fn weights_sha256(&self) -> &str {
        &self.sha256
    }

    /// From now on every seat that is spare helps with the windows of a text. The caller of [`Reader::read`] holds one.
    pub fn helped_by(mut self, seats: Arc<Seats>) -> Self {
        self.seats = Some(seats);
        self
    }

    fn new(model: Model, sha256: String) -> Result<Self, ReaderError> {
        let node = |name: &'static str| model.node_id(name).map_err(|_| ReaderError::Missing(name));
        let inputs = [node("ids")?, node("features")?, node("first")?];
        let mut outputs = [inputs[0]; 8];
        for (slot, name) in outputs.iter_mut().zip(OUTPUTS) {
            *slot = node(name)?;
        }
        let pieces = Pieces::new(VOCABULARY).ok_or(ReaderError::Vocabulary)?;
        Ok(Reader { model, inputs, outputs, pieces, sha256, seats: None })
    }

    /// Reads a text. An empty text, or one of white space, gives an empty reading; how many threads help changes nothing.
    pub fn read(&self, text: &str) -> Reading {
        let spans = words(text);
        let mut ids = Vec::with_capacity(spans.len() * 2);
        let mut starts = Vec::with_capacity(spans.len() + 1);
        for w in &spans {
            starts.push(ids.len());
            self.pieces.cut(w.of(text), &mut ids);
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
        let plan = windows(&lengths, &reading.sentences, |k| features[k] / NEWLINE % 2 == 1);
        let input = Input { ids: &ids, starts: &starts, features: &features };
        let found = seats::each(plan.len(), self.seats.as_deref(), |k| {
            let window = plan.get(k)?;
            Some(self.run(&input, window)?.found(&reading, window))
        });
        for (found, window) in found.into_iter().zip(&plan) {
            if let Some(found) = found {
                found.add_to(&mut reading, window);
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
        let (mut ids, mut features, mut first) = (vec![self.pieces.cls], vec![0], Vec::new());
        for k in window.context..window.end {
            first.push(ids.len() as i32);
            let run = input.starts[k]..input.starts[k + 1];
            features.extend(run.clone().map(|_| input.features[k]));
            ids.extend_from_slice(&input.ids[run]);
        }
        ids.push(self.pieces.sep);
        features.push(0);
        let count = first.len();
        let tensor = |v: Vec<i32>| NdTensor::from_data([v.len()], v);
        let (ids, features, first) = (tensor(ids), tensor(features), tensor(first));
        let values = self
            .model
            .run(
                vec![
                    (self.inputs[0], ids.view().into()),
                    (self.inputs[1], features.view().into()),
                    (self.inputs[2], first.view().into()),
                ],
                &self.outputs,
                Some(ONE_THREAD.with(RunOptions::clone)),
            )
            .ok()?;
        let mut values = values.into_iter();
        let mut two = || values.next().and_then(|v| NdTensor::<f32, 2>::try_from(v).ok());
        let (tags, entity, upos, deprel, outcome, manner) = (two()?, two()?, two()?, two()?, two()?, two()?);
        let pair = values.next().and_then(|v| NdTensor::<f32, 3>::try_from(v).ok())?;
        let arc = values.next().and_then(|v| NdTensor::<f32, 2>::try_from(v).ok())?;
        Some(Output { count, tags, entity, upos, deprel, outcome, manner, pair, arc })
    }
}

/// How weights are loaded. Packed for the matrix products once, at the cost of a second copy of them (11 MiB): otherwise
/// the runtime packs them again at every call, which is a quarter of the work.
fn options() -> ModelOptions {
    let mut options = ModelOptions::with_all_ops();
    options.prepack_weights(true);
    options
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
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
