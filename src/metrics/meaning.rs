//! The last step of reading a scenario: what only the catalogue of tracks and metrics can tell.

use super::{catalogue::metrics, track::tracks};
use crate::{
    model::Model,
    scenario::{Document, Observed, Problems, Rules, Span},
};

impl Model {
    /// The model that a document describes, or `None` with the reasons in its problems.
    ///
    /// A document that cannot be read (a syntax error, a file that is not there) is not looked at
    /// further: its tables would only breed messages that mislead.
    pub fn read(document: &mut Document, rules: Rules) -> Option<Self> {
        if document.problems.fatal() {
            return None;
        }
        let model = Self::assemble(document, rules)?;
        check(&model, &mut document.problems);
        (!document.problems.fatal()).then_some(model)
    }
}

/// Notes names of tracks and metrics that do not exist.
fn check(model: &Model, problems: &mut Problems) {
    let header = &model.header;
    let metrics: Vec<String> =
        metrics(&model.parties).into_iter().map(|metric| metric.name).collect();
    let tracks: Vec<String> = tracks(&model.parties).into_iter().map(|(name, _)| name).collect();
    let mut look = |key: &str, what: &str, name: &str, known: &[String], span: Option<Span>| {
        if !known.iter().any(|other| other == name) {
            let message = format!("{key}: there is no {what} `{name}`");
            problems.error(span, message).suggest(name, known);
        }
    };
    for condition in &header.bust.any_of {
        look("bust", "metric", &condition.metric, &metrics, condition.span.clone());
    }
    for expect in header.expectations.iter().filter(|expect| expect.metric != "bust") {
        look("expect", "metric", &expect.metric, &metrics, Some(expect.span.clone()));
    }
    for observation in &header.observations {
        let key = format!("observation `{}`", observation.name);
        let span = Some(observation.span.clone());
        match &observation.observed {
            Observed::Track(name) => look(&key, "track", name, &tracks, span),
            Observed::Metric(name) => look(&key, "metric", name, &metrics, span),
        }
    }
}
