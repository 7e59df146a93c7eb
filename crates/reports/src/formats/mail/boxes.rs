//! A box of mail (mbox): in go its bytes, out comes a piece for each mail in it.

use super::Mail;
use crate::held::{Apart, Piece};
use crate::problem::ProblemKind;

/// Whether bytes begin as a box does: a line that says from whom a mail came, and the head of the mail.
pub(crate) fn is_box(bytes: &[u8]) -> bool {
    let mut lines = bytes.split_inclusive(|b| *b == b'\n');
    is_envelope(lines.next().unwrap_or_default()) && lines.next().is_some_and(is_field)
}

/// "From dalo@arven.example Sun May  4 10:00:00 2031".
fn is_envelope(line: &[u8]) -> bool {
    let line = String::from_utf8_lossy(line.get(..line.len().min(400)).unwrap_or_default());
    let is_time = |word: &str| word.matches(':').count() >= 1 && word.bytes().all(|b| b.is_ascii_digit() || b == b':');
    line.starts_with("From ") && line.split_whitespace().skip(2).any(is_time)
}

/// A field of a head: a name without blanks, and a colon.
fn is_field(line: &[u8]) -> bool {
    let name = line.split(|b| *b == b':').next().unwrap_or_default();
    !name.is_empty() && name.len() < line.len() && name.iter().all(|b| b.is_ascii_graphic())
}

/// The mails of a box.
///
/// # Errors
/// None; the form is that of the others.
pub(crate) fn apart(bytes: &[u8]) -> Result<Apart, ProblemKind> {
    let mut apart = Apart::default();
    let mut mail = Vec::new();
    let mut after_blank = true;
    let mut lines = bytes.split_inclusive(|b| *b == b'\n').peekable();
    while let Some(line) = lines.next() {
        // A sentence may begin with "From", too.
        if after_blank && is_envelope(line) && lines.peek().is_none_or(|next| is_field(next)) {
            if !take(&mut apart, &mut mail) {
                return Ok(apart);
            }
            continue;
        }
        let quoted = line.iter().take_while(|b| **b == b'>').count();
        let is_quoted = quoted > 0 && line.get(quoted..).is_some_and(|rest| rest.starts_with(b"From "));
        mail.extend_from_slice(if is_quoted { line.get(1..).unwrap_or(line) } else { line });
        after_blank = line.iter().all(u8::is_ascii_whitespace);
    }
    take(&mut apart, &mut mail);
    Ok(apart)
}

/// Takes the mail that has come to its end; says whether there is room for another.
fn take(apart: &mut Apart, mail: &mut Vec<u8>) -> bool {
    let bytes = std::mem::take(mail);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return true;
    }
    apart.take(Piece { name: format!("message-{}", apart.pieces.len() + 1), bytes, format: &Mail })
}
