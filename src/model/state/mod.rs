//! What mechanisms share: the state of the market on each path of a batch.
//!
//! Units: billions of the scenario's currency; capacity units (work); site units; years. Levels are
//! carried from step to step; flows are amounts of the present step, set in it or added to from zero on,
//! and are not yet divided by its length.

mod builder;
mod clock;
mod columns;
mod industry;
mod lag;
mod parties;
mod party;
mod quarter;
mod ring;
mod terms;

pub use builder::{BuilderFlows, BuilderLevels};
pub use clock::{Clock, Lags};
pub use industry::{Flows, Levels};
pub use parties::Parties;
pub use party::{CustomerFlows, CustomerLevels, CustomerTerms, HolderFlows, HolderLevels};
pub(crate) use quarter::{Ago, Quarter};
pub use ring::{Lag, Ring};
pub use terms::Terms;

use crate::random::{Column, LANES, fill};

/// One builder on each path of a batch.
#[derive(Clone, Debug)]
pub struct BuilderState {
    /// Carried from step to step.
    pub levels: BuilderLevels,
    /// Amounts of the present step.
    pub flows: BuilderFlows,
    /// Equipment on order, by step of delivery: capacity, site units needed, cost.
    pub equipment_orders: Ring<3>,
    /// Sites on order, by step of delivery: sites, cost, cost that partners bear.
    pub site_orders: Ring<3>,
    /// Equipment that leaves service, by step: capacity, site units in use, historical cost.
    pub equipment_retirements: Ring<3>,
}

/// One customer on each path of a batch.
#[derive(Clone, Debug)]
pub struct CustomerState {
    /// Carried from step to step.
    pub levels: CustomerLevels,
    /// What each path drew once.
    pub terms: Box<CustomerTerms>,
    /// Amounts of the present step.
    pub flows: CustomerFlows,
}

/// One holder of claims on each path of a batch.
#[derive(Clone, Debug)]
pub struct HolderState {
    /// Carried from step to step.
    pub levels: HolderLevels,
    /// Amounts of the present step.
    pub flows: HolderFlows,
}

/// The market on every path of a batch.
#[derive(Clone, Debug)]
pub struct State {
    /// Time.
    pub clock: Clock,
    /// What each path drew once.
    pub terms: Box<Terms>,
    /// The terms that are counts of steps.
    pub lags: Lags,
    /// The industry.
    pub levels: Box<Levels>,
    /// The industry, in this step.
    pub flows: Box<Flows>,
    /// The builders, in the order of their names.
    pub builders: Vec<BuilderState>,
    /// The customers, in the order of their names.
    pub customers: Vec<CustomerState>,
    /// The holders of claims, in the order of their names.
    pub holders: Vec<HolderState>,
    /// Whether anybody counts the cash of builders: `[finance]` does.
    pub counts_cash: bool,
    /// Whether builders order no more than the grid can connect.
    pub heeds_grid: bool,
}

impl BuilderLevels {
    /// Capacity that contracts leave free.
    #[inline(always)]
    pub fn free_capacity(&self, terms: &Terms, i: usize) -> f64 {
        self.capacity[i] - self.contracted[i] / terms.max_utilisation[i]
    }
}

impl State {
    /// An empty market before its first step.
    pub fn new(clock: Clock, parties: &Parties) -> Self {
        let builder = BuilderState {
            levels: BuilderLevels::ZERO,
            flows: BuilderFlows::ZERO,
            equipment_orders: Ring::new(1, 1),
            site_orders: Ring::new(1, 1),
            equipment_retirements: Ring::new(1, 1),
        };
        let customer = CustomerState {
            levels: CustomerLevels::ZERO,
            terms: Box::new(CustomerTerms::ZERO),
            flows: CustomerFlows::ZERO,
        };
        let holder = HolderState { levels: HolderLevels::ZERO, flows: HolderFlows::ZERO };
        let lag = Lag::new(&fill(1.0), 1.0);
        // Without a capital market nobody's shares move.
        let levels = Levels {
            equity: fill(1.0),
            mean_equity: fill(1.0),
            work_factor: fill(1.0),
            paid_share: fill(1.0),
            ..Levels::ZERO
        };
        Self {
            clock,
            terms: Box::new(Terms::ZERO),
            lags: Lags {
                equipment: lag.clone(),
                site: lag.clone(),
                equipment_life: lag.clone(),
                site_life: lag,
            },
            levels: Box::new(levels),
            flows: Box::new(Flows::ZERO),
            builders: vec![builder; parties.builders.len()],
            customers: vec![customer; parties.customers.len()],
            holders: vec![holder; parties.holders.len()],
            counts_cash: false,
            heeds_grid: false,
        }
    }

    /// Sets to zero every flow that mechanisms add to.
    pub fn clear_flows(&mut self) {
        self.flows.clear();
        self.builders.iter_mut().for_each(|builder| builder.flows.clear());
        self.customers.iter_mut().for_each(|customer| customer.flows.clear());
        self.holders.iter_mut().for_each(|holder| holder.flows.clear());
    }

    /// Adds up a column over the builders.
    #[inline(always)]
    pub fn total(&self, column: impl Fn(&BuilderState) -> &Column) -> Column {
        let mut sum = fill(0.0);
        for builder in &self.builders {
            let values = column(builder);
            for i in 0..LANES {
                sum[i] += values[i];
            }
        }
        sum
    }
}
