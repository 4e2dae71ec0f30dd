//! Parameters and how each path gets its own.

use std::{cell::RefCell, collections::BTreeMap};

use super::{Correlations, Distribution};
use crate::random::{Chance, Column, Shock, fill};

/// A number of the model with its name: the same on all paths, or drawn by each.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Full name, as in `demand.growth`: also the name of its random stream.
    pub name: String,
    /// What is known of it.
    pub distribution: Distribution,
}

impl Parameter {
    /// A parameter known exactly, for tests.
    pub fn fixed(name: &str, value: f64) -> Self {
        Self { name: name.to_owned(), distribution: Distribution::Fixed(value) }
    }

    /// The value that half of the paths stay below.
    pub fn median(&self) -> f64 {
        self.distribution.quantile(0.5)
    }
}

/// Draws the parameters of one batch of paths.
///
/// A parameter's stream bears its own name, so a new parameter changes no other; and two builders
/// that share the industry's value share its draw.
#[derive(Clone, Debug)]
pub struct Sampler<'a> {
    /// Where the numbers come from.
    pub chance: Chance,
    /// First path of the batch.
    pub first_path: u64,
    correlations: &'a Correlations,
    /// What has been drawn: several builders ask for the industry's value.
    drawn: RefCell<BTreeMap<String, Column>>,
}

impl<'a> Sampler<'a> {
    /// The draws of the batch that begins at a path.
    pub const fn new(chance: Chance, first_path: u64, correlations: &'a Correlations) -> Self {
        Self { chance, first_path, correlations, drawn: RefCell::new(BTreeMap::new()) }
    }

    /// Each path's value of a parameter.
    pub fn sample(&self, parameter: &Parameter) -> Column {
        if let Distribution::Fixed(value) = parameter.distribution {
            return fill(value);
        }
        if let Some(known) = self.drawn.borrow().get(&parameter.name) {
            return *known;
        }
        let mut column = self.shock(&parameter.name).uniform();
        for value in &mut column {
            *value = parameter.distribution.quantile(*value);
        }
        self.drawn.borrow_mut().insert(parameter.name.clone(), column);
        column
    }

    /// The shocks of a name, one draw for each step.
    pub fn shock(&self, name: &str) -> Shock {
        Shock::new(self.chance, &self.correlations.row(name), self.first_path)
    }
}
