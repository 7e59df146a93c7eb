//! Forms of words, one answer to each question for every kind of finding. English forms are worked out by rule here; irregular ones
//! stand in `morphology.toml` and beside the verbs that have them. A language that declines brings its endings in that table
//! ([`crate::inflection`]).
//!
//! [`Morphology::singular`] and [`Morphology::verb_forms`] are exact as far as spelling goes by rule; [`Morphology::base`] is rough,
//! and only for comparing two words that both go through it.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::declension::Declension;
use crate::dictionary::Dictionary;
use crate::inflection::Inflection;
use crate::table::{PackError, table, typed};

/// `morphology.toml`, and the rules for what it has not.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Morphology {
    #[serde(default)]
    bases: BTreeMap<String, String>,
    /// The endings of a language that declines; English goes by rule.
    #[serde(default)]
    inflection: Option<Inflection>,
    /// The cases of names in it.
    #[serde(default)]
    declension: Option<Declension>,
}

impl Morphology {
    /// From the text of the table. Endings may be empty, which no other list may.
    pub(crate) fn read(language: &str, text: &str) -> Result<Self, PackError> {
        const NAME: &str = "morphology";
        match toml::from_str::<toml::Table>(text) {
            Ok(raw) if raw.contains_key("inflection") => typed(language, NAME, raw),
            _ => table(language, NAME, text),
        }
    }

    /// The endings, to be given the forms of the other tables' words.
    pub(crate) fn inflection(&mut self) -> Option<&mut Inflection> {
        self.inflection.as_mut()
    }

    /// Gives the declension the words whose cases are known.
    pub(crate) fn know(&mut self, dictionary: Dictionary) {
        if let Some(declension) = &mut self.declension {
            declension.know(dictionary);
        }
    }

    /// The cases of names that no table has; none in a language that does not decline.
    pub fn declension(&self) -> Option<&Declension> {
        self.declension.as_ref()
    }

    /// The basic form of a word that a table has, in lower case; none of one that no table has, and none in a language that does not decline.
    pub fn listed(&self, word: &str) -> Option<&str> {
        self.inflection.as_ref()?.listed(word)
    }

    /// Whether words decline, so that a name's form tells nothing of which name it is, and order nothing of who does what.
    pub fn declines(&self) -> bool {
        self.inflection.is_some()
    }

    /// A word in lower case, as the tables have it.
    pub fn lower(&self, word: &str) -> String {
        self.inflection.as_ref().map_or_else(|| word.to_lowercase(), |inflection| inflection.written(word))
    }

    /// The key in which forms of one name meet: the word itself in a language that does not decline.
    pub fn name_key(&self, word: &str) -> String {
        self.inflection.as_ref().map_or_else(|| word.to_owned(), |inflection| inflection.key(word))
    }

    /// The base form of a plural noun, in lower case: "ministries" -> "ministry", "sources" -> "source", "breaches" -> "breach".
    pub fn singular(&self, word: &str) -> String {
        if let Some(inflection) = &self.inflection {
            return inflection.basic(word);
        }
        let lower = word.to_lowercase();
        if let Some(stem) = lower.strip_suffix("ies").filter(|s| s.len() > 2) {
            return format!("{stem}y");
        }
        if let Some(stem) = lower.strip_suffix("men") {
            return format!("{stem}man");
        }
        if let Some(one) = lower.strip_suffix("es").filter(|one| is_sibilant(one)) {
            return one.to_owned();
        }
        match lower.strip_suffix('s') {
            Some(stem) if stem.len() > 2 && !stem.ends_with(['s', 'u', 'i']) => stem.to_owned(),
            _ => lower,
        }
    }

    /// Whether a word ends as a verb does that goes on: "shelling". Nouns may end so too ("string").
    pub fn is_progressive(&self, word: &str) -> bool {
        !self.declines() && word.ends_with("ing")
    }

    /// Whether a word ends as a past or a participle does: "shelled".
    pub fn is_past(&self, word: &str) -> bool {
        !self.declines() && word.ends_with("ed")
    }

    /// Whether a word ends as an adverb does: "heavily".
    pub fn is_adverbial(&self, word: &str) -> bool {
        !self.declines() && word.ends_with("ly")
    }

