//! The word lists of the figure rules: `languages/en/*.toml` in, lookups by word out. Read once.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;
use toml::Table;

use crate::morphology::verb_forms;
use crate::{Bound, Outcome, Role, Unit};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    // The files are part of the program; `the_lists_are_read_whole` fails when one of them has a fault.
    Lexicon {
        numbers: toml::from_str(include_str!("../../languages/en/numbers.toml")).unwrap_or_default(),
        units: Units::read(include_str!("../../languages/en/units.toml")),
        roles: Roles::read(include_str!("../../languages/en/roles.toml")),
        outcomes: Outcomes::read(include_str!("../../languages/en/outcomes.toml")),
        grammar: toml::from_str(include_str!("../../languages/en/grammar.toml")).unwrap_or_default(),
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

/// `numbers.toml`.
#[derive(Deserialize, Default)]
pub(crate) struct Numbers {
    pub cardinals: HashMap<String, u64>,
    pub magnitudes: HashMap<String, u64>,
    pub plurals: HashMap<String, u64>,
    pub vague: Vec<Vague>,
    pub exact: Vec<Exact>,
    pub before: Vec<Modifier>,
    pub after: Vec<Modifier>,
    pub zero: Zero,
    /// Verbs by which a count changes.
    pub moves: HashSet<String>,
}

/// Phrases for two or more.
#[derive(Deserialize)]
pub(crate) struct Vague {
    pub words: Vec<String>,
    pub low: u64,
}

/// Phrases for an exact quantity.
#[derive(Deserialize)]
pub(crate) struct Exact {
    pub words: Vec<String>,
    pub value: u64,
}

/// Phrases that change a number's bound.
#[derive(Deserialize)]
pub(crate) struct Modifier {
    bound: String,
    pub words: Vec<String>,
}

impl Modifier {
    /// The bound they give.
    pub fn bound(&self) -> Bound {
        Bound::parse(&self.bound).unwrap_or(Bound::Exact)
    }
}

/// Words for nought.
#[derive(Deserialize, Default)]
pub(crate) struct Zero {
    pub alone: Vec<String>,
    pub before: Vec<String>,
}

/// `grammar.toml`.
#[derive(Deserialize, Default)]
pub(crate) struct Grammar {
    pub prepositions: HashSet<String>,
    pub determiners: HashSet<String>,
    pub pronouns: HashSet<String>,
    pub auxiliaries: HashSet<String>,
    pub be: HashSet<String>,
    pub have: HashSet<String>,
    pub adverbs: HashSet<String>,
    pub conjunctions: HashSet<String>,
    pub barriers: HashSet<String>,
    pub calendar: HashSet<String>,
    pub months: HashSet<String>,
    pub parties: HashSet<String>,
    pub totals: Vec<String>,
}

impl Grammar {
    /// Whether the word can stand in no noun phrase after its number.
    pub fn ends_a_phrase(&self, word: &str) -> bool {
        self.prepositions.contains(word)
            || self.determiners.contains(word)
            || self.pronouns.contains(word)
            || self.auxiliaries.contains(word)
            || self.conjunctions.contains(word)
            || self.calendar.contains(word)
            || self.adverbs.contains(word)
    }
}

/// `units.toml`: nouns by their singular.
pub(crate) struct Units {
    by_noun: HashMap<String, Unit>,
    singulars: HashMap<String, String>,
    pub measures: HashSet<String>,
    pub weights: HashSet<String>,
    pub collectives: HashSet<String>,
    pub labels: HashSet<String>,
    pub currency: HashSet<String>,
}

impl Units {
    fn read(text: &str) -> Self {
        let table = table(text);
        let mut by_noun = HashMap::new();
        for &unit in Unit::ALL {
            for noun in strings(&table, unit.as_str()) {
                by_noun.insert(noun, unit);
            }
        }
        let singulars = table.get("singulars").and_then(|t| t.as_table()).map(pairs).unwrap_or_default();
        let set = |key| strings(&table, key).into_iter().collect();
        Units {
            by_noun,
            singulars,
            measures: set("measures"),
            weights: set("weights"),
            collectives: set("collectives"),
            labels: set("labels"),
            currency: set("labels_money"),
        }
    }

    /// The singular of a noun in lower case.
    pub fn singular(&self, noun: &str) -> String {
        if let Some(one) = self.singulars.get(noun) {
            return one.clone();
        }
        crate::morphology::singular(noun)
    }

    /// What a noun of the lists counts.
    pub fn unit(&self, singular: &str) -> Option<Unit> {
        self.by_noun.get(singular).copied()
    }

    /// Whether the noun measures time, length and the like, or counts what no war report counts.
    pub fn is_measure(&self, noun: &str) -> bool {
        self.measures.contains(noun) || self.measures.contains(&self.singular(noun))
    }
}

/// `roles.toml`.
pub(crate) struct Roles {
    by_noun: HashMap<String, Role>,
    by_adjective: HashMap<String, Role>,
}

impl Roles {
    fn read(text: &str) -> Self {
        let table = table(text);
        let adjectives = table.get("adjectives").and_then(|t| t.as_table()).cloned().unwrap_or_default();
        let (mut by_noun, mut by_adjective) = (HashMap::new(), HashMap::new());
        for &role in Role::ALL {
            for noun in strings(&table, role.as_str()) {
                by_noun.entry(noun).or_insert(role);
            }
            for word in strings(&adjectives, role.as_str()) {
                by_adjective.entry(word).or_insert(role);
            }
        }
        Roles { by_noun, by_adjective }
    }

    /// The role of a noun (singular, lower case).
    pub fn noun(&self, singular: &str) -> Option<Role> {
        self.by_noun.get(singular).copied()
    }

    /// The role an adjective gives a plain noun.
    pub fn adjective(&self, word: &str) -> Option<Role> {
        self.by_adjective.get(word).copied()
    }
}

/// On which side of its verb the counted stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Voice {
    /// After it: "killing 16".
    Object,
    /// A form that may be past tense or participle: "killed 16", "16 killed".
    Either,
    /// Before it: "16 died", "16 dead".
    Subject,
    /// After it, joined by "of", "at", "to": "the deaths of 16".
    Leading,
    /// Between its first and its last word: "took 16 hostage".
    Around,
}

