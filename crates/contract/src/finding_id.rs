//! The id of a finding as it is printed.

use schemars::JsonSchema;
use serde::Serialize;

/// A finding's name: a letter for its type and a hash of the report's bytes, the type, the quoted words and which occurrence
/// of them it is. It stays when other reports come or go, and when the readable text around the words changes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct FindingId(String);

impl From<&sayso_case::FindingId> for FindingId {
    fn from(id: &sayso_case::FindingId) -> Self {
        FindingId(id.as_str().to_owned())
    }
}

impl std::fmt::Display for FindingId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
