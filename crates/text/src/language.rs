//! In goes a text, out comes its language, by script and by the commonest words.

/// As much of a text is looked at, in characters; more changes nothing.
const LOOKED_AT: usize = 20_000;

/// The ISO 639-1 code of the language most of a text is written in: en, fr, de, es, ru, uk, ar, hy, az, tr, ka, he or fa.
///
/// `None` where the text is too short, of another language, or too mixed to say. It is sure of a script's language where
/// the script has only one; Latin text needs some ten words.
pub fn language(text: &str) -> Option<&'static str> {
    let mut scripts = Scripts::default();
    for c in text.chars().take(LOOKED_AT) {
        scripts.count(c);
    }
    let total = scripts.total();
    if total < 12 {
        return None;
    }
    let most = |n: usize| n * 10 >= total * 6;
    if most(scripts.latin) {
        latin(text)
    } else if most(scripts.cyrillic) {
        cyrillic(text, scripts.cyrillic)
    } else if most(scripts.arabic) {
        arabic(text, scripts.arabic)
    } else if most(scripts.armenian) {
        Some("hy")
    } else if most(scripts.georgian) {
        Some("ka")
    } else if most(scripts.hebrew) {
        Some("he")
    } else {
        None
    }
}

/// Whether most letters of a text are Latin, or most are not; `None` where there are too few or they are mixed.
pub fn is_latin(text: &str) -> Option<bool> {
    let mut scripts = Scripts::default();
    for c in text.chars().take(LOOKED_AT) {
        scripts.count(c);
    }
    let (total, latin) = (scripts.total(), scripts.latin);
    match () {
        () if total < 12 => None,
        () if latin * 10 >= total * 6 => Some(true),
        () if latin * 10 <= total * 4 => Some(false),
        () => None,
    }
}

/// Whether a text is plainly not English, also where [`language`] has no name for what it is: most of its letters are not
/// Latin, or the common words of another language stand far before those of English.
pub fn is_foreign(text: &str) -> bool {
    if let Some(language) = language(text) {
        return language != "en";
    }
    match is_latin(text) {
        Some(false) => true,
        Some(true) => {
            let (hits, words) = common_words(text);
            let english = COMMON.iter().zip(hits).find_map(|((code, _), n)| (*code == Some("en")).then_some(n));
            let most = hits.into_iter().max().unwrap_or(0);
            most >= 5 && most * 100 >= words * 15 && most >= 2 * english.unwrap_or(0)
        }
        None => false,
    }
}

/// Letters of each script.
#[derive(Default)]
struct Scripts {
    latin: usize,
    cyrillic: usize,
    arabic: usize,
    armenian: usize,
    georgian: usize,
    hebrew: usize,
    other: usize,
}

impl Scripts {
    fn count(&mut self, c: char) {
        match c {
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{259}' => self.latin += 1,
            '\u{400}'..='\u{52f}' => self.cyrillic += 1,
            '\u{620}'..='\u{64a}' | '\u{671}'..='\u{6d3}' => self.arabic += 1,
            '\u{531}'..='\u{587}' => self.armenian += 1,
            '\u{10a0}'..='\u{10ff}' | '\u{1c90}'..='\u{1cbf}' => self.georgian += 1,
            '\u{5d0}'..='\u{5ea}' => self.hebrew += 1,
            _ if c.is_alphabetic() => self.other += 1,
            _ => {}
        }
    }

    fn total(&self) -> usize {
        self.latin + self.cyrillic + self.arabic + self.armenian + self.georgian + self.hebrew + self.other
    }
}

/// How many of the letters of `among` stand in the text.
fn letters(text: &str, among: &[char]) -> usize {
    text.chars().take(LOOKED_AT).filter(|c| among.contains(c)).count()
}

