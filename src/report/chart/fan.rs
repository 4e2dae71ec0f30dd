//! Fan charts: a track's median and bands by year.

use plotters::style::Color;

use super::{
    canvas::{Anchor, Canvas, Chart, EDGES, Style, Words},
    plot::{Axis, Plot},
};
use crate::{
    metrics::{Band, Unit},
    report::number,
};

/// Pairs of [`Band::LEVELS`] from the widest band in, with their opacity and name.
const BANDS: [(usize, usize, f64, &str); 3] =
    [(0, 6, 0.13, "90 % of paths"), (1, 5, 0.20, "80 %"), (2, 4, 0.34, "50 %")];
const MEDIAN: usize = 3;

/// What is drawn over a fan.
#[derive(Clone, Copy, Default)]
pub(super) struct Beside<'a> {
    /// The bands of another track, whose median is dashed, and its name.
    pub(super) median: Option<(&'a [Band], &'a str)>,
    /// What happened: years and values, each with the ends of its error.
    pub(super) observed: &'a [(f64, [f64; 3])],
}

/// Draws bands by year, and what stands beside them.
pub(super) fn draw(
    name: &str,
    words: &Words,
    (bands, unit): (&[Band], Unit),
    beside: Beside<'_>,
) -> Chart {
    Chart::draw(name, words, |canvas, top| {
        legend(canvas, top, beside)?;
        let (first, last) = (bands[0].year, bands[bands.len() - 1].year);
        let plot = Plot {
            canvas,
            area: [EDGES.0 + 110.0, top + 70.0, EDGES.1 - 130.0, 985.0],
            x: Axis::exact(first, last.max(first + 1.0), year_ticks(first, last)),
            y: value_axis(bands, beside),
        };
        let label = |value: f64| number::value(value, unit);
        let marks = plot.y.ticks.clone();
        let mark = |value: f64| number::tick(value, &marks, unit);
        plot.axes(&|year| format!("{year:.0}"), &mark)?;
        shade(&plot, bands)?;
        let median: Vec<_> = bands.iter().map(|b| plot.at(b.year, b.quantiles[MEDIAN])).collect();
        if let Some((other, _)) = beside.median {
            for pair in other.windows(2) {
                let point = |band: &Band| plot.at(band.year, band.quantiles[MEDIAN]);
                canvas.dashes(point(&pair[0]), point(&pair[1]), canvas.theme.contrast)?;
            }
        }
        canvas.line(&median, canvas.theme.main, 5.0)?;
        for (year, [low, value, high]) in beside.observed {
            let ends = [plot.at(*year, *low), plot.at(*year, *high)];
            canvas.line(&ends, canvas.theme.contrast, 2.5)?;
            canvas.dot(plot.at(*year, *value), 8.0, canvas.theme.contrast)?;
        }
        end_labels(&plot, bands, &label)
    })
}

fn shade(plot: &Plot<'_, '_>, bands: &[Band]) -> Result<(), String> {
    for (low, high, opacity, _) in BANDS {
        let mut points: Vec<_> = bands.iter().map(|b| plot.at(b.year, b.quantiles[low])).collect();
        points.extend(bands.iter().rev().map(|b| plot.at(b.year, b.quantiles[high])));
        plot.canvas.polygon(&points, plot.canvas.theme.main.mix(opacity))?;
    }
    Ok(())
}

/// The last year's median and ends of the 90 % band, written beside them, kept apart.
fn end_labels(
    plot: &Plot<'_, '_>,
    bands: &[Band],
    label: &dyn Fn(f64) -> String,
) -> Result<(), String> {
    let last = &bands[bands.len() - 1];
    let theme = plot.canvas.theme;
    let median = plot.at(last.year, last.quantiles[MEDIAN]);
    for (index, bold) in [(6, false), (MEDIAN, true), (0, false)] {
        let (x, y) = plot.at(last.year, last.quantiles[index]);
        if !bold && (y - median.1).abs() < 32.0 {
            continue;
        }
        let colour = if bold { theme.main } else { theme.muted };
        let style = Style { bold, ..Style::new(24.0, colour) };
        plot.canvas.text(&label(last.quantiles[index]), (x + 14.0, y), &style)?;
    }
    Ok(())
}

fn legend(canvas: &Canvas<'_>, y: f64, beside: Beside<'_>) -> Result<(), String> {
    let theme = canvas.theme;
    let mut x = EDGES.0;
    let style = Style::new(22.0, theme.text).anchor(Anchor::Left);
    canvas.line(&[(x, y + 12.0), (x + 40.0, y + 12.0)], theme.main, 5.0)?;
    canvas.text("median", (x + 52.0, y + 12.0), &style)?;
    x += 160.0;
    let mut opacity = 0.0;
    let mut swatches = Vec::new();
    for (_, _, more, words) in BANDS {
        // Bands lie on one another, so the inner ones are darker than their own opacity.
        opacity = 1.0 - (1.0 - opacity) * (1.0 - more);
        swatches.push((opacity, words));
    }
    for (opacity, words) in swatches.into_iter().rev() {
        canvas.rectangle((x, y), (x + 40.0, y + 24.0), theme.main.mix(opacity))?;
        canvas.text(words, (x + 52.0, y + 12.0), &style)?;
        x += 75.0 + 12.5 * words.len() as f64;
    }
    if let Some((_, words)) = beside.median {
        canvas.dashes((x, y + 12.0), (x + 44.0, y + 12.0), theme.contrast)?;
        canvas.text(words, (x + 56.0, y + 12.0), &style)?;
        x += 80.0 + 12.5 * words.len() as f64;
    }
    if !beside.observed.is_empty() {
        canvas.dot((x + 12.0, y + 12.0), 8.0, theme.contrast)?;
        canvas.text("what happened, with the error of the data", (x + 32.0, y + 12.0), &style)?;
    }
    Ok(())
}

/// Every year, or every second, fifth or tenth where there are many.
pub(super) fn year_ticks(first: f64, last: f64) -> Vec<f64> {
    let every = match last - first {
        span if span <= 14.0 => 1.0,
        span if span <= 30.0 => 2.0,
        span if span <= 60.0 => 5.0,
        _ => 10.0,
    };
    let mut year = first.ceil();
    let mut ticks = Vec::new();
    while year <= last + 1e-9 {
        ticks.push(year);
        year += every;
    }
    ticks
}

/// Linear from zero, or logarithmic where the median spans more than a factor of thirty.
fn value_axis(bands: &[Band], beside: Beside<'_>) -> Axis {
    let others = beside.median.map_or(&[] as &[Band], |(bands, _)| bands);
    let low = bands.iter().map(|b| b.quantiles[0]).fold(f64::INFINITY, f64::min);
    let high = bands.iter().map(|b| b.quantiles[6]).fold(f64::NEG_INFINITY, f64::max);
    let high = others.iter().map(|b| b.quantiles[MEDIAN]).fold(high, f64::max);
    let facts = || beside.observed.iter().flat_map(|(_, ends)| *ends);
    let (low, high) = (facts().fold(low, f64::min), facts().fold(high, f64::max));
    let medians = bands.iter().map(|b| b.quantiles[MEDIAN]).chain(facts());
    let (least, most) = medians.fold((f64::INFINITY, 0.0_f64), |(l, m), v| (l.min(v), m.max(v)));
    if low > 0.0 && most / least > 30.0 {
        return Axis::log(low * 0.8, high * 1.2);
    }
    Axis::linear(low.min(0.0), high.max(0.0), 6)
}
