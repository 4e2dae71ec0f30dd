//! All tables of a run for the terminal.

use std::fmt::Write;

use super::{
    amount, busts, paragraph, parties,
    wide::{right, row as line},
};
use crate::{
    chart::unit_phrase,
    language::{Language, capital, number, phrase, round::round_up},
    metrics::{Distribution, Estimate, Metric, MetricSummary, Proportion, Side, Summary, Unit},
    model::Model,
    report::{answer, detail::Detail},
    scenario::Run,
};

const BARS: usize = 14;
const BAR_WIDTH: usize = 44;

/// Everything but the answer.
pub(super) fn of_run(
    model: &Model,
    summary: &Summary,
    (detail, language): (Detail, Language),
) -> String {
    let how = (detail, language);
    let mut text = probability(model, summary, how);
    let meant = answer::definition(model, summary);
    let meant = phrase!("A bust is here: {definition}.", definition = phrase(meant));
    text.push_str(&paragraph(&language.say(&meant)));
    text.push_str(&busts::table(model, summary, how));
    text.push_str(&table(model, summary, how));
    text.push_str(&busts::paybacks(model, summary, how));
    text.push_str(&parties::table(model, summary, how));
    text.push_str(&histogram(model, summary, how));
    text + &foot(model, summary, how)
}

fn probability(model: &Model, summary: &Summary, (detail, language): (Detail, Language)) -> String {
    let bust = &summary.bust;
    let error = bust.error.map(|error| detail.error(&number::error(error, Unit::Share)));
    let own = number::tenths(bust.value) + &error.unwrap_or_default();
    let words = phrase!(
        "Probability of a bust by {year}: {share} (95 %: {low} to {high})",
        year = year(model.header.run.last_year()),
        share = number(own),
        low = number(number::tenths(bust.interval[0])),
        high = number(number::tenths(bust.interval[1]))
    );
    format!("  {}\n", language.say(&words))
}