    /// Third person, -ing, past and participle of a regular verb. `doubles`: whether its last consonant is doubled ("ship"). None in
    /// a language that declines: its tables hold all forms.
    pub fn verb_forms(&self, lemma: &str, doubles: bool) -> Vec<String> {
        if self.declines() {
            return Vec::new();
        }
        let with_y = lemma.strip_suffix('y').filter(|front| !front.ends_with(['a', 'e', 'o', 'u']));
        let third = match with_y {
            Some(front) => format!("{front}ies"),
            None if is_sibilant(lemma) || lemma.ends_with(['s', 'z']) => format!("{lemma}es"),
            None => format!("{lemma}s"),
        };
        let stem = match lemma.chars().last() {
            Some(last) if doubles => format!("{lemma}{last}"),
            _ => lemma.strip_suffix('e').unwrap_or(lemma).to_owned(),
        };
        // "free" keeps its e before -ing, "die" has "dying".
        let ing = match lemma.strip_suffix("ie") {
            Some(front) if !doubles => format!("{front}ying"),
            _ if !doubles && ["ee", "oe", "ye"].iter().any(|end| lemma.ends_with(end)) => format!("{lemma}ing"),
            _ => format!("{stem}ing"),
        };
        let past = with_y.map_or_else(|| format!("{stem}ed"), |front| format!("{front}ied"));
        vec![third, ing, past.clone(), past]
    }

    /// The base form of a word, roughly: endings off, irregular verbs by list. Both sides of a comparison go through it.
    pub fn base(&self, word: &str) -> String {
        if let Some(inflection) = &self.inflection {
            return inflection.key(word);
        }
        let w = word.to_lowercase();
        if let Some(base) = self.bases.get(&w) {
            return bare_e(&undouble(base));
        }
        let bare = strip(&w);
        // "denie-d" and "deny", "accus-ed" and "accuse" meet at one form.
        let bare = bare.strip_suffix('i').map(|s| format!("{s}y")).unwrap_or(bare);
        bare_e(&undouble(&bare))
    }
}

/// Whether a stem takes "es" and not "s": "mass", "box", "breach", "clash".
fn is_sibilant(stem: &str) -> bool {
    ["ss", "x", "ch", "sh"].iter().any(|end| stem.ends_with(end))
}

/// Without the e's at its end, where enough is left ("accuse", "agree").
fn bare_e(w: &str) -> String {
    let cut = w.trim_end_matches('e');
    if cut.len() > 2 { cut.to_owned() } else { w.to_owned() }
}

fn strip(w: &str) -> String {
    for e in ["ing", "ied", "ed", "ies", "es", "s"] {
        if let Some(s) = w.strip_suffix(e).filter(|s| s.len() > 2 && !(e == "s" && s.ends_with('s'))) {
            return match e {
                "ied" | "ies" => format!("{s}y"),
                _ => s.to_owned(),
            };
        }
    }
    w.to_owned()
}

/// "admitt" -> "admit"; "call" too, on both sides of the comparison.
fn undouble(w: &str) -> String {
    let c: Vec<char> = w.chars().collect();
    match c.as_slice() {
        [front @ .., a, b] if a == b && "tpdgnbmrls".contains(*b) && front.len() > 1 => {
            front.iter().chain([a]).collect()
        }
        _ => w.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::Packs;

    fn english() -> Arc<Morphology> {
        Arc::clone(&Packs::load().expect("the tables are whole").of(Some("en")).morphology)
    }

    #[test]
    fn plurals() {
        for (many, one) in [
            ("ministries", "ministry"),
            ("sources", "source"),
            ("policemen", "policeman"),
            ("press", "press"),
            ("buses", "buse"), // a list has it
            ("corpses", "corpse"),
            ("masses", "mass"),
            ("Breaches", "breach"),
            ("boxes", "box"),
            ("clashes", "clash"),
            ("bus", "bus"),
        ] {
            assert_eq!(english().singular(many), one);
        }
    }

    #[test]
    fn forms_of_regular_verbs() {
        let forms = |lemma, doubles| english().verb_forms(lemma, doubles).join(" ");
        assert_eq!(forms("kill", false), "kills killing killed killed");
        assert_eq!(forms("free", false), "frees freeing freed freed");
        assert_eq!(forms("release", false), "releases releasing released released");
        assert_eq!(forms("bury", false), "buries burying buried buried");
        assert_eq!(forms("destroy", false), "destroys destroying destroyed destroyed");
        assert_eq!(forms("ship", true), "ships shipping shipped shipped");
        assert_eq!(forms("crash", false), "crashes crashing crashed crashed");
        assert_eq!(forms("die", false), "dies dying died died");
    }

    #[test]
    fn forms_of_one_word_have_one_base() {
        let forms = english();
        let base = |word| forms.base(word);
        for words in [
            ["denied", "denies", "deny"],
            ["accused", "accusing", "accuse"],
            ["said", "says", "say"],
            ["admitted", "admitting", "admit"],
        ] {
            assert_eq!(words.map(base), [base(words[0]), base(words[0]), base(words[0])], "{words:?}");
        }
        assert_ne!(base("told"), base("said"));
    }
}
