//! By what means: classes of weapons in the words of an incident's speakers in, a row out; a second row for the kind of weapon
//! where its class is agreed.

use std::collections::BTreeSet;

use sayso_case::{Attribute, Manner, Mode};
use sayso_language::{Means, PointWords};

use super::desk::{Desk, past, unreal};
use super::ground::Ground;
use super::row::Row;
use super::take::{Rivalry, Take, holders, positions, stretch};
use super::utterance::Utterance;

/// The rows.
pub(crate) fn rows(desk: &Desk, ground: &Ground) -> Vec<Row> {
    if ground.is_clash() || ground.kinds.is_empty() {
        return Vec::new();
    }
    let mut takes: Vec<Take> = Vec::new();
    let mut kinds: Vec<Take> = Vec::new();
    for u in desk.on(ground).filter(|u| speaks_of_it(desk, ground, u)) {
        let hits: Vec<&Means> =
            u.words.means.iter().filter(|m| m.words.stand(&u.toks) && !m.struck.stand(&u.toks)).collect();
        let Some(first) = hits.first() else { continue };
        // "rockets and mortars": the two are no rivals, and neither is the answer.
        if hits.iter().skip(1).any(|m| m.groups.is_disjoint(&first.groups)) {
            continue;
        }
        let at = first.words.find(&u.toks);
        let said = at.and_then(|h| u.toks.get(h.from..h.to)).unwrap_or_default();
        let value = stretch(desk.pile, u.report, said);
        takes.extend(Take::of(u, first.name.clone(), value.clone(), "means_class"));
        if let Some(kind) = first.second.iter().find(|k| u.toks.iter().any(|t| t.form == **k)) {
            kinds.extend(Take::of(u, kind.clone(), value, "means_kind"));
        }
    }
    let mut out = Vec::new();
    out.extend(row(&desk.pile.common.point_words, ground, takes));
    if positions(&kinds).len() > 1 {
        out.extend(plain(kinds, "means kind", "Of which kind was it?"));
    }
    out
}

/// Whether words tell of the deed: they hold one of its events, told as having happened.
fn speaks_of_it(desk: &Desk, ground: &Ground, u: &Utterance) -> bool {
    let about = matches!(
        u.manner,
        Manner::CallFor | Manner::Warn | Manner::Threaten | Manner::Promise | Manner::Deny | Manner::Reject
    );
    if !u.holds() || about || u.negated || past(u.words, &u.toks) || unreal(u.words, &u.toks) {
        return false;
    }
    let events = &desk.pile.read(u.report).findings.events;
    let here = ground.events.range((u.report, 0)..=(u.report, usize::MAX)).filter_map(|(_, at)| events.get(*at));
    here.into_iter().any(|e| e.mode == Mode::Happened && u.toks.iter().any(|t| t.span.overlaps(e.span)))
}

fn row(common: &PointWords, ground: &Ground, mut takes: Vec<Take>) -> Option<Row> {
    let own = own_means(common, ground);
    let said = |takes: &[Take]| -> BTreeSet<String> {
        takes.iter().filter(|t| !t.holder.own_voice).map(|t| t.canon.clone()).collect()
    };
    let firm = said(&takes);
    let groups = |name: &str| common.means(name).map(|m| &m.groups);
    let near = |a: &str, b: &str| groups(a).zip(groups(b)).is_some_and(|(x, y)| !x.is_disjoint(y));
    // What the incident is called is in question only where somebody says otherwise.
    let named_for = firm.len() < 2 && own.is_some_and(|own| firm.iter().all(|f| near(f, own)));
    if firm.is_empty() || named_for {
        return None;
    }
    // One holder who names both does not dispute either.
    let both = takes
        .iter()
        .any(|a| takes.iter().any(|b| a.canon != b.canon && a.holder.key == b.holder.key && !near(&a.canon, &b.canon)));
    if both {
        return None;
    }
    takes.retain(|t| !t.holder.own_voice || firm.contains(&t.canon));
    if firm.len() < 2 && holders(takes.iter().filter(|t| !t.holder.own_voice)).len() < 2 {
        return None;
    }
    plain(takes, "means", "By what means?")
}

fn plain(takes: Vec<Take>, topic: &str, question: &str) -> Option<Row> {
    (holders(&takes).len() > 1).then(|| Row {
        attribute: Attribute::Weapon,
        topic: topic.to_owned(),
        question: question.to_owned(),
        takes,
        rivalry: Rivalry::Never,
        fact: true,
        series: false,
    })
}

/// The class that the incident's kind already names.
fn own_means<'w>(common: &'w PointWords, ground: &Ground) -> Option<&'w str> {
    let kind = ground.incident.event_type?;
    common.means.iter().find(|m| m.kinds.contains(&kind)).map(|m| m.name.as_str())
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;

    #[test]
    fn a_drone_that_was_shot_down_is_no_means() {
        let words = &crate::testing::english().point_words;
        let drone = words.means.iter().find(|m| m.name == "drone").expect("drones are means");
        let is_means = |text: &str| {
            let toks = tokens(text, 0);
            drone.words.stand(&toks) && !drone.struck.stand(&toks)
        };
        assert!(is_means("A drone hit the mill") && is_means("a drone strike killed six"));
        for text in
            ["A jet shot down an unarmed drone", "our drone was shot down over the ford", "the army downed two drones"]
        {
            assert!(!is_means(text), "{text}");
        }
    }
}
