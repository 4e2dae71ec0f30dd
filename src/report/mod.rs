//! Reports: turns numbers into text, files and charts. Nothing here prints.

pub mod chart;
mod folder;
mod json;
pub mod number;
mod parties;
mod table;
mod text;

pub use folder::Staged;
pub use json::{Timing, run_hash, summary as summary_json};
use rayon::prelude::*;
pub use table::field;
pub use text::{definition, summary as summary_text};

use crate::{
    metrics::{Collected, Summary},
    model::Model,
    scenario::Document,
};

/// Every file of a run but its manifest, with its name.
pub fn files(
    model: &Model,
    document: &Document,
    collected: &Collected,
    summary: &Summary,
) -> Result<Vec<(String, Vec<u8>)>, String> {
    let drawn: Vec<String> = model.drawn.iter().map(|parameter| parameter.name.clone()).collect();
    let json = format!("{:#}\n", summary_json(model, summary));
    let mut files = vec![
        ("summary.json".to_owned(), json.into_bytes()),
        ("tracks.csv".to_owned(), table::tracks(summary).into_bytes()),
        ("paths.csv".to_owned(), table::paths(collected, &drawn)),
    ];
    let charts = chart::all(model, summary, &run_hash(document));
    let pictures: Vec<_> = charts.into_par_iter().map(|chart| chart.pictures()).collect();
    for picture in pictures {
        files.extend(picture?);
    }
    Ok(files)
}

/// Writes a whole output folder, or nothing.
pub fn write(
    staged: Staged,
    files: &[(String, Vec<u8>)],
    model: &Model,
    document: &Document,
    timing: Timing,
) -> Result<(), String> {
    for (name, content) in files {
        staged.write(name, content)?;
    }
    let manifest = format!("{:#}\n", json::manifest(model, document, files, timing));
    staged.write(folder::MANIFEST, manifest.as_bytes())?;
    staged.finish()
}
