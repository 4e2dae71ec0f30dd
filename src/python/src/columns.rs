//! Every path of a run, column by column.

use arrow_buffer::ScalarBuffer;
use overbuild::{
    library::Rows,
    metrics::{Part, metrics},
    model::Model,
    report::export::Words,
};
use pyo3::prelude::*;

use crate::table::{Column, Table};

/// Columns that grow part by part.
pub(crate) struct Growing {
    busts: Vec<f64>,
    drawn: Vec<Vec<f64>>,
    values: Vec<Vec<f64>>,
}

impl Growing {
    /// With room for so many paths; nothing is moved while they grow.
    pub(crate) fn new(model: &Model, paths: usize) -> Self {
        let columns = |count: usize| (0..count).map(|_| Vec::with_capacity(paths)).collect();
        let (drawn, values) = (columns(model.drawn.len()), columns(metrics(model).len()));
        Self { busts: Vec::with_capacity(paths), drawn, values }
    }

    /// Bytes of so many paths, if a computer can count them.
    pub(crate) fn bytes(model: &Model, paths: u64) -> Option<u64> {
        let columns = 1 + model.drawn.len() + metrics(model).len();
        paths.checked_mul(8 * columns as u64)
    }

    /// Adds a part.
    pub(crate) fn add(&mut self, part: &Part<'_>) {
        self.busts.extend_from_slice(&part.busts);
        let all = self.drawn.iter_mut().zip(&part.drawn);
        for (own, part) in all.chain(self.values.iter_mut().zip(&part.values)) {
            own.extend_from_slice(part);
        }
    }

    /// All of them.
    pub(crate) fn done(self) -> Columns {
        let shared = |all: Vec<Vec<f64>>| all.into_iter().map(ScalarBuffer::from).collect();
        Columns { busts: self.busts, drawn: shared(self.drawn), values: shared(self.values) }
    }
}

/// Columns that are shared with whoever reads the table.
pub(crate) struct Columns {
    busts: Vec<f64>,
    drawn: Vec<ScalarBuffer<f64>>,
    values: Vec<ScalarBuffer<f64>>,
}

impl Columns {
    /// The same table as `paths.csv`, in double precision.
    pub(crate) fn table(&self, model: &Model, words: &Words) -> PyResult<Table> {
        let about = |name: &str| words.about(name);
        let (path, bust) = (about("path"), about("bust"));
        let numbers = (0_i64..).take(self.busts.len()).collect();
        let busts = self.busts.iter().map(|bust| *bust > 0.5).collect();
        let mut columns = vec![
            Column::whole("path", (&path, ""), numbers),
            Column::flags("bust", (&bust, ""), busts),
        ];
        for (parameter, values) in model.drawn.iter().zip(&self.drawn) {
            let about = about(&parameter.name);
            columns.push(Column::numbers(&parameter.name, (&about, ""), values.clone()));
        }
        for (metric, values) in metrics(model).iter().zip(&self.values) {
            let missing = metric.quantity.infinite().unwrap_or_default();
            let about = about(&metric.name);
            columns.push(Column::numbers(&metric.name, (&about, missing), values.clone()));
        }
        Table::of(&about("paths.csv").meaning, columns)
    }

    /// Does something with them as the library takes them.
    pub(crate) fn with_rows<R>(&self, work: impl FnOnce(Rows<'_>) -> R) -> R {
        let drawn: Vec<&[f64]> = self.drawn.iter().map(|column| &column[..]).collect();
        let values: Vec<&[f64]> = self.values.iter().map(|column| &column[..]).collect();
        work(Rows { busts: &self.busts, drawn: &drawn, values: &values })
    }
}
