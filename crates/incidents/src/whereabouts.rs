//! Which places can be one scene: the names of a case in, whether two of them lie together out.
//!
//! A village and the city it is named with in one sentence lie together; two towns of the map far apart never do; two
//! places that no report names together are two scenes.

use std::collections::{BTreeMap, BTreeSet};

use sayso_case::MentionKind;
use sayso_gazetteer::Gazetteer;

use crate::lists::lists;
use crate::names::Names;
use crate::parties::plain;
use crate::pile::Pile;

/// People in a town that the map surely means.
const TOWN: u32 = 20_000;
/// Kilometres between towns that are two scenes.
const FAR: f64 = 40.0;

/// What is known of the places among the names of a case.
#[derive(Debug, Default)]
pub(crate) struct Whereabouts {
    wide: Vec<bool>,
    towns: Vec<Option<(f64, f64)>>,
    together: BTreeSet<(usize, usize)>,
    common: Vec<bool>,
}

impl Whereabouts {
    /// Looks every name up once, and which stand together in a sentence.
    pub fn of(pile: &Pile, names: &Names) -> Self {
        let gazetteer = Gazetteer::builtin();
        let mut out = Whereabouts::default();
        for name in &names.list {
            let texts = || name.variants.iter().map(|v| v.text.as_str());
            out.wide.push(name.kind != MentionKind::Place || texts().any(|t| is_wide(gazetteer, t)));
            let town = texts().flat_map(|t| gazetteer.place(t).into_iter().next()).find(|p| p.population >= TOWN);
            out.towns.push(town.map(|p| (p.latitude, p.longitude)));
        }
        let many = (pile.reports.len() / 4).max(12);
        out.common = names
            .list
            .iter()
            .map(|n| n.variants.iter().flat_map(|v| &v.reports).collect::<BTreeSet<_>>().len() > many)
            .collect();
        for (r, read) in pile.reports.iter().enumerate() {
            let mut here: Vec<usize> = Vec::new();
            let mut sentence = usize::MAX;
            for m in read.findings.mentions.iter().filter(|m| m.kind == MentionKind::Place) {
                let Some(name) = names.of_entity(r, &m.mention_of) else { continue };
                let at = pile.sentence(r, m.span.start);
                if at != sentence {
                    here.clear();
                    sentence = at;
                }
                for other in &here {
                    out.together.insert((name.min(*other), name.max(*other)));
                }
                here.push(name);
            }
        }
        out
    }

    /// Whether a name tells nothing of the scene: a country's, or no place at all.
    pub fn is_wide(&self, name: usize) -> bool {
        self.wide.get(name).copied().unwrap_or(true)
    }

    /// Whether a quarter of the reports name it (and more than twelve).
    pub fn is_common(&self, name: usize) -> bool {
        self.common.get(name).copied().unwrap_or(false)
    }

    /// Whether a name is a town's on the map.
    pub fn is_town(&self, name: usize) -> bool {
        self.towns.get(name).copied().flatten().is_some()
    }

    /// Whether two names can be one scene: 1 the same, less where they only may be, `None` where they are two.
    pub fn nearness(&self, a: usize, b: usize) -> Option<f64> {
        if a == b {
            return Some(1.0);
        }
        let (town_a, town_b) = (self.towns.get(a).copied().flatten(), self.towns.get(b).copied().flatten());
        if let (Some(a), Some(b)) = (town_a, town_b) {
            return (kilometres(a, b) <= FAR).then_some(0.6);
        }
        let together = self.together.contains(&(a.min(b), a.max(b)));
        let one_is_town = town_a.is_some() || town_b.is_some();
        together.then_some(if one_is_town { 0.6 } else { 0.2 })
    }

    /// For each of these names the others among them that can be one scene with it.
    pub fn beside(&self, names: &[usize]) -> BTreeMap<usize, Vec<usize>> {
        let mut pairs: BTreeSet<(usize, usize)> = self.together.clone();
        let town = |name: &usize| Some((self.towns.get(*name).copied().flatten()?.0, *name));
        let mut towns: Vec<(f64, usize)> = names.iter().filter_map(town).collect();
        towns.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        // A degree of latitude is more than a hundred kilometres anywhere.
        let reach = FAR / 100.0;
        for (n, (latitude, a)) in towns.iter().enumerate() {
            let later = towns.get(n + 1..).unwrap_or_default();
            pairs.extend(later.iter().take_while(|(l, _)| l - latitude <= reach).map(|(_, b)| (*a.min(b), *a.max(b))));
        }
        let mut out: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (a, b) in pairs.into_iter().filter(|(a, b)| a != b && self.nearness(*a, *b).is_some()) {
            out.entry(a).or_default().push(b);
            out.entry(b).or_default().push(a);
        }
        out
    }
}

/// Words that name no scene: countries, peoples, months, and words without a capital.
fn is_wide(gazetteer: &Gazetteer, text: &str) -> bool {
    let capital = text.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_lowercase());
    let first = plain(text);
    !capital
        || gazetteer.country(text).is_some()
        || gazetteer.demonym(text).is_some()
        || text.strip_suffix('s').is_some_and(|t| t.len() >= 4 && gazetteer.country(t).is_some())
        || lists().calendar.contains(&first)
}

/// Along the surface of the Earth taken as a ball (haversine).
fn kilometres(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (lat_a, lat_b) = (a.0.to_radians(), b.0.to_radians());
    let (dy, dx) = ((lat_b - lat_a) / 2.0, (b.1 - a.1).to_radians() / 2.0);
    let h = dy.sin().powi(2) + lat_a.cos() * lat_b.cos() * dx.sin().powi(2);
    2.0 * 6371.0 * h.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_degree_is_a_hundred_and_eleven_kilometres() {
        assert!((kilometres((10.0, 20.0), (11.0, 20.0)) - 111.2).abs() < 0.2);
    }

    #[test]
    fn what_names_no_scene() {
        let gazetteer = Gazetteer::builtin();
        for wide in ["Peru", "Peruvian", "September", "northwest"] {
            assert!(is_wide(gazetteer, wide), "{wide}");
        }
        assert!(!is_wide(gazetteer, "Orsa Bridge"));
    }
}
