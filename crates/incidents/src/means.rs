//! With what, where exactly, why, and what the vehicle carried: the words of an incident's sentences in, questions out.

use std::collections::{BTreeMap, BTreeSet};

use sayso_text::Span;

use crate::doers::{is_denial, short};
use crate::inquiry::{Asking, Inquiry, Take};
use crate::lists::lists;
use crate::union::Union;
use crate::whereabouts::Whereabouts;
use crate::wording::{find, flat, gist, has, overlap, words};
use sayso_case::{Attribute, ClaimKind};

/// With what weapon: each sentence counts under the most telling family it has a word of.
pub(crate) fn ask_weapon(asking: &Asking) -> Inquiry {
    let mut takes = Vec::new();
    if asking.happening.violent {
        for (report, _, span, text) in traced(asking) {
            let flat = flat(text);
            let hit = lists().weapon.iter().find_map(|w| Some((w, has(&flat, &w.words)?)));
            let Some((family, phrase)) = hit else { continue };
            let Some(at) = find(text, span.start, phrase) else { continue };
            if !beside(asking, report, at) {
                continue;
            }
            let Some((finding, speaker)) = asking.finding_at(report, at) else { continue };
            let longest = family.words.iter().filter(|w| flat.contains(&format!(" {w} "))).max_by_key(|w| w.len());
            let value = longest.map_or(phrase, String::as_str).to_owned();
            takes.push(asking.take(report, finding, speaker, family.group.to_string(), value));
        }
    }
    one_for_each_report(&mut takes);
    Inquiry { attribute: Attribute::Weapon, question: "With what weapon?".to_owned(), takes }
}

/// Whether an event or figure of the incident stands within eighty bytes of these words.
fn beside(asking: &Asking, report: usize, words: Span) -> bool {
    let reach = Span::new(words.start.saturating_sub(80), words.end + 80);
    asking.happening.traces.iter().any(|(r, t)| *r == report && t.span.overlaps(reach))
}

/// A report that speaks of two weapons says that both were used, so the two are no dispute.
fn one_for_each_report(takes: &mut [Take]) {
    let mut kinds: Vec<String> = Vec::new();
    for take in takes.iter() {
        if !kinds.contains(&take.key) {
            kinds.push(take.key.clone());
        }
    }
    let number = |key: &str| kinds.iter().position(|k| k == key).unwrap_or(0);
    let mut union = Union::new(kinds.len());
    let mut first: BTreeMap<usize, usize> = BTreeMap::new();
    for take in takes.iter() {
        let k = number(&take.key);
        let other = *first.entry(take.report).or_insert(k);
        union.join(other, k);
    }
    for take in takes.iter_mut() {
        take.key = format!("weapon {}", union.root(number(&take.key)));
    }
}

/// Where exactly: the kind of spot, or the place of an event where reports name different ones.
pub(crate) fn ask_place(asking: &Asking, near: &Whereabouts) -> Inquiry {
    let mut takes: Vec<Take> = Vec::new();
    let traces = if asking.happening.violent { asking.happening.traces.as_slice() } else { &[] };
    for (report, trace) in traces.iter().filter(|(_, t)| t.kind == ClaimKind::Event) {
        let Some(event) = asking.pile.read(*report).findings.events.get(trace.at) else { continue };
        let span = asking.pile.sentence_span(*report, trace.sentence);
        let text = asking.pile.of(*report, span);
        let flat = flat(text);
        let finding = (event.id.clone(), ClaimKind::Event, event.span);
        if let Some(spot) = has(&flat, &lists().venue) {
            takes.push(asking.take(*report, finding, &event.speaker, format!("spot {spot}"), spot.to_owned()));
        } else if let Some(place) = event.place
            && let Some(name) = asking.names.at(asking.pile, *report, place)
            && !near.is_wide(name)
            && !near.is_town(name)
        {
            let value = asking.pile.of(*report, place).to_owned();
            takes.push(asking.take(*report, finding, &event.speaker, format!("name {name}"), value));
        }
    }
    // The name that the incident goes by is no answer to "where exactly".
    let wide: BTreeSet<String> = asking
        .happening
        .incident
        .places
        .iter()
        .filter_map(|p| asking.names.of_text(p))
        .map(|n| format!("name {n}"))
        .collect();
    let folded: Vec<String> = asking.happening.incident.places.iter().map(|p| sayso_gazetteer::fold(p)).collect();
    let holds = |t: &Take| folded.iter().any(|f| sayso_gazetteer::fold(&t.value).contains(f.as_str()));
    takes.retain(|t| !wide.contains(&t.key) && !holds(t));
    Inquiry { attribute: Attribute::Place, question: "Where exactly?".to_owned(), takes }
}

