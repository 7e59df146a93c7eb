//! In go bytes, out come the reports that a folder of them gives.
//!
//! The way in is the one that users take, files and all: what cannot happen to a file is not worth finding.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use sayso_case::Report;
use sayso_reports::{Options, Problem, load};

/// A folder of one thread for the files of one try after the other.
pub(crate) struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("sayso-promises-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).expect("a folder for the files of this try");
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder left behind in the system's place for such things harms nobody.
        let _ = fs::remove_dir_all(&self.0);
    }
}

thread_local! {
    static FOLDER: Folder = Folder::new();
}

/// The reports of a folder that holds the given files and no others, and the problems met. Names must stay the same from
/// call to call.
pub(crate) fn reports_of(files: &[(&str, &[u8])]) -> (Vec<Report>, Vec<Problem>) {
    FOLDER.with(|Folder(folder)| {
        for (name, bytes) in files {
            write(&folder.join(name), bytes);
        }
        let read = load(std::slice::from_ref(folder), &Options::default());
        for (name, _) in files {
            let _ = fs::remove_file(folder.join(name));
        }
        read
    })
}

fn write(file: &Path, bytes: &[u8]) {
    fs::write(file, bytes).expect("a file of this try");
}
