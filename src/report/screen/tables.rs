//! All tables of a run for the terminal.

use std::fmt::Write;

use super::{busts, parties};
use crate::{
    metrics::{
        Distribution, Estimate, Metric, MetricSummary, Proportion, Side, Summary, Unit, bust_words,
    },
    model::Model,
    report::{chart::shorten, detail::Detail, language::capital, number, round::round_up},
};

const BARS: usize = 14;
const BAR_WIDTH: usize = 44;

/// Everything but the answer.
pub(super) fn of_run(model: &Model, summary: &Summary, detail: Detail) -> String {
    let run = &model.header.run;
    let bust = &summary.bust;
    let mut text = format!(
        "  Probability of a bust until {:.0}: {:.1} %{} (95 %: {:.1} to {:.1} %)\n",
        run.last_year(),
        bust.value * 100.0,
        detail.error(&number::error(bust.error, Unit::Share)),
        bust.interval[0] * 100.0,
        bust.interval[1] * 100.0
    );
    let _ = writeln!(text, "  A bust is {}.\n", bust_words(model).join(" or "));
    text.push_str(&busts::table(model, summary, detail));
    text.push_str(&table(model, summary, detail));
    text.push_str(&busts::paybacks(model, summary, detail));
    text.push_str(&parties::table(model, summary, detail));
    text.push_str(&histogram(model, summary));
    let (paths, seed) = (number::count(summary.paths), run.seed);
    let errors = match detail {
        Detail::Errors => "; ± is the Monte Carlo standard error",
        _ => "; --errors shows the standard error of each number",
    };
    let _ = writeln!(text, "\n  {paths} paths, seed {seed}{errors}.");
    if let Some(error) = summary.cell_error() {
        let _ = writeln!(
            text,
            "  More values than memory holds: counted in cells, quantiles and expected shortfall to within {:.1} %.",
            error * 100.0
        );
    }
    text
}

/// Metrics that the screen shows, in their order, with the words for them.
fn shown() -> Vec<(Metric, &'static str)> {
    let placed = |id: &Metric| id.quantity().place.screen.map(|(place, words)| (place, *id, words));
    let mut all: Vec<_> = Metric::ALL.iter().filter_map(placed).collect();
    all.sort_by_key(|(place, ..)| *place);
    all.into_iter().map(|(_, id, words)| (id, words)).collect()
}

fn table(model: &Model, summary: &Summary, detail: Detail) -> String {
    let mut text = format!(
        "  {:<34}{:>17}{:>17}{:>17}{:>18}\n",
        "", "median", "5 % ", "95 % ", "mean of worst 5 %"
    );
    let mut marked = false;
    for (id, words) in shown() {
        match summary.metric(id) {
            Some(metric) => {
                text.push_str(&row(metric, words, (model, detail)));
                marked |= metric.quantity.worse != Side::Neither;
            }
            None => text.push_str(&absent(summary, id, words)),
        }
    }
    for metric in summary.metrics.iter().filter(|metric| metric.quantity.own) {
        let words = shorten(&capital(metric.quantity.label), 26);
        text.push_str(&row(metric, &words, (model, detail)));
        marked |= metric.quantity.worse != Side::Neither;
    }
    if marked {
        text.push_str(
            "  * one path in twenty is worse than this; dashes: neither side is the worse one\n",
        );
    }
    text
}

/// What is not modelled, and what it needs.
fn absent(summary: &Summary, id: Metric, words: &str) -> String {
    let needs = summary.lacks(id).map_or("", |lacking| lacking.needs.as_str());
    format!("  {words:<34}{:>17}\n", format!("not modelled: needs {needs}"))
}

