//! Charts: each says in its title what it shows, in words and numbers.

mod break_even;
mod canvas;
mod failures;
mod fan;
mod forecast;
mod learned;
mod lines;
mod plot;
mod together;
mod write_down;

pub use canvas::Chart;
use canvas::Words;
use failures::Failure;
use fan::Beside;
pub(super) use forecast::forecast_charts;
pub(super) use learned::learned_charts;
pub(super) use lines::shorten;
pub(super) use together::together_chart;

use super::number;
use crate::{
    metrics::{Band, Summary, TrackSummary},
    model::Model,
};

/// A fan chart: name of the file and the track, what the axis shows, and the track beside it.
struct Fan {
    track: &'static str,
    beside: Option<(&'static str, &'static str)>,
    title: fn(&TrackSummary, Option<&TrackSummary>, &Model) -> String,
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
    charts.extend(failures_chart(model, summary, run));
    charts
}

/// Scenario, size, program and run: what a reader needs to find the numbers again.
fn foot(model: &Model, paths: u64, run: &str) -> String {
    format!(
        "{} · {} paths, seed {} · overbuild {}, run {run}",
        shorten(&model.header.title, 110),
        number::count(paths),
        model.header.run.seed,
        env!("CARGO_PKG_VERSION")
    )
}

fn fan_chart(fan: &Fan, model: &Model, summary: &Summary, run: &str) -> Option<Chart> {
    let track = summary.track(fan.track)?;
    let beside = fan.beside.and_then(|(name, label)| Some((summary.track(name)?, label)));
    let when = if track.flow { "by year" } else { "at year end" };
    let unit = number::unit_name(track.unit, &model.header.run);
    let words = Words {
        title: (fan.title)(track, beside.map(|(other, _)| other), model),
        subtitle: format!("{}, {unit}, {when}", capital(track.label)),
        foot: foot(model, summary.paths, run),
    };
    let median = beside.map(|(other, label)| (other.bands.as_slice(), label));
    let beside = Beside { median, ..Beside::default() };
    Some(fan::draw(fan.track, &words, (&track.bands, track.unit), beside))
}

fn write_down_chart(model: &Model, summary: &Summary, run: &str) -> Option<Chart> {
    let metric = summary.metric("write_down")?;
    let unit = &model.header.run.currency;
    let tenth = metric.distribution.quantile(0.9).value;
    let end = last_year(model);
    let none = metric.distribution.up_to(1e-6);
    let share = number::percent(1.0 - none / summary.paths as f64);
    let title = if tenth > 1e-6 {
        format!("One path in ten writes down more than {} by {end:.0}", number::money(tenth, unit))
    } else {
        format!("{share} of the paths write anything down by {end:.0}")
    };
    let words = Words {
        title,
        subtitle: format!("{}, {unit}, all builders", capital(metric.meaning)),
        foot: foot(model, summary.paths, run),
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
        foot: foot(model, summary.paths, run),
    };
    Some(break_even::draw("break_even", &words, metric, (model.header.run.start.floor(), end)))
}

/// Who fails; no chart where nobody can.
fn failures_chart(model: &Model, summary: &Summary, run: &str) -> Option<Chart> {
    let parties = &model.parties;
    let kinds = [
        (&parties.builders, "builder"),
        (&parties.customers, "customer"),
        (&parties.holders, "holder of claims"),
    ];
    // Without that table owners pay in whatever is missing: builders cannot fail.
    let builders_fail = model.mechanisms().any(|name| name == "default");
    let mut all: Vec<Failure> = Vec::new();
    for (names, kind) in kinds.into_iter().skip(usize::from(!builders_fail)) {
        for name in names {
            let metric = summary.metric(&format!("default.{name}"))?;
            let share = metric.distribution.mean()?.value;
            all.push(Failure { name: name.clone(), kind, share });
        }
    }
    all.sort_by(|a, b| b.share.total_cmp(&a.share));
    if all.first()?.share <= 0.0 {
        return None;
    }
    let name = |failure: &Failure| shorten(&failure.name, 40);
    let second =
        all.get(1).filter(|failure| failure.share > 0.0).map_or_else(String::new, |next| {
            format!(", {} on {}", name(next), number::percent(next.share))
        });
    let (first, end) = (&all[0], last_year(model));
    let share = number::percent(first.share);
    let title = format!("By {end:.0} {} has failed on {share} of the paths{second}", name(first));
    let words = Words {
        title,
        subtitle: if builders_fail {
            "Share of paths on which each cannot pay: defaults of builders and customers, failures of those who hold claims on them".to_owned()
        } else {
            "Share of paths on which each cannot pay: defaults of customers, failures of those who hold claims on them; builders' owners pay in".to_owned()
        },
        foot: foot(model, summary.paths, run),
    };
    Some(failures::draw("failures", &words, &all))
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

fn tightness_title(track: &TrackSummary, _: Option<&TrackSummary>, _: &Model) -> String {
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

fn relative_price_title(track: &TrackSummary, _: Option<&TrackSummary>, _: &Model) -> String {
    let least = extreme(track, MEDIAN, false);
    format!(
        "In {:.0} half of the paths see prices below {} of what new equipment must earn",
        least.year,
        number::percent(least.quantiles[MEDIAN])
    )
}

fn price_title(track: &TrackSummary, fair: Option<&TrackSummary>, _: &Model) -> String {
    let change = |track: &TrackSummary| {
        let (first, last) = (&track.bands[0], &track.bands[track.bands.len() - 1]);
        last.quantiles[MEDIAN] / first.quantiles[MEDIAN] - 1.0
    };
    let words = |change: f64| {
        let direction = if change <= 0.0 { "falls" } else { "rises" };
        format!("{direction} by {}", number::percent(change.abs()))
    };
    let last = track.bands[track.bands.len() - 1].year;
    let beside = fair.map_or_else(String::new, |fair| {
        format!("; the fair price, by technology alone, {}", words(change(fair)))
    });
    format!("The median price {} until {last:.0}{beside}", words(change(track)))
}

fn spending_title(track: &TrackSummary, _: Option<&TrackSummary>, model: &Model) -> String {
    let most = extreme(track, MEDIAN, true);
    let last = &track.bands[track.bands.len() - 1];
    let money = |value: f64| number::money(value, &model.header.run.currency);
    let range = format!(
        "{} and {} on four paths in five",
        money(last.quantiles[TENTH]),
        money(last.quantiles[NINE_TENTHS])
    );
    if most.year < last.year {
        return format!(
            "Median spending peaks in {:.0} at {}; in {:.0} it lies between {range}",
            most.year,
            money(most.quantiles[MEDIAN]),
            last.year
        );
    }
    format!(
        "Median spending rises to {} in {:.0}, and lies between {range}",
        money(most.quantiles[MEDIAN]),
        last.year
    )
}

fn cash_title(track: &TrackSummary, _: Option<&TrackSummary>, model: &Model) -> String {
    let least = extreme(track, MEDIAN, false);
    let words = if least.quantiles[MEDIAN] < 0.0 { "drains" } else { "brings at least" };
    let amount = number::money(least.quantiles[MEDIAN].abs(), &model.header.run.currency);
    format!("At its worst, in {:.0}, the median path {words} {amount} a year", least.year)
}
