//! Places of a case: its incidents by where they lie. Out come those with coordinates, roads between two of them, and those of
//! no known place.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use sayso_case::{Case, Degrees, Fold, Incident, Located, MentionKind, WherePrecision};

use super::plane::Plane;

/// Of places without an incident no more than so many are drawn,
const OTHERS: usize = 12;
/// and none further than so many kilometres from all incidents, unless these lie further from one another.
const AROUND: f64 = 40.0;

/// What makes two places one point.
type Key = (Degrees, Degrees, WherePrecision);

/// A place with coordinates.
pub(super) struct Site<'c> {
    /// All names, the reports' first.
    names: Vec<&'c str>,
    pub latitude: f64,
    pub longitude: f64,
    pub precision: WherePrecision,
    /// What is told of it, in the case's order; nothing of a place that is only named.
    pub incidents: Vec<&'c Incident>,
}

/// A road, a line, a corridor between two places that its name names.
pub(super) struct Road<'c> {
    pub name: &'c str,
    pub incident: &'c Incident,
    /// Places in `placed`.
    pub ends: (usize, usize),
}

/// All places of a case.
pub(super) struct Sites<'c> {
    pub placed: Vec<Site<'c>>,
    pub roads: Vec<Road<'c>>,
    /// Names that lie nowhere known, each once, with the first incident there.
    pub unplaced: Vec<(String, &'c Incident)>,
}

impl Site<'_> {
    /// As the drawing has it: two names, so that none is the right one, or all in one.
    pub(super) fn name(&self) -> String {
        self.names.get(..2).unwrap_or(&self.names).join(" / ")
    }

    /// All names.
    pub(super) fn all_names(&self) -> String {
        self.names.join(" / ")
    }

    /// How well it is known, in words.
    pub(super) fn known(&self) -> &'static str {
        match self.precision {
            WherePrecision::Exact => "the place itself",
            WherePrecision::Near => "near it, within about 25 km",
            WherePrecision::District => "somewhere in the district",
            WherePrecision::Province => "somewhere in the province",
            WherePrecision::Line => "along it, or no clear bounds",
            WherePrecision::Country => "somewhere in the country",
            WherePrecision::Open => "waters or air of no country",
        }
    }
}

impl<'c> Sites<'c> {
    /// Of the incidents that are not background and are kept.
    pub(super) fn of(case: &'c Case, keeps: &dyn Fn(&Incident) -> bool) -> Self {
        let joined = joined_names(case);
        let mut at: BTreeMap<Key, usize> = BTreeMap::new();
        let mut sites = Sites { placed: Vec::new(), roads: Vec::new(), unplaced: Vec::new() };
        let mut lost: Vec<(Vec<&'c str>, &'c Incident)> = Vec::new();
        for incident in case.incidents.iter().filter(|i| i.fold != Some(Fold::Background) && keeps(i)) {
            let names = names_of(incident, &joined);
            let Some((latitude, longitude, precision)) = incident.located.as_ref().and_then(coordinates_of) else {
                lost.push((names, incident));
                continue;
            };
            let k = *at.entry((latitude, longitude, precision)).or_insert_with(|| {
                sites.placed.push(Site {
                    names: Vec::new(),
                    latitude: latitude.degrees(),
                    longitude: longitude.degrees(),
                    precision,
                    incidents: Vec::new(),
                });
                sites.placed.len() - 1
            });
            if let Some(site) = sites.placed.get_mut(k) {
                site.incidents.push(incident);
                names.into_iter().for_each(|n| add(&mut site.names, n));
            }
        }
        sites.add_others(case, &joined, &mut at);
        for (names, incident) in lost {
            sites.without_coordinates(&names, incident);
        }
        sites
    }

