//! The indices of a model's numbers: parameters at the points of a design, and everything else drawn as ever.
//!
//! What is not one of the parameters (shocks, events, other draws) is the luck of a path, and counts as one more
//! parameter: the first table is simulated with the luck of the first paths, the second with that of the paths after
//! them, and once more the first table with the luck of the second.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::{Evaluations, Indices, coordinate};
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
    /// Names of the parameters.
    pub names: Vec<String>,
    /// For each number.
    pub each: Vec<Sensitivity>,
    /// Points of each table.
    pub points: usize,
    /// Paths that were simulated in all.
    pub paths: u64,
}

/// The parameters that can be told apart: drawn, and correlated with nothing; and the others.
pub fn candidates(model: &Model) -> (Vec<String>, Vec<String>) {
    let alone = |parameter: &&Parameter| !model.correlations().moves(&parameter.name);
    let (own, others): (Vec<&Parameter>, Vec<&Parameter>) = model.drawn.iter().partition(alone);
    let names = |all: Vec<&Parameter>| all.into_iter().map(|p| p.name.clone()).collect();
    (names(own), names(others))
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
    /// Of numbers of a model, by the parameters of these names, with a multiple of [`Batch::PATHS`] points.
    pub fn of(
        (model, asked): (&Model, &[Asked]),
        names: &[String],
        points: usize,
        control: &Control,
    ) -> Result<Self, Stopped> {
        let find = |name: &String| model.drawn.iter().find(|parameter| parameter.name == *name);
        let parameters: Vec<&Parameter> = names.iter().filter_map(find).collect();
        let probe = Probe::new(model, asked)?;
        let own = Own { model, probe, parameters: &parameters, points, control };
        let tables: Vec<Table> = [Table::First, Table::Second, Table::OtherLuck]
            .into_iter()
            .chain((0..parameters.len()).map(Table::Exchanged))
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
        Ok(Self { names: names.to_vec(), each: each.collect(), points, paths })
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
    parameters: &'a [&'a Parameter],
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
        for (place, parameter) in self.parameters.iter().enumerate() {
            let of_second = match table {
                Table::First | Table::OtherLuck => false,
                Table::Second => true,
                Table::Exchanged(other) => other == place,
            };
            let mut column: Column = std::array::from_fn(|lane| {
                let count = self.parameters.len();
                coordinate(first + lane, usize::from(of_second), place, count, seed)
            });
            parameter.distribution.quantiles(&mut column);
            given.insert(parameter.name.clone(), column);
        }
        let other_luck = matches!(table, Table::Second | Table::OtherLuck);
        let path = first + if other_luck { self.points } else { 0 };
        let sampler = self.model.sampler(Chance::Seed(seed), path as u64).given(given);
        let values = self.probe.batch(sampler)?;
        self.control.done.fetch_add(Batch::PATHS as u64, Ordering::Relaxed);
        Ok(values)
    }
}
