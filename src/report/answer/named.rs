//! What a scenario's own question is answered by: the numbers that it names.

use super::words;
use crate::{
    language::{Phrase, number, phrase, rounding},
    metrics::{Asked, Band, Estimate, Happened, Metric, MetricSummary, Summary, Unit},
    model::Model,
    report::{
        asked::{self, amount},
        given,
    },
    scenario::{Run, Statistic},
};

/// The upper end of a range that is told as a wide one, in lower ends.
const WIDE: f64 = 4.0;
/// How near to nothing and to all the ends of a range are that leaves anything open.
const ANYTHING: f64 = 0.02;

/// The numbers that the scenario names, each in words for a sentence.
pub(super) fn named(model: &Model, summary: &Summary) -> Vec<Phrase> {
    let run = &model.header.run;
    let typed = model.header.answer.iter().map(|name| name.text.as_str());
    let is_told = |name: &str| {
        let mut all = model.header.answer.iter().map(|own| own.text.split([':', '@']).next());
        all.any(|own| own == Some(name))
    };
    let meant = meant(model).into_iter().filter(|name| !is_told(name));
    let each = typed.chain(meant).filter_map(|name| {
        let asked = Asked::read(model, name).ok()?;
        let seen = summary.happened.iter().find(|own| own.name == asked.name);
        if let Some(seen) = seen.filter(|_| summary.paths > 1) {
            return Some(happened(&asked, seen, run));
        }
        match asked.year() {
            Some(year) => in_year(&asked, year.parse().ok()?, summary, run),
            None => of_metric(&asked, summary.named(&asked.name)?, run),
        }
    });
    each.collect()
}

/// Words of a question that asks for lenders.
const LENDERS: [&str; 5] = ["lender", "creditor", "banks", "kreditgeber", "gläubiger"];

/// Losses that a scenario asks for without naming their number: in its question, or as what it calls a bust.
fn meant(model: &Model) -> Vec<&'static str> {
    let question = model.header.question.as_deref().unwrap_or_default().to_lowercase();
    // Who names numbers has chosen them.
    let asks = model.header.answer.is_empty() && LENDERS.iter().any(|word| question.contains(word));
    let losses = [Metric::LenderLoss, Metric::VendorLoss, Metric::InvestorLoss];
    let counts = |name: &str| model.header.bust.any_of.iter().any(|own| own.metric == name);
    let each = losses.iter().map(|id| id.quantity().name);
    each.filter(|name| counts(name) || asks && *name == Metric::LenderLoss.quantity().name)
        .collect()
}

/// Whether a scenario answers by this number, so that it is not told again.
pub(super) fn is_named(model: &Model, name: &str) -> bool {
    model.header.answer.iter().any(|own| own.text == name)
}

/// What the paths say beside what happened.
fn happened(asked: &Asked, seen: &Happened, run: &Run) -> Phrase {
    let (rounded, looks_inside) = rounded(seen, asked.unit);
    let [low, middle, high, observed] = rounded;
    // Whole per cent do not tell them apart, either.
    let printed = |own: f64| value(own, asked.unit, run);
    let alike = !seen.inside && [low, high].iter().any(|end| printed(*end) == printed(observed));
    let told = |own: f64| {
        if alike && matches!(asked.unit, Unit::Share | Unit::Rate) {
            return phrase!(number(number::tenths(own)));
        }
        value(own, asked.unit, run)
    };
    let is_wide = is_wide(low, high, asked.quantity.is_part());
    let words = match (seen.inside, looks_inside) {
        (true, _) if asked.quantity.is_part() && low < ANYTHING && high > 1.0 - ANYTHING => {
            "of {what} the model foresees nothing: it expects {middle}, but {low} to {high} on eight paths in ten; it was {observed}"
        }
        (true, _) if is_wide => {
            "the model foresaw {what} only within a wide range: it expects {middle}, and {low} to {high} on eight paths in ten; it was {observed}"
        }
        (true, _) => {
            "the model foresaw {what}: it expects {middle}, and {low} to {high} on eight paths in ten; it was {observed}"
        }
        (false, true) => {
            "the model just missed {what}: it expects {middle}, and {low} to {high} on eight paths in ten; it was {observed}"
        }
        (false, false) => {
            "the model did not foresee {what}: it expects {middle}, and {low} to {high} on eight paths in ten; it was {observed}"
        }
    };
    phrase!(
        words,
        what = phrase(head(asked, run)),
        middle = phrase(told(middle)),
        low = phrase(told(low)),
        high = phrase(told(high)),
        observed = phrase(told(observed))
    )
}

