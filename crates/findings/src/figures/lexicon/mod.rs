//! The word lists of the figure rules: `languages/en/*.toml` in, lookups by word out. Read once.

mod grammar;
mod numbers;
mod outcomes;
mod roles;
mod table;
mod units;

use std::sync::LazyLock;

pub(crate) use grammar::Grammar;
use numbers::Numbers;
use outcomes::Outcomes;
pub(crate) use outcomes::{Cue, Phrase, Voice};
use roles::Roles;
use units::Units;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    // The files are part of the program; `the_lists_are_read_whole` fails when one of them has a fault.
    Lexicon {
        numbers: toml::from_str(include_str!("../../../languages/en/numbers.toml")).unwrap_or_default(),
        units: Units::read(include_str!("../../../languages/en/units.toml")),
        roles: Roles::read(include_str!("../../../languages/en/roles.toml")),
        outcomes: Outcomes::read(include_str!("../../../languages/en/outcomes.toml")),
        grammar: toml::from_str(include_str!("../../../languages/en/grammar.toml")).unwrap_or_default(),
    }
});

/// All lists.
pub(crate) fn lexicon() -> &'static Lexicon {
    &LEXICON
}

/// All lists.
pub(crate) struct Lexicon {
    /// Number words and their modifiers.
    pub numbers: Numbers,
    /// What is counted.
    pub units: Units,
    /// Who is counted.
    pub roles: Roles,
    /// What became of them.
    pub outcomes: Outcomes,
    /// Small words.
    pub grammar: Grammar,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Outcome, Role, Unit};

    #[test]
    fn the_lists_are_read_whole() {
        let l = lexicon();
        assert_eq!(l.numbers.cardinals.get("ninety"), Some(&90));
        assert!(!l.numbers.before.is_empty() && !l.numbers.zero.alone.is_empty());
        assert_eq!(l.units.unit("lorry"), Some(Unit::Vehicles));
        assert_eq!(l.roles.noun("nurse"), Some(Role::Medic));
        assert!(l.grammar.months.contains("may"));
        assert_eq!(l.outcomes.counted("corpse"), Some((Outcome::Killed, false)));
        assert!(l.outcomes.phrases("laid").len() > 1);
    }
}
