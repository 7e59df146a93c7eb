//! Who stands for words: a speaker in, a [`Holder`] out, whose key is one over reports and spellings; and those of all reports.

use std::rc::Rc;

use sayso_case::{Figure, Form, SideId, Speaker, SpeakerKind, Statement};
use sayso_language::{PointWords, WordList};
use sayso_text::Span;

use super::hearing::Hearing;
use super::party::{Parties, Party, is_official};
use super::speakers::Speakers;
use super::token::{Toks, tokens};
use super::utterance::Holder;
use crate::names::Names;
use crate::phrases::plain;
use crate::pile::{Pile, speaker_name};
use crate::threads;

impl Speakers {
    /// Over all reports.
    pub fn of(pile: &Pile, names: &Names, parties: &Parties) -> Self {
        let unknown = Speakers::default();
        let all = threads::each(pile.reports.len(), pile.threads, |r| {
            let toks = Toks::from([(r, Rc::new(tokens(pile.text(r), 0)))]);
            let hearing = Hearing { pile, names, parties, toks, speakers: &unknown };
            let of = hearing.speakers_of(r);
            let figures = pile.read(r).findings.figures.iter().map(|f| hearing.who_gives(r, f, &of)).collect();
            (of, figures)
        });
        let (of, figures): (Vec<Vec<Vec<Holder>>>, _) = all.into_iter().unzip();
        Speakers::of_reports(of, figures)
    }
}

