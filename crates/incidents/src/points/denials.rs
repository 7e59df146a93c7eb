//! Denials and what they deny. First what the denial itself names ("rejected Y's claim that P": P by Y), then, for an empty
//! one ("denied the allegations"), the accusation it answers, then by content. A denial that nobody is quoted against is a
//! row of its own.

use std::collections::BTreeSet;

use sayso_case::{Attribute, How, Manner};

use super::Done;
use super::desk::{Desk, unreal};
use super::frames::clusters;
use super::ground::Ground;
use super::lemma::{Likeness, concept, concepts};
use super::pattern::Tok;
use super::take::{Rivalry, Row, Take, short, stretch};
use super::utterance::{Holder, Utterance};
use super::words::words;

/// How much of what is denied must stand in the words that affirm it: in one report, over reports, and for a plain negation.
const IN_ONE: f64 = 0.45;
const ACROSS: f64 = 0.60;
const PLAIN: f64 = 0.80;
/// The same where a named speaker says it in the two sentences before, or in the same one: a denial answers what stands beside it.
const BESIDE: f64 = 0.34;

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
        takes.extend(Take::of(d.by, "so".to_owned(), d.said.clone(), "denial").map(Take::denied));
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
    if !u.holds() || u.finding.is_none() {
        return None;
    }
    let own_report =
        words().patterns("denial.own_report").find(&u.toks).filter(|_| !u.is_own_voice() || u.holder.named);
    let by_cue = u.denies() && !u.is_own_voice();
    let called =
        u.cue.iter().any(|t| ["call", "descri", "label", "brand", "term", "dub"].iter().any(|b| t.form.starts_with(b)))
            && words().any("denial.untrue", &u.toks);
    // What an office publishes is its own word; a newsroom's plain words deny nobody.
    let speaks = !u.is_own_voice() || u.holder.named;
    let by_word = own_report.is_some() || called || speaks && words().patterns("denial.by_word").stand(&u.toks);
    let by_plain = speaks
        && matches!(u.manner, Manner::Say | Manner::Claim | Manner::Confirm)
        && (words().patterns("denial.plain").stand(&u.toks) || words().patterns("denial.strong").stand(&u.toks));
    let strong = by_plain && is_strong(&u.toks);
    let no_saying = by_cue && u.all.iter().take(6).any(|t| words().has("denial.not_sayings", &t.form));
    if !(by_cue || by_word || by_plain) || no_saying || u.toks.first().is_some_and(|t| unreal(std::slice::from_ref(t)))
    {
        return None;
    }
    let mut yes: Vec<Take> = Vec::new();
    let mut affirmers = BTreeSet::new();
    let mut content: Vec<Tok> = if by_cue || called { u.all.clone() } else { u.toks.clone() };
    // What somebody inside the denial is said to claim.
    let inner = all.iter().find(|v| {
        v.statement.is_some() && v.holder.name.is_some() && desk.rejecter(v).is_some_and(|d| d.finding == u.finding)
    });
    if let Some(inner) = inner {
        content = inner.toks.clone();
        let value = stretch(desk.pile, inner.report, &inner.toks);
        if inner.holder.name.is_some() {
            yes.extend(Take::of(inner, "so".to_owned(), value, "denial_names"));
            affirmers.insert((inner.report, inner.span.start, inner.holder.key.clone()));
        }
    } else if let Some((who, what)) = own_report
        .as_ref()
        .and_then(|h| Some((h.caught("b"), h.caught("p")?)))
        .or_else(|| named(u).filter(|_| by_cue || called))
    {
        content = u.toks.get(what.0..what.1).or_else(|| u.all.get(what.0..what.1)).unwrap_or_default().to_vec();
        if let Some((a, b)) = who
            && let Some(said_by) = if own_report.is_some() { u.toks.get(a..b) } else { u.all.get(a..b) }
            && let Some(take) = claimed_by(desk, u, said_by, &content)
        {
            yes.push(take);
        }
    }
    if called {
        let untrue = content.iter().position(|t| words().has("denial.untrue", &t.form)).unwrap_or(content.len());
        content.truncate(untrue);
    }
    let cut = content
        .iter()
        .position(|t| matches!(t.form.as_str(), "calling" | "saying" | "as" | "insisting" | "adding"))
        .filter(|k| *k > 1);
    content.truncate(cut.unwrap_or(content.len()));
    let stop = |c: &String| words().has("denial.stop", c);
    let about: BTreeSet<String> = concepts(&content).into_iter().filter(|c| !stop(c)).collect();
    let empty = by_cue && yes.is_empty() && (words().patterns("denial.empty").stand(&content) || about.is_empty());
    let plain = !by_cue && !by_word;
    let mut found: Vec<(f64, &Utterance)> =
        all.iter().filter_map(|v| Some((affirms(desk, like, u, v, &content, &about, empty)?, *v))).collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    if !by_cue && !by_word {
        // A plain negation meets only words that are nearly its own.
        found.retain(|(s, v)| *s >= PLAIN || strong && beside(u, v));
        if found.is_empty() && !strong {
            return None;
        }
    }
    let best = found.first().map_or(0.0, |f| f.0);
    if empty {
        // The nearest of those that may be meant.
        found.sort_by_key(|(s, v)| (std::cmp::Reverse((s * 100.0) as i64), std::cmp::Reverse((v.sentence, v.span))));
        found.truncate(1);
    }
    for (_, v) in found.iter().take_while(|(s, _)| *s >= best - 0.15).take(4) {
        let rule = if empty { "denial_answers" } else { "denial_content" };
        yes.extend(Take::of(v, "so".to_owned(), around(desk, v, &about), rule));
        affirmers.insert((v.report, v.span.start, v.holder.key.clone()));
    }
    let alone = yes.is_empty();
    // Cut short by the reader: "the march had not been".
    let cut_short = content.iter().rev().find(|t| t.is_word()).is_some_and(|t| {
        matches!(t.form.as_str(), "been" | "was" | "were" | "had" | "has" | "is" | "are" | "the" | "a" | "of" | "to" | "whom" | "that" | "and")
    });
    // "Denied it", with nothing near it that could be meant, says nothing to a reader; nor does half a clause.
    let said = content.iter().filter(|t| t.is_word()).count();
    if alone && (empty || about.is_empty() || about.len() < 2 && said < 2 || !has_verb(&content) && !strong || cut_short) {
        return None;
    }
    let what = if empty {
        yes.first().map(|t| t.value.clone()).unwrap_or_default()
    } else {
        stretch(desk.pile, u.report, &content)
    };
    // What an empty denial is about is what it answers.
    let about = if empty { found.first().map(|(_, v)| v.about.clone()).unwrap_or_default() } else { about };
    let what = if plain { yes.first().map_or(what.clone(), |t| t.value.clone()) } else { what };
    let said = if plain { stretch(desk.pile, u.report, &u.toks) } else { format!("denied: {}", short(&what, 24)) };
    Some(Denial { by: u, what: short(&what, 24), said, alone: plain && alone, about, yes, affirmers })
}

