//! `summary.json` and `manifest.json`.

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::{number, text};
use crate::{
    metrics::{Estimate, MetricSummary, Summary, Unit},
    model::Model,
    scenario::{self, Document, Table},
};

/// Version of the layout of both files; it grows when a reader of old files would be misled.
pub(super) const FORMAT_VERSION: u32 = 1;

/// The numbers of a run, each with its standard error.
pub fn summary(model: &Model, summary: &Summary) -> Value {
    let run = &model.header.run;
    let metrics: Vec<Value> = summary.metrics.iter().map(|m| metric(m, model)).collect();
    json!({
        "format_version": FORMAT_VERSION,
        "program_version": env!("CARGO_PKG_VERSION"),
        "title": model.header.title,
        "question": model.header.question,
        "seed": run.seed,
        "paths": summary.paths,
        "start": run.start,
        "years": run.years,
        "steps_per_year": run.steps_per_year,
        "bust": { "definition": text::definition(model), "probability": summary.bust },
        "quantile_error": summary.cell_error(),
        "metrics": metrics,
        "tracks": { "paths": summary.track_paths, "file": "tracks.csv" },
    })
}

fn metric(metric: &MetricSummary, model: &Model) -> Value {
    let mut quantiles = Map::new();
    for (level, estimate) in MetricSummary::LEVELS.iter().zip(metric.quantiles()) {
        quantiles.insert(format!("p{:.0}", level * 100.0), json!(finite(estimate)));
    }
    json!({
        "name": metric.name,
        "meaning": metric.meaning,
        "unit": number::unit_name(metric.unit, &model.header.run),
        "mean": metric.distribution.mean(),
        "quantiles": quantiles,
        "expected_shortfall_95": metric.distribution.expected_shortfall(0.95),
        "never": metric.never.filter(|_| metric.unit != Unit::Rate),
        "undefined": metric.never.filter(|_| metric.unit == Unit::Rate),
    })
}

/// Infinite values are no numbers of JSON: `null`, and the share of "never" says how many.
fn finite(estimate: Estimate) -> Value {
    let value = estimate.value.is_finite().then_some(estimate.value);
    json!({ "value": value, "error": estimate.error })
}

/// When and how long a run took; the only thing in the output that is not a function of the
/// scenario, the seed and the program's version.
#[derive(Clone, Copy, Debug)]
pub struct Timing {
    /// Seconds since 1970 at the start.
    pub started_unix: u64,
    /// Seconds of simulation.
    pub seconds: f64,
    /// Threads used.
    pub threads: usize,
}

/// What is needed to repeat the run, and the hashes of what it wrote.
pub(super) fn manifest(
    model: &Model,
    document: &Document,
    files: Vec<(String, String)>,
    timing: Timing,
) -> Value {
    let sources = document
        .sources
        .iter()
        .map(|source| json!({ "name": source.name, "sha256": hash(source.text.as_bytes()) }));
    let hashes: Map<String, Value> =
        files.into_iter().map(|(name, hash)| (name, json!(hash))).collect();
    json!({
        "format_version": FORMAT_VERSION,
        "program": "overbuild",
        "program_version": env!("CARGO_PKG_VERSION"),
        "title": model.header.title,
        "seed": model.header.run.seed,
        "paths": model.header.run.paths,
        "run": run_hash(document),
        "scenario": table(&document.root),
        "sources": sources.collect::<Vec<_>>(),
        "files": hashes,
        "started_unix": timing.started_unix,
        "seconds": timing.seconds,
        "threads": timing.threads,
    })
}

/// Eight digits that name the merged scenario and the program's version, for the foot of a chart.
pub fn run_hash(document: &Document) -> String {
    let text = format!("{} {}", env!("CARGO_PKG_VERSION"), table(&document.root));
    hash(text.as_bytes())[..8].to_owned()
}

/// SHA-256 of a file.
pub(super) fn hash(bytes: &[u8]) -> String {
    digits(&Sha256::digest(bytes))
}

/// Bytes as hexadecimal digits.
pub(super) fn digits(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}

/// A merged table as JSON.
fn table(table: &Table) -> Value {
    table
        .0
        .iter()
        .map(|entry| (entry.key.clone(), node(&entry.node.value)))
        .collect::<Map<_, _>>()
        .into()
}

fn node(value: &scenario::Value) -> Value {
    match value {
        scenario::Value::Number(number) => json!(number),
        scenario::Value::Flag(flag) => json!(flag),
        scenario::Value::Text(text) => json!(text),
        scenario::Value::List(list) => list.iter().map(|item| node(&item.value)).collect(),
        scenario::Value::Table(inner) => table(inner),
    }
}
