//! What a report was read with, so that a kept reading tells whether another program would give the same.

use schemars::JsonSchema;
use serde::Serialize;

/// The version of the contract: what the keys mean and how ids are made.
pub const CONTRACT: u8 = 2;

/// What a report was read with: two lines with the same `read_by` come from the same program, rules and weights.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReadBy {
    /// The program's version.
    pub program: String,
    /// The first 16 digits of the SHA-256 of the rules: the sources and word lists that decide what is found.
    pub rules: String,
    /// The names of the rules that were left out (`--without`); the key is there only where some were.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<String>,
    /// SHA-256 of the reader's weights; null where nothing was loaded to read with.
    pub weights: Option<String>,
}
