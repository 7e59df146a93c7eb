//! Ids of what is joined: a letter and eight bytes of SHA-256 over what it is made from.

use sha2::{Digest, Sha256};

/// The id made from these parts; a line break parts them.
pub(crate) fn id(letter: char, parts: &[&str]) -> String {
    let hex: String = Sha256::digest(parts.join("\n")).iter().take(8).map(|b| format!("{b:02x}")).collect();
    format!("{letter}{hex}")
}
