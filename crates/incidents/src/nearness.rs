//! Names that are near but not the same: surnames alone, other spellings, other names of one place on the map.

use std::collections::{BTreeMap, BTreeSet};

use sayso_case::{MentionKind, ReportId};
use sayso_gazetteer::{Gazetteer, GeonameId};
use sayso_language::Names;
use sayso_text::Span;

use crate::entity::Entity;
use crate::phrases::is_latin;
use crate::pile::Pile;
use crate::spelling::{bones, closed, near, near_place, one_by_ear};
use crate::union::Union;

type Basis = Vec<(usize, ReportId, Span)>;

/// Joins surnames to full names, spellings to spellings, and the gazetteer's names of one place.
pub(crate) fn join_near(pile: &Pile, entities: &[Entity], union: &mut Union, basis: &mut Basis) {
    let mut notes = BTreeSet::new();
    places_of_the_map(entities, union, &mut notes);
    spelt_alike(&pile.common.names, entities, union, &mut notes);
    in_two_scripts(&pile.common.names, entities, union, &mut notes);
    surnames(&pile.common.names, entities, union);
    for k in notes {
        let Some(entity) = entities.get(k) else { continue };
        if let Some((_, span)) = entity.forms.first().and_then(|(_, m)| m.first()) {
            basis.push((k, pile.read(entity.report).report.id.clone(), *span));
        }
    }
}

/// Names that stand at one entry of the gazetteer, the largest place of one of them.
fn places_of_the_map(entities: &[Entity], union: &mut Union, notes: &mut BTreeSet<usize>) {
    let gazetteer = Gazetteer::builtin();
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (k, entity) in entities.iter().enumerate().filter(|(_, e)| e.kind == MentionKind::Place) {
        for key in &entity.keys {
            first.entry(key).or_insert(k);
        }
    }
    let mut leading: BTreeMap<GeonameId, Vec<(usize, &str)>> = BTreeMap::new();
    let mut all: Vec<(usize, &str, Vec<GeonameId>)> = Vec::new();
    for (key, k) in first {
        let ids: Vec<GeonameId> = gazetteer.place(key).iter().map(|p| p.id).collect();
        if let Some(top) = ids.first() {
            leading.entry(*top).or_default().push((k, key));
        }
        all.push((k, key, ids));
    }
    all.sort_by_key(|(k, ..)| *k);
    for (k, key, ids) in all {
        for (other, other_key) in ids.iter().filter_map(|id| leading.get(id)).flatten() {
            if key != *other_key && union.join(k, *other) {
                notes.extend([k, *other]);
            }
        }
    }
}

/// A name that stands in Latin letters in one report and in Cyrillic ones in another: persons with all their names and places, by their
/// sounds without the vowel at the end of each word, which goes where names decline. Only where each is the only one of its letters.
fn in_two_scripts(names: &Names, entities: &[Entity], union: &mut Union, notes: &mut BTreeSet<usize>) {
    const LEAST: usize = 4;
    let latin: Vec<bool> = entities.iter().map(|e| e.forms.iter().all(|(form, _)| is_latin(form))).collect();
    if latin.iter().all(|latin| *latin) {
        return;
    }
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let heard = |key: &str| -> String {
        let words = key.split(' ').map(|w| names.sound(w).replace('h', "").trim_end_matches(vowel).to_owned());
        words.collect::<Vec<_>>().join(" ")
    };
    type Roots = BTreeMap<usize, usize>;
    let mut by_sound: BTreeMap<(MentionKind, String), (Roots, Roots)> = BTreeMap::new();
    for ((k, entity), latin) in entities.iter().enumerate().zip(latin) {
        if !matches!(entity.kind, MentionKind::Person | MentionKind::Place) {
            continue;
        }
        for key in &entity.keys {
            let sound = heard(key);
            if sound.chars().count() >= LEAST {
                let root = union.root(k);
                let (in_cyrillic, in_latin) = by_sound.entry((entity.kind, sound)).or_default();
                if latin { in_latin } else { in_cyrillic }.entry(root).or_insert(k);
            }
        }
    }
    for (cyrillic, latin) in by_sound.into_values() {
        let (mut cyrillic, mut latin) = (cyrillic.into_values(), latin.into_values());
        if let (Some(a), None, Some(b), None) = (cyrillic.next(), cyrillic.next(), latin.next(), latin.next())
            && !entities.get(a).zip(entities.get(b)).is_some_and(|(a, b)| are_man_and_woman(a, b))
            && union.join(a.min(b), a.max(b))
        {
            notes.extend([a, b]);
        }
    }
}

