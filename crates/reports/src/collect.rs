//! In go paths of files and folders, out come the files that are reports, with what the manifests say about them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::manifest::{Manifests, Row, key};
use crate::problem::{Problem, ProblemKind};

/// How to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Largest file that is read, in bytes; 10,000,000 by default.
    pub max_bytes: u64,
    /// A manifest to use besides the `manifest.csv` of each folder; its rows win over theirs.
    pub manifest: Option<PathBuf>,
}

impl Default for Options {
    fn default() -> Self {
        Options { max_bytes: 10_000_000, manifest: None }
    }
}

/// A file that is to be read as a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    path: String,
    file: PathBuf,
    row: Option<Row>,
}

impl Found {
    /// Path relative to the given folder, parted by `/`; the file's name where the file itself was given. Names that are no
    /// UTF-8 have U+FFFD for what is wrong.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Where the file is.
    pub fn file(&self) -> &Path {
        &self.file
    }

    pub(crate) fn row(&self) -> Option<&Row> {
        self.row.as_ref()
    }
}

/// The files found and what went wrong in finding them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Collection {
    /// In byte order of their paths; files of one path stay in the order of the folders given.
    pub files: Vec<Found>,
    /// In the order met.
    pub problems: Vec<Problem>,
}

/// Name of the manifest of a folder.
const MANIFEST: &str = "manifest.csv";

/// Finds the reports at the given paths. Files are told from others by their names alone; none but manifests is opened.
///
/// In a folder and the folders in it these are reports: `.txt`, `.text`, `.htm`, `.html`, `.xhtml`, files without an
/// ending, and every file that a manifest names; not those whose names begin with a dot, nor README, LICENSE and EXPECTED
/// files. Documents of formats that are not read yet are warned of, other files are passed over. Links to folders are not
/// followed. A file given by its own path is always taken. A file reached twice is taken once.
pub fn collect(paths: &[PathBuf], options: &Options) -> Collection {
    let mut walk = Walk::new(options);
    if let Some(manifest) = &options.manifest {
        walk.manifests.add(manifest, options.max_bytes, &mut walk.problems);
    }
    for path in paths {
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => walk.folder(path),
            Ok(_) => walk.file(path),
            Err(error) => walk.problems.push(Problem::error(path, unreadable(&error))),
        }
    }
    let mut files = walk.files;
    files.sort_by(|a, b| a.path.as_bytes().cmp(b.path.as_bytes()));
    Collection { files, problems: walk.problems }
}

fn unreadable(error: &std::io::Error) -> ProblemKind {
    match error.kind() {
        std::io::ErrorKind::NotFound => ProblemKind::NotFound,
        _ => ProblemKind::Unreadable { reason: error.to_string() },
    }
}

struct Walk<'o> {
    options: &'o Options,
    manifests: Manifests,
    files: Vec<Found>,
    taken: BTreeSet<PathBuf>,
    problems: Vec<Problem>,
}

impl<'o> Walk<'o> {
    fn new(options: &'o Options) -> Self {
        Walk {
            options,
            manifests: Manifests::default(),
            files: Vec::new(),
            taken: BTreeSet::new(),
            problems: Vec::new(),
        }
    }

    /// A file given by its own path.
    fn file(&mut self, file: &Path) {
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if name == MANIFEST {
            return self.manifests.add(file, self.options.max_bytes, &mut self.problems);
        }
        let manifest = file.with_file_name(MANIFEST);
        if manifest.is_file() {
            self.manifests.add(&manifest, self.options.max_bytes, &mut self.problems);
        }
        let key = key(file);
        self.take(name, file.to_owned(), key);
    }

