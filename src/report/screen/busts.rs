//! The kinds of bust, the same under other books, and the payback of each year's spending, for the terminal.

use std::fmt::Write;

use crate::{
    metrics::{
        Convention, Conventions, Estimate, Metric, MetricSummary, Summary, Unit, YearMetric,
        spending_years,
    },
    model::Model,
    report::{detail::Detail, kinds, language::Language, number},
};

/// A line for each kind of bust, one for any of them, and the books' kind under every convention.
pub(super) fn table(model: &Model, summary: &Summary, detail: Detail) -> String {
    let mut text = format!(
        "  {:<34}{:>17}{:>17}{:>17}\n",
        "Kinds of bust", "probability", "begins, median", "80 % between"
    );
    for (words, kind) in kinds::with_limits(model) {
        let words = Language::En.say(&words);
        let happens = summary.metric(kind.happens);
        let probability = happens.and_then(|metric| metric.distribution.mean());
        match (probability, summary.metric(kind.begins)) {
            (Some(mean), Some(begins)) => {
                text.push_str(&line(&words, &share(mean, detail), begins));
            }
            _ => text.push_str(&absent(summary, kind.happens, &words)),
        }
    }
    if let Some(begins) = summary.metric(Metric::BustBegins) {
        let never = begins.never.map_or(0.0, |never| 1.0 - never.value);
        let error = begins.never.map(|never| never.error);
        text.push_str(&line(
            "Any of these four",
            &share(Estimate { value: never, error }, detail),
            begins,
        ));
    }
    if let Some(years) = summary.metric(Metric::BustYears) {
        let lasts = years.distribution.quantile_of_those(0.5).filter(|years| years.is_finite());
        if let Some(years) = lasts {
            let _ = writeln!(text, "  {:<34}{years:>17.0}", "  from first to last, median years");
        }
    }
    text.push_str(
        &summary
            .conventions
            .as_ref()
            .map_or_else(String::new, |own| other_books(own, &model.header.run.currency)),
    );
    text.push('\n');
    text
}

fn line(words: &str, probability: &str, begins: &MetricSummary) -> String {
    let year = |p: f64| {
        let year = begins.distribution.quantile_of_those(p)?;
        Some(number::value(year, Unit::Year))
    };
    let dash = || "–".to_owned();
    let median = year(0.5).unwrap_or_else(dash);
    let between = year(0.1).zip(year(0.9)).map_or_else(dash, |(low, high)| format!("{low}–{high}"));
    format!("  {words:<34}{probability:>17}{median:>17}{between:>17}\n")
}

fn absent(summary: &Summary, id: Metric, words: &str) -> String {
    let needs = summary.lacks(id).map_or("", |lacking| lacking.needs.as_str());
    format!("  {words:<34}{:>17}\n", format!("not modelled: needs {needs}"))
}

fn share(estimate: Estimate, detail: Detail) -> String {
    let error = estimate
        .error
        .map_or_else(String::new, |error| detail.error(&number::error(error, Unit::Share)));
    format!("{:.1} %{error}", estimate.value * 100.0)
}

/// Two lines: what the books say, and what anything does, under each standard and asset group.
fn other_books(conventions: &Conventions, currency: &str) -> String {
    let paths = number::count(conventions.paths);
    let mut text = format!(
        "  The same first {paths} paths under other books: books / any kind, %; median write-downs\n"
    );
    for (standard, words) in kinds::STANDARDS {
        let own = conventions.each.iter().filter(|one| one.standard == standard);
        let cells: String = own.map(|one| cell(one, currency)).collect();
        let _ = writeln!(text, "  {words:<8}{}", cells.trim_end());
    }
    text.push_str("  * the scenario's own\n");
    text
}

fn cell(one: &Convention, currency: &str) -> String {
    let own = if one.own { "*" } else { "" };
    let share = |value: f64| format!("{:.0}", value * 100.0);
    let written = Language::En.short_money(one.write_down, currency);
    let cell = format!("{} / {}{own} {written}", share(one.books.value), share(one.any.value));
    format!("{:>8} {cell:<20}", one.asset_group)
}

/// A line for each of the first years whose spending is looked at.
pub(super) fn paybacks(model: &Model, summary: &Summary, detail: Detail) -> String {
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
        // What no path buys pays back on none, and is not open either.
        let bought = back.never.is_none_or(|never| never.value < 1.0);
        let never = paid
            .never
            .filter(|_| bought)
            .map(|never| Estimate { value: 1.0 - never.value, error: Some(never.error) });
        let median = |metric: &MetricSummary| {
            let median = metric.distribution.quantile(0.5).value;
            if median.is_finite() { format!("{median:.2}") } else { "–".to_owned() }
        };
        let open = open.distribution.mean().map_or(0.0, |mean| mean.value);
        let _ = writeln!(
            text,
            "  {:<34}{:>17}{:>17}{:>17}{:>18}",
            format!("Equipment of {year}"),
            never.map_or_else(|| "–".to_owned(), |never| share(never, detail)),
            median(back),
            median(owned),
            if bought { number::percent(open) } else { "–".to_owned() }
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
