//! The answer of several scenarios: a sentence for each, what makes the differences, how sure they are.

use super::{of_run::definition, words};
use crate::{
    analysis::{Case, Ladder, Study, Versus},
    metrics::{BUST, Estimate, Metric, Unit, bust_is_any_kind},
    report::{
        label::Label,
        language::{Phrase, phrase},
        number,
    },
    scenario::Statistic,
};

/// A sentence for each scenario, one for each difference, one on how sure they are.
pub(in crate::report) fn of_comparison(study: &Study) -> Vec<Phrase> {
    let mut all: Vec<Phrase> = study.cases.cases.iter().map(one).collect();
    all.extend(study.versus.iter().filter_map(|versus| makes(study, versus)));
    let reference = study.cases.reference();
    if !bust_is_any_kind(&reference.model) {
        let bust = definition(&reference.model, &reference.summary);
        all.push(phrase("A bust is here: {0}.").phrase(bust));
    }
    all.extend(mixed(study));
    all.extend(sure(study));
    all
}

/// How likely a bust is in a scenario, when it begins, and what is written down.
fn one(case: &Case) -> Phrase {
    let (summary, end) = (&case.summary, case.run().last_year());
    let share = summary.bust.value;
    let likely = |text: &str| {
        phrase(text)
            .name(&case.name)
            .phrase(words::likelihood(share))
            .number(words::share_of_busts(summary))
            .year(end)
    };
    let bust = match words::begins(&case.model, summary) {
        _ if share == 0.0 => {
            phrase("{0}: none of the paths ends in a bust by {1}").name(&case.name).year(end)
        }
        Some(begins) => likely(
            "{0}: a bust is {1}, on {2} of all paths by {3}; half of the busts have begun by {4}",
        )
        .year(begins),
        None => likely("{0}: a bust is {1}, on {2} of all paths by {3}"),
    };
    match summary.metric(Metric::WriteDown) {
        None => phrase("{0}; write-downs are not modelled.").phrase(bust),
        Some(written) if words::at(written, 0.5) <= 0.0 => {
            phrase("{0}; at the median nothing is written down.").phrase(bust)
        }
        Some(written) => phrase("{0}; {1} are written down at the median.")
            .phrase(bust)
            .money(words::at(written, 0.5), &case.run().currency),
    }
}

/// By how much a scenario differs, and which of its assumptions make most of that.
fn makes(study: &Study, versus: &Versus) -> Option<Phrase> {
    let case = &study.cases.cases[versus.case];
    let contrast = versus.outcome(BUST)?.pair.contrast(Statistic::Mean)?;
    let reference = &study.cases.reference().name;
    let (difference, error) = (contrast.difference, contrast.error);
    if !contrast.is_clear() {
        return Some(
            phrase(
                "Whether {0} busts more or less often than {1} cannot be told with these paths.",
            )
            .name(&case.name)
            .name(reference),
        );
    }
    let template = if difference > 0.0 {
        "A bust is {0} points more likely in {1} than in {2}{3}"
    } else {
        "A bust is {0} points less likely in {1} than in {2}{3}"
    };
    let because = versus.ladder.as_ref().ok().and_then(|ladder| strongest(ladder, case));
    Some(
        phrase(template)
            .number(points(difference.abs(), error.unwrap_or(0.0)))
            .name(&case.name)
            .name(reference)
            .phrase(because.unwrap_or_else(|| phrase("."))),
    )
}

/// Percentage points, in the figures that are known.
fn points(value: f64, error: f64) -> String {
    let text = number::percent_of(Estimate { value, error: Some(error) });
    text.trim_end_matches(" %").to_owned()
}

/// The one or two differences of assumptions that move the probability of a bust most.
fn strongest(ladder: &Ladder, case: &Case) -> Option<Phrase> {
    let place = ladder.outcome(BUST)?;
    let parts = ladder.rungs.iter().map(|rung| {
        let (value, error) = rung.shapley.as_ref().map_or(rung.first[place], |all| all[place].0);
        (value, error, Label::of(&rung.name, case.run()).words)
    });
    let mut parts: Vec<(f64, f64, Phrase)> =
        parts.filter(|(value, error, _)| value.abs() > 2.0 * error).collect();
    parts.sort_by(|a, b| b.0.abs().total_cmp(&a.0.abs()));
    let signed = |(value, error, _): &(f64, f64, Phrase)| {
        let sign = if *value < 0.0 { "−" } else { "+" };
        format!("{sign}{}", points(value.abs(), *error))
    };
    match parts.as_slice() {
        [] => None,
        [only] => Some(
            phrase(", because of {0} ({1} points).").phrase(only.2.clone()).number(signed(only)),
        ),
        [first, second, ..] => Some(
            phrase(", mostly because of {0} ({1} points), then {2} ({3}).")
                .phrase(first.2.clone())
                .number(signed(first))
                .phrase(second.2.clone())
                .number(signed(second)),
        ),
    }
}

/// The scenarios weighed.
fn mixed(study: &Study) -> Option<Phrase> {
    let mixture = study.mixture.as_ref()?;
    let mean = mixture.outcome(BUST)?.mean?;
    let weights: Vec<String> = mixture.weights.iter().map(|w| format!("{w:.2}")).collect();
    Some(
        phrase("Mixed with the weights {0}, a bust happens on {1} of the paths.")
            .name(&weights.join(" / "))
            .number(number::percent_of(Estimate { value: mean.value, error: mean.error })),
    )
}

/// How well the differences are known.
fn sure(study: &Study) -> Option<Phrase> {
    let error = |versus: &Versus| {
        let contrast = versus.outcome(BUST)?.pair.contrast(Statistic::Mean)?;
        let [low, high] = contrast.interval()?;
        Some((high - low) / 2.0)
    };
    let widest = study.versus.iter().filter_map(error).reduce(f64::max)?;
    let text = number::value(widest, Unit::Share);
    Some(
        phrase("All meet the same luck, so these differences are known to {0} points (95 %); whether the assumptions hold is not in that.")
            .number(text.trim_end_matches(" %").to_owned()),
    )
}
