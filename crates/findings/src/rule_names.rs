//! The rules of all tables by their names: the names of some in, the [`Rules`] without them out, or which name no rule has.

use std::fmt;

use crate::rules::{NamedRule, Rules};

/// All rules that have a name, in the order of their tables.
pub fn named_rules() -> Vec<NamedRule> {
    let mut all = crate::statements::named_rules();
    all.extend(crate::figures::named_rules());
    all
}

impl Rules {
    /// All but these.
    ///
    /// # Errors
    /// The first name that no rule has.
    pub fn without<S: AsRef<str>>(names: impl IntoIterator<Item = S>) -> Result<Self, UnknownRule> {
        let all = named_rules();
        let known = |name: S| {
            let rule = all.iter().find(|rule| rule.name == name.as_ref());
            rule.map(|rule| rule.name).ok_or_else(|| UnknownRule(name.as_ref().to_owned()))
        };
        Ok(Rules::all_but(names.into_iter().map(known).collect::<Result<_, _>>()?))
    }
}

/// A name that no rule has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownRule(pub String);

impl fmt::Display for UnknownRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = named_rules().iter().map(|rule| rule.name).collect();
        write!(f, "no rule is called {:?}; there are: {}", self.0, names.join(", "))
    }
}

impl std::error::Error for UnknownRule {}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn names_are_told_apart_and_an_unknown_one_is_told_with_all_others() {
        let all = named_rules();
        let names: BTreeSet<&str> = all.iter().map(|rule| rule.name).collect();
        assert_eq!(names.len(), all.len(), "two rules have one name");
        assert!(all.iter().all(|rule| rule.name.contains('.') && !rule.example.is_empty()));
        assert_eq!(Rules::without([all[0].name]).map(|r| r.left_out().count()), Ok(1));
        let unknown = Rules::without(["speaker.nobody-knows"]).unwrap_err().to_string();
        assert!(unknown.contains("speaker.nobody-knows") && unknown.contains(all[0].name), "{unknown}");
    }
}
