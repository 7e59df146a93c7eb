//! An export taken apart, as it is read: what stands before a break is kept.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Value, json};

use super::WHAT;
use super::halves::whole_letters;
use super::message::{Message, words};
use crate::held::{Apart, Piece};
use crate::problem::{Packed, ProblemKind};

/// Whether bytes begin as an export does: with a chat and its kind, or with the words about all data.
pub(crate) fn is_export(bytes: &[u8]) -> bool {
    const LOOKED_AT: usize = 4_096;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let beginning = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    if beginning.iter().find(|b| !b.is_ascii_whitespace()) != Some(&b'{') {
        return false;
    }
    let has = |key: &str| beginning.windows(key.len()).any(|window| window == key.as_bytes());
    let kinds = ["channel\"", "group\"", "supergroup\"", "\"personal_chat\"", "\"bot_chat\"", "\"saved_messages\""];
    let chat = has("\"messages\"") && has("\"type\"") && has("\"id\"") && kinds.iter().any(|kind| has(kind));
    let all = has("\"about\"") && (has("\"personal_information\"") || has("\"chats\"")) && has("Telegram");
    chat || all
}

/// The messages of an export that have words.
///
/// # Errors
/// It is no such export, or holds no message with words.
pub(crate) fn apart(bytes: &[u8]) -> Result<Apart, ProblemKind> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut found = Found::default();
    let bytes = whole_letters(bytes);
    let mut json = serde_json::Deserializer::from_slice(&bytes);
    let level = Level { found: &mut found, is_nested: false };
    let broken = level.deserialize(&mut json).and_then(|()| json.end()).err();
    let Found { mut apart, service, empty, .. } = found;
    apart.problems.extend(counted(service, empty));
    // A file with too many messages is left where it is, which is no break.
    if let Some(error) = broken.filter(|_| !apart.problems.iter().any(|p| matches!(p, Packed::TooMany { .. }))) {
        apart.problems.push(Packed::Broken { what: WHAT, reason: error.to_string() });
    } else if apart.pieces.is_empty() {
        apart.problems.push(Packed::Nothing { what: WHAT });
    }
    Ok(apart)
}

/// What was passed over, where anything was.
pub(super) fn counted(service: usize, empty: usize) -> Option<Packed> {
    let counted = [(service, "service message"), (empty, "message without words")];
    let counted: Vec<String> = counted.iter().filter(|(n, _)| *n > 0).map(|(n, what)| count(*n, what)).collect();
    (!counted.is_empty()).then(|| Packed::PassedOver { what: counted.join(", ") })
}

/// "1 service message", "2 messages without words".
fn count(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {}", what.replacen("message", "messages", 1)) }
}

/// What was taken out so far.
#[derive(Default)]
struct Found {
    apart: Apart,
    service: usize,
    empty: usize,
}

/// What a chat says of itself before its messages.
#[derive(Clone, Debug, Default)]
struct Chat {
    name: Value,
    kind: Value,
    id: Value,
    username: Value,
}

impl Found {
    /// Takes a message of a chat; says whether there is room for another.
    fn message(&mut self, chat: &Chat, message: Value, is_nested: bool) -> bool {
        if message.get("type").and_then(Value::as_str).is_some_and(|kind| kind != "message") {
            self.service += 1;
            return true;
        }
        if words(&message).trim().is_empty() {
            self.empty += 1;
            return true;
        }
        let number = message.get("id").and_then(Value::as_i64);
        let number = number.map_or_else(|| format!("number-{}", self.apart.pieces.len() + 1), |id| id.to_string());
        let name = match chat.id.as_i64().filter(|_| is_nested) {
            Some(chat) => format!("chat-{chat}-message-{number}"),
            None => format!("message-{number}"),
        };
        let Chat { name: title, kind, id, username } = chat;
        let alone = json!({"name": title, "type": kind, "id": id, "username": username, "messages": [message]});
        self.apart.take(Piece { name, bytes: alone.to_string().into_bytes(), format: &Message })
    }
}

/// A chat, or what holds chats.
struct Level<'f> {
    found: &'f mut Found,
    /// Whether it is one of several chats.
    is_nested: bool,
}

impl<'de> DeserializeSeed<'de> for Level<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Level<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a chat or a list of chats")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element_seed(Level { found: self.found, is_nested: true })?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut chat = Chat::default();
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "name" => chat.name = map.next_value()?,
                "type" => chat.kind = map.next_value()?,
                "id" => chat.id = map.next_value()?,
                "username" => chat.username = map.next_value()?,
                "messages" => {
                    map.next_value_seed(Messages { found: self.found, chat: &chat, is_nested: self.is_nested })?;
                }
                "chats" | "left_chats" | "list" => {
                    map.next_value_seed(Level { found: self.found, is_nested: true })?;
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

/// The messages of a chat.
struct Messages<'f, 'c> {
    found: &'f mut Found,
    chat: &'c Chat,
    is_nested: bool,
}

impl<'de> DeserializeSeed<'de> for Messages<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Messages<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of messages")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(message) = list.next_element::<Value>()? {
            if !self.found.message(self.chat, message, self.is_nested) {
                return Err(serde::de::Error::custom("too many messages"));
            }
        }
        Ok(())
    }
}
