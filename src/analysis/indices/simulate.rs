//! The indices of a model's numbers: parameters at the points of a design, and everything else drawn as ever.
//!
//! What is not one of the parameters (shocks, events, other draws) is the luck of a path, and counts as one more
//! parameter: the first table is simulated with the luck of the first paths, the second with that of the paths after
//! them, and once more the first table with the luck of the second.

use rayon::prelude::*;

use super::{
    Distance, Evaluations, Index, Indices,
    factors::Factor,
    pawn::Sorted,
    points::{Points, Table},
};
use crate::{
    engine::Control,
    metrics::{Asked, Probe, Stopped},
    model::{Batch, Model},
    random::{Chance, Column},
};

/// What explains the spread of one number.
#[derive(Clone, Debug)]
pub struct Sensitivity {
    /// Whether it is not of the number but of whether there is none: on some paths it never happens, or is undefined.
    pub whether: bool,
    /// Mean and variance of the number, or of whether there is none.
    pub mean: f64,
    /// Its variance.
    pub variance: f64,
    /// In the order of the factors; none where the number is the same on every path.
    pub factors: Option<Vec<Indices>>,
    /// All that is drawn beside them.
    pub luck: Option<Indices>,
    /// The share of each parameter by itself, the luck's last; none where nobody asks for it.
    pub shares: Option<Vec<Index>>,
    /// How far each parameter by itself moves the distribution; of a number without influence last.
    pub distances: Option<Vec<Distance>>,
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

impl Sensitivities {
    /// Of numbers of a model, by some of its factors, with a multiple of [`Batch::PATHS`] points; with shares also what
    /// parameters share of the spread, which takes a table of points more for each.
    pub fn of(
        (model, asked): (&Model, &[Asked]),
        factors: &[Factor],
        (points, shares): (usize, bool),
        control: &Control,
    ) -> Result<Self, Stopped> {
        let probe = Probe::new(model, asked)?;
        let design = Points::new(model, factors, shares.then_some(points));
        let own = Own { model, probe, design, points, control };
        let mut tables = vec![Table::First, Table::Second, Table::OtherLuck];
        tables.extend((0..factors.len()).map(Table::Exchanged));
        if shares {
            tables.extend((1..=own.design.parameters).map(Table::Step));
        }
        let values: Result<Vec<Vec<Vec<f64>>>, Stopped> =
            tables.iter().map(|table| own.values(*table)).collect();
        let (values, columns) = (values?, own.design.columns(points));
        let each = asked.iter().enumerate().map(|(number, asked)| {
            let tables = values.iter().map(|table| table[number].clone()).collect();
            own.sensitivity(asked, factors.len(), scored(tables), &columns)
        });
        let paths = (tables.len() * points) as u64;
        Ok(Self { factors: factors.to_vec(), each: each.collect(), points, paths })
    }
}

/// The values at all tables; of what has none on some paths, whether it has none.
fn scored(mut tables: Vec<Vec<f64>>) -> (bool, Vec<Vec<f64>>) {
    let whether = tables.iter().flatten().any(|value| !value.is_finite());
    if whether {
        let values = tables.iter_mut().flatten();
        values.for_each(|value| *value = f64::from(u8::from(!value.is_finite())));
    }
    (whether, tables)
}

struct Own<'a> {
    model: &'a Model,
    probe: Probe<'a>,
    design: Points<'a>,
    points: usize,
    control: &'a Control,
}

impl Own<'_> {
    /// What explains a number, from its values at all tables.
    fn sensitivity(
        &self,
        asked: &Asked,
        factors: usize,
        (whether, mut values): (bool, Vec<Vec<f64>>),
        columns: &[Vec<f64>],
    ) -> Sensitivity {
        let both = [values[0].as_slice(), &values[1]].concat();
        let count = both.len() as f64;
        let mean = both.iter().sum::<f64>() / count;
        let variance =
            both.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / count;
        let steps = values.split_off(3 + factors);
        let shares = self.design.orders.as_ref().and_then(|orders| {
            let between = steps.iter().map(Vec::as_slice);
            let all =
                [values[0].as_slice()].into_iter().chain(between).chain([values[1].as_slice()]);
            orders.shares(&all.collect::<Vec<_>>())
        });
        let mut rest = values.into_iter();
        let tables = [rest.next().unwrap_or_default(), rest.next().unwrap_or_default()];
        let mut indices = Evaluations { tables, exchanged: rest.collect() }.indices();
        let luck = indices.as_mut().map(|indices| indices.remove(0));
        let distances = indices.is_some().then(|| {
            let sorted = Sorted::new(&both, asked.quantity.worse);
            sorted.distances(columns, self.model.header.run.seed)
        });
        Sensitivity { whether, mean, variance, factors: indices, luck, shares, distances }
    }

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
        let given = self.design.batch(table, first).into_iter().map(|(parameter, mut column)| {
            parameter.distribution.quantiles(&mut column);
            (parameter.name.clone(), column)
        });
        let path = first + if self.design.other_luck(table, first) { self.points } else { 0 };
        let chance = Chance::Seed(self.model.header.run.seed);
        let sampler = self.model.sampler(chance, path as u64).given(given.collect());
        let values = self.probe.batch(sampler)?;
        self.control.done.fetch_add(Batch::PATHS as u64, Ordering::Relaxed);
        Ok(values)
    }
}
