//! Clusters of happenings in, [`Incident`]s by rank out, with the sentences and findings that belong to each.

use std::collections::{BTreeMap, BTreeSet};

use sayso_case::{FindingId, Fold, Incident, IncidentId, Join, Moment, Perhaps, ReportId};

use crate::case_file::Background;
use crate::happenings::{Happening as Telling, Harm, Trace};
use crate::joining::Cluster;
use crate::located::Locations;
use crate::merged::{days_of, event_type, label, places, precision, sides};
use crate::names::Names;
use crate::origins::Origins;
use crate::pile::Pile;
use crate::spots::{Spot, Spots};
use crate::threads;

/// An incident with what later steps need to know of it.
#[derive(Debug)]
pub(crate) struct Happening {
    /// For the reader.
    pub incident: Incident,
    /// Its events and figures, in case order: the report, the trace.
    pub traces: Vec<(usize, Trace)>,
    /// Its sentences: those of its traces, and those of statements about it.
    pub sentences: BTreeSet<(usize, usize)>,
    weight: Weight,
}

/// What incidents are ranked by, the greater first: told by several, told at all, sides that speak, origins, the toll.
type Weight = (bool, bool, usize, usize, u64);

/// What incidents are made from.
pub(crate) struct Made<'a, 'p> {
    /// The reports.
    pub pile: &'a Pile<'p>,
    /// The names.
    pub names: &'a Names,
    /// The places.
    pub spots: &'a Spots,
    /// Where places lie.
    pub locations: &'a Locations,
    /// The origins.
    pub origins: &'a Origins,
    /// The happenings of all reports.
    pub tellings: &'a [Telling],
    /// When each report came, where that is known.
    pub arrived: &'a BTreeMap<ReportId, usize>,
    /// Incidents that people say are background.
    pub background: &'a [Background],
}

/// The incidents of a case by rank; of equal rank by day, then by their first words.
pub(crate) fn incidents(made: &Made, clusters: &[Cluster]) -> Vec<Happening> {
    let mut out: Vec<(Happening, usize)> = Vec::new();
    let mut of_telling: BTreeMap<usize, IncidentId> = BTreeMap::new();
    let telling: BTreeSet<usize> = made.tellings.iter().filter(|t| t.told).map(|t| t.report).collect();
    let all = threads::each(clusters.len(), made.pile.threads, |c| of_cluster(made, clusters.get(c)?, &telling));
    for (c, (happening, cluster)) in all.into_iter().zip(clusters).enumerate() {
        let Some(happening) = happening else { continue };
        for k in &cluster.members {
            of_telling.insert(*k, happening.incident.id.clone());
        }
        out.push((happening, c));
    }
    out.sort_by(|(a, _), (b, _)| {
        b.weight.cmp(&a.weight).then(a.incident.when.is_none().cmp(&b.incident.when.is_none())).then_with(|| {
            let day = |h: &Happening| h.incident.when.map(|w| (w.first(), w.last()));
            day(a).cmp(&day(b))
        })
    });
    let mut rank = 0;
    for (h, c) in &mut out {
        rank += 1;
        h.incident.rank = rank;
        let Some(cluster) = clusters.get(*c) else { continue };
        h.incident.joins = cluster.joins.iter().filter_map(|j| join(made, j)).collect();
        let mut seen = BTreeSet::new();
        for j in &cluster.perhaps {
            let ids = [j.pair.0, j.pair.1].into_iter().filter_map(|k| of_telling.get(&k));
            for id in ids.filter(|id| **id != h.incident.id) {
                if h.incident.perhaps_the_same.len() < PERHAPS
                    && seen.insert(id.clone())
                    && let Some(join) = join(made, j)
                {
                    h.incident.perhaps_the_same.push(Perhaps { incident: id.clone(), join });
                }
            }
        }
    }
    out.into_iter().map(|(h, _)| h).collect()
}

