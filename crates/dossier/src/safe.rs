//! What keeps the page safe. In goes text that somebody else wrote, out come words, anchors and addresses that can do nothing.
//!
//! The templates (maud) escape every string by themselves; [`Words`] also takes the teeth out of characters that no
//! markup needs to do harm with: controls and the marks that turn the direction of reading over.

use maud::{Markup, Render, html};
use sayso_case::{is_language_code, web_address};

/// Words from a report, a file name or the user, to be shown as text or in an attribute.
///
/// Control characters and direction overrides become U+FFFD, one for one, so that lengths in UTF-16 stay.
pub struct Words<'a>(pub &'a str);

impl Render for Words<'_> {
    fn render_to(&self, out: &mut String) {
        for c in self.0.chars() {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '"' => out.push_str("&quot;"),
                '\'' => out.push_str("&#39;"),
                '\n' | '\t' => out.push(c),
                c if c.is_control() => out.push('\u{fffd}'),
                '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fdd0}'..='\u{fdef}' => out.push('\u{fffd}'),
                c => out.push(c),
            }
        }
    }
}

/// An id for `id=` and `href="#..."`: letters, digits, `-` and `_` stay, any other byte becomes `_` and two hexadecimal digits.
pub fn anchor(prefix: &str, id: impl std::fmt::Display) -> String {
    use std::fmt::Write;
    let id = id.to_string();
    let mut out = String::with_capacity(prefix.len() + id.len());
    out.push_str(prefix);
    for b in id.bytes() {
        match b {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' => out.push(char::from(b)),
            _ => {
                let _ = write!(out, "_{b:02x}");
            }
        }
    }
    out
}

/// An address as a link where it may be one, else as text.
pub fn address(url: &str) -> Markup {
    match web_address(url) {
        Some(href) => {
            html! { a class="url" href=(Words(href)) rel="noreferrer noopener nofollow" { (Words(url)) } }
        }
        None => html! { span class="url" { (Words(url)) } },
    }
}

/// A language code fit for a `lang` attribute.
pub fn language(code: Option<&str>) -> Option<&str> {
    code.filter(|code| is_language_code(code))
}

/// The first seven characters of an id, as it is shown where a link holds the whole.
pub fn short_id(id: &str) -> String {
    id.chars().take(7).collect()
}

/// The first `most` characters of a text, cut at a white space where there is one, with "…" if something is left out.
pub fn shortened(text: &str, most: usize) -> String {
    let text = text.trim();
    let Some((cut, _)) = text.char_indices().nth(most) else {
        return text.to_owned();
    };
    let head = &text[..cut];
    let end = head.rfind(char::is_whitespace).filter(|&e| e > cut / 2).unwrap_or(cut);
    format!("{}…", head[..end].trim_end_matches(|c: char| c.is_whitespace() || c == ','))
}

/// Names fit for an address: lower-case letters and digits of any script parted by "-", 40 characters at most, a number behind
/// those that were given before.
pub fn slugs<'w>(words: impl Iterator<Item = &'w str>) -> Vec<String> {
    let mut times: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    let mut given: std::collections::BTreeSet<String> = std::collections::BTreeSet::new();
    let slug = |words: &str| {
        let parts = words.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty());
        let joined = parts.map(str::to_lowercase).collect::<Vec<_>>().join("-");
        joined.chars().take(40).collect::<String>()
    };
    words
        .map(|w| {
            let slug = slug(w);
            let times = times.entry(slug.clone()).or_insert(0);
            loop {
                *times += 1;
                let name = if *times > 1 || slug.is_empty() { format!("{slug}-{times}") } else { slug.clone() };
                // "x 2" may have been given before the second "x".
                if given.insert(name.clone()) {
                    return name;
                }
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_cannot_leave_their_place() {
        assert_eq!(
            html! { (Words("</script><b a='\"'>\u{0}\u{202e}&")) }.into_string(),
            "&lt;/script&gt;&lt;b a=&#39;&quot;&#39;&gt;\u{fffd}\u{fffd}&amp;"
        );
    }

    #[test]
    fn only_web_addresses_are_links() {
        let link = |url| address(url).into_string().contains("href=");
        assert!(link("https://a.example/x?y=1") && !link("javascript:alert(1)") && !link("//a.example"));
    }

    #[test]
    fn anchors_hold_no_odd_byte_and_stay_apart() {
        assert_eq!(anchor("i-", "a b"), "i-a_20b");
        assert_ne!(anchor("", "a_20b"), anchor("", "a b"));
    }

    #[test]
    fn slugs_stay_apart() {
        let given = slugs(["Min. of Defence", "Khodrev", "Min of Defence", "<>", "É 2"].into_iter());
        assert_eq!(given, ["min-of-defence", "khodrev", "min-of-defence-2", "-1", "é-2"]);
    }

    #[test]
    fn long_text_is_cut_between_words() {
        assert_eq!(shortened("one two three", 9), "one two…");
        assert_eq!(shortened("short", 9), "short");
        assert_eq!(shortened("äöüäöüäöüäöü", 4), "äöüä…");
    }
}
