//! Fans of a run's tracks, with their titles.

use super::{
    figure::{Figure, Form, unit_phrase},
    foot_of_some,
    form::{Beside, Fan},
};
use crate::{
    metrics::{Band, Summary, Track, TrackSummary},
    model::Model,
    report::{
        amount::amount,
        language::{Phrase, phrase},
        number,
    },
};

/// A fan chart: name of the track, the track beside it with its label, and what the title says.
struct Line {
    track: Track,
    beside: Option<(Track, &'static str)>,
    title: fn(&TrackSummary, Option<&TrackSummary>, &Model) -> Phrase,
}

/// Charts that stand in files alone: a page has room for what tells of the bust.
const FILES_ONLY: [Track; 3] = [Track::Electricity, Track::SpendingOverGdp, Track::MarketValue];

/// Whether a chart of this name stands in files alone.
pub(in crate::report) fn is_for_files(name: &str) -> bool {
    FILES_ONLY.iter().any(|track| track.name() == name)
}

const FANS: &[Line] = &[
    Line { track: Track::Tightness, beside: None, title: tightness },
    Line { track: Track::RelativePrice, beside: None, title: relative_price },
    Line {
        track: Track::Price,
        beside: Some((Track::FairPrice, "median fair price")),
        title: price,
    },
    Line { track: Track::Spending, beside: None, title: spending },
    Line {
        track: Track::Revenue,
        beside: Some((Track::RequiredRevenue, "median of the revenue that the assets require")),
        title: revenue,
    },
    Line { track: Track::FreeCashFlow, beside: None, title: cash },
    Line { track: Track::DarkShare, beside: None, title: dark },
    Line { track: Track::PowerQueue, beside: None, title: queue },
    Line { track: Track::Electricity, beside: None, title: electricity },
    Line { track: Track::SpendingOverGdp, beside: None, title: of_gdp },
    Line { track: Track::MarketValue, beside: None, title: market_value },
];

/// Names of the fans that a run can have.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    FANS.iter().map(|line| line.track.name())
}

/// The fans of a run; none of what is zero in the middle of every year.
pub(super) fn fans(model: &Model, summary: &Summary, run: &str) -> Vec<Figure> {
    FANS.iter().filter_map(|line| fan(line, model, summary, run)).collect()
}

fn fan(line: &Line, model: &Model, summary: &Summary, run: &str) -> Option<Figure> {
    let track = summary.track(line.track)?;
    if track.bands.iter().all(|band| band.quantiles.iter().all(|value| value.abs() < 1e-9)) {
        return None;
    }
    let beside = line.beside.and_then(|(id, label)| Some((summary.track(id)?, label)));
    let title = if summary.track_paths > 1 {
        (line.title)(track, beside.map(|(other, _)| other), model)
    } else {
        on_the_only_path(track, model)
    };
    let beside = beside.map(|(other, label)| Beside {
        label: phrase(label),
        points: other.bands.iter().map(|band| (band.year, band.quantiles[MEDIAN])).collect(),
    });
    let takeaway = ends(track, model);
    let fan = Fan { unit: track.unit, bands: track.bands.clone(), beside, observed: Vec::new() };
    Some(Figure {
        name: line.track.name().to_owned(),
        title,
        subtitle: what(track, model),
        foot: foot_of_some(model, summary.track_paths as u64, summary.paths, run),
        form: Form::Fan(fan),
        takeaway: Some(takeaway),
    })
}

/// Where half of the paths end, and from where to where the median goes.
fn ends(track: &TrackSummary, model: &Model) -> Phrase {
    let (first, last) = (&track.bands[0], &track.bands[track.bands.len() - 1]);
    let said = |value: f64| amount(value, track.unit, &model.header.run);
    phrase(
        "Half of the paths end between {0} and {1}; the median goes from {2} in {3} to {4} in {5}.",
    )
    .phrase(said(last.quantiles[MEDIAN - 1]))
    .phrase(said(last.quantiles[MEDIAN + 1]))
    .phrase(said(first.quantiles[MEDIAN]))
    .year(first.year)
    .phrase(said(last.quantiles[MEDIAN]))
    .year(last.year)
}

/// What a track is, in which unit, and when.
pub(in crate::report) fn what(track: &TrackSummary, model: &Model) -> Phrase {
    let when = if track.flow { "{0}, {1}, by year" } else { "{0}, {1}, at year end" };
    phrase(when)
        .phrase(phrase(track.quantity.label).capital())
        .phrase(unit_phrase(track.unit, &model.header.run))
}

