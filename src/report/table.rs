//! The CSV files of tracks, and what CSV files share.

use std::fmt::Write;

use crate::metrics::{Band, Summary};

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
