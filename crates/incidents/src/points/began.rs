//! Who fired first: what is said of it in, a row out. An answer is a party, or where none is named its nouns ("the men in
//! the van"); a noun answer joins the party whose own words share the nouns.

use std::collections::BTreeSet;

use sayso_case::{Attribute, How, Manner};
use sayso_language::{Hit, PointWords};

use super::desk::{Desk, past, unreal};
use super::doer::subject;
use super::ground::Ground;
use super::lemma::concepts;
use super::party::Party;
use super::row::Row;
use super::take::{Rivalry, Take, holders, positions, stretch};
use super::token::Tok;
use super::utterance::{Stand, Utterance};

/// One answer before noun answers are joined.
struct Answer {
    take: Take,
    denied: bool,
    nouns: BTreeSet<String>,
    firm: bool,
}

/// The row.
pub(crate) fn row(desk: &Desk, ground: &Ground) -> Option<Row> {
    let mut answers: Vec<Answer> = Vec::new();
    for u in desk.on(ground) {
        answers.extend(answer(desk, u));
    }
    // "opened fire on the post" alone does not say that nobody fired before; where each side says it of the other, they differ on it.
    let first = answers.iter().any(|a| a.firm);
    if !first && !of_each_other(&answers) {
        return None;
    }
    join_nouns(&mut answers);
    let mut takes: Vec<Take> = answers.into_iter().map(|a| if a.denied { a.take.denied() } else { a.take }).collect();
    takes.sort_by_key(|t| (t.report, t.finding.2));
    if positions(&takes).len() < 2 || holders(&takes).len() < 2 {
        return None;
    }
    Some(Row {
        attribute: Attribute::FirstFire,
        topic: "first".to_owned(),
        question: format!("Who {}?", if first { "fired first" } else { "opened fire" }),
        takes,
        rivalry: Rivalry::Parties,
        fact: false,
        series: false,
    })
}

/// Whether each of two sides says it of the other.
fn of_each_other(answers: &[Answer]) -> bool {
    let says = |a: &Answer| Some((a.take.holder.party.clone()?, a.take.party.clone().filter(|_| !a.denied)?));
    let all: Vec<(Party, Party)> = answers.iter().filter_map(says).filter(|(of, on)| of != on).collect();
    all.iter().any(|(of, on)| all.iter().any(|(other, back)| (other, back) == (on, of)))
}

fn answer(desk: &Desk, u: &Utterance) -> Vec<Answer> {
    let known = unknown(desk, u);
    if let Some(hit) = known {
        let value = stretch(desk.pile, u.report, u.toks.get(hit.from..hit.to).unwrap_or_default());
        let take = Take::of(u, "unknown".to_owned(), value, "first_unknown");
        return take
            .map(|take| Answer { take, denied: false, nouns: BTreeSet::new(), firm: true })
            .into_iter()
            .collect();
    }
    if u.stand != Stand::Holds || past(u.words, &u.toks) || u.manner == Manner::Threaten || u.manner == Manner::CallFor
    {
        return Vec::new();
    }
    let mut out = Vec::new();
    let accusing = u.cue.iter().any(|t| u.words.doer.accuse.has(&t.form));
    let found = if accusing { accused(u) } else { None }.or_else(|| by_words(u.words, &u.toks));
    let Some((who, rule, firm)) = found else {
        out.extend(answered(desk, u));
        return out;
    };
    let mutual = u.words.began.mutual.any(&who);
    if who.is_empty() || mutual {
        return out;
    }
    let denied = u.denies() || u.negated;
    out.extend(made(desk, u, u, &who, rule, denied, firm));
    if let Some(d) = desk.rejecter(u) {
        out.extend(made(desk, d, u, &who, "first_rejected", true, firm));
    }
    out
}

