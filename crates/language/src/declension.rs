//! Cases of names that no table has: a word's form in, every basic form it may be of with the case it would stand in, out.
//!
//! One form is often of several words ("Сореля" is Сорель in one case and Сореля in another), so each question has a list as its answer.
//! Who asks narrows it by what stands around the word, and takes no answer where more than one is left.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::dictionary::{Dictionary, Entry};

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

impl Declined {
    /// The same of a form that is written with a capital.
    #[must_use]
    pub fn with_capital(self) -> Self {
        let mut letters = self.basic.chars();
        let basic = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        Declined { basic, ..self }
    }
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
    /// First names that are common and that the dictionary has not, in their first case.
    #[serde(default)]
    given: BTreeSet<String>,
    /// Of some the stem of the other cases ("Павл": Павел).
    #[serde(default)]
    given_stems: BTreeMap<String, String>,
    /// The words whose cases are known.
    #[serde(skip)]
    dictionary: Dictionary,
}

/// How some words decline.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    gender: Gender,
    /// Whether only names of persons decline so.
    #[serde(default)]
    person: bool,
    /// Whether only words of the dictionary decline so: of others the ending tells too little.
    #[serde(default)]
    known: bool,
    /// Of many: whether nothing stands behind the stem in the second case, or a vowel goes into it.
    #[serde(default)]
    bare: bool,
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

    /// The endings of the first case.
    fn firsts(&self) -> impl Iterator<Item = &str> {
        let [first, ..] = &self.ends;
        first.split('|')
    }
}

/// A stem keeps at least so many letters: "Лев" and "Ян" are left as they are.
const STEM: usize = 2;

impl Declension {
    /// Gives it the words whose cases are known.
    pub(crate) fn know(&mut self, dictionary: Dictionary) {
        self.dictionary = dictionary;
    }

    /// What a noun or a name may be, a person's or another; a word of the dictionary is what it is there, but no person's name is, which may
    /// be written as a word is and decline in another way.
    #[must_use]
    pub fn noun(&self, form: &str, person: bool) -> Vec<Declined> {
        if let Some(&gender) = self.fixed.get(&form.to_lowercase()) {
            return CASES.map(|case| Declined { basic: form.to_owned(), case, gender }).to_vec();
        }
        let guessed = || read(self.nouns.iter().filter(|row| !row.known && (person || !row.person)), form);
        if person || !is_small(form) {
            return guessed();
        }
        let mut known = self.known_noun(form);
        if known.is_empty() {
            return if self.known_adjective(form).is_empty() { guessed() } else { known };
        }
        // It may have none of many, whose first case is mostly the second of one ("сторони").
        let second = known.iter().any(|d| d.case == Case::Genitive);
        if second && known.iter().all(|d| d.gender != Gender::Plural) {
            known.extend(guessed().into_iter().filter(|d| d.gender == Gender::Plural));
        }
        known
    }

    /// What a noun may be by the dictionary; nothing where it has none of which this is a form.
    fn known_noun(&self, form: &str) -> Vec<Declined> {
        let known = |row: &&Row, basic: &str| {
            let entry = if row.bare { Entry::Bare } else { Entry::Noun(row.gender) };
            self.dictionary.has(&spelt(basic), entry)
        };
        read_if(self.nouns.iter().filter(|row| !row.person), form, known)
    }

    /// What an adjective may be by the dictionary, which has it as it stands with a man's word.
    fn known_adjective(&self, form: &str) -> Vec<Declined> {
        let men = || self.adjectives.iter().filter(|row| row.gender == Gender::Masculine);
        let firsts: BTreeSet<&str> = men().flat_map(Row::firsts).collect();
        let known = |stem: &str| {
            firsts
                .iter()
                .map(|first| format!("{stem}{first}"))
                .find(|man| self.dictionary.has(&spelt(man), Entry::Adjective))
        };
        let mut readings = Vec::new();
        for row in &self.adjectives {
            for mut d in read(std::iter::once(row), form) {
                let Some(man) = row.firsts().find_map(|first| known(d.basic.strip_suffix(first)?)) else { continue };
                // "окружной", and not "окружный"
                if d.gender == Gender::Masculine {
                    d.basic = man;
                }
                readings.push(d);
            }
        }
        readings
    }

