//! Rules as files.

use std::fmt::Write;

use serde_json::{Value, json};

use super::words;
use crate::{
    analysis::{
        Rules,
        rules::{Judged, Leaf, Rule},
    },
    model::Model,
    report::{json::FORMAT_VERSION, language::Language, table::field},
};

fn limit(limit: Option<f64>) -> String {
    limit.map_or_else(String::new, |limit| format!("{limit}"))
}

const JUDGED: &str = "density,density_error,coverage,coverage_error,mass,base";

fn judged(judged: &Judged) -> String {
    let Judged { density, coverage, mass, base, .. } = judged;
    format!(
        "{},{},{},{},{},{base}",
        density.value, density.error, coverage.value, coverage.error, mass.value
    )
}

/// A row for each limit of each rule.
pub(super) fn boxes(rules: &Rules) -> String {
    let mut text = format!("rule,input,above,under,quasi_p,{JUDGED}\n");
    for (place, rule) in rules.rules.iter().enumerate() {
        for (own, p) in rule.region.limits.iter().zip(&rule.quasi_p) {
            let name = field(&rules.inputs[own.input].what.name());
            let (low, high, judged) = (limit(own.low), limit(own.high), judged(&rule.held));
            let _ = writeln!(text, "{},{name},{low},{high},{p},{judged}", place + 1);
        }
    }
    text
}

/// A row for each turn of each leaf.
pub(super) fn tree(rules: &Rules) -> String {
    let mut text = format!("leaf,turn,input,under,limit,{JUDGED}\n");
    for (place, (leaf, own)) in rules.leaves.iter().enumerate() {
        for (order, turn) in leaf.turns.iter().enumerate() {
            let name = field(&rules.inputs[turn.input].what.name());
            let (under, limit) = (turn.below, turn.limit);
            let judged = judged(own);
            let _ = writeln!(text, "{},{},{name},{under},{limit},{judged}", place + 1, order + 1);
        }
    }
    text
}

/// A row for each box on the way to each rule.
pub(super) fn way(rules: &Rules) -> String {
    let mut text = String::from("rule,step,density,coverage,mass,limits\n");
    for (place, rule) in rules.rules.iter().enumerate() {
        for (step, own) in rule.trajectory.iter().enumerate() {
            let (density, coverage) = (own.density, own.coverage);
            let (mass, limits) = (own.mass, own.limits);
            let _ = writeln!(text, "{},{step},{density},{coverage},{mass},{limits}", place + 1);
        }
    }
    text
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
