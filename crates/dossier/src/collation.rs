//! The case as the page sets it out. In goes a case, out come its voices, the questions of every incident, and the number of
//! every sentence that the printed page refers to.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use maud::Markup;
use sayso_case::{Case, Claim, FindingId, Fold, Incident, IncidentId, JoinedVictim, Origin};
use sayso_text::Span;

use crate::also::Sayings;
use crate::answers::{Question, rows};
use crate::index::Index;
use crate::safe::anchor;
use crate::totals::OfNone;
use crate::voices::Voices;
use crate::{map, names, origins, strip};

/// How many questions of an incident stand open.
pub(crate) const ROWS: usize = 9;

/// An incident with what is asked about it.
pub(crate) struct Told<'c> {
    pub(crate) incident: &'c Incident,
    pub(crate) questions: Vec<Question<'c>>,
    /// Whether its kind of deed is denied, for the headline: looked for once, through all its findings.
    pub(crate) is_denied: OnceLock<bool>,
}

/// A sentence in use, with the numbers and ids of the questions that it answers.
pub(crate) type Used<'c> = (Span, Vec<(usize, &'c str)>);

/// A case set out.
pub(crate) struct Collation<'c> {
    pub(crate) index: Index<'c>,
    pub(crate) voices: Voices<'c>,
    /// By rank.
    pub(crate) incidents: Vec<Told<'c>>,
    /// Whether the page has filters to which heads of columns lead. Pages of a folder have none.
    pub(crate) filters: bool,
    /// Whether a finding has a page of its own, on which a person judges it.
    pub(crate) judges: bool,
    /// Sentences that answer a question, by report and place, with their reference numbers.
    numbers: BTreeMap<(usize, usize), usize>,
    /// The claim of each reference, in order.
    pub(crate) references: Vec<(usize, &'c Claim)>,
    /// Which claim of a finding bears its anchor: the first on the page.
    anchors: BTreeMap<&'c str, &'c str>,
    /// Who is named as a victim, by the first incident by rank that has a finding of them; under "" by none.
    named: BTreeMap<&'c str, Vec<&'c JoinedVictim>>,
    /// What answers no question, by voice.
    pub(crate) sayings: Sayings<'c>,
    /// The names by kind.
    pub(crate) names: names::Sorted<'c>,
    /// Who copied whom, drawn once it is asked for.
    pub(crate) graph: OnceLock<Markup>,
    /// The map and the strip of all incidents, likewise.
    map: OnceLock<Markup>,
    strip: OnceLock<Markup>,
    /// What of a long list each page asks for, looked for once: the places of incidents with figures, the ledger's lines of no incident,
    /// origins that reports share.
    counted: OnceLock<Vec<usize>>,
    pub(crate) of_no_incident: OfNone<'c>,
    pub(crate) shared_origins: Vec<&'c Origin>,
    /// Which questions a sentence answers.
    uses: BTreeMap<usize, Vec<Used<'c>>>,
}

impl<'c> Collation<'c> {
    /// Sets out a case.
    pub(crate) fn of(case: &'c Case) -> Self {
        let index = Index::of(case);
        let voices = Voices::of(&index);
        let mut incidents: Vec<Told> = Vec::new();
        let mut place = 0;
        for incident in &case.incidents {
            let questions = index.points_of(&incident.id).iter().map(|point| {
                place += 1;
                Question::of(&index, &voices, point, place)
            });
            incidents.push(Told { incident, questions: questions.collect(), is_denied: OnceLock::new() });
        }
        incidents
            .sort_by_key(|t| (t.incident.fold.map_or(0, |f| 1 + usize::from(f == Fold::Background)), t.incident.rank));
        incidents.iter_mut().fold(0, |before, told| number(told, before));
        let (numbers, anchors, uses) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let (references, named) = (Vec::new(), named(case, &incidents));
        let (sayings, names) = (Sayings::of(&index, &voices), names::Sorted::of(case));
        let mut all = Collation {
            index,
            voices,
            incidents: Vec::new(),
            filters: true,
            judges: false,
            numbers,
            references,
            anchors,
            named,
            sayings,
            names,
            graph: OnceLock::new(),
            map: OnceLock::new(),
            strip: OnceLock::new(),
            counted: OnceLock::new(),
            of_no_incident: OfNone::of(case),
            shared_origins: origins::shared(case),
            uses,
        };
        for told in &incidents {
            all.note(told);
        }
        all.incidents = incidents;
        all
    }