    /// Whether the dictionary has a noun of which this is a form.
    #[must_use]
    pub fn is_known(&self, form: &str) -> bool {
        !self.known_noun(form).is_empty()
    }

    /// Whether the dictionary has an adjective of which this is a form.
    #[must_use]
    pub fn is_known_adjective(&self, form: &str) -> bool {
        !self.known_adjective(form).is_empty()
    }

    /// What a person's first name may be: of one that is common no other's case ("Олега": Олег's, and no woman's name).
    #[must_use]
    pub fn given(&self, form: &str) -> Vec<Declined> {
        let of_stem = |d: Declined| match self.given_stems.get(&d.basic).filter(|_| d.case != Case::Nominative) {
            Some(basic) => Declined { basic: basic.clone(), ..d },
            None => d,
        };
        let mut readings: Vec<Declined> = self.noun(form, true).into_iter().map(of_stem).collect();
        if readings.iter().any(|d| self.is_common(&d.basic)) {
            readings.retain(|d| self.is_common(&d.basic));
        }
        readings
    }

    /// What a surname may be: one that is written as a word of the dictionary declines as that does ("Ремня": Ремень, and not "Ремнь").
    #[must_use]
    pub fn surname(&self, form: &str) -> Vec<Declined> {
        let mut readings = self.noun(form, true);
        let of_man = |d: &Declined| d.gender == Gender::Masculine && d.case != Case::Nominative;
        let mut known = self.known_noun(&form.to_lowercase());
        known.retain(of_man);
        if known.is_empty() {
            return readings;
        }
        readings.retain(|d| !of_man(d));
        readings.extend(known.into_iter().map(Declined::with_capital));
        readings
    }

    /// Whether a first name in its first case is one of men alone, though it may decline as a woman's ("Лука").
    #[must_use]
    pub fn is_mans_name(&self, name: &str) -> bool {
        let name = spelt(name);
        self.dictionary.has(&name, Entry::Man) && !self.dictionary.has(&name, Entry::Woman)
    }

    /// Whether a name in its first case is a common first name.
    fn is_common(&self, name: &str) -> bool {
        self.given.contains(name)
            || [Entry::Man, Entry::Woman].iter().any(|sex| self.dictionary.has(&spelt(name), *sex))
    }

    /// Whether a word is a common first name, in any case.
    #[must_use]
    pub fn is_given(&self, form: &str) -> bool {
        self.given(form).iter().any(|d| self.is_common(&d.basic))
    }

    /// Whether a word is known never to change.
    #[must_use]
    pub fn is_fixed(&self, word: &str) -> bool {
        self.fixed.contains_key(&word.to_lowercase())
    }

    /// What an adjective may be.
    #[must_use]
    pub fn adjective(&self, form: &str) -> Vec<Declined> {
        let known = self.known_adjective(form);
        if !known.is_empty() || is_small(form) && self.is_known(form) {
            return known;
        }
        read(self.adjectives.iter(), form)
    }

    /// The cases behind a preposition in small letters; none where it is no preposition that is known.
    #[must_use]
    pub fn governed(&self, preposition: &str) -> Option<&[Case]> {
        self.prepositions.get(preposition).map(Vec::as_slice)
    }
}

/// A word in the letters of the dictionary.
fn spelt(word: &str) -> Cow<'_, str> {
    if word.contains(['ё', 'Ё']) {
        Cow::Owned(word.replace('ё', "е").replace('Ё', "Е"))
    } else {
        Cow::Borrowed(word)
    }
}

fn is_small(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_lowercase)
}

fn read<'r>(rows: impl Iterator<Item = &'r Row>, form: &str) -> Vec<Declined> {
    read_if(rows, form, |_, _| true)
}

