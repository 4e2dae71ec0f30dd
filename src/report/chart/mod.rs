//! Charts: each says in its title what it shows, in words and numbers.

mod break_even;
mod canvas;
mod fan;
mod plot;
mod write_down;

pub use canvas::Chart;
use canvas::Words;

use super::number;
use crate::{
    metrics::{Band, Summary, TrackSummary},
    model::Model,
};

/// A fan chart: name of the file and the track, what the axis shows, and the track beside it.
struct Fan {
    track: &'static str,
    beside: Option<(&'static str, &'static str)>,
    title: fn(&TrackSummary, &Model) -> String,
}

const FANS: &[Fan] = &[
    Fan { track: "tightness", beside: None, title: tightness_title },
    Fan { track: "relative_price", beside: None, title: relative_price_title },
    Fan { track: "price", beside: Some(("fair_price", "median fair price")), title: price_title },
    Fan { track: "spending", beside: None, title: spending_title },
    Fan { track: "free_cash_flow", beside: None, title: cash_title },
];

/// Every chart of a run.
pub fn all(model: &Model, summary: &Summary, run: &str) -> Vec<Chart> {
    let mut charts: Vec<Chart> =
        FANS.iter().filter_map(|fan| fan_chart(fan, model, summary, run)).collect();
    charts.extend(write_down_chart(model, summary, run));
    charts.extend(break_even_chart(model, summary, run));
    charts
}

/// Scenario, size, program and run: what a reader needs to find the numbers again.
fn foot(model: &Model, summary: &Summary, run: &str) -> String {
    format!(
        "{} · {} paths, seed {} · overbuild {}, run {run}",
        model.header.title,
        number::plain(summary.paths as f64),
        model.header.run.seed,
        env!("CARGO_PKG_VERSION")
    )
}

fn fan_chart(fan: &Fan, model: &Model, summary: &Summary, run: &str) -> Option<Chart> {
    let track = summary.track(fan.track)?;
    let when = if track.flow { "by year" } else { "at year end" };
    let unit = number::unit_name(track.unit, &model.header.run);
    let words = Words {
        title: (fan.title)(track, model),
        subtitle: format!("{}, {unit}, {when}", capital(track.label)),
        foot: foot(model, summary, run),
    };
    let beside = fan.beside.and_then(|(name, label)| Some((summary.track(name)?, label)));
    Some(fan::draw(fan.track, &words, track, beside))
}

fn write_down_chart(model: &Model, summary: &Summary, run: &str) -> Option<Chart> {
    let metric = summary.metric("write_down")?;
    let unit = &model.header.run.currency;
    let tenth = metric.distribution.quantile(0.9).value;
    let end = last_year(model);
    let words = Words {
        title: format!(
            "One path in ten writes down more than {} {unit} by {end:.0}",
            number::plain(tenth)
        ),
        subtitle: format!("{}, {unit}, all builders", capital(metric.meaning)),
        foot: foot(model, summary, run),
    };
    Some(write_down::draw("write_down", &words, metric, unit))
}

fn break_even_chart(model: &Model, summary: &Summary, run: &str) -> Option<Chart> {
    let metric = summary.metric("break_even_year")?;
    let end = last_year(model);
    let never = metric.distribution.share_never();
    let title = if never >= 0.5 {
        format!(
            "On {} of the paths the industry does not have its money back by {end:.0}",
            number::percent(never)
        )
    } else {
        let median = metric.distribution.quantile(0.5).value;
        format!(
            "Half of the paths have their money back by {median:.0}; {} never by {end:.0}",
            number::percent(never)
        )
    };
    let words = Words {
        title,
        subtitle: "Share of paths by the year from which cumulative free cash flow stays above zero; the first fleet's book counts as an outlay".to_owned(),
        foot: foot(model, summary, run),
    };
    Some(break_even::draw("break_even", &words, metric, (model.header.run.start.floor(), end)))
}

fn last_year(model: &Model) -> f64 {
    model.header.run.start.floor() + model.header.run.years as f64 - 1.0
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The year in which a quantile of the bands is lowest or highest.
fn extreme(track: &TrackSummary, level: usize, highest: bool) -> &Band {
    let rank = |band: &&Band| if highest { -band.quantiles[level] } else { band.quantiles[level] };
    track.bands.iter().min_by(|a, b| rank(a).total_cmp(&rank(b))).expect("a track has a year")
}

const MEDIAN: usize = 3;
const TENTH: usize = 1;
const NINE_TENTHS: usize = 5;

fn tightness_title(track: &TrackSummary, _: &Model) -> String {
    let least = extreme(track, MEDIAN, false);
    let tenth = extreme(track, TENTH, false);
    format!(
        "Demand sinks to {} of capacity by {:.0} on the median path, to {} or less on one in ten in {:.0}",
        number::percent(least.quantiles[MEDIAN]),
        least.year,
        number::percent(tenth.quantiles[TENTH]),
        tenth.year
    )
}

fn relative_price_title(track: &TrackSummary, _: &Model) -> String {
    let least = extreme(track, MEDIAN, false);
    format!(
        "In {:.0} half of the paths see prices below {} of what new equipment must earn",
        least.year,
        number::percent(least.quantiles[MEDIAN])
    )
}

fn price_title(track: &TrackSummary, _: &Model) -> String {
    let (first, last) = (&track.bands[0], &track.bands[track.bands.len() - 1]);
    let fall = 1.0 - last.quantiles[MEDIAN] / first.quantiles[MEDIAN];
    let direction = if fall >= 0.0 { "falls" } else { "rises" };
    format!(
        "The median price {direction} by {} until {:.0}",
        number::percent(fall.abs()),
        last.year
    )
}

fn spending_title(track: &TrackSummary, model: &Model) -> String {
    let most = extreme(track, MEDIAN, true);
    let last = &track.bands[track.bands.len() - 1];
    format!(
        "Median spending peaks in {:.0} at {} {}; in {:.0} it lies between {} and {} on four paths in five",
        most.year,
        number::plain(most.quantiles[MEDIAN]),
        model.header.run.currency,
        last.year,
        number::plain(last.quantiles[TENTH]),
        number::plain(last.quantiles[NINE_TENTHS])
    )
}

fn cash_title(track: &TrackSummary, model: &Model) -> String {
    let least = extreme(track, MEDIAN, false);
    let words = if least.quantiles[MEDIAN] < 0.0 { "drains" } else { "brings at least" };
    format!(
        "At its worst, in {:.0}, the median path {words} {} {} a year",
        least.year,
        number::plain(least.quantiles[MEDIAN].abs()),
        model.header.run.currency
    )
}
