//! What the reports themselves tell of parties: all reports in, [`Parties`] out. Which words stand for one, which person or body is
//! of which, which town speaks for which, whose "the army" is, and which regions have forces of their own.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use sayso_case::{MentionKind, SpeakerKind};
use sayso_gazetteer::{Gazetteer, latin};
use sayso_language::{PartyWords, PointWords};
use sayso_text::Span;

use super::party::{Parties, Party, Roots};
use super::token::{Tok, tokens};
use crate::names::Names;
use crate::phrases::plain;
use crate::pile::Pile;
use crate::threads;

/// What one report tells of parties.
struct Marked {
    marks: Vec<(Span, Party)>,
    home: Option<Party>,
    towns: Vec<Town>,
}

impl<'a> Parties<'a> {
    /// Learns them.
    pub fn of(pile: &'a Pile<'a>, names: &'a Names) -> Self {
        let mut out = Parties {
            pile,
            names,
            marks: Vec::new(),
            home: Vec::new(),
            own: own(pile, names),
            seats: BTreeMap::new(),
            of_name: BTreeMap::new(),
            by_mention: BTreeMap::new(),
            told: BTreeMap::new(),
            by_words: HashMap::new(),
            shown: BTreeMap::new(),
        };
        let marked = threads::each_with(pile.reports.len(), pile.threads, Roots::new, |roots, r| {
            let words = pile.words(r);
            let toks = tokens(pile.text(r), 0);
            let mut marks = out.mark(words, &toks, &out.groups(r), roots);
            // "Ana German" is no German.
            let persons: Vec<Span> = persons(pile, r);
            marks.retain(|(span, _)| !persons.iter().any(|p| p.contains(*span)));
            Marked { home: home(words, &toks, &marks), towns: towns(&words.party, &toks), marks }
        });
        let mut towns: Vec<Vec<Town>> = Vec::new();
        for one in marked {
            out.marks.push(one.marks);
            out.home.push(one.home);
            towns.push(one.towns);
        }
        out.by_words = out.called();
        out.shown = out.shortest();
        out.learn_names();
        out.learn_seats(&towns);
        out
    }

