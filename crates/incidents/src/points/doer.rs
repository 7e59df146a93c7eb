//! Who did it: accusations, claims of responsibility, denials and "it is not known" in, a row out. Only what is said
//! outright makes the question; deeds told with their doer only add holders to an answer that somebody gave so.

use std::collections::BTreeSet;

use sayso_case::{Attribute, How, Manner, MentionKind, Mode};
use sayso_gazetteer::Gazetteer;
use sayso_text::Span;

use sayso_language::{Hit, PointWords};

use super::desk::{Desk, past, unreal};
use super::ground::Ground;
use super::party::Party;
use super::row::Row;
use super::take::{Rivalry, Take, holders, stretch};
use super::token::Tok;
use super::utterance::{Stand, Utterance};
use crate::case_file::DENIES;
use crate::kinds::{is_scene, match_of};

/// The row.
pub(crate) fn row(desk: &Desk, ground: &Ground) -> Option<Row> {
    let mut asking = Asking { desk, ground, takes: Vec::new() };
    for u in desk.on(ground) {
        asking.hear(u);
    }
    asking.empty_denials();
    asking.admitted();
    // A denial asks for those who tell of the deed with its doer, as an accusation does.
    let said: BTreeSet<String> = asking.takes.iter().map(|t| t.denies.as_ref().unwrap_or(&t.canon).clone()).collect();
    if !ground.is_clash() {
        asking.deeds(&said);
    }
    let mut takes = asking.takes;
    one_group(desk, &mut takes);
    takes.sort_by_key(|t| (t.report, t.finding.2));
    let explicit = |t: &&Take| t.rule != "doer_deed";
    let names: Vec<&Party> =
        takes.iter().filter(explicit).filter(|t| t.denies.is_none()).filter_map(|t| t.party.as_ref()).collect();
    let denied = takes.iter().any(|t| t.denies.is_some());
    let unknown = takes.iter().any(|t| t.canon == UNKNOWN);
    let two = names.iter().any(|a| names.iter().any(|b| !a.may_be(b)));
    let agreed = holders(takes.iter().filter(explicit).filter(|t| t.party.is_some())).len() > 1;
    if names.is_empty() && !denied || !(denied || unknown || two || agreed) {
        return None;
    }
    Some(Row {
        attribute: Attribute::Perpetrator,
        topic: "doer".to_owned(),
        question: "Who did it?".to_owned(),
        takes,
        rivalry: Rivalry::Parties,
        fact: true,
        series: false,
    })
}

/// Where one group alone is named, "the rebels" are that group.
fn one_group(desk: &Desk, takes: &mut [Take]) {
    let mut groups: Vec<Party> = Vec::new();
    for p in takes.iter().filter_map(|t| t.party.as_ref()).filter(|p| matches!(p, Party::Group(_))) {
        if !groups.contains(p) {
            groups.push(p.clone());
        }
    }
    let [one] = groups.as_slice() else { return };
    let label = desk.parties.label(one);
    for t in takes.iter_mut().filter(|t| t.party == Some(Party::Rebels)) {
        t.party = Some(one.clone());
        t.canon = if t.denies.is_some() { format!("{DENIES}{label}") } else { label.clone() };
        t.denies = t.denies.as_ref().map(|_| label.clone());
    }
}

const UNKNOWN: &str = "unknown";
/// The rule by which somebody says that it was he.
pub(super) const CLAIMED: &str = "doer_claimed";
/// Kinds of deeds as near as this are often told for each other.
pub(super) const ALIKE: f64 = 0.5;

pub(super) struct Asking<'a> {
    pub desk: &'a Desk<'a>,
    pub ground: &'a Ground,
    pub takes: Vec<Take>,
}

