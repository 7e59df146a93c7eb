//! What a file holds: one report, many, or packed files. Of files that hold many reports: in go the bytes of one, out come its pieces, each a file by itself that can be kept and read again.
//!
//! The id of a report is the hash of its piece, so that one message in two exports is one report, and an edited one is another.

use crate::form::{Form, form_of};
use crate::formats::{feed, mail, telegram, warc};
use crate::held::Held;
use crate::packed::{Room, gunzip, unzip};
use crate::problem::ProblemKind;

/// What the file of a path holds, told by its first bytes.
///
/// # Errors
/// Its form is broken, or one that is not read.
pub(crate) fn held(path: &str, bytes: &[u8], room: &mut Room) -> Result<Held, ProblemKind> {
    match form_of(path, bytes) {
        Form::Text => Ok(Held::One),
        Form::NotReadYet(format) => Err(ProblemKind::NotReadYet { format }),
        Form::Pdf => Ok(Held::Pdf),
        Form::Warc => Ok(Held::Pieces(warc::apart(bytes, room))),
        Form::Gzip => {
            let (file, problem) = gunzip(path, bytes, room);
            let problems = problem.map(|problem| (file.name.clone(), problem)).into_iter().collect();
            Ok(Held::Files(vec![file].into_iter().filter(|file| !file.bytes.is_empty()).collect(), problems))
        }
        Form::Zip => unzip(bytes, room),
        Form::Telegram => telegram::apart(bytes).map(Held::Pieces),
        Form::TelegramPage => telegram::apart_page(bytes).map(Held::Pieces),
        Form::MailBox => mail::apart(bytes).map(Held::Pieces),
        Form::Feed => feed::apart(bytes).map(Held::Pieces),
    }
}
