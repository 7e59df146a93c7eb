//! What the command line may say about searching a record.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args as Group;
use sayso_case::{Manner, Outcome, PartialDate};
use sayso_record::Reviewed;

/// What to search for.
#[derive(Debug, Group)]
pub struct SearchArgs {
    /// Words that must all stand there; none where a filter is enough
    #[arg(value_name = "WORDS")]
    pub words: Vec<String>,
    /// The folder of the record
    #[arg(long, value_name = "DIR")]
    pub record: PathBuf,
    /// Who says it, under any variant of the name
    #[arg(long, value_name = "NAME")]
    pub speaker: Option<String>,
    /// Of the side's people or things, or said by one of it
    #[arg(long, value_name = "NAME")]
    pub side: Option<String>,
    /// A place that the statement names
    #[arg(long, value_name = "NAME")]
    pub place: Option<String>,
    /// Not before this day, month or year: of the days that a statement tells of, or of its report where it tells of none
    #[arg(long, value_name = "DATE")]
    pub from: Option<PartialDate>,
    /// Not after it
    #[arg(long, value_name = "DATE")]
    pub to: Option<PartialDate>,
    /// How it is said: say, claim, confirm, deny, accuse, ... (sayso schema statement)
    #[arg(long, value_name = "MANNER", value_parser = manner)]
    pub manner: Option<Manner>,
    /// What became of people or things in it: killed, wounded, ... (sayso schema figure)
    #[arg(long, value_name = "OUTCOME", value_parser = outcome)]
    pub outcome: Option<Outcome>,
    /// Who published it: words of the publisher's name, or of the host of its url
    #[arg(long, value_name = "NAME")]
    pub outlet: Option<String>,
    /// Whether a person has seen it: no, confirmed or corrected
    #[arg(long, value_name = "HOW", value_parser = reviewed)]
    pub reviewed: Option<Reviewed>,
    /// So many are shown
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub most: usize,
    /// How many threads join the names; what is found is the same for any number [default: all cores]
    #[arg(long, value_name = "N")]
    pub threads: Option<NonZeroUsize>,
    /// Print JSON Lines
    #[arg(long)]
    pub json: bool,
}

fn one_of<T: Copy>(written: &str, all: &[T], word: impl Fn(T) -> &'static str) -> Result<T, String> {
    let words = || all.iter().map(|one| word(*one)).collect::<Vec<_>>().join(", ");
    all.iter().copied().find(|one| word(*one) == written).ok_or_else(|| format!("it is one of: {}", words()))
}

fn manner(written: &str) -> Result<Manner, String> {
    one_of(written, Manner::ALL, Manner::as_str)
}

fn outcome(written: &str) -> Result<Outcome, String> {
    one_of(written, Outcome::ALL, Outcome::as_str)
}

fn reviewed(written: &str) -> Result<Reviewed, String> {
    one_of(written, Reviewed::ALL, Reviewed::as_str)
}
