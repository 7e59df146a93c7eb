//! In goes a file that was found, out come its reports.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::apart::held;
use crate::bounded::read_bounded;
use crate::collect::{Found, Options};
use crate::formats::{docx, format_of};
use crate::held::{Apart, Held};
use crate::kind::{self, Kind, Skipped, document};
use crate::manifest::Stated;
use crate::packed::{DEEPEST, Room, Unpacked};
use crate::pdf::mark::pdf_in;
use crate::pdf::{self, PdfBy};
use crate::problem::{MOST, Packed, Problem, ProblemKind, Severity};
use crate::report::{Hint, report};
use sayso_case::{Report, ReportId};

/// What a file holds: its reports, in the order in which they stand in it, and what went wrong.
#[derive(Debug, Default)]
pub struct Opened {
    /// One of most files; any number of a file that holds several (an export of a channel, a zip).
    pub reports: Vec<Report>,
    /// Warnings, and the errors that kept the file or a piece of it from being read.
    pub problems: Vec<Problem>,
}

/// Reads one file. It depends on nothing but the file and what its manifest says, so files may be read in parallel; needs 2 MB
/// of stack at most. A file that cannot be read at all (not there, too large, empty, binary, no words) is one error and no report.
pub fn read(found: &Found, options: &Options) -> Opened {
    match bytes_of(found, options) {
        Ok(bytes) => {
            let hint = Hint { path: found.path(), stated: found.stated() };
            Opening::with_room(options.max_bytes, &options.pdf).of(&bytes, &hint, found.file())
        }
        Err(problem) => Opened { problems: vec![problem], ..Opened::default() },
    }
}

/// The bytes of a file, as they are.
///
/// # Errors
/// The file is not there, too large or cannot be read.
pub fn bytes_of(found: &Found, options: &Options) -> Result<Vec<u8>, Problem> {
    read_bounded(found.file(), options.max_bytes).map_err(|kind| Problem::error(found.file(), kind))
}

/// Reads the reports that bytes hold; no file is needed. Problems name the hint's path. What is packed in them may be as large as
/// they are, and 10 MB in any case.
pub fn read_bytes(bytes: &[u8], hint: &Hint<'_>) -> Opened {
    read_bytes_by(bytes, hint, &PdfBy::Itself)
}

/// The same, with whoever is to read the PDFs among them.
pub fn read_bytes_by(bytes: &[u8], hint: &Hint<'_>, pdf: &PdfBy) -> Opened {
    let most = Options::default().max_bytes.max(bytes.len() as u64);
    Opening::with_room(most, pdf).of(bytes, hint, Path::new(hint.path))
}

/// The same, held to a size as a file of these bytes is, and what is packed in it with it.
pub fn read_bytes_within(bytes: &[u8], hint: &Hint<'_>, options: &Options) -> Opened {
    let (size, limit) = (bytes.len() as u64, options.max_bytes.min(MOST));
    let place = Path::new(hint.path);
    if size > limit {
        let problem = Problem::error(place, ProblemKind::TooLarge { size, limit });
        return Opened { problems: vec![problem], ..Opened::default() };
    }
    Opening::with_room(options.max_bytes, &options.pdf).of(bytes, hint, place)
}

/// The bytes of each report that a file holds, by its id, which is their hash: all of them, a piece for each, or a file in them.
pub fn originals_of(file: &[u8]) -> BTreeMap<ReportId, Vec<u8>> {
    let mut room = Room::of(MOST);
    let mut originals = BTreeMap::new();
    let mut waiting = vec![(file.to_vec(), 0)];
    while let Some((bytes, depth)) = waiting.pop() {
        match held("", &bytes, &mut room) {
            Ok(Held::Pieces(apart)) => {
                originals.extend(apart.pieces.into_iter().map(|piece| (ReportId::of(&piece.bytes), piece.bytes)));
            }
            Ok(Held::Files(files, _)) if depth < DEEPEST => {
                waiting.extend(files.into_iter().map(|file| (file.bytes, depth + 1)));
            }
            _ => {
                originals.insert(ReportId::of(&bytes), bytes);
            }
        }
    }
    originals
}

/// A file that is being opened, and what is packed in it.
struct Opening<'p> {
    room: Room,
    pdf: &'p PdfBy,
    opened: Opened,
}

impl<'p> Opening<'p> {
    fn with_room(most: u64, pdf: &'p PdfBy) -> Self {
        Opening { room: Room::of(most), pdf, opened: Opened::default() }
    }

    fn of(mut self, bytes: &[u8], hint: &Hint<'_>, place: &Path) -> Opened {
        self.open(bytes, hint, place, 0);
        self.opened
    }