/// The ends and the middle of a range and what happened, in two figures, or in as many more as tell what lies outside
/// from the end that it missed; and whether it is inside by two.
fn rounded(seen: &Happened, unit: Unit) -> ([f64; 4], bool) {
    let to = |figures: i32| {
        [seen.low, seen.middle, seen.high, seen.observed]
            .map(|own| rounding::figures(own, figures, unit))
    };
    let inside = |[low, _, high, observed]: [f64; 4]| (low..=high).contains(&observed);
    let first = to(2);
    let told = (2..5).map(to).find(|own| seen.inside || !inside(*own));
    (told.unwrap_or(first), inside(first))
}

/// Whether a range that holds what happened holds nearly everything else too; of a part of a whole also what is left.
fn is_wide(low: f64, high: f64, is_part: bool) -> bool {
    let apart = |least: f64, most: f64| least >= 0.0 && most > WIDE * least;
    apart(low, high) || is_part && apart(1.0 - high, 1.0 - low)
}

/// What is measured; with a unit of the scenario's own, so that no number needs it.
fn head(asked: &Asked, run: &Run) -> Phrase {
    let what = asked::of_it(asked);
    if !is_own(asked.unit) {
        return what;
    }
    let unit = number::unit_name(asked.unit, run);
    phrase!("{what} ({unit})", what = phrase(what), unit = name(&unit))
}

const fn is_own(unit: Unit) -> bool {
    matches!(unit, Unit::Capacity | Unit::Sites | Unit::Energy)
}

/// A value; without a unit of the scenario's own, which stands with what is measured.
pub(super) fn value(value: f64, unit: Unit, run: &Run) -> Phrase {
    if is_own(unit) {
        let mut plain = phrase!(number(number::plain(value)));
        plain.shorten_numbers();
        return plain;
    }
    amount(value, unit, run)
}

/// The middle and nine paths in ten of a metric, or on how many paths it happens.
fn of_metric(asked: &Asked, metric: &MetricSummary, run: &Run) -> Option<Phrase> {
    let distribution = &metric.distribution;
    if asked.quantity.is_event() {
        let share = distribution.mean()?;
        if let Some(party) = asked.party().filter(|_| asked.name.starts_with("default.")) {
            return Some(phrase!(
                "{party} cannot pay on {share} of all paths",
                party = name(party),
                share = number(number::percent_of(share))
            ));
        }
        return Some(phrase!(
            "{what} happens on {share} of all paths",
            what = phrase(given::event(&asked.name, asked.quantity)),
            share = number(number::percent_of(share))
        ));
    }
    if asked.statistic != Statistic::Quantile(0.5) {
        let Estimate { value, error } = match asked.statistic {
            Statistic::Mean => distribution.mean()?,
            Statistic::Quantile(p) => distribution.quantile(p),
            Statistic::ExpectedShortfall(p) => {
                distribution.expected_shortfall(p, asked.quantity.worse)?
            }
            Statistic::Share => Estimate { value: distribution.share_never(), error: None },
        };
        let value = amount(rounding::rounded(value, error, asked.unit), asked.unit, run);
        return Some(one(asked::words(asked), value));
    }
    let ends = [0.05, 0.5, 0.95].map(|p| value(words::at(metric, p), asked.unit, run));
    Some(spread(head(asked, run), ends))
}

