//! Names joined over reports: mentions in, [`Name`]s out, and the way back from words to names.
//!
//! Two mentions are one name if they are the same kind and the same words once folded; if a text says so ("X (Y)"); if the
//! user says so; if the gazetteer has both for one place; if one is the surname of the other and of nobody else; or if
//! they are near spellings and no report uses both. No variant is preferred. What the user says to be two is never one.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use sayso_case::{FindingId, MentionKind, Name, NameId, ReportId, Variant};
use sayso_text::Span;

use crate::advice::Advice;
use crate::entity::Entity;
use crate::name_keys::{key, written};
use crate::nearness::join_near;
use crate::parties::{Parties, PartyKey};
use crate::phrases::{of_side, plain};
use crate::pile::Pile;
use crate::pins::{Pins, advised};
use crate::threads;
use crate::union::{Marks, Union, conflict};

/// The names of a case and the way from words to them.
#[derive(Debug)]
pub(crate) struct Names {
    /// In order of first use.
    pub list: Vec<Name>,
    of_entity: Vec<BTreeMap<FindingId, usize>>,
    by_form: HashMap<String, Option<usize>>,
    /// The sides.
    pub parties: Parties,
}

impl Names {
    /// None yet.
    fn with(parties: Parties) -> Self {
        Names { list: Vec::new(), of_entity: Vec::new(), by_form: HashMap::new(), parties }
    }

    /// None.
    #[cfg(test)]
    pub fn none(pack: &'static sayso_language::Pack) -> Self {
        Names::with(Parties::none(pack))
    }

    /// Joins the mentions of all reports.
    pub fn join(pile: &Pile, advice: &Advice) -> Self {
        let parties = learn(pile, advice);
        let pins = Pins::of(&advice.case);
        let entities = entities(pile, &parties, &pins);
        let marks = entities.iter().enumerate().filter(|(_, e)| !e.marks.is_empty()).map(|(k, e)| (k, e.marks.clone()));
        let mut union = Union::kept_apart(entities.len(), marks.collect());
        let mut basis: Vec<(usize, ReportId, Span)> = Vec::new();
        by_key(&entities, &mut union);
        pins.join(&entities, &mut union);
        said_to_be_one(pile, &entities, &mut union, &mut basis);
        let chosen = advised(advice, &entities, &mut union);
        join_near(pile, &entities, &mut union, &mut basis);
        Self::collect(pile, entities, union, basis, &chosen, parties)
    }

