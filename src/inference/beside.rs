//! What happened beside the numbers by which a scenario answers its question.

use super::{
    backtest::{Forecast, Seen},
    comparison::Comparison,
    score::PointScore,
};
use crate::{
    metrics::{Asked, Collected, Happened, Metric},
    model::Model,
    scenario::{Compared, Observation, Observed, Statistic},
};

/// Falls that a series shows by itself: the metric, the track that it is the fall of, and the years within which it counts.
const FALLS: [(Metric, &str, f64); 3] = [
    (Metric::SpendingFall, "spending", 3.0),
    (Metric::PriceFall, "price", f64::INFINITY),
    (Metric::RelativePriceFall, "relative_price", f64::INFINITY),
];

/// What was seen of the numbers that answer the scenario's question: a series in its year, a number, or the fall that an
/// observed series shows. Nothing where the paths are not kept one by one.
pub fn beside(model: &Model, collected: &Collected) -> Vec<Happened> {
    let header = &model.header;
    if header.observations.is_empty() {
        return Vec::new();
    }
    let Ok(comparisons) = Comparison::all(model) else { return Vec::new() };
    let each = header.answer.iter().filter_map(|name| Asked::read(model, &name.text).ok());
    let middle = each.filter(|asked| asked.statistic == Statistic::Quantile(0.5));
    middle.filter_map(|asked| of(&asked, &comparisons, collected)).collect()
}

fn of(asked: &Asked, comparisons: &[Comparison], collected: &Collected) -> Option<Happened> {
    let point = match asked.track() {
        Some((track, year)) => in_year(track, year.parse().ok()?, comparisons, collected),
        None => number(&asked.name, comparisons, collected)
            .or_else(|| fall(&asked.name, comparisons, collected)),
    }?;
    let [low, middle, high] = [1, 3, 5].map(|level| point.quantiles[level]);
    let inside = point.within(0.8);
    Some(Happened { name: asked.name.clone(), observed: point.observed, low, middle, high, inside })
}

/// Values of a metric on the paths whose tracks are kept.
fn values(index: usize, collected: &Collected) -> Option<Vec<f64>> {
    let paths = collected.tracks.paths();
    Some(collected.values[index].exact()?.get(..paths)?.to_vec())
}

fn scored(comparison: &Comparison, collected: &Collected) -> Vec<PointScore> {
    let metric = |index: usize| values(index, collected).unwrap_or_default();
    let seen = Seen { tracks: &collected.tracks, metric: &metric };
    Forecast::points(comparison, &seen)
}

/// A track as it was seen in a year, in the unit of the model.
fn in_year(
    track: &str,
    year: f64,
    comparisons: &[Comparison],
    collected: &Collected,
) -> Option<PointScore> {
    let own = |observation: &Observation| {
        observation.observed == Observed::Track(track.to_owned())
            && observation.compared == Compared::Value
            && observation.points.iter().any(|(own, _)| (own - year).abs() < 1e-9)
    };
    let comparison = comparisons.iter().find(|comparison| own(&comparison.observation))?;
    scored(comparison, collected).into_iter().find(|point| (point.year - year).abs() < 1e-9)
}

/// A metric that was seen.
fn number(name: &str, comparisons: &[Comparison], collected: &Collected) -> Option<PointScore> {
    let own = |comparison: &&Comparison| {
        comparison.observation.observed == Observed::Metric(name.to_owned())
    };
    let comparison = comparisons.iter().find(own)?;
    let index = collected.metrics.iter().position(|metric| metric.name == name)?;
    values(index, collected)?;
    scored(comparison, collected).pop()
}

/// The fall that a series shows, where it is that of a metric.
fn fall(name: &str, comparisons: &[Comparison], collected: &Collected) -> Option<PointScore> {
    let (_, track, within) = FALLS.into_iter().find(|(metric, ..)| metric.name() == name)?;
    let own = |comparison: &&Comparison| {
        comparison.observation.observed == Observed::Track(track.to_owned())
    };
    let observation = &comparisons.iter().find(own)?.observation;
    let known = observation.known.filter(|_| observation.compared == Compared::Value);
    let mut series: Vec<(f64, f64)> =
        known.map(|known| (observation.before, known)).into_iter().collect();
    series.extend_from_slice(&observation.points);
    let index = collected.metrics.iter().position(|metric| metric.name == name)?;
    Some(PointScore::new(0.0, largest_fall(&series, within)?, values(index, collected)?))
}

/// The largest fall from what was the highest so far to anything so many years later, as a share; of a series of three
/// points at least.
fn largest_fall(series: &[(f64, f64)], within: f64) -> Option<f64> {
    let mut fall = 0.0_f64;
    let mut highest = 0.0;
    for (place, (year, value)) in series.iter().enumerate() {
        if *value <= highest {
            continue;
        }
        highest = *value;
        let later = series[place + 1..].iter().take_while(|(later, _)| later - year <= within);
        let lowest = later.map(|(_, value)| *value).fold(f64::INFINITY, f64::min);
        fall = fall.max(1.0 - lowest / highest);
    }
    (series.len() > 2).then_some(fall)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_series_shows_its_largest_fall() {
        let close = |own: Option<f64>, due: f64| (own.unwrap() - due).abs() < 1e-12;
        let series = [(2000.0, 100.0), (2001.0, 90.0), (2003.0, 48.0), (2005.0, 20.0)];
        assert!(close(largest_fall(&series, 3.0), 0.52));
        assert!(close(largest_fall(&series, f64::INFINITY), 0.8));
        assert!(close(largest_fall(&[(1.0, 1.0), (2.0, 2.0), (3.0, 3.0)], 3.0), 0.0));
        assert_eq!(largest_fall(&series[..2], 3.0), None);
    }
}
