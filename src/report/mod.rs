//! Reports: turns numbers into text, files and charts. Nothing here prints.

pub mod chart;
pub mod comparison;
pub mod drivers;
mod folder;
mod hashed_file;
mod history;
mod json;
mod lesson;
pub mod number;
mod parties;
#[cfg(feature = "parquet")]
mod path_parquet;
mod path_table;
mod table;
mod text;

pub use folder::Staged;
pub use history::History;
pub use json::{Timing, run_hash, summary as summary_json};
pub use lesson::Lesson;
#[cfg(feature = "parquet")]
pub use path_parquet::PathParquet;
pub use path_table::{PathCsv, PathTable};
use rayon::prelude::*;
pub use table::field;
pub use text::{definition, summary as summary_text};

use crate::{analysis::Study, metrics::Summary, model::Model, scenario::Document};

/// Every file of a run but its manifest and those written while it ran, with its name.
pub fn files(
    model: &Model,
    document: &Document,
    summary: &Summary,
) -> Result<Vec<(String, Vec<u8>)>, String> {
    let json = format!("{:#}\n", summary_json(model, summary));
    let mut files = vec![
        ("summary.json".to_owned(), json.into_bytes()),
        ("tracks.csv".to_owned(), table::tracks(summary).into_bytes()),
    ];
    let charts = chart::all(model, summary, &run_hash(document));
    let pictures: Vec<_> = charts.into_par_iter().map(|chart| chart.pictures()).collect();
    for picture in pictures {
        files.extend(picture?);
    }
    Ok(files)
}

/// Writes a whole output folder, or nothing. `written` are names and hashes of the files that are
/// there already.
pub fn write(
    staged: Staged,
    files: &[(String, Vec<u8>)],
    written: Vec<(String, String)>,
    model: &Model,
    document: &Document,
    timing: Timing,
) -> Result<(), String> {
    write_with(staged, files, written, json::origin(model, document), timing)
}

/// Writes the folder of a comparison, or nothing.
pub fn write_comparison(staged: Staged, study: &Study, timing: Timing) -> Result<(), String> {
    let origin = json::origin_of_all(&study.cases);
    write_with(staged, &comparison::files(study), Vec::new(), origin, timing)
}

fn write_with(
    staged: Staged,
    files: &[(String, Vec<u8>)],
    written: Vec<(String, String)>,
    origin: serde_json::Map<String, serde_json::Value>,
    timing: Timing,
) -> Result<(), String> {
    for (name, content) in files {
        staged.write(name, content)?;
    }
    let mut hashes = written;
    hashes.extend(files.iter().map(|(name, content)| (name.clone(), json::hash(content))));
    let manifest = format!("{:#}\n", json::manifest(origin, hashes, timing));
    staged.write(folder::MANIFEST, manifest.as_bytes())?;
    staged.finish()
}
