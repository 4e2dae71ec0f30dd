//! Which values a metric can have in a run.

use super::{Measure, Metric, Unit, measure::metrics};
use crate::model::{Model, fact::Whose};

/// Shares of spending above this are taken for per cent, though the first fleet alone could make them.
const LARGEST_SHARE: f64 = 20.0;
/// Highest internal rate of return that is looked for.
const HIGHEST_RATE: f64 = 4.0;

/// Smallest and largest value of a metric in a run that anybody means; `never` and `undefined` aside.
pub fn possible(metric: &Measure, model: &Model) -> (f64, f64) {
    let (low, high) = bounds(metric, model);
    let meant = match metric.unit {
        Unit::Share if !metric.quantity.own => LARGEST_SHARE,
        Unit::Rate => HIGHEST_RATE,
        _ => f64::INFINITY,
    };
    (low, high.min(meant))
}

/// Smallest and largest value that a metric can have in a run.
pub(super) fn bounds(metric: &Measure, model: &Model) -> (f64, f64) {
    let run = &model.header.run;
    let (low, high) = metric.quantity.range_in(run);
    // Equipment is delivered after it was bought, so it is not back before that year.
    let low = match metric.year_of_spending(run) {
        Some(year) if metric.unit == Unit::Year => low.max(year),
        _ => low,
    };
    (low, largest(&metric.name, model).map_or(high, |most| high.min(most)))
}

/// The largest value that a scenario leaves to a metric of the industry.
fn largest(name: &str, model: &Model) -> Option<f64> {
    let id = Metric::ALL.iter().find(|id| id.name() == name)?;
    let parties = &model.parties;
    match id {
        Metric::Defaults => Some(parties.builders.len() as f64),
        Metric::CustomerDefaults => Some(parties.customers.len() as f64),
        Metric::HolderDefaults => Some(who_can_fail(model) as f64),
        Metric::Survivors => Some((parties.builders.len() + parties.customers.len()) as f64),
        Metric::ShutYears => Some(model.header.run.years as f64),
        Metric::LeastUtilisation => Some(model.largest_utilisation()),
        _ => None,
    }
}

/// How many holders can fail: not those without a capital, which bear whatever they lose.
fn who_can_fail(model: &Model) -> usize {
    let fails = |own: &Measure| own.quantity.is_event() && matches!(own.whose(), Whose::Holder(_));
    metrics(model).iter().filter(|own| fails(own)).count()
}