/// A word or phrase that tells an outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cue {
    /// The outcome.
    pub outcome: Outcome,
    /// Where the counted stands.
    pub voice: Voice,
    /// Whether it tells it only for want of anything better ("left", "arrived").
    pub weak: bool,
}

/// A phrase of several words with what it tells.
pub(crate) struct Phrase {
    /// Its words in lower case.
    pub words: Vec<String>,
    /// What it tells.
    pub cue: Cue,
}

/// `outcomes.toml`.
pub(crate) struct Outcomes {
    cues: HashMap<String, Vec<Cue>>,
    phrases: HashMap<String, Vec<Phrase>>,
    counted: HashMap<String, (Outcome, bool)>,
}

impl Outcomes {
    fn read(text: &str) -> Self {
        let t = table(text);
        let mut made = Outcomes { cues: HashMap::new(), phrases: HashMap::new(), counted: HashMap::new() };
        let doubling: HashSet<String> = strings(&t, "doubling").into_iter().collect();
        let irregular = t.get("irregular").and_then(|v| v.as_table()).cloned().unwrap_or_default();
        for (key, object) in [("object", true), ("subject", false)] {
            for row in rows(&t, key) {
                let Some(outcome) = outcome(row) else { continue };
                let weak = row.get("weak").and_then(|v| v.as_bool()).unwrap_or(false);
                for lemma in strings(row, "lemmas") {
                    let forms = Some(strings(&irregular, &lemma)).filter(|f| f.len() == 4);
                    let forms = forms.unwrap_or_else(|| verb_forms(&lemma, doubling.contains(&lemma)).to_vec());
                    for (k, form) in std::iter::once(lemma).chain(forms).enumerate() {
                        let voice = match (object, k) {
                            (false, _) => Voice::Subject,
                            (true, 0..=2) => Voice::Object,
                            (true, _) => Voice::Either,
                        };
                        made.add(form, Cue { outcome, voice, weak });
                    }
                }
            }
        }
        for (key, voice) in [("state", Voice::Subject), ("leading", Voice::Leading)] {
            for (word, outcome) in outcomes(&t, key) {
                made.add(word, Cue { outcome, voice, weak: false });
            }
        }
        for (key, weak) in [("counted", false), ("counted_weak", true)] {
            for (word, outcome) in outcomes(&t, key) {
                made.counted.entry(word).or_insert((outcome, weak));
            }
        }
        for row in rows(&t, "phrase") {
            let Some(outcome) = outcome(row) else { continue };
            let voice = match row.get("side").and_then(|v| v.as_str()) {
                Some("left") => Voice::Subject,
                Some("around") => Voice::Around,
                _ => Voice::Object,
            };
            for phrase in strings(row, "words") {
                let words: Vec<String> = phrase.split(' ').map(str::to_owned).collect();
                let cue = Cue { outcome, voice, weak: false };
                let Some(first) = words.first().cloned() else { continue };
                made.phrases.entry(first).or_default().push(Phrase { words, cue });
            }
        }
        made
    }

