//! The collation of one incident. In go its questions, out comes a table: a row a question, a column a speaker, by side; in a
//! cell what the speaker answers, below each row the answers in the speakers' words.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};
use sayso_case::Claim;

use crate::answers::{Question, Sign, rows};
use crate::collation::{Collation, ROWS, Told};
use crate::groups;
use crate::open;
use crate::safe::{Words, anchor, shortened};
use crate::sentences;
use crate::voices::Group;
use crate::wording::several;

/// From how many speakers on groups fold into a column each, the largest first, and from how many reports their own voice does.
const FOLDS: usize = 20;
const OWN_FOLDS: usize = 9;
/// How many characters of a question stand in its row.
const ASKED: usize = 90;
/// Above how many columns their heads stand upright.
const LYING: usize = 9;

/// A column: one voice, or all of a group.
struct Column {
    group: Group,
    voices: Vec<usize>,
    head: String,
    side: Option<usize>,
}

/// The table, and the questions that it folds away.
pub(crate) fn table(all: &Collation, told: &Told) -> Markup {
    let (shown, rest) = rows(&told.questions, ROWS);
    html! {
        @if !shown.is_empty() { (collated(all, &shown, &told.incident.label)) }
        @if !rest.is_empty() {
            details class="more" {
                summary { b { (several(rest.len(), "question")) @if !shown.is_empty() { " more" } } (why(&rest)) }
                ul class="qs" { @for question in &rest { (alone(all, question)) } }
            }
        }
    }
}

/// Why these are folded.
fn why(rest: &[&Question]) -> &'static str {
    match rest.iter().filter(|q| q.voices > 1).count() {
        0 if rest.len() == 1 => ", answered by one speaker",
        0 => ", each answered by one speaker",
        _ => "",
    }
}

fn collated(all: &Collation, questions: &[&Question], label: &str) -> Markup {
    let columns = columns(all, questions);
    let upright = columns.len() > LYING;
    html! {
        table class={"mx" @if upright { " up" }} aria-label={"Who answers what: " (Words(label))} {
            thead {
                tr class="bands" { td class="qh" {} @for run in columns.chunk_by(|a, b| a.group == b.group) { @if let [first, ..] = run {
                    th scope="colgroup" colspan=(run.len()) data-side=(groups::slugs_of(all, run.iter().flat_map(|c| &c.voices).copied())) {
                        i class={"band " (groups::class(all, first.group, None))} aria-hidden="true" {}
                        (view(all, &format!("side={}", groups::slug(all, first.group)), &html! { (Words(&groups::name(all, first.group))) }))
                    }
                } } }
                tr class="heads" {
                    th scope="col" class="qh" { "Question" }
                    @for column in &columns {
                        th scope="col" class=[column.first(&columns).then_some("f")] data-side=(groups::slugs_of(all, column.voices.iter().copied())) data-sp=(speakers(all, &column.voices)) {
                            (view(all, &column.filter(all), &html! { @if column.side.is_some() && column.group == Group::Unnamed { (groups::swatch(all, column.group, column.side)) } (Words(&column.head)) }))
                        }
                    }
                }
            }
            @for question in questions { (row(all, question, &columns)) }
        }
    }
}

/// A head: a link to what a filter shows, where the page has filters.
fn view(all: &Collation, filter: &str, head: &Markup) -> Markup {
    html! { @if all.filters { a class="view" href={"#?" (filter)} { (head) } } @else { span class="view" { (head) } } }
}

impl Column {
    fn first(&self, columns: &[Column]) -> bool {
        columns.iter().find(|c| c.group == self.group).is_some_and(|c| std::ptr::eq(c, self))
    }

    /// Its voice, where it is no column of many.
    fn one(&self) -> Option<usize> {
        if let [one] = *self.voices.as_slice() { Some(one) } else { None }
    }

    /// The filter by which its voice, or all of its group, is shown alone.
    fn filter(&self, all: &Collation) -> String {
        match self.one() {
            Some(voice) => format!("sp={}", all.voices.get(voice).slug),
            None => format!("side={}", groups::slug(all, self.group)),
        }
    }
}

/// The names of these voices, for the filters.
fn speakers(all: &Collation, voices: &[usize]) -> String {
    voices.iter().map(|v| all.voices.get(*v).slug.as_str()).collect::<Vec<_>>().join(" ")
}

/// The columns of these questions: every voice that answers one, or from many speakers on all of a group.
fn columns(all: &Collation, questions: &[&Question]) -> Vec<Column> {
    let takes = questions.iter().flat_map(|q| &q.answers).flat_map(|a| &a.takes);
    let used: BTreeSet<(Group, usize)> = takes.map(|t| (all.voices.get(t.voice).group, t.voice)).collect();
    let folded = folded(&used);
    let mut columns: Vec<Column> = Vec::new();
    for (group, voice) in used {
        let fold = folded.contains(&group);
        match columns.last_mut() {
            Some(last) if fold && last.group == group => last.voices.push(voice),
            _ => {
                let v = all.voices.get(voice);
                columns.push(Column {
                    group,
                    voices: vec![voice],
                    head: v.handle.clone(),
                    side: v.side.filter(|_| !fold),
                });
            }
        }
    }
    for column in columns.iter_mut().filter(|c| c.voices.len() > 1) {
        column.head = several(column.voices.len(), if column.group == Group::Own { "report" } else { "voice" });
    }
    columns
}

