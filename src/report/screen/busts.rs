//! The kinds of bust, the same under other books, and the payback of each year's spending, for the terminal.

use std::fmt::Write;

use super::wide::{left, row};
use crate::{
    language::{Language, kinds, needs, number, phrase, rounding},
    metrics::{
        Convention, Conventions, Estimate, Metric, MetricSummary, Summary, Unit, YearMetric,
        spending_years,
    },
    model::Model,
    report::detail::Detail,
};

/// How much is told, in which language.
type How = (Detail, Language);

/// A line for each kind of bust, one for any of them, and the books' kind under every convention.
pub(super) fn table(model: &Model, summary: &Summary, how: How) -> String {
    let language = how.1;
    let heads = ["probability", "begins, median", "80 % between"].map(|own| language.word(own));
    let mut text = row(&language.word("Kinds of bust"), &heads);
    for (words, kind) in kinds::with_limits(model) {
        let words = language.say(&words);
        let happens = summary.metric(kind.happens);
        let probability = happens.and_then(|metric| metric.distribution.mean());
        match (probability, summary.metric(kind.begins)) {
            (Some(mean), Some(begins)) => {
                text.push_str(&line(&words, share(mean, how), begins));
            }
            _ => text.push_str(&absent(summary, kind.happens, &words, language)),
        }
    }
    if let Some(begins) = summary.metric(Metric::BustBegins) {
        let none = Estimate { value: 0.0, error: None };
        let any = begins.never.map_or(none, |never| never.of_others());
        text.push_str(&line(&language.word("Any of these four"), share(any, how), begins));
    }
    if let Some(years) = summary.metric(Metric::BustYears) {
        let lasts = years.distribution.quantile_of_those(0.5).filter(|years| years.is_finite());
        if let Some(years) = lasts {
            let words = format!("  {}", language.word("first to last, median years"));
            text.push_str(&row(&words, &[format!("{years:.0}")]));
        }
    }
    let books = summary.conventions.as_ref();
    text.push_str(
        &books
            .map_or_else(String::new, |own| other_books(own, &model.header.run.currency, language)),
    );
    text.push('\n');
    text
}

fn line(words: &str, probability: String, begins: &MetricSummary) -> String {
    let year = |p: f64| {
        let year = begins.distribution.quantile_of_those(p)?;
        Some(number::value(year, Unit::Year))
    };
    let dash = || "–".to_owned();
    let median = year(0.5).unwrap_or_else(dash);
    let between = year(0.1).zip(year(0.9)).map_or_else(dash, |(low, high)| format!("{low}–{high}"));
    row(words, &[probability, median, between])
}

/// What is not modelled, and what it needs.
pub(super) fn absent(summary: &Summary, id: Metric, words: &str, language: Language) -> String {
    let needs = summary.lacks(id).map_or("", |lacking| lacking.needs.as_str());
    let absent = phrase!("not modelled: needs {needs}", needs = phrase(needs::said(needs)));
    format!("  {}  {}\n", left(words, 34), language.say(&absent))
}

pub(super) fn share(estimate: Estimate, (detail, language): How) -> String {
    let error = estimate
        .error
        .map_or_else(String::new, |error| detail.error(&number::error(error, Unit::Share)));
    language.number(&(number::tenths(estimate.value) + &error))
}

/// Two lines: what the books say, and what anything does, under each standard and asset group.
fn other_books(conventions: &Conventions, currency: &str, language: Language) -> String {
    let head = phrase!(
        "Under other books (differences of the first {paths} paths): books / any kind, %; median write-downs",
        paths = number(number::count(conventions.paths))
    );
    let mut text = format!("  {}\n", language.say(&head));
    for (standard, words) in kinds::STANDARDS {
        let own = conventions.each.iter().filter(|one| one.standard == standard);
        let cells: String = own.map(|one| cell(one, currency, language)).collect();
        let _ = writeln!(text, "  {words:<8}{}", cells.trim_end());
    }
    let _ = writeln!(text, "  {}", language.word("* the scenario's own"));
    text
}

fn cell(one: &Convention, currency: &str, language: Language) -> String {
    let own = if one.own { "*" } else { "" };
    let share = |value: f64| number::short(&number::points(value));
    let written =
        language.short_money(rounding::rounded(one.write_down, None, Unit::Money), currency);
    let cell = format!("{} / {}{own} {written}", share(one.books.value), share(one.any.value));
    format!("{:>9} {cell:<21}", language.word(one.asset_group))
}

/// A line for each of the first years whose spending is looked at.
pub(super) fn paybacks(model: &Model, summary: &Summary, how: How) -> String {
    let mut text = String::new();
    for year in spending_years(&model.header.run) {
        text.push_str(&payback(&year, summary, how).unwrap_or_default());
    }
    if text.is_empty() {
        return text;
    }
    let heads = ["paid back", "back for 1", "sites owned", "not yet"];
    let heads = heads.map(|own| how.1.word(own));
    format!("\n{}{text}", row(&how.1.word("Payback of a year\u{2019}s spending"), &heads))
}

fn payback(year: &str, summary: &Summary, how: How) -> Option<String> {
    let language = how.1;
    let metric = |id: YearMetric| summary.metric((id, year));
    let (paid, back) = (metric(YearMetric::PaybackYear)?, metric(YearMetric::MoneyBack)?);
    let (owned, open) = (metric(YearMetric::MoneyBackOwned)?, metric(YearMetric::PaybackOpen)?);
    // What no path buys pays back on none, and is not open either.
    let bought = back.never.is_none_or(|never| never.value < 1.0);
    let once = paid.never.filter(|_| bought);
    let once = once.map(|never| never.of_others());
    let dash = || "–".to_owned();
    let median = |metric: &MetricSummary| {
        let median = metric.distribution.quantile(0.5).value;
        if median.is_finite() {
            language.number(&format!("{median:.2}").replace('-', "−"))
        } else {
            dash()
        }
    };
    let open = open.distribution.mean().map_or(0.0, |mean| mean.value);
    let open = if bought { language.number(&number::percent(open)) } else { dash() };
    let cells = [once.map_or_else(dash, |own| share(own, how)), median(back), median(owned), open];
    let words = phrase!("Equipment of {year}", year = name(year));
    Some(row(&language.say(&words), &cells))
}