    /// The party of everything that a speaker or a body is called, seats aside.
    fn called(&self) -> HashMap<&'a str, Option<Party>> {
        let mut all: BTreeSet<&str> = BTreeSet::new();
        for read in self.pile.reports {
            for s in read.findings.statements.iter().flat_map(|s| std::iter::once(&s.speaker).chain(&s.also)) {
                all.extend([&s.name, &s.body, &s.role].into_iter().flatten().map(String::as_str));
            }
            all.extend(read.report.publisher.as_deref());
        }
        for name in self.names.list.iter().filter(|n| n.kind == MentionKind::Body) {
            all.extend(name.variants.iter().map(|v| v.text.as_str()));
        }
        let all: Vec<&str> = all.into_iter().collect();
        let found = threads::each_with(all.len(), self.pile.threads, Roots::new, |roots, k| {
            all.get(k).and_then(|words| self.by_their_words(words, roots))
        });
        all.into_iter().zip(found).collect()
    }

    /// The party of each person and body, where all that is said of it agrees.
    fn learn_names(&mut self) {
        let mut found: BTreeMap<usize, Vec<Party>> = BTreeMap::new();
        for (r, read) in self.pile.reports.iter().enumerate() {
            for s in &read.findings.statements {
                let Some(name) = s.speaker.name.as_deref().and_then(|n| self.names.of_text(n)) else { continue };
                if matches!(s.speaker.kind, SpeakerKind::Person | SpeakerKind::Body)
                    && let Some(party) = self.of_speaker(r, s, &s.speaker).filter(|p| *p != Party::State)
                {
                    found.entry(name).or_default().push(party);
                    self.told.entry(name).or_insert_with(|| s.id.clone());
                }
            }
        }
        self.by_mention = self.told_by_mentions();
        for (n, name) in self.names.list.iter().enumerate().filter(|(_, n)| n.kind == MentionKind::Body) {
            let by_words =
                || name.variants.iter().filter_map(|v| self.of_words(&v.text)).filter(|p| *p != Party::State);
            let parties = self.by_mention.get(&n).map_or_else(|| by_words().collect(), |party| vec![party.clone()]);
            found.entry(n).or_default().extend(parties);
        }
        for (name, parties) in found {
            if let Some(first) = parties.first()
                && parties.iter().all(|p| p == first)
            {
                self.of_name.insert(name, first.clone());
            }
        }
    }

    /// Whose a body is by its own words in the report that tells it first: what others call by the same name is the same. What a report says
    /// beside a name that many have ("the ministry"), or by no name ("the regime's army"), tells of no other report's.
    fn told_by_mentions(&self) -> BTreeMap<usize, Party> {
        let mut told = BTreeMap::new();
        for (r, read) in self.pile.reports.iter().enumerate() {
            for m in read.findings.mentions.iter().filter(|m| m.kind == MentionKind::Body) {
                let own = |b: &Span| m.span.contains(*b) && self.pile.of(r, *b).starts_with(char::is_uppercase);
                if let Some(side) = m.side.as_ref().filter(|side| side.basis.iter().all(own))
                    && let Some(name) = self.names.of_entity(r, &m.mention_of)
                    && let Some(party) = self.of_words(&side.value).filter(|p| matches!(p, Party::Of(_)))
                {
                    told.entry(name).or_insert(party);
                }
            }
        }
        told
    }

    /// "... the deputy minister told reporters in Ilva", and elsewhere "Ilva says": the town speaks for the minister's side.
    fn learn_seats(&mut self, towns: &[Vec<Town>]) {
        let mut speaks: BTreeMap<String, Vec<Party>> = BTreeMap::new();
        for read in self.pile.reports {
            for s in &read.findings.statements {
                let name = s.speaker.name.as_deref().unwrap_or_default();
                if !name.contains(' ') && name.starts_with(char::is_uppercase) && self.of_words(name).is_none() {
                    speaks.entry(latin(name)).or_default();
                }
            }
        }
        let party = &self.pile.common.point_words.party;
        for name in self.names.list.iter().filter(|n| n.kind == MentionKind::Body).flat_map(|n| &n.variants) {
            // "the ministry in Ilva"
            let words = tokens(&name.text, 0);
            if let [.., place, town] = words.as_slice()
                && party.seat_links.contains(&place.form)
                && town.capital
                && self.of_words(&town.form).is_none()
            {
                speaks.entry(town.form.clone()).or_default();
            }
        }
        for (r, read) in self.pile.reports.iter().enumerate() {
            let Some(all) = towns.get(r) else { continue };
            for s in &read.findings.statements {
                let Some(party) = self.of_speaker(r, s, &s.speaker).filter(|p| matches!(p, Party::Of(_))) else {
                    continue;
                };
                let sentence = self.pile.sentence_span(r, self.pile.sentence(r, s.cue.unwrap_or(s.span).start));
                let from = all.partition_point(|t| t.from < sentence.start);
                for town in all.iter().skip(from).take_while(|t| t.span.start < sentence.end) {
                    if !s.span.contains(town.span)
                        && let Some(parties) = speaks.get_mut(&town.form)
                    {
                        parties.push(party.clone());
                    }
                }
            }
        }
        for (town, parties) in speaks {
            if let Some(first) = parties.first()
                && parties.iter().all(|p| p == first)
            {
                self.seats.insert(town, first.clone());
            }
        }
    }
}

/// Where a report names persons by first and last name.
fn persons(pile: &Pile, report: usize) -> Vec<Span> {
    let all = pile.read(report).findings.mentions.iter();
    let named = all.filter(|m| m.kind == MentionKind::Person && m.named);
    named.map(|m| m.span).filter(|span| pile.of(report, *span).contains(' ')).collect()
}

/// "in Ilva": a name behind "in".
struct Town {
    /// Where "in" begins.
    from: usize,
    /// Where the name stands.
    span: Span,
    /// The name as it is compared.
    form: String,
}

