//! In go paths of files and folders, out come the files that are reports, with what the manifests say about them.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::bounded::unreadable;
use crate::kind::{Kind, Skipped, kind_of};
use crate::manifest::{Manifests, Stated, is_manifest, key, manifest_of};
use crate::pdf::PdfBy;
use crate::problem::{Problem, ProblemKind};

/// How to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Largest file that is read, in bytes; 10,000,000 by default.
    pub max_bytes: u64,
    /// A manifest to use besides the `manifest.csv` of each folder; its rows win over theirs.
    pub manifest: Option<PathBuf>,
    /// Who reads PDFs.
    pub pdf: PdfBy,
}

impl Default for Options {
    fn default() -> Self {
        Options { max_bytes: 10_000_000, manifest: None, pdf: PdfBy::default() }
    }
}

/// A file that is to be read as a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    path: String,
    file: PathBuf,
    row: Option<Stated>,
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

    /// What its manifest says of it.
    pub fn stated(&self) -> Option<&Stated> {
        self.row.as_ref()
    }
}

/// A file that is no report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassedOver {
    /// The file, as it was reached from the given path.
    pub path: PathBuf,
    /// What it is.
    pub what: Skipped,
}

/// The files found and what went wrong in finding them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Collection {
    /// In byte order of their paths; files of one path stay in the order of the folders given.
    pub files: Vec<Found>,
    /// In the order met.
    pub problems: Vec<Problem>,
    /// Files that are no reports, in the order met; nothing was lost with them.
    pub passed_over: Vec<PassedOver>,
    /// The manifests that were used.
    pub manifests: Vec<PathBuf>,
}

/// Names of files of advice and of a record, which stand beside reports and are none.
const ADVICE: [&str; 6] =
    ["aliases.toml", "sides.toml", "case.toml", "record.sqlite", "record.sqlite-journal", "record.lock"];

/// Finds the reports at the given paths. Of files in folders the first bytes are looked at, for they tell text and pages
/// better than names do.
///
/// Where a manifest names files, these are the reports of its folder and of the folders in it. Elsewhere every text and every
/// page is one, but for README, LICENSE and EXPECTED files and names that begin with a dot. Other files are passed over:
/// documents and archives that are not read yet are errors, pictures, scripts and the like are counted. Pages that this
/// program made are never reports. Links to folders are not followed. A file given by its own path is always taken. A file
/// reached twice is taken once.
pub fn collect(paths: &[PathBuf], options: &Options) -> Collection {
    let mut walk = Walk::new(options);
    if let Some(manifest) = &options.manifest {
        walk.manifests.add(manifest, options.max_bytes, &mut walk.problems);
        walk.heeded.insert(manifest.clone());
    }
    for path in paths {
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => walk.folder(path),
            Ok(_) => walk.file(path),
            Err(error) => walk.problems.push(Problem::error(path, unreadable(error))),
        }
    }
    if paths.iter().any(|path| path.is_dir()) {
        walk.tell_unread_rows();
    }
    let Walk { mut files, problems, passed_over, manifests, .. } = walk;
    files.sort_by(|a, b| a.path.as_bytes().cmp(b.path.as_bytes()));
    Collection { files, problems, passed_over, manifests: manifests.into_paths() }
}

struct Walk<'o> {
    options: &'o Options,
    manifests: Manifests,
    /// Manifests whose rows must all be among the files met: those of folders and the one asked for.
    heeded: BTreeSet<PathBuf>,
    files: Vec<Found>,
    /// Folders in which a manifest was looked for.
    looked_into: BTreeSet<PathBuf>,
    /// Files taken, by their keys.
    taken: BTreeSet<PathBuf>,
    /// Those, and files passed over or told of.
    met: BTreeSet<PathBuf>,
    problems: Vec<Problem>,
    passed_over: Vec<PassedOver>,
}

impl<'o> Walk<'o> {
    fn new(options: &'o Options) -> Self {
        Walk {
            options,
            manifests: Manifests::default(),
            heeded: BTreeSet::new(),
            files: Vec::new(),
            looked_into: BTreeSet::new(),
            taken: BTreeSet::new(),
            met: BTreeSet::new(),
            problems: Vec::new(),
            passed_over: Vec::new(),
        }
    }

    /// A file given by its own path.
    fn file(&mut self, file: &Path) {
        let name = file.file_name().unwrap_or_default();
        if is_manifest(name) {
            return self.manifests.add(file, self.options.max_bytes, &mut self.problems);
        }
        if ADVICE.iter().any(|advice| name == *advice) {
            return;
        }
        let folder = file.parent().unwrap_or(Path::new(""));
        if self.looked_into.insert(folder.to_owned())
            && let Some(manifest) = manifest_of(folder)
        {
            self.manifests.add(&manifest, self.options.max_bytes, &mut self.problems);
        }
        let (name, key) = (name.to_string_lossy().into_owned(), key(file));
        match kind_of(&name, file) {
            Kind::Skip(Skipped::Dossier) => self.refuse(file, key, ProblemKind::OwnDossier),
            Kind::Skip(Skipped::Output) => self.refuse(file, key, ProblemKind::OwnOutput),
            _ => {
                // It may lie in a folder given before, as no report.
                if self.met.contains(&key) && !self.taken.contains(&key) {
                    self.passed_over.retain(|passed| self::key(&passed.path) != key);
                }
                self.take(name, file.to_owned(), key);
            }
        }
    }

