//! Names of languages: the codes of ISO 639 and the English names by which manifests and messages call them.

/// The two-letter code, the three-letter codes, and the English name.
const LANGUAGES: &[(&str, &[&str], &str)] = &[
    ("af", &["afr"], "Afrikaans"),
    ("am", &["amh"], "Amharic"),
    ("ar", &["ara"], "Arabic"),
    ("az", &["aze"], "Azerbaijani"),
    ("be", &["bel"], "Belarusian"),
    ("bg", &["bul"], "Bulgarian"),
    ("bn", &["ben"], "Bengali"),
    ("bs", &["bos"], "Bosnian"),
    ("ca", &["cat"], "Catalan"),
    ("cs", &["ces", "cze"], "Czech"),
    ("da", &["dan"], "Danish"),
    ("de", &["deu", "ger"], "German"),
    ("el", &["ell", "gre"], "Greek"),
    ("en", &["eng"], "English"),
    ("es", &["spa"], "Spanish"),
    ("et", &["est"], "Estonian"),
    ("fa", &["fas", "per"], "Persian"),
    ("fi", &["fin"], "Finnish"),
    ("fr", &["fra", "fre"], "French"),
    ("ha", &["hau"], "Hausa"),
    ("he", &["heb"], "Hebrew"),
    ("hi", &["hin"], "Hindi"),
    ("hr", &["hrv"], "Croatian"),
    ("hu", &["hun"], "Hungarian"),
    ("hy", &["hye", "arm"], "Armenian"),
    ("id", &["ind"], "Indonesian"),
    ("it", &["ita"], "Italian"),
    ("ja", &["jpn"], "Japanese"),
    ("ka", &["kat", "geo"], "Georgian"),
    ("kk", &["kaz"], "Kazakh"),
    ("ko", &["kor"], "Korean"),
    ("ku", &["kur"], "Kurdish"),
    ("ky", &["kir"], "Kyrgyz"),
    ("lt", &["lit"], "Lithuanian"),
    ("lv", &["lav"], "Latvian"),
    ("mk", &["mkd", "mac"], "Macedonian"),
    ("mn", &["mon"], "Mongolian"),
    ("ms", &["msa", "may"], "Malay"),
    ("my", &["mya", "bur"], "Burmese"),
    ("ne", &["nep"], "Nepali"),
    ("nl", &["nld", "dut"], "Dutch"),
    ("no", &["nor", "nob", "nno"], "Norwegian"),
    ("pa", &["pan"], "Punjabi"),
    ("pl", &["pol"], "Polish"),
    ("ps", &["pus"], "Pashto"),
    ("pt", &["por"], "Portuguese"),
    ("ro", &["ron", "rum"], "Romanian"),
    ("ru", &["rus"], "Russian"),
    ("sk", &["slk", "slo"], "Slovak"),
    ("sl", &["slv"], "Slovenian"),
    ("so", &["som"], "Somali"),
    ("sq", &["sqi", "alb"], "Albanian"),
    ("sr", &["srp"], "Serbian"),
    ("sv", &["swe"], "Swedish"),
    ("sw", &["swa"], "Swahili"),
    ("ta", &["tam"], "Tamil"),
    ("tg", &["tgk"], "Tajik"),
    ("th", &["tha"], "Thai"),
    ("ti", &["tir"], "Tigrinya"),
    ("tk", &["tuk"], "Turkmen"),
    ("tr", &["tur"], "Turkish"),
    ("uk", &["ukr"], "Ukrainian"),
    ("ur", &["urd"], "Urdu"),
    ("uz", &["uzb"], "Uzbek"),
    ("vi", &["vie"], "Vietnamese"),
    ("yi", &["yid"], "Yiddish"),
    ("zh", &["zho", "chi"], "Chinese"),
];

/// Codes and words that say that a language is not known, or that there is none.
const UNKNOWN: &[&str] = &["und", "mul", "mis", "zxx", "unknown", "none", "n/a", "?", "-"];

/// The part of a code before its country, script or dialect: "en" of "en-GB".
pub(crate) fn primary(code: &str) -> &str {
    code.split(['-', '_']).next().unwrap_or(code)
}

/// The two-letter code of a language where it has one: "ru" of "rus" and of "ru-RU".
pub(crate) fn short(code: &str) -> &str {
    let primary = primary(code);
    LANGUAGES.iter().find(|(_, long, _)| long.contains(&primary)).map_or(primary, |(short, ..)| short)
}

