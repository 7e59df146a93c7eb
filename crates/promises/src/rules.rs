//! Rules over a stored reading: whatever the reader says of whatever text, the rules end, and every line they make keeps
//! the contract.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use sayso_case::{ReadReport, Report, ReportId};
use sayso_contract::{check_line, check_places, findings_lines};
use sayso_language::Packs;
use sayso_reader::Reading;
use sayso_reports::{Options, load};

use crate::draft::{Draft, Edit};
use crate::stored::readings;

/// More edits than these only take time.
const EDITS: usize = 300;

/// A report of the example with its stored reading.
struct Story {
    report: Report,
    text: String,
    reading: Reading,
}

thread_local! {
    static STORIES: OnceCell<Vec<Story>> = const { OnceCell::new() };
}

/// The first byte says which report of the example, every five more are an edit of it; bytes left over break the reading,
/// and what is broken must be refused.
pub fn rules(bytes: &[u8]) {
    let Some((&which, edits)) = bytes.split_first() else { return };
    STORIES.with(|stories| {
        let stories = stories.get_or_init(read_stories);
        let story = &stories[usize::from(which) % stories.len()];
        let mut draft = Draft::of(&story.text, story.reading.clone());
        let (edits, rest) = edits.as_chunks::<5>();
        for edit in edits.iter().take(EDITS) {
            draft.edit(&Edit::of(*edit));
        }
        let (text, mut reading) = draft.finish();
        if let Some(&how) = rest.first() {
            if broke(&mut reading, how) {
                assert!(reading.checked(&text).is_err(), "a broken reading was let through");
            }
            return;
        }
        let reading = reading.checked(&text).expect("an edited reading is whole");
        holds(story.report.clone(), text, &reading);
    });
}

fn holds(report: Report, text: String, reading: &Reading) {
    let report = Report { id: ReportId::of(text.as_bytes()), text, ..report };
    let packs = Packs::load().expect("the tables are whole");
    let findings = sayso_findings::read_with(&report, reading, packs);
    let read = ReadReport { report, findings };
    let mut ids = BTreeSet::new();
    for line in findings_lines(&read) {
        let line = serde_json::to_value(line).expect("a line is JSON");
        if let Err(why) = check_line(&line).and_then(|()| check_places(&line, &read.report.text)) {
            panic!("{why}\n{line}");
        }
        // A mention is what others point to, and several findings may stand at one place.
        let id = line["id"].as_str().map(str::to_owned);
        assert!(ids.insert(id), "two findings of one id: {line}");
    }
}

/// Breaks a reading; false where there is nothing to break.
fn broke(reading: &mut Reading, how: u8) -> bool {
    let count = reading.words.len();
    let Some(last) = reading.words.last_mut() else { return false };
    match how % 5 {
        0 => last.span.end = usize::MAX,
        1 => last.head = count + usize::from(how),
        2 => reading.sentences.push(count..count + 1),
        3 => reading.sentences.clear(),
        _ => last.span.start = last.span.end,
    }
    true
}

fn read_stories() -> Vec<Story> {
    let (reports, _) = load(&[crate::example()], &Options::default());
    let of = |stored: crate::Stored| {
        let report = reports.iter().find(|report| report.path == stored.path)?.clone();
        let (text, reading) = stored.reading()?;
        Some(Story { report, text, reading })
    };
    let stories: Vec<Story> = readings().into_iter().filter_map(of).collect();
    assert_eq!(stories.len(), reports.len(), "store the readings again: fuzz/README.md says how");
    stories
}
