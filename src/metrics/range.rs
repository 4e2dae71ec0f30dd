//! Which values a metric can have in a run.

use super::{Measure, Metric, Unit, history::first_whole, measure::modelled};
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
    if let Some(own) = metric.reach() {
        return (own.least, own.most);
    }
    let run = &model.header.run;
    let (low, high) = metric.quantity.range_in(run);
    // Equipment is delivered after it was bought, so it is not back before that year.
    let low = match metric.year_of_spending(run) {
        Some(year) if metric.unit == Unit::Year => low.max(year),
        _ => low,
    };
    let low = earliest(&metric.name, model).map_or(low, |first| low.max(first));
    if is_closed(metric, model) {
        return (0.0, 0.0);
    }
    (low, largest(&metric.name, model).map_or(high, |most| high.min(most)))
}

/// The metric of the industry of a name.
fn of_industry(name: &str) -> Option<Metric> {
    Metric::ALL.iter().find(|id| id.name() == name).copied()
}

/// The first year in which a metric of the industry can come, where that is not the first of the run.
fn earliest(name: &str, model: &Model) -> Option<f64> {
    let start = model.header.run.start;
    // It begins in the year after a peak, and a peak is that of a whole year.
    (of_industry(name)? == Metric::BustSpendingBegins)
        .then(|| start.floor() + first_whole(start) as f64)
}

/// Whether it is how often a year's equipment has not paid back yet, and none of it can live beyond the run.
fn is_closed(metric: &Measure, model: &Model) -> bool {
    let run = &model.header.run;
    let open = metric.name.starts_with("payback_open.");
    let bought = metric.year_of_spending(run).filter(|_| open && !metric.quantity.own);
    // Lags count in steps.
    let longest = model.longest_use() + 2.0 * run.dt();
    bought.is_some_and(|year| year + longest <= run.last_year())
}

/// The largest value that a scenario leaves to a metric of the industry.
fn largest(name: &str, model: &Model) -> Option<f64> {
    let parties = &model.parties;
    match of_industry(name)? {
        Metric::Defaults => Some(parties.builders.len() as f64),
        Metric::CustomerDefaults => Some(parties.customers.len() as f64),
        Metric::HolderDefaults => Some(who_can_fail(model) as f64),
        Metric::Survivors => Some((parties.builders.len() + parties.customers.len()) as f64),
        Metric::ShutYears => Some(model.header.run.years as f64),
        // The lowest price may come in the first year, and be fair again in the last.
        Metric::PriceRecoveryYears => Some(model.header.run.years as f64 - 1.0),
        Metric::LeastUtilisation => Some(model.largest_utilisation()),
        _ => None,
    }
}

/// How many holders can fail: not those without a capital, which bear whatever they lose.
fn who_can_fail(model: &Model) -> usize {
    let fails = |own: &Measure| own.quantity.is_event() && matches!(own.whose(), Whose::Holder(_));
    // Not those of its own, which may ask for this.
    modelled(model).iter().filter(|own| fails(own)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        metrics::{metrics, read_model},
        scenario::Document,
    };

    fn range(name: &str, settings: &[&str]) -> (f64, f64) {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/base.toml");
        let settings: Vec<String> = settings.iter().map(|own| (*own).to_owned()).collect();
        let mut document = Document::load(std::path::Path::new(path), &settings);
        let model = read_model(&mut document, crate::scenario::Rules::default()).unwrap();
        let metric = metrics(&model).into_iter().find(|own| own.name == name).unwrap();
        possible(&metric, &model)
    }

    #[test]
    fn what_a_run_is_too_short_for_is_known() {
        assert_eq!(range("bust_spending_begins", &[]), (2026.0, 2036.0));
        assert_eq!(range("bust_spending_begins", &["run.start=2025.5"]), (2027.0, 2036.0));
        assert_eq!(range("bust_price_begins", &[]), (2025.0, 2036.0));
        assert_eq!(range("price_recovery_years", &[]), (0.0, 11.0));
        assert_eq!(range("payback_open.2025", &["fleet.equipment_life=6"]), (0.0, 0.0));
        assert_eq!(range("payback_open.2025", &["fleet.equipment_life=11"]), (0.0, 1.0));
        assert_eq!(range("payback_open.2029", &["fleet.equipment_life=9"]), (0.0, 1.0));
    }
}
