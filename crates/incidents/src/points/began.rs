//! Who fired first: what is said of it in, a row out. An answer is a party, or where none is named its nouns ("the men in
//! the van"); a noun answer joins the party whose own words share the nouns.

use std::collections::BTreeSet;

use sayso_case::{Attribute, Manner};

use super::desk::{Desk, past, unreal};
use super::doer::subject;
use super::ground::Ground;
use super::lemma::concepts;
use super::party::Party;
use super::pattern::{Hit, Tok};
use super::take::{Rivalry, Row, Take, holders, positions, stretch};
use super::utterance::{Stand, Utterance};
use super::words::words;

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
    // "opened fire on the post" alone does not say that nobody fired before.
    if !answers.iter().any(|a| a.firm) {
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
        question: "Who fired first?".to_owned(),
        takes,
        rivalry: Rivalry::Parties,
        fact: false,
        series: false,
    })
}

fn answer(desk: &Desk, u: &Utterance) -> Vec<Answer> {
    let known = unknown(desk, u);
    if let Some(hit) = known {
        let value = stretch(desk.pile, u.report, u.toks.get(hit.from..hit.to).unwrap_or_default());
        let take = Take::of(u, "not known".to_owned(), value, "first_unknown");
        return take.map(|take| Answer { take, denied: false, nouns: BTreeSet::new(), firm: true }).into_iter().collect();
    }
    if u.stand != Stand::Holds || past(&u.toks) || u.manner == Manner::Threaten || u.manner == Manner::CallFor {
        return Vec::new();
    }
    let mut out = Vec::new();
    let accusing = u.cue.iter().any(|t| words().has("doer.accuse", &t.form));
    let found = if accusing { accused(u) } else { None }.or_else(|| by_words(&u.toks));
    let Some((who, rule, firm)) = found else { return out };
    let mutual = who.iter().any(|t| matches!(t.form.as_str(), "other" | "each" | "both"));
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
    let hit = words().patterns("began.unknown").find(&u.toks)?;
    let sentence = desk.sentence(u.report, u.sentence);
    let at = u.toks.get(hit.from)?.span.start;
    let before = sentence.iter().filter(|t| t.span.end <= at);
    let near: Vec<&Tok> = before.rev().take(9).collect();
    let not = near.iter().any(|t| words().has("began.not_known", &t.form));
    let silent = u.manner == Manner::Silent || u.manner == Manner::Ask || u.cue.iter().any(|t| t.form.starts_with("declin") || t.form.starts_with("refus"));
    let named = u.holder.name.is_some() || u.holder.own_voice;
    (not && !silent && named && u.stand != Stand::Between && !u.denies()).then_some(hit)
}

/// Those who are said to have begun, by which rule, and whether it says that they were the first.
fn by_words(toks: &[Tok]) -> Option<(Vec<Tok>, &'static str, bool)> {
    let usable = |hit: &Hit| !unreal(toks.get(..hit.to).unwrap_or_default());
    if let Some(hit) = words().patterns("began.from").find(toks).filter(usable) {
        let (a, b) = hit.caught("s")?;
        let all = toks.get(a..b)?;
        let end = all.iter().position(|t| words().has("began.cut", &t.form)).unwrap_or(all.len());
        return Some((all.get(..end)?.to_vec(), "first_from", true));
    }
    let hit = words().patterns("began.subject").find(toks).filter(usable)?;
    let (a, b) = hit.caught("s")?;
    let first = toks.get(hit.from..hit.to)?.iter().any(|t| matches!(t.form.as_str(), "first" | "warning" | "provoked" | "started" | "began" | "begun" | "initiated" | "instigated" | "unprovoked" | "without"));
    Some((subject(toks.get(a..b)?).to_vec(), "first_subject", first))
}

/// "accused the guards of firing first"
fn accused(u: &Utterance) -> Option<(Vec<Tok>, &'static str, bool)> {
    let hit = words().patterns("began.accused").find(&u.all)?;
    let who = u.all.get(..hit.from)?;
    Some((if who.is_empty() { return None } else { subject(who).to_vec() }, "first_accused", true))
}

fn made(desk: &Desk, holder: &Utterance, said: &Utterance, who: &[Tok], rule: &'static str, denied: bool, firm: bool) -> Option<Answer> {
    let pronoun = who.len() == 1 && who.iter().all(|t| matches!(t.form.as_str(), "they" | "he" | "she" | "it" | "who" | "them" | "somebody" | "someone"));
    if pronoun {
        return None;
    }
    let we = who.len() <= 2 && who.iter().any(|t| t.form == "we" || t.form == "our");
    let marks = who.first().zip(who.last()).map(|(a, b)| desk.parties.marks_in(said.report, a.span.cover(b.span))).unwrap_or_default();
    let of = marks.iter().rev().map(|(_, p)| p.clone()).find(|p| matches!(p, Party::Of(_) | Party::Group(_) | Party::Rebels));
    let party = if we { said.holder.party.clone() } else { of };
    let mut nouns = concepts(who);
    nouns.remove("@army");
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
    let known: Vec<(BTreeSet<String>, Party, String)> = answers
        .iter()
        .filter_map(|a| Some((a.nouns.clone(), a.take.party.clone()?, a.take.canon.clone())))
        .collect();
    let open: Vec<usize> = (0..answers.len()).filter(|k| answers.get(*k).is_some_and(|a| a.take.canon.is_empty())).collect();
    let nouns: Vec<BTreeSet<String>> = open.iter().filter_map(|k| answers.get(*k)).map(|a| a.nouns.clone()).collect();
    for (n, k) in open.iter().enumerate() {
        let Some(a) = answers.get_mut(*k) else { continue };
        let mut fits: Vec<(&Party, &String)> = Vec::new();
        for (words, party, canon) in &known {
            if !words.is_disjoint(&a.nouns) && !fits.iter().any(|(_, c)| *c == canon) {
                fits.push((party, canon));
            }
        }
        if let [(party, canon)] = fits.as_slice() {
            a.take.party = Some((*party).clone());
            a.take.canon = (*canon).clone();
            continue;
        }
        // The first of those that share a noun gives the answer its name, so that no spelling decides.
        let first = nouns.iter().take(n + 1).position(|other| !other.is_disjoint(&a.nouns)).unwrap_or(n);
        a.take.canon = format!("those called {}", first + 1);
    }
}
