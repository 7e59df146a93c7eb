//! Mail (EML), boxes of mail (mbox) and pages saved as mail (MHTML), taken apart by the crate
//! [mail-parser](https://docs.rs/mail-parser).

mod boxes;
mod message;
mod saved;

use mail_parser::{Message, MimeHeaders};

pub(crate) use self::boxes::{apart, is_box};
pub(crate) use self::message::Mail;

/// What such a file is called in a problem.
const WHAT: &str = "this is a mail or a page saved as mail (EML, MHTML)";

/// As many parts in parts are looked at for their ends.
const MOST_NESTED: usize = 16;

/// Whether a text is a mail as it was sent, whose body is often packed; a text that merely begins with "From:" and "Date:" is none,
/// but for one whose name promises a mail.
pub(crate) fn is_mail(text: &str, ending: &str) -> bool {
    let head = text.split("\n\n").next().unwrap_or(text);
    let head = head.split("\r\n\r\n").next().unwrap_or(head);
    let has =
        |name: &str| head.lines().any(|l| l.get(..name.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(name)));
    let is_field = |line: &str| {
        line.starts_with([' ', '\t'])
            || line.split_once(':').is_some_and(|(name, _)| !name.is_empty() && !name.contains(char::is_whitespace))
    };
    let sent = (has("MIME-Version:") || has("Received:"))
        && (has("Content-Type:") || has("Message-ID:") || has("Content-Transfer-Encoding:"));
    let promised = matches!(ending, "eml" | "mbox" | "mht" | "mhtml")
        && ["From:", "Date:", "Subject:", "Content-Type:"].into_iter().any(has);
    !head.trim().is_empty() && head.lines().all(is_field) && (sent || promised)
}

/// The lines that should end the parts of a mail and are not there, since it was cut off; the innermost first.
fn missing_ends(message: &Message<'_>, bytes: &[u8]) -> Vec<String> {
    let boundaries = message.parts.iter().filter_map(|part| part.content_type()?.attribute("boundary"));
    let ends = boundaries.take(MOST_NESTED).map(|boundary| format!("--{boundary}--"));
    let is_missing = |end: &String| !bytes.windows(end.len()).any(|window| window == end.as_bytes());
    ends.filter(is_missing).collect::<Vec<_>>().into_iter().rev().collect()
}
