//! What a scenario says beyond the tables that it has: some quantities mean something only then.

/// What a scenario can say, each once: its name among the needs of quantities, and how a file says it.
const FACTS: [(&str, &str); 8] = [
    (MARGIN_LOANS, "an [[exposure]] of kind margin_loan"),
    (VENDOR_CREDIT, "an [[exposure]] of kind vendor_credit"),
    (SECURED_DEBT, "finance.secured_share"),
    (TAX, "finance.tax_rate"),
    (POWER_PRICE, "operations.power_price"),
    (MARKET_VALUE, "finance.market_value"),
    (HOLDER_VALUE, "holder.market_value"),
    (TWO_YEARS, "a run of two whole years"),
];

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

/// How a file says it; none if this is no such fact.
pub fn words(name: &str) -> Option<&'static str> {
    FACTS.iter().find(|(own, _)| *own == name).map(|(_, words)| *words)
}
