//! Hashes the rules, so that a reading says by which it was made: the sources and word lists that decide what is found, in;
//! the first 16 digits of one SHA-256, as `SAYSO_RULES_SHA256`, out.
//!
//! The same files give the same hash on every machine: paths go in as they are named in the repository, in byte order, and
//! text with plain line ends, since a checkout may have others.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use sha2::{Digest, Sha256};

/// From the root of the repository. What only tests is in there too: to leave it out would take a list to keep.
const RULES: [&str; 9] = [
    "crates/case/src",
    "crates/findings/src",
    "crates/gazetteer/src",
    "crates/language/languages",
    "crates/language/src",
    "crates/reader/src",
    "crates/reports/src",
    "crates/text/src",
    "data/gazetteer",
];

fn main() -> io::Result<()> {
    let room = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let root = room.join("../..");
    let mut files = Vec::new();
    for folder in RULES {
        println!("cargo::rerun-if-changed={}", root.join(folder).display());
        gather(&root, folder, &mut files)?;
    }
    files.sort();
    let mut hash = Sha256::new();
    for file in &files {
        let bytes = plain(fs::read(root.join(file))?);
        // With the lengths, so that nothing can move from one file to the next unseen.
        hash.update(format!("{file}\n{}\n", bytes.len()));
        hash.update(&bytes);
    }
    let digits: String = hash.finalize().iter().take(8).map(|b| format!("{b:02x}")).collect();
    println!("cargo::rustc-env=SAYSO_RULES_SHA256={digits}");
    Ok(())
}

/// The files of a folder and those below it, as paths from the root parted by `/`.
fn gather(root: &Path, folder: &str, files: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(root.join(folder))? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_str().ok_or_else(|| io::Error::other(format!("{folder}: a name that is no UTF-8")))?;
        // What is written for people and what an editor or a file manager leaves behind is no rule.
        if name.ends_with(".md") || name.starts_with('.') || name.ends_with('~') {
            continue;
        }
        let path = format!("{folder}/{name}");
        if entry.file_type()?.is_dir() {
            gather(root, &path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

/// Text with plain line ends; anything else as it is.
fn plain(bytes: Vec<u8>) -> Vec<u8> {
    match String::from_utf8(bytes) {
        Ok(text) => text.replace("\r\n", "\n").into_bytes(),
        Err(other) => other.into_bytes(),
    }
}
