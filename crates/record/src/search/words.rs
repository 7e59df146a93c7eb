//! Words as the index has them: text in, levelled words out. Marks, capitals and endings go, so that "Killed" is found by "kill"; of a
//! word with a capital the sound is kept too, by which one foreign name spelt in two ways is one.

use sayso_gazetteer::fold;
use sayso_language::Pack;

/// A word of a text or a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// Levelled.
    pub base: String,
    /// As it sounds; "" for what sounds like nothing else.
    pub sound: String,
    /// Whether it begins with a capital.
    pub is_capital: bool,
}

/// Between two names of one column, so that no phrase goes from one into the next.
pub(crate) const APART: &str = "_";

/// Of a shorter word too many others have the sound.
const LEAST_HEARD: usize = 4;

/// The words of a text, in order.
pub(crate) fn words(pack: &Pack, text: &str) -> Vec<Word> {
    let is_inner = |c: char| matches!(c, '\'' | '’' | '.');
    let mut all = Vec::new();
    for piece in text.split(|c: char| !c.is_alphanumeric() && !is_inner(c) && !is_mark(c)) {
        let piece = piece.trim_matches(is_inner);
        // What is written with a dot or an apostrophe inside is one word: "U.S.", "Dorvet's".
        let folded = fold(piece);
        if !folded.chars().any(char::is_alphanumeric) {
            continue;
        }
        let is_capital = piece.chars().next().is_some_and(char::is_uppercase);
        for part in folded.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()) {
            let heard = is_capital && part.chars().count() >= LEAST_HEARD && part.chars().all(char::is_alphabetic);
            all.push(Word {
                base: pack.morphology.base(part),
                sound: if heard { pack.names.sound(part) } else { String::new() },
                is_capital,
            });
        }
    }
    all
}

fn is_mark(c: char) -> bool {
    // Marks that are written behind their letter, and what stands inside a transliterated word.
    ('\u{300}'..='\u{36f}').contains(&c) || matches!(c, 'ʼ' | 'ʻ' | 'ʾ' | 'ʿ' | '`' | '‘')
}

/// One string of words, as the index has them.
pub(crate) fn bases(words: &[Word]) -> String {
    words.iter().map(|w| w.base.as_str()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use sayso_language::Packs;

    use super::*;

    fn levelled(text: &str) -> String {
        bases(&words(Packs::load().unwrap().of(Some("en")), text))
    }

    #[test]
    fn forms_marks_and_capitals_are_levelled() {
        assert_eq!(levelled("Killed"), levelled("kills"));
        assert_eq!(levelled("Zürich, (Łódź)"), "zurich lodz");
        assert_eq!(levelled("Port-au-Prince"), levelled("port au prince"));
        assert_eq!(levelled("the U.S. denied it."), levelled("The US denies it"));
        assert_eq!(levelled("Dorvet's mayor"), levelled("Dorvet mayor"));
        assert_eq!(levelled(" -- '' ... "), "");
    }

    #[test]
    fn only_a_longer_word_with_a_capital_has_a_sound() {
        let of = |text: &str| words(Packs::load().unwrap().of(Some("en")), text).pop().unwrap().sound;
        assert_eq!(of("Khodrev"), of("Hodrev"));
        assert_ne!(of("Khodrev"), "");
        assert_eq!((of("hodrev"), of("Ivo"), of("T72B3")), (String::new(), String::new(), String::new()));
    }
}
