//! What is counted: `units.toml` in, the unit of a noun and its singular out.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use sayso_case::Unit;
use serde::Deserialize;

use crate::{Morphology, WordList};

/// `units.toml` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct UnitTable {
    people: Vec<String>,
    vehicles: Vec<String>,
    posts: Vec<String>,
    settlements: Vec<String>,
    weapons: Vec<String>,
    ammunition: Vec<String>,
    supplies: Vec<String>,
    money: Vec<String>,
    area: Vec<String>,
    other: Vec<String>,
    measures: WordList,
    weights: WordList,
    collectives: WordList,
    labels: WordList,
    labels_money: WordList,
    singulars: BTreeMap<String, String>,
}

/// Nouns by their singular.
#[derive(Debug)]
pub struct Units {
    by_noun: HashMap<String, Unit>,
    singulars: BTreeMap<String, String>,
    morphology: Arc<Morphology>,
    measures: WordList,
    /// Weights, which count supplies when they have "of".
    pub weights: WordList,
    /// Nouns that in the singular stand for many, or for nobody in particular.
    pub collectives: WordList,
    /// Words before a number that make it a name.
    pub labels: WordList,
    /// Signs of money.
    pub currency: WordList,
}

impl Units {
    pub(crate) fn of(t: UnitTable, morphology: Arc<Morphology>) -> Self {
        let nouns = [
            (Unit::People, t.people),
            (Unit::Vehicles, t.vehicles),
            (Unit::Posts, t.posts),
            (Unit::Settlements, t.settlements),
            (Unit::Weapons, t.weapons),
            (Unit::Ammunition, t.ammunition),
            (Unit::Supplies, t.supplies),
            (Unit::Money, t.money),
            (Unit::Area, t.area),
            (Unit::Other, t.other),
        ];
        // Where two have a noun, it is of the last.
        let by_noun = nouns.into_iter().flat_map(|(unit, nouns)| nouns.into_iter().map(move |n| (n, unit))).collect();
        Units {
            by_noun,
            singulars: t.singulars,
            morphology,
            measures: t.measures,
            weights: t.weights,
            collectives: t.collectives,
            labels: t.labels,
            currency: t.labels_money,
        }
    }

    /// The singular of a noun in lower case.
    pub fn singular(&self, noun: &str) -> String {
        self.singulars.get(noun).cloned().unwrap_or_else(|| self.morphology.singular(noun))
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
    use crate::Packs;

    #[test]
    fn singulars() {
        let units = &Packs::load().expect("the tables are whole").of(Some("en")).units;
        let plurals =
            ["lorries", "buses", "corpses", "houses", "women", "bus", "soldiers", "mosques", "breaches", "mass"];
        let singles = ["lorry", "bus", "corpse", "house", "woman", "bus", "soldier", "mosque", "breach", "mass"];
        assert_eq!(plurals.map(|noun| units.singular(noun)), singles);
    }
}
