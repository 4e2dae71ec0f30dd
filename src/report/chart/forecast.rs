//! A forecast as a fan, with what happened as dots.

use super::{
    Chart,
    canvas::Words,
    capital,
    fan::{self, Beside},
    foot,
};
use crate::{
    inference::{Backtest, Forecast},
    metrics::Band,
    model::Model,
    report::number,
    scenario::{Compared, Run},
};

/// The series of a backtest that have years, with the medians of another beside them.
pub(in crate::report) fn forecast_charts(
    model: &Model,
    backtest: &Backtest,
    (beside, label): (&Backtest, &str),
    run: &str,
) -> Vec<Chart> {
    let foot = foot(model, backtest.paths, run);
    let pairs = backtest.forecasts.iter().zip(&beside.forecasts);
    let with_years = pairs.filter(|(forecast, _)| !forecast.bands.is_empty());
    with_years
        .map(|(forecast, other)| {
            let words = Words {
                title: title(forecast),
                subtitle: subtitle(forecast, &model.header.run),
                foot: foot.clone(),
            };
            draw(forecast, (&other.bands, label), &words)
        })
        .collect()
}

fn draw(forecast: &Forecast, median: (&[Band], &str), words: &Words) -> Chart {
    // Four in five facts lie within 1.28 standard errors of what is reported.
    let error = |value: f64| [-1.28, 0.0, 1.28].map(|z| forecast.comparison.reported(value, z));
    let points = forecast.comparison.observation.points.iter();
    let skipped = forecast.comparison.observation.skipped();
    let with_errors = |(place, (year, value)): (usize, &(f64, f64))| {
        // What was known is where the model starts.
        (*year, if place < skipped { [*value; 3] } else { error(*value) })
    };
    let observed: Vec<(f64, [f64; 3])> = points.enumerate().map(with_errors).collect();
    let beside = Beside { median: Some(median), observed: &observed };
    let bands = (forecast.bands.as_slice(), forecast.comparison.unit);
    fan::draw(&format!("forecast_{}", slug(forecast.name())), words, bands, beside)
}

fn title(forecast: &Forecast) -> String {
    let scores = &forecast.scores;
    let name = capital(forecast.name());
    if scores.inside[1] == scores.points {
        return format!("{name}: what happened lies inside the 80 % band in each year");
    }
    format!(
        "{name}: what happened lies inside the 80 % band in {} of {} years",
        scores.inside[1], scores.points
    )
}

fn subtitle(forecast: &Forecast, run: &Run) -> String {
    let observation = &forecast.comparison.observation;
    let unit = match (observation.compared, forecast.comparison.unit) {
        (Compared::Index, _) => format!("{:.0} = 1", observation.points[0].0),
        (_, unit) => number::unit_name(unit, run),
    };
    let scores = &forecast.scores;
    let against = scores.last_value.map_or_else(String::new, |last| {
        let ratio = scores.crps / last;
        format!("; its error is {} of that of a forecast of no change", number::percent(ratio))
    });
    format!("{unit}, by year; the error of the data counts{against}")
}

/// A name as part of a file's name.
fn slug(name: &str) -> String {
    let letter = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' };
    name.chars().map(letter).collect()
}
