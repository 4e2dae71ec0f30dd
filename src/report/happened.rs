//! What happened, as charts show it beside what the paths say.

use crate::{
    inference::Comparison,
    scenario::{Compared, Observed},
};

/// Years and values of what was observed, each with the ends of its error.
pub(super) fn happened(comparison: &Comparison) -> Vec<(f64, [f64; 3])> {
    // Four in five facts lie within 1.28 standard errors of what is reported.
    let error = |value: f64| [-1.28, 0.0, 1.28].map(|z| comparison.reported(value, z));
    let skipped = comparison.observation.skipped();
    let with_errors = |(place, (year, value)): (usize, &(f64, f64))| {
        // What was known is where the model starts.
        (*year, if place < skipped { [*value; 3] } else { error(*value) })
    };
    comparison.observation.points.iter().enumerate().map(with_errors).collect()
}

/// The same of a track in the unit of the model; nothing where that was not observed.
pub(super) fn happened_to(track: &str, comparisons: &[Comparison]) -> Vec<(f64, [f64; 3])> {
    let own = comparisons.iter().find(|comparison| {
        comparison.observation.observed == Observed::Track(track.to_owned())
            && comparison.observation.compared == Compared::Value
    });
    own.map(happened).unwrap_or_default()
}
