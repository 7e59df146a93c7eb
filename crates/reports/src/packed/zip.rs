//! Files packed with zip. Office files are packed so too, and are told by what is in them.

use std::io::Cursor;

use zip::ZipArchive;
use zip::result::ZipError;

use super::{Room, Unpacked, safe, wacz};
use crate::held::{Apart, Held};
use crate::problem::{Packed, ProblemKind};

type Files = (Vec<Unpacked>, Vec<(String, Packed)>);

/// What such a file is called in a problem.
const WHAT: &str = "this is a zip file";

/// Opens a zip: its files in byte order of their names, or the parts of a text document.
///
/// # Errors
/// It is broken, or a document of a format that is not read.
pub(crate) fn unzip(bytes: &[u8], room: &mut Room) -> Result<Held, ProblemKind> {
    let broken = |why: ZipError| ProblemKind::Packed(Packed::Broken { what: WHAT, reason: why.to_string() });
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let has = |name: &str| archive.index_for_name(name).is_some();
    if has("word/document.xml") {
        return docx(&mut archive, room);
    }
    let other = [
        ("xl/workbook.xml", "an office file"),
        ("ppt/presentation.xml", "an office file"),
        ("META-INF/container.xml", "EPUB"),
        ("content.xml", "ODT"),
    ];
    if let Some((_, format)) = other.into_iter().find(|(name, _)| has(name)) {
        return Err(ProblemKind::NotReadYet { format });
    }
    if has(wacz::LIST) && archive.file_names().flatten().any(|name| wacz::is_records(&name)) {
        return Ok(Held::Pieces(captures(&mut archive, room)));
    }
    let (files, mut problems) = files(&mut archive, room, |_| true);
    let twice = listed(bytes).saturating_sub(archive.len());
    if twice > 0 {
        problems.push((String::new(), Packed::OneName { count: twice }));
    }
    Ok(Held::Files(files, problems))
}

/// How many files the end of a zip says are in it; of those with one name the library gives the last alone.
fn listed(bytes: &[u8]) -> usize {
    const END: &[u8] = b"PK\x05\x06";
    /// The record and the longest note behind it.
    const LONGEST: usize = 22 + 65_535;
    let end = bytes.get(bytes.len().saturating_sub(LONGEST)..).unwrap_or(bytes);
    let at = end.windows(END.len()).rposition(|window| window == END);
    let count = at.and_then(|at| end.get(at + 10..at + 12)).and_then(|two| two.try_into().ok()).map(u16::from_le_bytes);
    // The largest number says that it stands elsewhere.
    count.filter(|count| *count < u16::MAX).map_or(0, usize::from)
}

fn captures(archive: &mut ZipArchive<Cursor<&[u8]>>, room: &mut Room) -> Apart {
    let list = archive.index_for_name(wacz::LIST);
    let (list, _) = member(archive, list, room);
    let (records, lost) = files(archive, room, wacz::is_records);
    wacz::apart(&list, &records, lost, room)
}

fn docx(archive: &mut ZipArchive<Cursor<&[u8]>>, room: &mut Room) -> Result<Held, ProblemKind> {
    let mut part = |name: &str| {
        let index = archive.index_for_name(name);
        let (bytes, problem) = member(archive, index, room);
        problem.map_or(Ok(bytes), |problem| Err(ProblemKind::Packed(problem)))
    };
    let words = part("word/document.xml")?;
    // A document without particulars is one all the same.
    let about = part("docProps/core.xml").unwrap_or_default();
    Ok(Held::Docx { words, about })
}

/// The files whose names are wanted, and by name what went wrong with others.
fn files(archive: &mut ZipArchive<Cursor<&[u8]>>, room: &mut Room, is_wanted: impl Fn(&str) -> bool) -> Files {
    let mut files = Vec::new();
    let mut problems = Vec::new();
    for index in 0..archive.len() {
        let name = match archive.by_index(index) {
            Ok(file) if file.is_dir() => continue,
            Ok(file) => file.name().map(|name| name.into_owned()),
            Err(why) => Err(why),
        };
        let name = name.map_or_else(|_| format!("file-{}", index + 1), |name| safe(&name));
        let is_hidden = |step: &str| step.starts_with('.') || step == "__MACOSX";
        if name.split('/').any(is_hidden) || !is_wanted(&name) {
            continue;
        }
        let (bytes, problem) = member(archive, Some(index), room);
        let is_lost = problem.is_some();
        let is_full = matches!(problem, Some(Packed::TooManyFiles { .. }));
        problems.extend(problem.map(|problem| (name.clone(), problem)));
        if is_full {
            break;
        }
        if !is_lost || !bytes.is_empty() {
            files.push(Unpacked { name, bytes });
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    (files, problems)
}

/// The bytes of one file, as far as they come.
fn member(archive: &mut ZipArchive<Cursor<&[u8]>>, index: Option<usize>, room: &mut Room) -> (Vec<u8>, Option<Packed>) {
    let broken = |reason: String| (Vec::new(), Some(Packed::Broken { what: WHAT, reason }));
    match index.map(|index| archive.by_index(index)) {
        Some(Ok(file)) => room.take(file),
        Some(Err(why)) => broken(why.to_string()),
        None => broken("a part is not there".to_owned()),
    }
}
