//! In go words of a page's source, out come the words meant: character references decoded.

use std::borrow::Cow;

/// Longest name of a character reference in the HTML standard.
const LONGEST: usize = 32;

/// The commonest names.
const COMMON: [(&str, char); 5] = [("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("nbsp", '\u{a0}')];

/// What the numbers 0x80 to 0x9F mean: characters of windows-1252, says the HTML standard.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Decodes character references: `&amp;`, `&#8217;`, `&#x2019;`; what is none stays as written.
pub(super) fn decode_entities(words: &str) -> Cow<'_, str> {
    let Some(first) = words.find('&') else {
        return Cow::Borrowed(words);
    };
    let mut decoded = String::with_capacity(words.len());
    let (before, mut rest) = words.split_at_checked(first).unwrap_or((words, ""));
    decoded.push_str(before);
    while !rest.is_empty() {
        let taken = reference(rest, &mut decoded);
        rest = rest.get(taken..).unwrap_or_default();
        let next = rest.find('&').unwrap_or(rest.len());
        let (plain, left) = rest.split_at_checked(next).unwrap_or((rest, ""));
        decoded.push_str(plain);
        rest = left;
    }
    Cow::Owned(decoded)
}

/// Decodes the reference that `words` begins with, or its `&` alone; gives back how many bytes that took.
fn reference(words: &str, decoded: &mut String) -> usize {
    let bytes = words.as_bytes();
    let named = bytes.iter().skip(1).take(LONGEST).take_while(|b| b.is_ascii_alphanumeric() || **b == b'#');
    let name_len = number_len(bytes).unwrap_or_else(|| named.count());
    let name = words.get(1..=name_len).unwrap_or_default();
    let closed = bytes.get(name_len + 1) == Some(&b';');
    let taken = name_len + 1 + usize::from(closed);
    if let Some(number) = name.strip_prefix('#') {
        if let Some(c) = numbered(number) {
            decoded.push(c);
            return taken;
        }
    } else if let Some((_, c)) = COMMON.iter().find(|(common, _)| *common == name) {
        // These may lack the semicolon.
        decoded.push(*c);
        return taken;
    } else if closed {
        let whole = words.get(..taken).unwrap_or_default();
        let named = html_escape::decode_html_entities(whole);
        if named != whole {
            decoded.push_str(&named);
            return taken;
        }
    }
    decoded.push('&');
    1
}

/// How long "#160" or "#x2019" is, which ends with its last digit: "&#160picture" is a space and a word.
fn number_len(reference: &[u8]) -> Option<usize> {
    let rest = reference.strip_prefix(b"&#")?;
    let (lead, is_digit): (usize, fn(&u8) -> bool) = match rest.first() {
        Some(b'x' | b'X') => (1, u8::is_ascii_hexdigit),
        _ => (0, u8::is_ascii_digit),
    };
    let digits = rest.iter().skip(lead).take(LONGEST).take_while(|b| is_digit(b)).count();
    (digits > 0).then_some(1 + lead + digits)
}

fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    match code {
        0x80..=0x9f => WINDOWS_1252.get(code as usize - 0x80).copied(),
        0..0x20 if !matches!(code, 9 | 10 | 13) => None,
        _ => char::from_u32(code),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_decoded() {
        for (source, words) in [
            ("no reference", "no reference"),
            ("Arven &amp; Norsk", "Arven & Norsk"),
            ("&ldquo;never&rdquo;&nbsp;he", "“never”\u{a0}he"),
            ("&#8217;&#x2019;&#146;", "’’’"),
            ("a &lt;b&gt; &amp;lt;", "a <b> &lt;"),
            (
                "R&D, A&B; &unknown; & &; &#; &#x; &#1; &#99999999;",
                "R&D, A&B; &unknown; & &; &#; &#x; &#1; &#99999999;",
            ),
            ("one&nbsp two &amp", "one\u{a0} two &"),
            ("?a=1&copy=2", "?a=1&copy=2"),
            ("&#160picture &#x2019s &#8217", "\u{a0}picture ’s ’"),
        ] {
            assert_eq!(decode_entities(source), words);
        }
    }

    #[test]
    fn long_names_take_no_time() {
        assert_eq!(decode_entities(&"&".repeat(1_000_000)).len(), 1_000_000);
        assert_eq!(decode_entities(&format!("&{}", "a".repeat(1_000_000))).len(), 1_000_001);
    }
}
