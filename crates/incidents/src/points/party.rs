//! Whose side words stand for: a phrase of a report in, a [`Party`] out. Parties come from the gazetteer, from the user,
//! and from the reports themselves; no list of real ones is kept.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use sayso_case::{FindingId, MentionKind, Speaker, SpeakerKind, Statement};
use sayso_gazetteer::latin;
use sayso_language::{PartyWords, PointWords};
use sayso_text::Span;

use super::token::{Tok, tokens};
use crate::names::Names;
use crate::parties::PartyKey;
use crate::pile::Pile;

/// One who can act or be accused in a conflict.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Party {
    /// A country, a people, or a side of the user's.
    Of(PartyKey),
    /// A side or an armed body by the number of its name.
    Group(usize),
    /// "The rebels": no name, so it may be any that is no state.
    Rebels,
    /// "The army", where it is not clear whose.
    State,
    /// "The coalition".
    Coalition,
}

impl Party {
    /// Whether it has a name of its own: a side of the case.
    pub fn is_side(&self) -> bool {
        matches!(self, Party::Of(_) | Party::Group(_))
    }

    /// Whether the two may be one: then they never contradict each other.
    pub fn may_be(&self, other: &Party) -> bool {
        use Party::*;
        match (self, other) {
            (a, b) if a == b => true,
            (Rebels, Group(_)) | (Group(_), Rebels) => true,
            // A people without a state of its own may be called rebels by others; a known country is not.
            (Rebels, Of(PartyKey::Country(_))) | (Of(PartyKey::Country(_)), Rebels) => false,
            (Rebels, Of(_)) | (Of(_), Rebels) => true,
            (State, Of(_)) | (Of(_), State) => true,
            (Coalition, Of(_)) | (Of(_), Coalition) => true,
            _ => false,
        }
    }
}

/// The same for all words of one party; compared, never printed alone.
impl std::fmt::Display for Party {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Party::Of(key) => write!(f, "{key}"),
            Party::Group(name) => write!(f, "group {name}"),
            Party::Rebels => f.write_str("rebels"),
            Party::State => f.write_str("state"),
            Party::Coalition => f.write_str("coalition"),
        }
    }
}

/// The parties of a case.
pub(crate) struct Parties<'a> {
    pub(super) pile: &'a Pile<'a>,
    pub(super) names: &'a Names,
    /// Words of each report that stand for a party, in order.
    pub(super) marks: Vec<Vec<(Span, Party)>>,
    /// Whose the army is, where a report says "the army".
    pub(super) home: Vec<Option<Party>>,
    /// Regions that have a police, a council or forces of their own, but no adjective by which they would be known.
    pub(super) own: BTreeSet<String>,
    /// Towns that speak for a country.
    pub(super) seats: BTreeMap<String, Party>,
    /// Of persons and bodies, by name.
    pub of_name: BTreeMap<usize, Party>,
    /// Of bodies, by the words of their own mentions.
    pub by_mention: BTreeMap<usize, Party>,
    /// The statement that tells it first.
    pub told: BTreeMap<usize, FindingId>,
    /// Of what speakers and bodies are called, as far as their own words tell: they are asked for again and again.
    pub(super) by_words: HashMap<&'a str, Option<Party>>,
    /// The shortest word for each.
    pub(super) shown: BTreeMap<Party, String>,
}

/// What single words were found to stand for.
pub(super) type Roots = HashMap<String, Option<PartyKey>>;

