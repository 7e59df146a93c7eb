//! Words of a text in the form in which reports are compared: lower case, no marks, with their places.

use sayso_text::Span;

/// One word: where it stands and its lower-case form without apostrophes and dots.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    /// Where it stands.
    pub span: Span,
    /// Its form.
    pub form: String,
}

/// The words of a text; `at` is added to every offset.
pub(crate) fn words(text: &str, at: usize) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    let mut open: Option<(usize, String)> = None;
    let mut close = |open: &mut Option<(usize, String)>, end: usize| {
        if let Some((start, form)) = open.take()
            && !form.is_empty()
        {
            out.push(Word { span: Span::new(start + at, end + at), form });
        }
    };
    let mut chars = text.char_indices().peekable();
    while let Some((k, c)) = chars.next() {
        let joins = matches!(c, '\'' | '’' | '.')
            && open.is_some()
            && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if c.is_alphanumeric() {
            let (_, form) = open.get_or_insert_with(|| (k, String::new()));
            form.extend(c.to_lowercase());
        } else if !joins {
            close(&mut open, k);
        }
    }
    close(&mut open, text.len());
    out
}

/// A phrase as its words parted by one space, with a space at each end, to look for phrases in.
pub(crate) fn flat(text: &str) -> String {
    let mut out = String::from(" ");
    for word in words(text, 0) {
        out.push_str(&word.form);
        out.push(' ');
    }
    out
}

/// Whether a flat text has a phrase of a list; gives the first of the list that it has. "*" at its end stands for any ending of a word.
pub(crate) fn has<'l>(flat: &str, phrases: &'l [String]) -> Option<&'l str> {
    phrases.iter().map(String::as_str).find(|p| match p.strip_suffix('*') {
        Some(stem) => flat.contains(&format!(" {stem}")),
        None => flat.contains(&format!(" {p} ")),
    })
}

/// FNV-1a, 64 bits: the same on every machine and every run.
pub(crate) fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

/// Weighed words, brought to length one together.
pub(crate) fn of_length_one(mut words: Vec<(u64, f32)>) -> Vec<(u64, f32)> {
    let length = words.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
    if length > 0.0 {
        words.iter_mut().for_each(|(_, w)| *w /= length);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_places() {
        let text = "“Don’t”, said the U.N. man.";
        let found = words(text, 0);
        let forms: Vec<&str> = found.iter().map(|w| w.form.as_str()).collect();
        assert_eq!(forms, ["dont", "said", "the", "un", "man"]);
        assert_eq!(found[0].span.of(text), "Don’t");
        assert_eq!(flat(text), " dont said the un man ");
    }
}
