//! What some paths of a run brought, before it is put with the rest: what travels from one machine to another.

use serde::{Deserialize, Serialize};

use super::{
    bundle::Singles,
    moments::Moments,
    values::{Counted, PART},
};
use crate::model::Batch;

/// Some paths one by one, in their order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Brought {
    /// Number of the first of them, a multiple of [`Batch::PATHS`].
    pub first_path: u64,
    /// For each metric, the value on each path.
    pub values: Vec<Vec<f64>>,
    /// On each path, 1 if it is a bust.
    pub busts: Vec<f64>,
    /// For each drawn parameter, the value on each path.
    pub drawn: Vec<Vec<f64>>,
    /// Tracks of the batches that keep theirs, as [`super::Bundle`] has them, each with its number of paths.
    pub tracks: Vec<(Vec<Singles>, usize)>,
}

impl Brought {
    /// Number of the path behind the last.
    pub fn end(&self) -> u64 {
        self.first_path + self.busts.len() as u64
    }

    /// Whether the next path begins another part of a run.
    pub fn is_whole_part(&self) -> bool {
        self.end().is_multiple_of(PART)
    }

    /// Puts the paths that follow behind these.
    #[must_use]
    pub fn followed_by(mut self, next: Self) -> Self {
        let columns = |mine: &mut Vec<Vec<f64>>, theirs: Vec<Vec<f64>>| {
            mine.iter_mut().zip(theirs).for_each(|(mine, theirs)| mine.extend(theirs));
        };
        columns(&mut self.values, next.values);
        columns(&mut self.drawn, next.drawn);
        self.busts.extend(next.busts);
        self.tracks.extend(next.tracks);
        self
    }
}

/// Whole parts of a run, counted in cells.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Cells {
    /// Number of the first path, a multiple of a part.
    pub first_path: u64,
    /// Number of paths.
    pub paths: u64,
    /// Number of busts among them.
    pub busts: u64,
    /// For each metric, how many values lie where.
    pub(super) counted: Vec<Counted>,
    /// For each part, for each metric, its moments: they are added part by part, so that the last digit is that of one
    /// machine.
    pub(super) moments: Vec<Vec<Moments>>,
}

impl Cells {
    /// None yet, from a path on.
    pub fn from(first_path: u64, metrics: usize) -> Self {
        let counted = vec![Counted::default(); metrics];
        Self { first_path, counted, ..Self::default() }
    }

    /// Counts the next part.
    pub fn add(&mut self, part: &Brought) {
        self.paths += part.busts.len() as u64;
        self.busts += part.busts.iter().map(|bust| u64::from(*bust > 0.5)).sum::<u64>();
        for (counted, values) in self.counted.iter_mut().zip(&part.values) {
            counted.count(values);
        }
        self.moments.push(part.values.iter().map(|values| Moments::of(values)).collect());
    }
}

/// A shard of a run: the paths that one of several machines simulates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slice {
    /// From 1.
    pub number: u32,
    /// How many there are.
    pub of: u32,
}

impl Slice {
    /// Its paths of so many: whole batches, or whole parts where values are counted in cells. With more shards than
    /// there are of these some are empty.
    pub fn paths(self, all: u64, counted: bool) -> std::ops::Range<u64> {
        let unit = if counted { PART } else { Batch::PATHS as u64 };
        let units = u128::from(all.div_ceil(unit));
        let end = |number: u32| {
            let units = units * u128::from(number) / u128::from(self.of);
            all.min(u64::try_from(units).unwrap_or(u64::MAX).saturating_mul(unit))
        };
        end(self.number - 1)..end(self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shards_cover_every_path_once_in_whole_batches() {
        for (all, of, counted) in
            [(1, 4, false), (1000, 7, false), (10_000_000, 8, true), (u64::MAX / 2, 3, true)]
        {
            let mut next = 0;
            for number in 1..=of {
                let paths = Slice { number, of }.paths(all, counted);
                assert_eq!(paths.start, next, "{all} {number}/{of}");
                let unit = if counted { PART } else { 64 };
                assert!(paths.start.is_multiple_of(unit) || paths.start == all);
                next = paths.end;
            }
            assert_eq!(next, all);
        }
        assert_eq!(Slice { number: 2, of: 4 }.paths(1024, false), 256..512, "even shares");
    }
}
