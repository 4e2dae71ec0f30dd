//! `summary.json` and `manifest.json`.

use std::{
    path::Path,
    time::{Instant, SystemTime, UNIX_EPOCH},
};

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::answer;
use crate::{
    analysis::{Cases, Sample},
    language::{Language, Phrase, data_unit::data_unit},
    metrics::{Conventions, Estimate, MetricSummary, NotModelled, Summary, bust_words},
    model::Model,
    scenario::{self, Document, Table},
};

/// Version of the layout of files; it grows when a reader of old files would be misled.
pub(super) const FORMAT_VERSION: u32 = 1;
/// That of `summary.json` and `comparison.json`: 2 since the worst 5 % of earnings are the smallest and what is
/// not modelled is left out.
pub(super) const SUMMARY_VERSION: u32 = 2;

/// The numbers of a run, each with its standard error.
pub fn summary(model: &Model, summary: &Summary, sample: &Sample) -> Value {
    let run = &model.header.run;
    let metrics: Vec<Value> = summary.metrics.iter().map(|m| metric(m, model)).collect();
    let lacking = |all: &[NotModelled]| all.iter().map(|own| not_modelled(own, model)).collect();
    let (lacking_metrics, lacking_tracks): (Vec<Value>, Vec<Value>) =
        (lacking(&summary.lacking_metrics), lacking(&summary.lacking_tracks));
    json!({
        "format_version": SUMMARY_VERSION,
        "program_version": env!("CARGO_PKG_VERSION"),
        "title": model.header.title,
        "question": model.header.question,
        "seed": run.seed,
        "paths": summary.paths,
        "start": run.start,
        "years": run.years,
        "steps_per_year": run.steps_per_year,
        "answer": sentences(&answer::of_run(model, summary, sample)),
        "bust": { "definition": bust_words(model).join(" or "), "probability": summary.bust },
        "conventions": summary.conventions.as_ref().map(conventions),
        "quantile_error": summary.cell_error(),
        "metrics": metrics,
        "not_modelled": { "metrics": lacking_metrics, "tracks": lacking_tracks },
        "tracks": { "paths": summary.track_paths, "file": "tracks.csv" },
    })
}

/// Sentences in English, as data are.
pub(super) fn sentences(all: &[Phrase]) -> Vec<String> {
    all.iter().map(|one| Language::En.say(one).replace('\u{a0}', " ")).collect()
}

fn conventions(conventions: &Conventions) -> Value {
    let each = conventions.each.iter().map(|one| {
        json!({
            "standard": one.standard,
            "asset_group": one.asset_group,
            "own": one.own,
            "bust_books": one.books,
            "any_kind": one.any,
            "write_down_median": one.write_down,
        })
    });
    json!({ "paths": conventions.paths, "each": each.collect::<Vec<_>>() })
}

fn metric(metric: &MetricSummary, model: &Model) -> Value {
    let mut quantiles = Map::new();
    for (level, estimate) in MetricSummary::LEVELS.iter().zip(metric.quantiles()) {
        quantiles.insert(format!("p{:.0}", level * 100.0), json!(finite(estimate)));
    }
    json!({
        "name": metric.name,
        "meaning": metric.quantity.label,
        "unit": data_unit(metric.unit, &model.header.run),
        "worse": metric.quantity.worse.name(),
        "mean": metric.distribution.mean(),
        "quantiles": quantiles,
        "expected_shortfall_95": metric.expected_shortfall(0.95),
        "never": metric.never.filter(|_| !metric.quantity.may_be_undefined()),
        "undefined": metric.never.filter(|_| metric.quantity.may_be_undefined()),
        "lost": metric.lost,
    })
}

