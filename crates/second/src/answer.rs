//! What comes back, taken apart: what of it is a finding by its form, and how much is none.

use sayso_case::Outcome;
use serde::Deserialize;
use serde_json::Value;

/// Findings of one answer that are looked at.
const MOST: usize = 200;

/// What the model offers as a finding, in words that must still be found.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Offered {
    /// What somebody is said to have said.
    Statement {
        /// What is said.
        text: String,
        /// The words for who says it.
        source: String,
        /// The word that carries it.
        #[serde(default)]
        cue: Option<String>,
    },
    /// A number.
    Figure {
        /// The number and the counted noun.
        text: String,
        /// What became of them.
        #[serde(default)]
        outcome: Option<Outcome>,
    },
}

/// What a reply offers, and how many of its findings have no form that is known.
///
/// # Errors
/// It is no reply, or no list of findings.
pub fn offered(reply: &[u8]) -> Result<(Vec<Offered>, usize), &'static str> {
    let reply: Value = serde_json::from_slice(reply).map_err(|_| "its answer is no JSON")?;
    let words = reply.pointer("/choices/0/message/content").and_then(Value::as_str);
    let words = words.ok_or("its answer holds no message")?;
    // Some put a fence or a word of courtesy around it.
    let object = words.find('{').zip(words.rfind('}')).and_then(|(start, end)| words.get(start..=end));
    let said: Value = object.and_then(|o| serde_json::from_str(o).ok()).ok_or("its message is no JSON")?;
    let list = said.get("findings").and_then(Value::as_array).ok_or("its message has no list of findings")?;
    let known: Vec<Offered> = list.iter().take(MOST).filter_map(|one| Offered::deserialize(one).ok()).collect();
    let odd = list.len() - known.len();
    Ok((known, odd))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reply(message: &str) -> Vec<u8> {
        serde_json::json!({ "choices": [{ "message": { "content": message } }] }).to_string().into_bytes()
    }

    #[test]
    fn what_has_the_form_is_taken_and_the_rest_counted() {
        let message = "Here you are:\n```json\n{\"findings\": [\
            {\"kind\": \"statement\", \"text\": \"It fell\", \"source\": \"Marl\"}, \
            {\"kind\": \"figure\", \"text\": \"two guards\", \"outcome\": \"wounded\"}, \
            {\"kind\": \"figure\", \"text\": \"two guards\", \"outcome\": \"vaporised\"}, \
            {\"kind\": \"verdict\", \"text\": \"they did it\"}, 7, null, {\"kind\": \"statement\", \"text\": \"It fell\"}]}\n```";
        let (known, odd) = offered(&reply(message)).unwrap();
        assert_eq!((known.len(), odd), (2, 5));
        assert_eq!(known[1], Offered::Figure { text: "two guards".into(), outcome: Some(Outcome::Wounded) });
    }

    #[test]
    fn what_is_no_answer_is_said_to_be_none() {
        let deep = "[".repeat(100_000);
        for message in ["", "I cannot help with that.", "{}", "{\"findings\": 7}", "}{", deep.as_str()] {
            assert!(offered(&reply(message)).is_err(), "{message:.20}");
        }
        for bytes in [
            &b"<html>"[..],
            b"{\"choices\": []}",
            b"{\"choices\": [{\"message\": {\"content\": null}}]}",
            b"\xff",
            deep.as_bytes(),
        ] {
            assert!(offered(bytes).is_err());
        }
    }

    #[test]
    fn of_a_flood_only_so_many_are_looked_at() {
        let one = "{\"kind\": \"figure\", \"text\": \"two guards\"}";
        let message = format!("{{\"findings\": [{}]}}", vec![one; 5_000].join(","));
        let (known, odd) = offered(&reply(&message)).unwrap();
        assert_eq!((known.len(), odd), (MOST, 5_000 - MOST));
    }
}
