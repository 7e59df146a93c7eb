//! A citation as an item of CSL-JSON (Citation Style Language 1.0.2), which reference managers read.

use serde_json::{Map, Value, json};

use crate::citation::Citation;
use crate::dates;

impl Citation {
    /// An item of CSL-JSON; a file of them is a list.
    pub fn csl(&self) -> Value {
        item(self)
    }
}

/// The item. `webpage` where there is an address, else `document`: neither says that the publisher is a newspaper. A byline
/// is one literal name. What has no variable of its own stands in `note`, a line each.
fn item(c: &Citation) -> Value {
    let mut item = Map::new();
    let mut add = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            item.insert(name.to_owned(), value);
        }
    };
    let words = |field: &Option<String>| field.clone().map(Value::String);
    add("id", Some(json!(c.id)));
    add("type", Some(json!(if c.address.is_some() { "webpage" } else { "document" })));
    add("title", words(&c.title));
    add("author", c.author.as_ref().map(|a| json!([{ "literal": a }])));
    add("publisher", words(&c.publisher));
    add("issued", c.published.map(|d| json!({ "date-parts": [dates::parts(d)] })));
    let literal = |written: &String| json!({ "literal": written });
    let got =
        |written| c.retrieved_on().map_or_else(|| literal(written), |d| json!({ "date-parts": [dates::parts(d)] }));
    add("accessed", c.retrieved.as_ref().map(got));
    add("language", words(&c.language));
    add("URL", c.address.as_ref().map(|a| json!(a.page)));
    let archive = c.address.as_ref().and_then(|a| a.archive.as_ref());
    add("archive_location", archive.map(|(copy, _)| json!(copy)));
    let notes: Vec<String> = [
        c.page.map(|p| format!("page: {p}")),
        c.paragraph.map(|p| format!("paragraph: {p}")),
        archive.map(|(_, day)| format!("archived: {day}")),
        Some(format!("SHA-256: {}", c.sha256)),
    ]
    .into_iter()
    .flatten()
    .collect();
    add("note", Some(json!(notes.join("\n"))));
    Value::Object(item)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::citation::testing::{HOSTILE, finding, hostile, known};
    use sayso_case::Report;

    /// Every field has a name and a form that the standard's schema gives it.
    fn check(item: &Value) {
        for (name, value) in item.as_object().expect("an object") {
            let right = match name.as_str() {
                "id" | "title" | "publisher" | "language" | "URL" | "archive_location" | "note" => value.is_string(),
                "type" => value == "webpage" || value == "document",
                "author" => value.as_array().is_some_and(|a| a.len() == 1 && a[0]["literal"].is_string()),
                "issued" | "accessed" => {
                    let parts = value["date-parts"].as_array().map(|p| p[0].as_array().unwrap().len());
                    parts.map_or(value["literal"].is_string(), |n| (1..=3).contains(&n))
                }
                _ => false,
            };
            assert!(right, "{name}: {value}");
        }
        let back: Value = serde_json::from_str(&item.to_string()).unwrap();
        assert_eq!(back, *item);
    }

    #[test]
    fn all_that_is_known_stands_in_an_item() {
        let item = finding().csl();
        let wanted = json!({
            "id": "s0123456789abcdef", "type": "webpage", "title": "Two dead in Arven",
            "author": [{ "literal": "By Dalo Emric and Jana Orlik" }], "publisher": "The Arven Courier",
            "issued": { "date-parts": [[2021, 10, 13]] }, "accessed": { "date-parts": [[2021, 10, 14]] },
            "language": "en", "URL": "https://courier.example/two-dead",
            "note": format!("paragraph: 2\nSHA-256: {}", known().id),
        });
        assert_eq!(item, wanted);
        check(&item);
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let bare = Citation::of(&Report::of_words("x")).csl();
        let names: Vec<&String> = bare.as_object().unwrap().keys().collect();
        assert_eq!(names, ["id", "type", "note"]);
        let mut report = known();
        report.retrieved = Some("in autumn".into());
        report.published = "2021".parse().ok();
        report.url = Some("https://old.example/20211014093000/https://courier.example/a".into());
        let item = Citation::of(&report).csl();
        assert_eq!(item["accessed"], json!({ "literal": "in autumn" }));
        assert_eq!(item["issued"], json!({ "date-parts": [[2021]] }));
        assert_eq!(item["URL"], "https://courier.example/a");
        check(&item);
    }

    #[test]
    fn any_words_are_only_words() {
        for words in HOSTILE {
            check(&hostile(words).csl());
        }
    }

    proptest! {
        #[test]
        fn and_so_are_any_others(words in ".{0,60}") {
            check(&hostile(&words).csl());
        }
    }
}
