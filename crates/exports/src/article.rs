//! Incidents for an encyclopedia in wikitext: of each an infobox and a table of casualties, with a footnote for every figure.
//!
//! A row is one line of the ledger, its number the range; each figure stands in it with its speaker and its own footnote, so that
//! whoever edits can see who gives which end. No number is chosen.

use std::collections::BTreeSet;

use sayso_case::{Case, Entry, FindingId, LedgerLine, Moment, Outcome, Unit};

use crate::citation::Citation;
use crate::index::Index;
use crate::row::Words;
use crate::told::{self, Asked, Told};
use crate::toll::{Toll, number};
use crate::wikitext::escaped;
use crate::words::line;

/// What became of people, in the order of the table.
const OUTCOMES: [Outcome; 5] =
    [Outcome::Killed, Outcome::KilledOrWounded, Outcome::Wounded, Outcome::Missing, Outcome::Detained];

/// The text, and how many incidents are in it.
pub fn wikitext(case: &Case, asked: &Asked) -> (String, usize) {
    let index = Index::of(case);
    let told = told::incidents(&index, asked);
    let mut notes = Footnotes { index: &index, written: BTreeSet::new() };
    let mut out = String::new();
    for one in &told {
        out.push_str(&format!("== {} ==\n", words(&one.incident.label)));
        out.push_str(&infobox(&index, one, &mut notes));
        out.push_str(&table(&index, one, &mut notes));
        out.push('\n');
    }
    if !told.is_empty() {
        out.push_str("== References ==\n<references />\n");
    }
    (out, told.len())
}

fn words(words: &str) -> String {
    line(words).map(|w| escaped(&w)).unwrap_or_default()
}

/// Footnotes, each written out where it is first used and called by its name then.
struct Footnotes<'i, 'c> {
    index: &'i Index<'c>,
    written: BTreeSet<String>,
}

impl Footnotes<'_, '_> {
    fn of_figure(&mut self, entry: &Entry) -> Option<String> {
        let read = self.index.report(&entry.report)?;
        let figure = read.findings.figures.iter().find(|f| f.id == entry.figure)?;
        let words = Words::at(read, figure.span)?;
        let paragraph = Citation::paragraph(&read.report.text, words.span.start);
        Some(self.written(
            &Citation::of(&read.report).at(&entry.figure, paragraph).on_page(read.report.page_at(words.span.start)),
        ))
    }

    fn written(&mut self, citation: &Citation) -> String {
        let id = citation.id().to_owned();
        if self.written.insert(id.clone()) { citation.wikitext() } else { format!("<ref name=\"{id}\" />") }
    }
}

fn day(when: Moment) -> String {
    let (from, to) = (when.from().in_words(), when.to().in_words());
    if from == to { from } else { format!("{from} – {to}") }
}

fn infobox(index: &Index<'_>, told: &Told<'_>, notes: &mut Footnotes<'_, '_>) -> String {
    let incident = told.incident;
    let mut out = String::from("{{Infobox event\n");
    let mut add = |name: &str, value: Option<String>| {
        if let Some(value) = value.filter(|v| !v.is_empty()) {
            out.push_str(&format!("| {name} = {value}\n"));
        }
    };
    add("title", Some(words(&incident.label)));
    add("date", incident.when.map(day));
    add("place", Some(incident.places.iter().map(|p| words(p)).collect::<Vec<_>>().join(" / ")));
    let both = incident.located.as_ref().and_then(|l| l.latitude.zip(l.longitude));
    add(
        "coordinates",
        both.map(|(latitude, longitude)| format!("{{{{coord|{latitude}|{longitude}|display=inline}}}}")),
    );
    for (name, outcome) in [
        ("reported deaths", Outcome::Killed),
        ("reported injuries", Outcome::Wounded),
        ("reported missing", Outcome::Missing),
    ] {
        let toll = Toll::of(index, incident, outcome);
        let ends: Vec<&FindingId> = toll
            .whole_lines()
            .iter()
            .flat_map(|l| l.range.iter().flat_map(|r| r.low_by.iter().chain(&r.high_by)))
            .collect();
        let refs = toll.whole_lines().iter().flat_map(|l| &l.entries).filter(|e| ends.contains(&&e.figure));
        let said = number(toll.low(), toll.high());
        let refs: Vec<String> =
            if said.is_empty() { Vec::new() } else { refs.filter_map(|e| notes.of_figure(e)).collect() };
        add(name, Some(format!("{said}{}", refs.concat())));
    }
    out.push_str("}}\n");
    out
}

