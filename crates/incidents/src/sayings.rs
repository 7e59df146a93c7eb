//! Denials with what they deny, and sayings that several speakers or reports have alike: statements in, questions out.

use std::collections::BTreeSet;

use sayso_case::{Attribute, Manner, Statement};

use crate::doers::short;
use crate::inquiry::{Asking, Inquiry};
use crate::wording::{gist, likeness, overlap};

/// For each thing denied: who asserts it, who denies it.
#[expect(clippy::indexing_slicing, reason = "the inquiry is the one known or just added")]
pub(crate) fn ask_denials(asking: &Asking) -> Vec<Inquiry> {
    let all = asking.happening.statements(asking.pile);
    let denies = |s: &Statement| matches!(s.manner, Manner::Deny | Manner::Reject);
    let about = |r: usize, s: &Statement| gist(asking.pile.of(r, s.span));
    let mut out: Vec<Inquiry> = Vec::new();
    let mut done: Vec<BTreeSet<u64>> = Vec::new();
    for (r, s) in all.iter().filter(|(_, s)| denies(s)) {
        let denied = about(*r, s);
        if denied.len() < 2 {
            continue;
        }
        let asserted: Vec<&(usize, &Statement)> = all
            .iter()
            .filter(|(q, o)| {
                let apart = asking.who(*q, &o.speaker) != asking.who(*r, &s.speaker);
                let said =
                    matches!(o.manner, Manner::Say | Manner::Claim | Manner::Accuse | Manner::Report | Manner::Confirm);
                let given = about(*q, o);
                apart
                    && said
                    && given.len() >= 2
                    && (o.within.as_ref() == Some(&s.id) || overlap(&denied, &given) >= 0.5)
            })
            .collect();
        if asserted.is_empty() {
            continue;
        }
        let known = done.iter().position(|d| overlap(d, &denied) >= 0.5);
        let k = known.unwrap_or_else(|| {
            done.push(denied);
            let question = format!("Is it so: {}?", short(asking.pile.of(*r, s.span)).trim_end_matches(['.', '?']));
            out.push(Inquiry { attribute: Attribute::Denial, question, takes: Vec::new() });
            out.len() - 1
        });
        for (q, o) in asserted {
            out[k].takes.push(asking.by_statement(*q, o, "yes".to_owned(), short(asking.pile.of(*q, o.span))));
        }
        let value = format!("denied: {}", short(asking.pile.of(*r, s.span)));
        let mut take = asking.by_statement(*r, s, "no".to_owned(), value);
        take.denies = Some("yes".to_owned());
        out[k].takes.push(take);
    }
    out
}

/// What is said alike by several speakers or in several reports.
#[expect(
    clippy::indexing_slicing,
    reason = "statements are numbered by counting them, and so are their words and heads"
)]
pub(crate) fn ask_alike(asking: &Asking) -> Vec<Inquiry> {
    let all = asking.happening.statements(asking.pile);
    let gists: Vec<BTreeSet<u64>> = all.iter().map(|(r, s)| gist(asking.pile.of(*r, s.span))).collect();
    let mut out: Vec<Inquiry> = Vec::new();
    let mut heads: Vec<usize> = Vec::new();
    let mut of: Vec<Option<usize>> = vec![None; all.len()];
    for k in 0..all.len() {
        if gists[k].len() < 4 {
            continue;
        }
        let alike = heads.iter().position(|h| likeness(&gists[*h], &gists[k]) >= 0.6);
        of[k] = Some(alike.unwrap_or_else(|| {
            heads.push(k);
            heads.len() - 1
        }));
    }
    for (n, head) in heads.iter().enumerate() {
        let members: Vec<usize> = (0..all.len()).filter(|k| of[*k] == Some(n)).collect();
        let reports: BTreeSet<usize> = members.iter().map(|k| all[*k].0).collect();
        if reports.len() < 2 {
            continue;
        }
        let (r, s) = all[*head];
        let takes = members
            .iter()
            .map(|k| asking.by_statement(all[*k].0, all[*k].1, "alike".to_owned(), short(asking.pile.of(r, s.span))));
        out.push(Inquiry {
            attribute: Attribute::Other,
            question: "Said alike in several reports".to_owned(),
            takes: takes.collect(),
        });
    }
    out
}
