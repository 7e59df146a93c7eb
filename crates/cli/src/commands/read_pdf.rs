//! `sayso read-pdf`: what the program starts itself again for. In goes a PDF on standard input, out comes what is written in it as JSON.
//!
//! A PDF can be built so that its reader hangs or grows without end, so this process sets limits for itself before it looks at it, and
//! whoever started it takes its end for an answer.

use std::io::{self, Read};

use sayso_reports::{PdfBy, written_in_pdf};

use crate::output::{AllWell, Out, Stop};

/// What the command is called; it is not for people and not in the help.
pub const NAME: &str = "read-pdf";

/// More is not read.
const MOST: u64 = 256 << 20;
/// So much memory it may take, in bytes.
#[cfg(unix)]
const MEMORY: u64 = 2 << 30;
/// So long it may work, in seconds.
#[cfg(unix)]
const SECONDS: u64 = 30;

/// Who reads PDFs for this program.
pub fn child() -> PdfBy {
    std::env::current_exe().map_or(PdfBy::Itself, |program| PdfBy::Child(program, NAME))
}

/// Reads it.
pub fn run() -> Result<AllWell, Stop> {
    limit();
    let mut pdf = Vec::new();
    let read = io::stdin().lock().take(MOST).read_to_end(&mut pdf);
    read.map_err(|why| Stop::Failed(format!("the PDF cannot be read from standard input ({why}).")))?;
    let json = serde_json::to_vec(&written_in_pdf(&pdf));
    let json = json.map_err(|why| Stop::Failed(format!("what the PDF holds cannot be written ({why}).")))?;
    let mut out = Out::open();
    out.bytes(&json)?;
    out.close()?;
    Ok(AllWell::Yes)
}

/// Sets the limits. Where a system refuses, those of pages and signs are left, and the patience of whoever waits.
#[cfg(unix)]
fn limit() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    for (what, most) in [(Resource::As, MEMORY), (Resource::Cpu, SECONDS), (Resource::Core, 0)] {
        let _ = setrlimit(what, Rlimit { current: Some(most), maximum: Some(most) });
    }
}

#[cfg(not(unix))]
fn limit() {}
