//! What the command line may say about a record.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args as Group, Subcommand};

use crate::input_args::{How, Input};

/// What to add where.
#[derive(Debug, Group)]
pub struct AddArgs {
    /// Files and folders with reports, or - for one report on standard input
    #[arg(required = true, value_name = "PATH|-")]
    pub paths: Vec<PathBuf>,
    /// Where, by whom and how to print.
    #[command(flatten)]
    pub doing: Doing,
    /// How they are read.
    #[command(flatten)]
    pub how: How,
}

impl AddArgs {
    /// What is read.
    pub fn input(&self) -> Input {
        Input { paths: self.paths.clone(), record: None, how: self.how.clone(), without: Vec::new() }
    }
}

/// Something done to a record.
#[derive(Clone, Debug, Group)]
pub struct Doing {
    /// The folder of the record
    #[arg(long, value_name = "DIR")]
    pub record: PathBuf,
    /// Why: goes into the log
    #[arg(long, value_name = "WORDS")]
    pub why: Option<String>,
    /// Who does it: goes into the log [default: the name you are logged in with]
    #[arg(long, value_name = "NAME")]
    pub who: Option<String>,
    /// Print JSON Lines
    #[arg(long)]
    pub json: bool,
}

/// A list of what to look at, or one thing that is said.
#[derive(Debug, Group)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct ReviewArgs {
    /// What is said.
    #[command(subcommand)]
    pub said: Option<Said>,
    /// The folder of the record
    #[arg(long, value_name = "DIR", required = true)]
    pub record: Option<PathBuf>,
    /// So many are listed
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub most: usize,
    /// Print JSON Lines, all of them
    #[arg(long)]
    pub json: bool,
}

