//! The commands, one file each where it has more than a line to say.

mod about;
mod account;
mod add;
mod agreement;
mod backup;
mod diff;
mod dossier;
mod export;
mod figures;
mod forget;
mod in_words;
mod incidents;
pub mod join_record;
mod log;
mod merge;
mod names;
mod points;
mod read;
pub mod read_pdf;
mod reread;
mod review;
mod schema;
mod search;
mod serve;
mod timeline;
mod undo;
mod verify;
mod victims;
mod view;
mod watch;

use self::view::show;
use crate::args::Command;
use crate::output::{AllWell, Stop};

/// Does what was asked for.
pub fn run(command: Command) -> Result<AllWell, Stop> {
    match command {
        Command::Read(asked) => read::run(&asked),
        Command::ReadPdf => read_pdf::run(),
        Command::JoinRecord(asked) => join_record::run(&asked),
        Command::Points(asked) => match &asked.explain {
            Some(id) => points::explain(&asked.table.input, id),
            None => show(&asked.table.input, asked.table.shape(), &points::VIEW),
        },
        Command::Names(asked) => show(&asked.input, asked.shape(), &names::VIEW),
        Command::Figures(asked) => {
            let view = if asked.sum { &figures::SUM_VIEW } else { &figures::VIEW };
            show(&asked.table.input, asked.table.shape(), view)
        }
        Command::Victims(asked) => show(&asked.input, asked.shape(), &victims::VIEW),
        Command::Incidents(asked) => match &asked.explain {
            Some(id) => incidents::explain(&asked.table.input, id),
            None => {
                let view = if asked.all { &incidents::VIEW_OF_ALL } else { &incidents::VIEW };
                show(&asked.table.input, asked.table.shape(), view)
            }
        },
        Command::Timeline(asked) => {
            let view = if asked.all { &timeline::VIEW_OF_ALL } else { &timeline::VIEW };
            show(&asked.table.input, asked.table.shape(), view)
        }
        Command::Dossier(asked) => dossier::run(&asked),
        Command::Export(asked) => export::run(&asked),
        Command::Add(asked) => add::run(&asked),
        Command::Reread(asked) => reread::run(&asked),
        Command::Review(asked) => review::run(asked),
        Command::Search(asked) => search::run(&asked),
        Command::Serve(asked) => serve::run(&asked),
        Command::Account(asked) => account::run(&asked),
        Command::Log(asked) => log::run(&asked),
        Command::Diff(asked) => diff::run(&asked),
        Command::Undo(asked) => undo::run(&asked),
        Command::Merge(asked) => merge::run(&asked),
        Command::Agreement(asked) => agreement::run(&asked),
        Command::Verify(asked) => verify::run(&asked),
        Command::Backup(asked) => backup::run(&asked),
        Command::Forget(asked) => forget::run(&asked),
        Command::Schema { type_name } => schema::run(type_name.as_deref()),
        Command::Completions { shell } => about::completions(shell),
        Command::Man { command } => about::man(command.as_deref()),
    }
}
