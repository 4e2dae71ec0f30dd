//! Which quantities are modelled, and what the others need.

use super::{Need, Quantity};
use crate::model::{Model, fact::Whose};

impl Quantity {
    /// The tables that it needs, in words; none if every market has it.
    pub fn needed(&self) -> Option<String> {
        let each: Vec<String> = self.needs.iter().map(|need| need.words()).collect();
        (!each.is_empty()).then(|| each.join(" and "))
    }
}

/// Why a quantity of somebody is not modelled: the tables that are missing, in words.
pub fn missing(quantity: &Quantity, model: &Model, whose: Whose) -> Option<String> {
    let acts = |need: &&Need| need.0.iter().any(|name| model.acts(name, whose));
    let lacking = quantity.needs.iter().filter(|need| !acts(need));
    let each: Vec<String> = lacking.map(|need| need.words()).collect();
    (!each.is_empty()).then(|| each.join(" and "))
}

#[cfg(test)]
mod tests {
    use crate::{
        metrics::quantity::all,
        model::{fact, specifications},
    };

    #[test]
    fn what_is_needed_is_a_table_of_the_file() {
        let known: Vec<&str> = specifications().map(|(table, _)| table.name).collect();
        for (quantity, _) in all() {
            for name in quantity.needs.iter().flat_map(|need| need.0) {
                assert!(known.contains(name) || fact::words(name).is_some(), "{name}");
            }
        }
    }
}
