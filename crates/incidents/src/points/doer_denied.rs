//! Who it was not: denials of a deed in, takes of the row "who did it" out.

use sayso_case::EventType;

use super::affirm::is_of;
use super::doer::{ALIKE, Asking, CLAIMED};
use super::party::Party;
use super::take::Take;
use super::utterance::Utterance;
use super::verdict;
use crate::kinds::match_of;

impl Asking<'_> {
    /// "Orva's deputy minister Ilan Moro has denied that his forces fired": not Orva, whoever speaks for it.
    pub(super) fn not_own(&mut self, u: &Utterance, party: &Party, rule: &'static str) {
        let (canon, shown) = (self.desk.parties.label(party), self.desk.parties.shown(party));
        let Some(mut take) = Take::of(u, canon, format!("not {shown}"), rule) else { return };
        take.party = Some(party.clone());
        self.takes.push(take.denied());
    }

    /// "Denied that Orvian forces had shelled the town", "denied involvement".
    pub(super) fn denial(&mut self, u: &Utterance) {
        let (toks, doer) = (&u.toks, &u.words.doer);
        if self.is_other_deed(u) {
            return;
        }
        let who = doer.other_denial.find(toks).and_then(|hit| hit.caught("who")).and_then(|(a, b)| toks.get(a..b));
        // "Any involvement of Orvian officials" is theirs, whoever denies it.
        if let Some(who) = who.filter(|_| !doer.not_done.any(toks))
            && let Some(party) = self.desk.party(u, who)
        {
            if doer.own.any(who) {
                self.not_own(u, &party, "doer_denied");
            } else {
                self.add(u, &party, who, "doer_denied_of", true);
            }
            return;
        }
        // "The front said its men killed nine, a claim the army denied": whose men they are the claim says, and the army may deny the nine alone.
        let is_claim = |o: &Utterance| o.span == u.span && o.holder.key != u.holder.key && !o.denies();
        let said = self.desk.said.get(&u.report).map(|said| said.all.as_slice()).unwrap_or_default();
        if doer.own.any(toks) && said.iter().any(is_claim) {
            return;
        }
        let own = doer.own_denial.find(toks).filter(|hit| doer.deed.any(toks) || hit.to - hit.from <= 3);
        if let (Some(_), Some(party)) = (own, u.holder.party.clone()) {
            self.not_own(u, &party, "doer_denied");
        }
    }

    /// Whether the deed that is denied is of another kind than the incident: "denied that rebels had fired from the school", where the school
    /// was bombed.
    fn is_other_deed(&self, u: &Utterance) -> bool {
        let (doer, events) = (&u.words.doer, &self.desk.pile.pack(u.report).events);
        let Some(incident) = self.ground.incident.event_type else { return false };
        let deed = u.toks.iter().find(|t| doer.deed.has(&t.form) && !doer.empty_deeds.has(&t.form));
        let Some(deed) = deed else { return false };
        if doer.shots.has(&deed.form) {
            return match_of(incident, EventType::Shooting) < Some(ALIKE);
        }
        let told = events.verb(&deed.form).iter().chain(events.noun(&deed.form));
        let mut kinds = told.map(|tells| match_of(incident, tells.event_type)).peekable();
        kinds.peek().is_some() && kinds.all(|alike| alike < Some(ALIKE))
    }

    /// "The ministry rejected the allegations", after somebody accused its side.
    pub(super) fn empty_denials(&mut self) {
        let mut more: Vec<(Utterance, Party)> = Vec::new();
        for u in self.desk.on(self.ground).filter(|u| u.holds() && !u.is_own_voice()) {
            let Some(own) = u.holder.party.clone() else { continue };
            let Some(claims) = verdict::empty(self.desk.pile.pack(u.report), u) else { continue };
            let near = self.takes.iter().any(|t| {
                t.report == u.report
                    && t.denies.is_none()
                    && t.party.as_ref() == Some(&own)
                    && t.holder.key != u.holder.key
                    && (claims.whose.is_empty() || is_of(self.desk, &t.holder, u.report, &claims.whose))
                    && t.sentence <= u.sentence
                    && u.sentence - t.sentence <= 2
            });
            if near {
                more.push((u.clone(), own));
            }
        }
        for (u, party) in more {
            self.not_own(&u, &party, "doer_denied_all");
        }
    }

    /// "The army denied killing civilians" is no denial of a strike that the army says is its own.
    pub(super) fn admitted(&mut self) {
        let own = self.takes.iter().filter(|t| t.rule == CLAIMED).filter_map(|t| t.party.clone());
        let own: Vec<Party> = own.collect();
        let is_own = |t: &Take| t.party.is_some() && t.party == t.holder.party;
        self.takes.retain(|t| t.denies.is_none() || !is_own(t) || !own.iter().any(|p| t.party.as_ref() == Some(p)));
    }
}
