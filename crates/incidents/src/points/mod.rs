//! The questions on which something is said of each incident: incidents in, [`Point`]s and what else was said out.
//!
//! Everything begins with utterances, words with one holder (`utterance`, made in `hearing`); whose words they are where
//! their own speaker is not he says `true_speaker`; whose side a holder or a phrase is of says `party`; what belongs to an incident says `ground`. Then each kind of question has a file: `tolls` (settled in `settle`),
//! `doer` (with `doer_denied`), `began`, `dead`, `means`, `frames`, `series`, `denials`; what a denial calls false says `verdict`. They make rows of takes (`take`), and rows become points (`row`).
//! The words and patterns are the language's: `point_words.toml` of its pack.

mod affirm;
mod began;
mod called;
mod count;
mod dead;
#[cfg(test)]
mod denial_tests;
mod denials;
mod denied;
mod desk;
mod doer;
mod doer_denied;
#[cfg(test)]
mod doer_tests;
mod done;
mod frames;
pub(crate) mod given;
mod ground;
mod hearing;
mod holder;
mod learn;
mod lemma;
mod marks;
mod means;
mod named;
mod own_words;
mod party;
mod row;
pub(crate) mod rules;
mod series;
mod settle;
mod speakers;
mod take;
#[cfg(test)]
mod tests;
mod token;
pub(crate) mod told;
mod toll;
pub(crate) mod tolls;
mod true_speaker;
mod utterance;
mod verdict;
mod whom;

use std::collections::{BTreeMap, BTreeSet};

use sayso_case::{AlsoSaid, Attribute, Claim, FindingId, Mark, Point, PointId, PointKind, PositionId, ReportId};

use self::desk::{Desk, Kept};
use self::done::Done;
use self::ground::{Ground, grounds};
use self::hearing::Hearing;
use self::lemma::Likeness;
pub(crate) use self::party::{Parties, Party};
use self::row::Row;
pub(crate) use self::row::Settled;
pub(crate) use self::speakers::Speakers;
use self::take::{Take, claim};
use self::toll::Toll;
use self::tolls::Tally;
pub(crate) use self::utterance::Holder;
use crate::incidents::Happening;
use crate::names::Names;
use crate::pile::Pile;
use crate::threads;

/// What is made of all incidents.
#[derive(Default)]
pub(crate) struct Made {
    /// The points, in the order of incidents.
    pub points: Vec<Point>,
    /// What else was said of each.
    pub also_said: Vec<AlsoSaid>,
    /// For each incident the figures that its points count.
    pub tallies: Vec<BTreeMap<FindingId, Tally>>,
}

/// The points of all incidents, what else was said, and which figures count.
pub(crate) fn points(
    pile: &Pile,
    names: &Names,
    parties: &Parties,
    speakers: &Speakers,
    settled: Settled,
    happenings: &[Happening],
) -> Made {
    of_grounds(pile, names, parties, speakers, settled, &grounds(pile, happenings))
}

/// The points of incidents whose grounds are known.
pub(crate) fn of_grounds(
    pile: &Pile,
    names: &Names,
    parties: &Parties,
    speakers: &Speakers,
    settled: Settled,
    grounds: &[Ground],
) -> Made {
    // Incidents that share reports one after another, so that few reports are heard twice; then back in their own order.
    let mut order: Vec<(Option<usize>, usize, &Ground)> =
        grounds.iter().enumerate().map(|(k, ground)| (ground.reports().first().copied(), k, ground)).collect();
    order.sort_by_key(|(first, k, _)| (*first, *k));
    let mut made = threads::each_with(order.len(), pile.threads, Kept::default, |kept, at| {
        let (_, k, ground) = order.get(at)?;
        let hearing = Hearing { pile, names, parties, toks: kept.toks(pile, ground), speakers };
        let desk = Desk::of(&hearing, kept);
        let tolls = tolls::tolls(&desk, ground);
        let points = of_incident(&desk, settled, ground, &tolls);
        let also_said = also_said(&desk, ground, &points);
        Some((*k, points, also_said, tolls::tallies(&desk, &tolls)))
    });
    made.sort_by_key(|made| made.as_ref().map(|(k, ..)| *k));
    let mut out = Made::default();
    for (_, points, also_said, tallies) in made.into_iter().flatten() {
        out.points.extend(points);
        out.also_said.extend(also_said);
        out.tallies.push(tallies);
    }
    out
}

