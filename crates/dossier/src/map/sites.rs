//! Places of a case: its incidents by where they lie. Out come those with coordinates, roads between two of them, and those of
//! no known place.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use sayso_case::{Case, Degrees, Fold, Incident, Located, MentionKind, Name, WherePrecision};

use super::plane::Plane;
use crate::headline::listed;

/// Of places without an incident no more than so many are drawn,
const OTHERS: usize = 12;
/// and none further than so many kilometres from all incidents, unless these lie further from one another.
const AROUND: f64 = 40.0;

/// What makes two places one point.
type Key = (Degrees, Degrees, WherePrecision);

/// A place with coordinates.
pub(super) struct Site<'c> {
    /// All names, the reports' first.
    names: Names<'c>,
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
        let all = &self.names.all;
        all.get(..2).unwrap_or(all).join(" / ")
    }

    /// All names, of hundreds the first ones.
    pub(super) fn all_names(&self) -> String {
        listed(self.names.all.iter().copied())
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
        let joined = Joined::of(case);
        // Many incidents are told of under the same few names, and one place may bear hundreds.
        let mut known: BTreeMap<Vec<&'c str>, Vec<&'c str>> = BTreeMap::new();
        let mut given: BTreeSet<(usize, Vec<&'c str>)> = BTreeSet::new();
        let mut offered: Vec<BTreeSet<&'c str>> = Vec::new();
        let mut at: BTreeMap<Key, usize> = BTreeMap::new();
        let mut sites = Sites { placed: Vec::new(), roads: Vec::new(), unplaced: Vec::new() };
        let mut lost: Vec<(Vec<&'c str>, &'c Incident)> = Vec::new();
        for incident in case.incidents.iter().filter(|i| i.fold != Some(Fold::Background) && keeps(i)) {
            let own = own_names(incident);
            let names = known.entry(own.all.clone()).or_insert_with_key(|_| with_joined(own.clone(), &joined));
            let Some((latitude, longitude, precision)) = incident.located.as_ref().and_then(coordinates_of) else {
                lost.push((names.clone(), incident));
                continue;
            };
            let k = *at.entry((latitude, longitude, precision)).or_insert_with(|| {
                sites.placed.push(Site {
                    names: Names::default(),
                    latitude: latitude.degrees(),
                    longitude: longitude.degrees(),
                    precision,
                    incidents: Vec::new(),
                });
                offered.push(BTreeSet::new());
                sites.placed.len() - 1
            });
            if let (Some(site), Some(offered)) = (sites.placed.get_mut(k), offered.get_mut(k)) {
                site.incidents.push(incident);
                // What was added once, or was there in other words, adds nothing a second time.
                if given.insert((k, own.all)) {
                    names.iter().filter(|n| offered.insert(n)).for_each(|n| site.names.add(n));
                }
            }
        }
        sites.add_others(case, &joined, &mut at);
        let mut told = BTreeSet::new();
        let known = sites.by_name();
        for (names, incident) in lost {
            sites.without_coordinates(&names, incident, &known, &mut told);
        }
        sites
    }

    /// Other towns and spots that are named beside them: by what lies around it, a place is found. Only so far away as the incidents
    /// lie from one another.
    fn add_others(&mut self, case: &'c Case, joined: &Joined<'c>, at: &mut BTreeMap<Key, usize>) {
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
                    self.placed.push(Site {
                        names: Names::default(),
                        latitude,
                        longitude,
                        precision,
                        incidents: Vec::new(),
                    });
                    *new.insert(self.placed.len() - 1)
                }
            };
            if let Some(site) = self.placed.get_mut(k) {
                site.names.add(&located.words);
                joined.get(&located.words).for_each(|n| site.names.add(n));
            }
        }
    }

    /// A road between two known places is a line; what is none lies nowhere.
    fn without_coordinates(
        &mut self,
        names: &[&'c str],
        incident: &'c Incident,
        known: &BTreeMap<String, usize>,
        told: &mut BTreeSet<String>,
    ) {
        let road = names.iter().find_map(|n| ends(known, n).map(|ends| (*n, ends)));
        if let Some((name, ends)) = road {
            self.roads.push(Road { name, incident, ends });
        } else if !names.is_empty() {
            let name = names.get(..3).unwrap_or(names).join(" / ");
            if told.insert(name.clone()) {
                self.unplaced.push((name, incident));
            }
        }
    }

    /// Of each name in small letters the first place that bears it.
    fn by_name(&self) -> BTreeMap<String, usize> {
        let mut known = BTreeMap::new();
        for (k, site) in self.placed.iter().enumerate() {
            for name in &site.names.folded {
                known.entry(name.clone()).or_insert(k);
            }
        }
        known
    }
}

/// The two places between which a name like "Arven-Zelmar road" lies.
fn ends(known: &BTreeMap<String, usize>, name: &str) -> Option<(usize, usize)> {
    let (from, to) = ["–", "—", " to ", "-"].iter().find_map(|link| name.split_once(link))?;
    let (from, to) = (from.trim().to_lowercase(), to.trim().to_lowercase());
    // Of what stands before the link the last words are a place's name, of what stands behind it the first.
    let last = std::iter::once(0).chain(from.match_indices(' ').map(|(k, _)| k + 1)).filter_map(|k| from.get(k..));
    let first = std::iter::once(to.len()).chain(to.match_indices(' ').map(|(k, _)| k)).filter_map(|k| to.get(..k));
    let a = last.filter_map(|words| known.get(words)).min()?;
    let b = first.filter_map(|words| known.get(words)).min()?;
    (a != b).then_some((*a, *b))
}

