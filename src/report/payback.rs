//! On how many paths the equipment of a year pays back.

use crate::{
    metrics::{Summary, YearMetric, spending_years},
    model::Model,
};

/// The share of paths on which equipment has not yet served its time that no sentence passes over.
pub(super) const MANY_OPEN: f64 = 0.05;

/// Equipment of a year.
#[derive(Clone, Debug)]
pub(super) struct PaidBack {
    pub(super) year: String,
    /// Share of the paths on which it pays back.
    pub(super) share: f64,
    /// Share on which it has not served its time, and still may.
    pub(super) open: f64,
}

/// Of the first and of the last year in which it is bought on half of the paths.
pub(super) fn ends(model: &Model, summary: &Summary) -> Option<[PaidBack; 2]> {
    let bought = |year: &String| {
        let back = summary.metric((YearMetric::MoneyBack, year.as_str()));
        back.is_some_and(|own| own.distribution.quantile(0.5).value.is_finite())
    };
    let years: Vec<String> = spending_years(&model.header.run).into_iter().filter(bought).collect();
    let [first, .., last] = years.as_slice() else { return None };
    Some([paid_back(summary, first)?, paid_back(summary, last)?])
}

fn paid_back(summary: &Summary, year: &str) -> Option<PaidBack> {
    let paid = summary.metric((YearMetric::PaybackYear, year))?;
    let open = summary.metric((YearMetric::PaybackOpen, year));
    let open = open.and_then(|own| own.distribution.mean()).map_or(0.0, |mean| mean.value);
    Some(PaidBack { year: year.to_owned(), share: 1.0 - paid.distribution.share_never(), open })
}
