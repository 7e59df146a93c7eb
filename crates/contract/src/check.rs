//! Whether a printed line keeps the promise: it fits its schema, and every quoted text is what stands at its place.
//!
//! Only the part of JSON Schema that [`crate::schema()`] uses is known here; a key that is not known is an error, so that a
//! new one cannot pass unchecked.

use serde_json::{Map, Value};

use crate::schema::schema;

/// Checks a line against the schema of its `type`; the error says where in the line and what.
pub fn check_line(line: &Value) -> Result<(), String> {
    let type_name = line["type"].as_str().ok_or("no key \"type\"")?;
    let root = schema(type_name).ok_or_else(|| format!("no line of type {type_name:?}"))?;
    check(&root, &root, line, type_name)
}

/// Checks that every object with "start", "end" and "text" quotes the report's text, and so `span` with `text` or
/// `content`. `text` is the report's text, `line` a line of that report.
pub fn check_places(line: &Value, text: &str) -> Result<(), String> {
    let at = |place: &Value| {
        let end = |key: &str| place[key].as_u64().and_then(|n| usize::try_from(n).ok());
        end("start").zip(end("end")).and_then(|(start, end)| text.get(start..end))
    };
    if let Some(span) = line.get("span").filter(|span| !span.is_null()) {
        let said = line.get("content").or_else(|| line.get("text"));
        let stands = at(span).ok_or_else(|| format!("{span} is no place in the text"))?;
        if said.is_some_and(|said| said.as_str() != Some(stands)) {
            return Err(format!("{stands:?} stands at {span}, but the line says {said:?}"));
        }
    }
    let inner: Vec<&Value> = match line {
        Value::Object(object) => object.values().collect(),
        Value::Array(items) => items.iter().collect(),
        _ => Vec::new(),
    };
    if line.get("start").is_some() {
        let stands = at(line).ok_or_else(|| format!("{line} is no place in the text"))?;
        if line.get("text").is_some_and(|said| said.as_str() != Some(stands)) {
            return Err(format!("{stands:?} stands where {line} says otherwise"));
        }
    }
    inner.into_iter().try_for_each(|value| check_places(value, text))
}

fn check(root: &Value, schema: &Value, value: &Value, at: &str) -> Result<(), String> {
    let wrong = |what: String| Err(format!("{at}: {what}"));
    let Some(rules) = schema.as_object() else {
        return if schema == &Value::Bool(true) { Ok(()) } else { wrong("nothing is allowed here".to_owned()) };
    };
    for (key, rule) in rules {
        match key.as_str() {
            "$schema" | "$defs" | "title" | "description" | "format" => {}
            "$ref" => {
                let target = rule.as_str().and_then(|r| r.strip_prefix('#')).and_then(|p| root.pointer(p));
                let Some(target) = target else {
                    return wrong(format!("{rule} is not in the schema"));
                };
                check(root, target, value, at)?;
            }
            "type" => {
                let names: Vec<&str> = rule
                    .as_array()
                    .map_or_else(|| vec![rule], |all| all.iter().collect())
                    .into_iter()
                    .filter_map(Value::as_str)
                    .collect();
                if !names.iter().any(|name| is(value, name)) {
                    return wrong(format!("{value} is not {}", names.join(" or ")));
                }
            }
            "const" if value != rule => return wrong(format!("{value} is not {rule}")),
            "const" => {}
            "enum" if !contains(rule, value) => return wrong(format!("{value} is not in {rule}")),
            "enum" => {}
            "minimum" => {
                if value.as_f64().is_some_and(|n| rule.as_f64().is_some_and(|least| n < least)) {
                    return wrong(format!("{value} is less than {rule}"));
                }
            }
            "maximum" => {
                if value.as_f64().is_some_and(|n| rule.as_f64().is_some_and(|most| n > most)) {
                    return wrong(format!("{value} is more than {rule}"));
                }
            }
            "anyOf" | "oneOf" => {
                let ways = rule.as_array().map(Vec::as_slice).unwrap_or_default();
                let fits: Vec<_> = ways.iter().map(|way| check(root, way, value, at)).collect();
                let count = fits.iter().filter(|fit| fit.is_ok()).count();
                if count == 0 || key == "oneOf" && count > 1 {
                    let why: Vec<String> = fits.into_iter().filter_map(Result::err).collect();
                    return wrong(format!("fits {count} of {} ways: {}", ways.len(), why.join("; ")));
                }
            }
            "properties" | "required" | "additionalProperties" | "items" => {}
            other => {
                return wrong(format!("the schema's key {other:?} is not known to this check"));
            }
        }
    }
    match value {
        Value::Object(object) => check_object(root, rules, object, at),
        Value::Array(items) => match rules.get("items") {
            Some(rule) => items.iter().enumerate().try_for_each(|(k, v)| check(root, rule, v, &format!("{at}[{k}]"))),
            None => Ok(()),
        },
        _ => Ok(()),
    }
}

fn check_object(root: &Value, rules: &Map<String, Value>, object: &Map<String, Value>, at: &str) -> Result<(), String> {
    if let Some(Value::Array(required)) = rules.get("required")
        && let Some(missing) = required.iter().filter_map(Value::as_str).find(|key| !object.contains_key(*key))
    {
        return Err(format!("{at}: the key {missing:?} is missing"));
    }
    let known = rules.get("properties").and_then(Value::as_object);
    for (key, value) in object {
        let place = format!("{at}.{key}");
        match known.and_then(|known| known.get(key)) {
            Some(rule) => check(root, rule, value, &place)?,
            None if rules.get("additionalProperties") == Some(&Value::Bool(false)) => {
                return Err(format!("{place}: no such key"));
            }
            None => {}
        }
    }
    Ok(())
}

fn contains(list: &Value, value: &Value) -> bool {
    list.as_array().is_some_and(|all| all.contains(value))
}

fn is(value: &Value, type_name: &str) -> bool {
    match type_name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn name() -> Value {
        json!({"type": "name", "id": "n1", "kind": "place", "label": "a", "variants": ["a"], "reports": [], "side": null})
    }

    #[test]
    fn a_line_as_promised_passes() {
        assert_eq!(check_line(&name()), Ok(()));
    }

    #[test]
    fn what_breaks_the_promise_is_named() {
        let broken = |change: fn(&mut Map<String, Value>)| {
            let mut line = name();
            change(line.as_object_mut().unwrap());
            check_line(&line).unwrap_err()
        };
        assert_eq!(broken(|l| drop(l.remove("label"))), "name: the key \"label\" is missing");
        assert_eq!(broken(|l| drop(l.insert("more".into(), json!(1)))), "name.more: no such key");
        assert_eq!(broken(|l| drop(l.insert("variants".into(), json!([1])))), "name.variants[0]: 1 is not string");
        assert!(broken(|l| drop(l.insert("kind".into(), json!("ship")))).starts_with("name.kind: "));
        assert!(broken(|l| drop(l.insert("type".into(), json!("ship")))).contains("ship"));
    }

    #[test]
    fn words_must_stand_where_they_are_said_to() {
        let good =
            json!({"span": {"start": 0, "end": 3}, "content": "one", "cue": {"start": 4, "end": 7, "text": "two"}});
        assert_eq!(check_places(&good, "one two"), Ok(()));
        assert!(check_places(&good, "one tow").is_err());
        assert!(check_places(&good, "one").is_err());
        assert!(check_places(&json!({"basis": [{"start": 1, "end": 2, "text": "x"}]}), "é").is_err());
    }
}
