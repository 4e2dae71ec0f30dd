//! Boxes: numbers between limits.

use crate::analysis::inputs::Input;

/// Limits of one input; at least one of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limit {
    /// Place of the input.
    pub input: usize,
    /// It must be above this.
    pub low: Option<f64>,
    /// It must be below this.
    pub high: Option<f64>,
}

impl Limit {
    /// Whether a value lies within.
    pub fn holds(&self, value: f64) -> bool {
        self.low.is_none_or(|low| value > low) && self.high.is_none_or(|high| value < high)
    }

    /// With limits as they are told.
    fn said(self, inputs: &[Input]) -> Self {
        let said = |limit: f64| inputs[self.input].shown.said(limit);
        Self { low: self.low.map(said), high: self.high.map(said), ..self }
    }
}

/// A box: limits of some inputs, in the order of the inputs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Region {
    /// Each input at most once.
    pub limits: Vec<Limit>,
}

impl Region {
    /// Whether a path lies within.
    pub fn holds(&self, inputs: &[Input], path: usize) -> bool {
        self.limits.iter().all(|limit| limit.holds(inputs[limit.input].values[path]))
    }

    /// With limits as they are told.
    pub(super) fn said(&self, inputs: &[Input]) -> Self {
        Self { limits: self.limits.iter().map(|limit| limit.said(inputs)).collect() }
    }

    /// Without one of its limits.
    pub(super) fn without(&self, place: usize) -> Self {
        let mut limits = self.limits.clone();
        limits.remove(place);
        Self { limits }
    }

    /// With other limits of an input.
    pub(super) fn with(&self, limit: Limit) -> Self {
        let mut limits = self.limits.clone();
        limits.retain(|own| own.input != limit.input);
        if limit.low.is_some() || limit.high.is_some() {
            limits.push(limit);
        }
        limits.sort_by_key(|limit| limit.input);
        Self { limits }
    }

    /// The limits of an input, open where it has none.
    pub(super) fn of(&self, input: usize) -> Limit {
        let own = self.limits.iter().find(|limit| limit.input == input);
        own.copied().unwrap_or(Limit { input, low: None, high: None })
    }
}
