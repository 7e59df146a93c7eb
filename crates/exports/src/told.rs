//! What formats with one row an incident have in common: which incidents, whose, told in which words, and by whom.

use sayso_case::{Attribute, Fold, Incident, Report};

use crate::best::Best;
use crate::citation::Citation;
use crate::index::Index;
use crate::own_columns::OwnColumns;
use crate::row::Words;
use crate::table::once;
use crate::tables::tellings;
use crate::toll::Toll;

/// What the user asks of a format.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The rule for the best number.
    pub best: Best,
    /// Whether incidents that reports only mention have rows too.
    pub all: bool,
    /// The columns of a table, where they are not to be its own.
    pub columns: Option<OwnColumns>,
}

/// The incidents that have a row: told in some words, and no background unless it is asked for.
pub(crate) fn incidents<'c>(index: &Index<'c>, asked: &Asked) -> Vec<Told<'c>> {
    let shown = |i: &&Incident| asked.all || i.fold != Some(Fold::Background);
    index.case.incidents.iter().filter(shown).filter_map(|incident| Told::of(index, incident)).collect()
}

/// An incident with the words it is told in.
pub(crate) struct Told<'c> {
    pub incident: &'c Incident,
    /// The first sentence of each telling, in case order; one at least.
    pub words: Vec<Words<'c>>,
    /// Whose people are counted in it or who answers for it, by alphabet: the order says nothing.
    pub sides: Vec<&'c str>,
}

impl<'c> Told<'c> {
    /// `None` where no words tell of it.
    pub(crate) fn of(index: &Index<'c>, incident: &'c Incident) -> Option<Self> {
        let words: Vec<Words> = tellings(index, incident).into_iter().map(|(_, words)| words).collect();
        if words.is_empty() {
            return None;
        }
        let counted = index.lines(&incident.id).iter().filter(|l| l.range.is_some());
        let mut sides: Vec<&str> = counted.filter_map(|l| l.side.as_deref()).collect();
        sides.sort_unstable();
        sides.dedup();
        Some(Told { incident, words, sides })
    }

    /// The two sides, where there are two; the one, where there is one. Of more, nobody can say which two they would be.
    pub(crate) fn two(&self) -> [Option<&'c str>; 2] {
        match self.sides.as_slice() {
            [one] => [Some(one), None],
            [one, two] => [Some(one), Some(two)],
            _ => [None, None],
        }
    }

    /// The reports that tell of it or mention it.
    pub(crate) fn reports(&self, index: &Index<'c>) -> Vec<&'c Report> {
        self.incident.reports.iter().filter_map(|id| index.report(id)).map(|r| &r.report).collect()
    }

    /// Their publishers, each once; a report without one by its path.
    pub(crate) fn publishers(&self, index: &Index<'c>) -> Vec<String> {
        once(self.reports(index).into_iter().map(|r| r.publisher.as_deref().unwrap_or(&r.path)))
    }

    /// Their citations in words.
    pub(crate) fn citations(&self, index: &Index<'c>) -> String {
        self.reports(index).into_iter().map(|r| Citation::of(r).plain()).collect::<Vec<_>>().join(" | ")
    }

    /// The first sentence of each telling with its publisher.
    pub(crate) fn sentences(&self) -> String {
        let said = |w: &Words| {
            let by = w.report.publisher.as_deref().unwrap_or(&w.report.path);
            format!("{by}: {}", crate::words::line(w.sentence).unwrap_or_default())
        };
        self.words.iter().map(said).collect::<Vec<_>>().join(" | ")
    }

    /// Who is said to have done it, each answer with those who give it: "Tarsenia (says A, B); not Tarsenia (says C)".
    pub(crate) fn accused(&self, index: &Index<'c>) -> String {
        let of_it = index.case.points.iter().filter(|p| p.incident == self.incident.id);
        let asked = of_it.filter(|p| matches!(p.attribute, Attribute::Perpetrator | Attribute::FirstFire));
        let mut all = Vec::new();
        for point in asked {
            for position in &point.positions {
                let speakers = once(position.claims.iter().map(|c| index.voice(c.speaker.as_deref(), &c.report)));
                all.push(format!("{} {} (says {})", point.question, position.value, speakers.join(", ")));
            }
        }
        all.join("; ")
    }

    /// The numbers in words, and by which rule there is a best one.
    pub(crate) fn numbers(&self, index: &Index<'c>, toll: &Toll<'_>, best: &Best) -> String {
        let mut parts = toll.in_words(index);
        parts.push(format!("best: {best}"));
        parts.join(". ")
    }
}
