//! `sayso`: the command line. It reads what is asked for, lets the rooms below work on it, and prints.
//!
//! Exit status: 0 all well (or the reader of the output went away), 1 something asked for could not be read or written,
//! 2 wrong usage. Results go to standard output; one line for each problem goes to standard error.

mod account_args;
mod args;
mod commands;
mod export_args;
mod folder;
mod input_args;
mod intake;
mod made;
mod number;
mod originals;
mod output;
mod record;
mod record_args;
mod search_args;
mod serve_args;
mod table;
mod target;
mod telling;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let args = args::Args::parse();
    sayso_pipeline::listen();
    let ended = commands::run(args.command);
    match ended {
        Ok(output::AllWell::Yes) | Err(output::Stop::NobodyReads) => ExitCode::SUCCESS,
        Ok(output::AllWell::No) => ExitCode::FAILURE,
        Err(output::Stop::Failed(why)) => {
            output::error(&why);
            ExitCode::FAILURE
        }
        Err(output::Stop::Usage(why)) => {
            output::error(&why);
            ExitCode::from(2)
        }
    }
}
