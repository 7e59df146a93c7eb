//! What discourse says of a happening: its day and place where no clause gives them, its statements, victims and words, whether it
//! is told or only mentioned.

use std::collections::BTreeMap;

use sayso_case::{MentionKind, Outcome};
use sayso_gazetteer::{fold, latin};
use sayso_language::{Pack, WordList};

use super::happening::{DaysFrom, Happening};
use super::layout::Layout;
use super::words::Telling;
use crate::days::Days;
use crate::kinds;
use crate::phrases::{is_latin, words as words_of};
use crate::pile::Pile;
use crate::wording::{hash, of_length_one};

/// A day named at most so many sentences before still holds.
const ANCHOR: usize = 1;
/// Fresh news is at most so many days old.
const FRESH: i32 = 7;
/// Statements so many sentences after a happening still tell of it.
const REACH: usize = 3;
/// So many statements of a deed tell of it.
const SAID: usize = 3;
/// The first place of so many sentences is a main happening's, where it has none.
const FIRST: usize = 10;

/// Settles one happening.
pub(crate) fn settle(pile: &Pile, h: &mut Happening, layout: &Layout, lead_day: Option<Days>) {
    days(h, layout, lead_day);
    places(h, layout);
    people(pile, h, layout);
    words(pile, h, layout);
    h.until = layout.published.map(|p| p.numbers().1);
    h.told = is_told(h, layout);
    h.anchor =
        h.traces.first().map_or_else(|| pile.read(h.report).report.id.to_string(), |t| t.id.of_place().to_owned());
}

fn days(h: &mut Happening, layout: &Layout, lead_day: Option<Days>) {
    if let Some((days, from)) = &mut h.days
        && h.main
        && layout.follows_up
        && layout.published.is_some_and(|p| p.numbers().1 - days.numbers().1 <= 2)
    {
        // The day in court or of the arrest, as likely as the deed's.
        *from = DaysFrom::Follow;
    }
    if let Some((_, from)) = &mut h.days
        && *from == DaysFrom::Own
        && h.main
        && !h.traces.iter().any(|t| t.event.is_some_and(kinds::is_scene) && t.days.is_some())
    {
        // "The toll rose to 19 on Sunday": the day of the count.
        *from = DaysFrom::Lead;
    }
    if h.main && !h.back && !layout.has_sections() {
        h.named = layout.days.iter().filter(|d| !d.said).map(|d| d.days).collect();
    }
    if h.days.is_none() && h.main && !h.back && !layout.follows_up {
        // A report of which no deed was found may be of any day.
        let dateline = layout
            .published
            .filter(|p| p.length() == 0 && !h.traces.is_empty())
            .map(|p| (p.since(1), DaysFrom::Dateline));
        h.days = lead_day.map(|d| (d, DaysFrom::Lead)).or(dateline);
    }
    if h.days.is_none() && !h.main {
        h.days = h.vague.map(|d| (d, DaysFrom::Vague));
    }
    if h.days.is_none() && !h.back && !h.main {
        let first = h.traces.iter().map(|t| (t.span.start, t.sentence)).min();
        let before = first.and_then(|(start, sentence)| {
            let near = |d: &&super::layout::NamedDay| {
                d.span.start < start && !d.said && sentence - d.sentence.min(sentence) <= ANCHOR
            };
            layout.days.iter().rev().find(near)
        });
        // A day long past, named before, dates what was told there.
        let last = h.sentences.last().copied();
        // "He rejected the charge of shelling the market. 'Our guns were silent on 16 March,' he said": the day that is named next.
        let behind = || layout.days.iter().find(|d| last.is_some_and(|last| d.sentence == last + 1) && !d.said);
        let fresh =
            before.or_else(behind).filter(|d| layout.published.is_none_or(|p| p.numbers().1 - d.days.numbers().0 < 8));
        h.days = fresh.map(|d| (d.days, DaysFrom::Anchor));
    }
}

/// Places that headline, lead and sentences say to be the scene.
fn places(h: &mut Happening, layout: &Layout) {
    for (sentence, spot) in layout.scenes.iter().filter(|(s, _)| h.sentences.contains(s)) {
        if h.main && layout.is_top(*sentence) {
            *h.places.entry(*spot).or_default() += 1.0;
        } else if h.places.is_empty() {
            h.places.insert(*spot, 0.5);
        }
    }
    // "... the people of Shawren. Tulmia denies having shelled it on Thursday": the place that is named just before.
    let first = h.sentences.first().copied();
    if h.places.is_empty()
        && !h.main
        && let Some((_, spot)) = layout.scenes.iter().rev().find(|(s, _)| first.is_some_and(|first| s + 1 == first))
    {
        h.places.insert(*spot, 0.5);
    }
    if h.main && !layout.has_sections() {
        h.around.clone_from(&layout.places);
        h.follows_up = layout.follows_up;
    }
    if h.main
        && h.places.is_empty()
        && let Some((_, spot)) = layout.scenes.iter().find(|(s, _)| *s < FIRST)
    {
        h.places.insert(*spot, 0.5);
    }
}

/// First and last word of a name, folded, as hashes; `None` for a single word.
fn full_name(titles: &WordList, name: &str) -> Option<(u64, u64)> {
    let words: Vec<String> = match is_latin(name) {
        true => fold(name).split(' ').filter(|w| !titles.contains(*w)).map(str::to_owned).collect(),
        false => words_of(name).into_iter().filter(|(_, w)| !titles.contains(w)).map(|(key, _)| key).collect(),
    };
    match words.as_slice() {
        [first, .., last] => Some((hash(first), hash(last))),
        _ => None,
    }
}

