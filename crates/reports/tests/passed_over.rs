//! Nothing is lost on the way in: what is no report is counted, what a manifest names is read, a row that leads nowhere is
//! told of, and the program's own pages are never reports.

mod common;

use common::{Folder, read_file};
use sayso_case::{DOSSIER_MARK, Field, Source};
use sayso_reports::{
    Collection, Options, Problem, ProblemKind, Severity, Skipped, collect, load, manifest_of, read_bounded,
};

const TEXT: &str = "Bridge shelled\n\nTwo people died near the bridge, the ministry said.";

fn found(folder: &Folder) -> Collection {
    collect(&[folder.path().to_owned()], &Options::default())
}

fn paths(found: &Collection) -> Vec<&str> {
    found.files.iter().map(|file| file.path()).collect()
}

fn skipped(found: &Collection) -> Vec<(String, Skipped)> {
    let name = |path: &std::path::Path| path.file_name().unwrap().to_string_lossy().into_owned();
    found.passed_over.iter().map(|passed| (name(&passed.path), passed.what)).collect()
}

fn kinds(problems: &[Problem]) -> Vec<ProblemKind> {
    problems.iter().map(|problem| problem.kind.clone()).collect()
}

fn dossier() -> String {
    format!("<!DOCTYPE html><html><head><meta name=\"generator\" content=\"{DOSSIER_MARK} 9.9\"></head><body><p>{TEXT}")
}