/// "There was no column": a fact denied in plain words, and nothing that is only not known, not wanted or not yet done.
fn is_strong(toks: &[Tok]) -> bool {
    // "He did not fire the drone, but he built the bomb" denies nothing that anybody said.
    let first = toks.iter().position(|t| words().has("denial.negators", &t.form)).unwrap_or(0);
    let end = toks.iter().skip(first).position(|t| !t.is_word()).map_or(toks.len(), |k| k + first);
    let clause = toks.get(..end).unwrap_or_default();
    let but = toks.windows(2).any(|w| matches!(w, [mark, word] if !mark.is_word() && word.form == "but"));
    let soft = but || words().patterns("denial.not_strong").stand(clause);
    let until = toks.iter().position(|t| words().has("denial.negators", &t.form)).map_or(toks.len(), |k| k + 1);
    let mut before = toks.get(..until).unwrap_or_default().iter().filter(|t| t.form != "cannot");
    words().patterns("denial.strong").stand(toks)
        && !soft
        && !before.any(|t| words().has("utterance.unreal", &t.form))
}

/// A run of words by the numbers of its first and behind its last.
type Run = (usize, usize);

/// "Y's claim that P": where Y and P stand in the content.
fn named(u: &Utterance) -> Option<(Option<Run>, Run)> {
    let hit = words().patterns("denial.named").find(&u.all)?;
    let p = hit.caught("p")?;
    Some((hit.caught("a").or_else(|| hit.caught("b")), p))
}

