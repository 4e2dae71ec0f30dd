//! A backtest on one terminal screen.

use std::fmt::Write;

use super::{History, number};
use crate::{
    inference::{Forecast, PointScore, Scores},
    metrics::Unit,
    report::chart::shorten,
};

/// Columns of series names.
const NAME: usize = 34;

impl History<'_> {
    /// The answer, series by series.
    pub fn text(&self) -> String {
        let header = &self.model.header;
        let mut text = format!("\n{}: against what happened\n\n", header.title);
        let _ = writeln!(
            text,
            "  {:<NAME$}{:>7}  inside 50, 80, 90 %   score {:>11}{:>11}{:>9}",
            "", "points", "technology", "last", "trend"
        );
        let _ = writeln!(text, "  {:<NAME$}{:>29}{:>17}{:>11}", "", "", "alone", "value");
        for (forecast, alone) in self.pairs() {
            line(&mut text, forecast, alone);
        }
        let (points, inside) = self.scores.inside();
        let (plain_points, plain) = self.alone.inside();
        let _ = writeln!(text, "  {:<NAME$}{points:>7}{}", "all", shares(inside, points));
        let _ = writeln!(
            text,
            "  {:<NAME$}{plain_points:>7}{}",
            "all, technology alone",
            shares(plain, plain_points)
        );
        text.push_str(&self.failures());
        let _ = writeln!(
            text,
            "\n  {} paths, seed {}. The score is the continuous ranked probability score, in the unit of the\n  \
             series: of a sure forecast, its error. Smaller is better. Technology alone: prices fair, money\n  \
             always there, builders keep to their plans. The forecasts at the right go on from what was known.\n  \
             The bands are those of what is reported: the error of the data is added to each path.",
            number::count(self.scores.paths),
            header.run.seed
        );
        text
    }

    /// What lies outside the 80 % bands, by name.
    fn failures(&self) -> String {
        let mut text = String::new();
        for forecast in &self.scores.forecasts {
            for point in forecast.points.iter().filter(|point| !point.within(Scores::BANDS[1])) {
                if text.is_empty() {
                    text.push_str("\n  Outside the 80 % band:\n");
                }
                text.push_str(&failure(forecast, point));
            }
        }
        text
    }
}

fn line(text: &mut String, forecast: &Forecast, alone: Option<&Forecast>) {
    let scores = &forecast.scores;
    let unit = forecast.comparison.unit;
    let size = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |v| shown(v, unit));
    let _ = writeln!(
        text,
        "  {:<NAME$}{:>7}{}{:>8}{:>12}{:>11}{:>9}",
        shorten(forecast.name(), NAME - 2),
        scores.points,
        shares(scores.inside, scores.points),
        shown(scores.crps, unit),
        size(alone.map(|alone| alone.scores.crps)),
        size(scores.last_value),
        size(scores.trend),
    );
}

fn failure(forecast: &Forecast, point: &PointScore) -> String {
    let unit = forecast.comparison.unit;
    let [low, high] = [1, 5].map(|level| shown(point.quantiles[level], unit));
    let side = if point.observed > point.quantiles[3] { "above" } else { "below" };
    let (share, observed) = (1.0 - (2.0 * point.below - 1.0).abs(), shown(point.observed, unit));
    format!(
        "  {:<NAME$}{}: {observed}, {side} {low} to {high} ({} of the paths are further out)\n",
        shorten(forecast.name(), NAME - 2),
        point.year,
        number::percent(share / 2.0)
    )
}

pub(super) fn shares(inside: [usize; 3], points: usize) -> String {
    let share = |count: usize| number::percent(count as f64 / points as f64);
    inside.map(|count| format!("{:>7}", share(count))).concat()
}

fn shown(value: f64, unit: Unit) -> String {
    number::value(value, unit)
}
