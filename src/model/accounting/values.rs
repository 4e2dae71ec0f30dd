//! What assets are worth at a test.

/// What the assets are worth at a test.
pub(super) struct Values {
    pub(super) undiscounted: f64,
    pub(super) value_in_use: f64,
    pub(super) fair_value: f64,
    pub(super) net_fair_value: f64,
}

impl Values {
    /// The larger of value in use and fair value less costs of disposal.
    #[inline(always)]
    pub(super) fn recoverable(&self) -> f64 {
        self.value_in_use.max(self.net_fair_value).max(0.0)
    }
}
