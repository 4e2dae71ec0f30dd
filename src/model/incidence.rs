//! Incidence: who bears what is lost.
//!
//! ```text
//! of a builder   relief       = tax_rate write-down, unless it defaults in the step       the state's, in later taxes
//!                secured loss = max(0, secured_share debt - V)        secured debt is paid out of the assets first
//!                bond loss    = lenders' loss - secured loss
//!                its owners   = max(0, write-down - lenders' loss - relief)     a landlord's are lessors, others' shareholders
//! of a customer  its funders  = what was paid in (cash and stakes of the start, new equity since), at its default
//! vendor credit  by `exposure`, on builders and customers
//! ```
//!
//! By the claim that is lost and not by who holds it, so nothing is counted twice: what a holder loses passes on what
//! its claims have lost. Owners lose what is written down, which is the chosen accounting's; lenders what is not paid.
//! The new owner of a builder that fails pays its leases on, so lessors outside the industry lose nothing.

use super::{
    Mechanism, Process, Reading, Starting,
    state::{BuilderState, CustomerState, State},
};
use crate::{
    math::select,
    random::{LANES, any},
};

/// Acts in every market; the numbers are those of finance, accounting, defaults and exposures.
struct Incidence;

/// The mechanism; it has no table of its own.
pub(super) fn mechanism(_reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
    Box::new(Incidence)
}

impl Mechanism for Incidence {
    fn start(&self, _starting: &mut Starting<'_>) -> Box<dyn Process> {
        Box::new(Incidence)
    }
}

impl Process for Incidence {
    fn open(&mut self, state: &mut State) {
        for CustomerState { levels, .. } in &mut state.customers {
            for i in 0..LANES {
                levels.paid_in[i] = levels.paid_in[i].max(levels.cash[i]);
            }
        }
    }

    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        let State { flows, builders, customers, .. } = state;
        for BuilderState { levels, flows: flow, .. } in builders {
            if any(&flow.write_down) {
                for i in 0..LANES {
                    let (lost, lent) = (flow.write_down[i], flow.lender_loss[i]);
                    let relief = (1.0 - flow.default[i]) * levels.tax_rate[i] * lost;
                    let owners = (lost - lent - relief).max(0.0);
                    let landlord = levels.landlord[i] > 0.5;
                    flows.shareholder_loss[i] += select(landlord, 0.0, owners);
                    flows.lessor_loss[i] += select(landlord, owners, 0.0);
                    flows.state_loss[i] += relief;
                }
            }
            if any(&flow.default) {
                for i in 0..LANES {
                    let first = levels.secured_share[i] * flow.discharged[i];
                    let secured = flow.default[i] * (first - flow.default_value[i]).max(0.0);
                    flows.secured_loss[i] += secured;
                    flows.bond_loss[i] += flow.lender_loss[i] - secured;
                }
            }
        }
        for CustomerState { levels, flows: flow, .. } in customers {
            for i in 0..LANES {
                levels.paid_in[i] += flow.funding[i];
                flows.customer_loss[i] += flow.default[i] * levels.paid_in[i];
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::testing, random::fill};

    const TWO: &str = "[[builder]]\nname = \"A\"\nplan = 1\nshare = 1\n\
        [[customer]]\nname = \"C\"\nrevenue = 1\ncompute = 1\n";

    fn market(set: impl Fn(&mut State)) -> State {
        let mut market = testing::Bench::new(TWO);
        let mut process = market.start(mechanism);
        set(&mut market.state);
        market.act(&mut *process);
        market.state
    }

    fn near(found: f64, right: f64) {
        assert!((found - right).abs() < 1e-12, "{found} is not {right}");
    }

    #[test]
    fn a_write_down_is_shared_by_owners_and_the_state() {
        let state = market(|state| {
            state.builders[0].levels.tax_rate = fill(0.25);
            state.builders[0].flows.write_down = fill(40.0);
        });
        near(state.flows.state_loss[0], 10.0);
        near(state.flows.shareholder_loss[0], 30.0);
        near(state.flows.lessor_loss[0], 0.0);
    }

    #[test]
    fn owners_of_a_landlord_are_lessors() {
        let state = market(|state| {
            state.builders[0].levels.landlord = fill(1.0);
            state.builders[0].flows.write_down = fill(40.0);
        });
        near(state.flows.lessor_loss[0], 40.0);
        near(state.flows.shareholder_loss[0], 0.0);
    }

    #[test]
    fn secured_lenders_are_paid_first_and_a_failed_builder_has_no_tax_to_save() {
        let state = market(|state| {
            let builder = &mut state.builders[0];
            builder.levels.tax_rate = fill(0.25);
            builder.levels.secured_share = fill(0.6);
            let flow = &mut builder.flows;
            (flow.default, flow.write_down) = (fill(1.0), fill(90.0));
            // Owes 100, 60 of it secured, and its assets are worth 50.
            (flow.discharged, flow.default_value) = (fill(100.0), fill(50.0));
            flow.lender_loss = fill(50.0);
        });
        near(state.flows.secured_loss[0], 10.0);
        near(state.flows.bond_loss[0], 40.0);
        near(state.flows.shareholder_loss[0], 40.0);
        near(state.flows.state_loss[0], 0.0);
    }

    #[test]
    fn funders_lose_what_they_have_paid_in_when_the_customer_fails() {
        let paid = |default: f64| {
            market(move |state| {
                let customer = &mut state.customers[0];
                customer.levels.paid_in = fill(7.0);
                (customer.flows.funding, customer.flows.default) = (fill(3.0), fill(default));
            })
        };
        near(paid(0.0).flows.customer_loss[0], 0.0);
        near(paid(1.0).flows.customer_loss[0], 10.0);
    }
}
