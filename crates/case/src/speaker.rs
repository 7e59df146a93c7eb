//! Who is reported to have said something.

use serde::{Deserialize, Serialize};

use crate::{FindingId, SpeakerKind};

/// Who is reported to have said something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// The same for every finding of this speaker in the report; for the narrator and agentless sayings `None`.
    pub id: Option<FindingId>,
    /// The person or body alone, in the longest form the report has; an unnamed source's own words; `None` if nobody is given.
    pub name: Option<String>,
    /// What the report calls a person's office ("spokesman").
    pub role: Option<String>,
    /// The body a person speaks for.
    pub body: Option<String>,
    /// Person, body, side, unnamed or narrator.
    pub kind: SpeakerKind,
}

impl Speaker {
    /// The report's own voice.
    pub fn narrator() -> Self {
        Speaker { id: None, name: None, role: None, body: None, kind: SpeakerKind::Narrator }
    }
}
