//! Rules as files.

use serde_json::{Value, json};

use super::words;
use crate::{
    analysis::{
        Rules,
        rules::{Judged, Leaf, Rule},
    },
    language::Language,
    model::Model,
    report::{json::FORMAT_VERSION, table::Rows},
};

const JUDGED: [&str; 6] =
    ["density", "density_error", "coverage", "coverage_error", "mass", "base"];

fn judged(rows: &mut Rows, judged: &Judged) {
    let Judged { density, coverage, mass, base, .. } = judged;
    rows.cell(density.value).optional(density.error);
    rows.cell(coverage.value).optional(coverage.error);
    rows.cell(mass.value).cell(base);
}

/// A row for each limit of each rule.
pub(super) fn boxes(rules: &Rules) -> Vec<u8> {
    let mut rows = Rows::new(["rule", "input", "above", "under", "quasi_p"].iter().chain(&JUDGED));
    for (place, rule) in rules.rules.iter().enumerate() {
        for (own, p) in rule.region.limits.iter().zip(&rule.quasi_p) {
            rows.cell(place + 1).cell(rules.inputs[own.input].what.name());
            rows.optional(own.low).optional(own.high).cell(p);
            judged(&mut rows, &rule.held);
            rows.end();
        }
    }
    rows.into_bytes()
}

/// A row for each turn of each leaf.
pub(super) fn tree(rules: &Rules) -> Vec<u8> {
    let mut rows = Rows::new(["leaf", "turn", "input", "under", "limit"].iter().chain(&JUDGED));
    for (place, (leaf, own)) in rules.leaves.iter().enumerate() {
        for (order, turn) in leaf.turns.iter().enumerate() {
            rows.cell(place + 1).cell(order + 1).cell(rules.inputs[turn.input].what.name());
            rows.cell(turn.below).cell(turn.limit);
            judged(&mut rows, own);
            rows.end();
        }
    }
    rows.into_bytes()
}

/// A row for each box on the way to each rule.
pub(super) fn way(rules: &Rules) -> Vec<u8> {
    let mut rows = Rows::new(["rule", "step", "density", "coverage", "mass", "limits"]);
    for (place, rule) in rules.rules.iter().enumerate() {
        for (step, own) in rule.trajectory.iter().enumerate() {
            rows.cell(place + 1).cell(step).cell(own.density).cell(own.coverage);
            rows.cell(own.mass).cell(own.limits).end();
        }
    }
    rows.into_bytes()
}

/// All of it.
pub fn json(rules: &Rules, model: &Model) -> Value {
    let boxes: Vec<Value> = rules.rules.iter().map(|rule| rule_json(rules, rule, model)).collect();
    let leaves: Vec<Value> =
        rules.leaves.iter().map(|(leaf, own)| leaf_json(rules, leaf, own, model)).collect();
    json!({
        "format_version": FORMAT_VERSION,
        "program_version": env!("CARGO_PKG_VERSION"),
        "title": model.header.title,
        "seed": model.header.run.seed,
        "of": rules.question.of.text,
        "by": rules.question.by,
        "asked_density": rules.question.density,
        "paths": rules.paths,
        "begun_by_then": rules.begun,
        "base": rules.base,
        "rules": boxes,
        "together": rules.together.as_ref().map(judged_json),
        "tree": leaves,
    })
}

fn judged_json(judged: &Judged) -> Value {
    json!({
        "paths": judged.inside,
        "density": judged.density,
        "coverage": judged.coverage,
        "mass": judged.mass,
        "base": judged.base,
    })
}

fn rule_json(rules: &Rules, rule: &Rule, model: &Model) -> Value {
    let limits = rule.region.limits.iter().zip(&rule.quasi_p).map(|(limit, p)| {
        let input = rules.inputs[limit.input].what.name();
        json!({ "input": input, "above": limit.low, "under": limit.high, "quasi_p": p })
    });
    json!({
        "words": Language::En.say(&words::sentence(rules, rule, model)),
        "limits": limits.collect::<Vec<_>>(),
        "held": judged_json(&rule.held),
        "found": judged_json(&rule.found),
    })
}

fn leaf_json(rules: &Rules, leaf: &Leaf, own: &Judged, model: &Model) -> Value {
    let turns = leaf.turns.iter().map(|turn| {
        let input = rules.inputs[turn.input].what.name();
        json!({ "input": input, "under": turn.below, "limit": turn.limit })
    });
    json!({
        "words": Language::En.say(&words::leaf(rules, leaf, model)),
        "turns": turns.collect::<Vec<_>>(),
        "held": judged_json(own),
    })
}
