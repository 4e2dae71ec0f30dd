//! Titles of demand and prices.

use super::{
    NINE_TENTHS, TENTH, ends, extreme, medians,
    span::{self, POINT},
};
use crate::{
    chart::form::MEDIAN,
    language::{Phrase, number, phrase, ratio},
    metrics::{Band, TrackSummary},
    model::Model,
    report::seen::{self, Sight},
};

/// Whether all paths are the same there, in the figures that are shown.
fn same_on_all(band: &Band) -> bool {
    number::percent(band.quantiles[TENTH]) == number::percent(band.quantiles[NINE_TENTHS])
}

/// About where the median stands, where it moves so little that the year of an extreme is no news.
fn stands(track: &TrackSummary) -> Option<Phrase> {
    let [low, high] = seen::ends(medians(track));
    let stands = high - low < POINT || !Sight::of(track.bands.iter()).apart(low, high);
    let said = |value: f64| phrase!(number(ratio::percent(value)));
    stands.then(|| seen::about([low, high], &said))
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
    if let Some(about) = stands(track) {
        return phrase!("Demand stays {about} of capacity at the median", about = phrase(about));
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
    if let Some(about) = stands(track) {
        return phrase!(
            "Median prices stay {about} of what new equipment must earn",
            about = phrase(about)
        );
    }
    let least = extreme(track, MEDIAN, false);
    let low = span::lowest(track, MEDIAN, POINT);
    // Below what reads as the whole is no news.
    let whole = ratio::percent(low.value) == ratio::percent(1.0);
    let words = match (least.quantiles[MEDIAN] >= 1.0, same_on_all(least)) {
        (false, false) if whole => {
            "Median prices are lowest {when}, at {share} of what new equipment must earn"
        }
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

/// What the median price does: falls, rises, stays.
const PRICE: [&str; 3] = [
    "the median price falls by {share} by {year}",
    "the median price rises by {share} by {year}",
    "the median price is the same in {year} as at the start",
];
/// What the fair price does meanwhile.
const FAIR: [&str; 3] = [
    "the fair price, by technology alone, falls by {share}",
    "the fair price, by technology alone, rises by {share}",
    "the fair price, by technology alone, stays as it is",
];

pub(in crate::report::run::figures) fn price(
    track: &TrackSummary,
    fair: Option<&TrackSummary>,
    _: &Model,
) -> Phrase {
    let change = |track: &TrackSummary| {
        let [first, last] = ends(track).map(|band| band.quantiles[MEDIAN]);
        last / first - 1.0
    };
    let year = ends(track)[1].year;
    let said = |change: f64, [falls, rises, stays]: [&'static str; 3]| match (
        number::percent(change.abs()),
        change < 0.0,
    ) {
        (none, _) if none == "0 %" => with_year(phrase(stays), year),
        (some, true) => with_year(phrase(falls).number("share", some), year),
        (some, false) => with_year(phrase(rises).number("share", some), year),
    };
    let own = said(change(track), PRICE);
    let Some(fair) = fair else { return own.capital() };
    // No more than a point lies between them.
    let as_fair = change(track) < 0.0 && (change(track) - change(fair)).abs() < POINT;
    let all = if as_fair {
        phrase!("{said}, as technology alone would make it", said = phrase(own))
    } else {
        let fair = said(change(fair), FAIR);
        phrase!("{first}; {second}", first = phrase(own), second = phrase(fair))
    };
    all.capital()
}

/// Fills the place of a year, where a sentence has one.
fn with_year(said: Phrase, year: f64) -> Phrase {
    if said.text().contains("{year}") { said.year("year", year) } else { said }
}