/// "The mission cannot establish who fired first." It need not stand for anything else.
fn unknown(desk: &Desk, u: &Utterance) -> Option<Hit> {
    let hit = u.words.began.unknown.find(&u.toks)?;
    let at = u.toks.get(hit.from)?.span.start;
    let sentence = desk.pile.sentence_span(u.report, desk.pile.sentence(u.report, at));
    let before = desk.words(u.report, sentence.start, at);
    let near: Vec<&Tok> = before.iter().rev().take(9).collect();
    let not = near.iter().any(|t| u.words.began.not_known.has(&t.form));
    let silent = u.manner == Manner::Silent || u.manner == Manner::Ask || u.words.began.silent_cues.any(&u.cue);
    let named = u.holder.name.is_some() || u.holder.own_voice;
    (not && !silent && named && u.stand != Stand::Between && !u.denies()).then_some(hit)
}

/// Those who are said to have begun, by which rule, and whether it says that they were the first.
fn by_words(words: &PointWords, toks: &[Tok]) -> Option<(Vec<Tok>, &'static str, bool)> {
    let usable = |hit: &Hit| !unreal(words, toks.get(..hit.to).unwrap_or_default());
    if let Some(hit) = words.began.from.find(toks).filter(usable) {
        let (a, b) = hit.caught("s")?;
        let all = toks.get(a..b)?;
        let end = all.iter().position(|t| words.began.cut.has(&t.form)).unwrap_or(all.len());
        return Some((all.get(..end)?.to_vec(), "first_from", true));
    }
    let hit = words.began.subject.find(toks).filter(usable)?;
    let (a, b) = hit.caught("s")?;
    let first = words.began.firm.any(toks.get(hit.from..hit.to)?);
    Some((subject(words, toks.get(a..b)?).to_vec(), "first_subject", first))
}

/// "our men fired in self-defence when shelled": the speaker's own side did not begin, as he implies. It asks nothing of
/// itself, and answers where somebody says that his side did.
fn answered(desk: &Desk, u: &Utterance) -> Option<Answer> {
    let own = u.holder.party.as_ref().filter(|p| matches!(p, Party::Of(_) | Party::Group(_)))?;
    let hit = u.words.began.answered.find(&u.toks).filter(|_| !u.is_own_voice() && !u.negated)?;
    let who = hit.caught("s").and_then(|(a, b)| u.toks.get(a..b))?;
    let who = subject(u.words, who);
    let of = desk.parties.one_in(u.report, who, |p| matches!(p, Party::Of(_) | Party::Group(_) | Party::Rebels));
    if of.as_ref().map_or_else(|| !u.words.began.ours.any(who), |p| p != own) {
        return None;
    }
    let value = stretch(desk.pile, u.report, u.toks.get(hit.from..hit.to)?);
    let mut take = Take::of(u, desk.parties.label(own), value, "first_answered")?;
    (take.party, take.how) = (Some(own.clone()), How::Hedged);
    Some(Answer { take, denied: true, nouns: BTreeSet::new(), firm: false })
}

/// "accused the guards of firing first"
fn accused(u: &Utterance) -> Option<(Vec<Tok>, &'static str, bool)> {
    let hit = u.words.began.accused.find(&u.all)?;
    let who = u.all.get(..hit.from)?;
    Some((if who.is_empty() { return None } else { subject(u.words, who).to_vec() }, "first_accused", true))
}

fn made(
    desk: &Desk,
    holder: &Utterance,
    said: &Utterance,
    who: &[Tok],
    rule: &'static str,
    denied: bool,
    firm: bool,
) -> Option<Answer> {
    let pronoun = who.len() == 1 && who.iter().all(|t| said.words.began.pronouns.has(&t.form));
    if pronoun {
        return None;
    }
    let we = who.len() <= 2 && said.words.began.own.any(who);
    let of = desk.parties.one_in(said.report, who, |p| matches!(p, Party::Of(_) | Party::Group(_) | Party::Rebels));
    let party = if we { said.holder.party.clone() } else { of };
    let nouns = concepts(said.words, who);
    let canon = match &party {
        Some(p) => desk.parties.label(p),
        None if nouns.is_empty() => return None,
        None => String::new(),
    };
    let words = stretch(desk.pile, said.report, who);
    let value = if denied { format!("not {words}") } else { words };
    let mut take = Take::of(holder, canon, value, rule)?;
    take.party = party;
    Some(Answer { take, denied, nouns, firm })
}