/// The points of one incident: what is disputed first.
fn of_incident(desk: &Desk, settled: Settled, ground: &Ground, tolls: &[Toll]) -> Vec<Point> {
    let like = Likeness::over(desk.on(ground).map(|u| &u.about));
    let mut rows: Vec<Row> = Vec::new();
    rows.extend(doer::row(desk, ground));
    rows.extend(began::row(desk, ground));
    rows.extend(tolls::rows(desk, ground, tolls));
    rows.extend(dead::rows(tolls));
    rows.extend(frames::rows(desk, ground, &like));
    rows.extend(means::rows(desk, ground));
    rows.extend(series::rows(desk, ground));
    let (mut points, mut done) = (Vec::new(), Done::default());
    for row in rows {
        let of_row = Done::of(desk, &row);
        // What made no point answers nothing, and keeps no denial from a row of its own.
        if let Some(point) = row.point(desk.pile, &settled, &ground.incident.id) {
            points.push(point);
            done.add(of_row);
        }
    }
    let denials = denials::rows(desk, ground, &like, &done);
    points.extend(denials.into_iter().filter_map(|r| r.point(desk.pile, &settled, &ground.incident.id)));
    // Before they are put in order by their marks, which other reports may change.
    told_apart(&mut points);
    points.sort_by_key(weight);
    points
}

/// Two questions that begin with one finding and one topic ("by what means", "of what kind") have ids of their own, and so have their
/// answers.
fn told_apart(points: &mut [Point]) {
    let mut used: BTreeMap<PointId, usize> = BTreeMap::new();
    for point in points {
        let before = used.entry(point.id.clone()).or_insert(0);
        *before += 1;
        if *before > 1 {
            let n = before.to_string();
            point.id = PointId::of(&[point.id.as_str(), &n]);
            for position in &mut point.positions {
                position.id = PositionId::of(&[position.id.as_str(), &n]);
                position.denies = position.denies.take().map(|id| PositionId::of(&[id.as_str(), &n]));
            }
        }
    }
}

/// What a reader wants first: what is disputed, then what is revised or open, then facts; the attribute decides between
/// equals. The sort is stable, so what is left stays in order of the text.
fn weight(point: &Point) -> (u8, u8) {
    let mark = match (point.kind, point.mark) {
        (_, Some(Mark::Disputed)) => 0,
        (PointKind::Series, _) | (_, Some(Mark::Revised)) => 1,
        (PointKind::Question, _) => 2,
        (PointKind::Fact, _) => 3,
    };
    let attribute = match point.attribute {
        Attribute::Perpetrator | Attribute::FirstFire => 0,
        Attribute::Killed => 1,
        Attribute::Victims | Attribute::Cargo => 2,
        Attribute::Wounded => 3,
        Attribute::Denial => 4,
        _ => 5,
    };
    (mark, attribute)
}

/// What stands in no point of an incident, by speaker in order of first saying.
fn also_said(desk: &Desk, ground: &Ground, points: &[Point]) -> Vec<AlsoSaid> {
    let claims = points.iter().flat_map(|p| &p.positions).flat_map(|p| &p.claims);
    let on: BTreeSet<(&ReportId, sayso_text::Span, Option<&str>)> =
        claims.map(|c| (&c.report, c.sentence, c.speaker.as_deref())).collect();
    let mut place: BTreeMap<String, usize> = BTreeMap::new();
    let mut out: Vec<AlsoSaid> = Vec::new();
    for u in desk.on(ground).filter(|u| u.statement.is_some() && u.stand != utterance::Stand::Between) {
        let Some(take) = Take::of(u, String::new(), String::new(), "also") else { continue };
        let claim: Claim = claim(desk.pile, &take);
        if on.contains(&(&claim.report, claim.sentence, claim.speaker.as_deref())) {
            continue;
        }
        let at = *place.entry(u.holder.key.clone()).or_insert_with(|| {
            out.push(AlsoSaid {
                incident: ground.incident.id.clone(),
                holder: claim.holder.clone(),
                speaker: claim.speaker.clone(),
                speaker_side: claim.speaker_side.clone(),
                claims: Vec::new(),
            });
            out.len() - 1
        });
        if let Some(also) = out.get_mut(at) {
            also.claims.push(claim);
        }
    }
    out
}
