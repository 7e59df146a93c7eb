//! Whether a figure counts people hit in an incident, of what kind, whose, and who stands for it: a figure in, [`Toll`]s out.

use sayso_case::{Bound, ClaimKind, Figure, How, Manner, Outcome, Scope, Unit};
use sayso_language::{Beginnings, PointWords};
use sayso_text::Span;

use super::desk::{Desk, past};
use super::party::Party;
use super::take::{Take, short};
use super::token::Tok;
use super::toll::Toll;
use super::utterance::{Stand, Utterance, hedges};

/// What joins two numbers of a list is no longer, in bytes.
const LONGEST_AND: usize = 16;

/// The words of a figure and those around it.
#[derive(Default)]
pub(super) struct Around {
    pub all: Vec<Tok>,
    pub own: Vec<Tok>,
    pub before: Vec<Tok>,
    pub after: Vec<Tok>,
    pub sentence: usize,
}

/// One figure of a report.
pub(super) struct Counting<'a> {
    pub desk: &'a Desk<'a>,
    pub report: usize,
    pub figure: &'a Figure,
}

impl Counting<'_> {
    /// The words of the report's language.
    pub(super) fn words(&self) -> &'static PointWords {
        self.desk.pile.words(self.report)
    }

    /// "seven", "thousand", and not "scores".
    fn is_cardinal(&self, form: &str) -> bool {
        let numbers = &self.desk.pile.pack(self.report).numbers;
        (numbers.cardinals.contains_key(form) || numbers.magnitudes.contains_key(form))
            && !self.words().toll.crowd.has(form)
    }

    /// Whether a word is a number or stands for one.
    fn is_numeral(&self, form: &str) -> bool {
        self.is_cardinal(form)
            || self.words().toll.crowd.has(form)
            || self.words().toll.some.has(form)
            || self.words().toll.numerals.has(form)
    }

    /// The figure as an answer; two where somebody rejects it in the same breath.
    pub fn tolls(&self) -> Vec<Toll> {
        let f = self.figure;
        let Some(list) = words_of(self.words(), f.outcome) else { return Vec::new() };
        let number = f.low.or(f.high);
        if f.unit != Unit::People || f.scope == Some(Scope::Total) || number.is_none() || f.span.is_empty() {
            return Vec::new();
        }
        let at = self.around();
        if !list.any(&at.all) || self.of_more(&at) || !self.counts(&at.own, &at.before, &at.after) {
            return Vec::new();
        }
        let told = f.statement.as_ref().and_then(|id| self.desk.statement(self.report, id));
        let holds = told.filter(|u| u.stand == Stand::Holds);
        let hearsay = told.is_some_and(|t| t.holder.name.is_none() && self.words().utterance.hedges.any(&t.cue));
        let utterance = holds.or_else(|| f.statement.as_ref().and_then(|_| self.instead(told)));
        // "The army admitted a strike that reportedly killed nine": the army admits the strike, and the report has heard of the nine.
        let says_it = |u: &&Utterance| matches!(u.manner, Manner::Say | Manner::Report | Manner::Claim);
        let utterance = if hearsay { utterance.filter(says_it) } else { utterance };
        if f.statement.is_some() && utterance.is_none() && !hearsay {
            return Vec::new();
        }
        // "The army did not confirm that six died", "denied having been there before shells killed nine": the number is nobody's.
        if utterance.is_some_and(|u| u.negated || self.in_passing(u)) {
            return Vec::new();
        }
        let toll = self.toll(&at, utterance);
        let mut out = Vec::new();
        if let Some(d) = utterance.and_then(|u| self.desk.rejecter(u))
            && let Some(no) = Take::of(d, toll.take.canon.clone(), format!("not {}", toll.take.value), "toll_rejected")
        {
            out.push(Toll {
                take: Take { low: None, high: None, sentence: at.sentence, ..no.denied() },
                ..toll.clone()
            });
        }
        // Whose soldiers is not said: who denies a loss denies his own; not who denies "having killed five soldiers".
        let mut toll = toll;
        if toll.side.is_none() && toll.class == "soldier" && !self.words().doer.deed.any(&at.before) {
            let rejecter = utterance.and_then(|u| self.desk.rejecter(u));
            let denier = rejecter.or(utterance.filter(|u| u.denies())).and_then(|d| d.holder.party.clone());
            let side = denier.filter(|p| matches!(p, Party::Of(_) | Party::Group(_)));
            toll.side.clone_from(&side);
            out.iter_mut().for_each(|t| t.side.clone_from(&side));
        }
        if self.is_denied(&at, utterance) {
            // Who denies a number does not give it: "denied that five men had been lost".
            let value = format!("not {}", toll.take.value);
            let take = Take { value, low: None, high: None, rule: "toll_denied", ..toll.take.clone() };
            out.push(Toll { take: take.denied(), ..toll });
        } else {
            out.push(toll);
        }
        out
    }

    /// The words of the figure, and those around it in its sentence.
    fn around(&self) -> Around {
        let span = self.figure.span;
        let sentence = self.desk.pile.sentence(self.report, span.start);
        let all = self.desk.sentence(self.report, sentence);
        let of = |fits: &dyn Fn(&Tok) -> bool| all.iter().filter(|t| fits(t)).cloned().collect();
        Around {
            own: of(&|t| span.contains(t.span)),
            before: of(&|t| t.span.end <= span.start),
            after: of(&|t| t.span.start >= span.end),
            all: all.to_vec(),
            sentence,
        }
    }

    /// Whether the number is of more than the one deed, of another time, or of somebody whom the sentence leaves out.
    fn of_more(&self, at: &Around) -> bool {
        let (f, toll) = (self.figure, &self.words().toll);
        let number = f.low.or(f.high).unwrap_or(0);
        let of_a_war =
            number >= 5_000 && f.when.is_none() || number >= 500 && self.words().toll.of_a_war.stand(&at.all);
        // "With the three of Monday the number of our dead is 24."
        let over_all = toll.over_all.any(&at.before) && self.words().toll.number_is.stand(&at.before);
        // "Orvia speaks of fifty of theirs, Luria of sixty": the second is not Orvia's.
        let gapped = at.before.len() >= 3
            && at.before.last().is_some_and(|t| toll.of.has(&t.form))
            && at.before.iter().rev().nth(2).is_some_and(|t| t.form == ",");
        let unreal = self.words().toll.unreal.any(&at.before);
        let question = at.all.last().is_some_and(|t| t.form == "?");
        of_a_war || unreal || over_all || gapped || question || past(self.words(), &at.all) && f.when.is_none()
    }

    /// The figure as an answer, whoever denies it.
    fn toll(&self, at: &Around, utterance: Option<&Utterance>) -> Toll {
        let (f, words) = (self.figure, &self.words().toll);
        // "Six, including a child, were among the 22": the verb ends what is included.
        let opened = self.words().toll.part_before.find(&at.before).and_then(|h| at.before.get(h.from..));
        let part = opened.is_some_and(|rest| !words.part_verbs.any(rest))
            || self.words().toll.part_after.stand(&at.after)
            || words.of.any(&at.own) && words.part_whom.any(&at.own);
        let (kind, side, worn) = self.who(at, utterance);
        let part = part || self.is_listed(kind == "all");
        let take = self.take(&at.own, at.sentence, &at.all, utterance);
        let called = f.described_as.map_or(f.group.unwrap_or(f.span), |d| f.group.unwrap_or(f.span).cover(d));
        let number = f.low.or(f.high);
        let one = at.own.first().is_some_and(|t| words.one_leads.has(&t.form));
        Toll {
            outcome: f.outcome,
            class: kind,
            kind,
            side,
            part,
            number: number.filter(|_| !take.canon.contains('~')),
            worn,
            people: words.people.any(&at.own),
            single: one && number == Some(1),
            called: short(called.of(self.desk.pile.text(self.report)), 12),
            take,
        }
    }

    /// "The death of a colonel and two guards": each is a part of a sum that nobody drew. Of two sides, or of soldiers and
    /// villagers, each number answers for its own.
    fn is_listed(&self, anybody: bool) -> bool {
        let (f, text) = (self.figure, self.desk.pile.text(self.report));
        let and = |between: &str| {
            let word = between.trim().to_lowercase();
            word == "," || self.words().toll.and.has(&word)
        };
        let beside = |g: &Figure| {
            let (a, b) =
                if g.span.end <= f.span.start { (g.span.end, f.span.start) } else { (f.span.end, g.span.start) };
            // First, so that no more than a word of the text is ever looked at.
            let near = b.checked_sub(a).is_some_and(|gap| gap <= LONGEST_AND);
            let one_side = g.side.as_ref().map(|s| &s.value) == f.side.as_ref().map(|s| &s.value);
            let alike = near && (anybody || g.role == f.role && one_side);
            alike && g.outcome == f.outcome && g.unit == f.unit && text.get(a..b).is_some_and(and)
        };
        self.desk.pile.read(self.report).findings.figures.iter().any(beside)
    }

    /// Whether the number is said not to be so.
    fn is_denied(&self, at: &Around, utterance: Option<&Utterance>) -> bool {
        let span = self.figure.span;
        // "Reports that twelve men were held do not correspond to the facts."
        let report = self.words().denial.own_report.find(&at.all).and_then(|h| h.caught("p"));
        let inside =
            report.and_then(|(a, b)| at.all.get(a..b)).is_some_and(|p| p.iter().any(|t| span.contains(t.span)));
        // "This story of thirty dead is a fairy tale."
        let tale = self.words().denial.by_word.stand(&at.after) && utterance.is_some_and(|u| u.toks.len() < 60);
        // "Denied any flights; it puts the dead at ninety": behind the mark another saying begins.
        let one_clause = |u: &Utterance| !u.all.iter().any(|t| t.form == ";" && t.span.start < span.start);
        let by_holder = utterance.is_some_and(|u| u.denies() && one_clause(u));
        self.figure.denied || tale || utterance.is_none() && inside || by_holder
    }

    /// Whether a denial only says by the number when it was.
    fn in_passing(&self, u: &Utterance) -> bool {
        let (span, when) = (self.figure.span, &self.desk.pile.pack(self.report).events.words.when_clauses);
        let mut before = u.all.iter().take_while(|t| t.span.end <= span.start);
        u.denies() && u.span.contains(span) && before.any(|t| when.contains(&t.form))
    }

    /// The one who stands for the words where the statement that the figure hangs on is nobody's: the innermost other one,
    /// or him who denies it ("Claims that five fell were denied by the minister").
    fn instead(&self, told: Option<&Utterance>) -> Option<&Utterance> {
        let all = &self.desk.said.get(&self.report)?.all;
        let other = all.iter().filter(|u| u.statement.is_some() && u.span.contains(self.figure.span) && u.holds());
        let between = told.is_none_or(|t| {
            t.stand != Stand::Nothing || t.holder.name.is_none() || all.iter().any(|u| u.denies() && u.span == t.span)
        });
        other.filter(|_| between).min_by_key(|u| (u.span.len(), u.span.start))
    }

    /// Whether the words count people hit: no bare name, no attacker, no page furniture.
    fn counts(&self, own: &[Tok], before: &[Tok], after: &[Tok]) -> bool {
        let (f, toll) = (self.figure, &self.words().toll);
        let digits = |t: &Tok| t.form.chars().any(|c| c.is_ascii_digit());
        let numeral = own.iter().any(|t| digits(t) || self.is_numeral(&t.form));
        let single = own.first().is_some_and(|t| toll.one_leads.has(&t.form) || toll.ones.has(&t.form) && !digits(t))
            && own.iter().any(|t| self.words().class(&t.form).is_some());
        let bare_number = own.len() == 1 && own.first().is_some_and(digits);
        // "(200) 2510 The ..." and "Tolm Averik, 44" count nobody.
        // One named man counts for himself, not for how many.
        let name = f.low == Some(1)
            && f.high == Some(1)
            && own.iter().filter(|t| t.capital).count() >= 2
            && !own.first().is_some_and(|t| toll.ones.has(&t.form));
        let furniture = name
            || bare_number
                && !toll.toll_is.stand(before)
                && (after.first().is_some_and(|t| t.capital || digits(t))
                    || before.len() >= 2
                        && before.last().is_some_and(|t| t.form == ",")
                        && before.iter().rev().nth(1).is_some_and(|t| t.capital));
        let bodies =
            !own.iter().any(digits) && toll.bodies.any(own) && own.iter().any(|t| self.words().toll.some.has(&t.form));
        let no_group = f.group.is_none() && before.is_empty() && after.is_empty();
        (numeral || single)
            && !furniture
            && !bodies
            && !no_group
            && !self.words().toll.not_counted.any(own)
            && f.span.len() < 120
    }

    /// "at least two dozen |people", "two |of his soldiers", "six |or more guards": the words for the number alone; whom it counts stands
    /// in the question and in the sentence.
    fn number(&self, own: &[Tok], text: &str) -> Option<String> {
        let counted = |t: &Tok| t.form.chars().any(|c| c.is_ascii_digit()) || self.is_numeral(&t.form);
        let toll = &self.words().toll;
        let last = own.iter().rposition(counted)?;
        let more = own.get(last + 1).is_some_and(|t| toll.or_.has(&t.form))
            && own.get(last + 2).is_some_and(|t| toll.more.has(&t.form));
        let (from, to) = (own.first()?, own.get(if more { last + 2 } else { last })?);
        text.get(from.span.start..to.span.end).map(|words| short(words, 14))
    }

    fn take(&self, own: &[Tok], sentence: usize, all: &[Tok], utterance: Option<&Utterance>) -> Take {
        let f = self.figure;
        let text = self.desk.pile.text(self.report);
        let numeral = own.iter().any(|t| t.form.chars().any(|c| c.is_ascii_digit()));
        let crowd = own.iter().filter(|_| !numeral).find(|t| self.words().toll.crowd.has(&t.form));
        let is_dozen = |t: &Tok| self.words().toll.dozen.has(&t.form);
        let dozen = crowd.is_some_and(is_dozen) && own.iter().any(|t| self.is_numeral(&t.form) && !is_dozen(t));
        let vague = crowd.filter(|_| !dozen).or_else(|| {
            own.iter().find(|t| {
                !numeral && self.words().toll.some.has(&t.form) && !own.iter().any(|t| self.is_cardinal(&t.form))
            })
        });
        let n = f.low.or(f.high).unwrap_or(0);
        let (mut low, mut high) = (f.low, f.high);
        if f.bound == Bound::About {
            low = low.map(|n| n.saturating_sub(n / 10));
            high = high.map(|n| n.saturating_add(n / 10));
        }
        let canon = match (vague, f.bound) {
            (Some(word), _) => format!("~{}", word.form.trim_end_matches('s')),
            (None, Bound::About) => format!("about {n}"),
            (None, Bound::AtMost) => format!("up to {n}"),
            (None, Bound::Range) => format!("{n} to {}", f.high.unwrap_or(n)),
            _ => n.to_string(),
        };
        if vague.is_some() {
            (low, high) = (None, None);
        }
        let holder = utterance.map_or_else(|| self.desk.hearing.own_holder(self.report), |u| u.holder.clone());
        let how = utterance.map_or(if hedges(self.words(), all) { How::Hedged } else { How::Outright }, |u| u.how);
        Take {
            canon,
            denies: None,
            value: self.number(own, text).unwrap_or_else(|| short(f.span.of(text), 14)),
            holder,
            how,
            chain: utterance.map(|u| u.chain.clone()).unwrap_or_default(),
            report: self.report,
            sentence,
            finding: (f.id.clone(), ClaimKind::Figure, Span::new(f.span.start, f.span.end)),
            rule: "toll",
            low,
            high,
            party: None,
            anew: self.words().toll.told_anew.stand(all),
        }
    }
}

/// The list of words for an outcome, if points ask for it.
fn words_of(words: &PointWords, outcome: Outcome) -> Option<&Beginnings> {
    match outcome {
        Outcome::Killed | Outcome::KilledOrWounded => Some(&words.toll.killed),
        Outcome::Wounded => Some(&words.toll.wounded),
        Outcome::Detained => Some(&words.toll.detained),
        Outcome::Missing => Some(&words.toll.missing),
        Outcome::Surrendered => Some(&words.toll.surrendered),
        _ => None,
    }
}
