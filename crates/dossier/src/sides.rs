//! The sides of a case as the page shows them. In goes a case, out comes for each of its sides a place among the columns and a label,
//! and the side that a name, a claim or an entry is of, as the case tells it. Nothing is guessed here.

use std::collections::BTreeMap;

use sayso_case::{Case, NameId, SideId};

use crate::safe::slugs;

/// What the voices of no side are called in addresses.
pub(crate) const NO_SIDE: &str = "no-side";
/// The same of those without a name.
pub(crate) const UNNAMED: &str = "unnamed";
/// The same of the reports themselves.
pub(crate) const OWN_VOICE: &str = "own-voice";
/// What no side is called in addresses, whatever its label.
const TAKEN: [&str; 3] = [NO_SIDE, UNNAMED, OWN_VOICE];

/// The sides of a case, by alphabet: an order that says nothing of who speaks more or came first.
pub(crate) struct Sides {
    labels: Vec<String>,
    /// Their names in addresses, no two alike.
    slugs: Vec<String>,
    places: BTreeMap<SideId, usize>,
    /// Words in lower case that stand for a side itself, with the side's place.
    itself: BTreeMap<String, usize>,
    /// The names of a side's people and bodies as written, in lower case; `None` where two sides have one.
    members: BTreeMap<String, Option<usize>>,
}

impl Sides {
    /// The sides that the case has.
    pub(crate) fn of(case: &Case) -> Self {
        let mut order: Vec<_> = case.sides.iter().collect();
        order.sort_by_cached_key(|s| s.label.to_lowercase());
        let places: BTreeMap<SideId, usize> = order.iter().enumerate().map(|(k, s)| (s.id.clone(), k)).collect();
        let mut itself: BTreeMap<String, usize> = BTreeMap::new();
        let standing: BTreeMap<&NameId, usize> =
            order.iter().enumerate().flat_map(|(k, s)| s.names.iter().map(move |n| (n, k))).collect();
        let mut members: BTreeMap<String, Option<usize>> = BTreeMap::new();
        for (k, side) in order.iter().enumerate() {
            itself.entry(side.label.to_lowercase()).or_insert(k);
        }
        for name in &case.names {
            let own = standing.get(&name.id).copied();
            let of = own.or_else(|| places.get(&name.side.as_ref()?.side).copied());
            for variant in &name.variants {
                let text = variant.text.to_lowercase();
                if let Some(k) = own {
                    itself.entry(text.clone()).or_insert(k);
                }
                members.entry(text).and_modify(|known| *known = known.filter(|k| Some(*k) == of)).or_insert(of);
            }
        }
        let labels: Vec<String> = order.iter().map(|s| s.label.clone()).collect();
        let slugs = slugs(TAKEN.into_iter().chain(labels.iter().map(String::as_str))).split_off(TAKEN.len());
        Sides { labels, slugs, places, itself, members }
    }

    /// The place of a side.
    pub(crate) fn place(&self, id: Option<&SideId>) -> Option<usize> {
        self.places.get(id?).copied()
    }

    /// The side with this label, or for which these words stand.
    pub(crate) fn called(&self, name: &str) -> Option<usize> {
        self.itself.get(&name.to_lowercase()).copied()
    }

    /// The side of the one who has this name.
    pub(crate) fn of_name(&self, name: &str) -> Option<usize> {
        let name = name.to_lowercase();
        self.itself.get(&name).copied().or_else(|| self.members.get(&name).copied().flatten())
    }

    /// Whether a word is a side's name or begins with one ("Tarsenian", "Tarsenia’s"); short words begin too many others.
    pub(crate) fn names_one(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        // Each of its beginnings is looked up: a big case has thousands of names.
        let ends = word.char_indices().map(|(k, c)| k + c.len_utf8()).skip(3);
        ends.filter_map(|end| word.get(..end)).any(|begin| self.itself.contains_key(begin))
    }

    /// The side's name in addresses.
    pub(crate) fn slug(&self, side: usize) -> &str {
        self.slugs.get(side).map_or("", String::as_str)
    }

    /// The side's label.
    pub(crate) fn label(&self, side: usize) -> &str {
        self.labels.get(side).map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use sayso_case::{CaseSide, SideKnownBy};

    use super::*;

    fn side(id: &str, label: &str) -> CaseSide {
        CaseSide { id: id.into(), label: label.into(), known_by: SideKnownBy::Reports, names: Vec::new() }
    }

    #[test]
    fn sides_stand_by_alphabet_and_are_known_by_their_names() {
        let case = Case { sides: vec![side("w1", "Tarsenia"), side("w2", "Halvia")], ..Case::default() };
        let sides = Sides::of(&case);
        assert_eq!((sides.label(0), sides.label(1)), ("Halvia", "Tarsenia"));
        assert_eq!((sides.place(Some(&"w1".into())), sides.place(None)), (Some(1), None));
        assert_eq!((sides.called("tarsenia"), sides.called("Corvane")), (Some(1), None));
        assert_eq!((sides.slug(0), sides.slug(1)), ("halvia", "tarsenia"));
        assert!(sides.names_one("Tarsenia’s") && !sides.names_one("Transtarsenia"));
    }

    #[test]
    fn no_two_groups_have_one_address() {
        let labels = ["Unnamed", "Upper Selm", "Upper-Selm", "Upper Selm 2"];
        let case = Case { sides: labels.map(|l| side(l, l)).to_vec(), ..Case::default() };
        let sides = Sides::of(&case);
        let mut all: Vec<&str> = (0..4).map(|k| sides.slug(k)).chain(TAKEN).collect();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 7, "{all:?}");
    }
}
