//! What has a date at which it begins: known of a model before any path is simulated.

use super::condition::Condition;
use crate::{
    metrics::{BUST, Measure, bust_conditions, metrics, tracks},
    model::Model,
};

impl Condition {
    /// Whether it is a yes that begins at some date.
    pub fn is_dated(&self, model: &Model) -> bool {
        let [clause] = self.clauses.as_slice() else { return false };
        clause.yes_or_no() == Some(true) && has_date(&clause.name, model, &metrics(model))
    }
}

/// Names of what has a date.
pub(super) fn dated_events(model: &Model) -> Vec<String> {
    let known = metrics(model);
    let names = known.iter().map(|metric| metric.name.clone());
    let all = std::iter::once(BUST.name.to_owned()).chain(names);
    all.filter(|name| has_date(name, model, &known)).collect()
}

/// Why nobody can say on which paths a condition has not begun yet, and of what one can.
pub(super) fn undated(condition: &Condition, model: &Model) -> String {
    let all = dated_events(model);
    let own = if condition.text == BUST.name {
        // The first that has none: of the others it would be known.
        let known = metrics(model);
        let mut each = bust_conditions(model);
        each.find(|own| !own.is_plain() || !has_date(&own.metric, model, &known))
    } else {
        None
    };
    let why = own.map_or_else(String::new, |own| {
        format!(
            ": `[bust]` of the scenario counts `{}`, which is only known when the run has ended",
            own.metric
        )
    });
    let instead = all.first().map_or_else(String::new, |first| {
        format!("; say what to look out for, as `--of {first}`: {}", all.join(", "))
    });
    format!(
        "`{}` has no date at which it begins, so that nobody can say on which paths it has not begun{why}{instead}",
        condition.text
    )
}

fn has_date(name: &str, model: &Model, known: &[Measure]) -> bool {
    if name == BUST.name {
        // By the scenario's own definition: the first of its conditions, if all have dates.
        return bust_conditions(model)
            .all(|own| own.is_plain() && has_date(&own.metric, model, known));
    }
    if name.starts_with("default.") {
        return tracks(model).iter().any(|track| track.name == name);
    }
    let metric = |name: &str| known.iter().find(|metric| metric.name == name);
    metric(name).and_then(|own| own.quantity.begins).is_some_and(|begins| metric(begins).is_some())
}
