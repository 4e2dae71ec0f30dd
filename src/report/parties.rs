//! Who fails, who earns and who loses, for the terminal.

use std::fmt::Write;

use super::number;
use crate::{
    metrics::{MetricSummary, Summary, Unit},
    model::Model,
};

/// Failures of this share of the paths and less are not shown.
const RARE: f64 = 0.005;

/// A line for each customer, and for each builder and holder that fails on some paths.
pub(super) fn table(model: &Model, summary: &Summary) -> String {
    let mut lines = String::new();
    for name in model.parties.all() {
        let default = summary.metric(&format!("default.{name}"));
        let fails = default.and_then(|metric| metric.distribution.mean()).map_or(0.0, |m| m.value);
        let profit = summary.metric(&format!("first_profitable_year.{name}"));
        if fails > RARE || profit.is_some() {
            let lost = ["cumulative_loss", "loss"]
                .iter()
                .find_map(|metric| summary.metric(&format!("{metric}.{name}")));
            let _ = writeln!(
                lines,
                "  {name:<34}{:>17}{:>17}{:>17}",
                share(default),
                profit.map_or_else(|| "–".to_owned(), year),
                lost.map_or_else(|| "–".to_owned(), mean),
            );
        }
    }
    if lines.is_empty() {
        return lines;
    }
    let lost = format!("mean loss, {}", model.header.run.currency);
    format!("\n  {:<34}{:>17}{:>17}{lost:>17}\n{lines}", "Who fails", "probability", "first profit")
}

fn share(metric: Option<&MetricSummary>) -> String {
    let Some(mean) = metric.and_then(|metric| metric.distribution.mean()) else {
        return "–".to_owned();
    };
    let error =
        mean.error.map_or_else(String::new, |e| format!(" ±{}", number::error(e, Unit::Share)));
    format!("{:.1} %{error}", mean.value * 100.0)
}

/// The median year.
fn year(metric: &MetricSummary) -> String {
    number::value(metric.distribution.quantile(0.5).value, metric.unit)
}

fn mean(metric: &MetricSummary) -> String {
    metric
        .distribution
        .mean()
        .map_or_else(|| "–".to_owned(), |mean| number::value(mean.value, metric.unit))
}
