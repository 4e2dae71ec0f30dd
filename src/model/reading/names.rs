//! Names that can be correlated: of uncertain parameters and of shocks.

use super::Reading;
use crate::{
    model::{Parties, check::entries, specifications},
    scenario::{Document, Form},
};

/// Whether any scenario can have an uncertain parameter or a shock of this name.
pub(crate) fn exists(name: &str) -> bool {
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

/// The entries of a scenario's lists, as in `builder.Meta`, with those that it has left out.
pub(crate) struct Entries(Vec<String>);

impl Entries {
    pub(crate) fn of(document: &Document) -> Self {
        let lists = specifications().map(|(table, _)| table).filter(|table| table.list);
        let named = lists.flat_map(|table| entries(&document.root, table.name));
        let left = document.left_out.iter().map(|(name, _)| name.clone());
        Self(named.map(|(name, _)| name).chain(left).collect())
    }

    /// Whether a name is that of a parameter or a shock, of an entry that is here or has been left out.
    pub(crate) fn may_have(&self, name: &str) -> bool {
        let Some((owner, _)) = name.rsplit_once('.') else { return false };
        let list = name.split('.').next().unwrap_or_default();
        let is_list = specifications().any(|(table, _)| table.list && table.name == list);
        let overruled = || owner.rsplit_once('.').map_or(owner, |(builder, _)| builder);
        let owners = if list == "builder" { [owner, overruled()] } else { [owner; 2] };
        let is_here = || self.0.iter().any(|own| own == list || owners.contains(&own.as_str()));
        exists(name) && (!is_list || is_here())
    }
}

/// Names of the shocks that move something: whose volatility is not 0.
pub(crate) fn moving(parties: &Parties, reading: &Reading<'_>) -> Vec<String> {
    let moves = |name: &String| {
        let owner = name.trim_end_matches(".shock");
        let volatility = match name.split('.').next() {
            Some("builder") => {
                let industry = reading.median("build_out.volatility");
                reading.median_or(&format!("{owner}.build_out.volatility"), industry)
            }
            Some("capital_market") => reading.median("capital_market.equity_volatility"),
            _ => reading.median(&format!("{owner}.volatility")),
        };
        volatility != 0.0
    };
    shocks(parties).into_iter().filter(moves).collect()
}

/// Names of the shocks that a market with these parties may draw in each step.
pub(crate) fn shocks(parties: &Parties) -> Vec<String> {
    let builders = parties.builders.iter().map(|name| format!("builder.{name}.shock"));
    let customers = parties.customers.iter().map(|name| format!("customer.{name}.shock"));
    let market = ["demand.shock", "pricing.shock", "capital_market.shock"].map(str::to_owned);
    builders.chain(customers).chain(market).collect()
}
