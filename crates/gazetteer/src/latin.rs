//! One spelling for names in two scripts: a name in Cyrillic letters in, what it is compared by with the same name in Latin letters out.
//!
//! It is a key and shown to nobody. Endings go, since names decline ("в Торвене", "под Торвеном", "Torven"), and letters are written as
//! English papers write them. Both are of Russian and Ukrainian names; a name that ends otherwise meets fewer others, never wrong ones.

use sayso_text::is_cyrillic;

use crate::fold;

/// Endings of names that decline, folded (`й` is `и`, `ї` is `і`), longest first. Those that as many names have of themselves ("Болем",
/// "Фатих") are not among them.
const ENDINGS: [&str; 41] = [
    "иями", "ією", "иеи", "иею", "іями", "ові", "еві", "єві", "ами", "ями", "ого", "его", "ому", "ему", "ими", "ыми",
    "іми", "ая", "яя", "ую", "юю", "ое", "ее", "ые", "ие", "ии", "ыи", "іи", "ои", "еи", "ою", "ею", "єю", "оі", "ия",
    "ию", "ія", "іі", "ію", "ом", "ью",
];
/// Endings of the cases of names, folded, each with those that the name may have in its basic form.
const CASES: [(&str, &str); 36] = [
    ("ова", "ів"),
    ("ові", "ів"),
    ("овом", "ів"),
    ("єва", "їв"),
    ("еві", "їв"),
    ("ии", "ия"),
    ("ию", "ия"),
    ("иеи", "ия"),
    ("іі", "ія"),
    ("ію", "ія"),
    ("ією", "ія"),
    ("ом", ""),
    ("ом", "о"),
    ("ем", "ь"),
    ("ем", "е"),
    ("ем", "и"),
    ("ои", "а"),
    ("ою", "а"),
    ("еи", "я"),
    ("ові", ""),
    ("а", ""),
    ("а", "о"),
    ("я", "ь"),
    ("я", "и"),
    ("у", ""),
    ("у", "а"),
    ("ю", "ь"),
    ("ю", "я"),
    ("е", ""),
    ("е", "а"),
    ("е", "о"),
    ("и", "а"),
    ("и", "ь"),
    ("ы", "а"),
    ("і", "а"),
    ("і", ""),
];
/// The same of one letter.
const VOWELS: &str = "аяоеєуюиіыьэ";
/// Of adjectives alone.
const PLURALS: [&str; 5] = ["их", "іх", "им", "ім", "ом"];
/// By what an adjective of a country or a town is made.
const ADJECTIVES: [&str; 4] = ["ськ", "цьк", "зьк", "ск"];
/// Of the people of a land, in all cases.
const PEOPLES: [&str; 11] = ["цами", "цями", "цев", "цов", "ців", "цам", "цям", "цах", "цях", "цы", "ці"];
/// A stem keeps at least so many letters.
const STEM: usize = 3;

