//! Operations: what is sold, and what running the equipment costs in cash.
//!
//! ```text
//! revenue = contracts + p u_s (K_b - contracted / max_utilisation) dt + rent from other builders
//! cost    = (h_c U running + overhead revenue) dt + leases + rent to other builders
//! h_c     = cash_cost + power_price power_use
//! electricity = power_use U running dt
//! ```
//!
//! `u_s` is the share of the capacity free of contracts that is sold; without contracts it is `u`. Rents
//! between builders are in their own figures and not in the industry's.
//!
//! Required revenue is what the assets in service would have to bring in to earn the cost of capital:
//! `[C / a(r, 0, Le) + S / a(r, 0, Ls) + h_c U + charges] dt / (1 - overhead)`, C and S at historical cost.

use super::{
    Mechanism, Process, Reading, Starting,
    fact::{self, Whose},
    state::{BuilderLevels, Levels, Quarter, Terms},
};
use crate::{
    math::annuity,
    model::state::State,
    random::{Column, LANES, fill},
    scenario::table,
};

table! {
    /// What running the equipment costs.
    ["operations", "Betrieb"]
    Operations / OperationsColumns in "operations" {
        parameters {
            /// Cash cost of a site unit in use: staff, maintenance, and power unless it has its own price.
            ["cash cost of a site in use", "zahlungswirksame Kosten eines genutzten Standorts"]
            cash_cost: Some(1.0), "bn per site unit and year", 0.0, 1e4,
                "1 GW at 8.62 cents a kWh is 0.76 bn: power_pue_utilisation (C), and a third for the rest";
            /// Price of power, where it is not part of the cash cost.
            ["price of power", "Strompreis"]
            power_price: Some(0.0), "per kWh", 0.0, 10.0, "8.62 cents in the US: power_pue_utilisation (C); ASSUMPTION: part of cash_cost";
            /// Power that a site unit in use takes.
            ["power use of a site", "Stromverbrauch eines Standorts"]
            power_use: Some(8.766), "TWh per site unit and year", 0.0, 1e4, "one gigawatt around the clock (arithmetic)";
            /// Cash cost of a vintage that stands idle because it does not earn it, over what it costs when it runs.
            ["cost of standing idle", "Kosten des Stillstands"]
            standby_cost: Some(0.3), "share", 0.0, 1.0, "ASSUMPTION: staff, security and cooling stay; power does not";
            /// Share of revenue that goes to selling and running the business.
            ["overhead", "Gemeinkosten"]
            overhead: Some(0.1), "share", 0.0, 0.9, "ASSUMPTION";
        }
        series {}
        choices {}
    }
}

impl Operations {
    pub(super) fn mechanism(reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
        Box::new(reading.table::<Self>())
    }
}

impl Mechanism for Operations {
    fn says(&self, what: &str, _: Whose) -> bool {
        let (power, other) = (!self.power_price.is_zero(), !self.cash_cost.is_zero());
        match what {
            fact::POWER_PRICE => power,
            fact::CASH_COST => power || other,
            _ => false,
        }
    }

    fn start(&self, starting: &mut Starting<'_>) -> Box<dyn Process> {
        let values = self.sample(&starting.sampler);
        for i in 0..LANES {
            starting.state.terms.cash_cost[i] =
                values.cash_cost[i] + values.power_price[i] * values.power_use[i];
        }
        starting.state.terms.overhead = values.overhead;
        starting.state.terms.standby_cost = values.standby_cost;
        Box::new(OperationsProcess {
            per_equipment: fill(0.0),
            per_site: fill(0.0),
            power_use: values.power_use,
            earned: Vec::new(),
        })
    }
}

struct OperationsProcess {
    /// Revenue a year that a unit of historical cost requires.
    per_equipment: [f64; LANES],
    per_site: [f64; LANES],
    /// Power that a site unit in use takes, TWh a year.
    power_use: Column,
    /// What each builder has earned before interest and tax.
    earned: Vec<Quarter>,
}

