//! Which of a sentence's times holds for some words in it.
//!
//! In "Officials said on Tuesday that the bridge was shelled" Tuesday is when it was said, not when it was shelled: a time
//! that hangs on a verb of saying holds for nothing inside what is said.

use sayso_reader::{Deprel, Saying, Upos, Words};

use super::Expression;
use super::words::Line;

/// Beyond this a time is too far off to be meant.
const FAR: usize = 45;

/// No time is written in so many words.
const LONGEST: usize = 64;

/// Of the times of a sentence, in order, the one that holds for the word at `at`, of those of which `may` is true.
pub(crate) fn holds<'e>(
    l: &Line,
    found: &'e [Expression],
    at: usize,
    may: impl Fn(&Expression) -> bool,
) -> Option<&'e Expression> {
    let first = found.partition_point(|e| e.words.start + LONGEST + FAR < at);
    let near = found.iter().skip(first).take_while(|e| e.words.start < at + FAR);
    let costs = near
        .filter(|e| !e.apart && may(e) && between(e, at).len() < FAR && !tells_of_saying(l, e, at))
        .map(|e| (cost(l, e, at), e));
    costs.min_by_key(|(cost, _)| *cost).filter(|(cost, _)| *cost < FAR).map(|(_, e)| e)
}

/// The words between a time and a word.
fn between(e: &Expression, at: usize) -> Words {
    if at >= e.words.end { e.words.end..at } else { at..e.words.start.max(at) }
}

/// Words between, with clause ends counted more and, where there is a tree, the way through it.
fn cost(l: &Line, e: &Expression, at: usize) -> usize {
    let gap = between(e, at);
    let barriers: usize = gap
        .clone()
        .map(|k| match l.word(k) {
            ";" => 15,
            // "... and on Wednesday ..." begins anew; so do clauses
            word if l.times().words.clause_begins.contains(word) => 6,
            word if word == "," || l.ctx.pack.small.and.contains(word) => 2,
            _ => 0,
        })
        .sum();
    let tree = if l.tree { tree_cost(l, e.words.start, at) } else { 0 };
    gap.len() + barriers + tree
}

/// 0 in one clause, little from a clause down to one it holds, more sideways.
fn tree_cost(l: &Line, time: usize, at: usize) -> usize {
    let (mine, its) = (verbs_above(l, at), verbs_above(l, time));
    let Some(&governor) = its.first() else { return 0 };
    match mine.iter().position(|&v| v == governor) {
        Some(steps) => steps * 4,
        None if its.iter().any(|v| mine.first() == Some(v)) => 10,
        None => 14,
    }
}

/// The clause heads over a word, the nearest first; a verb is its own.
fn verbs_above(l: &Line, k: usize) -> Vec<usize> {
    let words = &l.ctx.reading.words;
    let mut out = Vec::new();
    let mut at = k;
    // a tree is no deeper than its sentence is long; heads may still be wrong, so the way is bounded
    for _ in 0..40 {
        let Some(word) = words.get(at) else { break };
        if word.upos == Upos::Verb && word.deprel != Deprel::Amod || word.head == at {
            out.push(at);
        }
        if word.head == at || !l.words.contains(&word.head) {
            break;
        }
        at = word.head;
    }
    out
}

/// Whether the time hangs on a verb of saying that is not the word asked for, or stands right after one.
fn tells_of_saying(l: &Line, e: &Expression, at: usize) -> bool {
    if l.among(at, |w| &w.sayings) {
        return false;
    }
    // the reader's sayings: the time is outside what is said and the word inside
    let start = e.words.start;
    let outside = |s: &Saying| !s.content.iter().any(|c| c.contains(&start)) && l.words.contains(&s.cue.start);
    if l.ctx.layout.said_at(at).any(outside) {
        return true;
    }
    // "said on Tuesday", "told reporters late on Tuesday", "in a statement on Tuesday"
    let mut k = start;
    while k > l.words.start
        && (l.times().words.saying_leads.contains(l.before(k)) || l.is_shade(k - 1))
        && start - k < 4
    {
        k -= 1;
    }
    let led = l.among(k.wrapping_sub(1), |w| &w.sayings) && !l.ctx.pack.small.reports.contains(l.before(k));
    // "On Tuesday police said"
    let governor = verbs_above(l, start).first().copied().filter(|_| l.tree);
    led || governor.is_some_and(|g| g != at && l.among(g, |w| &w.sayings) && verbs_above(l, at).first() != Some(&g))
}
