//! Takes: what one holder answers to one question.

use std::collections::BTreeSet;

use sayso_case::{Claim, How};
use sayso_text::{Span, quotes};

use super::party::Party;
use super::utterance::{Finding, Holder, Utterance};
use crate::case_file::DENIES;
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
