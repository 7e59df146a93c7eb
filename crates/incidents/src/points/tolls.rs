//! How many were killed, wounded, detained, went missing or surrendered: the figures of an incident in, a row for each
//! outcome, class of people and side out. Parts of a number are no versions of the whole.

use std::collections::BTreeMap;

use sayso_case::{Attribute, Figure, FindingId, Outcome, Role};

use super::count::Counting;
use super::desk::{Desk, past};
use super::ground::Ground;
use super::party::Party;
use super::row::Row;
use super::take::{Rivalry, Take, holders};
use super::token::Tok;
use super::toll::Toll;
use super::utterance::Utterance;
use crate::days::Days;

/// A number's own time lies no farther from its incident's, in days.
const MONTH: i32 = 31;

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

const OUTCOMES: [(Outcome, Attribute, &str); 6] = [
    (Outcome::Killed, Attribute::Killed, "killed"),
    (Outcome::Wounded, Attribute::Wounded, "wounded"),
    (Outcome::KilledOrWounded, Attribute::Killed, "killed or wounded"),
    (Outcome::Detained, Attribute::Other, "detained"),
    (Outcome::Missing, Attribute::Other, "missing"),
    (Outcome::Surrendered, Attribute::Other, "said to have surrendered"),
];

/// "In 2031 clashes between the two killed 50 people": the number's own time is months away from the incident's.
fn is_of_another_time(ground: &Ground, figure: &Figure) -> bool {
    let own = figure.when.as_ref().map(|w| Days::of_moment(w.moment));
    let here = ground.incident.when.map(Days::of_moment);
    own.zip(here).is_some_and(|(own, here)| own.gap(here) > MONTH)
}

/// "Two days of fighting in which two dozen were killed": the number is of more days than the incident has.
fn is_of_more_days(desk: &Desk, ground: &Ground, report: usize, figure: &Figure) -> bool {
    if ground.incident.when.map(Days::of_moment).is_none_or(|days| days.length() > 0) {
        return false;
    }
    let sentence = desk.sentence(report, desk.pile.sentence(report, figure.span.start));
    let before = sentence.iter().take_while(|t| t.span.end <= figure.span.start).cloned().collect::<Vec<_>>();
    desk.pile.words(report).toll.of_days.stand(&before)
}

/// The tolls of an incident, with classes and sides settled over its reports.
pub(crate) fn tolls(desk: &Desk, ground: &Ground) -> Vec<Toll> {
    let mut out: Vec<Toll> = Vec::new();
    for (report, at) in &ground.figures {
        if let Some(figure) =
            desk.pile.read(*report).findings.figures.get(*at).filter(|f| !is_of_another_time(ground, f))
            && !is_of_more_days(desk, ground, *report, figure)
        {
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
        let Some((_, attribute, word)) = OUTCOMES.iter().find(|(o, ..)| *o == outcome) else { continue };
        let here = |t: &&Toll| (t.outcome, t.class, &t.side, t.part) == (outcome, class, &side, part);
        let mut takes: Vec<Take> = tolls.iter().filter(here).map(|t| t.take.clone()).collect();
        if outcome == Outcome::Killed && class == "all" && side.is_none() && !part && !takes.is_empty() {
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

/// "No Orvian casualties", "it had no casualties": a side's own, which answers nothing for all. The figure says whose.
fn is_of_one_side(desk: &Desk, u: &Utterance, before: &[Tok], said: &[Tok]) -> bool {
    let party = |p: &Party| matches!(p, Party::Of(_) | Party::Group(_) | Party::Rebels);
    let named = desk.parties.one_in(u.report, said, party).is_some();
    let (bearing, own) = (&desk.pile.pack(u.report).sides.bearing, &u.words.began);
    let bears = before.last().is_some_and(|t| bearing.contains(&t.form));
    let who = before.iter().rev().nth(1);
    named || bears && who.is_some_and(|t| own.pronouns.has(&t.form) || own.own.has(&t.form))
}

/// "No servicemen died", "the number is not known".
fn in_words(desk: &Desk, ground: &Ground) -> Vec<Take> {
    let mut out = Vec::new();
    for u in desk.on(ground).filter(|u| u.holds() && !u.denies()) {
        let kinds = [
            ("toll_none", "none", &u.words.toll.none),
            ("toll_unknown", "unknown", &u.words.toll.unknown),
            ("toll_few", "some", &u.words.toll.few),
        ];
        for (rule, canon, patterns) in kinds {
            if let Some(hit) = patterns.find(&u.toks)
                && !past(u.words, &u.toks)
            {
                let said = u.toks.get(hit.from..hit.to).unwrap_or_default();
                let until = u.toks.get(..hit.from).unwrap_or_default();
                if canon == "none" && is_of_one_side(desk, u, until, said) {
                    continue;
                }
                let value = super::take::stretch(desk.pile, u.report, said);
                out.extend(Take::of(u, canon.to_owned(), value, rule));
            }
        }
    }
    out
}
