//! Ids of what is joined over reports, a type each, so that none is taken for another: a letter and eight bytes of SHA-256
//! over what it is made from.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

macro_rules! joined_ids {
    ($($(#[$doc:meta])* $name:ident = $letter:literal),* $(,)?) => { $(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The id made from these parts; a line break parts them.
            pub fn of(parts: &[&str]) -> Self {
                let hex = Sha256::digest(parts.join("\n")).into_iter().take(8).map(|b| format!("{b:02x}"));
                $name(std::iter::once($letter.to_owned()).chain(hex).collect())
            }

            /// As it is printed.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        /// An id as it was written down before.
        impl From<&str> for $name {
            fn from(written: &str) -> Self {
                $name(written.to_owned())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )* };
}

joined_ids! {
    /// An incident's id.
    IncidentId = "i",
    /// A point's id.
    PointId = "p",
    /// A position's id.
    PositionId = "q",
    /// A name's id.
    NameId = "n",
    /// An origin's id.
    OriginId = "o",
    /// A ledger line's id.
    LineId = "l",
    /// A sum's id.
    SumId = "z",
    /// A joined victim's id.
    VictimId = "v",
    /// A side's id.
    SideId = "w",
    /// A holder's id: one over reports and spellings for whoever has a name, one a report for its own voice, for a source without
    /// a name and for nobody.
    HolderId = "h",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_its_letter_and_a_hash_of_its_parts() {
        let id = IncidentId::of(&["a", "b"]);
        assert_eq!((id.as_str().len(), id.as_str().starts_with('i')), (17, true));
        assert_eq!(id, IncidentId::of(&["a\nb"]));
        assert_ne!(id.as_str(), PointId::of(&["a", "b"]).as_str());
    }
}
