//! Names that can be correlated: of uncertain parameters and of shocks.

use super::{Parties, specifications};
use crate::scenario::Form;

/// Whether any scenario can have an uncertain parameter or a shock of this name.
pub(super) fn exists(name: &str) -> bool {
    let parts: Vec<&str> = name.split('.').collect();
    let key = parts[parts.len() - 1];
    // A builder's own parameter is one of a table that it overrules.
    let place = if parts[0] == "builder" { parts.len().saturating_sub(2) } else { 0 };
    let table = specifications().find(|(table, _)| table.name == parts[place]);
    let known = table.and_then(|(table, _)| table.key(key));
    known.is_some_and(|key| matches!(key.form, Form::Parameter))
        || (key == "shock" && ["builder", "customer"].contains(&parts[0]))
        || ["pricing.shock", "capital_market.shock"].contains(&name)
}

/// Names of the shocks that a market with these parties may draw in each step.
pub(super) fn shocks(parties: &Parties) -> Vec<String> {
    let builders = parties.builders.iter().map(|name| format!("builder.{name}.shock"));
    let customers = parties.customers.iter().map(|name| format!("customer.{name}.shock"));
    let market = ["demand.shock", "pricing.shock", "capital_market.shock"].map(str::to_owned);
    builders.chain(customers).chain(market).collect()
}