/// What a person says of the findings of a record and of what is joined. Ids of findings, incidents and operations may be cut short
/// where no other begins so.
#[derive(Debug, Subcommand)]
pub enum Said {
    /// These findings are right
    #[command(after_help = "Example: sayso review confirm s0123456789abcdef --record kelt")]
    Confirm {
        /// Ids of findings
        #[arg(required = true, value_name = "FINDING")]
        findings: Vec<String>,
        #[command(flatten)]
        doing: Doing,
    },
    /// These are no findings: what hung on a saying is the report's own word then
    #[command(after_help = "Example: sayso review reject f0123456789abcdef --record kelt --why \"a year, not a toll\"")]
    Reject {
        /// Ids of findings
        #[arg(required = true, value_name = "FINDING")]
        findings: Vec<String>,
        #[command(flatten)]
        doing: Doing,
    },
    /// A field of a finding is another; "" for what the report leaves open
    #[command(
        after_help = "Example: sayso review correct s0123456789abcdef --speaker \"Yaren Hodrev\" --record kelt --why \"named before\"\n\n\
        A speaker and a place are words of the same report. Statements have a speaker; figures speaker, side, place and date; events \
        speaker, place and date; victims speaker and side."
    )]
    Correct {
        /// Id of a finding
        #[arg(value_name = "FINDING")]
        finding: String,
        /// Who says it, as the report has the name
        #[arg(long, value_name = "NAME")]
        speaker: Option<String>,
        /// Whose people or things
        #[arg(long, value_name = "NAME")]
        side: Option<String>,
        /// Where, in words of the report
        #[arg(long, value_name = "WORDS")]
        place: Option<String>,
        /// When: 2031-03-06, 2031-03, 2031, or two dates parted by /
        #[arg(long, value_name = "DATE")]
        date: Option<String>,
        #[command(flatten)]
        doing: Doing,
    },
    /// These incidents or answers, by their ids, or these names are one
    #[command(
        after_help = "Example: sayso review join i0123456789abcdef ifedcba9876543210 --record kelt --why \"one night, two names\"\n\n\
        Answers are joined where they answer one question; their ids: sayso points --record kelt --json"
    )]
    Join {
        /// Ids of incidents, ids of answers, or names
        #[arg(required = true, num_args = 2.., value_name = "INCIDENT|ANSWER|NAME")]
        of: Vec<String>,
        #[command(flatten)]
        doing: Doing,
    },
    /// No two of these incidents or names are one; a single name stands for several, and what is in one answer gives two
    #[command(
        after_help = "Example: sayso review part i0123456789abcdef ifedcba9876543210 --record kelt --why \"two days\"\n\n\
        The ids of what is in one incident: sayso incidents --record kelt --explain ID\n\
        Of an answer, the findings that give another one are named: sayso review part q0123456789abcdef f0123456789abcdef --record kelt"
    )]
    Part {
        /// Ids of incidents, names, or the id of an answer and of findings in it
        #[arg(required = true, value_name = "INCIDENT|ANSWER|NAME")]
        of: Vec<String>,
        #[command(flatten)]
        doing: Doing,
    },
    /// These incidents are background: lists fold them, nothing of them is lost
    #[command(after_help = "Example: sayso review background i0123456789abcdef --record kelt")]
    Background {
        /// Ids of incidents
        #[arg(required = true, value_name = "INCIDENT")]
        incidents: Vec<String>,
        #[command(flatten)]
        doing: Doing,
    },
    /// A report, by its path or id, belongs to an incident
    #[command(after_help = "Example: sayso review move 06-ombudsman-report.txt i0123456789abcdef --record kelt")]
    Move {
        /// The report
        report: String,
        /// The incident's id
        incident: String,
        #[command(flatten)]
        doing: Doing,
    },
    /// A report is no longer at its address; it stays in the record, and is cited as gone
    #[command(
        after_help = "Example: sayso review gone 06-ombudsman-report.txt --record kelt --why \"the page answers 404\""
    )]
    Gone {
        /// The report: its path as it is shown, or its id
        report: String,
        #[command(flatten)]
        doing: Doing,
    },
    /// Where a place lies, in degrees
    #[command(after_help = "Example: sayso review place Dorvet 45.345 -38.3 --precision 2 --record kelt")]
    Place {
        /// Its name
        name: String,
        /// Degrees north
        #[arg(allow_negative_numbers = true)]
        latitude: f64,
        /// Degrees east
        #[arg(allow_negative_numbers = true)]
        longitude: f64,
        /// 1 the very place to 7 waters of no country, as in case.toml
        #[arg(long, value_name = "N", default_value_t = 1)]
        precision: u8,
        #[command(flatten)]
        doing: Doing,
    },
    /// Lists show a name so
    #[command(after_help = "Example: sayso review rename Zelmaran \"Selmir (Zelmaran)\" --record kelt")]
    Rename {
        /// The name as a report has it
        name: String,
        /// As lists show it
        label: String,
        #[command(flatten)]
        doing: Doing,
    },
    /// Names that belong to a side
    #[command(after_help = "Example: sayso review side Halvia \"the Marnost command\" --record kelt")]
    Side {
        /// What the side is called
        label: String,
        /// Names
        #[arg(required = true)]
        names: Vec<String>,
        #[command(flatten)]
        doing: Doing,
    },
    /// What the case is called
    #[command(after_help = "Example: sayso review title \"Kelt Road\" --record kelt")]
    Title {
        /// The title
        title: String,
        #[command(flatten)]
        doing: Doing,
    },
    /// Something to remember
    #[command(
        after_help = "Example: sayso review note \"asked the mission for its log\" --on i0123456789abcdef --record kelt"
    )]
    Note {
        /// The words
        text: String,
        /// What it is about: any id
        #[arg(long, value_name = "ID")]
        on: Option<String>,
        #[command(flatten)]
        doing: Doing,
    },
}

/// Which log.
#[derive(Debug, Group)]
pub struct LogArgs {
    /// The folder of the record
    #[arg(long, value_name = "DIR")]
    pub record: PathBuf,
    /// Print JSON Lines instead of a table
    #[arg(long)]
    pub json: bool,
}

