//! By what words a report says whose people or things are counted: `sides.toml` in, its lists out.

use serde::Deserialize;

use crate::WordList;

/// `sides.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what each list is for stands in the file")]
pub struct Sides {
    pub organs: WordList,
    pub armed_organs: WordList,
    pub held: WordList,
    pub belonging: Vec<String>,
    pub losing: WordList,
    pub bearing: WordList,
    pub losses: WordList,
    pub firing: WordList,
    #[serde(default)]
    pub keeping: WordList,
    #[serde(default)]
    pub holding: WordList,
    pub giving: WordList,
    pub foes: WordList,
    pub hostile: WordList,
    pub kin: WordList,
    pub names_called: WordList,
    pub bystanders: WordList,
    pub offices: WordList,
}
