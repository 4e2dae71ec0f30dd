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
    /// Worth of a whole year's cash flow at the price of its beginning and at its end, over that of a cash flow that
    /// comes all the year: for flows that fall, and for level ones.
    end_falling: Column,
    end_level: Column,
}

impl Rate {
    const NONE: Self = Self {
        falling: fill(0.0),
        level: fill(0.0),
        lag: fill(1.0),
        site_lag: fill(1.0),
        end_falling: fill(1.0),
        end_level: fill(1.0),
    };

    fn new(rate: &Column, terms: &Terms) -> Self {
        let mut found = Self::NONE;
        for i in 0..LANES {
            found.level[i] = ln(1.0 + rate[i]);
            found.falling[i] = found.level[i] - ln(1.0 - terms.cost_decline[i]);
            found.lag[i] = exp(-found.level[i] * terms.equipment_lag[i]);
            found.site_lag[i] = exp(-found.level[i] * terms.site_lag[i]);
            let next_year = exp(-found.level[i]);
            found.end_falling[i] = next_year / annuity(found.falling[i], 1.0);
            found.end_level[i] = next_year / annuity(found.level[i], 1.0);
        }
        found
    }

    /// Value now of what begins when these cash flows do: a landlord waits for sites, others for equipment.
    #[inline(always)]
    fn begin(&self, flows: &CashFlows, i: usize) -> f64 {
        let lag = select(flows.level, self.site_lag[i], self.lag[i]);
        select(flows.waits, lag, 1.0)
    }

    /// Present value of one a year for so many years: all the time, or at year ends.
    #[inline(always)]
    fn steady<const YEAR_ENDS: bool>(&self, years: f64, i: usize) -> f64 {
        let k = self.level[i];
        if YEAR_ENDS { year_ends(k, k, self.end_level[i], years) } else { annuity(k, years) }
    }

    /// Present value of what is one a year now and falls with technology, for so many years.
    #[inline(always)]
    pub(super) fn fading<const YEAR_ENDS: bool>(&self, years: f64, i: usize) -> f64 {
        let k = self.falling[i];
        if YEAR_ENDS {
            year_ends(k, self.level[i], self.end_falling[i], years)
        } else {
            annuity(k, years)
        }
    }

    /// Present value of cash flows of other business, as long as the assets last.
    #[inline(always)]
    pub(super) fn other<const YEAR_ENDS: bool>(&self, flows: &CashFlows, i: usize) -> f64 {
        flows.other * self.steady::<YEAR_ENDS>(flows.life, i) * self.begin(flows, i)
    }

    /// Present value of cash flows that last so many years.
    #[inline(always)]
    pub(super) fn worth<const YEAR_ENDS: bool>(
        &self,
        flows: &CashFlows,
        years: f64,
        i: usize,
    ) -> Worth {
        let level = self.steady::<YEAR_ENDS>(years, i);
        let sales = select(flows.level, level, self.fading::<YEAR_ENDS>(years, i));
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
    /// Whether cash flows fall at year ends, counted from the day of the test.
    pub(super) year_ends: bool,
}

impl Discount {
    pub(super) const NONE: Self = Self {
        nothing: Rate::NONE,
        value_in_use: Rate::NONE,
        fair_value: Rate::NONE,
        fallen: fill(1.0),
        year_ends: false,
    };

    pub(super) fn new(values: &AccountingColumns, terms: &Terms, year_ends: bool) -> Self {
        let mut fallen = fill(1.0);
        for i in 0..LANES {
            fallen[i] = exp(ln(1.0 - terms.cost_decline[i]) * terms.equipment_lag[i]);
        }
        Self {
            nothing: Rate::new(&fill(0.0), terms),
            value_in_use: Rate::new(&values.value_in_use_rate, terms),
            fair_value: Rate::new(&values.fair_value_rate, terms),
            fallen,
            year_ends,
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

/// Present value of a cash flow of one a year at the ends of years, each at the price of the year's beginning, and for
/// the part of a year that is left at its end: `first` as in [`Rate`], `k` the logarithmic rate net of the fall in price,
/// `level` that without it.
///
/// ```text
/// sum over n = 1 .. N of (1 - rho)^(n-1) / (1 + r)^n + (L - N) (1 - rho)^N / (1 + r)^L,   N = floor(L)
/// ```
#[inline(always)]
fn year_ends(k: f64, level: f64, first: f64, years: f64) -> f64 {
    let whole = years.floor();
    let part = years - whole;
    first * annuity(k, whole) + part * exp(-k * whole - level * part)
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

    /// Year by year, as on paper; a test days before a year end finds what one on it does.
    #[test]
    fn flows_at_year_ends_are_those_on_paper() {
        for r in [0.0, 1e-9, 0.1, 0.5] {
            for decline in [-0.1, 0.0, 1e-9, 0.1, 0.4] {
                let mut terms = Terms::ZERO;
                terms.cost_decline = fill(decline);
                let rate = Rate::new(&fill(r), &terms);
                for years in [0.0, 0.3, 1.0, 2.75, 4.0, 19.5] {
                    let on_paper = |decline: f64| {
                        let (mut sum, mut price, mut left) = (0.0, 1.0, years);
                        let mut discount = 1.0;
                        while left >= 1.0 {
                            discount /= 1.0 + r;
                            sum += price * discount;
                            price *= 1.0 - decline;
                            left -= 1.0;
                        }
                        sum + left * price * discount * crate::math::pow(1.0 + r, -left)
                    };
                    let near = |found: f64, known: f64| {
                        assert!((found - known).abs() < 1e-11 * (1.0 + known), "{found} {known}");
                    };
                    near(rate.fading::<true>(years, 0), on_paper(decline));
                    near(rate.steady::<true>(years, 0), on_paper(0.0));
                    let (before, at) = (years.floor() + 1.0 - 1e-9, years.floor() + 1.0);
                    let gap = rate.fading::<true>(at, 0) - rate.fading::<true>(before, 0);
                    assert!(gap.abs() < 1e-7, "{gap}");
                }
            }
        }
    }
}
