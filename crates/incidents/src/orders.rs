//! What is wrong with the orders of `case.toml`: the file in, [`OrderError`]s out.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::case_file::{At, CaseFile, Lies, Order, Say};
use crate::phrases::plain;
use crate::union::Union;

/// So many contradictions are told; the first ones are enough to begin with.
const TOLD: usize = 10;

/// Why an order cannot be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum OrderError {
    /// No incident has this id.
    UnknownIncident {
        /// Where it stands.
        at: At,
        /// The id.
        id: String,
    },
    /// No report is at this path or has this id, or several are.
    UnknownReport {
        /// Where it stands.
        at: At,
        /// Path or id.
        report: String,
        /// How many there are.
        found: usize,
    },
    /// What it says of answers cannot be.
    Answers {
        /// Where it stands.
        at: At,
        /// Why, in words.
        what: String,
    },
    /// It contradicts another.
    Contradiction {
        /// Where it stands.
        at: At,
        /// What is the one thing here and another there, in words.
        what: String,
        /// The other, where it is a single one.
        other: Option<At>,
    },
}

impl OrderError {
    /// Where the order stands.
    pub fn at(&self) -> &At {
        match self {
            OrderError::UnknownIncident { at, .. }
            | OrderError::UnknownReport { at, .. }
            | OrderError::Answers { at, .. }
            | OrderError::Contradiction { at, .. } => at,
        }
    }
}

impl fmt::Display for OrderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OrderError::UnknownIncident { at, id } => {
                write!(f, "{at}: there is no incident {id:?}; sayso incidents --all shows the ids")
            }
            OrderError::UnknownReport { at, report, found: 0 } => {
                write!(
                    f,
                    "{at}: there is no report {report:?}; write its path as sayso incidents --explain shows it, or its id"
                )
            }
            OrderError::UnknownReport { at, report, found } => {
                write!(f, "{at}: {found} reports are at {report:?}; write id = and the report's id instead")
            }
            OrderError::Answers { at, what } => write!(f, "{at}: {what}"),
            OrderError::Contradiction { at, what, other } => {
                let other = other.as_ref().map_or_else(|| "other orders".to_owned(), ToString::to_string);
                write!(f, "{at}: {what}, which contradicts {other}; take one of them out")
            }
        }
    }
}

impl std::error::Error for OrderError {}

impl CaseFile {
    /// What contradicts itself whatever the reports say: names that are one and are not, places that lie in two places.
    pub(crate) fn contradictions(&self, aliases: &BTreeMap<String, Vec<String>>) -> Vec<OrderError> {
        let aliases = aliases.iter().map(|(label, names)| names.iter().chain([label]).cloned().collect());
        let mut errors = opposed(&self.names, aliases.collect());
        let answers = self.answers.iter().map(|order| {
            let of = order.of.iter().map(ToString::to_string).collect();
            Order { say: order.say, of, at: order.at.clone() }
        });
        errors.extend(opposed(&answers.collect::<Vec<_>>(), Vec::new()));
        let mut lies: BTreeMap<String, &Lies> = BTreeMap::new();
        for place in &self.places {
            let first = lies.entry(plain(&place.name)).or_insert(place);
            if (first.latitude, first.longitude) != (place.latitude, place.longitude) {
                let what = format!("{:?} lies elsewhere", place.name);
                errors.push(OrderError::Contradiction { at: place.at.clone(), what, other: Some(first.at.clone()) });
            }
        }
        errors
    }
}

