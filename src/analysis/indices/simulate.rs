//! The indices of a model's numbers: parameters at the points of a design, and everything else drawn as ever.
//!
//! What is not one of the parameters (shocks, events, other draws) is the luck of a path, and counts as one more
//! parameter: the first table is simulated with the luck of the first paths, the second with that of the paths after
//! them, and once more the first table with the luck of the second.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::{
    Evaluations, Indices, coordinate,
    factors::{Factor, uniform},
};
use crate::{
    engine::Control,
    metrics::{Asked, Probe, Stopped},
    model::{Batch, Model},
    random::{Chance, Column},
    scenario::Parameter,
};

/// What explains the spread of one number.
#[derive(Clone, Debug)]
pub struct Sensitivity {
    /// Mean and variance of the number; of what may never happen, of whether it never does.
    pub mean: f64,
    /// Its variance.
    pub variance: f64,
    /// In the order of the parameters; none where the number is the same on every path.
    pub parameters: Option<Vec<Indices>>,
    /// All that is drawn beside them.
    pub luck: Option<Indices>,
}

/// What explains the spread of some numbers.
#[derive(Clone, Debug)]
pub struct Sensitivities {
    /// The parameters, those that are correlated as one.
    pub factors: Vec<Factor>,
    /// For each number.
    pub each: Vec<Sensitivity>,
    /// Points of each table.
    pub points: usize,
    /// Paths that were simulated in all.
    pub paths: u64,
}

/// Which points a batch is simulated at.
#[derive(Clone, Copy)]
enum Table {
    First,
    Second,
    Exchanged(usize),
    /// The first table with the luck of the second.
    OtherLuck,
}

impl Sensitivities {
    /// Of numbers of a model, by some of its factors, with a multiple of [`Batch::PATHS`] points.
    pub fn of(
        (model, asked): (&Model, &[Asked]),
        factors: &[Factor],
        points: usize,
        control: &Control,
    ) -> Result<Self, Stopped> {
        let probe = Probe::new(model, asked)?;
        let own = Own { model, probe, factors, points, control };
        let tables: Vec<Table> = [Table::First, Table::Second, Table::OtherLuck]
            .into_iter()
            .chain((0..factors.len()).map(Table::Exchanged))
            .collect();
        let values: Result<Vec<Vec<Vec<f64>>>, Stopped> =
            tables.iter().map(|table| own.values(*table)).collect();
        let values = values?;
        let each = (0..asked.len()).map(|number| {
            let column = |table: usize| scored(&asked[number], &values[table][number]);
            let exchanged = (2..tables.len()).map(column).collect();
            sensitivity(Evaluations { tables: [column(0), column(1)], exchanged })
        });
        let paths = (tables.len() * points) as u64;
        Ok(Self { factors: factors.to_vec(), each: each.collect(), points, paths })
    }
}

/// Of what may never happen, whether it does not.
fn scored(asked: &Asked, values: &[f64]) -> Vec<f64> {
    if asked.quantity.unit.infinite().is_none() {
        return values.to_vec();
    }
    values.iter().map(|value| f64::from(u8::from(value.is_infinite()))).collect()
}

fn sensitivity(evaluations: Evaluations) -> Sensitivity {
    let all = evaluations.tables.iter().flatten();
    let count = all.clone().count() as f64;
    let mean = all.clone().sum::<f64>() / count;
    let variance = all.map(|value| (value - mean) * (value - mean)).sum::<f64>() / count;
    let mut indices = evaluations.indices();
    let luck = indices.as_mut().map(|indices| indices.remove(0));
    Sensitivity { mean, variance, parameters: indices, luck }
}

struct Own<'a> {
    model: &'a Model,
    probe: Probe<'a>,
    factors: &'a [Factor],
    points: usize,
    control: &'a Control,
}

impl Own<'_> {
    /// The values at a table: for each number, those of all points.
    fn values(&self, table: Table) -> Result<Vec<Vec<f64>>, Stopped> {
        let batches = (0..self.points / Batch::PATHS).into_par_iter();
        let columns: Result<Vec<Vec<Column>>, Stopped> =
            batches.map(|batch| self.batch(table, batch * Batch::PATHS)).collect();
        let columns = columns?;
        let numbers = columns.first().map_or(0, Vec::len);
        let one = |number: usize| columns.iter().flat_map(|batch| batch[number]).collect();
        Ok((0..numbers).map(one).collect())
    }

    fn batch(&self, table: Table, first: usize) -> Result<Vec<Column>, Stopped> {
        use std::sync::atomic::Ordering;
        if self.control.stop.load(Ordering::Relaxed) {
            return Err(Stopped::Interrupted);
        }
        let seed = self.model.header.run.seed;
        let mut given = BTreeMap::new();
        let count: usize = self.factors.iter().map(|factor| factor.streams.len()).sum();
        let mut dimension = 0;
        for (place, factor) in self.factors.iter().enumerate() {
            let second = match table {
                Table::First | Table::OtherLuck => false,
                Table::Second => true,
                Table::Exchanged(other) => other == place,
            };
            let at = |lane: usize, stream: &str| {
                let own = factor.streams.iter().position(|own| own == stream).unwrap_or(0);
                coordinate(first + lane, usize::from(second), dimension + own, count, seed)
            };
            let members = |p: &&Parameter| factor.names.contains(&p.name);
            for parameter in self.model.drawn.iter().filter(members) {
                let mut column: Column = std::array::from_fn(|lane| {
                    uniform(self.model, parameter, |stream| at(lane, stream))
                });
                parameter.distribution.quantiles(&mut column);
                given.insert(parameter.name.clone(), column);
            }
            dimension += factor.streams.len();
        }
        let other_luck = matches!(table, Table::Second | Table::OtherLuck);
        let path = first + if other_luck { self.points } else { 0 };
        let sampler = self.model.sampler(Chance::Seed(seed), path as u64).given(given);
        let values = self.probe.batch(sampler)?;
        self.control.done.fetch_add(Batch::PATHS as u64, Ordering::Relaxed);
        Ok(values)
    }
}
