//! How many came to harm in one incident, for formats that have one row an incident. In go the ledger's lines of one outcome, out come
//! the lowest and the highest number that anybody gives for the whole incident, and every line in words.
//!
//! Lines may count the same people (fighters, police, "two dead"), so they are never added up unless each is of another side.

use sayso_case::{FindingId, Incident, LedgerLine, Outcome, Role, Unit};

use crate::best::Best;
use crate::index::Index;
use crate::table::once;

/// The numbers of one outcome in one incident.
pub(crate) struct Toll<'c> {
    /// The lines that give a number, in case order.
    pub lines: Vec<&'c LedgerLine>,
    /// Those that give that of the whole incident: one, or one a side.
    whole: Vec<&'c LedgerLine>,
}

impl<'c> Toll<'c> {
    /// Of people of whom this became.
    pub(crate) fn of(index: &Index<'c>, incident: &Incident, outcome: Outcome) -> Self {
        let all = index.lines(&incident.id).iter().copied();
        let lines: Vec<&LedgerLine> =
            all.filter(|l| l.outcome == outcome && l.unit == Unit::People && l.range.is_some()).collect();
        Toll { whole: whole(&lines), lines }
    }

    /// The lines of which its lowest and highest number are made.
    pub(crate) fn whole_lines(&self) -> &[&'c LedgerLine] {
        &self.whole
    }

    /// The smallest number given; `None` where it is open or nobody counts the whole.
    pub(crate) fn low(&self) -> Option<u64> {
        self.added(|l| l.range.as_ref()?.low)
    }

    /// The largest number given; `None` where it is open or nobody counts the whole.
    pub(crate) fn high(&self) -> Option<u64> {
        self.added(|l| l.range.as_ref()?.high)
    }

    /// The number by the user's rule.
    pub(crate) fn best(&self, index: &Index<'_>, rule: &Best) -> Option<u64> {
        self.added(|l| rule.of_line(index, l))
    }

    /// By the rule: of one side without civilians, of the civilians, of nobody's side; `None` where they do not make up the best.
    pub(crate) fn parts(&self, index: &Index<'_>, rule: &Best, sides: [Option<&str>; 2]) -> Option<[u64; 4]> {
        let mut parts = [0_u64; 4];
        for line in &self.whole {
            let number = rule.of_line(index, line)?;
            let side = line.side.as_deref()?;
            let [a, b, civilians, unknown] = &mut parts;
            let part = match line.role {
                Some(Role::Civilian | Role::Child | Role::Woman | Role::Journalist | Role::Medic) => civilians,
                Some(Role::Military | Role::Police) if sides[0] == Some(side) => a,
                Some(Role::Military | Role::Police) if sides[1] == Some(side) => b,
                _ => unknown,
            };
            *part = part.checked_add(number)?;
        }
        (!self.whole.is_empty()).then_some(parts)
    }

    fn added(&self, number: impl Fn(&LedgerLine) -> Option<u64>) -> Option<u64> {
        let numbers: Option<Vec<u64>> = self.whole.iter().map(|l| number(l)).collect();
        let numbers = numbers.filter(|n| !n.is_empty())?;
        numbers.into_iter().try_fold(0_u64, u64::checked_add)
    }

    /// Each line in words: "killed, police, Keltar: 3 to 5 (lowest: A; highest: B)".
    pub(crate) fn in_words(&self, index: &Index<'_>) -> Vec<String> {
        self.lines.iter().map(|line| in_words(index, line)).collect()
    }
}

/// The lines that together count everybody once: that of all people where there is one, else one a side.
fn whole<'c>(lines: &[&'c LedgerLine]) -> Vec<&'c LedgerLine> {
    let all =
        |l: &&&LedgerLine| l.side.is_none() && l.role.is_none() && matches!(l.class.as_deref(), None | Some("all"));
    let mut of_all = lines.iter().filter(all);
    match (of_all.next(), of_all.next()) {
        (Some(one), None) => return vec![one],
        (Some(_), Some(_)) => return Vec::new(),
        (None, _) => {}
    }
    let sides: Vec<&str> = lines.iter().filter_map(|l| l.side.as_deref()).collect();
    let each_once = once(&sides).len() == lines.len();
    if each_once || lines.len() == 1 { lines.to_vec() } else { Vec::new() }
}

