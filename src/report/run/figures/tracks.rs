//! Fans of a run's tracks, with their titles.

use super::track_titles as titles;
use crate::{
    chart::{
        Called, Figure, Form, foot_of_some,
        form::{Beside, Fan, MEDIAN},
        unit_phrase,
    },
    inference::Comparison,
    language::{Phrase, amount::amount, phrase, rounding},
    metrics::{Band, Summary, Track, TrackSummary, Unit},
    model::Model,
    report::{asked::whose, drawn, happened::happened_to},
};

/// A fan chart.
struct Line {
    track: Track,
    /// Its sheet in a workbook, where that is not called as the track.
    sheet: Option<&'static str>,
    /// The track beside it, with its label.
    beside: Option<(Track, &'static str)>,
    title: Title,
}

/// What the title says.
type Title = fn(&TrackSummary, Option<&TrackSummary>, &Model) -> Phrase;

impl Line {
    /// With nothing beside it.
    const fn of(track: Track, title: Title) -> Self {
        Self { track, sheet: None, beside: None, title }
    }

    /// The same on a sheet of another name.
    const fn on(track: Track, sheet: &'static str, title: Title) -> Self {
        Self { sheet: Some(sheet), ..Self::of(track, title) }
    }
}

const FANS: &[Line] = &[
    Line::of(Track::Tightness, titles::tightness),
    Line::of(Track::RelativePrice, titles::relative_price),
    Line {
        beside: Some((Track::FairPrice, "median fair price")),
        ..Line::on(Track::Price, "Price", titles::price)
    },
    Line::on(Track::Spending, "Spending", titles::spending),
    Line {
        beside: Some((Track::RequiredRevenue, "median of the revenue that the assets require")),
        ..Line::of(Track::Revenue, titles::revenue)
    },
    Line::on(Track::FreeCashFlow, "Free cash flow", titles::cash),
    Line::on(Track::DarkShare, "Empty sites", titles::dark),
    Line::of(Track::PowerQueue, titles::queue),
    Line::on(Track::Electricity, "Power for the sites", titles::electricity),
    Line::on(Track::SpendingOverGdp, "Spending over GDP", titles::of_gdp),
    Line::on(Track::MarketValue, "Market value", titles::market_value),
];

/// What the fans that a run can have are called.
pub(super) fn called() -> impl Iterator<Item = Called> {
    FANS.iter().map(|line| Called { name: line.track.name(), sheet: line.sheet, about: None })
}

/// The fans of a run; none of what is zero in the middle of every year.
pub(super) fn fans(model: &Model, summary: &Summary, run: &str) -> Vec<Figure> {
    let seen = Comparison::all(model).unwrap_or_default();
    let named = |line: &Line| happened_to(line.track.name(), &seen);
    FANS.iter().filter_map(|line| fan(line, (model, summary, run), named(line))).collect()
}

/// The fan of any track, as a chart of a name.
pub(super) fn fan_of(
    (name, track): (&str, &TrackSummary),
    (model, summary, run): (&Model, &Summary, &str),
) -> Option<Figure> {
    let seen = Comparison::all(model).unwrap_or_default();
    let observed = happened_to(&track.name, &seen);
    let title = drawn::by_year(track, &model.header.run);
    let figure = banded(track, (None, title), (model, summary, run), observed)?;
    Some(Figure { name: name.to_owned(), ..figure })
}

fn fan(
    line: &Line,
    (model, summary, run): (&Model, &Summary, &str),
    observed: Vec<(f64, [f64; 3])>,
) -> Option<Figure> {
    let track = summary.track(line.track)?;
    let beside = line.beside.and_then(|(id, label)| Some((summary.track(id)?, label)));
    let title = (line.title)(track, beside.map(|(other, _)| other), model);
    banded(track, (beside, title), (model, summary, run), observed)
}

/// A fan with the title that it has where paths differ; none of what is zero in the middle of every year.
fn banded(
    track: &TrackSummary,
    (beside, title): (Option<(&TrackSummary, &'static str)>, Phrase),
    (model, summary, run): (&Model, &Summary, &str),
    observed: Vec<(f64, [f64; 3])>,
) -> Option<Figure> {
    if track.bands.iter().all(|band| band.quantiles.iter().all(|value| value.abs() < 1e-9)) {
        return None;
    }
    let alike = titles::all_alike(track);
    let title = match (summary.track_paths > 1, alike) {
        (true, true) => titles::on_every_path(track, model),
        (true, false) => title,
        (false, _) => titles::on_the_only_path(track, model),
    };
    let beside = beside.map(|(other, label)| Beside {
        label: phrase(label),
        points: other.bands.iter().map(|band| (band.year, band.quantiles[MEDIAN])).collect(),
    });
    // One path has no middle.
    let takeaway = (summary.track_paths > 1).then(|| {
        if alike {
            phrase("Nothing in this scenario sets the paths apart: the line is all of them.")
        } else {
            ends(track, model)
        }
    });
    let fan = Fan { unit: track.unit, bands: track.bands.clone(), beside, observed };
    Some(Figure {
        name: track.name.clone(),
        title,
        subtitle: what(track, model),
        foot: foot_of_some(model, summary.track_paths as u64, summary.paths, run),
        form: Form::Fan(fan),
        takeaway,
    })
}

/// Where half of the paths end, and from where to where the median goes.
fn ends(track: &TrackSummary, model: &Model) -> Phrase {
    let (first, last) = (&track.bands[0], &track.bands[track.bands.len() - 1]);
    let nothing = |band: &Band, levels: &[usize]| {
        levels.iter().all(|level| band.quantiles[*level].abs() < 1e-9)
    };
    if nothing(first, &[MEDIAN]) && nothing(last, &[MEDIAN - 1, MEDIAN, MEDIAN + 1]) {
        return phrase!(
            "In {last} at least half of the paths have none of it.",
            last = year(last.year)
        );
    }
    // What exceeds the whole on some path is no part of it: 100 %, and not over 99.9 %.
    let beyond = track.bands.iter().any(|band| band.quantiles[6] > 1.0);
    let near = |value: f64| beyond && track.unit == Unit::Share && (0.9995..1.0).contains(&value);
    let tidy = |value: f64| if near(value) { 1.0 } else { value };
    // What a price is for stands below the title.
    let unit = if track.unit == Unit::Price { Unit::Money } else { track.unit };
    // As few figures as the title has.
    let said =
        |value: f64| amount(rounding::figures(tidy(value), 3, unit), unit, &model.header.run);
    phrase!(
        "Half of the paths end between {low} and {high}; the median goes from {from} in {first} to {to} in {last}.",
        low = phrase(said(last.quantiles[MEDIAN - 1])),
        high = phrase(said(last.quantiles[MEDIAN + 1])),
        from = phrase(said(first.quantiles[MEDIAN])),
        first = year(first.year),
        to = phrase(said(last.quantiles[MEDIAN])),
        last = year(last.year)
    )
}

/// What a track is, in which unit, and when.
pub(in crate::report) fn what(track: &TrackSummary, model: &Model) -> Phrase {
    let when = if track.flow { "{what}, {unit}, by year" } else { "{what}, {unit}, at year end" };
    phrase!(
        when,
        what = phrase(whose(&track.name, track.quantity).capital()),
        unit = phrase(unit_phrase(track.unit, &model.header.run))
    )
}
