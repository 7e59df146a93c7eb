//! The description of the API (OpenAPI 3.1), made of the tables that answer it and of the contract's schemas.

use sayso_contract::{TYPES, schema};
use serde_json::{Map, Value, json};

use super::given::Given;
use crate::say::{Field, OPERATIONS, Operation, Takes, WHY};

/// The whole description; of a desk with accounts what lets in as well.
pub(super) fn description(all: &[Given], version: &str, has_accounts: bool) -> Value {
    let security = if has_accounts { json!([{ "session": [] }, { "key": [] }]) } else { json!([{}]) };
    let mut paths: Map<String, Value> = Map::new();
    for given in all {
        paths.insert(given.route.path.to_owned(), json!({ "get": reads(given) }));
    }
    for operation in OPERATIONS {
        paths.insert(format!("/api/say/{}", operation.word), json!({ "post": says(operation) }));
    }
    let schemas: Map<String, Value> =
        TYPES.iter().filter_map(|name| Some(((*name).to_owned(), bare(name, schema(name)?)))).collect();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Sayso, the desk",
            "version": version,
            "description": "A record of who says what happened. Lines are those that the commands print. Nothing is written for a page of \
                            another site; a program sends its operations as application/json. Where the desk has accounts, reading takes a \
                            reader, and saying something a reviewer.",
        },
        "security": security,
        "paths": paths,
        "components": { "schemas": schemas, "securitySchemes": {
            "session": { "type": "apiKey", "in": "cookie", "name": "__Host-sayso-desk", "description": "The cookie of whoever is logged in." },
            "key": { "type": "http", "scheme": "bearer", "description": "A key of an account: /account makes them." },
        } },
    })
}

/// A schema as a part of another document: with a name of its own, so that what it refers to stands in it.
fn bare(name: &str, mut schema: Value) -> Value {
    if let Value::Object(schema) = &mut schema {
        schema.remove("$schema");
        schema.insert("$id".to_owned(), format!("https://sayso.invalid/schema/{name}").into());
    }
    schema
}

fn reads(given: &Given) -> Value {
    let line = match given.lines {
        [] => json!({ "type": "object" }),
        many => {
            json!({ "anyOf": many.iter().map(|name| json!({ "$ref": format!("#/components/schemas/{name}") })).collect::<Vec<_>>() })
        }
    };
    let body = match (given.lines.is_empty(), given.list) {
        (true, _) => line,
        (false, true) => {
            json!({ "type": "object", "properties": { "lines": { "type": "array", "items": line } }, "required": ["lines"] })
        }
        (false, false) => json!({ "type": "object", "properties": { "line": line }, "required": ["line"] }),
    };
    let in_path = given.route.path.split('{').skip(1).filter_map(|rest| rest.split('}').next());
    let mut parameters: Vec<Value> = in_path
        .map(|name| json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } }))
        .collect();
    parameters.extend(given.query.iter().map(
        |(name, what)| json!({ "name": name, "in": "query", "description": what, "schema": { "type": "string" } }),
    ));
    json!({
        "operationId": given.route.path.trim_start_matches("/api/").replace(['/', '{', '}', '.'], "_"),
        "summary": given.what,
        "parameters": parameters,
        "responses": responses(&body),
    })
}

fn says(operation: &Operation) -> Value {
    let fields = || operation.fields.iter().chain([&WHY]);
    let properties: Map<String, Value> = fields().map(|field| (field.name.to_owned(), taken(field))).collect();
    let required: Vec<&str> = fields().filter(|field| field.needed).map(|field| field.name).collect();
    let body = json!({
        "type": "object",
        "properties": {
            "lines": { "type": "array", "items": { "$ref": "#/components/schemas/operation" } },
            "unfit": { "type": "array", "items": { "type": "string" }, "description": "What does not fit any more because of it." },
        },
        "required": ["lines", "unfit"],
    });
    json!({
        "operationId": operation.word,
        "summary": operation.what,
        "requestBody": { "required": true, "content": { "application/json": { "schema": {
            "type": "object", "properties": properties, "required": required,
        } } } },
        "responses": responses(&body),
    })
}

fn taken(field: &Field) -> Value {
    let words = json!({ "type": "string" });
    let mut schema = match field.takes {
        Takes::Words => words,
        Takes::Number => json!({ "type": "number" }),
        Takes::Many => json!({ "oneOf": [{ "type": "array", "items": words }, words] }),
    };
    if let Value::Object(schema) = &mut schema {
        schema.insert("description".to_owned(), field.what.into());
    }
    schema
}

fn responses(body: &Value) -> Value {
    let error = json!({ "type": "object", "properties": { "error": { "type": "string" } }, "required": ["error"] });
    json!({
        "200": { "description": "So it is.", "content": { "application/json": { "schema": body } } },
        "default": { "description": "Why not, as a sentence.", "content": { "application/json": { "schema": error } } },
    })
}