/// The incident of a cluster; `telling` are the reports that tell of one.
fn of_cluster(made: &Made, cluster: &Cluster, telling: &BTreeSet<usize>) -> Option<Happening> {
    let mut members: Vec<&Telling> = cluster.members.iter().filter_map(|k| made.tellings.get(*k)).collect();
    members.sort_by_key(|t| (t.report, t.traces.first().map(|t| t.span)));
    // The words of one report alone are no incident, nor are those of reports that tell of deeds elsewhere.
    let words_alone = members.iter().all(|t| t.traces.is_empty());
    if words_alone && (members.len() < 2 || members.iter().any(|t| telling.contains(&t.report))) {
        return None;
    }
    let mut happening = incident(made, &members);
    if let Some(named) = cluster.named.and_then(|k| made.tellings.get(k)) {
        happening.incident.id = IncidentId::of(&[&named.anchor]);
    }
    // What is words alone never was an incident by itself.
    let others = members.iter().filter(|t| !t.traces.is_empty()).map(|t| IncidentId::of(&[&t.anchor]));
    happening.incident.was = others.filter(|id| *id != happening.incident.id).collect();
    Some(happening)
}

/// A join as it is kept.
fn join(made: &Made, join: &crate::joining::Join) -> Option<Join> {
    let (a, b) = (made.tellings.get(join.pair.0)?, made.tellings.get(join.pair.1)?);
    let first = |t: &Telling| t.first().map(|t| t.id.clone());
    let report = |t: &Telling| made.pile.read(t.report).report.id.clone();
    let hundredths = |v: f64| (v * 100.0).round() as i32;
    Some(Join {
        pair: (first(a), first(b)),
        reports: (report(a), report(b)),
        score: hundredths(join.score),
        reasons: join.reasons.iter().map(|r| (r.part, hundredths(r.value))).collect(),
    })
}

/// A happening as it is kept.
fn note(made: &Made, t: &Telling) -> sayso_case::Happening {
    let mut places: Vec<(&Spot, &f32)> = t.places.iter().collect();
    places.sort_by(|a, b| b.1.total_cmp(a.1).then(a.0.cmp(b.0)));
    let sentence = t.first().map(|t| t.sentence).or_else(|| t.sentences.first().copied()).unwrap_or(0);
    sayso_case::Happening {
        report: made.pile.read(t.report).report.id.clone(),
        first: t.first().map(|t| t.id.clone()),
        told: t.told,
        main: t.main,
        when: t.when().and_then(|d| d.to_string().parse().ok()),
        when_from: t.days.map(|(_, from)| from),
        places: places.into_iter().map(|(s, _)| made.spots.text(*s).to_owned()).collect(),
        kinds: t.kinds.keys().copied().collect(),
        tolls: t.tolls.iter().map(|((harm, n), id)| (harm.outcome(), *n, id.clone())).collect(),
        sentence: made.pile.sentence_span(t.report, sentence),
    }
}

/// So many incidents that may be the same are told at most.
const PERHAPS: usize = 5;

