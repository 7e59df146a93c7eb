//! What a [`Watch`](crate::Watch) hears, in sentences for whoever asked: the same from every front end.

use std::path::Path;

use sayso_case::{ReadAs, Report};
use sayso_reports::{PassedOver, Severity, Skipped};

/// How a report, which is at a path, is read where that is not as a matter of course: whether it is lost, and one sentence that says
/// why and what to do.
pub fn language_told(path: &Path, report: &Report) -> Option<(Severity, String)> {
    let path = path.display();
    let (severity, sentence) = match &report.read_as {
        ReadAs::English | ReadAs::Language(_) => return None,
        ReadAs::Assumed => (
            Severity::Warning,
            format!("{path}: nothing tells its language, so it is read as English; say it in a manifest."),
        ),
        ReadAs::Partly(language) => (
            Severity::Warning,
            format!(
                "{path}: most of it is in {language}, which is not read yet, so only its English is; give a translation."
            ),
        ),
        ReadAs::Not(why) => (
            Severity::Error,
            format!("{path}: {why}; its text is kept, but nothing is found in it: give a translation beside it."),
        ),
    };
    Some((severity, sentence))
}

/// That the program failed on a file.
pub fn fault_told(path: &str, fault: &str) -> String {
    format!(
        "{path}: a fault of this program ({fault}); the report was left out, please tell its makers and send them the file."
    )
}

/// How many files of each kind were passed over, in the order of the kinds; dossiers only where `dossiers` says so: "2 pictures",
/// "1 archive".
pub fn counted(files: &[PassedOver], dossiers: bool) -> Vec<String> {
    let mut kinds: Vec<(Skipped, usize)> = Vec::new();
    for file in files.iter().filter(|file| dossiers || file.what != Skipped::Dossier) {
        match kinds.iter_mut().find(|(what, _)| *what == file.what) {
            Some((_, n)) => *n += 1,
            None => kinds.push((file.what, 1)),
        }
    }
    kinds.sort_unstable();
    kinds.iter().map(|(what, n)| format!("{n} {}", what.words(*n > 1))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_no_matter_of_course_is_told() {
        let read = |read_as| language_told(Path::new("a.txt"), &Report { read_as, ..Report::of_words("Words.") });
        assert_eq!(read(ReadAs::English), None);
        let lost = read(ReadAs::Not("its language is Varnian, which is not read yet".to_owned()));
        assert!(
            lost.is_some_and(|(severity, said)| severity == Severity::Error && said.starts_with("a.txt: its lang"))
        );
        assert_eq!(read(ReadAs::Assumed).map(|(severity, _)| severity), Some(Severity::Warning));
    }

    #[test]
    fn a_count_of_dossiers_is_left_out_where_it_would_change_the_next() {
        let file = |what| PassedOver { path: "a".into(), what };
        let files = [file(Skipped::Picture), file(Skipped::Dossier), file(Skipped::Picture)];
        assert_eq!(counted(&files, false), ["2 pictures"]);
        assert_eq!(counted(&files, true).len(), 2);
    }
}
