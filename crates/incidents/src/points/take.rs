//! Takes and rows: what one holder answers to one question, and all answers to it; out comes the [`Point`].

use std::collections::{BTreeMap, BTreeSet};

use sayso_case::{Attribute, Claim, How, IncidentId, Mark, Point, PointId, PointKind, Position, PositionId};
use sayso_text::{Span, quotes};

use super::marks::is_later;
use super::party::Party;
use super::told;
use super::utterance::{Finding, Holder, Utterance};
use crate::case_file::{AnswerOrder, DENIES};
use crate::origins::Origins;
use crate::pile::Pile;

/// One holder's answer.
#[derive(Clone, Debug)]
pub(crate) struct Take {
    /// The same for answers that are one position.
    pub canon: String,
    /// The position it denies.
    pub denies: Option<String>,
    /// The answer in his words.
    pub value: String,
    /// Who.
    pub holder: Holder,
    /// Outright, hedged, relayed.
    pub how: How,
    /// Through whom.
    pub chain: Vec<String>,
    /// The report's number.
    pub report: usize,
    /// The sentence's number.
    pub sentence: usize,
    /// The finding.
    pub finding: Finding,
    /// By which rule.
    pub rule: &'static str,
    /// Lowest number, for figures.
    pub low: Option<u64>,
    /// Highest number, for figures.
    pub high: Option<u64>,
    /// Whom the answer names, where it names a party.
    pub party: Option<Party>,
    /// Whether the words say that the number grew or was put right.
    pub anew: bool,
}

/// When two positions cannot both be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rivalry {
    /// Numbers of one thing that have none in common.
    Numbers,
    /// Parties that cannot be one; a party and its denial.
    Parties,
    /// Opposite poles, each held by somebody named.
    Poles,
    /// Any two.
    Always,
    /// None.
    Never,
}

impl Take {
    /// An utterance's answer; `None` where it has no finding to point to.
    pub fn of(u: &Utterance, canon: String, value: String, rule: &'static str) -> Option<Self> {
        Some(Take {
            canon,
            denies: None,
            value,
            holder: u.holder.clone(),
            how: u.how,
            chain: u.chain.clone(),
            report: u.report,
            sentence: u.sentence,
            finding: u.finding.clone()?,
            rule,
            low: None,
            high: None,
            party: None,
            anew: false,
        })
    }

    /// The answer turned into its denial.
    pub fn denied(mut self) -> Self {
        self.denies = Some(self.canon.clone());
        self.canon = format!("{DENIES}{}", self.canon);
        self
    }
}

/// A question with its takes.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// What kind of question.
    pub attribute: Attribute,
    /// What it asks, as it is compared ("killed soldier").
    pub topic: String,
    /// In plain words.
    pub question: String,
    /// In order of the text.
    pub takes: Vec<Take>,
    /// When two positions cannot both be.
    pub rivalry: Rivalry,
    /// Whether one answer that nobody denies makes a point.
    pub fact: bool,
    /// Whether its states are a series.
    pub series: bool,
}

/// What is settled before points are made.
#[derive(Clone, Copy)]
pub(crate) struct Settled<'a> {
    /// Which sentences are copies.
    pub origins: &'a Origins,
    /// Answers that people said are one, or are not.
    pub answers: &'a [AnswerOrder],
}

/// Positions in order of first take: canon, takes.
pub(crate) fn positions(takes: &[Take]) -> Vec<(&str, Vec<&Take>)> {
    let mut out: Vec<(&str, Vec<&Take>)> = Vec::new();
    for take in takes {
        match out.iter_mut().find(|(c, _)| *c == take.canon) {
            Some((_, list)) => list.push(take),
            None => out.push((&take.canon, vec![take])),
        }
    }
    out
}

/// The holders of takes.
pub(crate) fn holders<'t>(takes: impl IntoIterator<Item = &'t Take>) -> BTreeSet<&'t str> {
    takes.into_iter().map(|t| t.holder.key.as_str()).collect()
}

