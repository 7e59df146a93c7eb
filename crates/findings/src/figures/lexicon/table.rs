//! A list in TOML: its text and a key in, the words, rows or pairs under that key out; nothing where they are missing.

use std::collections::HashMap;

use toml::Table;

use crate::Outcome;

pub(super) fn table(text: &str) -> Table {
    toml::from_str(text).unwrap_or_default()
}

pub(super) fn strings(table: &Table, key: &str) -> Vec<String> {
    let list = table.get(key).and_then(|v| v.as_array());
    list.map_or_else(Vec::new, |l| l.iter().filter_map(|v| v.as_str()).map(str::to_owned).collect())
}

pub(super) fn rows<'t>(table: &'t Table, key: &str) -> Vec<&'t Table> {
    let list = table.get(key).and_then(|v| v.as_array());
    list.map_or_else(Vec::new, |l| l.iter().filter_map(|v| v.as_table()).collect())
}

pub(super) fn outcome(row: &Table) -> Option<Outcome> {
    Outcome::parse(row.get("outcome")?.as_str()?)
}

pub(super) fn outcomes(table: &Table, key: &str) -> Vec<(String, Outcome)> {
    let found = table.get(key).and_then(|v| v.as_table());
    let one = |(k, v): (&String, &toml::Value)| Some((k.clone(), Outcome::parse(v.as_str()?)?));
    found.map_or_else(Vec::new, |t| t.iter().filter_map(one).collect())
}

pub(super) fn pairs(table: &Table) -> HashMap<String, String> {
    table.iter().filter_map(|(k, v)| Some((k.clone(), v.as_str()?.to_owned()))).collect()
}
