//! Every number of the industry, for the workbook: by scenario, with its error.

use crate::{
    chart::unit_phrase,
    language::{Phrase, phrase},
    metrics::{Estimate, Metric, MetricSummary, Proportion, Summary, Unit},
    scenario::Run,
};

/// A quantity of a scenario.
pub(in crate::report) struct KeyFigure {
    /// The scenario's name, or its title where there is but one.
    pub(in crate::report) scenario: String,
    /// What it is.
    pub(in crate::report) label: Phrase,
    /// Its unit, as the scenario calls it.
    pub(in crate::report) unit: Phrase,
    /// How its numbers are shown.
    pub(in crate::report) kind: Unit,
    /// Mean, quantiles at 5, 50 and 95 %, and the mean of the worst 5 %; none where there is no such number.
    pub(in crate::report) values: [Option<Estimate>; 5],
    /// Share of paths on which it never happens, or is undefined.
    pub(in crate::report) never: Option<Proportion>,
    /// What it means, in English.
    pub(in crate::report) meaning: &'static str,
}

/// Names of [`KeyFigure::values`].
pub(in crate::report) const VALUES: [&str; 5] =
    ["mean", "5 %", "median", "95 %", "mean of worst 5 %"];

/// The probability of a bust, then every metric of the industry that is modelled.
pub(in crate::report) fn key_figures(
    scenario: &str,
    summary: &Summary,
    run: &Run,
) -> Vec<KeyFigure> {
    let bust = summary.bust.estimate();
    let first = KeyFigure {
        scenario: scenario.to_owned(),
        label: phrase("Probability of a bust"),
        unit: phrase("%"),
        kind: Unit::Share,
        values: [Some(bust), None, None, None, None],
        never: None,
        meaning: "Share of all paths that end in a bust, as the scenario defines it.",
    };
    let metrics = Metric::ALL.iter().filter_map(|id| summary.metric(*id));
    std::iter::once(first).chain(metrics.map(|metric| of(scenario, metric, run))).collect()
}

fn of(scenario: &str, metric: &MetricSummary, run: &Run) -> KeyFigure {
    let quantity = metric.quantity;
    let dated = matches!(metric.unit, Unit::Year | Unit::Years);
    // When it happens is a question where it does; how often it does not stands beside.
    let some = dated && metric.never.is_some_and(|never| never.value > 0.0);
    let quantile = |p| match metric.distribution.quantile_of_those(p) {
        Some(value) if some => Some(Estimate { value, error: None }),
        None => None,
        Some(_) => Some(metric.distribution.quantile(p)),
    };
    let mean = metric.distribution.mean();
    // The mean of the latest years is no year.
    let shortfall = metric.expected_shortfall(0.95).filter(|_| !dated);
    // Of a yes or no the mean is the probability; quantiles say nothing.
    let (kind, values) = if quantity.is_event() {
        (Unit::Share, [mean, None, None, None, None])
    } else {
        (metric.unit, [mean, quantile(0.05), quantile(0.5), quantile(0.95), shortfall])
    };
    let label = phrase(quantity.label).capital();
    let label = if some {
        phrase!("{what}, on the paths on which it happens", what = phrase(label))
    } else {
        label
    };
    KeyFigure {
        scenario: scenario.to_owned(),
        label,
        unit: if quantity.is_count() { phrase("number") } else { unit_phrase(kind, run) },
        kind,
        values,
        never: metric.never,
        meaning: quantity.meaning,
    }
}
