//! What is counted: `units.toml` in, the unit of a noun and its singular out.

use std::collections::{HashMap, HashSet};

use super::table::{pairs, strings, table};
use crate::Unit;

/// `units.toml`: nouns by their singular.
pub(crate) struct Units {
    by_noun: HashMap<String, Unit>,
    singulars: HashMap<String, String>,
    pub measures: HashSet<String>,
    pub weights: HashSet<String>,
    pub collectives: HashSet<String>,
    pub labels: HashSet<String>,
    pub currency: HashSet<String>,
}

impl Units {
    /// From the text of the file.
    pub(super) fn read(text: &str) -> Self {
        let table = table(text);
        let mut by_noun = HashMap::new();
        for &unit in Unit::ALL {
            for noun in strings(&table, unit.as_str()) {
                by_noun.insert(noun, unit);
            }
        }
        let singulars = table.get("singulars").and_then(|t| t.as_table()).map(pairs).unwrap_or_default();
        let set = |key| strings(&table, key).into_iter().collect();
        Units {
            by_noun,
            singulars,
            measures: set("measures"),
            weights: set("weights"),
            collectives: set("collectives"),
            labels: set("labels"),
            currency: set("labels_money"),
        }
    }

    /// The singular of a noun in lower case.
    pub fn singular(&self, noun: &str) -> String {
        if let Some(one) = self.singulars.get(noun) {
            return one.clone();
        }
        crate::morphology::singular(noun)
    }

    /// What a noun of the lists counts.
    pub fn unit(&self, singular: &str) -> Option<Unit> {
        self.by_noun.get(singular).copied()
    }

    /// Whether the noun measures time, length and the like, or counts what no war report counts.
    pub fn is_measure(&self, noun: &str) -> bool {
        self.measures.contains(noun) || self.measures.contains(&self.singular(noun))
    }
}

#[cfg(test)]
mod tests {
    use crate::figures::lexicon;

    #[test]
    fn singulars() {
        let one = |noun: &str| lexicon().units.singular(noun);
        let plurals =
            ["lorries", "buses", "corpses", "houses", "women", "bus", "soldiers", "mosques", "breaches", "mass"];
        let singles = ["lorry", "bus", "corpse", "house", "woman", "bus", "soldier", "mosque", "breach", "mass"];
        assert_eq!(plurals.map(one), singles);
    }
}
