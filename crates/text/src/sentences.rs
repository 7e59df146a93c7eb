//! In goes a text, out come its sentences: rules over full stops, question and exclamation marks, never across a line end.

use crate::abbreviations::{Stop, begins_sentences, follows_clock, is_german_month, stop_after};
use crate::{Span, paragraphs};

/// The sentences of a text, in order, trimmed, not overlapping; together they hold every byte that is not white space.
///
/// A sentence never crosses a line end. Quotation marks and brackets that close after its full stop belong to it. Words
/// in lower case never begin one, so `"Why?" he asked.` is one sentence. Text without a full stop is left whole.
pub fn sentences(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    for paragraph in paragraphs(text) {
        in_paragraph(text, paragraph, &mut found);
    }
    found
}

fn in_paragraph(text: &str, paragraph: Span, found: &mut Vec<Span>) {
    let words = paragraph.of(text);
    let first_of_paragraph = found.len();
    let mut start = 0;
    let mut at = 0;
    while let Some(offset) = words[at..].find(is_stop) {
        let stop = at + offset;
        let run = skip(words, stop, is_stop);
        let closed = past_footnotes(words, skip(words, run, is_closer));
        at = closed.max(run);
        if !ends_here(words, start, stop, run, closed) {
            continue;
        }
        push(text, paragraph, start, closed, first_of_paragraph, found);
        start = closed;
    }
    push(text, paragraph, start, words.len(), first_of_paragraph, found);
}

/// Adds a sentence; one without a letter or digit (a lone bracket, a row of dots) goes to the sentence before it.
fn push(text: &str, paragraph: Span, start: usize, end: usize, first: usize, found: &mut Vec<Span>) {
    let sentence = Span::new(paragraph.start + start, paragraph.start + end).trimmed(text);
    if sentence.is_empty() {
        return;
    }
    let wordless = !sentence.of(text).contains(char::is_alphanumeric);
    match found.len() > first {
        true if wordless => {
            if let Some(last) = found.last_mut() {
                *last = last.cover(sentence);
            }
        }
        _ => found.push(sentence),
    }
}

/// Marks that can end a sentence: Latin, Armenian (verjaket), Arabic, Devanagari and full-width ones.
fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '։' | '؟' | '۔' | '।' | '。' | '！' | '？' | '‼' | '⁇' | '⁈' | '⁉')
}

/// Marks that close what the sentence opened. `"` and `'` are among them where they touch the full stop.
fn is_closer(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']' | '}' | '“' | '‘' | '″')
}

/// Marks that open what comes next.
fn is_opener(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '‘'
            | '«'
            | '‹'
            | '„'
            | '‚'
            | '('
            | '['
            | '{'
            | '-'
            | '–'
            | '—'
            | '•'
            | '*'
            | '¿'
            | '¡'
    )
}

/// The first place at or after `from` where `wanted` does not hold.
fn skip(words: &str, from: usize, wanted: fn(char) -> bool) -> usize {
    words[from..].find(|c| !wanted(c)).map_or(words.len(), |offset| from + offset)
}

/// Past the numbers of footnotes that follow a full stop, as encyclopedias set them: `... died.[9] [10]`.
fn past_footnotes(words: &str, from: usize) -> usize {
    let mut at = from;
    loop {
        let rest = words[at..].trim_start_matches([' ', '\u{a0}']);
        let Some(inner) = rest.strip_prefix('[') else {
            return at;
        };
        let len = inner.bytes().take(5).take_while(u8::is_ascii_alphanumeric).count();
        let number = len <= 4 && (inner[..len].bytes().all(|b| b.is_ascii_digit()) || len == 1);
        if len == 0 || !number || !inner[len..].starts_with(']') {
            return at;
        }
        at = words.len() - inner.len() + len + 1;
    }
}

