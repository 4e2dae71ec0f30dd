//! What a scenario makes of the reference in a comparison: of the numbers that it asks for, and of those whom it names.

use super::{named, who, words};
use crate::{
    analysis::Case,
    language::{Phrase, number, phrase},
    metrics::{Asked, Estimate, MetricSummary},
    report::{asked, given},
    scenario::Statistic,
};

/// The numbers that a scenario asks for and the failures of whom it names, in it and in the reference.
pub(super) fn of(case: &Case, reference: &Case) -> Vec<Phrase> {
    let numbers = case.model.header.answer.iter().filter_map(|name| {
        let asked = Asked::read(&case.model, &name.text).ok()?;
        let both = [case, reference].map(|own| own.summary.named(&asked.name));
        let [Some(own), Some(theirs)] = both else { return None };
        // One name for two things is nothing to hold beside each other.
        if !case.defines_alike(reference, &asked.name) {
            return None;
        }
        if asked.quantity.is_event() {
            return event(&asked, [own, theirs], [case, reference]);
        }
        (asked.statistic == Statistic::Quantile(0.5))
            .then(|| medians(&asked, [own, theirs], [case, reference]))
    });
    let brought = who::own(&case.model, &case.summary).into_iter();
    let brought = brought.filter_map(|(own, name)| fails(own, &name, [case, reference]));
    numbers.chain(brought).collect()
}

fn medians(asked: &Asked, both: [&MetricSummary; 2], [case, reference]: [&Case; 2]) -> Phrase {
    let [own, theirs] =
        both.map(|metric| named::value(words::at(metric, 0.5), asked.unit, case.run()));
    phrase!(
        "The median of {what} is {own} in {scenario}, {theirs} in {reference}.",
        what = phrase(asked::of_it(asked)),
        own = phrase(own),
        theirs = phrase(theirs),
        scenario = name(&case.name),
        reference = name(&reference.name)
    )
}

fn event(
    asked: &Asked,
    [own, theirs]: [&MetricSummary; 2],
    [case, reference]: [&Case; 2],
) -> Option<Phrase> {
    // Failures of whom the scenario names are told with them.
    if asked.name.starts_with("default.") {
        return None;
    }
    Some(phrase!(
        "{what} happens on {own} of all paths in {scenario}, on {theirs} in {reference}.",
        what = phrase(given::event(&asked.name, asked.quantity).capital()),
        own = number(number::percent_of(own.distribution.mean()?)),
        theirs = number(number::percent_of(theirs.distribution.mean()?)),
        scenario = name(&case.name),
        reference = name(&reference.name)
    ))
}

fn fails(own: Estimate, party: &str, [case, reference]: [&Case; 2]) -> Option<Phrase> {
    let own = number::percent_of(own);
    let Some(theirs) = reference.summary.default_of(party) else {
        return Some(phrase!(
            "{party} cannot pay on {own} of all paths in {scenario}; {reference} has no such party.",
            party = name(party),
            own = number(own),
            scenario = name(&case.name),
            reference = name(&reference.name)
        ));
    };
    Some(phrase!(
        "{party} cannot pay on {own} of all paths in {scenario}, on {theirs} in {reference}.",
        party = name(party),
        own = number(own),
        theirs = number(number::percent_of(theirs.distribution.mean()?)),
        scenario = name(&case.name),
        reference = name(&reference.name)
    ))
}
