//! Present values: rates, and what cash flows are worth at them.

use super::{AccountingColumns, flows::CashFlows};
use crate::{
    math::{exp, ln, select},
    model::state::Terms,
    random::{Column, LANES, fill},
};

/// Logarithms that turn a rate into present values, path by path.
pub(super) struct Rate {
    /// `ln((1 + r) / (1 - decline))`: for cash flows that fall with technology.
    pub(super) falling: Column,
    /// `ln(1 + r)`: for level cash flows, and for the end.
    pub(super) level: Column,
    /// Value now of what begins a lag of equipment later, and a lag of sites.
    lag: Column,
    site_lag: Column,
}

impl Rate {
    const NONE: Self =
        Self { falling: fill(0.0), level: fill(0.0), lag: fill(1.0), site_lag: fill(1.0) };

    fn new(rate: &Column, terms: &Terms) -> Self {
        let mut found = Self::NONE;
        for i in 0..LANES {
            found.level[i] = ln(1.0 + rate[i]);
            found.falling[i] = found.level[i] - ln(1.0 - terms.cost_decline[i]);
            found.lag[i] = exp(-found.level[i] * terms.equipment_lag[i]);
            found.site_lag[i] = exp(-found.level[i] * terms.site_lag[i]);
        }
        found
    }

    /// Value now of what begins when these cash flows do: a landlord waits for sites, others for equipment.
    #[inline(always)]
    fn begin(&self, flows: &CashFlows, i: usize) -> f64 {
        let lag = select(flows.level, self.site_lag[i], self.lag[i]);
        select(flows.waits, lag, 1.0)
    }

    /// Present value of cash flows of other business, as long as the assets last.
    #[inline(always)]
    pub(super) fn other(&self, flows: &CashFlows, i: usize) -> f64 {
        flows.other * annuity(self.level[i], flows.life) * self.begin(flows, i)
    }

    /// Present value of cash flows that last so many years.
    #[inline(always)]
    pub(super) fn worth(&self, flows: &CashFlows, years: f64, i: usize) -> Worth {
        let level = annuity(self.level[i], years);
        let sales = select(flows.level, level, annuity(self.falling[i], years));
        let begin = self.begin(flows, i);
        let salvage = exp(-self.level[i] * flows.life) * begin;
        Worth { flows: (flows.sales * sales - flows.cost * level) * begin, salvage }
    }
}

/// The rates of a test.
pub(super) struct Discount {
    /// Of the sum that is not discounted.
    pub(super) nothing: Rate,
    pub(super) value_in_use: Rate,
    pub(super) fair_value: Rate,
    /// What a lag of equipment leaves of the price.
    pub(super) fallen: Column,
}

impl Discount {
    pub(super) const NONE: Self = Self {
        nothing: Rate::NONE,
        value_in_use: Rate::NONE,
        fair_value: Rate::NONE,
        fallen: fill(1.0),
    };

    pub(super) fn new(values: &AccountingColumns, terms: &Terms) -> Self {
        let mut fallen = fill(1.0);
        for i in 0..LANES {
            fallen[i] = exp(ln(1.0 - terms.cost_decline[i]) * terms.equipment_lag[i]);
        }
        Self {
            nothing: Rate::new(&fill(0.0), terms),
            value_in_use: Rate::new(&values.value_in_use_rate, terms),
            fair_value: Rate::new(&values.fair_value_rate, terms),
            fallen,
        }
    }
}

/// The present value of cash flows, and of one unit of salvage.
pub(super) struct Worth {
    pub(super) flows: f64,
    pub(super) salvage: f64,
}

impl Worth {
    #[inline(always)]
    pub(super) fn with(&self, salvage: f64) -> f64 {
        self.flows + salvage * self.salvage
    }
}

/// The annuity of [`crate::math::annuity`], by its logarithmic rate.
#[inline(always)]
pub(super) fn annuity(k: f64, years: f64) -> f64 {
    let x = k * years;
    let near_zero = years * (1.0 - x / 2.0 + x * x / 6.0);
    select(x.abs() < 1e-5, near_zero, (1.0 - exp(-x)) / select(k == 0.0, 1.0, k))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn annuities_by_either_rate_agree() {
        for (r, decline, years) in
            [(0.1, 0.2, 4.0), (0.0, 0.0, 3.0), (0.0, 0.2, 5.0), (0.12, 0.0, 0.0)]
        {
            let mut terms = Terms::ZERO;
            terms.cost_decline = fill(decline);
            let rate = Rate::new(&fill(r), &terms);
            let known = crate::math::annuity(r, -decline, years);
            assert!((annuity(rate.falling[0], years) - known).abs() < 1e-12);
        }
    }
}
