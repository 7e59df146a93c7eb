//! Where the names of one report lie: its text and the places of its names in, a [`Located`] a name out.

use std::collections::BTreeMap;

use sayso_case::{Degrees, GeonameId, Located, WherePrecision};
use sayso_text::Span;

use crate::blob::Row;
use crate::company::{Name, Weighed, kilometres, on_globe, weighed};
use crate::place::Kind;
use crate::toponym::{Beside, Told, Toponym};
use crate::weights::{WEIGHTS, prior};
use crate::{Gazetteer, fold};

/// From this likelihood on a candidate is chosen; below it, it is as often wrong as right.
const SURE: f64 = 0.4;
/// Entries within so many kilometres of the likeliest speak for it: a town and the district it is the seat of.
const TOGETHER: f64 = 50.0;
/// A town that shares its name with the district or province around it is meant from this likelihood on.
const TOWN_TOO: f64 = 0.1;
/// A candidate less likely than this is not kept.
const UNLIKELY: f64 = 0.01;

impl Gazetteer {
    /// Where the names at `names` in `text` lie, in their order. Names of places, countries and peoples should be given together:
    /// each helps to tell what the others are. Who is sure of none is not helped by a guess, so a name that is no place is best
    /// left out.
    ///
    /// A doubtful name has no `chosen`, and all its candidates. Which of several entries a name is depends on nothing but the
    /// names of this one report.
    #[must_use]
    pub fn locate(&self, text: &str, names: &[Span]) -> Vec<Located> {
        let found: Vec<Toponym> = names.iter().map(|name| self.toponym(name.of(text), &beside(text, *name))).collect();
        let list = |n: usize, o: usize| {
            // "Varnia, Luria and Orsk": of two countries neither lies in the other.
            let country = |at: usize| names.get(at).is_some_and(|name| self.country(name.of(text)).is_some());
            country(n) && country(o)
        };
        let around: Vec<Option<usize>> =
            (0..names.len()).map(|n| around(text, names, n).filter(|o| !list(n, *o))).collect();
        let groups = groups(text, names, &found);
        let of: Vec<Name> = groups.iter().map(|group| self.name(group, &found, &around, text, names)).collect();
        let worth = weighed(&of);
        let mut out: Vec<Located> = names.iter().zip(&found).map(|(name, f)| nowhere(name.of(text), f)).collect();
        for ((group, name), worth) in groups.iter().zip(&of).zip(&worth) {
            for &n in group {
                let container = around.get(n).copied().flatten().and_then(|o| found.get(o));
                let here = in_container(name, worth, container);
                if let Some((located, toponym)) = out.get_mut(n).zip(found.get(n)) {
                    choose(located, toponym, &here);
                }
            }
        }
        out
    }

    /// The candidates of all occurrences of one name, with what speaks for each but the company.
    fn name(&self, group: &[usize], found: &[Toponym], around: &[Option<usize>], text: &str, names: &[Span]) -> Name {
        let mut candidates: BTreeMap<GeonameId, (crate::toponym::Candidate, f64)> = BTreeMap::new();
        let seat = group.first().and_then(|n| names.get(*n)).and_then(|name| self.seat(name.of(text)));
        let seat = |e: &Row| {
            let code = self.places.as_ref().and_then(|p| p.code(e.country));
            e.kind == Kind::Settlement && seat.is_some_and(|country| Some(country.iso2) == code)
        };
        for c in group.iter().filter_map(|n| found.get(*n)).flat_map(|f| &f.candidates) {
            let score = c.fits + prior(&c.entry, false);
            let held = candidates.entry(c.entry.id).or_insert((*c, score));
            held.1 = held.1.max(score);
        }
        let largest = candidates.values().filter(|(c, _)| seat(&c.entry)).map(|(c, _)| c.entry.population).max();
        for (c, score) in candidates.values_mut().filter(|(c, _)| seat(&c.entry) && Some(c.entry.population) == largest)
        {
            *score += prior(&c.entry, true) - prior(&c.entry, false);
        }
        let at = |n: &usize| found.get(*n);
        let lies_in = group
            .iter()
            .filter_map(|n| at(&(*around.get(*n)?)?))
            .find(|outer| candidates.values().any(|(c, _)| outer.candidates.iter().any(|o| is_in(&c.entry, &o.entry))));
        let inner = |n: &usize| n.checked_sub(1).filter(|before| around.get(*before) == Some(&Some(*n)));
        let holds = group
            .iter()
            .filter_map(|n| at(&inner(n)?))
            .find(|inner| candidates.values().any(|(c, _)| inner.candidates.iter().any(|i| is_in(&i.entry, &c.entry))));
        for (c, score) in candidates.values_mut() {
            if lies_in.is_some_and(|outer| outer.candidates.iter().any(|o| is_in(&c.entry, &o.entry))) {
                *score += WEIGHTS.lies_in;
            }
            if holds.is_some_and(|inner| inner.candidates.iter().any(|i| is_in(&i.entry, &c.entry))) {
                *score += WEIGHTS.lies_in / 2.0;
            }
        }
        Name { candidates: candidates.into_values().collect(), told: group.len() }
    }
}

/// Occurrences of one name that has candidates, in order of the first.
fn groups(text: &str, names: &[Span], found: &[Toponym]) -> Vec<Vec<usize>> {
    let mut place: BTreeMap<String, usize> = BTreeMap::new();
    let mut out: Vec<Vec<usize>> = Vec::new();
    for (n, (name, _)) in names.iter().zip(found).enumerate().filter(|(_, (_, f))| !f.candidates.is_empty()) {
        let at = *place.entry(fold(name.of(text))).or_insert(out.len());
        match out.get_mut(at) {
            Some(group) => group.push(n),
            None => out.push(vec![n]),
        }
    }
    out
}

