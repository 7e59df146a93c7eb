//! Words, beginnings and endings of words that may stand at one place, made so that most words are seen to be none of them at a
//! glance: lists in, whether a word fits out. Patterns ask this millions of times in a case of thousands of reports.

/// 256 marks, one for each value of a byte.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks([u64; 4]);

impl Marks {
    fn set(&mut self, at: u8) {
        if let Some(word) = self.0.get_mut(usize::from(at >> 6)) {
            *word |= 1 << (at & 63);
        }
    }

    fn has(self, at: u8) -> bool {
        self.0.get(usize::from(at >> 6)).is_some_and(|word| word >> (at & 63) & 1 == 1)
    }

    fn meets(self, other: Self) -> bool {
        self.0.iter().zip(other.0).any(|(a, b)| a & b != 0)
    }
}

/// A mark that a word and its equals have.
fn mark(form: &str) -> u8 {
    let bytes = form.as_bytes();
    let (first, last) = (bytes.first().copied().unwrap_or(0), bytes.last().copied().unwrap_or(0));
    first.wrapping_mul(31) ^ last.wrapping_mul(17) ^ (bytes.len() as u8).wrapping_mul(101)
}

/// The marks of a run of words: what none of them can be is seen without looking at each.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Seen {
    whole: Marks,
    first: Marks,
    last: Marks,
}

impl Seen {
    /// Over these words.
    pub fn of<'w>(forms: impl Iterator<Item = &'w str>) -> Self {
        let mut seen = Seen::default();
        for form in forms {
            seen.whole.set(mark(form));
            form.as_bytes().first().into_iter().for_each(|b| seen.first.set(*b));
            form.as_bytes().last().into_iter().for_each(|b| seen.last.set(*b));
        }
        seen
    }
}

/// Words, beginnings and endings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Alternatives {
    /// In order of bytes.
    whole: Vec<String>,
    begin: Vec<String>,
    ending: Vec<String>,
    marks: Marks,
    firsts: Marks,
    lasts: Marks,
}

impl Alternatives {
    /// Of words, what words begin with, and what they end in.
    pub fn of(mut whole: Vec<String>, begin: Vec<String>, ending: Vec<String>) -> Self {
        whole.sort_unstable();
        let (mut marks, mut firsts, mut lasts) = (Marks::default(), Marks::default(), Marks::default());
        whole.iter().for_each(|w| marks.set(mark(w)));
        begin.iter().filter_map(|b| b.as_bytes().first()).for_each(|b| firsts.set(*b));
        ending.iter().filter_map(|e| e.as_bytes().last()).for_each(|b| lasts.set(*b));
        Alternatives { whole, begin, ending, marks, firsts, lasts }
    }

    /// Whether a word is one of them.
    pub fn fits(&self, form: &str) -> bool {
        let at = |byte: Option<&u8>, marks: Marks| byte.is_some_and(|b| marks.has(*b));
        let bytes = form.as_bytes();
        self.marks.has(mark(form)) && self.whole.binary_search_by(|w| w.as_str().cmp(form)).is_ok()
            || at(bytes.first(), self.firsts) && self.begin.iter().any(|b| form.starts_with(b.as_str()))
            || at(bytes.last(), self.lasts) && self.ending.iter().any(|e| form.ends_with(e.as_str()))
    }

    /// Whether one of the words of a run may be one of them; `false` is sure.
    pub fn may_fit(&self, seen: &Seen) -> bool {
        self.marks.meets(seen.whole) || self.firsts.meets(seen.first) || self.lasts.meets(seen.last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(words: &[&str]) -> Vec<String> {
        words.iter().map(|w| (*w).to_owned()).collect()
    }

    #[test]
    fn words_beginnings_and_endings_fit_and_nothing_else() {
        let all = Alternatives::of(list(&["raft", "boat", "é"]), list(&["ferr"]), list(&["ship"]));
        for fits in ["raft", "boat", "é", "ferries", "ferr", "flagship"] {
            assert!(all.fits(fits), "{fits}");
            assert!(all.may_fit(&Seen::of(["the", fits].into_iter())), "{fits}");
        }
        for odd in ["rafts", "boa", "fer", "shipping", "", "e"] {
            assert!(!all.fits(odd), "{odd}");
        }
        assert!(!all.may_fit(&Seen::of(["the", "mill"].into_iter())));
        assert!(!Alternatives::default().fits("") && !Alternatives::default().may_fit(&Seen::of(["a"].into_iter())));
    }
}
