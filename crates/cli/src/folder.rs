//! Where a dossier of many pages is written: a folder of its own, tried before the reading, whole or not at all.
//!
//! A folder is the dossier's own where all that is in it are dossier pages under the names that they have there. It is replaced as a
//! whole; one that holds anything else is refused, and nothing in it is touched. Its mark is in the pages: each names its maker.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use sayso_dossier::{FOLDERS, is_own_name};

use crate::output::{self, Stop};

/// A folder for a dossier, there or not yet.
#[derive(Debug)]
pub struct Folder {
    /// As asked for.
    asked: PathBuf,
    /// The same, links followed.
    place: PathBuf,
}

impl Folder {
    /// Whether a folder is asked for: its name ends with a separator, or one is there.
    pub fn is_asked(asked: &Path) -> bool {
        let ends = asked.as_os_str().to_string_lossy().ends_with(std::path::is_separator);
        ends || asked.is_dir()
    }

    /// Looks whether it can be written, and leaves everything as it was.
    pub fn tried(asked: &Path) -> Result<Self, Stop> {
        let place = match fs::metadata(asked) {
            Ok(there) if there.is_dir() => fs::canonicalize(asked).map_err(|why| cannot(asked, &why))?,
            Ok(_) => {
                return Err(Stop::Failed(format!("{}: this is no folder; name another with -o.", asked.display())));
            }
            Err(why) if why.kind() == ErrorKind::NotFound => new_place(asked).map_err(|why| cannot(asked, &why))?,
            Err(why) => return Err(cannot(asked, &why)),
        };
        let folder = Folder { asked: asked.to_owned(), place };
        folder.holds_nothing_else()?;
        let part = folder.beside("part");
        fs::create_dir(&part).and_then(|()| fs::remove_dir(&part)).map_err(|why| cannot(asked, &why))?;
        Ok(folder)
    }

    /// Refuses to replace a folder in which any of these files lies.
    pub fn spares(&self, read: &[PathBuf]) -> Result<(), Stop> {
        let inside = |file: &&PathBuf| fs::canonicalize(file).is_ok_and(|file| file.starts_with(&self.place));
        match read.iter().find(inside) {
            Some(file) => Err(Stop::Usage(format!(
                "{}: {} lies in it, which is read; name another folder with -o.",
                self.asked.display(),
                file.display()
            ))),
            None => Ok(()),
        }
    }

    /// Writes all files, each under its path in the folder, parted by "/". They are made in a folder beside it, which takes its place
    /// when it is whole. Says how many there are.
    pub fn write(&self, files: impl Iterator<Item = (String, String)>) -> Result<usize, Stop> {
        // Somebody may have put something there meanwhile.
        self.holds_nothing_else()?;
        let mut part = Part { folder: self.beside("part"), is_left: false };
        let written = self.fill(&mut part, files).and_then(|count| {
            let old = self.replace(&mut part)?;
            old.iter().for_each(|old| self.remove(old));
            Ok(count)
        });
        written.map_err(|why| cannot(&self.asked, &why))
    }

    fn fill(&self, part: &mut Part, files: impl Iterator<Item = (String, String)>) -> io::Result<usize> {
        fs::create_dir(&part.folder)?;
        part.is_left = true;
        if let Ok(old) = fs::metadata(&self.place) {
            fs::set_permissions(&part.folder, old.permissions())?;
        }
        for name in FOLDERS {
            fs::create_dir(part.folder.join(name))?;
        }
        let mut count = 0;
        for (path, page) in files {
            let mut out = File::create_new(part.folder.join(path))?;
            out.write_all(page.as_bytes())?;
            count += 1;
        }
        Ok(count)
    }

    /// The one step between old and new is a change of two names. Says where the old folder is then, if there was one.
    fn replace(&self, part: &mut Part) -> io::Result<Option<PathBuf>> {
        if !self.place.exists() {
            fs::rename(&part.folder, &self.place)?;
            part.is_left = false;
            return Ok(None);
        }
        let old = self.beside("old");
        fs::rename(&self.place, &old)?;
        if let Err(why) = fs::rename(&part.folder, &self.place) {
            fs::rename(&old, &self.place)?;
            return Err(why);
        }
        part.is_left = false;
        Ok(Some(old))
    }

