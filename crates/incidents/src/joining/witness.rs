//! What reports that tell of several deeds say of two happenings of other reports: scored pairs in, whether the two are told apart out.
//!
//! A report on the market and one on the ambush near by share people, days and a river, and their score can be that of one deed. A weekly
//! bulletin tells of both under two headings: one fits its ambush and not its market, the other its market and not its ambush. It is a
//! witness that they are two. A report that tells of one deed only is none: everything near by fits that.

use std::collections::BTreeMap;

use super::cluster::spread;
use super::score::Score;
use super::weights::WEIGHTS;
use crate::happenings::Happening;

/// A happening that another may be the same as.
#[derive(Clone, Copy, Debug)]
struct Fit {
    report: usize,
    happening: usize,
    score: f64,
}

/// What each report says of the happenings of others.
pub(super) struct Witnesses {
    /// By happening: what it may be the same as, in order of reports, the best of each report first.
    fits: Vec<Vec<Fit>>,
    /// How many happenings each report tells of.
    deeds: BTreeMap<usize, usize>,
    /// The report of each happening.
    reports: Vec<usize>,
}

impl Witnesses {
    /// `scored`: the pairs that may be one deed, each once.
    pub fn of(happenings: &[Happening], scored: &[(Score, usize, usize)]) -> Self {
        let mut fits: Vec<Vec<Fit>> = vec![Vec::new(); happenings.len()];
        for (score, a, b) in scored {
            for (one, other) in [(*a, *b), (*b, *a)] {
                if let (Some(fits), Some(h)) = (fits.get_mut(one), happenings.get(other)) {
                    fits.push(Fit { report: h.report, happening: other, score: score.sum });
                }
            }
        }
        for fits in &mut fits {
            fits.sort_by(|x, y| {
                x.report.cmp(&y.report).then(y.score.total_cmp(&x.score)).then(x.happening.cmp(&y.happening))
            });
        }
        let mut deeds = BTreeMap::new();
        happenings.iter().for_each(|h| *deeds.entry(h.report).or_default() += 1);
        Self { fits, deeds, reports: happenings.iter().map(|h| h.report).collect() }
    }

    /// Whether more is told of the happenings of two clusters as of two deeds than as of one.
    pub fn tell_apart(&self, some: &[usize], others: &[usize]) -> bool {
        let (x, y) = (spread(some), spread(others));
        x.iter().flat_map(|a| y.iter().map(|b| self.voices(*a, *b))).sum::<i32>() > 0
    }

    /// How many more reports tell of two happenings as two deeds than as one; where nothing of the other fits at all, a report counts twice.
    fn voices(&self, a: usize, b: usize) -> i32 {
        let (Some(x), Some(y)) = (self.fits.get(a), self.fits.get(b)) else { return 0 };
        // Two of one report meet only where nothing was found of one of them.
        if self.reports.get(a) == self.reports.get(b) {
            return 0;
        }
        let mut sum = 0;
        for fits in x.chunk_by(|f, g| f.report == g.report) {
            let Some(mine) = fits.first().filter(|f| f.score >= WEIGHTS.joins) else { continue };
            let theirs = of_report(y, mine.report);
            let Some(other) = theirs.first().filter(|f| f.score >= WEIGHTS.joins) else { continue };
            if self.deeds.get(&mine.report).is_none_or(|deeds| *deeds < 2) {
                continue;
            }
            if mine.happening == other.happening {
                sum -= 1;
                continue;
            }
            let across = [(mine, score_of(fits, other.happening)), (other, score_of(theirs, mine.happening))];
            if across.iter().all(|(own, across)| across.is_none_or(|across| across + WEIGHTS.apart <= own.score)) {
                sum += if across.iter().all(|(_, across)| across.is_none()) { 2 } else { 1 };
            }
        }
        sum
    }
}

fn of_report(fits: &[Fit], report: usize) -> &[Fit] {
    let from = fits.partition_point(|f| f.report < report);
    let to = fits.partition_point(|f| f.report <= report);
    fits.get(from..to).unwrap_or_default()
}

fn score_of(fits: &[Fit], happening: usize) -> Option<f64> {
    fits.iter().find(|f| f.happening == happening).map(|f| f.score)
}
