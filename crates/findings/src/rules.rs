//! Rules with names: tables of them in, the answer of the first that has one out, and with it which rule that was.
//!
//! A table belongs to a [`Question`] ("who is meant by the words of this source?"). Its rules are tried in order; each can be left
//! out by its name (`--without`), and what fired can be kept (`--explain`). A rule that asks another table stands before what fired
//! there: "speaker.first-of-several, speaker.body".

use std::cell::RefCell;
use std::collections::BTreeSet;

use sayso_case::Fired;

use crate::FindingId;

/// What the rules of one table are asked about, what they answer, and the table.
pub(crate) trait Question: Sized + 'static {
    /// What a rule may look at.
    type About<'a>;
    /// What it answers.
    type Answer;
    /// The rules, in the order in which they are tried.
    const RULES: &'static [Rule<Self>];
}

/// A rule with its name.
pub(crate) struct Rule<Q: Question> {
    /// The name by which it is printed and left out: its room, a point, what it goes by.
    pub name: &'static str,
    /// The sentence it was made for, all of it invented.
    pub example: &'static str,
    /// The answer; `None` where the rule has none and the next is asked.
    pub apply: for<'a, 'b> fn(&'b Q::About<'a>) -> Option<Q::Answer>,
}

/// A rule as it is listed for people and tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedRule {
    /// Its name.
    pub name: &'static str,
    /// The sentence it was made for.
    pub example: &'static str,
}

/// The rules of one table, for the list of all.
pub(crate) fn of<Q: Question>() -> impl Iterator<Item = NamedRule> {
    Q::RULES.iter().map(|rule| NamedRule { name: rule.name, example: rule.example })
}

/// Which rules read, and whether it is kept which of them fired.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    left_out: BTreeSet<&'static str>,
    explained: bool,
}

impl Rules {
    /// All but those of these names, which rules must have.
    pub(crate) fn all_but(left_out: BTreeSet<&'static str>) -> Self {
        Rules { left_out, explained: false }
    }

    /// The same rules; with each finding it is kept which of them fired.
    #[must_use]
    pub fn explained(self) -> Self {
        Rules { explained: true, ..self }
    }

    /// The names of those that are left out, in byte order.
    pub fn left_out(&self) -> impl Iterator<Item = &'static str> {
        self.left_out.iter().copied()
    }
}

/// The rules at work on one report, with the trail of those that fired.
pub(crate) struct Running<'a> {
    rules: &'a Rules,
    trail: RefCell<Vec<&'static str>>,
    kept: RefCell<Vec<Fired>>,
    /// Those that had an answer anywhere, whatever became of it.
    answered: RefCell<BTreeSet<&'static str>>,
}

impl<'a> Running<'a> {
    /// For one report.
    pub fn new(rules: &'a Rules) -> Self {
        Running { rules, trail: RefCell::default(), kept: RefCell::default(), answered: RefCell::default() }
    }

    /// The answer of the first rule that has one.
    pub fn first<Q: Question>(&self, about: &Q::About<'_>) -> Option<Q::Answer> {
        for rule in Q::RULES.iter().filter(|rule| self.runs(rule.name)) {
            let from = self.trail.borrow().len();
            let answer = (rule.apply)(about);
            // What fired for a rule that came to nothing did not help to answer.
            if answer.is_none() {
                self.trail.borrow_mut().truncate(from);
                continue;
            }
            if self.rules.explained {
                self.answered.borrow_mut().insert(rule.name);
                let mut trail = self.trail.borrow_mut();
                let at = from.min(trail.len());
                trail.insert(at, rule.name);
            }
            return answer;
        }
        None
    }

    /// Whether a rule is not left out.
    fn runs(&self, name: &str) -> bool {
        self.rules.left_out.is_empty() || !self.rules.left_out.contains(name)
    }

    /// What fired since this was asked last.
    pub fn fired(&self) -> Vec<&'static str> {
        std::mem::take(&mut *self.trail.borrow_mut())
    }

    /// Keeps what fired for a finding, if that is asked for.
    pub fn keep(&self, finding: &FindingId, fired: &[&'static str]) {
        if self.rules.explained {
            let rules = fired.iter().map(|&name| name.to_owned()).collect();
            self.kept.borrow_mut().push(Fired { finding: finding.clone(), rules });
        }
    }

    /// The rules that had an answer anywhere, whatever became of it, if what fires is kept.
    pub fn answered(&self) -> BTreeSet<&'static str> {
        self.answered.take()
    }

    /// What was kept for each finding; `None` if that is not asked for.
    pub fn kept(&self) -> Option<Vec<Fired>> {
        self.rules.explained.then(|| self.kept.take())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How long a word is, told by two rules; the second asks again of a word without its first letter.
    struct Long;

    struct Asked<'a> {
        running: &'a Running<'a>,
        word: &'a str,
    }

    impl Question for Long {
        type About<'a> = Asked<'a>;
        type Answer = usize;
        const RULES: &'static [Rule<Self>] = &[
            Rule { name: "long.empty", example: "", apply: |q| q.word.is_empty().then_some(0) },
            Rule {
                name: "long.odd",
                example: "odd",
                apply: |q| {
                    let rest = q.word.get(1..)?;
                    let asked = Asked { running: q.running, word: rest };
                    Some(1 + q.running.first::<Long>(&asked)?).filter(|long| long % 2 == 1)
                },
            },
            Rule { name: "long.any", example: "even", apply: |q| Some(q.word.len()) },
        ];
    }

    fn asked(rules: &Rules, word: &str) -> (Option<usize>, Vec<&'static str>) {
        let running = Running::new(rules);
        (running.first::<Long>(&Asked { running: &running, word }), running.fired())
    }

    #[test]
    fn the_first_rule_with_an_answer_gives_it_and_its_trail_is_kept() {
        let all = Rules::default().explained();
        assert_eq!(asked(&all, ""), (Some(0), vec!["long.empty"]));
        assert_eq!(asked(&all, "a"), (Some(1), vec!["long.odd", "long.empty"]));
        // what fired inside a rule that came to nothing leaves no trace
        assert_eq!(asked(&all, "ab"), (Some(2), vec!["long.any"]));
        assert_eq!(asked(&Rules::default(), "a"), (Some(1), vec![]));
    }

    #[test]
    fn a_rule_that_is_left_out_is_not_asked() {
        let rules = Rules { left_out: BTreeSet::from(["long.odd"]), explained: true };
        assert_eq!(asked(&rules, "a"), (Some(1), vec!["long.any"]));
        let none = Rules { left_out: BTreeSet::from(["long.odd", "long.any"]), explained: true };
        assert_eq!(asked(&none, "a"), (None, vec![]));
    }
}
