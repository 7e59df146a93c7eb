//! What the command line may say about serving a record.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args as Group;

/// What is joined for a desk.
#[derive(Debug, Group)]
pub struct JoinArgs {
    /// The folder of the record
    #[arg(long, value_name = "DIR")]
    pub record: PathBuf,
    /// How many threads join the case [default: all cores]
    #[arg(long, value_name = "N")]
    pub threads: Option<NonZeroUsize>,
}

/// What to serve, where and for whom.
#[derive(Debug, Group)]
pub struct ServeArgs {
    /// The folder of the record
    #[arg(long, value_name = "DIR")]
    pub record: PathBuf,
    /// The port; 0 for any that is free
    #[arg(long, value_name = "N", default_value_t = 8140)]
    pub port: u16,
    /// The address to listen on: this machine's own; any other takes accounts (sayso account)
    #[arg(long, visible_alias = "address", value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub listen: String,
    /// The https address under which a proxy serves the desk to others; takes accounts
    #[arg(long, value_name = "URL")]
    pub url: Option<String>,
    /// The header in which that proxy says who asks, where nobody else can reach the desk: X-Forwarded-For [default: none is believed]
    #[arg(long, value_name = "NAME")]
    pub proxy_header: Option<String>,
    /// A folder from which new reports are added as they come
    #[arg(long, value_name = "FOLDER")]
    pub watch: Option<PathBuf>,
    /// Who says what is said at the desk: goes into the log [default: the name you are logged in with]
    #[arg(long, visible_alias = "as", value_name = "NAME")]
    pub who: Option<String>,
    /// How many threads join the case and make pages; what they show is the same for any number [default: all cores]
    #[arg(long, value_name = "N")]
    pub threads: Option<NonZeroUsize>,
}
