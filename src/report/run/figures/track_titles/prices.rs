//! Titles of demand and prices.

use super::{
    NINE_TENTHS, TENTH, extreme,
    span::{self, POINT},
};
use crate::{
    chart::form::MEDIAN,
    language::{Phrase, number, phrase, ratio},
    metrics::{Band, TrackSummary},
    model::Model,
};

/// Whether all paths are the same there, in the figures that are shown.
fn same_on_all(band: &Band) -> bool {
    number::percent(band.quantiles[TENTH]) == number::percent(band.quantiles[NINE_TENTHS])
}

/// Whether the median moves so little, less than a point, that the year of an extreme is no news.
fn stands(track: &TrackSummary) -> bool {
    let medians = || track.bands.iter().map(|band| band.quantiles[MEDIAN]);
    let [low, high] =
        [medians().fold(f64::INFINITY, f64::min), medians().fold(f64::NEG_INFINITY, f64::max)];
    high - low < 0.01
}

pub(in crate::report::run::figures) fn tightness(
    track: &TrackSummary,
    _: Option<&TrackSummary>,
    _: &Model,
) -> Phrase {
    let (least, tenth) = (extreme(track, MEDIAN, false), extreme(track, TENTH, false));
    let start = track.bands[0].quantiles[MEDIAN];
    // What stands above where it began has not sunk, and what exceeds capacity is no lack of demand.
    let sinks = least.quantiles[MEDIAN] < start.min(1.0);
    // The chart begins with the start.
    let began_lower = start < least.quantiles[MEDIAN];
    let (share, year) = (least.quantiles[MEDIAN], least.year);
    let low = span::lowest(track, TENTH, POINT);
    if stands(track) {
        return phrase!(
            "Demand stays near {share} of capacity at the median",
            share = number(ratio::percent(share))
        );
    }
    if same_on_all(least) && same_on_all(tenth) {
        let words = match (sinks, began_lower) {
            (true, _) => "Demand sinks to {share} of capacity by {year}",
            (_, true) => "After the start demand is lowest in {year}, at {share} of capacity",
            _ => "Demand is lowest in {year}, at {share} of capacity",
        };
        return phrase!(words, share = number(ratio::percent(share)), year = year(year));
    }
    let words = match (sinks, began_lower) {
        (true, _) => {
            "Demand sinks to {share} of capacity by {year} at the median, to {tenth} or less on one path in ten {when}"
        }
        (_, true) => {
            "After the start demand is lowest in {year}, at {share} of capacity at the median; one path in ten has {tenth} or less {when}"
        }
        _ => {
            "Demand is lowest in {year}, at {share} of capacity at the median; one path in ten has {tenth} or less {when}"
        }
    };
    phrase!(
        words,
        share = number(ratio::percent(share)),
        year = year(year),
        tenth = number(ratio::percent(low.value)),
        when = phrase(low.when())
    )
}

pub(in crate::report::run::figures) fn relative_price(
    track: &TrackSummary,
    _: Option<&TrackSummary>,
    _: &Model,
) -> Phrase {
    let least = extreme(track, MEDIAN, false);
    let low = span::lowest(track, MEDIAN, POINT);
    let words = match (least.quantiles[MEDIAN] >= 1.0, same_on_all(least)) {
        (true, true) => {
            "Prices never fall below what new equipment must earn; lowest {when}, at {share} of it"
        }
        (true, false) => {
            "At the median prices never fall below what new equipment must earn; lowest {when}, at {share} of it"
        }
        (false, true) => "Prices are lowest {when}, at {share} of what new equipment must earn",
        (false, false) => {
            "{when} half of the paths see prices below {share} of what new equipment must earn"
        }
    };
    // At its lowest where that is told, below which half lie in each of the years where these are.
    let share = if words.starts_with("{when}") { low.value } else { least.quantiles[MEDIAN] };
    phrase!(words, when = phrase(low.when()), share = number(ratio::percent(share))).capital()
}

pub(in crate::report::run::figures) fn price(
    track: &TrackSummary,
    fair: Option<&TrackSummary>,
    _: &Model,
) -> Phrase {
    let change = |track: &TrackSummary| {
        let (first, last) = (&track.bands[0], &track.bands[track.bands.len() - 1]);
        last.quantiles[MEDIAN] / first.quantiles[MEDIAN] - 1.0
    };
    let words = |change: f64| match number::percent(change.abs()) {
        none if none == "0 %" => phrase("stays as it is"),
        some => phrase!(
            if change < 0.0 { "falls by {share}" } else { "rises by {share}" },
            share = number(some)
        ),
    };
    let last = track.bands[track.bands.len() - 1].year;
    let own = words(change(track));
    match fair {
        Some(fair) => {
            phrase!(
                "The median price {change} until {year}; the fair price, by technology alone, {fair}",
                change = phrase(own),
                year = year(last),
                fair = phrase(words(change(fair)))
            )
        }
        None => phrase!(
            "The median price {change} until {year}",
            change = phrase(own),
            year = year(last)
        ),
    }
}
