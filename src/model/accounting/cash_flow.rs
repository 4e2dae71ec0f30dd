//! What the assets in service will earn, as managers see it, and what that is worth.

use super::AccountingColumns;
use crate::{
    math::{exp, ln, pow, select},
    model::state::State,
    random::{Column, LANES, fill},
};

/// Logarithms that turn a rate into present values, path by path.
pub(super) struct Rate {
    /// `ln((1 + r) / (1 - decline))`: for cash flows that fall with technology.
    falling: Column,
    /// `ln(1 + r)`: for level cash flows, and for the end.
    level: Column,
}

impl Rate {
    const NONE: Self = Self { falling: fill(0.0), level: fill(0.0) };

    fn new(rate: &Column, decline: &Column) -> Self {
        let mut found = Self::NONE;
        for i in 0..LANES {
            found.level[i] = ln(1.0 + rate[i]);
            found.falling[i] = found.level[i] - ln(1.0 - decline[i]);
        }
        found
    }
}

/// The rates of a test.
pub(super) struct Discount {
    /// `-ln(1 - decline)`.
    pub(super) falling: Column,
    pub(super) value_in_use: Rate,
    pub(super) fair_value: Rate,
}

impl Discount {
    pub(super) const NONE: Self =
        Self { falling: fill(0.0), value_in_use: Rate::NONE, fair_value: Rate::NONE };

    pub(super) fn new(values: &AccountingColumns, decline: &Column) -> Self {
        Self {
            falling: decline.map(|rate| -ln(1.0 - rate)),
            value_in_use: Rate::new(&values.value_in_use_rate, decline),
            fair_value: Rate::new(&values.fair_value_rate, decline),
        }
    }
}

/// The cash flows of one builder's assets on one path.
pub(super) struct CashFlows {
    /// Cash from sales, a year, now.
    sales: f64,
    /// Cash cost, a year.
    cost: f64,
    /// Years until the cash flows end.
    years: f64,
    /// Mean remaining life of the equipment.
    life: f64,
    /// Share of the sites' book that is left then.
    pub(super) salvage_share: f64,
}

impl CashFlows {
    #[inline(always)]
    pub(super) fn of(
        values: &AccountingColumns,
        discount: &Discount,
        state: &State,
        index: usize,
        i: usize,
    ) -> Self {
        let State { terms, levels, clock, builders, .. } = state;
        let own = &builders[index].levels;
        // Below a billionth of a unit the running sums hold only their own rounding.
        let some = own.capacity[i] > 1e-9;
        let mean = own.remaining_capacity_steps[i] / select(some, own.capacity[i], 1.0);
        let life = select(some, (mean * clock.dt).max(0.0), 0.0);
        let site_life = own.remaining_site_steps[i] / own.sites[i].max(1e-12) * clock.dt;
        let expected = levels.fair_price[i]
            * pow(levels.price[i] / levels.fair_price[i], 1.0 - values.optimism[i]);
        let sales = (1.0 - terms.overhead[i]) * levels.utilisation[i] * own.capacity[i] * expected;
        let cost = terms.cash_cost[i] * own.sites_in_use[i];
        // Sales fall with technology until they no longer cover the cash cost.
        let falling = discount.falling[i];
        let until = ln(sales / cost.max(1e-300)) / select(falling > 1e-9, falling, 1e-9);
        let salvage_share = (1.0 - life / site_life.max(1e-9)).max(0.0);
        Self { sales, cost, years: until.clamp(0.0, life), life, salvage_share }
    }

    /// Present value at a rate, before and per unit of the sites' salvage at the end.
    #[inline(always)]
    pub(super) fn discounted(&self, rate: &Rate, i: usize) -> Worth {
        let sales = self.sales * annuity(rate.falling[i], self.years);
        let cost = self.cost * annuity(rate.level[i], self.years);
        Worth { flows: sales - cost, per_salvage: exp(-rate.level[i] * self.life) }
    }

    /// The sum of the cash flows, not discounted.
    #[inline(always)]
    pub(super) fn undiscounted(&self, falling: f64) -> Worth {
        let sales = self.sales * annuity(falling, self.years);
        Worth { flows: sales - self.cost * self.years, per_salvage: 1.0 }
    }
}

/// A present value that still lacks the salvage, which depends on the book.
#[derive(Clone, Copy)]
pub(super) struct Worth {
    flows: f64,
    per_salvage: f64,
}

impl Worth {
    pub(super) fn with(self, salvage: f64) -> f64 {
        self.flows + salvage * self.per_salvage
    }
}

/// The annuity of [`crate::math::annuity`], by its logarithmic rate.
#[inline(always)]
fn annuity(k: f64, years: f64) -> f64 {
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
            let rate = Rate::new(&fill(r), &fill(decline));
            let known = crate::math::annuity(r, -decline, years);
            assert!((annuity(rate.falling[0], years) - known).abs() < 1e-12);
        }
    }
}
