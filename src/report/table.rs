//! The CSV files: a row for each path, and a row for each track and year.

use std::fmt::Write;

use rayon::prelude::*;

use crate::metrics::{Band, Collected, Summary};

const ROWS_A_TASK: usize = 4096;

/// Every path: its number, whether it is a bust, its drawn parameters and its metrics. Numbers have
/// seven significant digits; `never` stands for an event beyond the horizon.
pub(super) fn paths(collected: &Collected, drawn: &[String]) -> Vec<u8> {
    let mut head = String::from("path,bust");
    let names = collected.metrics.iter().map(|metric| metric.name.as_str());
    for name in drawn.iter().map(String::as_str).chain(names) {
        let _ = write!(head, ",{}", field(name));
    }
    head.push('\n');
    let count = collected.busts.len();
    let parts: Vec<String> = (0..count.div_ceil(ROWS_A_TASK))
        .into_par_iter()
        .map(|part| {
            let mut text = String::new();
            for path in part * ROWS_A_TASK..count.min((part + 1) * ROWS_A_TASK) {
                row(collected, path, &mut text);
            }
            text
        })
        .collect();
    let mut bytes = head.into_bytes();
    for part in parts {
        bytes.extend_from_slice(part.as_bytes());
    }
    bytes
}

fn row(collected: &Collected, path: usize, text: &mut String) {
    let _ = write!(text, "{path},{}", u8::from(collected.busts[path]));
    let units = collected.metrics.iter().map(|metric| metric.unit.infinite());
    let words = collected.drawn.iter().map(|_| None).chain(units);
    for (column, word) in collected.drawn.iter().chain(&collected.values).zip(words) {
        if let (true, Some(word)) = (column[path].is_infinite(), word) {
            let _ = write!(text, ",{word}");
        } else {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "seven digits are what the file states"
            )]
            let single = column[path] as f32;
            let _ = write!(text, ",{single}");
        }
    }
    text.push('\n');
}

/// Quantiles and mean of every track, by year.
pub(super) fn tracks(summary: &Summary) -> String {
    let mut text = String::from("track,year");
    for level in Band::LEVELS {
        let _ = write!(text, ",p{:.0}", level * 100.0);
    }
    text.push_str(",mean\n");
    for track in &summary.tracks {
        for band in &track.bands {
            let _ = write!(text, "{},{}", field(&track.name), band.year);
            for value in band.quantiles.iter().chain([&band.mean]) {
                #[expect(clippy::cast_possible_truncation, reason = "seven digits")]
                let single = *value as f32;
                let _ = write!(text, ",{single}");
            }
            text.push('\n');
        }
    }
    text
}

/// A field, quoted where it must be.
pub fn field(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) {
        return format!("\"{}\"", text.replace('"', "\"\""));
    }
    text.to_owned()
}
