//! Renegotiation: contracts that are changed when the market is far below them, or when the customer cannot pay.
//!
//! ```text
//! price *= 1 - price_cut (1 - p / price)         in a step from the start on, p < renegotiate_at price
//! units *= 1 - distress_cut                      once: cash < a quarter of what was burned in a year, and
//! end   += stretched distress_cut / (1 - distress_cut) (end - t)         work < contracted or p < price
//! ```
//!
//! p, cash, work and what is contracted are those of the step before. A customer asks for less only of what it does not need
//! or could buy cheaper: a contract below spot helps it.

use super::{ContractColumns, One};
use crate::{
    math::select,
    model::state::State,
    random::{Column, LANES, any, fill},
};

/// Years of burning that cash must cover, or the customer cannot pay.
const SHORT: f64 = 0.25;

/// What was signed, and whether anything may be changed.
pub(super) struct Renegotiation {
    pub(super) acts: bool,
    units: Column,
    price: Column,
    end: Column,
    /// 1 once capacity was cut.
    cut: Column,
}

impl Renegotiation {
    pub(super) fn new(values: &ContractColumns) -> Self {
        Self {
            acts: any(&values.renegotiate_at) || any(&values.distress_cut),
            units: values.units,
            price: values.price,
            end: values.end,
            cut: fill(0.0),
        }
    }
}

impl One {
    /// Changes what is left of a contract, where there is reason to.
    #[inline(always)]
    pub(super) fn renegotiate(&mut self, date: f64, state: &State) {
        let customer = &state.customers[self.customer].levels;
        let Self { values, log_fall, renegotiation, .. } = self;
        for i in 0..LANES {
            let runs =
                date >= values.start[i] && date < values.end[i] && customer.defaulted[i] < 0.5;
            let (spot, price) =
                (state.levels.price[i], values.price[i] * values.fallen(log_fall, date, i));
            let cheap = runs && spot < values.renegotiate_at[i] * price;
            let given_up = values.price_cut[i] * (1.0 - spot / price.max(1e-300));
            values.price[i] *= 1.0 - select(cheap, given_up, 0.0);
            let cannot = customer.cash[i] < SHORT * customer.burning[i];
            let spared = customer.work[i] < customer.contracted[i] || spot < price;
            let asks = runs && cannot && spared && renegotiation.cut[i] < 0.5;
            let share = select(asks, values.distress_cut[i], 0.0);
            values.units[i] *= 1.0 - share;
            let later = values.stretched[i] * share / (1.0 - share);
            values.end[i] += later * (values.end[i] - date);
            renegotiation.cut[i] = select(asks, 1.0, renegotiation.cut[i]);
        }
    }

    /// What the builder would get in a year by what was signed, beyond what it gets.
    #[inline(always)]
    pub(super) fn conceded(
        &self,
        date: f64,
        [delivered, rate]: &[Column; 2],
        defaulted: &Column,
    ) -> Column {
        let (values, signed) = (&self.values, &self.renegotiation);
        let mut lost = fill(0.0);
        for i in 0..LANES {
            let able = select(self.units[i] > 0.0, delivered[i] / self.units[i].max(1e-300), 1.0);
            let units = values.in_force([&signed.units, &signed.end], date, i);
            let units = select(defaulted[i] < 0.5, units, 0.0);
            let price = signed.price[i] * values.fallen(&self.log_fall, date, i);
            lost[i] = units * able * price - rate[i];
        }
        lost
    }
}