/// Whether the marks `words[stop..run]`, with closing marks up to `closed`, end the sentence that began at `start`.
fn ends_here(words: &str, start: usize, stop: usize, run: usize, closed: usize) -> bool {
    let rest = &words[closed..];
    let Some(following) = rest.chars().next() else {
        return true;
    };
    let marks = &words[stop..run];
    let single_dot = marks == ".";
    if !following.is_whitespace() {
        return (closed == run && single_dot && lost_space(words, stop, run)) || is_unspaced(marks);
    }
    let next = rest.trim_start().trim_start_matches(|c: char| is_opener(c) || c.is_whitespace());
    let Some(first) = next.chars().next() else {
        return true;
    };
    if first.is_lowercase() {
        return false;
    }
    if !single_dot {
        return !(closed > run && marks.ends_with(['?', '!']) && is_named_speaker(next));
    }
    let before = last_word(&words[start..stop]);
    let word = first_word(next);
    if before.bytes().all(|b| b.is_ascii_digit()) && !before.is_empty() {
        // "1. The parties ...", "am 5. Juli"
        let numbering = words[start..stop].trim_start_matches(|c: char| is_opener(c) || c.is_whitespace()) == before;
        let is_item = numbering && closed == run && before.len() <= 3;
        return !is_item && !is_german_month(word);
    }
    // "(e.g.) This": a bracket after an abbreviation closes the bracket, not the sentence.
    let bracketed = words[run..closed].starts_with([')', ']']);
    match stop_after(before) {
        Stop::Plain => true,
        Stop::Title => closed > run && !bracketed,
        Stop::BeforeNumber => !first.is_numeric(),
        Stop::AfterNumber => words[..stop - before.len()].trim_end().ends_with(|c: char| c.is_numeric()),
        Stop::Either => closed > run && !bracketed || begins_sentences(word),
        Stop::Clock => !follows_clock(word) && !first.is_numeric(),
        Stop::Initial => begins_sentences(word) && !next[word.len()..].starts_with('.'),
    }
}

/// `"Who fired?" Orlan Teves asked.`: up to four words with capitals, then a verb of saying.
fn is_named_speaker(next: &str) -> bool {
    const SAID: &[&str] = &[
        "said",
        "says",
        "asked",
        "asks",
        "added",
        "told",
        "wrote",
        "shouted",
        "cried",
        "replied",
        "demanded",
        "warned",
        "insisted",
        "tweeted",
        "exclaimed",
        "wondered",
    ];
    let mut names = next.split_whitespace().take(5);
    names
        .find(|word| !word.starts_with(char::is_uppercase))
        .is_some_and(|word| SAID.contains(&word.trim_end_matches(|c: char| !c.is_alphanumeric())))
}

/// Marks of scripts that write no space after them.
fn is_unspaced(marks: &str) -> bool {
    marks.contains(['。', '！', '？'])
}

/// "... near the bridge.The army ...": a full stop between a word in lower case and one that begins with a capital, where
/// neither looks like part of an address ("Example.Com", "Node.Js").
fn lost_space(words: &str, stop: usize, run: usize) -> bool {
    let before = last_word(&words[..stop]);
    let after = first_word(&words[run..]);
    let mut letters = after.chars();
    let capital = letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase);
    let long = |word: &str, least: usize| word.chars().take(least).count() == least;
    let ends_in_address = words[run + after.len()..].starts_with(['/', '@', '_', '-'])
        || words[run + after.len()..].starts_with('.')
            && words[run + after.len() + 1..].starts_with(char::is_alphanumeric);
    capital
        && !ends_in_address
        && (long(after, 4) || begins_sentences(after))
        && long(before, 3)
        && before.chars().all(|c| c.is_lowercase())
}

/// The word that ends at the end of `words`, with full stops inside it ("U.S") but none at its end.
fn last_word(words: &str) -> &str {
    // No abbreviation is longer: this bounds the work for a text that is one word.
    let mut from = words.len();
    for (at, c) in words.char_indices().rev().take(40) {
        if !(c.is_alphanumeric() || c == '.' || c == '-' && from < words.len()) {
            break;
        }
        from = at;
    }
    words[from..].trim_start_matches(['.', '-'])
}

/// The word that begins at the beginning of `words`.
fn first_word(words: &str) -> &str {
    let end = words.char_indices().take(40).find(|(_, c)| !c.is_alphanumeric()).map(|(at, _)| at);
    &words[..end.unwrap_or_else(|| words.char_indices().nth(40).map_or(words.len(), |(at, _)| at))]
}
