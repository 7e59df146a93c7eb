//! One table: the text of a TOML file in, its typed lists out, or why it cannot be used. The one way by which words of a language
//! come into the program.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::DeserializeOwned;
use toml::Value;

use crate::inflection::Inflection;

/// Words in lower case.
pub type WordList = BTreeSet<String>;

/// A table of a language that cannot be used: it cannot be read, has lists that nobody knows, or lacks some.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackError {
    /// The folder and the name of the table: "en/grammar.toml".
    pub table: String,
    /// What is wrong, and where in it.
    pub why: String,
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let PackError { table, why } = self;
        write!(
            f,
            "the word lists {table} cannot be used: {}. Mend the table and build the program anew.",
            why.trim_end()
        )
    }
}

impl std::error::Error for PackError {}

/// The table of a language that declines, ready to be typed: words stand for all their forms, and a list that `first`, the first
/// language's table of this name, has and this one leaves out is empty: the rule that asks it is silent in this language.
pub(crate) fn declined(
    language: &str,
    name: &str,
    text: &str,
    first: &str,
    inflection: &mut Inflection,
) -> Result<toml::Table, PackError> {
    let failed = |why: String| PackError { table: format!("{language}/{name}.toml"), why };
    let raw = |text: &str| toml::from_str::<toml::Table>(text).map_err(|why| failed(why.to_string()));
    let mut table = raw(text)?;
    inflection.spread(&mut table).map_err(failed)?;
    fill(&mut table, &raw(first)?);
    for (key, value) in &table {
        checked(key, value, true).map_err(failed)?;
    }
    Ok(table)
}

/// Such a table in its type.
pub(crate) fn typed<T: DeserializeOwned>(language: &str, name: &str, table: toml::Table) -> Result<T, PackError> {
    let failed = |why: toml::de::Error| PackError { table: format!("{language}/{name}.toml"), why: why.to_string() };
    Value::Table(table).try_into().map_err(failed)
}

/// Tables whose keys are words: nothing is missing in them.
const OF_WORDS: [&str; 6] = ["concepts", "classes", "irregular", "bases", "manner", "adjectives"];

/// Puts an empty list where a table lacks one.
fn fill(table: &mut toml::Table, first: &toml::Table) {
    for (key, value) in first {
        match value {
            Value::Array(_) => {
                table.entry(key).or_insert_with(|| Value::Array(Vec::new()));
            }
            Value::Table(inner) => {
                let mine = table.entry(key).or_insert_with(|| Value::Table(toml::Table::new()));
                let of_lists =
                    !OF_WORDS.contains(&key.as_str()) && inner.values().any(|v| !v.is_str() && !v.is_integer());
                if let Some(mine) = mine.as_table_mut().filter(|_| of_lists) {
                    fill(mine, inner);
                }
            }
            _ => {}
        }
    }
}

/// A table in its type. A list without a word is as wrong as one that is not there: a rule that asks it never fires.
pub(crate) fn table<T: DeserializeOwned>(language: &str, name: &str, text: &str) -> Result<T, PackError> {
    let failed = |why: String| PackError { table: format!("{language}/{name}.toml"), why };
    let raw: toml::Table = toml::from_str(text).map_err(|why| failed(why.to_string()))?;
    for (key, value) in &raw {
        checked(key, value, false).map_err(failed)?;
    }
    toml::from_str(text).map_err(|why| failed(why.to_string()))
}

/// Whether there is nothing empty in a value, lists apart where they `may` be; `key` leads to it.
fn checked(key: &str, value: &Value, may: bool) -> Result<(), String> {
    match value {
        Value::String(word) if word.trim() != word || word.is_empty() => {
            Err(format!("{key}: {word:?} is empty or has blanks at its ends"))
        }
        Value::Array(list) if list.is_empty() && !may => Err(format!("{key}: the list is empty")),
        Value::Table(list) if list.is_empty() && !may => Err(format!("{key}: the table is empty")),
        Value::Array(list) => list.iter().try_for_each(|value| checked(key, value, may)),
        Value::Table(list) => list.iter().try_for_each(|(name, value)| {
            let key = format!("{key}.{name}");
            checked(&key, value, may)
        }),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Boats {
        boats: WordList,
    }

    fn read(text: &str) -> Result<WordList, String> {
        table::<Boats>("xx", "boats", text).map(|t| t.boats).map_err(|why| why.to_string())
    }

    #[test]
    fn a_sound_table_is_read() {
        assert!(read("boats = [\"raft\", \"ferry\"]").is_ok_and(|boats| boats.contains("raft")));
    }

    #[test]
    fn a_broken_table_says_where_and_why() {
        let broken = [
            ("boats = [\"raft\"", "xx/boats.toml"),
            ("boats = []", "boats: the list is empty"),
            ("boats = [\"\"]", "is empty or has blanks"),
            ("boats = [\"raft \"]", "is empty or has blanks"),
            ("ships = [\"raft\"]", "ships"),
            ("", "boats"),
            ("boats = [\"raft\"]\nrafts = [\"raft\"]", "rafts"),
        ];
        for (text, part) in broken {
            let why = read(text).expect_err(text);
            assert!(why.contains(part) && why.contains("xx/boats.toml"), "{text}: {why}");
        }
    }
}
