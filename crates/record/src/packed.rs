//! A record as a zip, and a record out of one. In goes a record, out comes a file with its database and a word about what it is; the same
//! record gives the same bytes. In goes a zip, out comes a folder that is a record.
//!
//! A zip comes from anywhere: only the database is taken out of it, under its own name, and never more than so much.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::error::RecordError;
use crate::record::{FILE, Record};

/// What stands beside the database.
const WORDS: &str = "This is a record of Sayso: reports as they were got, what was found in them, and the log of what people did.\n\n\
    Check it:   sayso verify --record FILE.zip\n\
    Use it:     unpack it; the folder with record.sqlite in it is the record: sayso points --record FOLDER\n\n\
    record.sqlite is a database of SQLite. The table original has the bytes of every report by their SHA-256, the table operation the log;\n\
    each operation's id is a hash over the one before it.\n";

/// No database is a thousand times as large as it was packed but one that was made to be.
const MOST_TIMES: u64 = 400;

/// So large it may be in any case.
const ALWAYS: u64 = 64 << 20;

impl Record {
    /// Writes the zip, whole or not at all. What is written to the record while it is made is not in it.
    ///
    /// # Errors
    /// There is a file already, or it cannot be written.
    pub fn pack(&self, to: &Path) -> Result<(), RecordError> {
        self.beside(to, |part| {
            let database = part.with_extension("sqlite");
            let copied = self.copy_to(&database).and_then(|()| {
                write(&database, part).map_err(|why| RecordError::Copy(part.to_owned(), why.to_string()))
            });
            let _ = fs::remove_file(&database);
            copied
        })
    }
}

/// Writes a zip of a database.
fn write(database: &Path, to: &Path) -> Result<(), ZipError> {
    let mut database = File::open(database)?;
    let size = database.metadata()?.len();
    // A zip of the same record has the same bytes, whoever packs it and when.
    let how = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
        .large_file(size >= u64::from(u32::MAX));
    let mut zip = ZipWriter::new(File::create_new(to)?);
    zip.start_file("README.txt", how)?;
    zip.write_all(WORDS.as_bytes())?;
    zip.start_file(FILE, how)?;
    io::copy(&mut database, &mut zip)?;
    zip.finish()?;
    Ok(())
}

/// Takes the record out of a zip and puts it into a folder that is there.
///
/// # Errors
/// It is no zip, is damaged, holds no record or several, or one that is larger than it can be; or the folder cannot be written.
pub fn unpack(zip: &Path, into: &Path) -> Result<(), RecordError> {
    let cannot = |why: String| RecordError::Packed(zip.to_owned(), why);
    let file = File::open(zip).map_err(|why| cannot(why.to_string()))?;
    let packed = file.metadata().map_err(|why| cannot(why.to_string()))?.len();
    let mut archive = ZipArchive::new(file).map_err(|why| cannot(why.to_string()))?;
    let index = database_in(&mut archive).map_err(cannot)?;
    let most = ALWAYS.max(packed.saturating_mul(MOST_TIMES));
    let mut database = archive.by_index(index).map_err(|why| cannot(why.to_string()))?.take(most.saturating_add(1));
    let mut out = File::create_new(into.join(FILE)).map_err(|why| cannot(why.to_string()))?;
    let size = io::copy(&mut database, &mut out).map_err(|why| cannot(why.to_string()))?;
    if size > most {
        return Err(cannot(format!("its record.sqlite unpacks to more than {most} bytes")));
    }
    Ok(())
}

/// Which file of a zip is the database: the only one of that name, in whatever folder.
fn database_in(archive: &mut ZipArchive<File>) -> Result<usize, String> {
    let mut found = Vec::new();
    for index in 0..archive.len() {
        let file = archive.by_index_raw(index).map_err(|why| why.to_string())?;
        let name = file.name().map_err(|why| why.to_string())?.replace('\\', "/");
        match name.rsplit('/').next() {
            Some(FILE) => found.push(index),
            // Half of what somebody was writing; without it the database is not whole.
            Some("record.sqlite-journal") if file.size() > 0 => {
                return Err("it was packed while somebody wrote to the record".to_owned());
            }
            _ => {}
        }
    }
    match found.as_slice() {
        [index] => Ok(*index),
        [] => Err("there is no record.sqlite in it".to_owned()),
        _ => Err("there is more than one record.sqlite in it".to_owned()),
    }
}