    fn add(&mut self, form: String, cue: Cue) {
        let cues = self.cues.entry(form).or_default();
        if !cues.iter().any(|c| c.voice == cue.voice) {
            cues.push(cue);
        }
    }

    /// What a word in lower case may tell.
    pub fn cues(&self, word: &str) -> &[Cue] {
        self.cues.get(word).map_or(&[], Vec::as_slice)
    }

    /// The phrases that begin with a word in lower case.
    pub fn phrases(&self, first: &str) -> &[Phrase] {
        self.phrases.get(first).map_or(&[], Vec::as_slice)
    }

    /// The outcome a noun (singular) has in itself, and whether it gives way to any other.
    pub fn counted(&self, singular: &str) -> Option<(Outcome, bool)> {
        self.counted.get(singular).copied()
    }
}

fn table(text: &str) -> Table {
    toml::from_str(text).unwrap_or_default()
}

fn strings(table: &Table, key: &str) -> Vec<String> {
    let list = table.get(key).and_then(|v| v.as_array());
    list.map_or_else(Vec::new, |l| l.iter().filter_map(|v| v.as_str()).map(str::to_owned).collect())
}

fn rows<'t>(table: &'t Table, key: &str) -> Vec<&'t Table> {
    let list = table.get(key).and_then(|v| v.as_array());
    list.map_or_else(Vec::new, |l| l.iter().filter_map(|v| v.as_table()).collect())
}

fn outcome(row: &Table) -> Option<Outcome> {
    Outcome::parse(row.get("outcome")?.as_str()?)
}

fn outcomes(table: &Table, key: &str) -> Vec<(String, Outcome)> {
    let found = table.get(key).and_then(|v| v.as_table());
    let one = |(k, v): (&String, &toml::Value)| Some((k.clone(), Outcome::parse(v.as_str()?)?));
    found.map_or_else(Vec::new, |t| t.iter().filter_map(one).collect())
}

fn pairs(table: &Table) -> HashMap<String, String> {
    table.iter().filter_map(|(k, v)| Some((k.clone(), v.as_str()?.to_owned()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn forms_of_verbs() {
        let voice = |word: &str| lexicon().outcomes.cues(word).first().map(|c| (c.outcome, c.voice));
        assert_eq!(voice("killing"), Some((Outcome::Killed, Voice::Object)));
        assert_eq!(voice("kidnapped"), Some((Outcome::Detained, Voice::Either)));
        assert_eq!(voice("buried"), Some((Outcome::Killed, Voice::Either)));
        assert_eq!(voice("fled"), Some((Outcome::Displaced, Voice::Subject)));
        assert_eq!(voice("slain"), Some((Outcome::Killed, Voice::Either)));
    }

    #[test]
    fn singulars() {
        let one = |noun: &str| lexicon().units.singular(noun);
        let plurals =
            ["lorries", "buses", "corpses", "houses", "women", "bus", "soldiers", "mosques", "breaches", "mass"];
        let singles = ["lorry", "bus", "corpse", "house", "woman", "bus", "soldier", "mosque", "breach", "mass"];
        assert_eq!(plurals.map(one), singles);
    }
}
