//! What mechanisms share: the state of the market on each path of a batch.
//!
//! Units: billions of the scenario's currency; capacity units (work); site units; years. Levels are
//! carried from step to step; flows are amounts of the present step, start it at zero, and are not
//! yet divided by its length.

pub use super::{
    builder_columns::{BuilderFlows, BuilderLevels},
    clock::{Clock, Lags},
    party_columns::{CustomerFlows, CustomerLevels, CustomerTerms, HolderFlows, HolderLevels},
    terms::Terms,
};
use super::{
    columns::columns,
    parties::Parties,
    ring::{Lag, Ring},
};
use crate::random::{Column, LANES, fill};

columns! {
    /// Where the industry stands.
    Levels {
        /// Cost of equipment per capacity unit, now.
        equipment_cost,
        /// Site units that a new capacity unit needs, now.
        footprint,
        /// Mean cost of equipment per capacity unit over the step.
        mean_equipment_cost,
        /// Mean footprint of new capacity over the step.
        mean_footprint,
        /// Demand along the reference price.
        potential_demand,
        /// The part of it that is nobody's by name.
        rest_demand,
        /// Capacity that a service of the start takes now, at the reference price; 1 at the start.
        work_factor,
        /// Share of the nameless part that is paid for.
        paid_share,
        /// Share of financed demand that is paid for; 1 while money flows.
        financed,
        /// Demand along the reference price that is paid for.
        paid_demand,
        /// Demand at the present price, capacity units.
        demand,
        /// Capacity in service.
        capacity,
        /// Mean of the capacity in service over the step.
        mean_capacity,
        /// Sites built.
        sites,
        /// Site units in use.
        sites_in_use,
        /// Mean of the site units in use over the step.
        mean_sites_in_use,
        /// Sites that are built and not energised.
        power_queue,
        /// Delivered equipment without a site, capacity units.
        waiting,
        /// Capacity delivered under contracts.
        contracted,
        /// Capacity contracted and not delivered, for want of it.
        undelivered,
        /// Share of the capacity free of contracts that is sold.
        spot_utilisation,
        /// Share of demand that investors or vendors pay for.
        financed_demand_share,
        /// The same over the step.
        mean_spot_utilisation,
        /// Demand over capacity.
        tightness,
        /// Capacity sold over capacity.
        utilisation,
        /// Price of a capacity unit for a year.
        price,
        /// Mean price over the step.
        mean_price,
        /// Mean fair price over the step.
        mean_fair_price,
        /// Price at which the newest equipment, normally used, earns its cost of capital.
        fair_price,
        /// Fair price at central rates of technology.
        reference_price,
        /// Site units of a capacity unit of the marginal vintage.
        marginal_footprint,
        /// Cash cost of the sites in use over what it would be if all vintages ran.
        running,
        /// Share of capacity that stands idle because it does not earn its cash cost.
        mothballed_share,
        /// Margin that new equipment earns at the present price, over the margin that it needs.
        margin,
        /// What the industry earns, over what it would earn at its cost of capital; within 0 and 1.
        coverage,
        /// 1 while the capital market is shut.
        shut,
        /// Share of the step in which it is.
        mean_shut,
        /// Equity index, 1 at the start.
        equity,
        /// Carrying amount of all assets, under construction included.
        book_value,
        /// Carrying amount under the accounting standard that was not chosen.
        book_value_other_standard,
        /// Debt of all builders.
        debt,
        /// Payments of leases that have not begun, not discounted; on no balance sheet.
        lease_commitments,
        /// Assets that wait to be sold.
        held_for_sale,
        /// Share of capacity whose owner has changed in a default.
        restructured_share,
        /// Debt of the defaults of the last year over all debt.
        recent_defaults,
        /// Net present value of all cash flows so far, at the start; see `valuation.rs`.
        net_present_value,
        /// What the assets would be worth if this were the horizon; see `valuation.rs`.
        terminal_value,
    }
}

columns! {
    /// What happens to the industry in one step.
    Flows {
        /// 1 in the step in which the capital market shuts.
        shut_event,
        /// 1 in the step of an efficiency shock.
        efficiency_shock,
        /// 1 in the step of a jump in technology.
        technology_jump,
        /// Revenue.
        revenue,
        /// Revenue at which the assets in service would earn their cost of capital.
        required_revenue,
        /// Cash costs of operation.
        operating_cost,
        /// Spending on sites and equipment.
        spending,
        /// Spending on equipment.
        equipment_spending,
        /// Spending of partners on sites that builders lease from them.
        partner_spending,
        /// Money back for cancelled orders.
        refund,
        /// Spending that builders wanted and could not fund.
        unfunded,
        /// Revenue less cash costs less spending plus refunds; before tax.
        free_cash_flow,
        /// Depreciation.
        depreciation,
        /// Write-downs: impairment losses.
        write_down,
        /// Reversals of write-downs.
        reversal,
        /// Write-downs under the accounting standard that was not chosen.
        write_down_other_standard,
        /// Builders that default.
        default,
        /// What lenders lose by them.
        lender_loss,
        /// Debt taken up.
        borrowing,
        /// Money that owners put in where cash ran out.
        injection,
        /// New shares of builders.
        equity_issue,
        /// Movement of demand that growth does not explain, as a logarithm.
        demand_shock,
        /// What equipment costs that waits for a site or power: capital and obsolescence.
        idle_cost,
        /// Lease payments and rents.
        lease_payment,
        /// Money for assets that were held for sale.
        sale_proceeds,
        /// New equity of customers.
        customer_funding,
        /// Customers that default.
        customer_default,
        /// Holders of claims that fail.
        holder_default,
        /// Money of vendors that their own customers spend: credit that accrues and new equity.
        vendor_finance,
        /// What vendors lose by defaults.
        vendor_loss,
        /// What investors lose by defaults.
        investor_loss,
        /// What lenders named as holders lose; their losses on builders are part of `lender_loss`.
        named_lender_loss,
    }
}

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
        }
    }

    /// Sets every flow to zero.
    pub fn clear_flows(&mut self) {
        *self.flows = Flows::ZERO;
        for builder in &mut self.builders {
            builder.flows = BuilderFlows::ZERO;
        }
        for customer in &mut self.customers {
            customer.flows = CustomerFlows::ZERO;
        }
        for holder in &mut self.holders {
            holder.flows = HolderFlows::ZERO;
        }
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
