//! Who fails, who earns and who loses, for the terminal.

use std::fmt::Write;

use crate::{
    metrics::{CustomerMetric, HolderMetric, MetricSummary, Summary, Unit},
    model::Model,
    report::{chart::shorten, detail::Detail, language::Language, number},
};

/// Failures of this share of the paths and less are not shown.
const RARE: f64 = 0.005;
/// Lines that a screen has room for.
const MOST: usize = 10;

/// A line for each customer, and for each builder and holder that fails on some paths; the likeliest
/// to fail first.
pub(super) fn table(model: &Model, summary: &Summary, detail: Detail) -> String {
    let mut lines: Vec<(f64, String)> = Vec::new();
    for name in model.parties.all() {
        let default = summary.default_of(name);
        let fails = default.and_then(|metric| metric.distribution.mean()).map_or(0.0, |m| m.value);
        let profit = summary.metric((CustomerMetric::FirstProfitableYear, name.as_str()));
        if fails > RARE || profit.is_some() {
            lines.push((
                fails,
                line(name, (summary, &model.header.run.currency), (default, profit), detail),
            ));
        }
    }
    if lines.is_empty() {
        return String::new();
    }
    lines.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut text = format!(
        "\n  {:<34}{:>17}{:>17}{:>17}{:>17}\n",
        "Who fails", "probability", "first profit", "burns, mean", "loses, mean"
    );
    text.extend(lines.iter().take(MOST).map(|(_, line)| line.as_str()));
    if lines.len() > MOST {
        let _ = writeln!(text, "  and {} more: see summary.json", lines.len() - MOST);
    }
    text
}

fn line(
    name: &str,
    (summary, currency): (&Summary, &str),
    (default, profit): (Option<&MetricSummary>, Option<&MetricSummary>),
    detail: Detail,
) -> String {
    let dash = || "–".to_owned();
    // Cash burnt before the first profit, and what defaults of others take, are not the same.
    let burnt = summary.metric((CustomerMetric::CumulativeLoss, name));
    let lost = summary.metric((HolderMetric::Loss, name));
    let money =
        |metric: Option<&MetricSummary>| metric.map_or_else(dash, |metric| mean(metric, currency));
    format!(
        "  {:<34}{:>17}{:>17}{:>17}{:>17}\n",
        shorten(name, 33),
        share(default, detail),
        profit.map_or_else(dash, year),
        money(burnt),
        money(lost),
    )
}

fn share(metric: Option<&MetricSummary>, detail: Detail) -> String {
    let Some(mean) = metric.and_then(|metric| metric.distribution.mean()) else {
        return "–".to_owned();
    };
    let error =
        mean.error.map_or_else(String::new, |e| detail.error(&number::error(e, Unit::Share)));
    format!("{:.1} %{error}", mean.value * 100.0)
}

/// The median year.
fn year(metric: &MetricSummary) -> String {
    number::value(metric.distribution.quantile(0.5).value, metric.unit)
}

fn mean(metric: &MetricSummary, currency: &str) -> String {
    metric
        .distribution
        .mean()
        .map_or_else(|| "–".to_owned(), |mean| Language::En.short_money(mean.value, currency))
}
