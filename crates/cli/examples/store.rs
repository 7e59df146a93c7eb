//! Readings kept, so that joining can be worked on without the reader: paths in, one `ReadReport` a line out.
//!
//!     cargo run --release -p sayso --example store -- examples/kelt-road > kelt.store

use std::io::{BufWriter, Write};
use std::path::PathBuf;

use sayso_pipeline::{Asked, Failure, Intake, Silent};

fn main() {
    let paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let mut out = BufWriter::new(std::io::stdout().lock());
    let done = Intake::open(&Asked::paths(paths), &mut Silent).each::<_, Failure>(
        &mut Silent,
        |read, _| serde_json::to_string(&read).unwrap_or_default(),
        |line| {
            // A closed pipe ends it: nobody reads on.
            if writeln!(out, "{line}").is_err() {
                std::process::exit(1);
            }
            Ok(())
        },
    );
    if let Err(why) = done {
        eprintln!("{why:?}");
        std::process::exit(1);
    }
}
