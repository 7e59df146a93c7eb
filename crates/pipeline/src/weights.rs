//! The readers with their weights: those inside the program, or a file the user names.

use std::path::Path;
use std::sync::Arc;

use sayso_reader::{Reader, Seats};

use crate::failure::Failure;
use crate::guard::guarded;

/// What English is read with, and what all other languages are.
const ENGLISH: &str = "en";

/// The readers that the reports of a run need; one that none needs is not loaded.
pub(crate) struct Readers {
    english: Option<Reader>,
    many: Option<Reader>,
}

impl Readers {
    /// Loads those for reports read in these languages. A file that the user names reads all of them.
    pub fn load<'l>(
        model: Option<&Path>,
        languages: impl Iterator<Item = &'l str>,
        seats: &Arc<Seats>,
    ) -> Result<Self, Failure> {
        let mut needs = (false, false);
        for language in languages {
            match language == ENGLISH || model.is_some() {
                true => needs.0 = true,
                false => needs.1 = true,
            }
        }
        let load = |inside: fn() -> Result<Reader, Failure>| {
            let reader = model.map_or_else(inside, named)?;
            Ok::<Reader, Failure>(reader.helped_by(Arc::clone(seats)))
        };
        Ok(Readers {
            english: needs.0.then(|| load(inside::english)).transpose()?,
            many: needs.1.then(|| load(inside::many)).transpose()?,
        })
    }

    /// The reader of a language, by the code of a report that is read; for one that is not, the one that was loaded first, which
    /// only tells what it would have been read with.
    pub fn of(&self, language: Option<&str>) -> Option<&Reader> {
        match (&self.english, &self.many) {
            (Some(english), Some(many)) => Some(if language.is_none_or(|l| l == ENGLISH) { english } else { many }),
            (one, other) => one.as_ref().or(other.as_ref()),
        }
    }
}

/// A file that the user names.
fn named(path: &Path) -> Result<Reader, Failure> {
    let failed = |why: String| Failure::Weights(format!("{}: these weights cannot be used: {why}.", path.display()));
    // The runtime that opens the network is not ours: a fault in it must not end in a backtrace.
    let loaded = guarded(|| Reader::load(path)).map_err(|fault| failed(format!("the file is damaged ({fault})")))?;
    loaded.map_err(|why| failed(format!("{why}, or leave --model out")))
}

/// In the program, so that it works wherever it is copied to.
#[cfg(feature = "weights")]
mod inside {
    use sayso_reader::Reader;

    use crate::failure::Failure;

    pub(super) fn english() -> Result<Reader, Failure> {
        from(include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../models/reader.onnx")))
    }

    pub(super) fn many() -> Result<Reader, Failure> {
        from(include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../models/reader-multilingual.onnx")))
    }

    fn from(weights: &'static [u8]) -> Result<Reader, Failure> {
        Reader::from_static(weights).map_err(|why| {
            Failure::Weights(format!(
                "the weights in the program cannot be used: {why}, or give others with --model FILE."
            ))
        })
    }
}

#[cfg(not(feature = "weights"))]
mod inside {
    use sayso_reader::Reader;

    use crate::failure::Failure;

    pub(super) fn english() -> Result<Reader, Failure> {
        Err(Failure::Weights("this program was built without weights; name them with --model FILE.".to_owned()))
    }

    pub(super) use english as many;
}
