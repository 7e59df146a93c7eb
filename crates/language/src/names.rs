//! Spellings of one name: `names.toml` in, its lists out.

use serde::Deserialize;

/// `names.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// Letters of a foreign name written in two ways, the fuller first: "kh" and "h". In the order in which they are tried.
    pub spellings: Vec<(String, String)>,
}
