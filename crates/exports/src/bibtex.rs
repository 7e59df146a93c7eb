//! A citation as a BibTeX entry, in UTF-8, with fields that BibTeX's and biblatex's styles know or leave alone.

use crate::address::percent;
use crate::citation::Citation;
use crate::dates;

impl Citation {
    /// An entry `@misc`, for BibTeX and biblatex; its key is the id.
    pub fn bibtex(&self) -> String {
        entry(self)
    }
}

/// `@misc{s0123, title = {{...}}, ...}`, a line a field. Titles and bylines stand in two pairs of braces: a style shall
/// neither change their capitals nor take a byline apart into names.
fn entry(c: &Citation) -> String {
    let mut out = format!("@misc{{{}", c.id);
    let mut add = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            out.push_str(&format!(",\n  {name} = {{{value}}}"));
        }
    };
    let whole = |words: &String| format!("{{{}}}", escaped(words));
    add("author", c.author.as_ref().map(whole));
    add("title", c.title.as_ref().map(whole));
    add("howpublished", c.publisher.as_ref().map(whole));
    // biblatex reads `date`, BibTeX `year` and `month`.
    add("date", c.published.map(|d| d.to_string()));
    let parts = c.published.map(dates::parts).unwrap_or_default();
    add("year", parts.first().map(|y| format!("{y:04}")));
    add("month", parts.get(1).map(ToString::to_string));
    let archive = c.address.as_ref().and_then(|a| a.archive.as_ref());
    add("url", c.address.as_ref().map(|a| percent(&a.page)));
    add("urldate", c.retrieved_on().map(|d| d.to_string()));
    add("language", c.language.clone());
    let notes: Vec<String> = [
        c.place("page", "paragraph"),
        archive.map(|(copy, day)| format!("archived {}: {}", day.in_words(), escaped(copy))),
        c.gone_on().map(|day| format!("no longer there on {}", day.in_words())),
        Some(format!("SHA-256 {}", c.sha256)),
        Some(c.id.clone()),
    ]
    .into_iter()
    .flatten()
    .collect();
    add("note", Some(notes.join("; ")));
    out.push_str("\n}\n");
    out
}

/// Words that TeX sets as they are. Braces have names: BibTeX counts them even behind a backslash.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        let name = match c {
            '\\' => "{\\textbackslash}",
            '{' => "{\\textbraceleft}",
            '}' => "{\\textbraceright}",
            '^' => "{\\textasciicircum}",
            '~' => "{\\textasciitilde}",
            '<' => "{\\textless}",
            '>' => "{\\textgreater}",
            '|' => "{\\textbar}",
            '"' => "{\\textquotedbl}",
            '$' => "\\$",
            '%' => "\\%",
            '&' => "\\&",
            '#' => "\\#",
            '_' => "\\_",
            c => {
                out.push(c);
                continue;
            }
        };
        out.push_str(name);
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::citation::testing::{HOSTILE, finding, hostile, known};
    use sayso_case::Report;

    /// One entry: its key, then lines that each hold one known field in balanced braces.
    fn check(entry: &str) {
        let lines: Vec<&str> = entry.lines().collect();
        let [first, fields @ .., last] = lines.as_slice() else { panic!("{entry}") };
        assert!(first.starts_with("@misc{") && first.ends_with(',') && *last == "}", "{entry}");
        let known = ["author", "title", "howpublished", "date", "year", "month", "url", "urldate", "language", "note"];
        for field in fields {
            let (name, value) = field.trim_start().split_once(" = ").expect(field);
            assert!(known.contains(&name), "{entry}");
            let mut depth = 0;
            for (at, c) in value.trim_end_matches(',').char_indices() {
                depth += i32::from(c == '{') - i32::from(c == '}');
                assert!(depth > 0 || (depth == 0 && at + 1 == value.trim_end_matches(',').len()), "{entry}");
            }
            assert_eq!(depth, 0, "{entry}");
        }
    }

    #[test]
    fn all_that_is_known_stands_in_an_entry() {
        let entry = finding().bibtex();
        assert_eq!(
            entry,
            format!(
                "@misc{{s0123456789abcdef,\n  author = {{{{By Dalo Emric and Jana Orlik}}}},\n  title = {{{{Two dead in Arven}}}},\n  \
                 howpublished = {{{{The Arven Courier}}}},\n  date = {{2021-10-13}},\n  year = {{2021}},\n  month = {{10}},\n  \
                 url = {{https://courier.example/two-dead}},\n  urldate = {{2021-10-14}},\n  language = {{en}},\n  \
                 note = {{paragraph 2; SHA-256 {}; s0123456789abcdef}}\n}}\n",
                known().id
            )
        );
        check(&entry);
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let bare = Citation::of(&Report::of_words("x")).bibtex();
        assert_eq!(bare.lines().count(), 3, "{bare}");
        let mut report = known();
        report.published = "2021-10".parse().ok();
        let month = Citation::of(&report).bibtex();
        assert!(month.contains("date = {2021-10},") && month.contains("month = {10}"), "{month}");
        report.published = "0987".parse().ok();
        let year = Citation::of(&report).bibtex();
        assert!(year.contains("year = {0987},") && !year.contains("month"), "{year}");
    }

    #[test]
    fn no_words_leave_their_field() {
        for words in HOSTILE {
            check(&hostile(words).bibtex());
        }
        assert_eq!(escaped("50% {a} \\b"), "50\\% {\\textbraceleft}a{\\textbraceright} {\\textbackslash}b");
    }

    proptest! {
        #[test]
        fn nor_do_any_others(words in ".{0,60}") {
            check(&hostile(&words).bibtex());
        }
    }
}