fn cyrillic(text: &str, total: usize) -> Option<&'static str> {
    let ukrainian = letters(text, &['і', 'ї', 'є', 'ґ', 'І', 'Ї', 'Є', 'Ґ']);
    let russian = letters(text, &['ы', 'э', 'ъ', 'ё', 'Ы', 'Э', 'Ъ', 'Ё']);
    // Belarusian, Serbian, Macedonian, Kazakh, Tajik and others.
    let others = letters(
        text,
        &['ў', 'ј', 'љ', 'њ', 'ћ', 'ђ', 'џ', 'ѓ', 'ќ', 'ә', 'ғ', 'қ', 'ң', 'ө', 'ұ', 'ү', 'һ', 'ҷ', 'ӣ', 'ӯ'],
    );
    let share = |n: usize, per_thousand: usize| n * 1000 >= total * per_thousand;
    if others * 200 > total {
        return None;
    }
    if share(ukrainian, 20) && ukrainian > 3 * russian {
        return Some("uk");
    }
    // Bulgarian has ъ, but neither ы nor э.
    let not_bulgarian = letters(text, &['ы', 'э', 'ё', 'Ы', 'Э', 'Ё']);
    (share(not_bulgarian, 8) && russian > 3 * ukrainian).then_some("ru")
}

fn arabic(text: &str, total: usize) -> Option<&'static str> {
    // Urdu, Kurdish, Pashto, Sindhi, Uyghur.
    let others =
        letters(text, &['ٹ', 'ڈ', 'ڑ', 'ے', 'ں', 'ێ', 'ۆ', 'ڕ', 'ڵ', 'ە', 'ټ', 'ډ', 'ړ', 'ښ', 'ۍ', 'ې', 'ۇ', 'ھ', 'ڭ']);
    let persian = letters(text, &['پ', 'چ', 'ژ', 'گ', 'ک', 'ی']);
    let arabic = letters(text, &['ة', 'ي', 'ك', 'ى', 'أ', 'إ']);
    if others * 100 > total {
        None
    } else if persian * 1000 >= total * 30 && persian > 2 * arabic {
        Some("fa")
    } else if arabic * 1000 >= total * 30 && arabic > 2 * persian {
        Some("ar")
    } else {
        None
    }
}

