//! Where a path leaves the range of numbers: parameters outside their plausible range may take it there.

use super::history::History;
use crate::{
    model::{Batch, Model},
    random::{Chance, Column, LANES},
};

/// Largest number of a track: bands are kept in single precision.
const LARGEST: f64 = 1e38;

/// Whether a number is one, and can be kept.
fn fits(value: f64) -> bool {
    value.abs() <= LARGEST
}

/// The first of the batch's paths on which a track leaves the range.
pub(super) fn lost(history: &History) -> Option<usize> {
    let mut lost = [false; LANES];
    for column in history.tracks.iter().flatten() {
        for i in 0..LANES {
            lost[i] |= !fits(column[i]);
        }
    }
    lost.iter().position(|lost| *lost)
}

/// Replays a path and says in which step which variable leaves the range first.
pub(super) fn place(model: &Model, chance: Chance, path: u64) -> String {
    let size = Batch::PATHS as u64;
    let first = path - path % size;
    let lane = usize::try_from(path - first).unwrap_or(0);
    let mut batch = model.start(chance, first);
    let run = &model.header.run;
    let mut before = variables(model, &batch, lane);
    for step in 0..run.steps() {
        batch.step(step);
        let now = variables(model, &batch, lane);
        // What was infinite before stands for never.
        let left = now.iter().zip(&before).find(|(now, then)| !fits(now.1) && fits(then.1));
        if let Some(((name, value), _)) = left {
            return format!(
                "error: path {path} leaves the range of numbers in step {} of {} ({:.2}): {name} is {value:e}\nhelp: a parameter is far from plausible; `overbuild trace --path {path}` shows how it came",
                step + 1,
                run.steps(),
                run.start + (step + 1) as f64 * run.dt()
            );
        }
        before = now;
    }
    format!("error: the sums over the years of path {path} leave the range of numbers")
}

fn variables(model: &Model, batch: &Batch, lane: usize) -> Vec<(String, f64)> {
    let mut all = Vec::new();
    model.visit(&batch.state, &mut |name: &str, column: &Column| {
        all.push((name.to_owned(), column[lane]))
    });
    all
}