fn table(index: &Index<'_>, told: &Told<'_>, notes: &mut Footnotes<'_, '_>) -> String {
    let of_incident = index.lines(&told.incident.id);
    let counted = |outcome: &Outcome| {
        let outcome = *outcome;
        of_incident.iter().filter(move |l| l.unit == Unit::People && l.outcome == outcome && l.range.is_some())
    };
    let rows: Vec<String> = OUTCOMES.iter().flat_map(counted).filter_map(|l| row(index, l, notes)).collect();
    if rows.is_empty() {
        return String::new();
    }
    let head = "{| class=\"wikitable\"\n|+ Casualties, as said\n! Outcome !! Side !! Who !! Number !! Who gives it\n";
    format!("{head}{}|}}\n", rows.concat())
}

/// One line of the ledger: every figure that counts, denials and what was revised among them only where they give an end.
fn row(index: &Index<'_>, line: &LedgerLine, notes: &mut Footnotes<'_, '_>) -> Option<String> {
    let range = line.range.as_ref()?;
    let counts = line.entries.iter().filter(|e| range.figures.contains(&e.figure));
    let given = counts.filter_map(|e| {
        let voice = words(index.voice(e.speaker.as_deref(), &e.report));
        Some(format!("{voice}: {}{}", number(e.low, e.high), notes.of_figure(e)?))
    });
    let given: Vec<String> = given.collect();
    let who = line.role.map(|r| r.as_str().to_owned()).or_else(|| line.class.clone()).unwrap_or_default();
    (!given.is_empty()).then(|| {
        format!(
            "|-\n| {} || {} || {} || {} || {}\n",
            line.outcome.as_str().replace('_', " "),
            words(line.side.as_deref().unwrap_or_default()),
            words(&who),
            number(range.low, range.high),
            given.join("<br />")
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn every_figure_has_a_footnote_which_is_written_out_once() {
        let (text, count) = wikitext(&testing::case(), &Asked::default());
        assert_eq!(count, 1);
        assert!(
            text.contains("| reported deaths = 3 to 5<ref name=\"f0000000000000000\">{{cite web |title="),
            "{text}"
        );
        assert!(text.contains("| killed || Arven || police || 3 to 5 || the mayor: 3<ref name=\"f0000000000000000\" /><br />Loran Post: 5<ref"), "{text}");
        assert_eq!(text.matches("</ref>").count(), 2, "{text}");
        assert!(text.contains("{{coord|45.2|-38.4|display=inline}}") && text.ends_with("<references />\n"), "{text}");
    }

    #[test]
    fn no_word_of_a_report_is_markup() {
        let mut case = testing::case();
        case.incidents[0].label = "}}[[x]]<ref>\n== y".into();
        case.incidents[0].places = vec!["{{z}}|a=b".into()];
        case.ledger[0].side = Some("|-\n{|".into());
        case.ledger[0].entries[0].speaker = Some("'''x'''</ref>".into());
        let text = wikitext(&case, &Asked::default()).0;
        assert!(!text.contains("[[") && !text.contains("{{z") && !text.contains("'''"), "{text}");
        assert_eq!((text.matches("{|").count(), text.matches("</ref>").count()), (1, 2), "{text}");
        assert_eq!(text.matches("\n|-\n").count(), 1, "{text}");
    }

    #[test]
    fn without_numbers_there_is_no_table_and_without_incidents_no_text() {
        let mut case = testing::case();
        case.ledger.clear();
        let text = wikitext(&case, &Asked::default()).0;
        assert!(!text.contains("{|") && !text.contains("reported"), "{text}");
        case.incidents.clear();
        assert_eq!(wikitext(&case, &Asked::default()), (String::new(), 0));
    }
}
