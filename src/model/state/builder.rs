//! What a builder has and does, one column for each quantity. Units as in [`super`].

use super::columns::columns;
use crate::random::{Column, fill};

columns! {
    /// Where a builder stands.
    BuilderLevels {
        /// Logarithm of spending over plan.
        log_multiplier,
        /// Capacity in service.
        capacity,
        /// Mean of the capacity in service over the step.
        mean_capacity,
        /// Site units in use.
        sites_in_use,
        /// Mean of the site units in use over the step.
        mean_sites_in_use,
        /// Sites built.
        sites,
        /// Sites that the grid has energised; all that are built where there is no `[power]` table.
        energised,
        /// Sites that wait for the grid.
        power_queue,
        /// Sites whose connection is late.
        power_delayed,
        /// Sites leased from outside the industry, at its disposal beyond its own.
        leased_sites,
        /// Sites rented from builders who let.
        rented_sites,
        /// Sites let to other builders.
        let_sites,
        /// Vacant sites of others that it takes into account when it orders.
        offered_sites,
        /// 1 where it builds sites to let, and no equipment.
        landlord,
        /// Payments for leased sites and to partners, a year.
        lease_charge,
        /// Rent for assets that were sold and leased back, a year.
        sold_rent,
        /// Share of the cost of new sites that partners bear.
        partner_share,
        /// Cost over estimate, of sites and equipment.
        overrun,
        /// Sites that the grid lets it order in this step, where builders look.
        sites_allowed,
        /// Site units of equipment that it lets it order.
        equipment_allowed,
        /// Capacity delivered under contracts.
        contracted,
        /// Revenue from contracts, a year.
        contract_rate,
        /// Delivered equipment without a site, capacity units.
        waiting,
        /// Site units that the waiting equipment needs.
        waiting_sites,
        /// Cost of the waiting equipment.
        waiting_cost,
        /// Mean of that over the step.
        mean_waiting_cost,
        /// Equipment on order, capacity units.
        pipeline,
        /// Site units that the equipment on order needs.
        pipeline_footprint,
        /// Cost of the equipment on order.
        pipeline_cost,
        /// Sites on order.
        pipeline_sites,
        /// Cost of the sites on order.
        pipeline_site_cost,
        /// Share of what is on order that it can cancel when the capital market shuts.
        cancellable,
        /// Capacity times its remaining steps of service.
        remaining_capacity_steps,
        /// Sites times their remaining steps of service.
        remaining_site_steps,
        /// Historical cost of equipment in service.
        equipment_gross,
        /// Historical cost of sites in service.
        site_gross,
        /// Carrying amount of all assets, under construction included.
        book_value,
        /// Assets that wait to be sold, at what they are expected to fetch.
        held_for_sale,
        /// Revenue at which its assets in service would earn their cost of capital, a year.
        required_revenue,
        /// Revenue less cash costs of the last quarter, a year.
        earnings,
        /// Cash flow from other business, a year.
        other_business,
        /// What all its shares are worth; nothing after a default.
        market_value,
        /// Cash.
        cash,
        /// Debt.
        debt,
        /// 1 once the builder has defaulted.
        defaulted,
        /// Capacity that was in service at the default and has not retired since.
        restructured,
        /// Tax on its profit.
        tax_rate,
        /// Share of its debt that is paid out of its assets first.
        secured_share,
        /// Tax losses carried forward.
        tax_losses,
        /// Depreciation of the step before without any impairment, which this step's tax knows.
        last_depreciation,
    }
}

columns! {
    flows
    /// What happens to a builder in one step.
    BuilderFlows {
        /// Revenue.
        revenue: set,
        /// Cash costs of operation.
        operating_cost: set,
        /// Spending that the builder wants.
        wanted: set,
        /// Spending on sites and equipment.
        spending: set,
        /// Spending on equipment.
        equipment_spending: set,
        /// Money back for cancelled orders.
        refund,
        /// Equipment ordered, capacity units.
        ordered: set,
        /// Equipment on order cancelled, capacity units.
        cancelled,
        /// Equipment retired, capacity units.
        retired: set,
        /// Equipment put in service, capacity units.
        installed: set,
        /// Site units that the equipment put in service takes.
        installed_sites: set,
        /// Cost of the equipment put in service.
        installed_cost: set,
        /// Sites delivered.
        delivered_sites: set,
        /// Cost of the sites delivered.
        delivered_site_cost: set,
        /// What partners paid of the sites delivered.
        delivered_partner_cost: set,
        /// What partners pay for the sites ordered.
        partner_spending: set,
        /// Revenue from contracts.
        contract_revenue,
        /// Rent from builders who use its sites.
        rent_income,
        /// Payments for leased sites and to partners.
        lease_payment,
        /// Rent to builders whose sites it uses.
        rent,
        /// Share of the assets in service that is put up for sale.
        offered_share: set,
        /// Money for assets that were held for sale.
        sale_proceeds,
        /// New shares.
        equity_issue: set,
        /// Credit from vendors, less what is repaid.
        vendor_credit,
        /// Claims on others lost by their defaults.
        exposure_loss,
        /// Cash flow from other business, less what its owners take.
        other_cash_flow: set,
        /// Interest paid.
        interest: set,
        /// Debt repaid.
        repayment: set,
        /// Debt taken up.
        borrowing: set,
        /// 1 in the step of the default.
        default: set,
        /// What the assets in service are worth to lenders at the default.
        default_value,
        /// Debt discharged at the default.
        discharged: set,
        /// What lenders lose of it.
        lender_loss: set,
        /// Tax paid.
        tax: set,
        /// Money that owners put in where cash ran out.
        injection,
        /// Revenue less cash costs, tax and spending plus refunds.
        free_cash_flow: set,
        /// Depreciation.
        depreciation: set,
        /// Write-downs: impairment losses.
        write_down,
        /// Reversals of write-downs.
        reversal: set,
    }
}
