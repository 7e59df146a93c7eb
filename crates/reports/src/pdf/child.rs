//! A PDF read by a child: the same program started again, which sets limits for itself and may fail in any way.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use super::sheets::Written;
use crate::problem::PdfProblem;

/// Longer is not waited for one file.
const PATIENCE: Duration = Duration::from_secs(60);
/// More is not taken from a child.
const MOST: u64 = 512 << 20;

/// What the child finds in a PDF.
pub(super) fn written(program: &Path, argument: &str, pdf: &[u8]) -> Result<Written, PdfProblem> {
    let broken = |why: String| PdfProblem::Broken { reason: why };
    let child = Command::new(program)
        .arg(argument)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        // Whatever it says when it fails is said here in one sentence.
        .stderr(Stdio::null())
        .spawn();
    let mut child = child.map_err(|why| broken(format!("nothing could be started to read it: {why}")))?;
    let said = said(&mut child, pdf);
    if said.is_err() {
        // One that has said all is left to end by itself. One that has ended cannot be killed, and that is well.
        let _ = child.kill();
    }
    let ended = child.wait().map_err(|why| broken(why.to_string()))?;
    let said = said?;
    match serde_json::from_slice::<Result<Written, PdfProblem>>(&said) {
        Ok(written) => written,
        Err(_) if ended.success() => Err(broken("its reader said nothing".to_owned())),
        Err(_) => Err(PdfProblem::TooMuch),
    }
}

/// Hands the file over and takes what comes back, at the same time: neither side waits for the other.
fn said(child: &mut Child, pdf: &[u8]) -> Result<Vec<u8>, PdfProblem> {
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let (Some(mut input), Some(output)) = (input, output) else {
        return Err(PdfProblem::Broken { reason: "its reader could not be spoken to".to_owned() });
    };
    let pdf = pdf.to_vec();
    // A child that ends early does not listen to the end; what it says counts.
    thread::spawn(move || input.write_all(&pdf));
    let (tell, told) = channel();
    thread::spawn(move || {
        let mut said = Vec::new();
        let read = output.take(MOST).read_to_end(&mut said);
        tell.send(read.map(|_| said))
    });
    match told.recv_timeout(PATIENCE) {
        Ok(Ok(said)) => Ok(said),
        Ok(Err(why)) => Err(PdfProblem::Broken { reason: why.to_string() }),
        Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => Err(PdfProblem::TooMuch),
    }
}
