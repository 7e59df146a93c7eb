//! Answers that people said are one, or are not: orders and takes in, the takes as told out; and which orders could not be followed.

use std::collections::BTreeMap;

use sayso_case::{Attribute, Point};

use super::take::Take;
use crate::case_file::{Answer, AnswerOrder, DENIES, Say, is_denial};
use crate::orders::OrderError;

/// Makes answers of one question one, and others two, as people said: first all that are one.
pub(super) fn follow(takes: &mut [Take], attribute: Attribute, orders: &[AnswerOrder]) {
    for say in [Say::Same, Say::Apart] {
        for order in orders.iter().filter(|order| order.say == say) {
            let Some((first, others)) = order.of.split_first() else { continue };
            let Some(canon) = canon_of(takes, attribute, first) else { continue };
            for other in others.iter().filter(|other| other.denies == first.denies) {
                match say {
                    Say::Same => one(takes, attribute, other, &canon),
                    Say::Apart => two(takes, attribute, other, &canon),
                }
            }
        }
    }
}

fn gives(take: &Take, attribute: Attribute, answer: &Answer) -> bool {
    attribute == answer.attribute
        && take.finding.0.as_str() == answer.finding
        && is_denial(&take.canon) == answer.denies
}

fn canon_of(takes: &[Take], attribute: Attribute, answer: &Answer) -> Option<String> {
    takes.iter().find(|take| gives(take, attribute, answer)).map(|take| take.canon.clone())
}

/// All who give the other answer give this one, and who denies the other denies this one.
fn one(takes: &mut [Take], attribute: Attribute, other: &Answer, canon: &str) {
    let Some(before) = canon_of(takes, attribute, other) else { return };
    for take in takes {
        if take.canon == before {
            take.canon = canon.to_owned();
        } else if take.denies.as_ref() == Some(&before) {
            take.denies = Some(canon.to_owned());
            take.canon = format!("{DENIES}{canon}");
        }
    }
}

/// What this finding says is an answer of its own.
fn two(takes: &mut [Take], attribute: Attribute, other: &Answer, canon: &str) {
    for take in takes.iter_mut().filter(|take| take.canon == canon && gives(take, attribute, other)) {
        take.canon = format!("{canon} ({})", other.finding);
    }
}

/// Why orders could not be followed: an answer is no longer given, or what is said to be one stands in two questions.
pub(crate) fn unfollowed(points: &[Point], orders: &[AnswerOrder]) -> Vec<OrderError> {
    if orders.is_empty() {
        return Vec::new();
    }
    let mut places: BTreeMap<Answer, Vec<(usize, usize)>> = BTreeMap::new();
    for (p, point) in points.iter().enumerate() {
        for (q, position) in point.positions.iter().enumerate() {
            for claim in &position.claims {
                places.entry(Answer::of(point, position, claim)).or_default().push((p, q));
            }
        }
    }
    orders
        .iter()
        .filter_map(|order| Some(OrderError::Answers { at: order.at.clone(), what: why(order, &places)? }))
        .collect()
}

