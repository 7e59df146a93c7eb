//! `sayso serve --watch FOLDER`: what comes into a folder is added to the record while it is served.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread::{self, sleep};
use std::time::{Duration, SystemTime};

use crate::commands::add;
use crate::input_args::{How, LARGEST_FILE};
use crate::made::made;
use crate::output::{self, Stop};
use crate::record_args::{AddArgs, Doing};
use crate::serve_args::ServeArgs;

/// So often it is looked.
const LOOK: Duration = Duration::from_secs(2);
/// After something failed, it is tried again when the folder changes, or after so many looks.
const AGAIN: u32 = 15;
/// Folders in folders that are looked into, and files that are looked at.
const DEEP: usize = 32;
const FILES: usize = 200_000;

/// What tells that a file is another: its size and when it was written.
type Files = BTreeMap<PathBuf, (u64, Option<SystemTime>)>;

/// Begins to watch, for as long as the program runs.
pub fn begin(asked: &ServeArgs, folder: &Path, who: &str) -> Result<(), Stop> {
    if !folder.is_dir() {
        return Err(Stop::Usage(format!("{}: there is no such folder to watch.", folder.display())));
    }
    let doing = Doing {
        record: asked.record.clone(),
        why: Some(format!("came into {}", folder.display())),
        who: Some(who.to_owned()),
        json: false,
    };
    let how = How { max_bytes: LARGEST_FILE, threads: asked.threads, ..How::default() };
    let adds = AddArgs { paths: vec![folder.to_owned()], doing, how };
    let watched = Watched { folder: folder.to_owned(), record: asked.record.canonicalize().ok() };
    let begun = thread::Builder::new().name("watch".to_owned()).spawn(move || watched.watch(&adds));
    begun.map(drop).map_err(|why| Stop::Failed(format!("the folder cannot be watched ({why}); end other programs.")))
}

struct Watched {
    folder: PathBuf,
    /// Where it lies in the folder it is no report, and changes with every one that is added.
    record: Option<PathBuf>,
}

impl Watched {
    fn watch(&self, adds: &AddArgs) {
        let (mut before, mut added, mut told) = (None, None, String::new());
        let mut waits = 0_u32;
        loop {
            let now = Some(self.files());
            waits = waits.saturating_sub(1);
            // A file that is still being written changes between two looks.
            if now == before && now != added && waits == 0 {
                match made("the reports", || add::run_told(adds, add::Tell::WhatIsNew)).and_then(|done| done) {
                    Ok(_) => (added, told) = (now.clone(), String::new()),
                    Err(Stop::Failed(why) | Stop::Usage(why)) => {
                        waits = AGAIN;
                        if why != told {
                            output::warning(&format!("{}: {why}", self.folder.display()));
                        }
                        told = why;
                    }
                    // Nobody reads what is printed; the reports are added all the same.
                    Err(Stop::NobodyReads) => added = now.clone(),
                }
            } else if now != before {
                waits = 0;
            }
            before = now;
            sleep(LOOK);
        }
    }

    fn files(&self) -> Files {
        let mut files = Files::new();
        self.into(&self.folder, 0, &mut files);
        files
    }

    /// Links are not followed: they may lead round in a ring.
    fn into(&self, folder: &Path, depth: usize, files: &mut Files) {
        let is_record = || self.record.is_some() && folder.canonicalize().ok() == self.record;
        if depth > DEEP || is_record() {
            return;
        }
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let Ok(about) = entry.metadata() else { continue };
            if about.is_dir() {
                self.into(&entry.path(), depth + 1, files);
            } else if about.is_file() && files.len() < FILES {
                files.insert(entry.path(), (about.len(), about.modified().ok()));
            }
        }
    }
}
