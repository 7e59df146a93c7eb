//! Forms of words in languages that decline and conjugate: the endings of `morphology.toml` in; every form of the words in the tables,
//! each with its basic form, and a key in which forms of any other word meet, out.
//!
//! A word in a table is written with its paradigm behind a slash, "солдат/m", and stands for all its forms; the first is the basic
//! one. So tables hold words and not forms, and the rules, which compare forms, need to know of neither.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;
use toml::Value;

/// What parts a stem from its paradigm.
const MARK: char = '/';
/// A phrase may stand for at most so many; more would be a slip.
const MOST: usize = 400;
/// A stem keeps at least so many letters.
const STEM: usize = 3;

/// `[inflection]` of `morphology.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Inflection {
    /// Endings by the name of their paradigm, that of the basic form first; "" for none.
    paradigms: BTreeMap<String, Vec<String>>,
    /// Endings of any word, taken off for its key.
    endings: Vec<String>,
    /// What a verb adds behind its ending.
    reflexives: Vec<String>,
    /// What a stem may end in where an ending follows, and in what where none does: the latter first.
    closings: Vec<(String, String)>,
    /// Letters that are written in two ways, the one that is compared last.
    letters: Vec<(String, String)>,
    /// The basic form of every form in the tables.
    #[serde(skip)]
    basic: HashMap<String, String>,
}

impl Inflection {
    /// Puts all forms in the place of the words of a table.
    pub fn spread(&mut self, table: &mut toml::Table) -> Result<(), String> {
        let keys: Vec<String> = table.keys().filter(|key| !key.is_ascii() || key.contains(MARK)).cloned().collect();
        for key in keys {
            let Some(value) = table.remove(&key) else { continue };
            for form in self.forms(&key)? {
                table.entry(form).or_insert_with(|| value.clone());
            }
        }
        table.iter_mut().try_for_each(|(_, value)| self.spread_value(value))
    }

