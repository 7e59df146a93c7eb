//! What a weights file holds beside the network: its vocabulary, its labels and its settings.
//!
//! They are entries of the ONNX file's own metadata, all beginning with `sayso.`, so that one file is the whole reader and
//! any ONNX tool can still open it; `training/reader/bundle.py` writes them. A label must be one that the program knows;
//! which ones a network has, and in which order, is the file's.

use crate::greedy::Greedy;
use crate::pieces::Pieces;
use crate::unigram::Unigram;
use crate::{Deprel, EntityKind, ReaderError, Upos};

/// The form of the entries and of the heads that this program reads.
const FORM: &str = "1";
/// The ways in which words, pieces and features are cut (`words`, `pieces`, `features`; `training/reader/tokens.py`): by English
/// pieces, and by the likeliest pieces of several languages.
const GREEDY: &str = "1";
const UNIGRAM: &str = "2";

/// Outcomes that rules and printed lines know.
const OUTCOMES: [&str; 22] = [
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

/// Manners of a saying that rules and printed lines know.
const MANNERS: [&str; 16] = [
    "say", "claim", "confirm", "deny", "accuse", "reject", "warn", "threaten", "call_for", "promise", "order",
    "report", "agree", "ask", "decline", "silent",
];

/// Everything but the network.
pub(crate) struct Bundle {
    pub pieces: Pieces,
    /// The languages that it was trained to read, by their codes.
    pub languages: Vec<String>,
    /// How long windows are.
    pub sizes: Sizes,
    /// How much the heads that see no cue count beside those that do.
    pub source_weight: f32,
    pub content_weight: f32,
    /// Labels by their places in the head `outcome`; `None` for a number of nothing that has an outcome.
    pub outcomes: Vec<Option<&'static str>>,
    pub manners: Vec<&'static str>,
    pub kinds: Vec<EntityKind>,
    pub upos: Vec<Upos>,
    pub deprel: Vec<Deprel>,
}

/// How long windows are, in word-pieces.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sizes {
    /// A window's length, the two marks at its ends included.
    pub window: usize,
    /// A sentence repeated before a window, as context, has at most this many pieces.
    pub context: usize,
}

impl Bundle {
    /// From the entries of a file's metadata.
    pub fn of<'a>(entry: impl Fn(&str) -> Option<&'a str>) -> Result<Self, ReaderError> {
        let form = entry("sayso.bundle").ok_or(ReaderError::NoBundle)?;
        if form != FORM {
            return Err(ReaderError::Form { has: form.chars().take(20).collect(), reads: FORM });
        }
        let needed = |name: &'static str| entry(name).ok_or(ReaderError::Entry(name));
        let number = |name: &'static str| -> Result<usize, ReaderError> {
            needed(name)?.parse().ok().filter(|n| *n <= 4096).ok_or(ReaderError::Entry(name))
        };
        let weight = |name: &'static str| -> Result<f32, ReaderError> {
            needed(name)?.parse().ok().filter(|w: &f32| w.is_finite()).ok_or(ReaderError::Entry(name))
        };
        let vocabulary = needed("sayso.vocabulary")?;
        let pieces = match needed("sayso.cut")? {
            GREEDY => Greedy::new(vocabulary).map(Pieces::Greedy),
            UNIGRAM => Unigram::new(vocabulary).map(Pieces::Unigram),
            _ => return Err(ReaderError::Entry("sayso.cut")),
        };
        let sizes = Sizes { window: number("sayso.window")?, context: number("sayso.context")? };
        if sizes.window < 8 || sizes.context > sizes.window {
            return Err(ReaderError::Entry("sayso.window"));
        }
        let known = |label: &str, of: &[&'static str]| of.iter().find(|l| **l == label).copied();
        Ok(Bundle {
            pieces: pieces.ok_or(ReaderError::Vocabulary)?,
            languages: entry("sayso.languages").unwrap_or("en").split_whitespace().map(str::to_owned).collect(),
            sizes,
            source_weight: weight("sayso.source_weight")?,
            content_weight: weight("sayso.content_weight")?,
            outcomes: labels("sayso.outcome", needed("sayso.outcome")?, |l| match l {
                "-" => Some(None),
                l => known(l, &OUTCOMES).map(Some),
            })?,
            manners: labels("sayso.manner", needed("sayso.manner")?, |l| known(l, &MANNERS))?,
            kinds: labels("sayso.entity", needed("sayso.entity")?, kind)?,
            upos: labels("sayso.upos", needed("sayso.upos")?, |l| Upos::ALL.iter().find(|u| u.as_str() == l).copied())?,
            deprel: labels("sayso.deprel", needed("sayso.deprel")?, |l| {
                Deprel::ALL.iter().find(|d| d.as_str() == l).copied()
            })?,
        })
    }

    /// How many numbers each head gives for a word. A tag has three (outside, begin, inside) for source, cue, content and
    /// figure; after the manners comes one for "negated", which nothing reads.
    pub fn widths(&self) -> [(&'static str, usize); 6] {
        [
            ("tags", 12),
            ("entity", 1 + 2 * self.kinds.len()),
            ("upos", self.upos.len()),
            ("deprel", self.deprel.len()),
            ("outcome", self.outcomes.len()),
            ("manner", self.manners.len() + 1),
        ]
    }
}

/// A list of labels, parted by white space.
fn labels<T>(name: &'static str, list: &str, known: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, ReaderError> {
    let unknown = |label: &str| ReaderError::Label { list: name, label: label.chars().take(40).collect() };
    let list: Vec<T> = list.split_whitespace().map(|l| known(l).ok_or_else(|| unknown(l))).collect::<Result<_, _>>()?;
    if list.is_empty() { Err(ReaderError::Entry(name)) } else { Ok(list) }
}

fn kind(label: &str) -> Option<EntityKind> {
    Some(match label {
        "person" => EntityKind::Person,
        "body" => EntityKind::Body,
        "place" => EntityKind::Place,
        "side" => EntityKind::Side,
        _ => return None,
    })
}