pub(super) const MEDIAN: usize = 3;
const TENTH: usize = 1;
const NINE_TENTHS: usize = 5;

/// The year in which a quantile of the bands is lowest or highest.
fn extreme(track: &TrackSummary, level: usize, highest: bool) -> &Band {
    let rank = |band: &&Band| if highest { -band.quantiles[level] } else { band.quantiles[level] };
    // The start is what was there before anything happened.
    let own = if track.bands.len() > 1 { &track.bands[1..] } else { &track.bands[..] };
    own.iter().min_by(|a, b| rank(a).total_cmp(&rank(b))).expect("a track has a year")
}

/// One path has no middle and no tail.
fn on_the_only_path(track: &TrackSummary, model: &Model) -> Phrase {
    let (first, last) = (&track.bands[0], &track.bands[track.bands.len() - 1]);
    let value = |band: &Band| amount(band.quantiles[MEDIAN], track.unit, &model.header.run);
    phrase("{0} on the only path: {1} in {2}, {3} in {4}")
        .phrase(phrase(track.quantity.label).capital())
        .phrase(value(first))
        .year(first.year)
        .phrase(value(last))
        .year(last.year)
}

/// Whether all paths are the same there, in the figures that are shown.
fn same_on_all(band: &Band) -> bool {
    number::percent(band.quantiles[TENTH]) == number::percent(band.quantiles[NINE_TENTHS])
}

fn tightness(track: &TrackSummary, _: Option<&TrackSummary>, _: &Model) -> Phrase {
    let (least, tenth) = (extreme(track, MEDIAN, false), extreme(track, TENTH, false));
    let start = track.bands[0].quantiles[MEDIAN];
    // What stands above where it began has not sunk, and what exceeds capacity is no lack of demand.
    let sinks = least.quantiles[MEDIAN] < start.min(1.0);
    let words = match (sinks, same_on_all(least) && same_on_all(tenth)) {
        (true, true) => "Demand sinks to {0} of capacity by {1}",
        (true, false) => {
            "Demand sinks to {0} of capacity by {1} at the median, to {2} or less on one path in ten in {3}"
        }
        (false, true) => "Demand is lowest in {1}, at {0} of capacity",
        (false, false) => {
            "Demand is lowest in {1}, at {0} of capacity at the median; one path in ten has {2} or less in {3}"
        }
    };
    let title = phrase(words).percent(least.quantiles[MEDIAN]).year(least.year);
    if same_on_all(least) && same_on_all(tenth) {
        return title;
    }
    title.percent(tenth.quantiles[TENTH]).year(tenth.year)
}

fn relative_price(track: &TrackSummary, _: Option<&TrackSummary>, _: &Model) -> Phrase {
    let least = extreme(track, MEDIAN, false);
    let words = match (least.quantiles[MEDIAN] >= 1.0, same_on_all(least)) {
        (true, true) => {
            "Prices never fall below what new equipment must earn; lowest in {0}, at {1} of it"
        }
        (true, false) => {
            "At the median prices never fall below what new equipment must earn; lowest in {0}, at {1} of it"
        }
        (false, true) => "Prices are lowest in {0}, at {1} of what new equipment must earn",
        (false, false) => {
            "In {0} half of the paths see prices below {1} of what new equipment must earn"
        }
    };
    phrase(words).year(least.year).percent(least.quantiles[MEDIAN])
}

fn price(track: &TrackSummary, fair: Option<&TrackSummary>, _: &Model) -> Phrase {
    let change = |track: &TrackSummary| {
        let (first, last) = (&track.bands[0], &track.bands[track.bands.len() - 1]);
        last.quantiles[MEDIAN] / first.quantiles[MEDIAN] - 1.0
    };
    let words = |change: f64| match number::percent(change.abs()) {
        none if none == "0 %" => phrase("stays as it is"),
        some => phrase(if change < 0.0 { "falls by {0}" } else { "rises by {0}" }).number(some),
    };
    let last = track.bands[track.bands.len() - 1].year;
    let own = words(change(track));
    match fair {
        Some(fair) => {
            phrase("The median price {0} until {1}; the fair price, by technology alone, {2}")
                .phrase(own)
                .year(last)
                .phrase(words(change(fair)))
        }
        None => phrase("The median price {0} until {1}").phrase(own).year(last),
    }
}