/// Where it lies, if that is known.
fn coordinates_of(located: &Located) -> Option<Key> {
    let latitude = located.latitude.filter(|l| l.degrees().abs() <= 90.0)?;
    Some((latitude, located.longitude?, located.precision.unwrap_or(WherePrecision::Near)))
}

/// For each way a place is written all its ways, in order of first use.
struct Joined<'c>(BTreeMap<&'c str, &'c Name>);

impl<'c> Joined<'c> {
    fn of(case: &'c Case) -> Self {
        let mut out = BTreeMap::new();
        for name in case.names.iter().filter(|n| n.kind == MentionKind::Place && n.variants.len() > 1) {
            for variant in &name.variants {
                out.entry(variant.text.as_str()).or_insert(name);
            }
        }
        Joined(out)
    }

    fn get(&self, name: &str) -> impl Iterator<Item = &'c str> + use<'c> {
        self.0.get(name).copied().into_iter().flat_map(|name| &name.variants).map(|v| v.text.as_str())
    }
}

/// The names of the incident's place that it has itself.
fn own_names(incident: &Incident) -> Names<'_> {
    let mut names = Names::default();
    let words = incident.located.as_ref().map(|l| l.words.as_str());
    words.into_iter().chain(incident.places.iter().map(String::as_str)).for_each(|name| names.add(name));
    names
}

/// The same with all others that the case joins with them.
fn with_joined<'c>(mut names: Names<'c>, joined: &Joined<'c>) -> Vec<&'c str> {
    // Several names of its own may be ways in which one name is written.
    let mut done: Vec<&Name> = Vec::new();
    for own in names.all.clone() {
        let Some(name) = joined.0.get(own).copied().filter(|name| !done.iter().any(|d| std::ptr::eq(*d, *name))) else {
            continue;
        };
        done.push(name);
        name.variants.iter().for_each(|other| names.add(&other.text));
    }
    names.all
}

/// Names of one place, none of which is another with a word before or behind it ("Arven", "Arven city", "city of Arven") or in
/// other capitals: of these the first stays.
#[derive(Clone, Default)]
struct Names<'c> {
    all: Vec<&'c str>,
    /// In small letters, and these from behind: names that begin or end with the same words stand beside one another.
    folded: BTreeSet<String>,
    turned: BTreeSet<String>,
}

impl<'c> Names<'c> {
    fn add(&mut self, new: &'c str) {
        let folded = new.trim().to_lowercase();
        if folded.is_empty() || self.has_part_of(&folded) {
            return;
        }
        let turned: String = folded.chars().rev().collect();
        if begins_one(&self.folded, &folded) || begins_one(&self.turned, &turned) {
            return;
        }
        self.all.push(new.trim());
        self.folded.insert(folded);
        self.turned.insert(turned);
    }

    /// Whether a name is this one, or this one without words before or behind it.
    fn has_part_of(&self, folded: &str) -> bool {
        let has = |part: Option<&str>| part.is_some_and(|part| self.folded.contains(part));
        has(Some(folded)) || folded.match_indices(' ').any(|(k, _)| has(folded.get(..k)) || has(folded.get(k + 1..)))
    }
}

/// Whether one of these begins with the words and goes on.
fn begins_one(all: &BTreeSet<String>, words: &str) -> bool {
    let begin = format!("{words} ");
    let mut from = all.range::<str, _>((Bound::Included(begin.as_str()), Bound::Unbounded));
    from.next().is_some_and(|first| first.starts_with(&begin))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is asked of each name: whether one is the other with words before or behind it.
    fn is_part(whole: &str, of: &str) -> bool {
        let (front, back) = (whole.strip_prefix(of), whole.strip_suffix(of));
        front.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
            || back.is_some_and(|rest| rest.ends_with(' '))
    }

    #[test]
    fn names_are_the_same_as_when_each_is_set_beside_each() {
        let words = ["Arven", "arven", "city", "of", "New", "İzmir", "", "–", "Arven  city"];
        let mut next = 1_u32;
        let mut dice = |n: usize| {
            next = next.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (next >> 16) as usize % n
        };
        for _ in 0..2000 {
            let list: Vec<String> =
                (0..9).map(|_| (0..dice(4)).map(|_| words[dice(words.len())]).collect::<Vec<_>>().join(" ")).collect();
            let (mut names, mut plain) = (Names::default(), Vec::<&str>::new());
            for name in &list {
                names.add(name);
                let folded = name.trim().to_lowercase();
                let old = |o: &&str| is_part(&folded, &o.to_lowercase()) || is_part(&o.to_lowercase(), &folded);
                if !folded.is_empty() && !plain.iter().any(old) {
                    plain.push(name.trim());
                }
            }
            assert_eq!(names.all, plain, "{list:?}");
        }
    }
}
