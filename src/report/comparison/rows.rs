//! Rows in which scenarios stand beside each other.

use crate::{metrics::Metric, scenario::Statistic};

/// A number of a metric.
#[derive(Clone, Copy)]
pub(super) enum Row {
    Mean,
    Median,
    Shortfall,
    Never,
}

/// Rows of the first table: a metric, which number of it, and words. Those with an expected shortfall among
/// their differences show it here too; what may never happen shows how often it does not.
pub(super) fn shown() -> Vec<(Metric, Row, &'static str)> {
    let placed = |id: &Metric| {
        let place = id.quantity().place;
        place.screen.filter(|_| place.beside).map(|(order, words)| (order, *id, words))
    };
    let mut all: Vec<_> = Metric::ALL.iter().filter_map(placed).collect();
    all.sort_by_key(|(order, ..)| *order);
    let mut rows = Vec::new();
    for (_, id, words) in all {
        let quantity = id.quantity();
        rows.push((id, Row::Median, words));
        let tail =
            |(statistic, _): &(Statistic, _)| matches!(statistic, Statistic::ExpectedShortfall(_));
        if quantity.place.contrasts.iter().any(tail) {
            rows.push((id, Row::Shortfall, "  mean of worst 5 %"));
        }
        if quantity.unit.infinite().is_some() {
            rows.push((id, Row::Never, "  never"));
        }
    }
    rows
}
