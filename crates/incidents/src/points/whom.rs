//! Of what kind the people are that a figure counts, and whose: the words of a figure and those around it in, a class and a
//! party out.

use sayso_case::{Figure, Role};

use super::count::{Around, Counting};
use super::party::Party;
use super::token::Tok;
use super::utterance::Utterance;

impl Counting<'_> {
    /// The kind of people and whose they are.
    pub(super) fn who(&self, at: &Around, utterance: Option<&Utterance>) -> (&'static str, Option<Party>, bool) {
        let (f, toll) = (self.figure, &self.words().toll);
        let own = &at.own;
        let cut = own.iter().position(|t| toll.disguised.has(&t.form)).unwrap_or(own.len());
        let head = own.get(..cut).unwrap_or_default();
        let army = toll.army.any(head);
        let mut kind = head.iter().rev().find_map(|t| self.words().class(&t.form));
        if army && kind == Some("police") {
            kind = Some("soldier");
        }
        let worn = if kind.is_none() { self.worn(&at.after) } else { None };
        let mut side = None;
        if let Some((by_dress, whose)) = worn.clone() {
            (kind, side) = (by_dress, whose);
        }
        let nobody = toll.of_no_kind.any(head);
        if kind.is_none() && f.group.is_none() && !nobody {
            // "Two soldiers were killed and nine wounded": nine of the same.
            (kind, side) = self.same_as_before(&at.before).unwrap_or((None, side));
        }
        let kind = kind.or(by_role(f).filter(|_| f.group.is_some() && !nobody));
        let kind = kind.or_else(|| self.of_shared_noun(head)).unwrap_or("all");
        let men = toll.men.any(head);
        if kind == "all" && f.group.is_none_or(|_| nobody || men) {
            // "Orvian losses at more than thirty", and the line of a table that begins with a side.
            side = side.or_else(|| self.losses_of(&at.before, utterance));
        }
        // "No Orvian casualties", "it had no casualties": of nobody, and yet somebody's.
        let none = kind == "all" && self.figure.high == Some(0);
        if none || matches!(kind, "soldier" | "fighter" | "police") {
            side = side.or_else(|| self.whose(own, head, utterance));
        }
        (kind, side, worn.is_some())
    }

    /// "|Three Orvian| and two Lurian soldiers": the noun is the other's, the role says which.
    fn of_shared_noun(&self, head: &[Tok]) -> Option<&'static str> {
        let kind = match self.figure.role? {
            Role::Military => "soldier",
            Role::Police => "police",
            _ => return None,
        };
        let last = head.last().filter(|t| t.capital)?;
        self.desk.parties.named_in(self.report, std::slice::from_ref(last)).map(|_| kind)
    }

    /// "Two dead men in the uniform of the Orvian Army": the kind and side by what they wore.
    fn worn(&self, after: &[Tok]) -> Option<(Option<&'static str>, Option<Party>)> {
        let toll = &self.words().toll;
        let tail: Vec<Tok> = after.iter().take(9).take_while(|t| t.is_word()).cloned().collect();
        let worn = toll.wearing.has(&tail.first()?.form) && tail.iter().take(4).any(|t| toll.uniform.has(&t.form));
        let army = toll.dress_army.any(&tail);
        let kind = tail.iter().find_map(|t| self.words().class(&t.form)).or(army.then_some("soldier"));
        worn.then(|| (kind, self.desk.parties.one_in(self.report, &tail, |p| matches!(p, Party::Of(_)))))
    }

    /// Whose soldiers, police or fighters they are: by their own words, by who says "our", by what was found.
    fn whose(&self, own: &[Tok], head: &[Tok], utterance: Option<&Utterance>) -> Option<Party> {
        let parties = self.desk.parties;
        let own_men = self.words().toll.own.any(own);
        let by_finding = || {
            let side = self.figure.side.as_ref()?;
            let words = side.basis.first().and_then(|b| parties.of_span(self.report, *b));
            words.or_else(|| parties.of_words(&side.value))
        };
        let by_speaker = || utterance.filter(|_| own_men).and_then(|u| u.holder.party.clone());
        let found = parties.named_in(self.report, head).or_else(by_speaker).or_else(by_finding);
        found.filter(|p| matches!(p, Party::Of(_) | Party::Group(_)))
    }

    /// The kind and side of the number before in the same clause, which "and nine wounded" goes on with.
    fn same_as_before(&self, before: &[Tok]) -> Option<(Option<&'static str>, Option<Party>)> {
        let cut = before.iter().rposition(|t| !t.is_word() && t.form != ",").map_or(0, |k| k + 1);
        let clause = before.get(cut..)?;
        let and = |t: &Tok| self.words().toll.and.has(&t.form);
        let joined = clause.last().is_some_and(and) || clause.iter().rev().nth(1).is_some_and(and);
        let first = clause.first()?.span.start;
        let figures = &self.desk.pile.read(self.report).findings.figures;
        let near = figures
            .iter()
            .rev()
            .find(|g| g.span.end <= self.figure.span.start && g.span.start >= first && g.group.is_some())?;
        if !joined || near.statement != self.figure.statement || self.figure.span.start - near.span.end > 60 {
            return None;
        }
        let other = Counting { desk: self.desk, report: self.report, figure: near };
        let words = self.desk.hearing.words(self.report, near.span);
        let u = near.statement.as_ref().and_then(|id| self.desk.statement(self.report, id));
        let at = Around { own: words.to_vec(), ..Around::default() };
        let (kind, side, _) = other.who(&at, u);
        Some(((kind != "all").then_some(kind), side))
    }

    /// Whose losses a number is said to be: the party right before "losses", or one that alone begins the line.
    fn losses_of(&self, before: &[Tok], utterance: Option<&Utterance>) -> Option<Party> {
        let toll = &self.words().toll;
        let lost = before.iter().rposition(|t| toll.lost.has(&t.form)).filter(|k| before.len() - k <= 5);
        if let Some(subject) = lost.and_then(|k| before.get(..k)).map(|toks| super::doer::subject(self.words(), toks)) {
            let own = toll.losers.any(subject);
            return self
                .desk
                .parties
                .named_in(self.report, subject)
                .or_else(|| utterance.filter(|_| own)?.holder.party.clone());
        }
        let own = before.iter().rev().take(4).any(|t| toll.own_losers.has(&t.form));
        if own && before.iter().rev().take(3).any(|t| toll.own_losses.has(&t.form)) {
            return utterance?.holder.party.clone();
        }
        let loss = before.iter().rposition(|t| toll.losses.has(&t.form));
        let (from, to) = match loss {
            Some(k) if before.len() - k <= 6 => (k.saturating_sub(3), k),
            _ if before.len() <= 2 => (0, before.len()),
            _ => return None,
        };
        self.desk.parties.named_in(self.report, before.get(from..to)?)
    }
}

/// The kind of people that a figure's role names.
fn by_role(f: &Figure) -> Option<&'static str> {
    match f.role? {
        Role::Civilian => Some("civilian"),
        Role::Child => Some("child"),
        Role::Woman => Some("woman"),
        Role::Journalist => Some("journalist"),
        Role::Medic => Some("medic"),
        _ => None,
    }
}