impl Asking<'_> {
    pub(super) fn add(&mut self, u: &Utterance, party: &Party, words: &[Tok], rule: &'static str, denied: bool) {
        // "We did not shell the town": not "not we".
        if denied && u.words.utterance.own_subjects.has(words.first().map_or("", |t| t.form.as_str())) {
            return self.not_own(u, party, rule);
        }
        let canon = self.desk.parties.label(party);
        let said = stretch(self.desk.pile, u.report, words);
        let value = if denied { format!("not {said}") } else { said };
        let Some(mut take) = Take::of(u, canon, value, rule) else { return };
        take.party = Some(party.clone());
        self.takes.push(if denied { take.denied() } else { take });
    }

    /// Whether an utterance speaks of this incident and no other's deed.
    fn firm(&self, u: &Utterance) -> bool {
        self.ground.firm.contains(&(u.report, u.sentence))
    }

    fn hear(&mut self, u: &Utterance) {
        if !self.firm(u) {
            return;
        }
        let sentence = self.desk.sentence(u.report, u.sentence);
        if u.words.doer.unknown.stand(&u.toks) && u.stand != Stand::Between && !u.denies() {
            // Nobody is quoted with it where the words are a group's missing claim.
            if let Some(hit) = u.words.doer.unknown.find(&u.toks) {
                let value = stretch(self.desk.pile, u.report, u.toks.get(hit.from..hit.to).unwrap_or_default());
                self.takes.extend(Take::of(u, UNKNOWN.to_owned(), value, "doer_unknown"));
            }
            return;
        }
        if u.is_own_voice() || !u.holds() {
            return;
        }
        if self.claims_it(u, sentence) {
            if let Some(party) = u.holder.party.clone() {
                let own = self.source(u);
                self.add(u, &party, &own, CLAIMED, false);
            }
            return;
        }
        if self.accuses(u) {
            self.accused(u, sentence);
            return;
        }
        if u.denies() {
            self.denial(u);
            return;
        }
        self.said(u);
        if let Some(d) = self.desk.rejecter(u)
            && let Some((party, who)) = self.told(u, d, &u.toks)
        {
            self.add(u, &party, &who, "doer_relayed", false);
            self.add(d, &party, &who, "doer_rejected", true);
        }
    }

    /// The words for the speaker, or those of his claim.
    fn source(&self, u: &Utterance) -> Vec<Tok> {
        let s = u.statement.and_then(|k| self.desk.pile.read(u.report).findings.statements.get(k));
        s.and_then(|s| s.source)
            .map(|s| self.desk.hearing.words(u.report, s))
            .filter(|w| !w.is_empty())
            .unwrap_or(&u.toks)
            .to_vec()
    }

    /// "The Free Guard claimed responsibility for the blast."
    fn claims_it(&self, u: &Utterance, sentence: &[Tok]) -> bool {
        if u.negated || u.denies() || u.words.doer.unknown.stand(sentence) {
            return false;
        }
        let cue = &u.words.doer.claimed;
        let claims = u.manner == Manner::Claim || u.words.doer.claim_cues.any(&u.cue);
        let tells = !matches!(u.manner, Manner::Accuse | Manner::Threaten | Manner::CallFor | Manner::Promise);
        cue.stand(&u.cue)
            || claims && u.words.doer.claimed_content.stand(&u.toks)
            || tells && u.words.doer.claimed_own.stand(&u.toks)
    }

    fn accuses(&self, u: &Utterance) -> bool {
        let passive = u.words.doer.passive_cues.any(&u.cue);
        !passive && (u.words.doer.accuse.any(&u.cue) || u.words.doer.held.any(&u.cue))
    }

    /// "accused Orvia of shelling the town", "blamed the attack on rebels", "blamed Orvia".
    fn accused(&mut self, u: &Utterance, sentence: &[Tok]) {
        if u.negated {
            return;
        }
        let part = |hit: &Hit, name: &str| -> Vec<Tok> {
            hit.caught(name).and_then(|(a, b)| u.all.get(a..b)).unwrap_or_default().to_vec()
        };
        let after_cue = u.cue.last().map_or(u.span.start, |t| t.span.end);
        let between = self.desk.words(u.report, after_cue.min(u.span.start), u.span.start);
        let (who, deed) = match u.words.doer.accused.find(&u.all) {
            Some(hit) => (part(&hit, "who"), part(&hit, "deed")),
            None => (u.all.clone(), sentence.iter().filter(|t| !u.span.contains(t.span)).cloned().collect()),
        };
        // "accused Orvia ... of": the accused may stand between the cue and the deed.
        let (who, deed) = if self.desk.parties.all_of(u.report, &who).is_empty() && !between.is_empty() {
            (between.to_vec(), u.all.clone())
        } else {
            (who, deed)
        };
        // "blamed the media, saying that they made tall claims": of no deed
        let told_on = who.iter().any(|t| u.words.utterance.agencies.has(&t.form));
        let whole = who.len() > 14 || told_on;
        let first = u.words.doer.first.any(&deed);
        if whole || first || unreal(u.words, &who) || !u.words.doer.deed.any(&deed) {
            return;
        }
        for party in self.desk.parties.all_of(u.report, &who) {
            if u.holder.party.as_ref().is_none_or(|own| !own.may_be(&party) || matches!(own, Party::State)) {
                self.add(u, &party, &who, "doer_accused", false);
            }
        }
    }

    /// "Orvian forces were behind the attack", "the army had nothing to do with it".
    fn said(&mut self, u: &Utterance) {
        for (patterns, rule, denied) in
            [(&u.words.doer.was_not, "doer_was_not", true), (&u.words.doer.was, "doer_was", false)]
        {
            let Some(hit) = patterns.find(&u.toks) else { continue };
            let Some(who) = hit.caught("who").and_then(|(a, b)| u.toks.get(a..b)) else { continue };
            let who = subject(u.words, who);
            if unreal(u.words, u.toks.get(..hit.to).unwrap_or_default()) || u.words.doer.no_subjects.any(who) {
                continue;
            }
            // "The Orvian strike did not kill anyone": what it did is denied, and not who did it
            let deed = |t: &Tok| u.words.doer.deed.has(&t.form) && !u.words.doer.empty_deeds.has(&t.form);
            if denied && who.iter().any(deed) {
                continue;
            }
            if let Some(party) = self.desk.party(u, who) {
                self.add(u, &party, who, rule, denied);
                return;
            }
        }
    }

    /// The doer that a claim names which somebody rejects: "the ministry's claim that Orvian jets hit the school".
    /// "Its" men are the rejecter's; "the claim to have shelled" is of him who claims it.
    fn told(&self, u: &Utterance, by: &Utterance, toks: &[Tok]) -> Option<(Party, Vec<Tok>)> {
        let doer = &u.words.doer;
        let verb = toks.iter().position(|t| t.is_word() && doer.deed.has(&t.form) && !doer.empty_deeds.has(&t.form))?;
        let who = subject(u.words, toks.get(..verb)?);
        let end = who.iter().rposition(|t| !doer.helpers.has(&t.form)).map_or(0, |k| k + 1);
        let who = who.get(..end)?;
        let own = doer.own.any(who);
        let aux = doer.undergone.any(who);
        if who.is_empty()
            || aux
            || doer.first.any(toks)
            || toks.get(verb + 1).is_some_and(|t| doer.undergone_behind.has(&t.form))
        {
            return None;
        }
        if who.first().is_some_and(|t| doer.infinitive.has(&t.form)) {
            return Some((u.holder.party.clone()?, self.source(u)));
        }
        // Of "the claim that it struck" it may be either.
        let either = who.iter().all(|t| doer.pronouns.has(&t.form));
        let party = if own { by.holder.party.clone().filter(|_| !either)? } else { self.desk.party(u, who)? };
        Some((party, who.to_vec()))
    }

    /// "An |Orvian drone| strike hit the dam": a word with a capital before the deed's, with nothing but arms between, and these. A town
    /// or a country before a deed may as well be where it was: "the Arven attack".
    fn whose(&self, report: usize, deed: Span) -> Option<Span> {
        let sentence = self.desk.pile.sentence_span(report, self.desk.pile.sentence(report, deed.start));
        let before = self.desk.words(report, sentence.start, deed.end);
        let near = before.iter().rev().skip_while(|t| t.span.end > deed.start && !t.capital);
        let mut whose: Option<Span> = None;
        for tok in near.take_while(|t| t.is_word()) {
            whose = Some(whose.map_or(tok.span, |span| tok.span.cover(span)));
            if tok.capital {
                return whose.filter(|_| !self.is_place(report, tok.span));
            }
            if !self.desk.pile.words(report).doer.arm.has(&tok.form) {
                break;
            }
        }
        None
    }

    fn is_place(&self, report: usize, span: Span) -> bool {
        let (pile, names) = (self.desk.pile, self.desk.hearing.names);
        let place = names.at(pile, report, span).and_then(|n| names.list.get(n));
        let words = pile.of(report, span);
        let gazetteer = Gazetteer::builtin();
        place.is_some_and(|n| n.kind == MentionKind::Place)
            || gazetteer.seat(words).is_some()
            || gazetteer.country(words).is_some()
    }

    /// Deeds told with their doer add holders to an answer that is there.
    fn deeds(&mut self, said: &BTreeSet<String>) {
        for (report, at) in &self.ground.events {
            let Some(e) = self.desk.pile.read(*report).findings.events.get(*at) else { continue };
            let whose = || self.whose(*report, e.span);
            // "The strike hit the market; soldiers shot at an ambulance": the shots are another deed.
            let is_it = self.ground.incident.event_type.is_none_or(|k| match_of(k, e.event_type) >= Some(ALIKE));
            // Nobody asks who evacuated a village as one asks who shelled it.
            let told = is_it && is_scene(e.event_type) && e.mode == Mode::Happened;
            let Some(agent) = e.agent.or_else(whose).filter(|_| told) else { continue };
            let sentence = self.desk.pile.sentence(*report, e.span.start);
            let u = match &e.statement {
                Some(id) => self.desk.statement(*report, id),
                None => self.desk.on(self.ground).find(|u| {
                    u.report == *report && u.sentence == sentence && u.is_own_voice() && u.span.contains(e.span)
                }),
            };
            let Some(u) = u.filter(|u| u.holds() && !u.denies() && u.manner != Manner::Accuse) else { continue };
            let who = self.desk.hearing.words(*report, agent);
            let before = self.desk.words(*report, u.span.start, e.span.start);
            let relative = u.words.doer.relatives.any(who);
            if relative || unreal(u.words, before) || past(u.words, &u.toks) || who.is_empty() {
                continue;
            }
            if let Some(party) = self.desk.party(u, who)
                && said.contains(&self.desk.parties.label(&party))
            {
                self.add(u, &party, who, "doer_deed", false);
            }
        }
        // A report that only says in passing who did it is no witness to it.
        self.takes.retain(|t| t.rule != "doer_deed" || t.how != How::Relayed);
    }
}

/// The last noun phrase of what stands before a verb: without "that", and from behind "and", "when" and the like.
pub(crate) fn subject<'t>(words: &PointWords, toks: &'t [Tok]) -> &'t [Tok] {
    let dressed = |k: usize| k > 0 && toks.get(k - 1).is_some_and(|t| words.doer.as_leads.has(&t.form));
    let cuts = |(k, t): (usize, &Tok)| {
        (words.began.cut.has(&t.form) || !t.is_word()) && !(words.doer.as_.has(&t.form) && dressed(k))
    };
    let cut = (0..toks.len()).rev().find(|k| toks.get(*k).is_some_and(|t| cuts((*k, t)))).map_or(0, |k| k + 1);
    toks.get(cut..).unwrap_or_default()
}