    #[expect(
        clippy::indexing_slicing,
        reason = "sets hold entities by their number, and none is empty; a name's number is its place in the list"
    )]
    fn collect(
        pile: &Pile,
        entities: Vec<Entity>,
        mut union: Union,
        basis: Vec<(usize, ReportId, Span)>,
        chosen: &[(usize, String)],
        parties: Parties,
    ) -> Self {
        let mut names = Names { of_entity: vec![BTreeMap::new(); pile.reports.len()], ..Names::with(parties) };
        let mut place_of_root = BTreeMap::new();
        for set in union.sets() {
            let at = names.list.len();
            place_of_root.insert(set[0], at);
            let mut variants: Vec<Variant> = Vec::new();
            let mut known: BTreeMap<&str, usize> = BTreeMap::new();
            for entity in set.iter().map(|k| &entities[*k]) {
                for (form, mentions) in &entity.forms {
                    let v = *known.entry(form).or_insert_with(|| {
                        variants.push(Variant { text: form.clone(), reports: Vec::new(), mentions: Vec::new() });
                        variants.len() - 1
                    });
                    let report = &pile.read(entity.report).report.id;
                    if variants[v].reports.last() != Some(report) {
                        variants[v].reports.push(report.clone());
                    }
                    variants[v].mentions.extend(mentions.iter().map(|(m, _)| m.clone()));
                    names.by_form.entry(plain(form)).and_modify(|n| *n = n.filter(|n| *n == at)).or_insert(Some(at));
                }
            }
            let first = variants.first().and_then(|v| v.mentions.first()).map_or("", |m| m.of_place());
            let mut seen = BTreeSet::new();
            let apart = variants.iter().map(|v| v.text.as_str()).filter(|v| seen.insert(plain(v)));
            let label = apart.collect::<Vec<_>>().join(" / ");
            let kind = entities[set[0]].kind;
            names.list.push(Name {
                id: NameId::of(&[kind.as_str(), first]),
                kind,
                label,
                variants,
                side: None,
                basis: Vec::new(),
            });
            for k in &set {
                let report = entities[*k].report;
                for (_, mentions) in &entities[*k].forms {
                    for (mention, span) in mentions {
                        // They stand in order of their places.
                        let all = &pile.read(report).findings.mentions;
                        let from = all.partition_point(|m| m.span < *span);
                        let found = all.iter().skip(from).take_while(|m| m.span == *span).find(|m| &m.id == mention);
                        if let Some(m) = found {
                            names.of_entity[report].entry(m.mention_of.clone()).or_insert(at);
                            // Mentions that the report takes for one may be two to the user.
                            if !entities[*k].marks.is_empty() {
                                names.of_entity[report].insert(m.id.clone(), at);
                            }
                        }
                    }
                }
            }
        }
        let mut known = BTreeSet::new();
        for (entity, report, span) in basis {
            if let Some(at) = place_of_root.get(&union.root(entity))
                && known.insert((*at, report.clone(), span))
            {
                names.list[*at].basis.push((report, span));
            }
        }
        for (entity, label) in chosen {
            if let Some(at) = place_of_root.get(&union.root(*entity)) {
                names.list[*at].label.clone_from(label);
            }
        }
        names
    }

    /// The name that a span of a report stands for: the mention that covers most of it.
    pub fn at(&self, pile: &Pile, report: usize, span: Span) -> Option<usize> {
        let mentions = &pile.read(report).findings.mentions;
        let until = mentions.partition_point(|m| m.span.start < span.end);
        let shared = |s: Span| s.end.min(span.end).saturating_sub(s.start.max(span.start));
        mentions
            .iter()
            .take(until)
            .rev()
            .take(12)
            .filter(|m| shared(m.span) > 0)
            .filter_map(|m| {
                let own = self.of_entity(report, &m.id);
                Some((shared(m.span), own.or_else(|| self.of_entity(report, &m.mention_of))?))
            })
            .max_by_key(|(n, at)| (*n, std::cmp::Reverse(*at)))
            .map(|(_, at)| at)
    }

    /// The name of the entity that mentions of a report point to.
    pub fn of_entity(&self, report: usize, mention_of: &FindingId) -> Option<usize> {
        self.of_entity.get(report)?.get(mention_of).copied()
    }

    /// The name written so, if only one is.
    pub fn of_text(&self, text: &str) -> Option<usize> {
        self.by_form.get(&plain(text)).copied().flatten()
    }
}

/// Sides and peoples, from the words of all names, sides and doers.
fn learn(pile: &Pile, advice: &Advice) -> Parties {
    let (mut bases, mut words) = (BTreeSet::new(), BTreeSet::new());
    let mut add = |phrase: &str, base: bool| {
        let folded = of_side(phrase);
        if base && !folded.contains(' ') && folded.chars().count() >= 4 {
            bases.insert(folded.clone());
        }
        let written =
            phrase.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().next().is_some_and(char::is_uppercase));
        words.extend(written.map(of_side).filter(|w| w.chars().count() >= 4));
        words.insert(folded);
    };
    for (r, report) in pile.reports.iter().enumerate() {
        for m in report.findings.mentions.iter().filter(|m| m.named) {
            add(pile.of(r, m.span), matches!(m.kind, MentionKind::Place | MentionKind::Side));
        }
        for f in &report.findings.figures {
            f.side.iter().for_each(|s| add(&s.value, s.value.starts_with(char::is_uppercase)));
        }
        for e in &report.findings.events {
            e.agent.iter().for_each(|a| add(pile.of(r, *a), false));
        }
    }
    Parties::new(pile.common, advice, &bases, &words)
}

