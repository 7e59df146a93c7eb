//! Words of a language belong into its tables (`crates/language/languages`), and not into rules: the sources of the rules in, how many
//! words are still written in them out. The number may only fall.

use std::fs;
use std::path::{Path, PathBuf};

/// How many words the rules may hold. Lower it with every word that moves into a table; never raise it.
const CEILING: usize = 103;

/// What holds literals that are compared with no word of a report.
const NO_WORDS: [(&str, &str); 2] =
    [("ids.rs", "types of findings and what tells two of one type apart"), ("testing.rs", "for tests alone")];

/// What a rule with a name says of itself: its name, and the sentence it was made for.
const OF_RULES: [&str; 2] = ["name:", "example:"];

/// Calls whose literals are messages for people, or built from parts: they are compared with nothing.
const MESSAGES: [&str; 10] =
    ["format!(", "write!(", "panic!(", "unreachable!(", "assert", ".expect(", "env!(", "#[", "#![", "FindingId::new("];

#[test]
fn words_stand_in_tables() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    gather(&source, &mut files);
    files.sort();
    let mut counts: Vec<(usize, String)> = Vec::new();
    for file in &files {
        let name = file.strip_prefix(&source).expect("it lies in the folder").to_string_lossy().replace('\\', "/");
        let of_tests = name.ends_with("tests.rs") || name.contains("/tests/");
        if of_tests || NO_WORDS.iter().any(|(no, _)| *no == name) {
            continue;
        }
        counts.push((words(&fs::read_to_string(file).expect("a source is text")).len(), name));
    }
    let all: usize = counts.iter().map(|(n, _)| n).sum();
    counts.sort_by(|a, b| b.cmp(a));
    let most: Vec<String> = counts.iter().take(12).map(|(n, name)| format!("{n} {name}")).collect();
    assert!(all > 0, "the sources were not found");
    assert!(
        all <= CEILING,
        "{all} words stand in rules, more than {CEILING}: move them into a table of crates/language/languages/en and ask the \
         pack for them. Most of them: {}",
        most.join(", ")
    );
}

#[test]
fn what_is_counted() {
    let rule = "fn is_kin(f: &Frame, k: usize) -> bool {\n  // \"in a comment\"\n  matches!(f.word(k), \"wife\" | \"son\" | \",\" | \"'\" | '\"')\n      || f.word(k) == r\"aunt\" && a == \"PT6H\" && f.word(k + 1) == \"\\\"\"\n}\n";
    assert_eq!(words(rule), ["wife", "son", "aunt"]);
    let messages = "fn a() { write!(f, \"{x} was\"); let y = z.expect(\"it is there\"); }\n#[expect(lint, reason = \"so it is\")]\n";
    assert_eq!(words(messages), Vec::<String>::new());
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
            if message.is_none() && !of_rule && literal.chars().any(char::is_lowercase) && !literal.starts_with("\\u") {
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
