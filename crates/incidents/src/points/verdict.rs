//! What a saying calls false: the words of an utterance in, the claims that they turn against out. And denials inside a saying, and
//! claims that were taken in with what is said of them.

use std::ops::Range;

use sayso_case::Manner;
use sayso_language::{Hit, Pack, PointWords};

use super::token::Tok;
use super::utterance::{Stand, Utterance};

/// Claims that a denial turns against without saying what they claim: "the accusations", "Orvia's accusations", "this".
#[derive(Clone, Debug, Default)]
pub(super) struct Claims {
    /// The words for him whose claims they are, where he is named.
    pub whose: Vec<Tok>,
}

/// Whether words are nothing but somebody's claims.
pub(super) fn claims(words: &PointWords, toks: &[Tok]) -> Option<Claims> {
    let denial = &words.denial;
    let whose = |hit: Hit| toks.get(hit.runs().next()?).map(<[Tok]>::to_vec);
    let name = |words: &Vec<Tok>| words.iter().any(|t| t.capital);
    if let Some(whose) = denial.of_whom.find(toks).and_then(whose) {
        return Some(Claims { whose });
    }
    if let Some(whose) = denial.of_name.find(toks).and_then(whose).filter(name) {
        return Some(Claims { whose });
    }
    (denial.empty.stand(toks) || denial.against.stand(toks)).then(Claims::default)
}

/// "|These claims| are lies", "called |the allegations| \"absurd\"", "Slander," he said: the claims that are called false, and not what
/// they claim.
pub(super) fn called_false(pack: &Pack, u: &Utterance) -> Option<Claims> {
    let words = &pack.point_words;
    let denial = &words.denial;
    // "It is a lie to say that P": P.
    if told_false(words, &u.all).is_some() {
        return None;
    }
    if denial.denial_nouns.stand(&u.all) {
        return Some(Claims::default());
    }
    if let Some(what) = denial.verdict.find(&u.all).and_then(|hit| hit.runs().next()) {
        return claims(words, u.all.get(what)?);
    }
    if denial.callers.any(&u.cue) {
        // "called the claims |baseless|": the reader may leave out what they are called.
        let untrue = u.all.iter().position(|t| denial.untrue.has(&t.form));
        let what = u.all.get(..untrue.unwrap_or(u.all.len()))?;
        let verdict = untrue.is_some() || u.behind.iter().take(4).any(|t| denial.untrue.has(&t.form));
        return claims(words, what)
            .or_else(|| is_a_name_for_it(pack, &u.all).then(Claims::default))
            .filter(|_| verdict);
    }
    is_a_name_for_it(pack, &u.all).then(Claims::default)
}

/// "Orvia rejected the remarks as |blatant lies|": what the denial calls the claim, and not what it denies.
pub(super) fn is_a_name_for_it(pack: &Pack, content: &[Tok]) -> bool {
    const LONGEST: usize = 5;
    let denial = &pack.point_words.denial;
    let said = content.iter().filter(|t| t.is_word()).count();
    said <= LONGEST && denial.untrue.any(content) && !has_verb(pack, content)
}

/// Whether words have a verb, as far as their forms tell: else they are cut short, and the row would say nothing.
pub(super) fn has_verb(pack: &Pack, content: &[Tok]) -> bool {
    let verb = |f: &str| {
        pack.point_words.denial.verbs.has(f)
            || pack.morphology.is_past(f) && f.len() > 4
            || pack.morphology.is_progressive(f) && f.len() > 5
    };
    content.iter().any(|t| verb(&t.form))
}

/// The claims that a denial turns against without saying what they claim, by its cue or by its words.
pub(super) fn empty(pack: &Pack, u: &Utterance) -> Option<Claims> {
    if u.denies() {
        let cut = u.all.iter().position(|t| u.words.denial.tails.has(&t.form)).filter(|k| *k > 0);
        let what = u.all.get(..cut.unwrap_or(u.all.len()))?;
        return claims(u.words, what).or_else(|| is_a_name_for_it(pack, what).then(Claims::default));
    }
    called_false(pack, u)
}

/// "We categorically deny |these allegations|", "he denied |the gate was open|" in what somebody says of himself: the denial that it
/// is.
pub(super) fn denied_inside(u: &mut Utterance) {
    let tells = matches!(u.manner, Manner::Say | Manner::Claim | Manner::Confirm | Manner::Deny);
    let Some(hit) = u.words.denial.own.find(&u.all).filter(|_| tells && u.stand == Stand::Holds) else { return };
    let Some(denied) = hit.runs().next() else { return };
    u.cue = u.all.get(..denied.start).unwrap_or_default().to_vec();
    let Some(what) = u.all.get(denied).map(<[Tok]>::to_vec) else { return };
    u.toks.retain(|t| what.iter().any(|w| w.span == t.span));
    u.all = what;
    u.manner = Manner::Deny;
}

/// "The army's claim that the bridge fell |was untrue|": how many words of the claim are its own, where the reader took it in with what
/// is said of it.
pub(super) fn own_part(words: &PointWords, toks: &[Tok]) -> Option<usize> {
    words.denial.verdict_behind.find(toks).map(|hit| if hit.from > 1 { hit.from } else { 0 })
}

/// A claim that somebody is said to make, and which the words call false: where he stands, and the claim.
pub(super) fn told_false(words: &PointWords, toks: &[Tok]) -> Option<(Option<Range<usize>>, Range<usize>)> {
    // Where somebody is named he is caught before the claim.
    let hit: Hit = words.denial.own_report.find(toks)?;
    let mut runs = hit.runs();
    let claim = runs.next_back()?;
    Some((runs.next(), claim))
}
