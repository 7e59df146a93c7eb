//! Named victims joined over reports and spellings: victim findings in, [`JoinedVictim`]s out.
//!
//! Two are one person if their names are the same once folded, or are near spellings and neither their ages nor what
//! became of them speak against it.

use std::collections::BTreeMap;

use sayso_case::{JoinedVictim, Victim, VictimId};

use crate::phrases::plain;
use crate::pile::{Pile, speaker_name};
use crate::sides::Sides;
use crate::spelling::{bones, near};
use crate::union::Union;

/// The victims in order of first mention.
#[expect(clippy::indexing_slicing, reason = "victims are numbered by counting them, and each has its key")]
pub(crate) fn victims(pile: &Pile, sides: &Sides) -> Vec<JoinedVictim> {
    let all: Vec<(usize, &Victim)> = pile
        .reports
        .iter()
        .enumerate()
        .flat_map(|(r, read)| read.findings.victims.iter().map(move |v| (r, v)))
        .collect();
    let keys: Vec<String> = all.iter().map(|(_, v)| plain(&v.name)).collect();
    let spellings = &pile.common.names;
    let mut union = Union::new(all.len());
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    let mut bins: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (k, key) in keys.iter().enumerate() {
        let other = *first.entry(key).or_insert(k);
        if agree(all[other].1, all[k].1, true) {
            union.join(other, k);
        }
        if other == k {
            bins.entry(bones(spellings, key.split(' ').next_back().unwrap_or(""))).or_default().push(k);
        }
    }
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for bin in bins.values() {
        for (n, a) in bin.iter().enumerate() {
            pairs.extend(bin.iter().skip(n + 1).map(|b| (*a.min(b), *a.max(b))));
        }
    }
    pairs.sort_unstable();
    for (a, b) in pairs {
        let (x, y): (Vec<&str>, Vec<&str>) = (keys[a].split(' ').collect(), keys[b].split(' ').collect());
        let spelt = x.len() == y.len() && x.len() >= 2 && x.iter().zip(&y).all(|(p, q)| near(spellings, p, q));
        if spelt && agree(all[a].1, all[b].1, false) {
            union.join(a, b);
        }
    }
    union.sets().into_iter().map(|set| joined(pile, sides, set.iter().map(|k| all[*k]).collect())).collect()
}

/// Whether age does not speak against one person; the same name may have a corrected age.
fn agree(a: &Victim, b: &Victim, same_name: bool) -> bool {
    match (a.age, b.age) {
        (Some(x), Some(y)) => x == y || (same_name && a.role == b.role),
        _ => true,
    }
}

fn joined(pile: &Pile, sides: &Sides, set: Vec<(usize, &Victim)>) -> JoinedVictim {
    let mut out = JoinedVictim {
        id: VictimId::of(&[set.first().map_or("", |(_, v)| v.id.of_place())]),
        names: Vec::new(),
        ages: Vec::new(),
        roles: Vec::new(),
        outcomes: Vec::new(),
        sides: Vec::new(),
        findings: Vec::new(),
        speakers: Vec::new(),
    };
    for (r, v) in set {
        add(&mut out.names, Some(v.name.clone()));
        add(&mut out.ages, v.age);
        add(&mut out.roles, v.role.clone());
        add(&mut out.outcomes, Some(v.outcome));
        add(&mut out.sides, v.side.as_ref().and_then(|s| sides.label(&s.value, None)));
        out.findings.push((pile.read(r).report.id.clone(), v.id.clone()));
        add(&mut out.speakers, Some(speaker_name(&v.speaker)));
    }
    out
}

fn add<T: PartialEq>(list: &mut Vec<T>, value: Option<T>) {
    if let Some(value) = value
        && !list.contains(&value)
    {
        list.push(value);
    }
}
