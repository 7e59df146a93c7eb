//! What a denial denies, by its own words: an utterance in, the words that it turns against out, with him whom it names as
//! saying them; or nothing, where it denies no fact.

use std::collections::BTreeSet;

use sayso_case::{How, Manner};
use sayso_language::{Hit, Pack, PointWords};

use super::denials::SO;
use super::desk::{Desk, unreal};
use super::lemma::concepts;
use super::take::{Take, stretch};
use super::token::Tok;
use super::utterance::{Holder, Utterance};

/// What a denial turns against.
pub(super) struct Denied {
    /// By what it is known as a denial.
    pub by: By,
    /// A fact denied in plain words, and nothing softer.
    pub strong: bool,
    /// What is denied, in its own words.
    pub content: Vec<Tok>,
    /// What they are about.
    pub about: BTreeSet<String>,
    /// Nothing is named: "denied the allegations".
    pub empty: bool,
    /// The claim of him whom the denial names.
    pub claim: Option<Take>,
    /// The utterance which that claim is, by report, place and holder.
    pub claimed_in: Option<(usize, usize, String)>,
}

/// By what a denial is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// "Denied that", "rejected".
    Cue,
    /// "Is a lie", "called it a fantasy".
    Word,
    /// "There was no column".
    Plain,
}

/// What an utterance denies; `None` where it denies nothing.
pub(super) fn denied(desk: &Desk, all: &[&Utterance], u: &Utterance) -> Option<Denied> {
    if !u.holds() || u.finding.is_none() || u.toks.first().is_some_and(|t| unreal(u.words, std::slice::from_ref(t))) {
        return None;
    }
    // What an office publishes is its own word; a newsroom's plain words deny nobody.
    let speaks = !u.is_own_voice() || u.holder.named;
    let report = u.words.denial.own_report.find(&u.toks).filter(|_| speaks);
    let called = is_called(u);
    let plain = || u.words.denial.plain.stand(&u.toks) || u.words.denial.strong.stand(&u.toks);
    let by = if u.denies() && !u.is_own_voice() {
        By::Cue
    } else if report.is_some() || called || speaks && u.words.denial.by_word.stand(&u.toks) {
        By::Word
    } else if speaks && tells(u) && plain() {
        By::Plain
    } else {
        return None;
    };
    if by == By::Cue && u.all.iter().take(6).any(|t| u.words.denial.not_sayings.has(&t.form)) {
        return None;
    }
    if u.words.denial.reciprocal.stand(&u.all) {
        return None;
    }
    let mut out = Denied {
        by,
        strong: by == By::Plain && is_strong(u.words, &u.toks),
        content: if by == By::Cue || called { u.all.clone() } else { u.toks.clone() },
        about: BTreeSet::new(),
        empty: false,
        claim: None,
        claimed_in: None,
    };
    let pack = desk.pile.pack(u.report);
    out.name(desk, all, u, report.as_ref(), called);
    out.cut(u.words, called);
    out.about = concepts(u.words, &out.content).into_iter().filter(|c| !u.words.denial.stop.has(c)).collect();
    let nothing =
        u.words.denial.empty.stand(&out.content) || out.about.is_empty() || is_a_name_for_it(pack, &out.content);
    out.empty = by == By::Cue && out.claim.is_none() && nothing;
    Some(out)
}

/// Whether an utterance tells facts, whatever the reader takes its negation for.
fn tells(u: &Utterance) -> bool {
    matches!(u.manner, Manner::Say | Manner::Claim | Manner::Confirm | Manner::Deny | Manner::Reject) && !u.denies()
}

/// "Orvia rejected the remarks as |blatant lies|": what the denial calls the claim, and not what it denies.
fn is_a_name_for_it(pack: &Pack, content: &[Tok]) -> bool {
    const LONGEST: usize = 5;
    let denial = &pack.point_words.denial;
    let said = content.iter().filter(|t| t.is_word()).count();
    said <= LONGEST && denial.untrue.any(content) && !has_verb(pack, content)
}

/// "He called the enemy's story a fantasy."
fn is_called(u: &Utterance) -> bool {
    u.words.denial.callers.any(&u.cue) && u.words.denial.untrue.any(&u.toks)
}