fn spending(track: &TrackSummary, _: Option<&TrackSummary>, model: &Model) -> Phrase {
    let most = extreme(track, MEDIAN, true);
    let last = &track.bands[track.bands.len() - 1];
    let currency = &model.header.run.currency;
    let words = if most.year < last.year {
        phrase(
            "Median spending peaks in {1} at {0}; in {4} spending lies between {2} and {3} on nine paths in ten",
        )
    } else {
        phrase(
            "Median spending rises to {0} in {1}; on nine paths in ten spending then lies between {2} and {3}",
        )
    };
    let words = words
        .money(most.quantiles[MEDIAN], currency)
        .year(most.year)
        .money(last.quantiles[0], currency)
        .money(last.quantiles[6], currency);
    if most.year < last.year { words.year(last.year) } else { words }
}

/// The year in which the median revenue falls furthest short of what the assets require.
fn revenue(track: &TrackSummary, required: Option<&TrackSummary>, model: &Model) -> Phrase {
    let currency = &model.header.run.currency;
    let Some(required) = required else {
        let last = &track.bands[track.bands.len() - 1];
        return phrase("Revenue in {0} is {1} at the median")
            .year(last.year)
            .money(last.quantiles[MEDIAN], currency);
    };
    let pairs = track.bands.iter().zip(&required.bands);
    let cover = |(own, due): &(&Band, &Band)| {
        own.quantiles[MEDIAN] / due.quantiles[MEDIAN].max(f64::MIN_POSITIVE)
    };
    let (own, due) =
        pairs.min_by(|a, b| cover(a).total_cmp(&cover(b))).expect("a track has a year");
    let words = if cover(&(own, due)) < 1.0 {
        "Revenue falls furthest short in {0}: {1} at the median, where the assets require {2}"
    } else {
        "Median revenue covers what the assets require in every year, most narrowly in {0}: {1}, where they require {2}"
    };
    phrase(words)
        .year(own.year)
        .money(own.quantiles[MEDIAN], currency)
        .money(due.quantiles[MEDIAN], currency)
}

fn cash(track: &TrackSummary, _: Option<&TrackSummary>, model: &Model) -> Phrase {
    let least = extreme(track, MEDIAN, false);
    let words = if least.quantiles[MEDIAN] < 0.0 {
        "In {0}, the worst year, at least {1} more goes out than comes in on half of the paths"
    } else {
        "Even in {0}, the worst year, at least {1} more comes in than goes out on half of the paths"
    };
    phrase(words).year(least.year).money(least.quantiles[MEDIAN].abs(), &model.header.run.currency)
}

fn dark(track: &TrackSummary, _: Option<&TrackSummary>, _: &Model) -> Phrase {
    let (most, tenth) = (extreme(track, MEDIAN, true), extreme(track, NINE_TENTHS, true));
    phrase(
        "Half of the paths see at least {0} of the sites empty in {1}, one in ten at least {2} in {3}",
    )
    .percent(most.quantiles[MEDIAN])
    .year(most.year)
    .percent(tenth.quantiles[NINE_TENTHS])
    .year(tenth.year)
}

fn queue(track: &TrackSummary, _: Option<&TrackSummary>, model: &Model) -> Phrase {
    let most = extreme(track, MEDIAN, true);
    phrase("The queue for power is longest in {0}: {1} {2} stand built and dark at the median")
        .year(most.year)
        .number(number::plain(most.quantiles[MEDIAN]))
        .name(&model.header.run.site_unit)
}

fn electricity(track: &TrackSummary, _: Option<&TrackSummary>, _: &Model) -> Phrase {
    let last = &track.bands[track.bands.len() - 1];
    let plain = |value: f64| number::plain(number::figures(value, 3));
    phrase("The sites take {0} TWh in {1} at the median, {2} TWh or more on one path in ten")
        .number(plain(last.quantiles[MEDIAN]))
        .year(last.year)
        .number(plain(last.quantiles[NINE_TENTHS]))
}

fn of_gdp(track: &TrackSummary, _: Option<&TrackSummary>, _: &Model) -> Phrase {
    let most = extreme(track, MEDIAN, true);
    phrase("Spending takes {0} of GDP in {1} at the median, {2} or more on one path in ten")
        .percent(most.quantiles[MEDIAN])
        .year(most.year)
        .percent(most.quantiles[NINE_TENTHS])
}

fn market_value(track: &TrackSummary, _: Option<&TrackSummary>, model: &Model) -> Phrase {
    let (last, currency) = (&track.bands[track.bands.len() - 1], &model.header.run.currency);
    phrase("Shares are worth {0} in {1} at the median, {2} or less on one path in ten")
        .money(last.quantiles[MEDIAN], currency)
        .year(last.year)
        .money(last.quantiles[TENTH], currency)
}