    /// Gives anchors and reference numbers in the order in which the page shows the claims.
    fn note(&mut self, told: &Told<'c>) {
        let (shown, rest) = rows(&told.questions, ROWS);
        for question in shown.iter().chain(&rest) {
            for answer in &question.answers {
                for claim in answer.takes.iter().flat_map(|t| &t.claims) {
                    self.anchors.entry(claim.finding.as_str()).or_insert(answer.position.id.as_str());
                    let Some(report) = self.index.report(&claim.report) else { continue };
                    self.note_use(report, claim.sentence, question);
                    if told.incident.fold.is_none() && !self.numbers.contains_key(&(report, claim.sentence.start)) {
                        self.references.push((report, claim));
                        self.numbers.insert((report, claim.sentence.start), self.references.len());
                    }
                }
            }
        }
    }

    fn note_use(&mut self, report: usize, sentence: Span, question: &Question<'c>) {
        let sentences = self.uses.entry(report).or_default();
        let this = (question.number, question.point.id.as_str());
        match sentences.iter_mut().find(|(s, _)| *s == sentence) {
            Some((_, all)) if all.contains(&this) => {}
            Some((_, all)) => all.push(this),
            None => sentences.push((sentence, vec![this])),
        }
    }

    /// The map of all incidents.
    pub(crate) fn map(&self) -> &Markup {
        self.map.get_or_init(|| map::section(self.index.case))
    }

    /// The strip of all incidents.
    pub(crate) fn strip(&self) -> &Markup {
        self.strip.get_or_init(|| strip::section(self.index.case))
    }

    /// The places of the incidents with figures.
    pub(crate) fn counted(&self) -> &[usize] {
        let has = |told: &Told| !self.index.lines_of(&told.incident.id).is_empty();
        let all = || self.incidents.iter().enumerate().filter(|(_, told)| has(told)).map(|(k, _)| k).collect();
        self.counted.get_or_init(all)
    }

    /// Who is named as a victim in this incident first, or in none.
    pub(crate) fn named(&self, incident: Option<&IncidentId>) -> &[&'c JoinedVictim] {
        self.named.get(incident.map_or("", IncidentId::as_str)).map_or(&[], Vec::as_slice)
    }

    /// The number of the reference to the sentence of a claim.
    pub(crate) fn reference(&self, claim: &Claim) -> Option<usize> {
        self.numbers.get(&(self.index.report(&claim.report)?, claim.sentence.start)).copied()
    }

    /// The anchor of a claim: its finding's id; where the finding answers a second time, with the position's id as well.
    pub(crate) fn anchor(&self, claim: &Claim, position: &str) -> String {
        let finding = claim.finding.as_str();
        match self.anchors.get(finding) {
            Some(first) if *first != position => anchor("c-", format!("{finding}-{position}")),
            _ => anchor("c-", finding),
        }
    }

    /// The sentences of a report that answer questions, with the numbers and ids of those questions.
    pub(crate) fn uses(&self, report: usize) -> &[Used<'c>] {
        self.uses.get(&report).map_or(&[], Vec::as_slice)
    }

    /// The incidents that several reports have, that one has, or that are only mentioned.
    pub(crate) fn folded(&self, fold: Option<Fold>) -> impl Iterator<Item = &Told<'c>> {
        self.incidents.iter().filter(move |t| t.incident.fold == fold)
    }
}

/// Numbers the questions of an incident in the order in which the page shows them; gives the last number.
fn number(told: &mut Told, before: usize) -> usize {
    let (shown, rest) = rows(&told.questions, ROWS);
    let order: Vec<usize> = shown.iter().chain(&rest).map(|q| q.place).collect();
    for question in &mut told.questions {
        question.number = before + 1 + order.iter().position(|p| *p == question.place).unwrap_or(0);
    }
    before + told.questions.len()
}

/// The victims by the first of these incidents that has a finding of them.
fn named<'c>(case: &'c Case, incidents: &[Told<'c>]) -> BTreeMap<&'c str, Vec<&'c JoinedVictim>> {
    let mut homes: BTreeMap<&FindingId, usize> = BTreeMap::new();
    for (k, told) in incidents.iter().enumerate() {
        told.incident.findings.iter().for_each(|f| {
            homes.entry(f).or_insert(k);
        });
    }
    let mut out: BTreeMap<&str, Vec<&JoinedVictim>> = BTreeMap::new();
    for victim in &case.victims {
        let home = victim.findings.iter().filter_map(|(_, f)| homes.get(f)).min();
        let incident = home.and_then(|k| incidents.get(*k)).map(|t| t.incident.id.as_str());
        out.entry(incident.unwrap_or_default()).or_default().push(victim);
    }
    out
}
