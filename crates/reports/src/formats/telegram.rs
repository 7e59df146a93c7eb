//! Exports of Telegram Desktop (`result.json`, `messages.html`): in goes one chat or all of them, out comes a piece for each message with words.
//!
//! A piece is an export of its chat that holds this message and no other. A message says when it was sent in local time without
//! naming the zone; so the Unix time beside it counts, where there is one.

mod chats;
mod halves;
mod message;
mod page;

pub(crate) use self::chats::{apart, is_export};
pub(crate) use self::page::{apart as apart_page, is_page};

/// What such a file is called in a problem.
const WHAT: &str = "this is a Telegram export";

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::message::Message;
    use super::*;
    use crate::formats::page::Format;

    const CHAT: &str = r#"{"name": "Arven Post", "type": "public_channel", "id": 77, "messages": [
        {"id": 1, "type": "service", "action": "create_channel", "text": ""},
        {"id": 2, "type": "message", "date": "2031-05-05T01:30:00", "date_unixtime": "1935703800", "from": "Arven Post",
         "text": ["Two men died at ", {"type": "bold", "text": "Kelt"}, ", the mayor said."]}]}"#;

    proptest! {
        #[test]
        fn no_bytes_break_it(at in 0usize..CHAT.len(), with in any::<u8>(), cut in 0usize..CHAT.len()) {
            let mut bytes = CHAT.as_bytes().to_vec();
            bytes[at] = with;
            bytes.truncate(cut);
            if let Ok(apart) = apart(&bytes) {
                for piece in apart.pieces {
                    let _ = piece.format.read(&piece.bytes);
                }
            }
            let _ = Message.read(&bytes);
        }
    }
}
