//! When the industry has its money back, and on how many paths never.

use super::Run;
use crate::{
    chart::{
        Figure, Form,
        form::{Columns, Row, Rows},
        last_year,
    },
    language::{Phrase, phrase},
    metrics::{Metric, MetricSummary, Unit},
};

/// Spans of years that the years of a run are told in, where few paths are seen in any.
const SPANS: usize = 3;

impl Run<'_> {
    pub(super) fn break_even(&self) -> Option<Figure> {
        let metric = self.summary.metric(Metric::BreakEvenYear)?;
        let end = last_year(self.model);
        let never = metric.distribution.share_never();
        let title = if never >= 1.0 {
            phrase!("On no path has revenue repaid all spending by {year}", year = year(end))
        } else if never >= 0.5 {
            phrase!(
                "By {year} revenue has not repaid all spending on {share} of the paths",
                share = percent(never),
                year = year(end)
            )
        } else {
            phrase!(
                "{share} of the paths have their money back by {year}",
                share = percent(1.0 - never),
                year = year(end)
            )
        };
        let columns = break_even_columns(&[(String::new(), metric)], self.years());
        // A row of years in which nobody is seen says nothing.
        let (subtitle, form) = if is_flat(&columns) {
            (never_words(end), Form::Rows(self.spans(metric)))
        } else {
            (break_even_words(), Form::Columns(columns))
        };
        let soon = metric.distribution.quantile(0.1).value;
        let takeaway = if soon.is_finite() {
            Some(phrase!("On one path in ten the money is back by {year}.", year = year(soon)))
        } else {
            // What is so on no path is the title.
            (never < 1.0).then(|| {
                phrase!(
                    "Revenue has repaid all spending on {share} of the paths.",
                    share = percent(1.0 - never)
                )
            })
        };
        Some(self.figure("break_even", title, subtitle, form).saying(takeaway))
    }

    /// A bar for the paths on which it never comes, and for each span of years with any others.
    fn spans(&self, metric: &MetricSummary) -> Rows {
        let (first, last) = self.years();
        let values = &metric.distribution;
        let row = |name: Phrase, share: f64, colour: usize| Row {
            name,
            kind: phrase(""),
            values: vec![share],
            colour,
        };
        let mut rows =
            vec![row(phrase!("not by {year}", year = year(last)), values.share_never(), 1)];
        let every = ((last - first + 1.0) / SPANS as f64).ceil();
        let mut end = last;
        while end >= first {
            let begin = (end - every + 1.0).max(first);
            let share = (values.up_to(end) - values.up_to(begin - 1.0)) / values.count() as f64;
            let name = phrase!("from {first} to {last}", first = year(begin), last = year(end));
            if share > 0.0 {
                rows.push(row(name, share, 0));
            }
            end = begin - 1.0;
        }
        let none_label = phrase("On no path:");
        Rows {
            unit: Unit::Share,
            series: Vec::new(),
            rows,
            none: Vec::new(),
            none_label,
            grey_last: false,
        }
    }
}

pub(in crate::report) fn break_even_words() -> Phrase {
    phrase(
        "Share of paths by the year from which cumulative free cash flow stays above zero; what stood at the start counts as spent, at its book value",
    )
}

/// Shares of paths by break-even year, and never.
pub(in crate::report) fn break_even_columns(
    all: &[(String, &MetricSummary)],
    (first, last): (f64, f64),
) -> Columns {
    let mut years = Vec::new();
    let mut year = first;
    while year <= last {
        years.push(year);
        year += 1.0;
    }
    let mut categories: Vec<Phrase> = years.iter().map(|year| phrase!(year(*year))).collect();
    categories.push(phrase("never"));
    let shares = |metric: &MetricSummary| {
        let values = &metric.distribution;
        let up_to = |year: f64| values.up_to(year) / values.count() as f64;
        let mut shares: Vec<f64> = years.iter().map(|y| up_to(*y) - up_to(y - 1.0)).collect();
        shares.push(values.share_never());
        shares
    };
    let series = all.iter().map(|(name, metric)| (name.clone(), shares(metric))).collect();
    Columns { last_apart: true, categories, series }
}

/// Share of the paths of a year's column below which it cannot be seen beside that of those that never come.
const SEEN: f64 = 0.03;

/// Whether no year of any scenario has a column that can be seen.
pub(in crate::report) fn is_flat(columns: &Columns) -> bool {
    let years = columns.series.iter().flat_map(|(_, shares)| &shares[..shares.len() - 1]);
    years.fold(0.0, |most: f64, share| most.max(*share)) < SEEN
}

/// What bars of the paths on which it never comes show.
pub(in crate::report) fn never_words(last: f64) -> Phrase {
    phrase!(
        "Share of paths on which cumulative free cash flow is not above zero for good by {year}; what stood at the start counts as spent, at its book value",
        year = year(last)
    )
}