/// A noun answer is the party's whose answers alone share its nouns, else it stands by its nouns.
fn join_nouns(answers: &mut [Answer]) {
    // Twice: what joined a party by its holder lends the party its nouns.
    for _ in 0..2 {
        let known: Vec<(BTreeSet<String>, Party, String, String)> = answers
            .iter()
            .filter_map(|a| {
                Some((a.nouns.clone(), a.take.party.clone()?, a.take.canon.clone(), a.take.holder.key.clone()))
            })
            .collect();
        for a in answers.iter_mut().filter(|a| a.take.canon.is_empty()) {
            let fits = |own: bool| -> Vec<(&Party, &String)> {
                let mut out: Vec<(&Party, &String)> = Vec::new();
                for (words, party, canon, holder) in &known {
                    let like = if own { *holder == a.take.holder.key } else { !words.is_disjoint(&a.nouns) };
                    if like && !out.iter().any(|(_, c)| *c == canon) {
                        out.push((party, canon));
                    }
                }
                out
            };
            let (mine, like) = (fits(true), fits(false));
            if let ([one], _) | ([], [one]) = (mine.as_slice(), like.as_slice()) {
                let (party, canon) = ((*one.0).clone(), (*one.1).clone());
                a.take.party = Some(party);
                a.take.canon = canon;
            }
        }
    }
    let open: Vec<usize> =
        (0..answers.len()).filter(|k| answers.get(*k).is_some_and(|a| a.take.canon.is_empty())).collect();
    let nouns: Vec<BTreeSet<String>> = open.iter().filter_map(|k| answers.get(*k)).map(|a| a.nouns.clone()).collect();
    for (n, k) in open.iter().enumerate() {
        let Some(a) = answers.get_mut(*k) else { continue };
        // The first of those that share a noun gives the answer its name, so that no spelling decides.
        let first = nouns.iter().take(n + 1).position(|other| !other.is_disjoint(&a.nouns)).unwrap_or(n);
        a.take.canon = format!("those called {}", first + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    fn who(text: &str) -> Option<String> {
        let toks = tokens(text, 0);
        let (who, ..) = by_words(&crate::testing::english().point_words, &toks)?;
        Some(who.first()?.span.cover(who.last()?.span).of(text).to_owned())
    }

    #[test]
    fn those_who_began_are_found() {
        assert_eq!(
            who("Instead of stopping, the people in the van opened fire first, with rifles").as_deref(),
            Some("the people in the van")
        );
        assert_eq!(
            who("the first burst came from the trees above the road").as_deref(),
            Some("the trees above the road")
        );
        assert_eq!(
            who("the Orvian soldiers opened fire first and without warning").as_deref(),
            Some("the Orvian soldiers")
        );
        assert_eq!(who("the guards were the first to open fire").as_deref(), Some("the guards"));
        let unprovoked = "Orvian guards opened unprovoked gun and mortar fire on the post";
        assert_eq!(who(unprovoked).as_deref(), Some("Orvian guards"));
        let erupted = "the fighting erupted early in the morning, when Orvian forces fired at the guards";
        assert_eq!(who(erupted).as_deref(), Some("Orvian forces"));
        assert_eq!(
            who("a patrol was on the road when the Orvian side opened fire").as_deref(),
            Some("the Orvian side")
        );
        assert_eq!(who("the raiders had initiated the attack").as_deref(), Some("the raiders"));
        assert_eq!(who("a criminal case was initiated over the border crossing"), None);
        assert_eq!(who("they would have opened fire first"), None);
        assert_eq!(who("the first aid came from the town"), None);
    }

    #[test]
    fn those_who_only_answered_are_found() {
        let words = &crate::testing::english().point_words.began;
        let who = |text: &str| {
            let toks = tokens(text, 0);
            let hit = words.answered.find(&toks)?;
            let (a, b) = hit.caught("s")?;
            words.ours.any(toks.get(a..b)?).then_some(())
        };
        for text in [
            "our men fired in self-defence when shelled",
            "our guards returned fire",
            "they retaliated after being shelled",
        ] {
            assert!(who(text).is_some(), "{text}");
        }
        for text in ["the mill came under fire", "its troops attacked the post", "guards acted as guides"] {
            assert!(who(text).is_none(), "{text}");
        }
    }
}
