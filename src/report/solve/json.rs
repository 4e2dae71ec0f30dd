//! `solve.json`.

use serde_json::{Value, json};

use super::Solved;
use crate::{
    analysis::{
        Knob,
        solve::{Look, Point, Root, Shape},
    },
    language::data_unit::data_unit,
};

pub(super) fn json(solved: &Solved<'_>) -> Value {
    let solution = &solved.solution;
    let run = solved.run();
    json!({
        "format_version": 1,
        "program_version": env!("CARGO_PKG_VERSION"),
        "title": solved.model.header.title,
        "seed": run.seed,
        "paths": { "scan": solution.paths[0], "roots": solution.paths[1] },
        "for": {
            "name": solved.asked.name,
            "statistic": solved.asked.statistic.words(),
            "unit": data_unit(solved.asked.unit, run),
            "target": solved.target,
        },
        "by": knob(solved.knob),
        "range": solution.range,
        "seen": solution.seen(),
        "shape": shape(solution.shape),
        "now": solution.now.as_ref().map(look),
        "roots": solution.roots.iter().map(|own| root(solved.knob, own)).collect::<Vec<_>>(),
        "not_simulated": solution.barred.iter().map(|barred| json!({ "at": barred.at, "why": barred.why })).collect::<Vec<_>>(),
        "line": solved.line.as_ref().map(|(second, line)| json!({
            "by": knob(second),
            "points": line.points.iter().map(|own| point(solved.knob, own)).collect::<Vec<_>>(),
        })),
    })
}

fn knob(knob: &Knob) -> Value {
    json!({
        "key": knob.name,
        "turned": knob.turn.name(),
        "stands_for": if knob.is_factor() { "factor" } else if knob.is_median() { "median" } else { "value" },
        "unit": if knob.is_factor() { "ratio" } else { knob.key.unit },
        "now": knob.now(),
    })
}

const fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Flat => "flat",
        Shape::Rises => "rises",
        Shape::Falls => "falls",
        Shape::Both => "rises and falls",
    }
}

fn root(knob: &Knob, root: &Root) -> Value {
    json!({
        "at": root.at,
        "low_95": root.interval[0],
        "high_95": root.interval[1],
        "number_rises": root.rises,
        "throughout": root.throughout,
        "without_chance": root.sure,
        "jumps_from_to": root.jump.map(|ends| ends.map(finite)),
        "setting": knob.setting(root.at),
    })
}

fn look(look: &Look) -> Value {
    json!({
        "at": look.at,
        "value": finite(look.known.value),
        "low_95": finite(look.known.interval[0]),
        "high_95": finite(look.known.interval[1]),
        "paths": look.paths,
    })
}

fn point(knob: &Knob, point: &Point) -> Value {
    json!({
        "at": point.at,
        "roots": point.roots.iter().map(|own| root(knob, own)).collect::<Vec<_>>(),
        "not_simulated": point.barred,
    })
}

/// Infinite values are no numbers of JSON.
fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}