/// What to compare.
#[derive(Debug, Group)]
pub struct DiffArgs {
    /// A report that has several versions: by its address or path the last one is compared with the one before, by the path with its number
    /// (12.txt@2) or the id of a version that one with the one before
    #[arg(required_unless_present = "since", conflicts_with = "since", value_name = "REPORT")]
    pub report: Option<String>,
    /// With this one: any two reports, the earlier first
    #[arg(value_name = "NEW")]
    pub other: Option<String>,
    /// Compare the case with what it was: on a day (2031-03-06, its beginning) or at a time, in UTC, behind an operation by its id, or behind the
    /// first N operations
    #[arg(long, value_name = "WHEN|OPERATION|N")]
    pub since: Option<String>,
    /// The folder of the record
    #[arg(long, value_name = "DIR")]
    pub record: PathBuf,
    /// Print JSON Lines
    #[arg(long)]
    pub json: bool,
}

/// What to merge into what.
#[derive(Debug, Group)]
pub struct MergeArgs {
    /// The folder of one record
    #[arg(value_name = "DIR")]
    pub first: PathBuf,
    /// The folder of the other
    #[arg(value_name = "OTHER")]
    pub second: PathBuf,
    /// The folder of the record that is made: one that is not there yet, or one of the two
    #[arg(long, value_name = "NEW")]
    pub into: PathBuf,
    /// Print JSON Lines
    #[arg(long)]
    pub json: bool,
}

/// What to take back.
#[derive(Debug, Group)]
pub struct UndoArgs {
    /// The operation's id, or its first digits
    #[arg(value_name = "OPERATION")]
    pub operation: String,
    /// Where, by whom and how to print.
    #[command(flatten)]
    pub doing: Doing,
}

/// What to check.
#[derive(Debug, Group)]
pub struct VerifyArgs {
    /// The folder of the record, or a zip of one
    #[arg(long, value_name = "DIR|FILE.zip")]
    pub record: PathBuf,
    /// Print JSON Lines
    #[arg(long)]
    pub json: bool,
}

/// What to copy where.
#[derive(Debug, Group)]
pub struct BackupArgs {
    /// The folder of the record
    #[arg(long, value_name = "DIR")]
    pub record: PathBuf,
    /// The file to write; one that is there is never replaced
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
}

/// What to remove for good.
#[derive(Debug, Group)]
pub struct ForgetArgs {
    /// The report: its path as it is shown, or its id
    #[arg(value_name = "REPORT", required_unless_present = "person", conflicts_with = "person")]
    pub report: Option<String>,
    /// A person's name, to be removed from all reports, which stay; may be given more than once, for each way it is written
    #[arg(long, value_name = "NAME")]
    pub person: Vec<String>,
    /// Where, by whom and how to print.
    #[command(flatten)]
    pub doing: Doing,
    /// That it is meant: nothing brings it back
    #[arg(long)]
    pub for_good: bool,
}

/// What to read again, and how.
#[derive(Debug, Group)]
pub struct RereadArgs {
    /// Where, by whom and how to print.
    #[command(flatten)]
    pub doing: Doing,
    /// How many threads work; what is kept is the same for any number [default: all cores]
    #[arg(long, value_name = "N")]
    pub threads: Option<NonZeroUsize>,
    /// Weights to read with instead of those in the program (see models/)
    #[arg(long, value_name = "FILE")]
    pub model: Option<PathBuf>,
    /// Leave out a rule by its name, as `read --explain` prints it; may be given more than once
    #[arg(long, value_name = "RULE")]
    pub without: Vec<String>,
}

impl RereadArgs {
    /// How it is read.
    pub fn input(&self) -> Input {
        let how = How { threads: self.threads, model: self.model.clone(), ..How::default() };
        Input { paths: Vec::new(), record: None, how, without: self.without.clone() }
    }
}
