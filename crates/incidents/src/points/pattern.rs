//! Patterns over words, so that rules can be data: `"first shot|shots came|come from|by {s:8}"` in, where it stands and
//! what it caught out.
//!
//! A pattern is a row of parts: `word`, `a|b`, `begin*` and `*end` (a word that begins or ends so), any of them with `?` where it may be
//! missing; `<3>` up to three words; `{name:8}` one to eight words, caught; `^` the beginning and `$` the end of the
//! words looked at. `<3,>` and `{name:8,}` also run over commas. Quotation marks count for nothing; `:` cannot be caught.

pub(crate) use super::token::{Tok, tokens};

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
