//! Where `aliases.toml`, `sides.toml` and `case.toml` are looked for: in the folders given, in those that hold a manifest with
//! reports beside it, and beside `--manifest`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use sayso_incidents::{Advice, CaseFile};
use sayso_reports::{Found, ProblemKind, manifest_of, read_bounded};

use crate::asked::Asked;

/// Largest file of advice that is read, in bytes: some ten thousand names.
const MOST: u64 = 1 << 20;
/// The files, and what they hold.
const FILES: [(&str, Kind); 3] =
    [("aliases.toml", Kind::Aliases), ("sides.toml", Kind::Sides), ("case.toml", Kind::Case)];

/// What a file of advice holds.
#[derive(Clone, Copy)]
enum Kind {
    Aliases,
    Sides,
    Case,
}

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
        for (file, kind) in FILES {
            match read(folder, file, kind) {
                Ok(more) => add(&mut advice, more),
                Err(sentence) => broken.push(sentence),
            }
        }
    }
    (advice, broken)
}

/// What one file says; nothing if it is not there.
fn read(folder: &Path, file: &str, kind: Kind) -> Result<Advice, String> {
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
    let read = match kind {
        Kind::Aliases => Advice::parse(Some(text), None),
        Kind::Sides => Advice::parse(None, Some(text)),
        Kind::Case => {
            CaseFile::parse(&path.display().to_string(), text).map(|case| Advice { case, ..Advice::default() })
        }
    };
    // The error begins with the file's name.
    read.map_err(|why| format!("{}{why}.", folder.join("").display()))
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
    let (all, new) = (&mut advice.case, more.case);
    all.title = all.title.take().or(new.title);
    all.incidents.extend(new.incidents);
    all.names.extend(new.names);
    all.reports.extend(new.reports);
    all.places.extend(new.places);
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

    #[test]
    fn case_files_of_two_folders_add_up_and_the_first_title_is_the_case_s() {
        let case = |n: u8| {
            let text = format!(
                "title = \"{n}\"\n[[same]]\nincidents = [\"i{n}\", \"j{n}\"]\n[[apart]]\nnames = [\"A{n}\", \"B\"]\n\
                 [[report]]\nfile = \"{n}.txt\"\nincident = \"i{n}\"\n[[place]]\nname = \"A\"\nlatitude = 1\nlongitude = 1\n"
            );
            Advice { case: CaseFile::parse(&format!("{n}/case.toml"), &text).unwrap(), ..Advice::default() }
        };
        let mut advice = Advice::default();
        add(&mut advice, case(1));
        add(&mut advice, case(2));
        let all = &advice.case;
        assert_eq!(all.title.as_deref(), Some("1"));
        assert_eq!([all.incidents.len(), all.names.len(), all.reports.len(), all.places.len()], [2; 4]);
        assert_eq!(all.names[1].at.to_string(), "2/case.toml, line 4");
    }
}
