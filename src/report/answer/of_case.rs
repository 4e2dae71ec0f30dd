//! What a comparison says of one of its scenarios.

use super::{of_run::definition_of, words};
use crate::{
    analysis::Case,
    language::{
        Phrase,
        kinds::{KINDS, Kind},
        number, phrase, rounding,
    },
    metrics::{Metric, Unit, bust_conditions},
};

/// How often a scenario busts by its own definition, where that is another.
pub(super) fn own(case: &Case) -> Option<Phrase> {
    let own = case.own.as_ref()?;
    Some(phrase!(
        "By its own definition {scenario} busts on {share} of its paths: {definition}.",
        scenario = name(&case.name),
        share = number(number::percent_of(own.share.estimate())),
        definition = phrase(definition_of(&own.bust, &case.model, &case.summary))
    ))
}

/// How likely a bust is in a scenario, when it begins, and what is written down, in the figures that an error leaves.
pub(super) fn one(case: &Case, error: Option<f64>) -> Phrase {
    let (summary, end) = (&case.summary, case.run().last_year());
    let share = summary.bust.value;
    let words = match summary.paths {
        1 if share > 0.0 => "In {scenario} the only path ends in a bust by {year}",
        1 => "In {scenario} the only path does not end in a bust by {year}",
        _ => "In {scenario} no path ends in a bust by {year}",
    };
    let kinds = counted(case);
    let bust = if summary.paths > 1 && share == 0.0 && kinds.len() < KINDS.len() {
        none(case, &kinds)
    } else if summary.paths == 1 || share == 0.0 {
        phrase!(words, scenario = name(&case.name), year = year(end))
    } else {
        often(case)
    };
    match summary.metric(Metric::WriteDown) {
        None => phrase!("{bust}; write-downs are not modelled.", bust = phrase(bust)),
        Some(written) if summary.paths == 1 => phrase!(
            "{bust}; it writes down {amount}.",
            bust = phrase(bust),
            amount = money(
                rounding::rounded(written.distribution.least(), None, Unit::Money),
                &case.run().currency
            )
        ),
        Some(written) if words::at(written, 0.5) <= 0.0 => {
            phrase!("{bust}; at the median nothing is written down.", bust = phrase(bust))
        }
        Some(written) => phrase!(
            "{bust}; half of the paths write down more than {amount}.",
            bust = phrase(bust),
            amount = money(
                rounding::rounded(written.distribution.quantile(0.5).value, error, Unit::Money),
                &case.run().currency
            )
        ),
    }
}

/// The kinds that count as a bust here: those that are modelled, and in a comparison modelled in all. Of a definition of
/// one's own there are no kinds that it lacks.
pub(super) fn counted(case: &Case) -> Vec<&'static str> {
    let all: Vec<&str> = bust_conditions(&case.model).map(|own| own.metric.as_str()).collect();
    let asked = |kind: &Kind| all.contains(&kind.happens.name());
    let kinds: Vec<&Kind> = KINDS.iter().filter(|kind| asked(kind)).collect();
    let kinds = if kinds.len() == all.len() { kinds } else { KINDS.iter().collect() };
    kinds.into_iter().map(|kind| kind.words).collect()
}

/// That nothing busts where not all kinds of bust count: of the others nothing is known, or not in all.
fn none(case: &Case, kinds: &[&'static str]) -> Phrase {
    let (scenario, end) = (&case.name, case.run().last_year());
    let has_more = words::modelled(&case.summary).len() > kinds.len();
    match kinds {
        [only] if has_more => phrase!(
            "In {scenario} no path ends in a bust {kind} by {year}; the other kinds are not modelled in all",
            scenario = name(scenario),
            kind = phrase(phrase(*only)),
            year = year(end)
        ),
        [only] => phrase!(
            "In {scenario} no path ends in a bust {kind} by {year}; the other kinds are not modelled",
            scenario = name(scenario),
            kind = phrase(phrase(*only)),
            year = year(end)
        ),
        _ => phrase!(
            "In {scenario} no path ends in a bust by {year}; not all kinds of bust are modelled",
            scenario = name(scenario),
            year = year(end)
        ),
    }
}

/// On how many paths it busts, and when; how likely that is only where there are paths enough to say so.
fn often(case: &Case) -> Phrase {
    let (summary, end) = (&case.summary, case.run().last_year());
    let share = words::share_of_busts(summary);
    if words::bust_is_unsure(summary) {
        return phrase!(
            "In {scenario} {share} of {paths} paths end in a bust by {year}, too few to say how likely one is",
            scenario = name(&case.name),
            paths = number(number::count(summary.paths)),
            share = number(share),
            year = year(end)
        );
    }
    let bust = phrase!(
        "In {scenario} a bust is {likelihood}, on {share} of all paths by {year}",
        scenario = name(&case.name),
        likelihood = phrase(words::likelihood(summary.bust.value)),
        share = number(share),
        year = year(end)
    );
    match words::begins(&case.model, summary) {
        None => bust,
        Some(half) => {
            phrase!("{bust}, half of these by {half}", bust = phrase(bust), half = phrase(half))
        }
    }
}