/// Why: sentences that give a cause; those that share most words agree.
pub(crate) fn ask_cause(asking: &Asking) -> Inquiry {
    let mut takes: Vec<Take> = Vec::new();
    let mut causes: Vec<BTreeSet<u64>> = Vec::new();
    for (report, sentence) in &asking.happening.sentences {
        let span = asking.pile.sentence_span(*report, *sentence);
        let text = asking.pile.of(*report, span);
        let Some(phrase) = has(&flat(text), &lists().cause) else { continue };
        let Some(at) = find(text, span.start, phrase) else { continue };
        let Some((finding, speaker)) = asking.finding_at(*report, at) else { continue };
        let given = gist(asking.pile.of(*report, span));
        if given.len() < 2 {
            continue;
        }
        let same = causes.iter().position(|c| overlap(c, &given) >= 0.6);
        let k = same.unwrap_or_else(|| {
            causes.push(given);
            causes.len() - 1
        });
        let value = short(asking.pile.of(*report, Span::new(at.start, span.end)));
        takes.push(asking.take(*report, finding, speaker, format!("cause {k}"), value));
    }
    Inquiry { attribute: Attribute::Cause, question: "What was the cause?".to_owned(), takes }
}

/// What the vehicle carried: arms, no arms, or what else the words name.
pub(crate) fn ask_cargo(asking: &Asking) -> Inquiry {
    let l = lists();
    let mut takes: Vec<Take> = Vec::new();
    for (report, sentence) in &asking.happening.sentences {
        let span = asking.pile.sentence_span(*report, *sentence);
        let text = asking.pile.of(*report, span);
        let flat = flat(text);
        let Some(phrase) = has(&flat, &l.cargo) else { continue };
        if !flat.split_whitespace().any(|w| l.vehicle.contains(w)) {
            continue;
        }
        let Some(at) = find(text, span.start, phrase) else { continue };
        let Some((finding, speaker)) = asking.finding_at(*report, at) else { continue };
        let armed = flat.split_whitespace().any(|w| l.arms.contains(w));
        let said = asking.pile.statement(*report, &finding.0);
        let none = [" no weapons ", " no arms ", " not carrying ", " without weapons ", " no mines ", " nothing "];
        let denied = said.is_some_and(is_denial) || none.iter().any(|n| flat.contains(n));
        let value = short(asking.pile.of(*report, finding.2));
        let (key, denies) = match (armed, denied) {
            (true, false) => ("arms".to_owned(), None),
            (true, true) => ("not arms".to_owned(), Some("arms".to_owned())),
            (false, _) => {
                let carried = words(asking.pile.of(*report, Span::new(at.end, span.end)), 0);
                let Some(what) = carried.iter().find(|w| w.form.len() > 3 && !l.is_stop(&w.form)) else { continue };
                (format!("other {}", what.form.trim_end_matches('s')), None)
            }
        };
        let mut take = asking.take(*report, finding, speaker, key, value);
        take.denies = denies;
        takes.push(take);
        // "X rejects Y's claim that mines were found": X takes the denial.
        let outer = said.and_then(|s| asking.pile.statement(*report, s.within.as_ref()?)).filter(|s| is_denial(s));
        if let Some(outer) = outer.filter(|_| armed && !denied) {
            let value = short(asking.pile.of(*report, outer.span));
            let mut take = asking.by_statement(*report, outer, "not arms".to_owned(), value);
            take.denies = Some("arms".to_owned());
            takes.push(take);
        }
    }
    // Passengers are no dispute: the question is asked only where arms are spoken of.
    if !takes.iter().any(|t| t.key.ends_with("arms")) {
        takes.clear();
    }
    Inquiry { attribute: Attribute::Cargo, question: "What did the vehicle carry?".to_owned(), takes }
}

/// The sentences that have an event or figure of the incident: report, sentence, span, words.
fn traced<'p>(asking: &Asking<'_, 'p>) -> Vec<(usize, usize, Span, &'p str)> {
    let set: BTreeSet<(usize, usize)> = asking.happening.traces.iter().map(|(r, t)| (*r, t.sentence)).collect();
    set.into_iter()
        .map(|(r, s)| {
            let span = asking.pile.sentence_span(r, s);
            (r, s, span, asking.pile.of(r, span))
        })
        .collect()
}