/// Orders about words that set apart what others, or these lists of words, make one.
fn opposed(orders: &[Order], lists: Vec<Vec<String>>) -> Vec<OrderError> {
    let mut number: BTreeMap<String, usize> = BTreeMap::new();
    let mut of = |word: &String| {
        let next = number.len();
        *number.entry(plain(word)).or_insert(next)
    };
    let numbered: Vec<(&Order, Vec<usize>)> = orders.iter().map(|o| (o, o.of.iter().map(&mut of).collect())).collect();
    let mut same: Vec<(Vec<usize>, Option<&At>)> =
        lists.iter().map(|words| (words.iter().map(&mut of).collect(), None)).collect();
    let said = |say: Say| numbered.iter().filter(move |(o, _)| o.say == say);
    same.extend(said(Say::Same).map(|(o, of)| (of.clone(), Some(&o.at))));
    let apart: Vec<(&Order, &[usize])> = said(Say::Apart).map(|(o, of)| (*o, of.as_slice())).collect();
    let mut one = Union::new(number.len());
    for (of, _) in &same {
        for pair in of.windows(2) {
            if let [a, b] = pair {
                one.join(*a, *b);
            }
        }
    }
    contradicted(&apart, &same, &mut one)
}

/// Orders that set apart what others make one: things by their numbers; `same` with where it is said.
pub(crate) fn contradicted(
    apart: &[(&Order, &[usize])],
    same: &[(Vec<usize>, Option<&At>)],
    one: &mut Union,
) -> Vec<OrderError> {
    let mut errors = Vec::new();
    let in_same: BTreeSet<usize> = same.iter().flat_map(|(s, _)| s).copied().collect();
    for (order, of) in apart {
        if errors.len() >= TOLD {
            break;
        }
        let mut seen: BTreeMap<usize, (usize, &str)> = BTreeMap::new();
        for (k, word) in of.iter().zip(&order.of) {
            let known = seen.insert(one.root(*k), (*k, word));
            let lone = of.len() == 1 && in_same.contains(k);
            let both = |s: &[usize]| s.contains(k) && known.is_none_or(|(other, _)| s.contains(&other));
            let what = match known {
                Some((_, other)) => format!("{other:?} and {word:?} are two"),
                None if lone => format!("{word:?} stands for several"),
                None => continue,
            };
            let other = same.iter().find(|(s, _)| both(s)).and_then(|(_, at)| at.cloned());
            errors.push(OrderError::Contradiction { at: order.at.clone(), what, other });
        }
    }
    errors
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_one_and_are_not_contradict() {
        let text = "[[same]]\nnames = [\"Orsa\", \"Ursa\"]\n[[apart]]\nnames = [\"Ursa\", \"the orsa\", \"Marl\"]\n";
        let file = CaseFile::parse("c", &text.replace("the orsa", "orsa")).unwrap();
        let errors = file.contradictions(&BTreeMap::new());
        let said = errors.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(
            said,
            ["c, line 3: \"Ursa\" and \"orsa\" are two, which contradicts c, line 1; take one of them out"]
        );
        // By way of a third, and of aliases.toml.
        let file =
            CaseFile::parse("c", "[[same]]\nnames = [\"A\", \"B\"]\n[[apart]]\nnames = [\"A\", \"C\"]\n").unwrap();
        assert!(file.contradictions(&BTreeMap::new()).is_empty());
        let aliases = BTreeMap::from([("B".to_owned(), vec!["C".to_owned()])]);
        assert_eq!(file.contradictions(&aliases).len(), 1);
        // One name cannot stand for several and be another as well.
        let file = CaseFile::parse("c", "[[same]]\nnames = [\"A\", \"B\"]\n[[apart]]\nnames = [\"A\"]\n").unwrap();
        assert_eq!(file.contradictions(&BTreeMap::new()).len(), 1);
    }

    #[test]
    fn a_place_lies_in_one_place() {
        let place = |lat: u8| format!("[[place]]\nname = \"Orsa\"\nlatitude = {lat}\nlongitude = 0\n");
        let twice = CaseFile::parse("c", &(place(1) + &place(1))).unwrap();
        assert!(twice.contradictions(&BTreeMap::new()).is_empty());
        let two = CaseFile::parse("c", &(place(1) + &place(2))).unwrap();
        assert_eq!(two.contradictions(&BTreeMap::new()).len(), 1);
    }
}
