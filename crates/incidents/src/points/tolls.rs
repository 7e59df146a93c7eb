//! How many were killed, wounded, detained, went missing or surrendered: the figures of an incident in, a row for each
//! outcome, class of people and side out. Parts of a number are no versions of the whole.

use sayso_case::{Attribute, Bound, ClaimKind, Figure, How, Outcome, Role, Scope, Unit};
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
        let Some((_, attribute, word, _)) = OUTCOMES.iter().find(|(o, ..)| *o == outcome) else { continue };
        let here = |t: &&Toll| (t.outcome, t.class, &t.side, t.part) == (outcome, class, &side, part);
        let mut takes: Vec<Take> = tolls.iter().filter(here).map(|t| t.take.clone()).collect();
        if outcome == Outcome::Killed && class == "all" && !part {
            takes.extend(in_words(desk, ground));
        }
        if holders(&takes).len() < 2 && !takes.iter().any(|t| t.denies.is_some()) && !grows(&takes) {
            continue;
        }
        let whose = side.as_ref().map(|p| format!(" on the side of {}", called(desk, tolls, p))).unwrap_or_default();
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
    takes.iter().any(|a| takes.iter().any(|b| a.holder.key == b.holder.key && a.canon != b.canon && a.report != b.report))
}

/// A side in the words of the first report that names it.
fn called(desk: &Desk, tolls: &[Toll], party: &Party) -> String {
    let label = desk.parties.label(party);
    let first = tolls.iter().filter(|t| t.side.as_ref() == Some(party)).find_map(|t| {
        let marks = desk.parties.marks_in(t.take.report, desk.pile.sentence_span(t.take.report, t.take.sentence));
        marks.iter().find(|(_, p)| p == party).map(|(s, _)| s.of(desk.pile.text(t.take.report)).to_owned())
    });
    first.unwrap_or(label)
}

