//! Demand of all: those without a name, and the customers.
//!
//! ```text
//! Q      = Q_0 + sum of needs          Q_paid = Q_0 (1 - financed_share (1 - F)) + sum of what customers ask for
//! ```
//!
//! Where all demand is given in advance, `Q_0` is what the customers leave of it.

use super::{Mechanism, Process, Reading, Starting, state::State};
use crate::{
    math::select,
    random::{LANES, fill},
};

/// Acts in every market; the numbers are those of `[demand]` and of the customers.
struct TotalDemand;

/// The mechanism; it has no table of its own.
pub(super) fn mechanism(_reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
    Box::new(TotalDemand)
}

impl Mechanism for TotalDemand {
    fn start(&self, _starting: &mut Starting<'_>) -> Box<dyn Process> {
        Box::new(TotalDemand)
    }
}

impl Process for TotalDemand {
    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        let State { terms, levels, customers, .. } = state;
        let (mut needs, mut wanted) = (fill(0.0), fill(0.0));
        for customer in customers {
            for i in 0..LANES {
                needs[i] += customer.levels.need[i];
                wanted[i] += customer.levels.wanted[i];
            }
        }
        for i in 0..LANES {
            let left = (levels.rest_demand[i] - needs[i]).max(0.0);
            let rest = select(terms.given_demand[i] > 0.5, left, levels.rest_demand[i]);
            let paid = rest * levels.paid_share[i];
            levels.potential_demand[i] = rest + needs[i];
            levels.paid_demand[i] = paid + wanted[i];
            levels.financed_demand_share[i] *= paid / levels.paid_demand[i].max(1e-300);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing;

    const CUSTOMER: &str = "[[customer]]\nname = \"A\"\nrevenue = 1\ncompute = 1\n";

    fn sum(given: f64) -> testing::Bench {
        let mut market = testing::Bench::new(CUSTOMER);
        let mut process = market.start(mechanism);
        let State { levels, terms, customers, .. } = &mut market.state;
        (levels.rest_demand, levels.paid_share) = (fill(10.0), fill(0.8));
        levels.financed_demand_share = fill(0.25);
        (customers[0].levels.need, customers[0].levels.wanted) = (fill(4.0), fill(2.0));
        terms.given_demand = fill(given);
        market.step(&mut *process);
        market
    }

    #[test]
    fn customers_add_to_the_demand_of_the_others() {
        let levels = &sum(0.0).state.levels;
        assert!((levels.potential_demand[0] - 14.0).abs() < 1e-12);
        assert!((levels.paid_demand[0] - 10.0).abs() < 1e-12);
        assert!((levels.financed_demand_share[0] - 0.2).abs() < 1e-12);
    }

    #[test]
    fn they_are_a_part_of_what_is_given() {
        let levels = &sum(1.0).state.levels;
        assert!((levels.potential_demand[0] - 10.0).abs() < 1e-12);
        assert!((levels.paid_demand[0] - (6.0 * 0.8 + 2.0)).abs() < 1e-12);
    }
}
