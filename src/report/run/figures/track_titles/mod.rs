//! What the fans of a run's tracks say in their titles.

mod money;
mod prices;
mod sites;
mod span;

pub(super) use money::{cash, market_value, revenue, spending};
pub(super) use prices::{price, relative_price, tightness};
pub(super) use sites::{dark, electricity, of_gdp, queue};

use crate::{
    chart::form::MEDIAN,
    language::{Language, Phrase, amount::amount, phrase},
    metrics::{Band, TrackSummary, Unit},
    model::Model,
    report::seen,
};

/// The places of quantiles among those of a band.
const TENTH: usize = 1;
const NINE_TENTHS: usize = 5;

/// The year in which a quantile of the bands is lowest or highest.
fn extreme(track: &TrackSummary, level: usize, highest: bool) -> &Band {
    let rank = |band: &&Band| if highest { -band.quantiles[level] } else { band.quantiles[level] };
    // The start of a level is what was there before anything happened; the first year of a flow has happened.
    let own =
        if track.flow || track.bands.len() == 1 { &track.bands[..] } else { &track.bands[1..] };
    own.iter().min_by(|a, b| rank(a).total_cmp(&rank(b))).expect("a track has a year")
}

/// One path has no middle and no tail.
pub(super) fn on_the_only_path(track: &TrackSummary, model: &Model) -> Phrase {
    let (first, last) = (&track.bands[0], &track.bands[track.bands.len() - 1]);
    // What a price is for stands below.
    let unit = if track.unit == Unit::Price { Unit::Money } else { track.unit };
    let value = |band: &Band| amount(band.quantiles[MEDIAN], unit, &model.header.run);
    phrase!(
        "{what} on the only path: {from} in {first}, {to} in {last}",
        what = phrase(phrase(track.quantity.label).capital()),
        from = phrase(value(first)),
        first = year(first.year),
        to = phrase(value(last)),
        last = year(last.year)
    )
}

/// Whether all paths are alike in every year.
pub(super) fn all_alike(track: &TrackSummary) -> bool {
    track.bands.iter().all(|band| {
        let [low, high] = [0, 6].map(|end| band.quantiles[end]);
        high - low <= 1e-9 * high.abs().max(low.abs())
    })
}

/// Paths that are all alike have neither middle nor tail.
pub(super) fn on_every_path(track: &TrackSummary, model: &Model) -> Phrase {
    let (first, last) = (&track.bands[0], &track.bands[track.bands.len() - 1]);
    let [least, most] = seen::ends(medians(track));
    let what = || phrase(track.quantity.label).capital();
    // What a price is for stands below.
    let unit = if track.unit == Unit::Price { Unit::Money } else { track.unit };
    let value = |value: f64| amount(value, unit, &model.header.run);
    // What reads alike stands still.
    if Language::En.say(&value(most)) == Language::En.say(&value(least)) {
        return phrase!(
            "{what} on every path: {value} in every year",
            what = phrase(what()),
            value = phrase(value(most))
        );
    }
    phrase!(
        "{what} on every path: {from} in {first}, {to} in {last}",
        what = phrase(what()),
        from = phrase(value(first.quantiles[MEDIAN])),
        first = year(first.year),
        to = phrase(value(last.quantiles[MEDIAN])),
        last = year(last.year)
    )
}

/// The median of every year.
fn medians(track: &TrackSummary) -> impl Iterator<Item = f64> {
    track.bands.iter().map(|band| band.quantiles[MEDIAN])
}

/// Where a track begins, and where it ends.
fn ends(track: &TrackSummary) -> [&Band; 2] {
    [&track.bands[0], &track.bands[track.bands.len() - 1]]
}