/// The claim of one who is only named in the denial.
fn claimed_by(desk: &Desk, u: &Utterance, who: &[Tok], content: &[Tok]) -> Option<Take> {
    let own = who.iter().all(|t| matches!(t.form.as_str(), "his" | "her" | "their" | "its" | "the" | "any"));
    let capital = who.iter().any(|t| t.capital);
    let party = desk.parties.one_of(u.report, who);
    let noun = who.iter().filter(|t| t.is_word() && t.form != "the").count() <= 2;
    if own || !capital && party.is_none() && !noun || content.is_empty() {
        return None;
    }
    let name = stretch(desk.pile, u.report, who);
    let key = party.as_ref().map_or_else(|| format!("words {}", name.to_lowercase()), |p| format!("party {p}"));
    let mut take = Take::of(u, "so".to_owned(), stretch(desk.pile, u.report, content), "denial_names")?;
    take.chain = u.holder.name.clone().into_iter().collect();
    take.holder = Holder { key, name: Some(name), own_voice: false, named: true, party };
    take.how = How::Relayed;
    Some(take)
}

/// How surely one utterance says what another denies; `None` where it does not.
fn affirms(
    desk: &Desk,
    like: &Likeness,
    u: &Utterance,
    v: &Utterance,
    content: &[Tok],
    about: &BTreeSet<String>,
    empty: bool,
) -> Option<f64> {
    let own_side = u.holder.is_of_one_side(&v.holder) && !v.is_own_voice();
    let other = matches!(
        v.manner,
        Manner::Deny
            | Manner::Reject
            | Manner::CallFor
            | Manner::Ask
            | Manner::Promise
            | Manner::Threaten
            | Manner::Order
    );
    if std::ptr::eq(u, v)
        || own_side
        || !v.holds()
        || other
        || v.negated
        || v.finding.is_none()
        || v.holder.key == u.holder.key
    {
        return None;
    }
    let same = v.report == u.report;
    if same && v.sentence == u.sentence && v.is_own_voice()
        || v.toks.first().is_some_and(|t| unreal(std::slice::from_ref(t)))
    {
        return None;
    }
    let near = same && v.sentence <= u.sentence && u.sentence - v.sentence <= 2;
    if empty {
        let aims = u.holder.party.as_ref().is_some_and(|me| {
            desk.parties.marks_in(v.report, desk.pile.sentence_span(v.report, v.sentence)).iter().any(|(_, p)| p == me)
        });
        let accuses = v.manner == Manner::Accuse
            || v.cue
                .iter()
                .any(|t| words().has("doer.accuse", &t.form) || words().has("utterance.claim_nouns", &t.form));
        let next = same && v.sentence <= u.sentence && u.sentence - v.sentence <= 1 && v.sentence != u.sentence;
        let before = same && (v.sentence, v.span) < (u.sentence, u.span);
        return match () {
            _ if near && before && accuses && aims => Some(0.8),
            _ if before && accuses && aims => Some(0.6),
            _ if near && before && accuses && next => Some(0.55),
            _ if next && before && !v.is_own_voice() && anaphor(content) => Some(0.5),
            // "The office denied the allegations": what was last alleged, by whomever.
            _ if near && before && !v.is_own_voice() && v.sentence < u.sentence => Some(0.4),
            _ => None,
        };
    }
    let literal: BTreeSet<String> =
        content.iter().filter(|t| v.toks.iter().any(|w| w.form == t.form)).filter_map(|t| concept(&t.form)).collect();
    let shared: BTreeSet<&String> = about.intersection(&v.about).collect();
    let few = near || same && about.len() <= 3 && !literal.is_empty() && !v.is_own_voice();
    let enough = shared.len() >= if few { 1 } else { 2 } && (about.len() >= 2 || few);
    // A name alone in both says only that they speak of one place or man.
    let names: BTreeSet<String> = content.iter().filter(|t| t.capital).filter_map(|t| concept(&t.form)).collect();
    let enough = enough && shared.iter().any(|c| !names.contains(*c));
    let turned =
        !v.is_own_voice() && v.toks.iter().filter(|t| words().has("denial.negators", &t.form)).count() % 2 == 1;
    if !enough || turned {
        return None;
    }
    let mut score = like.cover(about, &v.about, &literal) + if near { 0.12 } else { 0.0 };
    if v.is_own_voice() {
        score -= if same { 0.15 } else { 0.30 };
    }
    let least = match same {
        true if beside(u, v) => BESIDE,
        true => IN_ONE,
        false => ACROSS,
    };
    (score >= least).then_some(score)
}

