//! When the industry has its money back, and on how many paths never.

use super::Run;
use crate::{
    chart::{Figure, Form, form::Columns, last_year},
    language::{Phrase, phrase},
    metrics::{Metric, MetricSummary},
};

/// Spans of years that the years of a run are told in, where few paths are seen in any.
const SPANS: f64 = 3.0;

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
        let form = break_even_columns(&[(String::new(), metric)], self.years());
        let (subtitle, form) = (break_even_words(), Form::Columns(form));
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
}

pub(in crate::report) fn break_even_words() -> Phrase {
    phrase(
        "Share of paths by the year from which cumulative free cash flow stays above zero; what stood at the start counts as spent, at its book value",
    )
}

/// Shares of paths by break-even year, and never; by spans of years where no year has a column that can be seen.
pub(in crate::report) fn break_even_columns(
    all: &[(String, &MetricSummary)],
    (first, last): (f64, f64),
) -> Columns {
    let by_year = columns_of(all, (first, last), 1.0);
    if is_flat(&by_year) {
        let wide = ((last - first + 1.0) / SPANS).ceil();
        return columns_of(all, (first, last), wide);
    }
    by_year
}

/// The same by spans of so many years, the last of which ends with the run.
fn columns_of(all: &[(String, &MetricSummary)], (first, last): (f64, f64), wide: f64) -> Columns {
    let mut spans = Vec::new();
    let mut end = last;
    while end >= first {
        spans.push(((end - wide + 1.0).max(first), end));
        end -= wide;
    }
    spans.reverse();
    let category = |(begin, end): &(f64, f64)| {
        if begin < end {
            Phrase::of_name(&format!("{begin:.0}–{end:.0}"))
        } else {
            phrase!(year(*end))
        }
    };
    let mut categories: Vec<Phrase> = spans.iter().map(category).collect();
    categories.push(phrase("never"));
    let shares = |metric: &MetricSummary| {
        let values = &metric.distribution;
        let up_to = |year: f64| values.up_to(year) / values.count() as f64;
        let own = |(begin, end): &(f64, f64)| up_to(*end) - up_to(begin - 1.0);
        let mut shares: Vec<f64> = spans.iter().map(own).collect();
        shares.push(values.share_never());
        shares
    };
    let series = all.iter().map(|(name, metric)| (name.clone(), shares(metric))).collect();
    Columns { last_apart: true, categories, series }
}

/// Share of the paths of a year's column below which it cannot be seen beside that of those that never come.
const SEEN: f64 = 0.03;

/// Whether no year of any scenario has a column that can be seen.
fn is_flat(columns: &Columns) -> bool {
    let years = columns.series.iter().flat_map(|(_, shares)| &shares[..shares.len() - 1]);
    years.fold(0.0, |most: f64, share| most.max(*share)) < SEEN
}
