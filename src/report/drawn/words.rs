//! What charts of any quantity say of it.

use crate::{
    chart::{
        Form,
        form::{Line, Lines, MEDIAN},
    },
    language::{Phrase, phrase, ratio, rounding},
    metrics::{Band, MetricSummary, Quantity, Side, TrackSummary, Unit},
    report::{
        asked::{amount, whose},
        seen::{self, Sight},
    },
    scenario::Run,
};

/// The places of quantiles among those of a band.
const TENTH: usize = 1;
const NINE_TENTHS: usize = 5;

/// A value as a sentence says it; what a ratio lacks to the whole by a hair is no news.
fn said(value: f64, quantity: &Quantity, unit: Unit, run: &Run) -> Phrase {
    if unit == Unit::Share && quantity.is_ratio() {
        return phrase!(number(ratio::percent(value)));
    }
    amount(value, unit, run)
}

/// The title of a track: where its median begins and ends, and where it is furthest from both.
pub(in crate::report) fn by_year(track: &TrackSummary, run: &Run) -> Phrase {
    let median = |band: &Band| band.quantiles[MEDIAN];
    let bands = &track.bands;
    let (first, last) = (&bands[0], &bands[bands.len() - 1]);
    let most = bands.iter().max_by(|a, b| median(a).total_cmp(&median(b))).unwrap_or(first);
    let least = bands.iter().min_by(|a, b| median(a).total_cmp(&median(b))).unwrap_or(first);
    let sight = Sight::of(bands.iter());
    let what = || whose(&track.name, track.quantity).capital();
    let value = |band: &Band| said(median(band), track.quantity, track.unit, run);
    if bands.iter().all(|band| median(band).abs() < 1e-9) {
        return of_few(track, run);
    }
    if !sight.apart(median(most), median(least)) {
        return phrase!(
            "{what}: about {value} in every year at the median",
            what = phrase(what()),
            value = phrase(value(last))
        );
    }
    let [low, high] = seen::ends([first, last].into_iter().map(median));
    let (above, below) = (median(most) - high, low - median(least));
    if !sight.apart(median(most), high) && !sight.apart(median(least), low) {
        return phrase!(
            "{what}: {from} in {first}, {to} in {last} at the median",
            what = phrase(what()),
            from = phrase(value(first)),
            first = year(first.year),
            to = phrase(value(last)),
            last = year(last.year)
        );
    }
    let (words, extreme) = if above >= below {
        ("{what}: {value} at the height in {year}, {to} in {last}, at the median", most)
    } else {
        ("{what}: {value} at the lowest in {year}, {to} in {last}, at the median", least)
    };
    phrase!(
        words,
        what = phrase(what()),
        year = year(extreme.year),
        value = phrase(value(extreme)),
        to = phrase(value(last)),
        last = year(last.year)
    )
}

/// Of what a path is or is not: the share of the paths on which it is so, year by year.
pub(in crate::report) fn shares_by_year(all: &[(Phrase, &TrackSummary)]) -> Form {
    let line = |(name, track): &(Phrase, &TrackSummary)| Line {
        name: name.clone(),
        points: track.bands.iter().map(|band| (band.year, band.mean)).collect(),
        band: Vec::new(),
        observed: false,
    };
    Form::Lines(Lines {
        unit: Unit::Share,
        across: phrase("year"),
        log: false,
        level: None,
        lines: all.iter().map(line).collect(),
    })
}

/// The title of such shares: in the last year, and where they are largest.
pub(in crate::report) fn shares_said(track: &TrackSummary) -> Phrase {
    let last = &track.bands[track.bands.len() - 1];
    let most = track.bands.iter().max_by(|a, b| a.mean.total_cmp(&b.mean)).unwrap_or(last);
    let what = whose(&track.name, track.quantity).capital();
    let means = || track.bands.iter().map(|band| band.mean);
    if !Sight::of_ends(means().map(|mean| [mean; 3])).apart(most.mean, last.mean) {
        return phrase!(
            "{what}: on {share} of the paths in {year}",
            what = phrase(what),
            share = percent(last.mean),
            year = year(last.year)
        );
    }
    phrase!(
        "{what}: on {most} of the paths in {height}, on {share} in {year}",
        what = phrase(what),
        most = percent(most.mean),
        height = year(most.year),
        share = percent(last.mean),
        year = year(last.year)
    )
}

/// The title of a track of which half of the paths have nothing in any year: where one in ten has most.
fn of_few(track: &TrackSummary, run: &Run) -> Phrase {
    let size = |band: &&Band| band.quantiles[TENTH].abs().max(band.quantiles[NINE_TENTHS].abs());
    let most = track.bands.iter().max_by(|a, b| size(a).total_cmp(&size(b)));
    let most = most.expect("a track has a year");
    let what = whose(&track.name, track.quantity).capital();
    let [low, high] = [TENTH, NINE_TENTHS].map(|level| most.quantiles[level]);
    let (words, end) = match (size(&most) < 1e-9, -low > high) {
        (true, _) => {
            return phrase!(
                "{what}: nothing in any year on nine paths in ten",
                what = phrase(what)
            );
        }
        (_, true) => (
            "{what}: nothing in any year at the median; on one path in ten {value} or less in {year}",
            low,
        ),
        (_, false) => (
            "{what}: nothing in any year at the median; on one path in ten {value} or more in {year}",
            high,
        ),
    };
    phrase!(
        words,
        what = phrase(what),
        value = phrase(said(end, track.quantity, track.unit, run)),
        year = year(most.year)
    )
}