    /// A folder given by its own path.
    fn folder(&mut self, root: &Path) {
        let mut entries = self.entries(root);
        // Folders give their files in any order.
        entries.sort();
        self.manifests_of(&entries);
        let mut known = false;
        for Entry { relative, path, key } in entries {
            let Some(key) = key else {
                self.problems.push(Problem::warning(&path, ProblemKind::LinkedFolder));
                continue;
            };
            known |= self.meet(relative, &path, key);
        }
        known |= self.hidden_but_named(root);
        if !known {
            self.problems.push(Problem::error(root, ProblemKind::NoReports));
        }
    }

    /// All files in a folder and the folders in it, but for hidden ones.
    fn entries(&mut self, root: &Path) -> Vec<Entry> {
        let mut found = Vec::new();
        let mut waiting = vec![(root.to_owned(), String::new())];
        while let Some((folder, relative)) = waiting.pop() {
            let real = fs::canonicalize(&folder).unwrap_or_else(|_| folder.clone());
            let entries = match fs::read_dir(&folder).and_then(Iterator::collect::<Result<Vec<_>, _>>) {
                Ok(entries) => entries,
                Err(error) => {
                    self.problems.push(Problem::error(&folder, unreadable(error)));
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
                match path.is_dir() {
                    true if is_link => found.push(Entry { relative, path, key: None }),
                    true => waiting.push((path, relative)),
                    false => found.push(Entry { relative, path, key: Some(real.join(entry.file_name())) }),
                }
            }
        }
        found
    }

    /// Reads the manifests among the files of a folder; those deeper in it, which know their files better, first.
    fn manifests_of(&mut self, entries: &[Entry]) {
        let mut manifests: Vec<_> =
            entries.iter().filter(|e| e.key.is_some() && is_manifest(e.path.file_name().unwrap_or_default())).collect();
        manifests.sort_by_key(|entry| Reverse(entry.relative.matches('/').count()));
        for Entry { path, .. } in manifests {
            self.manifests.add(path, self.options.max_bytes, &mut self.problems);
            self.heeded.insert(path.clone());
        }
    }

    /// A file met in a folder; whether it is a report.
    fn meet(&mut self, relative: String, path: &Path, key: PathBuf) -> bool {
        let name = path.file_name().unwrap_or_default();
        if self.manifests.is_one(&key) || is_manifest(name) || ADVICE.iter().any(|advice| name == *advice) {
            return false;
        }
        let is_named = self.manifests.row(&key).is_some();
        let kind = kind_of(&name.to_string_lossy(), path);
        match kind {
            Kind::NotReadYet(format) => self.refuse(path, key, ProblemKind::NotReadYet { format }),
            Kind::Binary if !is_named => self.refuse(path, key, ProblemKind::Binary),
            Kind::Skip(Skipped::Dossier) if is_named => self.refuse(path, key, ProblemKind::OwnDossier),
            Kind::Skip(Skipped::Output) if is_named => self.refuse(path, key, ProblemKind::OwnOutput),
            Kind::Skip(what) if !is_named => self.pass_over(path, key, what),
            Kind::Report if !is_named && self.manifests.govern(&key) => self.pass_over(path, key, Skipped::NotNamed),
            Kind::Report | Kind::Binary | Kind::Skip(_) => {
                self.take(relative, path.to_owned(), key);
                return true;
            }
        }
        false
    }

    /// Takes the files that a manifest names and that the walk passed by since they, or folders on their way, are hidden.
    fn hidden_but_named(&mut self, root: &Path) -> bool {
        let Ok(real) = fs::canonicalize(root) else {
            return false;
        };
        let mut known = false;
        for named in self.manifests.named().to_vec() {
            if let Ok(relative) = named.key.strip_prefix(&real)
                && !self.met.contains(&named.key)
            {
                let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
                known |= self.meet(parts.join("/"), &root.join(relative), named.key.clone());
            }
        }
        known
    }

    /// A word for each row whose file was not met.
    fn tell_unread_rows(&mut self) {
        for named in self.manifests.named() {
            if self.heeded.contains(&named.manifest) && !self.met.contains(&named.key) {
                let kind = ProblemKind::UnreadFile { line: named.line, file: named.file.clone() };
                self.problems.push(Problem::warning(&named.manifest, kind));
            }
        }
    }

    fn take(&mut self, path: String, file: PathBuf, key: PathBuf) {
        let row = self.manifests.row(&key).cloned();
        self.met.insert(key.clone());
        if self.taken.insert(key) {
            self.files.push(Found { path, file, row });
        }
    }

    fn pass_over(&mut self, path: &Path, key: PathBuf, what: Skipped) {
        if self.met.insert(key) {
            self.passed_over.push(PassedOver { path: path.to_owned(), what });
        }
    }

    fn refuse(&mut self, path: &Path, key: PathBuf, kind: ProblemKind) {
        if self.met.insert(key) {
            self.problems.push(Problem::error(path, kind));
        }
    }
}

/// A file met on the walk, or a link to a folder, which has no key.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    relative: String,
    path: PathBuf,
    key: Option<PathBuf>,
}
