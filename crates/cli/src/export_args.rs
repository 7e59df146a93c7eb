//! What `sayso export` may be told.

use std::path::PathBuf;

use clap::{Args as Group, ValueEnum};
use sayso_exports::{Best, Of};

use crate::input_args::Input;

/// Formats that others' programs read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Comma-separated values
    Csv,
    /// The same tables with types, for databases and statistics; not to a terminal
    Parquet,
    /// Incidents in the 31 columns of ACLED's files, as CSV
    Acled,
    /// Incidents in the 49 columns of UCDP GED, as CSV
    Ged,
    /// What casualty recorders ask for, a row a victim or an incident, as CSV
    Casualties,
    /// Incidents for an encyclopedia: infobox, table of casualties, footnotes
    Wikitext,
    /// The reports as a bibliography for BibTeX
    Bibtex,
    /// The reports as CSL-JSON
    Csl,
    /// Incidents on the map
    Geojson,
    /// Reports, sayings and answers as linked data: schema.org and PROV-O
    Jsonld,
    /// The reports as they were got, as a web archive
    Wacz,
    /// A whole record as one file, which sayso verify accepts anywhere
    Zip,
}

impl Format {
    /// The format of that name; `None` for those that are not of a case but of what lies under it.
    pub fn format(self) -> Option<sayso_exports::Format> {
        use sayso_exports::Format as Written;
        Some(match self {
            Format::Csv => Written::Csv,
            Format::Parquet => Written::Parquet,
            Format::Acled => Written::Acled,
            Format::Ged => Written::Ged,
            Format::Casualties => Written::Casualties,
            Format::Wikitext => Written::Wikitext,
            Format::Bibtex => Written::Bibtex,
            Format::Csl => Written::Csl,
            Format::Geojson => Written::Geojson,
            Format::Jsonld => Written::Jsonld,
            Format::Wacz | Format::Zip => return None,
        })
    }
}

/// What the rows are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs)]
pub enum Rows {
    Statements,
    Figures,
    Victims,
    Incidents,
    Points,
    Positions,
}

impl Rows {
    /// The table of that name.
    pub fn table(self) -> Of {
        match self {
            Rows::Statements => Of::Statements,
            Rows::Figures => Of::Figures,
            Rows::Victims => Of::Victims,
            Rows::Incidents => Of::Incidents,
            Rows::Points => Of::Points,
            Rows::Positions => Of::Positions,
        }
    }
}

/// What to write, of what, where.
#[derive(Debug, Group)]
pub struct ExportArgs {
    /// The format; docs/exports.md says what each of them loses
    #[arg(value_name = "FORMAT")]
    pub format: Format,
    /// What to read.
    #[command(flatten)]
    pub input: Input,
    /// What the rows are: of csv and parquet any [default: statements], of casualties victims (the default) or incidents
    #[arg(long, value_name = "ROWS")]
    pub of: Option<Rows>,
    /// The rule for the best number of acled and ged: none, min, max, median (of independent origins), or source:NAME (a speaker or
    /// publisher, as the reports write it)
    #[arg(long, value_name = "RULE", default_value = "none", value_parser = |rule: &str| rule.parse::<Best>())]
    pub best: Best,
    /// Background too, incidents that reports only mention (acled, ged, casualties of incidents, wikitext, geojson)
    #[arg(long)]
    pub all: bool,
    /// Your own columns for csv and parquet: a TOML file that says which field stands under which name (docs/exports/columns.md)
    #[arg(long, value_name = "FILE.toml")]
    pub columns: Option<PathBuf>,
    /// Where to write it; a file that is there is never replaced [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}
