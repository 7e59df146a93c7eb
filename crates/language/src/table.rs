//! One table: the text of a TOML file in, its typed lists out, or why it cannot be used. The one way by which words of a language
//! come into the program.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::DeserializeOwned;
use toml::Value;

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

/// A table in its type. A list without a word is as wrong as one that is not there: a rule that asks it never fires.
pub(crate) fn table<T: DeserializeOwned>(language: &str, name: &str, text: &str) -> Result<T, PackError> {
    let failed = |why: String| PackError { table: format!("{language}/{name}.toml"), why };
    let raw: toml::Table = toml::from_str(text).map_err(|why| failed(why.to_string()))?;
    for (key, value) in &raw {
        checked(key, value).map_err(failed)?;
    }
    toml::from_str(text).map_err(|why| failed(why.to_string()))
}

/// Whether there is nothing empty in a value; `key` leads to it.
fn checked(key: &str, value: &Value) -> Result<(), String> {
    match value {
        Value::String(word) if word.trim() != word || word.is_empty() => {
            Err(format!("{key}: {word:?} is empty or has blanks at its ends"))
        }
        Value::Array(list) if list.is_empty() => Err(format!("{key}: the list is empty")),
        Value::Table(list) if list.is_empty() => Err(format!("{key}: the table is empty")),
        Value::Array(list) => list.iter().try_for_each(|value| checked(key, value)),
        Value::Table(list) => list.iter().try_for_each(|(name, value)| {
            let key = format!("{key}.{name}");
            checked(&key, value)
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
