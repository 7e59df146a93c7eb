//! Words a second of `read`: words, windows, network and rules, on one thread, over the example case.
//!
//! `cargo bench -p sayso-findings` prints elements (words) a second.

use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use sayso_language::Packs;
use sayso_reader::Reader;
use sayso_reports::{Options, load};

fn bench(c: &mut Criterion) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let reader = Reader::load(&root.join("models/reader.onnx")).expect("the weights are part of the repository");
    let packs = Packs::load().expect("the tables are whole");
    let (reports, _) = load(&[root.join("examples/kelt-road")], &Options::default());
    let words: usize = reports.iter().map(|r| r.text.split_whitespace().count()).sum();
    let mut group = c.benchmark_group("read");
    group.throughput(Throughput::Elements(words as u64)).sample_size(10);
    group.bench_function("findings, one thread", |b| {
        b.iter(|| reports.iter().map(|r| sayso_findings::read(r, &reader, packs).statements.len()).sum::<usize>());
    });
    group.bench_function("the reader alone, one thread", |b| {
        b.iter(|| reports.iter().map(|r| reader.read(&r.text).sayings.len()).sum::<usize>());
    });
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
