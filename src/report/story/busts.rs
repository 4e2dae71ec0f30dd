//! The kinds of bust, and when they begin.

use super::{Grid, Section};
use crate::{
    metrics::{Metric, MetricSummary, Summary, Unit},
    report::{
        kinds::KINDS,
        language::{Phrase, phrase},
        number,
    },
};

/// A table of the kinds that are modelled, and the charts of when they begin and of what spending brings back.
pub(super) fn what_ends(summary: &Summary) -> Section {
    let rows = KINDS
        .into_iter()
        .filter_map(|kind| Some(row(kind.happens.quantity().label, summary.metric(kind.begins)?)));
    let any = summary.metric(Metric::BustBegins).map(|begins| row("any of them", begins));
    let header =
        ["kind of bust", "probability", "begins, median", "one in ten before", "one in ten after"];
    let header = header.into_iter().map(phrase).collect();
    let sentence = phrase(
        "Spending, the price, the books and credit can end at different times, or not at all; years are those of the paths on which it happens.",
    );
    let mut section = Section::new(
        "What ends, and when",
        vec![sentence],
        &["spending", "relative_price", "payback", "break_even"],
    );
    section.tables.push(Grid { header, rows: rows.chain(any).collect(), words: false });
    section
}

fn row(name: &str, begins: &MetricSummary) -> Vec<Phrase> {
    let happens = 1.0 - begins.distribution.share_never();
    let year = |p: f64| {
        if happens <= 0.0 {
            return phrase("–");
        }
        let year = begins.distribution.quantile(p * happens).value;
        phrase("{0}").number(number::value(year, Unit::Year))
    };
    let share = phrase("{0}").percent(happens);
    vec![phrase(name), share, year(0.5), year(0.1), year(0.9)]
}
