//! What a scenario says beyond the tables that it has: some quantities mean something only then.

/// What a scenario can say, each once: its name among the needs of quantities, and how a file says it.
const FACTS: [(&str, &str); 21] = [
    (MARGIN_LOANS, "an [[exposure]] of kind margin_loan"),
    (VENDOR_CREDIT, "an [[exposure]] of kind vendor_credit"),
    (SECURED_DEBT, "finance.secured_share"),
    (TAX, "finance.tax_rate"),
    (POWER_PRICE, "operations.power_price"),
    (MARKET_VALUE, "finance.market_value"),
    (HOLDER_VALUE, "holder.market_value"),
    (TWO_YEARS, "a run of two whole years"),
    (FINANCED_DEMAND, "demand.financed_share"),
    (CASH_COST, "operations.cash_cost"),
    (FIRST_PRICE, "market.initial_revenue"),
    (NEW_EQUITY, "finance.new_equity"),
    (PROMISED, "a [[contract]] of the customer"),
    (CONCESSIONS, "contract.renegotiate_at or contract.distress_cut"),
    (CAPITAL, "holder.capital"),
    (CLAIMS, "an [[exposure]] that the holder has"),
    (CALLED, "a margin_loan on the holder"),
    (VENDORS, "an [[exposure]] that a holder of class vendor has"),
    (INVESTORS, "an [[exposure]] that a holder of class investor has"),
    (LANDLORDS, "a builder with orders.builds = \"sites\""),
    (VENDORS_PAY, "a share in an [[exposure]] that a holder of class vendor has"),
];

/// Of whom it is asked: some facts are those of a party.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Of anybody.
    Anybody,
    /// Of the builder at this place.
    Builder(usize),
    /// Of this customer.
    Customer(usize),
    /// Of this holder.
    Holder(usize),
}

/// A holder owes a loan that falling shares can call.
pub const MARGIN_LOANS: &str = "margin_loan";
/// Somebody has bought on the credit of the seller.
pub const VENDOR_CREDIT: &str = "vendor_credit";
/// Debt that is paid out of the assets first.
pub const SECURED_DEBT: &str = "secured_debt";
/// Builders pay tax on their profit.
pub const TAX: &str = "tax";

/// Power has a price of its own, so how much is used is known.
pub const POWER_PRICE: &str = "power_price";

/// What the shares of a builder are worth at the start is known.
pub const MARKET_VALUE: &str = "builder_value";
/// What those of a holder are worth is.
pub const HOLDER_VALUE: &str = "holder_value";

/// The run has a year that can fall from the year before it.
pub const TWO_YEARS: &str = "two_years";

/// Demand is paid with investors' money by itself, without named customers.
pub const FINANCED_DEMAND: &str = "financed_demand";
/// Running costs something, so equipment can stand idle for it.
pub const CASH_COST: &str = "cash_cost";
/// The price of the start is not the one that costs make.
pub const FIRST_PRICE: &str = "first_price";
/// Builders sell new shares.
pub const NEW_EQUITY: &str = "new_equity";

/// The customer has signed a contract.
pub const PROMISED: &str = "promised";
/// A contract can be changed before it ends.
pub const CONCESSIONS: &str = "concessions";

/// What losses a holder can bear is known, so it can fail.
pub const CAPITAL: &str = "holder_capital";
/// The holder has a claim.
pub const CLAIMS: &str = "claims";
/// The holder owes a loan that falling shares can call.
pub const CALLED: &str = "called";
/// A vendor has a claim.
pub const VENDORS: &str = "vendors";
/// An investor has one.
pub const INVESTORS: &str = "investors";
/// A vendor pays for a part of what is sold to its debtor.
pub const VENDORS_PAY: &str = "vendors_pay";

/// A builder builds sites alone, to let them.
pub const LANDLORDS: &str = "landlords";

/// How a file says it; none if this is no such fact.
pub fn words(name: &str) -> Option<&'static str> {
    FACTS.iter().find(|(own, _)| *own == name).map(|(_, words)| *words)
}
