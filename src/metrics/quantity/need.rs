//! What must act for a quantity to be modelled.

use crate::model::{fact, specifications};

/// Any of some tables.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Need(pub(super) &'static [&'static str]);

impl Need {
    /// Demand is financed, by itself or by its customers.
    pub(super) const FINANCED: Self = Self(&["customer", fact::FINANCED_DEMAND]);
    pub(super) const CASH_COST: Self = Self(&[fact::CASH_COST]);
    pub(super) const NEW_EQUITY: Self = Self(&[fact::NEW_EQUITY]);
    pub(super) const PROMISED: Self = Self(&[fact::PROMISED]);
    pub(super) const CONCESSIONS: Self = Self(&[fact::CONCESSIONS]);
    pub(super) const CAPITAL: Self = Self(&[fact::CAPITAL]);
    pub(super) const CLAIMS: Self = Self(&[fact::CLAIMS]);
    pub(super) const CALLED: Self = Self(&[fact::CALLED]);
    /// A holder can lose what it has, or must pay what it owes.
    pub(super) const EXPOSED: Self = Self(&[fact::CLAIMS, fact::CALLED]);
    pub(super) const VENDORS: Self = Self(&[fact::VENDORS]);
    pub(super) const INVESTORS: Self = Self(&[fact::INVESTORS]);
    pub(super) const VENDORS_PAY: Self = Self(&[fact::VENDORS_PAY]);
    pub(super) const ACCOUNTING: Self = Self(&["accounting"]);
    pub(super) const CAPITAL_MARKET: Self = Self(&["capital_market"]);
    pub(super) const CONTRACT: Self = Self(&["contract"]);
    pub(super) const CUSTOMER: Self = Self(&["customer"]);
    pub(super) const DEFAULT: Self = Self(&["default"]);
    pub(super) const EQUITY: Self = Self(&["capital_market", "efficiency_shock"]);
    pub(super) const EXPOSURE: Self = Self(&["exposure"]);
    /// Somebody can fail: builders with `[default]`, customers always, holders by margin calls.
    pub(super) const FAILURE: Self = Self(&["default", "customer", fact::MARGIN_LOANS]);
    /// A builder or a customer can fail.
    pub(super) const FAILING: Self = Self(&["default", "customer"]);
    pub(super) const FINANCE: Self = Self(&["finance"]);
    pub(super) const HOLDER: Self = Self(&["holder"]);
    pub(super) const LEASE: Self = Self(&["lease"]);
    /// How much power sites use is meant, as it has a price.
    pub(super) const ELECTRICITY: Self = Self(&[fact::POWER_PRICE]);
    pub(super) const ECONOMY: Self = Self(&["economy"]);
    pub(super) const HOLDER_VALUE: Self = Self(&[fact::HOLDER_VALUE]);
    pub(super) const MARKET_VALUE: Self = Self(&[fact::MARKET_VALUE]);
    pub(super) const POWER: Self = Self(&["power"]);
    /// The price leaves the fair one, in time or from the start.
    pub(super) const PRICE: Self = Self(&["pricing", fact::FIRST_PRICE]);
    pub(super) const PRICING: Self = Self(&["pricing"]);
    pub(super) const RENT: Self = Self(&["lease", "held_for_sale"]);
    pub(super) const RENTAL: Self = Self(&["rental"]);
    pub(super) const LANDLORDS: Self = Self(&[fact::LANDLORDS]);
    pub(super) const SECURED: Self = Self(&[fact::SECURED_DEBT]);
    pub(super) const TAX: Self = Self(&[fact::TAX]);
    pub(super) const VENDOR_CREDIT: Self = Self(&[fact::VENDOR_CREDIT]);
    /// What falls falls from an earlier year.
    pub(super) const TWO_YEARS: Self = Self(&[fact::TWO_YEARS]);
    pub(super) const SALE: Self = Self(&["held_for_sale"]);
    pub(super) const VALUATION: Self = Self(&["valuation"]);

    /// The tables, as a file writes them.
    pub(super) fn words(self) -> String {
        let each: Vec<String> = self.0.iter().map(|name| bracketed(name)).collect();
        each.join(" or ")
    }
}

fn bracketed(name: &str) -> String {
    if let Some(said) = fact::words(name) {
        return said.to_owned();
    }
    let list = specifications().any(|(table, _)| table.name == name && table.list);
    if list { format!("[[{name}]]") } else { format!("[{name}]") }
}
