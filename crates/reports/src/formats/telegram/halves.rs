//! Halves of letters: JSON writes a letter beyond the first 65,536 in two parts, and a program that cuts a text by these leaves one behind.
//! In goes JSON, out comes the same with a sign for each half, so that one cut letter does not end the file.

use std::borrow::Cow;

/// Length of `\uD83D`.
const ESCAPE: usize = 6;

/// The same JSON in which every letter is whole.
pub(super) fn whole_letters(json: &[u8]) -> Cow<'_, [u8]> {
    let mut out: Vec<u8> = Vec::new();
    let (mut at, mut copied) = (0, 0);
    while let Some(next) = json.get(at..).and_then(|rest| rest.iter().position(|b| *b == b'\\')) {
        at += next;
        let is_pair = |at: usize| is(json, at, 0xd800..=0xdbff) && is(json, at + ESCAPE, 0xdc00..=0xdfff);
        if is_pair(at) {
            at += 2 * ESCAPE;
        } else if is(json, at, 0xd800..=0xdfff) {
            out.extend_from_slice(json.get(copied..at).unwrap_or_default());
            out.extend_from_slice(b"\\ufffd");
            at += ESCAPE;
            copied = at;
        } else {
            // The sign behind a backslash is its own, a second backslash too.
            at += 2;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(json);
    }
    out.extend_from_slice(json.get(copied..).unwrap_or_default());
    Cow::Owned(out)
}

/// Whether an escape of these numbers stands at a place.
fn is(json: &[u8], at: usize, numbers: std::ops::RangeInclusive<u16>) -> bool {
    let digits = json.get(at..at + ESCAPE).and_then(|escape| escape.strip_prefix(b"\\u"));
    let digits =
        digits.filter(|digits| digits.iter().all(u8::is_ascii_hexdigit)).and_then(|d| std::str::from_utf8(d).ok());
    digits.and_then(|digits| u16::from_str_radix(digits, 16).ok()).is_some_and(|number| numbers.contains(&number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_letter_is_a_sign_and_whole_ones_stay() {
        for (json, expected) in [
            (r#""Orsa \ud83d\ude00""#, r#""Orsa \ud83d\ude00""#),
            (r#""Orsa \ud83d""#, r#""Orsa \ufffd""#),
            (r#""\ude00\uD83D Orsa \ude00\ud83d\ude00""#, r#""\ufffd\ufffd Orsa \ufffd\ud83d\ude00""#),
            (r#""\\ud83d \n Orsa""#, r#""\\ud83d \n Orsa""#),
            (r#""\u00e9 \ud83"#, r#""\u00e9 \ud83"#),
            (r"\", r"\"),
        ] {
            let whole = whole_letters(json.as_bytes());
            assert_eq!(String::from_utf8(whole.into_owned()).unwrap(), expected);
        }
        assert!(matches!(whole_letters(b"Orsa"), Cow::Borrowed(_)));
        assert!(serde_json::from_slice::<serde_json::Value>(&whole_letters(br#""Orsa \ud83d!""#)).is_ok());
    }
}
