//! What the fans of a run's tracks say in their titles.

use crate::{
    metrics::{Band, TrackSummary, Unit},
    model::Model,
    report::{
        amount::amount,
        chart::form::MEDIAN,
        language::{Language, Phrase, phrase},
        number, rounding,
        small_share::small_share,
    },
    scenario::Run,
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
    let medians = || track.bands.iter().map(|band| band.quantiles[MEDIAN]);
    let [least, most] =
        [f64::min, f64::max].map(|pick| medians().fold(first.quantiles[MEDIAN], pick));
    let what = || phrase(track.quantity.label).capital();
    let value = |value: f64| amount(value, track.unit, &model.header.run);
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

pub(super) fn tightness(track: &TrackSummary, _: Option<&TrackSummary>, _: &Model) -> Phrase {
    let (least, tenth) = (extreme(track, MEDIAN, false), extreme(track, TENTH, false));
    let start = track.bands[0].quantiles[MEDIAN];
    // What stands above where it began has not sunk, and what exceeds capacity is no lack of demand.
    let sinks = least.quantiles[MEDIAN] < start.min(1.0);
    let (share, year) = (least.quantiles[MEDIAN], least.year);
    if stands(track) {
        return phrase!(
            "Demand stays near {share} of capacity at the median",
            share = percent(share)
        );
    }
    if same_on_all(least) && same_on_all(tenth) {
        let words = if sinks {
            "Demand sinks to {share} of capacity by {year}"
        } else {
            "Demand is lowest in {year}, at {share} of capacity"
        };
        return phrase!(words, share = percent(share), year = year(year));
    }
    let words = if sinks {
        "Demand sinks to {share} of capacity by {year} at the median, to {tenth} or less on one path in ten in {tenth_year}"
    } else {
        "Demand is lowest in {year}, at {share} of capacity at the median; one path in ten has {tenth} or less in {tenth_year}"
    };
    phrase!(
        words,
        share = percent(share),
        year = year(year),
        tenth = percent(tenth.quantiles[TENTH]),
        tenth_year = year(tenth.year)
    )
}

pub(super) fn relative_price(track: &TrackSummary, _: Option<&TrackSummary>, _: &Model) -> Phrase {
    let least = extreme(track, MEDIAN, false);
    let words = match (least.quantiles[MEDIAN] >= 1.0, same_on_all(least)) {
        (true, true) => {
            "Prices never fall below what new equipment must earn; lowest in {year}, at {share} of it"
        }
        (true, false) => {
            "At the median prices never fall below what new equipment must earn; lowest in {year}, at {share} of it"
        }
        (false, true) => "Prices are lowest in {year}, at {share} of what new equipment must earn",
        (false, false) => {
            "In {year} half of the paths see prices below {share} of what new equipment must earn"
        }
    };
    phrase!(words, year = year(least.year), share = percent(least.quantiles[MEDIAN]))
}

pub(super) fn price(track: &TrackSummary, fair: Option<&TrackSummary>, _: &Model) -> Phrase {
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

pub(super) fn spending(track: &TrackSummary, _: Option<&TrackSummary>, model: &Model) -> Phrase {
    let most = extreme(track, MEDIAN, true);
    let last = &track.bands[track.bands.len() - 1];
    let currency = &model.header.run.currency;
    let (amount, [low, high]) = (most.quantiles[MEDIAN], [0, 6].map(|end| last.quantiles[end]));
    if most.year < last.year {
        return phrase!(
            "Median spending peaks in {year} at {amount}; in {end} spending lies between {low} and {high} on nine paths in ten",
            amount = money(amount, currency),
            year = year(most.year),
            low = money(low, currency),
            high = money(high, currency),
            end = year(last.year)
        );
    }
    phrase!(
        "Median spending rises to {amount} in {year}; on nine paths in ten spending then lies between {low} and {high}",
        amount = money(amount, currency),
        year = year(most.year),
        low = money(low, currency),
        high = money(high, currency)
    )
}

/// The year in which the median revenue falls furthest short of what the assets require.
pub(super) fn revenue(
    track: &TrackSummary,
    required: Option<&TrackSummary>,
    model: &Model,
) -> Phrase {
    let currency = &model.header.run.currency;
    let Some(required) = required else {
        let last = &track.bands[track.bands.len() - 1];
        return phrase!(
            "Revenue in {year} is {amount} at the median",
            year = year(last.year),
            amount = money(last.quantiles[MEDIAN], currency)
        );
    };
    let pairs = track.bands.iter().zip(&required.bands);
    let over = |(own, due): &(&Band, &Band)| own.quantiles[MEDIAN] - due.quantiles[MEDIAN];
    let (own, due) = pairs.min_by(|a, b| over(a).total_cmp(&over(b))).expect("a track has a year");
    let gap = over(&(own, due));
    if gap < 0.0 {
        return phrase!(
            "Revenue falls furthest short in {year}: at the medians {gap} of the {required} that the assets require are missing",
            year = year(own.year),
            gap = money(-gap, currency),
            required = money(due.quantiles[MEDIAN], currency)
        );
    }
    phrase!(
        "Median revenue covers what the assets require in every year, most narrowly in {year}: {amount}, where they require {required}",
        year = year(own.year),
        amount = money(own.quantiles[MEDIAN], currency),
        required = money(due.quantiles[MEDIAN], currency)
    )
}

pub(super) fn cash(track: &TrackSummary, _: Option<&TrackSummary>, model: &Model) -> Phrase {
    let least = extreme(track, MEDIAN, false);
    let words = if least.quantiles[MEDIAN] < 0.0 {
        "In {year}, the worst year, at least {amount} more goes out than comes in on half of the paths"
    } else {
        "Even in {year}, the worst year, at least {amount} more comes in than goes out on half of the paths"
    };
    phrase!(
        words,
        year = year(least.year),
        amount = money(least.quantiles[MEDIAN].abs(), &model.header.run.currency)
    )
}

pub(super) fn dark(track: &TrackSummary, _: Option<&TrackSummary>, _: &Model) -> Phrase {
    let (most, tenth) = (extreme(track, MEDIAN, true), extreme(track, NINE_TENTHS, true));
    phrase!(
        "Half of the paths see at least {share} of the sites empty in {year}, one in ten at least {tenth} in {tenth_year}",
        share = percent(most.quantiles[MEDIAN]),
        year = year(most.year),
        tenth = percent(tenth.quantiles[NINE_TENTHS]),
        tenth_year = year(tenth.year)
    )
}

pub(super) fn queue(track: &TrackSummary, _: Option<&TrackSummary>, model: &Model) -> Phrase {
    let most = extreme(track, MEDIAN, true);
    phrase!(
        "The queue for power is longest in {year}: {value} {unit} stand built and dark at the median",
        year = year(most.year),
        value = number(number::plain(most.quantiles[MEDIAN])),
        unit = name(&model.header.run.site_unit)
    )
}

pub(super) fn electricity(track: &TrackSummary, _: Option<&TrackSummary>, _: &Model) -> Phrase {
    let last = &track.bands[track.bands.len() - 1];
    let plain = |value: f64| number::plain(rounding::figures(value, 3, Unit::Energy));
    phrase!(
        "The sites take {value} TWh in {year} at the median, {tenth} TWh or more on one path in ten",
        value = number(plain(last.quantiles[MEDIAN])),
        year = year(last.year),
        tenth = number(plain(last.quantiles[NINE_TENTHS]))
    )
}

pub(super) fn of_gdp(track: &TrackSummary, _: Option<&TrackSummary>, model: &Model) -> Phrase {
    let economy = match model.header.run.economy.as_str() {
        Run::HOME => phrase(Run::HOME),
        own => Phrase::of_name(own),
    };
    let most = extreme(track, MEDIAN, true);
    phrase!(
        "Spending at home and abroad equals {share} of the GDP of {economy} in {year} at the median, {tenth} or more on one path in ten",
        economy = phrase(economy),
        share = number(small_share(most.quantiles[MEDIAN])),
        year = year(most.year),
        tenth = number(small_share(most.quantiles[NINE_TENTHS]))
    )
}

pub(super) fn market_value(
    track: &TrackSummary,
    _: Option<&TrackSummary>,
    model: &Model,
) -> Phrase {
    let (last, currency) = (&track.bands[track.bands.len() - 1], &model.header.run.currency);
    if last.quantiles[TENTH] <= 0.0 {
        return phrase!(
            "Shares are worth {amount} in {year} at the median, nothing on one path in ten",
            amount = money(last.quantiles[MEDIAN], currency),
            year = year(last.year)
        );
    }
    phrase!(
        "Shares are worth {amount} in {year} at the median, {tenth} or less on one path in ten",
        amount = money(last.quantiles[MEDIAN], currency),
        year = year(last.year),
        tenth = money(last.quantiles[TENTH], currency)
    )
}
