//! What phrases are compared by, in any letters: words of a report or of the user in, folded and Latin words out, and whose letters
//! they are.

use sayso_gazetteer::{fold, latin, latin_people};
use sayso_language::{Pack, Packs};

/// The words of a phrase as they are compared, and as the lists of their language have them.
pub(crate) fn words(phrase: &str) -> Vec<(String, String)> {
    if is_latin(phrase) {
        let plain = plain(phrase);
        return plain.split(' ').filter(|w| !w.is_empty()).map(|w| (w.to_owned(), w.to_owned())).collect();
    }
    let parts =
        phrase.split(|c: char| c.is_whitespace() || c == '-').map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()));
    parts.filter(|w| !w.is_empty()).map(|w| (latin(w), w.to_lowercase().replace('ё', "е"))).collect()
}

/// What words for a side are compared by.
pub(crate) fn of_side(words: &str) -> String {
    match is_latin(words) {
        true => plain(words),
        false => latin_people(words.trim_matches(|c: char| !c.is_alphanumeric())),
    }
}

/// What a phrase is compared by: folded, without an article and a closing possessive; names in Cyrillic letters as those in Latin ones.
pub(crate) fn plain(phrase: &str) -> String {
    let phrase = phrase.trim().trim_end_matches("'s").trim_end_matches("’s").trim_end_matches(['\'', '’']);
    if !is_latin(phrase) {
        return latin(phrase.trim_matches(|c: char| !c.is_alphanumeric()));
    }
    let folded = fold(phrase);
    folded.strip_prefix("the ").unwrap_or(&folded).to_owned()
}

/// The words of the language in whose letters a text is written; `common` where they may be of several.
pub(crate) fn pack_for(common: &'static Pack, text: &str) -> &'static Pack {
    let Ok(packs) = Packs::load() else { return common };
    if is_latin(text) {
        return common;
    }
    // Letters that two languages share are read by the first of them.
    let first = packs.all().find(|pack| pack.morphology.declines()).unwrap_or(common);
    sayso_text::cyrillic(text).map_or(first, |code| packs.of(Some(code)))
}

/// Whether no letter of a text is Cyrillic.
pub(crate) fn is_latin(text: &str) -> bool {
    text.is_ascii() || !text.contains(sayso_text::is_cyrillic)
}
