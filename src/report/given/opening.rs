//! What a report begins with where results are told on a condition: how many paths it holds on, and what differs there.

use crate::{
    analysis::{Given, given::MetricBeside},
    chart::Figure,
    language::{Phrase, number, phrase, rounding},
    metrics::Metric,
    model::Model,
};

/// What stands before the answer.
pub(super) fn sentences(given: &Given, model: &Model) -> Vec<Phrase> {
    let condition = || super::condition(&given.condition, model);
    let share = number::percent(given.share.value);
    let metric = |id: Metric| given.found.as_ref()?.metric(id.name());
    let told = metric(Metric::WriteDown).zip(metric(Metric::Spending));
    let sides = told.and_then(|(lost, spent)| Some((medians(lost)?, medians(spent)?)));
    let amount = |value: f64| phrase!(money(value, &model.header.run.currency));
    let first = match sides {
        Some(([lost, other_lost], [spent, other_spent])) => phrase!(
            "On the {share} of the paths with {condition} builders write down {lost} at the median, on the others {other_lost}; they spend {spent}, on the others {other_spent}.",
            share = number(share),
            condition = phrase(condition()),
            lost = phrase(amount(lost)),
            other_lost = phrase(amount(other_lost)),
            spent = phrase(amount(spent)),
            other_spent = phrase(amount(other_spent))
        ),
        None => phrase!(
            "The condition, {condition}, holds on {share} of the paths.",
            condition = phrase(condition()),
            share = number(share)
        ),
    };
    vec![first, phrase("What follows is said of all paths, with the condition and without.")]
}

/// Says of a chart that it is not of the condition.
pub(super) fn of_all(figure: &mut Figure) {
    figure.subtitle = phrase!(
        "{what}; all paths, with the condition and without",
        what = phrase(figure.subtitle.clone())
    );
}

/// The medians on both sides, in the figures that they are known to.
fn medians(metric: &MetricBeside) -> Option<[f64; 2]> {
    let [given, others] = [&metric.sides.given, &metric.sides.others].map(|side| {
        side.as_ref()
            .map(|spread| rounding::known(spread.quantiles[1], metric.unit))
            .filter(|own| own.is_finite())
    });
    Some([given?, others?])
}
