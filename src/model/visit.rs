//! Every variable of a market by name.

use super::{Model, state::State};
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
