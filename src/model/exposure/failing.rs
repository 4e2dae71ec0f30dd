//! Who fails in a round of contagion, and who in the next.

use super::Party;
use crate::{
    math::select,
    model::state::State,
    random::{Column, LANES, any, fill},
};

/// Who fails in a round of contagion.
pub(super) struct Failing {
    builders: Vec<Column>,
    customers: Vec<Column>,
    holders: Vec<Column>,
}

impl Failing {
    /// The first round: whoever this step has ruined.
    #[inline(always)]
    pub(super) fn of(state: &mut State) -> Self {
        let builders = state.builders.iter().map(|builder| builder.flows.default).collect();
        let customers = state.customers.iter().map(|customer| customer.flows.default).collect();
        Self { builders, customers, holders: ruined(state) }
    }

    /// The next round: whoever the last one has ruined.
    pub(super) fn next(self, state: &mut State) -> Self {
        let none = |columns: &[Column]| vec![fill(0.0); columns.len()];
        let (builders, customers) = (none(&self.builders), none(&self.customers));
        Self { builders, customers, holders: ruined(state) }
    }

    #[inline(always)]
    pub(super) fn any(&self) -> bool {
        let mut found = false;
        for events in [&self.builders, &self.customers, &self.holders] {
            for event in events {
                found |= any(event);
            }
        }
        found
    }

    #[inline(always)]
    pub(super) fn event(&self, party: Party) -> &Column {
        match party {
            Party::Builder(b) => &self.builders[b],
            Party::Customer(c) => &self.customers[c],
            Party::Holder(h) => &self.holders[h],
        }
    }
}

/// The holders whose capital is gone and who had not failed before.
#[inline(always)]
fn ruined(state: &mut State) -> Vec<Column> {
    let mut events = vec![fill(0.0); state.holders.len()];
    for (holder, event) in state.holders.iter_mut().zip(&mut events) {
        for i in 0..LANES {
            let gone = holder.levels.capital[i] < 0.0 && holder.levels.failed[i] < 0.5;
            event[i] = select(gone, 1.0, 0.0);
            holder.levels.failed[i] += event[i];
            holder.flows.default[i] += event[i];
        }
    }
    events
}
