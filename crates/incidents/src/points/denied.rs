//! What a denial denies, by its own words: an utterance in, the words that it turns against out, with him whom it names as
//! saying them; or nothing, where it denies no fact.

use std::collections::BTreeSet;

use sayso_case::{How, Manner};
use sayso_language::{Pack, PointWords};

use super::desk::{Desk, unreal};
use super::lemma::concepts;
use super::take::{Take, stretch};
use super::token::Tok;
use super::utterance::{Holder, Utterance};
use super::verdict::{self, told_false};

/// The answer of those who say what is denied.
pub(super) const SO: &str = "so";

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
    /// Whose claims an empty denial turns against, where it names him.
    pub whose: Vec<Tok>,
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
    let pack = desk.pile.pack(u.report);
    // What an office publishes is its own word; a newsroom's plain words deny nobody.
    let speaks = !u.is_own_voice() || u.holder.named;
    let told = || told_false(u.words, &u.toks).is_some() || told_false(u.words, &u.all).is_some();
    let told = speaks && told();
    let called = is_called(u);
    let claims = speaks.then(|| verdict::empty(pack, u)).flatten();
    let clause = clause_of(u);
    let by = if u.denies() && !u.is_own_voice() {
        By::Cue
    } else if told || called || claims.is_some() || speaks && u.words.denial.by_word.stand(&u.toks) {
        By::Word
    } else if speaks
        && tells(u)
        && (clause.is_some() || u.words.denial.plain.stand(&u.toks))
        && !tells_of_others(desk, u)
    {
        By::Plain
    } else {
        return None;
    };
    if by == By::Cue && u.all.iter().take(6).any(|t| u.words.denial.not_sayings.has(&t.form)) {
        return None;
    }
    // "Denied the claims, calling them unfounded" denies once.
    let again = |v: &&Utterance| {
        v.denies()
            && v.report == u.report
            && v.sentence == u.sentence
            && v.holder.key == u.holder.key
            && !std::ptr::eq(u, *v)
    };
    if u.words.denial.reciprocal.stand(&u.all) || by == By::Word && claims.is_some() && all.iter().any(again) {
        return None;
    }
    let mut out = Denied {
        by,
        strong: by == By::Plain && clause.is_some(),
        content: match by {
            By::Cue => u.all.clone(),
            By::Word if called => u.all.clone(),
            By::Word => u.toks.clone(),
            By::Plain => u.toks.get(clause.unwrap_or(0)..).unwrap_or_default().to_vec(),
        },
        about: BTreeSet::new(),
        empty: false,
        whose: Vec::new(),
        claim: None,
        claimed_in: None,
    };
    out.name(desk, all, u, called);
    out.cut(u.words, called);
    out.about = concepts(u.words, &out.content).into_iter().filter(|c| !u.words.denial.stop.has(c)).collect();
    let nothing = by == By::Cue && (out.about.is_empty() || verdict::is_a_name_for_it(pack, &out.content));
    out.empty = out.claim.is_none() && (claims.is_some() || nothing);
    out.whose = claims.map(|c| c.whose).unwrap_or_default();
    Some(out)
}

/// "The Orvian side did not let the patrol through", in what a mission publishes: what others did not do denies nothing that is said of
/// the mission.
fn tells_of_others(desk: &Desk, u: &Utterance) -> bool {
    let first = u.toks.iter().position(|t| u.words.denial.negators.has(&t.form)).unwrap_or(0);
    let named = || desk.parties.all_of(u.report, u.toks.get(..first).unwrap_or_default());
    u.is_own_voice() && named().iter().any(|p| u.holder.party.as_ref().is_none_or(|own| !own.may_be(p)))
}

/// Where the clause begins in which an utterance denies a fact in plain words: behind a mark too, "they made us wait, and |there was no
/// mine|".
fn clause_of(u: &Utterance) -> Option<usize> {
    if is_strong(u.words, &u.toks) {
        return Some(0);
    }
    let denial = &u.words.denial;
    let begins = |k: &usize| {
        let joins = |t: &Tok| !t.is_word() || denial.joins.has(&t.form);
        let before = u.toks.get(k - 1).is_some_and(|t| !t.is_word()) || u.toks.get(*k).is_some_and(joins);
        before && denial.later.stand(u.toks.get(*k..).unwrap_or_default())
    };
    let real = |k: &usize| !unreal(u.words, u.toks.get(..*k).unwrap_or_default());
    (1..u.toks.len()).filter(begins).filter(real).find(|k| is_strong(u.words, u.toks.get(*k..).unwrap_or_default()))
}

/// Whether an utterance tells facts, whatever the reader takes its negation for.
fn tells(u: &Utterance) -> bool {
    let facts = matches!(u.manner, Manner::Say | Manner::Claim | Manner::Confirm | Manner::Deny | Manner::Reject);
    // "She swears that she knows of no such paper" promises nothing.
    facts && !u.denies() || u.manner == Manner::Promise && is_strong(u.words, &u.toks)
}

/// "He called the enemy's story a fantasy."
fn is_called(u: &Utterance) -> bool {
    u.words.denial.callers.any(&u.cue) && u.words.denial.untrue.any(&u.toks)
}

impl Denied {
    /// Narrows the content to what somebody is named as claiming.
    fn name(&mut self, desk: &Desk, all: &[&Utterance], u: &Utterance, called: bool) {
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
        let told = || [&u.toks, &u.all].into_iter().find_map(|run| Some((run, told_false(u.words, run)?)));
        let told = if self.by == By::Word { told() } else { None };
        let by_name = || named(u).filter(|_| self.by == By::Cue || called).map(|found| (&u.all, found));
        let Some((run, (who, what))) = told.or_else(by_name) else { return };
        self.content = run.get(what).unwrap_or_default().to_vec();
        // Where the reader found the claim too, it is that; else it is his whom the denial names.
        let begins = |v: &&&Utterance| {
            let first = self.content.first().is_some_and(|t| v.toks.first().is_some_and(|w| w.span == t.span));
            v.report == u.report && v.finding != u.finding && v.holds() && v.statement.is_some() && first
        };
        if let Some(claim) = all.iter().find(begins) {
            self.claim = Take::of(claim, SO.to_owned(), stretch(desk.pile, u.report, &self.content), "denial_names");
            self.claimed_in = Some((claim.report, claim.span.start, claim.holder.key.clone()));
            return;
        }
        let said_by = who.and_then(|who| run.get(who));
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
        let whole = verdict::has_verb(pack, &self.content) || self.strong;
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

/// A run of words by their numbers.
type Run = std::ops::Range<usize>;

/// "Y's claim that P": where Y and P stand in the content.
fn named(u: &Utterance) -> Option<(Option<Run>, Run)> {
    let hit = u.words.denial.named.find(&u.all)?;
    let part = |name: &str| hit.caught(name).map(|(a, b)| a..b);
    Some((part("a").or_else(|| part("b")), part("p")?))
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
            "no person by the name of Emric has been taken to any of its wards",
            "there never were any guns",
            "he knows of no such paper",
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
            Denied {
                by: By::Plain,
                strong,
                content,
                about,
                empty: false,
                whose: Vec::new(),
                claim: None,
                claimed_in: None,
            }
            .says_something(crate::testing::english())
        };
        assert!(says("There were no guards in the mill, there never have been"));
        assert!(says("they launched none and"));
        assert!(!says("The march had not been"));
    }

    #[test]
    fn what_a_claim_is_called_is_not_what_is_denied() {
        let is_name = |text: &str| verdict::is_a_name_for_it(crate::testing::english(), &tokens(text, 0));
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
