//! Files of a result.

use super::Word;

/// Files of a result.
pub(super) const FILES: &[Word] = &[
    ("summary.json", "the answer of `run` as numbers"),
    ("tracks.csv", "bands of each track by year"),
    ("paths.csv", "a row for each path: its outcomes and its drawn parameters"),
    ("paths.parquet", "the same as Parquet"),
    (
        "tables.sql",
        "a script for DuckDB that reads the tables and comments on their columns, by `overbuild export`",
    ),
    ("drivers.csv", "what drives each outcome"),
    ("manifest.json", "what is needed to repeat the result, and the hashes of its files"),
    ("charts.json", "the charts as data"),
    ("report.html", "the story on one page"),
    ("deck.pptx", "the story as a presentation with charts that can be edited"),
    ("tables.xlsx", "the tables with charts that can be edited"),
    ("comparison.json", "the answer of `compare` as numbers"),
    ("differences.csv", "differences of each metric with their errors"),
    ("keys.csv", "the keys that differ"),
    ("ladder.csv", "what each key that differs contributes"),
    ("years.csv", "mean differences of each track by year"),
    ("backtest.json", "the answer of `backtest` as numbers"),
    ("backtest.csv", "what happened beside what was forecast"),
    ("calibration.json", "the answer of `calibrate` as numbers"),
    ("posterior.toml", "an overlay with all that was learned"),
    ("carried.toml", "an overlay with what may be carried to other scenarios"),
    ("draws.csv", "the learned parameter sets with their weights"),
    ("profile.csv", "distance from what happened by tenths of each parameter"),
];
