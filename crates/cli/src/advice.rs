//! Where `aliases.toml` and `sides.toml` are looked for: in the folders given, in those that hold a manifest with reports
//! beside it, and beside `--manifest`.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use sayso_incidents::Advice;
use sayso_reports::Found;

use crate::args::Input;

/// The advice found, and one sentence for each file that cannot be used. Files in several folders add up.
pub fn beside(input: &Input, files: &[Found]) -> (Advice, Vec<String>) {
    let mut folders: BTreeSet<PathBuf> = input.paths.iter().filter(|path| path.is_dir()).cloned().collect();
    let holding: BTreeSet<&Path> = files.iter().filter_map(|found| found.file().parent()).collect();
    folders.extend(holding.into_iter().filter(|folder| folder.join("manifest.csv").is_file()).map(Path::to_owned));
    if let Some(manifest) = &input.manifest {
        folders.insert(manifest.parent().unwrap_or(Path::new("")).to_owned());
    }
    let mut advice = Advice::default();
    let mut broken = Vec::new();
    for folder in &folders {
        // One by one, so that a slip in one file does not cost what the other says.
        for (file, is_aliases) in [("aliases.toml", true), ("sides.toml", false)] {
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
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(why) if why.kind() == ErrorKind::NotFound => return Ok(Advice::default()),
        Err(why) => {
            return Err(format!("{}: cannot be read ({why}); save it as UTF-8 text, or remove it.", path.display()));
        }
    };
    let (aliases, sides) = if is_aliases { (Some(text.as_str()), None) } else { (None, Some(text.as_str())) };
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
