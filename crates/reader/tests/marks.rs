//! A megabyte of dots is no work for the network.

use std::path::Path;
use std::time::{Duration, Instant};

use sayso_reader::{Reader, Upos};

#[test]
fn marks_without_words_are_read_at_once() {
    let weights = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models/reader.onnx");
    let reader = Reader::load(&weights).unwrap();
    let text = format!("The ferry was seized, the harbour master said.\n\n{}", ". ".repeat(500_000));
    let start = Instant::now();
    let reading = reader.read(&text);
    // Some five thousand calls of the network would take minutes.
    assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
    assert_eq!(reading.sayings.len(), 1);
    let upos = |k: usize| reading.words.get(k).map(|w| w.upos);
    assert_eq!((upos(1), upos(reading.words.len() - 1)), (Some(Upos::Noun), Some(Upos::Punct)));
}
