//! The API: everything in its description answers, everything that answers is in it, and lines are those of the contract.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use sayso_contract::check_line;
use serde_json::{Value, json};

use super::Tried;
use crate::routes;
use crate::say::OPERATIONS;

fn described(tried: &Tried) -> Value {
    tried.get("/api/openapi.json").json()
}

/// A path with something that is there in place of its braces.
fn filled(tried: &Tried, path: &str) -> String {
    let (shown, case) = (tried.desk.shown(), tried.case());
    let id = match path.split('/').nth(2).unwrap() {
        "reports" => case.reports[0].report.id.to_string(),
        "incidents" => case.incidents[0].id.to_string(),
        "findings" => tried.statement(0),
        "operations" => shown.operations[0].id.short().to_owned(),
        "schema" => "figure".to_owned(),
        _ => String::new(),
    };
    path.replace("{id}", &id).replace("{type}", &id)
}

#[test]
fn every_address_is_described_and_every_one_described_answers() {
    let tried = Tried::new();
    let description = described(&tried);
    let paths = description["paths"].as_object().unwrap();
    let told: BTreeSet<&str> = paths.keys().map(String::as_str).collect();
    let mut there: BTreeSet<String> = routes::all().filter(|r| r.is_api()).map(|r| r.path.to_owned()).collect();
    assert!(there.remove("/api/say/{do}"));
    there.extend(OPERATIONS.iter().map(|o| format!("/api/say/{}", o.word)));
    assert_eq!(told, there.iter().map(String::as_str).collect());
    for (path, item) in paths {
        if item.get("get").is_some() {
            let query = if path.ends_with("search") { "?q=killed" } else { "" };
            let came = tried.get(&format!("{}{query}", filled(&tried, path)));
            assert_eq!(came.status, StatusCode::OK, "{path}: {}", came.body);
            came.json();
        } else {
            // Without what it needs it says what it needs.
            let came = tried.send(path, &json!({}));
            assert_eq!(came.status, StatusCode::BAD_REQUEST, "{path}: {}", came.body);
            assert!(came.json()["error"].as_str().unwrap().contains(" needs "), "{path}: {}", came.body);
        }
    }
}

#[test]
fn the_description_names_only_what_it_has() {
    let tried = Tried::new();
    let description = described(&tried);
    let text = description["paths"].to_string();
    for name in text.split("#/components/schemas/").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(description["components"]["schemas"].get(name).is_some(), "{name}");
    }
    let ids: Vec<&str> = text.split("\"operationId\":\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{ids:?}");
}

#[test]
fn lines_are_those_of_the_contract() {
    let tried = Tried::new();
    let report = filled(&tried, "/api/reports/{id}");
    let incident = filled(&tried, "/api/incidents/{id}");
    let lists = ["incidents", "names", "figures", "victims", "timeline", "unsure", "operations", "search?q=killed"];
    let mut types = BTreeSet::new();
    for path in lists.map(|list| format!("/api/{list}")).into_iter().chain([report, incident]) {
        let lines = tried.get(&path).json()["lines"].as_array().unwrap().clone();
        // No time stands in the invented case.
        assert!(!lines.is_empty() || path == "/api/timeline", "{path}");
        for line in lines {
            check_line(&line).unwrap_or_else(|why| panic!("{path}: {why}: {line}"));
            types.insert(line["type"].as_str().unwrap().to_owned());
        }
    }
    for wanted in ["report", "statement", "figure", "incident", "point", "name", "ledger", "operation", "unsure", "hit"]
    {
        assert!(types.contains(wanted), "{types:?}");
    }
}

#[test]
fn a_list_is_walked_page_by_page() {
    let tried = Tried::new();
    let whole = tried.get("/api/names").json();
    let total = whole["total"].as_u64().unwrap();
    let (mut from, mut walked) = (0, Vec::new());
    while let Some(next) = {
        let page = tried.get(&format!("/api/names?from={from}&most=2")).json();
        walked.extend(page["lines"].as_array().unwrap().clone());
        page["next"].as_u64()
    } {
        assert_eq!(next, from + 2);
        from = next;
    }
    assert!(total > 3 && walked == *whole["lines"].as_array().unwrap());
}

