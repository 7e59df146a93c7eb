//! Plays the example and the kept inputs (`fuzz/seeds`, one folder a target) through every fuzz target's function.

use std::fs;
use std::path::Path;

use sayso_promises::{example, html, kept, manifest, offsets, plain, rules};

/// The files of a folder, with their names.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let file =
        |entry: fs::DirEntry| (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).unwrap());
    let mut files: Vec<_> = entries.map(|entry| file(entry.unwrap())).collect();
    files.sort();
    files
}

/// Tries a function on the example's files with this ending, whole and cut short, and on the target's kept inputs.
fn play(target: &str, ending: &str, promise: fn(&[u8])) {
    let kept = files(&kept("seeds").join(target));
    let ours: Vec<_> = files(&example()).into_iter().filter(|(name, _)| name.ends_with(ending)).collect();
    assert!(!ours.is_empty(), "the example has no file in {ending}");
    for (name, bytes) in ours.iter().chain(&kept) {
        println!("{target}: {name}");
        promise(bytes);
    }
    for (name, bytes) in &ours {
        println!("{target}: cuts of {name}");
        for end in (0..bytes.len()).step_by(bytes.len() / 7 + 1) {
            promise(&bytes[..end]);
        }
    }
}

#[test]
fn pages() {
    play("html", ".html", html);
}

#[test]
fn plain_texts() {
    play("plain", ".txt", plain);
}

#[test]
fn manifests() {
    play("manifest", ".csv", manifest);
}

#[test]
fn places() {
    play("offsets", ".txt", offsets);
}

/// Every report as it is, cut, and under a few hundred edits that follow from a fixed number.
#[test]
fn rules_over_stored_readings() {
    for (name, bytes) in files(&kept("seeds").join("rules")) {
        println!("rules: {name}");
        rules(&bytes);
    }
    let mut dice = 1u32;
    let mut next = || {
        dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (dice >> 24) as u8
    };
    for which in 0..11 {
        rules(&[which]);
        rules(&[which, 3, 40 + which, 0, 0, 0]);
        for edits in [4, 40] {
            let bytes: Vec<u8> = std::iter::once(which).chain((0..edits * 5).map(|_| next())).collect();
            println!("rules: {bytes:?}");
            rules(&bytes);
        }
        for broken in 0..5 {
            rules(&[which, broken]);
        }
    }
}
