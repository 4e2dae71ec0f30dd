//! Contracts: take-or-pay between a builder and a customer.
//!
//! ```text
//! units(t) = units min(1, (t - start) / ramp)           from start until end, while the customer lives
//! price(t) = price (1 - price_decline)^(t - start)
//! delivered = units min(1, K_b max_utilisation / units of all contracts of the builder)
//! ```
//!
//! Contracted capacity earns its price whether it is used or not; it is a part of demand, so the spot
//! market sees the rest of demand and the rest of capacity. When the customer defaults, its capacity
//! returns to the spot market. What a builder cannot deliver is not paid for. How contracts are changed before they end is in
//! `contract/renegotiation.rs`.

mod checks;
mod renegotiation;
#[cfg(test)]
mod tests;

use checks::check_capacity;
use renegotiation::Renegotiation;

use super::{
    Mechanism, Process, Reading, Starting,
    fact::{self, Whose},
    state::{BuilderLevels, State, Terms},
};
use crate::{
    math::{exp, ln, select},
    random::{Column, LANES, fill},
    scenario::table,
};

table! {
    /// Capacity that a customer has promised to pay for, used or not.
    ["contract", "Vertrag"]
    Contract / ContractColumns in list "contract" {
        names {
            /// Its name.
            ["name of the contract", "Name des Vertrags"]
            name: "a name, not an estimate";
            /// The builder that delivers.
            ["builder that delivers", "liefernder Betreiber"]
            builder: "scenario";
            /// The customer that pays.
            ["customer that pays", "zahlender Kunde"]
            customer: "scenario";
        }
        parameters {
            /// Capacity, once the ramp is over.
            ["contracted capacity", "vertragliche Kapazität"]
            units: None, "capacity units", 0.0, 1e9, "scenario";
            /// Price at the start of the contract.
            ["contract price", "Vertragspreis"]
            price: None, "bn per capacity unit and year", 0.0, 1e6, "scenario";
            /// Fall of the price.
            ["fall of the contract price", "Rückgang des Vertragspreises"]
            price_decline: Some(0.0), "share a year", -0.5, 0.9, "ASSUMPTION: locked";
            /// Date from which it runs.
            ["start of the contract", "Vertragsbeginn"]
            start: Some(1700.0), "year", 1700.0, 2200.0, "scenario; in force from the first day if it is silent";
            /// Date at which it ends.
            ["end of the contract", "Vertragsende"]
            end: Some(2200.0), "year", 1700.0, 2200.0, "scenario; beyond the horizon if it is silent";
            /// Time in which it grows from nothing to its full size.
            ["ramp of the contract", "Anlaufzeit des Vertrags"]
            ramp: Some(0.0), "years", 0.0, 30.0, "ASSUMPTION: all at once";
            /// Spot price over the price of the contract below which the two renegotiate; 0 for never.
            ["spot price at which the price is renegotiated", "Marktpreis, bei dem der Preis neu verhandelt wird"]
            renegotiate_at: Some(0.0), "share", 0.0, 1.0, "ASSUMPTION: none, unless given";
            /// Part of what the price lies above spot that the builder then gives up.
            ["price cut in a renegotiation", "Preisnachlass bei Neuverhandlung"]
            price_cut: Some(0.5), "share", 0.0, 1.0, "ASSUMPTION: they meet halfway";
            /// Share of the capacity that the builder takes back, once, when the customer cannot pay for what it does not need or could buy cheaper; 0 for none.
            ["capacity cut when the customer cannot pay", "Kürzung bei Zahlungsnot des Kunden"]
            distress_cut: Some(0.0), "share", 0.0, 0.95, "ASSUMPTION: none, unless given";
            /// Share of what is cut that the customer takes after the end instead.
            ["share of the cut that comes later", "nachgeholter Anteil der Kürzung"]
            stretched: Some(0.0), "share", 0.0, 1.0, "ASSUMPTION: none";
        }
        series {}
        choices {}
    }
}

/// A contract and the places of its two sides.
struct Bound {
    contract: Contract,
    builder: usize,
    customer: usize,
}

struct Contracts(Vec<Bound>);

impl Contract {
    pub(super) fn mechanism(reading: &mut Reading<'_>) -> Box<dyn Mechanism> {
        let read: Vec<Self> = reading.list(|contract: &Self| &contract.name);
        let parties = reading.parties;
        let mut bound = Vec::new();
        for contract in read {
            contract.check_dates(reading);
            let builder = reading.place(&contract.builder, "builder", &parties.builders);
            let customer = reading.place(&contract.customer, "customer", &parties.customers);
            if let (Some(builder), Some(customer)) = (builder, customer) {
                bound.push(Bound { contract, builder, customer });
            }
        }
        Box::new(Contracts(bound))
    }
}

impl Mechanism for Contracts {
    fn check(&self, reading: &mut Reading<'_>) {
        check_capacity(reading, &self.0);
        self.0.iter().for_each(|bound| bound.contract.check_terms(reading));
    }

