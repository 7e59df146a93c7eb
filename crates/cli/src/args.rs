//! What the command line may say.

use std::path::PathBuf;

use clap::{Args as Group, Parser, Subcommand};

use crate::account_args::AccountArgs;
use crate::export_args::ExportArgs;
use crate::input_args::Input;
use crate::record_args::{
    AddArgs, BackupArgs, DiffArgs, ForgetArgs, LogArgs, MergeArgs, RereadArgs, ReviewArgs, UndoArgs, VerifyArgs,
};
use crate::search_args::SearchArgs;
use crate::serve_args::{JoinArgs, ServeArgs};

/// Reads reports about a conflict and prints who says what happened, every finding tied to its words.
///
/// It never says who is right: versions stand side by side, figures are ranges with a name on every bound.
#[derive(Debug, Parser)]
#[command(name = "sayso", version, after_help = "Example: sayso dossier examples/kelt-road -o kelt-road.html")]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print each report and the findings in it, one JSON object a line
    #[command(after_help = "Example: sayso read examples/kelt-road > kelt-road.jsonl\n\n\
        The schema of each line: sayso schema statement")]
    Read(ReadArgs),
    /// What the program starts itself again for
    #[command(name = crate::commands::read_pdf::NAME, hide = true)]
    ReadPdf,
    /// What the program starts itself again for
    #[command(name = crate::commands::join_record::NAME, hide = true)]
    JoinRecord(JoinArgs),
    /// Show incidents with their points: the questions on which something is said, and every answer given
    #[command(after_help = "Example: sayso points examples/kelt-road --json\n\n\
        Of each incident the first seven questions are shown, what is disputed first; --json and --csv have them all, and what \
        else was said. By which rules an answer was found: sayso points examples/kelt-road --explain ID")]
    Points(PointsArgs),
    /// Show the names of persons, bodies, places and sides with all their variants
    #[command(after_help = "Example: sayso names examples/kelt-road --json\n\n\
        To join names yourself put aliases.toml into the folder: Selmir = [\"Zelmaran\"], or case.toml (docs/what-you-may-say.md)")]
    Names(AnyTable),
    /// Show how many, by outcome, side and role: every figure with its speaker
    #[command(after_help = "Example: sayso figures examples/kelt-road --csv > figures.csv\n\n\
        Nothing is added up unless you ask: sayso figures examples/kelt-road --sum\n\
        --sum adds the ranges of the incidents for each outcome, unit, side and role, and prints what went in. Each \
        speaker counts once an incident, with the last number given; copies of one origin are one speaker; where \
        speakers differ the incident adds a range. A bound that one row leaves open stays open. Running totals, parts \
        of a total, denied figures and figures of no known incident stay out and are counted below.")]
    Figures(FiguresArgs),
    /// Show the persons named as killed, wounded, missing or detained
    #[command(after_help = "Example: sayso victims examples/kelt-road --csv > victims.csv")]
    Victims(AnyTable),
    /// Show the incidents that the reports tell of
    #[command(after_help = "Example: sayso incidents examples/kelt-road --all\n\n\
        The first of the case comes first; what reports only mention is background and shown with --all, --json and --csv. Why \
        reports were joined: sayso incidents examples/kelt-road --explain ID")]
    Incidents(IncidentsArgs),
    /// Show every dated event and figure in order of time
    #[command(after_help = "Example: sayso timeline examples/kelt-road --all\n\n\
        What belongs to background, which reports only mention, is shown with --all, --json and --csv.")]
    Timeline(TimelineArgs),
    /// Write the case as one HTML page that needs no network
    #[command(after_help = "Example: sayso dossier examples/kelt-road -o kelt-road.html --title \"Kelt Road\"")]
    Dossier(DossierArgs),
    /// Write the case in a format that others' programs read: CSV, ACLED, UCDP GED, wikitext, GeoJSON, ...
    #[command(after_help = "Example: sayso export csv examples/kelt-road --of figures -o figures.csv\n\n\
        Every format loses something: docs/exports.md says what. No format picks between numbers that contradict each other; acled and \
        ged have a best number only with --best, and the rule stands beside it.")]
    Export(ExportArgs),
    /// Add reports to a record, a folder that keeps them as they were got with what was found in them
    #[command(after_help = "Example: sayso add examples/kelt-road --record kelt\n\n\
        The record is made where there is none. Each report is kept once its line is printed, whatever happens then. Equal bytes are \
        read once; other bytes at a known address (its url, else its path) are a new version, and both are kept. What files of advice \
        beside the reports say goes into the log.")]
    Add(AddArgs),
    /// Read the reports of a record again, with this program; what was found before stays, and what people said of it
    #[command(after_help = "Example: sayso reread --record kelt --why \"a newer program\"\n\n\
        What people said stays with its finding; where it no longer fits, that is told, one by one. sayso undo gives a report its former \
        reading back. Texts are not made again from the originals, only read.")]
    Reread(RereadArgs),
    /// List what the program is least sure of in a record, or say what is right: confirm, reject, correct, join, part, ...
    #[command(after_help = "Example: sayso review --record kelt\n\n\
        Each operation: sayso review correct s0123456789abcdef --speaker \"Yaren Hodrev\" --record kelt --why \"he is named two \
        sentences before\"\nNothing that was found is edited: what you say is an operation of the log, and sayso undo takes it back.")]
    Review(ReviewArgs),
    /// Find statements and reports in a record, by words and by who, whose, where, when and how
    #[command(
        after_help = "Example: sayso search shelling --speaker \"Interior Ministry\" --from 2021-10-13 --record kelt\n\n\
        All words must stand in the statement, in its speaker's name or in the report, in any order and form; what stands in double quotes, \
        in this order. A name finds all its variants. The report that was added last comes first."
    )]
    Search(SearchArgs),
    /// Serve a record as pages: to read, to review by keyboard, to search and correct together, on this machine or with accounts
    #[command(after_help = "Example: sayso serve --record kelt --as Mara\n\n\
        Open the address that it prints; end it with Ctrl-C. What is said there is on the disk before it is shown. The same as JSON is \
        under /api, described in /api/openapi.json.\n\n\
        To others, with accounts and behind a proxy that encrypts (docs/the-desk.md): sayso account add Mara --role owner --record kelt, \
        then sayso serve --record kelt --url https://desk.example.org")]
    Serve(ServeArgs),
    /// Say who may reach a record from other machines, and what they may do there
    #[command(after_help = "Example: sayso account add Mara --role owner --record kelt\n\n\
        As soon as somebody has an account, sayso serve lets nobody in without one. Accounts lie in a file of their own in the record's folder; \
        no export, backup or merge has them.")]
    Account(AccountArgs),
    /// Print what was done to a record, by whom, when and why
    #[command(after_help = "Example: sayso log --record kelt --json")]
    Log(LogArgs),
    /// Show what changed in a record: the words and findings of a report's versions, or the case since some time
    #[command(after_help = "Example: sayso diff 06-ombudsman-report.txt --record kelt\n\n\
        Any two reports: sayso diff OLD NEW --record kelt. The case as it was and as it is: sayso diff --since 2031-03-06 --record kelt. What \
        was forgotten since is in neither.")]
    Diff(DiffArgs),
    /// Take back an operation of a record's log, by its id; an undo can be undone as well
    #[command(after_help = "Example: sayso undo 0123456789ab --record kelt --why \"the bulletin says otherwise\"\n\n\
        To take back that a report was added leaves the report out of the case; it is kept.")]
    Undo(UndoArgs),
    /// Make two people's records of one case one: all reports, all that both did, and what they say differently, to be settled
    #[command(after_help = "Example: sayso merge kelt-mara kelt-ivo --into kelt\n\n\
        Neither of the two is changed, unless --into names it. Where two say different of one thing neither is followed: say what holds with \
        sayso review, or take one of them back with sayso undo. What was forgotten in one of the two does not come back.")]
    Merge(MergeArgs),
    /// Say how well the people agree who reviewed a record (Krippendorff's alpha)
    #[command(after_help = "Example: sayso agreement --record kelt\n\n\
        Each reviewer's last word on a thing counts. Alpha is 1 where all agree and 0 where they do as by chance; it says something of \
        reviewers who did not see one another's words (the column apart): give each a copy of the record, then sayso merge.")]
    Agreement(LogArgs),
    /// Check that a record is what was written: every hash, every span, the log's chain
    #[command(after_help = "Example: sayso verify --record kelt\n\n\
        A zip that sayso export zip made is unpacked for it and leaves nothing behind: sayso verify --record kelt.zip")]
    Verify(VerifyArgs),
    /// Copy a whole record into one file
    #[command(after_help = "Example: sayso backup --record kelt -o kelt-2031-03-06.sqlite\n\n\
        To restore it: put the file into an empty folder under the name record.sqlite. That folder is the record.")]
    Backup(BackupArgs),
    /// Remove a report from a record for good, with what was said of it; or a person's name from all reports
    #[command(
        after_help = "Example: sayso forget 06-ombudsman-report.txt --record kelt --for-good --why \"it names witnesses\"\n\n\
        A name: sayso forget --person \"Ivo Marl\" --person Marl --record kelt --for-good. Its letters become stars in texts and findings; the \
        bytes of these reports as they were got are removed.\n\
        The log says that something was removed, not what; the words of --why stay in it. Backups made before have it still."
    )]
    Forget(ForgetArgs),
    /// Print the JSON Schema of a type of line, or the names of the types
    #[command(after_help = "Example: sayso schema figure")]
    Schema {
        /// The value of the line's key "type"
        #[arg(value_name = "TYPE")]
        type_name: Option<String>,
    },
    /// Print what a shell needs to complete commands and options
    #[command(after_help = "Example: sayso completions bash > ~/.local/share/bash-completion/completions/sayso")]
    Completions {
        /// For which shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page of the program, or of one of its commands
    #[command(after_help = "Example: sayso man read > sayso-read.1\n\nTo read it at once: sayso man | man -l -")]
    Man {
        /// The command [default: the program]
        command: Option<String>,
    },
}

