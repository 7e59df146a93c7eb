//! Where an export goes: its file, or standard output.

use crate::export_args::ExportArgs;
use crate::number::count;
use crate::output::{self, Out, Stop};
use crate::target::Target;

/// Writes the file, or to standard output.
pub fn put(target: Option<&Target>, asked: &ExportArgs, bytes: &[u8], entries: usize) -> Result<(), Stop> {
    let (Some(target), Some(file)) = (target, &asked.output) else {
        let mut out = Out::open();
        out.bytes(bytes)?;
        return out.close();
    };
    target.write(bytes)?;
    output::notice(&format!("{}: {}.", file.display(), count(entries, "entry", "entries")));
    Ok(())
}
