//! A number on every path that scenarios are held against each other by.

use crate::metrics::{Quantity, Side, Unit};

/// A number on every path: a metric, or whether the path is a bust.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Name of the metric, or `bust`.
    pub name: String,
    /// What is declared of it.
    pub quantity: &'static Quantity,
    /// Its unit.
    pub unit: Unit,
    /// In the order of the paths.
    pub values: Vec<f64>,
}

impl Outcome {
    /// Which values are the bad ones.
    pub const fn worse(&self) -> Side {
        self.quantity.worse
    }

    /// What it is, in a few words.
    #[expect(
        clippy::misnamed_getters,
        reason = "the catalogue has a label, whatever a reader calls it"
    )]
    pub const fn meaning(&self) -> &'static str {
        self.quantity.label
    }

    /// Whether it is a yes or a no on each path.
    pub fn is_event(&self) -> bool {
        self.quantity.is_event()
    }

    /// Mean and its standard error, where every path has a value.
    pub fn mean(&self) -> Option<(f64, f64)> {
        super::contrast::mean(&self.values)
    }
}
