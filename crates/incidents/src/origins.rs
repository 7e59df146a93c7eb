//! Who copied whom: reports in, groups of one origin out, with the shared words and credit lines as their basis.
//!
//! Two reports share a passage where 25 words outside quotations run alike, or three sentences of eight words stand in
//! both. Where the shared words are a third of the shorter report, or both credit one agency, the whole reports are one
//! origin; else only the shared sentences are. Passages are found through an index of runs of eight words (shingles,
//! Broder 1997), so the work grows with the words, not with the pairs of reports.

use std::collections::{BTreeMap, BTreeSet};

use sayso_case::{Origin, OriginId, ReportId};
use sayso_text::{Span, quotes};

use crate::credits::{Credit, credits};
use crate::pile::Pile;
use crate::threads;
use crate::union::Union;
use crate::wording::{hash, words};

const RUN: usize = 8;
const SHARED_WORDS: usize = 25;
const SHARED_SENTENCES: usize = 3;

/// The origins of a case, and what counts as one origin for single sentences.
#[derive(Debug, Default)]
pub(crate) struct Origins {
    /// For the reader.
    pub list: Vec<Origin>,
    /// For each report the smallest report of one origin with it.
    whole: Vec<usize>,
    /// (report, sentence) -> passage shared with others.
    passage: BTreeMap<(usize, usize), usize>,
}

struct Text {
    hashes: Vec<u64>,
    spans: Vec<Span>,
    quoted: Vec<bool>,
}

/// Words alike in two reports: the first word in each and how many.
#[derive(Clone, Copy)]
struct Passage {
    a: usize,
    b: usize,
    len: usize,
}

impl Origins {
    /// Finds them.
    #[expect(
        clippy::indexing_slicing,
        reason = "a report's number is given by counting them; a passage lies in both its texts"
    )]
    pub fn find(pile: &Pile) -> Self {
        let texts: Vec<Text> = threads::each(pile.reports.len(), pile.threads, |r| read(pile.text(r)));
        let shared = passages(&texts);
        let credits_of = |r: usize| credits(&pile.pack(r).incident_words.credit, &pile.read(r).report);
        let credit: Vec<Vec<Credit>> = threads::each(pile.reports.len(), pile.threads, credits_of);
        let n = pile.reports.len();
        let (mut whole, mut any) = (Union::new(n), Union::new(n));
        let mut basis: Vec<Vec<(ReportId, Span)>> = vec![Vec::new(); n];
        let mut alike: Vec<((usize, usize), (usize, usize))> = Vec::new();
        for ((a, b), runs) in &shared {
            let told: usize = runs.iter().map(|p| told(&texts[*a], &texts[*b], *p)).sum();
            any.join(*a, *b);
            if told * 3 >= texts[*a].hashes.len().min(texts[*b].hashes.len()) {
                whole.join(*a, *b);
            }
            for run in runs {
                for (r, from) in [(*a, run.a), (*b, run.b)] {
                    let span = texts[r].spans[from].cover(texts[r].spans[from + run.len - 1]);
                    basis[r].push((pile.read(r).report.id.clone(), span));
                }
                alike.extend(sentences_alike(pile, &texts, (*a, *b), *run));
            }
        }
        by_credit(pile, &credit, &mut whole, &mut any, &mut basis);
        let list = list(pile, &mut any, &credit, basis);
        Origins { list, whole: (0..n).map(|r| whole.root(r)).collect(), passage: passage_sets(&alike) }
    }

    /// How many independent origins these sentences (report, sentence) have.
    pub fn count(&self, places: &[(usize, usize)]) -> usize {
        let mut union = Union::new(places.len());
        let mut seen: BTreeMap<(u8, usize), usize> = BTreeMap::new();
        for (k, (report, sentence)) in places.iter().enumerate() {
            let whole = Some((0, self.whole.get(*report).copied().unwrap_or(*report)));
            let part = self.passage.get(&(*report, *sentence)).map(|p| (1, *p));
            for mark in whole.into_iter().chain(part) {
                let other = *seen.entry(mark).or_insert(k);
                union.join(other, k);
            }
        }
        union.sets().len()
    }

    /// The report that stands for all that are one origin with this one as a whole.
    pub fn whole(&self, report: usize) -> usize {
        self.whole.get(report).copied().unwrap_or(report)
    }
}

