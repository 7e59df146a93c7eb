//! Cases of names that no table has: a word's form in, every basic form it may be of with the case it would stand in, out.
//!
//! One form is often of several words ("Сореля" is Сорель in one case and Сореля in another), so each question has a list as its answer.
//! Who asks narrows it by what stands around the word, and takes no answer where more than one is left.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

/// The cases that Russian and Ukrainian tables tell apart, in the order of their columns.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
pub enum Case {
    /// "Варния"
    Nominative,
    /// "Варнии"
    Genitive,
    /// "Варнии"
    Dative,
    /// "Варнию"
    Accusative,
    /// "Варнией"
    Instrumental,
    /// "о Варнии"
    Prepositional,
}

const CASES: [Case; 6] =
    [Case::Nominative, Case::Genitive, Case::Dative, Case::Accusative, Case::Instrumental, Case::Prepositional];

/// What an adjective agrees in with its noun, beside the case.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
pub enum Gender {
    /// "совет"
    Masculine,
    /// "армия"
    Feminine,
    /// "ведомство"
    Neuter,
    /// Of many no gender is seen.
    Plural,
}

/// What a form may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declined {
    /// The word in its first case, in the letters of the form.
    pub basic: String,
    /// The case of the form.
    pub case: Case,
    /// The word's gender, or that it is of many.
    pub gender: Gender,
}

/// `[declension]` of `morphology.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Declension {
    nouns: Vec<Row>,
    adjectives: Vec<Row>,
    /// What never changes, in small letters, with the gender in which adjectives agree with it.
    fixed: BTreeMap<String, Gender>,
    /// The cases that a preposition may govern.
    prepositions: BTreeMap<String, Vec<Case>>,
    /// First names that are common, in their first case.
    #[serde(default)]
    given: BTreeSet<String>,
    /// Of some the stem of the other cases ("Павл": Павел).
    #[serde(default)]
    given_stems: BTreeMap<String, String>,
}

/// How some words decline.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    gender: Gender,
    /// Whether only names of persons decline so.
    #[serde(default)]
    person: bool,
    /// What the stem ends in, one of these.
    after: Vec<String>,
    /// What it does not end in for all that: an adjective's stem.
    #[serde(default)]
    not_after: Vec<String>,
    /// The endings of the cases in their order, of one case parted by "|".
    ends: [String; 6],
}

impl Row {
    fn takes(&self, stem: &str) -> bool {
        let ends = |list: &[String]| list.iter().any(|last| stem.ends_with(last.as_str()));
        ends(&self.after) && !ends(&self.not_after)
    }
}

/// A stem keeps at least so many letters: "Лев" and "Ян" are left as they are.
const STEM: usize = 2;

impl Declension {
    /// What a noun or a name may be, a person's or another.
    #[must_use]
    pub fn noun(&self, form: &str, person: bool) -> Vec<Declined> {
        match self.fixed.get(&form.to_lowercase()) {
            Some(&gender) => CASES.map(|case| Declined { basic: form.to_owned(), case, gender }).to_vec(),
            None => read(self.nouns.iter().filter(|row| person || !row.person), form),
        }
    }

    /// What a person's first name may be: of one that is common no other's case ("Олега": Олег's, and no woman's name).
    #[must_use]
    pub fn given(&self, form: &str) -> Vec<Declined> {
        let of_stem = |d: Declined| match self.given_stems.get(&d.basic).filter(|_| d.case != Case::Nominative) {
            Some(basic) => Declined { basic: basic.clone(), ..d },
            None => d,
        };
        let mut readings: Vec<Declined> = self.noun(form, true).into_iter().map(of_stem).collect();
        let common = |d: &Declined| self.given.contains(&d.basic);
        if readings.iter().any(common) {
            readings.retain(common);
        }
        readings
    }

    /// Whether a word is a common first name, in any case.
    #[must_use]
    pub fn is_given(&self, form: &str) -> bool {
        self.given(form).iter().any(|d| self.given.contains(&d.basic))
    }

    /// Whether a word is known never to change.
    #[must_use]
    pub fn is_fixed(&self, word: &str) -> bool {
        self.fixed.contains_key(&word.to_lowercase())
    }

    /// What an adjective may be.
    #[must_use]
    pub fn adjective(&self, form: &str) -> Vec<Declined> {
        read(self.adjectives.iter(), form)
    }

