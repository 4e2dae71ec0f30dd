//! Parameters and how each path gets its own.

use std::{cell::RefCell, collections::BTreeMap};

use super::{Correlations, Distribution};
use crate::{
    math::Width,
    random::{Chance, Column, Shock, fill},
};

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

    /// Whether it is 0 on every path.
    pub fn is_zero(&self) -> bool {
        matches!(self.distribution, Distribution::Fixed(0.0))
    }

    /// Between these lie all but two paths in a thousand: what must hold of all paths is asked of both.
    pub fn nearly_all(&self) -> [f64; 2] {
        [0.001, 0.999].map(|level| self.distribution.quantile(level))
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
    width: Width,
    /// What has been drawn: several builders ask for the industry's value.
    drawn: RefCell<BTreeMap<String, Column>>,
}

impl<'a> Sampler<'a> {
    /// The draws of the batch that begins at a path.
    pub fn new(chance: Chance, first_path: u64, correlations: &'a Correlations) -> Self {
        let (width, drawn) = (Width::detected(), RefCell::new(BTreeMap::new()));
        Self { chance, first_path, correlations, width, drawn }
    }

    /// The same draws, computed with vectors of another width.
    #[must_use]
    pub fn at(self, width: Width) -> Self {
        Self { width, ..self }
    }

    /// The same draws, but for parameters whose values are given.
    #[must_use]
    pub fn given(self, values: BTreeMap<String, Column>) -> Self {
        Self { drawn: RefCell::new(values), ..self }
    }

    /// Each path's value of a parameter.
    pub fn sample(&self, parameter: &Parameter) -> Column {
        if let Distribution::Fixed(value) = parameter.distribution {
            return fill(value);
        }
        if let Some(known) = self.drawn.borrow().get(&parameter.name) {
            return *known;
        }
        let mut shock = self.shock(&parameter.name);
        let column = self.width.run(
            #[inline(always)]
            || {
                let mut column = shock.uniform();
                parameter.distribution.quantiles(&mut column);
                column
            },
        );
        self.drawn.borrow_mut().insert(parameter.name.clone(), column);
        column
    }

    /// The shocks of a name, one draw for each step.
    pub fn shock(&self, name: &str) -> Shock {
        Shock::new(self.chance, &self.correlations.row(name), self.first_path)
    }
}