/// What a form may be by some rows, of those basic forms that are asked for.
fn read_if<'r>(
    rows: impl Iterator<Item = &'r Row>,
    form: &str,
    asked: impl Fn(&&'r Row, &str) -> bool,
) -> Vec<Declined> {
    let mut out: Vec<Declined> = Vec::new();
    for row in rows {
        for (case, ends) in CASES.into_iter().zip(&row.ends) {
            for end in ends.split('|') {
                let stem = form.strip_suffix(end).filter(|stem| stem.chars().count() >= STEM);
                let Some(stem) = stem.filter(|stem| row.takes(stem)) else { continue };
                let basic = format!("{stem}{}", row.firsts().next().unwrap_or_default());
                let declined = Declined { basic, case, gender: row.gender };
                if !out.contains(&declined) && asked(&row, &declined.basic) {
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
    fn a_word_of_the_dictionary_is_what_it_is_there() {
        let all = |language, form| {
            let pack = Packs::load().expect("the tables are whole").of(Some(language));
            let declension = pack.morphology.declension().expect("the language declines");
            let mut basics: Vec<String> = declension.noun(form, false).into_iter().map(|d| d.basic).collect();
            basics.sort();
            basics.dedup();
            basics
        };
        for (language, form, basics) in [
            // By its ending it would be of "гребца", too, and of "управ".
            ("ru", "гребца", &["гребец"][..]),
            ("ru", "управе", &["управа"]),
            ("ru", "послании", &["послание"]),
            ("ru", "бойцом", &["боец"]),
            ("ru", "семьям", &["семьи"]),
            ("ru", "городов", &["города"]),
            ("ru", "полиции", &["полиции", "полиция"]),
            ("uk", "командуванні", &["командування"]),
            ("uk", "загону", &["загін"]),
            ("uk", "райлікарні", &["райлікарня", "райлікарні"]),
            ("uk", "свідків", &["свідки"]),
            // "штаб" is not the second case of "штабы"
            ("ru", "штаб", &["штаб"]),
            // An adjective is no noun.
            ("ru", "боевой", &[]),
        ] {
            assert_eq!(all(language, form), basics, "{form}");
        }
        // A name may be written as a word is: the town of Стола, and not "стол".
        assert!(all("ru", "Стола").contains(&"Стола".to_owned()));
        assert_eq!(all("ru", "стола"), ["стол"]);
        let pack = Packs::load().expect("the tables are whole").of(Some("ru"));
        let declension = pack.morphology.declension().expect("the language declines");
        assert!(declension.adjective("окружном").iter().any(|d| d.basic == "окружной"));
        assert!(declension.adjective("домом").is_empty() && !declension.adjective("шаврензом").is_empty());
    }

    #[test]
    fn a_surname_that_is_a_word_declines_as_it_does() {
        let pack = |language| Packs::load().expect("the tables are whole").of(Some(language));
        for (language, form, basic) in [
            ("ru", "Зайца", "Заяц"),
            ("ru", "Ремня", "Ремень"),
            ("uk", "Вітра", "Вітер"),
            // ... and one that is none as its ending says
            ("ru", "Эстрина", "Эстрин"),
        ] {
            let declension = pack(language).morphology.declension().expect("it declines");
            let men = |d: &Declined| d.gender == Gender::Masculine && d.case == Case::Genitive;
            let mut found: Vec<String> = declension.surname(form).into_iter().filter(men).map(|d| d.basic).collect();
            found.dedup();
            assert!(found.contains(&basic.to_owned()), "{form}: {found:?}");
            assert!(!found.contains(&"Ремнь".to_owned()) && !found.contains(&"Зайц".to_owned()), "{form}: {found:?}");
        }
        let russian = pack("ru").morphology.declension().expect("it declines");
        assert!(russian.is_mans_name("Лука") && !russian.is_mans_name("Ольга") && !russian.is_mans_name("Далмир"));
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
