//! From a report and its findings to lines.

use std::collections::BTreeMap;

use sayso_case::{
    Event, Field, Figure, FindingId, Mention, PartKind, Precision, ReadAs, ReadReport, Report, Side, Source, Speaker,
    SpeakerKind, Statement, Time, Victim, When,
};
use sayso_text::Span;

use crate::line::Line;
use crate::read_by::{CONTRACT, ReadBy};
use crate::report_line::{FromWhere, PartLine, PartOf, Particulars, PublishedPrecision, ReportLine};
use crate::report_lines::{
    EventLine, FigureLine, MentionLine, NamedSpeaker, NarratorKind, NarratorSpeaker, SideWords, SpeakerWords,
    StatementLine, TimeLine, VictimLine, WhenWords,
};
use crate::words::{Anchor, Words};

/// The line of a report, read with what `read_by` says.
pub fn report_line(report: &Report, read_by: &ReadBy) -> Line {
    let not_read = match &report.read_as {
        ReadAs::Not(why) => Some(why.clone()),
        ReadAs::English | ReadAs::Language(_) | ReadAs::Assumed | ReadAs::Partly(_) => None,
    };
    Line::Report(ReportLine {
        contract: CONTRACT,
        read_by: read_by.clone(),
        id: report.id.to_string(),
        path: report.path.clone(),
        also_at: report.also_at.clone(),
        title: report.title.clone(),
        publisher: report.publisher.clone(),
        byline: report.byline.clone(),
        published: report.published.map(|d| d.to_string()),
        published_precision: report.published.map(|d| match d.precision() {
            Precision::Day => PublishedPrecision::Day,
            Precision::Month => PublishedPrecision::Month,
            Precision::Year => PublishedPrecision::Year,
        }),
        url: report.url.clone(),
        retrieved: report.retrieved.clone(),
        gone: report.gone.clone(),
        language: report.language.clone(),
        read: report.read_as.language().map(str::to_owned),
        not_read,
        text: report.text.clone(),
        parts: parts(report),
        text_sha256: report.text_sha256.clone(),
        from: particulars(report),
    })
}

fn parts(report: &Report) -> Vec<PartLine> {
    let line = |part: &sayso_case::Part| PartLine {
        kind: match part.kind {
            PartKind::Title => PartOf::Title,
            PartKind::Body => PartOf::Body,
            PartKind::Post => PartOf::Post,
            PartKind::Caption => PartOf::Caption,
        },
        span: part.span.into(),
        time: part.time.clone(),
        edited: part.edited.clone(),
        page: part.page,
    };
    report.parts.iter().map(line).collect()
}

fn particulars(report: &Report) -> Particulars {
    let of = |field: Field| {
        report.from.get(&field).map(|source| match source {
            Source::Manifest => FromWhere::Manifest,
            Source::Meta => FromWhere::Meta,
            Source::JsonLd => FromWhere::JsonLd,
            Source::Text => FromWhere::Text,
            Source::File => FromWhere::File,
        })
    };
    Particulars {
        title: of(Field::Title),
        publisher: of(Field::Publisher),
        byline: of(Field::Byline),
        published: of(Field::Published),
        url: of(Field::Url),
        retrieved: of(Field::Retrieved),
        language: of(Field::Language),
    }
}

/// The lines of a report that was read: its own, and those of its findings.
pub fn read_lines(read: &ReadReport, read_by: &ReadBy) -> Vec<Line> {
    let mut lines = vec![report_line(&read.report, read_by)];
    lines.append(&mut findings_lines(read));
    lines
}

/// The lines of a report's findings by start, end and type (types in byte order of their names); those of one place and
/// type stay in the order found.
pub fn findings_lines(read: &ReadReport) -> Vec<Line> {
    let found = &read.findings;
    let rules = found.fired.as_ref().map(|fired| fired.iter().map(|f| (&f.finding, &f.rules)).collect());
    let (report, text) = (read.report.id.to_string(), &read.report.text);
    let lines = Writer { report, lang: lang(&read.report), text, text_sha256: &read.report.text_sha256, rules };
    let mut out: Vec<Line> = Vec::new();
    out.extend(found.statements.iter().map(|s| lines.statement(s)));
    out.extend(found.figures.iter().map(|f| lines.figure(f)));
    out.extend(found.events.iter().map(|e| lines.event(e)));
    out.extend(found.mentions.iter().map(|m| lines.mention(m)));
    out.extend(found.victims.iter().map(|v| lines.victim(v)));
    out.extend(found.times.iter().map(|t| lines.time(t)));
    out.sort_by_key(|line| (line.place(), line.type_name()));
    out
}

/// Who a speaker is, as lines have it.
fn speaker_words(speaker: &Speaker) -> SpeakerWords {
    if speaker.kind == SpeakerKind::Narrator {
        return SpeakerWords::Narrator(NarratorSpeaker { kind: NarratorKind::Narrator });
    }
    SpeakerWords::Named(NamedSpeaker {
        id: speaker.id.as_ref().map(Into::into),
        name: speaker.name.clone(),
        role: speaker.role.clone(),
        body: speaker.body.clone(),
        kind: speaker.kind,
    })
}

