//! The last step of reading a scenario: what only the catalogue of tracks and metrics can tell.

use super::{
    check::check,
    measure::{NotModelled, check_own, metrics, tracks, unmodelled_metrics, unmodelled_tracks},
    possible,
};
use crate::{
    model::Model,
    scenario::{Document, Observed, Problems, Rules},
};

/// The model that a document describes, or `None` with the reasons in its problems.
///
/// A document that cannot be read (a syntax error, a file that is not there) is not looked at
/// further: its tables would only breed messages that mislead.
pub fn read_model(document: &mut Document, rules: Rules) -> Option<Model> {
    if document.problems.fatal() {
        return None;
    }
    let model = Model::assemble(document, rules);
    let problems = &mut document.problems;
    if let Some(model) = &model {
        check_own(model, problems);
        check(model, problems);
        check_observations(model, problems);
        possible::check(model, problems);
    }
    document.blame_without();
    document.problems.forget_echoes();
    model.filter(|_| !document.problems.fatal())
}

/// Notes observations of tracks and metrics that do not exist or are not modelled.
fn check_observations(model: &Model, problems: &mut Problems) {
    for observation in &model.header.observations {
        let (what, name, known, lacking) = match &observation.observed {
            Observed::Track(name) => {
                let known: Vec<String> =
                    tracks(model).into_iter().map(|track| track.name).collect();
                ("track", name, known, unmodelled_tracks(model))
            }
            Observed::Metric(name) => {
                let known: Vec<String> =
                    metrics(model).into_iter().map(|metric| metric.name).collect();
                ("metric", name, known, unmodelled_metrics(model))
            }
        };
        if known.contains(name) {
            continue;
        }
        let span = Some(observation.span.clone());
        let place = format!("observation `{}`", observation.name);
        if let Some(lacking) = lacking.iter().find(|lacking| lacking.name == *name) {
            problems.error(span, format!("{place}: {}", NotModelled::words(lacking)));
        } else {
            let message = format!("{place}: there is no {what} `{name}`");
            problems.error(span, message).suggest(name, &known);
        }
    }
}

#[cfg(test)]
mod tests;