/// Each operation with what makes it work on the invented case.
#[test]
fn every_operation_is_done_by_a_program_and_by_a_form() {
    for by_form in [false, true] {
        let tried = Tried::new();
        let shown = tried.case();
        let alone = shown
            .incidents
            .iter()
            .filter(|i| i.happenings.len() == 1)
            .map(|i| i.id.to_string())
            .take(2)
            .collect::<Vec<_>>();
        let (incident, one) = (shown.incidents[0].id.to_string(), tried.statement(0));
        for operation in OPERATIONS {
            let last = tried.desk.shown().operations.last().unwrap().id.to_string();
            let fields: Vec<(&str, &str)> = match operation.word {
                "confirm" | "reject" => vec![("finding", &one)],
                "correct" => vec![("finding", &one), ("speaker", "Ivo Marl")],
                "join" if alone.len() == 2 => vec![("of", &alone[0]), ("of", &alone[1])],
                "join" => vec![("of", "Dravo"), ("of", "Karsk")],
                "part" => vec![("of", "Ivo Marl"), ("of", "Tolm Averik")],
                "background" => vec![("incident", &incident)],
                "move" => vec![("report", "01.txt"), ("incident", &incident)],
                "gone" => vec![("report", "02.txt")],
                "place" => vec![("name", "Dravo"), ("latitude", "45.3"), ("longitude", "-38.3")],
                "rename" => vec![("name", "Dravo"), ("label", "Dravo (Karsk)")],
                "side" => vec![("label", "Northmark"), ("name", "Ivo Marl")],
                "title" => vec![("title", "Vell road")],
                "note" => vec![("text", "asked for the log"), ("on", "01.txt")],
                "undo" => vec![("operation", &last)],
                other => panic!("{other} is not tried"),
            };
            let before = tried.written();
            if by_form {
                let came = tried.form(&format!("/say/{}", operation.word), &fields);
                assert_eq!(came.status, StatusCode::SEE_OTHER, "{}: {}", operation.word, came.body);
            } else {
                let came = tried.send(&format!("/api/say/{}", operation.word), &object(&fields));
                assert_eq!(came.status, StatusCode::OK, "{}: {}", operation.word, came.body);
                let line = &came.json()["lines"][0];
                check_line(line).unwrap();
                assert_eq!(line["id"], tried.desk.shown().operations.last().unwrap().id.to_string());
            }
            assert_eq!(tried.written(), before + 1, "{}", operation.word);
            let word = tried.last().word();
            assert!(
                word == operation.word || word == format!("{}_names", operation.word),
                "{word} for {}",
                operation.word
            );
            if operation.word == "reject" {
                let last = tried.desk.shown().operations.last().unwrap().id.to_string();
                tried.form("/say/undo", &[("operation", &last)]);
            }
        }
    }
}

/// Fields as an object; what stands twice as a list.
fn object(fields: &[(&str, &str)]) -> Value {
    let mut object = serde_json::Map::new();
    for (name, value) in fields {
        match object.get_mut(*name) {
            Some(Value::Array(all)) => all.push(json!(value)),
            Some(one) => *one = json!([one.clone(), value]),
            None => drop(object.insert((*name).to_owned(), json!(value))),
        }
    }
    Value::Object(object)
}

#[test]
fn what_is_refused_is_said_as_json() {
    let tried = Tried::new();
    let came = tried.send("/api/say/undo", &json!({ "operation": "000000" }));
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(came.json()["error"].as_str().unwrap().contains("no operation"), "{}", came.body);
    assert_eq!(tried.send("/api/say/explode", &json!({})).status, StatusCode::NOT_FOUND);
}
