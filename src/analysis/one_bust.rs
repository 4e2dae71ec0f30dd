//! One definition of a bust for scenarios that are compared.
//!
//! What stands in one row, chart or difference must mean the same in all. So it is the reference's definition, which is also
//! that by which the ladder climbs; where another scenario has not what that asks for, it is any of the four kinds by their
//! usual limits. A kind that is not modelled in all counts in none.

use crate::{
    metrics::{Unit, conditions_of, fault, is_kind, metrics},
    model::Model,
    scenario::{Bust, Condition, Limits},
};

/// The definition for all, if theirs differ.
pub fn one_bust(models: &[&Model], reference: usize) -> Option<Bust> {
    let own = models[reference];
    if models.iter().all(|model| means_the_same(&model.header.bust, own, model)) {
        return None;
    }
    let told = |condition: &Condition| models.iter().all(|model| tells(condition, model, own));
    let all = |bust: &Bust| bust.any_of.iter().all(|one| is_kind(one) || told(one));
    let usual = usual();
    [&own.header.bust, &usual].into_iter().filter(|bust| all(bust)).find_map(|bust| {
        let any_of: Vec<Condition> = bust.any_of.iter().filter(|one| told(one)).cloned().collect();
        (!any_of.is_empty()).then(|| Bust { any_of, ..bust.clone() })
    })
}

/// Any of the four kinds, by their usual limits.
fn usual() -> Bust {
    let limits = Limits::USUAL;
    let kind = |(metric, ..): (&str, &str, f64)| Condition {
        metric: metric.to_owned(),
        bound: 0.0,
        above: true,
        span: None,
        bound_span: None,
    };
    Bust { any_of: limits.of_kinds().map(kind).into(), limits, written: Vec::new() }
}

/// Whether a definition, as far as a model can tell it, is what the reference counts as a bust.
pub(super) fn means_the_same(bust: &Bust, reference: &Model, model: &Model) -> bool {
    let theirs = &reference.header.bust;
    words(bust, model) == words(theirs, reference)
        && conditions_of(bust, model).all(|condition| tells(condition, model, reference))
}

/// Whether a definition is what a model itself calls a bust.
pub fn is_told(bust: &Bust, model: &Model) -> bool {
    words(bust, model) == words(&model.header.bust, model)
}

fn words(bust: &Bust, model: &Model) -> Vec<String> {
    conditions_of(bust, model).map(|condition| condition.words(&bust.limits)).collect()
}

/// Whether a model has the metric of a condition, made of the same and in the same unit as in the reference.
fn tells(condition: &Condition, model: &Model, reference: &Model) -> bool {
    fault(model, &condition.metric, None).is_none()
        && defines_alike(model, reference, &condition.metric)
        && measured(model, &condition.metric) == measured(reference, &condition.metric)
}

/// Whether a quantity of a scenario's own, if it is one, is made of the same in another.
pub(super) fn defines_alike(model: &Model, other: &Model, name: &str) -> bool {
    let written = |model: &Model| {
        let own = model.header.quantities.iter().find(|own| own.name.text == name)?;
        Some((own.unit, own.expression.value.split_whitespace().collect::<String>()))
    };
    written(model).zip(written(other)).is_none_or(|(own, theirs)| own == theirs)
}

/// The names of the units that a metric is counted in.
fn measured<'a>(model: &'a Model, name: &str) -> Vec<&'a str> {
    let run = &model.header.run;
    let unit = metrics(model).into_iter().find(|own| own.name == name).map(|own| own.unit);
    match unit {
        Some(Unit::Money) => vec![&run.currency],
        Some(Unit::Price) => vec![&run.currency, &run.unit],
        Some(Unit::Capacity) => vec![&run.unit],
        Some(Unit::Sites) => vec![&run.site_unit],
        _ => Vec::new(),
    }
}
