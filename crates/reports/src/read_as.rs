//! In goes a report, out comes in which language its words are read for findings: one of those that are read can, what is known
//! to be another cannot.
//!
//! What is not known is read as English: a short bulletin, a list of names. So is a text with a good part in English, and in no
//! other language that is read.

use sayso_text::{cyrillic, is_foreign, is_latin, language, paragraphs};

use crate::language_names::{is_code, is_english, may_be_latin, name, short};
use sayso_case::{Field, ReadAs, Report, Source};

/// The languages beside English whose words can be read, by their codes: those that have a pack.
const READ: [&str; 2] = ["ru", "uk"];
/// Characters of a text in which English is looked for beside another language.
const LOOKED_AT: usize = 200_000;

/// How a report is read, by its [`language`](Report::language) where that is known and by its words.
pub(crate) fn read_as(report: &Report) -> ReadAs {
    // What is no code says nothing.
    let Some(code) = report.language.as_deref().filter(|code| is_code(code)) else {
        return of_unknown(&report.text);
    };
    if is_english(code) {
        return ReadAs::English;
    }
    let wrong_letters = !may_be_latin(code) && is_latin(&report.text) == Some(true);
    match report.from.get(&Field::Language) {
        // What a page says of its language is often left from a template.
        Some(Source::Meta | Source::JsonLd) if wrong_letters => return ReadAs::Assumed,
        Some(Source::Manifest) if wrong_letters => {}
        _ if is_read(code) => return ReadAs::Language(short(code).to_owned()),
        Some(Source::Manifest) => {}
        _ if holds_english(&report.text) => return ReadAs::Partly(name(code)),
        _ => {}
    }
    ReadAs::Not(match is_read(code) {
        true => format!("its language is said to be {}, and its letters are Latin", name(code)),
        false => format!("its language is {}, which is not read yet", name(code)),
    })
}

/// Of a text whose language nothing tells for sure.
fn of_unknown(text: &str) -> ReadAs {
    let letters = cyrillic(text).filter(|code| is_read(code));
    match is_foreign(text) {
        true if holds_english(text) => ReadAs::Partly("another language".to_owned()),
        true if letters.is_some() => ReadAs::Language(letters.unwrap_or_default().to_owned()),
        true => ReadAs::Not("its language is none of those that are read".to_owned()),
        false => ReadAs::Assumed,
    }
}

/// Whether a language other than English is read.
fn is_read(code: &str) -> bool {
    READ.contains(&short(code))
}

/// Whether at least a fifth of the letters stand in paragraphs of English.
fn holds_english(text: &str) -> bool {
    let letters = |words: &str| words.chars().filter(|c| c.is_alphabetic()).count();
    let (mut english, mut all) = (0, 0);
    for paragraph in paragraphs(text).into_iter().take_while(|paragraph| paragraph.start < LOOKED_AT) {
        let words = paragraph.of(text);
        let count = letters(words);
        all += count;
        english += if language(words) == Some("en") { count } else { 0 };
    }
    english > 0 && english * 5 >= all
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use sayso_case::ReportId;

    const ENGLISH: &str = "The ministry said that two soldiers were wounded in the north of the province on Sunday.";
    const RUSSIAN: &str = "Министерство сообщило, что двое военных были ранены, а посёлок обстрелян из миномётов.";
    const ITALIAN: &str =
        "Il ministero ha detto che due soldati sono stati feriti nel nord della provincia e che non ci sono altri.";

    fn read_as(text: &str, language: Option<(&str, Source)>) -> ReadAs {
        let id = ReportId::of(text.as_bytes());
        let from: BTreeMap<Field, Source> = language.map(|(_, source)| (Field::Language, source)).into_iter().collect();
        super::read_as(&Report {
            id: id.clone(),
            path: "a.txt".to_owned(),
            language: language.map(|(code, _)| code.to_owned()),
            from,
            ..Report::of_words(text)
        })
    }

    #[test]
    fn english_and_the_unknown_are_read() {
        assert_eq!(read_as(ENGLISH, Some(("en", Source::Text))), ReadAs::English);
        assert_eq!(read_as("Two died.", Some(("en-gb", Source::Manifest))), ReadAs::English);
        assert_eq!(read_as("Two died.", None), ReadAs::Assumed);
        assert_eq!(read_as("Two died at the old bridge.", Some(("ru", Source::Meta))), ReadAs::Assumed);
    }

    #[test]
    fn languages_with_a_pack_are_read() {
        let of = |code: &str| ReadAs::Language(code.to_owned());
        assert_eq!(read_as(RUSSIAN, Some(("ru", Source::Text))), of("ru"));
        assert_eq!(read_as(RUSSIAN, Some(("rus", Source::Manifest))), of("ru"));
        assert_eq!(read_as("Двоє поранених.", Some(("uk-UA", Source::Meta))), of("uk"));
        // Too short to be sure of, but for its letters.
        assert_eq!(read_as("Двое раненых у моста.", None), of("ru"));
        assert_eq!(read_as("Двоє поранених біля мосту.", None), of("uk"));
        let packs = sayso_language::Packs::load().expect("the tables are whole");
        let packs: Vec<&str> = packs.all().map(|pack| pack.language).filter(|code| *code != "en").collect();
        assert_eq!(packs, READ);
    }

    #[test]
    fn what_is_known_to_be_another_language_is_not() {
        let not = |words: &str| ReadAs::Not(words.to_owned());
        assert_eq!(
            read_as(ENGLISH, Some(("ru", Source::Manifest))),
            not("its language is said to be Russian, and its letters are Latin")
        );
        let bulgarian = "Министерството съобщи, че двама военни са ранени в северната част на областта.";
        assert_eq!(
            read_as(bulgarian, Some(("bg", Source::Text))),
            not("its language is Bulgarian, which is not read yet")
        );
        assert_eq!(
            read_as("Två dog.", Some(("sv", Source::Manifest))),
            not("its language is Swedish, which is not read yet")
        );
        assert_eq!(read_as(ITALIAN, None), not("its language is none of those that are read"));
    }

    #[test]
    fn a_good_part_in_english_is_enough() {
        let quoted = format!("{ENGLISH}\n“{RUSSIAN}”\n{ENGLISH}");
        assert_eq!(read_as(&quoted, None), ReadAs::Assumed);
        let both = format!("{ITALIAN}\n\n{ITALIAN}\n\n{ENGLISH}");
        assert_eq!(read_as(&both, Some(("it", Source::Text))), ReadAs::Partly("Italian".to_owned()));
        let crumb = format!("{}\n\nThe rest of it is to come to the site.", ITALIAN.repeat(8));
        assert!(matches!(read_as(&crumb, Some(("it", Source::Text))), ReadAs::Not(_)));
        let read = format!("{RUSSIAN}\n\n{RUSSIAN}\n\n{ENGLISH}");
        assert_eq!(read_as(&read, Some(("ru", Source::Text))), ReadAs::Language("ru".to_owned()));
    }
}