/// What `read` prints.
#[derive(Debug, Group)]
pub struct ReadArgs {
    /// What to read.
    #[command(flatten)]
    pub input: Input,
    /// Print with each statement and figure the names of the rules that decided it
    #[arg(long)]
    pub explain: bool,
    /// A second reader, if wanted.
    #[command(flatten)]
    pub second: SecondArgs,
}

/// A language model on this machine that is asked for what the reader missed; nobody is asked unless an address is given.
#[derive(Debug, Group)]
pub struct SecondArgs {
    /// Ask a language model that listens on this machine (OpenAI's protocol, http://127.0.0.1:8080/v1) for statements and figures
    /// that were missed; what stands in the report word by word is printed as lines of type proposed, and nothing else is made of it
    #[arg(long, value_name = "URL")]
    pub second_reader: Option<String>,
    /// The name of its model
    #[arg(long, value_name = "NAME", default_value = "local", requires = "second_reader")]
    pub second_model: String,
    /// How long it may take for one question, in seconds
    #[arg(long, value_name = "N", default_value_t = 120, requires = "second_reader", value_parser = clap::value_parser!(u64).range(1..=3_600))]
    pub second_seconds: u64,
}

/// A command with output for people, for programs or for a spreadsheet.
#[derive(Debug, Group)]
pub struct AnyTable {
    /// What to read.
    #[command(flatten)]
    pub input: Input,
    /// Print JSON Lines instead of a table
    #[arg(long, conflicts_with = "csv")]
    pub json: bool,
    /// Print comma-separated values instead of a table; a cell that a spreadsheet would take for a formula (it begins with =,
    /// +, -, @, a tab or a line end, and is no number) has ' before it
    #[arg(long)]
    pub csv: bool,
}

