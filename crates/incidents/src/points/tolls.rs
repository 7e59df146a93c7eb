//! How many were killed, wounded, detained, went missing or surrendered: the figures of an incident in, a row for each
//! outcome, class of people and side out. Parts of a number are no versions of the whole.

use std::collections::BTreeMap;

use sayso_case::{Attribute, Bound, ClaimKind, Figure, FindingId, How, Outcome, Role, Scope, Unit};
use sayso_text::Span;

use super::desk::{Desk, past};
use super::ground::Ground;
use super::party::Party;
use super::pattern::Tok;
use super::take::{Rivalry, Row, Take, holders, short};
use super::utterance::{Stand, Utterance, hedges};
use super::words::words;

/// One figure as an answer.
#[derive(Clone, Debug)]
pub(crate) struct Toll {
    /// What became of them.
    pub outcome: Outcome,
    /// Who they are by the question: "all" for people of no kind.
    pub class: &'static str,
    /// Who they are by this speaker's words.
    pub kind: &'static str,
    /// Whose.
    pub side: Option<Party>,
    /// Whether it is some of a larger number.
    pub part: bool,
    /// The number, where it is one.
    pub number: Option<u64>,
    /// The answer.
    pub take: Take,
    /// What they are called: "militants disguised as police officers".
    pub called: String,
    /// Whether their kind is told by what they wore.
    pub worn: bool,
    /// "Five people", "five dead": more than a bare number.
    pub people: bool,
    /// "A corporal": one, without being counted.
    pub single: bool,
}

/// One figure as an incident's points count it.
#[derive(Clone, Debug)]
pub(crate) struct Tally {
    /// The class of people.
    pub class: &'static str,
    /// Whose, as people are shown it.
    pub side: Option<String>,
    /// Whether it is some of a larger number.
    pub part: bool,
}

impl Tally {
    /// Whether points ask for this outcome.
    pub fn asked(outcome: Outcome) -> bool {
        OUTCOMES.iter().any(|(o, ..)| *o == outcome)
    }

    /// The contract's role of the class.
    pub fn role(&self) -> Option<Role> {
        match self.class {
            "soldier" => Some(Role::Military),
            class => Role::parse(class),
        }
    }
}

/// The figures that answer questions of an incident.
pub(crate) fn tallies(desk: &Desk, tolls: &[Toll]) -> BTreeMap<FindingId, Tally> {
    let side = |t: &Toll| t.side.as_ref().map(|p| desk.parties.shown(p));
    tolls.iter().map(|t| (t.take.finding.0.clone(), Tally { class: t.class, side: side(t), part: t.part })).collect()
}

const OUTCOMES: [(Outcome, Attribute, &str, &str); 6] = [
    (Outcome::Killed, Attribute::Killed, "killed", "toll.killed"),
    (Outcome::Wounded, Attribute::Wounded, "wounded", "toll.wounded"),
    (Outcome::KilledOrWounded, Attribute::Killed, "killed or wounded", "toll.killed"),
    (Outcome::Detained, Attribute::Other, "detained", "toll.detained"),
    (Outcome::Missing, Attribute::Other, "missing", "toll.missing"),
    (Outcome::Surrendered, Attribute::Other, "said to have surrendered", "toll.surrendered"),
];

/// The tolls of an incident, with classes and sides settled over its reports.
pub(crate) fn tolls(desk: &Desk, ground: &Ground) -> Vec<Toll> {
    let mut out: Vec<Toll> = Vec::new();
    for (report, at) in &ground.figures {
        if let Some(figure) = desk.pile.read(*report).findings.figures.get(*at) {
            out.extend(Counting { desk, report: *report, figure }.tolls());
        }
    }
    // The order of the text, not of the sets.
    out.sort_by_key(|t| (t.take.report, t.take.finding.2));
    super::settle::settle(out)
}

