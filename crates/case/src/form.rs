//! Forms that what a report says of itself may have: an address of the web, a language's code. What has another form is shown as
//! words and never put where a program would act on it.

/// The address without white space around it, if it is one of the web (http, https): with a host, without white space, controls and
/// marks that turn the direction of reading over.
pub fn web_address(written: &str) -> Option<&str> {
    let written = written.trim();
    let rest = ["http://", "https://"].iter().find_map(|scheme| {
        let head = written.get(..scheme.len())?;
        head.eq_ignore_ascii_case(scheme).then(|| written.get(scheme.len()..)).flatten()
    })?;
    let clean = |c: char| {
        !c.is_whitespace() && !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    (!host.is_empty() && written.chars().all(clean)).then_some(written)
}

/// Whether words may stand as a language's code: 2 to 35 letters, digits and hyphens. Whether it is one that exists is not asked.
pub fn is_language_code(code: &str) -> bool {
    (2..=35).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_taken() {
        assert_eq!(web_address(" https://a.example/x?y=1 "), Some("https://a.example/x?y=1"));
        assert_eq!(web_address("HTTP://a.example"), Some("HTTP://a.example"));
        for bad in [
            "javascript:alert(1)",
            "data:text/html,x",
            "java\nscript:x",
            "//a.example",
            "http:x",
            "http://",
            "https:///x",
            "https://a b",
            "https://a.example/\u{202e}x",
            "ht",
            "",
            "é",
        ] {
            assert_eq!(web_address(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_code_is_short_and_plain() {
        assert!(is_language_code("en") && is_language_code("sr-Latn"));
        for bad in ["", "e", "en\" onfocus=\"x", "en_GB", "é-x", &"a".repeat(36)] {
            assert!(!is_language_code(bad), "{bad}");
        }
    }
}
