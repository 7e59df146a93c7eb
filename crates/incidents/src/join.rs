//! Everything in order: reports and advice in, the [`Case`] out.

use std::collections::BTreeSet;
use std::num::NonZeroUsize;

use crate::advice::Advice;
use crate::case_file::Background;
use crate::happenings::{happenings_of, meet_places};
use crate::incidents::{Happening, Made, incidents};
use crate::joining::{Told, follow, link};
use crate::ledger::ledger;
use crate::located::Locations;
use crate::names::Names;
use crate::orders::OrderError;
use crate::origins::Origins;
use crate::pile::Pile;
use crate::points::{self, Parties, Settled, Speakers, points};
use crate::sides::Sides;
use crate::spots::Spots;
use crate::threads;
use crate::victims::victims;
use sayso_case::{Case, CaseSide, Findings, LedgerLine, Name, ReadReport, SideId};
use sayso_language::Packs;

/// Joins the findings of many reports, on one thread.
///
/// Reports are put in byte order of their paths and findings in order of their places, so that the same case comes out
/// whatever order they come in.
pub fn join(reports: Vec<ReadReport>, packs: Packs, advice: &Advice) -> Case {
    join_as_told(reports, packs, advice, NonZeroUsize::MIN).0
}

/// The same on so many threads, with the orders of `case.toml` that cannot be followed; where there are any the case is joined
/// without orders about incidents. Any number of threads gives the same case.
pub fn join_as_told(
    mut reports: Vec<ReadReport>,
    packs: Packs,
    advice: &Advice,
    threads: NonZeroUsize,
) -> (Case, Vec<OrderError>) {
    let mut errors = advice.case.contradictions(&advice.aliases);
    in_case_order(&mut reports);
    let pile = Pile::new(&reports, packs, threads);
    let names = Names::join(&pile, advice);
    let origins = Origins::find(&pile);
    let mut spots = Spots::pinned(&advice.case.places);
    // In case order, which neither the order of the input nor the names of the sides can change.
    meet_places(&pile, &names, &mut spots);
    let tellings = threads::each(reports.len(), threads, |r| happenings_of(&pile, &spots, r));
    let tellings: Vec<_> = tellings.into_iter().flatten().collect();
    let clusters = link(&spots, &tellings, threads);
    let locations = Locations::of(&pile, &advice.case.places);
    let made = &Made {
        pile: &pile,
        names: &names,
        spots: &spots,
        locations: &locations,
        origins: &origins,
        tellings: &tellings,
        arrived: &advice.arrived,
        background: &advice.case.background,
    };
    let mut happenings = incidents(made, &clusters);
    if advice.case.says_of_incidents() {
        // The ids in the file are those that the user saw.
        let ranks = happenings.iter().map(|h| (h.incident.id.clone(), h.incident.rank)).collect();
        let told = Told { pile: &pile, spots: &spots, happenings: &tellings, ranks };
        match follow(&told, &advice.case, clusters) {
            Ok(followed) => happenings = incidents(made, &followed),
            Err(more) => errors.extend(more),
        }
    } else {
        drop(clusters);
    }
    errors.extend(not_there(&happenings, &advice.case.background));
    // What they were made from is the larger part of the memory by now.
    drop((tellings, spots));
    // Names and sides are settled before anything is made of them.
    let parties = Parties::of(&pile, &names);
    let sides = Sides::of(&pile, &names, &parties);
    let speakers = Speakers::of(&pile, &names, &parties);
    let settled = Settled { origins: &origins, answers: &advice.case.answers };
    let made = points(&pile, &names, &parties, &speakers, settled, &happenings);
    errors.extend(points::told::unfollowed(&made.points, &advice.case.answers));
    let ledger = ledger(&pile, &names, &sides, &speakers, &origins, &happenings, &made.tallies);
    drop(speakers);
    let victims = victims(&pile, &sides);
    let mut list = names.list.clone();
    sides.give(&mut list);
    let used = used(&list, &made, &ledger);
    let all = sides.list(&list).into_iter().filter(|side| used.contains(&side.id)).collect();
    let incidents: Vec<_> = happenings.into_iter().map(|h| h.incident).collect();
    let case = Case {
        places: locations.named(&reports, &incidents, &names.list, &advice.case.places),
        title: advice.case.title.clone(),
        reports,
        incidents,
        points: made.points,
        also_said: made.also_said,
        names: list,
        sides: all,
        origins: origins.list,
        ledger,
        victims,
        seen: Vec::new(),
    };
    (case, errors)
}

/// The names of many reports, with the sides that they are of, and these sides: as [`join`] makes them, without incidents and points.
pub fn names(
    mut reports: Vec<ReadReport>,
    packs: Packs,
    advice: &Advice,
    threads: NonZeroUsize,
) -> (Vec<Name>, Vec<CaseSide>) {
    in_case_order(&mut reports);
    let pile = Pile::new(&reports, packs, threads);
    let names = Names::join(&pile, advice);
    let parties = Parties::of(&pile, &names);
    let sides = Sides::of(&pile, &names, &parties);
    let mut list = names.list.clone();
    sides.give(&mut list);
    let all = sides.list(&list);
    (list, all)
}

/// Of what is said to be background what is no incident.
fn not_there(happenings: &[Happening], background: &[Background]) -> Vec<OrderError> {
    let has = |id: &str| happenings.iter().any(|h| h.incident.is_or_was(id));
    let unknown = background.iter().filter(|order| !has(&order.incident));
    unknown.map(|o| OrderError::UnknownIncident { at: o.at.clone(), id: o.incident.clone() }).collect()
}

/// By path, findings by place.
fn in_case_order(reports: &mut [ReadReport]) {
    reports.sort_by(|a, b| (&a.report.path, &a.report.id).cmp(&(&b.report.path, &b.report.id)));
    for read in reports {
        in_order(&mut read.findings);
    }
}

/// The sides that names, claims and entries of the ledger are of.
fn used(names: &[Name], made: &points::Made, ledger: &[LedgerLine]) -> BTreeSet<SideId> {
    let claims = made.points.iter().flat_map(|p| &p.positions).flat_map(|p| &p.claims);
    let claims = claims.chain(made.also_said.iter().flat_map(|also| &also.claims)).map(|c| &c.speaker_side);
    let entries = ledger.iter().flat_map(|line| &line.entries).map(|e| &e.speaker_side);
    let names = names.iter().filter_map(|name| name.side.as_ref()).map(|of| &of.side);
    claims.chain(entries).flatten().chain(names).cloned().collect()
}

/// Puts findings in the order that they have in a case, that of their places, without room to grow.
pub fn in_order(f: &mut Findings) {
    f.sentences.sort_unstable();
    f.statements.sort_by(|a, b| (a.span, &a.id).cmp(&(b.span, &b.id)));
    f.figures.sort_by(|a, b| (a.span, &a.id).cmp(&(b.span, &b.id)));
    f.events.sort_by(|a, b| (a.span, &a.id).cmp(&(b.span, &b.id)));
    f.mentions.sort_by(|a, b| (a.span, &a.id).cmp(&(b.span, &b.id)));
    f.times.sort_by(|a, b| (a.span, &a.id).cmp(&(b.span, &b.id)));
    f.victims.sort_by(|a, b| (a.span, &a.id).cmp(&(b.span, &b.id)));
    f.same_names.sort_unstable();
    f.statements.shrink_to_fit();
    f.figures.shrink_to_fit();
    f.events.shrink_to_fit();
    f.mentions.shrink_to_fit();
    f.times.shrink_to_fit();
}
