//! Who is counted: `roles.toml` in, the role of a noun or an adjective out.

use std::collections::{BTreeMap, HashMap};

use sayso_case::Role;
use serde::Deserialize;

/// `roles.toml` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RoleTable {
    civilian: Vec<String>,
    military: Vec<String>,
    police: Vec<String>,
    peacekeeper: Vec<String>,
    official: Vec<String>,
    child: Vec<String>,
    woman: Vec<String>,
    journalist: Vec<String>,
    medic: Vec<String>,
    adjectives: BTreeMap<Role, Vec<String>>,
}

impl RoleTable {
    /// The nouns of each role; where two have a noun, it is of the first.
    pub(crate) fn nouns(self) -> [(Role, Vec<String>); 9] {
        [
            (Role::Civilian, self.civilian),
            (Role::Military, self.military),
            (Role::Police, self.police),
            (Role::Peacekeeper, self.peacekeeper),
            (Role::Official, self.official),
            (Role::Child, self.child),
            (Role::Woman, self.woman),
            (Role::Journalist, self.journalist),
            (Role::Medic, self.medic),
        ]
    }
}

/// Roles by the words for them.
#[derive(Debug)]
pub struct Roles {
    by_noun: HashMap<String, Role>,
    by_adjective: HashMap<String, Role>,
}

impl Roles {
    pub(crate) fn of(mut table: RoleTable) -> Self {
        let (mut by_noun, mut by_adjective) = (HashMap::new(), HashMap::new());
        for (role, words) in std::mem::take(&mut table.adjectives) {
            words.into_iter().for_each(|word| {
                by_adjective.entry(word).or_insert(role);
            });
        }
        for (role, nouns) in table.nouns() {
            nouns.into_iter().for_each(|noun| {
                by_noun.entry(noun).or_insert(role);
            });
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