    /// The cases behind a preposition in small letters; none where it is no preposition that is known.
    #[must_use]
    pub fn governed(&self, preposition: &str) -> Option<&[Case]> {
        self.prepositions.get(preposition).map(Vec::as_slice)
    }
}

fn read<'r>(rows: impl Iterator<Item = &'r Row>, form: &str) -> Vec<Declined> {
    let mut out: Vec<Declined> = Vec::new();
    for row in rows {
        let [first, ..] = &row.ends;
        for (case, ends) in CASES.into_iter().zip(&row.ends) {
            for end in ends.split('|') {
                let stem = form.strip_suffix(end).filter(|stem| stem.chars().count() >= STEM);
                let Some(stem) = stem.filter(|stem| row.takes(stem)) else { continue };
                let basic = first.split('|').next().unwrap_or_default();
                let declined = Declined { basic: format!("{stem}{basic}"), case, gender: row.gender };
                if !out.contains(&declined) {
                    out.push(declined);
                }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Packs;

    /// "basic case" for all that a form may be.
    fn may_be(language: &str, form: &str, case: Case) -> Vec<String> {
        let pack = Packs::load().expect("the tables are whole").of(Some(language));
        let declension = pack.morphology.declension().expect("the language declines");
        let all = declension.noun(form, true).into_iter();
        let mut out: Vec<String> = all.filter(|d| d.case == case).map(|d| d.basic).collect();
        out.sort();
        out.dedup();
        out
    }

    #[test]
    fn forms_of_names_lead_to_their_basic_form() {
        use Case::{Accusative, Genitive, Instrumental, Nominative};
        for (language, form, case, basic) in [
            ("ru", "Варнии", Genitive, "Варния"),
            ("ru", "Кревы", Genitive, "Крева"),
            ("ru", "Креву", Accusative, "Крева"),
            ("ru", "Стожарова", Genitive, "Стожаров"),
            ("ru", "Стожаровой", Instrumental, "Стожарова"),
            ("ru", "береговиков", Genitive, "береговики"),
            ("ru", "рогожан", Genitive, "рогожане"),
            ("ru", "врачами", Instrumental, "врачи"),
            ("uk", "Варнії", Genitive, "Варнія"),
            ("uk", "Ярчука", Genitive, "Ярчук"),
            ("uk", "Мальтусом", Instrumental, "Мальтус"),
            ("uk", "дипломатів", Genitive, "дипломати"),
            ("uk", "ардвейнцями", Instrumental, "ардвейнці"),
        ] {
            assert_eq!(may_be(language, form, case), [basic], "{form}");
            assert!(may_be(language, basic, Nominative).contains(&basic.to_owned()), "{basic}");
        }
        // Of two names: neither is made.
        assert_eq!(may_be("ru", "Руденца", Genitive), ["Руденец", "Руденц"]);
        assert_eq!(may_be("ru", "Минобороны", Genitive), ["Минобороны"]);
    }

    #[test]
    fn a_common_first_name_is_nobody_elses() {
        let declension = |language| Packs::load().expect("the tables are whole").of(Some(language)).morphology.clone();
        for (language, form, basic) in [
            ("ru", "Олега", "Олег"),
            ("ru", "Павла", "Павел"),
            ("ru", "Льву", "Лев"),
            ("ru", "Анна", "Анна"),
            ("uk", "Петра", "Петро"),
            ("uk", "Ігоря", "Ігор"),
            ("uk", "Віра", "Віра"),
        ] {
            let pack = declension(language);
            let mut found: Vec<String> =
                pack.declension().expect("it declines").given(form).into_iter().map(|d| d.basic).collect();
            found.dedup();
            assert_eq!(found, [basic], "{form}");
        }
        // A woman's, or a man's in another case: both stay.
        let pack = declension("ru");
        let both = pack.declension().expect("it declines").given("Александра");
        assert!(both.iter().any(|d| d.basic == "Александр") && both.iter().any(|d| d.basic == "Александра"));
        assert!(
            pack.declension().expect("it declines").given("Далмира").len() > 1,
            "no common name: anything that it may be"
        );
    }

    #[test]
    fn english_has_no_cases() {
        assert!(Packs::load().expect("the tables are whole").of(Some("en")).morphology.declension().is_none());
    }
}