fn why(order: &AnswerOrder, places: &BTreeMap<Answer, Vec<(usize, usize)>>) -> Option<String> {
    if let Some(gone) = order.of.iter().find(|answer| !places.contains_key(*answer)) {
        return Some(format!("no question has {gone} any longer"));
    }
    let (first, others) = order.of.split_first()?;
    let of = |answer: &Answer| places.get(answer).map(Vec::as_slice).unwrap_or_default();
    others.iter().find_map(|other| {
        let together = of(first).iter().any(|place| of(other).contains(place));
        match order.say {
            Say::Same if !together => Some(format!("{first} and {other} are answers to two questions")),
            Say::Apart if together => Some(format!("{first} and {other} cannot be told apart")),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroUsize;

    use sayso_case::{Bound, Case, EventType, Fold, Manner, Mark, MentionKind, Point, ReadReport};

    use super::*;
    use crate::advice::Advice;
    use crate::case_file::{At, Background};
    use crate::testing::{Draft, packs};
    use crate::{OrderError, join_as_told};

    /// A report of one shelling, in which somebody counts the dead.
    fn counted(path: &str, who: &str, words: &str, n: u64) -> ReadReport {
        let text = format!("Shells hit the mill at Orsa. The {who} said {words} were killed.");
        let draft = Draft::new(path, (2031, 3, 6), &text).publisher(&format!("Post {path}"));
        let draft = draft.mention(MentionKind::Place, "Orsa");
        let draft = draft.event("hit", EventType::Shelling, None, Some("Orsa"), Some("2031-03-05"));
        let said = format!("{words} were killed");
        draft.statement(who, "said", &said, Manner::Say).killed(words, n, Bound::Exact, None).done()
    }

    fn reports() -> Vec<ReadReport> {
        let counts =
            [("a", "clinic", "six people", 6), ("b", "mayor", "five people", 5), ("c", "guard", "six people", 6)];
        counts.into_iter().map(|(path, who, words, n)| counted(path, who, words, n)).collect()
    }

    fn at() -> At {
        At { file: "operation 12".into(), line: 0 }
    }

    fn told(orders: Vec<(Say, Vec<Answer>)>) -> (Case, Vec<OrderError>) {
        let mut advice = Advice::default();
        advice.case.answers = orders.into_iter().map(|(say, of)| AnswerOrder { say, of, at: at() }).collect();
        join_as_told(reports(), packs(), &advice, NonZeroUsize::MIN)
    }

    fn toll(case: &Case) -> &Point {
        case.points.iter().find(|p| p.attribute == Attribute::Killed).expect("the dead are counted")
    }

    /// Who gives each answer.
    fn givers(case: &Case) -> Vec<Vec<&str>> {
        toll(case).positions.iter().map(|p| p.claims.iter().filter_map(|c| c.speaker.as_deref()).collect()).collect()
    }

    /// The answers of the clinic, the mayor and the guard.
    fn answers() -> [Answer; 3] {
        let case = told(Vec::new()).0;
        let point = toll(&case);
        let all: Vec<Answer> = point
            .positions
            .iter()
            .flat_map(|position| position.claims.iter().map(move |claim| Answer::of(point, position, claim)))
            .collect();
        let [clinic, guard, mayor] = all.as_slice() else { panic!("{:?}", point.positions) };
        [clinic.clone(), mayor.clone(), guard.clone()]
    }

    #[test]
    fn answers_are_one_or_two_as_people_say() {
        let [clinic, mayor, guard] = answers();
        let (case, errors) = told(Vec::new());
        assert_eq!((givers(&case), errors.len()), (vec![vec!["clinic", "guard"], vec!["mayor"]], 0));
        assert_eq!(toll(&case).mark, Some(Mark::Disputed));
        let (case, errors) = told(vec![(Say::Same, vec![clinic.clone(), mayor.clone()])]);
        assert_eq!((givers(&case), errors.len()), (vec![vec!["clinic", "mayor", "guard"]], 0));
        let (case, errors) = told(vec![(Say::Apart, vec![clinic, guard])]);
        assert_eq!((givers(&case), errors.len()), (vec![vec!["clinic"], vec!["mayor"], vec!["guard"]], 0));
    }

    #[test]
    fn what_cannot_be_followed_is_told() {
        let [clinic, mayor, guard] = answers();
        let says = |orders, words: &str| {
            let (_, errors) = told(orders);
            assert_eq!(errors.len(), 1, "{errors:?}");
            assert!(errors[0].to_string().contains(words), "{}", errors[0]);
            assert_eq!(errors[0].at(), &at());
        };
        let gone = Answer { finding: "f0123456789abcdef".into(), ..clinic.clone() };
        says(vec![(Say::Same, vec![clinic.clone(), gone])], "no question has the answer in f0123456789abcdef");
        let denial = Answer { denies: true, ..mayor.clone() };
        says(vec![(Say::Same, vec![clinic.clone(), denial])], "no question has the denial");
        let both = vec![(Say::Same, vec![clinic.clone(), guard.clone()]), (Say::Apart, vec![clinic, guard])];
        let (_, errors) = told(both);
        assert!(errors.iter().any(|error| matches!(error, OrderError::Contradiction { .. })), "{errors:?}");
    }

    #[test]
    fn an_incident_is_background_where_somebody_says_so() {
        let background = |incident: &str| {
            let mut advice = Advice::default();
            advice.case.background = vec![Background { incident: incident.to_owned(), at: at() }];
            join_as_told(reports(), packs(), &advice, NonZeroUsize::MIN)
        };
        let id = told(Vec::new()).0.incidents[0].id.clone();
        let (case, errors) = background(id.as_str());
        assert_eq!((case.incidents[0].fold, errors.len()), (Some(Fold::Background), 0));
        let (case, errors) = background("i0000000000000000");
        assert_eq!((case.incidents[0].fold, errors.len()), (None, 1));
    }
}
