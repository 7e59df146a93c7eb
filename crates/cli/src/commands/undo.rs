//! `sayso undo`: an operation counts no longer.

use sayso_record::{Record, Saying, Wish};

use crate::output::{self, AllWell, Out, Stop};
use crate::record;
use crate::record_args::UndoArgs;

/// Takes it back, and says what else does not fit then.
pub fn run(asked: &UndoArgs) -> Result<AllWell, Stop> {
    let mut kept = Record::open_for_writing(&asked.doing.record)?;
    let threads = sayso_pipeline::threads(None);
    let changes = Saying::to(&kept, threads).changes(Wish::Undo { operation: asked.operation.clone() })?;
    let stamp = record::stamp(&asked.doing);
    let mut out = Out::of_work();
    for change in changes {
        for why in kept.would_not_fit(&change, &stamp, threads)? {
            output::warning(&format!("with it undone another operation does not fit: {why}."));
        }
        record::print(&mut out, kept.append(change, &stamp)?, asked.doing.json)?;
    }
    out.close()?;
    Ok(AllWell::Yes)
}
