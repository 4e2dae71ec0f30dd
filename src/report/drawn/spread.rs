//! How a quantity is spread over the paths.

use crate::{
    chart::{
        Form,
        form::{Columns, Histogram},
    },
    language::{Phrase, number, phrase},
    metrics::{Distribution, MetricSummary, Unit},
    scenario::Run,
};

/// As many whole numbers as have a column each.
const COLUMNS: f64 = 20.0;

/// How metrics that mean the same are spread over the paths: a column for each year or whole number, or a histogram;
/// none where there is nothing to see.
pub(in crate::report) fn spread(all: &[(String, &MetricSummary)], run: &Run) -> Option<Form> {
    let (_, first) = all.first()?;
    let ends = all.iter().filter_map(|(_, own)| finite(&own.distribution));
    let (low, high) = ends.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))?;
    if first.unit == Unit::Year {
        return Some(Form::Columns(columns(all, (run.start.floor(), run.last_year()), first.unit)));
    }
    if first.quantity.is_whole() && high - low.min(0.0) <= COLUMNS && high > 0.0 {
        return Some(Form::Columns(columns(all, (low.min(0.0), high), first.unit)));
    }
    let values: Vec<(String, &Distribution)> =
        all.iter().map(|(name, own)| (name.clone(), &own.distribution)).collect();
    Histogram::new(first.unit, &values).map(Form::Histogram)
}

/// The least and the most of those values that there are.
fn finite(values: &Distribution) -> Option<(f64, f64)> {
    Some((values.least(), values.quantile_of_those(1.0)?)).filter(|(low, _)| low.is_finite())
}

/// Shares of paths by whole number, and without any where some have none.
fn columns(all: &[(String, &MetricSummary)], (first, last): (f64, f64), unit: Unit) -> Columns {
    let steps = std::iter::successors(Some(first), |value| Some(value + 1.0));
    let steps: Vec<f64> = steps.take_while(|value| *value < last + 0.5).collect();
    let head = |value: f64| match unit {
        Unit::Year => phrase!(year(value)),
        _ => phrase!(number(number::to_decimals(value, 0))),
    };
    let mut categories: Vec<Phrase> = steps.iter().map(|value| head(*value)).collect();
    let never = all.iter().any(|(_, own)| own.distribution.share_never() > 0.0);
    if never {
        categories.push(phrase("never"));
    }
    let shares = |own: &MetricSummary| {
        let values = &own.distribution;
        let share = |value: &f64| {
            (values.up_to(*value) - values.up_to(value - 1.0)) / values.count() as f64
        };
        let mut shares: Vec<f64> = steps.iter().map(share).collect();
        shares.extend(never.then(|| values.share_never()));
        shares
    };
    Columns {
        last_apart: never,
        categories,
        series: all.iter().map(|(name, own)| (name.clone(), shares(own))).collect(),
    }
}
