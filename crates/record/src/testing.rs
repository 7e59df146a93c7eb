//! Folders and hand-built reports for tests; every name in them is invented.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use sayso_case::*;
use sayso_text::Span;

use crate::{Got, Judged, ReadBy, Stamp};

/// A folder of its own, removed at the end.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("sayso-record-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    /// A folder in it that is not there yet.
    pub fn record(&self) -> PathBuf {
        self.0.join("record")
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// When and who, the same in every test.
pub(crate) fn stamp() -> Stamp {
    Stamp { at: "2031-03-06T10:00:00Z".into(), who: "Mara".into(), why: Some("heard it".into()), salt: "5a17".into() }
}

/// A report in which a body says that so many were killed, twice in a saying that its cue breaks; the mayor is named in it.
pub(crate) fn got(path: &str, killed: &str) -> Got {
    let text = format!(
        "{killed} killed at Dorvet. \"{killed} soldiers were killed at Dorvet,\" the Keltar Office said, \"and none fled.\" \
         Mayor Ivo Marl was there on Sunday. Karsk is near."
    );
    let bytes = format!("{path}\n{text}").into_bytes();
    let report = Report {
        id: ReportId::of(&bytes),
        path: path.to_owned(),
        published: PartialDate::day(2031, 3, 6),
        language: Some("en".into()),
        text_sha256: sha256(text.as_bytes()),
        ..Report::of_words(text.clone())
    };
    let span = |words: &str| {
        let at = text.find(words).unwrap();
        Span::new(at, at + words.len())
    };
    let id = |kind: &str, span: Span| {
        FindingId::new(&report.id, kind, span, "").printed_as(&report.id, kind, 1, span.of(&text))
    };
    let speaker =
        Speaker { id: None, name: Some("Keltar Office".into()), role: None, body: None, kind: SpeakerKind::Body };
    let first = span(&format!("\"{killed} soldiers were killed at Dorvet,\""));
    let piece = |span: Span| Statement {
        id: id("statement", span),
        span,
        source: None,
        cue: Some(self::span(&text, "said")),
        saying: id("statement", first),
        within: None,
        speaker: speaker.clone(),
        also: Vec::new(),
        chain: vec![None, speaker.name.clone()],
        manner: Manner::Say,
        polarity: Polarity::Affirmed,
        form: Form::Direct,
        distance: Vec::new(),
    };
    let soldiers = span(&format!("{killed} soldiers"));
    let figure = Figure {
        id: id("figure", soldiers),
        span: soldiers,
        low: Some(6),
        high: Some(6),
        bound: Bound::Exact,
        unit: Unit::People,
        outcome: Outcome::Killed,
        group: Some(span("soldiers")),
        described_as: None,
        side: None,
        role: Some(Role::Military),
        place: Some(span("Dorvet")),
        when: None,
        scope: Some(Scope::Incident),
        denied: false,
        statement: Some(id("statement", first)),
        speaker: speaker.clone(),
    };
    let mention = |words: &str, kind| {
        let span = span(words);
        let id = id("mention", span);
        Mention {
            mention_of: id.clone(),
            id,
            span,
            kind,
            name: words.into(),
            side: None,
            named: true,
            distance: Vec::new(),
        }
    };
    let findings = Findings {
        sentences: sayso_text::sentences(&text),
        statements: vec![piece(first), piece(span("\"and none fled.\""))],
        figures: vec![figure],
        mentions: vec![mention("Dorvet", MentionKind::Place), mention("Ivo Marl", MentionKind::Person)],
        ..Findings::none(report.id.clone())
    };
    let read_by = ReadBy { program: "1.2.3".into(), rules: "00".into(), left_out: Vec::new(), weights: None };
    Got { read: ReadReport { report, findings }, read_by, bytes }
}

fn span(text: &str, words: &str) -> Span {
    let at = text.find(words).unwrap();
    Span::new(at, at + words.len())
}

/// The first statement of a report, or its figure, as a person judges it.
pub(crate) fn judged(got: &Got, kind: &str) -> Judged {
    let f = &got.read.findings;
    let (id, span) = match kind {
        "statement" => (&f.statements[0].id, f.statements[0].span),
        _ => (&f.figures[0].id, f.figures[0].span),
    };
    Judged {
        id: id.to_string(),
        kind: kind.into(),
        report: got.read.report.id.clone(),
        text_sha256: got.read.report.text_sha256.clone(),
        start: span.start,
        end: span.end,
    }
}
