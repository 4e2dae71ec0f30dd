//! What is written down, and when the money is back.

use super::{named::is_named, words};
use crate::{
    language::{Phrase, number, phrase, rounding},
    metrics::{Metric, MetricSummary, Proportion, Summary, Unit},
    model::Model,
    report::payback::{self, PaidBack},
};

/// What is written down, unless the scenario's own answer says it, and when the money is back.
pub(super) fn amounts(model: &Model, summary: &Summary) -> Option<Phrase> {
    let (end, currency) = (model.header.run.last_year(), &model.header.run.currency);
    let written = summary.metric(Metric::WriteDown)?;
    if summary.paths == 1 {
        return Some(phrase!(
            "It writes down {amount}.",
            amount =
                money(rounding::rounded(written.distribution.least(), None, Unit::Money), currency)
        ));
    }
    let losses = losses(written, currency);
    let back = summary
        .metric(Metric::BreakEvenYear)
        .and_then(|metric| Some(back(metric, metric.never?, payback::ends(model, summary), end)));
    Some(match back {
        None => phrase!("{said}.", said = phrase(losses)),
        Some(back) if is_named(model, Metric::WriteDown.name()) => {
            phrase!("{said}.", said = phrase(back.capital()))
        }
        Some(back) => phrase!("{losses}; {back}.", losses = phrase(losses), back = phrase(back)),
    })
}

/// What is written down, alone: below a chart that shows nothing else.
pub(super) fn written(model: &Model, summary: &Summary) -> Option<Phrase> {
    if summary.paths == 1 {
        return amounts(model, summary);
    }
    let losses = losses(summary.metric(Metric::WriteDown)?, &model.header.run.currency);
    Some(phrase!("{said}.", said = phrase(losses)))
}

/// What is written down on half of the paths, and on one in ten.
fn losses(written: &MetricSummary, currency: &str) -> Phrase {
    if written.distribution.most() <= 0.0 {
        phrase("Nothing is written down on any path")
    } else if written.distribution.quantile(0.9).value <= 0.0 {
        rarely(written, currency)
    } else if words::at(written, 0.5) <= 0.0 {
        phrase!(
            "On half of all paths builders write nothing down, on one in ten more than {amount}",
            amount = money(words::at(written, 0.9), currency)
        )
    } else {
        phrase!(
            "Builders write down more than {half} on half of all paths and more than {tenth} on one in ten",
            half = money(words::at(written, 0.5), currency),
            tenth = money(words::at(written, 0.9), currency)
        )
    }
}

/// What is written down where nine paths in ten have nothing: a quantile, as the largest of the paths grows with their
/// number.
fn rarely(written: &MetricSummary, currency: &str) -> Phrase {
    let amount = words::at(written, 0.99);
    if amount <= 0.0 {
        return phrase("On ninety-nine paths in a hundred builders write nothing down");
    }
    phrase!(
        "On nine paths in ten builders write nothing down, on one in a hundred more than {amount}",
        amount = money(amount, currency)
    )
}

/// The year by which half of the paths have their money back, or on how many they never have.
fn back(
    metric: &MetricSummary,
    never: Proportion,
    equipment: Option<[PaidBack; 2]>,
    end: f64,
) -> Phrase {
    let there = || number::percent_of(never.of_others());
    if never.value <= 0.0 && metric.distribution.most() < end {
        return phrase!(
            "the money is back by {year} on half of the paths, by {end} on all",
            year = year(metric.distribution.quantile(0.5).value),
            end = year(end)
        );
    }
    let half = metric.distribution.quantile(0.5).value;
    if half < end {
        return phrase!(
            "the money is back by {year} on half of the paths, by {end} on {share}",
            year = year(half),
            end = year(end),
            share = number(there())
        );
    }
    if never.value < 0.5 {
        return phrase!(
            "the money is back by {end} on {share} of the paths",
            end = year(end),
            share = number(there())
        );
    }
    let words = if never.value >= 1.0 {
        phrase!("the money is back on no path by {year}", year = year(end))
    } else {
        phrase!(
            "the money is not back by {year} on {share} of the paths",
            year = year(end),
            share = number(number::percent_of(never.estimate()))
        )
    };
    // That all money is not back is no word on what a year has bought, unless that may still pay back.
    match equipment.filter(|ends| ends.iter().all(|own| own.open <= payback::MANY_OPEN)) {
        None => words,
        Some([first, last]) => phrase!(
            "{said} (equipment bought in {first} pays back on {first_share}, that of {last} on {last_share})",
            said = phrase(words),
            first = name(&first.year),
            first_share = percent(first.share),
            last = name(&last.year),
            last_share = percent(last.share)
        ),
    }
}