    fn says(&self, what: &str, whose: Whose) -> bool {
        self.0.iter().any(|Bound { contract, customer, .. }| match what {
            fact::PROMISED => whose == Whose::Anybody || whose == Whose::Customer(*customer),
            fact::CONCESSIONS => {
                !contract.renegotiate_at.is_zero() || !contract.distress_cut.is_zero()
            }
            _ => false,
        })
    }

    fn start(&self, starting: &mut Starting<'_>) -> Box<dyn Process> {
        let contracts = self.0.iter().map(|bound| {
            let values = bound.contract.sample(&starting.sampler);
            One {
                log_fall: values.price_decline.map(|rate| ln(1.0 - rate)),
                renegotiation: Renegotiation::new(&values),
                builder: bound.builder,
                customer: bound.customer,
                units: fill(0.0),
                values,
            }
        });
        Box::new(ContractProcess(contracts.collect()))
    }
}

struct One {
    values: ContractColumns,
    log_fall: Column,
    builder: usize,
    customer: usize,
    /// Units wanted in this step.
    units: Column,
    renegotiation: Renegotiation,
}

impl ContractColumns {
    /// Units in force on a date, of so many that run until an end.
    #[inline(always)]
    fn in_force(&self, [units, end]: [&Column; 2], date: f64, i: usize) -> f64 {
        let since = date - self.start[i];
        let ramp = self.ramp[i];
        let share = select(ramp > 0.0, (since / ramp.max(1e-9)).clamp(0.0, 1.0), 1.0);
        let begun = select(since >= 0.0, units[i] * share, 0.0);
        select(date < end[i], begun, 0.0)
    }

    /// By how much its price has fallen on a date; one that has always been there has always had its price.
    #[inline(always)]
    fn fallen(&self, log_fall: &Column, date: f64, i: usize) -> f64 {
        let since = select(self.start[i] > 1700.0, date - self.start[i], 0.0);
        exp(log_fall[i] * since)
    }
}

impl One {
    /// Units in force on a date.
    #[inline(always)]
    fn wanted(&mut self, date: f64, state: &State) {
        let defaulted = &state.customers[self.customer].levels.defaulted;
        let values = &self.values;
        for i in 0..LANES {
            let runs = values.in_force([&values.units, &values.end], date, i);
            self.units[i] = select(defaulted[i] < 0.5, runs, 0.0);
        }
    }

    #[inline(always)]
    fn price(&self, date: f64, i: usize) -> f64 {
        self.values.price[i] * self.values.fallen(&self.log_fall, date, i)
    }

    /// What is delivered, as far as the builder has it for all that it has promised, and what it brings a year.
    #[inline(always)]
    fn delivered(
        &self,
        date: f64,
        own: &BuilderLevels,
        promised: &Column,
        terms: &Terms,
    ) -> [Column; 2] {
        let (mut delivered, mut rate) = (fill(0.0), fill(0.0));
        for i in 0..LANES {
            let there = own.capacity[i].min(own.mean_capacity[i]);
            let able = there.max(0.0) * terms.max_utilisation[i];
            let share = (able / promised[i].max(1e-300)).min(1.0);
            delivered[i] = self.units[i] * share;
            rate[i] = delivered[i] * self.price(date, i);
        }
        [delivered, rate]
    }
}

struct ContractProcess(Vec<One>);

impl Process for ContractProcess {
    #[inline(always)]
    fn step(&mut self, state: &mut State) {
        // The middle of the step stands for all of it.
        let date = state.clock.date + 0.5 * state.clock.dt;
        let mut promised = vec![fill(0.0); state.builders.len()];
        for contract in &mut self.0 {
            if contract.renegotiation.acts {
                contract.renegotiate(date, state);
            }
            contract.wanted(date, state);
            for i in 0..LANES {
                promised[contract.builder][i] += contract.units[i];
            }
        }
        let State { levels, flows, terms, clock, builders, customers, .. } = state;
        levels.contracted = fill(0.0);
        levels.undelivered = fill(0.0);
        for builder in builders.iter_mut() {
            builder.levels.contracted = fill(0.0);
            builder.levels.contract_rate = fill(0.0);
        }
        for customer in customers.iter_mut() {
            customer.levels.contracted = fill(0.0);
        }
        for contract in &self.0 {
            let builder = &mut builders[contract.builder];
            let customer = &mut customers[contract.customer];
            let promised = &promised[contract.builder];
            let [delivered, rate] = contract.delivered(date, &builder.levels, promised, terms);
            if contract.renegotiation.acts {
                let lost = contract.conceded(date, &[delivered, rate], &customer.levels.defaulted);
                for i in 0..LANES {
                    flows.conceded[i] += lost[i] * clock.dt;
                }
            }
            for i in 0..LANES {
                builder.levels.contracted[i] += delivered[i];
                builder.levels.contract_rate[i] += rate[i];
                builder.flows.contract_revenue[i] += rate[i] * clock.dt;
                customer.levels.contracted[i] += delivered[i];
                customer.flows.contract_bill[i] += rate[i] * clock.dt;
                levels.contracted[i] += delivered[i];
                levels.undelivered[i] += contract.units[i] - delivered[i];
            }
        }
    }
}
