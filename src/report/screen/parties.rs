//! Who fails, who earns and who loses, for the terminal.

use std::fmt::Write;

use super::wide::row;
use crate::{
    language::{Language, number, phrase, rounding},
    metrics::{CustomerMetric, HolderMetric, MetricSummary, Summary, Unit},
    model::Model,
    report::detail::Detail,
};

/// Failures of this share of the paths and less are not shown.
const RARE: f64 = 0.005;
/// Lines that a screen has room for.
const MOST: usize = 10;

/// How much is told, in which language.
type How = (Detail, Language);

/// A line for each customer, and for each builder and holder that fails on some paths; the likeliest
/// to fail first.
pub(super) fn table(model: &Model, summary: &Summary, how: How) -> String {
    let language = how.1;
    let mut lines: Vec<(f64, String)> = Vec::new();
    for name in model.parties.all() {
        let default = summary.default_of(name);
        let fails = default.and_then(|metric| metric.distribution.mean()).map_or(0.0, |m| m.value);
        let profit = summary.metric((CustomerMetric::FirstProfitableYear, name.as_str()));
        if fails > RARE || profit.is_some() {
            let found = (default, profit);
            let line = line(name, (summary, &model.header.run.currency), found, how);
            lines.push((fails, line));
        }
    }
    if lines.is_empty() {
        return String::new();
    }
    lines.sort_by(|a, b| b.0.total_cmp(&a.0));
    let heads = ["probability", "first profit", "burns, mean", "loses, mean"];
    let heads = heads.map(|own| language.word(own));
    let mut text = format!("\n{}", row(&language.word("Who fails"), &heads));
    text.extend(lines.iter().take(MOST).map(|(_, line)| line.as_str()));
    if lines.len() > MOST {
        let more = phrase!(
            "and {parties} more: see summary.json",
            parties = number(number::count((lines.len() - MOST) as u64))
        );
        let _ = writeln!(text, "  {}", language.say(&more));
    }
    text
}

fn line(
    name: &str,
    (summary, currency): (&Summary, &str),
    (default, profit): (Option<&MetricSummary>, Option<&MetricSummary>),
    how: How,
) -> String {
    let dash = || "–".to_owned();
    // Cash burnt before the first profit, and what defaults of others take, are not the same.
    let burnt = summary.metric((CustomerMetric::CumulativeLoss, name));
    let lost = summary.metric((HolderMetric::Loss, name));
    let money = |metric: Option<&MetricSummary>| {
        metric.map_or_else(dash, |metric| mean(metric, currency, how.1))
    };
    let profit = profit.map_or_else(dash, |own| how.1.number(&year(own)));
    row(&how.1.own(name), &[share(default, how), profit, money(burnt), money(lost)])
}

fn share(metric: Option<&MetricSummary>, (detail, language): How) -> String {
    let Some(mean) = metric.and_then(|metric| metric.distribution.mean()) else {
        return "–".to_owned();
    };
    let error =
        mean.error.map_or_else(String::new, |e| detail.error(&number::error(e, Unit::Share)));
    language.number(&(number::tenths(mean.value) + &error))
}

/// The median year.
fn year(metric: &MetricSummary) -> String {
    number::value(metric.distribution.quantile(0.5).value, metric.unit)
}

fn mean(metric: &MetricSummary, currency: &str, language: Language) -> String {
    let mean = metric.distribution.mean();
    mean.map_or_else(
        || "–".to_owned(),
        |mean| language.short_money(rounding::known(mean, Unit::Money), currency),
    )
}
