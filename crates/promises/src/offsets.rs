//! Places in a text: every span lies on character boundaries inside it and cuts the words that it claims.

use sayso_reader::{Deprel, Reading, Upos, Word};
use sayso_text::{Span, paragraphs, quotes, sentences};

/// Sentences, paragraphs, quotations and words of any text.
pub fn offsets(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    places(&text);
    let _ = sayso_text::language(&text);
}

/// Checks every way in which a text is cut.
pub(crate) fn places(text: &str) {
    let paragraphs = paragraphs(text);
    covered("paragraph", text, &paragraphs);
    let sentences = sentences(text);
    covered("sentence", text, &sentences);
    inside("sentence", &sentences, &paragraphs);
    let words = sayso_reader::words(text);
    covered("word", text, &words);
    quotations(text, &paragraphs);
    bare(&words).checked(text).expect("words of a text make a reading of it");
}

/// Spans in order, none empty, nothing but white space between them.
fn covered(what: &str, text: &str, spans: &[Span]) {
    let mut last = 0;
    for span in spans {
        let words = text.get(span.start..span.end);
        assert!(words.is_some_and(|w| !w.trim().is_empty()), "{what} {span:?} is no place or empty");
        assert!(span.start >= last, "{what} {span:?} begins before the one before it ends");
        assert_eq!(span.trimmed(text), *span, "{what} has white space at an end");
        assert!(text[last..span.start].trim().is_empty(), "lost before {what} {span:?}");
        last = span.end;
    }
    assert!(text[last..].trim().is_empty(), "lost after the last {what}");
}

/// Each of `inner` lies in one of `outer`; both in order.
fn inside(what: &str, inner: &[Span], outer: &[Span]) {
    let mut outer = outer.iter().peekable();
    for span in inner {
        while outer.peek().is_some_and(|o| o.end < span.end) {
            outer.next();
        }
        assert!(outer.peek().is_some_and(|o| o.contains(*span)), "{what} {span:?} runs over a paragraph's end");
    }
}

/// Quotations in order of their starts, each in one paragraph, none crossing another.
fn quotations(text: &str, paragraphs: &[Span]) {
    let mut around: Vec<Span> = Vec::new();
    let mut last = 0;
    let quotes = quotes(text);
    for quote in &quotes {
        let (span, inner) = (quote.span, quote.inner);
        assert!(span.start >= last && text.get(span.start..span.end).is_some(), "{quote:?} is no place");
        assert!(span.contains(inner) && text.get(inner.start..inner.end).is_some(), "{quote:?} is no place inside");
        assert!(!inner.of(text).trim().is_empty(), "{quote:?} holds no words");
        while around.last().is_some_and(|outer| outer.end <= span.start) {
            around.pop();
        }
        assert!(around.last().is_none_or(|outer| outer.contains(span)), "{quote:?} crosses another");
        around.push(span);
        last = span.start;
    }
    let mut by_end: Vec<Span> = quotes.iter().map(|quote| quote.span).collect();
    by_end.sort_by_key(|span| span.end);
    inside("quotation", &by_end, paragraphs);
}

/// A reading that knows nothing but the words: one sentence, all of it hanging on its first word.
fn bare(words: &[Span]) -> Reading {
    let word = |(k, &span)| {
        let deprel = if k == 0 { Deprel::Root } else { Deprel::Dep };
        Word { span, upos: Upos::X, head: 0, deprel }
    };
    let words: Vec<Word> = words.iter().enumerate().map(word).collect();
    let sentences = Some(0..words.len()).filter(|all| !all.is_empty()).into_iter().collect();
    Reading { words, sentences, ..Reading::default() }
}
