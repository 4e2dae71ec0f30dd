//! Forecasts as fans, with what happened as dots.

use super::coverage;
use crate::{
    chart::{
        Called, Figure, Form, foot,
        form::{Beside, Fan, MEDIAN},
        plain_name, unit_phrase,
    },
    inference::{Backtest, Forecast},
    language::{Phrase, capital, date::date, phrase},
    model::Model,
    report::happened::happened,
    scenario::{Compared, Run, date_of},
};

/// The series of a backtest that have years, with the medians of another beside them.
pub(in crate::report) fn forecasts(
    model: &Model,
    backtest: &Backtest,
    (beside, label): (&Backtest, &str),
    run: &str,
) -> Vec<Figure> {
    let pairs = backtest.forecasts.iter().map(|own| (own, beside.forecast(own.name())));
    let with_years = pairs.filter(|(forecast, _)| !forecast.bands.is_empty());
    let mut names: Vec<String> = Vec::new();
    with_years
        .map(|(forecast, other)| Figure {
            name: file_name(forecast.name(), &mut names),
            title: title(forecast),
            subtitle: subtitle(forecast, &model.header.run),
            foot: foot(model, backtest.paths, run),
            form: Form::Fan(fan(forecast, other, label)),
            takeaway: None,
        })
        .collect()
}

fn fan(forecast: &Forecast, other: Option<&Forecast>, label: &str) -> Fan {
    Fan {
        unit: forecast.comparison.unit,
        bands: forecast.bands.clone(),
        beside: other.map(|other| Beside {
            label: phrase(label),
            points: other.bands.iter().map(|band| (band.year, band.quantiles[MEDIAN])).collect(),
        }),
        observed: happened(&forecast.comparison),
    }
}

fn title(forecast: &Forecast) -> Phrase {
    let scores = &forecast.scores;
    let name = capital(forecast.name());
    if scores.points == 1 && scores.inside[1] == 1 {
        return phrase!(
            "{what}: what happened lies inside the 80 % band in its only year",
            what = name(&name)
        );
    }
    if scores.inside[1] == scores.points {
        return phrase!(
            "{what}: what happened lies inside the 80 % band in each year",
            what = name(&name)
        );
    }
    if scores.points == 1 {
        return phrase!(
            "{what}: what happened lies outside the 80 % band in its only year",
            what = name(&name)
        );
    }
    phrase!(
        "{what}: what happened lies inside the 80 % band in {inside} of {years} years",
        what = name(&name),
        inside = name(&scores.inside[1].to_string()),
        years = name(&scores.points.to_string())
    )
}

fn subtitle(forecast: &Forecast, run: &Run) -> Phrase {
    let observation = &forecast.comparison.observation;
    let unit = match (observation.compared, forecast.comparison.unit) {
        (Compared::Index, _) => {
            phrase!("{date} = 1", date = phrase(date(date_of(observation.points[0].0))))
        }
        (_, unit) => unit_phrase(unit, run),
    };
    let scores = &forecast.scores;
    match scores.last_value {
        Some(last) => phrase!(
            "{unit}, by year; bands with the error of the data; the forecast's error is {error} of that of the forecast that nothing changes",
            unit = phrase(unit),
            error = percent(scores.crps / last)
        ),
        None => phrase!("{unit}, by year; bands with the error of the data", unit = phrase(unit)),
    }
}

/// What they are called.
pub(in crate::report) const CALLED: [Called; 2] = [
    Called {
        name: coverage::PRECEDENTS,
        sheet: None,
        about: Some("how many points lie inside the bands, precedent by precedent"),
    },
    Called {
        name: "forecast_",
        sheet: None,
        about: Some("what was forecast with what was known then, beside what happened"),
    },
];

/// Names of the charts of a backtest.
pub(in crate::report) fn chart_names(model: &Model) -> Vec<String> {
    let mut names = Vec::new();
    for observation in &model.header.observations {
        file_name(&observation.name, &mut names);
    }
    names
}

/// A name as a file's name that no other has.
fn file_name(name: &str, taken: &mut Vec<String>) -> String {
    plain_name("forecast", name, taken)
}
