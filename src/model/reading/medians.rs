//! Central values of a scenario.

/// Central values that the reference price needs.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Medians {
    /// Of `technology.cost_decline`.
    pub(crate) cost_decline: f64,
    /// Of `technology.footprint_decline`.
    pub(crate) footprint_decline: f64,
}
