//! A record as a zip: the same bytes whenever it is made, checked anywhere, and a clear line for what is none.

mod common;

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;

use common::{Folder, objects, record, refused, run, sayso, stderr, stdout};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

fn export(kept: &str, to: &Path) {
    run(kept, &["export", "zip", "-o", &to.display().to_string()]);
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut made = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        made.start_file(*name, SimpleFileOptions::default()).unwrap();
        made.write_all(bytes).unwrap();
    }
    made.finish().unwrap().into_inner()
}

#[test]
fn a_zip_is_checked_as_its_record_is() {
    let (folder, kept) = record();
    let [one, two] = ["one.zip", "two.zip"].map(|name| folder.path().join(name));
    export(&kept, &one);
    export(&kept, &two);
    assert!(fs::read(&one).unwrap() == fs::read(&two).unwrap(), "two zips of one record differ");
    let checked = |record: &str| stdout(&run(record, &["verify", "--json"]));
    assert_eq!(checked(&one.display().to_string()), checked(&kept));
    // What it holds is the record.
    let mut files = ZipArchive::new(fs::File::open(&one).unwrap()).unwrap();
    let names: Vec<_> = files.file_names().map(|name| name.unwrap().into_owned()).collect();
    assert_eq!(names, ["README.txt", "record.sqlite"]);
    let mut bytes = Vec::new();
    files.by_name("record.sqlite").unwrap().read_to_end(&mut bytes).unwrap();
    folder.file("again/record.sqlite", &bytes);
    let again = folder.path().join("again").display().to_string();
    assert_eq!(stdout(&run(&again, &["points", "--json"])), stdout(&run(&kept, &["points", "--json"])));
    // Packed by hand with its folder it is one, too.
    let by_hand = folder.file("hand.zip", zip(&[("kelt/record.sqlite", &bytes), ("kelt/record.lock", b"")]));
    assert_eq!(checked(&by_hand.display().to_string()), checked(&kept));
}

#[test]
fn a_changed_byte_is_found_in_a_zip() {
    let (folder, kept) = record();
    let mut bytes = fs::read(Path::new(&kept).join("record.sqlite")).unwrap();
    let at = bytes.windows(12).position(|w| w == b"Orsa Bridge\n").unwrap();
    bytes[at] ^= 1;
    let changed = folder.file("changed.zip", zip(&[("record.sqlite", &bytes)])).display().to_string();
    let output = sayso(["verify", "--json", "--record", &changed]);
    assert_eq!(output.status.code(), Some(1));
    assert!(objects(&output).iter().any(|line| line["type"] == "fault"), "{}", stdout(&output));
    assert!(stderr(&output).contains("changed.zip: report "), "{}", stderr(&output));
}

#[test]
fn what_is_no_zip_of_a_record_is_refused_with_a_clear_line() {
    let (folder, kept) = record();
    let whole = folder.path().join("whole.zip");
    export(&kept, &whole);
    let whole = fs::read(&whole).unwrap();
    let mut wrong = whole.clone();
    wrong[whole.len() / 2] ^= 0xff;
    let cases: [(&str, Vec<u8>, &str); 8] = [
        ("empty", Vec::new(), "no record can be had out of this file"),
        ("text", b"Two men died at the bridge.".to_vec(), "no record can be had out of this file"),
        ("cut", whole[..whole.len() - 40].to_vec(), "no record can be had out of this file"),
        ("wrong", wrong, "no record can be had out of this file"),
        ("other", zip(&[("a.txt", b"x")]), "there is no record.sqlite in it"),
        ("two", zip(&[("a/record.sqlite", b"x"), ("b/record.sqlite", b"x")]), "more than one record.sqlite"),
        ("half", zip(&[("record.sqlite", b"x"), ("record.sqlite-journal", b"x")]), "while somebody wrote"),
        (
            "foreign",
            zip(&[("../../record.sqlite", b"not a database, and longer than its head would be")]),
            "is no record",
        ),
    ];
    for (name, bytes, expected) in cases {
        let file = folder.file(name, bytes).display().to_string();
        let said = refused(&file, &["verify"], 1);
        assert!(said.contains(expected), "{name}: {said}");
    }
    assert!(!folder.path().join("record.sqlite").exists() && !folder.path().join("../record.sqlite").exists());
}

#[test]
fn what_is_no_database_is_named_by_the_zip_it_is_in() {
    let folder = Folder::new();
    let odd = folder.file("odd.zip", zip(&[("record.sqlite", b"nothing of a database".as_slice())]));
    let odd = odd.display().to_string();
    let said = refused(&odd, &["verify"], 1);
    assert!(said.contains(&odd), "{said}");
}

#[test]
fn a_bomb_does_not_go_off() {
    let folder = Folder::new();
    let bomb = folder.file("bomb.zip", zip(&[("record.sqlite", &vec![0; 200 << 20])]));
    assert!(fs::metadata(&bomb).unwrap().len() < 1 << 20);
    let said = refused(&bomb.display().to_string(), &["verify"], 1);
    assert!(said.contains("unpacks to more than"), "{said}");
}

#[test]
fn nothing_is_replaced_and_what_zip_needs_is_said() {
    let (folder, kept) = record();
    let mine = folder.file("mine.zip", "mine");
    let mine = mine.display().to_string();
    assert!(refused(&kept, &["export", "zip", "-o", &mine], 1).contains("there is a file already"));
    assert_eq!(fs::read(&mine).unwrap(), b"mine");
    assert!(refused(&kept, &["export", "zip"], 2).contains("sayso export zip --record DIR -o FILE"));
    let press = folder.path().join("press").display().to_string();
    let output = sayso(["export", "zip", &press, "-o", "x.zip"]);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert!(refused(&kept, &["export", "zip", "--of", "figures", "-o", "x.zip"], 2).contains("--of"));
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().starts_with('.')), "{left:?}");
}
