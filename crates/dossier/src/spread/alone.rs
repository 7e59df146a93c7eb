//! Pages made alone, without the case set out: of one report, and of what is chosen. In goes what was kept of a [`Spread`], out come the
//! same bytes as it gives.

use std::collections::BTreeSet;

use sayso_case::{ReadReport, Report};
use sayso_text::{Span, paragraphs};
use serde::{Deserialize, Serialize};

use super::{Page, Sheet, Spread, led, titled};
use crate::chosen::{self, Choice, Offer};
use crate::cut::Listed;
use crate::references::number;
use crate::safe::anchor;
use crate::{head, reports};

/// A sentence of a report that answers questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Use {
    /// Where it stands.
    pub sentence: Span,
    /// The number of each question, its id, and the path of the page on which it stands.
    pub questions: Vec<(usize, String, String)>,
}

impl Spread<'_> {
    /// Leaves the marks of what a person has seen open on all pages made from now on, for [`crate::open::filled`].
    pub fn leave_open(&mut self) {
        self.all.index.open = true;
    }

    /// The findings that the page of the case counts.
    pub fn used(&self) -> BTreeSet<&str> {
        head::used(&self.all)
    }

    /// How many incidents there are.
    pub fn incidents(&self) -> usize {
        self.all.incidents.len()
    }

    /// The incident at a place of the lists: its id, and its page. The places of incidents in the case are others.
    pub fn incident(&self, k: usize) -> Option<(&str, Sheet)> {
        let told = self.all.incidents.get(k)?;
        let page = Page::Incident(k);
        let main = self.led(&self.main(page).0, "/");
        Some((told.incident.id.as_str(), Sheet { title: self.name(page), main, list: None }))
    }

    /// The same as a line of those that are chosen, as HTML; "" for none.
    pub fn line(&self, k: usize) -> String {
        self.all.incidents.get(k).map_or_else(String::new, |told| self.led(&self.row(told).0, "/"))
    }

    /// The map of all incidents, as HTML.
    pub fn map(&self) -> String {
        self.led(&self.all.map().0, "/")
    }

    /// The strip of all incidents, as HTML.
    pub fn strip(&self) -> String {
        self.led(&self.all.strip().0, "/")
    }

    /// The sentences of the report at this place of the case that answer questions.
    pub fn uses(&self, report: usize) -> Vec<Use> {
        let home = |id: &str| self.path(self.home(&anchor("p-", id)));
        let question = |(number, id): &(usize, &str)| (*number, (*id).to_owned(), home(id));
        let uses = self.all.uses(report).iter();
        uses.map(|(span, all)| Use { sentence: *span, questions: all.iter().map(question).collect() }).collect()
    }
}

/// The page of the report at this place of a case of this title; the links of its sentences lead to where their questions stand.
pub fn report_sheet(k: usize, read: &ReadReport, uses: &[Use], title: &str) -> Sheet {
    let bare: Vec<(Span, Vec<(usize, &str)>)> = uses
        .iter()
        .map(|one| (one.sentence, one.questions.iter().map(|(number, id, _)| (*number, id.as_str())).collect()))
        .collect();
    let given = bare.iter().map(|(span, questions)| (*span, questions.as_slice()));
    let main = reports::whole(k, read, &paragraphs(&read.report.text), given, true);
    let path = |goal: &str| {
        let mut all = uses.iter().flat_map(|one| &one.questions);
        all.find(|(_, id, _)| anchor("p-", id) == goal).map(|(_, _, path)| path.clone()).unwrap_or_default()
    };
    Sheet { title: titled(&name_of(k, &read.report), title), main: led(&main.0, "/", &path), list: None }
}

/// The page of a choice from what there is for it. `path` says on which page an anchor stands.
pub fn chosen_sheet(choice: &Choice, offer: &Offer, list: Listed, title: &str, path: &dyn Fn(&str) -> String) -> Sheet {
    let main = led(&chosen::offered(choice, offer).0, "/", path);
    Sheet { title: title_of_chosen(title), main, list: Some(list) }
}

pub(super) fn title_of_chosen(case: &str) -> String {
    format!("When and where: {case}")
}

/// What the report at this place is called.
pub(super) fn name_of(k: usize, report: &Report) -> String {
    report.title.clone().unwrap_or_else(|| format!("Report {}", number(k)))
}
