//! Accounting: depreciation, and the yearly impairment test under US GAAP and under IFRS.
//!
//! Asset group `assets`: what a builder has in service, sites and equipment, tested together. With
//! o the optimism, R and Rs the mean remaining lives of equipment and sites:
//!
//! ```text
//! A = (1 - overhead) u K p^(1-o) p_fair^o          B = h_c U
//! T = clamp(ln(A / B) / -ln(1 - rho), 0, R)        Z = site book max(0, 1 - R / Rs)
//! undiscounted  = A a(0, -rho, T) - B T + Z
//! discounted(r) = A a(r, -rho, T) - B a(r, 0, T) + Z (1 + r)^-R
//! ```
//!
//! Both standards are kept on the same path; the chosen one is the headline.

mod book;
mod cash_flow;
mod ledger;
pub mod standards;

use cash_flow::{CashFlows, Discount};
use ledger::{Ledger, Standard, Values};

use super::{
    Mechanism, Process, Reading, Starting,
    ring::Lag,
    state::{BuilderState, State},
};
use crate::{
    math::{exp, ln, select},
    random::{Column, LANES, fill},
    scenario::table,
};

table! {
    /// How assets are depreciated and tested.
    Accounting / AccountingColumns in "accounting" {
        parameters {
            /// Useful life of equipment in the books; its service life where that is shorter.
            equipment_useful_life: Some(5.5), "years", 0.5, 40.0, "5 to 6 years in 2025: useful_lives (B)";
            /// Useful life of sites in the books; their service life where that is shorter.
            site_useful_life: Some(20.0), "years", 1.0, 60.0, "ASSUMPTION: buildings are written off in 15 to 40 years";
            /// How far managers expect the price to be fair rather than what it is.
            optimism: Some(0.5), "share", 0.0, 1.0, "ASSUMPTION";
            /// Rate at which managers discount, for the value in use.
            value_in_use_rate: Some(0.10), "share a year", 0.0, 0.5, "ASSUMPTION: the cost of capital";
            /// Rate at which buyers discount, for the fair value.
            fair_value_rate: Some(0.12), "share a year", 0.0, 0.5, "ASSUMPTION: the cost of capital and a premium";
            /// Cost of disposal, over fair value.
            selling_cost: Some(0.03), "share", 0.0, 0.5, "ASSUMPTION";
        }
        series {}
        choices {
            /// Accounting standard of the headline figures.
            standard: ["us_gaap", "ifrs"], "the builders of base.toml report under US GAAP";
        }
    }
}

struct Accountings(Accounting);

impl Accounting {
    pub(super) fn mechanism(reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
        Box::new(Accountings(reading.table::<Self>()))
    }
}

impl Mechanism for Accountings {
    fn start(&self, starting: &mut Starting<'_>) -> Box<dyn Process> {
        let values = self.0.sample(&starting.sampler);
        let chosen = if self.0.standard == "ifrs" { Standard::Ifrs } else { Standard::UsGaap };
        Box::new(AccountingProcess {
            values,
            chosen,
            builders: Vec::new(),
            discount: Discount::NONE,
        })
    }
}

struct AccountingProcess {
    values: AccountingColumns,
    chosen: Standard,
    builders: Vec<Ledger>,
    discount: Discount,
}

impl Process for AccountingProcess {
    fn open(&mut self, state: &mut State) {
        let (dt, steps) = (state.clock.dt, state.clock.steps);
        let equipment =
            Lag::new(&self.values.equipment_useful_life, dt).min(&state.lags.equipment_life);
        let sites = Lag::new(&self.values.site_useful_life, dt).min(&state.lags.site_life);
        for index in 0..state.builders.len() {
            let mut ledger = Ledger::new(equipment.clone(), sites.clone(), steps);
            first_book(&mut ledger, state, index);
            self.builders.push(ledger);
        }
        self.discount = Discount::new(&self.values, &state.terms.cost_decline);
        self.publish(state);
    }

    fn step(&mut self, state: &mut State) {
        let now = state.clock.step;
        for (ledger, builder) in self.builders.iter_mut().zip(&mut state.builders) {
            let added = [&builder.flows.installed_cost, &builder.flows.delivered_site_cost];
            builder.flows.depreciation = ledger.step(now, added, self.chosen);
            builder.levels.last_depreciation = builder.flows.depreciation;
        }
        for index in 0..self.builders.len() {
            if state.builders[index].flows.default.iter().any(|event| *event > 0.0) {
                self.change_hands(state, index);
            }
        }
        if state.clock.year_end {
            for index in 0..self.builders.len() {
                self.test(state, index);
            }
        }
        self.publish(state);
    }
}

