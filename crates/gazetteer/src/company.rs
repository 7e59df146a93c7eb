//! Which entry each name of a report is, by the company it keeps: names with their candidates in, a likelihood a candidate out.
//!
//! A name's candidates are weighed by how large they are, by the countries and provinces that the other names speak for, and by how
//! near the others lie; since the others are open too, this is done three times over, each time with what came out before.

use std::collections::BTreeMap;

use crate::blob::Row;
use crate::place::Kind;
use crate::toponym::Candidate;
use crate::weights::WEIGHTS;

const ROUNDS: usize = 3;
/// A name told more often than this counts no more.
const OFTEN: usize = 3;
/// So many of the surest names of a report are asked how near they lie, so that a list of all towns of a country is read in time.
const NEIGHBOURS: usize = 64;
/// From this likelihood on a name's best candidate is asked.
const ASKED: f64 = 0.3;

/// How much a country's own name speaks for places in it: every report names large countries.
const ITSELF: f64 = 0.4;
/// A place of so many people needs no company.
const LARGE: u32 = 100_000;
/// And one that is found by another of its names, or by a part of the words.
const LARGE_BY_OTHER_NAME: u32 = 1_000_000;
/// What the other names must speak for a small one's country at least: three of them a little, or one of them surely.
const COMPANY: f64 = 0.3;

/// A name of the report, all its occurrences together.
pub(crate) struct Name {
    /// Its candidates with what their words speak for.
    pub candidates: Vec<(Candidate, f64)>,
    /// How often it is told.
    pub told: usize,
}

impl Name {
    fn voice(&self) -> f64 {
        #[allow(clippy::cast_precision_loss, reason = "at most 3")]
        let told = self.told.min(OFTEN) as f64;
        told.sqrt()
    }

    /// How much its own candidates of one sort speak for that.
    fn own(&self, likely: &[f64], same: impl Fn(&Row) -> bool) -> f64 {
        let shares = self.candidates.iter().zip(likely).filter(|((c, _), _)| same(&c.entry));
        let itself = |entry: &Row| if entry.kind == Kind::Country { ITSELF } else { 1.0 };
        shares.map(|((c, _), share)| share * self.voice() * itself(&c.entry)).sum()
    }
}

/// What the company of a name makes of one candidate.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Weighed {
    /// How likely the name means it, all candidates of a name together being 1.
    pub likely: f64,
    /// Whether it is small and no other name of the report speaks for its country: a hamlet on another continent that is called
    /// "Orsk" too is less likely meant than a place too small to be listed.
    pub alone: bool,
}

/// What each candidate of each name is worth.
pub(crate) fn weighed(names: &[Name]) -> Vec<Vec<Weighed>> {
    let mut likely: Vec<Vec<f64>> =
        names.iter().map(|n| shares(n.candidates.iter().map(|(_, s)| *s).collect())).collect();
    for _ in 0..ROUNDS {
        let company = Company::of(names, &likely);
        let scores = names.iter().zip(&likely).enumerate().map(|(at, (name, before))| company.scores(at, name, before));
        likely = scores.map(shares).collect();
    }
    let company = Company::of(names, &likely);
    let alone = |name: &Name, likely: &[f64], c: &Candidate| {
        let entry = &c.entry;
        let large = if c.fits < 0.0 { LARGE_BY_OTHER_NAME } else { LARGE };
        let small = matches!(entry.kind, Kind::Settlement | Kind::District) && entry.population < large;
        small && names.len() > 1 && company.others_for_country(name, likely, entry.country) < COMPANY
    };
    let of_name = |(name, likely): (&Name, &Vec<f64>)| -> Vec<Weighed> {
        let each = name.candidates.iter().zip(likely);
        each.map(|((c, _), share)| Weighed { likely: *share, alone: alone(name, likely, c) }).collect()
    };
    names.iter().zip(&likely).map(of_name).collect()
}

/// Scores as shares of one.
fn shares(mut scores: Vec<f64>) -> Vec<f64> {
    let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    scores.iter_mut().for_each(|s| *s = (*s - most).exp());
    let sum: f64 = scores.iter().sum();
    scores.iter_mut().for_each(|s| *s /= sum);
    scores
}

/// What the names of a report speak for together.
struct Company {
    countries: BTreeMap<u8, f64>,
    provinces: BTreeMap<u16, f64>,
    /// The surest names' best candidates: which name, where, how likely.
    neighbours: Vec<(usize, [f64; 3], f64)>,
}

