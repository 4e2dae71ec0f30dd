//! What a mechanism is: a rule, and the rule at work on one batch of paths.

use super::{
    fact::Whose,
    reading::{Reading, Starting},
    state::State,
};
use crate::math::Width;

/// One rule of cause and effect. Immutable: the same value serves every thread.
pub(crate) trait Mechanism: Send + Sync {
    /// Starts the rule on one batch: draws its parameters, and tells the terms that others need.
    fn start(&self, starting: &mut Starting<'_>) -> Box<dyn Process>;

    /// Notes mistakes that only show when all tables have been read.
    fn check(&self, _reading: &mut Reading<'_>) {}

    /// Whether the scenario says this [`super::fact`] of somebody in the tables of this rule.
    fn says(&self, _fact: &str, _whose: Whose) -> bool {
        false
    }
}

/// A mechanism at work on one batch of paths, with that batch's private state.
pub(crate) trait Process: Widened {
    /// Sets the first levels, once all mechanisms have told their terms; in the causal order.
    fn open(&mut self, _state: &mut State)
    where
        Self: Sized,
    {
    }

    /// Advances every path by one step. Mark it `#[inline(always)]`, so that its loops are widened.
    fn step(&mut self, state: &mut State)
    where
        Self: Sized;
}

/// A [`Process`] as batches call it: inlined here, once for each width of vectors, and nowhere else, since each copy of
/// its loops takes long to compile.
pub(crate) trait Widened {
    /// [`Process::open`] with vectors of a width.
    fn open_at(&mut self, width: Width, state: &mut State);

    /// [`Process::step`] with vectors of a width.
    fn step_at(&mut self, width: Width, state: &mut State);
}

impl<P: Process> Widened for P {
    fn open_at(&mut self, width: Width, state: &mut State) {
        width.run(
            #[inline(always)]
            || self.open(state),
        );
    }

    fn step_at(&mut self, width: Width, state: &mut State) {
        width.run(
            #[inline(always)]
            || self.step(state),
        );
    }
}
