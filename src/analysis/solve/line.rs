//! The line of indifference: for each place of a second key, where the first must stand.

use super::{Root, Task};
use crate::{
    analysis::knob::Knob,
    engine::Control,
    metrics::{Stopped, read_model},
};

/// A place of the second key.
#[derive(Clone, Debug)]
pub struct Point {
    /// Where the second key stands.
    pub at: f64,
    /// Where the first must stand: every place where the target is reached.
    pub roots: Vec<Root>,
    /// Why there is none, where the second key cannot stand there.
    pub barred: Option<String>,
}

/// Places of two keys that reach the same target.
#[derive(Clone, Debug)]
pub struct Line {
    /// Rising in the second key.
    pub points: Vec<Point>,
}

impl Line {
    /// Solves for the task's key at each place of another.
    pub fn solve(
        task: &Task<'_>,
        (second, places): (&Knob, &[f64]),
        control: &Control,
    ) -> Result<Self, Stopped> {
        let points: Result<Vec<Point>, Stopped> =
            places.iter().map(|at| point(task, second, *at, control)).collect();
        Ok(Self { points: points? })
    }
}

fn point(task: &Task<'_>, second: &Knob, at: f64, control: &Control) -> Result<Point, Stopped> {
    let mut document = second.at(task.document, at);
    let barred = match read_model(&mut document, task.rules) {
        Some(_) => None,
        None => document.problems.0.iter().find(|p| !p.warning).map(|p| p.message.clone()),
    };
    if barred.is_some() {
        return Ok(Point { at, roots: Vec::new(), barred });
    }
    let task = Task { document: &document, ..task.clone() };
    let solution = task.solve(control)?;
    Ok(Point {
        at,
        barred: solution.held().map(|barred| barred.why.clone()),
        roots: solution.roots,
    })
}