impl AccountingProcess {
    /// At a default the books come down to what the assets would fetch, under both standards.
    fn change_hands(&mut self, state: &mut State, index: usize) {
        let ledger = &mut self.builders[index];
        for i in 0..LANES {
            if state.builders[index].flows.default[i] < 0.5 {
                continue;
            }
            let cash_flows = CashFlows::of(&self.values, &self.discount, state, index, i);
            let worth = cash_flows.discounted(&self.discount.fair_value, i);
            let [chosen, other] = [self.chosen, self.chosen.other()].map(|standard| {
                let salvage = cash_flows.salvage_share * ledger.site_carrying_amount(i, standard);
                ledger.sell(i, standard, worth.with(salvage) * (1.0 - self.values.selling_cost[i]))
            });
            let flow = &mut state.builders[index].flows;
            flow.write_down[i] += chosen.write_down;
            flow.default_value[i] = chosen.carrying_amount;
            state.flows.write_down_other_standard[i] += other.write_down;
        }
        ledger.renormalise();
    }

    /// The yearly test of one builder, under both standards.
    fn test(&mut self, state: &mut State, index: usize) {
        let ledger = &mut self.builders[index];
        for i in 0..LANES {
            let cash_flows = CashFlows::of(&self.values, &self.discount, state, index, i);
            let undiscounted = cash_flows.undiscounted(self.discount.falling[i]);
            let value_in_use = cash_flows.discounted(&self.discount.value_in_use, i);
            let fair_value = cash_flows.discounted(&self.discount.fair_value, i);
            let [chosen, other] = [self.chosen, self.chosen.other()].map(|standard| {
                let salvage = cash_flows.salvage_share * ledger.site_carrying_amount(i, standard);
                let fair_value = fair_value.with(salvage);
                let values = Values {
                    undiscounted: undiscounted.with(salvage),
                    value_in_use: value_in_use.with(salvage),
                    fair_value,
                    net_fair_value: fair_value * (1.0 - self.values.selling_cost[i]),
                };
                ledger.test(i, standard, &values)
            });
            let flow = &mut state.builders[index].flows;
            flow.write_down[i] += chosen.write_down;
            flow.reversal[i] = chosen.reversal;
            state.flows.write_down_other_standard[i] += other.write_down;
        }
        ledger.renormalise();
    }

    /// Tells the market the carrying amounts and the losses.
    fn publish(&self, state: &mut State) {
        state.levels.book_value = fill(0.0);
        state.levels.book_value_other_standard = fill(0.0);
        for (ledger, builder) in self.builders.iter().zip(&mut state.builders) {
            for i in 0..LANES {
                let building = under_construction(builder, i);
                let book = ledger.carrying_amount(i, self.chosen) + building;
                builder.levels.book_value[i] = book;
                state.levels.book_value[i] += book;
                state.levels.book_value_other_standard[i] +=
                    ledger.carrying_amount(i, self.chosen.other()) + building;
            }
            add(&mut state.flows.depreciation, &builder.flows.depreciation);
            add(&mut state.flows.write_down, &builder.flows.write_down);
            add(&mut state.flows.reversal, &builder.flows.reversal);
        }
    }
}

fn add(sum: &mut Column, amounts: &Column) {
    for i in 0..LANES {
        sum[i] += amounts[i];
    }
}

fn under_construction(builder: &BuilderState, i: usize) -> f64 {
    let own = &builder.levels;
    own.pipeline_cost[i] + own.waiting_cost[i] + own.pipeline_site_cost[i]
}

/// The first fleet at cost less depreciation: the ages are those of the fleet, cohort by cohort.
fn first_book(ledger: &mut Ledger, state: &State, index: usize) {
    let State { terms, lags, clock, builders, .. } = state;
    let own = &builders[index].levels;
    let (life, site_life) = (lags.equipment_life.column(), lags.site_life.column());
    let (mut cost, mut dearer) = (fill(0.0), fill(0.0));
    for i in 0..LANES {
        dearer[i] = exp(-ln(1.0 - terms.cost_decline[i]) * clock.dt);
        cost[i] = own.capacity[i] / life[i] * terms.initial_equipment_cost[i] * dearer[i];
    }
    for age in 1..=lags.equipment_life.longest() {
        let mut present = cost;
        for i in 0..LANES {
            present[i] = select(age as f64 <= life[i], cost[i], 0.0);
            cost[i] *= dearer[i];
        }
        ledger.add_first_equipment(age, &present);
    }
    let mut cohort = fill(0.0);
    for i in 0..LANES {
        cohort[i] = own.site_gross[i] / site_life[i];
    }
    ledger.add_uniform_sites(&cohort);
}
