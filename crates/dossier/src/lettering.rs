//! Words in a drawing: about how wide they are, so that they can be kept apart, and numbers as attributes have them.

/// The width of words in px at this size, rather too much than too little. No font is known here: reading systems have
/// others.
pub(crate) fn width(words: &str, size: f64) -> f64 {
    let em: f64 = words
        .chars()
        .map(|c| match c {
            'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | ' ' | '.' | ',' | ':' | ';' | '\'' | '|' | '’' => 0.31,
            'm' | 'w' | 'M' | 'W' | '–' | '%' | '@' => 0.88,
            c if c.is_ascii_uppercase() => 0.70,
            c if c.is_ascii() => 0.51,
            // Ideographs and syllables fill a square.
            '\u{1100}'..='\u{11ff}'
            | '\u{2e80}'..='\u{a4cf}'
            | '\u{ac00}'..='\u{d7af}'
            | '\u{f900}'..='\u{faff}'
            | '\u{ff00}'..='\u{ffef}' => 1.05,
            _ => 0.66,
        })
        .sum();
    em * size * 1.03
}

/// A coordinate with one decimal, without a zero that says nothing: "12.5", "12".
pub(crate) fn px(n: f64) -> String {
    let written = format!("{n:.1}");
    let short = written.strip_suffix(".0").unwrap_or(&written);
    if short == "-0" { "0".to_owned() } else { short.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_letters_take_more_room() {
        assert!(width("WWW", 10.0) > width("ill", 10.0) * 2.0);
        assert!(width("漢字", 10.0) >= 20.0 && width("", 10.0) == 0.0);
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!([px(12.0), px(12.54), px(-0.01), px(-3.0)], ["12", "12.5", "0", "-3"]);
    }
}