/// The key of a name; of one in Latin letters, or in letters other than Cyrillic ones, it is folded and nothing more.
///
/// ```
/// assert_eq!(sayso_gazetteer::latin("Торвеном"), "torven");
/// assert_eq!(sayso_gazetteer::latin("Torven"), "torven");
/// assert_eq!(sayso_gazetteer::latin("Варнии"), "varnia");
/// assert_eq!(sayso_gazetteer::latin("варнийской"), "varnian");
/// ```
#[must_use]
pub fn latin(name: &str) -> String {
    let folded = fold(name);
    if !folded.contains(is_cyrillic) {
        return folded;
    }
    // Adjectives are written small, surnames in "-ский" are not.
    let mut written = name.split(|c: char| c.is_whitespace() || c == '-').filter(|w| !fold(w).is_empty());
    let words = folded.split(' ').map(|word| {
        let small = written.next().is_some_and(|w| w.chars().next().is_some_and(char::is_lowercase));
        key(word, small)
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The key of words for a people: of a country, or an adjective, in whatever letters and however it begins. What it is stands in the
/// ending, as in English, so that [`stem`](crate::stem) finds what they share: "Крева" is "kreva", "кревские" "krevian".
#[must_use]
pub fn latin_people(words: &str) -> String {
    let folded = fold(words);
    if !folded.contains(is_cyrillic) {
        return folded;
    }
    let one = |word: &str| match key(&of_land(word), true) {
        made if made.ends_with("ia") || made.ends_with("ian") || !word.contains(is_cyrillic) => made,
        bare => bare + "a",
    };
    folded.split(' ').map(one).collect::<Vec<_>>().join(" ")
}

/// The adjective of a land's people, of a folded word: "варниицы" is "варнииские". Other words are left as they are.
fn of_land(word: &str) -> String {
    let stem = PEOPLES.iter().find_map(|end| word.strip_suffix(end)).filter(|stem| stem.chars().count() >= STEM);
    stem.map_or_else(|| word.to_owned(), |stem| format!("{stem}ские"))
}

/// What a folded name in Cyrillic letters may be in its basic form, where it stands in another: "торвеном" may be "торвен" and
/// "торвено". None for a name in other letters.
pub(crate) fn basic_forms(folded: &str) -> impl Iterator<Item = String> + '_ {
    let declined = folded.contains(is_cyrillic);
    let ends = CASES.iter().filter(move |_| declined);
    ends.filter_map(|(end, basic)| {
        Some(format!("{}{basic}", folded.strip_suffix(end).filter(|s| s.chars().count() >= STEM)?))
    })
}

/// The key of a folded word.
fn key(word: &str, adjective: bool) -> String {
    if !word.contains(is_cyrillic) {
        return word.to_owned();
    }
    let enough = |stem: &&str| stem.chars().count() >= STEM;
    let (mut stem, mut of_land) = (word, false);
    // "тулмийских": an adjective's ending that many names have of themselves.
    let of_adjective = |end: &str| word.strip_suffix(end).filter(|s| ADJECTIVES.iter().any(|made| s.ends_with(made)));
    if let Some(shorter) = PLURALS.iter().find_map(|end| of_adjective(end)).filter(|_| adjective) {
        stem = shorter;
    }
    loop {
        let long = ENDINGS.iter().find_map(|end| Some((stem.strip_suffix(end).filter(enough)?, *end)));
        let short = || {
            let last = stem.chars().next_back().filter(|c| VOWELS.contains(*c))?;
            Some((stem.strip_suffix(last).filter(enough)?, ""))
        };
        let Some((shorter, end)) = long.or_else(short) else { break };
        of_land |= matches!(end, "ия" | "ии" | "ию" | "иеи" | "иею" | "ія" | "іі" | "ію" | "ією");
        stem = shorter;
    }
    let made = ADJECTIVES.iter().find_map(|end| stem.strip_suffix(end)).filter(|_| adjective);
    match made.map(|stem| stem.trim_end_matches(['и', 'і'])).filter(enough) {
        Some(stem) => spelt(stem) + "ian",
        None if of_land && !ADJECTIVES.iter().any(|end| stem.ends_with(end)) => spelt(stem) + "ia",
        None => spelt(stem),
    }
}

/// Cyrillic letters as English papers write them.
fn spelt(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        let letters = match c {
            'а' => "a",
            'б' => "b",
            'в' => "v",
            'г' | 'ґ' => "g",
            'д' => "d",
            'е' | 'э' | 'є' => "e",
            'ж' => "zh",
            'з' => "z",
            'и' | 'і' | 'ы' => "i",
            'к' => "k",
            'л' => "l",
            'м' => "m",
            'н' => "n",
            'о' => "o",
            'п' => "p",
            'р' => "r",
            'с' => "s",
            'т' => "t",
            'у' => "u",
            'ф' => "f",
            'х' => "kh",
            'ц' => "ts",
            'ч' => "ch",
            'ш' => "sh",
            'щ' => "shch",
            'ю' => "iu",
            'я' => "ia",
            'ь' | 'ъ' => "",
            other => {
                out.push(other);
                continue;
            }
        };
        out.push_str(letters);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_name_are_one_in_both_scripts() {
        for forms in [
            ["Торвен", "Торвена", "Торвеном", "Torven"],
            ["Болем Варсин", "Болема Варсина", "Болем Варсін", "Bolem Varsin"],
            ["Тулмия", "Тулмию", "Тулмією", "Tulmia"],
            ["тулмийская", "тулмийских", "тулмійської", "tulmian"],
        ] {
            assert_eq!(forms.map(latin), [latin(forms[3]), latin(forms[3]), latin(forms[3]), latin(forms[3])]);
        }
    }

    #[test]
    fn a_surname_is_no_adjective() {
        assert_eq!(latin("Вишневский"), latin("Вишневского"));
        assert_ne!(latin("Вишневский"), latin("вишневский"));
        assert_eq!(latin_people("Варнийские"), "varnian");
        assert_eq!(["Остревина", "Остревину", "остревинских"].map(|w| crate::stem(&latin_people(w))), ["ostrevin"; 3]);
    }

    #[test]
    fn a_case_leads_back_to_the_name() {
        for (written, basic) in [("торвеном", "торвен"), ("варние", "варние"), ("крупке", "крупка"), ("гаевом", "гаев")]
        {
            let found = basic_forms(written).any(|form| form == basic) || written == basic;
            assert!(found, "{written} {basic}");
        }
        assert_eq!(basic_forms("torven").count(), 0);
    }

    #[test]
    fn short_and_other_names_are_left() {
        assert_eq!(latin("Ия"), "iia");
        assert_eq!(latin(""), "");
        assert_eq!(latin("São Tomé"), "sao tome");
        assert_eq!(latin("東京"), "東京");
    }
}