#[test]
fn pictures_and_the_like_are_counted() {
    let folder = Folder::new();
    folder.write("a.txt", TEXT);
    folder.write("map.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    folder.write("page_files/site.css", "p { color: red }");
    folder.write("page_files/site.js", "var x = 1;");
    folder.write("README.html", format!("<html><body>{TEXT}"));
    folder.write("aliases.toml", "Arven = [\"Arvena\"]");
    let found = found(&folder);
    assert_eq!((paths(&found), found.problems.clone()), (vec!["a.txt"], vec![]));
    assert_eq!(
        skipped(&found),
        [
            ("README.html".to_owned(), Skipped::Note),
            ("map.png".to_owned(), Skipped::Picture),
            ("site.css".to_owned(), Skipped::Style),
            ("site.js".to_owned(), Skipped::Program),
        ]
    );
}

#[test]
fn pages_are_read_under_any_ending() {
    let page =
        "<html><head><title>Bridge shelled</title></head><body><p>Two people died near the bridge.</p></body></html>";
    for name in
        ["index.html?page=2", "a.php", "a.aspx", "a.shtml", "a.xml", "a", "a.txt", "a.dat", "No. 7 of U.S. bulletins"]
    {
        let folder = Folder::new();
        folder.write(name, page);
        let (reports, problems) = load(&[folder.path().to_owned()], &Options::default());
        assert_eq!((reports.len(), problems), (1, vec![]), "{name}");
        assert_eq!(reports[0].text, "Bridge shelled\nTwo people died near the bridge.", "{name}");
    }
    let folder = Folder::new();
    folder.write("2016-07-05 No. 7 bulletin", TEXT);
    folder.write("report.txt ", format!("{TEXT} Again."));
    folder.write("piece.inc", "<div><p>Two people died.</p><p>One fled.</p></div>");
    let (reports, problems) = load(&[folder.path().to_owned()], &Options::default());
    assert_eq!((reports.len(), problems), (3, vec![]));
    assert_eq!(reports[0].published.unwrap().to_string(), "2016-07-05");
    assert_eq!(reports[1].text, "Two people died.\n\nOne fled.");
}

#[test]
fn only_what_a_manifest_names_is_a_report() {
    let folder = Folder::new();
    for name in ["a.txt", "b.txt", "README.html", ".hidden.txt", ".kept/c.txt", "notes/d.txt"] {
        folder.write(name, format!("{TEXT} It stands in {name}."));
    }
    folder.write("e.rtf", b"{\\rtf1 two died}");
    folder.write("Manifest.CSV", "file,publisher\na.txt,One\nREADME.html,Two\n.hidden.txt,Three\n.kept/c.txt,Four\n");
    let found = found(&folder);
    assert_eq!(paths(&found), [".hidden.txt", ".kept/c.txt", "README.html", "a.txt"]);
    assert_eq!(kinds(&found.problems), [ProblemKind::NotReadYet { format: "RTF" }]);
    assert_eq!(skipped(&found), [("b.txt".to_owned(), Skipped::NotNamed), ("d.txt".to_owned(), Skipped::NotNamed)]);
    assert_eq!(manifest_of(folder.path()), Some(folder.path().join("Manifest.CSV")));
    assert_eq!(found.manifests, [folder.path().join("Manifest.CSV")]);
}

#[test]
fn a_manifest_that_names_nothing_there_hides_nothing() {
    let folder = Folder::new();
    folder.write("a.txt", TEXT);
    folder.write("manifest.csv", "file,publisher\ngone.txt,One\n");
    let found = found(&folder);
    assert_eq!(paths(&found), ["a.txt"]);
    assert_eq!(kinds(&found.problems), [ProblemKind::MissingFile { line: 2, file: "gone.txt".to_owned() }]);
}

#[test]
fn a_file_given_by_its_path_is_read_though_its_folder_passes_it_over() {
    let folder = Folder::new();
    folder.write("a.txt", TEXT);
    let other = folder.write("b.txt", format!("{TEXT} Again."));
    folder.write("manifest.csv", "file,publisher\na.txt,One\n");
    let found = collect(&[folder.path().to_owned(), other], &Options::default());
    assert_eq!((paths(&found), skipped(&found)), (vec!["a.txt", "b.txt"], vec![]));
}

#[test]
fn a_row_whose_file_is_not_read_is_told_of() {
    let folder = Folder::new();
    folder.write("case/a.txt", TEXT);
    folder.write("elsewhere.txt", TEXT);
    let rows = "file,publisher\na.txt,One\n../elsewhere.txt,Two\nmanifest.csv,Three\n";
    folder.write("case/manifest.csv", rows);
    let unread = |line, file: &str| ProblemKind::UnreadFile { line, file: file.to_owned() };
    let case = folder.path().join("case");
    let found = collect(std::slice::from_ref(&case), &Options::default());
    assert_eq!(kinds(&found.problems), [unread(3, "../elsewhere.txt"), unread(4, "manifest.csv")]);
    assert!(found.problems.iter().all(|p| p.severity == Severity::Warning));
    assert_eq!(paths(&found), ["a.txt"]);
    // Whoever asks for one file does not hear of the others.
    assert_eq!(collect(&[case.join("a.txt")], &Options::default()).problems, []);
}

#[test]
fn an_unclosed_quotation_mark_swallows_no_row() {
    let folder = Folder::new();
    for name in ["a.txt", "b.txt", "c.txt"] {
        folder.write(name, format!("{TEXT} It stands in {name}."));
    }
    folder.write(
        "manifest.csv",
        "file,date,publisher,title\na.txt,2016,\"Arven Post,x\nb.txt,2017,Two,y\nc.txt,2018,\"Three\",z\n",
    );
    let (reports, problems) = load(&[folder.path().to_owned()], &Options::default());
    let said: Vec<_> = reports.iter().map(|r| (r.published.unwrap().to_string(), r.publisher.as_deref())).collect();
    let year = |year: &str| year.to_owned();
    assert_eq!(said, [(year("2016"), None), (year("2017"), Some("Two")), (year("2018"), Some("Three"))]);
    assert_eq!(kinds(&problems), [ProblemKind::UnclosedQuote { line: 2 }]);
    assert!(problems[0].message().contains("manifest.csv, line 2: a quotation mark is not closed"));
}

#[test]
fn a_language_in_words_is_understood() {
    let folder = Folder::new();
    for name in ["a.txt", "b.txt", "c.txt"] {
        folder.write(name, format!("It stands in {name}."));
    }
    folder.write("manifest.csv", "file,language\na.txt,Russian\nb.txt,und\nc.txt,the northern one\n");
    let (reports, problems) = load(&[folder.path().to_owned()], &Options::default());
    assert_eq!(reports.iter().map(|r| r.language.as_deref()).collect::<Vec<_>>(), [Some("ru"), None, None]);
    assert_eq!(kinds(&problems), [ProblemKind::BrokenLanguage { line: 4, value: "the northern one".to_owned() }]);
}

#[test]
fn a_text_in_other_letters_is_not_english_whoever_says_so() {
    let words = "Двое военных погибли. Министерство обороны сообщило, что двое военных были ранены.";
    let folder = Folder::new();
    folder.write("a.txt", words);
    folder.write("b.html", "<html lang=\"en\"><body><p>ᎣᏏᏲ ᎠᏂᏔᎵ ᏍᎦᏯ ᏚᏂᎷᎩ ᎠᏍᏚᏗ ᎤᏴᏢ ᏧᏳᎪᏗ.</p>");
    folder.write("manifest.csv", "file,language\na.txt,en\nb.html,\n");
    let (reports, problems) = load(&[folder.path().to_owned()], &Options::default());
    assert_eq!(
        (reports[0].language.as_deref(), reports[0].from.get(&Field::Language)),
        (Some("ru"), Some(&Source::Text))
    );
    assert_eq!((reports[1].language.as_deref(), reports[1].from.get(&Field::Language)), (None, None));
    assert_eq!(kinds(&problems), [ProblemKind::NotEnglish { stated: true }, ProblemKind::NotEnglish { stated: false }]);
}

#[test]
fn a_dossier_is_never_a_report() {
    let folder = Folder::new();
    folder.write("a.txt", TEXT);
    let page = folder.write("page.html", dossier());
    folder.write("renamed", dossier());
    folder.write("README.txt", dossier());
    folder.write("out.txt", "{\"type\":\"report\",\"id\":\"00\",\"path\":\"a.txt\"}\n");
    let found = self::found(&folder);
    assert_eq!(paths(&found), ["a.txt"]);
    let whats: Vec<_> = found.passed_over.iter().map(|passed| passed.what).collect();
    assert_eq!(whats, [Skipped::Dossier, Skipped::Output, Skipped::Dossier, Skipped::Dossier]);
    let by_path = collect(&[page], &Options::default());
    assert_eq!((by_path.files.len(), kinds(&by_path.problems)), (0, vec![ProblemKind::OwnDossier]));
    folder.write("manifest.csv", "file\na.txt\nrenamed\n");
    assert_eq!(kinds(&self::found(&folder).problems), [ProblemKind::OwnDossier], "not even where a manifest names it");
}

#[test]
fn an_encoding_that_is_refused_costs_nothing() {
    for label in ["iso-2022-kr", "hz-gb-2312", "iso-2022-cn", "replacement", "no-such-thing"] {
        let folder = Folder::new();
        let page =
            format!("<html><head><meta charset={label}></head><body><p>Two people died near the bridge.</p></body>");
        let (report, problems) = read_file(&folder.write("a.html", page)).unwrap();
        assert_eq!((report.text.as_str(), problems), ("Two people died near the bridge.", vec![]), "{label}");
    }
    let folder = Folder::new();
    let page = "<html><head><meta charset=hz-gb-2312></head><body><p>Two people died near ~{VPND~} bridge.</p></body>";
    let (_, problems) = read_file(&folder.write("a.html", page)).unwrap();
    assert_eq!(kinds(&problems), [ProblemKind::UnreadEncoding { label: "hz-gb-2312".to_owned() }]);
}

#[test]
fn a_page_in_utf16_without_a_mark() {
    let page = "<html><head><meta charset=utf-16></head><body><p>Two people died near the bridge.</p></body>";
    for bytes in [
        page.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
        page.encode_utf16().flat_map(u16::to_be_bytes).collect(),
    ] {
        let folder = Folder::new();
        folder.write("page", bytes);
        let (reports, problems) = load(&[folder.path().to_owned()], &Options::default());
        assert_eq!((reports[0].text.as_str(), problems), ("Two people died near the bridge.", vec![]));
    }
}

#[test]
fn two_encodings_in_one_file_are_told() {
    let folder = Folder::new();
    let mut bytes = "“Çà et là”, the mayor of Orsà said.\n".as_bytes().to_vec();
    let first = bytes.len();
    bytes.extend(b"The caf\xe9 and the h\xf4tel stayed open, the d\xe9put\xe9 said at the mus\xe9e.\n");
    let (report, problems) = read_file(&folder.write("a.txt", bytes)).unwrap();
    assert!(report.text.contains("Orsà") && report.text.contains("the député said"), "{}", report.text);
    assert_eq!(kinds(&problems), [ProblemKind::MixedText { encoding: "windows-1252", first }]);
    assert!(problems[0].message().contains(&format!("byte {first}")));
}

#[test]
fn a_size_that_is_only_claimed_takes_no_memory() {
    let folder = Folder::new();
    let path = folder.path().join("hole.txt");
    std::fs::File::create(&path).unwrap().set_len(1 << 40).unwrap();
    let options = Options { max_bytes: u64::MAX, ..Options::default() };
    let (_, problems) = load(std::slice::from_ref(&path), &options);
    assert!(matches!(problems[0].kind, ProblemKind::TooLarge { size, .. } if size == 1 << 40));
    assert!(problems[0].message().ends_with("split it."), "{}", problems[0].message());
    assert!(matches!(read_bounded(&path, 10), Err(ProblemKind::TooLarge { limit: 10, .. })));
}

#[cfg(unix)]
#[test]
fn a_link_without_an_end_is_no_report() {
    let folder = Folder::new();
    folder.write("a.txt", TEXT);
    for (target, name) in [("/dev/zero", "zero.txt"), ("/dev/zero", "manifest.csv"), ("loop.txt", "loop.txt")] {
        std::os::unix::fs::symlink(target, folder.path().join(name)).unwrap();
    }
    let (reports, problems) = load(&[folder.path().to_owned()], &Options::default());
    assert_eq!((reports.len(), problems.len()), (1, 3), "{problems:?}");
    assert!(problems.iter().all(|p| p.severity == Severity::Error));
}
