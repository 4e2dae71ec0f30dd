//! What customers and holders of claims carry from step to step, and what happens to them in one.

use super::columns::columns;
use crate::random::{Column, fill};

columns! {
    /// What each path drew once of a customer; see `customer.rs`.
    CustomerTerms {
        /// Revenue at the start.
        revenue,
        /// Share of revenue left after all costs in proportion to it, compute apart.
        gross_margin,
        /// Other costs at the start.
        other_cost,
        /// Per cent that other costs rise when revenue rises by one per cent.
        other_elasticity,
        /// New equity in a year at most, over revenue.
        funding,
        /// Years of losses that it wants to have in cash.
        runway,
        /// Share of compute and of other costs that it cuts while the capital market is shut.
        shut_cut,
        /// Share of its users that go to the others when it defaults.
        inherit,
    }
}

columns! {
    /// Where a customer stands.
    CustomerLevels {
        /// Revenue a year.
        revenue,
        /// Revenue a year over the step.
        mean_revenue,
        /// Capacity that it needs, along the reference price.
        need,
        /// Capacity that it asks for, along the reference price.
        wanted,
        /// Capacity that it uses, at the price of the step's end.
        work,
        /// Capacity delivered under its contracts.
        contracted,
        /// Cash.
        cash,
        /// What it burned in the last step, a year.
        burning,
        /// What owners and funders have put in: stakes of the start at cost, or its cash if that is more, and all since.
        paid_in,
        /// 1 once it has defaulted.
        defaulted,
        /// Share of its funders that are still there.
        funders,
        /// Share of its funding that those lack the capital for.
        lacking,
        /// Share of its compute that investors' money paid for in this step.
        burned_share,
    }
}

columns! {
    flows
    /// What happens to a customer in one step.
    CustomerFlows {
        /// Revenue.
        revenue: set,
        /// What it owes builders under contracts.
        contract_bill,
        /// All it pays for compute.
        compute_bill: set,
        /// All its other costs.
        other_cost: set,
        /// New equity.
        funding,
        /// Credit from vendors, less what is repaid.
        vendor_credit,
        /// Revenue less all costs, before new equity.
        cash_flow: set,
        /// Money that was missing at the default, or that its estate paid after it.
        shortfall,
        /// 1 in the step of the default.
        default: set,
    }
}

columns! {
    /// Where a holder of claims stands.
    HolderLevels {
        /// Losses and margin calls that it can still bear.
        capital,
        /// Claims at cost.
        claims,
        /// New equity that it can put into customers in a year, over its capital; 0 for no limit.
        invests,
        /// What all its shares are worth; nothing once it has failed.
        market_value,
        /// 1 once it has failed.
        failed,
    }
}

columns! {
    flows
    /// What happens to a holder of claims in one step.
    HolderFlows {
        /// Money put in: new equity, and credit that accrues.
        invested,
        /// Money back.
        repaid,
        /// Claims lost by defaults.
        loss,
        /// Margin calls that it had to meet.
        margin_call,
        /// 1 in the step in which it fails.
        default,
    }
}
