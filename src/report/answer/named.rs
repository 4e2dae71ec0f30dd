//! What a scenario's own question is answered by: the numbers that it names.

use super::words;
use crate::{
    metrics::{Asked, Band, Estimate, MetricSummary, Summary},
    model::Model,
    report::{
        asked::{self, amount},
        given,
        language::{Phrase, phrase},
        number,
    },
    scenario::{Run, Statistic},
};

/// The numbers that the scenario names, in a sentence.
pub(super) fn named(model: &Model, summary: &Summary) -> Option<Phrase> {
    let run = &model.header.run;
    let each = model.header.answer.iter().filter_map(|name| {
        let asked = Asked::read(model, &name.text).ok()?;
        match asked.year() {
            Some(year) => in_year(&asked, year.parse().ok()?, summary, run),
            None => of_metric(&asked, summary.named(&asked.name)?, run),
        }
    });
    let all = each.reduce(|all, next| {
        phrase!("{first}; {second}", first = phrase(all), second = phrase(next))
    })?;
    Some(phrase!("{said}.", said = phrase(all)).capital())
}

/// The middle and nine paths in ten of a metric, or on how many paths it happens.
fn of_metric(asked: &Asked, metric: &MetricSummary, run: &Run) -> Option<Phrase> {
    let distribution = &metric.distribution;
    let what = asked::quantity(asked);
    if asked.quantity.is_event() {
        let share = distribution.mean()?;
        if let Some(party) = asked.party().filter(|_| asked.name.starts_with("default.")) {
            return Some(phrase!(
                "{party} fails on {share} of all paths",
                party = name(party),
                share = number(number::percent_of(share))
            ));
        }
        return Some(phrase!(
            "{what}: on {share} of all paths",
            what = phrase(given::event(&asked.name, asked.quantity)),
            share = number(number::percent_of(share))
        ));
    }
    if asked.statistic != Statistic::Quantile(0.5) {
        let Estimate { value, error } = match asked.statistic {
            Statistic::Mean => distribution.mean()?,
            Statistic::Quantile(p) => distribution.quantile(p),
            Statistic::ExpectedShortfall(p) => {
                distribution.expected_shortfall(p, asked.quantity.worse)?
            }
            Statistic::Share => Estimate { value: distribution.share_never(), error: None },
        };
        let value = amount(number::rounded(value, error), asked.unit, run);
        let what = asked::words(asked);
        return Some(phrase!("{what}: {value}", what = phrase(what), value = phrase(value)));
    }
    let ends = [0.05, 0.5, 0.95].map(|p| amount(words::at(metric, p), asked.unit, run));
    Some(spread(what, ends))
}

/// The same of a track in a year, by its bands.
fn in_year(asked: &Asked, year: f64, summary: &Summary, run: &Run) -> Option<Phrase> {
    let name = asked.name.split_once('@')?.0;
    let track = summary.tracks.iter().find(|track| track.name == name)?;
    let band = track.bands.iter().find(|band| (band.year - year).abs() < 1e-9)?;
    let level = |p: f64| Band::LEVELS.iter().position(|level| (level - p).abs() < 1e-9);
    let said = |value: f64| amount(number::figures(value, 2), asked.unit, run);
    let what = asked::quantity(asked);
    match asked.statistic {
        Statistic::Quantile(0.5) => {
            let ends = [0.05, 0.5, 0.95].map(|p| level(p).map(|place| band.quantiles[place]));
            let [Some(low), Some(middle), Some(high)] = ends else { return None };
            Some(spread(what, [low, middle, high].map(said)))
        }
        Statistic::Mean => Some(phrase!(
            "{what}: {value}",
            what = phrase(asked::words(asked)),
            value = phrase(said(band.mean))
        )),
        Statistic::Quantile(p) => Some(phrase!(
            "{what}: {value}",
            what = phrase(asked::words(asked)),
            value = phrase(said(band.quantiles[level(p)?]))
        )),
        _ => None,
    }
}

fn spread(what: Phrase, [low, middle, high]: [Phrase; 3]) -> Phrase {
    if low == high {
        return phrase!("{what}: {value}", what = phrase(what), value = phrase(middle));
    }
    phrase!(
        "{what}: {middle} at the median, {low} to {high} on nine paths in ten",
        what = phrase(what),
        middle = phrase(middle),
        low = phrase(low),
        high = phrase(high)
    )
}
