//! Tracks of single builders, customers and holders of claims.

use super::{Need, Quantity, declare};
use crate::{
    metrics::Unit::{Capacity, Money},
    model::state::{BuilderState, CustomerState, HolderState},
    random::Column,
};

type Own<T> = fn(&T) -> &Column;
type OfBuilder = Own<BuilderState>;
type OfCustomer = Own<CustomerState>;
type OfHolder = Own<HolderState>;

const fn flow(name: &'static str, label: &'static str, german: &'static str) -> Quantity {
    Quantity::flow(name, label, german)
}

const fn level(
    name: &'static str,
    unit: metrics::Unit,
    label: &'static str,
    german: &'static str,
) -> Quantity {
    Quantity::level(name, unit, label, german)
}

/// The track that says year by year whether somebody has failed: 0 or 1 on each path.
pub(super) const FAILED: &str = "default";

/// A yes or no by year is a share of the paths.
const fn failed(label: &'static str, german: &'static str) -> Quantity {
    Quantity::share(FAILED, label, german).bad_high()
}

declare! {
    /// A variable of each builder by year.
    BuilderTrack reads OfBuilder {
        Spending: flow("spending", "spending", "Ausgaben")
            .says("What the builder pays in a year for sites and equipment.", "sum over the year"),
            |b| &b.flows.spending;
        Revenue: flow("revenue", "revenue", "Umsatz").bad_low()
            .says("What the builder earns in a year by selling capacity.", "sum over the year"),
            |b| &b.flows.revenue;
        FreeCashFlow: flow("free_cash_flow", "free cash flow", "freier Cashflow").signed().bad_low()
            .says("What is left to the builder in a year after all bills, taxes and building.", "revenue less costs, taxes and spending"),
            |b| &b.flows.free_cash_flow;
        WriteDown: flow("write_down", "write-downs", "Wertberichtigungen").bad_high().needs(&[Need::ACCOUNTING])
            .says("What the builder takes off the value of its assets in a year.", "carrying amount less recoverable amount, where impaired"),
            |b| &b.flows.write_down;
        BookValue: level("book_value", Money, "carrying amount", "Buchwert").needs(&[Need::ACCOUNTING])
            .says("What the builder's assets stand for in its books.", "B_b"),
            |b| &b.levels.book_value;
        Default: failed("has defaulted", "ist ausgefallen").needs(&[Need::DEFAULT])
            .says("Whether the builder has failed by the end of the year.", "1 from its default on, else 0"),
            |b| &b.levels.defaulted;
        Debt: level("debt", Money, "debt", "Schulden").bad_high().needs(&[Need::FINANCE])
            .says("What the builder owes at the end of the year.", "by `[finance]`"),
            |b| &b.levels.debt;
        MarketValue: level("market_value", Money, "market value", "Börsenwert").bad_low().needs(&[Need::MARKET_VALUE]).observable()
            .says("What the builder's shares are worth at the end of the year.", "market_value E, 0 after a default"),
            |b| &b.levels.market_value;
    }
}

declare! {
    /// A variable of each customer by year.
    CustomerTrack reads OfCustomer {
        Revenue: flow("revenue", "revenue", "Umsatz").bad_low().observable()
            .says("What the customer earns in a year.", "R dt, summed"),
            |c| &c.flows.revenue;
        ComputeBill: flow("compute_bill", "cost of compute", "Kosten der Rechenleistung")
            .says("What the customer pays in a year for capacity.", "contracts + max(0, need - contracted) p kept"),
            |c| &c.flows.compute_bill;
        CashFlow: flow("cash_flow", "cash flow before new equity", "Cashflow vor neuem Eigenkapital").signed().bad_low().observable()
            .says("What the customer earns or burns in a year.", "gross_margin R - bill - other costs"),
            |c| &c.flows.cash_flow;
        Funding: flow("funding", "new equity", "neues Eigenkapital")
            .says("What investors put into the customer in a year.", "by `[[customer]]`"),
            |c| &c.flows.funding;
        Contracted: level("contracted", Capacity, "capacity under contract", "Kapazität unter Vertrag").needs(&[Need::PROMISED])
            .says("Capacity that the customer has promised to pay for, used or not.", "units delivered under its contracts, as `contracted`"),
            |c| &c.levels.contracted;
        Default: failed("has defaulted", "ist ausgefallen")
            .says("Whether the customer has run out of money by the end of the year.", "1 from its default on, else 0"),
            |c| &c.levels.defaulted;
    }
}

declare! {
    /// A variable of each holder of claims by year.
    HolderTrack reads OfHolder {
        Claims: level("claims", Money, "claims at cost", "Ansprüche zu Anschaffungskosten").needs(&[Need::CLAIMS])
            .says("What the holder has put into others at the end of the year.", "by `[[exposure]]`"),
            |h| &h.levels.claims;
        Loss: flow("loss", "claims lost by defaults", "durch Ausfälle verlorene Ansprüche").bad_high().needs(&[Need::CLAIMS, Need::FAILURE])
            .says("What the holder loses in a year because debtors fail.", "claims less recovery, at defaults"),
            |h| &h.flows.loss;
        MarginCall: flow("margin_call", "margin calls", "Nachschussforderungen").bad_high().needs(&[Need::CALLED])
            .says("What the holder must pay back in a year because the shares that secure its loan have fallen.", "loan less call_at of the shares"),
            |h| &h.flows.margin_call;
        MarketValue: level("market_value", Money, "market value", "Börsenwert").bad_low().needs(&[Need::HOLDER_VALUE]).observable()
            .says("What the holder's shares are worth at the end of the year.", "market_value E, 0 once it has failed"),
            |h| &h.levels.market_value;
        Default: failed("has failed", "ist gescheitert").needs(&[Need::EXPOSED, Need::FAILURE, Need::CAPITAL])
            .says("Whether the holder has failed by the end of the year.", "1 once losses and calls exceed its capital, else 0"),
            |h| &h.levels.failed;
    }
}