impl Row {
    /// Nobody stands on both sides of his own denial, nor does his side.
    pub fn one_side(&mut self) {
        let deniers: Vec<(String, Holder)> =
            self.takes.iter().filter_map(|t| Some((t.denies.clone()?, t.holder.clone()))).collect();
        self.takes.retain(|t| {
            !deniers.iter().any(|(denied, d)| {
                *denied == t.canon && (d.key == t.holder.key || !t.holder.own_voice && d.is_of_one_side(&t.holder))
            })
        });
    }

    /// One claim of a holder and position in a sentence; the one said outright goes before.
    fn once(&mut self) {
        self.takes.sort_by_key(|t| (t.report, t.finding.2, t.finding.1, t.how));
        let mut seen = BTreeSet::new();
        self.takes.retain(|t| seen.insert((t.report, t.sentence, t.holder.key.clone(), t.canon.clone())));
        let mut findings = BTreeSet::new();
        self.takes.retain(|t| findings.insert((t.finding.0.clone(), t.holder.key.clone(), t.canon.clone())));
    }

    /// The point, if there is one, with its mark.
    pub fn point(mut self, pile: &Pile, settled: &Settled, incident: &IncidentId) -> Option<Point> {
        told::follow(&mut self.takes, self.attribute, settled.answers);
        self.one_side();
        self.once();
        let all = positions(&self.takes);
        let denials = self.takes.iter().any(|t| t.denies.is_some());
        let single = all.len() == 1 && !denials;
        if all.is_empty() || single && (!self.fact || holders(&self.takes).len() < 2) {
            return None;
        }
        let mark = self.mark(pile, &all);
        // Several answers of one holder alone are no question, unless he puts a number right later.
        let revised = mark == Some(Mark::Revised) && self.rivalry == Rivalry::Numbers;
        if !single && !denials && !self.series && !revised && holders(&self.takes).len() < 2 {
            return None;
        }
        let first = self.takes.first()?;
        let id = PointId::of(&[
            incident.as_str(),
            &format!("{:?}", self.attribute),
            self.base(),
            first.finding.0.of_place(),
        ]);
        let mut made: Vec<Position> = Vec::new();
        let mut used = BTreeMap::new();
        for (n, (canon, takes)) in all.iter().enumerate() {
            let mut position = self.id_of(&id, canon)?;
            if used.insert(position.clone(), n).is_some() {
                position = PositionId::of(&[position.as_str(), &n.to_string()]);
            }
            made.push(self.position(pile, settled.origins, position, canon, takes));
        }
        for (n, (_, takes)) in all.iter().enumerate() {
            let target = takes.iter().find_map(|t| t.denies.as_deref());
            let at = target.and_then(|d| all.iter().position(|(c, _)| *c == d));
            let denied = at.and_then(|k| made.get(k)).map(|p| p.id.clone());
            if let Some(p) = made.get_mut(n) {
                p.denies = denied;
            }
        }
        let kind = if self.series {
            PointKind::Series
        } else if single {
            PointKind::Fact
        } else {
            PointKind::Question
        };
        let mark = if kind == PointKind::Question { Some(mark.unwrap_or(Mark::Open)) } else { mark };
        Some(Point {
            id,
            incident: incident.clone(),
            kind,
            mark,
            question: self.question.clone(),
            attribute: self.attribute,
            positions: made,
        })
    }

    fn id_of(&self, point: &PointId, canon: &str) -> Option<PositionId> {
        let first = self.takes.iter().find(|t| t.canon == canon)?;
        let turned = if first.denies.is_some() { "denies" } else { "" };
        Some(PositionId::of(&[point.as_str(), first.finding.0.of_place(), turned, first.rule]))
    }

    /// The topic without its parties, which must not be in an id.
    fn base(&self) -> &str {
        self.topic.split(' ').next().unwrap_or_default()
    }

    fn mark(&self, pile: &Pile, all: &[(&str, Vec<&Take>)]) -> Option<Mark> {
        let mut revised = false;
        for (n, (_, a)) in all.iter().enumerate() {
            for (_, b) in all.iter().skip(n + 1) {
                let both: BTreeSet<&str> =
                    holders(a.iter().copied()).intersection(&holders(b.iter().copied())).copied().collect();
                if !both.is_empty() {
                    revised |= is_later(pile, a, b, &both);
                    continue;
                }
                if self.rivalry.holds(pile, a, b) {
                    return Some(Mark::Disputed);
                }
            }
        }
        revised.then_some(Mark::Revised)
    }

