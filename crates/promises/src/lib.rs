//! What must hold whatever the input: in go any bytes, out comes nothing, or a panic that names the broken promise.
//!
//! One function a fuzz target (`fuzz/`, run by hand); `tests/replay.rs` plays the example and the kept inputs through
//! them in every test run. Only public functions of the other rooms are called. No room imports this one.

mod draft;
mod files;
mod manifest;
mod offsets;
mod page;
mod rules;
mod stored;

pub use manifest::manifest;
pub use offsets::offsets;
pub use page::{html, plain};
pub use rules::rules;
pub use stored::{Stored, readings};

use std::path::{Path, PathBuf};

/// The folder of the invented example case.
pub fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/kelt-road")
}

/// A folder of `fuzz/`.
pub fn kept(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz").join(name)
}