impl Parties<'_> {
    /// The words that stand for parties inside a stretch of a report.
    pub fn marks_in(&self, report: usize, span: Span) -> Vec<(Span, Party)> {
        let Some(marks) = self.marks.get(report) else { return Vec::new() };
        let from = marks.partition_point(|(s, _)| s.start < span.start);
        marks
            .iter()
            .skip(from)
            .take_while(|(s, _)| s.start < span.end)
            .filter(|(s, _)| span.contains(*s))
            .cloned()
            .collect()
    }

    /// The country, people or group that words of a report name outright.
    pub fn named_in(&self, report: usize, toks: &[Tok]) -> Option<Party> {
        self.one_in(report, toks, |p| matches!(p, Party::Of(_) | Party::Group(_)))
    }

    /// The party that fits and that words of a report name; none where they name two ("Orvian or Lurian soldiers").
    pub fn one_in(&self, report: usize, toks: &[Tok], fits: impl Fn(&Party) -> bool) -> Option<Party> {
        let span = toks.first()?.span.cover(toks.last()?.span);
        let mut all = self.marks_in(report, span).into_iter().map(|(_, p)| p).filter(fits);
        let first = all.next()?;
        all.all(|p| p == first).then_some(first)
    }

    /// The parties a phrase of a report stands for: several where it names several with "and".
    pub fn all_of(&self, report: usize, toks: &[Tok]) -> Vec<Party> {
        let words = self.pile.words(report);
        let ends = |t: &&Tok| !words.party.ends.contains(&t.form) && t.form != ":" && t.form != "¶";
        let head: Vec<&Tok> = toks.iter().take_while(ends).collect();
        let mut out: Vec<Party> = Vec::new();
        for piece in head.split(|t| t.form == "," || words.party.links.contains(&t.form)) {
            let (Some(first), Some(last)) = (piece.first(), piece.last()) else { continue };
            let marks = self.marks_in(report, first.span.cover(last.span));
            if let Some(party) = self.resolve(&marks, report).filter(|_| !is_of_another(words, piece, &marks))
                && !out.contains(&party)
            {
                out.push(party);
            }
        }
        out
    }

    /// The one party a phrase of a report stands for.
    pub fn one_of(&self, report: usize, toks: &[Tok]) -> Option<Party> {
        let mut all = self.all_of(report, toks);
        (all.len() == 1).then(|| all.pop()).flatten()
    }

    /// The one party of a stretch of a report.
    pub fn of_span(&self, report: usize, span: Span) -> Option<Party> {
        self.one_of(report, &tokens(span.of(self.pile.text(report)), span.start))
    }

    /// The one party of words that need not stand in a report.
    pub fn of_words(&self, text: &str) -> Option<Party> {
        let seat = (!self.seats.is_empty()).then(|| self.seat(text)).flatten();
        if let Some(seat) = seat {
            return Some(seat.clone());
        }
        self.by_words.get(text).cloned().unwrap_or_else(|| self.by_their_words(text, &mut Roots::new()))
    }

    /// The same, whatever town speaks for whom.
    pub(super) fn by_their_words(&self, text: &str, roots: &mut Roots) -> Option<Party> {
        let words = &self.pile.pack_for(text).point_words;
        let toks = tokens(text, 0);
        let whole = self.names.of_text(text).filter(|n| self.is_group(*n));
        let groups: Vec<(Span, usize)> = whole.map(|n| (Span::new(0, text.len()), n)).into_iter().collect();
        let ends = toks.iter().position(|t| words.party.ends.contains(&t.form)).unwrap_or(toks.len());
        let head = toks.get(..ends).unwrap_or_default();
        let marks = self.mark(words, head, &groups, roots);
        self.resolve(&marks, usize::MAX)
    }

    /// "Ilva", "the ministry in Ilva": whom the town speaks for.
    fn seat(&self, text: &str) -> Option<&Party> {
        let party = &self.pile.pack_for(text).point_words.party;
        self.seats.get(&latin(text)).or_else(|| self.seats.get(&latin(behind_link(party, text)?)))
    }

    /// Whether a name is a side's or an armed body's.
    pub fn is_group(&self, name: usize) -> bool {
        let armed = |text: &str| {
            let party = &self.pile.pack_for(text).point_words.party;
            tokens(text, 0).iter().any(|t| party.armed.contains(&t.form))
        };
        self.names.list.get(name).is_some_and(|n| {
            n.kind == MentionKind::Side || n.kind == MentionKind::Body && n.variants.iter().any(|v| armed(&v.text))
        })
    }

    /// One party of the words of one noun phrase.
    fn resolve(&self, marks: &[(Span, Party)], report: usize) -> Option<Party> {
        let has = |p: &Party| marks.iter().any(|(_, q)| q == p);
        if let Some((_, group)) = marks.iter().rev().find(|(_, p)| matches!(p, Party::Group(_))) {
            return Some(group.clone());
        }
        if has(&Party::Rebels) {
            return Some(Party::Rebels);
        }
        if has(&Party::Coalition) {
            return Some(Party::Coalition);
        }
        let mut roots: Vec<&Party> = Vec::new();
        for (_, p) in marks.iter().filter(|(_, p)| matches!(p, Party::Of(_))) {
            if !roots.contains(&p) {
                roots.push(p);
            }
        }
        match roots.as_slice() {
            [one] => Some((*one).clone()),
            [] if has(&Party::State) => self.home.get(report).cloned().flatten().or(Some(Party::State)),
            _ => None,
        }
    }

    /// The party of a speaker, as far as his name, office and body tell, here or in another report.
    pub fn of_speaker(&self, report: usize, s: &Statement, speaker: &Speaker) -> Option<Party> {
        if speaker.kind == SpeakerKind::Narrator {
            return None;
        }
        let first = *speaker == s.speaker;
        let by_source = s.source.filter(|_| first).and_then(|span| self.of_span(report, span));
        let certain = |p: &Party| *p != Party::State;
        if let Some(party) = by_source.clone().filter(certain) {
            return Some(party);
        }
        self.of_called(speaker).or(by_source)
    }

    /// The same by his name, office and body alone.
    pub fn of_called(&self, speaker: &Speaker) -> Option<Party> {
        let certain = |p: &Party| *p != Party::State;
        let person = speaker.kind == SpeakerKind::Person && speaker.name.as_deref().is_some_and(|n| n.contains(' '));
        let name = speaker.name.as_deref().filter(|_| !person);
        let by_words = [speaker.body.as_deref(), name, speaker.role.as_deref()]
            .into_iter()
            .flatten()
            .find_map(|w| self.of_words(w).filter(certain));
        by_words.or_else(|| self.of_name.get(&self.names.of_text(speaker.name.as_deref()?)?).cloned())
    }
}

/// "Orvan police" where Orva is no party that is known: the police is not that of the report's own side.
fn is_of_another(words: &PointWords, piece: &[&Tok], marks: &[(Span, Party)]) -> bool {
    let all_state = marks.iter().all(|(_, p)| *p == Party::State);
    all_state
        && marks.first().is_some_and(|(state, _)| {
            let before = piece.iter().rev().find(|t| t.span.end <= state.start);
            before.is_some_and(|t| {
                t.capital
                    && t.is_word()
                    && !words.party.generic.contains(&t.form)
                    && !words.party.articles.contains(&t.form)
            })
        })
}

/// Whether a publisher's name is that of a state or an office, not of a newsroom.
pub(crate) fn is_official(words: &PointWords, publisher: &str) -> bool {
    let toks = tokens(publisher, 0);
    let has = |list: &std::collections::BTreeSet<String>| toks.iter().any(|t| list.contains(&t.form));
    has(&words.party.official) && !has(&words.party.newsroom)
}

/// "the ministry in Ilva": Ilva.
fn behind_link<'t>(party: &PartyWords, text: &'t str) -> Option<&'t str> {
    party
        .seat_links
        .iter()
        .filter_map(|link| text.rsplit_once(&format!(" {link} ")))
        .map(|(_, town)| town)
        .min_by_key(|t| t.len())
}
