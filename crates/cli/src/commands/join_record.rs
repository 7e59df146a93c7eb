//! `sayso join-record`: what the desk starts the program again for. In goes the folder of a large record, out comes a file beside it with
//! what is joined of it.
//!
//! Joining takes several times as much memory as its outcome, and what a process has taken once it seldom gives back; so the desk stays
//! small, and whatever becomes of this process, the desk goes on.

use std::io::Read;
use std::num::NonZeroUsize;
use std::path::Path;
use std::process::{Command, Stdio};

use sayso_desk::keep_joined;

use crate::output::{AllWell, Stop};
use crate::serve_args::JoinArgs;

/// What the command is called; it is not for people and not in the help.
pub const NAME: &str = "join-record";
/// Those who read come first.
#[cfg(unix)]
const NICE: i32 = 5;

/// Joins it.
pub fn run(asked: &JoinArgs) -> Result<AllWell, Stop> {
    #[cfg(unix)]
    let _ = rustix::process::nice(NICE);
    keep_joined(&asked.record, env!("CARGO_PKG_VERSION"), sayso_pipeline::threads(asked.threads))?;
    Ok(AllWell::Yes)
}

/// Has it joined by a process of its own, and waits for that; why it was not, as a sentence without its full stop.
pub fn in_a_child(record: &Path, threads: NonZeroUsize) -> Result<(), String> {
    let program = std::env::current_exe().map_err(|why| format!("this program does not know where it lies: {why}"))?;
    let mut command = Command::new(program);
    command.arg(NAME).arg("--record").arg(record).arg("--threads").arg(threads.to_string());
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|why| format!("this program cannot be started again: {why}"))?;
    let mut said = String::new();
    if let Some(mut errors) = child.stderr.take() {
        // What is no text says nothing, and the status tells the rest.
        let _ = errors.read_to_string(&mut said);
    }
    let ended = child.wait().map_err(|why| why.to_string())?;
    if ended.success() {
        return Ok(());
    }
    let last = said.lines().last().unwrap_or_default();
    let why = last.strip_prefix("error: ").unwrap_or(last).trim_end_matches('.');
    Err(if why.is_empty() { format!("joining it ended with {ended}; it may need more memory") } else { why.to_owned() })
}
