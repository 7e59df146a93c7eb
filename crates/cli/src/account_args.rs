//! What the command line may say about accounts.

use std::path::PathBuf;

use clap::{Args as Group, Subcommand, ValueEnum};

/// What is done with accounts.
#[derive(Debug, Group)]
pub struct AccountArgs {
    /// What.
    #[command(subcommand)]
    pub does: Does,
}

/// What may be done with the accounts of a record. A password is asked for on the terminal, or read as one line from standard input; it never
/// is an argument, since those stand in the shell's history and where others on this machine see them.
#[derive(Debug, Subcommand)]
pub enum Does {
    /// Make an account; its password is asked for
    #[command(after_help = "Example: sayso account add Mara --role reviewer --record kelt\n\n\
        Without a terminal: sayso account add Mara --role reviewer --record kelt < password.txt")]
    Add {
        /// Its name: what it says is in the log under it
        name: String,
        /// What it may do: a reader reads, a reviewer says what is right as well, an owner says who has an account
        #[arg(long)]
        role: RoleWord,
        #[command(flatten)]
        of: Of,
    },
    /// List the accounts
    #[command(after_help = "Example: sayso account list --record kelt")]
    List {
        #[command(flatten)]
        of: Of,
    },
    /// Give an account another role; its sessions end
    #[command(after_help = "Example: sayso account role Mara owner --record kelt")]
    Role {
        /// The account
        name: String,
        /// The role
        role: RoleWord,
        #[command(flatten)]
        of: Of,
    },
    /// Give an account another password, which is asked for; its sessions and keys end
    #[command(after_help = "Example: sayso account password Mara --record kelt")]
    Password {
        /// The account
        name: String,
        #[command(flatten)]
        of: Of,
    },
    /// Remove an account for good; what it said stays in the log under its name
    #[command(after_help = "Example: sayso account remove Mara --record kelt --for-good")]
    Remove {
        /// The account
        name: String,
        /// That this is meant: nothing brings it back
        #[arg(long)]
        for_good: bool,
        #[command(flatten)]
        of: Of,
    },
    /// Print all that is kept of an account, and what it said, as JSON
    #[command(after_help = "Example: sayso account export Mara --record kelt > mara.json")]
    Export {
        /// The account
        name: String,
        #[command(flatten)]
        of: Of,
    },
}

/// Of which record.
#[derive(Debug, Group)]
pub struct Of {
    /// The folder of the record
    #[arg(long, value_name = "DIR")]
    pub record: PathBuf,
}

/// A role, as it is said.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum RoleWord {
    /// Reads everything
    Reader,
    /// Says what is right as well
    Reviewer,
    /// Says who has an account as well
    Owner,
}