/// The commonest words of languages in Latin letters. The last ones are told apart so as not to be taken for the others.
const COMMON: &[(Option<&str>, &[&str])] = &[
    (
        Some("en"),
        &[
            "the", "of", "and", "to", "in", "a", "that", "is", "was", "for", "on", "with", "as", "by", "at", "from",
            "it", "were", "are", "be", "has", "have", "had", "his", "its", "their", "they", "which", "who", "not",
            "an", "this", "said", "after", "been", "but", "he", "will", "or",
        ],
    ),
    (
        Some("fr"),
        &[
            "le", "la", "les", "de", "des", "du", "et", "un", "une", "est", "en", "que", "qui", "dans", "pour", "par",
            "sur", "au", "aux", "avec", "ce", "cette", "il", "elle", "pas", "plus", "ont", "été", "sont", "à", "a",
            "l", "d", "qu", "ne", "se", "leur", "selon", "ces", "son", "sa",
        ],
    ),
    (
        Some("de"),
        &[
            "der", "die", "das", "und", "den", "dem", "des", "ein", "eine", "einen", "einer", "ist", "in", "von", "zu",
            "mit", "auf", "für", "nicht", "sich", "im", "am", "als", "auch", "an", "bei", "nach", "wurde", "wurden",
            "werden", "sind", "hat", "haben", "es", "dass", "aus", "um", "zum", "zur",
        ],
    ),
    (
        Some("es"),
        &[
            "el", "la", "los", "las", "de", "del", "y", "en", "que", "un", "una", "por", "con", "para", "se", "su",
            "al", "es", "no", "más", "fue", "como", "lo", "sus", "ha", "han", "según", "este", "esta", "entre", "pero",
            "o", "a", "le", "fueron", "dijo", "son", "está",
        ],
    ),
    (
        Some("tr"),
        &[
            "ve",
            "bir",
            "bu",
            "da",
            "de",
            "için",
            "ile",
            "olarak",
            "olan",
            "daha",
            "çok",
            "en",
            "gibi",
            "sonra",
            "kadar",
            "ise",
            "ancak",
            "tarafından",
            "dedi",
            "göre",
            "o",
            "ne",
            "var",
            "değil",
            "oldu",
            "ki",
            "iki",
            "her",
            "olduğunu",
            "ya",
        ],
    ),
    (
        Some("az"),
        &[
            "və",
            "bir",
            "bu",
            "da",
            "də",
            "üçün",
            "ilə",
            "olan",
            "kimi",
            "daha",
            "çox",
            "sonra",
            "isə",
            "lakin",
            "tərəfindən",
            "deyib",
            "görə",
            "o",
            "ki",
            "edib",
            "olub",
            "iki",
            "hər",
            "onun",
            "ən",
            "həm",
            "var",
            "deyil",
        ],
    ),
    (
        None,
        &[
            "il", "di", "che", "è", "e", "un", "una", "per", "con", "non", "sono", "della", "nel", "da", "del", "le",
            "la", "in", "si", "al", "gli", "alla", "ha", "dei", "delle", "anche", "ma", "lo", "i", "sul", "più",
        ],
    ),
    (
        None,
        &[
            "o", "a", "os", "as", "de", "do", "da", "dos", "das", "e", "em", "que", "um", "uma", "para", "com", "não",
            "no", "na", "por", "mais", "se", "foi", "ao", "são", "pelo", "pela", "nos", "como", "mas",
        ],
    ),
    (
        None,
        &[
            "de", "het", "een", "en", "van", "in", "is", "dat", "op", "te", "zijn", "voor", "met", "niet", "aan", "er",
            "om", "door", "werd", "ook", "als", "bij", "naar", "uit", "die", "was", "heeft",
        ],
    ),
    (
        None,
        &[
            "i", "w", "na", "z", "do", "się", "nie", "że", "o", "jest", "to", "od", "po", "przez", "przy", "oraz",
            "jak", "za", "a", "są", "był", "było",
        ],
    ),
    (
        None,
        &[
            "și", "de", "în", "la", "a", "cu", "pe", "din", "să", "un", "o", "care", "nu", "este", "pentru", "că",
            "au", "fost", "sunt", "mai",
        ],
    ),
    (
        None,
        &[
            "och", "att", "det", "i", "en", "som", "på", "är", "av", "för", "den", "med", "till", "inte", "har", "de",
            "ett", "og", "at", "til", "af", "er", "ikke", "et", "han",
        ],
    ),
    (
        None,
        &[
            "i", "u", "je", "na", "da", "se", "su", "za", "od", "s", "a", "koji", "nije", "što", "ne", "v", "že", "ve",
            "jsou",
        ],
    ),
    (
        None,
        &[
            "û", "ku", "di", "de", "ji", "bi", "li", "ser", "ev", "jî", "wê", "wan", "yên", "ya", "ne", "bo", "xwe",
            "hat",
        ],
    ),
];

/// How many of each list's common words stand in the text, and how many words it has.
fn common_words(text: &str) -> ([usize; COMMON.len()], usize) {
    let mut hits = [0usize; COMMON.len()];
    let mut words = 0;
    for word in beginning(text).split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        words += 1;
        if word.len() > 12 {
            continue;
        }
        let word = word.to_lowercase();
        for (n, (_, common)) in COMMON.iter().enumerate() {
            hits[n] += usize::from(common.contains(&word.as_str()));
        }
    }
    (hits, words)
}

