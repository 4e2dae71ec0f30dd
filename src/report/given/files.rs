//! Its tables as files.

use serde_json::{Map, Value, json};

use crate::{
    analysis::{
        Given,
        given::{Aligned, First, Found, MetricBeside, Role, Sides, Spread, Told, Who},
    },
    language::data_unit::data_unit,
    metrics::{Estimate, Metric, Unit},
    model::Model,
    report::table::{Rows, levels},
};

/// What the sides are called in files.
const SIDES: [&str; 2] = ["given", "others"];

fn sides<T>(sides: &Sides<T>) -> impl Iterator<Item = (&'static str, &T)> {
    let both = SIDES.into_iter().zip([&sides.given, &sides.others]);
    both.filter_map(|(name, side)| Some((name, side.as_ref()?)))
}

/// A number, or the word for what never happens; nothing for what is unknown.
fn cell(value: f64, unit: Unit) -> String {
    if value.is_infinite() {
        return unit.infinite().unwrap_or("undefined").to_owned();
    }
    format!("{value}")
}

/// A number and its error.
fn estimate(rows: &mut Rows, estimate: Option<Estimate>, unit: Unit) {
    rows.optional(estimate.map(|own| cell(own.value, unit)));
    rows.optional(estimate.and_then(|own| own.error));
}

/// A row for each metric and side.
pub(super) fn metrics(given: &Given, model: &Model) -> Vec<u8> {
    let first = ["metric", "unit", "side", "paths", "mean", "mean_error"].map(str::to_owned);
    let quantiles = levels(&Spread::LEVELS).flat_map(|level| [level.clone(), level + "_error"]);
    let columns = first.into_iter().chain(quantiles).chain(["never".to_owned()]);
    let mut rows = Rows::new(columns);
    for metric in given.found.iter().flat_map(|found| &found.metrics) {
        let unit = data_unit(metric.unit, &model.header.run);
        for (side, spread) in sides(&metric.sides) {
            rows.cell(&metric.name).cell(&unit).cell(side).cell(spread.paths);
            estimate(&mut rows, spread.mean, metric.unit);
            for quantile in spread.quantiles {
                estimate(&mut rows, Some(quantile), metric.unit);
            }
            rows.optional(metric.quantity.infinite().map(|_| spread.never)).end();
        }
    }
    rows.into_bytes()
}

/// A row for each track, year and side.
pub(super) fn tracks(given: &Given) -> Vec<u8> {
    let mut rows = Rows::new(["track", "year", "side", "p10", "p50", "p90"]);
    for track in given.found.iter().flat_map(|found| &found.tracks) {
        for (year, both) in &track.years {
            for (side, values) in sides(both) {
                rows.cell(&track.name).cell(year).cell(side).cells(values).end();
            }
        }
    }
    rows.into_bytes()
}

pub(super) const fn role(role: Role) -> &'static str {
    match role {
        Role::Others => "others",
        Role::Given => "given",
        Role::Worst => "worst",
    }
}

/// A row for each year of the paths that stand for others.
pub(super) fn paths(given: &Given, model: &Model) -> Vec<u8> {
    let first = ["stands_for", "paths", "path", "year"].map(str::to_owned).into_iter();
    let names = super::stories::told_tracks(model).into_iter().map(|(name, _)| name);
    let last = ["begins", "fails"].map(str::to_owned);
    let mut rows = Rows::new(first.chain(names).chain(last));
    for told in given.found.iter().flat_map(|found| &found.told) {
        for year in &told.years {
            rows.cell(role(told.role)).cell(told.of).cell(told.path).cell(year.year);
            for value in &year.values {
                rows.optional(*value);
            }
            let begins: Vec<&str> = year.begins.iter().map(|id: &Metric| id.name()).collect();
            rows.cell(begins.join("; ")).cell(year.fails.join("; ")).end();
        }
    }
    rows.into_bytes()
}

/// All of it but the tracks.
pub fn json(given: &Given, model: &Model) -> Value {
    let clauses = given.condition.clauses.iter().map(|clause| {
        let bound = clause.bound.is_finite().then_some(clause.bound);
        let name = &clause.name;
        json!({ "metric": name, "relation": clause.relation.sign(), "bound": bound })
    });
    json!({
        "condition": given.condition.text,
        "clauses": clauses.collect::<Vec<_>>(),
        "paths": given.paths,
        "holds_on": given.count,
        "share": given.share,
        "first_paths": given.named,
        "least_paths": crate::analysis::given::LEAST,
        "found": given.found.as_ref().map(|found| found_json(found, model)),
    })
}

fn found_json(found: &Found, model: &Model) -> Value {
    let metrics: Vec<Value> = found.metrics.iter().map(|one| metric_json(one, model)).collect();
    json!({
        "first": found.first.iter().map(first_json).collect::<Vec<_>>(),
        "before": found.before.as_ref().map(before_json),
        "representative": found.told.iter().map(told_json).collect::<Vec<_>>(),
        "metrics": metrics,
        "tracks": "given_tracks.csv",
    })
}

fn both<T>(both: &Sides<T>, make: impl Fn(&T) -> Value) -> Value {
    let each: Map<String, Value> =
        sides(both).map(|(name, side)| (name.to_owned(), make(side))).collect();
    each.into()
}

fn metric_json(metric: &MetricBeside, model: &Model) -> Value {
    let finite = |estimate: Estimate| {
        let value = estimate.value.is_finite().then_some(estimate.value);
        json!({ "value": value, "error": estimate.error })
    };
    let spread = |spread: &Spread| {
        let levels = Spread::LEVELS.iter().zip(spread.quantiles);
        let quantiles: Map<String, Value> =
            levels.map(|(p, own)| (format!("p{:.0}", p * 100.0), finite(own))).collect();
        let never = metric.quantity.infinite().map(|_| spread.never);
        json!({ "paths": spread.paths, "mean": spread.mean, "quantiles": quantiles, "never": never })
    };
    json!({
        "name": metric.name,
        "meaning": metric.quantity.label,
        "unit": data_unit(metric.unit, &model.header.run),
        "sides": both(&metric.sides, spread),
    })
}

fn first_json(first: &First) -> Value {
    let (kind, name) = match &first.who {
        Who::Kind(quantity) => ("kind_of_bust", quantity.name),
        Who::Party(party) => ("party", party.as_str()),
    };
    json!({
        "what": kind,
        "name": name,
        "first_on": both(&first.shares, |share| json!(share)),
        "median_year": first.median_year,
    })
}

fn before_json(before: &Aligned) -> Value {
    let tracks = before.tracks.iter().map(|track| {
        let years = track.years.iter().map(|(years, given, others)| {
            json!({ "years": years, "given": given, "others_in_the_same_years": others })
        });
        json!({ "track": track.name, "medians": years.collect::<Vec<_>>() })
    });
    json!({ "begins": before.begins, "paths": before.paths, "tracks": tracks.collect::<Vec<_>>() })
}

fn told_json(told: &Told) -> Value {
    json!({
        "stands_for": role(told.role),
        "paths": told.of,
        "path": told.path,
        "worst_by": told.by.map(Metric::name),
        "years": "given_paths.csv",
    })
}
