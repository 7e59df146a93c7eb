//! A folder for one test, gone when the test ends.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use sayso_case::Report;
use sayso_reports::{Opened, Options, Problem, collect, read};

/// A folder for one test.
pub struct Folder(PathBuf);

impl Folder {
    /// A new, empty folder.
    pub fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let name = format!("sayso-reports-{}-{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).unwrap();
        Folder(folder)
    }

    /// Its path.
    #[allow(dead_code)]
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file into it, and the folders on its way.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let file = self.0.join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, bytes).unwrap();
        file
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Reads one file that is given by its path.
#[allow(dead_code)]
pub fn read_file(file: &Path) -> Result<(Report, Vec<Problem>), Problem> {
    let options = Options::default();
    let found = collect(&[file.to_owned()], &options);
    assert_eq!(found.problems, []);
    one(read(&found.files[0], &options))
}

/// The one report of a file, with its warnings, or why there is none.
#[allow(dead_code)]
pub fn one(mut opened: Opened) -> Result<(Report, Vec<Problem>), Problem> {
    match opened.reports.pop() {
        Some(report) => Ok((report, opened.problems)),
        None => Err(opened.problems.remove(0)),
    }
}

/// The report of a page.
#[allow(dead_code)]
pub fn page(source: impl AsRef<[u8]>) -> Report {
    let folder = Folder::new();
    read_file(&folder.write("page.html", source)).unwrap().0
}
