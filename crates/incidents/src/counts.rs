//! How many were killed and wounded, and who they were: figures of an incident in, questions out.
//!
//! Figures of several sides are several questions. A role ("civilians", "children") is a question of its own only where one
//! speaker gives both it and another number; else "16 civilians" and "16 people" answer the same question.

use std::collections::BTreeSet;

use sayso_case::{Attribute, Bound, ClaimKind, Figure, Outcome, Role, Unit};

use crate::inquiry::{Asking, Inquiry, Take};
use crate::parties::Party;
use crate::pile::Pile;
use crate::wording::flat;

struct Count<'p> {
    report: usize,
    figure: &'p Figure,
    party: Option<Party>,
    /// Whether the party is a country's or the user's, not just words.
    known: bool,
    role: Option<Role>,
    /// Part of another number: "15 of the wounded", "including a child".
    part: bool,
}

/// The questions on the killed and the wounded.
pub(crate) fn ask(asking: &mut Asking) -> Vec<Inquiry> {
    let mut out = Vec::new();
    for (outcome, attribute, word) in
        [(Outcome::Killed, Attribute::Killed, "killed"), (Outcome::Wounded, Attribute::Wounded, "wounded")]
    {
        for (side, role, part, counts) in split(asking.pile, counts(asking, outcome)) {
            let whose = side.map(|p| format!(" on the side of {}", asking.names.parties.label(p))).unwrap_or_default();
            let of = if part { " of a larger number" } else { "" };
            let who = role.map_or_else(|| format!("{of} were"), |r| format!("{of} were, as “{}”,", r.as_str()));
            let takes = counts.iter().map(|c| take(asking, c, outcome)).collect();
            out.push(Inquiry { attribute, question: format!("How many{who} {word}{whose}?"), takes });
        }
    }
    out
}

/// Who the victims are said to be, where figures describe them in different words.
pub(crate) fn ask_who(asking: &mut Asking) -> Inquiry {
    let mut takes = Vec::new();
    for outcome in [Outcome::Killed, Outcome::Wounded] {
        for count in counts(asking, outcome) {
            let (f, r) = (count.figure, count.report);
            let described = f.described_as.map(|s| asking.pile.of(r, s).to_owned());
            let (key, value) = match (&described, count.role) {
                (Some(words), _) => (format!("as {}", head(words)), words.clone()),
                (None, Some(role)) => {
                    let words = f.group.unwrap_or(f.span);
                    (format!("role {}", role.as_str()), asking.pile.of(r, words).to_owned())
                }
                _ => continue,
            };
            takes.push(asking.take(r, (f.id.clone(), ClaimKind::Figure, f.span), &f.speaker, key, value));
        }
    }
    let described = takes.iter().any(|t: &Take| t.key.starts_with("as "));
    if !described {
        takes.clear();
    }
    Inquiry { attribute: Attribute::Victims, question: "Who were the victims?".to_owned(), takes }
}

/// The words of a description without numbers, as a key.
fn head(words: &str) -> String {
    let words = flat(words);
    let parts: Vec<&str> = words.split_whitespace().filter(|w| w.chars().all(char::is_alphabetic)).collect();
    parts.join(" ").replace(" officers", "").replace(" officer", "")
}

fn counts<'p>(asking: &mut Asking<'_, 'p>, outcome: Outcome) -> Vec<Count<'p>> {
    let mut out = Vec::new();
    let pile = asking.pile;
    for (report, trace) in asking.happening.traces.iter().filter(|(_, t)| t.kind == ClaimKind::Figure) {
        let Some(figure) = pile.read(*report).findings.figures.get(trace.at) else { continue };
        let fits = figure.outcome == outcome || figure.outcome == Outcome::KilledOrWounded;
        if figure.unit != Unit::People || !fits || (figure.low.is_none() && figure.high.is_none()) {
            continue;
        }
        let party = figure.side.as_ref().and_then(|s| {
            let name = s.basis.first().and_then(|b| asking.names.at(pile, *report, *b));
            asking.names.party_named(&s.value, name)
        });
        let known = figure.side.as_ref().and_then(|s| asking.names.parties.key(&s.value)).is_some_and(|k| k.is_known());
        let role = figure.role.filter(|r| *r != Role::Mixed);
        let part = is_part(pile, *report, figure);
        out.push(Count { report: *report, figure, party, known, role, part });
    }
    // Persons named one by one are no toll of one.
    let single = |c: &Count| (c.figure.low, c.figure.high) == (Some(1), Some(1));
    let place = |c: &Count| (c.report, pile.sentence(c.report, c.figure.span.start));
    let lists: BTreeSet<(usize, usize)> = out
        .iter()
        .enumerate()
        .filter(|(k, c)| single(c) && out.iter().take(*k).any(|o| single(o) && place(o) == place(c)))
        .map(|(_, c)| place(c))
        .collect();
    out.retain(|c| !(single(c) && lists.contains(&place(c))));
    // "Dozens killed and wounded" says less than a number of the killed in the same report.
    let plain: BTreeSet<usize> = out.iter().filter(|c| c.figure.outcome == outcome).map(|c| c.report).collect();
    out.retain(|c| c.figure.outcome == outcome || !plain.contains(&c.report));
    out
}

/// "15 of the wounded", "including four children", "among them a child".
fn is_part(pile: &Pile, report: usize, figure: &Figure) -> bool {
    let text = pile.text(report);
    let sentence = pile.sentence_span(report, pile.sentence(report, figure.span.start));
    let words = flat(figure.span.of(text));
    let before = flat(text.get(sentence.start..figure.span.start).unwrap_or(""));
    let after = flat(text.get(figure.span.end..sentence.end).unwrap_or(""));
    let of = [" of the wounded ", " of the dead ", " of the injured ", " of the victims ", " of them ", " of those "];
    let opens = [" including ", " among them ", " among whom ", " of whom ", " included ", " including at least "];
    of.iter().any(|o| words.contains(o) || after.starts_with(o)) || opens.iter().any(|o| before.ends_with(o))
}

