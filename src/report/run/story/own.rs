//! Quantities of the scenario's own.

use crate::{
    chart::unit_phrase,
    language::{Phrase, number, phrase},
    metrics::{MetricSummary, Summary},
    model::Model,
    report::story::{Grid, Section},
};

/// A table of them, if there are any.
pub(super) fn own_quantities(model: &Model, summary: &Summary) -> Option<Section> {
    let run = &model.header.run;
    let row = |metric: &MetricSummary| {
        let [low, _, median, _, high] = metric.quantiles().map(|quantile| {
            let value = number::value(quantile.value, metric.unit);
            phrase!(number(value.trim_end_matches(" %").to_owned()))
        });
        let none = metric.never.map_or(0.0, |never| never.value);
        vec![
            phrase(metric.quantity.label).capital(),
            unit_phrase(metric.unit, run),
            low,
            median,
            high,
            phrase!(percent(none)),
            Phrase::of_name(metric.quantity.formula),
        ]
    };
    let own = summary.metrics.iter().filter(|metric| metric.quantity.own);
    let rows: Vec<Vec<Phrase>> = own.map(row).collect();
    if rows.is_empty() {
        return None;
    }
    let header = ["quantity", "unit", "5 %", "median", "95 %", "never or undefined", "expression"];
    let sentence = phrase(
        "These are worked out by expressions of the scenario; where one is undefined its numbers are those of the other paths.",
    );
    let mut section = Section::new("The scenario's own quantities", vec![sentence], &[]);
    let header = header.into_iter().map(phrase).collect();
    section.tables.push(Grid { header, rows, words: true });
    Some(section)
}