fn row(metric: &MetricSummary, words: &str, (model, detail): (&Model, Detail)) -> String {
    let unit = number::unit_name(metric.unit, &model.header.run);
    let label =
        if metric.unit == Unit::Year { words.to_owned() } else { format!("{words}, {unit}") };
    let [low, _, median, _, high] = metric.quantiles();
    let worse = metric.quantity.worse;
    // The mark of the worse end; a space keeps the digits of the others in line.
    let end = |estimate: Estimate, side: Side| {
        format!("{}{}", cell(estimate, metric.unit, detail), if side == worse { "*" } else { " " })
    };
    let mut text = format!(
        "  {label:<34}{:>17}{:>17}{:>17}{:>18}\n",
        cell(median, metric.unit, detail),
        end(low, Side::Low),
        end(high, Side::High),
        metric
            .expected_shortfall(0.95)
            .map_or_else(|| "–".to_owned(), |estimate| cell(estimate, metric.unit, detail))
    );
    if let Some(lost) = metric.lost.filter(|lost| lost.value > 0.0) {
        let share = share(lost, detail);
        let _ = writeln!(text, "  {:<34}{share:>17}", "  nothing comes back (−100 %)");
    }
    if let Some(never) = metric.never.filter(|never| never.value > 0.0) {
        let _ = writeln!(
            text,
            "  {:<34}{:>17}",
            if metric.quantity.may_be_undefined() {
                "  undefined"
            } else {
                "  never within the horizon"
            },
            share(never, detail)
        );
    }
    text
}

fn share(share: Proportion, detail: Detail) -> String {
    let error = detail.error(&number::error(share.error, Unit::Share));
    format!("{:.1} %{error}", share.value * 100.0)
}

fn cell(estimate: Estimate, unit: Unit, detail: Detail) -> String {
    let value = number::value(estimate.value, unit).trim_end_matches(" %").to_owned();
    match estimate.error {
        Some(error) if estimate.value.is_finite() => {
            value + &detail.error(&number::error(error, unit))
        }
        _ => value,
    }
}

/// A block histogram of the write-downs.
fn histogram(model: &Model, summary: &Summary) -> String {
    let Some(metric) = summary.metric(Metric::WriteDown) else { return String::new() };
    let unit = number::unit_name(metric.unit, &model.header.run);
    let mut text = format!("\n  Write-downs, {unit}: share of paths\n");
    let Some(bins) = bins(metric) else {
        let value = number::value(metric.distribution.quantile(0.5).value, metric.unit);
        let _ = writeln!(text, "  {value} on all paths");
        return text;
    };
    let tallest = bins.iter().map(|bin| bin.share).fold(0.0, f64::max);
    for bin in &bins {
        let range = match bin.high {
            Some(high) => format!("{} to {}", number::plain(bin.low), number::plain(high)),
            None => format!("{} and more", number::plain(bin.low)),
        };
        let _ = writeln!(
            text,
            "  {range:>20}  {:<BAR_WIDTH$} {:>5.1} %",
            bar(bin.share / tallest),
            bin.share * 100.0
        );
    }
    text
}

struct Bin {
    low: f64,
    high: Option<f64>,
    share: f64,
}

/// Equal bins up to the 99th percentile, the last one open.
fn bins(metric: &MetricSummary) -> Option<Vec<Bin>> {
    let values: &Distribution = &metric.distribution;
    let (low, high) = (values.least(), values.quantile(0.99).value);
    let width = (high - low) / (BARS - 1) as f64;
    if width <= 0.0 || !width.is_finite() {
        return None;
    }
    let width = round_up(width, 0.0);
    let first = (low / width).floor() * width;
    let count = values.count() as f64;
    let below = |limit: f64| values.below(limit);
    let mut bins = Vec::new();
    let mut start = first;
    while start < high && bins.len() < BARS {
        let end = start + width;
        let last = end >= high || bins.len() + 1 == BARS;
        let share = (if last { count } else { below(end) } - below(start)) / count;
        bins.push(Bin { low: start, high: (!last).then_some(end), share });
        start = end;
    }
    Some(bins)
}

fn bar(share: f64) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a length on screen"
    )]
    let eighths = (share * BAR_WIDTH as f64 * 8.0).round() as usize;
    format!("{}{}", "█".repeat(eighths / 8), EIGHTHS[eighths % 8])
}