    /// A folder given by its own path.
    fn folder(&mut self, root: &Path) {
        let mut names = Vec::new();
        let mut waiting = vec![(root.to_owned(), String::new())];
        while let Some((folder, relative)) = waiting.pop() {
            let real = fs::canonicalize(&folder).unwrap_or_else(|_| folder.clone());
            let entries = match fs::read_dir(&folder).and_then(Iterator::collect::<Result<Vec<_>, _>>) {
                Ok(entries) => entries,
                Err(error) => {
                    self.problems.push(Problem::error(&folder, unreadable(&error)));
                    continue;
                }
            };
            for entry in entries {
                let name = entry.file_name().to_string_lossy().into_owned();
                let path = entry.path();
                let relative = if relative.is_empty() { name.clone() } else { format!("{relative}/{name}") };
                let is_link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
                if name.starts_with('.') {
                    continue;
                }
                if path.is_dir() {
                    if is_link {
                        names.push((relative, path, None));
                    } else {
                        waiting.push((path, relative));
                    }
                } else {
                    names.push((relative, path, Some(real.join(entry.file_name()))));
                }
            }
        }
        // Folders give their files in any order.
        names.sort();
        self.manifests_of(&names);
        let before = self.files.len();
        let mut known = false;
        for (relative, path, key) in names {
            let Some(key) = key else {
                self.problems.push(Problem::warning(&path, ProblemKind::LinkedFolder));
                continue;
            };
            let name = relative.rsplit('/').next().unwrap_or(&relative);
            match (kind_of(name), self.manifests.row(&key).is_some()) {
                (Kind::Manifest, _) => {}
                (Kind::NotReadYet(format), _) => {
                    self.problems.push(Problem::warning(&path, ProblemKind::NotReadYet { format }));
                }
                (Kind::Other, false) => {}
                (Kind::Report, _) | (Kind::Other, true) => {
                    known = true;
                    self.take(relative, path, key);
                }
            }
        }
        if self.files.len() == before && !known {
            self.problems.push(Problem::error(root, ProblemKind::NoReports));
        }
    }

    /// Reads the manifests among the files of a folder; those deeper in it, which know their files better, first.
    fn manifests_of(&mut self, names: &[(String, PathBuf, Option<PathBuf>)]) {
        let is_manifest = |relative: &str| relative.rsplit('/').next() == Some(MANIFEST);
        let mut manifests: Vec<_> = names.iter().filter(|(relative, ..)| is_manifest(relative)).collect();
        manifests.sort_by_key(|(relative, ..)| std::cmp::Reverse(relative.matches('/').count()));
        for (_, path, _) in manifests {
            self.manifests.add(path, self.options.max_bytes, &mut self.problems);
        }
    }

    fn take(&mut self, path: String, file: PathBuf, key: PathBuf) {
        let row = self.manifests.row(&key).cloned();
        if self.taken.insert(key) {
            self.files.push(Found { path, file, row });
        }
    }
}

enum Kind {
    Report,
    Manifest,
    NotReadYet(&'static str),
    Other,
}

/// What a file in a folder is, by its name.
fn kind_of(name: &str) -> Kind {
    const NOTES: [&str; 4] = ["README", "EXPECTED", "LICENSE", "LICENCE"];
    if name == MANIFEST {
        return Kind::Manifest;
    }
    let (stem, ending) = name.split_once('.').unwrap_or((name, ""));
    if NOTES.contains(&stem) {
        return Kind::Other;
    }
    let ending = ending.to_ascii_lowercase();
    match ending.rsplit('.').next().unwrap_or("") {
        "" | "txt" | "text" | "htm" | "html" | "xhtml" => Kind::Report,
        "pdf" => Kind::NotReadYet("PDF"),
        "docx" => Kind::NotReadYet("DOCX"),
        "doc" => Kind::NotReadYet("Word's old DOC"),
        "odt" => Kind::NotReadYet("ODT"),
        "rtf" => Kind::NotReadYet("RTF"),
        "warc" => Kind::NotReadYet("WARC"),
        "gz" if ending.ends_with("warc.gz") => Kind::NotReadYet("WARC"),
        "mht" | "mhtml" => Kind::NotReadYet("MHTML"),
        "eml" => Kind::NotReadYet("mail (EML)"),
        _ => Kind::Other,
    }
}
