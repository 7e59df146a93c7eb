//! Questions that come again in every conflict and have two poles: was there a warning, was it on purpose, was it lawful, is
//! it confirmed, is the way open, who holds it. Utterances in, rows out. And what was carried, whose answers are words.

use std::collections::BTreeSet;

use sayso_case::{Attribute, Manner};
use sayso_language::Frame;

use super::desk::{Desk, past, unreal};
use super::ground::Ground;
use super::lemma::{Likeness, concepts};
use super::row::Row;
use super::take::{Rivalry, Take, holders, positions, stretch};
use super::token::Tok;
use super::utterance::Utterance;
use crate::union::Union;

/// What stands for vehicles and weapons (`[concepts]` of the table).
const VEHICLE: &str = "@vehicle";
const WEAPON: &str = "@weapon";

/// One claim on a frame, with what it is about.
struct Claimed {
    take: Take,
    about: BTreeSet<String>,
    things: BTreeSet<String>,
    report: usize,
}

/// The rows.
pub(crate) fn rows(desk: &Desk, ground: &Ground, like: &Likeness) -> Vec<Row> {
    let mut out = Vec::new();
    for frame in &desk.pile.common.point_words.frames {
        // Each in the words of its report's language.
        let own = |u: &Utterance| u.words.frame(&frame.name);
        let claims: Vec<Claimed> = desk.on(ground).filter_map(|u| claimed(desk, own(u)?, u)).collect();
        for group in clusters(&claims, |a, b| frame.whole || joined(like, frame, a, b)) {
            let takes: Vec<Take> = group.iter().map(|c| c.take.clone()).collect();
            let named: Vec<&Take> = takes.iter().filter(|t| t.holder.named).collect();
            let poles = positions(&takes).len();
            // One pole is a fact only where two named holders say it; two need two sets of holders.
            if holders(&takes).len() < 2
                || poles < 2 && (holders(named.iter().copied()).len() < 2 || frame.share.is_empty())
            {
                continue;
            }
            out.push(Row {
                attribute: Attribute::Other,
                topic: frame.name.clone(),
                question: frame.question.clone(),
                takes,
                rivalry: Rivalry::Poles,
                fact: true,
                series: false,
            });
        }
    }
    out.extend(cargo(desk, ground));
    out
}

fn usable(u: &Utterance) -> bool {
    u.holds()
        && !past(u.words, &u.toks)
        && !matches!(
            u.manner,
            Manner::Threaten | Manner::Promise | Manner::Ask | Manner::CallFor | Manner::Order | Manner::Warn
        )
}

fn claimed(desk: &Desk, frame: &Frame, u: &Utterance) -> Option<Claimed> {
    if !usable(u) {
        return None;
    }
    let no = frame.no.find(&u.toks);
    let yes = if no.is_none() { frame.yes.find(&u.toks) } else { None };
    let (hit, pole) = match (no, yes) {
        (Some(hit), _) => (hit, "no"),
        (None, Some(hit)) => (hit, "yes"),
        _ => return None,
    };
    if unreal(u.words, u.toks.get(..hit.to)?) {
        return None;
    }
    let turned = u.denies() || u.negated;
    let pole = match (pole, turned) {
        ("yes", true) | ("no", false) => "no",
        _ => "yes",
    };
    let value = clause(desk, u, hit.from, hit.to);
    let take = Take::of(u, pole.to_owned(), value, "frame")?;
    let said: BTreeSet<String> = concepts(u.words, u.toks.get(hit.from..hit.to)?);
    let about: BTreeSet<String> = u.about.difference(&said).cloned().collect();
    let things =
        u.toks.iter().filter(|t| frame.share.contains(&t.form)).filter_map(|t| u.words.concept(&t.form)).collect();
    Some(Claimed { take, about, things, report: u.report })
}

fn joined(like: &Likeness, frame: &Frame, a: &Claimed, b: &Claimed) -> bool {
    if !frame.share.is_empty() {
        return !a.things.is_disjoint(&b.things) && a.about.intersection(&b.about).count() >= 1;
    }
    let shared: f64 = a.about.intersection(&b.about).map(|w| like.weight(w)).sum();
    like.cosine(&a.about, &b.about) >= 0.24
        && shared >= 2.5
        && (a.report != b.report || a.take.holder.key != b.take.holder.key)
}

