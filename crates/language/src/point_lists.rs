//! Lists of a table that are asked whether they have a word, and lists of patterns: one part of a table in, its lists out.
//!
//! "@deed" in a pattern stands for every word of the list of that name.

use std::collections::BTreeMap;

use crate::alternatives::Alternatives;
use crate::pattern::{Patterns, Piece};

/// A list of words; an entry that ends in `*` is the beginning of words.
#[derive(Clone, Debug, Default)]
pub struct Beginnings(Alternatives);

impl Beginnings {
    pub(crate) fn of(list: Vec<String>) -> Self {
        let (begin, whole): (Vec<String>, Vec<String>) = list.into_iter().partition(|w| w.ends_with('*'));
        let begin = begin.into_iter().map(|w| w.strip_suffix('*').unwrap_or(&w).to_owned()).collect();
        Beginnings(Alternatives::of(whole, begin, Vec::new()))
    }

    /// Whether a word is in the list.
    pub fn has(&self, form: &str) -> bool {
        self.0.fits(form)
    }

    /// Whether one of these words is.
    pub fn any<P: Piece>(&self, toks: &[P]) -> bool {
        toks.iter().any(|t| t.is_word() && self.has(t.form()))
    }
}

/// The lists of one part of the table as they are written.
pub(crate) type Lists = BTreeMap<String, Vec<String>>;

/// Lists that a pattern may name: "@deed" and its words with `|` between.
pub(crate) struct Named(Vec<(String, String)>);

impl Named {
    /// Of lists of single words, those whose name only one part has.
    pub(crate) fn of(parts: &[(&str, &Lists)]) -> Self {
        let mut named: BTreeMap<&str, Vec<&Vec<String>>> = BTreeMap::new();
        for (name, list) in parts.iter().flat_map(|(_, lists)| lists.iter()) {
            named.entry(name).or_default().push(list);
        }
        let alone =
            named.into_iter().filter_map(|(name, lists)| Some((name, *lists.first().filter(|_| lists.len() == 1)?)));
        let single = alone.filter(|(_, list)| list.iter().all(|w| !w.contains(' ')));
        let mut all: Vec<(String, String)> = single.map(|(name, list)| (format!("@{name}"), list.join("|"))).collect();
        // "@deeds" before "@deed".
        all.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        Named(all)
    }

    /// Reads patterns, with the lists that they name filled in.
    pub(crate) fn patterns(&self, list: &[String]) -> Result<Patterns, String> {
        let filled = list.iter().map(|p| self.0.iter().fold(p.clone(), |p, (name, words)| p.replace(name, words)));
        Patterns::parse(&filled.collect::<Vec<_>>())
    }
}

/// A part of the table in its type; what is asked as words and what as patterns stands beside the names.
macro_rules! part {
    ($(#[$doc:meta])* $name:ident { words: $($words:ident)*; patterns: $($patterns:ident)* }) => {
        $(#[$doc])*
        #[derive(Debug)]
        #[allow(missing_docs, reason = "what each list is for stands in the table")]
        pub struct $name { $(pub $words: Beginnings,)* $(pub $patterns: Patterns,)* }

        impl $name {
            fn of(part: &str, mut lists: Lists, named: &Named) -> Result<Self, String> {
                let mut take = |name: &str| {
                    lists.remove(name).ok_or_else(|| format!("missing field `{part}.{name}`: a rule asks for this list"))
                };
                let made = $name {
                    $($words: Beginnings::of(take(stringify!($words))?),)*
                    $($patterns: named
                        .patterns(&take(stringify!($patterns))?)
                        .map_err(|why| format!(concat!("{}.", stringify!($patterns), ": {}"), part, why))?,)*
                };
                match lists.keys().next() {
                    Some(unknown) => Err(format!("unknown field `{part}.{unknown}`: no rule asks for this list")),
                    None => Ok(made),
                }
            }
        }
    };
}

pub(crate) use part;

#[cfg(test)]
mod tests {
    use super::*;

    struct Tok(&'static str);

    impl Piece for Tok {
        fn form(&self) -> &str {
            self.0
        }

        fn is_word(&self) -> bool {
            true
        }
    }

    part! {
        /// A part.
        Harbour { words: boats; patterns: leaving }
    }

    #[test]
    fn a_list_too_many_or_too_few_and_a_wrong_pattern_are_named() {
        let read = |text: &str| {
            let lists: Lists = toml::from_str(text).expect("it is TOML");
            let named = Named::of(&[("harbour", &lists)]);
            Harbour::of("harbour", lists, &named)
        };
        let harbour = read("boats = [\"raft*\"]\nleaving = [\"@boats left\"]").expect("all lists are there");
        assert!(harbour.boats.has("rafts") && harbour.leaving.stand(&[Tok("rafts"), Tok("left")]));
        for (text, part) in [
            ("boats = [\"raft\"]", "missing field `harbour.leaving`"),
            ("boats = [\"raft\"]\nleaving = [\"left\"]\nships = [\"brig\"]", "unknown field `harbour.ships`"),
            ("boats = [\"raft\"]\nleaving = [\"@ships left\"]", "harbour.leaving: "),
            ("boats = [\"raft\"]\nleaving = [\"<many> left\"]", "harbour.leaving: "),
        ] {
            assert!(read(text).is_err_and(|why| why.contains(part)), "{text}");
        }
    }
}
