//! Every variable of a market by name.

use super::{
    Model,
    state::{
        BuilderFlows, BuilderLevels, CustomerFlows, CustomerLevels, Flows, HolderFlows,
        HolderLevels, Levels, State, Terms,
    },
};
use crate::random::Column;

impl Model {
    /// Shows every variable of the market with its name; those of a party end in its name.
    pub fn visit(&self, state: &State, see: &mut dyn FnMut(&str, &Column)) {
        state.terms.visit(&mut |name, column| see(&format!("term.{name}"), column));
        state.levels.visit(&mut |name, column| see(name, column));
        state.flows.visit(&mut |name, column| see(&format!("flow.{name}"), column));
        for (name, own) in self.parties.builders.iter().zip(&state.builders) {
            own.levels.visit(&mut |column, values| see(&format!("{column}.{name}"), values));
            own.flows.visit(&mut |column, values| see(&format!("flow.{column}.{name}"), values));
        }
        for (name, own) in self.parties.customers.iter().zip(&state.customers) {
            own.levels.visit(&mut |column, values| see(&format!("{column}.{name}"), values));
            own.flows.visit(&mut |column, values| see(&format!("flow.{column}.{name}"), values));
        }
        for (name, own) in self.parties.holders.iter().zip(&state.holders) {
            own.levels.visit(&mut |column, values| see(&format!("{column}.{name}"), values));
            own.flows.visit(&mut |column, values| see(&format!("flow.{column}.{name}"), values));
        }
    }
}

type Meanings = &'static [(&'static str, &'static str)];

/// What stands before the name of a variable of `trace`, whose it is, and which there are.
const VARIABLES: [(&str, &str, Meanings); 9] = [
    ("term.", "drawn for the path", Terms::MEANINGS),
    ("", "of the industry", Levels::MEANINGS),
    ("flow.", "of the industry, in the step", Flows::MEANINGS),
    ("", "of a builder", BuilderLevels::MEANINGS),
    ("flow.", "of a builder, in the step", BuilderFlows::MEANINGS),
    ("", "of a customer", CustomerLevels::MEANINGS),
    ("flow.", "of a customer, in the step", CustomerFlows::MEANINGS),
    ("", "of a holder", HolderLevels::MEANINGS),
    ("flow.", "of a holder, in the step", HolderFlows::MEANINGS),
];

/// What a column of `trace` tells, with or without what stands before and after its name: whose it is, and its meaning.
/// Several parties may have one of the same name.
pub fn variable(asked: &str) -> Vec<(&'static str, &'static str)> {
    let before = ["term.", "flow."].into_iter().find(|before| asked.starts_with(before));
    let name = &asked[before.map_or(0, str::len)..];
    let name = name.split_once('.').map_or(name, |(name, _)| name);
    let kinds = VARIABLES.iter().filter(|(own, ..)| before.is_none_or(|before| before == *own));
    kinds
        .filter_map(|(_, whose, all)| {
            let (_, meaning) = all.iter().find(|(known, _)| *known == name)?;
            Some((*whose, meaning.trim()))
        })
        .collect()
}
