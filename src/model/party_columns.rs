//! What customers and holders of claims carry from step to step, and what happens to them in one.

use super::columns::columns;
use crate::random::{Column, fill};

columns! {
    /// Where a customer stands.
    CustomerLevels {
        /// Revenue a year.
        revenue,
        /// Capacity that it wants to use.
        need,
        /// Capacity delivered under its contracts.
        contracted,
        /// Cash.
        cash,
        /// 1 once it has defaulted.
        defaulted,
        /// Share of its funders that are still there.
        funders,
        /// Share of its compute that investors' money paid for in this step.
        burned_share,
    }
}

columns! {
    /// What happens to a customer in one step.
    CustomerFlows {
        /// Revenue.
        revenue,
        /// What it owes builders under contracts.
        contract_bill,
        /// All it pays for compute.
        compute_bill,
        /// All its other costs.
        other_cost,
        /// New equity.
        funding,
        /// Credit from vendors, less what is repaid.
        vendor_credit,
        /// Revenue less all costs, before new equity.
        cash_flow,
        /// Money that was missing at the default, or that its estate paid after it.
        shortfall,
        /// 1 in the step of the default.
        default,
    }
}

columns! {
    /// Where a holder of claims stands.
    HolderLevels {
        /// Losses and margin calls that it can still bear.
        capital,
        /// Claims at cost.
        claims,
        /// 1 once it has failed.
        failed,
    }
}

columns! {
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