/// One line: what is counted, the range, and who gives its ends.
pub(crate) fn in_words(index: &Index<'_>, line: &LedgerLine) -> String {
    let mut what = vec![line.outcome.as_str().replace('_', " ")];
    what.extend(line.role.map(|r| r.as_str().to_owned()));
    what.extend(line.class.clone().filter(|c| line.role.map(|r| r.as_str()) != Some(c) && c != "all"));
    what.extend(line.side.clone());
    let Some(range) = &line.range else { return what.join(", ") };
    let (low, high) = (speakers(index, line, &range.low_by), speakers(index, line, &range.high_by));
    let number = number(range.low, range.high);
    let by = if range.low == range.high { low } else { format!("lowest: {low}; highest: {high}") };
    format!("{}: {number} ({by})", what.join(", "))
}

/// "3", "3 to 5", "at least 3", "up to 5".
pub(crate) fn number(low: Option<u64>, high: Option<u64>) -> String {
    match (low, high) {
        (Some(a), Some(b)) if a == b => a.to_string(),
        (Some(a), Some(b)) => format!("{a} to {b}"),
        (Some(a), None) => format!("at least {a}"),
        (None, Some(b)) => format!("up to {b}"),
        (None, None) => String::new(),
    }
}

/// Who gives these figures of a line.
pub(crate) fn speakers(index: &Index<'_>, line: &LedgerLine, figures: &[FindingId]) -> String {
    let entries = line.entries.iter().filter(|e| figures.contains(&e.figure));
    once(entries.map(|e| index.voice(e.speaker.as_deref(), &e.report))).join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    fn toll(case: &sayso_case::Case) -> (Option<u64>, Option<u64>) {
        let index = Index::of(case);
        let toll = Toll::of(&index, &case.incidents[0], Outcome::Killed);
        (toll.low(), toll.high())
    }

    #[test]
    fn one_line_gives_its_range_with_a_name_on_each_end() {
        let case = testing::case();
        assert_eq!(toll(&case), (Some(3), Some(5)));
        let index = Index::of(&case);
        let words = Toll::of(&index, &case.incidents[0], Outcome::Killed).in_words(&index);
        assert_eq!(words, ["killed, police, Arven: 3 to 5 (lowest: the mayor; highest: Loran Post)"]);
    }

    #[test]
    fn lines_are_added_only_where_each_is_of_another_side() {
        let mut case = testing::case();
        let mut other = case.ledger[0].clone();
        other.side = Some("Loran".into());
        case.ledger.push(other.clone());
        assert_eq!(toll(&case), (Some(6), Some(10)));
        // The same side again, or nobody's: they may be the same people.
        for side in [Some("Loran".to_owned()), None] {
            let mut again = other.clone();
            again.side = side;
            case.ledger.push(again);
            assert_eq!(toll(&case), (None, None));
            case.ledger.pop();
        }
        // Somebody counts all of them: no more is added.
        other.side = None;
        other.role = None;
        other.class = Some("all".into());
        other.range.as_mut().unwrap().low = Some(9);
        case.ledger.push(other);
        assert_eq!(toll(&case), (Some(9), Some(5)));
    }

    #[test]
    fn an_open_end_stays_open_and_nothing_counted_is_nothing() {
        let mut case = testing::case();
        case.ledger[0].range.as_mut().unwrap().high = None;
        assert_eq!(toll(&case), (Some(3), None));
        case.ledger[0].range = None;
        assert_eq!(toll(&case), (None, None));
    }

    #[test]
    fn parts_of_the_best_are_told_apart_by_side_whichever_stands_first() {
        let case = testing::case();
        let index = Index::of(&case);
        let toll = Toll::of(&index, &case.incidents[0], Outcome::Killed);
        let parts = |sides| toll.parts(&index, &Best::Min, sides);
        assert_eq!(parts([Some("Arven"), Some("Loran")]), Some([3, 0, 0, 0]));
        assert_eq!(parts([Some("Loran"), Some("Arven")]), Some([0, 3, 0, 0]));
        assert_eq!(toll.parts(&index, &Best::None, [None, None]), None);
    }
}
