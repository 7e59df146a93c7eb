//! Which words of a text stand for parties: words in, their places and parties out.

use sayso_case::MentionKind;
use sayso_gazetteer::{Gazetteer, fold};
use sayso_language::PointWords;
use sayso_text::Span;

use super::party::{Parties, Party, Roots};
use super::token::{Tok, tokens};
use crate::parties::PartyKey;
use crate::phrases::{is_latin, of_side};

impl Parties<'_> {
    /// Sides and armed bodies named in a report that are no country's.
    pub(super) fn groups(&self, report: usize) -> Vec<(Span, usize)> {
        let read = self.pile.read(report);
        let words = self.pile.words(report);
        let armed = |text: &str| tokens(text, 0).iter().any(|t| words.party.armed.contains(&t.form));
        let named = read.findings.mentions.iter().filter(|m| m.named);
        named
            .filter(|m| {
                m.kind == MentionKind::Side || m.kind == MentionKind::Body && armed(self.pile.of(report, m.span))
            })
            .filter_map(|m| Some((m.span, self.names.of_entity(report, &m.mention_of)?)))
            .collect()
    }

    /// A country, people or advised side of these words as written.
    fn root(&self, written: &str) -> Option<PartyKey> {
        let folded = if is_latin(written) { fold(written) } else { of_side(written) };
        // "Car" at the head of a sentence is no country, "CAR" may be one.
        let short = folded.chars().count() <= 3;
        if short && written.chars().any(char::is_lowercase) {
            return None;
        }
        let known = self
            .names
            .parties
            .root(&folded)
            .or_else(|| self.own.contains(&folded).then(|| PartyKey::Named(folded.clone())));
        known.or_else(|| Gazetteer::builtin().seat(written).map(|c| PartyKey::Country(c.iso2)))
    }

    /// The words of a text that stand for parties.
    pub(super) fn mark(
        &self,
        words: &PointWords,
        toks: &[Tok],
        groups: &[(Span, usize)],
        roots: &mut Roots,
    ) -> Vec<(Span, Party)> {
        let party = &words.party;
        let mut out: Vec<(Span, Party)> = Vec::new();
        let mut k = 0;
        while let Some(tok) = toks.get(k) {
            let before = k.checked_sub(1).and_then(|b| toks.get(b));
            let according = k >= 2 && toks.get(k - 2).is_some_and(|t| party.according.contains(&t.form));
            let in_place = before.is_some_and(|b| party.place.contains(&b.form)) && !according;
            let joined = |next: usize| toks.get(next).is_some_and(|t| t.hyphen && party.joined.contains(&t.form));
            let against = tok.hyphen && before.is_some_and(|b| party.against.contains(&b.form));
            if !tok.is_word() || against {
                k += 1;
                continue;
            }
            if let Some((n, key)) = self.root_at(toks, k, roots) {
                if !joined(k + n) && !in_place {
                    let span = toks.get(k + n - 1).map_or(tok.span, |last| tok.span.cover(last.span));
                    out.push((span, Party::Of(key)));
                }
                k += n;
                continue;
            }
            if let Some((span, name)) =
                groups.iter().find(|(s, _)| tok.capital && tok.span.end <= s.end && begins(words, toks, k, *s))
            {
                let inside = toks.iter().skip(k).take_while(|t| t.span.end <= span.end).count().max(1);
                let rooted = (k..k + inside).any(|j| self.root_at(toks, j, roots).is_some());
                let only = toks
                    .iter()
                    .skip(k)
                    .take(inside)
                    .all(|t| party.rebels.contains(&t.form) || party.state.contains(&t.form));
                if !rooted && !only {
                    if !joined(k + inside) {
                        let side = self.whose_army(words, toks.get(k..k + inside).unwrap_or_default());
                        out.push((*span, Party::Group(side.unwrap_or(*name))));
                    }
                    k += inside;
                    continue;
                }
            }
            let class = if party.rebels.contains(&tok.form) {
                Some(Party::Rebels)
            } else if party.coalition.contains(&tok.form) {
                Some(Party::Coalition)
            } else if party.state.contains(&tok.form) {
                Some(Party::State)
            } else {
                None
            };
            if let Some(class) = class.filter(|_| !joined(k + 1)) {
                out.push((tok.span, class));
            }
            k += 1;
        }
        out
    }

    /// "Zelmarian army" where others speak of "Zelmarian" strikes: the side's name, so that both are one party.
    fn whose_army(&self, words: &PointWords, toks: &[Tok]) -> Option<usize> {
        let (first, rest) = toks.split_first()?;
        let army = !rest.is_empty() && rest.iter().all(|t| words.party.state.contains(&t.form));
        let name = self.names.of_text(&first.form).filter(|_| army)?;
        (self.names.list.get(name)?.kind == MentionKind::Side).then_some(name)
    }

    /// The longest run of words from `k` that names a country or people, and how many words it has.
    fn root_at(&self, toks: &[Tok], k: usize, roots: &mut Roots) -> Option<(usize, PartyKey)> {
        let first = toks.get(k).filter(|t| t.is_word() && t.capital)?;
        (1..=3).rev().find_map(|n| {
            let run = toks.get(k..k + n)?;
            if !run.iter().all(Tok::is_word) || run.last().is_some_and(|t| t.form == "'s") {
                return None;
            }
            let text: Vec<String> = if n == 1 { vec![written(first)] } else { run.iter().map(written).collect() };
            let text = text.join(" ");
            if let Some(known) = roots.get(&text) {
                return Some((n, known.clone()?));
            }
            let root = self.root(&text);
            roots.insert(text, root.clone());
            Some((n, root?))
        })
    }
}

/// A token as it was written, as far as capitals go.
fn written(tok: &Tok) -> String {
    if !tok.capital {
        return tok.form.clone();
    }
    // Of a short word all letters: "US" is a country, "Us" is none.
    let short = tok.form.chars().count() <= 3 && tok.upper;
    if short {
        tok.form.to_uppercase()
    } else {
        tok.form.chars().take(1).flat_map(char::to_uppercase).chain(tok.form.chars().skip(1)).collect()
    }
}

/// Whether a name begins at a word, its article aside.
fn begins(words: &PointWords, toks: &[Tok], k: usize, name: Span) -> bool {
    let articles = &words.party.articles;
    let at = toks.get(k).map_or(0, |t| t.span.start);
    name.start == at
        || name.start < at
            && toks.iter().take(k).rev().take_while(|t| t.span.start >= name.start).all(|t| articles.contains(&t.form))
}
