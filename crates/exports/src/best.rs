//! One number for what reports give a range of: only where the user names a rule for it, and the rule is told with the number.
//!
//! Without a rule there is no best number. No rule is applied to what cannot be compared: numbers of different groups, or of groups of
//! which nobody knows whether they overlap.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use sayso_case::{Entry, LedgerLine};

use crate::index::Index;

/// The user's rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Best {
    /// There is none: best stays empty.
    #[default]
    None,
    /// The smallest number of the range.
    Min,
    /// The largest number of the range.
    Max,
    /// The median of the origins: each independent origin with the last number it gives. Of two in the middle the lower.
    Median,
    /// The number that this speaker or publisher gives.
    Source(String),
}

impl FromStr for Best {
    type Err = String;

    fn from_str(written: &str) -> Result<Self, String> {
        Ok(match written {
            "none" => Best::None,
            "min" => Best::Min,
            "max" => Best::Max,
            "median" => Best::Median,
            _ => match written.strip_prefix("source:").map(str::trim) {
                Some(name) if !name.is_empty() => Best::Source(name.to_owned()),
                _ => return Err("write none, min, max, median, or source:NAME with a speaker or publisher".to_owned()),
            },
        })
    }
}

impl fmt::Display for Best {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Best::None => f.write_str("no rule was given, so it is empty"),
            Best::Min => f.write_str("the smallest number given"),
            Best::Max => f.write_str("the largest number given"),
            Best::Median => f.write_str("the median of the independent origins"),
            Best::Source(name) => write!(f, "the number that {name} gives"),
        }
    }
}

impl Best {
    /// The number of one line of the ledger by this rule; `None` where the rule gives none.
    pub(crate) fn of_line(&self, index: &Index<'_>, line: &LedgerLine) -> Option<u64> {
        let range = line.range.as_ref()?;
        match self {
            Best::None => None,
            Best::Min => range.low,
            Best::Max => range.high,
            Best::Median => median(index, line),
            Best::Source(name) => {
                let own = |e: &&Entry| index.voice(e.speaker.as_deref(), &e.report) == name;
                // The last word of a source is the one that counts; "at least 5" is no number of its own.
                line.entries.iter().filter(|e| e.left_out.is_none()).rfind(own).and_then(exact)
            }
        }
    }
}

/// The number, where it is one.
fn exact(entry: &Entry) -> Option<u64> {
    entry.low.filter(|_| entry.low == entry.high)
}

fn median(index: &Index<'_>, line: &LedgerLine) -> Option<u64> {
    let mut by_origin: BTreeMap<&str, u64> = BTreeMap::new();
    for entry in line.entries.iter().filter(|e| e.left_out.is_none()) {
        // One whose number is open could lie on either side of the middle.
        by_origin.insert(index.origin(&entry.report), exact(entry)?);
    }
    let mut numbers: Vec<u64> = by_origin.into_values().collect();
    numbers.sort_unstable();
    numbers.get(numbers.len().saturating_sub(1) / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn a_rule_is_read_and_told() {
        for (written, rule) in [
            ("none", Best::None),
            ("min", Best::Min),
            ("max", Best::Max),
            ("median", Best::Median),
            ("source: Arven Courier", Best::Source("Arven Courier".into())),
        ] {
            assert_eq!(written.parse(), Ok(rule.clone()), "{written}");
            assert!(!rule.to_string().is_empty());
        }
        for wrong in ["", "mean", "source:", "Min"] {
            assert!(wrong.parse::<Best>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn each_rule_gives_its_number_and_none_gives_none() {
        let case = testing::case();
        let index = Index::of(&case);
        let line = &case.ledger[0];
        let of = |rule: &Best| rule.of_line(&index, line);
        assert_eq!((of(&Best::None), of(&Best::Min), of(&Best::Max)), (None, Some(3), Some(5)));
        assert_eq!(of(&Best::Median), Some(3), "of 3 and 5 the lower");
        assert_eq!(of(&Best::Source("Loran Post".into())), Some(5), "a report in its own voice is its publisher");
        assert_eq!(of(&Best::Source("the mayor".into())), Some(3));
        assert_eq!(of(&Best::Source("nobody".into())), None);
    }

    #[test]
    fn an_open_number_has_no_median() {
        let mut case = testing::case();
        case.ledger[0].entries[1].high = None;
        let index = Index::of(&case);
        assert_eq!(Best::Median.of_line(&index, &case.ledger[0]), None);
        assert_eq!(Best::Source("Loran Post".into()).of_line(&index, &case.ledger[0]), None);
    }
}
