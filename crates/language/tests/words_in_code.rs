//! Words of a language belong into its tables (`crates/language/languages`), and not into rules: the sources of the rooms whose rules look
//! at words in, how many words are still written in them out. The numbers may only fall.

use std::fs;
use std::path::{Path, PathBuf};

/// A room: how many words its rules may hold, and what holds literals that are compared with no word of a report, or may hold them.
struct Room {
    name: &'static str,
    /// Lower it with every word that moves into a table; never raise it.
    ceiling: usize,
    /// Files, and folders with a slash behind.
    without: &'static [(&'static str, &'static str)],
}

const ROOMS: [Room; 3] = [
    Room {
        name: "findings",
        ceiling: 103,
        without: &[
            ("ids.rs", "types of findings and what tells two of one type apart"),
            ("testing.rs", "for tests alone"),
        ],
    },
    // Left: classes of people and answers by which takes are compared ("soldier", "unknown"), names of rules, what a pattern caught
    // ("who"), questions; the article and the possessive that every folded name is without, whatever list it is looked up in.
    Room {
        name: "incidents",
        ceiling: 130,
        without: &[
            ("any_order.rs", "a test"),
            ("advice.rs", "messages and keys of the user's files"),
            ("advice_error.rs", "messages and keys of the user's files"),
            ("case_file.rs", "messages and keys of the user's files"),
            ("orders.rs", "messages and keys of the user's files"),
            ("points/rules.rs", "what rules go by, for people"),
            ("testing.rs", "for tests alone"),
        ],
    },
    // Left: names of files, messages, escapes of an encoding.
    Room {
        name: "reports",
        ceiling: 8,
        without: &[
            ("collect.rs", "names of files that lie beside reports and are none"),
            (
                "date_words.rs",
                "words of dates in many languages: a page's date is looked for before its language is known",
            ),
            (
                "formats/",
                "names of elements, attributes and classes, and what pages call their furniture, in many languages",
            ),
            ("kind.rs", "kinds of files"),
            ("kind/", "kinds of files"),
            ("language_names.rs", "the names of languages, by which manifests call them"),
            ("manifest.rs", "columns of a manifest"),
            ("own.rs", "marks by which the program's own output is known"),
            ("pdf.rs", "messages"),
            ("pdf/", "messages, letters that are written as one sign"),
            ("read_as.rs", "codes of languages, messages"),
            ("packed.rs", "first bytes of packed files, messages"),
            ("packed/", "names of the parts of office files"),
            ("problem.rs", "messages"),
            ("problem/", "messages"),
        ],
    },
];

/// What a rule with a name says of itself: its name, and the sentence it was made for; and what a point asks, for people.
const OF_RULES: [&str; 3] = ["name:", "example:", "question:"];

/// Calls whose literals are messages for people, or built from parts: they are compared with nothing.
const MESSAGES: [&str; 10] =
    ["format!(", "write!(", "panic!(", "unreachable!(", "assert", ".expect(", "env!(", "#[", "#![", "FindingId::new("];

#[test]
fn words_stand_in_tables() {
    for room in ROOMS {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(room.name).join("src");
        let mut files = Vec::new();
        gather(&source, &mut files);
        files.sort();
        let mut counts: Vec<(usize, String)> = Vec::new();
        for file in &files {
            let name = file.strip_prefix(&source).expect("it lies in the folder").to_string_lossy().replace('\\', "/");
            let of_tests = name.ends_with("tests.rs") || name.contains("/tests/");
            let left_out = |no: &str| name == no || no.ends_with('/') && name.starts_with(no);
            if of_tests || room.without.iter().any(|(no, _)| left_out(no)) {
                continue;
            }
            counts.push((words(&fs::read_to_string(file).expect("a source is text")).len(), name));
        }
        let all: usize = counts.iter().map(|(n, _)| n).sum();
        counts.sort_by(|a, b| b.cmp(a));
        let most: Vec<String> = counts.iter().take(12).map(|(n, name)| format!("{n} {name}")).collect();
        let Room { name, ceiling, without } = room;
        assert!(!counts.is_empty(), "the sources of {name} were not found");
        for (no, _) in without {
            let there = source.join(no).exists();
            assert!(there, "{name}: there is no {no}");
        }
        assert!(
            all <= ceiling,
            "{all} words stand in rules of {name}, more than {ceiling}: move them into a table of crates/language/languages/en and \
             ask the pack for them. Most of them: {}",
            most.join(", ")
        );
    }
}