/// "No servicemen died", "the number is not known".
fn in_words(desk: &Desk, ground: &Ground) -> Vec<Take> {
    let mut out = Vec::new();
    for u in desk.on(ground).filter(|u| u.holds() && !u.denies()) {
        for (rule, canon, list) in [("toll_none", "0", "toll.none"), ("toll_unknown", "not known", "toll.unknown")] {
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
        if !words().any(list, &all) || !self.counts(&own, &before, &after) || past(&all) && f.when.is_none() {
            return Vec::new();
        }
        let utterance = f.statement.as_ref().and_then(|id| self.desk.statement(self.report, id));
        if utterance.is_some_and(|u| u.stand != Stand::Holds) || f.statement.is_some() && utterance.is_none() {
            return Vec::new();
        }
        let part = words().patterns("toll.part_before").stand(&before)
            || words().patterns("toll.part_after").stand(&after)
            || own.iter().any(|t| t.form == "of") && own.iter().any(|t| matches!(t.form.as_str(), "the" | "them" | "those" | "these" | "whom"));
        let (kind, side) = self.who(&own, &after, utterance);
        let take = self.take(&own, sentence, &all, utterance);
        let called = f.described_as.map_or(f.group.unwrap_or(f.span), |d| f.group.unwrap_or(f.span).cover(d));
        let toll = Toll {
            outcome: f.outcome,
            class: kind,
            kind,
            side,
            part,
            number: number.filter(|_| !take.canon.contains('~')),
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
            && words().patterns("denial.own_report").find(&all).and_then(|h| h.caught("p")).and_then(|(a, b)| all.get(a..b)).is_some_and(|p| p.iter().any(|t| f.span.contains(t.span)));
        let denied = f.denied || untrue || utterance.is_some_and(Utterance::denies);
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

    /// Whether the words count people hit: no bare name, no attacker, no page furniture.
    fn counts(&self, own: &[Tok], before: &[Tok], after: &[Tok]) -> bool {
        let f = self.figure;
        let digits = |t: &Tok| t.form.chars().any(|c| c.is_ascii_digit());
        let numeral = own.iter().any(|t| digits(t) || is_numeral(&t.form));
        let single = own.first().is_some_and(|t| matches!(t.form.as_str(), "a" | "an" | "one" | "the" | "his" | "her")) && own.iter().any(|t| words().class(&t.form).is_some());
        let bare_number = own.len() == 1 && own.first().is_some_and(digits);
        // "(200) 2510 The ..." and "Tolm Averik, 44" count nobody.
        let furniture = bare_number && (after.first().is_some_and(|t| t.capital || digits(t)) || before.len() >= 2 && before.last().is_some_and(|t| t.form == ",") && before.iter().rev().nth(1).is_some_and(|t| t.capital));
        let no_group = f.group.is_none() && before.is_empty() && after.is_empty();
        (numeral || single) && !furniture && !no_group && !words().any("toll.not_counted", own) && f.span.len() < 120
    }

    /// The kind of people and whose they are.
    fn who(&self, own: &[Tok], after: &[Tok], utterance: Option<&Utterance>) -> (&'static str, Option<Party>) {
        let f = self.figure;
        let cut = own.iter().position(|t| matches!(t.form.as_str(), "disguised" | "dressed" | "posing")).unwrap_or(own.len());
        let head = own.get(..cut).unwrap_or_default();
        let army = head.iter().any(|t| matches!(t.form.as_str(), "army" | "military" | "navy"));
        let mut kind = head.iter().rev().find_map(|t| words().class(&t.form));
        if army && kind == Some("police") {
            kind = Some("soldier");
        }
        // "two dead men in the uniform of the Orvian Army"
        let tail: Vec<Tok> = after.iter().take(9).take_while(|t| t.is_word()).cloned().collect();
        let worn = tail.first().is_some_and(|t| matches!(t.form.as_str(), "in" | "wearing")) && tail.iter().take(4).any(|t| t.form.starts_with("uniform"));
        let mut side = None;
        if kind.is_none() && worn {
            let army = tail.iter().any(|t| t.form == "army");
            kind = tail.iter().find_map(|t| words().class(&t.form)).or(army.then_some("soldier"));
            let marks = tail.first().zip(tail.last()).map(|(a, b)| self.desk.parties.marks_in(self.report, a.span.cover(b.span)));
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
        let nobody = head.iter().any(|t| matches!(t.form.as_str(), "people" | "person" | "persons" | "others" | "dead" | "victims" | "wounded"));
        let kind = kind.or(by_role.filter(|_| f.group.is_some() && !nobody)).unwrap_or("all");
        if matches!(kind, "soldier" | "fighter" | "police") {
            let own_men = own.iter().any(|t| matches!(t.form.as_str(), "its" | "his" | "their" | "our"));
            let by_words = || self.desk.parties.one_of(self.report, head).filter(|p| matches!(p, Party::Of(_) | Party::Group(_)));
            let by_speaker = || utterance.filter(|_| own_men).and_then(|u| u.holder.party.clone());
            let by_finding = || f.side.as_ref().and_then(|s| s.basis.first().and_then(|b| self.desk.parties.of_span(self.report, *b)).or_else(|| self.desk.parties.of_words(&s.value)));
            side = side.or_else(by_words).or_else(by_speaker).or_else(by_finding).filter(|p| matches!(p, Party::Of(_) | Party::Group(_)));
        }
        (kind, side)
    }

    fn take(&self, own: &[Tok], sentence: usize, all: &[Tok], utterance: Option<&Utterance>) -> Take {
        let f = self.figure;
        let text = self.desk.pile.text(self.report);
        let numeral = own.iter().any(|t| t.form.chars().any(|c| c.is_ascii_digit()));
        let crowd = own.iter().filter(|_| !numeral).find(|t| words().has("toll.crowd", &t.form));
        let dozen = crowd.is_some_and(|t| t.form == "dozen") && own.iter().any(|t| is_numeral(&t.form) && t.form != "dozen");
        let vague = crowd.filter(|_| !dozen).or_else(|| own.iter().find(|t| !numeral && words().has("toll.some", &t.form) && !own.iter().any(|t| is_cardinal(&t.form))));
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
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy",
    "eighty", "ninety", "hundred", "thousand",
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
