//! What is read, and how: what all commands that read take.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args as Group;

/// The largest file that is read unless another size is given, in bytes.
pub const LARGEST_FILE: u64 = 10_000_000;

/// What to read, and how.
#[derive(Clone, Debug, Group)]
pub struct Input {
    /// Files and folders with reports: plain text and HTML, told by their bytes; manifest.csv in a folder is used, and where
    /// it names files only those are reports
    #[arg(required_unless_present = "record", conflicts_with = "record", value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// A record in place of paths: its reports as they were read when they were added, and what people said of them
    #[arg(long, value_name = "DIR", conflicts_with_all = ["manifest", "model", "without"])]
    pub record: Option<PathBuf>,
    /// How.
    #[command(flatten)]
    pub how: How,
    /// Leave out a rule by its name, as `read --explain` prints it; may be given more than once
    #[arg(long, value_name = "RULE")]
    pub without: Vec<String>,
}

/// How files are read.
#[derive(Clone, Debug, Default, Group)]
pub struct How {
    /// Another manifest; columns: file, publisher, date, title, url, retrieved, language
    #[arg(long, value_name = "FILE.csv")]
    pub manifest: Option<PathBuf>,
    /// Largest file that is read; never more than 268435456
    #[arg(long, value_name = "N", default_value_t = LARGEST_FILE)]
    pub max_bytes: u64,
    /// Name every file that is passed over or not read, instead of counting them
    #[arg(long)]
    pub list_skipped: bool,
    /// How many threads work; the output is the same for any number [default: all cores]
    #[arg(long, value_name = "N")]
    pub threads: Option<NonZeroUsize>,
    /// Weights to read with instead of those in the program (see models/)
    #[arg(long, value_name = "FILE")]
    pub model: Option<PathBuf>,
}
