//! `sayso completions` and `sayso man`: what shells and the manual need to know of the program, made of its own arguments.

use clap::CommandFactory;
use clap_complete::Shell;

use crate::args::Args;
use crate::output::{AllWell, Out, Stop};

const NAME: &str = "sayso";

/// Prints the completions for a shell.
pub fn completions(shell: Shell) -> Result<AllWell, Stop> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), NAME, &mut text);
    print(&text)
}

/// Prints the manual page of the program, or of one of its commands.
pub fn man(command: Option<&str>) -> Result<AllWell, Stop> {
    let mut program = Args::command();
    // Now commands have what is given by the program alone: their full names, and help.
    program.build();
    let page = match command {
        None => program,
        Some(name) => {
            let found = program.find_subcommand(name).cloned();
            // It is called sayso-read, as `man sayso-read` asks for it.
            found.ok_or_else(|| Stop::Usage(format!("there is no command {name:?}; sayso --help lists all.")))?
        }
    };
    // Which version is the program's, so that a page says so and the same program gives the same page on any day.
    let source = format!("{NAME} {}", env!("CARGO_PKG_VERSION"));
    let mut text = Vec::new();
    clap_mangen::Man::new(page).source(source).manual("Sayso").render(&mut text)?;
    print(&text)
}

fn print(text: &[u8]) -> Result<AllWell, Stop> {
    let mut out = Out::open();
    out.text(&String::from_utf8_lossy(text))?;
    out.close()?;
    Ok(AllWell::Yes)
}
