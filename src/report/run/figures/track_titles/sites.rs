//! Titles of sites, their power, and what they are to the economy.

use super::{
    NINE_TENTHS, ends, extreme, medians,
    span::{self, POINT},
};
use crate::{
    chart::form::MEDIAN,
    language::{Phrase, number, phrase, rounding, small_share::small_share},
    metrics::{TrackSummary, Unit},
    model::Model,
    report::seen::{self, Sight},
    scenario::Run,
};

pub(in crate::report::run::figures) fn dark(
    track: &TrackSummary,
    _: Option<&TrackSummary>,
    _: &Model,
) -> Phrase {
    let [most, tenth] = [MEDIAN, NINE_TENTHS].map(|level| span::highest(track, level, POINT));
    let (when, tenth_when) = (most.when(), tenth.when());
    let all = seen::ends(medians(track));
    if all[1] - all[0] < POINT || !Sight::of(track.bands.iter()).apart(all[0], all[1]) {
        return phrase!(
            "At the median the empty part of the sites stays {about}; one path in ten has {tenth} or more {when}",
            about = phrase(seen::about(all, &|value| phrase!(percent(value)))),
            tenth = percent(tenth.value),
            when = phrase(tenth_when)
        );
    }
    if when == tenth_when {
        return phrase!(
            "{when} half of the paths see at least {share} of the sites empty, one in ten at least {tenth}",
            when = phrase(when),
            share = percent(most.value),
            tenth = percent(tenth.value)
        )
        .capital();
    }
    phrase!(
        "Half of the paths see at least {share} of the sites empty {when}, one in ten at least {tenth} {tenth_when}",
        share = percent(most.value),
        when = phrase(when),
        tenth = percent(tenth.value),
        tenth_when = phrase(tenth_when)
    )
}

pub(in crate::report::run::figures) fn queue(
    track: &TrackSummary,
    _: Option<&TrackSummary>,
    model: &Model,
) -> Phrase {
    let most = extreme(track, MEDIAN, true);
    phrase!(
        "The queue for power is longest in {year}: {value} {unit} stand built and dark at the median",
        year = year(most.year),
        value = number(number::plain(most.quantiles[MEDIAN])),
        unit = name(&model.header.run.site_unit)
    )
}

pub(in crate::report::run::figures) fn electricity(
    track: &TrackSummary,
    _: Option<&TrackSummary>,
    _: &Model,
) -> Phrase {
    let [first, last] = ends(track);
    let plain = |value: f64| number::plain(rounding::figures(value, 3, Unit::Energy));
    phrase!(
        "The sites take {value} TWh in {year} at the median, {tenth} TWh or more on one path in ten; in {first} they took {now}",
        value = number(plain(last.quantiles[MEDIAN])),
        year = year(last.year),
        tenth = number(plain(last.quantiles[NINE_TENTHS])),
        first = year(first.year),
        now = number(plain(first.quantiles[MEDIAN]))
    )
}

pub(in crate::report::run::figures) fn of_gdp(
    track: &TrackSummary,
    _: Option<&TrackSummary>,
    model: &Model,
) -> Phrase {
    let economy = match model.header.run.economy.as_str() {
        Run::HOME => phrase(Run::HOME),
        own => Phrase::of_name(own),
    };
    let (most, first) = (extreme(track, MEDIAN, true), &track.bands[0]);
    phrase!(
        "Spending at home and abroad equals {share} of the GDP of {economy} in {year} at the median, {tenth} or more on one path in ten; in {first} it was {now}",
        economy = phrase(economy),
        share = number(small_share(most.quantiles[MEDIAN])),
        year = year(most.year),
        tenth = number(small_share(most.quantiles[NINE_TENTHS])),
        first = year(first.year),
        now = number(small_share(first.quantiles[MEDIAN]))
    )
}
