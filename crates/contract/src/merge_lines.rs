//! The lines of what two people did: records that became one, where they say different, and how well they agree.

use schemars::JsonSchema;
use serde::Serialize;

/// Two records that became one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MergedLine {
    /// The operations that both had.
    pub in_both: usize,
    /// Those that the first had only.
    pub in_first: usize,
    /// Those that the second had only.
    pub in_second: usize,
    /// How many reports the record has.
    pub reports: usize,
    /// How many conflicts there are; each has a line.
    pub conflicts: usize,
}

/// What somebody says of a thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SaidLine {
    /// The operation.
    pub operation: String,
    /// Who.
    pub who: Option<String>,
    /// When: an ISO 8601 time in UTC.
    pub at: String,
    /// Why, in the words of whoever did it.
    pub why: Option<String>,
    /// What the operation says of the thing.
    pub says: String,
}

/// A thing of which two people say different who did not know of one another's words. None of them is followed until it is settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConflictLine {
    /// What they differ on: "finding" (whether it is one), its "speaker", "side", "place" or "date"; "incidents" or "names" (whether they are one);
    /// "report" (to which incident it belongs); "place of a name", "side of a name", "label", "title".
    pub what: String,
    /// Of what: the id of a finding or of a report, ids of incidents, names.
    pub of: Vec<String>,
    /// What each says, in order of the log.
    pub said: Vec<SaidLine>,
}

/// How well the people agree who judged things of one kind.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AgreementLine {
    /// What they judged, as in a conflict's line.
    pub what: String,
    /// Who did.
    pub reviewers: Vec<String>,
    /// How many things two or more of them judged.
    pub units: usize,
    /// Of how many of these all say the same.
    pub same: usize,
    /// Of how many two said their word without knowing of the other's.
    pub apart: usize,
    /// Krippendorff's alpha for nominal data, to four places; null where no thing was judged by two, or there is one word only.
    pub alpha: Option<f64>,
}
