//! The model: which mechanisms act, and in which order.
//!
//! To add a mechanism, write one file (copy `technology.rs`) and name it twice below: `mod` and
//! `CATALOGUE`. Reading, checking, sampling, `explain`, `schema` and `new` follow.

// A package of its own, in which the layers have the names that they have in the whole.
extern crate self as model;

use overbuild_math as math;
use overbuild_random as random;
use overbuild_scenario as scenario;

pub mod accounting;
mod arrival;
mod batch;
mod bill;
mod build_out;
mod builder;
mod cancellation;
mod capital_market;
mod cash;
mod check;
mod connection;
mod contract;
mod coverage;
mod customer;
mod default;
mod demand;
mod economy;
mod efficiency_shock;
mod entry;
mod exposure;
pub mod fact;
mod finance;
mod fleet;
mod growth;
mod held_for_sale;
mod holder;
mod incidence;
mod installation;
mod lease;
mod market;
mod market_value;
mod mechanism;
mod merit_order;
pub mod operations;
mod orders;
mod plan;
mod power;
mod pricing;
mod purchase;
mod reading;
mod rental;
mod sales;
mod segment;
pub mod state;
mod technology;
mod technology_alone;
mod total_demand;
mod valuation;
mod visit;

pub use batch::Batch;
pub use builder::{Builder, SPECIFICATION as BUILDER};
pub use check::FirstMarket;
use entry::Entry;
pub(crate) use mechanism::{Mechanism, Process};
use reading::{Entries, Medians, Reading, Starting, moving, shocks};
pub use reading::{KeyName, clash, counting, counts_in, named, part_of_series};
pub use state::Parties;
use state::{Clock, State};
pub use technology_alone::technology_alone;
pub use visit::variable;

use crate::{
    math::Width,
    random::Chance,
    scenario::{
        Correlatable, Correlations, Document, Header, Parameter, Rules, Sampler, Section,
        TableSpecification,
    },
};

/// Every mechanism, in the order in which they act within a step.
///
/// The order is the causal one: technology, capital market, the economy, demand and customers, arrivals, tightness, price, sales,
/// operations, bills, spending, orders, depreciation and impairment, defaults and how far they travel, cash,
/// valuation.
const CATALOGUE: &[Entry] = &[
    Entry::always::<technology::Technology>(technology::Technology::mechanism),
    Entry::optional::<efficiency_shock::EfficiencyShock>(
        efficiency_shock::EfficiencyShock::mechanism,
    ),
    Entry::optional::<capital_market::CapitalMarket>(capital_market::CapitalMarket::mechanism),
    Entry::optional::<economy::Economy>(economy::Economy::mechanism),
    Entry::always::<demand::Demand>(demand::Demand::mechanism),
    Entry::optional::<customer::Customer>(customer::Customer::mechanism),
    Entry::optional::<segment::Segment>(segment::Segment::mechanism),
    Entry::without_table("total_demand", total_demand::mechanism),
    Entry::without_table("cancellation", cancellation::mechanism),
    Entry::always::<fleet::Fleet>(fleet::Fleet::mechanism),
    Entry::optional::<lease::Lease>(lease::Lease::mechanism),
    Entry::optional::<power::Power>(power::Power::mechanism),
    Entry::without_table("arrival", arrival::mechanism),
    Entry::optional::<rental::Rental>(rental::Rental::mechanism),
    Entry::without_table("installation", installation::mechanism),
    Entry::optional::<contract::Contract>(contract::Contract::mechanism),
    Entry::always::<market::Market>(market::Market::mechanism),
    Entry::without_table("merit_order", merit_order::mechanism),
    Entry::optional::<pricing::Pricing>(pricing::Pricing::mechanism),
    Entry::without_table("sales", sales::mechanism),
    Entry::always::<operations::Operations>(operations::Operations::mechanism),
    Entry::without_table("coverage", coverage::mechanism),
    Entry::without_table("bill", bill::mechanism),
    Entry::always::<build_out::BuildOut>(build_out::BuildOut::mechanism),
    Entry::without_table("connection", connection::mechanism),
    Entry::optional::<finance::Finance>(finance::Finance::mechanism),
    Entry::always::<orders::Orders>(orders::Orders::mechanism),
    Entry::optional::<held_for_sale::HeldForSale>(held_for_sale::HeldForSale::mechanism),
    Entry::optional::<accounting::Accounting>(accounting::Accounting::mechanism),
    Entry::optional::<default::Default>(default::Default::mechanism),
    Entry::optional::<exposure::Exposure>(exposure::Exposure::mechanism),
    Entry::optional::<holder::Holder>(holder::Holder::mechanism),
    Entry::without_table("market_value", market_value::mechanism),
    Entry::without_table("incidence", incidence::mechanism),
    Entry::without_table("cash", cash::mechanism),
    Entry::optional::<valuation::Valuation>(valuation::Valuation::mechanism),
];

/// Tables that mean nothing without another, and why.
const NEEDS: &[(&str, &str, &str)] = &[
    ("default", "finance", "who has no cash?"),
    ("default", "accounting", "what are the assets worth?"),
    ("held_for_sale", "accounting", "what is the carrying amount?"),
    ("held_for_sale", "finance", "where does the money go?"),
    ("contract", "customer", "who pays?"),
];

/// The specification of every table that a mechanism reads, and whether it may be left out.
pub fn specifications() -> impl Iterator<Item = (&'static TableSpecification, bool)> {
    let mechanisms =
        CATALOGUE.iter().filter_map(|entry| Some((entry.specification?, entry.optional)));
    mechanisms.chain([(&BUILDER, false)])
}