impl Process for OperationsProcess {
    #[inline(always)]
    fn open(&mut self, state: &mut State) {
        let State { terms, levels, builders, clock, .. } = state;
        for i in 0..LANES {
            self.per_equipment[i] =
                1.0 / annuity(terms.cost_of_capital[i], 0.0, terms.equipment_life[i]);
            self.per_site[i] = 1.0 / annuity(terms.cost_of_capital[i], 0.0, terms.site_life[i]);
        }
        for own in builders.iter_mut().map(|builder| &mut builder.levels) {
            own.earnings = first_earnings(terms, levels, own);
            self.earned.push(Quarter::new(&own.earnings, clock.dt));
            for i in 0..LANES {
                let capital = own.equipment_gross[i] * self.per_equipment[i]
                    + own.site_gross[i] * self.per_site[i];
                let running = terms.cash_cost[i] * own.sites_in_use[i];
                own.required_revenue[i] = (capital + running) / (1.0 - terms.overhead[i]);
            }
        }
    }

    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        let State { terms, levels, flows, builders, clock, .. } = state;
        for (builder, quarter) in builders.iter_mut().zip(&mut self.earned) {
            let (own, flow) = (&mut builder.levels, &mut builder.flows);
            let mut earned = fill(0.0);
            for i in 0..LANES {
                let free = own.mean_capacity[i] - own.contracted[i] / terms.max_utilisation[i];
                let sold = levels.mean_spot_utilisation[i] * free;
                let running = terms.cash_cost[i] * own.mean_sites_in_use[i] * levels.running[i];
                let powered = own.mean_sites_in_use[i] * levels.running[i] * clock.dt;
                flows.electricity[i] += self.power_use[i] * powered;
                let sales = levels.mean_price[i] * sold * clock.dt + flow.contract_revenue[i];
                flow.lease_payment[i] += own.sold_rent[i] * clock.dt;
                flows.lease_payment[i] += own.sold_rent[i] * clock.dt;
                let cost = running * clock.dt + terms.overhead[i] * sales + flow.lease_payment[i];
                flow.revenue[i] = sales + flow.rent_income[i];
                flow.operating_cost[i] = cost + flow.rent[i];
                flows.revenue[i] += sales;
                flows.operating_cost[i] += cost;
                let capital = own.equipment_gross[i] * self.per_equipment[i]
                    + own.site_gross[i] * self.per_site[i];
                let charges = own.lease_charge[i] + own.sold_rent[i];
                earned[i] = flow.revenue[i] - flow.operating_cost[i];
                let needed = terms.cash_cost[i] * own.sites_in_use[i];
                let required = (capital + needed + charges) / (1.0 - terms.overhead[i]);
                flows.required_revenue[i] += 0.5 * (own.required_revenue[i] + required) * clock.dt;
                own.required_revenue[i] = required;
            }
            own.earnings = quarter.add(&earned);
        }
    }
}

/// EBITDA of a builder at the start, a year.
fn first_earnings(terms: &Terms, levels: &Levels, own: &BuilderLevels) -> Column {
    std::array::from_fn(|i| {
        let sales = levels.price[i] * levels.utilisation[i] * own.capacity[i];
        (1.0 - terms.overhead[i]) * sales - terms.cash_cost[i] * own.sites_in_use[i]
    })
}

/// Revenue a year that covers straight-line depreciation at a gross margin: spending over life over
/// margin, as published arithmetic has it.
pub fn straight_line_revenue(spending: f64, life: f64, margin: f64) -> f64 {
    spending / life / margin
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Kupperman 2025 on 400 bn; Cahn 2024 on 150 bn of chips; Krishna 2025 on 100 GW; Bain 2025.
    #[test]
    fn required_revenue_repeats_published_arithmetic() {
        let near =
            |found: f64, published: f64| assert!((found - published).abs() < 1e-9, "{found}");
        near(straight_line_revenue(400.0, 10.0, 0.25), 160.0);
        near(straight_line_revenue(400.0, 5.0, 0.25), 320.0);
        near(straight_line_revenue(400.0, 10.0 / 3.0, 0.25), 480.0);
        // Chips are half of a data centre, and half of revenue is the margin; written off in a year.
        near(straight_line_revenue(150.0 / 0.5, 1.0, 0.5), 600.0);
        // Ten per cent of 8,000 bn, for ever.
        near(straight_line_revenue(100.0 * 80.0, 10.0, 1.0), 800.0);
        near(straight_line_revenue(500.0, 1.0, 0.25), 2000.0);
        near(straight_line_revenue(500.0, 1.0, 0.25) - 1200.0, 800.0);
    }
}
