//! `sayso undo`: an operation counts no longer.

use sayso_record::{Change, Record, named};

use crate::output::{self, AllWell, Out, Stop};
use crate::record;
use crate::record_args::UndoArgs;

/// Takes it back, and says what else does not fit then.
pub fn run(asked: &UndoArgs) -> Result<AllWell, Stop> {
    let mut kept = Record::open_for_writing(&asked.doing.record)?;
    let operation = named(kept.operations(), &asked.operation).map_err(|why| Stop::Usage(why + "."))?.clone();
    if matches!(operation.change(), Some(Change::Forget | Change::Blank { .. }) | None) {
        return Err(Stop::Usage(format!("operation {} cannot be undone: it is gone for good.", operation.id.short())));
    }
    if kept.undone().contains(&operation.id) {
        return Err(Stop::Usage(format!("operation {} was undone already.", operation.id.short())));
    }
    let change = Change::Undo { operation: operation.id };
    let stamp = record::stamp(&asked.doing);
    for why in kept.would_not_fit(&change, &stamp, sayso_pipeline::threads(None))? {
        output::warning(&format!("with it undone another operation does not fit: {why}."));
    }
    let done = kept.append(change, &stamp)?;
    let mut out = Out::of_work();
    record::print(&mut out, done, asked.doing.json)?;
    out.close()?;
    Ok(AllWell::Yes)
}