/// A mechanism with the name of its table.
type Named = (&'static str, Box<dyn Mechanism>);

/// A checked, runnable model.
pub struct Model {
    /// Title, horizon, units, and what counts as a bust.
    pub header: Header,
    /// The builders, in the order of their names.
    pub builders: Vec<Builder>,
    /// Names of all who take part.
    pub parties: Parties,
    /// The parameters that each path draws for itself, by name.
    pub drawn: Vec<Parameter>,
    /// The vectors it computes with; no result depends on it.
    pub width: Width,
    mechanisms: Vec<Named>,
    correlations: Correlations,
    medians: Medians,
}

impl Model {
    /// Builds the model that a document describes, or `None` with the reasons in its problems. Names of
    /// metrics are not looked at yet: `metrics::read_model` does so, from where their catalogue is known.
    pub fn assemble(document: &mut Document, rules: Rules) -> Option<Self> {
        let tables: Vec<_> = specifications().map(|(table, _)| table).collect();
        document.mend_tables(&tables);
        let header = document.header();
        let rules = Rules { horizon: header.run.horizon(), ..rules };
        let builders = builder::read(document, rules);
        let parties =
            Parties::of(document, builders.iter().map(|builder| builder.name.clone()).collect());
        let mut reading = Reading::new(document, rules, &builders, &header.run, &parties);
        let mut mechanisms: Vec<Named> = Vec::new();
        for entry in CATALOGUE {
            let name = entry.name;
            if !entry.optional || reading.has(name) {
                mechanisms.push((name, (entry.read)(&mut reading)));
            }
        }
        for (table, needed, question) in NEEDS {
            if reading.has(table) && !reading.has(needed) {
                reading.complain_of_need([table, needed], question);
            }
        }
        for (_, mechanism) in &mechanisms {
            mechanism.check(&mut reading);
        }
        let (medians, fastest) = (reading.medians(), reading.fastest());
        let promised = reading.promised();
        let shocks = moving(&parties, &reading);
        let drawn = reading.drawn();
        check::check(document, &header.run);
        document.check_own_words();
        let entries = Entries::of(document);
        let exists = |name: &str| entries.may_have(name);
        let valid: Vec<String> = drawn.iter().map(|p| p.name.clone()).chain(shocks).collect();
        let correlations = document.correlations(&Correlatable { valid: &valid, exists: &exists });
        let names: Vec<&str> = drawn.iter().map(|parameter| parameter.name.as_str()).collect();
        header.calibration.check(&names, &exists, &mut document.problems);
        if let Some(fastest) = fastest {
            fastest.check(&mut document.problems);
        }
        if document.problems.fatal() {
            return None;
        }
        let width = Width::detected();
        let model =
            Self { header, builders, parties, drawn, width, mechanisms, correlations, medians };
        model.check_start(promised, document, rules);
        (!document.problems.fatal()).then_some(model)
    }

    /// Whether a mechanism of this name acts, or this [`fact`] holds of somebody.
    pub fn acts(&self, name: &str, whose: fact::Whose) -> bool {
        self.mechanisms.iter().any(|(own, mechanism)| *own == name || mechanism.says(name, whose))
            || (name == fact::TWO_YEARS && self.header.run.whole_years() > 1)
    }

    /// Names of the mechanisms that act, in causal order.
    pub fn mechanisms(&self) -> impl Iterator<Item = &'static str> {
        self.mechanisms.iter().map(|(name, _)| *name)
    }

    /// Names of the shocks that may be drawn in each step.
    pub fn shocks(&self) -> Vec<String> {
        shocks(&self.parties)
    }

    /// The correlations of parameters and shocks.
    pub const fn correlations(&self) -> &Correlations {
        &self.correlations
    }

    /// The draws of a batch of paths.
    pub fn sampler(&self, chance: Chance, first_path: u64) -> Sampler<'_> {
        Sampler::new(chance, first_path, &self.correlations).at(self.width)
    }

    /// Starts the `LANES` paths from `first_path`, ready for their first step.
    pub fn start(&self, chance: Chance, first_path: u64) -> Batch {
        self.start_from(self.sampler(chance, first_path))
    }

    /// Starts the paths whose parameters a sampler draws, or has been given.
    pub fn start_from(&self, sampler: Sampler<'_>) -> Batch {
        let run = &self.header.run;
        let clock = Clock {
            step: 0,
            steps: run.steps(),
            dt: run.dt(),
            date: run.start,
            elapsed: 0.0,
            year_end: false,
        };
        let mut state = State::new(clock, &self.parties);
        let mut starting = Starting {
            state: &mut state,
            sampler,
            builders: &self.builders,
            medians: self.medians,
            priced: self.mechanisms().any(|name| name == pricing::Pricing::SPECIFICATION.name),
        };
        let mut processes: Vec<Box<dyn Process>> = Vec::with_capacity(self.mechanisms.len());
        for (_, mechanism) in &self.mechanisms {
            processes.push(mechanism.start(&mut starting));
        }
        let drawn = self.drawn.iter().map(|parameter| starting.sampler.sample(parameter)).collect();
        for process in &mut processes {
            process.open_at(self.width, &mut state);
        }
        Batch {
            state,
            drawn,
            processes,
            start: run.start,
            steps_per_year: run.steps_per_year,
            steps_before_start: run.steps_before_start(),
            width: self.width,
        }
    }
}

#[cfg(test)]
mod testing;
