//! The words and marks of a text with their places: a text in, [`Tok`]s out. Quotation marks are left out.

use std::collections::BTreeMap;
use std::rc::Rc;

use sayso_language::Piece;
use sayso_text::Span;

/// The words of reports, by the reports' numbers.
pub(crate) type Toks = BTreeMap<usize, Rc<Vec<Tok>>>;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A word, a number, or a possessive ending.
    Word,
    /// A mark that parts clauses or sentences.
    Mark,
}

/// One word or mark of a text.
#[derive(Clone, Debug)]
pub(crate) struct Tok {
    /// Where it stands.
    pub span: Span,
    /// In lower case, without apostrophes and full stops.
    pub form: String,
    /// Word or mark.
    pub kind: Kind,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Whether it has no small letter.
    pub upper: bool,
    /// Whether a hyphen joins it to the word before.
    pub hyphen: bool,
}

impl Tok {
    fn plain(span: Span, form: &str, kind: Kind) -> Self {
        Tok { span, form: form.to_owned(), kind, capital: false, upper: false, hyphen: false }
    }

    /// Whether it is a word.
    pub fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }
}

impl Piece for Tok {
    fn form(&self) -> &str {
        &self.form
    }

    fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }
}

/// The words and marks of a text; `at` is added to every place. Quotation marks are left out.
pub(crate) fn tokens(text: &str, at: usize) -> Vec<Tok> {
    let mut out: Vec<Tok> = Vec::new();
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let get = |k: usize| chars.get(k).map(|(_, c)| *c);
    let place = |k: usize| chars.get(k).map_or(text.len(), |(b, _)| *b);
    let mut k = 0;
    let mut hyphen = false;
    while let Some(c) = get(k) {
        if c.is_alphanumeric() {
            let (start, end) = (k, word_end(&get, k));
            let form: String = chars
                .iter()
                .take(end)
                .skip(k)
                .flat_map(|(_, c)| c.to_lowercase())
                .filter(|c| c.is_alphanumeric())
                .collect();
            let span = Span::new(place(k) + at, place(end) + at);
            let upper = !chars.iter().take(end).skip(k).any(|(_, c)| c.is_lowercase());
            out.push(Tok { span, form, kind: Kind::Word, capital: c.is_uppercase(), upper, hyphen });
            hyphen = false;
            k = end;
            // "U.S.-built": the full stop belongs to the letters before it.
            let dotted = chars.iter().take(end).skip(start).any(|(_, c)| *c == '.');
            if dotted && get(k) == Some('.') && get(k + 1) == Some('-') {
                k += 1;
                if let Some(last) = out.last_mut() {
                    last.span.end += 1;
                }
            }
            let apostrophe = matches!(get(k), Some('\'' | '’'));
            if apostrophe && matches!(get(k + 1), Some('s' | 'S')) && !get(k + 2).is_some_and(char::is_alphanumeric) {
                let span = Span::new(place(k) + at, place(k + 2) + at);
                out.push(Tok::plain(span, "'s", Kind::Word));
                k += 2;
            }
            continue;
        }
        let next_is_word = get(k + 1).is_some_and(char::is_alphanumeric);
        let after_word = out.last().is_some_and(|t| t.is_word() && t.span.end == place(k) + at);
        let mark = match c {
            '-' | '‑' | '/' if after_word && next_is_word => {
                hyphen = c != '/';
                None
            }
            ',' | ';' | ':' | '.' | '!' | '?' | '(' | ')' | '[' | ']' | '—' | '–' | '|' | '…' => Some(c),
            '-' => Some('–'),
            '\n' if get(k + 1) == Some('\n') => Some('¶'),
            _ => None,
        };
        out.extend(mark.map(|m| Tok::plain(Span::new(place(k) + at, place(k + 1) + at), &m.to_string(), Kind::Mark)));
        k += 1;
    }
    out
}

/// The end of the word that begins at `k`: "didn't", "U.S", "5,000" and "3.5" are one.
fn word_end(get: &impl Fn(usize) -> Option<char>, mut k: usize) -> usize {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let alone = |k: usize| letter(get(k)) && !get(k + 1).is_some_and(char::is_alphanumeric);
    let from = k;
    while let Some(c) = get(k) {
        let joins = match c {
            c if c.is_alphanumeric() => true,
            // "Orvia's" is two, "didn't" and "it'should" are one.
            '\'' | '’' => {
                let possessive =
                    matches!(get(k + 1), Some('s' | 'S')) && !get(k + 2).is_some_and(char::is_alphanumeric);
                letter(get(k + 1)) && !possessive
            }
            '.' => {
                k > from
                    && (digit(get(k - 1)) && digit(get(k + 1))
                        || (k == from + 1 || get(k - 2) == Some('.')) && letter(get(k - 1)) && alone(k + 1))
            }
            ',' => k > from && digit(get(k - 1)) && digit(get(k + 1)),
            _ => false,
        };
        if !joins {
            break;
        }
        k += 1;
    }
    k
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(text: &str) -> Vec<String> {
        tokens(text, 0).into_iter().map(|t| t.form).collect()
    }

    #[test]
    fn words_marks_and_possessives_are_tokens() {
        assert_eq!(forms("Orvia’s “U.S.-built” 5,000 didn’t"), ["orvia", "'s", "us", "built", "5000", "didnt"]);
        assert_eq!(forms("rebel-held. Yes"), ["rebel", "held", ".", "yes"]);
        assert!(tokens("rebel-held", 0)[1].hyphen);
        assert_eq!(tokens("so it is", 10)[1].span, Span::new(13, 15));
    }
}