/// The things mentioned in each report, in order of first mention.
fn entities(pile: &Pile, parties: &Parties, pins: &Pins) -> Vec<Entity> {
    let found = threads::each(pile.reports.len(), pile.threads, |r| entities_of(pile, parties, pins, r));
    found.into_iter().flatten().collect()
}

/// Those of one report.
#[expect(clippy::indexing_slicing, reason = "the place in the list is that of the one found or just added")]
fn entities_of(pile: &Pile, parties: &Parties, pins: &Pins, report: usize) -> Vec<Entity> {
    let mut out: Vec<Entity> = Vec::new();
    let mut known: BTreeMap<&FindingId, Vec<(Option<PartyKey>, usize)>> = BTreeMap::new();
    for m in pile.read(report).findings.mentions.iter().filter(|m| m.named) {
        let form = written(pile.of(report, m.span));
        if form.is_empty() {
            continue;
        }
        // Ministries of two countries are two, whatever a pronoun between them was taken for.
        let party =
            (m.kind == MentionKind::Body).then(|| parties.parse(&form).into_iter().find_map(|p| p.root)).flatten();
        let parts = known.entry(&m.mention_of).or_default();
        let marks = pins.marks(&form);
        let same = |p: &Option<PartyKey>, k: usize| {
            (p.is_none() || party.is_none() || *p == party) && !conflict(&out[k].marks, &marks)
        };
        let k = match parts.iter_mut().find(|(p, k)| same(p, *k)) {
            Some((p, k)) => {
                *p = p.take().or(party);
                *k
            }
            None => {
                out.push(Entity {
                    report,
                    kind: m.kind,
                    forms: Vec::new(),
                    keys: Vec::new(),
                    lone: None,
                    marks: Marks::new(),
                });
                parts.push((party, out.len() - 1));
                out.len() - 1
            }
        };
        out[k].marks.extend(marks);
        let here = (m.id.clone(), m.span);
        match out[k].forms.iter_mut().find(|(f, _)| *f == form) {
            Some((_, mentions)) => mentions.push(here),
            None => out[k].forms.push((form, vec![here])),
        }
    }
    for entity in &mut out {
        let joining = entity.forms.iter().filter(|(f, _)| !pins.stands_for_several(f));
        let mut keys: Vec<String> = joining.map(|(f, _)| key(entity.kind, f, parties)).collect();
        if entity.kind == MentionKind::Person {
            entity.lone = keys.first().cloned();
            keys.retain(|k| k.contains(' '));
            if !keys.is_empty() {
                entity.lone = None;
            }
        }
        keys.retain(|k| !k.is_empty());
        entity.keys = keys;
    }
    out
}

fn by_key(entities: &[Entity], union: &mut Union) {
    let mut first: BTreeMap<(MentionKind, &str), usize> = BTreeMap::new();
    for (k, entity) in entities.iter().enumerate() {
        for key in &entity.keys {
            let other = *first.entry((entity.kind, key)).or_insert(k);
            union.join(other, k);
        }
    }
}

/// The pairs of which a text says that they are one.
#[expect(clippy::indexing_slicing, reason = "an entity's number is given by counting them, a report's too")]
fn said_to_be_one(pile: &Pile, entities: &[Entity], union: &mut Union, basis: &mut Vec<(usize, ReportId, Span)>) {
    let mut starts = vec![0; pile.reports.len() + 1];
    for (r, start) in starts.iter_mut().enumerate() {
        *start = entities.partition_point(|e| e.report < r);
    }
    for (r, read) in pile.reports.iter().enumerate() {
        let here = starts[r]..starts[r + 1];
        let at = |span: Span| {
            here.clone().find(|k| entities[*k].forms.iter().any(|(_, m)| m.iter().any(|(_, s)| s.overlaps(span))))
        };
        for (a, b) in &read.findings.same_names {
            if let (Some(x), Some(y)) = (at(*a), at(*b))
                && (entities[x].kind == MentionKind::Person) == (entities[y].kind == MentionKind::Person)
                && union.join(x, y)
            {
                basis.push((x, read.report.id.clone(), a.cover(*b)));
            }
        }
    }
}
