//! Write-downs: histogram, and the probability of exceeding each amount.

use plotters::style::Color;

use super::{
    canvas::{Anchor, Canvas, Chart, EDGES, Style, Words},
    plot::{Axis, Plot},
};
use crate::{
    metrics::{MetricSummary, Unit},
    report::number,
};

const BINS: usize = 50;

/// Draws the distribution of a metric in money.
pub(super) fn draw(name: &str, words: &Words, metric: &MetricSummary, unit: &str) -> Chart {
    Chart::draw(name, words, |canvas, top| {
        let values = &metric.distribution;
        if values.most() <= 1e-6 {
            let style = Style::new(36.0, canvas.theme.muted).anchor(Anchor::Centre);
            let middle = f64::midpoint(EDGES.0, EDGES.1);
            return canvas.text("No path has any write-down.", (middle, 560.0), &style);
        }
        let high = metric.distribution.quantile(0.995).value.max(values.most() * 0.05);
        let middle = f64::midpoint(EDGES.0, EDGES.1);
        panel_title(canvas, EDGES.0, top, &format!("Share of paths by write-downs, {unit}"))?;
        panel_title(canvas, middle + 40.0, top, &format!("Probability of more than, {unit}"))?;
        histogram(canvas, [EDGES.0 + 80.0, top + 60.0, middle - 40.0, 965.0], metric, high)?;
        exceedance(canvas, [middle + 130.0, top + 60.0, EDGES.1, 965.0], metric, high)
    })
}

fn panel_title(canvas: &Canvas<'_>, x: f64, y: f64, text: &str) -> Result<(), String> {
    canvas.text(text, (x, y + 14.0), &Style::new(24.0, canvas.theme.text).bold())
}

fn histogram(
    canvas: &Canvas<'_>,
    area: [f64; 4],
    metric: &MetricSummary,
    high: f64,
) -> Result<(), String> {
    let values = &metric.distribution;
    let x = Axis::linear(values.least().min(0.0), high, 5);
    let (from, to) = (x.ticks[0], x.ticks[x.ticks.len() - 1]);
    let width = (to - from) / BINS as f64;
    let count = values.count() as f64;
    let below = |limit: f64| values.below(limit);
    let edge = |bin: usize| from + width * bin as f64;
    // Paths without any write-down would dwarf the rest: they are told, not drawn.
    let none = values.up_to(1e-6) - below(-1e-6);
    let at_zero = |bin: usize| if edge(bin) <= 0.0 && edge(bin + 1) > 0.0 { none } else { 0.0 };
    let share = |bin: usize| (below(edge(bin + 1)) - below(edge(bin)) - at_zero(bin)) / count;
    let shares: Vec<f64> = (0..BINS).map(share).collect();
    let tallest = shares.iter().copied().fold(0.001, f64::max);
    let plot = Plot { canvas, area, x, y: Axis::linear(0.0, tallest * 1.12, 5) };
    draw_axes(&plot, Unit::Share)?;
    // One outline for all bars: separate bars would show seams.
    let mut outline = vec![plot.at(from, 0.0)];
    for (bin, share) in shares.iter().enumerate() {
        outline.push(plot.at(edge(bin), *share));
        outline.push(plot.at(edge(bin + 1), *share));
    }
    outline.push(plot.at(to, 0.0));
    canvas.polygon(&outline, canvas.theme.main.mix(0.75))?;
    if none > 0.0 {
        let words = format!("and none at all on {} of the paths", number::percent(none / count));
        let style = Style::new(22.0, canvas.theme.muted).anchor(Anchor::Right);
        canvas.text(&words, (area[2], area[1] - 14.0), &style)?;
    }
    let median = metric.distribution.quantile(0.5).value;
    let (x, _) = plot.at(median, 0.0);
    canvas.dashes((x, area[1] + 10.0), (x, area[3]), canvas.theme.contrast)?;
    let right = x > f64::midpoint(area[0], area[2]);
    let (shift, anchor) = if right { (-12.0, Anchor::Right) } else { (12.0, Anchor::Left) };
    let style = Style::new(22.0, canvas.theme.contrast).bold().anchor(anchor);
    canvas.text(&format!("median {}", number::plain(median)), (x + shift, area[1] + 24.0), &style)
}

fn draw_axes(plot: &Plot<'_, '_>, unit: Unit) -> Result<(), String> {
    let (across, up) = (plot.x.ticks.clone(), plot.y.ticks.clone());
    plot.axes(&|x| number::tick(x, &across, Unit::Money), &|y| number::tick(y, &up, unit))
}

fn exceedance(
    canvas: &Canvas<'_>,
    area: [f64; 4],
    metric: &MetricSummary,
    high: f64,
) -> Result<(), String> {
    let values = &metric.distribution;
    // Room for the words beside the last point.
    let x = Axis::linear(values.least().min(0.0), high * 1.15, 5);
    let ticks = [0.0, 0.25, 0.5, 0.75, 1.0].to_vec();
    let plot = Plot { canvas, area, x, y: Axis::exact(0.0, 1.0, ticks) };
    draw_axes(&plot, Unit::Share)?;
    let (from, to) = (plot.x.ticks[0], plot.x.ticks[plot.x.ticks.len() - 1]);
    let count = values.count() as f64;
    let points: Vec<(f64, f64)> = (0..=400)
        .map(|i| from + (to - from) * f64::from(i) / 400.0)
        .map(|limit| {
            let above = count - values.up_to(limit);
            plot.at(limit, above / count)
        })
        .collect();
    canvas.line(&points, canvas.theme.main, 5.0)?;
    for (p, words) in [(0.5, "1 in 2"), (0.9, "1 in 10"), (0.99, "1 in 100")] {
        let value = metric.distribution.quantile(p).value;
        let (x, y) = plot.at(value, 1.0 - p);
        canvas.rectangle(
            (x - 6.0, y - 6.0),
            (x + 6.0, y + 6.0),
            canvas.theme.contrast.to_rgba(),
        )?;
        let text = format!("{words}: {}", number::plain(value));
        canvas.text(&text, (x + 16.0, y - 22.0), &Style::new(22.0, canvas.theme.text))?;
    }
    Ok(())
}
