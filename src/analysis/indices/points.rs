//! Where each parameter stands at the points of a design.

use super::{
    coordinate,
    factors::{Factor, score, uniform},
    shapley::{Given, Orders},
};
use crate::{
    math::normal_cdf,
    model::Model,
    random::{Column, LANES},
    scenario::Parameter,
};

/// Which points a batch is simulated at.
#[derive(Clone, Copy)]
pub(super) enum Table {
    First,
    Second,
    Exchanged(usize),
    /// The first table with the luck of the second.
    OtherLuck,
    /// The first table with what has entered by a step of the orders drawn anew.
    Step(usize),
}

/// A factor with its parameters and its places among the coordinates of a point and among all parameters.
struct Part<'a> {
    factor: &'a Factor,
    parameters: Vec<&'a Parameter>,
    dimension: usize,
    player: usize,
    given: Given,
}

/// The points of both tables, and those between.
pub(super) struct Points<'a> {
    model: &'a Model,
    parts: Vec<Part<'a>>,
    dimensions: usize,
    /// Parameters of all factors.
    pub(super) parameters: usize,
    pub(super) orders: Option<Orders>,
    seed: u64,
}

impl<'a> Points<'a> {
    /// For some factors; with so many points also the orders in which their parameters enter.
    pub(super) fn new(model: &'a Model, factors: &'a [Factor], ordered: Option<usize>) -> Self {
        let (mut dimension, mut player) = (0, 0);
        let parts = factors.iter().map(|factor| {
            let drawn = |name: &String| model.drawn.iter().find(|p| p.name == *name);
            let parameters: Vec<&Parameter> = factor.names.iter().filter_map(drawn).collect();
            let given = Given::new(
                &parameters.iter().map(|p| weights(model, factor, &p.name)).collect::<Vec<_>>(),
            );
            let part = Part { factor, parameters, dimension, player, given };
            dimension += factor.streams.len();
            player += part.parameters.len();
            part
        });
        let (parts, seed) = (parts.collect(), model.header.run.seed);
        let orders = ordered.map(|points| Orders::new(points / LANES, player, seed));
        Self { model, parts, dimensions: dimension, parameters: player, orders, seed }
    }

    /// Whether the luck of a batch is that of the second table.
    pub(super) fn other_luck(&self, table: Table, first: usize) -> bool {
        match table {
            Table::First | Table::Exchanged(_) => false,
            Table::Second | Table::OtherLuck => true,
            Table::Step(step) => self.entered(first, self.parameters, step),
        }
    }

    fn entered(&self, point: usize, player: usize, step: usize) -> bool {
        self.orders.as_ref().is_some_and(|orders| orders.entered(point, player, step))
    }

    /// Each parameter with where it stands in its distribution, for the points of a batch.
    pub(super) fn batch(&self, table: Table, first: usize) -> Vec<(&'a Parameter, Column)> {
        let each = self.parts.iter().enumerate().flat_map(|(place, part)| {
            let columns = match table {
                Table::First | Table::OtherLuck => self.whole(part, first, 0),
                Table::Second => self.whole(part, first, 1),
                Table::Exchanged(other) => self.whole(part, first, usize::from(other == place)),
                Table::Step(step) => self.between(part, first, step),
            };
            part.parameters.iter().copied().zip(columns)
        });
        each.collect()
    }

    /// All parameters of a factor at one table.
    fn whole(&self, part: &Part<'_>, first: usize, table: usize) -> Vec<Column> {
        let one = |parameter: &&Parameter| -> Column {
            std::array::from_fn(|lane| {
                uniform(self.model, parameter, |stream| self.at(part, first + lane, table, stream))
            })
        };
        part.parameters.iter().map(one).collect()
    }

    /// Those that have entered drawn anew, given the others.
    fn between(&self, part: &Part<'_>, first: usize, step: usize) -> Vec<Column> {
        let anew =
            |lane: usize, member: usize| self.entered(first + lane, part.player + member, step);
        if let [parameter] = part.parameters.as_slice() {
            let column = std::array::from_fn(|lane| {
                let table = usize::from(anew(lane, 0));
                uniform(self.model, parameter, |stream| self.at(part, first + lane, table, stream))
            });
            return vec![column];
        }
        let members = part.parameters.len();
        let mut columns = vec![[0.0; LANES]; members];
        for lane in 0..LANES {
            let scores = |table: usize| -> Vec<f64> {
                let at = |stream: &str| self.at(part, first + lane, table, stream);
                part.parameters.iter().map(|own| score(self.model, own, at)).collect()
            };
            let entered: Vec<bool> = (0..members).map(|member| anew(lane, member)).collect();
            let drawn = part.given.drawn(&scores(0), &scores(1), &entered);
            for (column, score) in columns.iter_mut().zip(drawn) {
                column[lane] = normal_cdf(score).clamp(1e-12, 1.0 - 1e-12);
            }
        }
        columns
    }

    fn at(&self, part: &Part<'_>, point: usize, table: usize, stream: &str) -> f64 {
        let own = part.factor.streams.iter().position(|own| own == stream).unwrap_or(0);
        coordinate(point, table, part.dimension + own, self.dimensions, self.seed)
    }

    /// Where each parameter stands at the first points and the second.
    pub(super) fn columns(&self, points: usize) -> Vec<Vec<f64>> {
        let mut columns = vec![Vec::with_capacity(2 * points); self.parameters];
        for table in [Table::First, Table::Second] {
            for first in (0..points).step_by(LANES) {
                for (column, (_, own)) in columns.iter_mut().zip(self.batch(table, first)) {
                    column.extend(own);
                }
            }
        }
        columns
    }
}

/// What the normal score of a parameter is made of.
fn weights(model: &Model, factor: &Factor, name: &str) -> Vec<f64> {
    let row = model.correlations().row(name);
    let weight = |stream: &String| {
        let own = row.iter().find(|(_, other)| other == stream);
        own.map_or(0.0, |(weight, _)| *weight)
    };
    factor.streams.iter().map(weight).collect()
}