    /// Removes the old folder, where nobody has put anything else there while the new one was made.
    fn remove(&self, old: &Path) {
        let why = match foreign(old) {
            Ok(None) => match fs::remove_dir_all(old) {
                Ok(()) => return,
                Err(why) => why.to_string(),
            },
            Ok(Some(other)) => format!(
                "{} was put there meanwhile, which is no page of a dossier",
                other.strip_prefix(old).unwrap_or(&other).display()
            ),
            Err(why) => why.to_string(),
        };
        output::warning(&format!(
            "{}: the new dossier is there, but the old one was not removed ({why}); look into {} and delete it.",
            self.asked.display(),
            old.display()
        ));
    }

    /// A hidden name beside it.
    fn beside(&self, what: &str) -> PathBuf {
        self.place.with_file_name(format!(".sayso-{}.{what}", std::process::id()))
    }

    fn holds_nothing_else(&self) -> Result<(), Stop> {
        match foreign(&self.place) {
            Ok(None) => Ok(()),
            Ok(Some(other)) => Err(Stop::Usage(format!(
                "{}: there is something in this folder that is no page of a dossier ({}); name a new folder with -o.",
                self.asked.display(),
                other.strip_prefix(&self.place).unwrap_or(&other).display()
            ))),
            Err(why) => Err(cannot(&self.asked, &why)),
        }
    }
}

/// A folder that is being filled; it is removed where it does not become the dossier, also where the making of a page fails.
struct Part {
    folder: PathBuf,
    /// Whether it was made and is still there.
    is_left: bool,
}

impl Drop for Part {
    fn drop(&mut self) {
        if self.is_left
            && let Err(why) = fs::remove_dir_all(&self.folder)
        {
            output::warning(&format!("{}: cannot be removed ({why}); delete it.", self.folder.display()));
        }
    }
}

fn cannot(asked: &Path, why: &io::Error) -> Stop {
    Stop::Failed(format!("{}: cannot be written ({why}); name another folder with -o.", asked.display()))
}

/// The place of a folder that is not there: its own must be.
fn new_place(asked: &Path) -> io::Result<PathBuf> {
    let name = asked.file_name().ok_or_else(|| io::Error::new(ErrorKind::InvalidInput, "it has no name of its own"))?;
    let above = asked.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Ok(fs::canonicalize(above)?.join(name))
}

/// The first thing in a folder, by name, that is no page of a dossier; `None` also where there is no folder.
fn foreign(place: &Path) -> io::Result<Option<PathBuf>> {
    if !place.exists() {
        return Ok(None);
    }
    for path in listed(place)? {
        let name = path.file_name().unwrap_or_default();
        let own = match fs::symlink_metadata(&path)?.file_type() {
            kind if kind.is_file() => is_own("", &path)?,
            kind if kind.is_dir() => match FOLDERS.iter().find(|folder| name == **folder) {
                Some(folder) => {
                    for page in listed(&path)? {
                        if !(fs::symlink_metadata(&page)?.is_file() && is_own(folder, &page)?) {
                            return Ok(Some(page));
                        }
                    }
                    true
                }
                None => false,
            },
            _ => false,
        };
        if !own {
            return Ok(Some(path));
        }
    }
    Ok(None)
}

/// Whether a file has a name as files of a dossier have, and is a page of one.
fn is_own(folder: &str, file: &Path) -> io::Result<bool> {
    let named = file.file_name().and_then(|name| name.to_str()).is_some_and(|name| is_own_name(folder, name));
    Ok(named && is_page(file)?)
}

fn listed(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut all: Vec<PathBuf> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    all.sort_unstable();
    Ok(all)
}