/// The next name, where only a comma or a bracket parts them: "Orsk, Varnia", "Orsk (Varnia)".
fn around(text: &str, names: &[Span], n: usize) -> Option<usize> {
    let (name, next) = (names.get(n)?, names.get(n + 1)?);
    let gap = text.get(name.end..next.start)?;
    matches!(gap, ", " | "," | "., " | " (").then_some(n + 1)
}

/// Whether one entry lies in another.
fn is_in(inner: &Row, outer: &Row) -> bool {
    match outer.kind {
        Kind::Country => inner.kind != Kind::Country && inner.country == outer.country,
        Kind::Province => matches!(inner.kind, Kind::Settlement | Kind::District) && inner.province == outer.province,
        Kind::District => inner.kind == Kind::Settlement && inner.district == outer.district,
        Kind::Settlement => false,
    }
}

/// The candidates with what they are worth, those that lie in the container alone where there are such; the likeliest first.
fn in_container(name: &Name, worth: &[Weighed], container: Option<&Toponym>) -> Vec<(Row, Weighed)> {
    let all: Vec<(Row, Weighed)> = name.candidates.iter().zip(worth).map(|((c, _), w)| (c.entry, *w)).collect();
    let held = |entry: &Row| container.is_some_and(|o| o.candidates.iter().any(|o| is_in(entry, &o.entry)));
    let inside: Vec<(Row, Weighed)> = all.iter().filter(|(entry, _)| held(entry)).copied().collect();
    let mut here = if inside.is_empty() { all } else { inside };
    let sum: f64 = here.iter().map(|(_, w)| w.likely).sum();
    if sum > 0.0 {
        here.iter_mut().for_each(|(_, w)| w.likely /= sum);
    }
    here.sort_by(|a, b| b.1.likely.total_cmp(&a.1.likely).then(a.0.id.cmp(&b.0.id)));
    here
}

/// A name of which no entry is known.
fn nowhere(words: &str, found: &Toponym) -> Located {
    Located {
        words: words.to_owned(),
        chosen: None,
        candidates: Vec::new(),
        latitude: None,
        longitude: None,
        precision: (found.told == Told::Open).then_some(WherePrecision::Open),
    }
}

/// Fills in what the candidates are worth.
fn choose(located: &mut Located, toponym: &Toponym, here: &[(Row, Weighed)]) {
    let Some((best, _)) = here.first() else { return };
    let kept = here.iter().enumerate().filter(|(n, (_, w))| *n == 0 || w.likely >= UNLIKELY);
    located.candidates = kept.map(|(_, (entry, _))| entry.id).collect();
    let is_country = |entry: &Row| entry.kind == Kind::Country;
    let beside = |entry: &Row| {
        entry.id == best.id
            || !is_country(entry) && !is_country(best) && kilometres(on_globe(entry), on_globe(best)) <= TOGETHER
    };
    let together: Vec<&(Row, Weighed)> = here.iter().filter(|(entry, _)| beside(entry)).collect();
    if together.iter().map(|(_, w)| w.likely).sum::<f64>() < SURE || together.iter().all(|(_, w)| w.alone) {
        return;
    }
    // "in Orsk" is the town, if no word says that it is the district of that name.
    let town = |(entry, w): &&(Row, Weighed)| w.likely >= TOWN_TOO && is_in(entry, best);
    let wide = matches!(best.kind, Kind::District | Kind::Province) && toponym.kind_said.is_none();
    let best = here.iter().find(town).filter(|_| wide).map_or(best, |(entry, _)| entry);
    located.chosen = Some(best.id);
    located.latitude = Degrees::of(best.latitude);
    located.longitude = Degrees::of(best.longitude);
    // "Orsk District" of which only the town is listed.
    let kind = toponym.kind_said.filter(|_| best.kind == Kind::Settlement).unwrap_or(best.kind);
    located.precision = Some(match (toponym.told, kind) {
        (Told::Line, _) => WherePrecision::Line,
        (Told::Open, _) => WherePrecision::Open,
        (Told::Near, Kind::Settlement) => WherePrecision::Near,
        (Told::Plain, Kind::Settlement) => WherePrecision::Exact,
        (_, Kind::District) => WherePrecision::District,
        (_, Kind::Province) => WherePrecision::Province,
        (_, Kind::Country) => WherePrecision::Country,
    });
}

/// The words before and behind a name, folded, in its own line.
fn beside(text: &str, name: Span) -> Beside {
    /// No word that counts is longer.
    const REACH: usize = 48;
    let from = text.floor_char_boundary(name.start.saturating_sub(REACH));
    let to = text.ceil_char_boundary(name.end.saturating_add(REACH).min(text.len()));
    let before = text.get(from..name.start).unwrap_or_default().rsplit('\n').next().unwrap_or_default();
    let behind = text.get(name.end..to).unwrap_or_default().split('\n').next().unwrap_or_default();
    let word = |word: Option<&str>| fold(word.unwrap_or_default());
    let mut back = before.rsplit(' ').skip_while(|w| w.is_empty() || fold(w) == "the");
    let first = word(back.next());
    let second = word(back.next());
    // "Orsk's | north": what belongs to it is not it; and a mark ends what it is called.
    let behind = behind.strip_prefix([' ', '-']).unwrap_or_default();
    let behind = behind.split(|c: char| !c.is_alphabetic()).next();
    Beside { before: [second, first], behind: word(behind) }
}
