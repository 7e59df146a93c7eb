//! Hand-built reports and findings for tests; every name in them is invented.

use sayso_case::*;
use sayso_language::{Pack, Packs};
use sayso_text::Span;

/// The packs that come with the program.
pub(crate) fn packs() -> Packs {
    Packs::load().expect("the tables are whole")
}

/// The English one.
pub(crate) fn english() -> &'static Pack {
    packs().of(Some("en"))
}

/// A report with these words, published on this day (year, month, day).
pub(crate) fn report(path: &str, text: &str, published: Option<(i16, i8, i8)>) -> Report {
    Report {
        id: ReportId::of(format!("{path}\n{text}").as_bytes()),
        path: path.to_owned(),
        published: published.and_then(|(y, m, d)| PartialDate::day(y, m, d)),
        language: Some("en".to_owned()),
        ..Report::of_words(text)
    }
}

/// A report with findings added word by word.
pub(crate) struct Draft {
    report: Report,
    findings: Findings,
}

impl Draft {
    /// A report that has no findings yet; its sentences end at a full stop before white space.
    pub fn new(path: &str, published: (i16, i8, i8), text: &str) -> Self {
        let report = report(path, text, Some(published));
        let findings = Findings { sentences: sayso_text::sentences(text), ..Findings::none(report.id.clone()) };
        Draft { report, findings }
    }

    /// The first place of these words; the test is wrong where they are not there.
    pub fn span(&self, words: &str) -> Span {
        let at = self.report.text.find(words).unwrap_or_else(|| panic!("{words:?} not in {}", self.report.path));
        Span::new(at, at + words.len())
    }

    fn id(&self, kind: &str, span: Span) -> FindingId {
        FindingId::new(&self.report.id, kind, span, "")
    }

    /// A body's speaker.
    pub fn body(name: &str) -> Speaker {
        Speaker { id: None, name: Some(name.to_owned()), role: None, body: None, kind: SpeakerKind::Body }
    }

    /// Every place of a name, as one entity.
    pub fn mention(mut self, kind: MentionKind, name: &str) -> Self {
        let first = self.id("mention", self.span(name));
        let places: Vec<usize> = self.report.text.match_indices(name).map(|(k, _)| k).collect();
        for at in places {
            let span = Span::new(at, at + name.len());
            let id = self.id("mention", span);
            self.findings.mentions.push(Mention {
                id,
                span,
                kind,
                mention_of: first.clone(),
                name: name.to_owned(),
                side: None,
                named: true,
                distance: Vec::new(),
            });
        }
        self
    }

    /// A statement; its figures and events are those added with the same content words.
    pub fn statement(mut self, speaker: &str, cue: &str, content: &str, manner: Manner) -> Self {
        let span = self.span(content);
        let id = self.id("statement", span);
        let negated = matches!(manner, Manner::Deny | Manner::Reject);
        self.findings.statements.push(Statement {
            id: id.clone(),
            span,
            source: None,
            cue: Some(self.span(cue)),
            saying: id,
            within: None,
            speaker: Draft::body(speaker),
            also: Vec::new(),
            chain: Vec::new(),
            manner,
            polarity: if negated { Polarity::Negated } else { Polarity::Affirmed },
            form: Form::Indirect,
            distance: Vec::new(),
        });
        self
    }

    /// The last statement's speaker is a person.
    pub fn by_a_person(self) -> Self {
        self.by(SpeakerKind::Person)
    }

    /// Nobody is said to say the last statement.
    pub fn by_nobody(mut self) -> Self {
        if let Some(s) = self.findings.statements.last_mut() {
            s.speaker = Speaker { id: None, name: None, role: None, body: None, kind: SpeakerKind::Unnamed };
        }
        self
    }

    /// The last statement's speaker is of this kind.
    pub fn by(mut self, kind: SpeakerKind) -> Self {
        if let Some(s) = self.findings.statements.last_mut() {
            s.speaker.kind = kind;
        }
        self
    }

    fn said(&self, span: Span) -> (Option<FindingId>, Speaker) {
        match self.findings.statements.iter().find(|s| s.span.contains(span)) {
            Some(s) => (Some(s.id.clone()), s.speaker.clone()),
            None => (None, Speaker::narrator()),
        }
    }

    /// People killed, with side and day.
    pub fn killed(mut self, words: &str, n: u64, bound: Bound, side: Option<&str>) -> Self {
        let span = self.span(words);
        let (statement, speaker) = self.said(span);
        let side = side.map(|s| Side { value: s.to_owned(), basis: vec![] });
        self.findings.figures.push(Figure {
            id: self.id("figure", span),
            span,
            low: (bound != Bound::AtMost).then_some(n),
            high: (bound != Bound::AtLeast).then_some(n),
            bound,
            unit: Unit::People,
            outcome: Outcome::Killed,
            group: None,
            described_as: None,
            side,
            role: None,
            place: None,
            when: None,
            scope: Some(Scope::Incident),
            denied: false,
            statement,
            speaker,
        });
        self
    }

    /// Changes the figure added last.
    pub fn but(mut self, change: impl FnOnce(&mut Figure)) -> Self {
        self.findings.figures.last_mut().map(change);
        self
    }

    /// Who publishes it.
    pub fn publisher(mut self, name: &str) -> Self {
        self.report.publisher = Some(name.to_owned());
        self
    }

    /// An event that happened.
    pub fn event(
        mut self,
        word: &str,
        kind: EventType,
        agent: Option<&str>,
        place: Option<&str>,
        day: Option<&str>,
    ) -> Self {
        let span = self.span(word);
        let (statement, speaker) = self.said(span);
        self.findings.events.push(Event {
            id: self.id("event", span),
            span,
            event_type: kind,
            agent: agent.map(|a| self.span(a)),
            patient: None,
            place: place.map(|p| self.span(p)),
            when: day.map(|d| When { moment: d.parse().unwrap(), basis: vec![] }),
            mode: Mode::Happened,
            statement,
            speaker,
        });
        self
    }

    /// Every place of the words for a time, with its value.
    pub fn time(mut self, words: &str, value: &str) -> Self {
        let places: Vec<usize> = self.report.text.match_indices(words).map(|(k, _)| k).collect();
        for at in places {
            let span = Span::new(at, at + words.len());
            let id = self.id("time", span);
            self.findings.times.push(Time { id, span, value: Some(value.to_owned()) });
        }
        self.findings.times.sort_by_key(|t| t.span);
        self
    }

    /// Two names the text says are one.
    pub fn same(mut self, a: &str, b: &str) -> Self {
        self.findings.same_names.push((self.span(a), self.span(b)));
        self
    }

    /// A named victim.
    pub fn victim(mut self, name: &str, age: Option<u32>) -> Self {
        let span = self.span(name);
        let (statement, speaker) = self.said(span);
        self.findings.victims.push(Victim {
            id: self.id("victim", span),
            span,
            name: name.to_owned(),
            age,
            role: None,
            outcome: Outcome::Killed,
            side: None,
            statement,
            speaker,
        });
        self
    }

    /// The report as read.
    pub fn done(self) -> ReadReport {
        ReadReport { report: self.report, findings: self.findings }
    }
}
