//! Where `aliases.toml` and `sides.toml` are looked for: in the folders given, in those that hold a manifest with reports
//! beside it, and beside `--manifest`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use sayso_incidents::Advice;
use sayso_reports::{Found, ProblemKind, manifest_of, read_bounded};

use crate::asked::Asked;

/// Largest file of advice that is read, in bytes: some ten thousand names.
const MOST: u64 = 1 << 20;
/// The files, and whether they hold aliases.
const FILES: [(&str, bool); 2] = [("aliases.toml", true), ("sides.toml", false)];

/// The folders in which advice is looked for.
fn folders(asked: &Asked, files: &[Found]) -> BTreeSet<PathBuf> {
    let mut folders: BTreeSet<PathBuf> = asked.paths.iter().filter(|path| path.is_dir()).cloned().collect();
    let holding: BTreeSet<&Path> = files.iter().filter_map(|found| found.file().parent()).collect();
    folders.extend(holding.into_iter().filter(|folder| manifest_of(folder).is_some()).map(Path::to_owned));
    if let Some(manifest) = &asked.manifest {
        folders.insert(manifest.parent().unwrap_or(Path::new("")).to_owned());
    }
    folders
}

/// Where files of advice are read if they are there.
pub(crate) fn paths(asked: &Asked, files: &[Found]) -> Vec<PathBuf> {
    let folders = folders(asked, files);
    folders.iter().flat_map(|folder| FILES.map(|(file, _)| folder.join(file))).collect()
}

/// The advice found, and one sentence for each file that cannot be used. Files in several folders add up.
pub(crate) fn beside(asked: &Asked, files: &[Found]) -> (Advice, Vec<String>) {
    let mut advice = Advice::default();
    let mut broken = Vec::new();
    for folder in &folders(asked, files) {
        // One by one, so that a slip in one file does not cost what the other says.
        for (file, is_aliases) in FILES {
            match read(folder, file, is_aliases) {
                Ok(more) => add(&mut advice, more),
                Err(sentence) => broken.push(sentence),
            }
        }
    }
    (advice, broken)
}

/// What one file says; nothing if it is not there.
fn read(folder: &Path, file: &str, is_aliases: bool) -> Result<Advice, String> {
    let path = folder.join(file);
    let cannot =
        |why: &str| format!("{}: cannot be read ({why}); save it as UTF-8 text, or remove it.", path.display());
    let bytes = match read_bounded(&path, MOST) {
        Ok(bytes) => bytes,
        Err(ProblemKind::NotFound) => return Ok(Advice::default()),
        Err(ProblemKind::TooLarge { size, .. }) => return Err(cannot(&format!("{size} bytes are more than {MOST}"))),
        Err(ProblemKind::Unreadable { reason }) => return Err(cannot(&reason)),
        Err(_) => return Err(cannot("something is wrong with it")),
    };
    let text = String::from_utf8(bytes).map_err(|why| cannot(&why.utf8_error().to_string()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let (aliases, sides) = if is_aliases { (Some(text), None) } else { (None, Some(text)) };
    // The error begins with the file's name.
    Advice::parse(aliases, sides).map_err(|why| format!("{}{why}.", folder.join("").display()))
}

fn add(advice: &mut Advice, more: Advice) {
    for (all, new) in [(&mut advice.aliases, more.aliases), (&mut advice.sides, more.sides)] {
        for (label, names) in new {
            let known = all.entry(label).or_default();
            for name in names {
                if !known.contains(&name) {
                    known.push(name);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn advice_of_two_folders_adds_up() {
        let mut advice = Advice::parse(Some("Selmir = [\"Zelmaran\"]"), None).unwrap();
        add(
            &mut advice,
            Advice::parse(Some("Selmir = [\"Zelmaran\", \"Zelmeran\"]"), Some("Halvia = [\"Marnost\"]")).unwrap(),
        );
        assert_eq!(advice.aliases["Selmir"], ["Zelmaran", "Zelmeran"]);
        assert_eq!(advice.sides["Halvia"], ["Marnost"]);
    }
}
