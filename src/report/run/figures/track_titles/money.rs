//! Titles of what is spent, earned and worth.

use super::{
    TENTH, ends, extreme, medians,
    span::{ANY, Span},
};
use crate::{
    chart::form::MEDIAN,
    language::{Phrase, phrase, rounding},
    metrics::{Band, TrackSummary, Unit},
    model::Model,
    report::seen::{self, Sight},
};

/// A part of the upper end of a range that is nothing beside it.
const NOTHING: f64 = 0.005;

pub(in crate::report::run::figures) fn spending(
    track: &TrackSummary,
    _: Option<&TrackSummary>,
    model: &Model,
) -> Phrase {
    let most = extreme(track, MEDIAN, true);
    let last = &track.bands[track.bands.len() - 1];
    let currency = &model.header.run.currency;
    let (amount, [low, high]) = (most.quantiles[MEDIAN], [0, 6].map(|end| last.quantiles[end]));
    let first = &track.bands[0];
    let (begins, ends) = (first.quantiles[MEDIAN], last.quantiles[MEDIAN]);
    let (sight, all) = (Sight::of(track.bands.iter()), seen::ends(medians(track)));
    if first.year < last.year && !sight.apart(all[0], all[1]) {
        return phrase!(
            "Median spending stays {about} a year until {year}",
            about = phrase(seen::about(all, &|value| phrase!(money(value, currency)))),
            year = year(last.year)
        );
    }
    let low = phrase_of_low([low, high], currency);
    if first.year < last.year && !sight.differ(amount, begins) {
        return from_the_first_year(track, model);
    }
    // What is as high at the end has no peak.
    if most.year < last.year && sight.differ(ends, amount) {
        return phrase!(
            "Median spending peaks in {year} at {amount}; in {end} spending lies between {low} and {high} on nine paths in ten",
            amount = money(amount, currency),
            year = year(most.year),
            low = phrase(low),
            high = money(high, currency),
            end = year(last.year)
        );
    }
    phrase!(
        "Median spending rises to {amount} in {year}; on nine paths in ten spending then lies between {low} and {high}",
        amount = money(ends, currency),
        year = year(last.year),
        low = phrase(low),
        high = money(high, currency)
    )
}

/// The lower end of a range: nothing worth a number where the upper one is hundreds of times as much.
fn phrase_of_low([low, high]: [f64; 2], currency: &str) -> Phrase {
    if low < NOTHING * high { phrase("next to nothing") } else { phrase!(money(low, currency)) }
}

/// What is highest at once has no peak: it falls, and may come back, or stays.
fn from_the_first_year(track: &TrackSummary, model: &Model) -> Phrase {
    let currency = &model.header.run.currency;
    let ([first, last], least) = (ends(track), extreme(track, MEDIAN, false));
    let [from, low, to] = [first, least, last].map(|band| band.quantiles[MEDIAN]);
    if least.year < last.year {
        return phrase!(
            "Median spending falls from {from} in {first} to {least} in {trough}, and is {to} in {last}",
            from = money(from, currency),
            first = year(first.year),
            least = money(low, currency),
            trough = year(least.year),
            to = money(to, currency),
            last = year(last.year)
        );
    }
    phrase!(
        "Median spending falls from {from} in {first} to {to} in {last}",
        from = money(from, currency),
        first = year(first.year),
        to = money(to, currency),
        last = year(last.year)
    )
}

/// The year in which the median revenue falls furthest short of what the assets require.
pub(in crate::report::run::figures) fn revenue(
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
    let pairs = || track.bands.iter().zip(&required.bands);
    let over = |(own, due): &(&Band, &Band)| own.quantiles[MEDIAN] - due.quantiles[MEDIAN];
    let (own, due) = pairs().min_by(|a, b| over(a).total_cmp(&over(b))).expect("a year");
    let gap = over(&(own, due));
    let sight = Sight::of(track.bands.iter());
    let near = |(own, due): (&Band, &Band)| {
        !sight.apart(own.quantiles[MEDIAN], due.quantiles[MEDIAN].max(own.quantiles[MEDIAN]))
    };
    if gap < 0.0 && pairs().all(near) {
        return phrase!(
            "At the medians revenue covers what the assets require in every year, or all but {gap} of it",
            gap = money(-gap, currency)
        );
    }
    let gaps: Vec<(f64, f64)> = pairs().map(|pair| (pair.0.year, over(&pair))).collect();
    let span = Span::lowest(&gaps, ANY);
    if gap < 0.0 && span.is_long() {
        return phrase!(
            "Revenue falls furthest short {when}: at the medians about {gap} a year of what the assets require is missing",
            when = phrase(span.when()),
            gap = money(rounding::figures((-gap - span.value) / 2.0, 2, Unit::Money), currency)
        );
    }
    if gap < 0.0 {
        return phrase!(
            "Revenue falls furthest short in {year}: at the medians {gap} of the {required} that the assets require is missing",
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

pub(in crate::report::run::figures) fn cash(
    track: &TrackSummary,
    _: Option<&TrackSummary>,
    model: &Model,
) -> Phrase {
    let least = extreme(track, MEDIAN, false);
    let (sight, [_, most]) = (Sight::of(track.bands.iter()), seen::ends(medians(track)));
    let own = least.quantiles[MEDIAN];
    let seen = |value: f64| sight.apart(value, 0.0);
    if own < 0.0 && !seen(own) {
        let (words, amount) = if seen(most) {
            ("At the median hardly more goes out than comes in in any year: {amount} at most", -own)
        } else {
            (
                "At the median about as much comes in as goes out in every year, to within {amount}",
                most.max(-own),
            )
        };
        return phrase!(words, amount = money(amount, &model.header.run.currency));
    }
    let words = if own < 0.0 {
        "In {year}, the worst year, at least {amount} more goes out than comes in on half of the paths"
    } else {
        "Even in {year}, the worst year, at least {amount} more comes in than goes out on half of the paths"
    };
    phrase!(words, year = year(least.year), amount = money(own.abs(), &model.header.run.currency))
}

pub(in crate::report::run::figures) fn market_value(
    track: &TrackSummary,
    _: Option<&TrackSummary>,
    model: &Model,
) -> Phrase {
    let ([first, last], currency) = (ends(track), &model.header.run.currency);
    let (now, then) = (first.quantiles[MEDIAN], last.quantiles[MEDIAN]);
    if last.quantiles[TENTH] <= 0.0 {
        return phrase!(
            "Shares are worth {amount} in {year} at the median, nothing on one path in ten; in {first} {now}",
            amount = money(then, currency),
            year = year(last.year),
            first = year(first.year),
            now = money(now, currency)
        );
    }
    phrase!(
        "Shares are worth {amount} in {year} at the median, {tenth} or less on one path in ten; in {first} {now}",
        amount = money(then, currency),
        year = year(last.year),
        tenth = money(last.quantiles[TENTH], currency),
        first = year(first.year),
        now = money(now, currency)
    )
}
