//! Number words and what stands beside them: `numbers.toml` in, its lists out.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;

use crate::Bound;

/// `numbers.toml`.
#[derive(Deserialize, Default)]
pub(crate) struct Numbers {
    pub cardinals: HashMap<String, u64>,
    pub magnitudes: HashMap<String, u64>,
    pub plurals: HashMap<String, u64>,
    pub vague: Vec<Vague>,
    pub exact: Vec<Exact>,
    pub before: Vec<Modifier>,
    pub after: Vec<Modifier>,
    pub zero: Zero,
    /// Verbs by which a count changes.
    pub moves: HashSet<String>,
}

/// Phrases for two or more.
#[derive(Deserialize)]
pub(crate) struct Vague {
    pub words: Vec<String>,
    pub low: u64,
}

/// Phrases for an exact quantity.
#[derive(Deserialize)]
pub(crate) struct Exact {
    pub words: Vec<String>,
    pub value: u64,
}

/// Phrases that change a number's bound.
#[derive(Deserialize)]
pub(crate) struct Modifier {
    bound: String,
    pub words: Vec<String>,
}

impl Modifier {
    /// The bound they give.
    pub fn bound(&self) -> Bound {
        Bound::parse(&self.bound).unwrap_or(Bound::Exact)
    }
}

/// Words for nought.
#[derive(Deserialize, Default)]
pub(crate) struct Zero {
    pub alone: Vec<String>,
    pub before: Vec<String>,
}