/// The title of a metric: what half of the paths have, and one in ten on its worse side.
pub(in crate::report) fn over_paths(metric: &MetricSummary, run: &Run) -> Phrase {
    if metric.unit == Unit::Year {
        return in_years(metric, run);
    }
    let values = &metric.distribution;
    let what = || whose(&metric.name, metric.quantity).capital();
    let told = |value: f64| said(value, metric.quantity, metric.unit, run);
    let small = metric.quantity.worse == Side::Low;
    let known = |p: f64| rounding::known(values.quantile(p), metric.unit);
    let (half, tenth) = (known(0.5), known(if small { 0.1 } else { 0.9 }));
    let beyond = values.share_never();
    if beyond > 0.0 {
        return phrase!(
            "{what}: {value} at the median of the {share} of the paths that have any",
            what = phrase(what()),
            value = phrase(told(values.quantile_of_those(0.5).unwrap_or(0.0))),
            share = percent(1.0 - beyond)
        );
    }
    if values.most() <= values.least() {
        return phrase!(
            "{what}: {value} on every path",
            what = phrase(what()),
            value = phrase(told(half))
        );
    }
    let (words, none) = if small {
        (
            "{what}: at most {half} on half of the paths, at most {tenth} on one in ten",
            "{what}: nothing on half of the paths, at most {tenth} on one in ten",
        )
    } else {
        (
            "{what}: at least {half} on half of the paths, at least {tenth} on one in ten",
            "{what}: nothing on half of the paths, at least {tenth} on one in ten",
        )
    };
    if half.abs() > 1e-6 {
        return phrase!(
            words,
            what = phrase(what()),
            half = phrase(told(half)),
            tenth = phrase(told(tenth))
        );
    }
    if tenth.abs() > 1e-6 {
        return phrase!(none, what = phrase(what()), tenth = phrase(told(tenth)));
    }
    phrase!(
        "{what}: nothing on {share} of the paths",
        what = phrase(what()),
        share = percent((values.up_to(1e-6) - values.below(-1e-6)) / values.count() as f64)
    )
}

/// The median of a metric; where that is never, so.
pub(in crate::report) fn median(metric: &MetricSummary, run: &Run) -> Phrase {
    let middle = metric.distribution.quantile(0.5).value;
    if middle.is_finite() {
        let value = rounding::known(metric.distribution.quantile(0.5), metric.unit);
        return said(value, metric.quantity, metric.unit, run);
    }
    phrase(metric.quantity.infinite().unwrap_or("undefined"))
}

/// Between which values eight paths in ten lie; nothing of what some have not, and of what all have alike.
pub(in crate::report) fn most_lie(metric: &MetricSummary, run: &Run) -> Option<Phrase> {
    let values = &metric.distribution;
    let [low, high] = [0.1, 0.9].map(|p| rounding::known(values.quantile(p), metric.unit));
    let differ = high.is_finite() && high - low > 1e-6;
    differ.then(|| {
        let told = |value: f64| said(value, metric.quantity, metric.unit, run);
        phrase!(
            "Eight paths in ten lie between {low} and {high}.",
            low = phrase(told(low)),
            high = phrase(told(high))
        )
    })
}

/// The title of a calendar year, which may never come.
fn in_years(metric: &MetricSummary, run: &Run) -> Phrase {
    let values = &metric.distribution;
    let what = whose(&metric.name, metric.quantity).capital();
    let (never, half) = (values.share_never(), values.quantile(0.5).value);
    if !half.is_finite() {
        return phrase!(
            "{what}: not by {end} on {share} of the paths",
            what = phrase(what),
            end = year(run.last_year()),
            share = percent(never)
        );
    }
    if never > 0.0 {
        return phrase!(
            "{what}: {year} or before on half of the paths, not by {end} on {share}",
            what = phrase(what),
            year = year(half),
            end = year(run.last_year()),
            share = percent(never)
        );
    }
    let (late, end) = (values.quantile(0.9).value, run.last_year());
    // After the last year there is none: what lies in it may be cut off there.
    if late > end - 0.5 {
        return phrase!(
            "{what}: {year} or before on half of the paths, {end}, the last year, on {share}",
            what = phrase(what),
            year = year(half),
            end = year(end),
            share = percent(1.0 - values.below(end - 0.5) / values.count() as f64)
        );
    }
    phrase!(
        "{what}: {year} or before on half of the paths, {late} or later on one in ten",
        what = phrase(what),
        year = year(half),
        late = year(late)
    )
}

/// What bars of a metric are shares by, and of how many paths none are drawn.
pub(in crate::report) fn shares_by(metric: &MetricSummary, unit: Phrase) -> Phrase {
    let what = whose(&metric.name, metric.quantity);
    let beyond = metric.distribution.share_never();
    if matches!(metric.unit, Unit::Year | Unit::Years | Unit::Ratio) {
        return phrase!("Share of paths by {what}", what = phrase(what));
    }
    if beyond > 0.0 && !metric.quantity.is_whole() {
        return phrase!(
            "Share of paths by {what}, {unit}; {share} of the paths have none and no bar",
            what = phrase(what),
            unit = phrase(unit),
            share = percent(beyond)
        );
    }
    phrase!("Share of paths by {what}, {unit}", what = phrase(what), unit = phrase(unit))
}