type Split<'p> = Vec<(Option<Party>, Option<Role>, bool, Vec<Count<'p>>)>;

/// By side where there are several, then by role where one speaker tells them apart.
fn split<'p>(pile: &Pile, counts: Vec<Count<'p>>) -> Split<'p> {
    let mut sides: Vec<Party> = Vec::new();
    for c in &counts {
        let also = |o: &Count| o.party == c.party && o.report != c.report;
        let sure = c.known || counts.iter().any(also);
        sides.extend(c.party.filter(|p| sure && !sides.contains(p)));
    }
    let several = sides.len() > 1;
    let numbers = |side: Party| -> BTreeSet<String> {
        counts.iter().filter(|c| c.party == Some(side)).map(|c| key(c.figure, "")).collect()
    };
    let of_side: Vec<(Party, BTreeSet<String>)> = sides.iter().map(|s| (*s, numbers(*s))).collect();
    let mut by_side: Vec<(Option<Party>, Vec<Count>)> = Vec::new();
    for c in counts {
        let side = if several {
            c.party.filter(|p| sides.contains(p)).or_else(|| {
                let k = key(c.figure, "");
                let tells = c.role.is_some() && c.figure.bound == Bound::Exact;
                let mut hits = of_side.iter().filter(|_| tells).filter(|(_, n)| n.contains(&k)).map(|(s, _)| *s);
                hits.next().filter(|_| hits.next().is_none())
            })
        } else {
            None
        };
        match by_side.iter_mut().find(|(s, _)| *s == side) {
            Some((_, list)) => list.push(c),
            None => by_side.push((side, vec![c])),
        }
    }
    let mut out: Split = Vec::new();
    for (side, list) in by_side {
        let apart = roles_apart(pile, &list);
        let mut by_role: Vec<(Option<Role>, bool, Vec<Count>)> = Vec::new();
        for c in list {
            let role = c.role.filter(|r| c.part || apart.contains(r));
            match by_role.iter_mut().find(|(r, part, _)| *r == role && *part == c.part) {
                Some((.., l)) => l.push(c),
                None => by_role.push((role, c.part, vec![c])),
            }
        }
        out.extend(by_role.into_iter().map(|(role, part, l)| (side, role, part, l)));
    }
    out
}

/// The roles that one sentence or statement gives beside another number for others.
fn roles_apart(pile: &Pile, counts: &[Count]) -> BTreeSet<Role> {
    let together = |a: &Count, b: &Count| {
        let said = a.figure.statement.is_some() && a.figure.statement == b.figure.statement;
        let sentence = |c: &Count| pile.sentence(c.report, c.figure.span.start);
        a.report == b.report && (said || sentence(a) == sentence(b))
    };
    let mut out = BTreeSet::new();
    for c in counts {
        let number = (c.figure.low, c.figure.high);
        let apart = |o: &Count| o.role != c.role && (o.figure.low, o.figure.high) != number && together(c, o);
        out.extend(c.role.filter(|_| counts.iter().any(apart)));
    }
    out
}

fn take(asking: &Asking, count: &Count, outcome: Outcome) -> Take {
    let f = count.figure;
    let also = if f.outcome == outcome { "" } else { "killed or wounded " };
    let words = asking.pile.of(count.report, f.span);
    let mut key = key(f, words);
    let mut value = format!("{also}{}", number(f, words));
    let mut denies = None;
    if f.denied {
        denies = Some(key.clone());
        key = format!("not {key}");
        value = format!("not {value}");
    }
    let key = format!("{also}{key}");
    let mut take = asking.take(count.report, (f.id.clone(), ClaimKind::Figure, f.span), &f.speaker, key, value);
    take.denies = denies;
    take
}

const INDEFINITE: [&str; 12] = [
    " several ",
    " few ",
    " many ",
    " dozens ",
    " scores ",
    " hundreds ",
    " thousands ",
    " tens ",
    " some ",
    " others ",
    " number ",
    " numerous ",
];

fn is_indefinite(f: &Figure, words: &str) -> bool {
    let words = flat(words);
    f.bound == Bound::AtLeast
        && !words.contains(|c: char| c.is_ascii_digit())
        && INDEFINITE.iter().any(|w| words.contains(w))
}

/// Equal for figures that say the same: "16", "sixteen" and "at least 16"; not "up to 16", not "dozens" and "24".
pub(crate) fn key(f: &Figure, words: &str) -> String {
    let vague = if is_indefinite(f, words) { "some " } else { "" };
    match (f.low, f.high) {
        (Some(a), Some(b)) if a != b => format!("{a} to {b}"),
        (Some(n), _) => format!("{vague}{n}"),
        (None, Some(n)) => format!("up to {n}"),
        (None, None) => "none".to_owned(),
    }
}

/// The number with its bound; the report's own words where it names no number.
fn number(f: &Figure, words: &str) -> String {
    if is_indefinite(f, words) {
        return words.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    match (f.bound, f.low, f.high) {
        (_, Some(a), Some(b)) if a != b => format!("{a} to {b}"),
        (Bound::AtLeast, Some(n), _) => format!("at least {n}"),
        (Bound::About, Some(n), _) => format!("about {n}"),
        (_, None, Some(n)) => format!("up to {n}"),
        (_, Some(n), _) => n.to_string(),
        (_, None, None) => words.to_owned(),
    }
}