/// Whether a named speaker's words stand right before a denial, or in its sentence.
fn beside(u: &Utterance, v: &Utterance) -> bool {
    !v.is_own_voice() && v.report == u.report && v.sentence <= u.sentence && u.sentence - v.sentence <= 2
}

/// "this", "it", "that": what was just said.
fn anaphor(content: &[Tok]) -> bool {
    content.len() <= 2
        && content.iter().all(|t| !t.is_word() || matches!(t.form.as_str(), "this" | "it" | "that" | "so"))
}

/// The words around what is denied in the words that affirm it; an accusation with its cue.
fn around(desk: &Desk, v: &Utterance, about: &BTreeSet<String>) -> String {
    if let (Manner::Accuse, Some(cue), Some(last)) = (v.manner, v.cue.first(), v.toks.last())
        && cue.span.start < v.span.start
    {
        return short(desk.pile.of(v.report, cue.span.cover(last.span)), 24);
    }
    let hits: Vec<usize> = v
        .toks
        .iter()
        .enumerate()
        .filter(|(_, t)| concept(&t.form).is_some_and(|c| about.contains(&c)))
        .map(|(k, _)| k)
        .collect();
    match (hits.first(), hits.last()) {
        (Some(a), Some(b)) => super::frames::clause(desk, v, *a, *b + 1),
        _ => stretch(desk.pile, v.report, &v.toks),
    }
}

/// Whether words have a verb, as far as their forms tell: else they are cut short, and the row would say nothing.
fn has_verb(content: &[Tok]) -> bool {
    let verb = |f: &str| {
        matches!(
            f,
            "is" | "are"
                | "was"
                | "were"
                | "had"
                | "has"
                | "have"
                | "did"
                | "been"
                | "be"
                | "being"
                | "having"
                | "held"
                | "came"
                | "took"
                | "gave"
                | "left"
                | "hit"
                | "shot"
                | "fell"
                | "struck"
        ) || f.ends_with("ed") && f.len() > 4
            || f.ends_with("ing") && f.len() > 5
    };
    content.iter().any(|t| verb(&t.form))
}

#[cfg(test)]
mod tests {
    use super::super::pattern::tokens;
    use super::*;

    fn strong(text: &str) -> bool {
        is_strong(&tokens(text, 0))
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
            "her staff had seen neither vehicles nor fighters that morning",
        ] {
            assert!(strong(text), "{text}");
        }
    }

    #[test]
    fn what_is_not_known_or_wanted_is_none() {
        for text in [
            "it had no information about casualties",
            "he did not want to comment",
            "it was not yet clear who had fired",
            "We would not leave the town",
            "Do not cry for me",
            "the road is open",
            "He did not fire the drone, but he built the bomb",
        ] {
            assert!(!strong(text), "{text}");
        }
    }
}
