//! A desk at which a case is written by hand: findings are given by their words, spans and sentences are looked up.

use sayso_case::*;
use sayso_text::{Span, sentences};

/// Reports with findings, as they are written down.
#[derive(Default)]
pub struct Desk {
    pub case: Case,
}

/// The particulars of a report.
#[derive(Clone, Copy, Default)]
pub struct Particulars {
    pub title: &'static str,
    pub publisher: Option<&'static str>,
    pub day: Option<(i16, i8, i8)>,
    pub url: Option<&'static str>,
    pub language: Option<&'static str>,
}

pub fn person(name: &str, role: Option<&str>, body: Option<&str>) -> Speaker {
    let own = |s: &str| s.to_owned();
    Speaker { id: None, name: Some(own(name)), role: role.map(own), body: body.map(own), kind: SpeakerKind::Person }
}

pub fn of_kind(name: &str, kind: SpeakerKind) -> Speaker {
    Speaker { id: None, name: Some(name.to_owned()), role: None, body: None, kind }
}

impl Desk {
    pub fn report(&mut self, text: &str, of: Particulars) -> usize {
        let id = ReportId::of(text.as_bytes());
        let report = Report {
            id: id.clone(),
            path: format!("{:02}.txt", self.case.reports.len() + 1),
            title: Some(of.title.to_owned()),
            publisher: of.publisher.map(str::to_owned),
            published: of.day.and_then(|(y, m, d)| PartialDate::day(y, m, d)),
            url: of.url.map(str::to_owned),
            retrieved: Some("2031-03-09".into()),
            language: of.language.map(str::to_owned),
            ..Report::of_words(text)
        };
        let findings = Findings { sentences: sentences(text), ..Findings::none(id) };
        self.case.reports.push(ReadReport { report, findings });
        self.case.reports.len() - 1
    }

    pub fn id(&self, report: usize) -> ReportId {
        self.case.reports[report].report.id.clone()
    }

    /// The first place of these words.
    pub fn at(&self, report: usize, words: &str) -> Span {
        let text = &self.case.reports[report].report.text;
        let start = text.find(words).unwrap_or_else(|| panic!("report {report} has no {words:?}"));
        Span::new(start, start + words.len())
    }

    fn finding(&self, report: usize, kind: &str, words: &str, also: &str) -> (FindingId, Span) {
        let span = self.at(report, words);
        (FindingId::new(&self.id(report), kind, span, also), span)
    }

    pub fn says(
        &mut self,
        report: usize,
        words: &str,
        source: &str,
        cue: &str,
        manner: Manner,
        speaker: Speaker,
    ) -> FindingId {
        let (id, span) = self.finding(report, "statement", words, manner.as_str());
        let some = |desk: &Desk, w: &str| (!w.is_empty()).then(|| desk.at(report, w));
        let within = self.case.reports[report]
            .findings
            .statements
            .iter()
            .filter(|s| s.span.contains(span))
            .map(|s| s.id.clone())
            .next_back();
        let publisher = self.case.reports[report].report.publisher.clone();
        let outer = within.as_ref().map(|_| Some("an outer speaker".to_owned()));
        let statement = Statement {
            id: id.clone(),
            span,
            source: some(self, source),
            cue: some(self, cue),
            saying: id.clone(),
            within,
            also: Vec::new(),
            chain: [Some(publisher), outer, Some(speaker.name.clone())].into_iter().flatten().collect(),
            speaker,
            manner,
            polarity: if matches!(manner, Manner::Deny | Manner::Reject) {
                Polarity::Negated
            } else {
                Polarity::Affirmed
            },
            form: if words.starts_with('“') { Form::Direct } else { Form::Indirect },
            distance: Vec::new(),
        };
        self.case.reports[report].findings.statements.push(statement);
        id
    }

    pub fn counts(
        &mut self,
        report: usize,
        words: &str,
        bounds: (Option<u64>, Option<u64>),
        outcome: Outcome,
        by: Option<&FindingId>,
    ) -> FindingId {
        let (id, span) = self.finding(report, "figure", words, "");
        let statement = by.and_then(|id| self.case.reports[report].findings.statements.iter().find(|s| &s.id == id));
        let bound = match bounds {
            (Some(a), Some(b)) if a == b => Bound::Exact,
            (Some(_), Some(_)) => Bound::Range,
            (None, _) => Bound::AtMost,
            _ => Bound::AtLeast,
        };
        let figure = Figure {
            id: id.clone(),
            span,
            low: bounds.0,
            high: bounds.1,
            bound,
            unit: Unit::People,
            outcome,
            group: None,
            described_as: None,
            side: None,
            role: None,
            place: None,
            when: None,
            scope: Some(Scope::Incident),
            denied: false,
            statement: by.cloned(),
            speaker: statement.map_or_else(Speaker::narrator, |s| s.speaker.clone()),
        };
        self.case.reports[report].findings.figures.push(figure);
        id
    }

    pub fn happened(&mut self, report: usize, words: &str, event_type: EventType) -> FindingId {
        let (id, span) = self.finding(report, "event", words, "");
        let speaker = Speaker::narrator();
        let event = Event {
            id: id.clone(),
            span,
            event_type,
            agent: None,
            patient: None,
            place: None,
            when: None,
            mode: Mode::Happened,
            statement: None,
            speaker,
        };
        self.case.reports[report].findings.events.push(event);
        id
    }

