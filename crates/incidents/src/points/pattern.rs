//! Patterns over words, so that rules can be data: `"first shot|shots came|come from|by {s:8}"` in, where it stands and
//! what it caught out.
//!
//! A pattern is a row of parts: `word`, `a|b`, `begin*` and `*end` (a word that begins or ends so), any of them with `?` where it may be
//! missing; `<3>` up to three words; `{name:8}` one to eight words, caught; `^` the beginning and `$` the end of the
//! words looked at. `<3,>` and `{name:8,}` also run over commas. Quotation marks count for nothing; `:` cannot be caught.

use sayso_text::Span;

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
    /// Whether it is a word.
    pub fn is_word(&self) -> bool {
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
                out.push(Tok {
                    span,
                    form: "'s".to_owned(),
                    kind: Kind::Word,
                    capital: false,
                    upper: false,
                    hyphen: false,
                });
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
        if let Some(mark) = mark {
            let span = Span::new(place(k) + at, place(k + 1) + at);
            out.push(Tok {
                span,
                form: mark.to_string(),
                kind: Kind::Mark,
                capital: false,
                upper: false,
                hyphen: false,
            });
        }
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

#[derive(Clone, Debug, PartialEq, Eq)]
enum Word {
    Whole(String),
    Begin(String),
    Ending(String),
}

impl Word {
    fn fits(&self, form: &str) -> bool {
        match self {
            Word::Whole(w) => w == form,
            Word::Begin(b) => form.starts_with(b.as_str()),
            Word::Ending(e) => form.ends_with(e.as_str()),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Words { any: Vec<Word>, optional: bool },
    Run { name: Option<String>, least: usize, most: usize, commas: bool },
    Start,
    End,
}

/// A row of parts, read once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pattern {
    parts: Vec<Part>,
}

/// Where a pattern stands, in numbers of tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    /// Its first token.
    pub from: usize,
    /// Behind its last.
    pub to: usize,
    caught: Vec<(String, usize, usize)>,
}

impl Hit {
    /// What a run of this name caught.
    pub fn caught(&self, name: &str) -> Option<(usize, usize)> {
        self.caught.iter().find(|(n, ..)| n == name).map(|(_, a, b)| (*a, *b))
    }
}

impl Pattern {
    /// Reads a pattern; what cannot be read is an error that says what.
    pub fn parse(written: &str) -> Result<Self, String> {
        let parts: Vec<Part> = written.split_whitespace().map(part).collect::<Result<_, _>>()?;
        if parts.is_empty() || parts.len() > 24 {
            return Err(format!("{written:?}: a pattern has one to 24 parts"));
        }
        Ok(Pattern { parts })
    }

    /// The first place where it stands.
    pub fn find(&self, toks: &[Tok]) -> Option<Hit> {
        self.find_from(toks, 0)
    }

    /// The first place at or behind a token.
    pub fn find_from(&self, toks: &[Tok], from: usize) -> Option<Hit> {
        (from..toks.len()).find_map(|start| {
            let mut caught = Vec::new();
            // Work is bounded: what a pattern of few parts can try from one word.
            let mut steps = 2_000;
            let to = matches(&self.parts, toks, start, &mut caught, &mut steps)?;
            Some(Hit { from: start, to, caught })
        })
    }
}

fn part(written: &str) -> Result<Part, String> {
    let run = |inner: &str, name: Option<String>, least: usize| {
        let commas = inner.ends_with(',');
        let most = inner.trim_end_matches(',').parse::<usize>().map_err(|_| format!("{written:?} has no number"))?;
        if most > 40 {
            return Err(format!("{written:?} runs over more than 40 words"));
        }
        Ok(Part::Run { name, least, most, commas })
    };
    if written == "^" {
        return Ok(Part::Start);
    }
    if written == "$" {
        return Ok(Part::End);
    }
    if let Some(inner) = written.strip_prefix('<').and_then(|w| w.strip_suffix('>')) {
        return run(inner, None, 0);
    }
    if let Some(inner) = written.strip_prefix('{').and_then(|w| w.strip_suffix('}')) {
        let (name, most) = inner.split_once(':').ok_or_else(|| format!("{written:?} has no length"))?;
        return run(most, Some(name.to_owned()), 1);
    }
    let (body, optional) = written.strip_suffix('?').map_or((written, false), |b| (b, true));
    let any = body.split('|').map(|w| match (w.strip_prefix('*'), w.strip_suffix('*')) {
        (Some(ending), _) => Word::Ending(ending.to_owned()),
        (_, Some(begin)) => Word::Begin(begin.to_owned()),
        _ => Word::Whole(w.to_owned()),
    });
    let any: Vec<Word> = any.collect();
    if any.iter().any(|w| matches!(w, Word::Whole(w) | Word::Begin(w) | Word::Ending(w) if w.is_empty())) {
        return Err(format!("{written:?} has an empty word"));
    }
    Ok(Part::Words { any, optional })
}

fn matches(
    parts: &[Part],
    toks: &[Tok],
    at: usize,
    caught: &mut Vec<(String, usize, usize)>,
    steps: &mut usize,
) -> Option<usize> {
    *steps = steps.checked_sub(1)?;
    let Some((part, rest)) = parts.split_first() else { return Some(at) };
    match part {
        Part::Start => (at == 0).then(|| matches(rest, toks, at, caught, steps)).flatten(),
        Part::End => {
            let over = toks.iter().skip(at).all(|t| !t.is_word());
            over.then(|| matches(rest, toks, at, caught, steps)).flatten()
        }
        Part::Words { any, optional } => {
            if let Some(tok) = toks.get(at).filter(|t| any.iter().any(|w| w.fits(&t.form)))
                && !tok.form.is_empty()
                && let Some(end) = matches(rest, toks, at + 1, caught, steps)
            {
                return Some(end);
            }
            if *optional { matches(rest, toks, at, caught, steps) } else { None }
        }
        Part::Run { name, least, most, commas } => {
            let fits = |t: &Tok| t.is_word() || *commas && t.form == ",";
            let room = toks.iter().skip(at).take(*most).take_while(|t| fits(t)).count();
            // What ends a pattern takes all it can, what stands inside as little as it must.
            let mut lengths: Vec<usize> = (*least..=room).collect();
            if rest.is_empty() {
                lengths.reverse();
            }
            for n in lengths {
                let before = caught.len();
                if let Some(name) = name {
                    caught.push((name.clone(), at, at + n));
                }
                if let Some(end) = matches(rest, toks, at + n, caught, steps) {
                    return Some(end);
                }
                caught.truncate(before);
            }
            None
        }
    }
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

    #[test]
    fn a_pattern_catches_what_it_is_made_for_and_nothing_else() {
        let pattern = Pattern::parse("first shot|shots|burst <2> came|come from|by {s:4}").unwrap();
        let text = "the first shots had come from the mill, they said";
        let toks = tokens(text, 0);
        let hit = pattern.find(&toks).unwrap();
        let (a, b) = hit.caught("s").unwrap();
        assert_eq!(toks[a].span.cover(toks[b - 1].span).of(text), "the mill");
        assert!(pattern.find(&tokens("the first shots. They came from the mill", 0)).is_none());
        assert!(Pattern::parse("a <x>").is_err() && Pattern::parse("").is_err() && Pattern::parse("a||b").is_err());
    }

    #[test]
    fn ends_and_beginnings_hold_it() {
        let whole = Pattern::parse("^ any|all? responsib* $").unwrap();
        assert!(whole.find(&tokens("any responsibility.", 0)).is_some());
        assert!(whole.find(&tokens("responsibility", 0)).is_some());
        assert!(whole.find(&tokens("the responsibility", 0)).is_none());
        assert!(whole.find(&tokens("any responsibility for it", 0)).is_none());
    }
}