/// The same of a track in a year, by its bands.
fn in_year(asked: &Asked, year: f64, summary: &Summary, run: &Run) -> Option<Phrase> {
    let (name, _) = asked.track()?;
    let track = summary.tracks.iter().find(|track| track.name == name)?;
    let band = track.bands.iter().find(|band| (band.year - year).abs() < 1e-9)?;
    let level = |p: f64| Band::LEVELS.iter().position(|level| (level - p).abs() < 1e-9);
    let said = |value: f64| amount(rounding::figures(value, 2, asked.unit), asked.unit, run);
    if asked.quantity.is_yes_or_no() {
        return Some(happens_by(asked, band.mean, summary.track_paths));
    }
    match asked.statistic {
        Statistic::Quantile(0.5) => {
            let ends = [0.05, 0.5, 0.95].map(|p| level(p).map(|place| band.quantiles[place]));
            let [Some(low), Some(middle), Some(high)] = ends else { return None };
            let own = |level: f64| value(rounding::figures(level, 2, asked.unit), asked.unit, run);
            Some(spread(head(asked, run), [low, middle, high].map(own)))
        }
        Statistic::Mean => Some(one(asked::words(asked), said(band.mean))),
        Statistic::Quantile(p) => Some(one(asked::words(asked), said(band.quantiles[level(p)?]))),
        _ => None,
    }
}

/// On how many paths something has happened by the end of a year.
fn happens_by(asked: &Asked, share: f64, paths: usize) -> Phrase {
    let error = (share * (1.0 - share) / paths.max(1) as f64).sqrt();
    let known = Estimate { value: share, error: (paths > 1).then_some(error) };
    phrase!(
        "{what} happens on {share} of all paths",
        what = phrase(asked::quantity(asked)),
        share = number(number::percent_of(known))
    )
}

fn spread(what: Phrase, [low, middle, high]: [Phrase; 3]) -> Phrase {
    if low == high {
        return phrase!(
            "on every path the answer is {value}: {what}",
            value = phrase(middle),
            what = phrase(what)
        );
    }
    phrase!(
        "the median of {what} is {middle}, with {low} to {high} on nine paths in ten",
        what = phrase(what),
        middle = phrase(middle),
        low = phrase(low),
        high = phrase(high)
    )
}

/// A number that is no middle.
fn one(what: Phrase, value: Phrase) -> Phrase {
    phrase!("the {what} is {value}", what = phrase(what), value = phrase(value))
}

#[cfg(test)]
mod tests {
    use super::{is_wide, rounded};
    use crate::metrics::{Happened, Unit};

    /// What missed an end by less than two figures tell has the figures that tell it.
    #[test]
    fn what_just_missed_is_outside_as_it_is_printed() {
        let seen = |high: f64, observed: f64| {
            let (name, inside) = (String::new(), observed <= high);
            rounded(
                &Happened { name, observed, low: 0.13, middle: 0.75, high, inside },
                Unit::Money,
            )
        };
        let same = |one: f64, other: f64| (one - other).abs() < 1e-12;
        let ([_, _, high, observed], just) = seen(2.36, 2.42);
        assert!(just && same(high, 2.36) && same(observed, 2.42), "{high} {observed}");
        let ([_, _, high, observed], just) = seen(2.36, 3.12);
        assert!(!just && same(high, 2.4) && same(observed, 3.1), "{high} {observed}");
        let ([_, _, high, observed], _) = seen(2.44, 2.42);
        assert!(same(high, 2.4) && same(observed, 2.4), "{high} {observed}");
    }

    #[test]
    fn a_band_of_nearly_everything_is_wide() {
        for (low, high, is_part, wide) in [
            (33.0, 180.0, false, true),
            (17.0, 34.0, false, false),
            (0.0, 1.0, true, true),
            (0.0, 0.76, true, true),
            // A share that is sold of 75 to 97 % leaves 3 to 25 % empty.
            (0.75, 0.97, true, true),
            (0.52, 0.76, true, false),
            (-5.0, 40.0, false, false),
        ] {
            assert_eq!(is_wide(low, high, is_part), wide, "{low} {high}");
        }
    }
}
