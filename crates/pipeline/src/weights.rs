//! The reader with its weights: those inside the program, or a file the user names.

use std::path::Path;

use sayso_reader::Reader;

use crate::failure::Failure;
use crate::guard::guarded;

/// Loads the weights.
pub(crate) fn reader(model: Option<&Path>) -> Result<Reader, Failure> {
    let Some(path) = model else { return inside() };
    let failed = |why: String| Failure::Weights(format!("{}: these weights cannot be used: {why}.", path.display()));
    // The runtime that opens the network is not ours: a fault in it must not end in a backtrace.
    let loaded = guarded(|| Reader::load(path)).map_err(|fault| failed(format!("the file is damaged ({fault})")))?;
    loaded.map_err(|why| failed(format!("{why}, or leave --model out")))
}

#[cfg(feature = "weights")]
fn inside() -> Result<Reader, Failure> {
    // In the program, so that it works wherever it is copied to.
    static WEIGHTS: &[u8] = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../models/reader.onnx"));
    Reader::from_static(WEIGHTS).map_err(|why| {
        Failure::Weights(format!("the weights in the program cannot be used: {why}, or give others with --model FILE."))
    })
}

#[cfg(not(feature = "weights"))]
fn inside() -> Result<Reader, Failure> {
    Err(Failure::Weights("this program was built without weights; name them with --model FILE.".to_owned()))
}
