//! `overbuild schema`: the JSON Schema (Draft 4) of scenario files, for editors.

use serde_json::{Map, Value, json};

use crate::{
    metrics::quantity::{self, Owner, Sort},
    model::specifications,
    scenario::{Form, HEADER_KEYS, Key, Run, TableSpecification},
};

/// The schema as text.
pub(super) fn text() -> String {
    format!("{:#}\n", schema())
}

fn schema() -> Value {
    let mut properties = Map::new();
    for (name, meaning) in HEADER_KEYS {
        let form = match *name {
            "extends" => json!({ "anyOf": [{ "type": "string" }, words()] }),
            "without" => words(),
            _ => json!({ "type": "string" }),
        };
        properties.insert((*name).to_owned(), described(form, meaning));
    }
    let all: Vec<&TableSpecification> = std::iter::once(&Run::SPECIFICATION)
        .chain(specifications().map(|(table, _)| table))
        .collect();
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
    properties.insert("bust".to_owned(), bust());
    properties.insert("correlation".to_owned(), correlation());
    properties.insert("expect".to_owned(), expect());
    properties.insert("observation".to_owned(), observation());
    properties.insert("calibration".to_owned(), calibration());
    json!({
        "$schema": "http://json-schema.org/draft-04/schema#",
        "title": "overbuild scenario",
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
        "definitions": { "distribution": distribution(), "series": series() },
    })
}

fn words() -> Value {
    json!({ "type": "array", "items": { "type": "string" } })
}

fn described(mut schema: Value, meaning: &str) -> Value {
    schema["description"] = json!(meaning.trim());
    schema
}

fn table_schema(table: &TableSpecification) -> Value {
    let properties: Map<String, Value> =
        table.keys.iter().map(|key| (key.name.to_owned(), key_schema(key))).collect();
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

fn key_schema(key: &Key) -> Value {
    let (low, high) = key.range;
    let number = json!({ "type": "number", "minimum": low, "maximum": high });
    let form = match key.form {
        Form::Parameter => json!({ "anyOf": [number, { "$ref": "#/definitions/distribution" }] }),
        Form::Series => json!({ "anyOf": [number, { "$ref": "#/definitions/series" }] }),
        Form::Number => number,
        Form::Text => json!({ "type": "string" }),
        Form::Choice(words) => json!({ "enum": words }),
    };
    let default = key.default.map_or_else(String::new, |value| format!(" Default {value}."));
    let unit = if key.unit.is_empty() { String::new() } else { format!(" Unit: {}.", key.unit) };
    described(form, &format!("{}{unit}{default} Source: {}", key.meaning.trim(), key.source))
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
    json!({ "anyOf": [{ "enum": of(true) }, { "type": "string", "pattern": of_party }] })
}

fn bust() -> Value {
    let number = json!({ "type": "number" });
    let condition = json!({
        "type": "object", "required": ["metric"], "additionalProperties": false,
        "properties": { "metric": named(false), "above": number, "below": number },
    });
    json!({
        "description": "What counts as a bust: any of these conditions on metrics.",
        "type": "object", "additionalProperties": false,
        "properties": { "any_of": { "type": "array", "minItems": 1, "items": condition } },
    })
}

fn correlation() -> Value {
    json!({
        "description": "Rank correlation between two uncertain parameters or shocks.",
        "type": "array",
        "items": {
            "type": "object", "required": ["between", "rank"], "additionalProperties": false,
            "properties": {
                "between": { "type": "array", "items": { "type": "string" }, "minItems": 2, "maxItems": 2 },
                "rank": { "type": "number", "minimum": -1, "maximum": 1 },
            },
        },
    })
}

fn expect() -> Value {
    let range = |mut properties: Value| {
        for key in ["above", "below", "near", "tolerance"] {
            properties[key] = json!({ "type": "number" });
        }
        properties
    };
    let of_metric = range(json!({
        "metric": named(false),
        "statistic": {
            "type": "string",
            "pattern": "^(mean|share|expected_shortfall(_[0-9.]+)?|p[0-9]+(\\.[0-9]+)?)$",
        },
    }));
    let of_observation = range(json!({
        "observation": { "type": "string" },
        "score": { "enum": ["coverage_50", "coverage_80", "coverage_90", "skill"] },
    }));
    let form = |required: [&str; 2], properties: Value| json!({ "type": "object", "required": required, "properties": properties, "additionalProperties": false });
    json!({
        "description": "What the scenario promises of its results, or of its backtest; unmet, the exit code is 99.",
        "type": "array",
        "items": { "anyOf": [
            form(["metric", "statistic"], of_metric),
            form(["observation", "score"], of_observation),
        ] },
    })
}

fn observation() -> Value {
    let (number, text) = (json!({ "type": "number" }), json!({ "type": "string" }));
    let flag = json!({ "type": "boolean" });
    let rows = json!({ "type": "array", "minItems": 1, "items": numbers(2) });
    json!({
        "description": "What happened: a series or a number that `backtest` holds the scenario against.",
        "type": "array",
        "items": {
            "type": "object", "required": ["name"], "additionalProperties": false,
            "properties": {
                "name": described(text.clone(), "What charts and tables call it."),
                "track": described(named(true), "The track that it observes, year by year."),
                "metric": described(named(false), "The metric that it observes: one number."),
                "csv": described(text.clone(), "Data file: year,value,unit,source,confidence[,item]."),
                "item": described(text.clone(), "The item of the data file."),
                "unit": described(text.clone(), "The unit that the data file must state."),
                "table": described(rows, "Years and values, where there is no file."),
                "value": described(number.clone(), "The metric as it was observed."),
                "scale": described(number.clone(), "The data times this are in the model's unit."),
                "complement": described(flag.clone(), "Takes one less the data: a dark share from a lit one."),
                "from": described(number.clone(), "First year taken."),
                "to": described(number.clone(), "Last year taken."),
                "compare": described(json!({ "enum": ["value", "index"] }), "As they are, or over the first year's."),
                "trend": described(number.clone(), "Growth a year that is taken out of the data."),
                "known": described(number.clone(), "What was known at the start; else the first point is, and is not scored."),
                "known_growth": described(number.clone(), "Growth a year that was known at the start, for the forecast of a trend."),
                "error": described(number, "Standard error of the data, of its logarithm (of the log-odds, for shares). Default 0.1."),
                "calibrate": described(flag, "Whether `calibrate` learns from it. Default true."),
            },
        },
    })
}

fn calibration() -> Value {
    json!({
        "description": "What may be learned from the observations, and carried into other scenarios.",
        "type": "object", "additionalProperties": false,
        "properties": {
            "keep": described(words(), "Uncertain parameters that are not learned: sources know them better."),
            "carry": described(words(), "Parameters whose posterior may be carried into another scenario."),
            "because": described(json!({ "type": "string" }), "Why these and not the others."),
        },
    })
}
