//! In goes the word before a full stop, out comes what that full stop can mean.

/// What a full stop after a word can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// The word is shortened and something always follows: "Gen.", "e.g.".
    Title,
    /// The word is shortened when a number follows: "No. 5", "Jan. 3".
    BeforeNumber,
    /// The word is shortened after a number and may end the sentence too: "2016 г.".
    AfterNumber,
    /// The word is shortened and may end the sentence too: "U.S.", "Inc.".
    Either,
    /// The word is a time of day: "9 p.m.".
    Clock,
    /// A single capital: "A. B. Name".
    Initial,
    /// Not shortened.
    Plain,
}

/// Always followed by what they belong to. Lower case, without the full stop.
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "mme",
    "dr",
    "prof",
    "gen",
    "lt",
    "col",
    "maj",
    "sgt",
    "capt",
    "cpl",
    "pvt",
    "pfc",
    "brig",
    "adm",
    "cmdr",
    "cdr",
    "cmd",
    "comdr",
    "gov",
    "sen",
    "rep",
    "reps",
    "sens",
    "rev",
    "hon",
    "st",
    "ste",
    "msgr",
    "pres",
    "amb",
    "supt",
    "det",
    "insp",
    "mt",
    "vs",
    "cf",
    "approx",
    "e.g",
    "i.e",
    "messrs",
    "lieut",
    "ayat",
    "col-gen",
    "lt-gen",
    "maj-gen",
    "brig-gen",
    "sgt-maj",
    "spc",
    "vice-adm",
    "rear-adm",
    "asst",
    "dep",
    "atty",
    "pte",
    "gens",
    "drs",
    "hr",
    "fr",
    "bzw",
    "z.b",
    "d.h",
    "u.a",
    "mlle",
    "sra",
    "им",
    "т.е",
    "т.н",
    "ул",
    "проф",
    "ген",
    "пос",
    "обл",
    "тов",
    "см",
    "ст",
    "св",
    "корр",
    "зам",
    "нач",
    "просп",
    "пл",
    "пер",
    "бул",
    "наб",
    "н.п",
    "ім",
    "вул",
    "пров",
    "заст",
    "смт",
    "гр",
];

/// Shortened only before a number.
const BEFORE_NUMBER: &[&str] = &[
    "no", "nos", "art", "arts", "sec", "sect", "fig", "figs", "vol", "p", "pp", "ch", "para", "paras", "jan", "feb",
    "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "ca", "op", "res", "nr", "núm", "п", "стр",
    "кв", "корп", "буд", "рис", "гл",
];

/// Shortened, and as good an end of a sentence as any word.
const EITHER: &[&str] = &[
    "jr", "sr", "ft", "inc", "ltd", "co", "corp", "etc", "al", "ave", "blvd", "rd", "bros", "dept", "est", "govt",
    "intl", "mil", "min", "sq", "km", "lb", "lbs", "tel", "ed", "eds", "usw",
];

/// What the full stop after `word` can mean; `word` has no full stop at its end but may have some inside ("U.S").
pub(crate) fn stop_after(word: &str) -> Stop {
    let mut letters = word.chars();
    let (first, second) = (letters.next(), letters.next());
    if let (Some(only), None) = (first, second)
        && only.is_uppercase()
    {
        return Stop::Initial;
    }
    // Longer words than any of the lists hold are plain; so the work a word takes is bounded.
    if word.is_empty() || word.len() > 24 {
        return Stop::Plain;
    }
    let lower = word.to_lowercase();
    let among = |list: &[&str]| list.contains(&lower.as_str());
    if among(TITLES) {
        Stop::Title
    } else if among(BEFORE_NUMBER) {
        Stop::BeforeNumber
    } else if matches!(lower.as_str(), "a.m" | "p.m" | "am" | "pm") && word.contains('.') {
        Stop::Clock
    } else if matches!(lower.as_str(), "г" | "гг" | "р" | "рр" | "с" | "д" | "м" | "о" | "т" | "ч") {
        Stop::AfterNumber
    } else if among(EITHER) || is_dotted(word) {
        Stop::Either
    } else {
        Stop::Plain
    }
}

/// Single letters parted by full stops: "U.S", "D.C", "U.S.A".
fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word.split('.').all(|part| {
            let mut letters = part.chars();
            letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
        })
}

/// Words that begin a sentence far more often than they follow an abbreviation inside one. As written at its beginning.
const STARTERS: &[&str] = &[
    "The",
    "A",
    "An",
    "This",
    "That",
    "These",
    "Those",
    "It",
    "Its",
    "He",
    "She",
    "They",
    "We",
    "You",
    "I",
    "His",
    "Her",
    "Their",
    "Our",
    "My",
    "In",
    "On",
    "At",
    "By",
    "For",
    "From",
    "With",
    "Without",
    "After",
    "Before",
    "During",
    "Since",
    "Until",
    "When",
    "While",
    "Where",
    "Why",
    "How",
    "What",
    "Who",
    "Which",
    "If",
    "As",
    "But",
    "And",
    "Or",
    "So",
    "Yet",
    "However",
    "Meanwhile",
    "Moreover",
    "Also",
    "Although",
    "Though",
    "Despite",
    "Because",
    "There",
    "Here",
    "Then",
    "Thus",
    "Both",
    "Some",
    "Many",
    "Most",
    "Several",
    "All",
    "No",
    "Not",
    "Now",
    "Earlier",
    "Later",
    "According",
    "About",
    "At",
    "Another",
    "Other",
    "Only",
    "Under",
    "Over",
    "Between",
    "Among",
    "Once",
    "To",
];

/// Whether a word is one that begins sentences.
pub(crate) fn begins_sentences(word: &str) -> bool {
    STARTERS.contains(&word)
}

/// Words that go on after a time of day: "9 p.m. Monday", "9 p.m. GMT".
pub(crate) fn follows_clock(word: &str) -> bool {
    const DAYS_AND_MONTHS: &[&str] = &[
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "Mon",
        "Tue",
        "Wed",
        "Thu",
        "Fri",
        "Sat",
        "Sun",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "Jun",
        "Jul",
        "Aug",
        "Sept",
        "Oct",
        "Nov",
        "Dec",
        "Eastern",
        "Moscow",
        "Greenwich",
        "Baghdad",
        "Damascus",
        "Kabul",
        "Kyiv",
        "Pacific",
        "Central",
        "Zulu",
    ];
    DAYS_AND_MONTHS.contains(&word)
        || (word.len() >= 2 && word.len() <= 4 && word.bytes().all(|b| b.is_ascii_uppercase()))
}

/// German months, before which a number with a full stop is an ordinal: "am 5. Juli".
pub(crate) fn is_german_month(word: &str) -> bool {
    const MONTHS: &[&str] = &[
        "Januar",
        "Jänner",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ];
    MONTHS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_apart() {
        for (word, stop) in [
            ("Gen", Stop::Title),
            ("Lt", Stop::Title),
            ("No", Stop::BeforeNumber),
            ("Jan", Stop::BeforeNumber),
            ("U.S", Stop::Either),
            ("U.N", Stop::Either),
            ("p.m", Stop::Clock),
            ("B", Stop::Initial),
            ("Ж", Stop::Initial),
            ("village", Stop::Plain),
            ("", Stop::Plain),
            ("3.5", Stop::Plain),
            ("am", Stop::Plain),
        ] {
            assert_eq!(stop_after(word), stop, "{word}");
        }
    }
}