fn not_modelled(lacking: &NotModelled, model: &Model) -> Value {
    json!({
        "name": lacking.name,
        "meaning": lacking.quantity.label,
        "unit": data_unit(lacking.quantity.unit, &model.header.run),
        "needs": lacking.needs,
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

impl Timing {
    /// Of work that began at some instant and is done now.
    pub fn since(begun: Instant, threads: usize) -> Self {
        let elapsed = begun.elapsed();
        let started = SystemTime::now().checked_sub(elapsed);
        let since_1970 = started.and_then(|started| started.duration_since(UNIX_EPOCH).ok());
        let started_unix = since_1970.map_or(0, |duration| duration.as_secs());
        Self { started_unix, seconds: elapsed.as_secs_f64(), threads }
    }
}

/// What is needed to repeat a run.
pub(super) fn origin(model: &Model, document: &Document) -> Map<String, Value> {
    let mut origin = Map::new();
    let run = &model.header.run;
    let mut add = |key: &str, value: Value| drop(origin.insert(key.to_owned(), value));
    add("title", json!(model.header.title));
    add("seed", json!(run.seed));
    add("paths", json!(run.paths));
    add("run", json!(run_hash(document)));
    add("scenario", table(&document.root));
    // Of a workbook, and of a text with a byte order mark, the file is more than the text.
    let content = |source: &scenario::Source| {
        hash(document.sources.files.content(&source.name).unwrap_or(source.text.as_bytes()))
    };
    let sources = document
        .sources
        .iter()
        .map(|source| json!({ "name": source.name, "sha256": content(source) }));
    add("sources", sources.collect());
    add("data", listed(&data(document)));
    origin
}

/// Files with their hashes, as a manifest lists them.
pub(super) fn listed(files: &[(String, String)]) -> Value {
    files.iter().map(|(name, hash)| json!({ "name": name, "sha256": hash })).collect()
}

/// What is needed to repeat a comparison.
pub(super) fn origin_of_all(cases: &Cases) -> Map<String, Value> {
    let each = cases.cases.iter().map(|case| (case.name.as_str(), &case.model, &case.document));
    let mut origin = origin_of(each);
    origin.insert("reference".to_owned(), json!(cases.reference().name));
    origin
}

/// What is needed to repeat a result of several scenarios.
pub(super) fn origin_of<'a>(
    scenarios: impl Iterator<Item = (&'a str, &'a Model, &'a Document)> + Clone,
) -> Map<String, Value> {
    let each = scenarios.clone().map(|(name, model, document)| {
        let mut own = origin(model, document);
        own.insert("name".to_owned(), json!(name));
        Value::from(own)
    });
    let documents: Vec<&Document> = scenarios.map(|(_, _, own)| own).collect();
    let mut origin = Map::new();
    origin.insert("scenarios".to_owned(), each.collect());
    origin.insert("run".to_owned(), json!(run_hash_of(&documents)));
    origin
}

/// Eight digits that name a comparison.
pub(super) fn run_hash_of_all(cases: &Cases) -> String {
    let documents: Vec<&Document> = cases.cases.iter().map(|case| &case.document).collect();
    run_hash_of(&documents)
}

/// Eight digits that name several scenarios.
pub(super) fn run_hash_of(documents: &[&Document]) -> String {
    let each: Vec<String> = documents.iter().map(|own| run_hash(own)).collect();
    hash(each.join(" ").as_bytes())[..8].to_owned()
}

/// The origin of a result, the hashes of what it wrote, and when.
pub(super) fn manifest(
    origin: Map<String, Value>,
    files: Vec<(String, String)>,
    timing: Timing,
) -> Map<String, Value> {
    let mut manifest = Map::new();
    let mut add = |key: &str, value: Value| drop(manifest.insert(key.to_owned(), value));
    add("format_version", json!(FORMAT_VERSION));
    add("program", json!("overbuild"));
    add("program_version", json!(env!("CARGO_PKG_VERSION")));
    for (key, value) in origin {
        add(&key, value);
    }
    let hashes: Map<String, Value> =
        files.into_iter().map(|(name, hash)| (name, json!(hash))).collect();
    add("files", hashes.into());
    add("started_unix", json!(timing.started_unix));
    add("seconds", json!(timing.seconds));
    add("threads", json!(timing.threads));
    manifest
}

/// Eight digits that name the merged scenario and the program's version, for the foot of a chart.
pub fn run_hash(document: &Document) -> String {
    let text = format!("{} {}", env!("CARGO_PKG_VERSION"), table(&document.root));
    hash(text.as_bytes())[..8].to_owned()
}

/// A hash of all that a scenario's paths follow from: the program's version, the merged scenario, and the data files
/// that it names.
pub fn scenario_hash(document: &Document) -> String {
    let mut parts = vec![env!("CARGO_PKG_VERSION").to_owned(), table(&document.root).to_string()];
    parts.extend(data(document).into_iter().map(|(_, hash)| hash));
    text_hash(&parts.iter().map(String::as_str).collect::<Vec<_>>())
}

/// A hash of some texts, in their order.
pub fn text_hash(parts: &[&str]) -> String {
    hash(parts.join("\n").as_bytes())[..32].to_owned()
}

/// The data files that a scenario has read, each once, with their hashes.
pub(super) fn data(document: &Document) -> Vec<(String, String)> {
    let mut found = Vec::new();
    document.root.0.iter().for_each(|entry| files_of(&entry.node.value, &mut found));
    found.sort();
    found.dedup();
    found.into_iter().map(|(path, content)| (path.display().to_string(), hash(content))).collect()
}

fn files_of<'a>(value: &'a scenario::Value, found: &mut Vec<(&'a Path, &'a [u8])>) {
    match value {
        scenario::Value::File(file) => {
            found.extend(file.content().map(|content| (file.path.as_path(), content)));
        }
        scenario::Value::List(list) => list.iter().for_each(|item| files_of(&item.value, found)),
        scenario::Value::Table(inner) => {
            inner.0.iter().for_each(|entry| files_of(&entry.node.value, found));
        }
        _ => {}
    }
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
        scenario::Value::File(file) => json!(file.written),
        scenario::Value::List(list) => list.iter().map(|item| node(&item.value)).collect(),
        scenario::Value::Table(inner) => table(inner),
    }
}