/// Items that hang together, in order of first one.
pub(crate) fn clusters<T>(items: &[T], joined: impl Fn(&T, &T) -> bool) -> Vec<Vec<&T>> {
    let mut union = Union::new(items.len());
    for (k, a) in items.iter().enumerate() {
        for (n, b) in items.iter().enumerate().skip(k + 1) {
            if joined(a, b) {
                union.join(k, n);
            }
        }
    }
    union.sets().into_iter().map(|set| set.into_iter().filter_map(|k| items.get(k)).collect()).collect()
}

/// The clause around some of an utterance's words: to the marks on both sides, at least five words.
pub(crate) fn clause(desk: &Desk, u: &Utterance, from: usize, to: usize) -> String {
    let mark = |t: &Tok| !t.is_word() && t.form != "(" && t.form != ")";
    let before = u.toks.get(..from).unwrap_or_default();
    let mut a = before.iter().rposition(mark).map_or(0, |k| k + 1);
    let mut b = u.toks.iter().skip(to).position(mark).map_or(u.toks.len(), |k| k + to);
    if b.saturating_sub(a) < 5 {
        a = before.get(..a.saturating_sub(1)).unwrap_or_default().iter().rposition(mark).map_or(0, |k| k + 1);
        b = u.toks.iter().skip(b + 1).position(mark).map_or(u.toks.len(), |k| k + b + 1);
    }
    stretch(desk.pile, u.report, u.toks.get(a..b).unwrap_or_default())
}

/// What was carried. The value is the words.
fn cargo(desk: &Desk, ground: &Ground) -> Option<Row> {
    let takes: Vec<Take> = desk.on(ground).filter(|u| usable(u)).flat_map(|u| loads(desk, u)).collect();
    let denied = takes.iter().any(|t| t.denies.is_some());
    if holders(takes.iter().filter(|t| t.holder.named)).len() < 2 || positions(&takes).len() < 2 && !denied {
        return None;
    }
    Some(Row {
        attribute: Attribute::Cargo,
        topic: "cargo".to_owned(),
        question: "What was carried?".to_owned(),
        takes,
        rivalry: Rivalry::Poles,
        fact: true,
        series: false,
    })
}

/// "the van was carrying pensions": what, where a carrier is near.
fn loads(desk: &Desk, u: &Utterance) -> Vec<Take> {
    let sentence = desk.sentence(u.report, u.sentence);
    let open = &u.words.open;
    let carrier = |t: &Tok| open.carriers.has(&t.form);
    let near =
        sentence.iter().any(carrier) || desk.sentence(u.report, u.sentence.saturating_sub(1)).iter().any(carrier);
    let Some(hit) = open.cargo.find(&u.toks).filter(|_| near) else { return Vec::new() };
    let Some(what) = hit.caught("what").and_then(|(a, b)| u.toks.get(a..b)) else { return Vec::new() };
    let passive = hit.from.checked_sub(1).and_then(|k| u.toks.get(k)).is_some_and(|t| open.passive.has(&t.form));
    let carried = u.toks.get(hit.from).is_some_and(|t| open.carried.has(&t.form));
    let end = what.iter().position(|t| open.cut.has(&t.form)).unwrap_or(what.len());
    let what = what.get(..end).unwrap_or_default();
    let load: BTreeSet<String> =
        concepts(u.words, what).into_iter().filter(|c| c != VEHICLE && !open.no_load.has(c)).collect();
    if load.is_empty()
        || passive && carried
        || unreal(u.words, u.toks.get(..hit.to).unwrap_or_default())
        || open.out.any(what)
    {
        return Vec::new();
    }
    let weapon = load.contains(WEAPON);
    // The first word of the load that says something, so that no spelling decides.
    let first = what
        .iter()
        .filter(|t| t.is_word())
        .filter_map(|t| u.words.concept(&t.form))
        .find(|c| load.contains(c) && !c.starts_with('@'));
    let canon = if weapon { "weapons".to_owned() } else { first.unwrap_or_default() };
    if canon.is_empty() {
        return Vec::new();
    }
    let value = stretch(desk.pile, u.report, what);
    let mut out = Vec::new();
    let denied = u.denies() || u.negated;
    if let Some(take) = Take::of(u, canon.clone(), if denied { format!("not {value}") } else { value.clone() }, "cargo")
    {
        out.push(if denied { take.denied() } else { take });
    }
    if let Some(d) = desk.rejecter(u)
        && let Some(take) = Take::of(d, canon, format!("not {value}"), "cargo_rejected")
    {
        out.push(take.denied());
    }
    out
}
