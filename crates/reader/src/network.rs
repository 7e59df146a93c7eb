//! The weights and the calls of the network.

use std::fmt;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use rten::{Model, ModelOptions, NodeId, RunOptions, ThreadPool};
use rten_tensor::prelude::*;
use rten_tensor::{NdTensor, NdTensorView};
use sayso_text::Span;
use sha2::{Digest, Sha256};

use crate::decode;
use crate::features::{NEWLINE, features};
use crate::pieces::Pieces;
use crate::reading::{Entity, Reading, Saying, Tagged, Word};
use crate::windows::{Window, windows};
use crate::words::words;
use crate::{Deprel, Upos, Words};

/// The vocabulary of the encoder the weights began from (BERT base uncased, Apache-2.0); see `models/reader.md`.
const VOCABULARY: &str = include_str!("../../../models/vocabulary.txt");

/// The network's outputs, by the names in the weights file.
const OUTPUTS: [&str; 8] = ["tags", "entity", "upos", "deprel", "outcome", "manner", "pair", "arc"];

/// Labels of the head `outcome`, in its order; the first is none.
const OUTCOMES: [&str; 23] = [
    "-",
    "killed",
    "wounded",
    "killed_or_wounded",
    "killed_or_captured",
    "missing",
    "detained",
    "surrendered",
    "released",
    "exchanged",
    "displaced",
    "evacuated",
    "arrived",
    "remaining",
    "trapped",
    "captured",
    "destroyed",
    "delivered",
    "handed_over",
    "deployed",
    "violated",
    "voted",
    "other",
];

/// Labels of the head `manner`, in its order.
const MANNERS: [&str; 16] = [
    "say", "claim", "confirm", "deny", "accuse", "reject", "warn", "threaten", "call_for", "promise", "order",
    "report", "agree", "ask", "decline", "silent",
];

/// How much the heads that see no cue count beside those that do; chosen on gold/syria-dev TUNE (evals/RESULTS.md).
const SOURCE_WEIGHT: f32 = 0.0;
const CONTENT_WEIGHT: f32 = 0.3;

