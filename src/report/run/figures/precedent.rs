//! Prices beside those of a precedent.

use super::Run;
use crate::{
    analysis::since_peak,
    chart::{
        Figure, Form,
        form::{Line, Lines},
    },
    language::phrase,
    metrics::{Bundle, Unit},
    report::run::precedent::{precedent, same},
};

impl Run<'_> {
    /// Prices against those of the precedent, in years since each path's peak of spending.
    pub(super) fn precedent(&self, tracks: &Bundle) -> Option<Figure> {
        let then = precedent().filter(|then| then.precedes(self.model))?;
        let since = since_peak(self.summary, tracks);
        let after = since.iter().find(|year| year.years == 4).or(since.last())?;
        if after.years < 1 {
            return None;
        }
        let mut own = Line {
            name: phrase("this scenario: median and 80 % of the paths that peak"),
            points: since.iter().map(|year| (f64::from(year.years), year.quantiles[1])).collect(),
            band: since.iter().map(|year| [year.quantiles[0], year.quantiles[2]]).collect(),
            observed: false,
        };
        let (first, last) = (since[0].years.max(-4), since[since.len() - 1].years.max(5));
        own.cut(f64::from(first));
        let shown = f64::from(first)..=f64::from(last);
        let points = then.prices.iter().copied().filter(|(x, _)| shown.contains(x));
        let points: Vec<_> = points.collect();
        let price = points.iter().find(|(x, _)| same(*x, f64::from(after.years)))?.1;
        let title = phrase!(
            "{years} years after a path's peak of spending prices are {share} lower at the median; in the precedent ({precedent}) {fall}",
            years = name(&after.years.to_string()),
            share = percent(1.0 - after.quantiles[1]),
            precedent = name(&then.title),
            fall = percent(1.0 - price)
        );
        let most = since.iter().map(|year| year.paths).max().unwrap_or(0);
        let subtitle = phrase!(
            "Price of a unit, that of the year of the largest spending being 1, on the {paths} of the paths whose spending peaks before the last year; logarithmic scale",
            paths = percent(most as f64 / tracks.paths() as f64)
        );
        let observed = Line {
            name: phrase!(
                "{precedent}: {prices}, spending peaked in {year}",
                precedent = name(&then.title),
                prices = name(&then.prices_of),
                year = year(then.peak)
            ),
            points,
            band: Vec::new(),
            observed: true,
        };
        let across = phrase("years since the peak of spending");
        let form =
            Lines { unit: Unit::Ratio, across, log: true, level: None, lines: vec![own, observed] };
        let takeaway = phrase!(
            "On four paths in five the price then is between {low} and {high} of that at the peak.",
            low = percent(after.quantiles[0]),
            high = percent(after.quantiles[2])
        );
        let figure = self.figure("price_precedent", title, subtitle, Form::Lines(form));
        let figure = figure.saying(takeaway);
        Some(self.of_some(tracks.paths() as u64, figure))
    }
}