impl Company {
    fn of(names: &[Name], likely: &[Vec<f64>]) -> Self {
        let mut company = Company { countries: BTreeMap::new(), provinces: BTreeMap::new(), neighbours: Vec::new() };
        for (at, (name, likely)) in names.iter().zip(likely).enumerate() {
            let voice = name.voice();
            for ((c, _), share) in name.candidates.iter().zip(likely) {
                let voice = if c.entry.kind == Kind::Country { voice * ITSELF } else { voice };
                *company.countries.entry(c.entry.country).or_default() += share * voice;
                *company.provinces.entry(c.entry.province).or_default() += share * voice;
            }
            let best = name.candidates.iter().zip(likely).rev().max_by(|a, b| a.1.total_cmp(b.1));
            let is_small = |entry: &Row| matches!(entry.kind, Kind::Settlement | Kind::District);
            if let Some(((c, _), share)) = best.filter(|((c, _), share)| is_small(&c.entry) && **share > ASKED) {
                company.neighbours.push((at, on_globe(&c.entry), *share));
            }
        }
        // Stable: of equally sure ones the earlier in the report.
        company.neighbours.sort_by(|a, b| b.2.total_cmp(&a.2));
        company.neighbours.truncate(NEIGHBOURS);
        company
    }

    /// New scores for the candidates of one name, which itself is no company.
    fn scores(&self, at: usize, name: &Name, before: &[f64]) -> Vec<f64> {
        let mut countries: BTreeMap<u8, f64> = BTreeMap::new();
        let mut provinces: BTreeMap<u16, f64> = BTreeMap::new();
        for (c, _) in &name.candidates {
            let (country, province) = (c.entry.country, c.entry.province);
            countries.entry(country).or_insert_with(|| self.others_for_country(name, before, country));
            provinces.entry(province).or_insert_with(|| self.others_for_province(name, before, province));
        }
        let score = |(c, words): &(Candidate, f64)| {
            let others = |sum: Option<&f64>| sum.copied().unwrap_or_default().ln_1p();
            let wide = matches!(c.entry.kind, Kind::Country | Kind::Province);
            let province = if wide { WEIGHTS.same_province_wide } else { WEIGHTS.same_province };
            let mut score = words + WEIGHTS.same_country * others(countries.get(&c.entry.country));
            score += province * others(provinces.get(&c.entry.province));
            if !wide {
                score += WEIGHTS.near * self.nearness(at, &c.entry).ln_1p();
            }
            score
        };
        name.candidates.iter().map(score).collect()
    }

    /// How much the other names speak for a country.
    fn others_for_country(&self, name: &Name, likely: &[f64], country: u8) -> f64 {
        let all = self.countries.get(&country).copied().unwrap_or_default();
        (all - name.own(likely, |entry| entry.country == country)).max(0.0)
    }

    /// How much the other names speak for a province; nothing where none is known.
    fn others_for_province(&self, name: &Name, likely: &[f64], province: u16) -> f64 {
        if province == 0 {
            return 0.0;
        }
        let all = self.provinces.get(&province).copied().unwrap_or_default();
        (all - name.own(likely, |entry| entry.province == province)).max(0.0)
    }

    fn nearness(&self, at: usize, entry: &Row) -> f64 {
        let here = on_globe(entry);
        let others = self.neighbours.iter().filter(|(name, ..)| *name != at);
        others.map(|(_, there, share)| share * (-kilometres(here, *there) / WEIGHTS.fades).exp()).sum()
    }
}

/// A place as a point in space, the Earth's radius being 1: many distances are cheap to measure so.
pub(crate) fn on_globe(entry: &Row) -> [f64; 3] {
    let (latitude, longitude) = (entry.latitude.to_radians(), entry.longitude.to_radians());
    [latitude.cos() * longitude.cos(), latitude.cos() * longitude.sin(), latitude.sin()]
}

/// Along the surface of the Earth taken as a ball.
pub(crate) fn kilometres(a: [f64; 3], b: [f64; 3]) -> f64 {
    let straight: f64 = a.iter().zip(b).map(|(x, y)| (x - y).powi(2)).sum();
    2.0 * 6371.0 * (straight.sqrt() / 2.0).min(1.0).asin()
}