fn is_page(file: &Path) -> io::Result<bool> {
    const LOOKED_AT: u64 = 8_192;
    let mut beginning = Vec::new();
    File::open(file)?.take(LOOKED_AT).read_to_end(&mut beginning)?;
    Ok(sayso_reports::is_dossier(&beginning))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str =
        "<!DOCTYPE html><html><head><meta name=\"generator\" content=\"sayso dossier 0.1.0\"></head></html>";

    /// An empty folder that nobody else has.
    fn scratch(name: &str) -> PathBuf {
        let path = std::env::temp_dir().join(format!("sayso-folder-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        path
    }

    const REPORT: &str = "reports/r0123456789abcdef.html";

    fn pages(names: &[&str]) -> Vec<(String, String)> {
        names.iter().map(|n| ((*n).to_owned(), PAGE.to_owned())).collect()
    }

    #[test]
    fn an_own_folder_is_replaced_as_a_whole() {
        let above = scratch("own");
        let asked = above.join("dossier");
        let write = |names: &[&str]| Folder::tried(&asked).unwrap().write(pages(names).into_iter()).unwrap();
        assert_eq!(write(&["index.html", REPORT, "reports/r0123456789abcdea.html"]), 3);
        assert_eq!(write(&["index.html", "incidents/i0123456789abcdef.html"]), 2);
        assert!(!asked.join(REPORT).exists() && asked.join("incidents/i0123456789abcdef.html").exists());
        assert_eq!(listed(&above).unwrap(), std::slice::from_ref(&asked), "nothing is left beside it");
        fs::remove_dir_all(&above).unwrap();
    }

    #[test]
    fn a_folder_that_holds_anything_else_is_refused_and_stays() {
        let above = scratch("else");
        for other in [
            "notes.txt",
            "index.htm",
            "reports/notes.html",
            "reports/deep/1.html",
            "incidents/a.txt",
            ".hidden",
            "page.html",
            "reports/my.html",
        ] {
            let asked = above.join("dossier");
            let file = asked.join(other);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(&file, if other.ends_with(".html") { PAGE } else { "mine" }).unwrap();
            fs::write(asked.join("index.html"), PAGE).unwrap();
            let Err(Stop::Usage(said)) = Folder::tried(&asked) else { panic!("{other} was not seen") };
            assert!(
                said.contains("no page of a dossier") && said.contains(other.split("/deep").next().unwrap()),
                "{said}"
            );
            assert!(file.exists());
            fs::remove_dir_all(&asked).unwrap();
        }
        fs::remove_dir_all(&above).unwrap();
    }

    #[test]
    fn what_fails_leaves_the_old_folder_as_it_was() {
        let above = scratch("fails");
        let asked = above.join("dossier");
        Folder::tried(&asked).unwrap().write(pages(&["index.html"]).into_iter()).unwrap();
        let broken = pages(&["index.html", "nowhere/1.html"]);
        let Err(Stop::Failed(said)) = Folder::tried(&asked).unwrap().write(broken.into_iter()) else {
            panic!("written")
        };
        assert!(said.contains("cannot be written"), "{said}");
        assert_eq!((listed(&above).unwrap(), asked.join("index.html").exists()), (vec![asked.clone()], true));
        fs::write(asked.join("index.html"), "mine").unwrap();
        let file = above.join("file");
        fs::write(&file, "x").unwrap();
        for wrong in [asked, file, above.join("no/such"), PathBuf::from("/")] {
            assert!(Folder::tried(&wrong).is_err(), "{}", wrong.display());
        }
        fs::remove_dir_all(&above).unwrap();
    }

    #[test]
    fn what_was_put_there_meanwhile_stays() {
        let above = scratch("meanwhile");
        let asked = above.join("dossier");
        Folder::tried(&asked).unwrap().write(pages(&["index.html"]).into_iter()).unwrap();
        let folder = Folder::tried(&asked).unwrap();
        // While the pages are made, after the last look at the folder.
        let made =
            pages(&["index.html", REPORT]).into_iter().inspect(|_| fs::write(asked.join("mine.txt"), "x").unwrap());
        assert_eq!(folder.write(made).unwrap(), 2);
        let old = folder.beside("old");
        assert!(asked.join(REPORT).exists() && fs::read(old.join("mine.txt")).unwrap() == b"x");
        assert_eq!(listed(&above).unwrap(), [old, asked], "the part is gone");
        fs::remove_dir_all(&above).unwrap();
    }

    #[test]
    fn a_page_that_cannot_be_made_leaves_nothing_behind() {
        let above = scratch("fault");
        let asked = above.join("dossier");
        let folder = Folder::tried(&asked).unwrap();
        let faulty = pages(&["index.html", REPORT]).into_iter().inspect(|(path, _)| assert!(path != REPORT));
        assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| folder.write(faulty))).is_err());
        assert!(listed(&above).unwrap().is_empty());
        fs::remove_dir_all(&above).unwrap();
    }

    #[test]
    fn a_folder_with_what_is_read_is_refused() {
        let above = scratch("read");
        let asked = above.join("dossier");
        fs::create_dir_all(&asked).unwrap();
        let folder = Folder::tried(&asked).unwrap();
        let report = asked.join("a.txt");
        fs::write(&report, "x").unwrap();
        assert!(matches!(folder.spares(&[report]), Err(Stop::Usage(said)) if said.contains("which is read")));
        assert!(folder.spares(&[above.join("b.txt")]).is_ok());
        assert!(Folder::is_asked(&asked) && Folder::is_asked(Path::new("new/")) && !Folder::is_asked(Path::new("new")));
        fs::remove_dir_all(&above).unwrap();
    }
}