fn read(text: &str) -> Text {
    let quotes = quotes(text);
    let found = words(text, 0);
    let mut quoted = vec![false; found.len()];
    for quote in &quotes {
        let from = found.partition_point(|w| w.span.start < quote.span.start);
        let to = found.partition_point(|w| w.span.start < quote.span.end);
        quoted.iter_mut().take(to).skip(from).for_each(|q| *q = true);
    }
    Text {
        hashes: found.iter().map(|w| hash(&w.form)).collect(),
        spans: found.iter().map(|w| w.span).collect(),
        quoted,
    }
}

/// Words of a passage that stand outside quotations in both texts: quoting one speaker is no copying.
fn told(a: &Text, b: &Text, p: Passage) -> usize {
    let x = a.quoted.get(p.a..p.a + p.len).unwrap_or_default();
    let y = b.quoted.get(p.b..p.b + p.len).unwrap_or_default();
    x.iter().zip(y).filter(|(p, q)| !**p && !**q).count()
}

/// The passages shared by each two reports: long ones, or three sentences' worth of shorter ones.
#[expect(clippy::indexing_slicing, reason = "a report's number is given by counting them; equal runs are at least one")]
fn passages(texts: &[Text]) -> BTreeMap<(usize, usize), Vec<Passage>> {
    let mut index: Vec<(u64, u32, u32)> = Vec::new();
    for (r, text) in texts.iter().enumerate() {
        for (k, run) in text.hashes.windows(RUN).enumerate() {
            let mark = run.iter().fold(0u64, |h, w| (h.rotate_left(7) ^ w).wrapping_mul(0x9e37_79b9_7f4a_7c15));
            index.push((mark, r as u32, k as u32));
        }
    }
    index.sort_unstable();
    let mut hits: BTreeMap<(usize, usize), Vec<(usize, usize)>> = BTreeMap::new();
    for same in index.chunk_by(|a, b| a.0 == b.0) {
        let mut firsts: Vec<(usize, usize)> = same.iter().map(|(_, r, k)| (*r as usize, *k as usize)).collect();
        firsts.dedup_by_key(|(r, _)| *r);
        for (n, b) in firsts.iter().enumerate().skip(1) {
            let before = [Some(firsts[0]), (n > 1).then(|| firsts[n - 1])];
            for a in before.into_iter().flatten() {
                hits.entry((a.0, b.0)).or_default().push((a.1, b.1));
            }
        }
    }
    let mut out = BTreeMap::new();
    for ((a, b), mut at) in hits {
        at.sort_unstable();
        let mut runs: Vec<Passage> = Vec::new();
        let mut open: BTreeMap<isize, usize> = BTreeMap::new();
        for (x, y) in at {
            let slope = y as isize - x as isize;
            match open.get(&slope).copied() {
                Some(k) if x <= runs[k].a + runs[k].len => runs[k].len = x + RUN - runs[k].a,
                _ => {
                    open.insert(slope, runs.len());
                    runs.push(Passage { a: x, b: y, len: RUN });
                }
            }
        }
        let long = runs.iter().any(|p| told(&texts[a], &texts[b], *p) >= SHARED_WORDS);
        let several = runs.iter().filter(|p| told(&texts[a], &texts[b], **p) >= RUN).count() >= SHARED_SENTENCES;
        if long || several {
            runs.retain(|p| told(&texts[a], &texts[b], *p) >= RUN);
            out.insert((a, b), runs);
        }
    }
    out
}

