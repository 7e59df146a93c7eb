//! A weights file that is damaged, made for another program or only half of one ends in a sentence that says what to do.

use std::path::{Path, PathBuf};

use sayso_reader::{Reader, ReaderError};

fn weights() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models/reader.onnx")
}

/// The weights with one entry of their metadata replaced: of two with one name the later one counts.
fn with(entry: &str, value: &str) -> Vec<u8> {
    let mut bytes = std::fs::read(weights()).unwrap();
    let mut inner = Vec::new();
    for (field, text) in [(0x0a, entry), (0x12, value)] {
        inner.push(field);
        length(text.len(), &mut inner);
        inner.extend(text.as_bytes());
    }
    bytes.push(0x72);
    length(inner.len(), &mut bytes);
    bytes.extend(inner);
    bytes
}

fn length(mut n: usize, out: &mut Vec<u8>) {
    while n > 127 {
        out.push(n as u8 | 128);
        n >>= 7;
    }
    out.push(n as u8);
}

fn why(bytes: Vec<u8>) -> ReaderError {
    Reader::from_bytes(bytes).expect_err("these weights are not to be used")
}

#[test]
fn the_weights_of_the_project_are_whole() {
    let reader = Reader::load(&weights()).unwrap();
    assert_eq!(reader.weights_sha256().len(), 64);
    assert!(Reader::from_bytes(with("sayso.context", "40")).is_ok());
}

#[test]
fn an_entry_that_is_not_what_it_should_be() {
    assert!(matches!(why(with("sayso.bundle", "2")), ReaderError::Form { .. }));
    for (entry, value) in [
        ("sayso.cut", "3"),
        ("sayso.window", "0"),
        ("sayso.window", "-3"),
        ("sayso.window", "99999999999999999999"),
        ("sayso.context", "many"),
        ("sayso.content_weight", "inf"),
        ("sayso.upos", ""),
    ] {
        assert!(matches!(why(with(entry, value)), ReaderError::Entry(_)), "{entry} {value}");
    }
    // The way of cutting and the vocabulary belong together.
    assert!(matches!(why(with("sayso.cut", "2")), ReaderError::Vocabulary));
    assert!(matches!(why(with("sayso.vocabulary", "[CLS]\n[SEP]\n")), ReaderError::Vocabulary));
    assert!(matches!(why(with("sayso.manner", "say mumble")), ReaderError::Label { .. }));
}

#[test]
fn labels_sizes_and_vocabulary_fit_the_network() {
    assert!(matches!(why(with("sayso.entity", "person place")), ReaderError::Head("entity")));
    assert!(matches!(why(with("sayso.manner", "say deny")), ReaderError::Head("manner")));
    // More places than the network has, and more pieces than it knows.
    assert!(matches!(why(with("sayso.window", "600")), ReaderError::Trial(_)));
    let longer = format!("[CLS]\n[SEP]\n[UNK]\n{}", (0..40_000).map(|k| format!("piece{k}\n")).collect::<String>());
    assert!(matches!(why(with("sayso.vocabulary", &longer)), ReaderError::Trial(_)));
}

#[test]
fn a_network_alone_or_without_a_head() {
    let mut bytes = std::fs::read(weights()).unwrap();
    rename(&mut bytes, b"sayso.bundle", b"other.bundle");
    assert!(matches!(why(bytes), ReaderError::NoBundle));
    let mut bytes = std::fs::read(weights()).unwrap();
    rename(&mut bytes, b"\x06upos", b"\x06opus");
    rename(&mut bytes, b"\x04upos", b"\x04opus");
    assert!(matches!(why(bytes), ReaderError::Missing("upos")));
}

/// Every time it stands there.
fn rename(bytes: &mut [u8], from: &[u8], to: &[u8]) {
    let at: Vec<usize> = (0..bytes.len() - from.len()).filter(|&k| bytes[k..].starts_with(from)).collect();
    for k in at {
        bytes[k..k + from.len()].copy_from_slice(to);
    }
}

#[test]
fn a_file_cut_short_or_no_weights_at_all() {
    let bytes = std::fs::read(weights()).unwrap();
    for part in [1, 3, 100, 5_000, bytes.len() / 2, bytes.len() - 1] {
        assert!(matches!(why(bytes[..part].to_vec()), ReaderError::Broken), "{part} bytes");
    }
    assert!(matches!(why(Vec::new()), ReaderError::Broken));
    assert!(matches!(why(b"<html>not found</html>".to_vec()), ReaderError::Broken));
    assert!(matches!(Reader::load(weights().parent().unwrap()), Err(ReaderError::NoFile)));
    assert!(matches!(Reader::load(Path::new("no/such.onnx")), Err(ReaderError::File(_))));
}
