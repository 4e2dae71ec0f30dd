//! Who fails within the horizon: a bar for each builder, customer and holder, the longest first.

use plotters::style::Color;

use super::{
    canvas::{Anchor, Canvas, Chart, EDGES, Style, Words},
    lines::shorten,
};
use crate::report::number;

/// Bars that fit on a sheet.
const MOST: usize = 12;
/// Where the bars begin and where the longest ends.
const BARS: (f64, f64) = (EDGES.0 + 560.0, EDGES.1 - 130.0);
const BOTTOM: f64 = 990.0;

/// One who may fail.
pub(super) struct Failure {
    /// Its name.
    pub(super) name: String,
    /// What it is.
    pub(super) kind: &'static str,
    /// Share of the paths on which it fails.
    pub(super) share: f64,
}

/// Draws the first of those who fail on some path, and names those who never do.
pub(super) fn draw(name: &str, words: &Words, failures: &[Failure]) -> Chart {
    Chart::draw(name, words, |canvas, top| {
        let some = failures.iter().take_while(|failure| failure.share > 0.0).count();
        let (fail, never) = failures.split_at(some);
        let shown = &fail[..some.min(MOST)];
        let height = ((BOTTOM - top - 80.0) / shown.len() as f64).min(140.0);
        let longest = shown.iter().map(|failure| failure.share).fold(0.01, f64::max);
        for (index, failure) in shown.iter().enumerate() {
            let middle = top + 20.0 + (index as f64 + 0.5) * height;
            row(canvas, failure, middle, height, longest)?;
        }
        if never.is_empty() {
            return Ok(());
        }
        let names: Vec<&str> = never.iter().map(|failure| failure.name.as_str()).collect();
        let line = shorten(&format!("On no path: {}", names.join(", ")), 130);
        let at = top + 60.0 + shown.len() as f64 * height;
        canvas.text(&line, (EDGES.0, at), &Style::new(24.0, canvas.theme.muted))
    })
}

fn row(
    canvas: &Canvas<'_>,
    failure: &Failure,
    middle: f64,
    height: f64,
    longest: f64,
) -> Result<(), String> {
    let theme = canvas.theme;
    let end = BARS.0 + (BARS.1 - BARS.0) * failure.share / longest;
    let half = height * 0.36;
    let name = Style::new(26.0, theme.text).bold();
    canvas.text(&shorten(&failure.name, 26), (EDGES.0, middle), &name)?;
    let kind = Style::new(22.0, theme.muted).anchor(Anchor::Right);
    canvas.text(failure.kind, (BARS.0 - 24.0, middle), &kind)?;
    canvas.rectangle((BARS.0, middle - half), (end, middle + half), theme.main.to_rgba())?;
    let share = Style::new(26.0, theme.text).bold();
    canvas.text(&number::percent(failure.share), (end + 16.0, middle), &share)
}