/// How many paths, and how errors are told.
fn foot(model: &Model, summary: &Summary, (detail, language): (Detail, Language)) -> String {
    let words = match detail {
        Detail::Errors => "{paths} paths, seed {seed}; ± is the Monte Carlo standard error.",
        _ => "{paths} paths, seed {seed}; --errors shows the standard error of each number.",
    };
    let own = phrase!(
        words,
        paths = number(number::count(summary.paths)),
        seed = name(&model.header.run.seed.to_string())
    );
    let mut text = format!("\n  {}\n", language.say(&own));
    if let Some(error) = summary.cell_error() {
        let within = phrase!(
            "More values than memory holds: counted in cells, quantiles and expected shortfall to within {share}.",
            share = number(format!("{:.1} %", error * 100.0))
        );
        let _ = writeln!(text, "  {}", language.say(&within));
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

fn table(model: &Model, summary: &Summary, (detail, language): (Detail, Language)) -> String {
    let heads = ["median", "5 % ", "95 % ", "mean of worst 5 %"].map(|own| language.word(own));
    // What never comes, never comes by then.
    let by = phrase!("By {year}, over all paths", year = year(model.header.run.last_year()));
    let mut text = line(&language.say(&by), &heads);
    let mut marked = false;
    for (id, words) in shown() {
        match summary.metric(id) {
            Some(metric) => {
                text.push_str(&row(metric, &language.word(words), model, (detail, language)));
                marked |= metric.quantity.worse != Side::Neither;
            }
            None => text.push_str(&busts::absent(summary, id, &language.word(words), language)),
        }
    }
    for metric in summary.metrics.iter().filter(|metric| metric.quantity.own) {
        let words = capital(&language.word(metric.quantity.label));
        text.push_str(&row(metric, &words, model, (detail, language)));
        marked |= metric.quantity.worse != Side::Neither;
    }
    if marked {
        let marks =
            "* one path in twenty is worse than this; dashes: neither side is the worse one";
        let _ = writeln!(text, "  {}", language.word(marks));
    }
    text
}

fn row(
    metric: &MetricSummary,
    words: &str,
    model: &Model,
    (detail, language): (Detail, Language),
) -> String {
    let unit = language.say(&unit_phrase(metric.unit, &model.header.run));
    let label = if metric.unit == Unit::Year || has_unit(metric.unit, detail) {
        words.to_owned()
    } else {
        format!("{words}, {unit}")
    };
    let [low, _, median, _, high] = metric.quantiles();
    let worse = metric.quantity.worse;
    let run = &model.header.run;
    let said = |estimate| cell(estimate, metric.unit, run, (detail, language));
    // The mark of the worse end; a space keeps the digits of the others in line.
    let end = |estimate: Estimate, side: Side| {
        format!("{}{}", said(estimate), if side == worse { "*" } else { " " })
    };
    let shortfall = metric.expected_shortfall(0.95).map_or_else(|| "–".to_owned(), said);
    let mut text =
        line(&label, &[said(median), end(low, Side::Low), end(high, Side::High), shortfall]);
    let mut beside = |words: &str, own: Option<Proportion>| {
        if let Some(own) = own.filter(|own| own.value > 0.0) {
            let words = format!("  {}", language.word(words));
            text.push_str(&line(&words, &[share(own, (detail, language))]));
        }
    };
    beside("nothing comes back (−100 %)", metric.lost);
    let undefined = metric.quantity.may_be_undefined();
    beside(if undefined { "undefined" } else { "never within the horizon" }, metric.never);
    text
}

fn share(share: Proportion, (detail, language): (Detail, Language)) -> String {
    busts::share(share.estimate(), (detail, language))
}

/// Whether cells have their unit themselves: amounts and shares without errors, which are told as the short screen does.
fn has_unit(unit: Unit, detail: Detail) -> bool {
    detail != Detail::Errors && matches!(unit, Unit::Money | Unit::Share | Unit::Rate)
}

fn cell(
    estimate: Estimate,
    unit: Unit,
    run: &Run,
    (detail, language): (Detail, Language),
) -> String {
    if detail != Detail::Errors {
        return amount(estimate, unit, run, language);
    }
    let value = number::value(estimate.value, unit).trim_end_matches(" %").to_owned();
    let value = match estimate.error {
        Some(error) if estimate.value.is_finite() => {
            value + &detail.error(&number::error(error, unit))
        }
        _ => value,
    };
    language.number(&value)
}

/// A block histogram of the write-downs.
fn histogram(model: &Model, summary: &Summary, (detail, language): (Detail, Language)) -> String {
    let Some(metric) = summary.metric(Metric::WriteDown) else { return String::new() };
    let run = &model.header.run;
    let head = match detail {
        Detail::Errors => phrase!(
            "Write-downs, {unit}: share of paths",
            unit = phrase(unit_phrase(metric.unit, run))
        ),
        _ => phrase("Write-downs: share of paths"),
    };
    let edge = |value: f64| match detail {
        Detail::Errors => language.number(&number::plain(value)),
        _ => language.short_money(value, &run.currency),
    };
    let mut text = format!("\n  {}\n", language.say(&head));
    let Some(bins) = bins(metric) else {
        let value = edge(metric.distribution.quantile(0.5).value);
        let all = phrase!("{value} on all paths", value = name(&value));
        let _ = writeln!(text, "  {}", language.say(&all));
        return text;
    };
    let tallest = bins.iter().map(|bin| bin.share).fold(0.0, f64::max);
    for bin in &bins {
        let low = edge(bin.low);
        let range = match bin.high {
            Some(high) => phrase!("{low} to {high}", low = name(&low), high = name(&edge(high))),
            None => phrase!("{low} and more", low = name(&low)),
        };
        let _ = writeln!(
            text,
            "  {}  {:<BAR_WIDTH$} {:>7}",
            right(&language.say(&range), 26),
            bar(bin.share / tallest),
            language.number(&number::short(&number::tenths(bin.share)))
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