/// What `points` prints.
#[derive(Debug, Group)]
pub struct PointsArgs {
    /// What to read, and how to print it.
    #[command(flatten)]
    pub table: AnyTable,
    /// Say of one point or position, by its id in --json, on whose words and by which rules it stands
    #[arg(long, value_name = "ID", conflicts_with_all = ["json", "csv"])]
    pub explain: Option<String>,
}

/// What `incidents` prints.
#[derive(Debug, Group)]
pub struct IncidentsArgs {
    /// What to read, and how to print it.
    #[command(flatten)]
    pub table: AnyTable,
    /// Show background too: what reports only mention
    #[arg(long, conflicts_with = "explain")]
    pub all: bool,
    /// Say of one incident, by its id, what each report tells of it and why these were joined
    #[arg(long, value_name = "ID", conflicts_with_all = ["json", "csv"])]
    pub explain: Option<String>,
}

/// What `timeline` prints.
#[derive(Debug, Group)]
pub struct TimelineArgs {
    /// What to read, and how to print it.
    #[command(flatten)]
    pub table: AnyTable,
    /// Show background too: what reports only mention
    #[arg(long)]
    pub all: bool,
}

/// What `figures` prints.
#[derive(Debug, Group)]
pub struct FiguresArgs {
    /// What to read, and how to print it.
    #[command(flatten)]
    pub table: AnyTable,
    /// Add the incidents up as well, with the rows that went in
    #[arg(long)]
    pub sum: bool,
}

/// What to write where.
#[derive(Debug, Group)]
pub struct DossierArgs {
    /// What to read.
    #[command(flatten)]
    pub input: Input,
    /// The page to write, or with / at its end a folder: an index, and a page for each incident and report. An earlier dossier of
    /// this name is replaced; another file is not, and no folder in which anything else lies
    #[arg(short, long, value_name = "FILE.html|FOLDER/")]
    pub output: PathBuf,
    /// Replace a file that is no dossier as well, though never one that is read
    #[arg(long)]
    pub force: bool,
    /// What the case is called [default: the title in case.toml, else the folder's name]
    #[arg(long)]
    pub title: Option<String>,
    /// Let the page print everything, all texts and sayings with it, instead of the brief with numbered references
    #[arg(long)]
    pub full: bool,
}

/// How to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// For people.
    Table,
    /// JSON Lines.
    Json,
    /// Comma-separated values.
    Csv,
}

impl AnyTable {
    /// How to print.
    pub fn shape(&self) -> Shape {
        match (self.json, self.csv) {
            (true, _) => Shape::Json,
            (_, true) => Shape::Csv,
            _ => Shape::Table,
        }
    }
}