/// A loaded weights file. Cheap to share between threads; nothing in it changes while reading.
pub struct Reader {
    model: Model,
    inputs: [NodeId; 3],
    outputs: [NodeId; 8],
    pieces: Pieces,
    weights_sha256: String,
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
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
        let weights_sha256 = sha256(&bytes);
        let model = ModelOptions::with_all_ops().load(bytes).map_err(|e| ReaderError::Load(e.to_string()))?;
        Self::new(model, weights_sha256)
    }

    /// Uses weights that are part of the program.
    pub fn from_static(bytes: &'static [u8]) -> Result<Self, ReaderError> {
        let model =
            ModelOptions::with_all_ops().load_static_slice(bytes).map_err(|e| ReaderError::Load(e.to_string()))?;
        Self::new(model, sha256(bytes))
    }

    fn new(model: Model, weights_sha256: String) -> Result<Self, ReaderError> {
        let node = |name: &'static str| model.node_id(name).map_err(|_| ReaderError::Missing(name));
        let inputs = [node("ids")?, node("features")?, node("first")?];
        let mut outputs = [inputs[0]; 8];
        for (slot, name) in outputs.iter_mut().zip(OUTPUTS) {
            *slot = node(name)?;
        }
        let pieces = Pieces::new(VOCABULARY).ok_or(ReaderError::Vocabulary)?;
        Ok(Reader { model, inputs, outputs, pieces, weights_sha256 })
    }

    /// SHA-256 of the weights, in lower-case hexadecimal digits.
    pub fn weights_sha256(&self) -> &str {
        &self.weights_sha256
    }

    /// Reads a text. An empty text, or one of white space, gives an empty reading.
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
        for window in plan {
            if let Some(out) = self.run(&input, &window) {
                out.add_to(&mut reading, &window);
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

/// Word-pieces of a whole text.
struct Input<'a> {
    ids: &'a [i32],
    /// Where each word's pieces begin; one more for the end.
    starts: &'a [usize],
    features: &'a [i32],
}

/// The network's numbers for one window; rows are words of the window, the context included.
struct Output {
    count: usize,
    tags: NdTensor<f32, 2>,
    entity: NdTensor<f32, 2>,
    upos: NdTensor<f32, 2>,
    deprel: NdTensor<f32, 2>,
    outcome: NdTensor<f32, 2>,
    manner: NdTensor<f32, 2>,
    pair: NdTensor<f32, 3>,
    arc: NdTensor<f32, 2>,
}

impl Output {
    /// Decodes and files what begins in the window's own words (not in its context).
    fn add_to(&self, reading: &mut Reading, window: &Window) {
        let base = window.context;
        let own = |run: &Words| run.start + base >= window.first;
        let shift = |run: Words| run.start + base..run.end + base;
        let row = |t: &NdTensorView<f32, 2>, k: usize| -> Vec<f32> { t.slice(k).iter().copied().collect() };
        let tags = self.tags.view();
        let triple = |k: usize, head: usize| [0, 1, 2].map(|l| tags[[k, 3 * head + l]]);
        // What the cue asks of a word, and what the word is taken for whatever the cue.
        let score = |cue: usize, k: usize, [b, i]: [usize; 2], head: usize, weight: f32| {
            let [outside, begin, inside] = triple(k, head);
            let pair = |n: usize| self.pair[[n, cue, k]];
            [0.0, pair(b) + weight * (begin - outside), pair(i) + weight * (inside - outside)]
        };
        let mut contents = Vec::new();
        let mut sayings = Vec::new();
        // Cues of the context are decoded too: they hold their contents against the window's own cues.
        for cue in decode::bio(self.count, |k| triple(k, 1)) {
            let source = decode::bio(self.count, |k| score(cue.start, k, [0, 1], 0, SOURCE_WEIGHT));
            for run in decode::bio(self.count, |k| score(cue.start, k, [2, 3], 2, CONTENT_WEIGHT)) {
                let sum: f32 =
                    run.clone().map(|k| self.pair[[3, cue.start, k]].max(self.pair[[2, cue.start, k]])).sum();
                let mean = sum / run.len() as f32;
                let at = |k: usize| reading.sentence_of(k + base);
                let near = (at(run.start)..=at(run.end - 1)).contains(&at(cue.start));
                contents.push(decode::Claimed { cue: sayings.len(), near, words: run, score: mean });
            }
            sayings.push((cue, source));
        }
        decode::one_cue_each(&mut contents);
        for (at, (cue, source)) in sayings.into_iter().enumerate().filter(|(_, (cue, _))| own(cue)) {
            let guess = decode::best(row(&self.manner.view(), cue.start).into_iter());
            reading.sayings.push(Saying {
                source: source.into_iter().map(shift).collect(),
                content: contents.iter().filter(|c| c.cue == at).map(|c| shift(c.words.clone())).collect(),
                manner: MANNERS.get(guess).copied(),
                cue: shift(cue),
            });
        }
        for run in decode::bio(self.count, |k| triple(k, 3)).into_iter().filter(own) {
            let guess = decode::best(row(&self.outcome.view(), run.start).into_iter());
            let label = OUTCOMES.get(guess).copied().filter(|l| *l != "-");
            reading.figures.push(Tagged { words: shift(run), label });
        }
        let entity = self.entity.view();
        for (run, kind) in decode::entities(self.count, |k, l| entity[[k, l]]).into_iter().filter(|(run, _)| own(run)) {
            reading.entities.push(Entity { words: shift(run), kind });
        }
        for k in window.first..window.end {
            let at = k - base;
            let sentence = reading.sentences[reading.sentence_of(k)].clone();
            let inside: Range<usize> = sentence.start.max(base) - base..sentence.end.min(window.end) - base;
            let head = decode::best(inside.clone().map(|j| self.arc[[at, j]])) + inside.start + base;
            let word = &mut reading.words[k];
            word.head = head;
            word.upos = decode::upos(decode::best(row(&self.upos.view(), at).into_iter()));
            word.deprel = decode::deprel(decode::best(row(&self.deprel.view(), at).into_iter()));
        }
    }
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
