//! The rows of the index: a report or a saying with what hangs on it in, its columns of levelled words out.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, params};
use sayso_case::{Event, Figure, FindingId, Manner, MentionKind, ReadReport, Statement};
use sayso_language::Pack;
use sayso_text::Span;

use super::days;
use super::hit::Reviewed;
use super::words::{APART, bases, words};

/// A mark of a closed list: the list and the word, as one word.
pub(crate) fn mark(words: &str) -> String {
    words.replace(' ', "_")
}

/// The columns of words of one row.
#[derive(Default)]
pub(crate) struct Columns {
    text: String,
    sound: String,
    speaker: String,
    side: String,
    place: String,
    pub outlet: String,
    pub mark: Vec<String>,
}

impl Columns {
    /// Those of a report as a whole, still without its words.
    pub fn of_report(outlet: String, mark: Vec<String>) -> Self {
        Columns { outlet, mark, ..Columns::default() }
    }

    /// More words of a text.
    pub fn text(&mut self, pack: &Pack, text: &str) {
        let words = words(pack, text);
        self.sound.push_str(&words.iter().map(|w| w.sound.as_str()).collect::<Vec<_>>().join(" "));
        push(&mut self.text, &bases(&words));
    }

    /// Writes the row.
    pub fn write(&self, db: &Connection, row: i64) -> rusqlite::Result<()> {
        let mark = self.mark.join(" ");
        db.prepare_cached(
            "INSERT INTO words (rowid, text, sound, speaker, side, place, outlet, mark) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![row, self.text, self.sound, self.speaker, self.side, self.place, self.outlet, mark])
        .map(|_| ())
    }
}

/// One more name in a column of names.
fn push(column: &mut String, more: &str) {
    if !more.is_empty() {
        column.push_str(more);
        column.push(' ');
        column.push_str(APART);
        column.push(' ');
    }
}

/// Who published a report, as words: the publisher, and the host of its address.
pub(crate) fn outlet(pack: &Pack, read: &ReadReport) -> String {
    let mut column = String::new();
    push(&mut column, &bases(&words(pack, read.report.publisher.as_deref().unwrap_or_default())));
    let url = read.report.url.as_deref().unwrap_or_default();
    let host = url.split_once("://").map_or("", |(_, rest)| rest.split(['/', '?', '#']).next().unwrap_or_default());
    push(&mut column, &bases(&words(pack, &host.replace('.', " "))));
    column
}

/// A saying with all its pieces, and what hangs on it.
pub(crate) struct Saying<'r> {
    read: &'r ReadReport,
    pieces: Vec<&'r Statement>,
    figures: Vec<&'r Figure>,
    events: Vec<&'r Event>,
}

impl<'r> Saying<'r> {
    /// The pieces of this saying, and the figures and events that hang on it.
    pub fn of(read: &'r ReadReport, saying: &FindingId) -> Self {
        let f = &read.findings;
        let pieces: Vec<_> = f.statements.iter().filter(|s| &s.saying == saying).collect();
        let hangs = |on: &Option<FindingId>| on.as_ref().is_some_and(|on| pieces.iter().any(|s| &s.id == on));
        let figures = f.figures.iter().filter(|x| hangs(&x.statement)).collect();
        let events = f.events.iter().filter(|e| hangs(&e.statement)).collect();
        Saying { read, pieces, figures, events }
    }

    /// Whether a person has seen any of it.
    pub fn reviewed(&self, judged: &BTreeMap<&FindingId, bool>) -> Reviewed {
        let ids = self.pieces.iter().map(|s| &s.id).chain(self.figures.iter().map(|f| &f.id));
        let ids = ids.chain(self.events.iter().map(|e| &e.id));
        match ids.filter_map(|id| judged.get(id)).max() {
            None => Reviewed::No,
            Some(false) => Reviewed::Confirmed,
            Some(true) => Reviewed::Corrected,
        }
    }

    /// Its columns; it is marked with the days of its report where it tells of none.
    pub fn columns(&self, pack: &Pack, published: &[String]) -> Columns {
        let (f, text) = (&self.read.findings, &self.read.report.text);
        let within = |span: Span| self.pieces.iter().any(|s| s.span.contains(span));
        let mut columns = Columns::default();
        self.pieces.iter().for_each(|s| columns.text(pack, s.span.of(text)));
        let said = |words_of: &str| bases(&words(pack, words_of));
        for speaker in self.pieces.iter().flat_map(|s| std::iter::once(&s.speaker).chain(&s.also)) {
            for name in [&speaker.name, &speaker.body, &speaker.role].into_iter().flatten() {
                push(&mut columns.speaker, &said(name));
            }
        }
        // The words for the speaker, where the report has more than the name.
        self.pieces.iter().filter_map(|s| s.source).for_each(|source| columns.text(pack, source.of(text)));
        self.figures
            .iter()
            .filter_map(|x| x.side.as_ref())
            .for_each(|side| push(&mut columns.side, &said(&side.value)));
        let places = self.figures.iter().filter_map(|x| x.place).chain(self.events.iter().filter_map(|e| e.place));
        places.for_each(|place| push(&mut columns.place, &said(place.of(text))));
        for mention in f.mentions.iter().filter(|m| m.kind == MentionKind::Place && within(m.span)) {
            push(&mut columns.place, &said(&mention.name));
        }
        let whens = self.figures.iter().filter_map(|x| x.when.as_ref());
        let whens = whens.chain(self.events.iter().filter_map(|e| e.when.as_ref())).map(|when| when.moment);
        let times = f.times.iter().filter(|t| within(t.span)).filter_map(|t| t.value.as_ref()?.parse().ok());
        let mut marks: Vec<String> = whens.chain(times).flat_map(days::marks).collect();
        if marks.is_empty() {
            marks.extend_from_slice(published);
        }
        let manners: BTreeSet<Manner> = self.pieces.iter().map(|s| s.manner).collect();
        marks.extend(manners.iter().map(|manner| mark(&format!("manner {}", manner.as_str()))));
        marks.extend(self.figures.iter().map(|x| mark(&format!("outcome {}", x.outcome.as_str()))));
        columns.mark = marks;
        columns
    }
}
