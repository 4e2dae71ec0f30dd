//! What those who value assets believe of prices, and how much of the capacity they think is sold.
//!
//! ```text
//! price = p^(1 - optimism) p_ref^optimism       costs are no part of it: dearer assets earn no more
//! ```

use crate::{
    math::pow,
    model::state::Levels,
    random::{Column, LANES, fill},
};

/// One belief for all builders.
pub(super) struct Outlook {
    /// Price that they expect.
    pub(super) price: Column,
    /// Share of the free capacity that is sold.
    pub(super) sold: Column,
}

impl Outlook {
    pub(super) const NONE: Self = Self { price: fill(0.0), sold: fill(0.0) };

    /// At the end of the step.
    #[inline(always)]
    pub(super) fn at_the_end(optimism: &Column, levels: &Levels) -> Self {
        Self { price: expected(optimism, &levels.price, levels), sold: levels.spot_utilisation }
    }

    /// Over the step. A default falls somewhere into it: at the prices of its end, which have mostly fallen since, lenders
    /// would lose the more the longer the step is.
    #[inline(always)]
    pub(super) fn over_the_step(optimism: &Column, levels: &Levels) -> Self {
        let price = expected(optimism, &levels.mean_price, levels);
        Self { price, sold: levels.mean_spot_utilisation }
    }
}

#[inline(always)]
fn expected(optimism: &Column, price: &Column, levels: &Levels) -> Column {
    let mut expected = fill(0.0);
    for i in 0..LANES {
        let relative = price[i] / levels.reference_price[i];
        expected[i] = levels.reference_price[i] * pow(relative, 1.0 - optimism[i]);
    }
    expected
}