/// "Александр Петров" and "Aleksandra Petrova": in Latin letters the vowel at the end is no case's but the name's own, and a name that
/// ends without one in Cyrillic letters is in its basic form.
fn are_man_and_woman(cyrillic: &Entity, latin: &Entity) -> bool {
    let words = |entity: &Entity| -> Vec<Vec<Option<char>>> {
        let ends = |form: &str| form.to_lowercase().split_whitespace().map(|word| word.chars().last()).collect();
        entity.forms.iter().map(|(form, _)| ends(form)).collect()
    };
    let open = |c: &char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let vowel =
        |c: &char| matches!(c, 'а' | 'е' | 'ё' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я' | 'і' | 'ї' | 'є' | 'й' | 'ь');
    let closed = |c: &char| c.is_alphabetic() && !vowel(c);
    let (here, there) = (words(cyrillic), words(latin));
    let differ = |at: usize| {
        let end = |form: &Vec<Option<char>>| form.get(at).copied().flatten();
        there.iter().all(|form| end(form).as_ref().is_some_and(open))
            && here.iter().any(|form| end(form).as_ref().is_some_and(closed))
    };
    let of_as_many = here.iter().chain(&there).all(|form| there.first().is_some_and(|first| first.len() == form.len()));
    cyrillic.kind == MentionKind::Person && of_as_many && (0..there.first().map_or(0, Vec::len)).any(differ)
}

/// Near spellings of one person's or place's name, where no report uses both; spellings of a person's name that sound alike everywhere.
fn spelt_alike(names: &Names, entities: &[Entity], union: &mut Union, notes: &mut BTreeSet<usize>) {
    let gazetteer = Gazetteer::builtin();
    let mut reports: BTreeMap<(MentionKind, &str), BTreeSet<usize>> = BTreeMap::new();
    type Bin<'a> = Vec<(usize, &'a str, String)>;
    let mut bins: BTreeMap<(MentionKind, usize, String), Bin> = BTreeMap::new();
    for (k, entity) in entities.iter().enumerate() {
        if !matches!(entity.kind, MentionKind::Person | MentionKind::Place) {
            continue;
        }
        for key in entity.keys.iter().filter(|k| k.chars().count() >= 5) {
            let seen = reports.entry((entity.kind, key)).or_default();
            if seen.is_empty() {
                let name = if entity.kind == MentionKind::Person { closed(names, key) } else { key.clone() };
                let words = name.split(' ').count();
                let last = bones(names, name.split(' ').next_back().unwrap_or(""));
                bins.entry((entity.kind, words, last)).or_default().push((k, key, name));
            }
            seen.insert(entity.report);
        }
    }
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for ((kind, ..), bin) in &bins {
        for (n, (a, x, p)) in bin.iter().enumerate() {
            for (b, y, q) in bin.iter().skip(n + 1) {
                let all = |alike: &dyn Fn(&str, &str) -> bool| p.split(' ').zip(q.split(' ')).all(|(v, w)| alike(v, w));
                let heard = *kind == MentionKind::Person && p.contains(' ') && all(&|v, w| one_by_ear(names, v, w));
                let alike = match kind {
                    MentionKind::Person => heard || all(&|v, w| near(names, v, w)),
                    _ => near_place(names, x, y) && (gazetteer.place(x).is_empty() || gazetteer.place(y).is_empty()),
                };
                let used = reports.get(&(*kind, *x)).zip(reports.get(&(*kind, *y)));
                if alike && used.is_some_and(|(by_x, by_y)| heard || by_x.is_disjoint(by_y)) {
                    pairs.push((*a.min(b), *a.max(b)));
                }
            }
        }
    }
    pairs.sort_unstable();
    for (a, b) in pairs {
        if union.join(a, b) {
            notes.extend([a, b]);
        }
    }
}

/// A surname alone is the full name that ends in it, if there is just one such person in the case.
fn surnames(names: &Names, entities: &[Entity], union: &mut Union) {
    let mut full: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (k, entity) in entities.iter().enumerate().filter(|(_, e)| e.kind == MentionKind::Person) {
        for key in &entity.keys {
            let all = full.entry(key.split(' ').next_back().unwrap_or("")).or_default();
            // Of a name that is in many reports one stands for all.
            all.insert(union.root(k));
        }
    }
    // Near spellings have one skeleton: only those of a surname's own are compared with it.
    let mut by_bones: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for surname in full.keys() {
        by_bones.entry(bones(names, surname)).or_default().push(surname);
    }
    let mut spelt: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut alone: BTreeMap<&str, usize> = BTreeMap::new();
    for (k, entity) in entities.iter().enumerate() {
        let Some(lone) = &entity.lone else { continue };
        let person = match full.get(lone.as_str()) {
            Some(exact) => only(exact.iter(), union),
            None => {
                let near = spelt.entry(lone).or_insert_with(|| {
                    let alike =
                        by_bones.get(&bones(names, lone)).into_iter().flatten().filter(|s| near(names, s, lone));
                    alike.filter_map(|s| full.get(s)).flatten().copied().collect()
                });
                only(near.iter(), union)
            }
        };
        if let Some(person) = person {
            union.join(person, k);
        } else {
            let other = *alone.entry(lone).or_insert(k);
            union.join(other, k);
        }
    }
}

/// The one person whom all of these are; `None` where they are none or several.
fn only<'k>(mut of: impl Iterator<Item = &'k usize>, union: &mut Union) -> Option<usize> {
    let first = union.root(*of.next()?);
    of.all(|k| union.root(*k) == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(report: usize, names: &[&str]) -> Entity {
        let forms = names.iter().map(|name| ((*name).to_owned(), Vec::new())).collect();
        Entity { report, kind: MentionKind::Person, forms, keys: Vec::new(), lone: None, marks: Default::default() }
    }

    #[test]
    fn a_woman_and_a_man_of_one_stem_are_two() {
        let differ = |cyrillic: &[&str], latin: &[&str]| are_man_and_woman(&person(0, cyrillic), &person(1, latin));
        assert!(differ(&["Валентин Торвен"], &["Valentina Torven"]));
        assert!(differ(&["Андер Телов", "Андером Теловым"], &["Andera Telova"]));
        assert!(!differ(&["Андер Телов", "Андера Телова"], &["Ander Telov"]));
        assert!(!differ(&["Андера Телова", "Андеры Теловой"], &["Andera Telova"]));
    }
}