    /// Other towns and spots that are named beside them: by what lies around it, a place is found. Only so far away as the incidents
    /// lie from one another.
    fn add_others(&mut self, case: &'c Case, joined: &BTreeMap<&'c str, Vec<&'c str>>, at: &mut BTreeMap<Key, usize>) {
        let own: Vec<(f64, f64)> = self.placed.iter().map(|s| (s.latitude, s.longitude)).take(200).collect();
        let far = own.iter().flat_map(|a| own.iter().map(|b| Plane::between(*a, *b))).fold(AROUND, f64::max);
        let mut room = OTHERS;
        for located in &case.places {
            let Some((latitude, longitude, precision)) = coordinates_of(located) else { continue };
            let here = (latitude.degrees(), longitude.degrees());
            if precision > WherePrecision::Near || own.iter().all(|a| Plane::between(*a, here) > far) {
                continue;
            }
            let key = (latitude, longitude, precision);
            let k = match at.entry(key) {
                Entry::Occupied(there) => *there.get(),
                Entry::Vacant(_) if room == 0 => continue,
                Entry::Vacant(new) => {
                    room -= 1;
                    let (latitude, longitude) = here;
                    self.placed.push(Site { names: Vec::new(), latitude, longitude, precision, incidents: Vec::new() });
                    *new.insert(self.placed.len() - 1)
                }
            };
            if let Some(site) = self.placed.get_mut(k) {
                add(&mut site.names, &located.words);
                joined.get(located.words.as_str()).into_iter().flatten().for_each(|n| add(&mut site.names, n));
            }
        }
    }

    /// A road between two known places is a line; what is none lies nowhere.
    fn without_coordinates(&mut self, names: &[&'c str], incident: &'c Incident) {
        let road = names.iter().find_map(|n| self.ends(n).map(|ends| (*n, ends)));
        if let Some((name, ends)) = road {
            self.roads.push(Road { name, incident, ends });
        } else if !names.is_empty() {
            let name = names.get(..3).unwrap_or(names).join(" / ");
            if self.unplaced.iter().all(|(n, _)| *n != name) {
                self.unplaced.push((name, incident));
            }
        }
    }

    /// The two places between which a name like "Arven-Zelmar road" lies.
    fn ends(&self, name: &str) -> Option<(usize, usize)> {
        let (from, to) = ["–", "—", " to ", "-"].iter().find_map(|link| name.split_once(link))?;
        let place = |words: &str, whole: fn(&str, &str) -> bool| {
            let words = words.trim().to_lowercase();
            self.placed.iter().position(|s| s.names.iter().any(|n| whole(&words, &n.to_lowercase())))
        };
        let begins =
            |words: &str, n: &str| words.strip_prefix(n).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        let ends =
            |words: &str, n: &str| words.strip_suffix(n).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '));
        let (a, b) = (place(from, ends)?, place(to, begins)?);
        (a != b).then_some((a, b))
    }
}

/// Where it lies, if that is known.
fn coordinates_of(located: &Located) -> Option<Key> {
    let latitude = located.latitude.filter(|l| l.degrees().abs() <= 90.0)?;
    Some((latitude, located.longitude?, located.precision.unwrap_or(WherePrecision::Near)))
}

/// For each way a place is written all its ways, in order of first use.
fn joined_names(case: &Case) -> BTreeMap<&str, Vec<&str>> {
    let mut out: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for name in case.names.iter().filter(|n| n.kind == MentionKind::Place && n.variants.len() > 1) {
        let all: Vec<&str> = name.variants.iter().map(|v| v.text.as_str()).collect();
        for variant in &name.variants {
            out.entry(&variant.text).or_insert_with(|| all.clone());
        }
    }
    out
}

/// The incident's place under all names.
fn names_of<'c>(incident: &'c Incident, joined: &BTreeMap<&'c str, Vec<&'c str>>) -> Vec<&'c str> {
    let mut names: Vec<&'c str> = Vec::new();
    let words = incident.located.as_ref().map(|l| l.words.as_str());
    for name in words.into_iter().chain(incident.places.iter().map(String::as_str)) {
        add(&mut names, name);
    }
    for other in names.clone().iter().filter_map(|n| joined.get(n)).flatten() {
        add(&mut names, other);
    }
    names
}

/// Adds a name, unless it is one that is there with another word before or behind it ("Arven", "Arven city", "city of Arven") or in
/// other capitals.
fn add<'c>(names: &mut Vec<&'c str>, new: &'c str) {
    let part = |whole: &str, of: &str| {
        let (front, back) = (whole.strip_prefix(of), whole.strip_suffix(of));
        front.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
            || back.is_some_and(|rest| rest.ends_with(' '))
    };
    let folded = new.trim().to_lowercase();
    let there = |old: &&str| {
        let old = old.to_lowercase();
        part(&folded, &old) || part(&old, &folded)
    };
    if !folded.is_empty() && !names.iter().any(there) {
        names.push(new.trim());
    }
}
