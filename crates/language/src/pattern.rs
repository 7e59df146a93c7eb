//! Patterns over words, so that rules can be data: `"first shot|shots came|come from|by {s:8}"` in, where it stands and
//! what it caught out. They are read with their table: a wrong one is an error that names it.
//!
//! A pattern is a row of parts: `word`, `a|b`, `begin*` and `*end` (a word that begins or ends so), any of them with `?` where it may be
//! missing; `<3>` up to three words; `{name:8}` one to eight words, caught; `^` the beginning and `$` the end of the
//! words looked at. `<3,>` and `{name:8,}` also run over commas. Quotation marks count for nothing; `:` cannot be caught.

use crate::alternatives::{Alternatives, Seen};

/// A word or a mark of a text, as patterns see it.
pub trait Piece {
    /// In lower case, without apostrophes and full stops.
    fn form(&self) -> &str;

    /// Whether it is a word, and no mark.
    fn is_word(&self) -> bool;
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Words { any: Alternatives, optional: bool },
    Run { name: Option<String>, least: usize, most: usize, commas: bool },
    Start,
    End,
}

/// A row of parts, read once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pattern {
    parts: Vec<Part>,
}

/// Where a pattern stands, in numbers of tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
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

    /// What its runs caught that have a name, in their order.
    pub fn runs(&self) -> impl DoubleEndedIterator<Item = std::ops::Range<usize>> + '_ {
        self.caught.iter().map(|(_, a, b)| *a..*b)
    }
}

impl Pattern {
    /// Reads a pattern; what cannot be read is an error that says what.
    pub(crate) fn parse(written: &str) -> Result<Self, String> {
        let parts: Vec<Part> = written.split_whitespace().map(part).collect::<Result<_, _>>()?;
        if parts.is_empty() || parts.len() > 24 {
            return Err(format!("{written:?}: a pattern has one to 24 parts"));
        }
        Ok(Pattern { parts })
    }

    /// The first place where it stands.
    #[cfg(test)]
    fn find<P: Piece>(&self, toks: &[P]) -> Option<Hit> {
        self.find_seen(toks, &Seen::of(toks.iter().map(P::form)))
    }

    /// The same, where what the words can be is known.
    fn find_seen<P: Piece>(&self, toks: &[P], seen: &Seen) -> Option<Hit> {
        let missing = |part: &Part| matches!(part, Part::Words { any, optional: false } if !any.may_fit(seen));
        if self.parts.iter().any(missing) {
            return None;
        }
        let mut caught = Vec::new();
        (0..toks.len()).find_map(|start| {
            caught.clear();
            // Work is bounded: what a pattern of few parts can try from one word.
            let mut steps = 2_000;
            let to = matches(&self.parts, toks, start, &mut caught, &mut steps)?;
            let caught = caught.iter().map(|(name, a, b): &(&str, usize, usize)| ((*name).to_owned(), *a, *b));
            Some(Hit { from: start, to, caught: caught.collect() })
        })
    }
}

/// Several patterns for one thing, the first that stands counting.
#[derive(Clone, Debug, Default)]
pub struct Patterns(Vec<Pattern>);

impl Patterns {
    /// Reads them in their order.
    pub(crate) fn parse(written: &[String]) -> Result<Self, String> {
        Ok(Patterns(written.iter().map(|p| Pattern::parse(p)).collect::<Result<_, _>>()?))
    }

    /// The first hit of the first pattern that has one.
    pub fn find<P: Piece>(&self, toks: &[P]) -> Option<Hit> {
        let seen = Seen::of(toks.iter().map(P::form));
        self.0.iter().find_map(|p| p.find_seen(toks, &seen))
    }

    /// Whether one of them stands.
    pub fn stand<P: Piece>(&self, toks: &[P]) -> bool {
        self.find(toks).is_some()
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
    let (mut whole, mut begin, mut ending) = (Vec::new(), Vec::new(), Vec::new());
    for w in body.split('|') {
        match (w.strip_prefix('*'), w.strip_suffix('*')) {
            (Some(end), _) => ending.push(end.to_owned()),
            (_, Some(beginning)) => begin.push(beginning.to_owned()),
            _ => whole.push(w.to_owned()),
        }
    }
    if whole.iter().chain(&begin).chain(&ending).any(String::is_empty) {
        return Err(format!("{written:?} has an empty word"));
    }
    if body.contains('@') {
        return Err(format!("{written:?} names no list of single words, or one of several tables"));
    }
    Ok(Part::Words { any: Alternatives::of(whole, begin, ending), optional })
}

fn matches<'p, P: Piece>(
    parts: &'p [Part],
    toks: &[P],
    at: usize,
    caught: &mut Vec<(&'p str, usize, usize)>,
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
            if let Some(tok) = toks.get(at).filter(|t| any.fits(t.form()))
                && !tok.form().is_empty()
                && let Some(end) = matches(rest, toks, at + 1, caught, steps)
            {
                return Some(end);
            }
            if *optional { matches(rest, toks, at, caught, steps) } else { None }
        }
        Part::Run { name, least, most, commas } => {
            let fits = |t: &P| t.is_word() || *commas && t.form() == ",";
            let room = toks.iter().skip(at).take(*most).take_while(|t| fits(t)).count();
            // What ends a pattern takes all it can, what stands inside as little as it must.
            for k in *least..=room {
                let n = if rest.is_empty() { room + least - k } else { k };
                let before = caught.len();
                if let Some(name) = name {
                    caught.push((name, at, at + n));
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

    struct Tok(String);

    impl Piece for Tok {
        fn form(&self) -> &str {
            &self.0
        }

        fn is_word(&self) -> bool {
            self.0.chars().all(char::is_alphanumeric)
        }
    }

    /// Words and marks that blanks part.
    fn tokens(text: &str) -> Vec<Tok> {
        text.split(' ').map(|w| Tok(w.to_owned())).collect()
    }

    #[test]
    fn a_pattern_catches_what_it_is_made_for_and_nothing_else() {
        let pattern = Pattern::parse("first shot|shots <2> came|come from|by {s:4}").unwrap();
        let toks = tokens("the first shots had come from the mill , they said");
        let (a, b) = pattern.find(&toks).unwrap().caught("s").unwrap();
        let caught: Vec<&str> = toks[a..b].iter().map(|t| t.0.as_str()).collect();
        assert_eq!(caught, ["the", "mill"]);
        assert!(pattern.find(&tokens("the first shots . they came from the mill")).is_none());
        assert_eq!(pattern.find(&toks).unwrap().runs().next(), Some(a..b));
    }

    #[test]
    fn a_wrong_pattern_is_refused() {
        for wrong in ["", "a <x>", "a||b", "{s}", "<60>", "@boats"] {
            assert!(Pattern::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn ends_and_beginnings_hold_it() {
        let whole = Pattern::parse("^ any|all? responsib* $").unwrap();
        assert!(whole.find(&tokens("any responsibility .")).is_some());
        assert!(whole.find(&tokens("responsibility")).is_some());
        assert!(whole.find(&tokens("the responsibility")).is_none());
        assert!(whole.find(&tokens("any responsibility for it")).is_none());
    }
}