    /// Reads bytes that lie at a place, which problems name, in so many packed files.
    fn open(&mut self, bytes: &[u8], hint: &Hint<'_>, place: &Path, depth: usize) {
        match held(hint.path, bytes, &mut self.room) {
            Ok(Held::One) => self.take(one(bytes, hint), place),
            Ok(Held::Docx { words, about }) => {
                let page = docx::read(&words, &about);
                self.take(page.map(|page| report(hint, bytes, page)), place);
            }
            Ok(Held::Pdf) => {
                let page = self.pdf.written(pdf_in(bytes).unwrap_or(bytes)).and_then(pdf::page);
                self.take(page.map(|page| report(hint, bytes, page)), place);
            }
            Ok(Held::Pieces(apart)) => self.pieces(apart, hint, place),
            Ok(Held::Files(..)) if depth >= DEEPEST => {
                self.tell(place, ProblemKind::Packed(Packed::TooDeep));
            }
            Ok(Held::Files(files, problems)) => {
                let read_any = self.files(&files, hint, place, depth + 1);
                if !read_any && problems.is_empty() {
                    self.tell(place, ProblemKind::Packed(Packed::nothing_packed()));
                }
                for (name, packed) in problems {
                    let place = if name.is_empty() { place.to_owned() } else { within(place, &name) };
                    self.tell(&place, ProblemKind::Packed(packed));
                }
            }
            Err(kind) => self.tell(place, kind),
        }
    }

    /// Reads the files in a packed one; says whether any was meant to be read.
    fn files(&mut self, files: &[Unpacked], hint: &Hint<'_>, place: &Path, depth: usize) -> bool {
        let stated = of_each(hint.stated, files.len());
        let mut passed: BTreeMap<Skipped, usize> = BTreeMap::new();
        for file in files {
            let name = file.name.rsplit('/').next().unwrap_or(&file.name);
            if let Kind::Skip(what) = kind::of_bytes(name, &file.bytes) {
                *passed.entry(what).or_default() += 1;
                continue;
            }
            let path = format!("{}#{}", hint.path, file.name);
            let hint = Hint { path: &path, stated: stated.as_ref() };
            self.open(&file.bytes, &hint, &within(place, &file.name), depth);
        }
        if !passed.is_empty() {
            let words: Vec<_> = passed.iter().map(|(what, n)| format!("{n} {}", what.words(*n > 1))).collect();
            self.tell(place, ProblemKind::Packed(Packed::PassedOver { what: words.join(", ") }));
        }
        passed.values().sum::<usize>() < files.len()
    }

    /// Reads the pieces of a file.
    fn pieces(&mut self, apart: Apart, hint: &Hint<'_>, place: &Path) {
        let Apart { pieces, refused, mut problems } = apart;
        let stated = of_each(hint.stated, pieces.len());
        let before = (self.opened.reports.len(), self.opened.problems.len());
        let mut empty = 0;
        for (name, kind) in refused {
            self.tell(&within(place, &name), kind);
        }
        for piece in pieces {
            let path = format!("{}#{}", hint.path, piece.name);
            let hint = Hint { path: &path, stated: stated.as_ref() };
            match piece.format.read_by(&piece.bytes, self.pdf) {
                Err(ProblemKind::NoText | ProblemKind::Empty) => empty += 1,
                read => self.take(read.map(|page| report(&hint, &piece.bytes, page)), &within(place, &piece.name)),
            }
        }
        if empty > 0 {
            problems.push(Packed::PassedOver { what: format!("{empty} without words") });
        }
        let is_silent = (self.opened.reports.len(), self.opened.problems.len()) == before;
        if is_silent && problems.iter().all(|packed| packed.severity() == Severity::Warning) {
            problems.push(Packed::nothing_in_pieces());
        }
        problems.into_iter().for_each(|packed| self.tell(place, ProblemKind::Packed(packed)));
    }

    /// Takes one report more, or the error that there is none.
    fn take(&mut self, read: Result<(Report, Vec<ProblemKind>), ProblemKind>, place: &Path) {
        match read {
            Ok((report, warnings)) => {
                self.opened.reports.push(report);
                for kind in warnings {
                    let severity = kind.own_severity().unwrap_or(Severity::Warning);
                    self.opened.problems.push(Problem { path: place.to_owned(), severity, kind });
                }
            }
            Err(kind) => self.tell(place, kind),
        }
    }

    /// Notes a problem that is more than a warning, unless it says otherwise itself.
    fn tell(&mut self, place: &Path, kind: ProblemKind) {
        let severity = kind.own_severity().unwrap_or(Severity::Error);
        self.opened.problems.push(Problem { path: place.to_owned(), severity, kind });
    }
}

/// Where in a file something stands.
fn within(place: &Path, name: &str) -> PathBuf {
    PathBuf::from(format!("{}#{name}", place.display()))
}

/// What a manifest says of a file, it says of each of so many reports in it, but for what only one can have.
fn of_each(stated: Option<&Stated>, many: usize) -> Option<Stated> {
    stated.map(|row| match many {
        1 => row.clone(),
        _ => Stated { title: None, date: None, url: None, ..row.clone() },
    })
}

fn one(bytes: &[u8], hint: &Hint<'_>) -> Result<(Report, Vec<ProblemKind>), ProblemKind> {
    if bytes.is_empty() {
        return Err(ProblemKind::Empty);
    }
    let name = kind::own_name(hint.path);
    if let Some(format) = document(name, bytes) {
        return Err(ProblemKind::NotReadYet { format });
    }
    let page = format_of(name, bytes).read(bytes)?;
    Ok(report(hint, bytes, page))
}
