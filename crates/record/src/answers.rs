//! What a person says of answers to a question: ids of the case in, changes that name answers by their findings out. Ids of questions and
//! answers change when reports come; those of findings stay.

use std::collections::BTreeSet;

use sayso_case::{Case, Claim, Point, Position};
use sayso_incidents::Answer;

use crate::error::RecordError;
use crate::meant;
use crate::operation::Change;

/// These answers are one.
pub(crate) fn joined(case: &Case, of: &[String]) -> Result<Vec<Change>, RecordError> {
    let all = of.iter().map(|id| position(case, id)).collect::<Result<Vec<_>, _>>()?;
    let [(point, first), others @ ..] = all.as_slice() else { return refused("say which answers, by their ids") };
    if others.iter().any(|(other, _)| other.id != point.id) {
        return refused("only answers to one question can be joined; nothing was written");
    }
    let mut answers: Vec<Answer> = Vec::new();
    for (_, position) in &all {
        let answer = named(point, position)?;
        if answers.contains(&answer) {
            return refused("one answer stands there twice; nothing was written");
        }
        answers.push(answer);
    }
    let denies = |position: &Position| position.denies.is_some();
    if all.iter().any(|(_, other)| denies(other) != denies(first))
        || answers.iter().any(|a| Some(a.denies) != answers.first().map(|f| f.denies))
    {
        return refused("an answer and a denial are not one; nothing was written");
    }
    Ok(vec![Change::JoinAnswers { answers }])
}

/// Findings that give an answer give another one each; where none is named, all of them do.
pub(crate) fn parted(case: &Case, of: &[String]) -> Result<Vec<Change>, RecordError> {
    let Some((answer, findings)) = of.split_first().filter(|(first, _)| meant::is_position(first)) else {
        return refused("give one answer by its id, then the findings that give another one");
    };
    let (point, position) = position(case, answer)?;
    let mut own: Vec<Answer> = Vec::new();
    for claim in &position.claims {
        let answer = Answer::of(point, position, claim);
        if !own.contains(&answer) {
            own.push(answer);
        }
    }
    let all: BTreeSet<&str> = own.iter().map(|answer| answer.finding.as_str()).collect();
    let named =
        findings.iter().map(|id| meant::one("finding", id, all.iter().copied())).collect::<Result<BTreeSet<_>, _>>()?;
    let leaves = |answer: &Answer| named.contains(&answer.finding);
    let stays = own.iter().find(|answer| !leaves(answer)).cloned();
    let Some(stays) = stays.filter(|_| own.len() > 1) else {
        return refused("one finding at least stays with the answer, and one leaves it; nothing was written");
    };
    let leaving = own.into_iter().filter(|answer| if named.is_empty() { *answer != stays } else { leaves(answer) });
    Ok(vec![Change::PartAnswers { answers: std::iter::once(stays.clone()).chain(leaving).collect() }])
}

fn position<'c>(case: &'c Case, id: &str) -> Result<(&'c Point, &'c Position), RecordError> {
    let all = || case.points.iter().flat_map(|point| point.positions.iter().map(move |position| (point, position)));
    let id = meant::one("answer", id, all().map(|(_, position)| position.id.as_str()))?;
    let found = all().find(|(_, position)| position.id.as_str() == id);
    found.ok_or_else(|| RecordError::Refused(format!("there is no answer {id:?}; nothing was written")))
}

/// The answer by a finding that gives no other answer to the question.
fn named(point: &Point, position: &Position) -> Result<Answer, RecordError> {
    let given = |position: &Position, claim: &Claim| Answer::of(point, position, claim);
    let others = point.positions.iter().filter(|other| other.id != position.id);
    let taken: BTreeSet<Answer> =
        others.flat_map(|other| other.claims.iter().map(move |claim| given(other, claim))).collect();
    let own = position.claims.iter().map(|claim| given(position, claim)).find(|answer| !taken.contains(answer));
    own.ok_or_else(|| {
        RecordError::Refused(format!(
            "the answer {:?} rests on no words of its own; nothing was written",
            position.value
        ))
    })
}

fn refused<T>(why: &str) -> Result<T, RecordError> {
    Err(RecordError::Refused(why.to_owned()))
}
