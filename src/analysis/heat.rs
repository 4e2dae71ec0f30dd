//! Two parameters together: how often a bust follows in each cell of their plane.

use super::{driver::Drivers, sample::Sample};
use crate::metrics::BUST;

/// Cells of a plane that is cut by quantiles of both parameters.
#[derive(Clone, Debug)]
pub struct Heat {
    /// Names of the parameters, across and up.
    pub names: [String; 2],
    /// Limits of the cells, from the smallest value to the largest.
    pub limits: [Vec<f64>; 2],
    /// `[up][across]`: share of the paths of the cell that bust, and their number.
    pub cells: Vec<Vec<(f64, u64)>>,
}

/// Cells across and up.
const CELLS: usize = 8;
/// Paths that a cell should have on average.
const PATHS: usize = 40;

impl Heat {
    /// Of the two parameters that drive the probability of a bust most; none where paths are too few, or
    /// nothing drives it.
    pub fn of(sample: &Sample) -> Option<Self> {
        let drivers = Drivers::of(sample, BUST)?;
        let [x, y] = drivers.drivers.get(..2)? else { return None };
        if sample.paths() < CELLS * CELLS * PATHS || !y.is_clear {
            return None;
        }
        let values = |name: &str| sample.drawn.iter().find(|(own, _)| own == name).map(|(_, v)| v);
        let (across, up) = (values(&x.name)?, values(&y.name)?);
        let limits = [limits(across), limits(up)];
        let mut counts = vec![vec![(0_u64, 0_u64); CELLS]; CELLS];
        for ((x, y), bust) in across.iter().zip(up).zip(&sample.outcomes[0].values) {
            let cell = &mut counts[place(&limits[1], *y)][place(&limits[0], *x)];
            cell.0 += u64::from(*bust > 0.5);
            cell.1 += 1;
        }
        let share = |(busts, all): (u64, u64)| (busts as f64 / (all as f64).max(1.0), all);
        let cells = counts.into_iter().map(|row| row.into_iter().map(share).collect()).collect();
        Some(Self { names: [x.name.clone(), y.name.clone()], limits, cells })
    }
}

fn limits(values: &[f64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    (0..=CELLS).map(|i| sorted[i * (sorted.len() - 1) / CELLS]).collect()
}

fn place(limits: &[f64], value: f64) -> usize {
    limits[1..CELLS].partition_point(|limit| *limit < value)
}
