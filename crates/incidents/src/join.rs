//! Everything in order: reports and advice in, the [`Case`] out.

use std::num::NonZeroUsize;

use crate::advice::Advice;
use crate::happenings::happenings_of;
use crate::incidents::{Made, incidents};
use crate::joining::{Told, follow, link};
use crate::ledger::ledger;
use crate::located::Locations;
use crate::names::Names;
use crate::orders::OrderError;
use crate::origins::Origins;
use crate::pile::Pile;
use crate::points::points;
use crate::spots::Spots;
use crate::victims::victims;
use sayso_case::{Case, ReadReport};
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
    reports.sort_by(|a, b| (&a.report.path, &a.report.id).cmp(&(&b.report.path, &b.report.id)));
    for read in &mut reports {
        let f = &mut read.findings;
        f.sentences.sort_unstable();
        f.statements.sort_by(|a, b| (a.span, &a.id).cmp(&(b.span, &b.id)));
        f.figures.sort_by(|a, b| (a.span, &a.id).cmp(&(b.span, &b.id)));
        f.events.sort_by(|a, b| (a.span, &a.id).cmp(&(b.span, &b.id)));
        f.mentions.sort_by(|a, b| (a.span, &a.id).cmp(&(b.span, &b.id)));
        f.times.sort_by(|a, b| (a.span, &a.id).cmp(&(b.span, &b.id)));
        f.victims.sort_by(|a, b| (a.span, &a.id).cmp(&(b.span, &b.id)));
        f.same_names.sort_unstable();
    }
    let pile = Pile::new(&reports, packs, threads);
    let mut names = Names::join(&pile, advice);
    let origins = Origins::find(&pile);
    let mut spots = Spots::pinned(&advice.case.places);
    // In case order, which neither the order of the input nor the names of the sides can change.
    let tellings: Vec<_> = (0..reports.len()).flat_map(|r| happenings_of(&pile, &names, &mut spots, r)).collect();
    let mut clusters = link(&spots, &tellings);
    let locations = Locations::of(&pile, &advice.case.places);
    let made = &Made {
        pile: &pile,
        names: &names,
        spots: &spots,
        locations: &locations,
        origins: &origins,
        tellings: &tellings,
    };
    let mut happenings = incidents(made, &clusters);
    if advice.case.says_of_incidents() {
        // The ids in the file are those that the user saw.
        let ranks = happenings.iter().map(|h| (h.incident.id.clone(), h.incident.rank)).collect();
        let told = Told { pile: &pile, spots: &spots, happenings: &tellings, ranks };
        match follow(&told, &advice.case, clusters) {
            Ok(followed) => {
                clusters = followed;
                happenings = incidents(made, &clusters);
            }
            Err(more) => errors.extend(more),
        }
    }
    let made = points(&pile, &names, &origins, &happenings);
    let ledger = ledger(&pile, &mut names, &origins, &happenings, &made.tallies);
    let victims = victims(&pile, &mut names);
    let incidents: Vec<_> = happenings.into_iter().map(|h| h.incident).collect();
    let case = Case {
        places: locations.named(&reports, &incidents, &names.list, &advice.case.places),
        title: advice.case.title.clone(),
        reports,
        incidents,
        points: made.points,
        also_said: made.also_said,
        names: names.list,
        origins: origins.list,
        ledger,
        victims,
        seen: Vec::new(),
    };
    (case, errors)
}
