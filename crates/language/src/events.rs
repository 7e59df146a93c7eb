//! Which words tell of what events: `events.toml` in, lookups by word out.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use sayso_case::EventType;
use serde::Deserialize;

use crate::{EventWords, Morphology, WordList};

/// `events.toml` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EventTable {
    event: Vec<Row>,
    lists: Lists,
    words: EventWords,
    irregular: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    r#type: EventType,
    #[serde(default)]
    verbs: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    phrases: Vec<String>,
    #[serde(default)]
    names: Vec<String>,
    #[serde(default)]
    near: Vec<String>,
    #[serde(default)]
    weak: bool,
    subject: Option<Subject>,
}

/// What the subject is, where it is not the one who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Subject {
    Patient,
}

/// `[lists]`; what each is for stands in the file. Words are their base forms or singulars: ask [`Events::has`].
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what each list is for stands in the file")]
pub struct Lists {
    never: Vec<String>,
    pub instruments: WordList,
    pub support: WordList,
    pub harming: WordList,
    pub suffered: WordList,
    pub negations: WordList,
    pub planned: WordList,
    pub threatened: WordList,
    pub called_for: WordList,
    pub hypothetical: WordList,
    pub ending: WordList,
    pub aside: WordList,
    pub actors: WordList,
    pub place_nouns: WordList,
}

/// What an entry tells.
#[derive(Clone, Debug)]
pub struct Tells {
    /// The kind of event.
    pub event_type: EventType,
    /// One of these must stand in the same clause; none needed if empty.
    pub near: Vec<String>,
    /// 3 for several words, 2 for one, 1 for a weak one.
    pub rank: u8,
    /// Whether the subject is who suffers it.
    pub suffers: bool,
}

/// Several words that tell together.
#[derive(Debug)]
pub struct Phrase {
    /// In base forms; "*" is up to four words.
    pub words: Vec<String>,
    /// Whether its first word is a verb.
    pub verb: bool,
    /// What they tell.
    pub tells: Tells,
}

/// Events by the words that tell of them.
#[derive(Debug)]
pub struct Events {
    verbs: HashMap<String, Vec<Tells>>,
    nouns: HashMap<String, Vec<Tells>>,
    phrases: HashMap<String, Vec<Phrase>>,
    lemmas: HashMap<String, String>,
    lists: Lists,
    /// Words as they stand.
    pub words: EventWords,
    never: Vec<Vec<String>>,
    morphology: Arc<Morphology>,
}

impl Events {
    pub(crate) fn of(table: EventTable, morphology: Arc<Morphology>) -> Self {
        let split = |p: &String| p.split(' ').map(str::to_owned).collect::<Vec<String>>();
        let EventTable { event, lists, words, irregular } = table;
        let mut made = Events {
            verbs: HashMap::new(),
            nouns: HashMap::new(),
            phrases: HashMap::new(),
            lemmas: HashMap::new(),
            never: lists.never.iter().map(split).collect(),
            lists,
            words,
            morphology,
        };
        for row in event {
            let tells = |rank: u8| Tells {
                event_type: row.r#type,
                near: row.near.clone(),
                rank: if row.weak { rank.min(2) - 1 } else { rank },
                suffers: row.subject == Some(Subject::Patient),
            };
            for verb in &row.verbs {
                made.learn(verb, &irregular);
                made.verbs.entry(verb.clone()).or_default().push(tells(2));
            }
            for noun in &row.nouns {
                made.nouns.entry(noun.clone()).or_default().push(tells(2));
            }
            for (list, verb) in [(&row.phrases, true), (&row.names, false)] {
                for phrase in list {
                    let words = split(phrase);
                    let Some(first) = words.first().cloned() else { continue };
                    if verb {
                        made.learn(&first, &irregular);
                    }
                    made.phrases.entry(first).or_default().push(Phrase { words, verb, tells: tells(3) });
                }
            }
            for near in &row.near {
                made.learn(near, &irregular);
            }
        }
        made.learn_lists(&irregular);
        made
    }

    /// Remembers the forms of the verbs in the lists; of two verbs with one form the earlier has it.
    fn learn_lists(&mut self, irregular: &BTreeMap<String, Vec<String>>) {
        let l = &self.lists;
        let verbs = [&l.support, &l.harming, &l.negations, &l.planned, &l.threatened, &l.called_for];
        let verbs: Vec<String> = verbs.into_iter().flatten().cloned().collect();
        verbs.iter().for_each(|verb| self.learn(verb, irregular));
    }

    /// Remembers the forms of a verb.
    fn learn(&mut self, lemma: &str, irregular: &BTreeMap<String, Vec<String>>) {
        let forms = irregular.get(lemma).cloned().unwrap_or_else(|| self.morphology.verb_forms(lemma, false));
        for form in forms {
            self.lemmas.entry(form).or_insert_with(|| lemma.to_owned());
        }
    }

    /// The base form of a verb's form, as far as the lists know it; else the word itself.
    pub fn lemma<'w>(&'w self, word: &'w str) -> &'w str {
        self.lemmas.get(word).map_or(word, String::as_str)
    }

    /// What a verb's form may tell.
    pub fn verb(&self, word: &str) -> &[Tells] {
        self.verbs.get(self.lemma(word)).map_or(&[], Vec::as_slice)
    }

    /// What a noun may tell.
    pub fn noun(&self, word: &str) -> &[Tells] {
        let found = self.nouns.get(word).or_else(|| self.nouns.get(&self.morphology.singular(word)));
        found.map_or(&[], Vec::as_slice)
    }

    /// The phrases that may begin with this word.
    pub fn phrases(&self, word: &str) -> impl Iterator<Item = &Phrase> {
        let forms = [word.to_owned(), self.lemma(word).to_owned(), self.morphology.singular(word)];
        let mut lists: Vec<&Vec<Phrase>> = Vec::new();
        for (k, form) in forms.iter().enumerate() {
            if !forms.iter().take(k).any(|f| f == form) {
                lists.extend(self.phrases.get(form));
            }
        }
        lists.into_iter().flatten()
    }

    /// Phrases whose words tell of no event.
    pub fn never(&self) -> &[Vec<String>] {
        &self.never
    }

    /// Whether a list has the word as it stands, its base form as a verb, or its singular.
    pub fn has(&self, list: impl Fn(&Lists) -> &WordList, word: &str) -> bool {
        let list = list(&self.lists);
        list.contains(word) || list.contains(self.lemma(word)) || list.contains(&self.morphology.singular(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Packs;

    #[test]
    fn every_kind_has_words() {
        let events = &Packs::load().expect("the tables are whole").of(Some("en")).events;
        let words = events.verbs.values().chain(events.nouns.values()).flatten();
        let told: std::collections::BTreeSet<EventType> =
            words.chain(events.phrases.values().flatten().map(|p| &p.tells)).map(|t| t.event_type).collect();
        for kind in EventType::ALL {
            assert!(told.contains(kind), "{kind:?} has no words");
        }
    }

    #[test]
    fn forms() {
        let events = &Packs::load().expect("the tables are whole").of(Some("en")).events;
        assert_eq!(
            ["shelled", "seized", "fled", "shot", "abducting"].map(|w| events.lemma(w)),
            ["shell", "seize", "flee", "shoot", "abduct"]
        );
        assert!(events.has(|l| &l.actors, "soldiers") && !events.has(|l| &l.actors, "bridges"));
    }
}
