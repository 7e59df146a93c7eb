//! Who is counted: `roles.toml` in, the role of a noun or an adjective out.

use std::collections::HashMap;

use super::table::{strings, table};
use crate::Role;

/// `roles.toml`.
pub(crate) struct Roles {
    by_noun: HashMap<String, Role>,
    by_adjective: HashMap<String, Role>,
}

impl Roles {
    /// From the text of the file.
    pub(super) fn read(text: &str) -> Self {
        let table = table(text);
        let adjectives = table.get("adjectives").and_then(|t| t.as_table()).cloned().unwrap_or_default();
        let (mut by_noun, mut by_adjective) = (HashMap::new(), HashMap::new());
        for &role in Role::ALL {
            for noun in strings(&table, role.as_str()) {
                by_noun.entry(noun).or_insert(role);
            }
            for word in strings(&adjectives, role.as_str()) {
                by_adjective.entry(word).or_insert(role);
            }
        }
        Roles { by_noun, by_adjective }
    }

    /// The role of a noun (singular, lower case).
    pub fn noun(&self, singular: &str) -> Option<Role> {
        self.by_noun.get(singular).copied()
    }

    /// The role an adjective gives a plain noun.
    pub fn adjective(&self, word: &str) -> Option<Role> {
        self.by_adjective.get(word).copied()
    }
}