fn people(pile: &Pile, h: &mut Happening, layout: &Layout) {
    let findings = &pile.read(h.report).findings;
    let titles = &pile.pack(h.report).incident_words.titles;
    let here = |at: usize| h.sentences.contains(&pile.sentence(h.report, at));
    let dead = |o: Outcome| matches!(o, Outcome::Killed | Outcome::Wounded);
    let victims = findings.victims.iter().filter(|v| here(v.span.start) || (h.main && dead(v.outcome)));
    h.victims = victims.filter_map(|v| full_name(titles, &v.name)).collect();
    if h.main && !h.back && !layout.has_sections() {
        let persons = findings.mentions.iter().filter(|m| m.kind == MentionKind::Person && m.named);
        h.persons = persons.filter_map(|m| full_name(titles, pile.of(h.report, m.span))).collect();
    }
}

fn words(pile: &Pile, h: &mut Happening, layout: &Layout) {
    let pack = pile.pack(h.report);
    let mut sentences = h.sentences.clone();
    if h.main {
        sentences.extend(layout.head.iter().chain(&layout.lead));
    }
    let spans = sentences.iter().map(|s| pile.sentence_span(h.report, *s));
    h.words = weighed(pack, spans.map(|s| pile.of(h.report, s)));
    if h.main && !h.back && !layout.has_sections() {
        h.all_words = Some(weighed(pack, [pile.text(h.report)]));
    }
}

/// The words of texts as hashes, each weighed by how often it stands there and how rare it is, of length one together.
fn weighed<'t>(pack: &Pack, texts: impl IntoIterator<Item = &'t str>) -> Vec<(u64, f32)> {
    let mut counts: BTreeMap<u64, (u32, f32)> = BTreeMap::new();
    for text in texts {
        let mut count = |word: &str, key: &str| {
            if word.chars().count() > 2 && !pack.incident_words.stop.contains(word) {
                counts.entry(hash(key)).or_insert_with(|| (0, pack.rarity.of(word))).0 += 1;
            }
        };
        match pack.morphology.declines() {
            // Forms of one word are one, and a name's those of it in other letters.
            true => {
                for word in text.split(|c: char| !c.is_alphanumeric()) {
                    count(&pack.morphology.lower(word), &latin(word));
                }
            }
            false => fold(text).split(|c: char| !c.is_alphanumeric()).for_each(|word| count(word, word)),
        }
    }
    of_length_one(counts.into_iter().map(|(word, (n, rarity))| (word, (1.0 + (n as f32).ln()) * rarity)).collect())
}

/// Told: what the report is about; or fresh, with a place and more than a word; or an older deed told in detail.
fn is_told(h: &Happening, layout: &Layout) -> bool {
    let scene = h.kinds.keys().any(|k| kinds::is_scene(*k));
    let day = h.when().filter(|d| d.length() <= 3);
    let news = is_news(h, layout);
    let about = h.main && (scene || !h.tolls.is_empty());
    let fresh = !h.back && news && !h.places.is_empty() && (!h.tolls.is_empty() || h.traces.len() > 1) && scene;
    let rich = h.traces.len() >= 3 && !h.tolls.is_empty() && day.is_some() && !h.places.is_empty();
    let section = layout.has_sections()
        && !h.back
        && scene
        && h.days.is_some_and(|(_, f)| f <= DaysFrom::Section)
        && h.traces.len() > 1;
    about || fresh || rich || section
}

/// Whether its day is known and near that of the report.
fn is_news(h: &Happening, layout: &Layout) -> bool {
    let day = h.when().filter(|d| d.length() <= 3);
    day.zip(layout.published).is_some_and(|(d, p)| p.numbers().1 - d.numbers().1 <= FRESH)
}

/// Statements: those of a happening's sentences are its; others go to the last one told before them, or to the main one.
pub(crate) fn about(pile: &Pile, found: &mut [Happening], layout: &Layout) {
    let statements = &pile.read(layout.report).findings.statements;
    let mut told: Vec<(usize, usize, usize)> = found
        .iter()
        .enumerate()
        .flat_map(|(k, h)| h.traces.iter().map(move |t| (t.span.start, t.sentence, k)))
        .collect();
    told.sort_unstable();
    let main = found.iter().position(|h| h.main);
    for (at, s) in statements.iter().enumerate() {
        let sentence = pile.sentence(layout.report, s.span.start);
        let mut any = false;
        for h in found.iter_mut() {
            let carries = h.traces.iter().any(|t| t.statement.as_ref() == Some(&s.id));
            if carries || h.sentences.contains(&sentence) {
                h.statements.insert(at);
                any = true;
            }
        }
        if any
            || Telling::of(pile, layout.report)
                .looks_back(pile.of(layout.report, pile.sentence_span(layout.report, sentence)))
        {
            continue;
        }
        let before = told.partition_point(|(start, ..)| *start < s.span.start).checked_sub(1).and_then(|k| told.get(k));
        let last = before.filter(|(_, spoken, _)| sentence.saturating_sub(*spoken) <= REACH).map(|(.., k)| *k);
        if let Some(h) = last.or(main).and_then(|k| found.get_mut(k))
            && !h.back
        {
            h.statements.insert(at);
        }
    }
    for h in found.iter_mut() {
        h.told |= is_disputed(h, layout);
    }
}

/// Told, too: a fresh deed of which little is told and much is said ("Varsin rejected the charge ... By his account ...").
fn is_disputed(h: &Happening, layout: &Layout) -> bool {
    let scene = h.kinds.keys().any(|k| kinds::is_scene(*k));
    !h.back && is_news(h, layout) && scene && !h.places.is_empty() && h.statements.len() >= SAID
}