/// As much of a text as is looked at.
fn beginning(text: &str) -> &str {
    let end = text.char_indices().nth(LOOKED_AT).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

fn latin(text: &str) -> Option<&'static str> {
    let (hits, words) = common_words(text);
    let best = (0..hits.len()).max_by_key(|&n| (hits[n], std::cmp::Reverse(n)))?;
    let second = (0..hits.len()).filter(|&n| n != best).map(|n| hits[n]).max()?;
    let sure = hits[best] >= 3 && hits[best] * 100 >= words * 12 && hits[best] * 10 >= second * 12;
    // Azerbaijani and Turkish share many of their words, but only Azerbaijani has ə.
    let schwas = letters(text, &['ə', 'Ə']);
    match COMMON[best].0 {
        Some("az" | "tr") if hits[best] >= 2 && hits[best] * 100 >= words * 5 => {
            Some(if schwas * 10 >= words { "az" } else { "tr" })
        }
        language => language.filter(|_| sure),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_apart() {
        for (code, text) in [
            ("en", "The ministry said that two soldiers were wounded in the north of the province on Sunday."),
            ("fr", "Le ministère a déclaré que deux soldats ont été blessés dans le nord de la province."),
            (
                "de",
                "Das Ministerium erklärte, dass zwei Soldaten im Norden der Provinz verletzt wurden und die Lage ruhig ist.",
            ),
            ("es", "El ministerio dijo que dos soldados fueron heridos en el norte de la provincia y que no hay más."),
            ("ru", "Министерство сообщило, что двое военных были ранены, а посёлок обстрелян из миномётов."),
            ("uk", "Міністерство повідомило, що двоє військових були поранені, а її позиції обстріляні."),
            ("ar", "قالت الوزارة إن جنديين أصيبا في شمال المقاطعة يوم الأحد."),
            ("fa", "وزارتخانه گفت که دو سرباز در شمال استان زخمی شدند و پایگاه چند بار هدف گرفت."),
            ("hy", "Նախարարությունը հայտնեց, որ երկու զինվոր վիրավորվել է։"),
            ("ka", "სამინისტრომ განაცხადა, რომ ორი ჯარისკაცი დაიჭრა."),
            ("he", "המשרד הודיע כי שני חיילים נפצעו בצפון המחוז."),
            ("az", "Nazirlik bildirib ki, iki əsgər yaralanıb və bu hadisə gecə baş verib, vəziyyət sonra sakit olub."),
            (
                "tr",
                "Bakanlık, iki askerin yaralandığını ve bu olay için soruşturma açıldığını, daha sonra bölgenin sakin olduğunu bildirdi.",
            ),
        ] {
            assert_eq!(language(text), Some(code), "{text}");
        }
    }

    #[test]
    fn what_has_no_name_here_is_still_not_english() {
        for text in [
            "Il ministero ha detto che due soldati sono stati feriti nel nord della provincia e che non ci sono altri.",
            "O ministério disse que dois soldados foram feridos no norte da província e que não há mais.",
            "Министерството съобщи, че двама военни са ранени в северната част на областта.",
            "Το υπουργείο ανακοίνωσε ότι δύο στρατιώτες τραυματίστηκαν.",
            "国防部表示两名士兵周日在该省北部受伤。",
            "Le ministère a déclaré que deux soldats ont été blessés dans le nord de la province.",
        ] {
            assert!(is_foreign(text), "{text}");
        }
        for text in [
            "",
            "Arven",
            "Two died at Orsa Bridge.",
            "Orlan Teves, Mira Sand, Dane Poll, Kara Lind",
            "ARVEN: 2 KILLED, 7 WOUNDED IN SELMIR DISTRICT, ORSA DISTRICT, TARSEN DISTRICT",
            "The ministry said that two soldiers were wounded in the north of the province on Sunday.",
            "The mayor of Arven said: «Мы не стреляли первыми», and left.",
        ] {
            assert!(!is_foreign(text), "{text}");
        }
    }

    #[test]
    fn scripts_are_told_apart() {
        assert_eq!(is_latin("Two soldiers were wounded"), Some(true));
        assert_eq!(is_latin("Двое военных были ранены"), Some(false));
        assert_eq!(is_latin("Мост"), None);
        assert_eq!(is_latin("Двое военных two soldiers"), None);
    }

    #[test]
    fn nothing_is_said_where_unsure() {
        for text in [
            "",
            "Arven",
            "Orlan Teves, Mira Sand, Dane Poll, Kara Lind",
            "Il ministero ha detto che due soldati sono stati feriti nel nord della provincia e che non ci sono altri.",
            "O ministério disse que dois soldados foram feridos no norte da província e que não há mais.",
            "Het ministerie zei dat twee soldaten in het noorden van de provincie gewond zijn.",
            "Министерството съобщи, че двама военни са ранени в северната част на областта.",
            "1234567890 1234567890",
        ] {
            assert_eq!(language(text), None, "{text}");
        }
    }
}
