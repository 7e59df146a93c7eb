//! Utterances: statements of a report in, and what stands between them; out comes who stands for which words, how, and through whom
//! they came.
//!
//! A go-between stands for nothing that it passes on; who declines, keeps silent or asks stands for nothing; words of
//! others in his mouth ("I read that ...") are not his.

use sayso_case::{ClaimKind, How, Manner, Polarity, Statement};
use sayso_language::PointWords;
use sayso_text::Span;

use super::lemma::concepts;
use super::party::Parties;
use super::speakers::Speakers;
use super::token::{Tok, Toks};
use super::utterance::{Holder, Stand, Utterance, hedges, is_denial};
use super::verdict::{denied_inside, own_part, told_false};
use crate::names::Names;
use crate::phrases::plain;
use crate::pile::{Pile, speaker_name};

/// Everything that utterances are made with.
pub(crate) struct Hearing<'a> {
    /// The reports.
    pub pile: &'a Pile<'a>,
    /// The names.
    pub names: &'a Names,
    /// The parties.
    pub parties: &'a Parties<'a>,
    /// The words of the reports that are heard.
    pub toks: Toks,
    /// The holders of all statements.
    pub speakers: &'a Speakers,
}

impl Hearing<'_> {
    /// The words of a stretch of a report.
    pub fn words(&self, report: usize, span: Span) -> &[Tok] {
        let Some(all) = self.toks.get(&report) else { return &[] };
        let from = all.partition_point(|t| t.span.start < span.start);
        let rest = all.get(from..).unwrap_or_default();
        rest.get(..rest.partition_point(|t| t.span.end <= span.end)).unwrap_or_default()
    }

    /// The utterances of a report, in order of the text.
    pub fn hear(&self, report: usize) -> Vec<Utterance> {
        let statements = &self.pile.read(report).findings.statements;
        let mut out: Vec<Utterance> = Vec::new();
        for (k, s) in statements.iter().enumerate() {
            for n in 0..=s.also.len() {
                let Some(holder) = self.speakers.get(report, k, n) else { continue };
                out.extend(self.by_sentence(self.said(report, k, s, holder.clone())));
            }
        }
        out.extend(self.own_words(report));
        out.sort_by_key(|u| (u.sentence, u.span));
        for holder in out.iter_mut().map(|u| &mut u.holder).filter(|h| h.name.is_some()) {
            if let Some(name) = self.speakers.called(&holder.key) {
                holder.name = Some(name.clone());
            }
        }
        out
    }

    /// The holders of a report's statements: of each its speaker and those that speak with him.
    pub fn speakers_of(&self, report: usize) -> Vec<Vec<Holder>> {
        let statements = &self.pile.read(report).findings.statements;
        let of = |(k, s): (usize, &Statement)| {
            let first = self.true_speaker(report, k, s).unwrap_or(&s.speaker);
            let all = std::iter::once(first).chain(&s.also);
            all.map(|speaker| self.holder(report, s, if *speaker == s.speaker { first } else { speaker })).collect()
        };
        statements.iter().enumerate().map(of).collect()
    }

    /// A saying of several sentences is as many utterances, so that each claim stands in its own sentence.
    fn by_sentence(&self, whole: Utterance) -> Vec<Utterance> {
        let number = |t: &Tok| self.pile.sentence(whole.report, t.span.start);
        let pieces = whole.all.chunk_by(|a, b| number(a) == number(b));
        let mut out: Vec<Utterance> = Vec::new();
        for piece in pieces.filter(|p| p.iter().filter(|t| t.is_word()).count() > 1) {
            let (Some(first), Some(last)) = (piece.first(), piece.last()) else { continue };
            let span = first.span.cover(last.span);
            let toks: Vec<Tok> = whole.toks.iter().filter(|t| span.contains(t.span)).cloned().collect();
            out.push(Utterance {
                sentence: number(first),
                span,
                about: concepts(whole.words, &toks),
                toks,
                all: piece.to_vec(),
                ..whole.clone()
            });
        }
        let mut out = if out.len() < 2 { vec![whole] } else { out };
        out.iter_mut().for_each(denied_inside);
        // "They speak of mines": the words of others.
        for u in out.iter_mut().filter(|u| u.stand == Stand::Holds && u.words.utterance.quotes.stand(&u.toks)) {
            u.stand = Stand::Nothing;
        }
        out
    }

    fn said(&self, report: usize, k: usize, s: &Statement, holder: Holder) -> Utterance {
        let (all, behind) = self.content(report, s);
        let inner = self.inner(report, s);
        let toks: Vec<Tok> = all.iter().filter(|t| !inner.iter().any(|i| i.contains(t.span))).cloned().collect();
        let cue = s.cue.map(|c| self.words(report, c)).unwrap_or_default();
        let mut relayed: Vec<String> = chain_of(s);
        if let Some(by) = self.rejecter(report, k).and_then(|d| speaker_name(&d.speaker))
            && !relayed.contains(&by)
        {
            relayed.push(by);
        }
        let words = self.pile.words(report);
        let hedged = words.utterance.hedges.any(cue) || hedges(words, &toks);
        let how = match (relayed.is_empty(), hedged) {
            (false, _) => How::Relayed,
            (true, true) => How::Hedged,
            (true, false) => How::Outright,
        };
        let named = holder.name.is_some() || holder.named;
        let agency = s.manner == Manner::Report || holder.name.as_deref().is_some_and(|name| agency(words, name));
        let left = toks.iter().filter(|t| t.is_word()).count();
        let stand = match s.manner {
            Manner::Decline | Manner::Silent | Manner::Ask => Stand::Nothing,
            _ if all.is_empty() => Stand::Nothing,
            _ if !inner.is_empty() && !is_denial(s) && (agency || left < 4) && told_false(words, &all).is_none() => {
                Stand::Between
            }
            _ if !named
                || self.is_nobodys(report, s)
                || holder.name.as_deref().is_some_and(|name| nobody(words, name)) =>
            {
                Stand::Nothing
            }
            _ => Stand::Holds,
        };
        Utterance {
            report,
            sentence: self.pile.sentence(report, s.span.start),
            statement: Some(k),
            span: s.span,
            words,
            about: concepts(words, &toks),
            toks,
            all,
            behind,
            holder,
            how,
            stand,
            manner: s.manner,
            negated: s.polarity == Polarity::Negated && !is_denial(s),
            cue: cue.to_vec(),
            chain: relayed,
            finding: Some((s.id.clone(), ClaimKind::Statement, s.span)),
        }
    }

    /// The words of a statement, and the next ones. "The claim that P |was untrue|" ends with what is claimed; "said |reports that| P were
    /// untrue" begins with whose it is, and "|Nor|, she said, was it open" with what turns it round.
    fn content(&self, report: usize, s: &Statement) -> (Vec<Tok>, Vec<Tok>) {
        let words = self.pile.words(report);
        let sentence = self.pile.sentence_span(report, self.pile.sentence(report, s.span.start));
        let is_noun = |t: &Tok| words.utterance.claim_nouns.has(&t.form);
        let mut all = self.words(report, s.span).to_vec();
        let between = |from: usize, to: usize| self.words(report, Span::new(from, to.max(from)));
        if s.cue.is_some_and(|c| self.words(report, c).iter().any(is_noun)) {
            all.truncate(own_part(words, &all).unwrap_or(all.len()));
        } else if let Some(cue) = s.cue.filter(|c| c.end <= s.span.start) {
            let lead = between(cue.end, s.span.start);
            let linked = lead.last().is_some_and(|t| words.denial.claim_links.has(&t.form));
            let noun = lead.iter().position(is_noun).filter(|_| linked).and_then(|k| lead.get(k..));
            let whole = noun.map(|lead| [lead, all.as_slice()].concat());
            all = whole.filter(|whole| told_false(words, whole).is_some()).unwrap_or(all);
        }
        let first = [s.source, s.cue].into_iter().flatten().fold(s.span, |all: Span, w| all.cover(w)).start;
        let before: Vec<&Tok> = between(sentence.start, first).iter().filter(|t| t.is_word()).collect();
        if let [turns] = before.as_slice()
            && words.denial.leading.has(&turns.form)
        {
            all.insert(0, (*turns).clone());
        }
        (all, between(s.span.end, sentence.end).iter().take(4).cloned().collect())
    }

    /// The stretches of a statement's content that are an inner statement's: source, cue and content.
    fn inner(&self, report: usize, s: &Statement) -> Vec<Span> {
        let statements = &self.pile.read(report).findings.statements;
        let inside = statements.iter().filter(|i| i.within.as_ref() == Some(&s.id) && s.span.contains(i.span));
        inside
            .map(|i| {
                [i.source, i.cue]
                    .into_iter()
                    .flatten()
                    .filter(|w| s.span.contains(*w))
                    .fold(i.span, |all: Span, w| all.cover(w))
            })
            .collect()
    }
}

/// Those between publisher and speaker.
fn chain_of(s: &Statement) -> Vec<String> {
    let inner = s.chain.len().saturating_sub(1);
    s.chain.get(1..inner).unwrap_or_default().iter().flatten().cloned().collect()
}

/// Whether a name stands for nobody that could be asked: "agencies", "media reports", "rumour".
fn nobody(words: &PointWords, name: &str) -> bool {
    let folded = plain(name);
    let all: Vec<&str> = folded.split(' ').collect();
    all.len() <= 2 && all.iter().all(|w| words.utterance.nobody.has(w))
}

/// Whether a speaker is an agency or a paper, which passes on what others say.
fn agency(words: &PointWords, name: &str) -> bool {
    plain(name).split(' ').any(|w| words.utterance.agencies.has(w))
}