    pub fn mentions(&mut self, report: usize, words: &str, kind: MentionKind) -> FindingId {
        let (id, span) = self.finding(report, "mention", words, "");
        let mention = Mention {
            id: id.clone(),
            span,
            kind,
            mention_of: id.clone(),
            name: words.to_owned(),
            side: None,
            named: true,
            distance: Vec::new(),
        };
        self.case.reports[report].findings.mentions.push(mention);
        id
    }

    pub fn victim(&mut self, report: usize, words: &str, age: Option<u32>, outcome: Outcome) -> FindingId {
        let (id, span) = self.finding(report, "victim", words, "");
        let victim = Victim {
            id: id.clone(),
            span,
            name: words.to_owned(),
            age,
            role: None,
            outcome,
            side: None,
            statement: None,
            speaker: Speaker::narrator(),
        };
        self.case.reports[report].findings.victims.push(victim);
        id
    }

    /// The id of whoever is called so: one over reports for a name with a capital.
    fn holder(&self, report: usize, name: Option<&str>) -> HolderId {
        match name.filter(|n| n.chars().any(char::is_uppercase)) {
            Some(name) => HolderId::of(&[&name.to_lowercase()]),
            None => HolderId::of(&[name.unwrap_or_default(), self.id(report).as_str()]),
        }
    }

    /// A finding as a claim, with its speaker and its sentence.
    pub fn claim(&self, report: usize, finding: &FindingId) -> Claim {
        let f = &self.case.reports[report].findings;
        let statement = f
            .statements
            .iter()
            .find(|s| &s.id == finding)
            .map(|s| (ClaimKind::Statement, s.span, s.speaker.name.clone()));
        let figure =
            f.figures.iter().find(|s| &s.id == finding).map(|s| (ClaimKind::Figure, s.span, s.speaker.name.clone()));
        let (kind, span, speaker) = statement.or(figure).unwrap_or((ClaimKind::Event, Span::default(), None));
        Claim {
            finding: finding.clone(),
            kind,
            report: self.id(report),
            span,
            own_voice: speaker.is_none(),
            how: How::Outright,
            chain: Vec::new(),
            holder: self.holder(report, speaker.as_deref()),
            speaker,
            speaker_side: None,
            sentence: f.sentence_at(span.start),
        }
    }

    /// A figure as an entry of the ledger.
    pub fn entry(&self, report: usize, figure: &FindingId, revises: Option<&FindingId>) -> Entry {
        let read = &self.case.reports[report];
        let f = read.findings.figures.iter().find(|f| &f.id == figure).unwrap_or_else(|| panic!("no figure {figure}"));
        Entry {
            figure: figure.clone(),
            report: self.id(report),
            holder: self.holder(report, f.speaker.name.as_deref()),
            speaker: f.speaker.name.clone(),
            speaker_side: None,
            low: f.low,
            high: f.high,
            published: read.report.published,
            revises: revises.cloned(),
            repeats: None,
            part_of: None,
            parts: None,
            left_out: None,
        }
    }

    pub fn position(
        &self,
        id: &str,
        value: &str,
        denies: Option<&str>,
        origins: usize,
        claims: &[(usize, &FindingId)],
    ) -> Position {
        let claims = claims.iter().map(|(r, f)| self.claim(*r, f)).collect();
        let (canonical, rules) = (value.into(), Vec::new());
        Position {
            id: id.into(),
            value: value.into(),
            canonical,
            rules,
            denies: denies.map(Into::into),
            origins,
            claims,
        }
    }

    pub fn point(&mut self, id: &str, incident: &str, question: &str, attribute: Attribute, positions: Vec<Position>) {
        self.case.points.push(Point {
            id: id.into(),
            incident: incident.into(),
            kind: PointKind::Question,
            mark: None,
            question: question.into(),
            attribute,
            positions,
        });
    }

    pub fn line(
        &mut self,
        incident: Option<&str>,
        outcome: Outcome,
        side: Option<&str>,
        role: Option<Role>,
        entries: Vec<Entry>,
    ) {
        let id = format!("line{}", self.case.ledger.len()).as_str().into();
        let (incident, side) = (incident.map(IncidentId::from), side.map(str::to_owned));
        let scope = Some(if incident.is_some() { Scope::Incident } else { Scope::Total });
        let origins = entries.len();
        self.case.ledger.push(LedgerLine {
            id,
            incident,
            scope,
            outcome,
            unit: Unit::People,
            side,
            role,
            class: None,
            entries,
            range: None,
            origins,
        });
    }

    pub fn name(
        &mut self,
        kind: MentionKind,
        label: &str,
        variants: &[(&str, &[(usize, &FindingId)])],
        basis: &[(usize, Span)],
    ) {
        let id = format!("name{}", self.case.names.len()).as_str().into();
        let variants = variants.iter().map(|(text, uses)| Variant {
            text: (*text).into(),
            reports: uses.iter().map(|(r, _)| self.id(*r)).collect(),
            mentions: uses.iter().map(|(_, m)| (*m).clone()).collect(),
        });
        let (variants, basis) = (variants.collect(), basis.iter().map(|(r, s)| (self.id(*r), *s)).collect());
        self.case.names.push(Name { id, kind, label: label.into(), variants, side: None, basis });
    }
}
