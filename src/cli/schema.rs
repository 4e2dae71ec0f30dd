//! `overbuild schema`: the JSON Schema (Draft 4) of scenario files, for editors.

use serde_json::{Map, Value, json};

use crate::{
    metrics::quantity::{self, Owner, Sort},
    model::specifications,
    scenario::{Form, Key, TableSpecification, header_tables},
};

/// The schema as text.
pub(super) fn text() -> String {
    format!("{:#}\n", schema())
}

fn schema() -> Value {
    let header = header_tables();
    let (top, header) = header.split_first().expect("the first is the top of the file");
    let mut properties = properties(top);
    // A table within a table has a point in its name, and stands there.
    let header = header.iter().copied().filter(|table| !table.name.contains('.'));
    let all: Vec<&TableSpecification> =
        header.chain(specifications().map(|(table, _)| table)).collect();
    for table in &all {
        let mut own = table_schema(table);
        for name in table.overrides {
            if let Some(industry) = all.iter().find(|other| other.name == *name) {
                own["properties"][*name] = table_schema(industry);
            }
        }
        let whole = if table.list { json!({ "type": "array", "items": own }) } else { own };
        properties.insert(table.name.to_owned(), described(whole, table.meaning));
    }
    json!({
        "$schema": "http://json-schema.org/draft-04/schema#",
        "title": "overbuild scenario",
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
        "definitions": { "distribution": distribution(), "series": series() },
    })
}

fn described(mut schema: Value, meaning: &str) -> Value {
    schema["description"] = json!(meaning.trim());
    schema
}

fn properties(table: &TableSpecification) -> Map<String, Value> {
    table.keys.iter().map(|key| (key.name.to_owned(), key_schema(key))).collect()
}

fn table_schema(table: &TableSpecification) -> Value {
    // A table without keys of ours has words of the user's.
    let more = if table.keys.is_empty() { text_schema() } else { json!(false) };
    let mut schema = json!({
        "type": "object", "properties": properties(table), "additionalProperties": more,
    });
    // What an overlay may give in part needs no more than its name.
    let named = table.keys.iter().any(|key| key.name == "name");
    let needed =
        |key: &&Key| if named { key.name == "name" } else { key.default_words().is_none() };
    let needed: Vec<&str> = table.keys.iter().filter(needed).map(|key| key.name).collect();
    if table.list && !needed.is_empty() {
        schema["required"] = json!(needed);
    }
    if !table.either.is_empty() {
        schema["oneOf"] = table.either.iter().map(|set| either(table, set)).collect();
    }
    schema
}

/// One set of keys is there, and no key of the others.
fn either(table: &TableSpecification, set: &[&str]) -> Value {
    let others = table.either.iter().flat_map(|other| other.iter());
    let others: Map<String, Value> = others
        .filter(|key| !set.contains(key))
        .map(|key| ((*key).to_owned(), json!({ "not": {} })))
        .collect();
    json!({ "required": set, "properties": others })
}

fn key_schema(key: &Key) -> Value {
    let (low, high) = key.range;
    let number = json!({ "type": "number", "minimum": low, "maximum": high });
    let list = |items: Value| json!({ "type": "array", "items": items, "minItems": low, "maxItems": high });
    let form = match key.form {
        Form::Parameter => json!({ "anyOf": [number, { "$ref": "#/definitions/distribution" }] }),
        Form::Series => json!({ "anyOf": [number, { "$ref": "#/definitions/series" }] }),
        Form::Number => number,
        Form::Whole => json!({ "type": "integer", "minimum": low, "maximum": high }),
        Form::OneOf(numbers) => json!({ "enum": numbers }),
        Form::Flag => json!({ "type": "boolean" }),
        Form::MetricName => named(false),
        Form::TrackName => named(true),
        Form::Text if high > 0.0 => {
            json!({ "type": "string", "minLength": low, "maxLength": high })
        }
        Form::Text => text_schema(),
        Form::Pattern(pattern, _) => json!({ "type": "string", "pattern": pattern }),
        Form::Choice(words) => json!({ "enum": words }),
        Form::Texts => list(text_schema()),
        Form::TextOrTexts => json!({ "anyOf": [text_schema(), list(text_schema())] }),
        Form::Rows => list(numbers(2)),
        Form::Tables(table) => list(table_schema(table)),
    };
    let default = match key.default_words() {
        Some(words) if !key.optional() && !matches!(key.form, Form::Choice(_)) => {
            format!(" Default {words}.")
        }
        _ => String::new(),
    };
    let unit = if key.unit.is_empty() { String::new() } else { format!(" Unit: {}.", key.unit) };
    let mut form =
        described(form, &format!("{}{unit}{default} Source: {}", key.meaning.trim(), key.source));
    form["title"] = json!(key.label);
    form
}

fn text_schema() -> Value {
    json!({ "type": "string" })
}

fn numbers(count: usize) -> Value {
    json!({ "type": "array", "items": { "type": "number" }, "minItems": count, "maxItems": count })
}

fn distribution() -> Value {
    let number = json!({ "type": "number" });
    let form = |required: &[&str], properties: Value| json!({ "type": "object", "required": required, "properties": properties, "additionalProperties": false });
    let three = |low: &str, high: &str| {
        let mut properties = json!({ "p50": number, "min": number, "max": number });
        properties[low] = number.clone();
        properties[high] = number.clone();
        form(&[low, "p50", high], properties)
    };
    let list = json!({ "type": "array", "items": number });
    json!({ "anyOf": [
        three("p10", "p90"),
        three("p5", "p95"),
        three("p25", "p75"),
        form(&["uniform"], json!({ "uniform": numbers(2) })),
        form(&["triangular"], json!({ "triangular": numbers(3) })),
        form(&["pert"], json!({ "pert": numbers(3) })),
        form(&["normal"], json!({ "normal": numbers(2), "min": number, "max": number })),
        form(&["log_normal"], json!({ "log_normal": numbers(2), "min": number, "max": number })),
        form(&["beta"], json!({ "beta": numbers(2), "min": number, "max": number })),
        form(&["values"], json!({ "values": list, "weights": list })),
        form(&["range", "credibility", "shape"], json!({
            "range": { "type": "string" }, "credibility": number,
            "shape": { "enum": ["normal", "log_normal", "uniform"] },
        })),
    ] })
}

fn series() -> Value {
    let rows = json!({ "type": "array", "minItems": 1, "items": numbers(2) });
    json!({ "anyOf": [
        rows,
        { "type": "object", "additionalProperties": false, "properties": {
            "table": rows, "growth": { "type": "number" },
            "csv": { "type": "string" }, "item": { "type": "string" },
        } },
    ] })
}

/// The name of a metric or of a track: one of the industry's, or a party's with its name.
fn named(track: bool) -> Value {
    let of = |industry: bool| {
        let fits =
            move |sort: &Sort| sort.track == track && (sort.of == Owner::Industry) == industry;
        let each = quantity::all().filter(move |(_, sort)| fits(sort)).map(|(own, _)| own.name);
        let mut names: Vec<&str> = each.collect();
        names.sort_unstable();
        names.dedup();
        names
    };
    let of_party = format!("^({})\\..+$", of(false).join("|"));
    let mut forms =
        vec![json!({ "enum": of(true) }), json!({ "type": "string", "pattern": of_party })];
    if !track {
        // A quantity of the scenario's own.
        forms.push(json!({ "type": "string", "pattern": "^[a-z][a-z0-9_]*$" }));
    }
    json!({ "anyOf": forms })
}