/// Whether a code says English.
pub(crate) fn is_english(code: &str) -> bool {
    matches!(primary(code), "en" | "eng")
}

/// What a code is called: "Russian", or `language "xx"` for one without a name here.
pub(crate) fn name(code: &str) -> String {
    let primary = primary(code);
    let known = LANGUAGES.iter().find(|(short, long, _)| *short == primary || long.contains(&primary));
    known.map_or_else(|| format!("language {primary:?}"), |(_, _, name)| (*name).to_owned())
}

/// Whether a language is written in Latin letters, as far as that is known; those of two scripts count as Latin.
pub(crate) fn may_be_latin(code: &str) -> bool {
    const NOT: &[&str] = &[
        "am", "ar", "be", "bg", "bn", "el", "fa", "he", "hi", "hy", "ja", "ka", "kk", "ko", "ky", "mk", "mn", "my",
        "ne", "pa", "ps", "ru", "ta", "tg", "th", "ti", "uk", "ur", "yi", "zh",
    ];
    !NOT.contains(&primary(code))
}

/// What a manifest says of a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum StatedLanguage {
    /// A code in lower case.
    Code(String),
    /// That it is not known.
    Unknown,
    /// Something that is neither a code nor a name.
    Odd,
}

/// Reads a manifest's word for a language: a code, or an English name. Where it names several, English is taken if it is
/// among them, since its words can be read; else the first.
pub(crate) fn stated(written: &str) -> StatedLanguage {
    let parts = written.to_lowercase();
    let all: Vec<StatedLanguage> = parts.split([',', ';', '/', '+', '&', '|']).map(str::trim).map(one).collect();
    let english = all.iter().find(|stated| matches!(stated, StatedLanguage::Code(code) if is_english(code)));
    let code = || all.iter().find(|stated| matches!(stated, StatedLanguage::Code(_)));
    if UNKNOWN.contains(&parts.as_str()) || all.iter().all(|stated| *stated == StatedLanguage::Unknown) {
        return StatedLanguage::Unknown;
    }
    english.or_else(code).cloned().unwrap_or(StatedLanguage::Odd)
}

fn one(word: &str) -> StatedLanguage {
    if UNKNOWN.contains(&word) {
        return StatedLanguage::Unknown;
    }
    if let Some((code, ..)) = LANGUAGES.iter().find(|(.., name)| name.eq_ignore_ascii_case(word)) {
        return StatedLanguage::Code((*code).to_owned());
    }
    if is_code(word) { StatedLanguage::Code(word.to_owned()) } else { StatedLanguage::Odd }
}

/// Whether a word in lower case has the form of a language's code (BCP 47).
pub(crate) fn is_code(word: &str) -> bool {
    let letters = |part: &str| part.bytes().all(|b| b.is_ascii_alphanumeric());
    (2..=3).contains(&primary(word).len())
        && primary(word).bytes().all(|b| b.is_ascii_lowercase())
        && word.len() <= 35
        && word.split(['-', '_']).all(|part| !part.is_empty() && letters(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_manifests_write() {
        let code = |code: &str| StatedLanguage::Code(code.to_owned());
        for (written, expected) in [
            ("EN", code("en")),
            ("en-GB", code("en-gb")),
            ("English", code("en")),
            ("Russian", code("ru")),
            ("rus", code("rus")),
            ("ru; en", code("en")),
            ("ar/fr", code("ar")),
            ("und", StatedLanguage::Unknown),
            ("?", StatedLanguage::Unknown),
            ("the northern one", StatedLanguage::Odd),
            ("x", StatedLanguage::Odd),
            ("ru-", StatedLanguage::Odd),
        ] {
            assert_eq!(stated(written), expected, "{written}");
        }
    }

    #[test]
    fn codes_have_names() {
        assert_eq!(
            (name("ru").as_str(), name("fra").as_str(), name("fr-CA").as_str()),
            ("Russian", "French", "French")
        );
        assert_eq!(name("xx"), "language \"xx\"");
        assert!(is_english("en_us") && is_english("eng") && !is_english("es"));
        assert!(!may_be_latin("ru") && may_be_latin("sr") && may_be_latin("fr"));
    }
}