/// The sentences, pair by pair, of which a shared run covers most words.
#[expect(clippy::indexing_slicing, reason = "a passage lies in both its texts")]
fn sentences_alike(
    pile: &Pile,
    texts: &[Text],
    (a, b): (usize, usize),
    run: Passage,
) -> Vec<((usize, usize), (usize, usize))> {
    let mut out = Vec::new();
    let mut counted: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for k in 0..run.len {
        let x = pile.sentence(a, texts[a].spans[run.a + k].start);
        let y = pile.sentence(b, texts[b].spans[run.b + k].start);
        *counted.entry((x, y)).or_default() += 1;
    }
    for ((x, y), n) in counted {
        let length = |t: &Text, s: Span| {
            t.spans.partition_point(|w| w.start < s.end) - t.spans.partition_point(|w| w.start < s.start)
        };
        let least = length(&texts[a], pile.sentence_span(a, x)).min(length(&texts[b], pile.sentence_span(b, y)));
        if n * 3 >= least * 2 {
            out.push(((a, x), (b, y)));
        }
    }
    out
}

/// A sentence: the place of its report and its own.
type Sentence = (usize, usize);

#[expect(clippy::indexing_slicing, reason = "every sentence of a pair has been numbered")]
fn passage_sets(alike: &[(Sentence, Sentence)]) -> BTreeMap<(usize, usize), usize> {
    let all: BTreeSet<(usize, usize)> = alike.iter().flat_map(|(x, y)| [*x, *y]).collect();
    let number: BTreeMap<(usize, usize), usize> = all.into_iter().enumerate().map(|(k, place)| (place, k)).collect();
    let mut union = Union::new(number.len());
    for (x, y) in alike {
        union.join(number[x], number[y]);
    }
    number.into_iter().map(|(place, k)| (place, union.root(k))).collect()
}

/// Reports that credit one agency, and that agency's own reports.
#[expect(clippy::indexing_slicing, reason = "a report's number is given by counting them")]
fn by_credit(
    pile: &Pile,
    credit: &[Vec<Credit>],
    whole: &mut Union,
    any: &mut Union,
    basis: &mut [Vec<(ReportId, Span)>],
) {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (r, found) in credit.iter().enumerate() {
        let [only] = found.as_slice() else { continue };
        basis[r].push((pile.read(r).report.id.clone(), only.span));
        let other = *first.entry(&only.key).or_insert(r);
        whole.join(other, r);
        any.join(other, r);
    }
    for (r, read) in pile.reports.iter().enumerate() {
        let publisher = read.report.publisher.as_deref().map(crate::phrases::plain);
        if credit[r].is_empty()
            && let Some(other) = publisher.and_then(|p| first.get(p.as_str()).copied())
        {
            whole.join(other, r);
            any.join(other, r);
        }
    }
}

#[expect(clippy::indexing_slicing, reason = "a report's number is given by counting them")]
fn list(pile: &Pile, any: &mut Union, credit: &[Vec<Credit>], basis: Vec<Vec<(ReportId, Span)>>) -> Vec<Origin> {
    let mut out = Vec::new();
    for set in any.sets() {
        let reports: Vec<ReportId> = set.iter().map(|r| pile.read(*r).report.id.clone()).collect();
        let mut credited: Vec<&str> = Vec::new();
        for found in set.iter().flat_map(|r| &credit[*r]) {
            if !credited.contains(&found.name.as_str()) {
                credited.push(&found.name);
            }
        }
        let mut words: Vec<(ReportId, Span)> = set.iter().flat_map(|r| basis[*r].clone()).collect();
        let mut seen = BTreeSet::new();
        words.retain(|w| seen.insert(w.clone()));
        let mut anchors: Vec<&str> = reports.iter().map(ReportId::as_str).collect();
        anchors.sort_unstable();
        out.push(Origin {
            id: OriginId::of(&anchors),
            credited: (!credited.is_empty()).then(|| credited.join(", ")),
            reports,
            basis: words,
        });
    }
    out
}
