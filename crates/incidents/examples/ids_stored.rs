//! How many ids of incidents stay when ten reports are added: a file of readings in; ten are left out and the ids that are there
//! without them are looked for with them, five times: any ten, spread over the file, and then the ten that were published last.
//!
//!     cargo run --release -p sayso-incidents --example ids_stored -- many.store

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::num::NonZeroUsize;

use sayso_case::{Case, ReadReport};
use sayso_incidents::Advice;
use sayso_language::Packs;

/// So many reports are added,
const ADDED: usize = 10;
/// so often, each time others.
const TIMES: usize = 5;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args_os().nth(1).ok_or("which file of readings?")?;
    let lines = BufReader::new(std::fs::File::open(path)?).lines();
    let reads = lines.map(|line| Ok(serde_json::from_str::<ReadReport>(&line?)?));
    let mut reads: Vec<ReadReport> = reads.collect::<Result<_, Box<dyn std::error::Error>>>()?;
    let packs = Packs::load()?;
    let threads = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let join = |reads| sayso_incidents::join_as_told(reads, packs, &Advice::default(), threads).0;
    let ids = |case: &Case, folded: bool| -> BTreeSet<String> {
        let counted = case.incidents.iter().filter(|i| folded || i.fold.is_none());
        counted.map(|i| i.id.to_string()).collect()
    };
    let whole = ids(&join(reads.clone()), true);
    let step = reads.len().div_ceil(ADDED).max(1);
    let mut any = Stayed::default();
    for time in 0..TIMES {
        let without = reads.iter().enumerate().filter(|(k, _)| k % step != time * step / TIMES).map(|(_, r)| r.clone());
        let before = join(without.collect());
        any.count(&ids(&before, true), &ids(&before, false), &whole);
    }
    println!("{} reports, any {ADDED} added: {any}", reads.len());
    reads.sort_by_key(|r| r.report.published.map(|p| p.first()));
    let (mut after, mut newest) = (whole, Stayed::default());
    for _ in 0..TIMES {
        reads.truncate(reads.len().saturating_sub(ADDED));
        let before = join(reads.clone());
        newest.count(&ids(&before, true), &ids(&before, false), &after);
        after = ids(&before, true);
    }
    println!("the {ADDED} newest added: {newest}");
    Ok(())
}

/// How many there were and how many of them are still there; the same of those told by several reports.
#[derive(Default)]
struct Stayed {
    all: (usize, usize),
    several: (usize, usize),
}

impl Stayed {
    fn count(&mut self, all: &BTreeSet<String>, several: &BTreeSet<String>, after: &BTreeSet<String>) {
        let add = |to: &mut (usize, usize), of: &BTreeSet<String>| {
            *to = (to.0 + of.len(), to.1 + of.intersection(after).count());
        };
        add(&mut self.all, all);
        add(&mut self.several, several);
    }
}

impl std::fmt::Display for Stayed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let share = |(of, stay): (usize, usize)| 100.0 * stay as f64 / of.max(1) as f64;
        let ((of, stay), (several, still)) = (self.all, self.several);
        write!(f, "{stay} of {of} ids stay ({:.2} %); ", share(self.all))?;
        write!(f, "of those told by several reports {still} of {several} ({:.2} %)", share(self.several))
    }
}