    fn position(&self, pile: &Pile, origins: &Origins, id: PositionId, canon: &str, takes: &[&Take]) -> Position {
        let places: Vec<(usize, usize)> = takes.iter().map(|t| (t.report, t.sentence)).collect();
        let best = takes.iter().min_by_key(|t| (t.holder.own_voice, t.how, t.value.chars().count()));
        let mut rules: Vec<String> = Vec::new();
        for t in takes {
            if !rules.iter().any(|r| r == t.rule) {
                rules.push(t.rule.to_owned());
            }
        }
        Position {
            id,
            value: best.map(|t| t.value.clone()).unwrap_or_default(),
            canonical: canon.to_owned(),
            rules,
            denies: None,
            origins: origins.count(&places),
            claims: takes.iter().map(|t| claim(pile, t)).collect(),
        }
    }
}

/// A take as a claim.
pub(crate) fn claim(pile: &Pile, take: &Take) -> Claim {
    let (finding, kind, span) = take.finding.clone();
    Claim {
        finding,
        kind,
        report: pile.read(take.report).report.id.clone(),
        span,
        holder: take.holder.id(),
        speaker: take.holder.name.clone(),
        speaker_side: take.holder.side.clone(),
        own_voice: take.holder.own_voice,
        how: take.how,
        chain: take.chain.clone(),
        sentence: pile.sentence_span(take.report, take.sentence),
    }
}

/// The words of a stretch on one line, at most so many.
pub(crate) fn short(text: &str, most: usize) -> String {
    let all: Vec<&str> = text.split_whitespace().collect();
    match all.get(..most) {
        Some(first) if all.len() > most => format!("{} …", first.join(" ")),
        _ => all.join(" "),
    }
}

/// The words of some tokens of a report, from the first to the last.
pub(crate) fn stretch(pile: &Pile, report: usize, toks: &[super::token::Tok]) -> String {
    match (toks.first(), toks.last()) {
        (Some(a), Some(b)) => short(&whole_quotes(pile.text(report), a.span.cover(b.span)), 24),
        _ => String::new(),
    }
}

/// The words of a stretch, with the mark that closes a quotation begun in them: “sabotage group” for “sabotage group. A mark whose
/// other half stands farther away is left out.
fn whole_quotes(text: &str, span: Span) -> String {
    let behind = text.get(span.end..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let wider = Span::new(span.start, span.end + behind).of(text);
    let found = quotes(wider);
    let closes = found.iter().any(|quote| quote.closed && quote.span.end > span.len());
    let mut words = if closes { wider } else { span.of(text) }.to_owned();
    for quote in found.iter().rev().filter(|quote| !quote.closed && quote.span.start < quote.inner.start) {
        words.replace_range(quote.span.start..quote.inner.start, "");
    }
    // "the staff (a body that ...": a bracket that is not closed is left out with what stands in it.
    match words.rfind('(').filter(|open| words.rfind(')').is_none_or(|close| close < *open)) {
        Some(0) => words.split_off(1),
        Some(open) => words.get(..open).unwrap_or_default().trim_end().to_owned(),
        None => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_begun_in_an_answer_is_closed_or_not_shown() {
        let shown = |text: &str, words: &str| {
            let start = text.find(words).unwrap();
            whole_quotes(text, Span::new(start, start + words.len()))
        };
        let text = "It was a Tarn “sabotage group” that fired.";
        assert_eq!(shown(text, "a Tarn “sabotage group"), "a Tarn “sabotage group”");
        assert_eq!(shown("They were held “for no reason at all”.", "held “for no reason"), "held for no reason");
        assert_eq!(shown(text, "a Tarn “sabotage group”"), "a Tarn “sabotage group”");
        assert_eq!(shown("The soldiers' van burned.", "soldiers"), "soldiers");
        assert_eq!(shown("the staff (a body that Orva runs) said", "the staff (a body"), "the staff");
        assert_eq!(shown("They held (six men, he said) the post", "(six men"), "six men");
    }
}