/// The language of a report's words, where it is said of each finding: where it is not English.
pub(crate) fn lang(report: &Report) -> Option<String> {
    const UNSAID: &str = "en";
    report.read_as.language().filter(|code| *code != UNSAID).map(str::to_owned)
}

/// Writes the findings of one report.
struct Writer<'r> {
    report: String,
    lang: Option<String>,
    text: &'r str,
    text_sha256: &'r str,
    /// The rules that decided each finding, where they were kept.
    rules: Option<BTreeMap<&'r FindingId, &'r Vec<String>>>,
}

impl Writer<'_> {
    fn words(&self, span: Span) -> Words {
        Words::at(self.text, span)
    }

    fn all_words(&self, spans: &[Span]) -> Vec<Words> {
        spans.iter().map(|&span| self.words(span)).collect()
    }

    fn text(&self, span: Span) -> String {
        span.of(self.text).to_owned()
    }

    fn anchor(&self, span: Span) -> Anchor {
        Anchor { text_sha256: self.text_sha256.to_owned(), start: span.start, end: span.end }
    }

    fn when(&self, when: &Option<When>) -> Option<WhenWords> {
        when.as_ref().map(|w| WhenWords { value: w.moment.to_string(), basis: self.all_words(&w.basis) })
    }

    fn side(&self, side: &Option<Side>) -> Option<SideWords> {
        side.as_ref().map(|s| SideWords { value: s.value.clone(), basis: self.all_words(&s.basis) })
    }

    fn maybe(&self, span: Option<Span>) -> Option<Words> {
        span.map(|span| self.words(span))
    }

    /// The rules that decided a finding: none where it came by rules without names.
    fn rules(&self, finding: &FindingId) -> Option<Vec<String>> {
        let kept = self.rules.as_ref()?;
        Some(kept.get(finding).map(|rules| rules.to_vec()).unwrap_or_default())
    }

    fn statement(&self, s: &Statement) -> Line {
        Line::Statement(StatementLine {
            id: (&s.id).into(),
            anchor: self.anchor(s.span),
            report: self.report.clone(),
            lang: self.lang.clone(),
            span: s.span.into(),
            content: self.text(s.span),
            source: self.maybe(s.source),
            cue: self.maybe(s.cue),
            saying: (&s.saying).into(),
            within: s.within.as_ref().map(Into::into),
            speaker: speaker_words(&s.speaker),
            also: s.also.iter().map(speaker_words).collect(),
            chain: s.chain.clone(),
            manner: s.manner,
            polarity: s.polarity,
            form: s.form,
            rules: self.rules(&s.id),
        })
    }

    fn figure(&self, f: &Figure) -> Line {
        Line::Figure(FigureLine {
            id: (&f.id).into(),
            anchor: self.anchor(f.span),
            report: self.report.clone(),
            lang: self.lang.clone(),
            span: f.span.into(),
            text: self.text(f.span),
            low: f.low,
            high: f.high,
            bound: f.bound,
            unit: f.unit,
            outcome: f.outcome,
            group: self.maybe(f.group),
            described_as: self.maybe(f.described_as),
            side: self.side(&f.side),
            role: f.role,
            place: self.maybe(f.place),
            when: self.when(&f.when),
            scope: f.scope,
            denied: f.denied,
            statement: f.statement.as_ref().map(Into::into),
            speaker: speaker_words(&f.speaker),
            rules: self.rules(&f.id),
        })
    }

    fn event(&self, e: &Event) -> Line {
        Line::Event(EventLine {
            id: (&e.id).into(),
            anchor: self.anchor(e.span),
            report: self.report.clone(),
            lang: self.lang.clone(),
            span: e.span.into(),
            text: self.text(e.span),
            event_type: e.event_type,
            agent: self.maybe(e.agent),
            patient: self.maybe(e.patient),
            place: self.maybe(e.place),
            when: self.when(&e.when),
            mode: e.mode,
            statement: e.statement.as_ref().map(Into::into),
            speaker: speaker_words(&e.speaker),
        })
    }

    fn mention(&self, m: &Mention) -> Line {
        Line::Mention(MentionLine {
            id: (&m.id).into(),
            anchor: self.anchor(m.span),
            report: self.report.clone(),
            lang: self.lang.clone(),
            span: m.span.into(),
            text: self.text(m.span),
            kind: m.kind,
            mention_of: (&m.mention_of).into(),
            side: self.side(&m.side),
            distance: m.distance.iter().map(|&d| self.words(d)).collect(),
        })
    }

    fn time(&self, t: &Time) -> Line {
        Line::Time(TimeLine {
            id: (&t.id).into(),
            anchor: self.anchor(t.span),
            report: self.report.clone(),
            lang: self.lang.clone(),
            span: t.span.into(),
            text: self.text(t.span),
            value: t.value.clone(),
        })
    }

    fn victim(&self, v: &Victim) -> Line {
        Line::Victim(VictimLine {
            id: (&v.id).into(),
            anchor: self.anchor(v.span),
            report: self.report.clone(),
            lang: self.lang.clone(),
            span: v.span.into(),
            text: self.text(v.span),
            name: v.name.clone(),
            age: v.age,
            role: v.role.clone(),
            outcome: v.outcome,
            side: self.side(&v.side),
            statement: v.statement.as_ref().map(Into::into),
            speaker: speaker_words(&v.speaker),
        })
    }
}
