//! However many threads help with a text, the reading is the same.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sayso_reader::{Reader, Seats};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
fn a_long_text_reads_the_same_with_one_to_four_threads() {
    let mut texts: Vec<PathBuf> =
        root().join("examples/kelt-road").read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    texts.retain(|path| path.extension().is_some_and(|e| e == "txt"));
    texts.sort();
    let text: String = texts.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
    let mut reader = Reader::load(&root().join("models/reader.onnx")).unwrap();
    let alone = format!("{:?}", reader.read(&text));
    assert!(alone.len() > 10_000);
    for threads in 1..5 {
        let seats = Arc::new(Seats::new(NonZeroUsize::new(threads).unwrap()));
        reader = reader.helped_by(Arc::clone(&seats));
        let _mine = seats.take();
        assert!(format!("{:?}", reader.read(&text)) == alone, "{threads} threads");
    }
}