fn incident(made: &Made, members: &[&Telling]) -> Happening {
    let pile = made.pile;
    let mut traces: Vec<(usize, Trace)> =
        members.iter().flat_map(|t| t.traces.iter().map(|x| (t.report, x.clone()))).collect();
    traces.sort_by_key(|(r, t)| (*r, t.span, t.kind, t.at));
    let sentences = sentences(pile, members);
    let ids = |told: bool| -> Vec<ReportId> {
        let some: BTreeSet<usize> =
            members.iter().filter(|t| !told || t.told || (t.main && members.len() > 1)).map(|t| t.report).collect();
        some.into_iter().map(|r| pile.read(r).report.id.clone()).collect()
    };
    let (reports, told_by) = (ids(false), ids(true));
    let days = days_of(members);
    let event_type = event_type(pile, &traces);
    let places = places(made.names, made.spots, members);
    let by: Vec<usize> = members.iter().map(|t| t.report).collect::<BTreeSet<_>>().into_iter().collect();
    let located = made.locations.choose(&by, &places);
    let tells: Vec<(usize, usize)> =
        members.iter().map(|t| (t.report, t.sentences.first().copied().unwrap_or(0))).collect();
    let origins = made.origins.count(&tells);
    let when: Option<Moment> = days.and_then(|d| d.to_string().parse().ok());
    let by_hand = members.iter().any(|t| is_background(made, t));
    let fold = match (told_by.len(), reports.len()) {
        (0, _) => Some(Fold::Background),
        _ if by_hand => Some(Fold::Background),
        (_, 1) => Some(Fold::OneReport),
        _ => None,
    };
    let killed = members.iter().flat_map(|t| t.tolls.keys()).filter(|(h, _)| *h == Harm::Killed).map(|(_, n)| *n);
    let (told, several) = (!told_by.is_empty() && !by_hand, told_by.len() > 1 && !by_hand);
    let weight = (several, told, sides(pile, made.names, members), origins, killed.max().unwrap_or(0));
    Happening {
        incident: Incident {
            id: IncidentId::of(&[first(made, members)]),
            label: label(members, event_type, &places, when),
            event_type,
            when,
            date_prec: days.map(precision),
            places,
            located,
            reports,
            told_by,
            origins,
            findings: findings(pile, members, &traces),
            rank: 0,
            fold,
            happenings: members.iter().map(|t| note(made, t)).collect(),
            joins: Vec::new(),
            perhaps_the_same: Vec::new(),
            was: Vec::new(),
        },
        traces,
        sentences,
        weight,
    }
}

/// The sentences that tell of it, and those of what is said of it.
fn sentences(pile: &Pile, members: &[&Telling]) -> BTreeSet<(usize, usize)> {
    let mut sentences = BTreeSet::new();
    for t in members {
        sentences.extend(t.sentences.iter().map(|s| (t.report, *s)));
        let all = &pile.read(t.report).findings.statements;
        let said = t.statements.iter().filter_map(|k| all.get(*k));
        sentences.extend(said.map(|s| (t.report, pile.sentence(t.report, s.span.start))));
    }
    sentences
}

/// Whether people say that a happening is background.
fn is_background(made: &Made, t: &Telling) -> bool {
    let id = IncidentId::of(&[&t.anchor]);
    made.background.iter().any(|order| order.incident == id.as_str())
}

/// What the earliest report that tells of it says first: later reports leave the id alone. The earliest is the one that came first,
/// where that is known, so that a report which comes later and was published before changes no id either.
fn first<'t>(made: &Made, members: &[&'t Telling]) -> &'t str {
    let pile = made.pile;
    let key = |t: &&&Telling| {
        let published = pile.published(t.report);
        (
            made.arrived.get(&pile.read(t.report).report.id),
            t.traces.is_empty(),
            !t.told,
            published.is_none(),
            published,
            pile.read(t.report).report.id.clone(),
            t.anchor.clone(),
        )
    };
    members.iter().min_by_key(key).map_or("", |t| t.anchor.as_str())
}

/// Events, figures, statements and victims that belong to it, each once, in case order.
fn findings(pile: &Pile, members: &[&Telling], traces: &[(usize, Trace)]) -> Vec<FindingId> {
    let mut all: Vec<(usize, usize, &FindingId)> = traces.iter().map(|(r, t)| (*r, t.span.start, &t.id)).collect();
    for t in members {
        let findings = &pile.read(t.report).findings;
        all.extend(
            t.statements.iter().filter_map(|k| findings.statements.get(*k)).map(|s| (t.report, s.span.start, &s.id)),
        );
        let victims = t.of_it.iter().filter_map(|k| findings.victims.get(*k));
        all.extend(victims.map(|v| (t.report, v.span.start, &v.id)));
    }
    all.sort_unstable();
    let mut seen = BTreeSet::new();
    all.into_iter().filter(|(.., id)| seen.insert(*id)).map(|(.., id)| id.clone()).collect()
}
