//! The kinds of bust, the same under other books, and the payback of each year's spending, for the terminal.

use std::fmt::Write;

use super::number;
use crate::{
    metrics::{
        Convention, Conventions, Estimate, Metric, MetricSummary, Summary, Unit, YearMetric,
        spending_years,
    },
    model::Model,
};

/// A line for each kind of bust, one for any of them, and the books' kind under every convention.
pub(super) fn table(model: &Model, summary: &Summary) -> String {
    let mut text = format!(
        "  {:<34}{:>17}{:>17}{:>17}\n",
        "Kinds of bust", "probability", "begins, median", "80 % between"
    );
    let limits = &model.header.bust.limits;
    for (words, happens, begins) in [
        (
            format!("Spending falls by {} in 3 years", percent(limits.spending_fall)),
            Metric::BustSpending,
            Metric::BustSpendingBegins,
        ),
        (
            format!("Price: {} of the margin needed", percent(limits.price_margin)),
            Metric::BustPrice,
            Metric::BustPriceBegins,
        ),
        (
            format!("Books lose {} in 3 years", percent(limits.books_share)),
            Metric::BustBooks,
            Metric::BustBooksBegins,
        ),
        (
            format!("Lenders lose {} in 3 years", percent(limits.credit_share)),
            Metric::BustCredit,
            Metric::BustCreditBegins,
        ),
    ] {
        let probability = summary.metric(happens).and_then(|metric| metric.distribution.mean());
        match (probability, summary.metric(begins)) {
            (Some(mean), Some(begins)) => text.push_str(&line(&words, &share(mean), begins)),
            _ => text.push_str(&absent(summary, happens, &words)),
        }
    }
    if let Some(begins) = summary.metric(Metric::BustBegins) {
        let never = begins.never.map_or(0.0, |never| 1.0 - never.value);
        let error = begins.never.map(|never| never.error);
        text.push_str(&line("Any of them", &share(Estimate { value: never, error }), begins));
    }
    if let Some(years) = summary.metric(Metric::BustYears) {
        let lasts = within(years, 0.5).filter(|years| years.is_finite());
        if let Some(years) = lasts {
            let _ = writeln!(text, "  {:<34}{years:>17.0}", "  from first to last, median years");
        }
    }
    text.push_str(&summary.conventions.as_ref().map_or_else(String::new, other_books));
    text.push('\n');
    text
}

fn line(words: &str, probability: &str, begins: &MetricSummary) -> String {
    let year = |p: f64| within(begins, p).map(|year| number::value(year, Unit::Year));
    let dash = || "–".to_owned();
    let median = year(0.5).unwrap_or_else(dash);
    let between = year(0.1).zip(year(0.9)).map_or_else(dash, |(low, high)| format!("{low}–{high}"));
    format!("  {words:<34}{probability:>17}{median:>17}{between:>17}\n")
}

/// A quantile over the paths on which it happens at all.
fn within(metric: &MetricSummary, p: f64) -> Option<f64> {
    let happens = 1.0 - metric.distribution.share_never();
    (happens > 0.0).then(|| metric.distribution.quantile(p * happens).value)
}

fn absent(summary: &Summary, id: Metric, words: &str) -> String {
    let needs = summary.lacks(id).map_or("", |lacking| lacking.needs.as_str());
    format!("  {words:<34}{:>17}\n", format!("not modelled: needs {needs}"))
}

fn percent(value: f64) -> String {
    number::percent(value)
}

fn share(estimate: Estimate) -> String {
    let error = estimate
        .error
        .map_or_else(String::new, |error| format!(" ±{}", number::error(error, Unit::Share)));
    format!("{:.1} %{error}", estimate.value * 100.0)
}

/// Two lines: what the books say, and what anything does, under each standard and asset group.
fn other_books(conventions: &Conventions) -> String {
    let paths = number::count(conventions.paths);
    let mut text =
        format!("  The same first {paths} paths under other books: books / any kind, %\n");
    for (standard, words) in [("us_gaap", "US GAAP"), ("ifrs", "IFRS")] {
        let own = conventions.each.iter().filter(|one| one.standard == standard);
        let _ = writeln!(text, "  {words:<10}{}", own.map(cell).collect::<String>());
    }
    text.push_str("  * the scenario's own\n");
    text
}

fn cell(one: &Convention) -> String {
    let own = if one.own { "*" } else { "" };
    let share = |value: f64| format!("{:.0}", value * 100.0);
    let shares = format!("{} / {}{own}", share(one.books.value), share(one.any.value));
    format!("{:>10} {shares:<12}", one.asset_group)
}

/// A line for each of the first years whose spending is looked at.
pub(super) fn paybacks(model: &Model, summary: &Summary) -> String {
    let mut text = String::new();
    for year in spending_years(&model.header.run) {
        let metric = |id: YearMetric| summary.metric((id, year.as_str()));
        let (Some(paid), Some(back), Some(owned), Some(open)) = (
            metric(YearMetric::PaybackYear),
            metric(YearMetric::MoneyBack),
            metric(YearMetric::MoneyBackOwned),
            metric(YearMetric::PaybackOpen),
        ) else {
            continue;
        };
        let never =
            paid.never.map(|never| Estimate { value: 1.0 - never.value, error: Some(never.error) });
        let median =
            |metric: &MetricSummary| format!("{:.2}", metric.distribution.quantile(0.5).value);
        let open = open.distribution.mean().map_or(0.0, |mean| mean.value);
        let _ = writeln!(
            text,
            "  {:<34}{:>17}{:>17}{:>17}{:>18}",
            format!("Equipment of {year}"),
            never.map_or_else(|| "–".to_owned(), share),
            median(back),
            median(owned),
            number::percent(open)
        );
    }
    if text.is_empty() {
        return text;
    }
    let head = format!(
        "\n  {:<34}{:>17}{:>17}{:>17}{:>18}\n",
        "Payback of a year\u{2019}s spending", "paid back", "back for 1", "sites owned", "not yet"
    );
    head + &text
}