#[test]
fn what_is_counted() {
    let rule = "fn is_kin(f: &Frame, k: usize) -> bool {\n  // \"in a comment\"\n  matches!(f.word(k), \"wife\" | \"son\" | \",\" | \"'\" | '\"')\n      || f.word(k) == r\"aunt\" && a == \"PT6H\" && f.word(k + 1) == \"\\\"\"\n}\n";
    assert_eq!(words(rule), ["wife", "son", "aunt"]);
    let messages = "fn a() { write!(f, \"{x} was\"); let y = z.expect(\"it is there\"); }\n#[expect(lint, reason = \"so it is\")]\n";
    assert_eq!(words(messages), Vec::<String>::new());
    let codes = "let rule = if a { \"toll_denied\" } else { WORDS.get(\"@weapon\") };";
    assert_eq!(words(codes), Vec::<String>::new());
    let rule = "Rule { name: \"side.west\", example:\n  \"They went west.\", apply: |c| c.is(\"west\") }";
    assert_eq!(words(rule), ["west"]);
    let tests = "const A: &str = \"north\";\n#[cfg(test)]\nmod tests {\n  const B: &str = \"south\";\n}\n";
    assert_eq!(words(tests), ["north"]);
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        if path.is_dir() {
            gather(&path, files);
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
}

/// The literals with a small letter that stand in a source before its tests, outside comments and messages. Those in capitals are
/// codes of a standard ("PT12H"): words of a report are compared in lower case.
fn words(source: &str) -> Vec<String> {
    let source = source.split("#[cfg(test)]\nmod tests").next().unwrap_or(source);
    let mut found = Vec::new();
    // Where the brackets of a message close again: how many are open outside it.
    let mut message: Option<usize> = None;
    let mut open = 0usize;
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        if rest.starts_with("//") {
            rest = rest.find('\n').map_or("", |end| &rest[end..]);
            continue;
        }
        if message.is_none() && MESSAGES.iter().any(|call| rest.starts_with(call)) {
            message = Some(open);
        }
        if c == '"' {
            let (literal, after) = literal(&rest[1..]);
            let before = source[..source.len() - rest.len()].trim_end();
            let of_rule = OF_RULES.iter().any(|key| before.ends_with(key));
            // No word of a report has these: the name of a rule or of what stands for words.
            let code = literal.contains('_') && !literal.contains(' ') || literal.starts_with('@');
            if message.is_none()
                && !of_rule
                && !code
                && literal.chars().any(char::is_lowercase)
                && !literal.starts_with("\\u")
            {
                found.push(literal.to_owned());
            }
            rest = after;
            continue;
        }
        if c == '\'' {
            rest = &rest[character(rest)..];
            continue;
        }
        match c {
            '(' | '[' | '{' => open += 1,
            ')' | ']' | '}' => {
                open = open.saturating_sub(1);
                message = message.filter(|&outside| open > outside);
            }
            _ => {}
        }
        rest = &rest[c.len_utf8()..];
    }
    found
}

/// A literal behind its opening mark, and what follows its closing one.
fn literal(text: &str) -> (&str, &str) {
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        if c == '"' && !escaped {
            return (&text[..at], &text[at + 1..]);
        }
        escaped = c == '\\' && !escaped;
    }
    (text, "")
}

/// How many bytes a character ('"', '\n', '\u{a0}') takes; one for the mark of a lifetime.
fn character(text: &str) -> usize {
    let mut chars = text.char_indices().skip(1);
    match (chars.next(), chars.next()) {
        (Some((_, '\\')), _) => text.get(3..).and_then(|rest| rest.find('\'')).map_or(1, |end| end + 4),
        (Some(_), Some((at, '\''))) => at + 1,
        _ => 1,
    }
}
