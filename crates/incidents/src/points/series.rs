//! Posts and places taken, prisoners counted up: one speaker's number that grows; figures in, rows out.

use sayso_case::{Attribute, ClaimKind, Outcome, Scope, Unit};

use super::desk::Desk;
use super::ground::Ground;
use super::row::Row;
use super::take::{Rivalry, Take, holders, positions, short};
use super::utterance::Stand;

/// The rows: what was captured or surrendered, by unit, where one holder gives two numbers in order.
pub(crate) fn rows(desk: &Desk, ground: &Ground) -> Vec<Row> {
    let units = [
        (Unit::Posts, "posts", "How many posts were taken?"),
        (Unit::Settlements, "settlements", "How many settlements were taken?"),
    ];
    units.into_iter().filter_map(|(unit, topic, question)| row(desk, ground, unit, topic, question)).collect()
}

fn row(desk: &Desk, ground: &Ground, unit: Unit, topic: &str, question: &str) -> Option<Row> {
    let mut takes: Vec<Take> = Vec::new();
    let mut spots: Vec<(usize, usize)> = ground.figures.iter().copied().collect();
    // A state of things "as of ten o'clock" is read as a running total, but belongs to the incident whose sentence it is in.
    for r in ground.reports() {
        for (at, f) in desk.pile.read(r).findings.figures.iter().enumerate() {
            let here = ground.sentences.contains(&(r, desk.pile.sentence(r, f.span.start)));
            if f.scope == Some(Scope::Total) && here && !spots.contains(&(r, at)) {
                spots.push((r, at));
            }
        }
    }
    for (r, at) in spots {
        let Some(f) = desk.pile.read(r).findings.figures.get(at) else { continue };
        // Posts are read as taken from their verb seldom; settlements are attacked, shelled and crossed as often as taken.
        let taken = f.outcome == Outcome::Captured
            || unit == Unit::Posts && matches!(f.outcome, Outcome::Destroyed | Outcome::Other);
        let Some(n) = f.low.or(f.high).filter(|_| f.unit == unit && taken && !f.denied) else { continue };
        let u = f.statement.as_ref().and_then(|id| desk.statement(r, id));
        if u.is_some_and(|u| u.stand != Stand::Holds) {
            continue;
        }
        let holder = u.map_or_else(|| desk.hearing.own_holder(r), |u| u.holder.clone());
        takes.push(Take {
            canon: n.to_string(),
            denies: None,
            value: short(f.span.of(desk.pile.text(r)), 14),
            holder,
            how: u.map_or(sayso_case::How::Outright, |u| u.how),
            chain: u.map(|u| u.chain.clone()).unwrap_or_default(),
            report: r,
            sentence: desk.pile.sentence(r, f.span.start),
            finding: (f.id.clone(), ClaimKind::Figure, f.span),
            rule: "series",
            low: f.low,
            high: f.high,
            party: None,
            anew: true,
        });
    }
    takes.sort_by_key(|t| {
        (desk.pile.published(t.report).is_none(), desk.pile.published(t.report), t.report, t.finding.2)
    });
    let grows = positions(&takes).len() > 1
        && takes.iter().any(|a| takes.iter().any(|b| a.holder.key == b.holder.key && a.canon != b.canon));
    if !grows && holders(&takes).len() < 2 {
        return None;
    }
    Some(Row {
        attribute: Attribute::Other,
        topic: topic.to_owned(),
        question: question.to_owned(),
        takes,
        rivalry: Rivalry::Never,
        fact: true,
        series: grows,
    })
}
