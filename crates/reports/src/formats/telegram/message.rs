//! One message as a report.

use jiff::Timestamp;
use serde_json::Value;

use crate::formats::page::{Format, Page};
use crate::problem::{Packed, ProblemKind};
use crate::written_date;
use sayso_case::{Part, PartKind, PartialDate, Source};
use sayso_text::Span;

/// An export that holds one message.
pub(crate) struct Message;

impl Format for Message {
    fn read(&self, bytes: &[u8]) -> Result<Page, ProblemKind> {
        let broken = |reason: String| ProblemKind::Packed(Packed::Broken { what: super::WHAT, reason });
        let chat: Value = serde_json::from_slice(bytes).map_err(|error| broken(error.to_string()))?;
        let message = chat.get("messages").and_then(|messages| messages.get(0));
        let message = message.ok_or_else(|| broken("there is no message in it".to_owned()))?;
        let text = words(message);
        if text.trim().is_empty() {
            return Err(ProblemKind::NoText);
        }
        let sent = sent(message);
        let span = Span::new(0, text.len()).trimmed(&text);
        let time = sent.as_ref().map(|(time, _)| time.clone());
        let publisher = string(&chat, "name");
        Ok(Page {
            parts: vec![Part { kind: PartKind::Body, span, time, edited: edited(message), page: None }],
            byline: by(message, publisher.as_deref()).map(|name| (name, Source::Meta)),
            publisher: publisher.map(|name| (name, Source::Meta)),
            published: sent.map(|(_, date)| (date, Source::Meta)),
            url: address(&chat, message).map(|url| (url, Source::Meta)),
            language: sayso_text::language(&text).map(|language| (language.to_owned(), Source::Text)),
            text,
            ..Page::default()
        })
    }
}

/// The words of a message: one string, or strings and pieces with a look of their own.
pub(super) fn words(message: &Value) -> String {
    match message.get("text") {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(pieces)) => pieces.iter().filter_map(piece).collect(),
        _ => String::new(),
    }
}

fn piece(piece: &Value) -> Option<&str> {
    piece.as_str().or_else(|| piece.get("text")?.as_str())
}

fn string(object: &Value, key: &str) -> Option<String> {
    let value = object.get(key)?.as_str()?.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

/// Who wrote it: whose words were passed on, who signed it, or who sent it where that is not the chat itself.
fn by(message: &Value, publisher: Option<&str>) -> Option<String> {
    let sender = || string(message, "from").filter(|name| Some(name.as_str()) != publisher);
    string(message, "forwarded_from").or_else(|| string(message, "author")).or_else(sender)
}

/// When it was sent: the time as ISO 8601 and its day.
fn sent(message: &Value) -> Option<(String, PartialDate)> {
    let time = time(message, "date")?;
    let day = time.get(..10).and_then(written_date::parse).or_else(|| written_date::parse(&time))?;
    Some((time, day))
}

/// When it was last changed, where it was.
fn edited(message: &Value) -> Option<String> {
    time(message, "edited")
}

/// A time of a message as ISO 8601: in UTC where the Unix time stands beside it, else as written.
fn time(message: &Value, name: &str) -> Option<String> {
    let seconds = message.get(format!("{name}_unixtime")).and_then(|value| match value {
        Value::String(digits) => digits.parse().ok(),
        number => number.as_i64(),
    });
    // A message that was never changed may say that it was at the beginning of time.
    let moment = seconds.filter(|seconds| *seconds > 0).and_then(|seconds| Timestamp::from_second(seconds).ok());
    moment.map(|moment| moment.to_string()).or_else(|| {
        let written = string(message, name)?;
        written_date::parse(&written).filter(|_| !written.starts_with("1970-01-01")).map(|_| written)
    })
}

/// Where it stands, if the export says how the channel is called there.
fn address(chat: &Value, message: &Value) -> Option<String> {
    let name = string(chat, "username")?;
    let name = name.trim_start_matches('@');
    let is_name = (4..=32).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    let number = message.get("id")?.as_i64()?;
    is_name.then(|| format!("https://t.me/{name}/{number}"))
}
