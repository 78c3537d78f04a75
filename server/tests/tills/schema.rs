//! The served OpenAPI description, and whether an answer is what it says. JSON Schema as far as that
//! document uses it: a keyword that is not known here is a failure, not a yes.

use serde_json::{Map, Value};

/// The description in the repository.
pub fn document() -> Value {
    let text = include_str!("../../src/till_api/openapi.json");
    serde_json::from_str(text).expect("JSON")
}

/// What is wrong with an answer to `method` `path` (as the document spells it).
pub fn faults(method: &str, path: &str, status: u16, kind: &str, body: &Value) -> Vec<String> {
    let document = document();
    let operation = &document["paths"][path][method];
    assert!(operation.is_object(), "{method} {path} is not described");
    let response = &operation["responses"][status.to_string()];
    if response.is_null() {
        return vec![format!("{method} {path}: {status} is not described")];
    }
    let response = followed(&document, response);
    let Some(content) = response["content"].get(kind) else {
        return vec![format!("{method} {path} {status}: {kind} is not described")];
    };
    let mut faults = Vec::new();
    look(&document, &content["schema"], body, "", &mut faults);
    faults
}

/// What is wrong with a question as the document describes it.
pub fn question_faults(body: &Value) -> Vec<String> {
    let document = document();
    let mut faults = Vec::new();
    let schema = document["components"]["schemas"]["Question"].clone();
    look(&document, &schema, body, "", &mut faults);
    faults
}

fn followed<'a>(document: &'a Value, at: &'a Value) -> &'a Value {
    match at.get("$ref").and_then(Value::as_str) {
        Some(path) => document
            .pointer(path.strip_prefix('#').expect("within the document"))
            .unwrap_or_else(|| panic!("{path} leads nowhere")),
        None => at,
    }
}

fn fits(document: &Value, schema: &Value, value: &Value) -> bool {
    let mut faults = Vec::new();
    look(document, schema, value, "", &mut faults);
    faults.is_empty()
}

fn look(document: &Value, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
    let schema = schema.as_object().expect("a schema");
    let mut wrong = |what: &str| faults.push(format!("{at}: {what} ({value})"));
    let size = |value: &Value| match value {
        Value::String(text) => text.chars().count(),
        Value::Array(items) => items.len(),
        _ => 0,
    };
    for (keyword, rule) in schema {
        let all = || rule.as_array().expect("a list").iter();
        let number = || rule.as_f64().expect("a number");
        let good = match keyword.as_str() {
            "description" | "default" | "format" | "then" => true,
            "$ref" | "properties" | "items" | "additionalProperties" => true,
            "type" => is(rule.as_str().expect("one type"), value),
            "enum" => all().any(|one| one == value),
            "const" => rule == value,
            "pattern" => matches(rule.as_str().expect("a pattern"), value),
            "minLength" | "minItems" => size(value) as f64 >= number(),
            "maxLength" | "maxItems" => size(value) as f64 <= number(),
            "minimum" => value.as_f64().is_none_or(|value| value >= number()),
            "maximum" => value.as_f64().is_none_or(|value| value <= number()),
            "required" => all().all(|name| value.get(name.as_str().expect("a name")).is_some()),
            "anyOf" => all().any(|one| fits(document, one, value)),
            "oneOf" => all().filter(|one| fits(document, one, value)).count() == 1,
            "if" => !fits(document, rule, value) || fits(document, &schema["then"], value),
            other => panic!("{other}: a keyword that this test does not know"),
        };
        if !good {
            wrong(keyword);
        }
    }
    if schema.contains_key("$ref") {
        let schema = Value::Object(schema.clone());
        look(document, followed(document, &schema), value, at, faults);
    }
    members(document, schema, value, at, faults);
}

fn members(
    document: &Value,
    schema: &Map<String, Value>,
    value: &Value,
    at: &str,
    faults: &mut Vec<String>,
) {
    let known = schema.get("properties").and_then(Value::as_object);
    for (name, member) in value.as_object().into_iter().flatten() {
        let at = format!("{at}/{name}");
        match known.and_then(|known| known.get(name)) {
            Some(schema) => look(document, schema, member, &at, faults),
            None if schema.get("additionalProperties") == Some(&Value::Bool(false)) => {
                faults.push(format!("{at}: not described"));
            }
            None => {}
        }
    }
    if let Some(items) = schema.get("items") {
        for (number, item) in value.as_array().into_iter().flatten().enumerate() {
            look(document, items, item, &format!("{at}/{number}"), faults);
        }
    }
}

fn is(kind: &str, value: &Value) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "null" => value.is_null(),
        other => panic!("{other}: a type that this test does not know"),
    }
}

/// The few patterns of the document, spelled out.
fn matches(pattern: &str, value: &Value) -> bool {
    let Some(text) = value.as_str() else {
        return true;
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    match pattern {
        "^[0-9]{3}-[0-9]{3}$" => text.split_once('-').is_some_and(|(one, two)| {
            one.len() == 3 && two.len() == 3 && digits(one) && digits(two)
        }),
        "^([0-9]{13}|[0-9]{15})$" => [13, 15].contains(&text.len()) && digits(text),
        "^urn:digital-id:problem:" => text.starts_with("urn:digital-id:problem:"),
        "^[A-Za-z0-9_-]+$" => {
            let known = |byte: u8| byte.is_ascii_alphanumeric() || b"_-".contains(&byte);
            !text.is_empty() && text.bytes().all(known)
        }
        other => panic!("{other}: a pattern that this test does not know"),
    }
}

#[test]
fn a_wrong_answer_does_not_pass() {
    let path = "/api/v1/checks/{id}/receipt";
    let look = |body: Value| faults("get", path, 200, "application/json", &body);
    let good = serde_json::json!({ "receipt": "AB_-", "page": "https://id.example/receipt/AB_-" });
    assert_eq!(look(good.clone()), Vec::<String>::new());
    for (name, value) in [("receipt", "A B"), ("receipt", ""), ("more", "")] {
        let mut wrong = good.clone();
        wrong[name] = value.into();
        assert_eq!(look(wrong).len(), 1, "{name}");
    }
    assert_eq!(look(serde_json::json!({})).len(), 1);
    assert!(!faults("get", path, 418, "application/json", &good).is_empty());
}