/// The groups that fold: the largest first, all that are equally large together, until fewer columns than that are left.
fn folded(used: &BTreeSet<(Group, usize)>) -> BTreeSet<Group> {
    let mut sizes: BTreeMap<Group, usize> = BTreeMap::new();
    for (group, _) in used {
        *sizes.entry(*group).or_default() += 1;
    }
    let mut folded = BTreeSet::new();
    if sizes.remove(&Group::Own).is_some_and(|own| own >= OWN_FOLDS) {
        folded.insert(Group::Own);
    }
    while sizes.values().sum::<usize>() >= FOLDS {
        let largest = sizes.values().copied().max().unwrap_or(0);
        if largest < 2 {
            break;
        }
        for (group, size) in sizes.iter_mut().filter(|(_, size)| **size == largest) {
            folded.insert(*group);
            *size = 1;
        }
    }
    folded
}

fn row(all: &Collation, question: &Question, columns: &[Column]) -> Markup {
    let origins = question.answers.iter().map(|a| a.position.origins).max().unwrap_or(0);
    html! {
        tbody class="q" id=(anchor("p-", &question.point.id)) data-sign=(question.sign.name()) data-o=(origins) {
            tr class="c" {
                th scope="rowgroup" rowspan="2" { (asked(question)) }
                @for column in columns {
                    td class=[column.first(columns).then_some("f")] data-side=[column.one().map(|v| groups::slugs_of(all, [v]))] data-sp=[column.one().map(|v| speakers(all, &[v]))] { (cell(all, question, column)) }
                }
            }
            tr class="a" { td colspan=(columns.len()) { ul class="ans" { @for a in &question.answers { (sentences::answer(all, a)) } } } }
        }
    }
}

/// The question with its sign, the word beside it, how many answer, and its id.
fn asked(question: &Question) -> Markup {
    let id = anchor("p-", &question.point.id);
    html! {
        (sign(question.sign))
        span class="ask" { (Words(&shortened(&question.point.question, ASKED))) }
        span class="st" { (question.sign.word()) "; " (several(question.voices, "voice")) " "
            a class="id" href={"#" (id)} title=(Words(question.point.id.as_str())) { "no. " (question.number) ", " (Words(&crate::safe::short_id(question.point.id.as_str()))) } }
    }
}

/// The sign in its ring.
pub(crate) fn sign(sign: Sign) -> Markup {
    html! { i class={"sgn " (sign.name())} aria-hidden="true" { (sign.glyph()) } }
}

fn cell(all: &Collation, question: &Question, column: &Column) -> Markup {
    html! { @for answer in &question.answers {
        @let mine: Vec<_> = answer.takes.iter().filter(|t| column.voices.contains(&t.voice)).collect();
        @if let Some(first) = mine.iter().find(|t| t.outright).or(mine.first()) {
            @if let Some(claim) = first.claims.first() {
                // In a column of many a filter asks whose each answer is.
                @let many: Option<Vec<usize>> = column.one().is_none().then(|| mine.iter().map(|t| t.voice).collect());
                @let (class, words) = judged(all, mine.iter().flat_map(|t| &t.claims).copied());
                a class={"cell" (class)} data-side=[many.as_ref().map(|m| groups::slugs_of(all, m.iter().copied()))] data-sp=[many.as_ref().map(|m| speakers(all, m))] href={"#" (all.anchor(claim, answer.position.id.as_str()))} {
                    (sentences::glyph(&answer.glyph, answer.tint, first.outright, first.later))
                    @if mine.len() > 1 { span class="n" { "×" (mine.len()) } }
                    (words)
                }
            }
        }
    } }
}

/// Whether a person has corrected one of these claims, or seen them all: the class of the mark and its word.
fn judged<'c>(all: &Collation, claims: impl Iterator<Item = &'c Claim> + Clone) -> (Markup, Markup) {
    if all.index.open {
        let ids: Vec<_> = claims.map(|claim| &claim.finding).collect();
        return (open::open_cell(&ids), open::open_in_cell());
    }
    let judged = open::judged(claims.map(|claim| all.index.judged(&claim.finding)));
    let (class, words) = (judged.map(|j| j.0), judged.map(|j| j.1));
    (
        html! { @if let Some(class) = class { (open::class_of(class)) } },
        html! { @if let Some(words) = words { (open::in_cell(words)) } },
    )
}

/// A question outside the table.
fn alone(all: &Collation, question: &Question) -> Markup {
    let origins = question.answers.iter().map(|a| a.position.origins).max().unwrap_or(0);
    html! {
        li class="q" id=(anchor("p-", &question.point.id)) data-sign=(question.sign.name()) data-o=(origins) {
            p class="qh" { (asked(question)) }
            ul class="ans" { @for a in &question.answers { (sentences::answer(all, a)) } }
        }
    }
}
