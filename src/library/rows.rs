//! Every path of a run in memory, to be written down later.

use crate::{
    metrics::{Part, metrics},
    model::Model,
    report::{Hashes, PathTable, Staged},
};

/// Rows that are written at once.
const ROWS: usize = 1 << 14;

/// The columns of all paths, as parts of a run have brought them.
#[derive(Clone, Copy, Debug)]
pub struct Rows<'a> {
    /// On each path, 1 if it is a bust.
    pub busts: &'a [f64],
    /// For each drawn parameter, the value on each path.
    pub drawn: &'a [&'a [f64]],
    /// For each metric, the value on each path.
    pub values: &'a [&'a [f64]],
}

impl Rows<'_> {
    /// Writes the file of all paths that a run would have written meanwhile.
    pub(super) fn write(&self, model: &Model, staged: &Staged) -> Result<Hashes, String> {
        let metrics = metrics(model);
        let mut table = PathTable::csv(staged, model)?;
        let paths = self.busts.len();
        for first in (0..paths).step_by(ROWS) {
            let rows = first..(first + ROWS).min(paths);
            let columns =
                |all: &[&[f64]]| all.iter().map(|own| own[rows.clone()].to_vec()).collect();
            table.add(&Part {
                first_path: first as u64,
                metrics: &metrics,
                values: columns(self.values),
                exact: true,
                busts: self.busts[rows.clone()].to_vec(),
                drawn: columns(self.drawn),
            })?;
        }
        Ok(vec![table.finish()?])
    }
}