impl Denied {
    /// Narrows the content to what somebody is named as claiming.
    fn name(&mut self, desk: &Desk, all: &[&Utterance], u: &Utterance, report: Option<&Hit>, called: bool) {
        let inner = all.iter().find(|v| {
            v.report == u.report
                && v.statement.is_some()
                && v.holder.name.is_some()
                && desk.rejecter(v).is_some_and(|d| d.finding == u.finding)
        });
        if let Some(inner) = inner {
            self.content.clone_from(&inner.toks);
            let value = stretch(desk.pile, inner.report, &inner.toks);
            self.claim = Take::of(inner, SO.to_owned(), value, "denial_names");
            self.claimed_in = Some((inner.report, inner.span.start, inner.holder.key.clone()));
            return;
        }
        let in_report = report.and_then(|h| Some((h.caught("b"), h.caught("p")?)));
        let (run, (who, what)) = match in_report {
            Some(found) => (&u.toks, found),
            None => match named(u).filter(|_| self.by == By::Cue || called) {
                Some(found) => (&u.all, found),
                None => return,
            },
        };
        self.content = run.get(what.0..what.1).unwrap_or_default().to_vec();
        let said_by = who.and_then(|(a, b)| run.get(a..b));
        self.claim = said_by.and_then(|who| claimed_by(desk, u, who, &self.content));
    }

    /// Takes off what is said of the claim: "as a lie", "calling it".
    fn cut(&mut self, words: &PointWords, called: bool) {
        if called {
            let untrue = self.content.iter().position(|t| words.denial.untrue.has(&t.form));
            self.content.truncate(untrue.unwrap_or(self.content.len()));
            // "calling them |heinous and blatant| lies"
            if self.content.get(..1).is_some_and(|first| words.denial.empty.stand(first)) {
                self.content.truncate(1);
            }
        }
        let cut = self.content.iter().position(|t| words.denial.tails.has(&t.form)).filter(|k| *k > 1);
        self.content.truncate(cut.unwrap_or(self.content.len()));
    }

    /// Whether a denial that nobody is quoted against says something to a reader: it names what is denied, in whole words.
    pub fn says_something(&self, pack: &Pack) -> bool {
        let denial = &pack.point_words.denial;
        // Cut short by the reader: "the march had not been"; not "there were no guards, there never have been", and "they launched
        // none and" is whole without its last word.
        let last = self.content.iter().rposition(|t| t.is_word() && !denial.loose_ends.has(&t.form));
        let clause_before = last.is_some_and(|k| self.content.iter().take(k).any(|t| !t.is_word()));
        let open = last.and_then(|k| self.content.get(k)).is_some_and(|t| denial.cut_ends.has(&t.form));
        let cut_short = open && !(self.strong && clause_before);
        let said = self.content.iter().filter(|t| t.is_word()).count();
        let whole = has_verb(pack, &self.content) || self.strong;
        !self.empty && !self.about.is_empty() && (self.about.len() > 1 || said > 1) && whole && !cut_short
    }
}

/// "There was no column": a fact denied in plain words, and nothing that is only not known, not wanted or not yet done.
fn is_strong(words: &PointWords, toks: &[Tok]) -> bool {
    // "He did not fire the drone, but he built the bomb" denies nothing that anybody said.
    let first = toks.iter().position(|t| words.denial.negators.has(&t.form)).unwrap_or(0);
    let end = toks.iter().skip(first).position(|t| !t.is_word()).map_or(toks.len(), |k| k + first);
    let clause = toks.get(..end).unwrap_or_default();
    let but = toks.windows(2).any(|w| matches!(w, [mark, word] if !mark.is_word() && words.denial.but.has(&word.form)));
    let soft = but || words.denial.not_strong.stand(clause);
    let until = toks.iter().position(|t| words.denial.negators.has(&t.form)).map_or(toks.len(), |k| k + 1);
    let mut before = toks.get(..until).unwrap_or_default().iter().filter(|t| !words.denial.cannot.has(&t.form));
    words.denial.strong.stand(toks) && !soft && !before.any(|t| words.utterance.unreal.has(&t.form))
}

