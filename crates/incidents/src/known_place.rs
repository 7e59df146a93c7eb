//! A place by what its name is compared by: the words for it in, the consonants of its words, compass words and what the gazetteer knows out.

use sayso_case::MentionKind;
use sayso_gazetteer::{Gazetteer, fold};
use sayso_language::{HappeningWords, Names as Spellings};

use crate::names::Names;
use crate::phrases::{is_latin, words};
use crate::wording::hash;

/// A town that the map surely means has so many people.
pub(crate) const TOWN: u32 = 15_000;

/// A place by what its name is compared by.
#[derive(Debug)]
pub(crate) struct Known {
    /// The consonants of its words, hashed, rising.
    pub words: Vec<u64>,
    /// Which compass words it has, a bit each.
    pub compass: u8,
    /// Latitude, longitude, people.
    pub town: Option<(f64, f64, u32)>,
    /// The joined name of the case.
    pub name: Option<usize>,
    /// Whether the gazetteer has no place of this name.
    pub rare: bool,
    /// As it is written.
    pub text: String,
}

impl Known {
    /// From the words for it.
    pub fn of(names: &Names, text: &str) -> Self {
        let lists = &names.parties.pack_for(text).happening_words;
        let spellings = &names.parties.pack.names;
        let folded = fold(text);
        let all: Vec<(String, String)> =
            keys(text).into_iter().filter(|(_, w)| !w.is_empty() && !lists.article.contains(w)).collect();
        let telling: Vec<_> = all.iter().filter(|(_, w)| !lists.generic.contains(w)).cloned().collect();
        let words = if telling.is_empty() { all } else { telling };
        let compass = words.iter().filter_map(|(_, w)| compass(lists, w)).fold(0, |bits, bit| bits | bit);
        let mut bones: Vec<u64> = words
            .iter()
            .filter(|(_, w)| !lists.compass.iter().any(|forms| forms.contains(w)))
            .map(|(w, _)| {
                hash(&skeleton(spellings, w.strip_suffix('s').filter(|r| r.chars().count() > 4).unwrap_or(w)))
            })
            .collect();
        bones.sort_unstable();
        bones.dedup();
        let place = Gazetteer::builtin().place(&bare(lists, &folded)).into_iter().max_by_key(|p| (p.population, p.id));
        Known {
            words: bones,
            compass,
            rare: place.is_none(),
            town: place.filter(|p| p.population >= TOWN).map(|p| (p.latitude, p.longitude, p.population)),
            name: names.of_text(text).filter(|n| names.list.get(*n).is_some_and(|n| n.kind == MentionKind::Place)),
            text: text.to_owned(),
        }
    }
}

/// The words of a place's name as they are compared, and as the lists of their language have them.
fn keys(text: &str) -> Vec<(String, String)> {
    match is_latin(text) {
        true => fold(text).split(' ').map(|w| (w.to_owned(), w.to_owned())).collect(),
        false => words(text),
    }
}

/// A folded name without "city" and "town".
fn bare(lists: &HappeningWords, folded: &str) -> String {
    folded.split(' ').filter(|w| !lists.town.contains(*w)).collect::<Vec<_>>().join(" ")
}

fn compass(lists: &HappeningWords, word: &str) -> Option<u8> {
    lists.compass.iter().position(|forms| forms.contains(word)).map(|k| 1 << k.min(7))
}

/// The consonants of a word, so that "Tarvika", "Tarvikah" and "Tarrvika" are one; short words stay as they are.
fn skeleton(spellings: &Spellings, word: &str) -> String {
    if word.chars().count() < 4 {
        return word.to_owned();
    }
    let plain = spellings.rough.iter().fold(word.to_owned(), |w, (from, to)| w.replace(from, to));
    let sounded = spellings.sound(&plain);
    let first = sounded.chars().next();
    let rest = sounded.chars().skip(1).filter(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'w'));
    let mut out: String = first.into_iter().collect();
    for c in rest {
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    if out.chars().count() > 2 { out.trim_end_matches('h').to_owned() } else { sounded }
}