/// All of them in a report.
fn towns(words: &PartyWords, toks: &[Tok]) -> Vec<Town> {
    let pairs = toks.windows(2).filter_map(|pair| if let [before, town] = pair { Some((before, town)) } else { None });
    pairs
        .filter(|(before, town)| words.seat_links.contains(&before.form) && town.capital)
        .map(|(before, town)| Town { from: before.span.start, span: town.span, form: town.form.clone() })
        .collect()
}

/// The one side whose army, police or ministries a report speaks of most.
fn home(words: &PointWords, toks: &[Tok], marks: &[(Span, Party)]) -> Option<Party> {
    let mut counts: Vec<(&Party, usize)> = Vec::new();
    for (span, party) in marks.iter().filter(|(_, p)| matches!(p, Party::Of(_))) {
        let from = toks.partition_point(|t| t.span.start < span.end);
        let state =
            toks.iter().skip(from).take(3).take_while(|t| t.is_word()).any(|t| words.party.state.contains(&t.form));
        if state {
            match counts.iter_mut().find(|(p, _)| *p == party) {
                Some((_, n)) => *n += 1,
                None => counts.push((party, 1)),
            }
        }
    }
    let most = counts.iter().map(|(_, n)| *n).max()?;
    let mut best = counts.iter().filter(|(_, n)| *n == most);
    let (party, _) = best.next()?;
    // A report that speaks of two countries does not say whose "the army" is.
    let all = marks.iter().filter(|(_, p)| matches!(p, Party::Of(_))).count();
    let its = marks.iter().filter(|(_, p)| p == *party).count();
    (best.next().is_none() && its * 4 >= all * 3).then(|| (*party).clone())
}

/// Names of places and sides, of one word and none that the gazetteer has, that have two sorts of forces or offices behind
/// them: "Orva police", "the Orva Council".
fn own(pile: &Pile, names: &Names) -> BTreeSet<String> {
    let mut behind: BTreeMap<String, (usize, BTreeSet<String>)> = BTreeMap::new();
    let follows = |words: &PointWords, f: &str| words.party.own_forces.contains(f) || words.party.state.contains(f);
    let found = threads::each(pile.reports.len(), pile.threads, |r| {
        let all = tokens(pile.text(r), 0);
        let mut out: Vec<(String, String)> = Vec::new();
        let mentions = &pile.read(r).findings.mentions;
        let named =
            |t: &Tok| mentions.iter().any(|m| m.named && m.span.start <= t.span.start && t.span.end <= m.span.end);
        for pair in all.windows(2) {
            if let [name, next] = pair
                && name.is_word()
                && name.capital
                && name.form.chars().count() >= 4
                && follows(pile.words(r), &next.form)
                && named(name)
            {
                out.push((name.form.clone(), next.form.clone()));
            }
        }
        out
    });
    for (name, next) in found.into_iter().flatten() {
        let (n, sorts) = behind.entry(name).or_default();
        *n += 1;
        sorts.insert(next);
    }
    let known = |w: &str| {
        let first = w.chars().take(1).flat_map(char::to_uppercase).chain(w.chars().skip(1)).collect::<String>();
        let gazetteer = Gazetteer::builtin();
        gazetteer.is_place(&first)
            || gazetteer.country(&first).is_some()
            || gazetteer.demonym(&first).is_some()
            || gazetteer.seat(&first).is_some()
    };
    // One word may be a side's, a place's and a body's name in one case.
    let places: BTreeSet<String> = names
        .list
        .iter()
        .filter(|n| matches!(n.kind, MentionKind::Place | MentionKind::Side))
        .flat_map(|n| n.variants.iter().map(|v| plain(&v.text)))
        .collect();
    behind
        .into_iter()
        .filter(|(w, (n, sorts))| *n >= 3 && sorts.len() >= 2 && places.contains(w.as_str()) && !known(w))
        .map(|(w, _)| w)
        .collect()
}
