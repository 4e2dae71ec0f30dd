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
mod ledger;
pub mod standards;

use ledger::{Ledger, Standard, Values};

use super::{
    Mechanism, Process, Reading, Starting,
    ring::Lag,
    state::{BuilderState, State},
};
use crate::{
    math::{annuity, ln, pow},
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
        Box::new(AccountingProcess { values, chosen, builders: Vec::new() })
    }
}

/// A builder's books under the chosen standard and under the other.
struct Books {
    chosen: Ledger,
    other: Ledger,
}

struct AccountingProcess {
    values: AccountingColumns,
    chosen: Standard,
    builders: Vec<Books>,
}

impl Process for AccountingProcess {
    fn open(&mut self, state: &mut State) {
        let dt = state.clock.dt;
        let equipment = Lag::new(&self.values.equipment_useful_life, dt).min(&state.lags.equipment_life);
        let sites = Lag::new(&self.values.site_useful_life, dt).min(&state.lags.site_life);
        for index in 0..state.builders.len() {
            let mut chosen = Ledger::new(self.chosen, equipment.clone(), sites.clone());
            first_book(&mut chosen, state, index);
            let mut other = chosen.clone();
            other.standard = self.chosen.other();
            self.builders.push(Books { chosen, other });
        }
        self.publish(state);
    }

    fn step(&mut self, state: &mut State) {
        for (index, books) in self.builders.iter_mut().enumerate() {
            let builder = &mut state.builders[index];
            let (now, equipment, sites) =
                (state.clock.step, builder.flows.installed_cost, builder.flows.delivered_site_cost);
            builder.flows.depreciation = books.chosen.step(now, &equipment, &sites);
            builder.levels.last_depreciation = builder.flows.depreciation;
            books.other.step(now, &equipment, &sites);
            if state.clock.year_end {
                test(books, &self.values, state, index);
            }
        }
        self.publish(state);
    }
}

impl AccountingProcess {
    /// Tells the market the carrying amounts and the losses.
    fn publish(&self, state: &mut State) {
        state.levels.book_value = fill(0.0);
        state.levels.book_value_other_standard = fill(0.0);
        for (books, builder) in self.builders.iter().zip(&mut state.builders) {
            for i in 0..LANES {
                let building = under_construction(builder, i);
                let book = books.chosen.carrying_amount(i) + building;
                builder.levels.book_value[i] = book;
                state.levels.book_value[i] += book;
                state.levels.book_value_other_standard[i] += books.other.carrying_amount(i) + building;
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
    for i in 0..LANES {
        let (life, site_life) = (lags.equipment_life.of(i), lags.site_life.of(i));
        for left in 1..=life {
            let age = (life - left) as f64 * clock.dt;
            let cohort = own.capacity[i] / life as f64;
            let cost = cohort * terms.initial_equipment_cost[i] * pow(1.0 - terms.cost_decline[i], -age);
            ledger.add_first_equipment(i, cost, life - left);
        }
        for left in 1..=site_life {
            ledger.add_first_sites(i, own.site_gross[i] / site_life as f64, site_life - left);
        }
    }
}

/// The yearly test of one builder, under both standards.
fn test(books: &mut Books, values: &AccountingColumns, state: &mut State, index: usize) {
    for i in 0..LANES {
        let cash_flows = CashFlows::of(values, state, index, i);
        let [chosen, other] = [&mut books.chosen, &mut books.other].map(|ledger| {
            let salvage = cash_flows.salvage_share * ledger.site_carrying_amount(i);
            let discounted = |rate: f64| cash_flows.discounted(rate, salvage);
            let fair_value = discounted(values.fair_value_rate[i]);
            let values = Values {
                undiscounted: discounted(0.0),
                value_in_use: discounted(values.value_in_use_rate[i]),
                fair_value,
                net_fair_value: fair_value * (1.0 - values.selling_cost[i]),
            };
            ledger.test(i, &values)
        });
        let flow = &mut state.builders[index].flows;
        flow.write_down[i] = chosen.write_down;
        flow.reversal[i] = chosen.reversal;
        state.flows.write_down_other_standard[i] += other.write_down;
    }
    books.chosen.renormalise();
    books.other.renormalise();
}

/// What the assets in service will earn, as managers see it.
struct CashFlows {
    /// Cash from sales, a year, now.
    sales: f64,
    /// Cash cost, a year.
    cost: f64,
    /// Fall of the price, a year.
    decline: f64,
    /// Years until the cash flows end.
    years: f64,
    /// Mean remaining life of the equipment.
    life: f64,
    /// Share of the sites' book that is left then.
    salvage_share: f64,
}

impl CashFlows {
    fn of(values: &AccountingColumns, state: &State, index: usize, i: usize) -> Self {
        let State { terms, levels, clock, builders, .. } = state;
        let own = &builders[index].levels;
        let life = own.remaining_capacity_steps[i] / own.capacity[i].max(1e-12) * clock.dt;
        let site_life = own.remaining_site_steps[i] / own.sites[i].max(1e-12) * clock.dt;
        let expected = pow(levels.price[i], 1.0 - values.optimism[i]) * pow(levels.fair_price[i], values.optimism[i]);
        let sales = (1.0 - terms.overhead[i]) * levels.utilisation[i] * own.capacity[i] * expected;
        let cost = terms.cash_cost[i] * own.sites_in_use[i];
        let decline = terms.cost_decline[i];
        let falling = -ln(1.0 - decline);
        let until = if falling > 1e-9 { ln(sales / cost.max(1e-300)) / falling } else { f64::INFINITY };
        let salvage_share = (1.0 - life / site_life.max(1e-9)).max(0.0);
        let profitable = if sales > cost { until } else { 0.0 };
        Self { sales, cost, decline, years: profitable.clamp(0.0, life.max(0.0)), life, salvage_share }
    }

    fn discounted(&self, rate: f64, salvage: f64) -> f64 {
        self.sales * annuity(rate, -self.decline, self.years) - self.cost * annuity(rate, 0.0, self.years)
            + salvage * pow(1.0 + rate, -self.life)
    }
}
