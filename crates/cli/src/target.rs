//! Where a page is written: tried before the reading, never over what is read, and whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use crate::output::Stop;

/// A file, a device or standard output.
#[derive(Debug)]
pub struct Target {
    /// As asked for.
    asked: PathBuf,
    place: Place,
    replaces: Replaces,
}

/// Which files may be replaced; none of those that are read ever is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Replaces {
    /// None with anything in it.
    Nothing,
    /// A dossier.
    Dossiers,
    /// Any.
    Anything,
}

#[derive(Debug)]
enum Place {
    /// Standard output, however it is called.
    Out,
    /// A pipe or a device: nothing is replaced there.
    Stream,
    /// A file, links followed.
    File(PathBuf),
}

impl Target {
    /// Looks whether something can be written there, and leaves everything as it was.
    pub fn tried(asked: &Path, force: bool) -> Result<Self, Stop> {
        Self::tried_by(asked, if force { Replaces::Anything } else { Replaces::Dossiers })
    }

    /// The same for a file that must not be there yet.
    pub fn new_file(asked: &Path) -> Result<Self, Stop> {
        let target = Self::tried_by(asked, Replaces::Nothing)?;
        target.spares_foreign()?;
        Ok(target)
    }

    fn tried_by(asked: &Path, replaces: Replaces) -> Result<Self, Stop> {
        let target = |place| Ok(Target { asked: asked.to_owned(), place, replaces });
        let failed = |what: &str| Err(Stop::Failed(format!("{}: {what}.", asked.display())));
        if ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].iter().any(|out| asked == Path::new(out)) {
            return target(Place::Out);
        }
        match fs::metadata(asked) {
            Ok(there) if there.is_dir() => failed("this is a folder; name a file in it with -o"),
            Ok(there) if !there.is_file() => target(Place::Stream),
            Ok(there) if there.permissions().readonly() => {
                failed("the file is protected from writing; allow it, or name another with -o")
            }
            Ok(_) => {
                let file = fs::canonicalize(asked).map_err(|why| cannot(asked, &why))?;
                try_file(&beside(&file)).map_err(|why| cannot(asked, &why))?;
                target(Place::File(file))
            }
            Err(why) if why.kind() == ErrorKind::NotFound && fs::symlink_metadata(asked).is_ok() => {
                failed("this is a link to a file that is not there; remove the link, or name another file with -o")
            }
            Err(why) if why.kind() == ErrorKind::NotFound => {
                try_file(asked).map_err(|why| cannot(asked, &why))?;
                target(Place::File(asked.to_owned()))
            }
            Err(why) => Err(cannot(asked, &why)),
        }
    }

    /// Refuses to write over any of these files, whatever links or spellings lead there, and over what is no dossier.
    pub fn spares(&self, read: &[PathBuf]) -> Result<(), Stop> {
        let Some(own) = Identity::of(&self.asked) else {
            return Ok(());
        };
        if let Some(file) = read.iter().find(|file| Identity::of(file).is_some_and(|other| own.is(&other))) {
            return Err(Stop::Usage(format!(
                "{}: the page would be written over {}, which is read; name another file with -o.",
                self.asked.display(),
                file.display()
            )));
        }
        self.spares_foreign()
    }

    fn spares_foreign(&self) -> Result<(), Stop> {
        let Place::File(file) = &self.place else { return Ok(()) };
        let asked = self.asked.display();
        match self.replaces {
            Replaces::Dossiers if is_foreign(file) => Err(Stop::Usage(format!(
                "{asked}: there is a file already which is no dossier; name another with -o, or add --force to replace it."
            ))),
            Replaces::Nothing if fs::metadata(file).is_ok_and(|there| there.len() > 0) => {
                Err(Stop::Usage(format!("{asked}: there is a file already; name another with -o, or remove it.")))
            }
            _ => Ok(()),
        }
    }

    /// Writes the page. A file is made beside the old one and takes its place when it is whole.
    pub fn write(&self, page: impl AsRef<[u8]>) -> Result<(), Stop> {
        let page = page.as_ref();
        let written = match &self.place {
            Place::Out => {
                let mut out = io::stdout().lock();
                out.write_all(page).and_then(|()| out.flush())
            }
            Place::Stream => OpenOptions::new().write(true).open(&self.asked).and_then(|mut s| s.write_all(page)),
            Place::File(file) => {
                // Somebody may have put something there meanwhile.
                self.spares_foreign()?;
                replace(file, page)
            }
        };
        match written {
            Err(why) if why.kind() == ErrorKind::BrokenPipe => Err(Stop::NobodyReads),
            other => other.map_err(|why| cannot(&self.asked, &why)),
        }
    }
}

fn cannot(asked: &Path, why: &io::Error) -> Stop {
    Stop::Failed(format!("{}: cannot be written ({why}); check the folder, or name another with -o.", asked.display()))
}

/// A hidden name in the file's folder.
fn beside(file: &Path) -> PathBuf {
    file.with_file_name(format!(".sayso-{}.part", std::process::id()))
}

/// Makes a file where none is, and removes it.
fn try_file(file: &Path) -> io::Result<()> {
    File::create_new(file)?;
    fs::remove_file(file)
}

fn replace(file: &Path, page: &[u8]) -> io::Result<()> {
    let part = beside(file);
    let write = || {
        let mut out = File::create_new(&part)?;
        out.write_all(page)?;
        // Who may read the old page may read the new one, and nobody else.
        if let Ok(old) = fs::metadata(file) {
            out.set_permissions(old.permissions())?;
        }
        out.sync_all()?;
        fs::rename(&part, file)
    };
    let written = write();
    if written.is_err() {
        let _ = fs::remove_file(&part);
    }
    written
}

/// Whether there is a file with something in it that is no dossier.
fn is_foreign(file: &Path) -> bool {
    const LOOKED_AT: u64 = 8_192;
    let mut beginning = Vec::new();
    match File::open(file).and_then(|file| file.take(LOOKED_AT).read_to_end(&mut beginning)) {
        Ok(_) => !beginning.is_empty() && !sayso_reports::is_dossier(&beginning),
        Err(why) => why.kind() != ErrorKind::NotFound,
    }
}

/// What makes two paths one file: where they lead, and on Unix the number of the file, which hard links share.
struct Identity {
    path: Option<PathBuf>,
    #[cfg(unix)]
    number: (u64, u64),
}

impl Identity {
    /// `None` where there is no file.
    fn of(path: &Path) -> Option<Self> {
        #[cfg(unix)]
        let number = {
            use std::os::unix::fs::MetadataExt;
            let there = fs::metadata(path).ok()?;
            (there.dev(), there.ino())
        };
        let path = fs::canonicalize(path).ok();
        #[cfg(not(unix))]
        path.as_ref()?;
        Some(Identity {
            path,
            #[cfg(unix)]
            number,
        })
    }

    fn is(&self, other: &Identity) -> bool {
        #[cfg(unix)]
        if self.number == other.number {
            return true;
        }
        self.path.is_some() && self.path == other.path
    }
}
