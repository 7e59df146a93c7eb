//! The case in one minute. In go the questions of the first incident, out come five to seven lines: sign, question, each answer
//! in few words with its speakers.

use maud::{Markup, html};

use crate::answers::{Answer, Question, rows};
use crate::collation::{Collation, Told};
use crate::groups;
use crate::matrix::sign;
use crate::safe::{Words, anchor, shortened};
use crate::sentences::{brief, glyph};

/// How many questions, and how many answers to each, stand on the first screen.
const LINES: usize = 7;
const ANSWERS: usize = 4;
/// How many characters of a question stand there.
const ASKED: usize = 64;
/// How many voices of an answer are named there.
const NAMED: usize = 7;

/// The lines; empty where nobody answers anything.
pub(crate) fn lines(all: &Collation, told: &Told) -> Markup {
    let (mut shown, rest) = rows(&told.questions, LINES);
    // Where few questions have two voices, those with one make the case clear as well.
    shown.extend(rest.iter().filter(|q| q.voices == 1).take(5_usize.saturating_sub(shown.len())));
    html! {
        @if !shown.is_empty() {
            ol class="lines" { @for question in shown { (line(all, question)) } }
        }
    }
}

fn line(all: &Collation, question: &Question) -> Markup {
    html! {
        li class="line" {
            (sign(question.sign))
            p class="lq" {
                a href={"#" (anchor("p-", &question.point.id))} { (Words(&shortened(&question.point.question, ASKED))) }
                span class="st" { (question.sign.word()) }
            }
            ul class={"la n" (question.answers.len().min(ANSWERS))} {
                @for answer in question.answers.iter().take(ANSWERS) { (one(all, answer)) }
            }
            @if question.answers.len() > ANSWERS {
                p class="lm" { a href={"#" (anchor("p-", &question.point.id))} { (question.answers.len() - ANSWERS) " more" } }
            }
        }
    }
}

fn one(all: &Collation, answer: &Answer) -> Markup {
    let shown = &answer.takes[..answer.takes.len().min(NAMED)];
    html! {
        li {
            p { (glyph(&answer.glyph, answer.tint, true, false)) " " (brief(answer)) }
            p class="lb" { (groups::voices(all, shown, false)) @if answer.takes.len() > NAMED { "and " (answer.takes.len() - NAMED) " more" } }
        }
    }
}
