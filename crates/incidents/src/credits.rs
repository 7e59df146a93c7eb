//! Agencies a report credits: "--NAME", "(NAME)", "/NAME/", "Source: Name", "NAME/ORGS", "Stories from Name were used".

use sayso_case::Report;
use sayso_language::CreditWords;
use sayso_text::Span;

use crate::phrases::plain;

/// One agency credited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Credit {
    /// As written.
    pub name: String,
    /// Folded.
    pub key: String,
    /// The words of the credit.
    pub span: Span,
}

/// The credits in a report's first lines after the title, its last line, and its byline.
pub(crate) fn credits(words: &CreditWords, report: &Report) -> Vec<Credit> {
    let text = report.text.as_str();
    let mut out: Vec<Credit> = Vec::new();
    let end = text.trim_end().len();
    let mut add = |name: &str, at: usize, len: usize| {
        let mut parts: Vec<&str> = name.split([',', '/', ';']).collect();
        for and in words.and.iter().map(|and| format!(" {and} ")) {
            parts = parts.into_iter().flat_map(|part| part.split(and.as_str()).collect::<Vec<_>>()).collect();
        }
        for name in parts {
            let name = name.trim().trim_matches(|c: char| !c.is_alphanumeric());
            let key = plain(name);
            if !key.is_empty() && !words.general.contains(&key) && out.iter().all(|c| c.key != key) {
                out.push(Credit { name: name.to_owned(), key, span: Span::new(at, at + len) });
            }
        }
    };
    let from = floor(text, end.saturating_sub(160));
    let tail = text.get(from..end).unwrap_or_default();
    if let Some((name, at)) = closing(words, tail) {
        add(name, from + at, tail.len() - at);
    }
    let source = words.source.iter().map(|marker| (marker.clone(), true));
    let from_them = words.from.iter().map(|marker| (format!("{marker} "), false));
    for (marker, to_the_end) in source.chain(from_them) {
        let Some(at) = tail.rfind(&marker) else { continue };
        let rest = tail.get(at + marker.len()..).unwrap_or_default();
        let used = || words.used.iter().find_map(|used| rest.split_once(&format!(" {used}")));
        let name = match to_the_end {
            true => rest.lines().next().unwrap_or(""),
            false => match used() {
                Some((name, _)) => name,
                None => continue,
            },
        };
        if is_agency(words, name.trim().trim_end_matches('.'), 4) {
            add(name.trim().trim_end_matches('.'), from + at, marker.len() + name.len());
        }
    }
    out
}

/// A credit that closes the text, and where it begins in it.
fn closing<'t>(words: &CreditWords, tail: &'t str) -> Option<(&'t str, usize)> {
    let trimmed = tail.trim_end_matches(['.', ' ']);
    for (open, close) in [("(", ")"), ("/", "/"), ("[", "]")] {
        if let Some(inner) = trimmed.strip_suffix(close)
            && let Some((before, name)) = inner.rsplit_once(open)
            && is_agency(words, name, 3)
        {
            return Some((name, before.len()));
        }
    }
    for dash in ["--", "– ", "— ", "- ", "-"] {
        if let Some((before, name)) = trimmed.rsplit_once(dash)
            && is_agency(words, name.trim(), 3)
            && before.trim_end().ends_with(['.', '"', '”', '\n', '?', '!'])
        {
            return Some((name.trim(), before.len()));
        }
    }
    let (_, last) = trimmed.rsplit_once(['\n', '.', '"', '”'])?;
    let line = last.trim();
    let slashed = line.contains('/') && line.split('/').all(|n| is_agency(words, n.trim(), 3));
    slashed.then(|| (line, trimmed.len() - last.trim_start().len()))
}

/// A short run of capitalised words.
fn is_agency(credit: &CreditWords, name: &str, most: usize) -> bool {
    let words: Vec<&str> = name.split([' ', '/', ',']).filter(|w| !w.is_empty()).collect();
    !words.is_empty()
        && words.len() <= most
        && name.len() <= 40
        && words.iter().all(|w| {
            credit.small.contains(*w) || w.chars().next().is_some_and(|c| c.is_uppercase() && w.chars().count() > 1)
        })
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        credits(&crate::testing::english().incident_words.credit, &crate::testing::report("a.txt", text, None))
            .into_iter()
            .map(|c| c.name)
            .collect()
    }

    #[test]
    fn credit_lines_of_many_kinds() {
        assert_eq!(names("It burned. --Norwire"), ["Norwire"]);
        assert_eq!(names("It burned. (NWA)"), ["NWA"]);
        assert_eq!(names("It burned. /Norwire/"), ["Norwire"]);
        assert_eq!(names("It burned.\nSource: Nor Wire"), ["Nor Wire"]);
        assert_eq!(names("It burned. NWA/ORGS"), ["NWA"]);
        assert_eq!(names("It burned.\n\nStories from Norwire were used in this report."), ["Norwire"]);
        assert_eq!(names("It burned near Orla (the town)."), Vec::<String>::new());
        assert_eq!(names("It burned."), Vec::<String>::new());
        assert_eq!(names(""), Vec::<String>::new());
    }
}
