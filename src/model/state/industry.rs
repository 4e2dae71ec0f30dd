//! What the industry carries from step to step, and what happens to it in one. Units as in [`super`].

use super::columns::columns;
use crate::random::{Column, fill};

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
        /// Share of its growth that the economy leaves it.
        headroom,
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
        /// Years until equipment ordered now is there, and as long as it may wait for the grid.
        ready_within,
        /// Sites that the grid connects in that time.
        connected_soon,
        /// Sites that it connects while a site ordered now is on its way, and as long as that may wait.
        connected_later,
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
        /// Its mean over the step, before it falls.
        mean_equity,
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
        /// Market value of the builders whose shares have one.
        market_value,
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
    flows
    /// What happens to the industry in one step.
    Flows {
        /// 1 in the step in which the capital market shuts.
        shut_event: set,
        /// 1 in the step of an efficiency shock.
        efficiency_shock: set,
        /// 1 in the step of a jump in technology.
        technology_jump: set,
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
        /// Spending that builders wanted and the grid could not take.
        held_back,
        /// Power that the sites in use take, TWh.
        electricity,
        /// What the whole economy makes.
        gdp: set,
        /// What builders concede to customers on contracts that were changed.
        conceded,
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
        /// The part of it that was secured by the assets.
        secured_loss,
        /// The rest of it.
        bond_loss,
        /// What is written down of builders' assets and lost by their shareholders.
        shareholder_loss,
        /// The same of those who let sites.
        lessor_loss,
        /// Tax that write-downs save later.
        state_loss,
        /// What owners and funders of customers have put in and lose by their defaults.
        customer_loss,
        /// Credit for equipment or compute lost by defaults.
        vendor_credit_loss,
        /// Debt taken up.
        borrowing,
        /// Money that owners put in where cash ran out.
        injection,
        /// New shares of builders.
        equity_issue,
        /// Movement of demand that growth does not explain, as a logarithm.
        demand_shock: set,
        /// Growth of demand in the step as `[demand]` has it, shocks apart, as a logarithm.
        demand_growth: set,
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