/// The rows of the tolls.
pub(crate) fn rows(desk: &Desk, ground: &Ground, tolls: &[Toll]) -> Vec<Row> {
    let mut keys: Vec<(Outcome, &'static str, Option<Party>, bool)> = Vec::new();
    for t in tolls {
        let key = (t.outcome, t.class, t.side.clone(), t.part);
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    let mut out = Vec::new();
    for (outcome, class, side, part) in keys {
        // Some of all: of whom, it does not say.
        if part && class == "all" {
            continue;
        }
        let Some((_, attribute, word, _)) = OUTCOMES.iter().find(|(o, ..)| *o == outcome) else { continue };
        let here = |t: &&Toll| (t.outcome, t.class, &t.side, t.part) == (outcome, class, &side, part);
        let mut takes: Vec<Take> = tolls.iter().filter(here).map(|t| t.take.clone()).collect();
        if outcome == Outcome::Killed && class == "all" && !part && !takes.is_empty() {
            takes.extend(in_words(desk, ground));
        }
        if holders(&takes).len() < 2 && !takes.iter().any(|t| t.denies.is_some()) && !grows(&takes) {
            continue;
        }
        let whose = side.as_ref().map(|p| format!(" on the side of {}", called(desk, p))).unwrap_or_default();
        let who = match class {
            "all" => String::new(),
            "child" => " children".to_owned(),
            "woman" => " women".to_owned(),
            "police" => " police officers".to_owned(),
            class => format!(" {class}s"),
        };
        let of = if part { " of a larger number" } else { "" };
        out.push(Row {
            attribute: *attribute,
            topic: format!("toll {word} {class}{}", if part { " part" } else { "" }),
            question: format!("How many{who}{of} were {word}{whose}?"),
            takes,
            rivalry: if part { Rivalry::Never } else { Rivalry::Numbers },
            fact: true,
            series: false,
        });
    }
    out
}

/// One holder gives two numbers in two reports.
fn grows(takes: &[Take]) -> bool {
    takes
        .iter()
        .any(|a| takes.iter().any(|b| a.holder.key == b.holder.key && a.canon != b.canon && a.report != b.report))
}

/// A side as people are shown it.
fn called(desk: &Desk, party: &Party) -> String {
    desk.parties.shown(party)
}

/// "No servicemen died", "the number is not known".
fn in_words(desk: &Desk, ground: &Ground) -> Vec<Take> {
    let mut out = Vec::new();
    for u in desk.on(ground).filter(|u| u.holds() && !u.denies()) {
        let kinds = [
            ("toll_none", "none", "toll.none"),
            ("toll_unknown", "unknown", "toll.unknown"),
            ("toll_few", "some", "toll.few"),
        ];
        for (rule, canon, list) in kinds {
            if let Some(hit) = words().patterns(list).find(&u.toks)
                && !past(&u.toks)
            {
                let said = u.toks.get(hit.from..hit.to).unwrap_or_default();
                let value = super::take::stretch(desk.pile, u.report, said);
                out.extend(Take::of(u, canon.to_owned(), value, rule));
            }
        }
    }
    out
}

struct Counting<'a> {
    desk: &'a Desk<'a>,
    report: usize,
    figure: &'a Figure,
}

impl Counting<'_> {
    /// The figure as an answer; two where somebody rejects it in the same breath.
    fn tolls(&self) -> Vec<Toll> {
        let f = self.figure;
        let Some((.., list)) = OUTCOMES.iter().find(|(o, ..)| *o == f.outcome) else { return Vec::new() };
        let number = f.low.or(f.high);
        if f.unit != Unit::People || f.scope == Some(Scope::Total) || number.is_none() || f.span.is_empty() {
            return Vec::new();
        }
        let sentence = self.desk.pile.sentence(self.report, f.span.start);
        let all = self.desk.sentence(self.report, sentence);
        let own: Vec<Tok> = all.iter().filter(|t| f.span.contains(t.span)).cloned().collect();
        let before: Vec<Tok> = all.iter().filter(|t| t.span.end <= f.span.start).cloned().collect();
        let after: Vec<Tok> = all.iter().filter(|t| t.span.start >= f.span.end).cloned().collect();
        // "With the three of Monday the number of our dead is 24": of more than one deed.
        let over_all = before.iter().any(|t| t.form == "with" || t.form == "counting")
            && words().patterns("toll.number_is").stand(&before);
        if over_all || !words().any(list, &all) || !self.counts(&own, &before, &after) || past(&all) && f.when.is_none()
        {
            return Vec::new();
        }
        let told = f.statement.as_ref().and_then(|id| self.desk.statement(self.report, id));
        let utterance =
            told.filter(|u| u.stand == Stand::Holds).or_else(|| f.statement.as_ref().and_then(|_| self.instead(told)));
        if f.statement.is_some() && utterance.is_none() {
            return Vec::new();
        }
        let part = words().patterns("toll.part_before").stand(&before)
            || words().patterns("toll.part_after").stand(&after)
            || own.iter().any(|t| t.form == "of")
                && own.iter().any(|t| matches!(t.form.as_str(), "the" | "them" | "those" | "these" | "whom"));
        let (kind, side, worn) = self.who(&own, &before, &after, utterance);
        // "Orvia speaks of fifty of theirs, Luria of sixty": the second is not Orvia's.
        let gapped = before.len() >= 3
            && before.last().is_some_and(|t| t.form == "of")
            && before.iter().rev().nth(2).is_some_and(|t| t.form == ",");
        let question = all.last().is_some_and(|t| t.form == "?");
        if gapped || question {
            return Vec::new();
        }
        let take = self.take(&own, sentence, &all, utterance);
        let called = f.described_as.map_or(f.group.unwrap_or(f.span), |d| f.group.unwrap_or(f.span).cover(d));
        let toll = Toll {
            outcome: f.outcome,
            class: kind,
            kind,
            side,
            part,
            number: number.filter(|_| !take.canon.contains('~')),
            worn,
            people: own.iter().any(|t| {
                matches!(
                    t.form.as_str(),
                    "people" | "persons" | "person" | "dead" | "deaths" | "lives" | "killed" | "victims" | "residents"
                )
            }),
            single: own.first().is_some_and(|t| matches!(t.form.as_str(), "a" | "an" | "the" | "his" | "her"))
                && number == Some(1),
            called: short(called.of(self.desk.pile.text(self.report)), 12),
            take,
        };
        let mut out = Vec::new();
        let rejecter = utterance.and_then(|u| self.desk.rejecter(u));
        if let Some(d) = rejecter
            && let Some(no) = Take::of(d, toll.take.canon.clone(), format!("not {}", toll.take.value), "toll_rejected")
        {
            out.push(Toll { take: Take { low: None, high: None, sentence, ..no.denied() }, ..toll.clone() });
        }
        let untrue = utterance.is_none()
            && words()
                .patterns("denial.own_report")
                .find(&all)
                .and_then(|h| h.caught("p"))
                .and_then(|(a, b)| all.get(a..b))
                .is_some_and(|p| p.iter().any(|t| f.span.contains(t.span)));
        let tale = words().patterns("denial.by_word").stand(&after) && utterance.is_some_and(|u| u.toks.len() < 60);
        let denied = f.denied || tale || untrue || utterance.is_some_and(Utterance::denies);
        if denied {
            // Who denies a number does not give it: "denied that five men had been lost".
            let value = format!("not {}", toll.take.value);
            let take = Take { value, low: None, high: None, rule: "toll_denied", ..toll.take.clone() };
            out.push(Toll { take: take.denied(), ..toll });
        } else {
            out.push(toll);
        }
        out
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
    fn who(
        &self,
        own: &[Tok],
        before: &[Tok],
        after: &[Tok],
        utterance: Option<&Utterance>,
    ) -> (&'static str, Option<Party>, bool) {
        let f = self.figure;
        let cut =
            own.iter().position(|t| matches!(t.form.as_str(), "disguised" | "dressed" | "posing")).unwrap_or(own.len());
        let head = own.get(..cut).unwrap_or_default();
        let army = head.iter().any(|t| matches!(t.form.as_str(), "army" | "military" | "navy"));
        let mut kind = head.iter().rev().find_map(|t| words().class(&t.form));
        if army && kind == Some("police") {
            kind = Some("soldier");
        }
        // "two dead men in the uniform of the Orvian Army"
        let tail: Vec<Tok> = after.iter().take(9).take_while(|t| t.is_word()).cloned().collect();
        let worn = tail.first().is_some_and(|t| matches!(t.form.as_str(), "in" | "wearing"))
            && tail.iter().take(4).any(|t| t.form.starts_with("uniform"));
        let mut side = None;
        let worn = kind.is_none() && worn;
        if worn {
            let army = tail.iter().any(|t| t.form == "army");
            kind = tail.iter().find_map(|t| words().class(&t.form)).or(army.then_some("soldier"));
            let marks = tail
                .first()
                .zip(tail.last())
                .map(|(a, b)| self.desk.parties.marks_in(self.report, a.span.cover(b.span)));
            side = marks.into_iter().flatten().map(|(_, p)| p).find(|p| matches!(p, Party::Of(_)));
        }
        let by_role = match f.role {
            Some(Role::Civilian) => Some("civilian"),
            Some(Role::Child) => Some("child"),
            Some(Role::Woman) => Some("woman"),
            Some(Role::Journalist) => Some("journalist"),
            Some(Role::Medic) => Some("medic"),
            _ => None,
        };
        let nobody = head.iter().any(|t| {
            matches!(t.form.as_str(), "people" | "person" | "persons" | "others" | "dead" | "victims" | "wounded")
        });
        if kind.is_none() && f.group.is_none() && !nobody {
            // "Two soldiers were killed and nine wounded": nine of the same.
            (kind, side) = self.same_as_before(before).unwrap_or((None, side));
        }
        let kind = kind.or(by_role.filter(|_| f.group.is_some() && !nobody)).unwrap_or("all");
        let men = head.iter().any(|t| t.form == "men");
        if kind == "all" && f.group.is_none_or(|_| nobody || men) {
            // "Orvian losses at more than thirty", and the line of a table that begins with a side.
            side = side.or_else(|| self.losses_of(before, utterance));
        }
        if matches!(kind, "soldier" | "fighter" | "police") {
            let own_men = own.iter().any(|t| matches!(t.form.as_str(), "its" | "his" | "their" | "our"));
            let by_words = || self.desk.parties.named_in(self.report, head);
            let by_speaker = || utterance.filter(|_| own_men).and_then(|u| u.holder.party.clone());
            let by_finding = || {
                f.side.as_ref().and_then(|s| {
                    s.basis
                        .first()
                        .and_then(|b| self.desk.parties.of_span(self.report, *b))
                        .or_else(|| self.desk.parties.of_words(&s.value))
                })
            };
            side = side
                .or_else(by_words)
                .or_else(by_speaker)
                .or_else(by_finding)
                .filter(|p| matches!(p, Party::Of(_) | Party::Group(_)));
        }
        (kind, side, worn)
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
        let (kind, side, _) = other.who(&words, &[], &[], u);
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
