//! Addresses of reports: which may be a link, and which is one in a web archive.
//!
//! Archives name a copy by their own address, the time of the copy and the address of the page ("…/20211014093000/https://…",
//! the custom behind RFC 7089). Any host that does so is understood; no archive is known by name.

use sayso_case::{PartialDate, web_address};

/// Where a report was got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Address {
    /// The page's own address.
    pub page: String,
    /// The address of the copy in an archive, and the day of the copy.
    pub archive: Option<(String, PartialDate)>,
}

impl Address {
    /// Of an address as written; `None` unless it is one of the web (http, https) without white space and controls.
    pub(crate) fn of(written: &str) -> Option<Self> {
        let written = web_address(written)?;
        Some(match archived(written) {
            Some((page, day)) => Address { page: page.to_owned(), archive: Some((written.to_owned(), day)) },
            None => Address { page: written.to_owned(), archive: None },
        })
    }
}

/// The page's own address and the day of the copy.
fn archived(written: &str) -> Option<(&str, PartialDate)> {
    // The scheme's own "//" does not count: what stands behind the host is looked at.
    let path_at = written.find("://")? + 3;
    let (at, _) = written.match_indices("/http").find(|(at, _)| *at > path_at)?;
    let page = web_address(written.get(at + 1..)?)?;
    let stamp = written.get(path_at..at)?.rsplit('/').next()?;
    let digits: String = stamp.chars().take_while(char::is_ascii_digit).collect();
    // Letters behind the digits say how the copy is shown ("id_", "if_").
    let mode = stamp.get(digits.len()..)?;
    let plain = mode.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    if digits.len() != 14 || !plain {
        return None;
    }
    let day = format!("{}-{}-{}", digits.get(..4)?, digits.get(4..6)?, digits.get(6..8)?);
    Some((page, day.parse().ok()?))
}

/// The address with every character in it that one of these formats gives a meaning written as percent and digits
/// (RFC 3986, section 2.1). What such a page answers to stays the same.
pub(crate) fn percent(address: &str) -> String {
    use std::fmt::Write;
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            // Two in a row are a switch in wikitext.
            '_' if out.ends_with('_') => out.push_str("%5F"),
            '"' | '\'' | '<' | '>' | '[' | ']' | '{' | '}' | '|' | '\\' | '^' | '`' | '~' => {
                let _ = write!(out, "%{:02X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_address_of_the_web_is_none() {
        assert_eq!(Address::of(" https://a.example/x?y=1 ").unwrap().page, "https://a.example/x?y=1");
        assert_eq!(Address::of("javascript:alert(1)"), None);
    }

    #[test]
    fn a_copy_in_an_archive_is_known_by_its_form() {
        for mode in ["", "id_", "if_"] {
            let copy = format!("https://old.example/web/20211014093000{mode}/https://courier.example/a?b=/http");
            let address = Address::of(&copy).unwrap();
            assert_eq!(address.page, "https://courier.example/a?b=/http");
            assert_eq!(address.archive, Some((copy, "2021-10-14".parse().unwrap())));
        }
        for none in [
            "https://a.example/2021/https://b.example",
            "https://a.example/20211399000000/https://b.example",
            "https://a.example/20211014093000/httpfoo",
            "https://a.example/20211014093000X/https://b.example",
        ] {
            assert_eq!(Address::of(none).unwrap().archive, None, "{none}");
        }
    }

    #[test]
    fn nothing_with_a_meaning_stays() {
        assert_eq!(percent("https://a.example/{x}|[y]?q='~'"), "https://a.example/%7Bx%7D%7C%5By%5D?q=%27%7E%27");
        assert_eq!(percent("https://a.example/%7B"), "https://a.example/%7B");
    }
}