impl Hearing<'_> {
    /// Who gives a figure: the holder of the statement it hangs on, else of another of the same speaker; `of` has those of the report.
    fn who_gives(&self, report: usize, figure: &Figure, of: &[Vec<Holder>]) -> Holder {
        if figure.speaker.kind == SpeakerKind::Narrator {
            return self.own_holder(report);
        }
        let statements = &self.pile.read(report).findings.statements;
        let its = || statements.iter().enumerate().filter(|(_, s)| figure.statement.as_ref() == Some(&s.id));
        let holder = its().chain(statements.iter().enumerate()).find_map(|(k, s)| {
            let all = std::iter::once(&s.speaker).chain(&s.also);
            of.get(k)?.get(all.into_iter().position(|one| *one == figure.speaker)?)
        });
        holder.cloned().unwrap_or_else(|| self.called(report, &figure.speaker))
    }

    /// The key, name and side of a speaker.
    pub fn holder(&self, report: usize, s: &Statement, speaker: &Speaker) -> Holder {
        let publisher = self.pile.read(report).report.publisher.as_deref();
        // In a ministry's own statement "the Ministry" is the ministry, whatever it was taken for.
        if let Some(publisher) = publisher.filter(|p| is_official(self.words_for(p), p))
            && let Some(source) = s.source.filter(|_| *speaker == s.speaker)
            && self.is_publisher(report, source, publisher)
        {
            let mut own = self.own_holder(report);
            own.name = speaker.name.clone().filter(|n| self.parties.of_words(n).is_none_or(|p| Some(p) == own.party));
            own.name = own.name.or_else(|| Some(publisher.to_owned()));
            own.own_voice = false;
            return own;
        }
        // "We reject ..." in what somebody publishes: he who publishes it.
        let we = s.source.is_some_and(|w| self.pile.words(report).utterance.we.has(w.of(self.pile.text(report))));
        if let Some(publisher) = publisher.filter(|_| we && s.form == Form::Indirect && speaker.name.is_none()) {
            return Holder {
                name: Some(publisher.to_owned()),
                own_voice: false,
                named: true,
                within: None,
                ..self.own_holder(report)
            };
        }
        let party = self.parties.of_speaker(report, s, speaker);
        if let Some(holder) = self.generic(report, s, speaker, party.as_ref()) {
            return holder;
        }
        self.by_name(report, s.span.start, speaker, party)
    }

    /// The holder that a speaker is by what he is called alone.
    pub fn called(&self, report: usize, speaker: &Speaker) -> Holder {
        self.by_name(report, 0, speaker, self.parties.of_called(speaker))
    }

    /// `at` keeps those whom nobody names apart.
    fn by_name(&self, report: usize, at: usize, speaker: &Speaker, party: Option<Party>) -> Holder {
        let id = &self.pile.read(report).report.id;
        let Some(name) = speaker_name(speaker) else {
            return Holder {
                key: format!("nobody {id} {}", at),
                within: Some(id.clone()),
                name: None,
                own_voice: false,
                named: false,
                party: None,
                side: None,
            };
        };
        let whole = self.parties.of_words(&name).filter(|p| !matches!(p, Party::State | Party::Group(_)));
        let short = name.split_whitespace().count() <= 2;
        let key = match speaker.kind {
            SpeakerKind::Side | SpeakerKind::Body | SpeakerKind::Person
                if short && whole.is_some() && self.is_bare(&name) =>
            {
                self.key_of(whole.as_ref(), &name)
            }
            _ => match self.names.of_text(&name) {
                Some(n) => self.name_key(n),
                None => self.surname(&name).unwrap_or_else(|| self.key_of(None, &name)),
            },
        };
        let named = speaker.kind != SpeakerKind::Unnamed || party.is_some();
        let within = (speaker.kind == SpeakerKind::Unnamed).then(|| id.clone());
        Holder { key, within, name: Some(name), own_voice: false, named, side: self.side(party.as_ref()), party }
    }

    /// A body that is called by its office alone: "the Defence Ministry" is that of whoever's side is known here, else of this
    /// report. A longer name of another ministry that comes only later in the text is not its name.
    fn generic(&self, report: usize, s: &Statement, speaker: &Speaker, party: Option<&Party>) -> Option<Holder> {
        let name = speaker_name(speaker).filter(|_| speaker.kind == SpeakerKind::Body)?;
        let text = self.pile.text(report);
        let source = s.source.filter(|_| *speaker == s.speaker).map(|w| w.of(text));
        let office = |words: &str| {
            let generic = &self.words_for(words).party.generic;
            let parsed = self.names.parties.parse(words);
            let rest: Vec<&String> = parsed.iter().filter(|p| p.root.is_none()).map(|p| &p.written).collect();
            let named = parsed.len() > rest.len();
            (rest.iter().all(|w| generic.contains(*w)) && !rest.is_empty(), named)
        };
        let (mut name, mut party) = (name, party.cloned());
        if let Some(words) = source
            && plain(words) != plain(&name)
            && office(words) == (true, false)
            && s.source.is_some_and(|w| text.find(name.as_str()).is_none_or(|at| at > w.start))
        {
            name = words.trim_start_matches("The ").trim_start_matches("the ").to_owned();
            party = None;
        }
        if !office(&name).0 {
            return None;
        }
        let of = match &party {
            Some(p) if *p != Party::State => self.party_key(p),
            _ => format!("report {}", self.pile.read(report).report.id),
        };
        let parsed = self
            .names
            .parties
            .parse(&name)
            .into_iter()
            .filter(|p| p.root.is_none() && !self.filler(&name).contains(&p.written));
        let mut all: Vec<String> = parsed.map(|p| self.level(&p.word)).collect();
        all.sort();
        let key = format!("office {} of {of}", all.join(" "));
        let side = self.side(party.as_ref());
        Some(Holder { key, within: None, name: Some(name), own_voice: false, named: true, side, party })
    }

    /// Whether a name is nothing but a party's: "Orvia", "the Orvian side", not "the Orvian ministry".
    fn is_bare(&self, name: &str) -> bool {
        let party = &self.words_for(name).party;
        let rest: Vec<String> = crate::phrases::words(name).into_iter().map(|(_, written)| written).collect();
        let rest: Vec<&String> = rest.iter().filter(|w| !party.bare.contains(*w)).collect();
        rest.len() <= 2 && !rest.iter().any(|w| party.official.contains(*w) || party.state.contains(*w))
    }

    /// "Two ministries of one country" are two, "Ministry of Defence of Orvia" and "Orvia's Defence Ministry" are one.
    fn body_key(&self, name: &str) -> String {
        let parsed = self.names.parties.parse(name);
        let mut all: Vec<String> = parsed
            .into_iter()
            .filter(|p| p.root.is_some() || !self.filler(name).contains(&p.written))
            .map(|p| p.root.map_or_else(|| self.level(&p.word), |r| r.to_string()))
            .collect();
        all.sort();
        all.join(" ")
    }

    /// The key of a ministry that publishes its own words: the same as where others quote it.
    fn office_key(&self, publisher: &str) -> Option<String> {
        let party = self.parties.of_publisher(publisher)?;
        let parsed = self.names.parties.parse(publisher);
        let party_words = &self.words_for(publisher).party;
        let rest: Vec<_> = parsed.into_iter().filter(|p| p.root.is_none()).collect();
        if rest.is_empty() || !rest.iter().all(|p| party_words.generic.contains(&self.level(&p.written))) {
            return None;
        }
        let told = rest.into_iter().filter(|p| !self.filler(publisher).contains(&self.level(&p.written)));
        let mut all: Vec<String> = told.map(|p| self.level(&p.word)).collect();
        all.sort();
        Some(format!("office {} of {}", all.join(" "), self.party_key(&party)))
    }

    /// An unnamed description that ends in a known person's full name.
    fn surname(&self, name: &str) -> Option<String> {
        let parts: Vec<&str> = name.split_whitespace().collect();
        let tail = parts.get(parts.len().saturating_sub(2)..)?.join(" ");
        (parts.len() > 2).then(|| self.names.of_text(&tail)).flatten().map(|n| self.name_key(n))
    }

    fn is_publisher(&self, report: usize, source: Span, publisher: &str) -> bool {
        let said = self.words(report, source);
        let forms: Vec<&str> = said
            .iter()
            .filter(|t| t.is_word() && !self.words_for(publisher).party.articles.contains(&t.form))
            .map(|t| t.form.as_str())
            .collect();
        let [head] = forms.as_slice() else { return false };
        let capital = said.last().is_some_and(|t| t.capital);
        let named = crate::phrases::words(publisher).iter().any(|(_, written)| written == head);
        capital && self.words_for(publisher).party.official.contains(*head) && named
    }

    /// The report as a holder.
    pub fn own_holder(&self, report: usize) -> Holder {
        let r = &self.pile.read(report).report;
        match r.publisher.as_deref() {
            Some(publisher) => {
                let official = is_official(self.words_for(publisher), publisher);
                let office = official.then(|| self.office_key(publisher)).flatten();
                let key = match self.names.of_text(publisher).filter(|_| official && office.is_none()) {
                    _ if office.is_some() => office.unwrap_or_default(),
                    Some(n) => self.name_key(n),
                    None if official => self.key_of(None, publisher),
                    None => format!("publisher {}", plain(publisher)),
                };
                let party = self.parties.of_publisher(publisher);
                let within = (!official).then(|| r.id.clone());
                let side = self.side(party.as_ref());
                Holder { key, within, name: None, own_voice: true, named: official, side, party }
            }
            None => Holder {
                key: format!("report {}", r.id),
                within: Some(r.id.clone()),
                name: None,
                own_voice: true,
                named: false,
                party: None,
                side: None,
            },
        }
    }

    /// The key of a joined name: the same whichever reports are joined.
    fn name_key(&self, n: usize) -> String {
        format!("name {}", self.names.list.get(n).map_or("", |name| name.id.as_str()))
    }

    /// The key of a party's bare name, or of the words for a body.
    pub fn key_of(&self, party: Option<&Party>, name: &str) -> String {
        match party {
            Some(party) => format!("party {}", self.party_key(party)),
            None => format!("words {}", self.body_key(name)),
        }
    }

    /// The same of a party.
    fn party_key(&self, party: &Party) -> String {
        match party {
            Party::Group(n) => self.name_key(*n),
            other => other.to_string(),
        }
    }

    fn side(&self, party: Option<&Party>) -> Option<SideId> {
        self.parties.side(party?)
    }

    /// The words of the language in which a name is written.
    fn words_for(&self, name: &str) -> &'static PointWords {
        &self.pile.pack_for(name).point_words
    }

    /// A word in the one of its spellings that is compared.
    fn level(&self, word: &str) -> String {
        self.pile.common.names.level(word)
    }

    /// Words that a body's name may do without.
    fn filler(&self, name: &str) -> &'static WordList {
        &self.pile.pack_for(name).incident_words.body_filler
    }
}
