//! Whether a figure counts people hit in an incident, of what kind, whose, and who stands for it: a figure in, [`Toll`]s out.

use sayso_case::{Bound, ClaimKind, Figure, How, Role, Scope, Unit};
use sayso_text::Span;

use super::desk::{Desk, past};
use super::party::Party;
use super::pattern::Tok;
use super::take::{Take, short};
use super::tolls::{Toll, words_of};
use super::utterance::{Stand, Utterance, hedges};
use super::words::words;

/// The words of a figure and those around it.
#[derive(Default)]
struct Around {
    all: Vec<Tok>,
    own: Vec<Tok>,
    before: Vec<Tok>,
    after: Vec<Tok>,
    sentence: usize,
}

/// One figure of a report.
pub(super) struct Counting<'a> {
    pub desk: &'a Desk<'a>,
    pub report: usize,
    pub figure: &'a Figure,
}

impl Counting<'_> {
    /// The figure as an answer; two where somebody rejects it in the same breath.
    pub fn tolls(&self) -> Vec<Toll> {
        let f = self.figure;
        let Some(list) = words_of(f.outcome) else { return Vec::new() };
        let number = f.low.or(f.high);
        if f.unit != Unit::People || f.scope == Some(Scope::Total) || number.is_none() || f.span.is_empty() {
            return Vec::new();
        }
        let at = self.around();
        if !words().any(list, &at.all) || self.of_more(&at) || !self.counts(&at.own, &at.before, &at.after) {
            return Vec::new();
        }
        let told = f.statement.as_ref().and_then(|id| self.desk.statement(self.report, id));
        let holds = told.filter(|u| u.stand == Stand::Holds);
        let utterance = holds.or_else(|| f.statement.as_ref().and_then(|_| self.instead(told)));
        if f.statement.is_some() && utterance.is_none() {
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
            all: all.clone(),
            sentence,
        }
    }

    /// Whether the number is of more than the one deed, of another time, or of somebody whom the sentence leaves out.
    fn of_more(&self, at: &Around) -> bool {
        let f = self.figure;
        let number = f.low.or(f.high).unwrap_or(0);
        let of_a_war =
            number >= 5_000 && f.when.is_none() || number >= 500 && words().patterns("toll.of_a_war").stand(&at.all);
        // "With the three of Monday the number of our dead is 24."
        let over_all = at.before.iter().any(|t| t.form == "with" || t.form == "counting")
            && words().patterns("toll.number_is").stand(&at.before);
        // "Orvia speaks of fifty of theirs, Luria of sixty": the second is not Orvia's.
        let gapped = at.before.len() >= 3
            && at.before.last().is_some_and(|t| t.form == "of")
            && at.before.iter().rev().nth(2).is_some_and(|t| t.form == ",");
        let question = at.all.last().is_some_and(|t| t.form == "?");
        of_a_war || over_all || gapped || question || past(&at.all) && f.when.is_none()
    }

    /// The figure as an answer, whoever denies it.
    fn toll(&self, at: &Around, utterance: Option<&Utterance>) -> Toll {
        let f = self.figure;
        let has = |fits: &[&str]| at.own.iter().any(|t| fits.contains(&t.form.as_str()));
        let part = words().patterns("toll.part_before").stand(&at.before)
            || words().patterns("toll.part_after").stand(&at.after)
            || has(&["of"]) && has(&["the", "them", "those", "these", "whom"]);
        let (kind, side, worn) = self.who(at, utterance);
        let take = self.take(&at.own, at.sentence, &at.all, utterance);
        let called = f.described_as.map_or(f.group.unwrap_or(f.span), |d| f.group.unwrap_or(f.span).cover(d));
        let number = f.low.or(f.high);
        let one = at.own.first().is_some_and(|t| matches!(t.form.as_str(), "a" | "an" | "the" | "his" | "her"));
        Toll {
            outcome: f.outcome,
            class: kind,
            kind,
            side,
            part,
            number: number.filter(|_| !take.canon.contains('~')),
            worn,
            people: has(&["people", "persons", "person", "dead", "deaths", "lives", "killed", "victims", "residents"]),
            single: one && number == Some(1),
            called: short(called.of(self.desk.pile.text(self.report)), 12),
            take,
        }
    }

    /// Whether the number is said not to be so.
    fn is_denied(&self, at: &Around, utterance: Option<&Utterance>) -> bool {
        let span = self.figure.span;
        // "Reports that twelve men were held do not correspond to the facts."
        let report = words().patterns("denial.own_report").find(&at.all).and_then(|h| h.caught("p"));
        let inside =
            report.and_then(|(a, b)| at.all.get(a..b)).is_some_and(|p| p.iter().any(|t| span.contains(t.span)));
        // "This story of thirty dead is a fairy tale."
        let tale = words().patterns("denial.by_word").stand(&at.after) && utterance.is_some_and(|u| u.toks.len() < 60);
        self.figure.denied || tale || utterance.is_none() && inside || utterance.is_some_and(Utterance::denies)
    }

    /// The one who stands for the words where the statement that the figure hangs on is nobody's: the innermost other one,
    /// or him who denies it ("Claims that five fell were denied by the minister").
    fn instead(&self, told: Option<&Utterance>) -> Option<&Utterance> {
        let all = self.desk.said.get(self.report)?;
        let other = all.iter().filter(|u| u.statement.is_some() && u.span.contains(self.figure.span) && u.holds());
        let between = told.is_none_or(|t| {
            t.stand != Stand::Nothing || t.holder.name.is_none() || all.iter().any(|u| u.denies() && u.span == t.span)
        });
        other.filter(|_| between).min_by_key(|u| (u.span.len(), u.span.start))
    }

    /// Whether the words count people hit: no bare name, no attacker, no page furniture.
    fn counts(&self, own: &[Tok], before: &[Tok], after: &[Tok]) -> bool {
        let f = self.figure;
        let digits = |t: &Tok| t.form.chars().any(|c| c.is_ascii_digit());
        let numeral = own.iter().any(|t| digits(t) || is_numeral(&t.form));
        let single = own.first().is_some_and(|t| matches!(t.form.as_str(), "a" | "an" | "one" | "the" | "his" | "her"))
            && own.iter().any(|t| words().class(&t.form).is_some());
        let bare_number = own.len() == 1 && own.first().is_some_and(digits);
        // "(200) 2510 The ..." and "Tolm Averik, 44" count nobody.
        // One named man counts for himself, not for how many.
        let name = f.low == Some(1)
            && f.high == Some(1)
            && own.iter().filter(|t| t.capital).count() >= 2
            && !own.first().is_some_and(|t| matches!(t.form.as_str(), "one" | "a" | "an" | "1"));
        let furniture = name
            || bare_number
                && (after.first().is_some_and(|t| t.capital || digits(t))
                    || before.len() >= 2
                        && before.last().is_some_and(|t| t.form == ",")
                        && before.iter().rev().nth(1).is_some_and(|t| t.capital));
        let no_group = f.group.is_none() && before.is_empty() && after.is_empty();
        (numeral || single) && !furniture && !no_group && !words().any("toll.not_counted", own) && f.span.len() < 120
    }

    /// The kind of people and whose they are.
    fn who(&self, at: &Around, utterance: Option<&Utterance>) -> (&'static str, Option<Party>, bool) {
        let f = self.figure;
        let own = &at.own;
        let cut =
            own.iter().position(|t| matches!(t.form.as_str(), "disguised" | "dressed" | "posing")).unwrap_or(own.len());
        let head = own.get(..cut).unwrap_or_default();
        let army = head.iter().any(|t| matches!(t.form.as_str(), "army" | "military" | "navy"));
        let mut kind = head.iter().rev().find_map(|t| words().class(&t.form));
        if army && kind == Some("police") {
            kind = Some("soldier");
        }
        let worn = if kind.is_none() { self.worn(&at.after) } else { None };
        let mut side = None;
        if let Some((by_dress, whose)) = worn.clone() {
            (kind, side) = (by_dress, whose);
        }
        let nobody = head.iter().any(|t| {
            matches!(t.form.as_str(), "people" | "person" | "persons" | "others" | "dead" | "victims" | "wounded")
        });
        if kind.is_none() && f.group.is_none() && !nobody {
            // "Two soldiers were killed and nine wounded": nine of the same.
            (kind, side) = self.same_as_before(&at.before).unwrap_or((None, side));
        }
        let kind = kind.or(by_role(f).filter(|_| f.group.is_some() && !nobody)).unwrap_or("all");
        let men = head.iter().any(|t| t.form == "men");
        if kind == "all" && f.group.is_none_or(|_| nobody || men) {
            // "Orvian losses at more than thirty", and the line of a table that begins with a side.
            side = side.or_else(|| self.losses_of(&at.before, utterance));
        }
        if matches!(kind, "soldier" | "fighter" | "police") {
            side = side.or_else(|| self.whose(own, head, utterance));
        }
        (kind, side, worn.is_some())
    }

    /// "Two dead men in the uniform of the Orvian Army": the kind and side by what they wore.
    fn worn(&self, after: &[Tok]) -> Option<(Option<&'static str>, Option<Party>)> {
        let tail: Vec<Tok> = after.iter().take(9).take_while(|t| t.is_word()).cloned().collect();
        let (first, last) = (tail.first()?, tail.last()?);
        let worn = matches!(first.form.as_str(), "in" | "wearing")
            && tail.iter().take(4).any(|t| t.form.starts_with("uniform"));
        let army = tail.iter().any(|t| t.form == "army");
        let kind = tail.iter().find_map(|t| words().class(&t.form)).or(army.then_some("soldier"));
        let marks = self.desk.parties.marks_in(self.report, first.span.cover(last.span));
        worn.then(|| (kind, marks.into_iter().map(|(_, p)| p).find(|p| matches!(p, Party::Of(_)))))
    }

    /// Whose soldiers, police or fighters they are: by their own words, by who says "our", by what was found.
    fn whose(&self, own: &[Tok], head: &[Tok], utterance: Option<&Utterance>) -> Option<Party> {
        let parties = self.desk.parties;
        let own_men = own.iter().any(|t| matches!(t.form.as_str(), "its" | "his" | "their" | "our"));
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
        let joined = clause.last().is_some_and(|t| t.form == "and")
            || clause.iter().rev().nth(1).is_some_and(|t| t.form == "and");
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
        let at = Around { own: words, ..Around::default() };
        let (kind, side, _) = other.who(&at, u);
        Some(((kind != "all").then_some(kind), side))
    }

    /// Whose losses a number is said to be: the party right before "losses", or one that alone begins the line.
    fn losses_of(&self, before: &[Tok], utterance: Option<&Utterance>) -> Option<Party> {
        let lost =
            before.iter().rposition(|t| t.form == "lost" || t.form == "losing").filter(|k| before.len() - k <= 5);
        if let Some(subject) = lost.and_then(|k| before.get(..k)).map(super::doer::subject) {
            let own = subject.iter().any(|t| matches!(t.form.as_str(), "it" | "we" | "its" | "our"));
            return self
                .desk
                .parties
                .named_in(self.report, subject)
                .or_else(|| utterance.filter(|_| own)?.holder.party.clone());
        }
        let own = before.iter().rev().take(4).any(|t| matches!(t.form.as_str(), "its" | "our"));
        if own
            && before.iter().rev().take(3).any(|t| matches!(t.form.as_str(), "losses" | "toll" | "dead" | "casualties"))
        {
            return utterance?.holder.party.clone();
        }
        let loss = before.iter().rposition(|t| matches!(t.form.as_str(), "losses" | "casualties" | "dead"));
        let (from, to) = match loss {
            Some(k) if before.len() - k <= 6 => (k.saturating_sub(3), k),
            _ if before.len() <= 2 => (0, before.len()),
            _ => return None,
        };
        let words = before.get(from..to)?;
        let span = words.first()?.span.cover(words.last()?.span);
        let marks = self.desk.parties.marks_in(self.report, span);
        marks.into_iter().map(|(_, p)| p).find(|p| matches!(p, Party::Of(_) | Party::Group(_)))
    }

    fn take(&self, own: &[Tok], sentence: usize, all: &[Tok], utterance: Option<&Utterance>) -> Take {
        let f = self.figure;
        let text = self.desk.pile.text(self.report);
        let numeral = own.iter().any(|t| t.form.chars().any(|c| c.is_ascii_digit()));
        let crowd = own.iter().filter(|_| !numeral).find(|t| words().has("toll.crowd", &t.form));
        let dozen =
            crowd.is_some_and(|t| t.form == "dozen") && own.iter().any(|t| is_numeral(&t.form) && t.form != "dozen");
        let vague = crowd.filter(|_| !dozen).or_else(|| {
            own.iter()
                .find(|t| !numeral && words().has("toll.some", &t.form) && !own.iter().any(|t| is_cardinal(&t.form)))
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
        let how = utterance.map_or(if hedges(all) { How::Hedged } else { How::Outright }, |u| u.how);
        Take {
            canon,
            denies: None,
            value: short(f.span.of(text), 14),
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
            anew: words().patterns("toll.told_anew").stand(all),
        }
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

const CARDINALS: [&str; 29] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
    "thousand",
];

fn is_cardinal(form: &str) -> bool {
    CARDINALS.contains(&form)
}

fn is_numeral(form: &str) -> bool {
    is_cardinal(form)
        || words().has("toll.crowd", form)
        || words().has("toll.some", form)
        || matches!(form, "no" | "both" | "couple" | "another" | "fourth" | "third" | "second" | "fifth")
}
