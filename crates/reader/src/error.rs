//! Why a weights file cannot be used, each in a sentence that says what to do.

use std::fmt;

/// Why a weights file cannot be used.
#[derive(Debug)]
pub enum ReaderError {
    /// The file cannot be read.
    File(std::io::Error),
    /// The path is no plain file, or one larger than any weights.
    NoFile,
    /// The file was cut short, or never was an ONNX file.
    Broken,
    /// The runtime cannot use the network; what it says.
    Load(String),
    /// A network without its vocabulary, labels and settings.
    NoBundle,
    /// A bundle of another form.
    Form {
        /// The form that the file says it has.
        has: String,
        /// The one that this program reads.
        reads: &'static str,
    },
    /// An entry of the bundle is missing or not what it should be.
    Entry(&'static str),
    /// A label that this program does not know.
    Label {
        /// The entry it stands in.
        list: &'static str,
        /// The label.
        label: String,
    },
    /// The vocabulary cannot be read, or lacks the pieces that every window begins and ends with.
    Vocabulary,
    /// An input or output that the reader needs is not in the file.
    Missing(&'static str),
    /// A head gives another number of numbers than its labels want.
    Head(&'static str),
    /// The network cannot read the longest window, the last piece of the vocabulary or a feature; what the runtime says.
    Trial(String),
}

impl fmt::Display for ReaderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use ReaderError as E;
        match self {
            E::File(why) => write!(f, "the file cannot be read ({why}); check the path and its rights"),
            E::NoFile => write!(f, "this is no plain file of up to 1 GB; name the weights file itself"),
            E::Broken => write!(f, "the file is no ONNX file or was cut short; copy it again"),
            E::Load(why) => write!(f, "the network cannot be loaded ({why}); give a file made by training/reader"),
            E::NoBundle => write!(
                f,
                "the file has a network but no vocabulary, labels and settings; put them in with training/reader/bundle.py"
            ),
            E::Form { has, reads } => write!(
                f,
                "the file is a bundle of form {has:?} and this program reads form {reads:?}; use the program that belongs to it"
            ),
            E::Entry(name) => write!(
                f,
                "the entry {name} is missing or no value this program knows; make the file again with training/reader/bundle.py"
            ),
            E::Label { list, label } => write!(
                f,
                "the entry {list} has the label {label:?}, which this program does not know; use the program that belongs to it"
            ),
            E::Vocabulary => write!(
                f,
                "the vocabulary cannot be read or lacks the marks of a window's ends; make the file again with the encoder's own vocabulary"
            ),
            E::Missing(name) => {
                write!(f, "the network has no node {name:?}; give a file with the heads listed in models/reader.md")
            }
            E::Head(name) => write!(
                f,
                "the head {name:?} does not fit its labels; make the file again from one training and its own labels"
            ),
            E::Trial(why) => write!(
                f,
                "the network cannot read a trial window ({why}); make the file again with the vocabulary it was trained on"
            ),
        }
    }
}

impl std::error::Error for ReaderError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            ReaderError::File(why) => Some(why),
            _ => None,
        }
    }
}
