//! The word lists of the event rules: `languages/en/events.toml` in, lookups by word out. Read once.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::EventType;
use crate::morphology::{singular, verb_forms};

#[derive(Debug, Default, Deserialize)]
struct File {
    event: Vec<Row>,
    lists: HashMap<String, Vec<String>>,
    irregular: HashMap<String, Vec<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Row {
    r#type: String,
    verbs: Vec<String>,
    nouns: Vec<String>,
    phrases: Vec<String>,
    names: Vec<String>,
    near: Vec<String>,
    weak: bool,
    subject: Option<String>,
}

/// What an entry tells.
#[derive(Clone, Debug)]
pub(crate) struct Tells {
    pub event_type: EventType,
    /// One of these must stand in the same clause; none needed if empty.
    pub near: Vec<String>,
    /// 3 for several words, 2 for one, 1 for a weak one.
    pub rank: u8,
    /// Whether the subject is who suffers it.
    pub suffers: bool,
}

/// Several words that tell together.
pub(crate) struct Phrase {
    /// In base forms; "*" is up to four words.
    pub words: Vec<String>,
    /// Whether its first word is a verb.
    pub verb: bool,
    pub tells: Tells,
}

/// All lists.
pub(crate) struct Lexicon {
    verbs: HashMap<String, Vec<Tells>>,
    nouns: HashMap<String, Vec<Tells>>,
    phrases: HashMap<String, Vec<Phrase>>,
    lemmas: HashMap<String, String>,
    lists: HashMap<String, Vec<String>>,
    never: Vec<Vec<String>>,
}

static LEXICON: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::of(toml::from_str(include_str!("../../languages/en/events.toml")).unwrap_or_default()));

/// The English lists.
pub(crate) fn lexicon() -> &'static Lexicon {
    &LEXICON
}

impl Lexicon {
    fn of(file: File) -> Self {
        let mut made = Lexicon {
            verbs: HashMap::new(),
            nouns: HashMap::new(),
            phrases: HashMap::new(),
            lemmas: HashMap::new(),
            lists: HashMap::new(),
            never: Vec::new(),
        };
        let split = |p: &String| p.split(' ').map(str::to_owned).collect::<Vec<String>>();
        for row in file.event {
            let Some(event_type) = EventType::parse(&row.r#type) else { continue };
            let suffers = row.subject.as_deref() == Some("patient");
            let tells = |rank: u8| Tells {
                event_type,
                near: row.near.clone(),
                rank: if row.weak { rank.min(2) - 1 } else { rank },
                suffers,
            };
            for verb in &row.verbs {
                made.learn(verb, &file.irregular);
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
                        made.learn(&first, &file.irregular);
                    }
                    made.phrases.entry(first).or_default().push(Phrase { words, verb, tells: tells(3) });
                }
            }
            for near in &row.near {
                made.learn(near, &file.irregular);
            }
        }
        for list in ["support", "harming", "negations", "planned", "threatened", "called_for"] {
            for word in file.lists.get(list).into_iter().flatten() {
                made.learn(word, &file.irregular);
            }
        }
        made.never = file.lists.get("never").into_iter().flatten().map(split).collect();
        made.lists = file.lists;
        made
    }

    /// Remembers the forms of a verb.
    fn learn(&mut self, lemma: &str, irregular: &HashMap<String, Vec<String>>) {
        let forms = irregular.get(lemma).cloned().unwrap_or_else(|| verb_forms(lemma, false).to_vec());
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
        let found = self.nouns.get(word).or_else(|| self.nouns.get(&singular(word)));
        found.map_or(&[], Vec::as_slice)
    }

    /// The phrases that may begin with this word.
    pub fn phrases(&self, word: &str) -> impl Iterator<Item = &Phrase> {
        let forms = [word.to_owned(), self.lemma(word).to_owned(), singular(word)];
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
    pub fn has(&self, list: &str, word: &str) -> bool {
        self.lists.get(list).is_some_and(|l| {
            let single = singular(word);
            let lemma = self.lemma(word);
            l.iter().any(|w| w == word || w == lemma || *w == single)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_read_whole() {
        let file: File = toml::from_str(include_str!("../../languages/en/events.toml")).expect("the file is sound");
        for row in &file.event {
            assert!(EventType::parse(&row.r#type).is_some(), "{}", row.r#type);
        }
        for kind in EventType::ALL {
            assert!(file.event.iter().any(|r| r.r#type == kind.as_str()), "{kind:?} has no words");
        }
        let lists = [
            "never",
            "instruments",
            "support",
            "harming",
            "suffered",
            "negations",
            "planned",
            "threatened",
            "called_for",
            "hypothetical",
            "ending",
            "aside",
            "actors",
            "place_nouns",
        ];
        for list in lists {
            assert!(file.lists.contains_key(list), "{list}");
        }
    }

    #[test]
    fn forms() {
        let l = lexicon();
        assert_eq!(
            ["shelled", "seized", "fled", "shot", "abducting"].map(|w| l.lemma(w)),
            ["shell", "seize", "flee", "shoot", "abduct"]
        );
    }
}
