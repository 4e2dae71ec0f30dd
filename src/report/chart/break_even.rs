//! Break-even years as bars, with the share of paths that never break even.

use plotters::style::Color;

use super::{
    canvas::{Anchor, Canvas, Chart, EDGES, Style, Words},
    plot::{Axis, Plot},
};
use crate::{
    metrics::{MetricSummary, Unit},
    report::number,
};

/// Draws the break-even years of a metric, from the first year of the run to its last.
pub(super) fn draw(name: &str, words: &Words, metric: &MetricSummary, years: (f64, f64)) -> Chart {
    Chart::draw(name, words, |canvas, top| {
        let bars = bars(metric, years);
        let tallest = bars.iter().map(|bar| bar.share).fold(0.01, f64::max);
        let count = bars.len() as f64;
        let plot = Plot {
            canvas,
            area: [EDGES.0 + 80.0, top + 30.0, EDGES.1, 960.0],
            x: Axis::exact(0.0, count, Vec::new()),
            y: Axis::linear(0.0, tallest * 1.05, 5),
        };
        let marks = plot.y.ticks.clone();
        plot.axes(&|_| String::new(), &|share| number::tick(share, &marks, Unit::Share))?;
        // Where bars are narrow, every second, third, .. year has words, and "never" always.
        let every = bars.len().div_ceil(16);
        for (index, bar) in bars.iter().enumerate() {
            let told = bar.never || (index % every == 0 && index + every < bars.len());
            one(&plot, canvas, index as f64, bar, every == 1, told)?;
        }
        Ok(())
    })
}

struct Bar {
    label: String,
    share: f64,
    never: bool,
}

fn bars(metric: &MetricSummary, (first, last): (f64, f64)) -> Vec<Bar> {
    let values = &metric.distribution;
    let count = values.count() as f64;
    let up_to = |year: f64| values.up_to(year);
    let mut bars = Vec::new();
    let mut year = first;
    while year <= last {
        let share = (up_to(year) - up_to(year - 1.0)) / count;
        bars.push(Bar { label: format!("{year:.0}"), share, never: false });
        year += 1.0;
    }
    bars.push(Bar {
        label: "never".to_owned(),
        share: metric.distribution.share_never(),
        never: true,
    });
    bars
}

fn one(
    plot: &Plot<'_, '_>,
    canvas: &Canvas<'_>,
    index: f64,
    bar: &Bar,
    wide: bool,
    told: bool,
) -> Result<(), String> {
    let theme = canvas.theme;
    let colour = if bar.never { theme.contrast } else { theme.main };
    let (low, high) = (plot.at(index + 0.14, 0.0), plot.at(index + 0.86, bar.share));
    if bar.share > 0.0 {
        canvas.rectangle(low, high, colour.to_rgba())?;
    }
    let middle = f64::midpoint(low.0, high.0);
    let style = Style::new(22.0, theme.text).anchor(Anchor::Centre);
    if wide || bar.never {
        let label = if bar.share > 0.0 { short(bar.share) } else { "0".to_owned() };
        canvas.text(&label, (middle, high.1 - 20.0), &style.bold())?;
    }
    if !told {
        return Ok(());
    }
    let style = if bar.never { style.bold() } else { Style { colour: theme.muted, ..style } };
    canvas.text(&bar.label, (middle, plot.area[3] + 30.0), &style)
}

/// A share that fits over a narrow bar.
fn short(share: f64) -> String {
    if share < 0.0005 { "<0.1 %".to_owned() } else { number::percent(share) }
}