    fn spread_value(&mut self, value: &mut Value) -> Result<(), String> {
        match value {
            Value::Table(table) => self.spread(table),
            Value::Array(list) => {
                let mut all = Vec::with_capacity(list.len());
                for mut value in std::mem::take(list) {
                    match &mut value {
                        Value::String(written) => all.extend(self.forms(written)?.into_iter().map(Value::String)),
                        other => {
                            self.spread_value(other)?;
                            all.push(value);
                        }
                    }
                }
                *list = all;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// All that a word or a phrase stands for.
    fn forms(&mut self, written: &str) -> Result<Vec<String>, String> {
        let mut all = vec![String::new()];
        for word in written.split(' ') {
            let forms = self.forms_of_word(word)?;
            if forms.len() * all.len() > MOST {
                return Err(format!("{written:?} stands for more than {MOST} phrases: write it with fewer forms"));
            }
            let longer = |front: &String| {
                let gap = if front.is_empty() { "" } else { " " };
                forms.iter().map(move |form| format!("{front}{gap}{form}")).collect::<Vec<_>>()
            };
            all = all.iter().flat_map(longer).collect();
        }
        Ok(all)
    }

    fn forms_of_word(&mut self, word: &str) -> Result<Vec<String>, String> {
        let Some((stem, name)) = word.split_once(MARK).filter(|(stem, _)| !stem.is_empty()) else {
            return Ok(vec![self.spelt(word.to_owned())]);
        };
        let endings = self.paradigms.get(name).ok_or_else(|| format!("{word:?}: there is no paradigm {name:?}"))?;
        let mut forms: Vec<String> = Vec::with_capacity(endings.len());
        for form in endings.iter().map(|ending| self.written(&format!("{stem}{ending}"))) {
            if !forms.contains(&form) {
                forms.push(form);
            }
        }
        if let Some(basic) = forms.first().cloned() {
            for form in &forms {
                self.basic.entry(form.clone()).or_insert_with(|| basic.clone());
            }
        }
        Ok(forms)
    }

    /// A word in lower case with letters of two spellings in the one that is compared.
    pub fn written(&self, word: &str) -> String {
        self.spelt(word.to_lowercase())
    }

    fn spelt(&self, word: String) -> String {
        self.letters.iter().fold(word, |word, (from, to)| word.replace(from.as_str(), to))
    }

    /// The basic form of a word that a table has; else the word itself, in lower case.
    pub fn basic(&self, word: &str) -> String {
        let written = self.written(word);
        self.basic.get(&written).cloned().unwrap_or(written)
    }

    /// The basic form of a word, if a table has it.
    pub fn listed(&self, word: &str) -> Option<&str> {
        self.basic.get(&self.written(word)).map(String::as_str)
    }

    /// The key of a word: its basic form where a table has it, without ending.
    pub fn key(&self, word: &str) -> String {
        self.stem(&self.basic(word))
    }

    /// A word without its endings, where enough is left: "Фатих" may end in one, and "Фатиха" in two.
    pub fn stem(&self, word: &str) -> String {
        let written = self.written(word);
        let enough = |stem: &&str| stem.chars().count() >= STEM;
        let mut stem = written.as_str();
        if let Some(bare) = self.reflexives.iter().find_map(|end| stem.strip_suffix(end.as_str()).filter(enough)) {
            stem = bare;
        }
        loop {
            let ends = self.endings.iter().filter_map(|end| stem.strip_suffix(end.as_str()).filter(enough));
            let Some(shorter) = ends.min_by_key(|stem| stem.len()) else { break };
            stem = shorter;
        }
        let closed =
            self.closings.iter().find_map(|(closing, open)| Some((stem.strip_suffix(closing.as_str())?, open)));
        match closed.filter(|(front, open)| front.chars().count() + open.chars().count() >= STEM) {
            Some((front, open)) => format!("{front}{open}"),
            None => stem.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inflection() -> Inflection {
        toml::from_str(
            "paradigms = { m = [\"\", \"а\", \"ом\"], p = [\"\", \"ы\"] }\nendings = [\"а\", \"ом\", \"ого\"]\n\
             reflexives = [\"ся\"]\nclosings = [[\"ец\", \"ц\"]]\nletters = [[\"ё\", \"е\"]]",
        )
        .unwrap()
    }

    #[test]
    fn words_and_phrases_stand_for_all_their_forms() {
        let mut inflection = inflection();
        let mut table: toml::Table =
            toml::from_str("list = [\"мост/m\", \"взят/p в плен\"]\n[map]\n\"ранен/p\" = 1").unwrap();
        inflection.spread(&mut table).unwrap();
        let list: Vec<String> = table.get("list").unwrap().clone().try_into().unwrap();
        assert_eq!(list, ["мост", "моста", "мостом", "взят в плен", "взяты в плен"]);
        let map: Vec<&String> = table.get("map").unwrap().as_table().unwrap().keys().collect();
        assert_eq!(map, ["ранен", "ранены"]);
        assert_eq!((inflection.basic("Мостом").as_str(), inflection.basic("рвом").as_str()), ("мост", "рвом"));
    }

    #[test]
    fn a_slip_is_named() {
        let mut table: toml::Table = toml::from_str("list = [\"мост/q\"]").unwrap();
        assert!(inflection().spread(&mut table).is_err_and(|why| why.contains("мост/q") && why.contains("\"q\"")));
        let long = ["мост/m"; 6].join(" ");
        assert!(inflection().forms(&long).is_err_and(|why| why.contains("more than")));
    }

    #[test]
    fn forms_of_an_unknown_word_have_one_key() {
        let inflection = inflection();
        assert_eq!(["Дрош", "Дроша", "Дрошом"].map(|word| inflection.key(word)), ["дрош", "дрош", "дрош"]);
        assert_eq!(["Рудец", "Рудца"].map(|word| inflection.key(word)), ["рудц", "рудц"]);
        assert_eq!(inflection.key("ом"), "ом");
        assert_eq!(inflection.key("Королёв"), "королев");
    }
}
