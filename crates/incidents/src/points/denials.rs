//! Denials and what they deny. First what the denial itself names ("rejected Y's claim that P": P by Y), then, for an empty
//! one ("denied the allegations"), the accusation it answers, then by content. A denial that nobody is quoted against is a
//! row of its own.

use std::collections::BTreeSet;

use sayso_case::Attribute;

use super::affirm::{PLAIN, affirms, around, beside};
use super::denied::{By, SO, denied};
use super::desk::Desk;
use super::done::Done;
use super::frames::clusters;
use super::ground::Ground;
use super::lemma::Likeness;
use super::row::Row;
use super::take::{Rivalry, Take, short, stretch};
use super::utterance::{Holder, Utterance};

/// One denial with what it denies and who says that.
struct Denial<'a> {
    by: &'a Utterance,
    what: String,
    /// The denial in words.
    said: String,
    /// A fact denied in plain words, and nobody is quoted for it.
    alone: bool,
    about: BTreeSet<String>,
    yes: Vec<Take>,
    affirmers: BTreeSet<(usize, usize, String)>,
}

/// The rows; `done` is what typed rows hold.
pub(crate) fn rows(desk: &Desk, ground: &Ground, like: &Likeness, done: &Done) -> Vec<Row> {
    let all: Vec<&Utterance> = desk.on(ground).collect();
    let spot = |u: &Utterance| (u.report, u.sentence, u.holder.key.clone());
    let free = |u: &&&Utterance| {
        let denied = u.finding.as_ref().is_some_and(|f| done.findings.contains(&f.0)) || done.denied.contains(&spot(u));
        !denied && (u.denies() || !done.said.contains(&spot(u)))
    };
    let of = all.iter().filter(free);
    let denials: Vec<Denial> = of.filter_map(|u| denial(desk, &all, like, u)).collect();
    let one = |a: &Denial, b: &Denial| {
        let shared = a.about.intersection(&b.about).count();
        like.cosine(&a.about, &b.about) >= 0.40 && shared >= 2 || !a.affirmers.is_disjoint(&b.affirmers) && shared >= 1
    };
    clusters(&denials, one).into_iter().filter_map(|group| row(&group)).collect()
}

fn row(group: &[&Denial]) -> Option<Row> {
    let deniers: Vec<&Holder> = group.iter().map(|d| &d.by.holder).collect();
    let mut takes: Vec<Take> = Vec::new();
    for d in group {
        takes.extend(d.yes.iter().filter(|t| !deniers.iter().any(|h| h.is_of_one_side(&t.holder))).cloned());
    }
    for d in group {
        takes.extend(Take::of(d.by, SO.to_owned(), d.said.clone(), "denial").map(Take::denied));
    }
    let best = group.iter().min_by_key(|d| (d.alone, d.what.chars().count()))?;
    let shortest = best.what.trim_end_matches(['.', '?', '!', ',', ' ']);
    Some(Row {
        attribute: Attribute::Denial,
        topic: "denial".to_owned(),
        question: if best.alone { format!("Said in denial: {shortest}") } else { format!("Is it so: {shortest}?") },
        takes,
        rivalry: Rivalry::Always,
        fact: false,
        series: false,
    })
}

fn denial<'a>(desk: &Desk, all: &[&'a Utterance], like: &Likeness, u: &'a Utterance) -> Option<Denial<'a>> {
    let denied = denied(desk, all, u)?;
    let plain = denied.by == By::Plain;
    let mut found: Vec<(f64, &Utterance)> =
        all.iter().filter_map(|v| Some((affirms(desk, like, u, v, &denied)?, *v))).collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    if plain {
        // A plain negation meets only words that are nearly its own.
        found.retain(|(s, v)| *s >= PLAIN || denied.strong && beside(u, v));
        if found.is_empty() && !denied.strong {
            return None;
        }
    }
    let best = found.first().map_or(0.0, |f| f.0);
    if denied.empty {
        // The nearest of those that may be meant.
        found.sort_by_key(|(s, v)| (std::cmp::Reverse((s * 100.0) as i64), std::cmp::Reverse((v.sentence, v.span))));
        found.truncate(1);
    }
    let mut yes: Vec<Take> = denied.claim.iter().cloned().collect();
    let mut affirmers: BTreeSet<(usize, usize, String)> = denied.claimed_in.iter().cloned().collect();
    for (_, v) in found.iter().take_while(|(s, _)| *s >= best - 0.15).take(4) {
        let rule = if denied.empty { "denial_answers" } else { "denial_content" };
        yes.extend(Take::of(v, SO.to_owned(), around(desk, v, &denied.about), rule));
        affirmers.insert((v.report, v.span.start, v.holder.key.clone()));
    }
    let alone = yes.is_empty();
    if alone && !denied.says_something(desk.pile.pack(u.report)) {
        return None;
    }
    if alone && plain && u.words.toll.none.find(&u.toks).is_some() {
        // "It had no casualties" is a number, nought.
        return None;
    }
    let own = stretch(desk.pile, u.report, &denied.content);
    if own.is_empty() && !denied.empty && !plain {
        return None;
    }
    let what = if denied.empty || plain { yes.first().map_or(own, |t| t.value.clone()) } else { own };
    // What an empty denial is about is what it answers.
    let answered = || found.first().map(|(_, v)| v.about.clone()).unwrap_or_default();
    let about = if denied.empty { answered() } else { denied.about };
    let said = if plain { stretch(desk.pile, u.report, &u.toks) } else { format!("denied: {}", short(&what, 24)) };
    Some(Denial { by: u, what: short(&what, 24), said, alone: plain && alone, about, yes, affirmers })
}