/// A run of words by the numbers of its first and behind its last.
type Run = (usize, usize);

/// "Y's claim that P": where Y and P stand in the content.
fn named(u: &Utterance) -> Option<(Option<Run>, Run)> {
    let hit = u.words.denial.named.find(&u.all)?;
    let p = hit.caught("p")?;
    Some((hit.caught("a").or_else(|| hit.caught("b")), p))
}

/// The claim of one who is only named in the denial.
fn claimed_by(desk: &Desk, u: &Utterance, who: &[Tok], content: &[Tok]) -> Option<Take> {
    let own = who.iter().all(|t| u.words.denial.nobodys.has(&t.form));
    let capital = who.iter().any(|t| t.capital);
    let party = desk.parties.one_of(u.report, who);
    let noun = who.iter().filter(|t| t.is_word() && !u.words.party.articles.contains(&t.form)).count() <= 2;
    if own || !capital && party.is_none() && !noun || content.is_empty() {
        return None;
    }
    let name = stretch(desk.pile, u.report, who);
    let key = desk.hearing.key_of(party.as_ref(), &name);
    let mut take = Take::of(u, SO.to_owned(), stretch(desk.pile, u.report, content), "denial_names")?;
    take.chain = u.holder.name.clone().into_iter().collect();
    let side = party.as_ref().and_then(|p| desk.parties.side(p));
    take.holder = Holder { key, within: None, name: Some(name), own_voice: false, named: true, party, side };
    take.how = How::Relayed;
    Some(take)
}

/// Whether words have a verb, as far as their forms tell: else they are cut short, and the row would say nothing.
fn has_verb(pack: &Pack, content: &[Tok]) -> bool {
    let verb = |f: &str| {
        pack.point_words.denial.verbs.has(f)
            || pack.morphology.is_past(f) && f.len() > 4
            || pack.morphology.is_progressive(f) && f.len() > 5
    };
    content.iter().any(|t| verb(&t.form))
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    fn strong(text: &str) -> bool {
        is_strong(&crate::testing::english().point_words, &tokens(text, 0))
    }

    #[test]
    fn facts_denied_in_plain_words_are_denials() {
        for text in [
            "There was no column, and there was nobody armed",
            "Not one of our drones was in the air",
            "they had no such person in custody",
            "that no officer had used live ammunition",
            "that it has nothing to do with the fire",
            "nobody touched the gate",
            "There were no guards in the mill, there never have been",
            "Nobody laid a hand on these people",
            "Halvia does not pay ransom",
            "It was one bang, not two",
            "her staff had seen neither vehicles nor fighters that morning",
        ] {
            assert!(strong(text), "{text}");
        }
    }

    #[test]
    fn what_is_cut_short_says_nothing() {
        let says = |text: &str| {
            let words = &crate::testing::english().point_words;
            let content = tokens(text, 0);
            let strong = is_strong(words, &content);
            let about = concepts(words, &content);
            Denied { by: By::Plain, strong, content, about, empty: false, claim: None, claimed_in: None }
                .says_something(crate::testing::english())
        };
        assert!(says("There were no guards in the mill, there never have been"));
        assert!(says("they launched none and"));
        assert!(!says("The march had not been"));
    }

    #[test]
    fn what_a_claim_is_called_is_not_what_is_denied() {
        let is_name = |text: &str| is_a_name_for_it(crate::testing::english(), &tokens(text, 0));
        assert!(is_name("\"blatant lies.\"") && is_name("a fantasy"));
        assert!(!is_name("Orvian jets hit the school") && !is_name("the lies were spread by Orvia"));
    }

    #[test]
    fn what_is_not_known_or_wanted_is_none() {
        for text in [
            "there is no excuse for murder",
            "War is not and has never been our aim",
            "it had no information about casualties",
            "he did not want to comment",
            "it was not yet clear who had fired",
            "We would not leave the town",
            "Do not cry for me",
            "the road is open",
            "it had no immediate toll",
            "the other army did not do so",
            "It was late, cold and dark",
            "He did not fire the drone, but he built the bomb",
        ] {
            assert!(!strong(text), "{text}");
        }
    }
}
