//! What is planned beyond guidance gives way to what revenue pays for.

use super::One;
use crate::{
    math::{exp, ln, pow, select},
    model::state::Clock,
    random::{Column, LANES, fill},
};

impl One {
    /// What is planned for a year: as guided, then more and more what revenue pays for.
    #[inline(always)]
    pub(super) fn forecast(&mut self, planned: f64, sales: &Column, clock: &Clock) -> Column {
        let date = clock.date + 0.5 * clock.dt;
        let mut all = fill(planned);
        if clock.step == 0 {
            (self.guided, self.guided_sales) = (all, *sales);
        }
        if self.values.guidance_until.iter().all(|end| date < *end) {
            (self.guided, self.guided_sales) = (all, *sales);
            return all;
        }
        self.end_guidance(date, clock.dt, planned, sales);
        for i in 0..LANES {
            let since = date - self.values.guidance_until[i];
            let (guided, before) = (self.guided[i], self.guided_sales[i]);
            let weight = pow(0.5, since.max(0.0) / self.values.forecast_half_life[i]);
            let paid = guided * sales[i] / before;
            let least = planned.min(paid).max(1e-300);
            let mixed = exp(weight * ln(planned.max(least)) + (1.0 - weight) * ln(paid.max(least)));
            let plain = weight * planned + (1.0 - weight) * paid;
            all[i] = select(planned > 0.0 && paid > 0.0, mixed, plain);
        }
        all
    }

    /// Keeps what guidance said and what the industry sold when it ended.
    #[inline(always)]
    fn end_guidance(&mut self, date: f64, dt: f64, planned: f64, sales: &Column) {
        let (mut share, mut ends) = (fill(0.0), false);
        for i in 0..LANES {
            let since = date - self.values.guidance_until[i];
            self.guided[i] = select(since < 0.0, planned, self.guided[i]);
            self.guided_sales[i] = select(since < 0.0, sales[i], self.guided_sales[i]);
            share[i] = select(since >= 0.0, 1.0 - since / dt, 0.0);
            ends |= share[i] > 0.0;
        }
        if ends {
            // Between the middles of two steps: in proportion, as a logarithm.
            for i in 0..LANES {
                let before = self.guided_sales[i];
                let between = exp(ln(before) + share[i] * (ln(sales[i]) - ln(before)));
                self.guided_sales[i] = select(share[i] > 0.0, between, before);
            }
        }
    }
}
